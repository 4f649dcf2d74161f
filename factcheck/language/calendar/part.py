"""Parts of a span: "early 2024", "the end of next year", "the first three months of 2024"."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.language.calendar.almanac import DAY, NAME, Span
from factcheck.language.calendar.reading import reading
from factcheck.language.calendar.yearly import Reading, Setting
from factcheck.language.grammar import Fields, said
from factcheck.language.shapes import data

_PARTS = frozenset(
    ("part", "part2", "edge", "half", "nth5", "final5", "count5", "vague5", "day5", "unit5"),
)
_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14, "month": 30.44, "quarter": 91.3, "year": 365.25}
_DECADE = 3652.5


def partial(fields: Fields, setting: Setting) -> Reading | None:
    """What a date says, narrowed to the part of it that is named."""
    if _PARTS.isdisjoint(fields):
        return reading(fields, setting)
    parts = {name: value for name, value in fields.items() if name in _PARTS}
    whole = reading({name: value for name, value in fields.items() if name not in _PARTS}, setting)
    if whole is None or "unit5" in parts:
        return whole and _counted(whole, parts)
    if "half" in parts:
        return _half(whole, int(parts["half"]))
    name = str(said(parts, "part", "edge"))
    label = f"{name} to {parts['part2']} {whole.label}" if "part2" in parts else f"{name} {whole.label}"
    if whole.low is None or whole.high is None:
        return whole._replace(label=label, form="about")
    low, high = _narrowed((whole.low, whole.high), name, str(parts.get("part2", name)), setting)
    return whole._replace(low=low, high=high, label=label, form="about")


def _half(whole: Reading, nth: int) -> Reading:
    """The first or second half of a span."""
    label = f"{whole.label}-H{nth}"
    if whole.low is None or whole.high is None:
        return whole._replace(label=label)
    middle = whole.low + timedelta(days=((whole.high - whole.low).days + 2) // 2 - 1)
    if whole.grain == "year":
        middle = date(whole.low.year, 6, 30)
    low, high = (whole.low, middle) if nth == 1 else (middle + DAY, whole.high)
    return whole._replace(low=low, high=high, label=label, grain="half" if whole.grain == "year" else whole.grain)


def _narrowed(span: Span, name: str, last: str, setting: Setting) -> Span:
    """The days of a part: "early 2024" is its first four months, "earlier this year" what has passed of it."""
    day = setting.published
    if name in ("earlier", "later"):
        if day is not None and span[0] <= day <= span[1]:
            return (span[0], day) if name == "earlier" else (day, span[1])
        name = last = {"earlier": "early", "later": "late"}[name]
    extent = data(NAME)["extent"]
    low, high = _twelfth(span, extent[name][0] - 1), _twelfth(span, extent[last][1]) - DAY
    return (low, high) if low <= high else span  # a day has no parts


def _twelfth(span: Span, n: int) -> date:
    """The day on which a twelfth of a span begins: of a year, its months."""
    low, high = span
    if (low.month, low.day, high.month, high.day, high.year) == (1, 1, 12, 31, low.year) and n < 12:
        return date(low.year, n + 1, 1)
    return low + timedelta(days=round(((high - low).days + 1) * n / 12))


def _counted(whole: Reading, parts: Fields) -> Reading | None:
    """The days of "the first three months of 2024", "the last week of June"."""
    nth = int(said(parts, "nth5", "final5"))
    count = int(said(parts | {"one": 1}, "count5", "vague5", "day5", "one"))
    unit = str(parts["unit5"])
    label = f"{nth}/{count} {unit} of {whole.label}"
    if whole.low is None or whole.high is None:
        return whole._replace(label=label)
    size = _DAYS.get(unit, _DECADE)
    if nth < 0:
        low, high = whole.high - timedelta(days=round(count * size) - 1), whole.high
    else:
        low = whole.low + timedelta(days=round((nth - 1) * size))
        high = whole.low + timedelta(days=round((nth - 1 + count) * size) - 1)
    if low < whole.low or high > whole.high + 2 * DAY:
        return None
    return whole._replace(low=low, high=min(high, whole.high), label=label, form="about")
