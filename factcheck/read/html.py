"""HTML → blocks: the text that a reader of the page sees, clutter marked by elements, class names and links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.model import Block, Page
from factcheck.read import clutter, meta, phrases, published
from factcheck.read.flow import Flow, Piece, flowed
from factcheck.read.grid import is_data, rows
from factcheck.read.markup import BLOCKS, Element, parsed, pieces

_HIDDEN_ELEMENTS = frozenset(
    """script style template noscript svg canvas iframe object embed audio video select button textarea input
    map math datalist head title progress meter""".split()
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_CLASS = frozenset(("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "hidden", "hide", "noprint"))
_REASONS = {"nav": "navigation", "footer": "footer", "aside": "aside", "form": "form", "menu": "navigation", "dialog": "popup"}
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
_KINDS = {"blockquote": "quote", "pre": "code", "figcaption": "caption", "caption": "caption", "dt": "item", "dd": "item"}
_HEADING = re.compile(r"h([1-6])$")


class _Place(NamedTuple):
    """Where the walk stands: what a block here is, and the clutter elements around it."""

    kind: str = "paragraph"
    level: int = 0
    linked: bool = False
    trail: tuple[tuple[int, int, str], ...] = ()  # start and end of each suspect element, and why


class _Draft(NamedTuple):
    """A block with what decides whether it is clutter."""

    block: Block
    linked: float  # share of its characters that are links
    trail: tuple[tuple[int, int, str], ...]
    top: bool  # the page's main heading


class _Walk:
    """A walk through a page, in the order of the file; stretches of text gather until a block ends."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.drafts: list[_Draft] = []
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
                self.drafts.append(_Draft(block, 0.0, place.trail, False))
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
        if flow.text.strip("|¦·•*-–—/»›>, "):
            block = Block(place.kind, flow.text, flow.runs, place.level)
            self.drafts.append(_Draft(block, links / len(flow.text), place.trail, top))


def parse(raw: str) -> Page:
    """The page of an HTML file: title and date from its metadata or text, and its blocks."""
    root = parsed(raw)
    about = meta.metadata(raw, root)
    walk = _Walk(raw)
    walk.element(root, _Place())
    walk.flush(_Place())
    blocks = _judged(walk.drafts, _regions(root), about)
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
    found = _REASONS.get(element.name) or _ROLES.get(attributes.get("role", ""), "")
    if found or not attributes:
        return found
    return phrases.hint_reason(f"{attributes.get('class', '')} {attributes.get('id', '')}")


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


def _judged(drafts: Sequence[_Draft], regions: Sequence[tuple[int, int]], about: meta.About) -> list[Block]:
    """The blocks with those dropped that elements, regions and links tell to be no part of the article."""
    weights = [len(d.block.text) if clutter.is_prose(d.block) and d.linked < 0.4 else 0 for d in drafts]
    void = _void(drafts, weights)
    reasons = [next((why for start, end, why in d.trail if (start, end) not in void), "") for d in drafts]
    kept = [0 if reason else weight for weight, reason in zip(weights, reasons, strict=True)]
    region = _region(drafts, kept, regions)
    linked = _linked(drafts, region)
    title = _title(drafts, reasons, about)
    found = []
    for at, draft in enumerate(drafts):
        block = draft.block
        if at == title:
            block = block._replace(kind="title", level=1)
        elif reason := reasons[at] or ("" if region is None or _within(draft, region) else "outside the article"):
            block = block._replace(dropped=reason)
        elif at in linked:
            block = block._replace(dropped="navigation")
        found.append(block)
    if title is None:
        found = _with_head_title(found, about)
    return found


def _void(drafts: Sequence[_Draft], weights: Sequence[int]) -> set[tuple[int, int]]:
    """The suspect elements that hold most of the page's prose: their names mislead."""
    total = sum(weights)
    held: dict[tuple[int, int, str], int] = {}
    for draft, weight in zip(drafts, weights, strict=True):
        for suspect in draft.trail:
            held[suspect] = held.get(suspect, 0) + weight
    return {
        (start, end)
        for (start, end, why), weight in held.items()
        if weight > (0.85 if why == "reader comments" else 0.45) * total
    } | _tellings(drafts)


def _tellings(drafts: Sequence[_Draft]) -> set[tuple[int, int]]:
    """The <aside> elements that tell something of the article: sentences, hardly a link, no set phrase of clutter."""
    held: dict[tuple[int, int], list[_Draft]] = {}
    for draft in drafts:
        for start, end, why in draft.trail:
            if why == "aside":
                held.setdefault((start, end), []).append(draft)
    return {
        span
        for span, inside in held.items()
        if any(clutter.is_sentence(draft.block) for draft in inside)
        and sum(draft.linked for draft in inside) < 0.2 * len(inside)
        and not any(phrases.line_reason(d.block.text) or phrases.end_reason(d.block.text) for d in inside)
    }


def _within(draft: _Draft, region: tuple[int, int]) -> bool:
    at = draft.block.runs[0][1]
    return region[0] <= at < region[1]


def _region(drafts: Sequence[_Draft], kept: Sequence[int], regions: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The smallest region that holds most of the prose; None where no element claims to be the article."""
    total = sum(kept)
    best = None
    for region in sorted(regions, key=lambda one: one[1] - one[0]):
        inside = sum(weight for draft, weight in zip(drafts, kept, strict=True) if weight and _within(draft, region))
        if total and inside >= 0.7 * total:
            best = region
            break
    return best


def _linked(drafts: Sequence[_Draft], region: tuple[int, int] | None) -> set[int]:
    """The blocks in runs of three or more that are nothing but links."""
    found: set[int] = set()
    run: list[int] = []
    for at, draft in enumerate(drafts):
        if draft.linked > 0.75 and draft.block.kind != "row":
            run.append(at)
            continue
        if len(run) >= (3 if region is None else 4):
            found.update(run)
        run = []
    return found | (set(run) if len(run) > 1 else set())


def _title(drafts: Sequence[_Draft], reasons: Sequence[str], about: meta.About) -> int | None:
    """Which block is the page's title: its h1, of several the one most like the title in the head."""
    wanted = set(phrases.prepared(about.title or "").split())
    tops = [at for at, draft in enumerate(drafts) if draft.top and (not reasons[at] or reasons[at] in ("navigation", "form"))]
    if not tops:
        tops = [
            at
            for at, draft in enumerate(drafts)
            if draft.block.kind == "heading" and wanted and set(phrases.prepared(draft.block.text).split()) >= wanted
        ]
    likeness = [(len(wanted & set(phrases.prepared(drafts[at].block.text).split())), -at) for at in tops]
    return -max(likeness)[1] if likeness else None


def _with_head_title(blocks: list[Block], about: meta.About) -> list[Block]:
    """The blocks with the title of the page's head before them, where the page shows none."""
    if about.shown and about.shown.text:
        return [Block("title", about.shown.text, about.shown.runs, 1), *blocks]
    return blocks
