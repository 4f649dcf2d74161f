"""The numerals of a text: figures, number words, fractions, ordinals, with the size of their last stated digit."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache

from factcheck.language.figures import DASHES, Lexicon, Numeral, Tokens, glued, is_plural, lexicon, scaled, times, worth
from factcheck.language.spelled import ordinal, spelled, vague


@cache
def _blanked() -> dict[int, str]:
    """Signs that part words, each as a blank, for `may_hold_number`."""
    return {ord(sign): " " for sign in "-‐‑–—.,;:!?'’‘\"“”()[]/…*_\n\t\u00a0"}


def may_hold_number(text: str) -> bool:
    """Whether a text has a figure or a number word at all."""
    if not text.isascii():
        text = text.translate(_blanked())
    elif not text.isalpha():
        text = _PARTED.sub(" ", text)
    return _FIGURE.search(text) is not None or not lexicon().hints.isdisjoint(text.lower().split())


_LONGEST = 24  # signs of the longest number in figures
_PARTED = re.compile(r"[^\w\s]+")
_FIGURE = re.compile(r"[0-9]")


def numerals(tokens: Tokens, blocked: Collection[int], is_money: Callable[[Tokens, int], bool]) -> list[Numeral]:
    """The numerals of a text in order; `blocked` tokens are left alone, `is_money` tells of a figure's currency."""
    lex, found, at, size = lexicon(), [], 0, len(tokens.words)
    while at < size:
        low = tokens.lows[at]
        begins = low in lex.starters or low[0].isdecimal() or (low[0] == "." and len(low) > 1)
        numeral = _read(tokens, at, is_money, lex) if begins and at not in blocked else None
        if numeral is not None:
            found.append(numeral)
            at = numeral.right
        else:
            at += 1
    return found


def _read(tokens: Tokens, at: int, is_money: Callable[[Tokens, int], bool], lex: Lexicon) -> Numeral | None:
    """The numeral that begins at a token."""
    low = tokens.lows[at]
    if low[0].isdecimal() or low[0] == ".":
        return _figures(tokens, at, is_money, lex)
    if low in lex.glyph:
        return scaled(tokens, Numeral(lex.glyph[low], lex.glyph[low], 0.01, at, at + 1, "fraction", True), lex)
    if low in lex.cardinal or low in lex.scale:
        return spelled(tokens, at, lex)
    if low in lex.vague or low in lex.vague_scale:
        return vague(tokens, at, lex)
    if low in lex.ordinal or low in lex.fraction:
        return ordinal(tokens, at, lex)
    return _single(tokens, at, lex)


def _single(tokens: Tokens, at: int, lex: Lexicon) -> Numeral | None:
    """A word that is a number by itself: "both", "twice", "nobody", "no", "doubled"."""
    low = tokens.lows[at]
    if low in lex.factor:
        return Numeral(lex.factor[low], lex.factor[low], lex.factor[low] / 10, at, at + 1, "factor")
    if low in lex.exact:
        return Numeral(lex.exact[low], lex.exact[low], 1, at, at + 1, "exact")
    return Numeral(0, 0, 1, at, at + 1, "nothing")


def _figures(tokens: Tokens, at: int, is_money: Callable[[Tokens, int], bool], lex: Lexicon) -> Numeral | None:
    """A numeral that begins with figures: "1,200", "1.2bn", "19k", "2½", "2-1/2", "3rd"."""
    if len(tokens.words[at]) > _LONGEST:
        return None
    value, step = worth(tokens.words[at])
    right, lows = at + 1, tokens.lows
    numeral = Numeral(value, value, step, at, right, "cardinal", True)
    if _is_ordinal(tokens, right, value, lex):
        return numeral._replace(right=right + 1, sort="ordinal")
    mixed = _fraction_after(tokens, right, lex)
    if mixed is not None:
        part, right = mixed
        return scaled(tokens, Numeral(value + part, value + part, part / 10, at, right, "cardinal", True), lex)
    if _is_slash(tokens, right) and right + 1 < len(lows) and lows[right + 1].isdecimal():
        below = float(lows[right + 1])
        if value < below <= 100 and step == 1:
            return Numeral(value / below, value / below, 0.1 / below, at, right + 2, "fraction", True)
    scale = _glued_scale(tokens, right, is_money(tokens, at), lex)
    if scale:
        return times(numeral, scale, right + 1)
    return scaled(tokens, numeral, lex)


def _is_ordinal(tokens: Tokens, at: int, value: float, lex: Lexicon) -> bool:
    """Whether the letters that touch a figure make it an ordinal: "3rd", "21st", but not "12st" for stones."""
    if not glued(tokens, at) or tokens.lows[at] not in lex.words["ordinal_suffix"] or value % 1:
        return False
    return tokens.lows[at] not in lex.words["stone_suffix"] or value % 10 == 1


def _is_slash(tokens: Tokens, at: int) -> bool:
    return at < len(tokens.words) and tokens.words[at] in ("/", "⁄") and glued(tokens, at) and glued(tokens, at + 1)


def _fraction_after(tokens: Tokens, at: int, lex: Lexicon) -> tuple[float, int] | None:
    """The fraction of a mixed number and the token after it: "2½", "2 1/2", "2-1/2"."""
    words = tokens.words
    if at < len(words) and words[at] in DASHES and glued(tokens, at):
        at += 1
    if at < len(words) and words[at] in lex.glyph:
        return lex.glyph[words[at]], at + 1
    if at + 2 < len(words) and words[at].isdecimal() and words[at + 2].isdecimal() and _is_slash(tokens, at + 1):
        above, below = float(words[at]), float(words[at + 2])
        if 0 < above < below <= 100:
            return above / below, at + 3
    return None


def _glued_scale(tokens: Tokens, at: int, money: bool, lex: Lexicon) -> float:
    """The scale a letter that touches a figure stands for, 0 where it is none: "19k", "£34m", "67M", "34m people"."""
    if at >= len(tokens.words) or not glued(tokens, at) or tokens.lows[at] not in lex.glued:
        return 0.0
    letter = tokens.words[at]
    sure = money or letter.lower() == "k" or letter in ("M", "B")
    after = tokens.lows[at + 1] if at + 1 < len(tokens.lows) else ""
    counts = letter != "t" and len(letter) == 1 and is_plural(after) and tokens.starts[at + 1] > tokens.ends[at]
    return lex.glued[letter.lower()] if sure or counts else 0.0
