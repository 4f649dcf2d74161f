"""Which country the thing an article turns on comes from: "Harbour is a Danish series", "the Danish drama “Harbour”".

A statement that describes it by its country shares few words with another that does. Each gets one more value: on one
axis, the people it is of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.language import data, words_of
from factcheck.language.gazetteer import nationality
from factcheck.language.tokens import Tokens
from factcheck.model import ORIGIN, Placed, Value

_AHEAD = 8  # tokens from a copula, or up to a name, in which the people stands
_PHRASE = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "NUM"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_MARKS = frozenset('“”"‘’,')
_RELATIVE = frozenset({"which", "that", "who"})


def origins(claims: Sequence[Placed], tokens: Sequence[Tokens], first_row: int, topic: str) -> list[Placed]:
    """The country that the statements of an article say its topic is from, as further claims.

    claims: of the article, by statement; tokens: of its statements, the first of which is row first_row; topic: the
    name it turns on.
    """
    found = []
    for row, group in groupby(claims if topic else (), key=lambda claim: claim.statement):
        said, words = list(group), tokens[row - first_row]
        own = [(c.first, c.last) for c in said if c.value and c.value.label == topic]
        for label, first, last in _peoples(said, words):
            if _described(words, first, own) or _apposed(words, last, own):
                value = Value("status", ORIGIN, None, None, label, words.starts[first], words.ends[last - 1])
                made = said[-1]._replace(value=value, first=first, last=last, noun="", agent="", thing=topic)
                found.append(made._replace(polarity="affirmed", certainty="asserted"))
                break
    return found


def _peoples(said: Sequence[Placed], tokens: Tokens) -> Iterator[tuple[str, int, int]]:
    """The peoples a statement names before a noun, with their tokens: "South Korean", "K-drama"."""
    for claim in said:
        if claim.value and claim.value.kind == "place" and nationality(claim.value.label):
            yield claim.value.label, claim.first, claim.last
    waves: dict[str, str] = data("names")["waves"]
    for at, word in enumerate(tokens.words):
        letter, mark, rest = word.partition("-")
        if mark and letter in waves and rest.casefold() in words_of("names")["wave_nouns"]:
            yield waves[letter], at, at + 1


def _described(tokens: Tokens, at: int, own: Sequence[tuple[int, int]]) -> bool:
    """Whether what stands at a token says what the topic is: "it is a Danish series"."""
    for place in range(at - 1, max(-1, at - 1 - _AHEAD), -1):
        if tokens.lemmas[place] == "be":
            break
        if tokens.tags[place] not in _PHRASE and tokens.words[place].casefold() not in ("a", "an", "the"):
            return False
    else:
        return False
    before = place - 1
    while before >= 0 and (tokens.words[before] in _MARKS or tokens.tags[before] == "ADV"):
        before -= 1
    word = tokens.words[before].casefold() if before >= 0 else ""
    relative = word in _RELATIVE and before > 1 and tokens.words[before - 1] == ","
    thing = before - 2 if relative else before
    named = any(last - 1 == thing for _, last in own)
    return named or _definite(tokens, thing) or (before == 0 and word in ("it", "this"))


def _definite(tokens: Tokens, at: int) -> bool:
    """Whether a noun is one that has been told of: "the series", "this crime drama"."""
    first = at
    while first > 0 and tokens.tags[first] in ("NOUN", "ADJ"):
        first -= 1
    return 0 <= first < at and tokens.words[first].casefold() in ("the", "this")


def _apposed(tokens: Tokens, at: int, own: Sequence[tuple[int, int]]) -> bool:
    """Whether a phrase that goes on at a token leads to the topic's name: "the Danish drama, “Harbour”"."""
    begins = {first for first, _ in own}
    for place in range(at, min(at + _AHEAD, len(tokens.words))):
        if place in begins:
            return any(tokens.tags[n] in _NOUNS for n in range(at - 1, place))
        if tokens.tags[place] not in _PHRASE and tokens.words[place] not in _MARKS:
            return False
    return False
