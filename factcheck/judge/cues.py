"""What the words around a value say it is of, by the lists of "en/scope.toml"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factcheck.language import data
from factcheck.model import Placed

_CLAUSE = re.compile(r";| and (?!back\b)")


@lru_cache(maxsize=65536)
def says(name: str, text: str, start: int, end: int) -> bool:
    """Whether what stands around a value, up to the next clause on either side, says what the value is of."""
    before, behind = _CLAUSE.split(text[:start])[-1], _CLAUSE.split(text[end:].replace(",", ";"))[0]
    return pattern(name).search(f"{before} {behind}") is not None


def alone(name: str, left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether what stands around only one of two values says so."""
    values = [(v, text) for v, text in zip((left.value, right.value), texts, strict=True) if v is not None]
    ends = (v.start if v.axis == "status" else v.end for v, _ in values)  # the words of a status may say it themselves
    return len({says(name, text, v.start, end) for (v, text), end in zip(values, ends, strict=True)}) > 1


def followed(name: str, left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether what stands right behind one of two values, or behind both, says so."""
    sides = zip((left.value, right.value), texts, strict=True)
    return any(value is not None and pattern(name).match(text, value.end) is not None for value, text in sides)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The words that say what a figure is of: the whole world, one place, the way there and back, the peak."""
    return re.compile("|".join(data("scope")[name]), re.IGNORECASE)
