"""Whether two names can both be right: one role and its holders, a place in another place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from factcheck.language import gazetteer, offices, predicates, words_of
from factcheck.model import Placed

CAST = "actor of "  # the role of who plays a part, followed by the part
ONE = ("same", "part")
UNRELATED = -2  # offices that say nothing against each other
_UNRANKED = ""

Holders = dict[int, list[tuple[str, str]]]  # article → the names that it gives, each with a role it gives it
Namesake = Callable[[str, str], str]  # how two names relate: same, part, variant, different


def office(left: Placed, right: Placed, names: Namesake) -> int:
    """How surely two claims name the holder of one office: 3 to 1; 0 not known; below that, of two offices or times."""
    if not left.role or not right.role:
        return 0
    if left.role.startswith(CAST) or right.role.startswith(CAST):
        return 2 if left.role.startswith(CAST) and right.role.startswith(CAST) else UNRELATED
    kin = offices.kin(left.role, right.role)
    if kin == offices.OTHER:
        return -1
    whose = _whose(left.role_of, right.role_of, names)
    if left.former != right.former or whose == "different":
        return UNRELATED
    if not (offices.single(left.role) and offices.single(right.role)):
        return 0
    return 1 + (kin == offices.SAME) + (whose in ONE)


def holders(claims: Sequence[Placed]) -> Holders:
    """The names of each article that have a role in it, each with its roles."""
    found: dict[int, dict[tuple[str, str], None]] = {}
    for claim in claims:
        if claim.role and claim.value is not None:
            found.setdefault(claim.source, {})[claim.value.label, claim.role] = None
    return {source: list(pairs) for source, pairs in found.items()}


def several(left: Placed, right: Placed, holders: Holders, names: Namesake) -> bool:
    """Whether an article gives both names a role of one sort: then there are two such offices, or two times."""
    if left.value is None or right.value is None:
        return False
    for held in holders.values():
        alike = [(name, role) for name, role in held if offices.kin(role, left.role) > 0]
        ours = [role for name, role in alike if names(name, left.value.label) in ONE]
        theirs = [role for name, role in alike if names(name, right.value.label) in ONE]
        if any(offices.kin(a, b) == offices.SAME for a in ours for b in theirs):
            return True
    return False


def rivals(left: Placed, right: Placed, names: Namesake) -> bool:
    """Whether one office has another holder by each of two claims, even where both holders are named by one of them."""
    if not left.role or not right.role or left.value is None or right.value is None:
        return False
    if left.value.kind != right.value.kind or left.role.startswith(CAST):
        return False
    return office(left, right, names) >= 2 and names(left.value.label, right.value.label) == "different"


def _whose(left: str, right: str, names: Namesake) -> str:
    """How what two roles are of relates; empty where one is not said, or where two nouns may mean one thing."""
    if not left or not right:
        return ""
    if left[:1].islower() or right[:1].islower():
        ours, theirs = set(left.casefold().split()), set(right.casefold().split())
        if left == right or theirs < ours or ours < theirs:
            return "same" if left == right else ""
        return "different" if ours & theirs else ""  # "men race", "women race"
    return names(left, right)


def casts(left: Placed, right: Placed, names: Namesake) -> bool:
    """Whether a player of one part is held against anyone but a player of the same part."""
    if not (left.role.startswith(CAST) or right.role.startswith(CAST)):
        return False
    if not (left.role.startswith(CAST) and right.role.startswith(CAST)):
        return True
    return left.role != right.role and names(left.role.removeprefix(CAST), right.role.removeprefix(CAST)) not in ONE


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
    return "city" if known in ("city", "capital") else known if known in ("country", "region") else _UNRANKED


@lru_cache(maxsize=65536)
def within(left: str, right: str) -> bool:
    """Whether one place may lie in the other by what they are: a venue or street in a town, a town in a country."""
    ours, theirs = level(left), level(right)
    if not ours or not theirs or ours == theirs:
        return False
    if {ours, theirs} <= {"country", "region", "city"}:
        return gazetteer.contains(left, right) is None and gazetteer.contains(right, left) is None
    return True


def deed(left: Placed, right: Placed) -> int:
    """How surely two claims name who or where of one deed: 3 to 1; 0 not known; -1 of two; -2 two who say something."""
    ours, theirs = _turns_on(left), _turns_on(right)
    if not _where(left) and (_says(ours) or _says(theirs)):
        return UNRELATED
    alike = _alike(ours, theirs)
    if alike <= 0:
        return alike
    return 1 + _one_slot(left, right) + _one_thing(left, right)


def site(left: Placed, right: Placed) -> int:
    """How surely two places are said to be where a thing happened that happens once: 3 to 1; 0 not known."""
    if not _where(left) or not _once(_turns_on(left), _turns_on(right)):
        return 0
    return 1 + _one_slot(left, right) + _one_thing(left, right)


def _where(claim: Placed) -> bool:
    return claim.value is not None and claim.value.kind == "place"


def _turns_on(claim: Placed) -> str:
    """The word that tells a claim's deed: the event where the verb says only that it was ("the wedding took place")."""
    if claim.predicate in words_of("deeds")["light"]:
        return next((word for word in (claim.noun, claim.agent) if predicates.classes(word)), claim.predicate)
    return claim.predicate


@lru_cache(maxsize=65536)
def _says(word: str) -> bool:
    return bool(word) and "say" in predicates.classes(word)


@lru_cache(maxsize=65536)
def _alike(left: str, right: str) -> int:
    """1 for words that can tell one deed, -1 for others, 0 where one is not known."""
    if not left or not right:
        return 0
    return 1 if left == right or predicates.classes(left) & predicates.classes(right) else -1


@lru_cache(maxsize=65536)
def _once(left: str, right: str) -> bool:
    """Whether two words can tell one deed that a thing does or undergoes once."""
    return bool(predicates.classes(left) & predicates.classes(right) & words_of("deeds")["once"])


def _one_slot(left: Placed, right: Placed) -> bool:
    """Whether two names stand alike to what they are told of: both as its subject, both at or in."""
    ours, theirs, where = left.slot, right.slot, words_of("deeds")["where"]
    if _where(left) and (ours in where or theirs in where):
        return {ours, theirs} <= where | {""}
    return bool(ours) and ours == theirs


def _one_thing(left: Placed, right: Placed) -> bool:
    """Whether two claims speak of one thing by name."""
    ours = {left.subject.casefold(), left.holder, left.agent} - {""}
    return not ours.isdisjoint({right.subject.casefold(), right.holder, right.agent})
