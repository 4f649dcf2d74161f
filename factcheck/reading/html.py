"""HTML → blocks: the text that a reader of the page sees, clutter marked by elements, class names and links."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.model import Block, Page
from factcheck.reading import clutter, meta, phrases, published
from factcheck.reading.flow import Flow, Piece, flowed
from factcheck.reading.grid import is_data, rows
from factcheck.reading.markup import BLOCKS, Element, parsed, pieces
from factcheck.reading.region import Draft, judged

_HIDDEN_NAMES = """
script style template noscript svg canvas iframe object embed audio video select button textarea input map math datalist
head title progress meter
"""
_HIDDEN_ELEMENTS = frozenset(_HIDDEN_NAMES.split())
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_CLASS = frozenset(
    ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "hidden", "hide", "noprint")
)
_REASONS = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "aside",
    "form": "form",
    "menu": "navigation",
    "dialog": "popup",
}
_ROLES = {
    "navigation": "navigation",
    "banner": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "search": "navigation",
    "contentinfo": "footer",
    "complementary": "sidebar",
    "dialog": "popup",
    "alertdialog": "popup",
}
_NEVER = frozenset(("", "html", "body", "main", "article", "h1", "p", "td", "th", "tr", "table", "tbody"))
_KINDS = {
    "blockquote": "quote",
    "pre": "code",
    "figcaption": "caption",
    "caption": "caption",
    "dt": "item",
    "dd": "item",
}
_HEADING = re.compile(r"h([1-6])$")


class _Place(NamedTuple):
    """Where the walk stands: what a block here is, and the clutter elements around it."""

    kind: str = "paragraph"
    level: int = 0
    linked: bool = False
    trail: tuple[tuple[int, int, str], ...] = ()  # start and end of each suspect element, and why


class _Walk:
    """A walk through a page, in the order of the file; stretches of text gather until a block ends."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.drafts: list[Draft] = []
        self.gathered: list[Piece] = []
        self.links = 0
        self.place = _Place()

    def element(self, element: Element, place: _Place) -> None:
        if _is_hidden(element):
            return
        name = element.name
        place = _inside(element, place)
        if name in ("br", "hr"):
            self.gathered.append(Piece(element.start, element.end, " "))
            if name == "br" and len(self.gathered) > 1 and self.gathered[-2].shown == " ":
                self.flush(place)
            return
        if name == "table" and is_data(self.raw, element):
            self.flush(place)
            for block in rows(self.raw, element):
                self.drafts.append(Draft(block, 0.0, place.trail, False))
            return
        apart = name in BLOCKS
        if apart:
            self.flush(self.place)
        self.place = place
        for child in element.children:
            if isinstance(child, Element):
                outside = self.place
                self.element(child, place)
                self.place = outside
            else:
                self.text(child, place)
        if apart:
            self.flush(place, top=name == "h1")

    def text(self, span: tuple[int, int], place: _Place) -> None:
        self.gathered.extend(pieces(self.raw, *span))
        if place.linked:
            self.links += len(self.raw[span[0] : span[1]].strip())
        self.place = place

    def flush(self, place: _Place, *, top: bool = False) -> None:
        if not self.gathered:
            return
        flow: Flow = flowed(self.raw, self.gathered)
        links, self.gathered, self.links = self.links, [], 0
        if any(sign.isalnum() for sign in flow.text):
            block = Block(place.kind, flow.text, flow.runs, place.level)
            self.drafts.append(Draft(block, links / len(flow.text), place.trail, top))


def parse(raw: str) -> Page:
    """The page of an HTML file: title and date from its metadata or text, and its blocks."""
    root = parsed(raw)
    about = meta.metadata(raw, root)
    walk = _Walk(raw)
    walk.element(root, _Place())
    walk.flush(_Place())
    blocks = judged(walk.drafts, _regions(root), about)
    blocks = clutter.marked(blocks, authors=about.authors)
    shown = next((block.text for block in blocks if block.kind == "title"), None)
    day = about.published or published.of_blocks(blocks) or about.time
    return Page(shown or about.title, day, tuple(blocks))


def _is_hidden(element: Element) -> bool:
    """Whether a browser shows nothing of an element."""
    if element.name in _HIDDEN_ELEMENTS:
        return True
    attributes = element.attributes
    if not attributes:
        return False
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDDEN_STYLE.search(attributes.get("style", "")))
        or not _HIDDEN_CLASS.isdisjoint(attributes.get("class", "").split())
    )


def _inside(element: Element, place: _Place) -> _Place:
    """The place within an element."""
    name = element.name
    if reason := _reason(element):
        place = place._replace(trail=(*place.trail, (element.start, element.end, reason)))
    if name == "a" and "href" in element.attributes:
        return place._replace(linked=True)
    if heading := _HEADING.match(name):
        return place._replace(kind="heading", level=int(heading[1]))
    if name == "li":
        return place._replace(kind="item", level=place.level + 1 if place.kind == "item" else 1)
    if name in _KINDS and not (place.kind == "item" and name == "blockquote"):
        return place._replace(kind=_KINDS[name], level=int(_KINDS[name] == "item"))
    return place


def _reason(element: Element) -> str:
    """Why an element is no part of an article, by its name, role and class names; empty if nothing says so."""
    if element.name in _NEVER:
        return ""
    attributes = element.attributes
    if not attributes:
        return _REASONS.get(element.name, "")
    hint = phrases.hint_reason(f"{attributes.get('class', '')} {attributes.get('id', '')}")
    return hint or _REASONS.get(element.name) or _ROLES.get(attributes.get("role", ""), "")


def _regions(root: Element) -> list[tuple[int, int]]:
    """The elements that say of themselves that they hold the article."""
    found = []
    for element in root.all():
        attributes = element.attributes
        if (
            element.name in ("article", "main")
            or attributes.get("role") in ("main", "article")
            or attributes.get("itemprop") == "articleBody"
        ):
            found.append((element.start, element.end))
    return found
