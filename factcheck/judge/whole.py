"""Two statements → whether their values say better what they would say as wholes, or by what they turn on.

Statements agree as wholes where no value of theirs is against it: "She adopted two dogs from the shelter" does not say
what "She adopted a dog from the shelter" says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from factcheck.judge import Evidence
from factcheck.judge.comparison import ALONE, Comparison
from factcheck.judge.value import DIFFERS, relation
from factcheck.model import ONE_VALUED, Placed


def bettered(
    claims: Sequence[Placed], pairs: Sequence[Comparison], evidence: Sequence[Evidence]
) -> Callable[[str, Comparison], bool]:
    """Whether other claims of two statements say better what a verdict on their predicates, or on the wholes, would."""
    given: dict[str, set[tuple[int, int]]] = defaultdict(set)  # by verdict: statements with such values
    settled: set[tuple[int, int]] = set()  # statements that contradict in what one thing has one value of
    wholes = []
    for known in evidence:
        pair = pairs[known.row]
        told = _statements(claims, pair)
        if known.verdict and pair.relation == ALONE:
            wholes.append(told)
        elif known.verdict and not (known.verdict == "agreeing" and _is_status(claims[pair.left])):
            given[known.verdict].add(told)
            if known.verdict == "contradicting" and _is_settled(claims[pair.left]):
                settled.add(told)
            if known.verdict == "agreeing" and _is_figure(claims[pair.left]):
                given["figures"].add(told)
    against = given["contradicting"] | (given["possible"] | _unlike(claims, wholes)) - given["figures"]
    same = {
        "agreeing": given["agreeing"] | {*wholes} - against,
        "possible": given["contradicting"],
        "contradicting": settled,
    }

    def better(verdict: str, pair: Comparison) -> bool:
        if pair.relation == ALONE:
            return _statements(claims, pair) in against
        left = claims[pair.left]
        settles = verdict == "contradicting" and _is_settled(left)
        return _is_status(left) and not settles and _statements(claims, pair) in same[verdict]

    return better


def _unlike(claims: Sequence[Placed], wholes: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those pairs of statements that cannot say the same, as wholes, for their values."""
    asked = {statement for pair in wholes for statement in pair}
    of_statement: dict[int, list[Placed]] = defaultdict(list)
    for claim in claims:
        if claim.statement in asked:
            of_statement[claim.statement].append(claim)
    return {(left, right) for left, right in wholes if unlike(of_statement[left], of_statement[right])}


def _statements(claims: Sequence[Placed], pair: Comparison) -> tuple[int, int]:
    """The statements of a pair."""
    return claims[pair.left].statement, claims[pair.right].statement


def _is_status(claim: Placed) -> bool:
    return claim.value is not None and claim.value.kind == "status"


def _is_settled(claim: Placed) -> bool:
    return claim.value is not None and claim.value.axis.startswith(ONE_VALUED)


def _is_figure(claim: Placed) -> bool:
    return claim.value is not None and claim.value.low is not None


def unlike(ours: Iterable[Placed], theirs: Iterable[Placed]) -> bool:
    """Whether two statements give values of one axis, and counts of one noun, of which none can be the other's."""
    figures = [claim for claim in theirs if _is_figure(claim)]
    differ: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for one in filter(_is_figure, ours):
        for other in figures:
            if one.value and other.value and _noun(one) == _noun(other):
                how = relation(one.value, other.value)
                if how is not None:
                    differ[one.value.axis, _noun(one)].append(how.name == DIFFERS)
    return any(all(pairs) for pairs in differ.values())


def _noun(claim: Placed) -> str:
    """What is counted; of an amount, a measure or a date its axis tells enough."""
    return claim.noun if claim.value is not None and claim.value.kind == "number" else ""
