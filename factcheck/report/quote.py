"""A source's words as reports quote them: value marked, long sentences cut around it, long numbers in groups."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


class Quote(NamedTuple):
    """Where a source says something, and in which words; the value stands between `before` and `after`."""

    source: str
    line: int
    published: str  # ISO date; empty where unknown
    before: str
    value: str  # empty where the statement as a whole is the point
    after: str
    also: tuple[int, ...] = ()  # further lines of the source that say the same


def marked(text: str, value: str) -> tuple[str, str, str]:
    """The text before the value, the value, and the text after it; all before where there is none."""
    if not value:
        return text, "", ""
    whole = re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text)  # "12" is not the 12 of "2012"
    start = whole.start() if whole else text.find(value)
    return (text[:start], value, text[start + len(value) :]) if start >= 0 else (text, "", "")


def trimmed(quote: Quote, limit: int) -> Quote:
    """The quote cut at words to about `limit` characters around its value, an ellipsis where something is left out."""
    room = max(limit - len(quote.value), 20)
    if len(quote.before) + len(quote.after) <= room:
        return quote
    if not quote.value:
        return quote._replace(before=_head(quote.before, room))
    ahead = min(len(quote.before), max(room // 2, room - len(quote.after)))
    return quote._replace(before=_tail(quote.before, ahead), after=_head(quote.after, room - ahead))


def _head(text: str, size: int) -> str:
    if len(text) <= size:
        return text
    return (text[:size].rsplit(" ", 1)[0] if " " in text[:size].strip() else text[:size]) + " …"


def _tail(text: str, size: int) -> str:
    if len(text) <= size:
        return text
    end = text[len(text) - size :]
    return "… " + (end.split(" ", 1)[1] if " " in end.strip() else end)


@cache
def _long_numbers() -> re.Pattern[str]:
    return re.compile(r"(?<![\w,-])(?<!\d\.)\d{5,}(?![\w-])")


def grouped(text: str) -> str:
    """The text with its long numbers in groups: "1100000000 EUR" as "1,100,000,000 EUR"."""
    return _long_numbers().sub(lambda found: f"{int(found.group()):,}", text)


def count(number: int, noun: str) -> str:
    """The number with its noun: "1 claim", "1,200 claims"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
