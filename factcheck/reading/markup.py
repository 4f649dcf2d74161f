"""HTML → a tree of elements with their places in the file. Forgiving as browsers are; never slower than linear."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from factcheck.reading.flow import Piece

_OPENING = re.compile(r"<(?:(/?)([A-Za-z][^\s/>]*)|(!--)|([!?]))")
_INSIDE = re.compile(r"""[^"'>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+')|[="'])?+""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
_DEPTH = 200  # deeper elements hang on the last one: no page needs more, and hostile ones must not

# An element that the start of another one closes, as far as the nearest element that holds both.
_CLOSES = {
    "li": (("li",), ("ul", "ol", "menu")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "tr": (("tr", "td", "th"), ("table",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "thead": (("thead", "tbody", "tr", "td", "th"), ("table",)),
    "tbody": (("thead", "tbody", "tr", "td", "th"), ("table",)),
    "tfoot": (("thead", "tbody", "tr", "td", "th"), ("table",)),
    "option": (("option",), ("select",)),
}
_BLOCK_NAMES = """
address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3
h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption
option
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
_CLOSES_P = BLOCKS - {"option", "td", "th", "tr", "tbody", "thead", "tfoot", "caption"}


class Element:
    """An element: name, attributes, place in the file, and what it holds (elements and stretches of text)."""

    __slots__ = ("attributes", "children", "end", "name", "start")

    def __init__(self, name: str, attributes: dict[str, str], start: int) -> None:
        self.name = name
        self.attributes = attributes
        self.start = start
        self.end = start
        self.children: list[Element | tuple[int, int]] = []

    def all(self) -> Iterator[Element]:
        """The element and all it holds, in the file's order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(child for child in reversed(element.children) if isinstance(child, Element))


def parsed(raw: str, start: int = 0) -> Element:
    """The tree of a page: its root holds everything."""
    root = Element("", {}, start)
    stack = [root]
    at, size, quoted = start, len(raw), True
    while at < size:
        opening = _OPENING.search(raw, at)
        if not opening:
            stack[-1].children.append((at, size))
            break
        if opening.start() > at:
            stack[-1].children.append((at, opening.start()))
        if not opening[2]:
            at = _behind(raw, "-->" if opening[3] else ">", opening.end())
            continue
        end = _tag_end(raw, opening.end()) if quoted else -1
        if end < 0:  # a quote that nobody closes: from here on quotes in tags count for nothing
            quoted = False
            end = raw.find(">", opening.end())
        if end < 0:
            stack[-1].children.append((opening.start(), size))
            break
        at = end + 1
        if opening[1]:
            _close(stack, opening[2].lower(), at)
        else:
            at = _open(raw, stack, opening, end)
    for element in stack:
        element.end = size
    return root


def _behind(raw: str, mark: str, at: int) -> int:
    end = raw.find(mark, at)
    return len(raw) if end < 0 else end + len(mark)


def _tag_end(raw: str, at: int) -> int:
    """The place of the ">" that ends a tag, quotes minded; -1 without one."""
    size = len(raw)
    while at < size:
        match = _INSIDE.match(raw, at)
        at = match.end() if match else size
        if at < size and raw[at] == ">":
            return at
        if match and match.end() == match.start():
            break
    return -1


def _open(raw: str, stack: list[Element], opening: re.Match[str], end: int) -> int:
    """The place behind a start tag that ends at `end` and, where the element holds no markup, behind its content."""
    name, start, at = opening[2].lower(), opening.start(), opening.end()
    attributes = {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(raw, at, end)}
    if name in _CLOSES:
        _close_open(stack, *_CLOSES[name], start)
    elif name in _CLOSES_P and any(element.name == "p" for element in stack[-3:]):
        _close_open(stack, ("p",), ("table", "li", "div", "section", "article", "button"), start)
    element = Element(name, attributes, start)
    stack[-1].children.append(element)
    element.end = end + 1
    if name in _RAW:
        closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(raw, end + 1)
        stop = closing.start() if closing else len(raw)
        element.children.append((end + 1, stop))
        element.end = _behind(raw, ">", stop)
        return element.end
    if name not in _VOID and raw[end - 1] != "/" and len(stack) < _DEPTH:
        stack.append(element)
    return end + 1


def _close(stack: list[Element], name: str, at: int) -> None:
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].name == name:
            for element in stack[depth:]:
                element.end = at
            del stack[depth:]
            return


def _close_open(stack: list[Element], names: tuple[str, ...], holders: tuple[str, ...], at: int) -> None:
    """Close the elements of `names` that are open within the nearest of `holders`."""
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].name in holders:
            break
        if stack[depth].name in names:
            for element in stack[depth:]:
                element.end = at
            del stack[depth:]


def pieces(raw: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a stretch of text: entities decoded, all else as it stands."""
    if raw.find("&", start, end) < 0:
        yield Piece(start, end)
        return
    for entity in _ENTITY.finditer(raw, start, end):
        shown = html.unescape(entity[0])
        if shown != entity[0]:
            if start < entity.start():
                yield Piece(start, entity.start())
            yield Piece(entity.start(), entity.end(), shown)
            start = entity.end()
    if start < end:
        yield Piece(start, end)
