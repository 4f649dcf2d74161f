"""Pairs of claims → evidence: agreeing, contradicting, possible, or nothing.

The ladder: what cannot be compared made no pair; questions and hypotheses are never held against anything; values that
can both be true cannot contradict; what is left is weighed by a scorecard trained on contradictions, and contradiction
is the last rung. Each rule has a stable id.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.judge.comparison import ALONE, Comparison
from factcheck.judge.value import DIFFERS

CONTRADICTING = 0.84  # the share of right verdicts, on topics held out, among all conflicts at least this sure
POSSIBLE = 0.5  # from here it is worth a look
AGREES = 0.67  # the measured probability from which two claims are said to agree …
ALL_SAID = 0.6  # … from which two whole statements are: such pairs were right more often than they were sure …
NAMED = 0.83  # … and from which a name, or what is said of a thing, is: one that stands in both often proves little
LEAST = min(CONTRADICTING, POSSIBLE, AGREES, ALL_SAID, NAMED)  # below it nothing is said
SURER = frozenset({"place", "organisation", "other", "status"})
NOTICES = frozenset({"organisation", "other"})  # kinds of which too few conflicts are known to measure a line: possible
OFFICES = frozenset({0, 2, 3})  # how surely of one office two persons contradict: not asked, or surely; not perhaps
UNREAL = frozenset({"asked", "hypothetical"})


class Rule(NamedTuple):
    """A reason to speak. Key: rule_id."""

    rule_id: str
    kind: str  # of the claims it is about
    title: str


RULES = (
    Rule("FC101", "date", "Two dates for one event"),
    Rule("FC102", "number", "Two numbers for one count"),
    Rule("FC103", "money", "Two amounts for one sum"),
    Rule("FC104", "percent", "Two percentages for one share"),
    Rule("FC105", "duration", "Two durations for one span"),
    Rule("FC106", "place", "Two places for one event"),
    Rule("FC107", "person", "Two persons in one role"),
    Rule("FC108", "organisation", "Two organisations in one role"),
    Rule("FC109", "status", "Two statuses that exclude each other"),
    Rule("FC110", "negation", "One affirms what the other denies"),
    Rule("FC111", "order", "Two ranks in one order"),
    Rule("FC112", "cause", "Two causes of one event"),
    Rule("FC113", "measure", "Two measures of one quantity"),
    Rule("FC114", "other", "Two statements that exclude each other"),
)
WITHIN = 100  # added to the number of a rule where both claims stand in one article: FC101 → FC201


class Evidence(NamedTuple):
    """What a comparison shows. Key: its row among the comparisons."""

    row: int
    verdict: str  # agreeing, contradicting, possible; empty where the rule abstains
    score: float  # measured probability that the verdict is right
    abstained: str  # why nothing was said; empty where something was


def rule_of(kind: str, within_source: bool) -> str:
    """The id of the rule that speaks of a kind of claim."""
    number = next((int(r.rule_id[2:]) for r in RULES if r.kind == kind), 114)
    return f"FC{number + WITHIN * within_source}"


def evidence(
    pairs: Sequence[Comparison],
    chances: Sequence[float],
    kinds: Sequence[str],
    certainties: Sequence[tuple[str, str]],
    strangers: Sequence[bool],
    hollow: Sequence[bool],
    unlike: Sequence[bool],
) -> list[Evidence]:
    """The evidence of each comparison, in their order.

    chances: that its verdict is right; kinds: of the finding it would be; certainties: of both its claims; strangers:
    whether its articles are about different things; hollow: whether its claims say nothing by agreeing; unlike: whether
    they are of one article that may speak of two things.
    """
    told = zip(pairs, chances, kinds, certainties, strangers, hollow, unlike, strict=True)
    found = []
    for row, (pair, chance, kind, certainty, strange, empty, two) in enumerate(told):
        differs = pair.relation == DIFFERS
        if strange and differs:
            found.append(Evidence(row, "", float(chance), "the two articles share hardly a name"))
        elif two and differs:
            found.append(Evidence(row, "", float(chance), "one article says both, and not in the same words"))
        elif empty and not differs:
            found.append(Evidence(row, "", float(chance), "the values agree, but that says nothing"))
        else:
            found.append(_evidence(row, pair, float(chance), kind, certainty))
    return found


def _evidence(row: int, pair: Comparison, chance: float, kind: str, certainty: tuple[str, str]) -> Evidence:
    if not UNREAL.isdisjoint(certainty):
        return Evidence(row, "", chance, "a question or a hypothesis states nothing")
    if pair.stated:
        return Evidence(row, "", chance, "one of the statements gives the other's value too")
    if pair.relation == DIFFERS:
        surely = round(chance, 2) >= CONTRADICTING and not pair.variant  # one name may be spelled in two ways
        named = kind != "person" or pair.office in OFFICES
        if surely and named and kind not in NOTICES:
            return Evidence(row, "contradicting", chance, "")
        if chance >= POSSIBLE:
            return Evidence(row, "possible", chance, "")
        return Evidence(row, "", chance, "the values differ, but it is not sure enough that they are of one fact")
    if pair.relation == "open":
        return Evidence(row, "", chance, "both values can be true")
    if chance >= (ALL_SAID if pair.relation == ALONE else NAMED if kind in SURER else AGREES):
        return Evidence(row, "agreeing", chance, "")
    return Evidence(row, "", chance, "the values agree, but it is not sure enough that they are of one fact")
