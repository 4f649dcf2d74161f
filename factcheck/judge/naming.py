"""Whether two names can both be right: one role and its holders, a place in another place."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from factcheck.language import gazetteer, offices, predicates, words_of
from factcheck.model import Placed

CAST = "actor of "  # the role of who plays a part, followed by the part
ONE = ("same", "part")
UNRELATED = -2  # offices that say nothing against each other
_UNRANKED = ""

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
    whose = names(left.role_of, right.role_of) if left.role_of and right.role_of else ""
    if left.former != right.former or whose == "different":
        return UNRELATED
    if not (offices.single(left.role) and offices.single(right.role)):
        return 0
    return 1 + (kin == offices.SAME) + (whose in ONE)


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
    """How surely two claims name who or where of one deed: 3 to 1; 0 not known; -1 of two deeds."""
    alike = _alike(_turns_on(left), _turns_on(right))
    if alike <= 0:
        return alike
    return 1 + _one_slot(left.slot, right.slot) + _one_thing(left, right)


def _turns_on(claim: Placed) -> str:
    """The word that tells a claim's deed: the event where the verb says only that it was ("the wedding took place")."""
    if claim.predicate in words_of("deeds")["light"]:
        return claim.agent or claim.noun
    return claim.predicate


@lru_cache(maxsize=65536)
def _alike(left: str, right: str) -> int:
    """1 for words that can tell one deed, -1 for others, 0 where one is not known."""
    if not left or not right:
        return 0
    return 1 if left == right or predicates.classes(left) & predicates.classes(right) else -1


def _one_slot(left: str, right: str) -> bool:
    """Whether two names stand alike to what they are told of: both as its subject, both at or in."""
    where = words_of("deeds")["where"]
    return bool(left) and (left == right or (left in where and right in where))


def _one_thing(left: Placed, right: Placed) -> bool:
    """Whether two claims speak of one thing by name."""
    ours = {left.subject.casefold(), left.holder, left.agent} - {""}
    return not ours.isdisjoint({right.subject.casefold(), right.holder, right.agent})
