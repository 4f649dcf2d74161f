"""MDX → blocks: Markdown whose imports, exports, comments, expressions and tags are not seen."""

from __future__ import annotations

import re

from factcheck.model import Page
from factcheck.reading import front
from factcheck.reading.flow import lines
from factcheck.reading.overlay import Overlay, depth

_CODE = re.compile(
    r"^[ \t]*(`{3,}|~{3,}).*?(?:^[ \t]*\1[`~]*[ \t]*$|\Z)|(`+)(?!`).+?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE
)
_MODULE = re.compile(r"^(?:import|export)\b(?=[ \t{*'\"]).*?(?=\n[ \t]*\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_BEGIN = re.compile(r"\{|</?(?=[A-Za-z>])[\w.:-]*")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^'\n]*'|`[^`]*`|/\*.*?\*/", re.DOTALL)


def parse(raw: str) -> Page:
    """The page of an MDX file."""
    over = Overlay(raw)
    start = front.matter(raw).body
    code = [match.span() for match in _CODE.finditer(raw, start)]
    for module in _MODULE.finditer(raw, start):
        if not _inside(module.start(), code):
            over.hide(*module.span())
    at = start
    while match := _BEGIN.search(raw, at):
        at = match.end()
        if raw[match.start() - 1 : match.start()] == "\\" or _inside(match.start(), code):
            continue
        end = _closed(raw, match.end(), "}" if match[0] == "{" else ">")
        if end:
            over.hide(match.start(), end)
            at = end
    items = False
    for line in lines(raw, start):  # MDX knows no code that is only set in
        deep = depth(line) > 0
        items = bool(_ITEM.match(line.text)) or (items and (deep or not line.text.strip()))
        if deep and not items and not _inside(line.start, code):
            over.outdent(line)
    return over.page({})


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _closed(raw: str, at: int, closer: str) -> int:
    """The place behind the sign that closes what began before `at`; 0 where nothing does."""
    open_ = 0
    while at < len(raw):
        sign = raw[at]
        if sign == closer and not open_:
            return at + 1
        inside = closer == "}" or open_ or raw[at - 1] == "="  # within a tag, only attributes are quoted
        if inside and sign in "\"'`/" and (quoted := _QUOTED.match(raw, at)):
            at = quoted.end()
            continue
        open_ += (sign == "{") - (sign == "}")
        if open_ < 0 or (closer == ">" and raw.startswith("\n\n", at)):
            return 0
        at += 1
    return 0
