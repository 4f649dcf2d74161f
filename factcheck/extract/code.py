"""Stretches of a text whose figures count nothing: codes, versions, links, telephone numbers, times, dates, sizes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.language import data, words_of
from factcheck.model import Value


class Stretch(NamedTuple):
    """A stretch of text and what it is."""

    start: int
    end: int
    sort: str  # code, version, ratio, size, episode; mask: nothing here
    label: str  # normalised as shown; empty for a mask


_DIGIT = re.compile(r"\d|://|@")
_LONGEST = 200  # characters without a blank, beyond which nothing in them is read
_FEW = 7  # digits from which grouped figures may be a telephone number


def find(text: str, published: date | None) -> list[Value]:
    """The codes (axis code) and versions (axis version) of a text, as labels."""
    return [
        Value("number", stretch.sort, None, None, stretch.label, stretch.start, stretch.end)
        for stretch in stretches(text)
        if stretch.sort in ("code", "version")
    ]


@lru_cache(maxsize=64)
def stretches(text: str) -> tuple[Stretch, ...]:
    """The stretches of a text in order, none inside another."""
    found: list[Stretch] = []
    done = 0
    match = _DIGIT.search(text)
    while match is not None:
        start = max(done, text.rfind(" ", 0, match.start()) + 1)
        space = text.find(" ", match.start())
        stop = len(text) if space < 0 else space
        if stop - start > _LONGEST:
            found.append(Stretch(start, stop, "mask", ""))
            done = stop
        else:
            done = _within(text, _led(text, start, done), stop, found)
        match = _DIGIT.search(text, done)
    return tuple(found)


def _led(text: str, start: int, done: int) -> int:
    """Where to begin looking: at the word with figures, or at the word before it that belongs to it ("version 2")."""
    before = text.rfind(" ", 0, max(start - 1, 0)) + 1
    word = text[before : start - 1] if before >= done and start else ""
    known = (len(word) == 2 and word.isupper()) or word.lower() in words_of("designators")["version_marks"]
    return before if known or (word.isalnum() and word[:1].isupper() and word[-1].isdigit()) else start


def _within(text: str, start: int, stop: int, found: list[Stretch]) -> int:
    """Where to go on after the words from start to stop, whose stretches are added to those found."""
    at = start
    while at < stop:
        if at == start or not text[at - 1].isalnum():
            match = _pattern().match(text, at)
            stretch = _sorted(match.lastgroup or "", match.group(), at, text) if match else None
            if stretch is not None:
                found.append(stretch)
                at = stretch.end
                continue
        at += 1
    return max(at, stop)


@cache
def _pattern() -> re.Pattern[str]:
    """The one expression of all stretches; the group's name is the sort, alternatives in order of precedence."""
    designators = data("designators")
    marks = "|".join(map(re.escape, sorted(designators["version_marks"].split(), key=len, reverse=True)))
    fixed = "|".join(map(re.escape, sorted(designators["fixed"].split(), key=len, reverse=True)))
    clock = "|".join(map(re.escape, sorted(designators["clock_marks"].split(), key=len, reverse=True))).replace(
        "_", " "
    )
    zone = "|".join(designators["clock_behind"].split())
    by = "|".join(designators["size_by"].split())
    pixels = "|".join(designators["size_after"].split())
    season, episode = (re.escape(letter) for letter in designators["season_episode_marks"].split())
    return re.compile(
        r"(?P<mask>(?:https?://|www\.)\S+|\S+@\S+\.\w+"
        rf"|(?<![\w.])\d{{1,2}}(?:[:.]\d\d)?(?:\s?[-–]\s?\d{{1,2}}(?:[:.]\d\d)?)?\s?(?i:{clock})(?!\w)"
        rf"|(?<![\w.,])[0-2]\d[0-5]\d(?=\s(?:{zone})\b)"
        r"|(?<![\w.])\d{4}-\d\d-\d\d(?!\d)"
        r"|(?<![\w.])\d{1,2}(?P<part>[/.-])\d{1,2}(?P=part)(?:\d{4}|\d\d)(?![\d.])"
        r"|(?<![\w.,])(?:19|20)\d\d ?[-–/] ?(?:\d\d|(?:19|20)\d\d)(?![\w%]|[.,]\d)"
        r"|(?<![\w.,])\d{2,4}s\b|(?<!\w)['’]\d\ds?\b"
        rf"|(?<![\w.])(?:{fixed})(?![\w]))"
        rf"|(?P<episode>\b{season}\d{{1,2}} ?{episode}p?\d{{1,3}}\b)"
        r"|(?P<ratio>(?<![\w.:])\d+(?:\.\d+)?:\d+(?:[.,:]\d+)*(?![\w:]))"
        rf"|(?P<version>(?<![\w.,-])[vV]?\d+(?:\.\d+){{2,}}(?:-?[a-z]+\.?\d*)?(?![\w%]|\.\d)"
        rf"|\bv\d+(?:\.\d+)*\b|\bV\d+(?:\.\d+)+\b"
        rf"|\b(?i:{marks})\s\d+(?:\.\d+)*(?:[a-z]\d*)?(?![\w,]\w|%))"
        rf"|(?P<size>(?<![\w.,])\d{{2,5}}\s?[x×]\s?\d{{2,5}}(?!\w|\.\d)|(?<![\w.,])\d{{2,5}}-(?:{by})-\d{{2,5}}(?!\w)"
        rf"|(?<![\w.,])\d{{2,5}} (?:{by}) \d{{2,5}}(?=[ -](?:{pixels})\b))"
        r"|(?P<phone>(?<![\w.,/:#–-])(?:\+|\(\+?\d{1,4}\) ?)?\d{1,5}(?:[ .-]\(?\d{2,6}\)?){1,5}(?![\w%]|[.,]\d))"
        r"|(?P<long>(?<![\w.,/])(?<!\d[ '’\u00a0\u2009\u202f])"
        r"(?:97[89](?:[- ]\d+){3}[- ][\dX]|0\d+|\d{10,}|#\d{4,})(?![\w%]|[.,]\d))"
        r"|(?P<code>\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]\d[A-Z] \d[A-Z]\d\b|\b[A-Z]{2} \d{5}(?:-\d{4})?\b"
        r"|(?<![\w.$])[A-Z]{1,6}-?\d[\dA-Za-z]*(?:[-/][\dA-Z]+)*(?!\w)|(?<![\w.$])[A-Za-z]+\d\w*(?:-\w*\d\w*)*"
        r"|(?<![\w.,])\d+[A-Z]{1,3}\d\w*(?!\w))"
    )


def _sorted(group: str, words: str, start: int, text: str) -> Stretch | None:
    """The stretch that a match makes, or None where its figures count after all."""
    if group == "ratio":
        return _ratio(words, start, start + len(words), text)
    reads = _READERS.get(group)
    sort, label = reads(words) if reads is not None else ("mask", "")
    return Stretch(start, start + len(words), sort, label) if sort else None


def _phone(words: str) -> tuple[str, str]:
    return ("code", " ".join(words.split())) if _is_phone(words) else ("", "")


def _version(words: str) -> tuple[str, str]:
    """A version, a telephone number with dots, or nothing where the dots group: "1.200.000"."""
    if words[0].isdecimal() and words.count(".") == 2 and _is_phone(words):
        return "code", words
    label = re.sub(r"^\D*", "", words)
    grouped = label.count(".") > 1 and all(len(part) == 3 for part in label.split(".")[1:])
    return ("", "") if grouped else ("version", label)


def _code(words: str) -> tuple[str, str]:
    """A code as written, nothing for a sum of money: "LP-2041", but not "EUR5" or "Rs500"."""
    found = re.match(r"[A-Za-z]+", words)
    letters = found.group() if found else ""
    if letters in _currency_letters():
        return "", ""
    masked = letters in words_of("designators")["not_code"] or not any(letter.isupper() for letter in words)
    return ("mask", "") if masked else ("code", " ".join(words.split()))


_READERS: dict[str, Callable[[str], tuple[str, str]]] = {
    "phone": _phone,
    "version": _version,
    "code": _code,
    "long": lambda words: ("code", words),
    "episode": lambda words: ("episode", words),
    "size": lambda words: ("size", "x".join(re.findall(r"\d+", words))),
}


def _is_phone(words: str) -> bool:
    """Whether groups of figures are a telephone number or the like, and not "1 234 567", a range or results."""
    groups = re.findall(r"\d+", words)
    signs = set(re.sub(r"[\d()+]", "", words))
    lengths = [len(group) for group in groups]
    if sum(lengths) < _FEW:
        return lengths == [1, 4] and signs == {"-"}
    if words[0] in "+(" or groups[0][0] == "0":
        return True
    if max(lengths) < 3 or (signs == {" "} and lengths[0] < 4 and set(lengths[1:]) == {3}):
        return False
    if len(groups) == 2:
        return lengths in ([3, 4], [5, 6])
    return "." not in signs or min(lengths) >= 3


def _ratio(words: str, start: int, end: int, text: str) -> Stretch:
    """A ratio "1:18" where it cannot be a time of day, or stands beside a word that says so; else a mask."""
    known = words_of("ratios")
    hours, _, minutes = words.partition(":")
    is_clock = bool(re.fullmatch(r"\d\d(?:[:.,]\d+)*", minutes)) and hours.isdecimal() and int(minutes[:2]) < 60
    before = re.findall(r"\w+", text[max(0, start - 24) : start].lower())[-3:]
    after = re.findall(r"\w+", text[end : end + 16].lower())[:1]
    if is_clock and known["before"].isdisjoint(before) and known["after"].isdisjoint(after):
        return Stretch(start, end, "mask", "")
    return Stretch(start, end, "ratio", words)


@cache
def _currency_letters() -> frozenset[str]:
    """Signs of money made of letters: "EUR", "Rs"."""
    signs = " ".join(data("units")["money"]["sign"].values()).split()
    return frozenset(sign for sign in signs if sign.isalpha())
