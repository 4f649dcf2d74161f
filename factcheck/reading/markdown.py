"""Markdown → blocks: headings, paragraphs, items, tables, quotes and code, with front matter, comments left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.language import data
from factcheck.model import Block, Page
from factcheck.reading import clutter, front, inline, published, ruled
from factcheck.reading.flow import Flow, Line, Piece, flowed, is_blank, lines

_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_ATX_END = re.compile(r"[ \t]+#+[ \t]*$")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_FENCE = re.compile(r"[ \t]{0,12}(`{3,}|~{3,})")
_ITEM = re.compile(r"([ \t]*)([-*+•]|\d{1,9}[.)])(?:[ \t]+|$)")
_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_DEFINITION = re.compile(r" {0,3}\[([^\]^]+)\]:[ \t]*\S")
_NOISE = re.compile(
    r"[ \t]*(?::::|!!!|\?\?\?|\[\[?_?toc_?\]?\]|(?:import|export)\s.+\sfrom\s+['\"].*|\{%.*%\})[^\n]*$", re.IGNORECASE
)
_ALERT = re.compile(r"\[!\w+\]\s*$")
_UNSEEN = re.compile(r"<!--|<(script|style)\b|^[ \t]{0,3}(`{3,}|~{3,})", re.IGNORECASE | re.MULTILINE)
_BOLD = re.compile(r"[ \t]*(\*\*|__)(?=\S)(?:(?!\1).)+\1[ \t]*\\?$")


class _Part(NamedTuple):
    """Lines that make one block: its kind, its level, and each line's begin behind list and quote marks."""

    kind: str
    level: int
    lines: list[Line]


def parse(raw: str) -> Page:
    """The page of a Markdown file: title and date from front matter or text, and its blocks."""
    about = front.matter(raw)
    shown = _without_unseen(raw, about.body)
    found = lines(shown, about.body)
    labels = frozenset(m[1].strip().casefold() for line in found if (m := _DEFINITION.match(line.text)))
    blocks: list[Block] = []
    for part in _parts(found):
        blocks.extend(_block(shown, part, labels))
    title = next((about.values[key] for key in data("byline")["title_keys"].split() if about.values.get(key)), None)
    blocks = _titled(raw, blocks, title, about.body)
    blocks = clutter.marked(blocks, authors=_authors(about.values))
    shown_title = next((block.text for block in blocks if block.kind == "title"), None)
    day = front.published_on(about) or published.of_blocks(blocks)
    return Page(title or shown_title, day, tuple(blocks))


def _authors(values: dict[str, str]) -> list[str]:
    found = [values.get(key, "") for key in data("byline")["author_keys"].split()]
    return [name.strip() for text in found for name in text.split(",") if " " in name.strip()]


def _titled(raw: str, blocks: list[Block], title: str | None, body: int) -> list[Block]:
    """The blocks with the first heading of level 1 as title; without one, the title of the front matter."""
    first = next((at for at, block in enumerate(blocks) if block.kind == "heading" and block.level == 1), None)
    if first is not None:
        return [block._replace(kind="title") if at == first else block for at, block in enumerate(blocks)]
    if title and (at := raw.find(title, 0, body)) >= 0:
        text, runs = flowed(raw, [Piece(at, at + len(title))])
        return [Block("title", text, runs, 1), *blocks]
    return clutter.with_title(blocks) if not title else blocks


def _without_unseen(raw: str, start: int) -> str:
    """The text with comments, scripts and styles blanked out, every place kept; code fences stay."""
    found, at, copied = [], start, 0
    while match := _UNSEEN.search(raw, at):
        if match[2]:
            closing = re.compile(rf"^[ \t]{{0,12}}{match[2]}", re.MULTILINE).search(raw, match.end())
            if not closing:
                break
            at = closing.end()
            continue
        end = (
            raw.find("-->", match.end()) + 3
            if not match[1]
            else raw.lower().find(f"</{match[1].lower()}>", match.end())
        )
        if end < 3:
            break
        found += [raw[copied : match.start()], re.sub(r"[^\s]", " ", raw[match.start() : end])]
        at = copied = end
    return "".join([*found, raw[copied:]])


def _parts(found: Sequence[Line]) -> Iterator[_Part]:
    """The blocks of a text as groups of lines."""
    at, depths, open_part = 0, list[int](), None
    while at < len(found):
        line = found[at]
        text = line.text
        taken = _fenced(found, at) or _tabled(found, at) or _headed(found, at)
        if taken:
            if open_part:
                yield open_part
            open_part = None
            part, at = taken
            depths = depths if part.kind == "code" else []
            yield part
            continue
        at += 1
        if is_blank(_QUOTE.sub("", text)) or _RULE.match(text) or _NOISE.match(text) or _DEFINITION.match(text):
            if open_part:
                yield open_part
            open_part = None
            continue
        part = _lined(line, depths, blank=open_part is None)
        if open_part and _goes_on(open_part, part, text):
            open_part.lines.extend(part.lines)
            continue
        if open_part:
            yield open_part
        open_part = part
    if open_part:
        yield open_part


def _goes_on(before: _Part, part: _Part, text: str) -> bool:
    """Whether a line goes on with the block before; «lazy» lines go on with items and quotes too."""
    if part.kind == "quote" or before.kind == "quote":
        return part.kind == before.kind or (part.kind == "paragraph" and before.kind == "quote")
    return part.kind in ("paragraph", "code") or (part.kind == "item" and not _ITEM.match(text))


def _lined(line: Line, depths: list[int], *, blank: bool) -> _Part:
    """What a line begins: an item, a quote, code set in, or a paragraph; `depths`: how far open lists are set in."""
    quote = _QUOTE.match(line.text)
    if quote:
        rest = line.text[quote.end() :]
        inner = _ITEM.match(rest)
        skip = quote.end() + (inner.end() if inner else 0) + (len(rest) if _ALERT.match(rest) else 0)
        return _Part("quote", 0, [line._replace(start=min(line.start + skip, line.end))])
    indent = len(line.text.expandtabs(4)) - len(line.text.expandtabs(4).lstrip())
    item = _ITEM.match(line.text)
    if item and (depths or indent < 4):
        while depths and indent < depths[-1]:
            depths.pop()
        if not depths or indent > depths[-1]:
            depths.append(indent)
        return _Part("item", len(depths), [line._replace(start=line.start + item.end())])
    if depths and indent > depths[-1]:
        return _Part("item", len(depths), [line])
    if blank:
        depths.clear()
        if indent >= 4:
            return _Part("code", 0, [line])
    return _Part("paragraph", 0, [line])


def _fenced(found: Sequence[Line], at: int) -> tuple[_Part, int] | None:
    """A code fence and the place behind it."""
    fence = _FENCE.match(found[at].text)
    if not fence or (fence[1][0] == "`" and "`" in found[at].text[fence.end() :]):
        return None
    end = at + 1
    while end < len(found) and not found[end].text.strip().startswith(fence[1]):
        end += 1
    return _Part("code", 0, list(found[at + 1 : end])), end + 1


def _headed(found: Sequence[Line], at: int) -> tuple[_Part, int] | None:
    """A heading, marked by # or underlined, and the place behind it."""
    line = found[at]
    if atx := _ATX.match(line.text):
        text = _ATX_END.sub("", line.text)
        start = line.start + atx.end()
        return _Part("heading", len(atx[1]), [Line(start, max(start, line.start + len(text)), "")]), at + 1
    plain = line.text.strip() and not (_ITEM.match(line.text) or _QUOTE.match(line.text) or _RULE.match(line.text))
    if plain and at + 1 < len(found) and (setext := _SETEXT.match(found[at + 1].text)) and len(line.text) < 200:
        blank_before = at == 0 or not found[at - 1].text.strip()
        if blank_before and (len(setext[1]) > 1 or setext[1] == "="):
            return _Part("heading", 1 if setext[1][0] == "=" else 2, [line]), at + 2
    return None


def _tabled(found: Sequence[Line], at: int) -> tuple[_Part, int] | None:
    """A table (its first line the heads) and the place behind it."""
    if at + 1 >= len(found) or "|" not in found[at].text or "|" not in found[at + 1].text:
        return None
    if not _DELIMITER.match(found[at + 1].text):
        return None
    end = at + 2
    while end < len(found) and "|" in found[end].text and found[end].text.strip():
        end += 1
    return _Part("row", 0, [found[at], *found[at + 2 : end]]), end


def _block(raw: str, part: _Part, labels: frozenset[str]) -> Iterator[Block]:
    """The blocks of a part: one, or one for each row of a table."""
    if part.kind == "row":
        yield from ruled.rows(raw, part.lines, labels)
    elif part.kind == "code":
        text, runs = flowed(raw, [Piece(line.start, line.end) for line in part.lines])
        if text:
            yield Block("code", text, runs)
    else:
        first, last = 0, len(part.lines) - 1
        while first < last and part.kind != "quote" and _BOLD.match(raw, *part.lines[first][:2]):
            yield Block("heading", *_flow(raw, part.lines[first : first + 1], labels), 6)
            first += 1
        part = part._replace(lines=part.lines[first:])
        text, runs = _flow(raw, part.lines, labels)
        bold = part.kind == "paragraph" and _BOLD.match(raw, part.lines[0].start, part.lines[0].end)
        if bold and text[-1:] not in ".:;," and len(text) < 100:
            yield Block("heading", text, runs, 6)
        elif text.strip("|¦·•*-–— "):
            yield Block(part.kind, text, runs, part.level)


def _flow(raw: str, found: Sequence[Line], labels: frozenset[str]) -> Flow:
    """The visible words of the lines of a block."""
    start, end = found[0].start, found[-1].end
    kept = inline.pieces(raw, start, end, labels)
    gaps = [(one.end, two.start) for one, two in pairwise(found)]
    return flowed(raw, _without(kept, gaps))


def _without(kept: Sequence[Piece], gaps: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The pieces without what lies between two lines of a block (line end, quote mark): one blank instead."""
    waiting = list(gaps)
    for piece in kept:
        start = piece.start
        while waiting and waiting[0][0] < piece.end:
            first, last = waiting.pop(0)
            if first > start:
                yield Piece(start, first, piece.shown)
            yield Piece(first, first + 1, " ")
            start = max(start, last)
        if start < piece.end:
            yield Piece(start, piece.end, piece.shown)
