"""Candidate statements → pairs of claims whose values can be compared, with how these relate.

A pair of statements gives as many pairs of claims as they have values on one axis, and one of both as wholes. What
cannot be compared makes no pair.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from factcheck.judge import deed, naming, opposite, part, speech, times, told, value, veto
from factcheck.judge.deed import Namesake
from factcheck.judge.slip import near_miss, swapped
from factcheck.judge.value import AGREEING, DIFFERS, FINER, OPEN, SAME
from factcheck.language import gazetteer, offices, predicates, relations, words_of
from factcheck.model import NAME_KINDS, ONE_VALUED, ORIGIN, SPOT, TITLE, WINDOW, Placed, Value

NAMING = frozenset({"code", "version"})  # two hotlines, two versions: both exist
UNRESOLVED = frozenset({"relative", "season", "quarter", "weekday"})  # "last year" of an article without a date
ALONE = "alone"  # the relation of two statements without a value
SCORE = "score"
_PERSON = frozenset({"person"})
_WHEN = frozenset({"", "in", "on", "during", "at", WINDOW})  # prepositions of a date on which something is, or is not
_ENOUGH = 3  # words beside a status that are the same
_MONTH = 31.0  # days in which a state may change
SURELY = 2  # how surely two titles exclude each other
_YEAR = 365.25
_AGREED = 62.0  # days in which a window may be moved
VARIANT = "variant"  # two spellings of what may be one name

Made = tuple[str, float, bool, bool]  # relation, gap, swapped, variant


class Comparison(NamedTuple):
    """Two claims with how their values relate. Key: left, right."""

    left: int
    right: int
    relation: str  # same, finer, rounded, open, differs; "alone" for two statements without a value
    gap: float
    swapped: bool  # the same digits in another order
    variant: bool  # two spellings
    qualifier: int  # limits they share less limits that differ
    stated: bool  # one of the statements gives the other side's value too
    near_miss: bool  # one slip makes one value of the other
    office: int = 0  # names: how surely both are holders of one office, 3 to 1; below 0 of two
    site: int = 0  # places: how surely both are where one deed was done, 4 to 1
    deed: int = 0  # names: how surely both are who or where of one deed, 3 to 1; below 0 of two
    day: int = 0  # dates: how surely both are the day of one event, 3 to 1; below 0 of two
    titles: bool = False  # two titles of one person that nobody has at once, in articles of one time
    verbatim: bool = False  # statuses: all but the words that state them is the same, in articles of one time
    window: bool = False  # dates: both are when one thing that is still to come is to come, in articles of one time


def comparisons(
    claims: Sequence[Placed],
    words: Sequence[str],
    of_statement: Sequence[Sequence[int]],
    pairs: Sequence[tuple[int, int]],
    names: Namesake,
    texts: Sequence[str] = (),
    published: Sequence[float] = (),
) -> list[Comparison]:
    """The comparisons that candidate pairs of statements give, in their order.

    words: those that state the value of each claim; names: how two names relate; texts: of the statements; published:
    the day number of each article, NaN where unknown.
    """
    sorts = [_sort(claim.value) if claim.value else "" for claim in claims]
    valued = [[row for row in rows if claims[row].value] for rows in of_statement]
    listed = naming.lists(claims, of_statement, texts)
    known = _Known(claims, words, texts, names, naming.holders(claims), deed.sites(claims), listed)

    @cache
    def alike(statement: int) -> dict[str, list[int]]:
        parted: dict[str, list[int]] = {}
        for claim in valued[statement]:
            parted.setdefault(sorts[claim], []).append(claim)
        return parted

    @cache
    def side(statement: int) -> _Side:
        rows = valued[statement]
        labels, persons = (_labels(claims, rows, kinds) for kinds in (NAME_KINDS, _PERSON))
        return _Side(statement, rows, labels, {one for one in labels if gazetteer.kind_of(one)}, persons)

    touches = cache(lambda claim: opposite.touches(claims[claim]))

    def meet(i: int, j: int) -> bool:
        ours, theirs = touches(i), touches(j)
        return not (ours and theirs and ours.isdisjoint(theirs))  # as nearly all pairs of statuses are

    found: list[Comparison] = []
    for one, other in pairs:
        left, right = side(one), side(other)
        if not left.claims or not right.claims:
            continue
        days = _days_apart(claims[left.claims[0]], claims[right.claims[0]], published)
        for i in left.claims:
            for j in alike(other).get(sorts[i], ()):
                made = _related(known, (i, j), (left, right), days) if meet(i, j) else None
                if made:
                    found.append(_comparison(known, (i, j), made, (left, right), days))
    return found


def alone(left: Sequence[str], right: Sequence[str]) -> Comparison:
    """How claims without a value relate that have these qualifiers. Which claims they are is left open."""
    return Comparison(-1, -1, ALONE, 0.0, False, False, _limits(left, right), False, False)


class _Known(NamedTuple):
    """All that is known of the claims of a collection."""

    claims: Sequence[Placed]
    words: Sequence[str]  # that state the value of each claim
    texts: Sequence[str]  # of statements
    names: Namesake
    holders: naming.Holders
    places: dict[int, frozenset[str]]  # that each article names
    listed: Sequence[frozenset[str]]  # the names with which each claim's name is listed


class _Side(NamedTuple):
    """One of two statements."""

    row: int
    claims: Sequence[int]
    labels: set[str]  # the names in it
    places: set[str]  # those of them that are places which the gazetteer knows
    persons: set[str]  # and those that are persons


def _related(known: _Known, pair: tuple[int, int], sides: tuple[_Side, _Side], days: float) -> Made | None:
    """How the values of two claims relate, all that is known of the claims taken into account. days: as of veto."""
    (i, j), names = pair, known.names
    left, right = known.claims[i], known.claims[j]
    made = _compared(left, right, names, sides[0].labels, sides[1].labels)
    if made is None and naming.rivals(left, right, names, known.holders):
        made = DIFFERS, 1.0, False, False
    if made is None or made[0] != DIFFERS:
        return made
    both = veto.both_hold(left, right, (known.words[i], known.words[j]), days, names)
    if both or veto.two_doers(left, right, (sides[0].labels, sides[1].labels), names):
        return None
    texts = (known.texts[sides[0].row], known.texts[sides[1].row]) if known.texts else ("", "")
    persons = (sides[0].persons, sides[1].persons)
    if told.apart(left, right, texts) or veto.two_persons(left, right, persons, names):
        return OPEN, *made[1:]
    if veto.elsewhere(left, (sides[0].places, sides[1].places), names):
        return OPEN, *made[1:]
    if known.texts and speech.one_quote(left, right, *texts):
        return made
    compatible = known.listed[i] & known.listed[j] or naming.compatible(left, right, names, known.holders)
    return (OPEN, *made[1:]) if compatible else made


def _comparison(
    known: _Known, pair: tuple[int, int], made: Made, sides: tuple[_Side, _Side], days: float
) -> Comparison:
    """Two claims whose values relate as told, with what else is known of the two."""
    (i, j), (left, right) = pair, (known.claims[row] for row in pair)
    differs = made[0] == DIFFERS
    limits, near = _limits(left.qualifiers, right.qualifiers), near_miss(left.value, right.value)
    own = _named(left, right, known)
    asked = differs and not _contrary(left, right) and not naming.rivals(left, right, known.names, known.holders)
    stated = asked and any(_given(known.claims, pair[n], sides[1 - n].claims) for n in (0, 1))
    titles = differs and _two_titles(left, right, own[0], days)
    verbatim = differs and _verbatim(left, right, known.texts, days)
    window = left.slot == right.slot == WINDOW and not days > _AGREED
    return Comparison(i, j, *made, limits, stated, near, *own, titles, verbatim, window)


def _days_apart(left: Placed, right: Placed, published: Sequence[float]) -> float:
    """The days between two articles: NaN where one has no date, 0 where none is asked for."""
    return abs(published[left.source] - published[right.source]) if published else 0.0


def _labels(claims: Sequence[Placed], rows: Sequence[int], kinds: frozenset[str]) -> set[str]:
    """The names of some kinds among claims."""
    values = (claims[row].value for row in rows)
    return {value.label for value in values if value and value.kind in kinds and value.axis != SPOT}


def _sort(given: Value) -> str:
    """What a claim may be compared by: claims of other sorts make no pair, so they need not be asked."""
    if given.kind in NAME_KINDS and given.axis != SPOT:
        return "name"
    if given.kind == "money":  # what is free is held against any currency
        return "money"
    return "day" if given.axis in times.DATE_AXES else given.axis


def _compared(left: Placed, right: Placed, names: Namesake, left_names: set[str], right_names: set[str]) -> Made | None:
    a, b = left.value, right.value
    if left.slot == right.slot == WINDOW and not _one_coming(left, right, names):
        return None
    if a is None or b is None:
        return None
    if a.kind in NAME_KINDS or b.kind in NAME_KINDS:
        peoples = _nation(a) and _nation(b) and left.noun == right.noun != "" and names(a.label, b.label) == "different"
        return (DIFFERS, 1.0, False, False) if peoples else _names(left, right, names, left_names, right_names)
    if a.kind == "status" or b.kind == "status":
        return _statuses(left, right, names)
    return _measured(left, right, a, b)


def _one_coming(left: Placed, right: Placed, names: Namesake) -> bool:
    """Whether two windows are those of one thing: of season 2, and of one series."""
    return left.noun == right.noun and names(left.thing, right.thing) in deed.ONE


def _measured(left: Placed, right: Placed, a: Value, b: Value) -> Made | None:
    if a.grain == "converted" and b.grain == "converted":
        return None
    related = value.relation(a, b)
    if related and _contrary(left, right):
        return _denied(left, right)
    if related:
        return related.name, related.gap, related.name == DIFFERS and swapped(a, b), False
    if a.axis != b.axis or a.low is not None or a.axis in UNRESOLVED:
        return None
    if a.label != b.label and a.axis in NAMING:
        return None
    if a.axis == SCORE and sorted(a.label.split("-")) == sorted(b.label.split("-")):  # won 3-1, lost 1-3
        return SAME, 0.0, False, False
    return (SAME if a.label == b.label else DIFFERS, 1.0, False, False)


def _contrary(left: Placed, right: Placed) -> bool:
    """Whether something is denied of the one date and affirmed of the other."""
    return left.polarity != right.polarity and left.value is not None and left.value.kind == "date"


def _denied(left: Placed, right: Placed) -> Made | None:
    """How a date on which something is denied relates to one on which it is affirmed: not this year, in December."""
    denied, affirmed = (left, right) if left.polarity == "denied" else (right, left)
    if denied.value is None or affirmed.value is None or denied.value.form == "bound" or denied.slot not in _WHEN:
        return None
    if denied.slot == WINDOW != affirmed.slot:
        return None
    inside = value.relation(denied.value, affirmed.value)
    a, b, c, d = times.ends(denied.value, affirmed.value)
    if inside and inside.name in (SAME, FINER) and a <= c and d <= b:
        return DIFFERS if _one_doing(left.predicate, right.predicate) else OPEN, 0.0, False, False
    apart = d < a or b < c  # "not this year" and "early in 2024" are one answer
    return FINER if apart and left.slot == right.slot == WINDOW else OPEN, 0.0, False, False


def _one_doing(left: str, right: str) -> bool:
    """Whether two predicates may tell of one doing: a boat "found" in 1987 is not the one "confused" with it."""
    akin = relations.similarity(left, right) >= relations.SISTER or predicates.classes(left) & predicates.classes(right)
    return bool(left and right) and (left == right or bool(akin))


def _statuses(left: Placed, right: Placed, names: Namesake) -> Made | None:
    a, b = left.value, right.value
    if a is None or b is None or a.kind != b.kind:
        return None
    if a.axis == TITLE and b.axis == TITLE:
        return naming.titles(left, right, names)
    if a.axis.startswith(ONE_VALUED) or b.axis.startswith(ONE_VALUED):
        one = a.axis == b.axis and names(left.thing, right.thing) in deed.ONE
        limited = left.qualifiers and right.qualifiers and set(left.qualifiers).isdisjoint(right.qualifiers)
        if not one or limited or (a.axis == ORIGIN and a.label != b.label):  # a joint production has two countries
            return None
        return SAME if a.label == b.label else DIFFERS, 0.0, False, False
    stand = opposite.relation(left, right)
    return (*stand, False, False) if stand else None


def _verbatim(left: Placed, right: Placed, texts: Sequence[str], days: float) -> bool:
    """Whether two statements are the same but for the statuses they state, at about one time."""
    a, b = left.value, right.value
    if a is None or b is None or a.axis != "status" or b.axis != "status" or not texts:
        return False
    rest = [
        [word for word in _words(text[: v.start] + " " + text[v.end :]) if word not in words_of("state")["carrying"]]
        for v, text in ((a, texts[left.statement]), (b, texts[right.statement]))
    ]
    return rest[0] == rest[1] and len(rest[0]) >= _ENOUGH and not days > _MONTH


def _two_titles(left: Placed, right: Placed, sure: int, days: float) -> bool:
    """Whether two titles that nobody has at once are given to one person in articles of one time."""
    titled = left.value is not None and left.value.axis == TITLE and left.certainty == right.certainty == "asserted"
    return titled and sure >= SURELY and not days > _YEAR


def _words(text: str) -> list[str]:
    return [word.strip(".,;:!?\"'()").casefold() for word in text.split()]


def _named(left: Placed, right: Placed, known: _Known) -> tuple[int, int, int, int]:
    """How surely two names are of one office, where of one deed, and of one deed; two dates the day of one event."""
    if left.value is not None and left.value.axis == TITLE:
        return offices.exclusive(left.role, right.role), 0, 0, 0
    if left.value is None or left.value.kind not in NAME_KINDS:
        return 0, 0, 0, deed.day(left, right, known.names)
    return (
        naming.office(left, right, known.names, known.holders),
        deed.site(left, right, known.names, known.places),
        deed.deed(left, right, known.names),
        0,
    )


def _given(claims: Sequence[Placed], row: int, others: Sequence[int]) -> bool:
    """Whether one of the other claims gives the value of this one, or one that agrees with it."""
    own = claims[row].value
    if own is None or own.kind == "status":
        return False
    for other in others:
        theirs = claims[other].value
        if theirs is None or theirs.axis not in (own.axis, "count"):
            continue
        if own.label == theirs.label and own.axis == theirs.axis:
            return True
        related = value.relation(own, theirs) if own.low is not None and own.axis == theirs.axis else None
        if (related and related.name in AGREEING) or _bare(own, theirs):
            return True
    return False


def _bare(own: Value, theirs: Value) -> bool:
    """Whether a number without a unit is that of a percentage or sum: "88 percent, not 97"."""
    if own.kind not in ("percent", "money") or theirs.axis != "count" or theirs.unit or own.low is None:
        return False
    return theirs.low == round(own.low * (100 if own.axis == "share" else 1), 6)


def _names(left: Placed, right: Placed, names: Namesake, left_names: set[str], right_names: set[str]) -> Made | None:
    a, b = left.value, right.value
    if a is None or b is None or a.kind not in NAME_KINDS or b.kind not in NAME_KINDS:
        return None
    if a.axis == SPOT and b.axis == SPOT:
        return (DIFFERS, 1.0, False, False) if part.two_spots(left, right, names) else None
    kin = names(a.label, b.label)
    if kin in ("same", "part"):
        return (SAME if kin == "same" else FINER, 0.0, False, False)
    if _nation(a) or _nation(b):
        return None
    if kin == VARIANT:
        return DIFFERS, 0.0, False, True
    if deed.bare(a.label) or deed.bare(b.label):
        return None
    if (a.label in right_names or b.label in left_names) and not part.swapped(left, right, names):
        return None
    if not a.kind == b.kind != "other" and not part.one_part(left, right, names):
        return None
    if "place" in (a.kind, b.kind) and deed.within(a.label, b.label):
        return OPEN, 1.0, False, False
    return DIFFERS, 1.0, False, False


def _nation(name: Value) -> bool:
    """Whether a name is that of a people: "Korean" says what a thing is, not where."""
    return name.kind == "place" and bool(gazetteer.nationality(name.label))


def _limits(left: Sequence[str], right: Sequence[str]) -> int:
    """Limits that both name less limits of one sort that differ: "season 1" against "season 2" is -1."""
    if not left or not right:
        return 0
    a, b = set(left), set(right)
    heads_a = {q.rpartition(" ")[0] for q in a - b}
    heads_b = {q.rpartition(" ")[0] for q in b - a}
    return len(a & b) - 2 * len(heads_a & heads_b)
