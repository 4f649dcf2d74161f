"""The grammar of dates: where a text names days, months, years or spans of them, and which days these are.

`read` uses it for bylines, `extract.date` for the values of statements. The words stand in en/calendar.toml. Relative
dates ("last Tuesday", "June 6") are resolved from the day the article was published, never from a clock.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from factcheck.language import leads
from factcheck.language.grammar import Fields, Found, Sentence, data, grammar, has_digit, matches, sentence, words
from factcheck.language.interval import READINGS, Reading, Setting
from factcheck.language.leads import Lead

NAME = "calendar"


class DateSpan(NamedTuple):
    """A date in a text. An open end is date.min or date.max; low and high are None where no day can be told."""

    start: int
    end: int
    low: date | None
    high: date | None  # inclusive
    grain: str  # day week month season quarter half year decade century
    form: str  # exact, about, bound, range
    inferred: bool  # a part of it came from the day of publication
    label: str  # 2023-06-06, 2023-06, 2023, early 2024, 2009..2011, 2024-Q1, --06-06, Tuesday
    axis: str  # day; without days: monthday, weekday, season, quarter, relative
    unit: str  # the preposition of a point or bound ("since", "until", "by"), "adjective", or empty


class _Core(NamedTuple):
    """A date with what leads into it, before its days are told."""

    found: Found
    led: Lead


def find(text: str, published: date | None) -> list[DateSpan]:
    """Return the dates of a text, from left to right."""
    if not has_digit(text) and grammar(NAME).cues.isdisjoint(words(text)):
        return []
    tokened = sentence(NAME, text)
    cores = _cores(tokened)
    setting = Setting(published, day_first=_day_first(cores))
    out: list[DateSpan] = []
    i = 0
    while i < len(cores):
        joined = _range(tokened, cores[i], cores[i + 1], setting) if i + 1 < len(cores) else None
        if joined is not None:
            out.append(joined)
            i += 2
            continue
        if span := _single(tokened, cores[i], setting):
            out.append(span)
        i += 1
    return out


def _cores(tokened: Sentence) -> list[_Core]:
    """Return the stretches that have the shape of a date."""
    out = []
    for found in matches(NAME, tokened):
        fields = found.fields
        if "abbr" in fields:
            fields["month"] = fields["abbr"]
        if "wkday" in fields:
            fields["weekday"] = fields.pop("wkday")
        if "yy" in fields:
            fields["year"] = 2000 + int(fields.pop("yy"))
        if "halves" in fields or "quarter" in fields:
            fields |= {"year": 2000 + int(fields.pop("two"))} if "two" in fields else {}
        out.append(_Core(_without_count(tokened, found), leads.lead(tokened, found.first)))
    return out


def _without_count(tokened: Sentence, found: Found) -> Found:
    """Return "in June" for "in June 12 people died": the number counts what follows."""
    last = tokened.values[found.last - 1]
    if found.fields.keys() != {"month", "day"} or "day" not in last:
        return found
    if leads.word(tokened, found.first - 1) == "in" and leads.is_noun(tokened, found.last):
        return Found(found.first, found.last - 1, {"month": found.fields["month"]})
    return found


def _day_first(cores: list[_Core]) -> bool | None:
    """Return the order of slashed dates that one of them gives away: 25/12/2023 has the day first."""
    for core in cores:
        parts = str(core.found.fields.get("slashed", "")).split("/")
        if len(parts) == 3 and len(parts[0]) < 3 and max(int(parts[0]), int(parts[1])) > 12:
            return int(parts[0]) > 12
    return None


def reading(fields: Fields, setting: Setting) -> Reading | None:
    """Return what the fields of a date say, None where there is no such day."""
    try:
        for field, read in READINGS:
            if field in fields:
                return read(fields, setting)
    except (ValueError, OverflowError):  # 30 February, the year 0
        return None
    return None


_PARTS = ("part", "part2", "edge", "half", "nth5", "final5", "count5", "vague5", "day5", "unit5")


def _partial(fields: Fields, setting: Setting) -> Reading | None:
    """Return what a date says, narrowed to the part of it that is named."""
    parts = {name: fields[name] for name in _PARTS if name in fields}
    whole = reading({name: value for name, value in fields.items() if name not in parts}, setting)
    if whole is None or not parts:
        return whole
    name = str(parts.get("part") or parts.get("edge") or "")
    if "half" in parts:
        name = f"H{parts['half']}"
    elif "unit5" in parts:
        return _counted(whole, parts)
    if "part2" in parts:
        name += f" to {parts['part2']}"
    label = f"{whole.label}-{name}" if "half" in parts else f"{name} {whole.label}"
    if whole.low is None or whole.high is None:
        return whole._replace(label=label)
    low, high = _narrowed(whole, parts, setting)
    return whole._replace(low=low, high=high, label=label, form="exact" if "half" in parts else "about")


def _narrowed(whole: Reading, parts: Fields, setting: Setting) -> tuple[date, date]:
    """Return the days of a part: "early 2024" is its first four months."""
    assert whole.low is not None and whole.high is not None  # noqa: S101
    size = (whole.high - whole.low).days + 1
    if "half" in parts:
        middle = whole.low + timedelta(days=(size + 1) // 2 - 1)
        if whole.grain == "year":
            middle = date(whole.low.year, 6, 30)
        return (whole.low, middle) if parts["half"] == 1 else (middle + timedelta(days=1), whole.high)
    name = str(parts.get("part") or parts.get("edge"))
    if name in ("earlier", "later"):
        day = setting.published
        if day is None or not whole.low <= day <= whole.high:
            name = {"earlier": "early", "later": "late"}[name]
        else:
            return (whole.low, day) if name == "earlier" else (day, whole.high)
    extent = data(NAME)["extent"]
    first, last = extent[name][0], extent[str(parts.get("part2", name))][1]
    return _twelfth(whole.low, whole.high, first - 1), _twelfth(whole.low, whole.high, last) - timedelta(days=1)


def _twelfth(low: date, high: date, n: int) -> date:
    """Return the day on which a twelfth of a span begins: of a year, its months."""
    if (low.month, low.day, high.year - low.year) == (1, 1, 0) and (high.month, high.day) == (12, 31):
        return date(low.year + n // 12, n % 12 + 1, 1)
    return low + timedelta(days=round(((high - low).days + 1) * n / 12))


_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14, "month": 30.44, "quarter": 91.3, "year": 365.25, "decade": 3652.5}


def _counted(whole: Reading, parts: Fields) -> Reading | None:
    """Return the days of "the first three months of 2024", "the last week of June"."""
    nth = int(parts.get("nth5", parts.get("final5", 1)))
    count = int(parts.get("count5") or parts.get("vague5") or parts.get("day5") or 1)
    unit = str(parts["unit5"])
    label = f"{nth}/{count} {unit} of {whole.label}"
    if whole.low is None or whole.high is None:
        return whole._replace(label=label)
    size = _DAYS.get(unit, 36525)
    shift = (nth - 1) * size if nth > 0 else 0
    low = whole.low + timedelta(days=round(shift))
    high = whole.low + timedelta(days=round(shift + count * size) - 1)
    if nth < 0:
        low, high = whole.high - timedelta(days=round(count * size) - 1), whole.high
    if low < whole.low or high > whole.high + timedelta(days=2):
        return None
    return whole._replace(low=low, high=min(high, whole.high), label=label, form="about")


def _setting(tokened: Sentence, core: _Core, setting: Setting) -> Setting:
    """Return the setting with the tense around a date, where its year hangs on it."""
    if setting.published is None or not leads.without_year(core.found.fields):
        return setting
    return setting._replace(tense=leads.tense(tokened, core.found))


def _single(tokened: Sentence, core: _Core, setting: Setting) -> DateSpan | None:
    """Return the date of one stretch with its preposition, None where it is no date."""
    if not leads.accepted(tokened, core.found, core.led):
        return None
    fields = core.found.fields
    if fields.keys() == {"weekday"} and leads.is_recurring(tokened, core.found.first):
        fields = {"weekdays": fields["weekday"]}
    said = _partial(fields, _setting(tokened, core, setting))
    if said is None:
        return None
    return _led(tokened, core, core.found.last, _open(tokened, core, said))


def _open(tokened: Sentence, core: _Core, said: Reading) -> Reading:
    """Return "2019" as 2019 and on, where the text has "2019 to present"."""
    last = core.found.last
    if last + 1 >= len(tokened.words) or not tokened.values[last].keys() & {"dash", "to"}:
        return said
    if "present" not in tokened.values[last + 1] or said.low is None:
        return said
    return said._replace(high=date.max, form="bound", label=f"{said.label}..")


def _led(tokened: Sentence, core: _Core, last: int, said: Reading) -> DateSpan:
    """Return a reading as a span of the text, bounded or hedged by what leads into it."""
    first, form, unit, label = core.found.first, said.form, "", said.label
    low, high = said.low, said.high
    led = core.led
    if form == "exact" and led.hedged:
        form, first = "about", led.first
    adjective = leads.is_adjective(tokened, core.found)
    if adjective:
        unit = "adjective"
    elif led.kind == "point" and form != "range":
        unit = led.word
    elif led.kind in ("before", "by", "after", "least"):
        first, form, unit, label = led.first, "bound", led.word, f"{led.word} {label}"
        if low is None or high is None:
            return DateSpan(tokened.spans[first][0], tokened.spans[last - 1][1], low, high, said.grain, form, said.inferred, label, said.axis, unit)
        if led.kind == "before" and core.found.fields.get("edge") == "end":
            low = high + timedelta(days=1)  # "before the end of 2025" is in 2025 still
        low, high = _bounded(led.kind, low, high)
    start, end = tokened.spans[first][0], tokened.spans[last - 1][1]
    return DateSpan(start, end, low, high, said.grain, form, said.inferred, label, said.axis, unit)


def _bounded(kind: str, low: date, high: date) -> tuple[date, date]:
    """Return the days before, by, after or from a date on."""
    day = timedelta(days=1)
    if kind == "before":
        return date.min, low - day
    if kind == "by":
        return date.min, high
    return (high + day if kind == "after" else low), date.max


def _range(tokened: Sentence, one: _Core, two: _Core, setting: Setting) -> DateSpan | None:
    """Return the span from one date to the next: "June 12–July 9", "between 2009 and 2011", "Tuesday to Sunday"."""
    if not _spans(tokened, one, two):
        return None
    left, right = dict(one.found.fields), dict(two.found.fields)
    if "year" in right and leads.without_year(left):
        later = left.get("month", 0) > right.get("month", 13)
        left["year"] = right["year"] - later
    around = _setting(tokened, one, setting)
    first = _partial(left, around)
    if first is None:
        return None
    if "year" not in right and first.low and first.axis == "day" and "month" in right:
        later = right["month"] < left.get("month", 0)
        right["year"] = first.low.year + later
    second = _partial(right, around)
    if second is None or first.axis != second.axis:
        return None
    if "weekday" in left and "month" not in left:
        first, second = (reading(f, Setting()) or first for f in (left, right))
    elif first.low and second.high and not first.low <= second.high:
        return None
    said = Reading(first.low, second.high, f"{first.label}..{second.label}", second.grain, first.axis, "range", first.inferred)
    return _led(tokened, one, two.found.last, said)._replace(unit="")


def _spans(tokened: Sentence, one: _Core, two: _Core) -> bool:
    """Return whether the words between two dates make them one span."""
    gap = range(one.found.last, two.found.first)
    before = one.led.word
    kinds = one.found.fields.keys() & {"year", "month", "weekday", "season", "decade", "century", "iso", "slashed"}
    if not 1 <= len(gap) <= 2 or not kinds & two.found.fields.keys() or (len(gap) == 2 and leads.word(tokened, gap[1]) not in ("the", "early", "late")):
        return False
    link = tokened.values[gap[0]]
    if leads.word(tokened, gap[0]) == "and":
        joined = before == "between"
    else:
        joined = bool(link.keys() & {"dash", "to"}) and not leads.is_change(tokened, one.found.first)
    if joined and one.found.fields.keys() == {"year"} == two.found.fields.keys():
        return one.found.fields["year"] < two.found.fields["year"] and (bool(one.led.kind) or not leads.is_noun(tokened, two.found.last))
    return joined
