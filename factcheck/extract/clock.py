"""Times of day in figures: "7:30 p.m. ET", "19:30", "1430 GMT", "9am to 5pm". A part of the kind `date`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from factcheck.language.grammar import has_digit, words
from factcheck.language.shapes import data
from factcheck.model import Value

NAME = "clock"
DAY = 24 * 60  # minutes
Groups = dict[str, str | None]


class Time(NamedTuple):
    """A time as written, in minutes after midnight."""

    minute: int
    sure: bool  # the half of the day is told
    step: int = 1  # minutes; 60 where only the hour is given


def find(text: str) -> list[Value]:
    """The times of a text in minutes after midnight, from left to right."""
    if not has_digit(text) and words(text).isdisjoint(data(NAME)["named"]):
        return []
    found = [value for match in _pattern().finditer(text) if (value := _value(text, match)) is not None]
    hours = [] if words(text).isdisjoint(data(NAME)["opening"]) else [_hours(text, m) for m in _bare().finditer(text)]
    taken = [(value.start, value.end) for value in found]
    free = [v for v in hours if v and not any(v.start < end and start < v.end for start, end in taken)]
    return sorted([*found, *free], key=lambda value: value.start) if free else found


@lru_cache(maxsize=1)
def _bare() -> re.Pattern[str]:
    """What opening hours look like: "9 to 5", "10-18"."""
    number = r"(?:[01]?\d|2[0-4])(?![\d:%]|[.,/]\d)"
    days = [day for sort in ("weekday", "weekdays", "wkday") for day in data("calendar")["classes"][sort]]
    before, behind = ("|".join([*data(NAME)[side], *days]) for side in ("before_hours", "behind_hours"))
    span = rf"\s?(?:[-–—]|\b(?:{data(NAME)['words']['span_of_hours']})\b)\s?"
    return re.compile(
        rf"\b(?:{before})[\s,:]+(?P<from>{number}){span}(?P<to>{number})(?=\s*(?:$|[.,;()]|\b(?:{behind})\b))",
        re.IGNORECASE,
    )


def _hours(text: str, match: re.Match[str]) -> Value | None:
    """The value of opening hours; those that end no later than they begin end in the afternoon."""
    low, high = (checked(int(match[name]), 0, None, True) for name in ("from", "to"))
    if low is None or high is None or low == high:
        return None
    if high.minute < low.minute <= DAY // 2:
        high = high._replace(minute=high.minute + DAY // 2)
    return valued(low, high, leading(text, match.start("from")), (match.start("from"), match.end("to")), "")


def half_pattern() -> str:
    """What "am" and "pm" look like."""
    return rf"[{''.join(data(NAME)['half'])}](?:\.\s?m\b\.?|\s?m\b)"


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """What a time, or a span from one to another, looks like."""
    table = data(NAME)
    zones, half = table["zones"], half_pattern()
    span = rf"\s?(?:[-–—]|\b(?:{table['words']['span']})\b)\s?"
    loose = rf"(?P<h0>\d{{1,2}})(?:[:.](?P<m0>[0-5]\d))?\s?(?P<half0>{half})?{span}"
    clock = r"(?P<h>\d{1,2})(?:(?P<sep>[:.])(?P<m>[0-5]\d)(?P<s>:[0-5]\d)?)?(?![\d%]|[.,:]\d|[-–]\d|['’])"
    named = rf"(?:12\s)?\b(?P<named>{'|'.join(table['named'])})\b"
    alone = rf"(?-i:{zones['alone']})\b"
    military = rf"(?P<military>[0-2]\d[0-5]\d)(?:\s(?:{table['words']['military']})\b|(?=\s{alone}))"
    zone = rf"(?:\s?\(?(?P<zone>(?-i:{zones['phrase']})|{alone})\)?)?"
    body = rf"{military}|(?:{loose})?(?:{named}|{clock}\s?(?P<half>{half})?(?!\w))"
    return re.compile(
        rf"(?<![\w{re.escape(table['words']['glued'])}])(?=[\d{_initials()}])(?:{body}){zone}", re.IGNORECASE
    )


def _initials() -> str:
    return "".join({name[0] for name in data(NAME)["named"]})


def _value(text: str, match: re.Match[str]) -> Value | None:
    """The value of a match, None where the digits are no time."""
    found = match.groupdict()
    lead, first = leading(text, match.start())
    hour, led = int(found["h"] or 0), lead in data(NAME)["leads"]["words"]
    if found["m"] and not found["half"] and 1 <= hour <= 12 and (found["sep"] == ":" or led):
        found["half"] = _half_behind(text[match.end() :], hour % 12 * 60 + int(found["m"]))
    high = _time(found)
    low = _first(found, high) if high and found["h0"] else high
    if high is None or low is None or _is_name(found["named"] or "", text[match.end() :]):
        return None
    if not (found["half"] or found["named"] or found["military"] or found["zone"] or _stands(found, lead)):
        return None
    end = match.start() + len(match[0].rstrip())
    if found["zone"] and match[0].endswith(")") and "(" not in match[0]:
        end -= 1
    return valued(low, high if found["h0"] else None, (lead, first), (match.start(), end), found["zone"] or "")


def _half_behind(text: str, minute: int) -> str | None:
    """The half of the day that the words behind a time tell: "10.20 | on Monday night"; None where they don't.

    minute: after midnight or noon.
    """
    part = _part_of_day().match(text)
    if part is None:
        return None
    low, high = data(NAME)["daypart"][part["part"]]
    halves = data(NAME)["half"].items()
    return next((half for half, at in halves if any(low <= minute + at + turn < high for turn in (0, DAY))), None)


@lru_cache(maxsize=1)
def _part_of_day() -> re.Pattern[str]:
    """What tells the part of the day behind a time; names have capitals ("7:30 Saturday Night Live")."""
    table = data(NAME)["daypart_lead"]
    parts = "|".join(sorted(data(NAME)["daypart"], key=len, reverse=True))
    lead = rf",?\s(?:(?:{table['behind']}|{table['marks']})\s)?(?:(?:{table['days']})\s)?"
    return re.compile(rf"(?i:{lead})(?P<part>{parts})\b")


def _is_name(word: str, behind: str) -> bool:
    """Whether a capitalised word goes on as a name: Noon Road."""
    return word[:1].isupper() and behind[:2].strip().isupper()


def _stands(found: Groups, lead: str) -> bool:
    """Whether digits without am, pm or zone are a time for what stands around them."""
    led = lead in data(NAME)["leads"]["words"] or found["h0"] is not None or not (lead.isalpha() or found["s"])
    return led and found["sep"] == ":"


def leading(text: str, start: int) -> tuple[str, int]:
    """The word or hedge before a place, and where it begins."""
    before = text[max(0, start - 24) : start].rstrip()
    shift, lower = max(0, start - 24), before.lower()
    for phrase in hedges():
        if lower.endswith(phrase) and not lower[: -len(phrase)][-1:].isalpha():
            return phrase, shift + len(before) - len(phrase)
    word = _LAST.search(before)
    return (word[0].lower(), shift + word.start()) if word else ("", start)


_LAST = re.compile(r"(?:[^\W\d_]+|\S)$")


@lru_cache(maxsize=1)
def hedges() -> dict[str, str]:
    """The phrases that bound or widen a time, longest first, with what they do."""
    table = data(NAME)["hedges"]
    pairs = [(phrase, kind) for kind in ("about", "before", "after") for phrase in table[kind]]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


def _time(found: Groups) -> Time | None:
    """The time that a match ends with."""
    if found["military"]:
        return checked(int(found["military"][:2]), int(found["military"][2:]), None, True)
    if found["named"]:
        return Time(data(NAME)["named"][found["named"].lower()], True)
    if found["h"] is None or (found["sep"] != ":" and not found["half"]):
        return None
    time = checked(int(found["h"]), int(found["m"] or 0), found["half"], found["h"][0] == "0")
    return time and time._replace(step=1 if found["m"] else 60)


def checked(hour: int, minute: int, half: str | None, sure: bool) -> Time | None:
    """A time of hour and minute, None where there is none such."""
    if half:
        if not 1 <= hour <= 12:
            return None
        return Time(hour % 12 * 60 + minute + data(NAME)["half"][half[0].lower()], True)
    if hour > 24 or (hour == 24 and minute):
        return None
    return Time(hour % 24 * 60 + minute, sure or hour > 12 or hour == 0)


def _first(found: Groups, high: Time) -> Time | None:
    """The time a span begins with: "9" in "9 to 11 a.m." takes the half that makes the span the shorter."""
    time = checked(int(str(found["h0"])), int(found["m0"] or 0), found["half0"], str(found["h0"])[0] == "0")
    if time is None or time.sure or not found["half"]:
        return time
    morning = time.minute % 720
    return time._replace(minute=morning + 720 if morning + 720 < high.minute else morning)


def valued(low: Time, high: Time | None, lead: tuple[str, int], place: tuple[int, int], zone: str) -> Value:
    """A time, or a span up to `high`, as a value; without am or pm its unit says "12-hour"."""
    word, start = lead
    form, label = hedges().get(word, "exact"), shown(low.minute)
    bounds = (float(low.minute), float(low.minute))
    unit = zone or ("" if (high or low).sure else "12-hour")
    if high is not None:
        form, label = "range", f"{label}..{shown(high.minute)}"
        bounds = (float(low.minute), float(high.minute + DAY * (high.minute < low.minute)))
    elif form == "about":
        bounds = (low.minute - 30.0, low.minute + 30.0)
    elif form in ("before", "after"):
        label = f"{form} {label}"
        bounds = (float("-inf"), bounds[1]) if form == "before" else (bounds[0], float("inf"))
        form = "bound"
    if word in data(NAME)["hedges"]["points"] and high is None:
        unit = f"{word} {unit}".strip()
    start = start if form in ("about", "bound") else place[0]
    return Value("date", "clock", *bounds, label, start, place[1], form, "time", float((high or low).step), unit=unit)


def shown(minute: int) -> str:
    """A time as hh:mm."""
    return f"{minute // 60 % 24:02}:{minute % 60:02}"
