"""Arithmetic of the calendar: which days a month, a season, a week or a holiday has."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from factcheck.language.shapes import data

NAME = "calendar"
DAY = timedelta(days=1)
Span = tuple[date, date]  # first and last day

_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_YEARS = {"year": 1, "decade": 10, "century": 100}
_SLACK = {
    "day": 2,
    "week": 7,
    "fortnight": 7,
    "month": 15,
    "year": 92,
}  # days by which "about two weeks ago" may be off


def month_span(year: int, month: int) -> Span:
    """The days of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_span(first: int, last: int) -> Span:
    """The days from the beginning of a year to the end of another."""
    return date(first, 1, 1), date(last, 12, 31)


def nth_weekday(span: Span, weekday: int, nth: int) -> date:
    """The nth weekday (Monday 1) within a span, or from its end where nth is negative."""
    if nth > 0:
        return span[0] + DAY * ((weekday - span[0].isoweekday()) % 7 + 7 * (nth - 1))
    return span[1] - DAY * ((span[1].isoweekday() - weekday) % 7 + 7 * (-nth - 1))


def easter(year: int) -> date:
    """Easter Sunday, by the Gregorian computus."""
    century, golden = year // 100, year % 19
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= moon // 28 * (1 - moon // 28 * (29 // (moon + 1)) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (sunday + 40) // 44
    return date(year, month, sunday + 28 - 31 * (month // 4))


def holiday(year: int, rule: str) -> Span:
    """The day of a holiday: "12-25", "11-4-4" (fourth Thursday of November), "05-1-last", "easter-2", "…+1"."""
    if rule.startswith("easter"):
        day = easter(year) + DAY * int(rule.removeprefix("easter"))
        return day, day
    rule, _, plus = rule.partition("+")
    month, first, *nth = rule.split("-")
    if nth:
        day = nth_weekday(month_span(year, int(month)), int(first), -1 if nth[0] == "last" else int(nth[0]))
    else:
        day = date(year, int(month), int(first))
    day += DAY * int(plus or 0)
    return day, day


def season_span(year: int, season: str) -> Span:
    """The days that may be called so: "winter 2022" is either winter that touches 2022."""
    first, last = (tuple(map(int, day.split("-"))) for day in data(NAME)["seasons"][season])
    if first > last:
        return date(year - 1, *first), date(year + 1, *last)
    return date(year, *first), date(year, *last)


def unit_span(day: date, unit: str, away: int) -> Span | None:
    """The week, month, year … that is `away` from the one around a day."""
    if unit in _DAYS:
        size = _DAYS[unit]
        first = day if unit == "day" else day - DAY * (day.isoweekday() - 1)
        return first + DAY * (size * away), first + DAY * (size * away + size - 1)
    if unit == "weekend":
        saturday = day - DAY * (day.isoweekday() - 6) + DAY * 7 * away
        return saturday, saturday + DAY
    if unit in ("month", "quarter"):
        size = 3 if unit == "quarter" else 1
        months = (day.year * 12 + day.month - 1) // size * size + size * away
        last = months + size - 1
        return date(months // 12, months % 12 + 1, 1), month_span(last // 12, last % 12 + 1)[1]
    if unit not in _YEARS:
        return None
    year = day.year // _YEARS[unit] * _YEARS[unit] + _YEARS[unit] * away
    return year_span(year, year + _YEARS[unit] - 1)


def widened(span: Span, unit: str) -> Span:
    """The days that "about two months ago" may mean."""
    slack = DAY * _SLACK.get(unit, 366)
    return span[0] - slack, span[1] + slack


def shown(span: Span, unit: str) -> str:
    """A span as a label: a day, month or year by itself, else from first to last."""
    middle = span[0] + (span[1] - span[0]) // 2
    if unit in ("day", "month", "year"):
        return middle.isoformat()[: {"month": 7, "year": 4}.get(unit, 10)]
    return f"{span[0]}..{span[1]}"


def around(span: Span, unit: str) -> str:
    """The middle of a span as a label, as coarse as the unit."""
    middle = span[0] + (span[1] - span[0]) // 2
    return middle.isoformat()[: {"month": 7, "year": 4, "decade": 4, "century": 4}.get(unit, 10)]


def full_year(two: int) -> int:
    """The year of two figures: 70 to 99 are of the twentieth century."""
    return two + (1900 if two >= 70 else 2000)


def weekday_name(weekday: int) -> str:
    """The name of a weekday, Monday 1."""
    names = data(NAME)["classes"]["weekday"]
    return next(str(name).capitalize() for name, number in names.items() if number == weekday)
