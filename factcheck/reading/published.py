"""An article's own date, as its page states it: metadata, byline, dateline, update note. Never from running prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.language import calendar, data, words_of
from factcheck.model import Block

_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_STAMP = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*|\d{4,6})?$")
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/])([01]?\d)\2([0-3]?\d)(?!\d)")
_PARTED = re.compile(r"\s[|·•–—/-]\s|\bby\b", re.IGNORECASE)
_PLACE_END = re.compile(r"\s*(?:\([^)]{2,60}\)|/[^/]{2,40}/)?\s*(?:(?:[-–—:|]|\.\s|//|--)|$)")
_MARK = re.compile(r"[,\s\d:]*(?:[|·•]|\.(?:\s|$))")
_STAMPED = re.compile(r"\s+(?:[-–—|·•]\s+)?(?=[“\"'(]?[A-Z0-9])(?!\w+(?:\s\w+)?:)")  # no other label
_BETWEEN = re.compile(r"\s*:?\s*(?:on\s+)?", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_PARTING = re.compile(r"\s[|·•]\s")
_REMARK = 9  # words of a line that only credits a picture
_SHORT = 26  # words of a line that may be a byline
_LABEL = re.compile("[|:]")
_DATELINE = 120  # characters in which a dateline stands
_HEAD = 320  # characters of a block that are looked at
_TOP = 24  # blocks above and around an article's first paragraphs


class _Day(NamedTuple):
    """A full date and where a text names it."""

    start: int
    end: int
    day: date


def date_in(text: str) -> date | None:
    """The first full date in a text: day, month and year, in words or in figures that can be read one way only."""
    return next((one.day for one in _dates(text[:_HEAD])), None)


def of_metadata(entries: Iterable[tuple[str, str]]) -> date | None:
    """The date that metadata give, (key, value) in any order: a date of publication before one of change."""
    known: dict[str, date] = {}
    for key, value in entries:
        if key not in known and (day := of_value(value)):
            known[key] = day
    byline = data("byline")
    keys = (*byline["published_keys"].split(), *byline["updated_keys"].split())
    return next((known[key] for key in keys if key in known), None)


def of_value(value: str) -> date | None:
    """The date of a field that holds nothing else."""
    stamp = _STAMP.match(value.strip())
    return _day(*stamp.groups()) if stamp else date_in(value[:80])


def of_blocks(blocks: Sequence[Block]) -> date | None:
    """The date that an article's lines give: by cue, on a line of its own, as dateline, or in a note of an update."""
    top = _top(blocks)
    short = [block for block in top if block.kind != "title" and block.text.count(" ") < _SHORT]
    lines = [block.text for block in short]
    notes = [block.text for block in blocks if block.dropped in ("update note", "byline")]
    leads = [block.text for block in top if block.kind in ("paragraph", "item", "heading")]
    return (
        _first(_cued(text, "published") for text in lines)
        or _first(_alone(block.text) for block in short if block.kind != "row")  # "Launched | 3 May 1958"
        or _first(_dateline(text) for text in leads)
        or _first(_stamp(text) for text in leads)
        or _first(_cued(text, "updated") for text in (*lines, *leads, *notes))
        or _first(_cued(text, "published") for text in notes)
        or _first(_address(text) for text in lines)
    )


@lru_cache(maxsize=4096)
def is_date_line(text: str) -> bool:
    """Whether a line holds a date and, beside it, nothing but what bylines and datelines hold."""
    if text.count(" ") >= _SHORT or not any(sign.isdigit() for sign in text):
        return False
    if any(_announces(part) for part in _PARTING.split(text)):
        return True
    return _alone(text) is not None or (len(text) < 80 and _dateline(text) is not None)


def _announces(text: str) -> bool:
    """Whether a line, or a part of one, begins with a cue such as "Last updated" and goes on to its date."""
    cues = (_cues(cue).match(text.casefold()) for cue in ("published", "updated"))
    cue = next(filter(None, cues), None)
    if not cue or text.endswith(("!", "?")) or (text.endswith(".") and not text.casefold().startswith("this ")):
        return False
    return any(_says_no_more(text[cue.end() : one.start]) for one in _dates(text))


def is_credit(text: str) -> bool:
    """Whether a short line tells whose a picture is: "Photo: K. Moe", "(Source: Orvik Police)"."""
    return text.count(" ") < _REMARK and _credits().match(text.casefold()) is not None


@cache
def _credits() -> re.Pattern[str]:
    """What such a line begins with."""
    return re.compile("|".join(line for line in data("byline")["credit"].splitlines() if line))


def _says_no_more(text: str) -> bool:
    """Whether the words between a cue and its date name nothing else that is dated: "Date of birth" is another date."""
    beside = words_of("byline")["beside"] | words_of("byline")["weekdays"]
    return all(word[0].isupper() or word.casefold().strip(".") in beside for word in _WORD.findall(text))


def _first(days: Iterable[date | None]) -> date | None:
    return next((day for day in days if day), None)


def _top(blocks: Sequence[Block]) -> list[Block]:
    """The blocks from just above the title down to the first two paragraphs of prose."""
    prose = 0
    title = next((at for at, block in enumerate(blocks) if block.kind == "title"), 0)
    top: list[Block] = []
    for block in blocks[max(0, title - 4) :]:
        top.append(block)
        prose += not block.dropped and block.kind == "paragraph" and len(block.text) > 160
        if prose == 2 or len(top) == _TOP:
            break
    return top


def _cued(text: str, cue: str) -> date | None:
    """The date that follows a cue such as "Published" or "Last updated" within a few words of its line's head."""
    text = text[:_HEAD]
    lower = text.casefold()
    for one in _dates(text):
        match = _cues(cue, last=True).search(lower[: one.start])
        if match and one.start - match.end() < 40 and len(_WORD.findall(lower[: match.start()])) <= 6:
            return one.day
    return None


def _alone(text: str) -> date | None:
    """The date of a line that holds little else: names, times, cues."""
    beside = words_of("byline")["beside"] | words_of("byline")["weekdays"]
    for one in _dates(text[:_HEAD]):
        rest = _WORD.findall(text[: one.start] + " " + text[one.end :])
        plain = [word for word in rest if word.casefold().strip(".") not in beside]
        named = len(plain) <= 8 and all(word[0].isupper() for word in plain) and bool(_PARTED.search(text))
        parted = bool(_MARK.match(text[one.end :])) and not _WORD.search(re.split(r"[|·•]", text[: one.start])[-1])
        if not plain or named or parted:
            return one.day
    return None


def _dateline(text: str) -> date | None:
    """The date of a dateline: «Oslo, 3 May 2024. …», «OSLO, Norway, May 3, 2024 (Wire) - …»."""
    end = _place_line_end(text)
    return next((one.day for one in _dates(text[:_DATELINE]) if one.end == end), None)


def _stamp(text: str) -> date | None:
    """The date of a stamp before a text."""
    end = _stamp_end(text)
    return next((one.day for one in _dates(text[:_DATELINE]) if one.end == end), None)


def dateline_end(text: str) -> int:
    """Where the date of a dateline, or of a stamp before the text, ends at its head; 0 without one."""
    return _place_line_end(text) or _stamp_end(text)


def _stamp_end(text: str) -> int:
    """Where a stamp ends that stands before a text: "date 2024-05-03 The ferry …", "Posted May 3, 2024 The ferry …"."""
    cue = next(filter(None, (_cues(cue).match(text[:_DATELINE].casefold()) for cue in ("published", "updated"))), None)
    one = next(iter(_dates(text[:_DATELINE])), None) if cue else None
    if cue is None or one is None or not _STAMPED.match(text, one.end):
        return 0
    bare = cue[0] == data("byline")["plain"] and not _ISO.fullmatch(text, one.start, one.end)  # that of an event
    return 0 if bare or not _BETWEEN.fullmatch(text, cue.end(), one.start) else one.end


def _place_line_end(text: str) -> int:
    """Where the date of a dateline ends at the head of a text; 0 without one."""
    for one in _dates(text[:_DATELINE]):
        place = text[: one.start]
        words = _WORD.findall(place)
        mark = _PLACE_END.match(text, one.end)
        titled = 0 < len(words) <= 8 and all(word[0].isupper() for word in words) and not _LABEL.search(place)
        if mark and "," in place and titled:
            return one.end
    return 0


def _address(text: str) -> date | None:
    """The date within a web address that stands on a line of its own."""
    found = _IN_ADDRESS.search(text) if text.startswith(("http://", "https://", "www.")) else None
    return _day(found[1], found[3], found[4]) if found else None


@cache
def _cues(cue: str, *, last: bool = False) -> re.Pattern[str]:
    """The words that announce a date; `last`: no sentence ends behind them."""
    lines = "|".join(line for line in data("byline")[cue].splitlines() if line)
    return re.compile(rf"\b(?:{lines})\b" + (r"(?=[^.!?]*$)" if last else ""))


@lru_cache(maxsize=4096)
def _dates(text: str) -> tuple[_Day, ...]:
    """The full dates of a text, from left to right."""
    if not any(sign.isdigit() for sign in text):
        return ()
    return tuple(
        _Day(span.start, span.end, span.low)
        for span in calendar.find(text, None)
        if span.low is not None and span.low == span.high and span.form == "exact" and not span.inferred
    )


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
