"""The words beside a number that widen it: "about", "more than", "or so", "40+"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from factcheck import language
from factcheck.language.figures import DASHES, Tokens, cut, glued, lexicon


class Hedge(NamedTuple):
    """What a hedge makes of a value x: the interval from low * x to high * x; infinite factors are open ends."""

    form: str  # about, bound, exact
    low: float
    high: float


Found = tuple[Hedge, int]  # the hedge and its first token (before a number) or the token after it (behind one)
Phrases = dict[str, tuple[tuple[tuple[str, ...], Hedge], ...]]  # by the word next to the number, longest first

_OPEN = {"low": -float("inf"), "high": float("inf")}


@cache
def _phrases(side: str) -> Phrases:
    """The hedges of `en/hedges.toml` that stand on one side of a number."""
    index: dict[str, list[tuple[tuple[str, ...], Hedge]]] = {}
    for form, low, high, words in language.data("hedges")[side].values():
        hedge = Hedge(form, _OPEN["low"] if low == "-" else low, _OPEN["high"] if high == "-" else high)
        for phrase in words.split():
            tokens = tuple(cut(phrase.replace("_", " ")).lows)
            index.setdefault(tokens[-1 if side == "before" else 0], []).append((tokens, hedge))
    return {word: tuple(sorted(row, key=lambda entry: -len(entry[0]))) for word, row in index.items()}


def before(tokens: Tokens, at: int) -> Found | None:
    """The hedge that ends before a token, and the hedge's first token: "more than | 40", "around the | 40"."""
    if at == 0:
        return None
    lows, phrases = tokens.lows, _phrases("before")
    for end in (at, at - 1) if lows[at - 1] in lexicon().words["skipped"] else (at,):
        for phrase, hedge in phrases.get(lows[end - 1], ()) if end else ():
            start = end - len(phrase)
            if start >= 0 and tuple(lows[start:end]) == phrase:
                return hedge, start
    return None


def behind(tokens: Tokens, at: int) -> Found | None:
    """The hedge that begins at a token, and the token after it: "40 | or so", "40 | +", "40 | -odd"."""
    lows, phrases = tokens.lows, _phrases("after")
    joined = at < len(lows) and lows[at] in DASHES and glued(tokens, at) and glued(tokens, at + 1)
    start = at + 1 if joined else at
    for phrase, hedge in phrases.get(lows[start], ()) if start < len(lows) else ():
        end = start + len(phrase)
        if tuple(lows[start:end]) == phrase and _stands(tokens, start, end, joined):
            return hedge, end
    return None


def _stands(tokens: Tokens, start: int, end: int, joined: bool) -> bool:
    """Whether a single word behind a number is its hedge: "40+" and "50-plus", but not "40 + 2" or "50 plus tax"."""
    if end - start > 1 or joined:
        return True
    if tokens.words[start].isalpha():
        return not (end < len(tokens.words) and tokens.words[end][0].isalnum()) or tokens.lows[start] in _sure()
    return glued(tokens, start)


@cache
def _sure() -> frozenset[str]:
    """The single words that hedge a number before them whatever follows: "40 odd people"."""
    return frozenset(str(language.data("hedges")["sure"]["after"]).split())
