"""Whether two values on one axis can both be true: intervals, rounding, grain, bounds, inferred years.

A pure comparison of values. Whether they speak of one fact is not asked here.
"""

from __future__ import annotations

import math
from datetime import date
from typing import NamedTuple

from factcheck.model import Value

SAME, FINER, ROUNDED, OPEN, DIFFERS = "same", "finer", "rounded", "open", "differs"
AGREEING = frozenset({SAME, FINER, ROUNDED})  # both were meant as the value

_CONVERSION = 0.015  # "362 miles" for 583 km: what rounding after a conversion may add
_SIDES = frozenset({"from", "by", "part", "more"})  # marks that set a number apart from one without them
_HALF_DAY = "12-hour"  # the unit of a time that names no half of the day
_PER = "per-"
_VAGUE = 0.3  # what "about" may be off by before it counts as another value
DATE_AXES = frozenset({"day", "monthday", "weekday"})


class Relation(NamedTuple):
    """How two values relate, and by how much they differ."""

    name: str  # same, finer, rounded, open, differs
    gap: float  # relative difference of numbers 0..1, days between dates; 0 where they overlap


def relation(left: Value, right: Value) -> Relation | None:
    """How two interval values relate; None where they stand on different axes or are labels."""
    if left.axis in DATE_AXES and right.axis in DATE_AXES:
        return _dates(left, right)
    if left.axis != right.axis:
        return None
    if left.low is None or right.low is None or left.high is None or right.high is None:
        return None
    if left.axis == "clock":
        return _clock(left, right)
    return _numbers(left, right) if _alike(left, right) else None


def _alike(left: Value, right: Value) -> bool:
    """Whether two numbers answer one question: not what it was against what it is, a month's price against a year's."""
    ours, theirs = frozenset(left.grain.split()), frozenset(right.grain.split())
    if (ours ^ theirs) & _SIDES:
        return False
    return {m for m in ours if m.startswith(_PER)} == {m for m in theirs if m.startswith(_PER)}


def _numbers(left: Value, right: Value) -> Relation:
    a, b, c, d = _ends(left, right)
    if {"up", "down"} <= {*left.grain.split(), *right.grain.split()}:  # a rise is no fall
        return Relation(DIFFERS, 1.0)
    if (a, b) == (c, d):
        return Relation(SAME, 0.0)
    gap = _gap(left, right)
    overlap = a <= d and c <= b
    if not overlap and "converted" in left.grain + right.grain:  # the figure it was converted from says it
        return Relation(ROUNDED if gap <= _CONVERSION else OPEN, gap)
    if "bound" in (left.form, right.form):
        return Relation(OPEN if overlap else DIFFERS, gap)
    if overlap:
        inside = (a <= c and d <= b) or (c <= a and b <= d)
        return Relation(ROUNDED if inside else OPEN, 0.0)
    if left.unit != right.unit and left.axis not in ("count", "rank") and gap <= _CONVERSION:
        return Relation(ROUNDED, gap)
    if _rounds(left, right) or _rounds(right, left):
        return Relation(ROUNDED, gap)
    if (left.form == "about") != (right.form == "about") and gap < _VAGUE:
        return Relation(OPEN, gap)
    return Relation(DIFFERS, gap)


def _ends(left: Value, right: Value) -> tuple[float, float, float, float]:
    """The ends of both intervals, fine errors of floating point removed."""
    numbers = (left.low, left.high, right.low, right.high)
    a, b, c, d = (float(f"{n or 0.0:.9g}") for n in numbers)
    return a, b, c, d


def _rounds(coarse: Value, fine: Value) -> bool:
    """Whether the coarse value is the fine one rounded: "4.4" of 4.39, "640,000" of 641,300; never "20" of 23."""
    middle, exact = _middle(coarse), _middle(fine)
    if coarse.step <= fine.step or coarse.form == "range":
        return False
    if coarse.axis in ("count", "age") and (coarse.step < 100 or coarse.step / abs(middle or 1.0) > 0.05):
        return False
    return abs(middle - exact) <= coarse.step / 2


def _middle(value: Value) -> float:
    ends = [end for end in (value.low, value.high) if end is not None and math.isfinite(end)]
    return sum(ends) / len(ends) if ends else 0.0


def _gap(left: Value, right: Value) -> float:
    """The relative difference of two numbers, 0..1."""
    a, b = _middle(left), _middle(right)
    return abs(a - b) / max(abs(a), abs(b), 1e-12)


def _clock(left: Value, right: Value) -> Relation:
    a, b, c, d = _ends(left, right)
    if a <= d and c <= b:
        return Relation(SAME if (a, b) == (c, d) else FINER, 0.0)
    half = _HALF_DAY in (left.unit, right.unit)
    if half and (a - c) % 720 == 0 and (b - d) % 720 == 0:  # "a quarter past eleven" is 11:15 or 23:15
        return Relation(FINER, 0.0)
    if left.form == right.form == "about":  # "early hours" and "night" have no sharp borders
        return Relation(OPEN, 0.0)
    if not half and left.unit != right.unit and left.unit and right.unit:  # 04:40 local time is 08:40 UTC
        return Relation(OPEN, 0.0)
    return Relation(DIFFERS, min(abs(a - c), 1440 - abs(a - c)) / 1440)


def _dates(left: Value, right: Value) -> Relation | None:
    if left.axis == "weekday" or right.axis == "weekday":
        return _weekdays(left, right)
    if left.axis == "monthday" or right.axis == "monthday":
        return _month_days(left, right)
    a, b, c, d = _ends(left, right)
    if (a, b) == (c, d):
        return Relation(SAME, 0.0)
    days = max(c - b, a - d, 0.0)
    if "bound" in (left.form, right.form):
        return Relation(DIFFERS if days else OPEN, days)
    if days == 0:
        inside = (a <= c and d <= b) or (c <= a and b <= d)
        return Relation(FINER if inside else OPEN, 0.0)
    if (left.inferred or right.inferred) and _guessed_apart(left, right, days):
        return Relation(OPEN, days)
    return Relation(DIFFERS, days)


def _guessed_apart(left: Value, right: Value, days: float) -> bool:
    """Whether only our guess of the year or week sets two dates apart."""
    if left.label[5:] == right.label[5:] and left.label[5:]:
        return True
    return days % 7 == 0 and days <= 28  # "on Saturday": which one was our guess


def _month_days(left: Value, right: Value) -> Relation | None:
    a, b = left.label[-5:], right.label[-5:]
    if left.grain != "day" or right.grain != "day" or len(a) < 5 or len(b) < 5:
        return None
    return Relation(SAME, 0.0) if a == b else Relation(DIFFERS, 30.0)


def _weekdays(left: Value, right: Value) -> Relation | None:
    if left.axis == right.axis:
        return Relation(SAME if left.label == right.label else OPEN, 0.0)
    named, dated = (left, right) if left.axis == "weekday" else (right, left)
    if dated.low is None or dated.grain != "day" or not math.isfinite(dated.low):
        return None
    day = date.fromordinal(int(dated.low)).strftime("%A")
    return Relation(FINER if day.casefold() == named.label.casefold() else OPEN, 0.0)


def reason(left: Value, right: Value, name: str) -> str:
    """One sentence on how both values were read."""
    a, b = shown(left), shown(right)
    if name == SAME:
        return f"both say {a}" if left.label == right.label else f"{a} is {b}"
    if name == FINER:
        return f"{a} fits {b}"
    if name == ROUNDED:
        return f"{a} is {b} within rounding"
    return f"{a} is not {b}"


def shown(value: Value) -> str:
    """A value as read: its label, and the words or the span where the label does not say it all."""
    words = value.label
    if value.form == "bound" and value.low is not None and value.high is not None:
        return words
    if value.axis == "day" and value.grain not in ("day", "month", "year") and value.low and value.high:
        if math.isinf(value.low) or math.isinf(value.high):
            return words
        first, last = date.fromordinal(int(value.low)), date.fromordinal(int(value.high))
        return words if first == last else f"{words} ({first} to {last})"
    return words
