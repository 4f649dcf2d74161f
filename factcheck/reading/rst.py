"""reStructuredText → blocks: titles, lists and tables as in Markdown; directives, roles and comments unseen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from factcheck.model import Page
from factcheck.reading.flow import Line, lines
from factcheck.reading.overlay import Overlay, body, depth, hidden

_RULE = re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*$")
_TITLE = re.compile(r"[ \t]*[^\W\d_][^|`]{0,150}$")  # what Markdown takes for one too
_EXPLICIT = re.compile(r"[ \t]*\.\.(?:[ \t]+|$)")
_DIRECTIVE = re.compile(r"[ \t]*\.\.[ \t]+(?:\|[^|]+\|[ \t]+)?([\w:.+-]+?)::(?:[ \t]+|$)")
_NOTE = re.compile(r"[ \t]*\.\.[ \t]+\[[^\]]+\][ \t]*")
_FIELD = re.compile(r"[ \t]*:([^:\s][^:]*):(?:[ \t]+|$)")
_GRID = re.compile(r"[ \t]*\+(?:[-=]{2,}\+)+[ \t]*$")
_SIMPLE = re.compile(r"[ \t]*={2,}(?:[ \t]+={2,})+[ \t]*$")
_FENCE = re.compile(r"[ \t]*(?:`{3,}|~{3,})")  # of code, to Markdown
_LITERAL = re.compile(r":(:)[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d+[.)]|#\.)[ \t]")
_INLINE = re.compile(
    r"``.+?``"
    r"|(?P<role>:[\w:+.-]+:)`(?P<named>[^`<]*?)(?P<target>[ \t\r\n]*<[^`>]*>)?`"
    r"|`(?P<text>[^`<]+?)(?P<url>[ \t\r\n]*<[^`>]*>)?`(?P<end>__?)"
    r"|(?<=[\w)])(?P<name>__?)(?![\w`_])"
    r"|(?P<foot>[ \t]?\[[#*\w.-]*\]_)",
)
UNREAD = frozenset({
    "code", "code-block", "sourcecode", "highlight", "literalinclude", "include", "raw", "math", "image", "toctree",
    "contents", "sectnum", "meta", "class", "index", "parsed-literal", "csv-table", "graphviz", "doctest", "testcode",
    "mermaid", "role", "default-role", "unicode", "replace", "date", "target-notes", "header", "footer", "title",
    "only",
})  # fmt: skip


def parse(raw: str) -> Page:
    """The page of a file in reStructuredText."""
    over, found = Overlay(raw), lines(raw)
    levels: dict[int, int] = {}
    styles: list[str] = []
    values: dict[str, str] = {}
    at = 0
    while at < len(found):
        at = (
            _blank(found, at)
            or _headed(over, found, at, levels, styles)
            or _tabled(over, found, at)
            or _explicit(over, found, at)
            or _stated(over, found, at, values)
            or _plain(over, found, at)
        )
    return over.page(values, levels)


def _blank(found: Sequence[Line], at: int) -> int:
    """The place behind a blank line; 0 where there is none."""
    return 0 if found[at].text.strip() else at + 1


def _headed(over: Overlay, found: Sequence[Line], at: int, levels: dict[int, int], styles: list[str]) -> int:
    """The place behind a title that is ruled off, or a rule alone; 0 where there is none."""
    over_rule = _RULE.match(found[at].text)
    text = at + 1 if over_rule else at
    under = _RULE.match(found[text + 1].text) if text + 1 < len(found) else None
    fits = under and found[text].text.strip() and (not over_rule or over_rule[1] == under[1])
    if not fits or not under:
        if over_rule:
            hidden(over, [found[at]])
            return at + 1
        return 0
    if over_rule:
        hidden(over, [found[at]])
    style = under[1] * (1 + bool(over_rule))
    if style not in styles:
        styles.append(style)
    line, ruler = found[text], found[text + 1]
    over.outdent(line)
    if _TITLE.match(line.text) and (text == 0 or over.is_blank(found[text - 1])):
        over.put(ruler.start, ("-" if styles.index(style) else "=") * (ruler.end - ruler.start))
    else:
        over.hide(ruler.start, ruler.end)
    levels[line.start + len(line.text) - len(line.text.lstrip())] = styles.index(style) + 1
    _words(over, line.start, line.end)
    return text + 2


def _tabled(over: Overlay, found: Sequence[Line], at: int) -> int:
    """The place behind a table; 0 where there is none."""
    grid = _GRID.match(found[at].text)
    if not grid and not _SIMPLE.match(found[at].text):
        return 0
    ruled = _GRID if grid else _SIMPLE
    end = at + 1
    while end < len(found) and (found[end].text.strip() or not grid):
        end += 1
        if not grid and ruled.match(found[end - 1].text) and not (end < len(found) and found[end].text.strip()):
            break
    starts = [m.start() for m in re.finditer(r"=+", found[at].text)]
    rules = [i for i in range(at, end) if ruled.match(found[i].text)]
    inside = [found[i] for i in range(at, end) if i not in rules and found[i].text.strip()]
    rows = [_piped(line) if grid else _ranged(line, starts) for line in inside]
    headed = "=" in "".join(found[i].text for i in rules[1:-1]) if grid else len(rules) > 2
    over.table(rows, headed=headed)
    hidden(over, found[at:end])
    return end


def _piped(line: Line) -> list[tuple[int, int]]:
    """The cells of a row with a sign between them."""
    marks = [line.start + m.start() for m in re.finditer(r"\|", line.text)]
    return [(a + 1, b) for a, b in pairwise(marks)]


def _ranged(line: Line, starts: Sequence[int]) -> list[tuple[int, int]]:
    """The cells of a row that stand in columns; the whole row where something stands between them."""
    if any(line.text[start - 1 : start].strip() for start in starts[1:]):
        return [(line.start, line.end)]
    places = [min(line.start + start, line.end) for start in starts]
    return list(zip(places, [*places[1:], line.end], strict=True))


def _explicit(over: Overlay, found: Sequence[Line], at: int) -> int:
    """The place behind a directive's head, a target or a comment; 0 where there is none."""
    line = found[at]
    if not _EXPLICIT.match(line.text):
        return 0
    end = body(found, at + 1, depth(line))
    if note := _NOTE.match(line.text):
        over.hide(line.start, line.start + note.end())
        _words(over, line.start + note.end(), line.end)
        return at + 1
    directive = _DIRECTIVE.match(line.text)
    if not directive or directive[1].rpartition(":")[2] in UNREAD or directive[0].find("|") >= 0:
        hidden(over, found[at : max(end, at + 1)])
        return max(end, at + 1)
    over.hide(line.start, line.start + directive.end())
    if directive[1] == "figure":
        over.hide(line.start, line.end)
    _words(over, line.start + directive.end(), line.end)
    inside = at + 1
    while inside < end and (_FIELD.match(found[inside].text) and found[inside].text.strip()):
        hidden(over, [found[inside]])
        inside += 1
    return inside


def _stated(over: Overlay, found: Sequence[Line], at: int, values: dict[str, str]) -> int:
    """The place behind a field; 0 where there is none."""
    line = found[at]
    field = _FIELD.match(line.text)
    if not field or _INLINE.match(line.text.lstrip()):
        return 0
    values.setdefault(field[1], line.text[field.end() :].strip())
    hidden(over, [line])
    return at + 1


def _plain(over: Overlay, found: Sequence[Line], at: int) -> int:
    """The place behind a paragraph, an item or a literal block."""
    end = at + 1
    item = _ITEM.match(found[at].text)
    while end < len(found) and found[end].text.strip() and not _ITEM.match(found[end].text):
        end += 1
    if found[at].text.lstrip().startswith(">>>"):
        hidden(over, found[at:end])
        return end
    first, last = found[at], found[end - 1]
    if item and item[0].lstrip().startswith("#."):
        over.put(first.start + item[0].index("#"), "1")
    for line in found[at:end]:
        if fence := _FENCE.match(line.text):
            over.hide(line.start, line.start + fence.end())
        if line.text.startswith("| "):
            over.hide(line.start, line.start + 1)
        elif not item and depth(line) > 3 and not _ITEM.match(line.text):
            over.outdent(line)
    literal = _LITERAL.search(last.text)
    _words(over, first.start, last.end)
    if literal:
        over.hide(last.start + literal.start(1), last.start + literal.end(1))
        behind = body(found, end, depth(first))
        hidden(over, found[end:behind])
        end = max(end, behind)
    return end


def _words(over: Overlay, start: int, end: int) -> None:
    """Let nobody see the marks within a line: roles, targets, footnotes."""
    for match in _INLINE.finditer(over.raw, start, end):
        for name in ("role", "target", "url", "end", "name", "foot"):
            if match[name]:
                over.hide(*match.span(name))
