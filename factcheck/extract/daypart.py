"""Times of day in words: "half past seven", "ten o'clock", "Tuesday night". A part of the kind `date`."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.extract.clock import NAME, Groups, Time, checked, half_pattern, leading, shown, valued
from factcheck.language.grammar import words
from factcheck.language.shapes import data
from factcheck.model import Value


def find(text: str) -> list[Value]:
    """The times of a text that stand in words, from left to right."""
    if words(text).isdisjoint(_cues()):
        return []
    told = [value for match in _pattern().finditer(text) if (value := _told(text, match)) is not None]
    parts = [_part(match) for match in _parts().finditer(text)]
    return told + [p for p in parts if all(p.end <= t.start or t.end <= p.start for t in told)]


@lru_cache(maxsize=1)
def _cues() -> frozenset[str]:
    """The words of which one must stand in a text."""
    table = data(NAME)
    parts = {word.rpartition(" ")[2] for word in [*table["daypart"], *table["part"]]}
    return frozenset(parts | set(table["words"]["cues"]) | set(table["daypart_before"]))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """What "half past seven", "ten minutes to nine in the evening" and "ten o'clock" look like."""
    table = data(NAME)
    hour, ways = "|".join(table["hours"]), "|".join(table["way"])
    counts = "|".join(sorted(table["fractions"], key=len, reverse=True))
    minutes = rf"(?:a\s)?(?:(?P<count>{counts})|(?P<figure>\d\d?))(?P<minutes>\s{table['words']['minutes']})?"
    past = rf"{minutes}\s(?P<way>{ways})\s(?P<hour>{hour}|\d\d?)\b"
    plain = rf"(?P<alone>{hour}|\d\d?)(?P<oclock>\s(?:{table['words']['oclock']}))?"
    behind = rf"(?:\s(?P<part>{'|'.join(table['part'])})\b|\s?(?P<half>{half_pattern()}))?"
    return re.compile(rf"(?<![\w{re.escape(table['words']['glued'])}])(?:{past}|{plain}){behind}", re.IGNORECASE)


def _told(text: str, match: re.Match[str]) -> Value | None:
    """The time of words that tell an hour, None where they count something else."""
    found = match.groupdict()
    told = found["part"] or found["half"]
    if found["way"]:
        lower_way = found["way"].lower()
        sure = (
            found["minutes"]
            or found["count"] in data(NAME)["words"]["alone"]
            or told
            or lower_way in data(NAME)["words"]["sure"]
        )
        if not sure or (found["figure"] and not found["minutes"]):
            return None
    elif not (found["oclock"] or found["part"]):
        return None
    time = _time(found)
    return time and valued(time, None, leading(text, match.start()), match.span(), "")


def _time(found: Groups) -> Time | None:
    """The time of "a quarter to nine", "ten o'clock", "7 in the evening"."""
    table, minute = data(NAME), 0
    word = str(found["hour"] or found["alone"]).lower()
    if found["way"]:
        minute = table["fractions"].get(str(found["count"]).lower()) or int(found["figure"] or 0)
        minute *= table["way"][str(found["way"]).lower()]
    part = table["part"][str(found["part"]).lower()] if found["part"] else None
    half = found["half"] or next((h for h, at in table["half"].items() if at == part), None)
    time = checked(int(table["hours"].get(word, word)), 0, half, False)
    return time and time._replace(minute=(time.minute + minute) % 1440, step=1 if minute else 60)


@lru_cache(maxsize=1)
def _parts() -> re.Pattern[str]:
    """What a part of a day beside a date word looks like; names have capitals ("Saturday Night Fever")."""
    table = data(NAME)
    part = "|".join(sorted(table["daypart"], key=len, reverse=True))
    days = table["daypart_lead"]["days"]
    before = "|".join(table["daypart_before"])
    return re.compile(
        rf"(?i:\b(?:{days}|(?P<mark>{table['daypart_lead']['marks']})),?\s)(?:(?:in\s)?the\s)?(?P<part>{part})\b"
        rf"|\b(?P<early>(?i:{before}))\s(?:on\s)?(?=(?i:{days})\b)"
    )


def _part(match: re.Match[str]) -> Value:
    """A part of a day: "Tuesday night" is 17:00 to 6:00."""
    table = data(NAME)
    group = "early" if match["early"] else "part"
    word = match[group].lower()
    low, high = table["daypart_before" if match["early"] else "daypart"][word]
    start, mark = match.start(group), (match["mark"] or "").lower()
    lead = table["daypart_lead"]
    if mark in lead["until"] or mark in lead["since"]:
        low, high = (0, high) if mark in lead["until"] else (low, 1440)
        start, word = match.start("mark"), f"{mark} {word}"
    label = f"{word} ({shown(low)}..{shown(high)})"
    return Value("date", "clock", float(low), float(high), label, start, match.end(group), "about", "time", 60.0)
