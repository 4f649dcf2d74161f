"""Fields of a date → the days they stand for: a small function a form, and a table of which field decides."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from factcheck.language.calendar.almanac import (
    DAY,
    NAME,
    around,
    full_year,
    month_span,
    shown,
    unit_span,
    weekday_name,
    widened,
    year_span,
)
from factcheck.language.calendar.yearly import (
    Reading,
    Setting,
    holiday_day,
    month_day,
    month_or_day,
    ranked,
    season,
    week_of,
)
from factcheck.language.grammar import Fields, said
from factcheck.language.shapes import data


def reading(fields: Fields, setting: Setting) -> Reading | None:
    """What the fields of a date say, None where there is no such day."""
    try:
        for field, read in READINGS:
            if field in fields:
                return read(fields, setting)
    except (ValueError, OverflowError):  # 30 February, the year 0
        return None
    return None


def _dated(year: int, number: int, day: int) -> Reading:
    found = date(year, number, day)
    return Reading(found, found, found.isoformat(), "day")


def _iso(fields: Fields, setting: Setting) -> Reading | None:
    """2023-06-06, 2023-06; "2009-11" is the years 2009 to 2011."""
    text = str(fields["iso"])
    if len(text) == 10:
        return _dated(*map(int, text.split("-")))
    year, number = int(text[:4]), int(text[5:])
    if number > 12 or (number > 9 and 0 < year % 100 < number):
        return _pair({"pair": text}, setting)
    return Reading(*month_span(year, number), text, "month")


def _pair(fields: Fields, _: Setting) -> Reading | None:
    """The years of "2022-23", "2009–11", "1999/2000"."""
    pair = str(fields["pair"])
    first, last = int(pair[:4]), int(pair[5:])
    if len(pair) < 9:
        last += first // 100 * 100
        last += 100 * (last < first)
    if not first < last <= first + (2 if "/" in pair else 120):
        return None
    return Reading(*year_span(first, last), f"{first}..{last}", "year", form="range")


def _slashed(fields: Fields, setting: Setting) -> Reading | None:
    """The day of "06/07/2023"; where nothing gives away the order, the days from one reading to the other."""
    first, second, year = (int(part) for part in str(fields["slashed"]).split("/"))
    if first > 31:
        return _dated(first, second, year)
    year = full_year(year) if year < 100 else year
    if first == second or second > 12 or (setting.day_first is False and first <= 12):
        return _dated(year, first, second)
    if first > 12 or setting.day_first:
        return _dated(year, second, first)
    days = sorted((date(year, first, second), date(year, second, first)))
    near = [day for day in days if setting.published and abs(day - setting.published) <= 3 * DAY]
    if len(near) == 1:  # the day of publication itself
        return _dated(near[0].year, near[0].month, near[0].day)
    return Reading(days[0], days[1], str(fields["slashed"]), "day", form="about")


def _dotted(fields: Fields, _: Setting) -> Reading | None:
    parts = [int(part) for part in str(fields["dotted"]).split(".")]
    return _dated(*parts) if parts[0] > 31 else _dated(parts[2], parts[1], parts[0])


def _day_month(fields: Fields, setting: Setting) -> Reading | None:
    """The day of "19/03"; nothing where the order cannot be told."""
    first, second = (int(part) for part in str(fields["daymonth"]).split("/"))
    if (first > 12 or setting.day_first or first == second) and second <= 12:
        return month_day({"month": second, "day": first}, setting)
    if first <= 12 and (second > 12 or setting.day_first is False):
        return month_day({"month": first, "day": second}, setting)
    return None


def _month_day(fields: Fields, setting: Setting) -> Reading | None:
    """The day of "on the 18th", in the month that the tense asks for."""
    day, now = int(fields["monthday"]), setting.published
    if not 0 < day <= 31:
        return None
    if now is None:
        return Reading(None, None, f"---{day:02}", "day", "monthday")
    months = [divmod(now.year * 12 + now.month - 1 + away, 12) for away in range(-6, 7)]
    days = [date(year, number + 1, day) for year, number in months if day <= monthrange(year, number + 1)[1]]
    if "weekday" in fields:  # Friday the 28th
        days = [d for d in days if d.isoweekday() == fields["weekday"]] or days
    side = [d for d in days if setting.tense == 0 or (d <= now if setting.tense < 0 else d >= now)]
    found = min(side or days, key=lambda d: abs(d - now))
    return Reading(found, found, found.isoformat(), "day", inferred=True)


def _now(fields: Fields, setting: Setting) -> Reading | None:
    away = int(fields["now"])
    if setting.published is None:
        return Reading(None, None, data(NAME)["relative"][str(away)], "day", "relative")
    day = setting.published + DAY * away
    return Reading(day, day, day.isoformat(), "day", inferred=True)


def _ago(fields: Fields, setting: Setting) -> Reading | None:
    """The day, week, month or year of "three months ago"; all but days are approximate."""
    count = int(said(fields | {"one": 1}, "count", "vague", "day", "one"))
    unit, side = str(fields["unit"]), int(fields["ago"])
    if setting.published is None:
        label = data(NAME)["relative"]["past" if side < 0 else "future"]
        return Reading(None, None, label.format(count=count, unit=unit + "s" * (count > 1)), unit, "relative")
    span = unit_span(setting.published, unit, count * side)
    if span is None:
        return None
    if unit == "day" and "vague" not in fields:
        return Reading(*span, shown(span, unit), unit, inferred=True)
    return Reading(*widened(span, unit), f"about {around(span, unit)}", unit, form="about", inferred=True)


def _unit(fields: Fields, setting: Setting) -> Reading | None:
    """Last week, this year, next decade."""
    unit, which = str(fields["unit"]), int(fields.get("which", 0))
    if setting.published is None:
        label = data(NAME)["relative"]["last" if which < 0 else "next" if which else "this"]
        return Reading(None, None, label.format(unit=unit), unit, "relative")
    span = unit_span(setting.published, unit, which)
    return Reading(*span, shown(span, unit), unit, inferred=True) if span else None


def _weekend(fields: Fields, setting: Setting) -> Reading | None:
    """The weekend of "over the weekend": the last one begun unless the words look ahead."""
    day = setting.published
    ahead = day is None or setting.tense > 0 or day.isoweekday() >= 6
    return _unit({"unit": fields["wkend"], "which": 0 if ahead else -1}, setting)


def _weekday(fields: Fields, setting: Setting) -> Reading | None:
    """The day of a weekday: the last one up to the article's day unless the words look ahead; "this" looks ahead."""
    weekday, day = int(fields["weekday"]), setting.published
    if day is None or "recurring" in fields:
        return Reading(None, None, weekday_name(weekday), "day", "weekday")
    back, which = (day.isoweekday() - weekday) % 7, int(fields.get("which", 0))
    if "wkunit" in fields:  # Tuesday next week
        found = day - DAY * (day.isoweekday() - weekday) + DAY * 7 * which
    elif which < 0:
        found = day - DAY * (back or 7)
    elif which > 0 or setting.tense > 0 or ("which" in fields and setting.tense == 0):
        found = day + DAY * ((-back) % 7 or (7 if which else 0))
    else:
        found = day - DAY * back
    return Reading(found, found, found.isoformat(), "day", inferred=True)


def _opening(fields: Fields, _: Setting) -> Reading | None:
    """Tue-Sun, as opening days are written."""
    label = "..".join(weekday_name(fields[name]) for name in ("wkday", "wkday2"))
    return Reading(None, None, label, "day", "weekday", "range")


def _weekdays(fields: Fields, _: Setting) -> Reading | None:
    return Reading(None, None, weekday_name(fields["weekdays"]) + "s", "day", "weekday")


def _quarter(fields: Fields, setting: Setting) -> Reading | None:
    """A quarter or half of a year; without a year it stays a label, since nobody says which."""
    size, nth = (6, fields["halves"]) if "halves" in fields else (3, said(fields, "quarter", "nth", "count"))
    name, grain = ("H", "half") if size == 6 else ("Q", "quarter")
    if not 0 < nth <= 12 // size:
        return None
    if "unit" in fields:
        if fields["unit"] != "year" or setting.published is None:
            return None
        fields = fields | {"year": setting.published.year + int(fields.get("which", 0))}
    if "fy" in fields or ("fiscal" in fields and "year" in fields):
        whole = _fiscal(fields, setting)
        return whole and whole._replace(label=f"{whole.label}-{name}{nth}", grain=grain)
    if "year" not in fields:
        return Reading(None, None, f"{name}{nth}", grain, "quarter")
    year, first = int(fields["year"]), (nth - 1) * size + 1
    high = month_span(year, first + size - 1)[1]
    return Reading(date(year, first, 1), high, f"{year}-{name}{nth}", grain, inferred="unit" in fields)


def _fiscal(fields: Fields, _: Setting) -> Reading | None:
    """The days that may belong to a fiscal year, which every house begins elsewhere."""
    year = int(fields["pair"][:4]) + 1 if "pair" in fields else int(said(fields | {"none": 0}, "fy", "year", "none"))
    year = full_year(year) if year < 100 else year
    first = tuple(map(int, data(NAME)["fiscal"]["first"].split("-")))
    return Reading(date(year - 1, *first), date(year, 12, 31), f"FY{year}", "year", form="about")


def _decade(fields: Fields, _: Setting) -> Reading | None:
    """The 1990s; the '90s are of the twentieth century; the 1800s are a hundred years."""
    year = int(fields["decade"]) if "decade" in fields else 1900 + int(fields["short"])
    size, grain = (100, "century") if year % 100 == 0 and year < 2000 else (10, "decade")
    return Reading(*year_span(year, year + size - 1), f"{year}s", grain)


def _century(fields: Fields, _: Setting) -> Reading | None:
    nth = int(fields["nth"])
    return Reading(*year_span(nth * 100 - 99, nth * 100), f"century {nth}", "century") if 0 < nth < 30 else None


def _year(fields: Fields, setting: Setting) -> Reading | None:
    year = int(fields["year"])
    if "two" in fields:
        return _pair({"pair": f"{year}-{fields['two']:02}"}, setting)
    return Reading(*year_span(year, year), str(year), "year")


# The first of these fields that a date has says how to read it.
READINGS: tuple[tuple[str, Callable[[Fields, Setting], Reading | None]], ...] = (
    ("wkday2", _opening),
    ("iso", _iso),
    ("slashed", _slashed),
    ("dotted", _dotted),
    ("daymonth", _day_month),
    ("monthday", _month_day),
    ("now", _now),
    ("ago", _ago),
    ("weekof", week_of),
    ("nth4", ranked),
    ("final", ranked),
    ("holiday", holiday_day),
    ("month", month_or_day),
    ("season", season),
    ("halves", _quarter),
    ("quarter", _quarter),
    ("fourth", _quarter),
    ("century", _century),
    ("fiscal", _fiscal),
    ("fy", _fiscal),
    ("decade", _decade),
    ("short", _decade),
    ("weekday", _weekday),
    ("weekdays", _weekdays),
    ("wkend", _weekend),
    ("pair", _pair),
    ("unit", _unit),
    ("year", _year),
)
