"""Two statements as wholes → whether their values keep them from saying the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factcheck.judge.value import DIFFERS, relation
from factcheck.model import Placed


def unlike(ours: Sequence[Placed], theirs: Sequence[Placed]) -> bool:
    """Whether two statements give values of one axis, and counts of one noun, of which none can be the other's.

    "She adopted two dogs from the shelter" does not say what "She adopted a dog from the shelter" says.
    """
    differ: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for one in _counting(ours):
        for other in _counting(theirs):
            if one.value is None or other.value is None or _noun(one) != _noun(other):
                continue
            how = relation(one.value, other.value)
            if how is not None:
                differ[one.value.axis, _noun(one)].append(how.name == DIFFERS)
    return any(all(pairs) for pairs in differ.values())


def _counting(claims: Iterable[Placed]) -> list[Placed]:
    return [claim for claim in claims if claim.value is not None and claim.value.low is not None]


def _noun(claim: Placed) -> str:
    """What is counted; of an amount, a measure or a date its axis tells enough."""
    return claim.noun if claim.value is not None and claim.value.kind == "number" else ""
