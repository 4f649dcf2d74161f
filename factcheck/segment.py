"""Article → statements: the sentences, list items, headings and table rows that can state a fact.

Second step of the pipeline. Blocks that a reader dropped as clutter make no statements.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from factcheck.language import words_of
from factcheck.model import Article, Block, Statement

_STOP = re.compile(r"""[.!?…]+["'”’)\]]*(?=\s)|[;](?=\s+[A-Z“"])""")
_LAST_WORD = re.compile(r"[^\s(\[“\"'‘]+$")
_NEXT = re.compile(r"""\s+["'“‘(\[]*(\S)""")
_HEADING_KINDS = ("title", "heading", "caption")


def statements(article: Article) -> list[Statement]:
    """The statements of one parsed article, in the order of its text.

    Each keeps its place in the file (code points, line and column from 1) and the headings it stands under; a list's
    lead-in line and a table row's first cell count as the last of its headings.
    """
    lines = _line_starts(article.text)
    path: list[tuple[int, str]] = []
    lead = ""
    found: list[Statement] = []
    for block in article.blocks or ():
        if block.dropped:
            continue
        if block.kind in _HEADING_KINDS and block.kind != "caption":
            level = 0 if block.kind == "title" else max(block.level, 1)
            path = [p for p in path if p[0] < level]
        headings = tuple(text for _, text in path)
        if block.kind == "item" and lead:
            headings = (*headings, lead)
        elif block.kind == "row" and block.cells and len(block.cells) > 1:
            headings = (*headings, block.text[slice(*block.cells[0])])
        found.extend(_placed(article, block, headings, lines, len(found)))
        if block.kind in ("title", "heading"):
            path.append((0 if block.kind == "title" else max(block.level, 1), block.text))
            lead = ""
        elif block.kind == "paragraph":
            lead = block.text if block.text.endswith((":", "-", "–")) and len(block.text) < 200 else ""
        elif block.kind != "item":
            lead = ""
    return found


def _placed(
    article: Article, block: Block, headings: tuple[str, ...], lines: list[int], order: int
) -> Iterator[Statement]:
    """The statements of one block."""
    places = [at for at, _ in block.runs]
    kind = {"paragraph": "sentence", "quote": "sentence", "code": "sentence", "caption": "sentence"}.get(
        block.kind, block.kind
    )
    spans = [(0, len(block.text))] if kind in ("row", "heading", "title") else sentences(block.text)
    for start, end in spans:
        if start >= end:
            continue
        first = in_file(block.runs, places, start)
        last = _after(article.text, block, places, end)
        line = bisect_right(lines, first)
        yield Statement(
            source=article.source,
            order=order,
            kind=kind,
            text=block.text[start:end],
            start=first,
            end=max(last, first + 1),
            line=line,
            column=first - lines[line - 1] + 1,
            headings=headings,
            heads=block.heads if kind == "row" else (),
            cells=block.cells if kind == "row" else (),
            runs=_cut(block.runs, places, start, end),
        )
        order += 1


def _after(file: str, block: Block, places: list[int], end: int) -> int:
    """The code point in the file behind a place's last character, which may be written as an entity: "&rdquo;"."""
    last = in_file(block.runs, places, end - 1)
    if file[last : last + 1] == "&" != block.text[end - 1]:
        following = bisect_right(places, end - 1)
        if following < len(places) and places[following] == end:
            return block.runs[following][1]
    return last + 1


def in_file(runs: tuple[tuple[int, int], ...], places: list[int], at: int) -> int:
    """The code point in the file of a place in a block's text."""
    place, point = runs[max(0, bisect_right(places, at) - 1)]
    return point + at - place


def _cut(runs: tuple[tuple[int, int], ...], places: list[int], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The runs of a part of a block, counted from the part's begin."""
    head = (0, in_file(runs, places, start))
    return (head, *((at - start, point) for at, point in runs if start < at < end))


def _line_starts(text: str) -> list[int]:
    """Where each line of a file begins; a line ends as on Unix, Windows or old Macs."""
    return [0, *(m.end() for m in re.finditer(r"\r\n|\n|\r", text))]


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    words = words_of("sentence")
    return words["titles"], words["counters"], words["either"]


def sentences(text: str) -> list[tuple[int, int]]:
    """The spans of a text's sentences, without the white space between them."""
    cuts = [0]
    cuts.extend(m.end() for m in _STOP.finditer(text) if _ends(text, m))
    cuts.append(len(text))
    spans = []
    for start, end in pairwise(cuts):
        piece = text[start:end]
        if piece.strip():
            spans.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
    return spans


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Whether a sentence ends at this stop mark."""
    following = _NEXT.match(text, stop.end())
    if not following:
        return False
    letter = following[1]
    mark = stop[0]
    if letter.islower() or letter in "-–—":  # «"Ready?" she asked.», «FRESNO, Calif. — A man»; «iPhone sales …» is rare
        return False
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    before = _LAST_WORD.search(text, 0, stop.start())
    word = before[0].casefold() if before else ""
    titles, counters, either = _abbreviations()
    if word in titles or (word in counters and letter.isdigit()):
        return False
    if len(word) == 1 and word.isalpha() and before and before[0].isupper():  # an initial: "J. K. Rowling"
        return not letter.isupper()
    if word in either:
        return (letter.isupper() and len(mark) == 1 and not re.match(r"[a-z]\.[a-z]$", word)) or letter in "“\"'‘"
    return True
