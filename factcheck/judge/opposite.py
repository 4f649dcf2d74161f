"""Whether two statuses can both be true: the same predicate affirmed and denied, or two that exclude each other."""

from __future__ import annotations

from functools import lru_cache

from factcheck.judge.value import DIFFERS, SAME
from factcheck.language import predicates, relations
from factcheck.model import Placed

_SYNONYM = 0.8


def relation(left: Placed, right: Placed) -> str | None:
    """same where both say it, differs where one denies what the other says; None where neither is known."""
    if left.value is None or right.value is None:
        return None
    a, b = left.value.label.removeprefix("not "), right.value.label.removeprefix("not ")
    one_denied = left.value.label.startswith("not ") != right.value.label.startswith("not ")
    kin = kinship(a, b)
    if kin == "same":
        return DIFFERS if one_denied else SAME
    if kin == "opposite":
        return SAME if one_denied else DIFFERS
    return None


@lru_cache(maxsize=65536)
def kinship(a: str, b: str) -> str | None:
    """How two predicates relate: same, opposite, or None where they have nothing to do with each other."""
    if a == b:
        return "same"
    if relations.opposite(a, b) or _exclusive(a, b):
        return "opposite"
    if relations.similarity(a, b) >= _SYNONYM:
        return "same"
    return None


def _exclusive(a: str, b: str) -> bool:
    return any(predicates.conflict(x, y) for x in predicates.classes(a) for y in predicates.classes(b))
