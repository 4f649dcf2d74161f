"""Markdown within a line: markup, links and comments left out, the words' places in the file kept."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.reading.flow import Piece

_TOKEN = re.compile(
    r"""\\(?P<escape>[!-/:-@\[-`{-~])
    |(?P<code>`+)
    |(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    |<(?P<link>(?:https?://|mailto:)[^\s<>]*|[^\s<>@/]+@[^\s<>@]+)>
    |(?P<tag></?[A-Za-z][^<>]*>)
    |(?P<note>\[\^[^\]\s]{1,80}\]:?)
    |(?P<image>!\[)
    |(?P<open>\[(?:[ xX]\]\ )?)
    |(?P<close>\](?:\((?:[^()\s<>]|\([^()\s]*\)|<[^<>]*>)*(?:\s+(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\)))?\s*\)|\[[^\[\]]{0,200}\])?)
    |(?P<short>\{\{[<%]?[^{}]{0,500}[>%]?\}\}|\{%[^{}]{0,500}%\}|\{[:\#.][^{}]{0,200}\})
    |(?P<mark>\*+|_+|~~+|==+)
    """,
    re.VERBOSE,
)


class _Mark(NamedTuple):
    """A run of emphasis marks that still waits for its end."""

    sign: str
    start: int
    end: int


def pieces(raw: str, start: int, end: int, labels: frozenset[str] = frozenset()) -> list[Piece]:
    """The visible stretches of Markdown from start to end; `labels`: the names of links defined elsewhere."""
    cuts = sorted(_cuts(raw, start, end, labels))
    found = []
    for cut in cuts:
        if cut.start < start:
            continue
        if start < cut.start:
            found.append(Piece(start, cut.start))
        if cut.shown:
            found.append(cut)
        start = cut.end
    if start < end:
        found.append(Piece(start, end))
    return found


def _cuts(raw: str, start: int, end: int, labels: frozenset[str]) -> Iterator[Piece]:
    """What is left out or shown otherwise: markup with nothing, entities and line breaks with what they stand for."""
    brackets: list[tuple[int, int, bool]] = []
    marks: list[_Mark] = []
    at = start
    while token := _TOKEN.search(raw, at, end):
        at = token.end()
        kind = token.lastgroup
        if kind == "code":
            closing = _code_end(raw, token, end)
            if closing:
                yield Piece(token.start(), token.end())
                yield Piece(*closing)
                at = closing[1]
        elif kind in ("open", "image"):
            brackets.append((token.start(), token.end(), kind == "image"))
        elif kind == "close":
            yield from _link(raw, token, brackets, labels)
            if brackets:
                brackets.pop()
        elif kind == "mark":
            yield from _emphasis(raw, token, marks, start, end)
        else:
            yield from _plain(token)


def _plain(token: re.Match[str]) -> Iterator[Piece]:
    """The cuts of a token that stands for itself."""
    first, last = token.span()
    if token["escape"]:
        yield Piece(first, first + 1)
    elif token["entity"]:
        yield Piece(first, last, html.unescape(token["entity"]))
    elif token["link"]:
        yield Piece(first, first + 1)
        yield Piece(last - 1, last)
    elif token["tag"]:
        breaks = token["tag"][1:3].casefold() in ("br", "/p", "p>", "/d", "di", "/l", "li", "td", "/t")
        yield Piece(first, last, " " if breaks else None) if breaks else Piece(first, last)
    else:
        yield Piece(first, last)


def _code_end(raw: str, token: re.Match[str], end: int) -> tuple[int, int] | None:
    """Where the ticks stand that close a code span."""
    ticks = token["code"]
    at = token.end()
    while (at := raw.find(ticks, at, end)) >= 0:
        stop = at + len(ticks)
        while raw[stop : stop + 1] == "`" and stop < end:
            stop += 1
        if stop - at == len(ticks):
            return at, stop
        at = stop
    return None


def _link(
    raw: str, token: re.Match[str], brackets: list[tuple[int, int, bool]], labels: frozenset[str]
) -> Iterator[Piece]:
    """The cuts of a link or an image that ends here; none where the brackets are just brackets."""
    if not brackets:
        return
    first, behind, image = brackets[-1]
    linked = token.end() - token.start() > 1 or raw[behind : token.start()].strip().casefold() in labels
    if image:
        yield Piece(first, token.end())
    elif linked or behind - first > 1:
        yield Piece(first, behind)
        yield Piece(token.start(), token.end())


def _emphasis(raw: str, token: re.Match[str], marks: list[_Mark], start: int, end: int) -> Iterator[Piece]:
    """The cuts of emphasis that ends here; a mark that opens one is remembered."""
    first, last = token.span()
    before = raw[first - 1] if first > start else " "
    after = raw[last] if last < end else " "
    sign = token["mark"][0]
    closes = not before.isspace() and (sign != "_" or not after.isalnum())
    opens = not after.isspace() and (sign != "_" or not before.isalnum())
    left = last - first
    while closes and left and (partner := next((m for m in reversed(marks) if m.sign == sign), None)):
        used = min(left, partner.end - partner.start)
        del marks[marks.index(partner) :]
        if partner.end - used > partner.start:
            marks.append(partner._replace(end=partner.end - used))
        yield Piece(partner.end - used, partner.end)
        yield Piece(last - left, last - left + used)
        left -= used
    if opens and left:
        marks.append(_Mark(sign, last - left, last))
