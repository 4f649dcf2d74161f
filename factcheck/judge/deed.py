"""Whether two names are told of one deed: who did it, where it was done; a place in another place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from factcheck.language import data, gazetteer, predicates, relations, words_of
from factcheck.model import Placed

ONE = ("same", "part")  # how two names of one thing relate
LIKE = 0.5  # how alike two nouns are that may mean one thing: "ship", "ferry"
ONE_SITE = 4  # two places of one deed, and neither article knows the other's
UNRELATED = -2  # names that say nothing against each other

Namesake = Callable[[str, str], str]  # how two names relate: same, part, variant, different


@lru_cache(maxsize=16384)
def level(place: str) -> str:
    """How large a sort of place a name means: country, region, city, street, venue; empty where it doesn't show.

    >>> level("Norway"), level("Lund Arena"), level("Elm Street"), level("Skarnvik")
    ('country', 'venue', 'street', '')
    """
    head = place.partition(",")[0]
    last = gazetteer.fold(head).rpartition(" ")[2]
    for sort in ("street", "venue"):
        if " " in head and last in words_of("deeds")[sort]:
            return sort
    known = gazetteer.kind_of(head)
    return "city" if known in ("city", "capital") else known if known in ("country", "region") else ""


@lru_cache(maxsize=16384)
def bare(place: str) -> bool:
    """Whether a name is only the word for a sort of place: "St." of "117th St."."""
    word = gazetteer.fold(place)
    return word in words_of("deeds")["street"] or word in words_of("deeds")["venue"]


@lru_cache(maxsize=65536)
def within(left: str, right: str) -> bool:
    """Whether one place may lie in the other by what they are: a venue or street in a town, a town in a country."""
    ours, theirs = level(left), level(right)
    if {ours, theirs} == {"country", ""}:
        return "," not in left + right  # a town nobody knows may lie anywhere
    (which, _, sort), (other, _, kind) = (gazetteer.fold(name).rpartition(" ") for name in (left, right))
    if which and which == other and {sort, kind} <= words_of("deeds")["areas"]:
        return True  # "the Pacific Basin", "the Pacific Ocean"
    if not ours or not theirs or ours == theirs:
        return False
    if {ours, theirs} <= {"country", "region", "city"}:
        return gazetteer.contains(left, right) is None and gazetteer.contains(right, left) is None
    return True


def deed(left: Placed, right: Placed, names: Namesake) -> int:
    """How surely two claims name who or where of one deed: 3 to 1; 0 not known; -1 of two; -2 two who say something."""
    ours, theirs = _turns_on(left), _turns_on(right)
    if not _where(left) and (_says(ours) or _says(theirs)):
        return UNRELATED
    if left.slot == right.slot == "of" and left.holder and right.holder and left.holder != right.holder:
        return UNRELATED  # "Moe, 61, of Leeds", "Lund, of York"
    alike = _alike(ours, theirs)
    if alike <= 0:
        return alike
    return max(1 + _one_slot(left, right) + _one_thing(left, right, names) - clash(left, right), 0)


def clash(left: Placed, right: Placed) -> bool:
    """Whether what else has a part in two deeds is two things: "the phone", "the screen"; "the old bridge"."""
    ours, theirs = left.theme, right.theme
    if not ours or not theirs or ours == theirs or named(left) or named(right):
        return False
    (which, head), (other, second) = (theme.rpartition(" ")[::2] for theme in (ours, theirs))
    if head != second and not _may_be_one(head, second):
        return True
    if which and other:
        return not any(which in group and other in group for group in data("deeds")["which"])
    return (which or other) in words_of("deeds")["another"]


def _may_be_one(left: str, right: str) -> bool:
    """Whether two nouns may mean one thing: "ship", "ferry"; not "final", "semi-final"."""
    if left.endswith(f"-{right}") or right.endswith(f"-{left}"):
        return False
    return relations.similarity(left, right) >= LIKE or bool(predicates.classes(left) & predicates.classes(right))


def named(claim: Placed) -> bool:
    """Whether what else has a part in a claim's deed is told by name."""
    return claim.theme[:1].isupper()


def sites(claims: Sequence[Placed]) -> dict[int, frozenset[str]]:
    """The places that each article names, by its row."""
    found: dict[int, set[str]] = {}
    for claim in claims:
        if claim.value and claim.value.kind == "place":
            found.setdefault(claim.source, set()).add(claim.value.label)
    return {source: frozenset(labels) for source, labels in found.items()}


def site(left: Placed, right: Placed, names: Namesake, known: dict[int, frozenset[str]]) -> int:
    """How surely two places are said to be where a thing happened that happens once: 4 to 1; 0 not known, -1 not so.

    known: the places each article names. ONE_SITE where both say so outright, and neither article knows the other's.
    """
    a, b = left.value, right.value
    if a is None or b is None or a.kind != "place" or not _once(_turns_on(left), _turns_on(right)):
        return 0
    thing, slot = _one_thing(left, right, names), _one_slot(left, right)
    if thing < 0:
        return -1
    outright = {_slot(left), _slot(right)} <= words_of("deeds")["where"]
    apart = a.label not in known.get(right.source, ()) and b.label not in known.get(left.source, ())
    ours, theirs = (predicates.classes(_turns_on(claim)) for claim in (left, right))
    once = ours & theirs <= words_of("deeds")["one_site"]
    return ONE_SITE if thing and slot and outright and apart and once else 1 + slot + thing


def day(left: Placed, right: Placed, names: Namesake) -> int:
    """How surely two dates are the day of one event: 3 to 1; 0 not known, -1 of two."""
    if left.value is None or left.value.kind != "date":
        return 0
    ours, theirs = happenings(_turns_on(left)), happenings(_turns_on(right))
    if not ours or not theirs:
        return 0
    if ours.isdisjoint(theirs):
        return -1
    heads = ({q.rpartition(" ")[0]: q for q in claim.qualifiers} for claim in (left, right))
    limits, others = heads
    if any(others.get(head, limit) != limit for head, limit in limits.items()):  # season 1, season 2
        return -1
    thing = _one_thing(left, right, names)
    return -1 if thing < 0 else 1 + thing + any(head in others for head in limits)


@lru_cache(maxsize=16384)
def happenings(word: str) -> frozenset[str]:
    """The classes of what happens on one day that a word may tell; all that tell of a coming are one."""
    found, coming = predicates.classes(word), words_of("deeds")["coming"]
    return (found & words_of("deeds")["one_day"] - coming) | ({"coming"} if found & coming else frozenset())


def _where(claim: Placed) -> bool:
    return claim.value is not None and claim.value.kind == "place"


def _turns_on(claim: Placed) -> str:
    """The word that tells a claim's deed: the event where the verb says only that it was ("the wedding took place")."""
    if light(claim.predicate) or claim.predicate in words_of("deeds")["awaited"]:
        return next((word for word in (claim.noun, claim.agent) if predicates.classes(word)), claim.predicate)
    return claim.predicate or _head(claim)


def speaks(claim: Placed) -> bool:
    """Whether a name is of somebody who says something."""
    return _says(_turns_on(claim)) and claim.slot not in ("of", "about", "to")


def light(predicate: str) -> bool:
    """Whether a verb says only that something was or took place."""
    return predicate in words_of("deeds")["light"] or predicate in data("deeds")["light_phrases"]


def _head(claim: Placed) -> str:
    """The word at the head of a row or list that tells a deed: "Birthplace", "Headquarters:"."""
    if claim.noun or claim.agent:
        return ""
    word = claim.subject.casefold().strip(" :*")
    return word if word.isalpha() and predicates.classes(word) else ""


@lru_cache(maxsize=65536)
def _says(word: str) -> bool:
    return bool(word) and "say" in predicates.classes(word)


@lru_cache(maxsize=65536)
def _alike(left: str, right: str) -> int:
    """1 for words that can tell one deed, -1 for others, 0 where one is not known."""
    if not left or not right:
        return 0
    return 1 if left == right or predicates.classes(left) & predicates.classes(right) else -1


@lru_cache(maxsize=16384)
def happens_once(word: str) -> bool:
    """Whether a word tells what happens to a thing once: "die"."""
    return _once(word, word)


@lru_cache(maxsize=65536)
def _once(left: str, right: str) -> bool:
    """Whether two words can tell one deed that a thing does or undergoes once."""
    shared = predicates.classes(left) & predicates.classes(right)
    return bool(shared) and shared <= words_of("deeds")["once"]


def _one_slot(left: Placed, right: Placed) -> bool:
    """Whether two names stand alike to what they are told of: both as its subject, both at or in."""
    ours, theirs, where = _slot(left), _slot(right), words_of("deeds")["where"]
    if _where(left) and (ours in where or theirs in where):
        return {ours, theirs} <= where | {""}
    return bool(ours) and ours == theirs


def _slot(claim: Placed) -> str:
    """How a name stands to its deed: "near the town of Lund" is near Lund."""
    return "near" if claim.slot == "of" and claim.noun in words_of("deeds")["sorts"] else claim.slot


def _one_thing(left: Placed, right: Placed, names: Namesake) -> int:
    """Whether two claims speak of one thing: 1 of one by name, -1 of two, 0 where it isn't said."""
    if left.thing and right.thing:
        return 1 if names(left.thing, right.thing) in ONE else -1
    ours = {left.subject.casefold(), left.holder, left.agent} - {""}
    return 1 if not ours.isdisjoint({right.subject.casefold(), right.holder, right.agent}) else 0
