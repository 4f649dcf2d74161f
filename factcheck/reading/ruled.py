"""Tables of Markdown, their heads ruled off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.model import Block
from factcheck.reading import inline
from factcheck.reading.flow import Flow, Line, flowed, joined

_PIPE = re.compile(r"(?<!\\)\|")


def rows(raw: str, found: Sequence[Line], labels: frozenset[str]) -> Iterator[Block]:
    """The rows of a table with the heads of their columns."""
    heads = tuple(flow.text for flow, _ in _cells(raw, found[0], labels))
    for line in found[1:]:
        cells = _cells(raw, line, labels)
        text, runs, spans = joined(cells[: len(heads)])
        if text:
            yield Block("row", text, runs, 0, spans, (*heads, *[""] * len(spans))[: len(spans)])


def _cells(raw: str, line: Line, labels: frozenset[str]) -> list[tuple[Flow, int]]:
    """The cells of a row with the place of the border before each."""
    lead = len(line.text) - len(line.text.lstrip())
    start = line.start + lead + line.text.lstrip().startswith("|")
    end = line.start + len(line.text.rstrip())
    border, found = line.start + lead, []
    for mark in _PIPE.finditer(raw, start, end):
        found.append((flowed(raw, inline.pieces(raw, start, mark.start(), labels)), border))
        border, start = mark.start(), mark.end()
    if raw[start:end].strip():
        found.append((flowed(raw, inline.pieces(raw, start, end, labels)), border))
    return found
