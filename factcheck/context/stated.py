"""A status as it is found in a statement: the parts that all ways of finding one share."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.language import stance
from factcheck.language.tokens import Tokens
from factcheck.model import DENIAL, Value

_NEAR = 4  # tokens from a denying word to what it is shown with


class Stated(NamedTuple):
    """A status of a statement."""

    value: Value
    at: int  # the token of its predicate
    own: bool = False  # it holds of the noun itself: "no runoff", "his left ankle"


def stated(
    tokens: Tokens, span: tuple[int, int], label: str, at: int, *, cue: int = -1, form: str = "exact", own: bool = False
) -> Stated:
    """A status at a span of tokens; at: the token of its predicate; cue: the token that denies it."""
    start, end = _shown(tokens, span, cue)
    value = Value("status", "status", None, None, (DENIAL if cue >= 0 else "") + label, start, end, form)
    return Stated(value, at, own)


def _shown(tokens: Tokens, span: tuple[int, int], cue: int) -> tuple[int, int]:
    """Where a status stands in the text, with the word that denies it where that is near; cue: -1 without one."""
    first, last = span
    if 0 <= cue < first and first - cue <= _NEAR:
        first = cue
    elif cue >= last and cue <= last + 1:
        last = cue + 1
    return tokens.starts[first], tokens.ends[last - 1]


def denier(tokens: Tokens, span: tuple[int, int], at: int) -> int:
    """The token that denies what a span says, none of its own words; -1 without one."""
    for place in dict.fromkeys((at, span[0])):
        polarity, cue = stance.polarity(tokens, place)
        if polarity == "denied" and not span[0] <= cue < span[1]:
            return cue
    return -1


def complement(tokens: Tokens, at: int) -> bool:
    """Whether an adjective or participle completes a verb: "stays closed"."""
    place = at + 1
    while place < len(tokens.tags) and tokens.tags[place] == "ADV":
        place += 1
    return place < len(tokens.tags) and (tokens.tags[place] == "ADJ" or tokens.fine[place] in ("VBN", "VBG"))
