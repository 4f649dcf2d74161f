"""What a statement is limited to: which season, version or part, from its own words, else from its headings."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import DESIGNATOR, Statement, Value


def qualifiers(statement: Statement, values: Sequence[Value]) -> tuple[str, ...]:
    """The designators a statement names: "season 2", "version 3.1"; each once, sorted."""
    return tuple(sorted({v.label for v in values if v.axis.startswith(DESIGNATOR)}))
