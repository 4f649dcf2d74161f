"""A status as it is found in a statement: the parts that all ways of finding one share."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.language import stance, words_of
from factcheck.language.tokens import Tokens
from factcheck.model import DENIAL, Value

_NEAR = 4  # tokens from a denying word to what it is one value with
_AROUND = 9  # … to what it is shown with
_CARRIED = 6  # tokens from a verb to the noun it is shown with
_BETWEEN = frozenset({"PUNCT", "CCONJ", "SCONJ", "VERB"})  # what no verb carries a noun over


class Stated(NamedTuple):
    """A status of a statement."""

    value: Value  # from the first to the last word that states it: "left without a degree"
    at: int  # the token of its predicate
    span: tuple[int, int]  # the tokens of what it is known by: "without a degree"
    own: bool = False  # it holds of the noun itself: "no runoff", "his left ankle"


def stated(
    tokens: Tokens, span: tuple[int, int], label: str, at: int, *, cue: int = -1, form: str = "exact", own: bool = False
) -> Stated:
    """A status at a span of tokens; at: the token of its predicate; cue: the token that denies it."""
    first, last = _denied(span, cue, _NEAR)
    begin, end = _denied(span, cue, _AROUND)
    begin = _carrier(tokens, begin) if own else begin
    label = (DENIAL if cue >= 0 else "") + label
    value = Value("status", "status", None, None, label, tokens.starts[begin], tokens.ends[end - 1], form)
    return Stated(value, at, (first, last), own)


def _denied(span: tuple[int, int], cue: int, near: int) -> tuple[int, int]:
    """A span of tokens with the one that denies it, where that is near; cue: -1 without one."""
    first, last = span
    if 0 <= cue < first and first - cue <= near:
        return cue, last
    return first, cue + 1 if last <= cue <= last + 1 else last


def _carrier(tokens: Tokens, first: int) -> int:
    """The verb that carries what begins at a token: "left | without a degree"; that token where none is near."""
    for at in range(first - 1, max(-1, first - 1 - _CARRIED), -1):
        if tokens.tags[at] == "VERB":
            return at
        if tokens.tags[at] in _BETWEEN:
            break
    return first


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


def adverbial(tokens: Tokens, at: int) -> bool:
    """Whether a word that can be a state only says how or when: "as well", "found her last", "is well known"."""
    lists, after = words_of("state"), tokens.tags[at + 1] if at + 1 < len(tokens.tags) else ""
    if tokens.words[at].lower() not in lists["adverbial"]:
        return False
    if tokens.tags[at] == "ADJ" and after in ("NOUN", "PROPN"):  # "a fast boat"
        return False
    place = at - 1
    while place >= 0 and tokens.words[place].lower() in lists["grading"]:
        place -= 1
    verb = {tokens.lemmas[place].lower(), tokens.words[place].lower()} if place >= 0 else set()
    linked = not verb.isdisjoint(lists["being"] | lists["linking"] | lists["faring"])
    behind = tokens.words[at + 1].lower() if after else ""
    return not linked or after in ("VERB", "ADJ", "ADV", "NOUN", "PROPN") or behind in lists["comparing"]
