"""What comes once a year, with or without its year: days of a month, months, seasons, holidays."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from factcheck.language.calendar.almanac import (
    DAY,
    NAME,
    Span,
    holiday,
    month_span,
    nth_weekday,
    season_span,
    weekday_name,
)
from factcheck.language.grammar import Fields, said
from factcheck.language.shapes import data


class Reading(NamedTuple):
    """What a date says: whole days from low to high, or a label alone where the days cannot be told."""

    low: date | None
    high: date | None  # inclusive
    label: str
    grain: str
    axis: str = "day"  # day; without days: monthday, weekday, season, quarter, relative
    form: str = "exact"
    inferred: bool = False


class Setting(NamedTuple):
    """What is known besides the words: the article's day, the tense around them, and how slashed dates are ordered."""

    published: date | None = None
    tense: float = 0  # -1 past, -0.5 likely past, 1 future
    day_first: bool | None = None  # None: nobody knows


Yearly = Callable[[int], Span]  # the days in a year


def yearly(span: Yearly, label: str, kind: tuple[str, str], fields: Fields, setting: Setting) -> Reading | None:
    """The reading of what comes once a year; `label` holds {year}, `kind` is its grain and its axis without a year."""
    grain, axis = kind
    if "year" in fields:
        return Reading(*span(fields["year"]), label.format(year=f"{fields['year']:04}"), grain)
    if "which7" in fields:  # 14 November next year
        if setting.published is None:
            return None
        year = setting.published.year + int(fields["which7"])
        return Reading(*span(year), label.format(year=f"{year:04}"), grain, inferred=True)
    chosen = _chosen(span, fields.get("which"), setting)
    if chosen is None:
        bare = label.replace("{year}", "-")
        return Reading(None, None, bare if axis == "monthday" else bare.strip(" -"), grain, axis)
    middle = chosen[0] + (chosen[1] - chosen[0]) / 2
    return Reading(*chosen, label.format(year=f"{middle.year:04}"), grain, inferred=True)


def _chosen(span: Yearly, which: int | None, setting: Setting) -> Span | None:
    """The occurrence that the words mean: the last, the next, or the nearest that the tense allows."""
    day = setting.published
    if day is None:
        return None
    if which == 0:
        return span(day.year)
    spans = _near(span, day.year)
    nearest = min(spans, key=lambda s: min(abs(s[0] - day), abs(s[1] - day)), default=None)
    side = which or setting.tense
    if nearest and side == -0.5 and nearest[0] - day <= DAY * data(NAME)["tense"]["slack"]:
        return nearest
    if side < 0:
        return next((s for s in reversed(spans) if (s[1] < day if which else s[0] <= day)), nearest)
    if side > 0:
        return next((s for s in spans if (s[0] > day if which else s[1] >= day)), nearest)
    return nearest


def _near(span: Yearly, year: int) -> list[Span]:
    """The occurrences of the years around one; 29 February has fewer."""
    out = []
    for around in (year - 1, year, year + 1):
        try:
            out.append(span(around))
        except ValueError:
            continue
    return out


def month_or_day(fields: Fields, setting: Setting) -> Reading | None:
    """The reading of "June", "6 June", "June 6 to 9"."""
    return month_day(fields, setting) if "day" in fields or "nth" in fields else month(fields, setting)


def month(fields: Fields, setting: Setting) -> Reading | None:
    """The reading of a month."""
    number = int(fields["month"])
    return yearly(
        lambda year: month_span(year, number), f"{{year}}-{number:02}", ("month", "monthday"), fields, setting
    )


def month_day(fields: Fields, setting: Setting) -> Reading | None:
    """The reading of a day of a month, or of several on end."""
    number, first = int(fields["month"]), int(said(fields, "day", "nth"))
    several = "day2" in fields or "nth2" in fields
    last = int(said(fields, "day2", "nth2")) if several else first
    if not 0 < first <= last <= monthrange(2024, number)[1] or (several and first == last):
        return None
    label = f"{{year}}-{number:02}-{first:02}" + (f"..{{year}}-{number:02}-{last:02}" if several else "")

    def span(year: int) -> Span:
        return date(year, number, first), date(year, number, last)

    found = yearly(span, label, ("day", "monthday"), fields, setting)
    return found._replace(form="range") if found and several else found


def week_of(fields: Fields, setting: Setting) -> Reading | None:
    """The reading of "the week of June 6", "the week ending 6 June"."""
    day = month_day(fields, setting)
    if day is None or day.low is None:
        return None
    first = day.low + DAY * int(fields["weekof"])
    return day._replace(low=first, high=first + DAY * 6, label=f"{first}..{first + DAY * 6}", grain="week")


def ranked(fields: Fields, setting: Setting) -> Reading | None:
    """The reading of "the last weekend of June", "the first Monday in September", "the second week of May"."""
    nth, whole = int(said(fields, "nth4", "final")), month(fields, setting)
    if whole is None or not -2 < nth < 6:
        return None
    unit = str(fields.get("wkunit", "day"))
    if whole.low is None or whole.high is None:
        name = weekday_name(fields["weekday"]) if unit == "day" else unit
        return whole._replace(label=f"{name} {nth} of {whole.label}", grain="day")
    if unit == "week":
        first = whole.low + DAY * 7 * (nth - 1) if nth > 0 else whole.high - DAY * 6
        label = f"week {nth} of {whole.label}"
        return whole._replace(low=first, high=min(first + DAY * 6, whole.high), label=label, grain="week", form="about")
    day = nth_weekday((whole.low, whole.high), fields.get("weekday", 6), nth)
    if not whole.low <= day <= whole.high:
        return None
    if unit == "weekend":
        return whole._replace(low=day, high=day + DAY, label=f"{day}..{day + DAY}", grain="day")
    return whole._replace(low=day, high=day, label=day.isoformat(), grain="day")


def holiday_day(fields: Fields, setting: Setting) -> Reading | None:
    """The reading of a holiday."""
    rule = str(fields["holiday"])
    found = yearly(lambda year: holiday(year, rule), "{year} " + rule, ("day", "season"), fields, setting)
    return found._replace(label=found.low.isoformat()) if found and found.low else found


def season(fields: Fields, setting: Setting) -> Reading | None:
    """The reading of a season; its borders are vague."""
    name = str(fields["season"])
    if "pair" in fields or "two" in fields:
        first = int(fields["pair"][:4]) if "pair" in fields else int(fields["year"])
        low, high = date(first, 12, 1), date(first + 1, 3, 20)  # winter 2022/23
        if name != "winter":
            low, high = date(first, 1, 1), date(first + 1, 12, 31)
        return Reading(low, high, f"{name} {first}..{first + 1}", "season", form="about")
    found = yearly(lambda year: season_span(year, name), name + " {year}", ("season", "season"), fields, setting)
    return found._replace(form="about") if found and found.low else found
