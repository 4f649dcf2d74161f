"""Candidate statements → pairs of claims whose values can be compared, with how these relate.

A pair of statements gives as many pairs of claims as they have values on one axis. What cannot be compared makes no
pair.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from factcheck.judge import deed, naming, opposite, part, speech, times, value
from factcheck.judge.deed import Namesake
from factcheck.judge.value import AGREEING, DIFFERS, FINER, OPEN, SAME
from factcheck.language import alias, gazetteer, offices, words_of
from factcheck.language.figures import lexicon
from factcheck.model import REALITY, SPOT, TITLE, Placed, Value

NAMES = frozenset({"person", "place", "organisation", "other"})
NAMING = frozenset({"code", "version"})  # two hotlines, two versions: both exist
UNRESOLVED = frozenset({"relative", "season", "quarter", "weekday"})  # "last year" of an article without a date
ALONE = "alone"  # the relation of two statements without a value
SCORE = "score"
SIZED = frozenset({"number", "money", "measure", "duration"})
_WORLDS = 300.0  # the ratio from which two amounts are of different things
_WHEN = frozenset({"", "in", "on", "during", "at"})  # prepositions of a date on which something is, or is not
_DIGITS = 3  # different digits in which a slip can be told
_ENOUGH = 3  # words beside a status that are the same
_MONTH = 31.0  # days in which a state may change
SURELY = 2  # how surely two titles exclude each other
_SURE = 0.5  # how sure two predicates must be
_YEAR = 365.25
_BIRTHDAY = 30.0  # days between two articles in which an age may well have changed
DIFFERENT = "different"  # two names of two things
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
    sorts = [_sort(claim.value) for claim in claims]
    known, places = naming.holders(claims), deed.sites(claims)

    @cache
    def alike(statement: int) -> dict[str, list[int]]:
        parted: dict[str, list[int]] = {}
        for claim in of_statement[statement]:
            parted.setdefault(sorts[claim], []).append(claim)
        return parted

    listed = naming.lists(claims, of_statement, texts)
    found: list[Comparison] = []
    for one, other in pairs:
        lefts, rights = of_statement[one], of_statement[other]
        left_names, right_names = _labels(claims, lefts), _labels(claims, rights)
        for i in lefts:
            for j in alike(other).get(sorts[i], ()):
                made = _compared(claims[i], claims[j], names, left_names, right_names)
                rivals = naming.rivals(claims[i], claims[j], names, known)
                made = (DIFFERS, 1.0, False, False) if made is None and rivals else made
                if made and made[0] == DIFFERS:
                    both = _both_hold(claims[i], claims[j], (words[i], words[j]), published, names)
                    if both or _two_doers(claims[i], claims[j], (left_names, right_names), names):
                        continue
                    quoted = texts and speech.one_quote(claims[i], claims[j], texts[one], texts[other])
                    if not quoted and (listed[i] & listed[j] or naming.compatible(claims[i], claims[j], names, known)):
                        made = OPEN, *made[1:]
                if made:
                    given = made[0] == DIFFERS and not rivals and made[1] > 0
                    stated = given and (_given(claims, i, rights) or _given(claims, j, lefts))
                    own = _named(claims[i], claims[j], names, known, places)
                    verbatim = made[0] == DIFFERS and _verbatim(claims[i], claims[j], texts, published)
                    limits, near = _limits(claims[i], claims[j]), near_miss(claims[i].value, claims[j].value)
                    called = made[0] == DIFFERS and _two_titles(claims[i], claims[j], own[0], published)
                    found.append(Comparison(i, j, *made, limits, stated, near, *own, called, verbatim))
    return found


def _labels(claims: Sequence[Placed], rows: Sequence[int]) -> set[str]:
    """The names among claims."""
    return {
        c.value.label
        for c in map(claims.__getitem__, rows)
        if c.value and c.value.kind in NAMES and c.value.axis != SPOT
    }


def _sort(given: Value | None) -> str:
    """What a claim may be compared by: claims of other sorts make no pair, so they need not be asked."""
    if given is None:
        return ""
    if given.kind in NAMES and given.axis != SPOT:
        return "name"
    if given.kind == "money":  # what is free is held against any currency
        return "money"
    return "day" if given.axis in times.DATE_AXES else given.axis


def _compared(left: Placed, right: Placed, names: Namesake, left_names: set[str], right_names: set[str]) -> Made | None:
    a, b = left.value, right.value
    if a is None or b is None:
        return (ALONE, 0.0, False, False) if a is b else None
    if a.kind in NAMES or b.kind in NAMES:
        peoples = _nation(a) and _nation(b) and left.noun == right.noun != "" and names(a.label, b.label) == DIFFERENT
        return (DIFFERS, 1.0, False, False) if peoples else _names(left, right, names, left_names, right_names)
    if a.kind == "status" or b.kind == "status":
        return _statuses(left, right, names)
    return _measured(left, right, a, b)


def _measured(left: Placed, right: Placed, a: Value, b: Value) -> Made | None:
    if a.grain == "converted" and b.grain == "converted":
        return None
    related = value.relation(a, b)
    if related and left.polarity != right.polarity and a.kind == "date":
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


def _denied(left: Placed, right: Placed) -> Made | None:
    """How a date on which something is denied relates to one on which it is affirmed: not this year, in December."""
    denied, affirmed = (left, right) if left.polarity == "denied" else (right, left)
    if denied.value is None or affirmed.value is None or denied.value.form == "bound" or denied.slot not in _WHEN:
        return None
    inside = value.relation(denied.value, affirmed.value)
    a, b, c, d = times.ends(denied.value, affirmed.value)
    if inside and inside.name in (SAME, FINER) and a <= c and d <= b:
        return DIFFERS, 0.0, False, False
    return OPEN, 0.0, False, False


def _statuses(left: Placed, right: Placed, names: Namesake) -> Made | None:
    a, b = left.value, right.value
    if a is None or b is None or a.kind != b.kind:
        return None
    if a.axis == TITLE and b.axis == TITLE:
        return naming.titles(left, right, names)
    if a.axis.startswith(REALITY) or b.axis.startswith(REALITY):
        one = a.axis == b.axis and names(left.thing, right.thing) in deed.ONE
        return (SAME if a.label == b.label else DIFFERS, 0.0, False, False) if one else None
    stand = opposite.relation(left, right)
    return (stand[0], float(stand[1]), False, False) if stand else None


def _both_hold(
    left: Placed,
    right: Placed,
    words: tuple[str, str],
    published: Sequence[float],
    names: Namesake,
) -> bool:
    """Whether two values that differ are of two things, or two wordings of one."""
    return (
        (left.value is not None and left.value.kind in NAMES and _one_wording(*words))
        or _worlds_apart(left.value, right.value)
        or _of_speech(left, right)
        or _sequels(left, right)
        or naming.casts(left, right, names)
        or _aged(left, right, published)
        or _moments(left, right)
        or _long_since(left, right, published)
    )


def _two_doers(left: Placed, right: Placed, mentioned: tuple[set[str], set[str]], names: Namesake) -> bool:
    """Whether one thing is told of two that are named: "Moe & Co cut 140 jobs", "Orvik Steel cut 12 jobs".

    mentioned: the names in each statement. Where one names what the other turns on, too, it may be told the other way
    round: "X renewed Y", "Y was renewed".
    """
    if not (left.agent and right.agent and left.thing and right.thing) or left.predicate != right.predicate:
        return False
    named = all(claim.agent in alias.parts(claim.thing) for claim in (left, right))
    if not named or left.predicate in words_of("state")["speaking"]:
        return False
    told = any(names(one, right.thing) != DIFFERENT for one in mentioned[0])
    return not told and all(names(one, left.thing) == DIFFERENT for one in mentioned[1])


def _long_since(left: Placed, right: Placed, published: Sequence[float]) -> bool:
    """Whether two states may both have been: more than a year lies between the articles."""
    told = left.value is not None and left.value.axis == "status" and bool(published)
    return told and abs(published[left.source] - published[right.source]) > _YEAR


def _of_speech(left: Placed, right: Placed) -> bool:
    """Whether two dates tell when somebody said something: "said Friday", "told reporters on Monday"."""
    dated = left.value is not None and left.value.kind == "date"
    return dated and {left.predicate, right.predicate} <= words_of("state")["speaking"]


def _sequels(left: Placed, right: Placed) -> bool:
    """Whether two ranks only pick one of a row that has all of them: "the fourth season's start", "first ballot"."""
    ranked = left.value is not None and left.value.kind == "order"
    return ranked and not words_of("state")["rows"].isdisjoint((left.noun, right.noun))


def _worlds_apart(a: Value | None, b: Value | None) -> bool:
    """Whether two amounts are of so different a size that they cannot be meant for one, nor be a slip in its unit."""
    if a is None or b is None or a.kind not in SIZED:
        return False
    if not all(end and math.isfinite(end) for end in (a.low, a.high, b.low, b.high)):
        return False
    less, more = sorted((a, b), key=lambda v: abs(v.low or 0.0))
    digits = {re.sub(r"\D", "", value.label).strip("0") for value in (a, b)}
    return abs(more.low or 0.0) > _WORLDS * abs(less.high or 0.0) and len(digits) == 2


def _verbatim(left: Placed, right: Placed, texts: Sequence[str], published: Sequence[float]) -> bool:
    """Whether two statements are the same but for the statuses they state, at about one time."""
    a, b = left.value, right.value
    if a is None or b is None or a.axis != "status" or b.axis != "status" or not texts:
        return False
    rest = [
        [word for word in _words(text[: v.start] + " " + text[v.end :]) if word not in words_of("state")["carrying"]]
        for v, text in ((a, texts[left.statement]), (b, texts[right.statement]))
    ]
    days = abs(published[left.source] - published[right.source]) if published else 0.0
    return rest[0] == rest[1] and len(rest[0]) >= _ENOUGH and not days > _MONTH


def _two_titles(left: Placed, right: Placed, sure: int, published: Sequence[float]) -> bool:
    """Whether two titles that nobody has at once are given to one person in articles of one time."""
    titled = left.value is not None and left.value.axis == TITLE and left.certainty == right.certainty == "asserted"
    days = abs(published[left.source] - published[right.source]) if published else 0.0
    return titled and sure >= SURELY and not days > _YEAR


def _words(text: str) -> list[str]:
    return [word.strip(".,;:!?\"'()").casefold() for word in text.split()]


def _aged(left: Placed, right: Placed, published: Sequence[float]) -> bool:
    """Whether two ages may both be true: of two people who are named, or of one whose birthday lay between."""
    a, b = left.value, right.value
    if a is None or b is None or a.axis != "age" or a.form != "exact" or b.form != "exact":
        return False
    if any(claim.predicate == "be" and not claim.agent and not claim.holder for claim in (left, right)):
        return True  # "she was 42", when and whoever she was
    if left.holder != right.holder and left.holder and right.holder:
        return True
    days = abs(published[left.source] - published[right.source]) if published else 0.0
    if math.isnan(days):  # who knows how many years lie between
        return True
    return days >= _BIRTHDAY and abs((a.low or 0.0) - (b.low or 0.0)) <= days / _YEAR + 1


def _moments(left: Placed, right: Placed) -> bool:
    """Whether two moments are those of different events: came on in the 64th minute, scored in the 109th."""
    a, b = left.value, right.value
    if a is None or b is None or a.axis != "rank" or left.predicate == right.predicate:
        return False
    sure = min(left.predicate_sure, right.predicate_sure) > _SURE
    return sure and a.unit == b.unit and a.unit.casefold() in lexicon().words["moment_noun"]


def _named(
    left: Placed, right: Placed, names: Namesake, known: naming.Holders, places: dict[int, frozenset[str]]
) -> tuple[int, int, int, int]:
    """How surely two names are of one office, where of one deed, and of one deed; two dates the day of one event."""
    if left.value is not None and left.value.axis == TITLE:
        return offices.exclusive(left.role, right.role), 0, 0, 0
    if left.value is None or left.value.kind not in NAMES:
        return 0, 0, 0, deed.day(left, right, names)
    return (
        naming.office(left, right, names, known),
        deed.site(left, right, names, places),
        deed.deed(left, right, names),
        0,
    )


def _one_wording(left: str, right: str) -> bool:
    """Whether one side's words are those of the other, or a part: "Solano" and "Marguerite Solano"."""
    ours, theirs = set(left.casefold().split()), set(right.casefold().split())
    named = left[:1].isupper() and right[:1].isupper()
    return ours == theirs or (named and (ours <= theirs or theirs <= ours))


def _given(claims: Sequence[Placed], row: int, others: Sequence[int]) -> bool:
    """Whether one of the other claims gives the value of this one, or one that agrees with it."""
    own = claims[row].value
    for other in others:
        theirs = claims[other].value
        if own and theirs and own.axis == theirs.axis and own.kind != "status":
            if own.label == theirs.label:
                return True
            related = value.relation(own, theirs) if own.low is not None else None
            if related and related.name in AGREEING:
                return True
        if own and theirs and _bare(own, theirs):
            return True
    return False


def _bare(own: Value, theirs: Value) -> bool:
    """Whether a number without a unit is that of a percentage or sum: "88 percent, not 97"."""
    if own.kind not in ("percent", "money") or theirs.axis != "count" or theirs.unit or own.low is None:
        return False
    return theirs.low == round(own.low * (100 if own.axis == "share" else 1), 6)


def _names(left: Placed, right: Placed, names: Namesake, left_names: set[str], right_names: set[str]) -> Made | None:
    a, b = left.value, right.value
    if a is None or b is None or a.kind not in NAMES or b.kind not in NAMES:
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


def near_miss(left: Value | None, right: Value | None) -> bool:
    """Whether one slip makes one value of the other: another year of the same day, one digit of several."""
    if left is None or right is None or left.label == right.label:
        return False
    a, b = left.label, right.label
    if left.grain == right.grain == "day" and left.axis == right.axis == "day" and a.count("-") == b.count("-") == 2:
        return sum(x != y for x, y in zip(a.split("-"), b.split("-"), strict=True)) == 1
    if left.kind in NAMES or left.axis == "status" or left.axis != right.axis:
        return False
    ours, theirs = ("".join(c for c in label if c.isdigit()) for label in (a, b))
    return len(ours) == len(theirs) > 1 and sum(x != y for x, y in zip(ours, theirs, strict=True)) == 1


def slip(value: Value) -> str:
    """What a value shares with those that one slip makes of it: the day of whatever year, digits in whatever order."""
    if value.axis == "day" and value.grain == "day" and len(value.label) == len("2023-06-06"):
        return f"slip {value.label[5:]}"
    digits = sorted(c for c in value.label if c.isdigit())
    slips = value.axis != "day" and value.kind not in NAMES and len(set(digits)) >= _DIGITS
    return f"slip {value.axis} {''.join(digits)}" if slips else ""


def swapped(left: Value, right: Value) -> bool:
    """Whether two numbers have the same digits in another order: "18,700" and "17,800"."""
    a, b = (sorted(c for c in v.label if c.isdigit()) for v in (left, right))
    return left.axis != "day" and a == b and len(a) > 1


def _limits(left: Placed, right: Placed) -> int:
    """Limits that both name less limits of one sort that differ: "season 1" against "season 2" is -1."""
    a, b = set(left.qualifiers), set(right.qualifiers)
    heads_a = {q.rpartition(" ")[0] for q in a - b}
    heads_b = {q.rpartition(" ")[0] for q in b - a}
    return len(a & b) - 2 * len(heads_a & heads_b)
