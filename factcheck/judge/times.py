"""Whether two dates or two times of day can both be true: grain, spans, midnight, zones, inferred weeks and years."""

from __future__ import annotations

import math
import re
from calendar import monthrange
from datetime import date

from factcheck.judge.relation import DIFFERS, FINER, OPEN, SAME, Relation
from factcheck.language import data
from factcheck.model import Value

_TURN = 1440  # minutes after which the clock begins anew
_HALF_HOUR = 30  # minutes: zones lie whole or half hours apart
_APART = 60  # minutes between parts of a day that have no sharp borders
_HALF_DAY = "12-hour"  # the unit of a time that names no half of the day
_WEEK = 7.0  # the step of a date whose week is a guess
_MONTH_DAY = re.compile(r"(?:-|\d{4})-(\d\d)(?:-(\d\d))?")  # "--06", "--06-06", "2023-06", "2023-06-06"
DATE_AXES = frozenset({"day", "monthday", "weekday"})


def ends(left: Value, right: Value) -> tuple[float, float, float, float]:
    """The ends of both intervals, fine errors of floating point removed."""
    numbers = (left.low, left.high, right.low, right.high)
    a, b, c, d = (float(f"{n or 0.0:.9g}") for n in numbers)
    return a, b, c, d


def clock(left: Value, right: Value) -> Relation:
    """How two times of day relate."""
    a, b, c, d = ends(left, right)
    c, d = min(((c + turn, d + turn) for turn in (-_TURN, 0, _TURN)), key=lambda ends: max(ends[0] - b, a - ends[1]))
    if _is_elsewhere(left, right):  # 12:00 GMT is 15:00 or 07:30 somewhere
        return Relation(FINER if left.unit == right.unit and a <= d and c <= b else OPEN, 0.0)
    if left.form == right.form == "range" and not left.unit and not right.unit and (a, b) != (c, d):
        return Relation(DIFFERS, max(abs(a - c), abs(b - d)) / _TURN)  # two sets of opening hours
    if a <= d and c <= b:
        inside = (a <= c and d <= b) or (c <= a and b <= d)
        return Relation(SAME if (a, b) == (c, d) else FINER if inside else OPEN, 0.0)
    half = _HALF_DAY in (left.unit, right.unit)
    if half and (a - c) % 720 == 0 and (b - d) % 720 == 0:  # "a quarter past eleven" is 11:15 or 23:15
        return Relation(FINER, 0.0)
    apart = max(c - b, a - d)
    if left.form == right.form == "about" and apart < _APART:  # "early hours" and "night" have no sharp borders
        return Relation(OPEN, 0.0)
    if not half and left.unit != right.unit and left.unit and right.unit:  # 04:40 local time is 08:40 UTC
        return Relation(OPEN, 0.0)
    return Relation(DIFFERS, apart / _TURN)


def _is_elsewhere(left: Value, right: Value) -> bool:
    """Whether one of two times is the world's and the other some place's, so that their minutes alone can be held."""
    universal = frozenset(str(data("clock")["zones"]["universal"]).split())
    ours, theirs = (bool(universal & set(value.unit.split())) for value in (left, right))
    if ours == theirs:
        return False
    other = right if ours else left
    if other.form == "about" and other.label.endswith(")"):  # a part of the day, in whatever zone
        return True
    return _minute(left) is not None and ((_minute(left) or 0) - (_minute(right) or 0)) % _HALF_HOUR == 0


def _minute(value: Value) -> float | None:
    """The minute that a time names, hedged or not."""
    ends = [end for end in (value.low, value.high) if end is not None and math.isfinite(end)]
    return sum(ends) / len(ends) if ends else None


def dates(left: Value, right: Value) -> Relation | None:
    """How two dates relate; None where nothing can be told."""
    if left.axis == "weekday" or right.axis == "weekday":
        return _weekdays(left, right)
    if left.axis == "monthday" or right.axis == "monthday":
        return _month_days(left, right)
    a, b, c, d = ends(left, right)
    if (a, b) == (c, d):
        return Relation(SAME, 0.0)
    days = max(c - b, a - d, 0.0)
    if "bound" in (left.form, right.form):
        return Relation(DIFFERS if days else OPEN, days)
    if left.form == right.form == "range" and {left.grain, right.grain} <= {"day", "month"}:
        return _ranges(left, right, days)
    if days == 0:
        inside = (a <= c and d <= b) or (c <= a and b <= d)
        return Relation(FINER if inside else OPEN, 0.0)
    if (left.inferred or right.inferred) and _guessed_apart(left, right, days):
        return Relation(OPEN, days)
    return Relation(DIFFERS, days)


def _ranges(left: Value, right: Value, days: float) -> Relation:
    """How two spans of days relate that both name their first and last day or month."""
    if (left.inferred or right.inferred) and _yearly(left) == _yearly(right):
        return Relation(FINER, 0.0)
    a, b, c, d = ends(left, right)
    if (a, b) == (c, d):
        return Relation(SAME if left.grain == right.grain else FINER, 0.0)
    if left.grain != right.grain and not days:  # "June to August" may begin on 12 June
        coarse, fine = (left, right) if left.grain == "month" else (right, left)
        inside = (coarse.low or 0) <= (fine.low or 0) and (fine.high or 0) <= (coarse.high or 0)
        return Relation(FINER if inside else DIFFERS, days)
    return Relation(DIFFERS, max(days, abs(a - c), abs(b - d)))


def _yearly(value: Value) -> tuple[tuple[int, int], ...]:
    """The first and last day of a span of days, whatever their year."""
    days = [date.fromordinal(int(end)) for end in (value.low, value.high) if end is not None and math.isfinite(end)]
    return tuple((day.month, day.day) for day in days)


def _guessed_apart(left: Value, right: Value, days: float) -> bool:
    """Whether only our guess of the year or week sets two dates apart.

    The step of an inferred date is what was guessed of it: of seven days the week ("on Saturday"), else the year.
    """
    weeks = any(value.inferred and value.step == _WEEK for value in (left, right))
    years = any(value.inferred and value.step > _WEEK for value in (left, right))
    if weeks and days % 7 == 0 and days <= 28:
        return True
    return years and _yearly(left) == _yearly(right)


def _month_days(left: Value, right: Value) -> Relation | None:
    """How a month or day of nobody knows which year relates to another, or to a date."""
    if any(value.axis == "day" and value.grain not in ("day", "month") for value in (left, right)):
        return None
    ours, theirs = _in_year(left), _in_year(right)
    if ours is None or theirs is None:
        return Relation(SAME if left.label == right.label else OPEN, 0.0)
    bound = "bound" in (left.form, right.form)
    if ours == theirs:
        return Relation(FINER if bound else SAME, 0.0)
    if bound or (ours[0] <= theirs[1] and theirs[0] <= ours[1]):
        return Relation(OPEN if bound else FINER, 0.0)
    if any(v.inferred and v.step == _WEEK for v in (left, right)) and (ours[0] - theirs[0]) % 7 == 0:
        return Relation(OPEN, 0.0)
    return Relation(DIFFERS, 30.0)


def _in_year(value: Value) -> tuple[int, int] | None:
    """The first and last day of a leap year that a month or day of a month is; None for parts and spans of them."""
    match = _MONTH_DAY.fullmatch(value.label.rpartition(" ")[2])
    if match is None:
        return None
    month, day = int(match[1]), int(match[2] or 0)
    if not 1 <= month <= 12 or day > monthrange(2000, month)[1]:
        return None
    first, last = day or 1, day or monthrange(2000, month)[1]
    return date(2000, month, first).timetuple().tm_yday, date(2000, month, last).timetuple().tm_yday


def _weekdays(left: Value, right: Value) -> Relation | None:
    if left.axis == right.axis:
        return Relation(SAME if left.label == right.label else OPEN, 0.0)
    named, dated = (left, right) if left.axis == "weekday" else (right, left)
    if dated.low is None or dated.grain != "day" or not math.isfinite(dated.low):
        return None
    day = date.fromordinal(int(dated.low)).strftime("%A")
    return Relation(FINER if day.casefold() == named.label.casefold() else OPEN, 0.0)
