"""Whom or what a statement speaks of: a name in it, its heading's name, or the article's topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.language.tokens import Tokens
from factcheck.model import Statement, Value

NAMES = frozenset({"person", "place", "organisation", "other"})


def topic(statements: Sequence[Statement], values: Sequence[Sequence[Value]]) -> str:
    """The name an article turns on: the most frequent one, those of its title counting threefold."""
    counts: Counter[str] = Counter()
    for statement, found in zip(statements, values, strict=True):
        weight = 3 if statement.kind in ("title", "heading") else 1
        counts.update({v.label: weight for v in found if v.kind in NAMES})
    return min(counts, key=lambda name: (-counts[name], name)) if counts else ""


def subject(statement: Statement, tokens: Tokens, values: Sequence[Value], topic: str) -> str:
    """The name a statement speaks of: its first one, else its row's or list's head, else the article's topic."""
    names = [v for v in values if v.kind in NAMES and v.kind != "place"]
    if statement.kind == "row" and statement.headings:
        return statement.headings[-1]
    return names[0].label if names else topic
