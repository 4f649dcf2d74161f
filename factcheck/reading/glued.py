"""Boxes of facts whose cells a copy has joined without a blank: "OwnerOrvik Lines", "Crew29".

One such word is more often a brand ("FaceTime"), so only several lines with heads of their own make a box.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.language.gazetteer import written_small
from factcheck.model import Block
from factcheck.reading.flow import Line, Piece, flowed, joined

_HEAD = re.compile(r"\s*([A-Z][a-z]+(?: [a-z]+){0,3})(?=[A-Z\d])")
_LEAST = 5  # known heads, each another, that make a box …
_SURE = 2  # … and how many of them a figure follows, or have several words, as no brand does
_LONG = 6  # letters from which a word that is not known is a head as well, in a box of known ones
_LONGEST = 200  # characters of a line


def borders(group: Sequence[Line]) -> dict[int, int]:
    """The numbers of those lines of a group that are rows of such a box, with where the second cell begins in each."""
    matches = {n: match for n, line in enumerate(group) if (match := _HEAD.match(line.text)) and _is_short(line)}
    known = [match for match in matches.values() if written_small(match[1].rpartition(" ")[2])]
    sure = sum(" " in match[1] or match.string[match.end()].isdigit() for match in known)
    if len({match[1] for match in known}) < _LEAST or sure < _SURE:
        return {}
    return {n: match.end() for n, match in matches.items() if match in known or len(match[1]) >= _LONG}


def _is_short(line: Line) -> bool:
    """Whether a line is no longer than the rows of a box are."""
    return line.end - line.start < _LONGEST


def row(raw: str, line: Line, border: int) -> Block:
    """The row of a line, its second cell beginning at a border."""
    at = line.start + border
    cells = [(flowed(raw, [Piece(line.start, at)]), line.start), (flowed(raw, [Piece(at, line.end)]), at)]
    text, runs, spans = joined(cells)
    return Block("row", text, runs, 0, spans)
