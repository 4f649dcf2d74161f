"""Whether two names have one part in one deed, whatever they are the names of: "made by Norvane", "Ostra makes it"."""

from __future__ import annotations

from functools import lru_cache

from factcheck.judge import deed
from factcheck.judge.deed import Namesake
from factcheck.language import data, predicates, relations, words_of
from factcheck.language.gazetteer import fold
from factcheck.model import Placed

_WHERE = "where"
_AGENT = "agent"
_ANY = "any"  # a label leaves open which part it asks for: "Operator: Norvane"
_LIKE = 0.5  # how alike two nouns are that may mean one thing: "ship", "ferry"


def one_part(left: Placed, right: Placed, names: Namesake) -> bool:
    """Whether two names of unlike or unknown sorts answer one question by what is told of them."""
    if left.value is None or right.value is None or not _mix(left, right):
        return False
    if not _alike(_told(left), _told(right)):
        return False
    ours, theirs = _part(left), _part(right)
    if not ours or not theirs or (ours != theirs and _ANY not in (ours, theirs)):
        return False
    return _one_theme(left, right, names)


def _mix(left: Placed, right: Placed) -> bool:
    """Whether two names may be of one sort after all: a name's sort is often unsure, but hardly a person's or place's."""
    a, b = left.value, right.value
    if a is None or b is None:
        return False
    if {a.kind, b.kind} == {"person", "place"}:
        return _part(left) == _part(right) == _WHERE
    known = {a.axis, b.axis} - {"other"}
    return len(known) < 2 or known <= {"person", "organisation", "place"}


@lru_cache(maxsize=65536)
def _alike(left: str, right: str) -> bool:
    """Whether two words tell one deed, and more than that somebody said or was something."""
    if not left or not right or {left, right} & words_of("deeds")["light"]:
        return False
    ours, theirs = _classes(left), _classes(right)
    if "say" in ours & theirs:
        return False
    return left == right or bool(ours & theirs)


def _classes(word: str) -> frozenset[str]:
    return words_of("deeds")["taken"] if word in data("deeds")["goes_to"] else predicates.classes(word)


def _told(claim: Placed) -> str:
    """The word that tells a name's deed: the verb, the event or prize where the verb says little, a label's noun."""
    if _labelled(claim):
        return claim.agent or claim.noun
    if claim.predicate not in words_of("deeds")["light"]:
        return claim.predicate
    told = (word for word in (claim.noun, claim.agent, claim.theme) if predicates.classes(word))
    return next(told, claim.agent or claim.predicate)


def _labelled(claim: Placed) -> bool:
    """Whether a name only answers what a noun asks: "Venue: Lund Arena", "the venue is Lund Arena"."""
    if claim.slot:
        return False
    return not claim.predicate or (claim.predicate == "be" and bool(claim.agent))


def _part(claim: Placed) -> str:
    lists = words_of("deeds")
    if _labelled(claim):
        return _ANY
    if claim.slot == "to" and claim.predicate in data("deeds")["goes_to"]:
        return _AGENT
    near = "near" if claim.part == "of" and claim.noun in lists["sorts"] else claim.part
    return _WHERE if near in lists["where"] else near


def _one_theme(left: Placed, right: Placed, names: Namesake) -> bool:
    """Whether what else has a part in two deeds may be one thing."""
    ours, theirs = left.theme, right.theme
    if not ours or not theirs or ours == theirs or _labelled(left) or _labelled(right):
        return left.role_of == right.role_of or not left.role_of or not right.role_of
    if left.thing and right.thing and _names(left) and _names(right):
        return names(left.thing, right.thing) in deed.ONE
    return _names(left) or _names(right) or relations.similarity(ours, theirs) >= _LIKE


def _names(claim: Placed) -> bool:
    """Whether what else has a part in a claim's deed is told by name."""
    return claim.theme in fold(claim.thing).split() or claim.theme in fold(claim.subject).split()
