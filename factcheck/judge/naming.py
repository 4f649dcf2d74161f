"""Whether two names can both be right: one role and its holders, a place in another place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.language import data, gazetteer, offices, predicates, words_of
from factcheck.model import Placed, Value

CAST = "actor of "  # the role of who plays a part, followed by the part
ONE = ("same", "part")
KINDS = frozenset({"person", "organisation", "other"})  # whose lists are open: both sides may leave some out
UNRELATED = -2  # names that say nothing against each other
_UNRANKED = ""

Namesake = Callable[[str, str], str]  # how two names relate: same, part, variant, different


class Holders(NamedTuple):
    """Who has which role by all that is read."""

    articles: dict[int, list[tuple[str, str]]]  # article → the names that it gives, each with a role it gives it
    owners: dict[tuple[str, str], frozenset[str]]  # name and role → whose or of what the role is


def holders(claims: Sequence[Placed]) -> Holders:
    """The roles of all names, and what these are of."""
    articles: dict[int, dict[tuple[str, str], None]] = {}
    owners: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        if claim.role and claim.value is not None and not claim.role.startswith(CAST):
            articles.setdefault(claim.source, {})[claim.value.label, claim.role] = None
            if claim.role_of:
                owners.setdefault((claim.value.label, claim.role), set()).add(claim.role_of)
    return Holders(
        {source: list(pairs) for source, pairs in articles.items()},
        {pair: frozenset(names) for pair, names in owners.items()},
    )


def office(left: Placed, right: Placed, names: Namesake, known: Holders) -> int:
    """How surely two claims name the holder of one office: 3 to 1; 0 not known; -1 of other roles; -2 both true."""
    if not left.role or not right.role:
        return 0
    if left.role.startswith(CAST) or right.role.startswith(CAST):
        return 2 if left.role.startswith(CAST) and right.role.startswith(CAST) else -1
    kin = offices.kin(left.role, right.role)
    if kin == offices.OTHER or not (offices.single(left.role) and offices.single(right.role)):
        return min(kin, 0)
    whose = _whose(_owners(left, known), _owners(right, known), names)
    if left.former != right.former or whose == "different" or _several(left, right, known, names):
        return UNRELATED
    return 1 + (kin == offices.SAME) + (whose in ONE)


def _owners(claim: Placed, known: Holders) -> frozenset[str]:
    """What a claim's role is of: as it says, else as is said of the same holder elsewhere."""
    if claim.role_of or claim.value is None:
        return frozenset({claim.role_of})
    return known.owners.get((claim.value.label, claim.role), frozenset())


def _several(left: Placed, right: Placed, known: Holders, names: Namesake) -> bool:
    """Whether an article gives both names a role of one sort: then there are two such offices, or two times."""
    if left.value is None or right.value is None or names(left.value.label, right.value.label) != "different":
        return False
    for held in known.articles.values():
        alike = [(name, role) for name, role in held if offices.kin(role, left.role) > 0]
        ours = [role for name, role in alike if names(name, left.value.label) in ONE]
        theirs = [role for name, role in alike if names(name, right.value.label) in ONE]
        if any(offices.kin(a, b) == offices.SAME for a in ours for b in theirs):
            return True
    return False


def _whose(left: frozenset[str], right: frozenset[str], names: Namesake) -> str:
    """How what two roles are of relates; empty where one is not said, or where two nouns may mean one thing."""
    found = {_one_owner(a, b, names) for a in left for b in right}
    return next((kin for kin in (*ONE, "", "variant", "different") if kin in found), "")


def _one_owner(left: str, right: str, names: Namesake) -> str:
    if left[:1].islower() or right[:1].islower():
        ours, theirs = set(left.casefold().split()), set(right.casefold().split())
        if left == right or theirs < ours or ours < theirs:
            return "same" if left == right else ""
        return "different" if ours & theirs else ""  # "men race", "women race"
    return names(left, right)


def rivals(left: Placed, right: Placed, names: Namesake, known: Holders) -> bool:
    """Whether one office has another holder by each of two claims, even where both holders are named by one of them."""
    if not left.role or not right.role or left.value is None or right.value is None:
        return False
    if left.value.kind != right.value.kind or left.role.startswith(CAST):
        return False
    return office(left, right, names, known) >= 2 and names(left.value.label, right.value.label) == "different"


def compatible(left: Placed, right: Placed, names: Namesake, known: Holders) -> bool:
    """Whether two names can both be right by their roles: of two bodies, of two times, two who say something."""
    held = office(left, right, names, known)
    return held == UNRELATED or (held < 0 and deed(left, right, names) == UNRELATED)


def lists(
    claims: Sequence[Placed], of_statement: Sequence[Sequence[int]], texts: Sequence[str]
) -> list[frozenset[str]]:
    """The names with which each claim's name is listed: "A, B and C"; empty for one that stands alone."""
    found: list[frozenset[str]] = [frozenset()] * len(claims)
    for rows, text in zip(of_statement, texts, strict=True):
        named = sorted((v.start, r, v) for r in rows if (v := claims[r].value) is not None and v.kind in KINDS)
        for members in _runs([(row, value) for _, row, value in named], text):
            if len(members) > 1:
                labels = frozenset(value.label for _, value in members)
                for row, _ in members:
                    found[row] = labels
    return found


def _runs(named: Sequence[tuple[int, Value]], text: str) -> list[list[tuple[int, Value]]]:
    """Names of one statement, those together that stand in one list: of one kind, with a comma or "and" between."""
    runs: list[list[tuple[int, Value]]] = []
    for row, value in named:
        before = runs[-1][-1][1] if runs else None
        between = text[before.end : value.start].strip() if before else ""
        if before and before.kind == value.kind and between in data("deeds")["between"]:
            runs[-1].append((row, value))
        else:
            runs.append([(row, value)])
    return runs


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


@lru_cache(maxsize=16384)
def bare(place: str) -> bool:
    """Whether a name is only the word for a sort of place: "St." of "117th St."."""
    word = gazetteer.fold(place)
    return word in words_of("deeds")["street"] or word in words_of("deeds")["venue"]


@lru_cache(maxsize=65536)
def within(left: str, right: str) -> bool:
    """Whether one place may lie in the other by what they are: a venue or street in a town, a town in a country."""
    ours, theirs = level(left), level(right)
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
    return max(1 + _one_slot(left, right) + _one_thing(left, right, names), 0)


def site(left: Placed, right: Placed, names: Namesake) -> int:
    """How surely two places are said to be where a thing happened that happens once: 3 to 1; 0 not known, -1 not so."""
    if not _where(left) or not _once(_turns_on(left), _turns_on(right)):
        return 0
    thing = _one_thing(left, right, names)
    return -1 if thing < 0 else 1 + _one_slot(left, right) + thing


def _where(claim: Placed) -> bool:
    return claim.value is not None and claim.value.kind == "place"


def _turns_on(claim: Placed) -> str:
    """The word that tells a claim's deed: the event where the verb says only that it was ("the wedding took place")."""
    if claim.predicate in words_of("deeds")["light"]:
        return next((word for word in (claim.noun, claim.agent) if predicates.classes(word)), claim.predicate)
    return claim.predicate or _head(claim)


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
