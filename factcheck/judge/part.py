"""Whether two names have one part in one deed, whatever they are the names of: "made by Norvane", "Ostra makes it"."""

from __future__ import annotations

from functools import cache, lru_cache

from factcheck.judge import deed
from factcheck.judge.deed import Namesake
from factcheck.language import data, predicates, relations, words_of
from factcheck.model import Placed

_WHERE = "where"
_AGENT = "agent"
NAMED = "named"  # "the capital, Lund,"
_ANY = "any"  # a label leaves open which part it asks for: "Operator: Norvane"


def one_part(left: Placed, right: Placed, names: Namesake) -> bool:
    """Whether two names of unlike or unknown sorts answer one question by what is told of them."""
    if left.value is None or right.value is None or not _mix(left, right):
        return False
    in_apposition = left.noun and left.noun == right.noun and "of" not in (left.slot, right.slot)
    if in_apposition and left.agent and left.agent == right.agent:
        return True  # "the phone has a Norvane chip", "the phone runs on an Ostra chip"
    if not any(_alike(one, other) for one in _told(left) for other in _told(right)):
        return False
    ours, theirs = _part(left), _part(right)
    if _ANY not in (ours, theirs) and (ours != theirs or not ours):
        return (not ours or not theirs) and bool(left.theme) and left.theme == right.theme
    return _one_theme(left, right, names)


def swapped(left: Placed, right: Placed, names: Namesake) -> bool:
    """Whether two names surely have one part in one deed, so that a statement may name both: who won, ahead of whom."""
    ours, theirs = _part(left), _part(right)
    if ours != theirs or ours not in (_AGENT, "patient") or not left.predicate or deed.light(left.predicate):
        return False
    same = bool(left.theme) and left.theme == right.theme
    return same and left.predicate == right.predicate and one_part(left, right, names)


def two_spots(left: Placed, right: Placed, names: Namesake) -> bool:
    """Whether two places without a name are told as where one thing was done or is: "the attic", "the cellar"."""
    if left.value is None or right.value is None or names(left.value.label, right.value.label) in deed.ONE:
        return False
    (more, head), (fewer, other) = (v.label.rpartition(" ")[::2] for v in (left.value, right.value))
    if (head == other and not (more and fewer)) or (head != other and relations.similarity(head, other) >= deed.LIKE):
        return False
    ours, theirs = _part(left), _part(right)
    ways = {left.slot, right.slot} <= words_of("deeds")["way"]
    if ((not ours or ours != theirs) and not ways) or deed.clash(left, right):
        return False
    if ways or (ours not in (_WHERE, _AGENT, "patient", _ANY) and left.theme == right.theme != ""):
        return True  # "got in through the cellar"
    rest = _still(left) and _still(right)
    alike = any(_alike(one, two) for one in _told(left) for two in _told(right))
    return alike if not left.theme or not right.theme else alike or rest or left.predicate == right.predicate


def _still(claim: Placed) -> bool:
    """Whether a verb says only where a thing is: "was in", "hung in", "was kept in"."""
    return claim.predicate in words_of("deeds")["light"] or claim.predicate in words_of("deeds")["rests"]


def _mix(left: Placed, right: Placed) -> bool:
    """Whether two names may be of one sort after all: it is often unsure, but a person is hardly a place."""
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
    if not left or not right or {left, right} & words_of("deeds")["empty"]:
        return False
    shared = _classes(left) & _classes(right)
    return "say" not in shared and (left == right or bool(shared))


@lru_cache(maxsize=16384)
def _classes(word: str) -> frozenset[str]:
    """What a deed's word says: its classes, those of its family, and the groups of words that tell one deed."""
    own = words_of("deeds")["taken"] if word in data("deeds")["goes_to"] else predicates.of_family(word)
    return own | _groups().get(relations.stem_group(word), frozenset())


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for at, group in enumerate(data("deeds")["told_alike"]):
        for word in group:
            found.setdefault(relations.stem_group(word), set()).add(str(at))
    return {word: frozenset(groups) for word, groups in found.items()}


def _told(claim: Placed) -> tuple[str, ...]:
    """The words that tell a name's deed: the verb, or the event or prize where the verb says little; a label's noun."""
    lists, verb = words_of("deeds"), claim.predicate.removesuffix(" by").removeprefix("co-")
    if _labelled(claim):
        return (claim.agent or claim.noun,)
    noun = claim.noun if claim.slot not in ("", "subject", "object") and claim.noun not in lists["sorts"] else ""
    if claim.slot == "from" and verb in lists["empty"]:
        return ("origin", claim.agent)  # "the money came from", "the wine is from"
    if claim.part == NAMED:
        return (claim.noun,)
    if claim.slot == "of" and noun:
        return (
            (noun,) if _groups().get(relations.stem_group(noun)) or "born" in _classes(noun) else ()
        )  # "the daughter of"
    if not deed.light(verb) or verb in lists["making"]:
        return (verb, noun) if noun else (verb,)
    words = [claim.theme, claim.noun, claim.agent] if verb in lists["empty"] else [claim.noun, claim.agent, claim.theme]
    told = (word for word in words if word and _classes(word))
    event = next(told, claim.agent or verb)
    return (event,) if verb in lists["empty"] else (event, verb)  # "the fair takes place", "it is held"


def _labelled(claim: Placed) -> bool:
    """Whether a name only answers what a noun asks: "Venue: Lund Arena", "the venue is Lund Arena"."""
    if claim.slot:
        return False
    return not claim.predicate or (claim.predicate == "be" and bool(claim.agent))


def _part(claim: Placed) -> str:
    lists = words_of("deeds")
    if _labelled(claim) or claim.part == NAMED:
        return _ANY
    if claim.slot == "to" and claim.predicate in data("deeds")["goes_to"]:
        return _AGENT
    if claim.part == "against":
        return "patient"
    if claim.part == "from" and claim.predicate in lists["empty"]:
        return _ANY
    if claim.part in ("from", "of") and any("born" in _classes(word) for word in _told(claim)):
        return _WHERE
    near = "near" if claim.part == "of" and claim.noun in lists["sorts"] else claim.part
    return _WHERE if near in lists["where"] else near


def _one_theme(left: Placed, right: Placed, names: Namesake) -> bool:
    """Whether what else has a part in two deeds may be one thing."""
    ours, theirs = left.theme, right.theme
    if not ours or not theirs or ours == theirs or _ANY in (_part(left), _part(right)):
        return left.role_of == right.role_of or not left.role_of or not right.role_of
    if left.thing and right.thing and deed.named(left) and deed.named(right):
        return names(left.thing, right.thing) in deed.ONE
    return not deed.clash(left, right)
