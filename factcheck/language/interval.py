"""Days that the fields of a date stand for: the meaning behind the shapes of `calendar`. Knows no text, and no clock."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from factcheck.language.grammar import Fields, data


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


Span = tuple[date, date]
_DAY = timedelta(days=1)


def _month_span(year: int, month: int) -> Span:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian computus."""
    century, golden = year // 100, year % 19
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= moon // 28 * (1 - moon // 28 * (29 // (moon + 1)) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (sunday + 40) // 44
    return date(year, month, sunday + 28 - 31 * (month // 4))


def _nth_weekday(span: Span, weekday: int, nth: int) -> date:
    """Return the nth weekday (Monday 1) within a span, or from its end where nth is negative."""
    if nth > 0:
        return span[0] + _DAY * ((weekday - span[0].isoweekday()) % 7 + 7 * (nth - 1))
    return span[1] - _DAY * ((span[1].isoweekday() - weekday) % 7 + 7 * (-nth - 1))


def _holiday_span(year: int, rule: str) -> Span:
    """Return the day of a holiday: "12-25", "11-4-4" (fourth Thursday of November), "easter-2"."""
    if rule.startswith("easter"):
        day = _easter(year) + _DAY * int(rule[6:])
        return day, day
    rule, _, plus = rule.partition("+")
    month, first, *nth = rule.replace("--", "-m").split("-")
    if nth:
        day = _nth_weekday(_month_span(year, int(month)), int(first), int(nth[0].replace("m", "-")))
    else:
        day = date(year, int(month), int(first))
    return day + _DAY * int(plus or 0), day + _DAY * int(plus or 0)


def _season_span(year: int, season: str) -> Span:
    """Return the days that may be called so: "winter 2022" is either winter that touches 2022."""
    first, last = (tuple(map(int, day.split("-"))) for day in data("calendar")["seasons"][season])
    if first > last:
        return date(year - 1, *first), date(year + 1, *last)
    return date(year, *first), date(year, *last)


def _unit_span(day: date, unit: str, away: int) -> Span | None:
    """Return the week, month, year … that is `away` from the one around a day."""
    if unit in ("day", "week", "fortnight"):
        size = {"day": 1, "week": 7, "fortnight": 14}[unit]
        first = day if unit == "day" else day - _DAY * (day.isoweekday() - 1)
        return first + _DAY * (size * away), first + _DAY * (size * away + size - 1)
    if unit == "weekend":
        saturday = day - _DAY * (day.isoweekday() - 6) + _DAY * 7 * away
        return saturday, saturday + _DAY
    if unit in ("month", "quarter"):
        size = 3 if unit == "quarter" else 1
        months = (day.year * 12 + day.month - 1) // size * size + size * away
        last = months + size - 1
        return date(months // 12, months % 12 + 1, 1), _month_span(last // 12, last % 12 + 1)[1]
    size = {"year": 1, "decade": 10, "century": 100}.get(unit, 0)
    year = day.year // size * size + size * away if size else 0
    return (date(year, 1, 1), date(year + size - 1, 12, 31)) if size else None


def _chosen_year(span: Callable[[int], Span], which: int | None, setting: Setting) -> Span | None:
    """Return the occurrence of a yearly span that the words mean: the last, the next, or the nearest of the tense."""
    day = setting.published
    if day is None:
        return None
    if which == 0:
        return span(day.year)
    spans = []
    for year in range(day.year - 1, day.year + 2):
        try:
            spans.append(span(year))
        except ValueError:  # 29 February
            continue
    nearest = min(spans, key=lambda s: min(abs(s[0] - day), abs(s[1] - day)), default=None)
    side = which or setting.tense
    if nearest and side == -0.5 and nearest[0] - day <= _DAY * data("calendar")["tense"]["slack"]:
        return nearest
    if side < 0:
        return next((s for s in reversed(spans) if (s[1] < day if which else s[0] <= day)), nearest)
    if side > 0:
        return next((s for s in spans if (s[0] > day if which else s[1] >= day)), nearest)
    return nearest


def _yearly(span: Callable[[int], Span], name: str, bare: str, fields: Fields, setting: Setting) -> Reading | None:
    """Return the reading of what comes once a year: `name` and `bare` are labels with and without {year}."""
    grain, _, axis = bare.partition(" ")
    if "which7" in fields:
        return _years_away(span, name, grain, fields["which7"], setting)
    if "year" in fields:
        low, high = span(fields["year"])
        return Reading(low, high, name.format(year=f"{fields['year']:04}"), grain)
    chosen = _chosen_year(span, fields.get("which"), setting)
    if chosen is None:
        label = name.replace("{year}", "-").strip(" -") if axis != "monthday" else name.replace("{year}", "-")
        return Reading(None, None, label, grain, axis)
    middle = chosen[0] + (chosen[1] - chosen[0]) / 2
    return Reading(*chosen, name.format(year=f"{middle.year:04}"), grain, inferred=True)


def _years_away(span: Callable[[int], Span], name: str, grain: str, away: int, setting: Setting) -> Reading | None:
    """Return the reading of "14 November next year"; nothing where nobody knows which year that is."""
    if setting.published is None:
        return None
    year = setting.published.year + away
    return Reading(*span(year), name.format(year=f"{year:04}"), grain, inferred=True)


def _one_day(year: int, month: int, day: int) -> Span:
    return date(year, month, day), date(year, month, day)


def _iso(fields: Fields, _: Setting) -> Reading | None:
    text = str(fields["iso"])
    if len(text) == 10:
        day = date.fromisoformat(text)
        return Reading(day, day, text, "day")
    year, month = int(text[:4]), int(text[5:])
    if month > 12 or (9 < month and month > year % 100 > 0):
        return _pair({"pair": text}, _)
    return Reading(*_month_span(year, month), text, "month")


def _pair(fields: Fields, _: Setting) -> Reading | None:
    """Return the years of "2022-23", "2009–11", "1999/2000"."""
    first, last = int(fields["pair"][:4]), str(fields["pair"])[5:]
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    second += 100 if second < first and len(last) == 2 else 0
    if not first < second <= first + (2 if "/" in fields["pair"] else 120):
        return None
    return Reading(date(first, 1, 1), date(second, 12, 31), f"{first}..{second}", "year", form="range")


def _slashed(fields: Fields, setting: Setting) -> Reading | None:
    """Return the day of "06/07/2023"; without a hint at the order, the days between both readings."""
    parts = [int(part) for part in str(fields["slashed"]).split("/")]
    if parts[0] > 31:
        parts = [parts[1], parts[2], parts[0]]
        setting = setting._replace(day_first=False)
    first, second, year = parts
    year = _full_year(year) if year < 100 else year
    if first == second or second > 12 or (setting.day_first is False and first <= 12):
        return _dated(year, first, second)
    if first > 12 or setting.day_first:
        return _dated(year, second, first)
    days = sorted((date(year, first, second), date(year, second, first)))
    near = [day for day in days if setting.published and abs(day - setting.published) <= 3 * _DAY]
    if len(near) == 1:  # the day of publication itself
        return _dated(*near[0].timetuple()[:3])
    return Reading(days[0], days[1], str(fields["slashed"]), "day", form="about")


def _dotted(fields: Fields, _: Setting) -> Reading | None:
    parts = [int(part) for part in str(fields["dotted"]).split(".")]
    return _dated(*parts) if parts[0] > 31 else _dated(parts[2], parts[1], parts[0])


def _full_year(two: int) -> int:
    """Return the year of two digits: 70 to 99 are of the twentieth century."""
    return two + (1900 if two >= 70 else 2000)


def _dated(year: int, month: int, day: int) -> Reading:
    found = date(year, month, day)
    return Reading(found, found, found.isoformat(), "day")


def _now(fields: Fields, setting: Setting) -> Reading | None:
    away = fields["now"]
    if setting.published is None:
        return Reading(None, None, data("calendar")["relative"][str(away)], "day", "relative")
    day = setting.published + _DAY * away
    return Reading(day, day, day.isoformat(), "day", inferred=True)


def _ago(fields: Fields, setting: Setting) -> Reading | None:
    """Return the day, week, month or year of "three months ago"; all but days are approximate."""
    count = fields.get("count", fields.get("vague", fields.get("day", 1)))
    unit = fields["unit"]
    if setting.published is None:
        said = data("calendar")["relative"]["past" if fields["ago"] < 0 else "future"]
        return Reading(None, None, said.format(count=count, unit=unit + "s" * (count > 1)), unit, "relative")
    span = _unit_span(setting.published, unit, count * fields["ago"])
    if span is None:
        return None
    form = "exact" if unit == "day" and "vague" not in fields else "about"
    if form == "about":
        slack = _DAY * {"day": 2, "week": 7, "fortnight": 7, "month": 15, "year": 92}.get(unit, 366)
        span = (span[0] - slack, span[1] + slack)
    return Reading(*span, _span_label(span, unit) if form == "exact" else f"about {span_middle(span, unit)}", unit, "day", form, True)


def span_middle(span: Span, unit: str) -> str:
    """Return the label of the unit in the middle of a span."""
    middle = span[0] + (span[1] - span[0]) // 2
    return middle.isoformat()[: {"month": 7, "year": 4, "decade": 4, "century": 4}.get(unit, 10)]


def _span_label(span: Span, unit: str) -> str:
    return span_middle(span, unit) if unit in ("day", "month", "year") else f"{span[0]}..{span[1]}"


def _week_of(fields: Fields, setting: Setting) -> Reading | None:
    day = _day(fields, setting)
    if day is None or day.low is None:
        return None
    first = day.low + _DAY * fields["weekof"]
    return day._replace(low=first, high=first + _DAY * 6, label=f"{first}..{first + _DAY * 6}", grain="week")


def _ranked(fields: Fields, setting: Setting) -> Reading | None:
    """Return "the last weekend of June", "the first Monday in September"."""
    nth = fields.get("nth4", fields.get("final"))
    whole = _month(fields, setting)
    if whole is None or not -2 < nth < 6:
        return None
    if whole.low is None or whole.high is None:
        name = _weekday_name(fields["weekday"]) if "weekday" in fields else str(fields["wkunit"])
        return whole._replace(label=f"{name} {nth} of {whole.label}", grain="day")
    span = (whole.low, whole.high)
    if fields.get("wkunit") == "week":
        first = span[0] + _DAY * 7 * (nth - 1) if nth > 0 else span[1] - _DAY * 6
        return whole._replace(low=first, high=min(first + _DAY * 6, span[1]), label=f"week {nth} of {whole.label}", grain="week", form="about")
    day = _nth_weekday(span, fields.get("weekday", 6), nth)
    if not span[0] <= day <= span[1]:
        return None
    if "wkunit" in fields:
        return whole._replace(low=day, high=day + _DAY, label=f"{day}..{day + _DAY}", grain="day")
    return whole._replace(low=day, high=day, label=day.isoformat(), grain="day")


def _holiday(fields: Fields, setting: Setting) -> Reading | None:
    rule = str(fields["holiday"])
    found = _yearly(lambda year: _holiday_span(year, rule), "{year} " + rule, "day season", fields, setting)
    return found._replace(label=found.low.isoformat()) if found and found.low else found


def _day(fields: Fields, setting: Setting) -> Reading | None:
    month, day = fields["month"], fields.get("day", fields.get("nth"))
    if not 0 < day <= monthrange(2024, month)[1]:
        return None
    label = f"{{year}}-{month:02}-{day:02}"
    if "day2" not in fields and "nth2" not in fields:
        return _yearly(lambda year: _one_day(year, month, day), label, "day monthday", fields, setting)
    last = fields.get("day2", fields.get("nth2"))
    if not day < last <= monthrange(2024, month)[1]:
        return None
    spans = lambda year: (date(year, month, day), date(year, month, last))  # noqa: E731 - one use, beside it
    found = _yearly(spans, f"{label}..{{year}}-{month:02}-{last:02}", "day monthday", fields, setting)
    return found._replace(form="range") if found else None


def _month(fields: Fields, setting: Setting) -> Reading | None:
    month = fields["month"]
    return _yearly(lambda year: _month_span(year, month), f"{{year}}-{month:02}", "month monthday", fields, setting)


def _month_or_day(fields: Fields, setting: Setting) -> Reading | None:
    return _day(fields, setting) if "day" in fields or "nth" in fields else _month(fields, setting)


def _month_day(fields: Fields, setting: Setting) -> Reading | None:
    """Return the day of "on the 18th": in the month that the tense asks for."""
    day, around = int(fields["monthday"]), setting.published
    if not 0 < day <= 31:
        return None
    if around is None:
        return Reading(None, None, f"---{day:02}", "day", "monthday")
    days = []
    for months in range(around.year * 12 + around.month - 2, around.year * 12 + around.month + 1):
        if day <= monthrange(months // 12, months % 12 + 1)[1]:
            days.append(date(months // 12, months % 12 + 1, day))
    side = [d for d in days if (d <= around if setting.tense < 0 else d >= around if setting.tense else True)]
    found = min(side or days, key=lambda d: abs(d - around))
    return Reading(found, found, found.isoformat(), "day", inferred=True)


def _day_month(fields: Fields, setting: Setting) -> Reading | None:
    """Return the day of "19/03"; where the order cannot be told, nothing."""
    first, second = (int(part) for part in str(fields["daymonth"]).split("/"))
    if first > 12 or setting.day_first or first == second:
        return _day({"month": second, "day": first}, setting) if second <= 12 else None
    if second > 12 or setting.day_first is False:
        return _day({"month": first, "day": second}, setting)
    return None


def _season(fields: Fields, setting: Setting) -> Reading | None:
    season = str(fields["season"])
    if "two" in fields:
        fields = fields | {"pair": f"{fields['year']}-{fields['two']:02}"}
    if "pair" in fields:
        years = _pair(fields, setting)
        if years is None or years.low is None or years.high is None:
            return None
        low = date(years.low.year, 12, 1) if season == "winter" else years.low
        high = date(years.high.year, 3, 20) if season == "winter" else years.high
        return Reading(low, high, f"{season} {years.label}", "season", form="about")
    found = _yearly(lambda year: _season_span(year, season), season + " {year}", "season season", fields, setting)
    return found._replace(form="about") if found and found.low else found


def _quarter(fields: Fields, setting: Setting) -> Reading | None:
    """Return a quarter or half of a year; without a year it stays a label, since nobody says which."""
    size, nth = (6, fields["halves"]) if "halves" in fields else (3, fields.get("quarter", fields.get("nth", fields.get("count"))))
    letter = "H" if size == 6 else "Q"
    if not 0 < nth <= 12 // size:
        return None
    if "unit" in fields:
        around = _unit(fields, setting)
        if around is None or around.low is None or fields["unit"] != "year":
            return None
        fields = fields | {"year": around.low.year}
    if "fy" in fields or ("fiscal" in fields and "year" in fields):
        whole = _fiscal(fields, setting)
        return whole._replace(label=f"{whole.label}-{letter}{nth}", grain="quarter") if whole else None
    if "year" not in fields:
        return Reading(None, None, f"{letter}{nth}", "half" if size == 6 else "quarter", "quarter")
    year, first = fields["year"], (nth - 1) * size + 1
    span = (date(year, first, 1), _month_span(year, first + size - 1)[1])
    return Reading(*span, f"{year}-{letter}{nth}", "half" if size == 6 else "quarter")


def _fiscal(fields: Fields, _: Setting) -> Reading | None:
    """Return the days that may belong to a fiscal year, which every house begins elsewhere."""
    if "pair" in fields:
        year = int(fields["pair"][:4]) + 1
    else:
        year = int(fields.get("fy", fields.get("year", 0)))
    year = _full_year(year) if year < 100 else year
    first = tuple(map(int, data("calendar")["fiscal"]["first"].split("-")))
    return Reading(date(year - 1, *first), date(year, 12, 31), f"FY{year}", "year", form="about")


def _decade(fields: Fields, _: Setting) -> Reading | None:
    year = int(fields.get("decade") or 0) or _full_century(int(fields["short"]))
    size = 100 if year % 100 == 0 and year < 2000 else 10
    return Reading(date(year, 1, 1), date(year + size - 1, 12, 31), f"{year}s", "decade" if size == 10 else "century")


def _full_century(short: int) -> int:
    """Return the decade of "the '90s"; "the 20s" to "the 90s" are of the twentieth century."""
    return 1900 + short


def _century(fields: Fields, _: Setting) -> Reading | None:
    nth = fields["nth"]
    if not 0 < nth < 30:
        return None
    return Reading(date(nth * 100 - 99, 1, 1), date(nth * 100, 12, 31), f"century {nth}", "century")


def _unit(fields: Fields, setting: Setting) -> Reading | None:
    unit, which = fields["unit"], fields.get("which", 0)
    if setting.published is None:
        said = data("calendar")["relative"]["last" if which < 0 else "next" if which else "this"]
        return Reading(None, None, said.format(unit=unit), unit, "relative")
    span = _unit_span(setting.published, unit, which)
    return Reading(*span, _span_label(span, unit), unit, inferred=True) if span else None


def _weekday_name(weekday: int) -> str:
    return next(name.capitalize() for name, number in data("calendar")["classes"]["weekday"].items() if number == weekday)


def _weekday(fields: Fields, setting: Setting) -> Reading | None:
    """Return the day that a weekday names: the last one up to the article's day unless the words look ahead."""
    weekday, day = fields["weekday"], setting.published
    name = _weekday_name(weekday)
    if day is None:
        return Reading(None, None, name, "day", "weekday")
    back = (day.isoweekday() - weekday) % 7
    which = fields.get("which", 0)
    if "wkunit" in fields:
        found = day - _DAY * (day.isoweekday() - weekday) + _DAY * 7 * which
    elif which < 0:
        found = day - _DAY * (back or 7)
    elif which > 0 or setting.tense > 0:
        found = day + _DAY * ((-back) % 7 or (7 if which else 0))
    else:
        found = day - _DAY * back
    return Reading(found, found, found.isoformat(), "day", inferred=True)


def _weekend(_: Fields, setting: Setting) -> Reading | None:
    """Return the weekend that "over the weekend" means: the last one begun unless the words look ahead."""
    day = setting.published
    if day is None:
        return Reading(None, None, data("calendar")["relative"]["this"].format(unit="weekend"), "day", "relative")
    ahead = setting.tense > 0 or day.isoweekday() >= 6
    span = _unit_span(day, "weekend", 0 if ahead else -1)
    return Reading(*span, _span_label(span, "weekend"), "day", inferred=True) if span else None


def _weekdays(fields: Fields, _: Setting) -> Reading | None:
    return Reading(None, None, _weekday_name(fields["weekdays"]) + "s", "day", "weekday")


def _year(fields: Fields, _: Setting) -> Reading | None:
    year = fields["year"]
    if "two" in fields:
        return _pair({"pair": f"{year}-{fields['two']:02}"}, _)
    return Reading(date(year, 1, 1), date(year, 12, 31), str(year), "year")


# The first field of these that a date has says how to read it.
READINGS: tuple[tuple[str, Callable[[Fields, Setting], Reading | None]], ...] = (
    ("iso", _iso),
    ("slashed", _slashed),
    ("dotted", _dotted),
    ("daymonth", _day_month),
    ("monthday", _month_day),
    ("now", _now),
    ("ago", _ago),
    ("weekof", _week_of),
    ("nth4", _ranked),
    ("final", _ranked),
    ("holiday", _holiday),
    ("month", _month_or_day),
    ("season", _season),
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
    ("pair", _pair),
    ("wkend", _weekend),
    ("unit", _unit),
    ("year", _year),
)
