"""Whether two names can both be right: one role and its holders, a list and its names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from factcheck.judge import deed
from factcheck.judge.deed import ONE, UNRELATED, Namesake
from factcheck.judge.value import DIFFERS
from factcheck.language import data, gazetteer, offices, predicates, words_of
from factcheck.model import TITLE, Placed, Value

CAST = "actor of "  # the role of who plays a part, followed by the part
KINDS = frozenset({"person", "organisation", "other"})  # whose lists are open: both sides may leave some out


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


def asked_elsewhere(claims: Sequence[Placed]) -> list[str]:
    """What comparing each claim asks of other statements, as a text: with another one it compares otherwise.

    The places its article names, and who else has a role such as its own.
    """
    known = holders(claims)
    places = {source: "\n".join(sorted(labels)) for source, labels in deed.sites(claims).items()}

    @cache
    def alike(role: str) -> str:
        held = ([pair for pair in pairs if offices.kin(pair[1], role) > 0] for pairs in known.articles.values())
        return repr(sorted(pairs for pairs in held if pairs))

    def asked(claim: Placed) -> str:
        if claim.value is None or claim.value.kind not in (*KINDS, "place"):
            return ""
        around = places.get(claim.source, "")
        if not claim.role or claim.role.startswith(CAST):
            return around
        owners = sorted(known.owners.get((claim.value.label, claim.role), ()))
        return "\n".join((around, alike(claim.role), *owners))

    return [asked(claim) for claim in claims]


def office(left: Placed, right: Placed, names: Namesake, known: Holders) -> int:
    """How surely two claims name the holder of one office: 3 to 1; 0 not known; -1 of other roles, or of roles of many.

    -2 where both are true.
    """
    if not left.role or not right.role:
        return 0
    if left.role.startswith(CAST) or right.role.startswith(CAST):
        return 2 if left.role.startswith(CAST) and right.role.startswith(CAST) else -1
    kin = offices.kin(left.role, right.role)
    if offices.of_many(left.role) or offices.of_many(right.role):
        return offices.OTHER
    if kin == offices.OTHER or not (offices.single(left.role) and offices.single(right.role)):
        return min(kin, 0)
    ours, theirs = _owners(left, known), _owners(right, known)
    whose = _whose(ours, theirs, names)
    if _apart(left, right) or whose == "different" or _several(left, right, known, names):
        return UNRELATED
    one_told = any(ours) != any(theirs)  # "President Moe", "the Danish president", "the president of the club"
    alone = one_told and (_of_state(ours | theirs) or left.role.rpartition(" ")[2] in words_of("roles")["of_states"])
    return 1 + (kin == offices.SAME) + (whose in ONE) - deed.clash(left, right) - alone


def titles(left: Placed, right: Placed, names: Namesake) -> tuple[str, float, bool, bool] | None:
    """How two titles of one person stand to each other; None where both may be true."""
    if names(left.thing, right.thing) != "same" or left.former or right.former:
        return None
    sure = offices.exclusive(left.role, right.role)
    whose = _one_owner(left.role_of, right.role_of, names) if left.role_of and right.role_of else ""
    related = _parted_kin(left.role)
    if not sure or whose == "different" or (related and whose not in ONE):
        return None
    return DIFFERS, float(sure), False, False


def _parted_kin(role: str) -> bool:
    """Whether a role is somebody's relation."""
    return role.rpartition(" ")[2] in words_of("roles")["kin_of"]


def _apart(left: Placed, right: Placed) -> bool:
    """Whether only one of two roles is over: both are being left where one "resigned as mayor", "Mayor Moe quit"."""
    leaving = predicates.classes(left.predicate) & predicates.classes(right.predicate) & words_of("deeds")["leaving"]
    return left.former != right.former and not leaving


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


def _of_state(owners: frozenset[str]) -> bool:
    """Whether what a role is of is a state or its people, of which there are others that have such a role."""
    return any(gazetteer.nationality(owner) or gazetteer.kind_of(owner) == "country" for owner in owners if owner)


def _one_owner(left: str, right: str, names: Namesake) -> str:
    if not left or not right:
        return ""
    if left[:1].islower() or right[:1].islower():
        ours, theirs = set(left.casefold().split()), set(right.casefold().split())
        if left == right or theirs < ours or ours < theirs:
            return "same" if left == right else ""
        if _of_state(frozenset({left, right})):
            return "different"  # a president's country and a club
        return "different" if ours & theirs else ""  # "men race", "women race"
    return names(left, right)


def rivals(left: Placed, right: Placed, names: Namesake, known: Holders) -> bool:
    """Whether one office has another holder by each of two claims, even where both holders are named by one of them."""
    if not left.role or not right.role or left.value is None or right.value is None:
        return False
    if left.role.startswith(CAST) or {left.value.kind, right.value.kind} & {"place"}:
        return False
    return office(left, right, names, known) >= 2 and names(left.value.label, right.value.label) == "different"


def compatible(left: Placed, right: Placed, names: Namesake, known: Holders) -> bool:
    """Whether two names can both be right by their roles: of two bodies, of two times, two who say something."""
    if left.value is not None and left.value.axis == TITLE:
        return False
    held = office(left, right, names, known)
    return held == UNRELATED or (held < 0 and deed.deed(left, right, names) == UNRELATED)


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
