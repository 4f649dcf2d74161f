"""Whom or what a statement speaks of: a name in it, its heading's name, or the article's topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.context.words import folded
from factcheck.language.tokens import Tokens
from factcheck.model import Statement, Value

_REACH = 12  # words between a value and the name it may belong to
NAMES = frozenset({"person", "place", "organisation", "other"})


def topic(statements: Sequence[Statement], values: Sequence[Sequence[Value]]) -> str:
    """The name an article turns on: the most frequent one, those of its title counting threefold."""
    counts: Counter[str] = Counter()
    for statement, found in zip(statements, values, strict=True):
        weight = 3 if statement.kind in ("title", "heading") else 1
        counts.update({v.label: weight for v in found if v.kind in NAMES})
    return min(counts, key=lambda name: (-counts[name], name)) if counts else ""


def holder(tokens: Tokens, span: tuple[Value, int, int], spans: Sequence[tuple[Value, int, int]]) -> str:
    """The key of the name nearest to a value, what stands before it preferred: "Struthers" of "Moira Struthers, 49"."""
    value, first, last = span
    best, found = _REACH, ""
    for other, begin, end in spans:
        if other.kind not in NAMES or other.kind == "place" or other is value or end <= begin:
            continue
        gap = first - end if end <= first else 2 * (begin - last) + 1 if begin >= last else _REACH
        if gap < best:
            best, found = gap, folded(tokens.words[end - 1])
    return found


def subject(statement: Statement, tokens: Tokens, values: Sequence[Value], topic: str) -> str:
    """The name a statement speaks of: its first one, else its row's or list's head, else the article's topic."""
    names = [v for v in values if v.kind in NAMES and v.kind != "place"]
    if statement.kind == "row" and statement.headings:
        return statement.headings[-1]
    return names[0].label if names else topic
