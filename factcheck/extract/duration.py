"""Lengths of time: "five years", "2 1/2 hours", "an eight-year warranty". One of the kinds of `extract`."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Any

from factcheck.extract.length import NAME, seconds, shown
from factcheck.language import hedges
from factcheck.language.grammar import Fields, Found, Sentence, cut, has_digit, lower, matches, sentence, words
from factcheck.language.shapes import data, grammar
from factcheck.model import Value

_DAY = 86400
_INFINITE = (float("-inf"), float("inf"))


def find(text: str, published: date | None) -> list[Value]:
    """The durations of a text in seconds, from left to right."""
    if grammar(NAME).cues.isdisjoint(words(text)) and not (has_digit(text) and _glued().search(text)):
        return []
    tokened, out = sentence(NAME, text), list[Value]()
    for found in matches(NAME, tokened):
        value = _value(tokened, found) if _stands(tokened, found) else None
        if value is not None:
            joined = _joined(text, out[-1], value, found.fields) if out else None
            out[-1:] = [joined] if joined else [*out[-1:], value]
    return out


@lru_cache(maxsize=1)
def _glued() -> re.Pattern[str]:
    """What a length in one token looks like: "4.4s", "2:21:44"."""
    units = {unit[:2] for unit in data(NAME)["classes"]["unit"]}
    return re.compile(rf"\d(?::\d\d:|{'|'.join(sorted(units))})", re.IGNORECASE)


def _joined(text: str, one: Value, two: Value, fields: Fields) -> Value | None:
    """The sum of "2 hours" and "15 minutes" where they are one length."""
    if one.form not in ("exact", "about") or two.form != "exact" or ("count" not in fields and "number" not in fields):
        return None
    between = text[one.end : two.start].replace(",", " ").split()
    if between not in ([], data(NAME)["compound"]["link"]) or one.low is None or one.high is None or two.low is None:
        return None
    if not two.low < one.step <= data(NAME)["compound"]["most"] * two.step:
        return None
    low, high = one.low + two.low, one.high + two.low
    return one._replace(low=low, high=high, label=shown(low, high), end=two.end, step=two.step, unit=two.unit)


def _value(tokened: Sentence, found: Found) -> Value | None:
    """The value of a stretch; its label is that of the length itself, without what hedges it."""
    low, high, step = seconds(found.fields)
    if not 0 < low <= high:
        return None
    form, label, first, last = "exact", shown(low, high), found.first, found.last
    if "count4" in found.fields or "number4" in found.fields:
        form = "range"
    elif "vague" in found.fields:
        form = "about"
    cutted = cut(tokened)
    hedge = hedges.before(cutted, first)
    if hedge is not None and _widens(tokened, hedge[1], first):
        first = hedge[1]
    else:
        hedge = hedges.behind(cutted, last)
        last = hedge[1] if hedge else last
    if hedge is not None and hedge[0].form != "exact":
        form = hedge[0].form
        low, high = (f if f in _INFINITE else x * f for x, f in ((low, hedge[0].low), (high, hedge[0].high)))
    start, end = tokened.spans[first][0], tokened.spans[last - 1][1]
    return Value("duration", "second", low, high, label, start, end, form, "", step, unit=_relation(tokened, found))


def _widens(tokened: Sentence, first: int, number: int) -> bool:
    """Whether a hedge speaks of the length: not "over" in "spread over two days"."""
    table = data(NAME)["over"]
    return (
        number - first != 1
        or lower(tokened, first) not in table["words"]
        or lower(tokened, first - 1) in table["behind"]
    )


def _stands(tokened: Sentence, found: Found) -> bool:
    """Whether a number and a unit are a length: not an age, a rate or a place in a row."""
    table: dict[str, Any] = data(NAME)
    behind = " ".join(lower(tokened, i) for i in range(found.last, found.last + 2))
    if behind.startswith(tuple(table["other"]["behind"])):
        return False
    before = lower(tokened, found.first - 1)
    if before in table["other"]["ordinals"]:
        return False
    if "laps" in found.fields or "glued" in found.fields:
        return _stands_glued(tokened, found, before)
    if "frame" in found.fields or "single" in found.fields:
        return _single(tokened, found, before)
    if found.fields["unit"] == _DAY and lower(tokened, found.first) in table["single"]["one"]:
        apart = found.last - found.first == 2  # he will come back one day
        return not apart or before in table["single"]["before"] or bool(_relation(tokened, found))
    return len(tokened.words[found.last - 1]) > 1 or "number" in found.fields or "number4" in found.fields


def _stands_glued(tokened: Sentence, found: Found, before: str) -> bool:
    """Whether "4.4s" or "2:21:44" is a length: not "under-14s", a Lumo 4s, the time of day."""
    table = data(NAME)["other"]
    if "laps" in found.fields:
        around = {before, lower(tokened, found.last)}
        return around.isdisjoint(table["clock"]) and not before[:1].isdigit()
    named = found.first > 0 and "name" in tokened.values[found.first - 1]
    return "second" not in tokened.values[found.first] or not (named or before in table["plural"])


def _single(tokened: Sentence, found: Found, before: str) -> bool:
    """Whether "a month" is a length: "for a month", "a month-long", "an hour and five minutes"."""
    table, last, unit = data(NAME), found.last, float(found.fields["unit"])
    if "frame" in found.fields:  # over the past decade
        return unit != _DAY and before in table["single"]["framed"]
    if unit <= 1:  # "a second" is the next after the first
        return False
    if before in table["single"]["before"] or lower(tokened, last) in table["classes"]["dash"]:
        return True
    summed = [lower(tokened, last)] == table["compound"]["link"] and last + 1 < len(tokened.values)
    return summed and not tokened.values[last + 1].keys().isdisjoint(("count", "number"))


def _relation(tokened: Sentence, found: Found) -> str:
    """What a length is counted from: "ago", "later", "last"; empty where it stands by itself."""
    table = data(NAME)["other"]
    if "frame" in found.fields:
        return lower(tokened, found.first + 1)
    behind, before = lower(tokened, found.last), lower(tokened, found.first - 1)
    if behind in table["relation"]:
        return behind
    return before if before in table["frame"] else ""
