"""A value as its sources word it, for people: "85 feet", and how it was read only where the words do not tell it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck.report.quote import grouped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.report.order import Row

FIGURES = frozenset({"date", "duration", "number", "money", "percent", "measure", "order"})
IS_NOT = " is not "  # between the values of a reason


class Wording(NamedTuple):
    """The words that state a value, and the value as it was read."""

    kind: str
    words: str  # empty where the value itself is shown: a name, a status
    value: str


class _Patterns(NamedTuple):
    sign: re.Pattern[str]  # of a currency or a share
    number: re.Pattern[str]  # in figures, with what leads up to it
    word: re.Pattern[str]
    year: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        re.compile(r"[$€£¥₹₩%″′°]"),
        re.compile(r"^.*\d"),
        re.compile(r"[^\W\d_]+"),
        re.compile(r"(?<!\d)[12]\d{3}(?!\d)"),
    )


def wording(claims: Iterable[Row], value: str) -> Wording:
    """How most of the claims that give a value word it, the first of them where none leads."""
    given = [claim for claim in claims if claim["value"] == value]
    kind = given[0]["kind"] if given else ""
    if kind not in FIGURES:
        return Wording(kind, "", value)
    counts = Counter(" ".join(claim["value_text"].split()) for claim in given)
    return Wording(kind, max(counts, key=counts.__getitem__), value)  # max() takes the first of equals


def worded(side: Wording, beside: Sequence[Wording]) -> str:
    """The value in its words; how it was read in brackets where those beside it are in other units."""
    read = grouped(side.value)
    if not side.words:
        return read
    tiny = "e-" in side.value  # "2.5e-06 cubic metre" makes nothing clearer
    if read.casefold() == side.words.casefold() or tiny or not _unclear(side, beside):
        return side.words
    return f"{side.words} ({read})"


def _unclear(side: Wording, beside: Sequence[Wording]) -> bool:
    """Whether the words cannot be held against those beside them, but the values as they were read can."""
    if side.kind == "date":  # "Tuesday", "6 June" of an article of 2023
        return any(year not in side.words for year in _patterns().year.findall(side.value))
    if side.kind == "order" or _unit(side.words) == _unit(side.value):
        return False
    every = (side, *beside)
    return len({_unit(one.words) for one in every}) > 1 and len({_unit(one.value) for one in every}) == 1


def _unit(words: str) -> tuple[str, ...]:
    """What is counted or measured in: the signs in the words, and the last word behind the figures, as of one."""
    find = _patterns()
    last = find.word.findall(find.number.sub("", words))[-1:] if " " in words or find.number.match(words) else []
    return (*sorted(set(find.sign.findall(words))), *(word.casefold().removesuffix("s") for word in last))


def reason(sentence: str, left: Row, right: Row) -> str:
    """A reason in the words of both claims, where it only holds one value against the other."""
    if sentence != f"{left['value']}{IS_NOT}{right['value']}":
        return grouped(sentence)
    one, other = wording([left], left["value"]), wording([right], right["value"])
    words = worded(one, [other]), worded(other, [one])
    return grouped(sentence) if words[0] == words[1] else IS_NOT.join(words)
