"""What costs nothing: "entry is free", "free of charge". One of the kinds of `extract`."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from factcheck import language
from factcheck.model import Value

AXIS = "free"


def find(text: str, published: date | None) -> list[Value]:
    """The statements of a text that something costs nothing: money (axis free), in whatever currency."""
    if _cue().search(text) is None:
        return []
    found = []
    for match in _pattern().finditer(text):
        start, end = match.span(match.lastgroup or 0)
        found.append(Value("money", AXIS, 0.0, 0.0, AXIS, start, end, step=1.0))
    return found


def _listed(name: str) -> str:
    """The words of a list as one expression, longest first."""
    words = [word.replace("_", " ") for word in str(language.data("free")[name]).split()]
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@lru_cache(maxsize=1)
def _cue() -> re.Pattern[str]:
    """Words of which one must stand in a text."""
    words = {phrase.replace("_", " ").split()[-1] for phrase in str(language.data("free")["phrases"]).split()}
    words.add(AXIS)
    return re.compile(rf"\b(?:{'|'.join(sorted(words))})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """The expression of what costs nothing; its group holds the words that say it."""
    between = rf"(?:(?:{_listed('between')})\s)?"
    closed = rf"(?=\s*(?:[.,;:!?)|]|$|\b(?:{_listed('behind')})\b))"
    return re.compile(
        rf"\b(?P<phrase>{_listed('phrases')})\b"
        rf"|\b(?:{_listed('verbs')})\s{between}(?P<verb>{AXIS})\b(?!-){closed}"
        rf"|[:|]\s*(?P<cell>{AXIS})\b(?!,){closed}"
        rf"|(?<![\w-])(?P<goods>{AXIS})\s(?:[\w-]+\s)?(?:{_listed('goods')})\b",
        re.IGNORECASE,
    )
