"""An article's own date, as its page states it: metadata, byline, dateline, update note. Never from running prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from factcheck.language import data, words_of
from factcheck.model import Block

_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}.*)?$")
_PARTED = re.compile(r"\s[|·•–—/-]\s|^by\b", re.IGNORECASE)
_MARK = re.compile(r"[,\s\d:]*[|·•.]")
_TOP = 14  # blocks: title, byline and date of an article stand among the first
_SHORT = 26  # words of a line that may be a byline


def date_in(text: str) -> date | None:
    """The first full date in a text: day, month and year, in words or in figures that can be read one way only."""
    hits = [(at, day) for at, _, day in _dates(text)]
    return min(hits)[1] if hits else None


def of_metadata(entries: Iterable[tuple[str, str]]) -> date | None:
    """The date that metadata give, (key, value) in any order: a date of publication before one of change."""
    known: dict[str, date] = {}
    for key, value in entries:
        compact = _COMPACT.match(value.strip())
        day = _day(*map(int, compact.groups())) if compact else date_in(value[:80])
        if day:
            known.setdefault(key.casefold(), day)
    byline = data("byline")
    keys = (*byline["published_keys"].split(), *byline["updated_keys"].split())
    return next((known[key] for key in keys if key in known), None)


def of_blocks(blocks: Sequence[Block]) -> date | None:
    """The date that an article's lines give: by cue, on a line of its own, as dateline, or in a note of an update."""
    top = _top(blocks)
    lines = [block.text for block in top if block.kind != "title" and block.text.count(" ") < _SHORT]
    notes = [block.text for block in blocks if block.dropped in ("update note", "byline")]
    leads = [block.text for block in top if block.kind in ("paragraph", "item")]
    return (
        _first(_cued(text, "published") for text in lines)
        or _first(_alone(text) for text in lines)
        or _first(_dateline(text) for text in leads)
        or _first(_cued(text, "updated") for text in (*lines, *leads, *notes))
        or _first(_cued(text, "published") for text in notes)
    )


def is_date_line(text: str) -> bool:
    """Whether a line holds a date and, beside it, nothing but what bylines hold."""
    return text.count(" ") < _SHORT and _alone(text) is not None


def _first(days: Iterable[date | None]) -> date | None:
    return next((day for day in days if day), None)


def _top(blocks: Sequence[Block]) -> list[Block]:
    """The blocks from just above the title down to the first two paragraphs of prose."""
    prose, top = 0, []
    title = next((at for at, block in enumerate(blocks) if block.kind == "title"), 0)
    for block in blocks[max(0, title - 4) :]:
        top.append(block)
        prose += not block.dropped and block.kind == "paragraph" and len(block.text) > 160
        if prose == 2 or len(top) == 2 * _TOP:
            break
    return top


def _cued(text: str, cue: str) -> date | None:
    """The date that follows a cue such as "Published" or "Last updated" within a few words."""
    lower = text.casefold()
    if not any(sign.isdigit() for sign in text):
        return None
    for start, _, day in sorted(_dates(text)):
        before = lower[:start]
        match = _cues(cue).search(before)
        if match and (start - match.end() < 40) and (cue == "published" or _heads(before, match.start())):
            return day
    return None


def _heads(before: str, at: int) -> bool:
    """Whether a cue stands at the head of its line or sentence, or in a set phrase that does."""
    return len(_WORD.findall(before[:at])) <= 6


def _alone(text: str) -> date | None:
    """The date of a line that holds little else: names, times, cues."""
    for start, end, day in sorted(_dates(text)):
        rest = _WORD.findall(text[:start] + " " + text[end:])
        beside = words_of("byline")["beside"] | words_of("byline")["weekdays"]
        plain = [word for word in rest if word.casefold().strip(".") not in beside]
        named = len(plain) <= 8 and all(word[0].isupper() for word in plain) and bool(_PARTED.search(text))
        if not plain or named:
            return day
        if _MARK.match(text[end:]) and not _WORD.search(text[:start].casefold(), 0):
            return day
        cue = _cues("updated").search(text.casefold()) or _cues("published").search(text.casefold())
        if cue and len(rest) <= 8:
            return day
    return None


def _dateline(text: str) -> date | None:
    """The date of a dateline: «Oslo, 3 May 2024. …», «OSLO, Norway, May 3, 2024 (Wire) - …»."""
    for start, end, day in sorted(_dates(text[:120])):
        words = _WORD.findall(text[:start])
        mark = re.match(r"\s*(?:\([^)]{2,60}\)|/[^/]{2,40}/)?\s*(?:[-–—:|]|\.\s|//|--)", text[end:])
        if mark and len(words) <= 8 and all(word[0].isupper() for word in words):
            return day
    return None


@cache
def _cues(cue: str) -> re.Pattern[str]:
    lines = "|".join(line for line in data("byline")[cue].splitlines() if line)
    return re.compile(rf"\b(?:{lines})\b(?=[^.!?]*$)")


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    months = "|".join(sorted(data("byline")["months"].split(), key=len, reverse=True))
    month = rf"(?P<month>{months})\b\.?"
    day = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    return tuple(
        re.compile(form, re.IGNORECASE)
        for form in (
            rf"{day}(?: of)?[ -]{month}[ ,-]{{1,2}}(?P<year>\d{{4}})(?!\d)",
            rf"\b{month}[ -]?{day}(?:,? |, ?|-)(?P<year>\d{{4}})(?!\d)",
        )
    )


def _dates(text: str) -> Iterable[tuple[int, int, date]]:
    """Where a text holds full dates, and which."""
    if not any(sign.isdigit() for sign in text):
        return
    for form in _forms():
        for match in form.finditer(text):
            if found := _day(int(match["year"]), _month(match["month"]), int(match["day"])):
                yield match.start(), match.end(), found
    for match in _ISO.finditer(text):
        if found := _day(*map(int, match.groups())):
            yield match.start(), match.end(), found
    for match in _NUMERIC.finditer(text):
        one, mark, two, year = int(match[1]), match[2], int(match[3]), int(match[4])
        if mark == "." or one > 12 or one == two:
            found = _day(year, two, one)
        else:
            found = _day(year, one, two) if two > 12 else None
        if found:
            yield match.start(), match.end(), found


def _month(word: str) -> int:
    """The number of a month's name: its first three letters tell."""
    names = [name[:3] for name in data("byline")["months"].split() if len(name) > 3 or name == "may"]
    return list(dict.fromkeys(names)).index(word.casefold()[:3]) + 1


def _day(year: int, month: int, day: int) -> date | None:
    if not 1500 <= year <= 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
