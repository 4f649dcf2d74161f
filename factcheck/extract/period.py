"""What a price is for by a length of time: "a three-day pass costs $62", "€5 monthly", "Month | €49"."""

from __future__ import annotations

from factcheck.language import data
from factcheck.language.figures import Tokens, lexicon

_BACK = 24  # tokens from a length of time to its price
_SOLD = 5  # tokens from a length of time to what is sold by it
_ENDS = frozenset({".", ";", "|"})
_DETERMINERS = frozenset({"a", "an", "the"})
_LENGTHS = {1: "day", 7: "week", 30: "month", 365: "year"}


def period(tokens: Tokens, left: int, right: int) -> str:
    """The length of time that a price between two tokens is for: "week", "3-day"; empty where none is told."""
    if tokens.lows[1:2] == ["|"] and tokens.lows[0] in lexicon().words["period_heads"]:
        return tokens.lows[0]
    at = right + (tokens.lows[right : right + 1] == ["/"])
    if at < len(tokens.lows) and tokens.lows[at] in data("numerals")["period"]:
        return _length(tokens, at)
    if tokens.lows[right : right + 1] == ["for"]:
        at = right + 1 + (tokens.lows[right + 1 : right + 2] != [] and tokens.lows[right + 1] in _DETERMINERS)
        if length := _length(tokens, at):
            return length
    return _before(tokens, left)


def _before(tokens: Tokens, left: int) -> str:
    """The last length told before a price; of several the one whose turn it is where they go "respectively"."""
    found: list[str] = []
    for at in range(left - 1, max(-1, left - 1 - _BACK), -1):
        if tokens.lows[at] in _ENDS:
            break
        if length := _length(tokens, at):
            found.insert(0, length)
    turn = tokens.lows[:left].count(tokens.lows[left])
    each = "respectively" in tokens.lows[left:] and turn < len(found)
    return found[turn] if each else found[-1] if found else ""


def _length(tokens: Tokens, at: int) -> str:
    """The length of time that begins at a token, of what is sold by it; empty for none."""
    words = tokens.lows[at : at + _SOLD]
    if not words:
        return ""
    if words[0] in data("numerals")["period"]:
        return str(data("numerals")["period"][words[0]])
    number = 1.0 if words[0] == "single" else lexicon().cardinal.get(words[0], 0.0)
    number = float(words[0]) if words[0].isdecimal() else number
    unit = next((word for word in words[1:3] if word != "-"), "")
    days = int(number * data("numerals")["days"].get(unit, 0))
    if not days or not any(map(_sold, tokens.lows[at + 1 : at + 1 + _SOLD + len(words[1:3])])):
        return ""
    return _LENGTHS.get(days, f"{days}-day")


def _sold(word: str) -> bool:
    """Whether a word is what is sold by a length of time, or several of it."""
    lists = lexicon().words
    return not {word, word.removesuffix("s"), word.removesuffix("es")}.isdisjoint(lists["sold"] | lists["sold_too"])
