"""How two values relate: the names of the relations, and their record."""

from __future__ import annotations

from typing import NamedTuple

SAME, FINER, ROUNDED, OPEN, DIFFERS = "same", "finer", "rounded", "open", "differs"
AGREEING = frozenset({SAME, FINER, ROUNDED})  # both were meant as the value


class Relation(NamedTuple):
    """How two values relate, and by how much they differ."""

    name: str  # same, finer, rounded, open, differs
    gap: float  # relative difference of numbers 0..1, days between dates; 0 where they overlap
