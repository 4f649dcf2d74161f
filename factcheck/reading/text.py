"""Plain text, mostly as copied from a web page → blocks: paragraphs, headings, items, table rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.language import words_of
from factcheck.model import Block, Page
from factcheck.reading import clutter, columns, glued, published
from factcheck.reading.flow import Flow, Line, Piece, flowed, is_blank, lines
from factcheck.reading.title import is_byline

_WIKI = re.compile(r"\s*(={2,5})\s*(?P<words>[^=\s].*?)\s*\1\s*$")
_BULLET = re.compile(
    r"(?P<indent>\s*)(?:(?P<dot>[•◦▪‣●○■·*+–—-])|(?P<number>\(?\d{1,2}[.)]|\([a-z]\)|[a-z]\)))(?P<gap>\s+)(?=\S)"
)
_RULE = re.compile(r"\s*([-=_*~#·•])(?:\s*\1){2,}\s*$")
_SETEXT = re.compile(r"\s*(={3,}|-{3,})\s*$")
_ATX = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_PAIR = re.compile(r"[^\s:][^:.!?]{0,40}:\s+\S")
_SENTENCE_END = re.compile(r"""[.!?…]["'”’)\]]*$""")
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*$")
_WORD = re.compile(r"[^\W_][\w'’.-]*")


class _Row(NamedTuple):
    """Lines that belong together: what they are, and which."""

    kind: str  # text, item, row, head, quote
    level: int  # row: where its second cell begins, if nothing parts the two
    lines: list[Line]
    apart: bool  # a blank line stands before it


def parse(raw: str) -> Page:
    """The page of a plain text: its title and date as far as it states them, and its blocks."""
    blocks = clutter.marked(clutter.with_title(_blocks(raw)))
    title = next((block.text for block in blocks if block.kind == "title"), None)
    return Page(title, published.of_blocks(blocks), tuple(blocks))


def _blocks(raw: str) -> list[Block]:
    """The blocks of a text before any is taken for the title or for clutter."""
    rows = _rows(lines(raw))
    lists = _lists(rows)
    found: list[Block] = []
    at = 0
    while at < len(rows):
        if rows[at].kind == "row" and rows[at].level:
            found.append(glued.row(raw, rows[at].lines[0], rows[at].level))
            at += 1
            continue
        if rows[at].kind == "row":
            end = next((i for i in range(at + 1, len(rows)) if not _same_table(rows[i])), len(rows))
            found.extend(columns.table(raw, [row.lines[0] for row in rows[at:end]]))
            at = end
            continue
        block = _block(raw, rows, at, at in lists)
        if any(sign.isalnum() for sign in block.text):
            found.append(block)
        at += 1
    return found


def _same_table(row: _Row) -> bool:
    """Whether a row goes on with the table of the row before."""
    return row.kind == "row" and not row.apart and not row.level


def _block(raw: str, rows: Sequence[_Row], at: int, listed: bool) -> Block:
    """The block of a paragraph, heading, item or quote."""
    row = rows[at]
    text, runs = _flow(raw, row)
    if row.kind == "item" and not _numbered_heading(rows, at, text):
        return Block("item", text, runs, row.level)
    if row.kind == "head":
        return Block("heading", text, runs, row.level)
    if row.kind == "quote":
        return Block("quote", text, runs)
    if row.kind == "item":
        return Block("heading", text, runs, 2)
    if listed:
        return Block("item", text, runs)
    return Block("heading", text, runs, 2) if _is_heading(rows, at, text) else Block("paragraph", text, runs)


def _flow(raw: str, row: _Row) -> Flow:
    pieces = []
    for number, line in enumerate(row.lines):
        start = line.start
        mark = None
        if row.kind == "item" and number == 0:
            mark = _BULLET.match(raw, start, line.end)
        elif row.kind == "head":
            mark = _ATX.match(raw, start, line.end)
        elif row.kind == "quote":
            mark = re.compile(r"\s*(?:>\s?)+").match(raw, start, line.end)
        begin = mark.end() if mark else start
        end = row.lines[number + 1].start if number + 1 < len(row.lines) else line.end
        pieces.append(Piece(begin, end))
    return flowed(raw, pieces)


def _rows(found: Sequence[Line]) -> list[_Row]:
    """The lines of a text put together: wrapped lines of a paragraph become one row."""
    rows: list[_Row] = []
    apart = True
    for group in _groups(found):
        tabular = columns.tabular(group)
        boxed = glued.borders(group)
        wrapped = _is_wrapped(group)
        for number, line in enumerate(group):
            previous = rows[-1] if rows and not apart else None
            row = _kind(line, number in tabular, apart)
            if boxed and row.kind == "text":
                row = row._replace(kind="row" if number in boxed else "item", level=boxed.get(number, 1))
            if (
                number
                and _SETEXT.match(line.text)
                and previous
                and previous.kind == "text"
                and len(previous.lines) == 1
            ):
                rows[-1] = previous._replace(kind="head", level=1 if "=" in line.text else 2)
            elif number in tabular and columns.is_border(line.text):
                continue
            elif _RULE.match(line.text):
                apart = True
                continue
            elif previous and _continues(previous, row, wrapped):
                previous.lines.append(line)
            else:
                rows.append(row)
            apart = False
        apart = True
    return rows


def _groups(found: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines without a blank one between."""
    groups: list[list[Line]] = [[]]
    for line in found:
        if not is_blank(line.text):
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _kind(line: Line, tabular: bool, apart: bool) -> _Row:
    if tabular:
        return _Row("row", 0, [line], apart)
    if atx := _ATX.match(line.text):
        return _Row("head", len(atx[1]), [line], apart)
    if wiki := _WIKI.match(line.text):
        return _Row(
            "head",
            len(wiki[1]),
            [line._replace(start=line.start + wiki.start("words"), end=line.start + wiki.end("words"))],
            apart,
        )
    if line.text.lstrip().startswith(">"):
        return _Row("quote", 0, [line], apart)
    if bullet := _BULLET.match(line.text):
        return _Row("item", 1 + len(bullet["indent"].expandtabs(4)) // 4, [line], apart)
    return _Row("text", 0, [line], apart)


def _continues(previous: _Row, row: _Row, wrapped: bool) -> bool:
    """Whether a line goes on with the row before: hard-wrapped text, an indented line under a bullet."""
    if row.kind == "quote" and previous.kind == "quote":
        return (
            not _SENTENCE_END.search(previous.lines[-1].text.rstrip()) and row.lines[0].text.lstrip("> ")[:1].islower()
        )
    if row.kind != "text" or previous.kind not in ("text", "item"):
        return False
    before, line = previous.lines[-1].text.rstrip(), row.lines[0].text
    if is_byline(line) or is_byline(before) or _ADDRESS.match(line):
        return False
    broken = len(before) >= 40 and not _SENTENCE_END.search(before) and line.lstrip()[:1].islower()
    if previous.kind == "item":
        indented = line[:1].isspace() and len(before) > 30
        return broken or indented
    return wrapped or (broken and not before.endswith((":", ";")) and not _title_case(before))


def _is_wrapped(group: Sequence[Line]) -> bool:
    """Whether lines are one paragraph broken at a right margin: most breaks fall in mid-sentence."""
    widths = [len(line.text.rstrip()) for line in group]
    if len(group) < 3 or max(widths) > 120 or min(widths[:-1]) < 0.7 * max(widths) or max(widths) < 40:
        return False
    small = sum(line.text.lstrip()[:1].islower() for line in group[1:])
    return small * 2 >= len(group) - 1


def _numbered_heading(rows: Sequence[_Row], at: int, text: str) -> bool:
    """Whether a numbered line heads a section («1. Getting there») rather than being an item of a list."""
    row = rows[at]
    mark = _BULLET.match(row.lines[0].text)
    if not mark or not mark["number"] or len(text) > 90 or text.endswith((".", ";", ",")) or at + 1 == len(rows):
        return False
    near = [rows[i].kind for i in (at - 1, at + 1) if 0 <= i < len(rows)]
    return "item" not in near and _is_paragraph(rows[at + 1])


def _is_paragraph(row: _Row) -> bool:
    """Whether a row is running text: long, or ended as sentences are."""
    text = row.lines[-1].text.rstrip()
    return row.kind in ("text", "quote") and (
        len(row.lines) > 1
        or len(text) > 100
        or (len(text) > 15 and text.count(" ") > 1 and bool(_SENTENCE_END.search(text)))
    )


def _is_heading(rows: Sequence[_Row], at: int, text: str) -> bool:
    """Whether a line heads what follows it: short, no sentence, and running text, a list or a table comes next."""
    row, following = rows[at], rows[at + 1 : at + 3]
    words = text.split()
    if len(row.lines) > 1 or len(text) > 110 or len(words) > 16 or text[-1] in ".,;…" or not following:
        return False
    if not (text[0].isalnum() or text[0] in "“\"'‘¿") or not _leads(following):
        return False
    if text.endswith(":"):
        return following[0].kind not in ("item", "row") and len(words) <= 12
    if text.isupper() and sum(sign.isalpha() for sign in text) > 2:
        return True
    if text.endswith("!"):
        return row.apart and _title_case(text)
    alone = len(words) <= 8 and not text[0].islower()
    return alone or text.endswith("?") or _title_case(text)


def _leads(following: Sequence[_Row]) -> bool:
    """Whether what follows is something that a heading may head."""
    if following[0].kind in ("item", "row", "head") or _is_paragraph(following[0]):
        return True
    return len(following) > 1 and following[0].kind == "text" and _is_paragraph(following[1])


def _title_case(text: str) -> bool:
    """Whether the words of a line, small ones aside, begin with capitals."""
    small = words_of("byline")["small"]
    words = [word for word in _WORD.findall(text) if word.casefold() not in small and word[0].isalpha()]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def _lists(rows: Sequence[_Row]) -> set[int]:
    """Which rows are short lines among their like without blank lines between: «Height: 4.39 m», «Boot: 445 l».

    Two lines of the form «key: value» make a list, of other lines three.
    """
    found: set[int] = set()
    run: list[int] = []
    for at in range(len(rows) + 1):
        listed = at < len(rows) and _listed(rows[at])
        if listed and run and not rows[at].apart:
            run.append(at)
            continue
        if len(run) > 2 or (len(run) == 2 and all(_PAIR.match(rows[i].lines[0].text.strip()) for i in run)):
            found.update(run)
        run = [at] if listed else []
    return found


def _listed(row: _Row) -> bool:
    """Whether a row is a short line that is no sentence."""
    if row.kind != "text" or len(row.lines) > 1:
        return False
    text = row.lines[0].text.strip()
    return len(text) <= 100 and not _SENTENCE_END.search(text) and not text.isupper() and not text.endswith(":")
