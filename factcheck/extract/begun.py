"""When it began: "has been closed for five years" → the days five years before the article. A part of `extract`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from factcheck.extract.length import NAME
from factcheck.language.shapes import data
from factcheck.model import Value

_LEAST = 2629800.0  # seconds: only months and years are counted back
_DAY = 86400


def begun(text: str, value: Value, published: date | None) -> Value | None:
    """The day on which a state began that lasts for as long as a duration says, None where it says no such thing."""
    if published is None or value.axis != "second" or value.step < _LEAST or value.form == "bound":
        return None
    if value.low is None or value.high is None or not _lasts(text, value):
        return None
    slack = value.step / 2 if value.form == "exact" else 0.0  # "six years" may be five and a half, or nearly seven
    try:
        first = published - timedelta(days=round((value.high + 2 * slack) / _DAY))
        last = published - timedelta(days=round((value.low - slack) / _DAY))
    except OverflowError:
        return None
    label = str(first.year) if first.year == last.year else f"{first.year}..{last.year}"
    ends = (float(first.toordinal()), float(last.toordinal()))
    place = (value.start, value.end)
    return Value("date", "day", *ends, label, *place, "about", "year", 0.0, True, str(data(NAME)["held"]["since"]))


def _lasts(text: str, value: Value) -> bool:
    """Whether a perfect tense and "for" stand before a duration, or the tense behind it where it opens a sentence."""
    reach = int(data(NAME)["held"]["reach"])
    lead = _lead().search(text[max(0, value.start - reach) : value.start])
    if lead is None:
        return False
    before = lead.string[: lead.start()]
    behind = re.split(r"[.;:]", text[value.end : value.end + reach])[0]
    return _perfect().search(before if before.strip() else behind) is not None


@lru_cache(maxsize=1)
def _lead() -> re.Pattern[str]:
    """What leads into the length of a state."""
    return re.compile(rf"\b(?:{'|'.join(data(NAME)['held']['for'])})\s$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _perfect() -> re.Pattern[str]:
    """A perfect tense with no clause between it and the end."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(data(NAME)['held']['perfect'])})\b[^.;:]*$", re.IGNORECASE)
