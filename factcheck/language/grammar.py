"""Shapes found in texts: the small matcher behind dates, times of day, durations and ages.

A grammar is a data file: classes of words ("month", "unit") with their values, patterns that put figures into classes,
and shapes over classes ("month day (',' year)?"). Every token of a text becomes one character that stands for the set
of its classes; where one is found that a shape may begin with, the shapes are tried in the order of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from factcheck import language
from factcheck.language.figures import Tokens
from factcheck.language.shapes import Grammar, Shape, Word, grammar

Fields = dict[str, Any]  # field of a shape → Word


class Sentence(NamedTuple):
    """A text under a grammar: parallel lists of tokens."""

    text: str
    spans: list[tuple[int, int]]
    words: list[str]  # as written
    values: list[dict[str, Word]]  # class → value
    codes: str  # one character a token


class Found(NamedTuple):
    """A stretch of tokens that has a shape."""

    first: int
    last: int  # exclusive
    fields: Fields


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    """What a token is: a number with what is glued to it, a word, a mark."""
    counting = language.data("counting")
    tens = "|".join(counting["tens"])
    ones = "|".join(w for label in ("count", "nth") for w, n in counting["classes"][label].items() if n < 10)
    return re.compile(
        r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*(?![\w-])"
        r"|\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?(?![\w-])"  # 2023-06-06T10:00Z
        r"|\d{4}-\d\d(?![\w-])"
        r"|['’‘]\d\ds?(?!\w)"  # '22, '90s
        r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)\w*"  # 2,016
        r"|\d+(?:[.:/]\d+)*(?:['’]s(?!\w)|[^\W\d_]*)[½¼¾]?"  # 6, 6th, 1990s, 7.30pm, 06/06/2023, 2½
        r"|\s[-–—]\s"
        r"|['’]s(?!\w)"
        r"|[ap]\.\s?m\.?(?!\w)"
        r"|[^\W\d_]+\d+(?:\.\d+)*\w*"  # Q2, FY24, A320
        rf"|(?:{tens})[-‐‑](?:{ones})(?!\w)"  # twenty-first
        r"|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*"
        r"|[½¼¾]"
        r"|[^\w\s]",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4)
def tokens(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """The places and the words of a text's tokens."""
    found = list(_token().finditer(text))
    return [m.span() for m in found], [m.group() for m in found]


_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=4)
def words(text: str) -> frozenset[str]:
    """The words of a text in small letters."""
    return frozenset(_LETTERS.findall(text.lower()))


@lru_cache(maxsize=4)
def has_digit(text: str) -> bool:
    """Whether a text holds a figure."""
    return _DIGIT.search(text) is not None


@lru_cache(maxsize=1 << 15)
def _classified(name: str, word: str) -> tuple[str, dict[str, Word]]:
    """The character and the classes with values of a word."""
    rules = grammar(name)
    entry = rules.lexicon.get(word.lower())
    if entry is not None and word[0].islower() and not rules.cased.isdisjoint(entry):
        entry = {label: value for label, value in entry.items() if label not in rules.cased} or {"plain": word}
    if entry is None:
        entry = _by_form(rules, word)
    return rules.codes[frozenset(entry)], entry


def _by_form(rules: Grammar, word: str) -> dict[str, Word]:
    """The classes of a word that is in no list."""
    if word.isalpha():
        return {"name": word} if word[0].isupper() else {"plain": word}
    for pattern, classes in rules.patterns:
        if match := pattern.fullmatch(word):
            text = match[1] if match.re.groups else word
            value: Word = int(text) if text.isdecimal() else text
            return dict.fromkeys(classes, value)
    if not word[0].isalpha():
        return {}
    return {"name": word} if word[0].isupper() else {"plain": word}


def sentence(name: str, text: str) -> Sentence:
    """A text's tokens under a grammar."""
    spans, found = tokens(text)
    pairs = [_classified(name, word) for word in found]
    return Sentence(text, spans, found, [values for _, values in pairs], "".join([code for code, _ in pairs]))


def lower(tokened: Sentence, i: int) -> str:
    """A token in small letters, empty beyond the text."""
    return tokened.words[i].lower() if 0 <= i < len(tokened.words) else ""


def cut(tokened: Sentence) -> Tokens:
    """The same tokens in the form that `hedges` reads."""
    starts, ends = [first for first, _ in tokened.spans], [last for _, last in tokened.spans]
    return Tokens(tokened.text, tokened.words, [word.lower() for word in tokened.words], starts, ends)


def matches(name: str, tokened: Sentence) -> Iterator[Found]:
    """The stretches that have one of the grammar's shapes, from left to right, without overlap."""
    rules, codes, at = grammar(name), tokened.codes, 0
    there = frozenset(codes)
    while at < len(codes):
        for shape in rules.shapes[codes[at]]:
            if any(there.isdisjoint(needed) for needed in shape.needs):
                continue
            match = _compiled(shape.body).match(codes, at)
            if match is not None and match.end() > at:
                yield Found(at, match.end(), _fields(rules, tokened, shape, match))
                at = match.end()
                break
        else:
            at += 1


@lru_cache(maxsize=512)
def _compiled(body: str) -> re.Pattern[str]:
    return re.compile(body)


def _fields(rules: Grammar, tokened: Sentence, shape: Shape, match: re.Match[str]) -> Fields:
    """What each field of a shape says."""
    out: Fields = {}
    for (field, label), (first, last) in zip(shape.fields, match.regs[1:], strict=True):
        if last - first == 1:
            out[field] = tokened.values[first][label]
        elif last > first:
            out[field] = rules.phrases[label][" ".join(tokened.words[first:last]).lower().replace("’", "'")]
    return out


def said(fields: Fields, *names: str) -> Any:  # noqa: ANN401 - fields hold numbers and words alike
    """What the first of these fields that is there says."""
    return next(fields[name] for name in names if name in fields)
