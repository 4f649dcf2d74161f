"""Stretches of a file → the visible words and where each stands in the file. Used by every format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Runs = tuple[tuple[int, int], ...]

# Soft hyphen, zero-width space, word joiner and byte-order mark: in the file, but nothing a reader sees.
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
_STRETCH = re.compile(rf"[^\s{_UNSEEN}]+(?: [^\s{_UNSEEN}]+)*")
_WHITE = re.compile(r"\s")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")

_CELL_BORDER = " | "


class Piece(NamedTuple):
    """A stretch of the file, copied as it stands or shown as other words (an entity, a line break)."""

    start: int
    end: int
    shown: str | None = None


class Flow(NamedTuple):
    """Visible words, every run of white space one blank, with the runs of `Block`."""

    text: str
    runs: Runs


class Line(NamedTuple):
    """A line of the file without its line end."""

    start: int
    end: int
    text: str


class _Pen:
    """Words as they are written down, with their places. A run begins where place and file part ways."""

    __slots__ = ("gap", "place", "raw", "runs", "shift", "words")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.words: list[str] = []
        self.runs: list[tuple[int, int]] = []
        self.place = 0
        self.shift: int | None = None  # file minus place within the current run
        self.gap: int | None = None  # white space in the file that is not written yet

    def copy(self, start: int, end: int) -> None:
        for stretch in _STRETCH.finditer(self.raw, start, end):
            self._skip(start, stretch.start())
            self.put(stretch[0], stretch.start())
            start = stretch.end()
        self._skip(start, end)

    def show(self, shown: str, start: int, end: int) -> None:
        for sign in shown:
            if sign.isspace():
                self.gap = start if self.gap is None else self.gap
            elif sign not in _UNSEEN:
                self.put(sign, start)
        if self.place:
            self.shift = end - self.place  # what follows directly goes on behind the entity
            self.runs.append((self.place, end))

    def put(self, word: str, point: int) -> None:
        if self.gap is not None and self.place:
            self._write(" ", self.gap)
        self.gap = None
        self._write(word, point)

    def _skip(self, start: int, end: int) -> None:
        if self.gap is None and start < end and (white := _WHITE.search(self.raw, start, end)):
            self.gap = white.start()

    def _write(self, word: str, point: int) -> None:
        if self.shift != point - self.place:
            self.shift = point - self.place
            if self.runs and self.runs[-1][0] == self.place:
                self.runs.pop()
            self.runs.append((self.place, point))
        self.words.append(word)
        self.place += len(word)


def flowed(raw: str, pieces: Iterable[Piece]) -> Flow:
    """The visible words of `pieces`, a blank for each run of white space.

    Behind a last character that the file writes as an entity one more run marks where the entity ends.
    """
    pen = _Pen(raw)
    for start, end, shown in pieces:
        if shown is None:
            pen.copy(start, end)
        else:
            pen.show(shown, start, end)
    return Flow("".join(pen.words), tuple(pen.runs))


def joined(cells: Sequence[tuple[Flow, int]]) -> tuple[str, Runs, tuple[tuple[int, int], ...]]:
    """The text of a table row, its runs and its cells; each cell comes with the place of its border in the file."""
    text = ""
    runs: list[tuple[int, int]] = []
    spans: list[tuple[int, int]] = []
    for flow, border in cells:
        if text and flow.text:
            runs.extend((len(text) + i, border) for i in range(len(_CELL_BORDER)))
            text += _CELL_BORDER
        runs.extend((len(text) + place, point) for place, point in flow.runs if place < len(flow.text))
        spans.append((len(text), len(text) + len(flow.text)))
        text += flow.text
    return text, tuple(runs), tuple(spans)


def is_blank(text: str) -> bool:
    """Whether a reader sees nothing of a text."""
    return not _STRETCH.search(text)


def lines(raw: str, start: int = 0) -> list[Line]:
    """The lines of a file from `start` on, each with its place."""
    found = []
    for match in _LINE_END.finditer(raw, start):
        found.append(Line(start, match.start(), raw[start : match.start()]))
        start = match.end()
    found.append(Line(start, len(raw), raw[start:]))
    return found
