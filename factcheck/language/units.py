"""Units and currencies beside a number: which axis they are on, and what they are in its base unit."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from factcheck import language
from factcheck.language.figures import DASHES, Tokens, cut, glued, lexicon

WORD_LENGTH = 3  # writings shorter than this are symbols: matched as written, and only behind figures


class Unit(NamedTuple):
    """A way to write a unit."""

    writing: str
    kind: str  # money, percent, measure, time
    axis: str  # metre, usd, share, …
    factor: float = 1.0  # value in the base unit = x * factor + offset
    offset: float = 0.0


Found = tuple[Unit, int]  # the unit and the first token (before a figure) or the token after it (behind one)


class Tables(NamedTuple):
    """All writings by their first token, behind a figure, or by their last, before one; longest first."""

    behind: dict[str, tuple[Unit, ...]]
    before: dict[str, tuple[Unit, ...]]
    words: dict[str, frozenset[str]]


@cache
def tables() -> Tables:
    """The units of `en/units.toml`, ready for look-up."""
    data = language.data("units")
    behind: list[Unit] = []
    for kind in ("measure", "percent", "time", "glued"):
        for axis, rows in data[kind].items():
            for writings, worth in rows.items():
                factor, offset = worth if isinstance(worth, list) else (worth, 0.0)
                behind += [Unit(w.replace("_", " "), kind, axis, factor, offset) for w in writings.split()]
    signs = [
        Unit(w.replace("_", " "), "money", code) for code, row in data["money"]["sign"].items() for w in row.split()
    ]
    for table, factor in (("word", 1.0), ("hundredth", 0.01)):
        for code, row in data["money"][table].items():
            behind += [Unit(w.replace("_", " "), "money", code, factor) for w in row.split()]
    words = {key: frozenset(text.split()) for key, text in data["words"].items()}
    return Tables(_indexed(behind + signs, 0), _indexed(signs, -1), words)


def _indexed(units: list[Unit], which: int) -> dict[str, tuple[Unit, ...]]:
    """Units by the small letters of their first or last token, longest writing first."""
    index: dict[str, list[Unit]] = {}
    for unit in units:
        plain = unit.writing.isalpha()  # one token, for sure
        index.setdefault(unit.writing.lower() if plain else cut(unit.writing).lows[which], []).append(unit)
    return {key: tuple(sorted(row, key=lambda unit: -len(unit.writing))) for key, row in index.items()}


def before(tokens: Tokens, at: int) -> Found | None:
    """The currency whose sign stands before a token, and the sign's first token: "US$1.4", "Rs 500"."""
    if at == 0:
        return None
    row = tables().before.get(tokens.lows[at - 1])
    if row is None and tokens.words[at - 1] == "." and at > 1 and glued(tokens, at - 1):
        row = tables().before.get(".")
    end = tokens.ends[at - 1]
    for unit in row or ():
        start = end - len(unit.writing)
        if start < 0 or tokens.text[start:end] != unit.writing:
            continue
        if unit.writing[0].isalnum() and start and tokens.text[start - 1].isalnum():
            continue
        first = at - 1
        while tokens.starts[first] > start:
            first -= 1
        return (unit, first) if tokens.starts[first] == start else None
    return None


def is_money(tokens: Tokens, at: int) -> bool:
    """Whether a currency's sign stands before the token."""
    return before(tokens, at) is not None


def touching(tokens: Tokens, at: int) -> Found | None:
    """The unit that is one only where it touches its figure, and the token after it: "4.7in", "highs of 20C"."""
    if not glued(tokens, at):
        return None
    unit = next((u for u in tables().behind.get(tokens.lows[at], ()) if u.kind == "glued"), None)
    words = tables().words
    if unit is None or unit.writing != tokens.words[at]:
        return None
    if unit.writing in words["heat_letters"] and words["heat"].isdisjoint(tokens.lows):
        return None
    return unit._replace(kind="measure"), at + 1


def behind(tokens: Tokens, at: int, figures: bool) -> Found | None:
    """The unit that stands at a token, and the token after it; a hyphen before it is passed over."""
    lows, size = tokens.lows, len(tokens.lows)
    if at < size and lows[at] in DASHES and glued(tokens, at) and glued(tokens, at + 1):
        for unit in tables().behind.get(lows[at], ()):  # "-magnitude"
            end = _ends(tokens, at, unit, figures)
            if end:
                return unit, end
        at += 1
        if not tokens.words[at][0].isalpha():  # "£3,000-£5,000"
            return None
    if at >= size:
        return None
    for unit in tables().behind.get(lows[at], ()):
        end = _ends(tokens, at, unit, figures) if unit.kind != "glued" else 0
        if end:
            return unit, end
    return touching(tokens, at) if figures else None


def _ends(tokens: Tokens, at: int, unit: Unit, figures: bool) -> int:
    """The token after a unit that is written at a token, 0 where it is not."""
    start, writing = tokens.starts[at], unit.writing
    end = start + len(writing)
    there = tokens.text[start:end]
    symbol = len(writing) < WORD_LENGTH or not writing.islower() or not writing[-1].isalpha()
    if there != writing and (symbol or there.lower() != writing):
        return 0
    if writing[-1].isalnum() and end < len(tokens.text) and tokens.text[end].isalnum():
        return 0
    short = (symbol and not _is_named(writing)) or writing in tables().words["needs_figures"]
    if short and not figures and writing[0].isalpha():
        return 0
    last = at
    while last + 1 < len(tokens.starts) and tokens.starts[last + 1] < end:
        last += 1
    return last + 1


@cache
def _is_named(writing: str) -> bool:
    """Whether a writing with capitals is a name in full: "degrees Celsius", "US dollars"."""
    return len(max(writing.split(), key=len)) > WORD_LENGTH + 1


def per(tokens: Tokens, at: int) -> Found | None:
    """The unit a rate is per, and the token after it: "an hour", "per square mile"; other words without an axis."""
    lows, words = tokens.lows, lexicon().words
    if at + 1 >= len(lows):
        return None
    slash = lows[at] in words["per_slash"]
    if not slash and lows[at] not in words["per"]:
        return None
    for unit in tables().behind.get(lows[at + 1], ()):
        end = _ends(tokens, at + 1, unit, True)
        if end and unit.kind in ("time", "measure"):
            if unit.kind == "measure" and lows[at] in words["article"] and unit.writing.endswith("s"):
                continue
            return unit, end
    if lows[at] in words["per_sure"] and lows[at + 1].isalpha():
        return Unit(lows[at + 1], "", ""), at + 2
    return None
