"""A text with its numbers read, once for all the kinds that look at them: `quantity`, `designator`, `number`."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from factcheck.extract.code import Stretch, stretches
from factcheck.extract.draft import Draft, drafts
from factcheck.extract.span import joined
from factcheck.language.figures import Tokens, cut
from factcheck.language.numerals import may_hold_number


class Reading(NamedTuple):
    """A text with its numbers read."""

    tokens: Tokens
    stretches: tuple[Stretch, ...]
    drafts: tuple[Draft, ...]


_NOTHING = Reading(Tokens("", [], [], [], []), (), ())


@lru_cache(maxsize=64)
def reading(text: str) -> Reading:
    """The numbers of a text, each with unit, range and hedge."""
    if not may_hold_number(text):
        return _NOTHING
    tokens, special = cut(text), stretches(text)
    blocked = _blocked(tokens, special)
    return Reading(tokens, special, tuple(joined(tokens, drafts(tokens, blocked))))


def _blocked(tokens: Tokens, special: tuple[Stretch, ...]) -> frozenset[int]:
    """The tokens inside stretches of text whose figures count nothing."""
    blocked: set[int] = set()
    at = 0
    for stretch in special:
        while at < len(tokens.starts) and tokens.ends[at] <= stretch.start:
            at += 1
        while at < len(tokens.starts) and tokens.starts[at] < stretch.end:
            blocked.add(at)
            at += 1
    return frozenset(blocked)
