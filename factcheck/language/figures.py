"""What every reading of numbers stands on: a text cut fine, the table of number words, the worth of figures.

Knows neither number words in a row (`spelled`) nor units (`units`). Offsets of a `Numeral` are tokens of `cut`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from factcheck import language

BLANKS = "\u00a0\u2009\u202f"
DASHES = frozenset("-‐‑")
_GROUPING = re.compile(rf"[{BLANKS} '’]")


class Tokens(NamedTuple):
    """A text cut finer than words are: every figure, run of letters and sign by itself. All lists of one length."""

    text: str
    words: list[str]
    lows: list[str]  # words in small letters
    starts: list[int]  # place in the text
    ends: list[int]  # exclusive


class Numeral(NamedTuple):
    """A number as written: which numbers it may mean, and the tokens that state it."""

    low: float
    high: float
    step: float  # size of the last stated digit: "640,000" 10000, "4.4" 0.1, "two dozen" 6, "a third" 0.03
    left: int  # first token
    right: int  # token after the last
    sort: str  # cardinal, ordinal, fraction, vague, nothing, factor
    figures: bool = False  # written with figures
    scale: float = 1.0  # the scale word at its end: "1.2 billion" 1e9


class Lexicon(NamedTuple):
    """The tables of `en/numerals.toml`, ready to look words up."""

    cardinal: dict[str, float]
    scale: dict[str, float]
    abbreviated: dict[str, float]
    glued: dict[str, float]
    ordinal: dict[str, float]
    fraction: dict[str, float]
    glyph: dict[str, float]
    vague: dict[str, list[float]]
    vague_scale: dict[str, float]
    exact: dict[str, float]
    nothing: dict[str, float]
    factor: dict[str, float]
    roman: dict[str, float]
    words: dict[str, frozenset[str]]
    starters: frozenset[str]  # words a numeral may begin with, articles aside
    hints: frozenset[str]  # words without which a text without figures holds no number


_BEGINNINGS = (
    "cardinal",
    "scale",
    "ordinal",
    "fraction",
    "glyph",
    "vague",
    "vague_scale",
    "exact",
    "nothing",
    "factor",
)
_TABLES = (  # in the order of Lexicon's fields
    *("cardinal", "scale", "abbreviated_scale", "glued_scale", "ordinal", "fraction", "glyph", "vague", "vague_scale"),
    *("exact", "nothing", "factor"),
)


@cache
def lexicon() -> Lexicon:
    """The number words, read once."""
    data: dict[str, Any] = language.data("numerals")
    words = {key: frozenset(text.split()) for key, text in data["words"].items()}
    tables: list[Any] = [*(data[name] for name in _TABLES), {_roman(n): float(n) for n in range(1, 90)}]
    begin = {word for name in _BEGINNINGS for word in data[name]} | words["no"]
    return Lexicon._make(
        [*tables, words, frozenset(begin), frozenset(begin.union(word for word in tables[-1] if len(word) > 1))]
    )


def _roman(number: int) -> str:
    """A number below 90 in Roman figures, small letters: 14 → xiv."""
    tens, ones = divmod(number, 10)
    figures = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx")[tens] + figures[ones]


@cache
def _pattern() -> re.Pattern[str]:
    """The expression that cuts a text: grouped figures, plain figures, letters, single signs."""
    glyphs = "".join(lexicon().glyph)
    return re.compile(
        rf"[^\W\d_{glyphs}]+(?:['’][^\W\d_]+)*"
        rf"|(?=[\d.])(?:(?<![\d.])\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d{{1,2}}(?:,\d\d)+,\d{{3}}(?!\d)"
        rf"|\d{{1,3}}(?:[{BLANKS}'’]\d{{3}})+(?!\d)|(?<![\d.,:/-])\d{{1,3}}(?: \d{{3}})+(?![\d.,]\d|[\d-])"
        rf"|\d{{1,3}}(?:\.\d{{3}}){{2,}}(?![\d.])|(?<![\d,])\d{{1,3}},\d{{1,2}}(?![\d,])|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
        rf"|[{glyphs}]|\S"
    )


def cut(text: str) -> Tokens:
    """Tokens of a text: "US$1.4bn" → US | $ | 1.4 | bn."""
    spans = [found.span() for found in _pattern().finditer(text)]
    words = [text[start:end] for start, end in spans]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    return Tokens(text, words, [word.lower() for word in words], starts, ends)


def glued(tokens: Tokens, at: int) -> bool:
    """Whether the token touches the one before it."""
    return 0 < at < len(tokens.words) and tokens.starts[at] == tokens.ends[at - 1]


def worth(figures: str) -> tuple[float, float]:
    """The number that figures state and the size of their last stated digit: "640,000" → 640000, 10000."""
    if figures.isdecimal():
        return float(figures), step_of(int(figures))
    plain = _GROUPING.sub("", figures)
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    if plain.count(",") == 1 and len(plain) - plain.index(",") < 4:
        plain = plain.replace(",", ".")
    plain = plain.replace(",", "")
    value = float(plain)
    if "." in plain:
        return value, 10.0 ** -(len(plain) - plain.index(".") - 1)
    return value, step_of(value)


def step_of(value: float) -> float:
    """The size of a whole number's last digit that is not nought: 640000 → 10000."""
    if value == 0 or value % 1:
        return 1.0
    step, rest = 1.0, int(value)
    while rest % 10 == 0:
        rest //= 10
        step *= 10
    return step


@cache
def is_plural(word: str) -> bool:
    """Whether a word in small letters looks like the plural of a noun."""
    words = lexicon().words
    if word in words["irregular_plural"]:
        return True
    if len(word) < 3 or not word.endswith("s") or word in words["false_plural"] or word in words["stop"]:
        return False
    return not word.endswith(("ss", "us", "is")) and word.isalpha()


def times(numeral: Numeral, scale: float, right: int) -> Numeral:
    """A numeral times a scale; a dozen is stated to half a dozen, and "3 million" to a million."""
    step = numeral.step * (6 if scale == 12 else scale)
    return numeral._replace(
        low=round(numeral.low * scale, 6),
        high=round(numeral.high * scale, 6),
        step=step,
        right=right,
        scale=numeral.scale * scale,
        sort="vague" if numeral.sort == "vague" else "cardinal",
    )


def scaled(tokens: Tokens, numeral: Numeral, lex: Lexicon) -> Numeral:
    """A numeral with the scale words behind it: "1.2 billion", "474.26 million", "2 hundred thousand", "3 bn"."""
    at, lows = numeral.right, tokens.lows
    while at < len(lows):
        here = at + 1 if lows[at] in DASHES and glued(tokens, at) and glued(tokens, at + 1) else at
        scale = lex.scale.get(lows[here]) if here < len(lows) else None
        if scale is None and numeral.figures and here < len(lows):
            scale = lex.abbreviated.get(lows[here])
        if scale is None:
            break
        numeral, at = times(numeral, scale, here + 1), here + 1
    return numeral
