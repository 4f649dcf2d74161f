"""Tables of plain text, written with pipes, tabs or wide gaps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.model import Block
from factcheck.reading.flow import Flow, Line, Piece, flowed, joined

_BORDER = re.compile(r"\s*\|\s*|\t+| {3,}")
_BORDER_ROW = re.compile(r"[\s|:+=-]+$")
_BULLET = re.compile(r"\s*(?:[•◦▪‣●○■·*+–—-]|\d{1,2}[.)])\s")


def is_border(text: str) -> bool:
    """Whether a line only rules off rows."""
    return bool(_BORDER_ROW.match(text))


def _cells(text: str) -> list[str]:
    stripped = text.strip().strip("|") if "|" in text else text.strip()
    return _BORDER.split(stripped.strip(" "))


def tabular(group: Sequence[Line]) -> set[int]:
    """The numbers of the lines that are rows of a table: two or more in a row with as many cells."""
    counts = [len(_cells(line.text)) if not _BULLET.match(line.text) else 1 for line in group]
    for number, line in enumerate(group):
        if "|" in line.text and _BORDER_ROW.match(line.text) and number:
            counts[number] = counts[number - 1]
    found: set[int] = set()
    for at in range(len(group) - 1):
        if counts[at] > 1 and counts[at] == counts[at + 1]:
            found |= {at, at + 1}
    framed = any(_BORDER_ROW.match(line.text) or line.text.lstrip().startswith("|") for line in group)
    tabbed = any("\t" in line.text.strip() for line in group)
    return found if len(found) > 2 or framed or tabbed else set()


def table(raw: str, rows: Sequence[Line]) -> list[Block]:
    """The rows of a table; its first line gives the heads where it is plain that it does."""
    split = [_row_cells(raw, line) for line in rows]
    heads: tuple[str, ...] = ()
    if _has_heads(raw, rows, [[flow.text for flow, _ in cells] for cells in split]):
        heads = tuple(flow.text for flow, _ in split.pop(0))
    found = []
    for cells in split:
        text, runs, spans = joined(cells)
        if text:
            found.append(Block("row", text, runs, 0, spans, heads if len(heads) == len(spans) else ()))
    return found


def _row_cells(raw: str, line: Line) -> list[tuple[Flow, int]]:
    """The cells of a line with the place of the border before each."""
    start = line.start + len(line.text) - len(line.text.lstrip(" |"))
    end = line.start + len(line.text.rstrip(" |"))
    border, cells = line.start, []
    for mark in _BORDER.finditer(raw, start, end):
        cells.append((flowed(raw, [Piece(start, mark.start())]), border))
        border, start = mark.start(), mark.end()
    cells.append((flowed(raw, [Piece(start, end)]), border))
    return cells


def _has_heads(raw: str, rows: Sequence[Line], cells: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: ruled off, or without a figure above rows that have them."""
    if len(rows) < 2:
        return False
    between = raw[rows[0].end : rows[1].start].strip()
    if between and _BORDER_ROW.match(between):
        return True
    first, rest = cells[0], cells[1:]
    figures = [any(any(sign.isdigit() for sign in cell) for cell in row[1:]) for row in rest]
    return len(rest) > 1 and all(figures) and not any(any(sign.isdigit() for sign in cell) for cell in first)
