"""What an HTML page says of itself: title, date and authors from meta elements, JSON-LD, <time> and <title>."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from factcheck.language import data
from factcheck.reading import published
from factcheck.reading.flow import Flow, flowed
from factcheck.reading.markup import Element, pieces

_SITE = re.compile(r"\s+[|•·»›~–—-]{1,2}\s+")
_ARTICLE_TYPES = re.compile(r"article|posting|report|page|review|recipe|event", re.IGNORECASE)
_SHARE = 0.55  # of a page's title that must be left when the site's name is cut off


class About(NamedTuple):
    """What a page's head and its <time> elements tell."""

    title: str | None
    shown: Flow | None  # the title as the head has it, with its place
    published: date | None
    time: date | None  # the first <time> of the page
    authors: tuple[str, ...]


def metadata(raw: str, root: Element) -> About:
    """What a page says of itself."""
    entries = [*_linked_data(raw, root), *_meta(root)]
    keys = data("byline")
    titles = [value for key in keys["title_keys"].split() for k, value in entries if k == key and value.strip()]
    head = _head_title(raw, root)
    authors = [value.strip() for key, value in entries if key in keys["author_keys"].split()]
    return About(
        title=titles[0].strip() if titles else (head.text if head else None),
        shown=head,
        published=published.of_metadata(entries),
        time=_time(raw, root),
        authors=tuple(name for name in authors if 1 <= name.count(" ") <= 3),
    )


def _meta(root: Element) -> Iterator[tuple[str, str]]:
    """The meta elements, and elements with an itemprop that hold a date."""
    for element in root.all():
        attributes = element.attributes
        if element.name == "meta":
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            yield key.casefold(), attributes.get("content", "")
        elif "itemprop" in attributes and "datetime" in attributes:
            yield attributes["itemprop"].casefold(), attributes["datetime"]


def _linked_data(raw: str, root: Element) -> Iterator[tuple[str, str]]:
    """The plain values of JSON-LD objects that describe an article or its page."""
    for element in root.all():
        if element.name != "script" or "ld+json" not in element.attributes.get("type", "").lower():
            continue
        for child in element.children:
            if isinstance(child, Element):
                continue
            try:
                found = json.loads(raw[child[0] : child[1]].strip().rstrip(";"), strict=False)
            except (json.JSONDecodeError, RecursionError):  # other people's scripts are often broken
                continue
            yield from _values(found, 0)


def _values(found: object, depth: int) -> Iterator[tuple[str, str]]:
    if depth > 6:
        return
    if isinstance(found, list):
        for one in found:
            yield from _values(one, depth + 1)
    elif isinstance(found, dict):
        if _ARTICLE_TYPES.search(str(found.get("@type", ""))):
            for key, value in found.items():
                if isinstance(value, str):
                    yield key.casefold(), html.unescape(value)
                elif key == "author":
                    yield from _names(value)
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _values(found.get(key), depth + 1)


def _names(value: object) -> Iterator[tuple[str, str]]:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str):
            yield "author", name


def _head_title(raw: str, root: Element) -> Flow | None:
    """The <title> without the site's name."""
    title = next((e for e in root.all() if e.name == "title" and e.children), None)
    spans = [child for child in title.children if not isinstance(child, Element)] if title else []
    if not spans:
        return None
    start, end = spans[0]
    cuts = [m.start() for m in _SITE.finditer(raw, start, end)]
    for cut in reversed(cuts):
        if cut - start >= _SHARE * (end - start):
            end = cut
    return flowed(raw, pieces(raw, start, end))


def _time(raw: str, root: Element) -> date | None:
    """The date of the first <time> element."""
    for element in root.all():
        if element.name == "time":
            inner = [raw[child[0] : child[1]] for child in element.children if not isinstance(child, Element)]
            found = published.date_in(element.attributes.get("datetime", "")) or published.date_in(" ".join(inner))
            if found:
                return found
    return None
