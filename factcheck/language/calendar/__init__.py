"""The grammar of dates: where a text names days, months, years or spans of them, and which days these are.

`read` uses it for bylines, `extract.date` for the values of statements. The words stand in en/calendar.toml. Relative
dates ("last Tuesday", "June 6") are resolved from the day the article was published, never from a clock.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from factcheck.language.calendar import leads
from factcheck.language.calendar.almanac import DAY, NAME, full_year
from factcheck.language.calendar.doubt import accepted
from factcheck.language.calendar.leads import Lead
from factcheck.language.calendar.part import partial
from factcheck.language.calendar.yearly import Reading, Setting
from factcheck.language.grammar import Fields, Found, Sentence, has_digit, lower, matches, sentence, words
from factcheck.language.shapes import data, grammar


class DateSpan(NamedTuple):
    """A date in a text. An open end is date.min or date.max; low and high are None where no day can be told."""

    start: int
    end: int
    low: date | None
    high: date | None  # inclusive
    grain: str  # day week month season quarter half year decade century: the finest unit named
    form: str  # exact, about, bound, range
    inferred: bool  # a part of it came from the day of publication
    label: str  # 2023-06-06, 2023-06, 2023, early 2024, 2009..2011, 2024-Q1, --06-06, Tuesday
    axis: str  # day; without days: monthday, weekday, season, quarter, relative
    unit: str  # the preposition of a point or bound ("since", "until", "by"), "adjective", or empty
    guess: str = ""  # what of an inferred date was guessed: "week" of "on Saturday", "year" of "6 June"


class _Core(NamedTuple):
    """A date with what leads into it, before its days are told."""

    found: Found
    led: Lead


def find(text: str, published: date | None) -> list[DateSpan]:
    """The dates of a text, from left to right."""
    if not has_digit(text) and grammar(NAME).cues.isdisjoint(words(text)):
        return []
    tokened = sentence(NAME, text)
    cores = [_core(tokened, found) for found in matches(NAME, tokened)]
    _share_years(tokened, cores)
    setting = Setting(published, day_first=_day_first(cores))
    out: list[DateSpan] = []
    i = 0
    while i < len(cores):
        joined = _range(tokened, cores[i], cores[i + 1], setting) if i + 1 < len(cores) else None
        span = joined or _single(tokened, cores[i], setting)
        out += [span] if span else []
        i += 2 if joined else 1
    return out


def _core(tokened: Sentence, found: Found) -> _Core:
    """A stretch that has the shape of a date, its fields made alike."""
    fields = found.fields
    if "abbr" in fields:
        fields["month"] = fields["abbr"]
    if "wkday" in fields and "wkday2" not in fields:
        fields["weekday"] = fields.pop("wkday")
    if "yy" in fields:
        fields["year"] = full_year(int(fields.pop("yy")))
    if "two" in fields and ("quarter" in fields or "halves" in fields):  # Q2 24
        fields["year"] = full_year(int(fields.pop("two")))
    led = leads.lead(tokened, found.first)
    counts = (
        led.word == data(NAME)["link"]["in"]
        and "day" in tokened.values[found.last - 1]
        and leads.is_noun(tokened, found.last)
    )
    if counts and fields.keys() == {"month", "day"}:  # in June 12 people died
        found = Found(found.first, found.last - 1, {"month": fields["month"]})
    return _Core(found, led)


def _share_years(tokened: Sentence, cores: list[_Core]) -> None:
    """Give months without a year the year of the one they are listed with: "in June and September 2022"."""
    for one, two in reversed(list(pairwise(cores))):
        left, right, last = one.found.fields, two.found.fields, one.found.last
        if "month" not in left or "month" not in right or "year" not in right or not _YEARS.isdisjoint(left):
            continue
        gap = range(last, two.found.first)
        if 0 < len(gap) <= 2 and all(lower(tokened, i).strip() in data(NAME)["link"]["listed"] for i in gap):
            left["year"] = right["year"] - (left["month"] > right["month"])


def _day_first(cores: list[_Core]) -> bool | None:
    """The order of slashed dates that one of them gives away: 25/12/2023 has the day first."""
    for core in cores:
        parts = str(core.found.fields.get("slashed", "")).split("/")
        if len(parts) == 3 and len(parts[0]) < 3 and max(int(parts[0]), int(parts[1])) > 12:
            return int(parts[0]) > 12
    return None


_YEARS = frozenset(("year", "iso", "slashed", "dotted", "pair", "fy", "decade", "century", "short"))


def _setting(tokened: Sentence, core: _Core, setting: Setting) -> Setting:
    """The setting with the tense around a date, where its year hangs on it."""
    if setting.published is None or not _YEARS.isdisjoint(core.found.fields):
        return setting
    return setting._replace(tense=leads.tense(tokened, core.found, core.led))


def _single(tokened: Sentence, core: _Core, setting: Setting) -> DateSpan | None:
    """The date of one stretch with its preposition, None where it is no date."""
    if not accepted(tokened, core.found, core.led):
        return None
    fields = core.found.fields
    if fields.keys() == {"weekday"} and leads.is_recurring(tokened, core.found.first):
        fields = (
            fields | {"recurring": 1} if leads.is_one(tokened, core.found.first) else {"weekdays": fields["weekday"]}
        )
    read = partial(fields, _setting(tokened, core, setting))
    return read and _led(tokened, core, core.found.last, _open(tokened, core, read))


def _open(tokened: Sentence, core: _Core, read: Reading) -> Reading:
    """2019 and on, where the text has "2019 to present"."""
    last = core.found.last
    if last + 1 >= len(tokened.words) or not tokened.values[last].keys() & {"dash", "to"}:
        return read
    if "present" not in tokened.values[last + 1] or read.low is None:
        return read
    return read._replace(high=date.max, form="bound", label=f"{read.label}..")


def _led(tokened: Sentence, core: _Core, last: int, read: Reading) -> DateSpan:
    """A reading as a span of the text, bounded or hedged by what leads into it."""
    first, form, unit, label, led = core.found.first, read.form, "", read.label, core.led
    low, high = read.low, read.high
    if form == "exact" and led.hedged:
        form, first = "about", led.first
    if leads.is_adjective(tokened, core.found):
        unit = "adjective"
    elif led.kind == "point" and form != "range":
        unit = led.word
    elif led.kind in ("before", "by", "after", "least"):
        first, form, unit, label = led.first, "bound", led.word, f"{led.word} {label}"
        if low and high:
            # "before 30 June" is said of a deadline that day as well; "before the end of 2025" is in 2025
            within = read.grain == "day" or core.found.fields.get("edge") == "end"
            low, high = _bounded(led.kind, high + DAY if within else low, low, high)
    start, end = tokened.spans[first][0], tokened.spans[last - 1][1]
    guess = _guess(core.found.fields) if read.inferred else ""
    return DateSpan(start, end, low, high, read.grain, form, read.inferred, label, read.axis, unit, guess)


def _guess(fields: Fields) -> str:
    """What of an inferred date was guessed; nothing of "yesterday" and "next month"."""
    if not fields.keys().isdisjoint(("which", "which7", "now", "ago")):
        return ""
    if not fields.keys().isdisjoint(("month", "holiday", "season")):
        return "year"
    return "week" if "weekday" in fields else ""


def _bounded(kind: str, limit: date, low: date, high: date) -> tuple[date, date]:
    """The days before, by, after or from a date on; those before `limit` for "before"."""
    if kind == "before":
        return date.min, limit - DAY
    if kind == "by":
        return date.min, high
    return (high + DAY if kind == "after" else low), date.max


def _range(tokened: Sentence, one: _Core, two: _Core, setting: Setting) -> DateSpan | None:
    """The span from one date to the next: "June 12–July 9", "between 2009 and 2011", "Tuesday to Sunday"."""
    if not _spans(tokened, one, two):
        return None
    left, right = dict(one.found.fields), dict(two.found.fields)
    if "weekday" in left and "month" not in left:  # opening days: nobody says of which week
        left, right = left | {"recurring": 1}, right | {"recurring": 1}
    if "year" in right and _YEARS.isdisjoint(left):
        left["year"] = right["year"]
    around = _setting(tokened, one, setting)
    first = partial(left, around)
    second = partial(right, around)
    if first and second and first.low and second.low and "year" not in right and not _YEARLY.isdisjoint(right):
        second = partial(right | {"year": first.low.year}, around)
        if second and second.high and second.high < first.low:
            second = partial(right | {"year": first.low.year + 1}, around)
    if first is None or second is None or first.axis != second.axis:
        return None
    if first.low and second.high and not first.low <= second.high:
        return None
    label = f"{first.label}..{second.label}"
    read = Reading(first.low, second.high, label, second.grain, first.axis, "range", first.inferred)
    return _led(tokened, one, two.found.last, read)


_YEARLY = frozenset(("month", "holiday"))  # Memorial Day to October 31
_KINDS = frozenset(("year", "month", "weekday", "season", "decade", "century", "iso", "slashed"))


def _spans(tokened: Sentence, one: _Core, two: _Core) -> bool:
    """Whether the words between two dates make them one span."""
    left, right, gap = one.found.fields, two.found.fields, two.found.first - one.found.last
    yearly = not _YEARLY.isdisjoint(left) and not _YEARLY.isdisjoint(right)
    if not 1 <= gap <= 2 or not (yearly or left.keys() & right.keys() & _KINDS):
        return False
    if gap == 2 and lower(tokened, one.found.last + 1) != data(NAME)["link"]["article"]:
        return False
    if lower(tokened, one.found.last) == data(NAME)["link"]["and"]:
        joined = one.led.word in data(NAME)["link"]["between"]
    else:
        link = tokened.values[one.found.last].keys() & {"dash", "to"}
        joined = bool(link) and not leads.is_change(tokened, one.found.first)
    if joined and left.keys() == {"year"} == right.keys():
        led = bool(one.led.kind) or not leads.is_noun(tokened, two.found.last)
        return led and bool(left["year"] < right["year"])
    return joined
