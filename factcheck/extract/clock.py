"""Times of day: "7:30 p.m. ET", "19:30", "half past seven", "9am to 5pm". A part of the kind `date`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from factcheck.language.grammar import data, has_digit, words
from factcheck.model import Value

_DAY = 24 * 60


class _Time(NamedTuple):
    """A time as written: minutes after midnight, and whether the half of the day is told."""

    minute: int
    sure: bool
    grain: int  # 1 where minutes are given, else 60


def find(text: str) -> list[Value]:
    """Return the times of a text in minutes after midnight, from left to right."""
    if not has_digit(text) and _cues().isdisjoint(words(text)):
        return []
    return [value for match in _pattern().finditer(text) if (value := _value(text, match)) is not None]


@lru_cache(maxsize=1)
def _cues() -> frozenset[str]:
    """Return the words of which a text without digits must hold one to name a time."""
    table = data("clock")
    return frozenset([*table["named"], "clock", table["words"]["past"], *table["hours"]])


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Return what a time, or a span from one to another, looks like."""
    table = data("clock")
    say = table["words"]
    hour = "|".join(table["hours"])
    half = rf"(?:[{''.join(table['half'])}]\.?\s?m\b\.?)"
    part = "|".join(table["part"])
    fractions = "|".join(sorted(table["fractions"], key=len, reverse=True))
    named = "|".join(table["named"])

    def time(n: int) -> str:
        clock = rf"(?P<h{n}>\d{{1,2}})(?:(?P<sep{n}>[:.])(?P<m{n}>[0-5]\d)(?::[0-5]\d)?)?(?![\d:%]|[.,]\d|[-–]\d|['’])\s?(?P<half{n}>{half})?(?!\w)"
        return rf"(?:{clock}|(?:12\s)?(?P<named{n}>{named})\b)"

    span = rf"\s?(?:[-–—]|\b(?:{say['span']})\b)\s?"
    loose = r"(?P<h9>\d{1,2})(?:[:.](?P<m9>[0-5]\d))?" + rf"\s?(?P<half9>{half})?{span}"
    zone = rf"(?:\s?\(?(?P<zone>{table['zones']['phrase'].replace('local', '(?i:local)')}|(?:{table['zones']['alone']})\b)\)?)?"
    worded = (
        rf"(?:(?:a\s)?(?P<fraction>{fractions})(?:\sminutes)?\s(?P<way>{say['past']}|{say['to']})\s(?P<fh>{hour}|\d\d?)\b"
        rf"|(?P<oh>\d\d?|{hour})(?:\s(?P<oclock>{say['oclock']})|(?=\s(?:{part})\b)))(?:\s(?P<part>{part})\b)?(?:\s?(?P<halfw>{half}))?"
    )
    military = rf"(?P<military>[0-2]\d[0-5]\d)(?:\s(?:{say['military']})\b|(?=\s(?:{table['zones']['alone']})\b))"
    start = r"(?<![\w.:,/$€£#+-])"
    body = rf"{start}(?:{military}|{worded}|(?:{loose})?{time(1)}){zone}"
    return re.compile(body, re.IGNORECASE)


def _value(text: str, match: re.Match[str]) -> Value | None:
    """Return the value of a match, None where the digits are no time."""
    found = match.groupdict()
    lead, first = _lead(text, match.start())
    last = _time(found)
    worded = found["fraction"] or found["oh"]
    if last is None or not (last.sure or worded or found["zone"] or _clear(found, lead)):
        return None
    low = _first(found, last) if found["h9"] else last
    if low is None:
        return None
    unit = found["zone"] or ("" if last.sure else "12-hour")
    end = match.end("zone") if found["zone"] else match.end()
    end -= len(text[match.start() : end]) - len(text[match.start() : end].rstrip())
    form, shown, bounds = _form(low, last, lead, found["h9"] is not None)
    start = first if form in ("about", "bound") else match.start()
    if lead in data("clock")["hedges"]["points"]:
        unit = f"{lead} {unit}".strip()
    return Value("date", "clock", *bounds, shown, start, end, form, "time", float(last.grain), unit=unit)


def _clear(found: dict[str, str | None], lead: str) -> bool:
    """Return whether digits without am or pm are a time for what stands around them."""
    if found["sep1"] != ":":
        return False
    return lead in data("clock")["leads"]["words"] or found["h9"] is not None or lead in ("", ",", "(", "|", ";")


def _lead(text: str, start: int) -> tuple[str, int]:
    """Return the word before a place, and where it begins."""
    before = text[:start].rstrip()
    table = data("clock")["hedges"]
    for phrase in table["about"] + table["before"] + table["after"]:
        if before.lower().endswith(phrase) and not before[: -len(phrase)][-1:].isalpha():
            return phrase, len(before) - len(phrase)
    word = re.search(r"[^\W\d_]+$|\W$|$", before)
    return (word[0].lower(), word.start()) if word else ("", start)


def _time(found: dict[str, str | None]) -> _Time | None:
    """Return the time that a match ends with."""
    if found["military"]:
        return _checked(int(found["military"][:2]), int(found["military"][2:]), None, True)
    if found["fraction"] or found["oh"]:
        return _worded(found)
    if found["named1"]:
        return _Time(data("clock")["named"][found["named1"].lower()], True, 1)
    if found["h1"] is None or (found["sep1"] != ":" and not found["half1"]):
        return None
    minute = found["m1"]
    time = _checked(int(found["h1"]), int(minute or 0), found["half1"], False)
    return time and time._replace(grain=1 if minute else 60)


def _worded(found: dict[str, str | None]) -> _Time | None:
    """Return "half past seven", "a quarter to nine", "seven o'clock", "7 in the evening"."""
    table = data("clock")
    word = str(found["fh"] or found["oh"]).lower()
    hour, minute = int(table["hours"].get(word, word)), 0
    if found["fraction"]:
        minute = table["fractions"][found["fraction"].lower()]
        minute *= 1 if str(found["way"]).lower() == table["words"]["past"] else -1
        if minute == -30:
            return None
    part = found["part"] and table["part"].get(found["part"].lower())
    half = found["halfw"] or (None if part is None else next(h for h, m in table["half"].items() if m == part))
    time = _checked(hour, 0, half, False)
    return time and time._replace(minute=(time.minute + minute) % _DAY, grain=1 if minute else 60)


def _checked(hour: int, minute: int, half: str | None, sure: bool) -> _Time | None:
    """Return a time of hour and minute, None where there is none such."""
    if half:
        if not 1 <= hour <= 12:
            return None
        return _Time(hour % 12 * 60 + minute + data("clock")["half"][half[0].lower()], True, 1)
    if hour > 24 or (hour == 24 and minute):
        return None
    return _Time(hour % 24 * 60 + minute, sure or hour > 12 or hour == 0, 1)


def _first(found: dict[str, str | None], last: _Time) -> _Time | None:
    """Return the time a span begins with: "9" in "9 to 11 a.m." is in the half of the day that makes it the shorter."""
    hour, minute = int(str(found["h9"])), int(found["m9"] or 0)
    time = _checked(hour, minute, found["half9"], False)
    if time is None or time.sure or not last.sure or hour > 12:
        return time
    later = (time.minute + 720) % _DAY
    return time._replace(minute=later if hour <= 12 and later < last.minute else time.minute % 720 if hour == 12 else time.minute)


def _form(low: _Time, high: _Time, lead: str, spans: bool) -> tuple[str, str, tuple[float, float]]:
    """Return form, label and interval of a time."""
    table, label = data("clock")["hedges"], _shown(high.minute)
    if spans:
        return "range", f"{_shown(low.minute)}..{label}", (float(low.minute), float(high.minute + (_DAY if high.minute < low.minute else 0)))
    if lead in table["about"]:
        return "about", label, (high.minute - 30.0, high.minute + 30.0)
    if lead in table["before"]:
        return "bound", f"before {label}", (float("-inf"), float(high.minute))
    if lead in table["after"]:
        return "bound", f"after {label}", (float(high.minute), float("inf"))
    return "exact", label, (float(high.minute), float(high.minute))


def _shown(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"
