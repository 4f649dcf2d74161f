"""HTML tables: which hold data, and their rows with heads."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Block
from factcheck.reading.flow import Flow, Piece, flowed, joined
from factcheck.reading.markup import Element, pieces

_SKIPPED = ("script", "style", "template", "svg", "button", "sup")


def is_data(raw: str, table: Element) -> bool:
    """Whether a table holds data: rows of several short cells, not a page laid out by a table."""
    if table.attributes.get("role") in ("presentation", "none"):
        return False
    grid = list(_grid(table))
    if any(element.name == "table" for element in table.all() if element is not table) or not grid:
        return False
    wide = sum(len(cells) > 1 for cells in grid)
    longest = max((sum(b - a for a, b in _spans(cell)) for cells in grid for cell in cells), default=0)
    return wide * 2 >= len(grid) and longest < 1500


def rows(raw: str, table: Element) -> Iterator[Block]:
    """The blocks of a data table: its caption, lines that span it as headings, and rows with their heads."""
    for element in table.all():
        if element.name == "caption" and (flow := _flow(raw, element)).text:
            yield Block("caption", flow.text, flow.runs)
    heads: tuple[str, ...] = ()
    for number, cells in enumerate(_grid(table)):
        flows = [_flow(raw, cell) for cell in cells]
        if all(cell.name == "th" for cell in cells) or (number == 0 and _in_head(table, cells[0])):
            if len(cells) == 1:
                if flows[0].text:
                    yield Block("heading", flows[0].text, flows[0].runs, 6)
            else:
                heads = tuple(flow.text for cell, flow in zip(cells, flows, strict=True) for _ in range(_span(cell)))
            continue
        text, runs, spans = joined([(flow, cell.start) for cell, flow in zip(cells, flows, strict=True)])
        if text:
            yield Block("row", text, runs, 0, spans, _heads(heads, cells))


def _heads(heads: tuple[str, ...], cells: list[Element]) -> tuple[str, ...]:
    """The head of each cell's column."""
    if not heads:
        return ()
    found, column = [], 0
    for cell in cells:
        found.append(heads[column] if column < len(heads) else "")
        column += _span(cell)
    return tuple(found)


def _span(cell: Element) -> int:
    width = cell.attributes.get("colspan", "1")
    return min(int(width), 50) if width.isdecimal() and int(width) else 1


def _in_head(table: Element, cell: Element) -> bool:
    return any(element.name == "thead" and element.start <= cell.start < element.end for element in table.all())


def _grid(table: Element) -> Iterator[list[Element]]:
    """The cells of each row."""
    for element in table.all():
        if element.name == "tr":
            cells = [child for child in element.children if isinstance(child, Element) and child.name in ("td", "th")]
            if cells:
                yield cells


def _spans(element: Element) -> Iterator[tuple[int, int]]:
    """The stretches of text within an element."""
    for child in element.children:
        if not isinstance(child, Element):
            yield child
        elif child.name not in _SKIPPED:
            yield from _spans(child)


def _flow(raw: str, element: Element) -> Flow:
    found: list[Piece] = []
    for span in _spans(element):
        if found and found[-1].end < span[0] and "<br" in raw[found[-1].end : span[0]].lower():
            found.append(Piece(found[-1].end, found[-1].end + 1, " "))
        found.extend(pieces(raw, *span))
    return flowed(raw, found)
