"""Whether two values on one axis can both be true: intervals, rounding, grain, bounds, inferred years.

A pure comparison of values. Whether they speak of one fact is not asked here.
"""

from __future__ import annotations

import math
from datetime import date
from functools import lru_cache

from factcheck.judge import times
from factcheck.judge.relation import AGREEING, DIFFERS, FINER, OPEN, ROUNDED, SAME, Relation
from factcheck.model import DENIAL, ONE_VALUED, Value

__all__ = [
    "AGREEING",
    "DIFFERS",
    "FINER",
    "OPEN",
    "ROUNDED",
    "SAME",
    "Relation",
    "marks",
    "reason",
    "relation",
    "shown",
]

_CONVERSION = 0.015  # "362 miles" for 583 km: what rounding after a conversion may add
_MONTHS = 0.08  # by how much months differ in length
_SIDES = frozenset({"from", "by", "part", "more", "other"})  # marks that set a number apart from one without them
_ENDS = frozenset({"from", "to", "by"})
_WAYS = frozenset({"up", "down"})
_PRICES = 1000  # sums below this are prices: nobody rounds $35 to $30
_EXACT = 100  # "more than 148,000" states so many steps that it is meant as nearly the number …
_BEYOND = 1.1  # … so that nothing larger by this factor can be
_WIDE = 2.0  # "several" spans such a factor: nearly any small number may be meant
FREE = "free"  # the axis of what costs nothing, in whatever currency
_PER = "per-"
_ROUND = 100  # the step from which a count may be rounded: "20,000" of 20,124
_COARSEST = 0.25  # no rounding goes further: "half an hour" is not 20 minutes
_CUT = 0.05  # of what share the last digit may be where others behind it are left out
_TENTH = 9.9  # how many times smaller the digits left out are, at the least
_SLACK = 1e-6  # what a unit's conversion may do to a figure
_VAGUE = 2.5  # how many times its tolerance "about" may be off before it is another value


@lru_cache(maxsize=65536)
def relation(left: Value, right: Value) -> Relation | None:
    """How two interval values relate; None where they stand on different axes or are labels."""
    if left.axis in times.DATE_AXES and right.axis in times.DATE_AXES:
        return times.dates(left, right)
    if FREE in (left.axis, right.axis) and left.axis != right.axis:
        return _free(left, right)
    if left.axis != right.axis:
        return None
    if left.low is None or right.low is None or left.high is None or right.high is None:
        return None
    if left.axis == "clock":
        return times.clock(left, right)
    return _numbers(left, right) if _alike(left, right) else None


def _free(left: Value, right: Value) -> Relation | None:
    """Free against a price, whatever its currency."""
    price = right if left.axis == FREE else left
    if price.kind != "money" or price.form == "bound" or not 0 < (price.low or 0.0) < _PRICES:
        return None
    return Relation(DIFFERS, 1.0)


def marks(value: Value) -> frozenset[str]:
    """The marks of a number; a percentage that rises or falls is that of a change: "lost 12 %" is "fell by 12 %"."""
    found = frozenset(value.grain.split())
    return found | {"by"} if value.axis == "share" and found & _WAYS and not found & _ENDS else found


def _alike(left: Value, right: Value) -> bool:
    """Whether two numbers answer one question: not what it was against what it is, a month's price against a year's."""
    ours, theirs = marks(left), marks(right)
    if (ours ^ theirs) & _SIDES:
        return False
    per, other = ({m for m in side if m.startswith(_PER)} for side in (ours, theirs))
    return not per or not other or per == other


def _numbers(left: Value, right: Value) -> Relation:
    a, b, c, d = times.ends(left, right)
    if {"up", "down"} <= marks(left) | marks(right):  # a rise is no fall
        return Relation(DIFFERS, 1.0)
    if (a, b) == (c, d):
        return Relation(SAME, 0.0)
    if (a, b) == (-d, -c) and left.kind == right.kind == "money":  # "lost $22 million", "−$22 million"
        return Relation(ROUNDED, 0.0)
    gap = _gap(left, right)
    overlap = a <= d and c <= b
    if not overlap and "converted" in left.grain + right.grain:  # the figure it was converted from says it
        return Relation(ROUNDED if gap <= _CONVERSION else OPEN, gap)
    if "bound" in (left.form, right.form):
        return _bounded(left, right, gap, overlap=overlap)
    if left.form == right.form == "range" and not _nearly(left, right):
        return Relation(OPEN if overlap else DIFFERS, gap)
    if overlap:
        inside = (a <= c and d <= b) or (c <= a and b <= d)
        return Relation(ROUNDED if inside and not (_is_vague(left) or _is_vague(right)) else OPEN, 0.0)
    if left.unit != right.unit and left.axis not in ("count", "rank") and gap <= _CONVERSION:
        return Relation(ROUNDED, gap)
    if _rounds(left, right) or _rounds(right, left):
        return Relation(ROUNDED, gap)
    return Relation(OPEN if _near(left, right, gap) else DIFFERS, gap)


def _bounded(left: Value, right: Value, gap: float, *, overlap: bool) -> Relation:
    """How two numbers relate of which one or both are bounds."""
    if not overlap and _on_the_edge(left, right):
        return Relation(OPEN, gap)
    if _one_length(left, right):
        return Relation(OPEN if left.form == right.form else ROUNDED, 0.0)
    return Relation(DIFFERS if not overlap or _limits(left, right) else OPEN, gap)


def _on_the_edge(left: Value, right: Value) -> bool:
    """Whether a value lies beyond a bound by less than half of the bound's last digit: "within 4 m", 4.1 m."""
    if left.form == right.form:
        return False
    bound, value = (left, right) if left.form == "bound" else (right, left)
    edge = bound.high if math.isfinite(bound.high or 0.0) else bound.low
    near = min(abs((end or 0.0) - (edge or 0.0)) for end in (value.low, value.high))
    return near < bound.step / 2 and value.step < bound.step


def _one_length(left: Value, right: Value) -> bool:
    """Whether two durations end alike in units of two sizes: a month has 28 to 31 days."""
    if left.axis != "second" or left.step == right.step:
        return False
    ends = [value.high if math.isfinite(value.high or 0.0) else value.low for value in (left, right)]
    return all(ends) and abs((ends[0] or 0.0) - (ends[1] or 0.0)) <= _MONTHS * max(map(abs, filter(None, ends)))


def _nearly(left: Value, right: Value) -> bool:
    """Whether the ends of two ranges are the same but for rounding."""
    pairs = ((left.low, right.low), (left.high, right.high))
    return all(abs((a or 0.0) - (b or 0.0)) <= _CONVERSION * max(abs(a or 0.0), abs(b or 0.0)) for a, b in pairs)


def _limits(left: Value, right: Value) -> bool:
    """Whether two values that overlap cannot both be what was meant, one or both being a bound.

    Two limits that differ, "up to 50" and "up to 200"; or a bound that states its number to the last digit and a value
    far beyond it, "more than 148,000" and 184,000.
    """
    if left.form == right.form == "bound":
        if not (math.isfinite(left.high or 0.0) and math.isfinite(right.high or 0.0)):
            return False
        return (left.low or 0.0) <= 0 and (right.low or 0.0) <= 0
    if "range" in (left.form, right.form):  # one to four, up to six
        return left.high != right.high and 0 <= (left.low or 0.0) <= 1 and 0 <= (right.low or 0.0) <= 1
    bound, value = (left, right) if left.form == "bound" else (right, left)
    if bound.low is None or value.low is None or not bound.step or math.isfinite(bound.high or 0.0):
        return False
    return bound.low / bound.step >= _EXACT and value.low > bound.low * _BEYOND


def _is_vague(value: Value) -> bool:
    """Whether a value is a word such as "several"."""
    return value.form == "about" and bool(value.low) and (value.high or 0.0) >= _WIDE * (value.low or 0.0)


def _near(left: Value, right: Value, gap: float) -> bool:
    """Whether two values that do not meet differ by no more than a hedge of one of them allows."""
    if _is_vague(left) or _is_vague(right):
        return gap < 1 - 1 / (2 * _WIDE)
    if (left.form == "about") == (right.form == "about"):
        return False
    about, other = (left, right) if left.form == "about" else (right, left)
    low, high = about.low or 0.0, about.high or 0.0
    off = max(low - (other.high or 0.0), (other.low or 0.0) - high, 0.0)
    return off < (_VAGUE - 1) * (high - low) / (2 if "~" in about.label else 1)


def _rounds(coarse: Value, fine: Value) -> bool:
    """Whether the coarse value is the fine one rounded: "4.4" of 4.39, "640,000" of 641,300; never "20" of 23."""
    middle, exact = _middle(coarse), _middle(fine)
    if coarse.step <= fine.step or coarse.form != "exact":
        return False
    counts = coarse.axis in ("count", "age") or (coarse.kind == "money" and max(abs(middle), abs(exact)) < _PRICES)
    if counts and (coarse.step < _ROUND or coarse.step / abs(middle or 1.0) > 0.05):
        return (coarse.kind == "money" or coarse.step >= _ROUND) and abs(middle - exact) <= _CONVERSION * abs(middle)
    return abs(middle - exact) < min(coarse.step / 2, _COARSEST * abs(middle)) or _cut_off(coarse, fine)


def _cut_off(coarse: Value, fine: Value) -> bool:
    """Whether the coarse value is the fine one without its last digits: "1,595 feet" of 1,595.6, never "40" of 47."""
    if coarse.step > _CUT * abs(_middle(coarse)) or coarse.axis in ("count", "age") or fine.form != "exact":
        return False
    digits, rest = coarse.step / fine.step if fine.step else 0.0, abs(_middle(fine)) - abs(_middle(coarse))
    return digits > _TENTH and 0 < rest < coarse.step * (1 - _SLACK) and _middle(fine) * _middle(coarse) > 0


def _middle(value: Value) -> float:
    ends = [end for end in (value.low, value.high) if end is not None and math.isfinite(end)]
    return sum(ends) / len(ends) if ends else 0.0


def _gap(left: Value, right: Value) -> float:
    """The relative difference of two numbers, 0..1."""
    a, b = _middle(left), _middle(right)
    return abs(a - b) / max(abs(a), abs(b), 1e-12)


def reason(left: Value, right: Value, name: str) -> str:
    """One sentence on how both values were read."""
    a, b = shown(left), shown(right)
    if name == SAME:
        return f"both say {a}" if left.label == right.label else f"{a} is {b}"
    if name == FINER:
        return f"{a} fits {b}"
    if name == ROUNDED:
        return f"{a} is {b} within rounding"
    if left.axis == "status":
        return _statuses(a, b)
    if left.axis.startswith(ONE_VALUED):
        return f"{left.axis.partition(':')[2]}: {a} against {b}"
    return f"{a} is not {b}"


def _statuses(left: str, right: str) -> str:
    """How two statuses exclude each other: one denies what the other affirms, or means another."""
    plain = sorted(word.removeprefix(DENIAL) for word in (left, right))
    if (left in plain) == (right in plain):
        return f"“{left}” excludes “{right}”"
    affirmed, denied = (left, right) if left in plain else (right, left)
    word = denied.removeprefix(DENIAL)
    return f"one affirms “{affirmed}”, the other denies {'it' if word == affirmed else f'“{word}”'}"


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
