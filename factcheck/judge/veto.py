"""Two values that differ and yet say nothing against each other: of two things, of two times, two wordings of one."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from factcheck.judge import deed, naming
from factcheck.judge.deed import Namesake
from factcheck.language import alias, data, words_of
from factcheck.language.figures import lexicon
from factcheck.model import NAME_KINDS, Placed, Value

SIZED = frozenset({"number", "money", "measure", "duration"})
_WORLDS = 300.0  # the ratio from which two amounts are of different things
_SURE = 0.5  # how sure two predicates must be
_YEAR = 365.25
_BIRTHDAY = 30.0  # days between two articles in which an age may well have changed


def both_hold(
    left: Placed,
    right: Placed,
    words: tuple[str, str],
    days: float,
    names: Namesake,
) -> bool:
    """Whether two values that differ are of two things, or two wordings of one.

    words: those that state each value; days: between the articles, NaN where one has no date.
    """
    return (
        (left.value is not None and left.value.kind in NAME_KINDS and _one_wording(*words))
        or _worlds_apart(left.value, right.value)
        or _of_speech(left, right)
        or _sequels(left, right)
        or naming.casts(left, right, names)
        or _aged(left, right, days)
        or _moments(left, right)
        or _long_since(left, days)
        or _unanchored(left.value, right.value)
        or _lengths(left, right)
        or _sums(left, right)
    )


def two_doers(left: Placed, right: Placed, mentioned: tuple[set[str], set[str]], names: Namesake) -> bool:
    """Whether one thing is told of two that are named: "Moe & Co cut 140 jobs", "Orvik Steel cut 12 jobs".

    mentioned: the names in each statement. Where one names what the other turns on, too, it may be told the other way
    round: "X renewed Y", "Y was renewed".
    """
    if left.predicate != right.predicate or not (_names_doer(left) and _names_doer(right)):
        return False
    told = any(names(one, right.thing) != "different" for one in mentioned[0])
    return not told and all(names(one, left.thing) == "different" for one in mentioned[1])


def two_persons(left: Placed, right: Placed, persons: tuple[set[str], set[str]], names: Namesake) -> bool:
    """Whether two persons are named of whom something is told: "Renner was arrested on Monday", "Marsh on Friday".

    persons: those in each statement. Where both statements name both, what one did to the other is told from two sides.
    """
    if left.value is None or left.value.kind in NAME_KINDS or not (_names_doer(left) and _names_doer(right)):
        return False
    if left.thing not in persons[0] or right.thing not in persons[1] or names(left.thing, right.thing) != "different":
        return False
    return not all(
        any(names(one, other) != "different" for one in there)
        for there, other in zip(persons, (right.thing, left.thing), strict=True)
    )


def _names_doer(claim: Placed) -> bool:
    """Whether a claim names who does what it tells, which is more than to say something."""
    named = claim.agent and claim.thing and claim.agent in alias.parts(claim.thing)
    return bool(named) and claim.predicate not in words_of("state")["speaking"]


def _one_wording(left: str, right: str) -> bool:
    """Whether one side's words are those of the other, or a part: "Solano" and "Marguerite Solano"."""
    ours, theirs = set(left.casefold().split()), set(right.casefold().split())
    named = left[:1].isupper() and right[:1].isupper()
    return ours == theirs or (named and (ours <= theirs or theirs <= ours))


def _worlds_apart(a: Value | None, b: Value | None) -> bool:
    """Whether two amounts are of so different a size that they cannot be meant for one, nor be a slip in its unit."""
    if a is None or b is None or a.kind not in SIZED:
        return False
    if not all(end and math.isfinite(end) for end in (a.low, a.high, b.low, b.high)):
        return False
    less, more = sorted((a, b), key=lambda v: abs(v.low or 0.0))
    digits = {re.sub(r"\D", "", value.label).strip("0") for value in (a, b)}
    return abs(more.low or 0.0) > _WORLDS * abs(less.high or 0.0) and len(digits) == 2


def _unanchored(a: Value | None, b: Value | None) -> bool:
    """Whether two durations run from what only their contexts tell: "sixteen years later", "three years later"."""
    later = words_of("state")["later"]
    return a is not None and b is not None and a.kind == b.kind == "duration" and {a.unit, b.unit} <= later


def _lengths(left: Placed, right: Placed) -> bool:
    """Whether two durations only tell which one of what is sold in several: "a one-day ticket", "a week's ticket"."""
    lasts = left.value is not None and left.value.kind == "duration"
    return lasts and left.noun == right.noun and left.noun in lexicon().words["sold"]


def _sums(left: Placed, right: Placed) -> bool:
    """Whether two sums are of two sorts by their nouns, or by what costs them: a price, and a deposit."""
    if left.value is None or left.value.kind != "money":
        return False
    ours, theirs = (_sorts(claim.noun, claim.predicate) for claim in (left, right))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


@lru_cache(maxsize=16384)
def _sorts(*words: str) -> frozenset[str]:
    """The sorts of sums that words tell."""
    return frozenset(sort for sort, nouns in data("state")["sums"].items() if not set(words).isdisjoint(nouns))


def elsewhere(left: Placed, places: tuple[set[str], set[str]], names: Namesake) -> bool:
    """Whether two figures are of two events by the places told with them, all of which are known and apart."""
    if left.value is None or left.value.kind in NAME_KINDS or left.value.kind == "status":
        return False
    ours, theirs = places
    return bool(ours and theirs) and all(names(a, b) == "different" for a in ours for b in theirs)


def _of_speech(left: Placed, right: Placed) -> bool:
    """Whether two dates tell when somebody said something: "said Friday", "told reporters on Monday"."""
    dated = left.value is not None and left.value.kind == "date"
    return dated and {left.predicate, right.predicate} <= words_of("state")["speaking"]


def _sequels(left: Placed, right: Placed) -> bool:
    """Whether two ranks only pick one of a row that has all of them: "the fourth season's start", "first ballot"."""
    ranked = left.value is not None and left.value.kind == "order"
    return ranked and not words_of("state")["rows"].isdisjoint((left.noun, right.noun))


def _aged(left: Placed, right: Placed, days: float) -> bool:
    """Whether two ages may both be true: of two people who are named, or of one whose birthday lay between."""
    a, b = left.value, right.value
    if a is None or b is None or a.axis != "age" or a.form != "exact" or b.form != "exact":
        return False
    if any(claim.predicate == "be" and not claim.agent and not claim.holder for claim in (left, right)):
        return True  # "she was 42", when and whoever she was
    if left.holder != right.holder and left.holder and right.holder:
        return True
    if left.predicate and left.predicate == right.predicate and deed.happens_once(left.predicate):
        return False  # the age at which somebody died
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


def _long_since(left: Placed, days: float) -> bool:
    """Whether two states may both have been: more than a year lies between the articles."""
    return left.value is not None and left.value.axis == "status" and days > _YEAR
