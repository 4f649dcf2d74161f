"""Other markup → Markdown, sign for sign: what a reader does not see is blanked out, and every place is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from factcheck.model import Block, Page
from factcheck.reading import inline, markdown, published
from factcheck.reading.flow import Line, flowed, joined

UNSEEN = "\u200b"  # what stands for a sign that nobody sees: no blank, and no letter either
_SIGN = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]")
_NOTHING = re.compile(rf"^[ \t{UNSEEN}]+(?=\r?$)", re.MULTILINE)
_SET_IN = re.compile(r"[ \t]+(?=\S)")


class Row(NamedTuple):
    """A row of a table: where each of its cells stands in the file."""

    cells: list[tuple[int, int]]
    heads: tuple[str, ...]


class Overlay:
    """A text in the making, sign for sign as long as the file's."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.signs = list(raw)
        self.rows: list[Row] = []

    def hide(self, start: int, end: int) -> None:
        """Let nobody see a stretch; line ends stay, and lines with nothing else are blank."""
        self.signs[start:end] = _SIGN.sub(UNSEEN, self.raw[start:end])

    def put(self, start: int, words: str) -> None:
        """Write other signs from a place on."""
        self.signs[start : start + len(words)] = words

    def is_blank(self, line: Line) -> bool:
        """Whether nothing of a line is seen."""
        return not "".join(self.signs[line.start : line.end]).strip(f" \t{UNSEEN}")

    def outdent(self, line: Line) -> None:
        """Let a line stand at the margin."""
        if margin := _SET_IN.match(line.text):
            self.put(line.start, UNSEEN * margin.end())

    def table(self, rows: Sequence[list[tuple[int, int]]], *, headed: bool) -> None:
        """Take cells out of the text as rows of a table. headed: the first row holds the heads of the columns."""
        heads = tuple(self.words(*cell) for cell in rows[0]) if headed and rows else ()
        for cells in rows[headed:]:
            self.rows.append(Row(cells, (*heads, *[""] * len(cells))[: len(cells)] if heads else ()))

    def words(self, start: int, end: int) -> str:
        """What a reader sees of a stretch."""
        return flowed(self.raw, inline.pieces(self.raw, start, end)).text

    def page(self, values: Mapping[str, str], levels: Mapping[int, int] | None = None) -> Page:
        """The page that Markdown makes of it, with the rows of tables where they stand.

        values: what the file states about itself; levels: of headings, by where their words begin.
        """
        shown = _NOTHING.sub(lambda line: " " * len(line[0]), "".join(self.signs))
        parsed = markdown.parse(shown)
        blocks = [_levelled(block, levels or {}) for block in parsed.blocks]
        blocks += [block for row in self.rows if (block := self._row(row)).text]
        ordered = sorted(blocks, key=lambda block: block.runs[0][1])
        day: date | None = published.of_metadata((key.casefold(), value) for key, value in values.items())
        return parsed._replace(published=day or parsed.published, blocks=tuple(ordered))

    def _row(self, row: Row) -> Block:
        flows = [(flowed(self.raw, inline.pieces(self.raw, *cell)), max(cell[0] - 1, 0)) for cell in row.cells]
        text, runs, spans = joined(flows)
        return Block("row", text, runs, 0, spans, row.heads)


def _levelled(block: Block, levels: Mapping[int, int]) -> Block:
    if block.kind == "heading" and block.runs and block.runs[0][1] in levels:
        return block._replace(level=levels[block.runs[0][1]])
    return block


def depth(line: Line) -> int:
    """How far a line is set in."""
    wide = line.text.expandtabs(8)
    return len(wide) - len(wide.lstrip())


def body(found: Sequence[Line], at: int, beyond: int) -> int:
    """The place behind the lines from `at` on that are blank or set in further than `beyond`."""
    end = at
    for place in range(at, len(found)):
        if not found[place].text.strip():
            continue
        if depth(found[place]) <= beyond:
            break
        end = place + 1
    return end


def hidden(over: Overlay, found: Iterable[Line]) -> None:
    """Let nobody see some lines."""
    for line in found:
        over.hide(line.start, line.end)
