"""Whether two statements give one quotation to two speakers."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factcheck.judge import deed
from factcheck.model import Placed

_LEAST = 5  # words that two people hardly say alike


def one_quote(left: Placed, right: Placed, text: str, other: str) -> bool:
    """Whether two names are of those who are said to have said the same words."""
    a, b = left.value, right.value
    if a is None or b is None or a.kind == "place" or not (deed.speaks(left) and deed.speaks(right)):
        return False
    return any(_meet(ours, theirs) for ours in _quotes(text) for theirs in _quotes(other))


def _meet(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one quotation has all words of the other, in order."""
    short, long = sorted((left, right), key=len)
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


@lru_cache(maxsize=4096)
def _quotes(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of each longer quotation in a text."""
    found = (tuple(re.findall(r"[^\W_]+", quoted.casefold())) for quoted in _marks().findall(text))
    return tuple(words for words in found if len(words) >= _LEAST)


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"[\"“]([^\"“”]+)[\"”]")
