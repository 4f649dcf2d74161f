"""The set phrases of web pages, compiled: which reason a line, a paragraph or a class name gives to drop a block."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from factcheck.language import data

_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_EDGES = re.compile(r"^(?!\(c\))[^\w©$€£#]+|[^\w#%$€£+]+$")
_CLASS_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_CLASS_PART = re.compile(r"\s+|__|--")
_WITHIN_WORD = re.compile(r"[^\W_]\w")
_LINE_WORDS = 30
_PARAGRAPH_WORDS = 70


def prepared(text: str) -> str:
    """A line as the phrases are written: lower case, plain apostrophes, numbers as #, no marks at its ends."""
    return _NUMBER.sub(
        "#", _EDGES.sub("", text[: 10 * _PARAGRAPH_WORDS]).replace("’", "'").replace("‘", "'").casefold()
    )


def line_reason(text: str) -> str:
    """Why a line is clutter by its words alone; empty if it is none."""
    words = text.count(" ") + 1
    if words > _PARAGRAPH_WORDS or len(text) > 10 * _PARAGRAPH_WORDS:
        return ""
    line = prepared(text)
    if words <= _LINE_WORDS:
        found = _whole().get(line) or _beginning(line) or _first(_patterns("pattern"), line)
        if found:
            return found
    return next((reason for phrase, reason in _holds() if phrase in line), "")


def end_reason(text: str) -> str:
    """Why the article is over at this line; empty if it goes on."""
    if len(text) > 160:
        return ""
    return _first(_patterns("ends"), prepared(text))


def navigates(text: str) -> bool:
    """Whether a line is a set phrase of navigation."""
    return _whole().get(prepared(text)) in ("navigation", "share buttons")


def hint_reason(names: str) -> str:
    """Why an element with these class and id names is no part of an article; empty if nothing says so."""
    hints = _hints()
    for name in _CLASS_PART.split(names):
        words = [word.lower() for word in _CLASS_WORD.findall(name)]
        for size in (3, 2, 1):
            if len(words) > 2 * size + 1:  # "sharing-with-several-developers" is the name of a section
                break
            for at in range(len(words) - size + 1):
                if reason := hints.get(" ".join(words[at : at + size])):
                    return reason
    return ""


def is_bio(text: str, title: str) -> bool:
    """Whether a paragraph introduces an author: «Ada Lund covers shipping», unless the article is about Ada Lund."""
    match = _bios().match(text)
    return match is not None and len(text) < 700 and not (match["name"] and match["name"] in title)


@cache
def _bios() -> re.Pattern[str]:
    after, first = ("|".join(line for line in text.splitlines() if line) for text in data("clutter")["bio"].values())
    return re.compile(rf"(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{1,3}}) (?:{after})|(?:{first})")


def _first(patterns: Iterable[tuple[re.Pattern[str], str]], line: str) -> str:
    return next((reason for pattern, reason in patterns if pattern.search(line)), "")


def _reason(key: str | None) -> str:
    return (key or "").replace("_", " ")


@cache
def _whole() -> dict[str, str]:
    return {
        prepared(line): _reason(key) for key, text in data("clutter")["whole"].items() for line in text.splitlines()
    }


@cache
def _holds() -> tuple[tuple[str, str], ...]:
    table = data("clutter")["holds"]
    return tuple((line, _reason(key)) for key, text in table.items() for line in text.splitlines() if line)


def _beginning(line: str) -> str:
    """Why a line is clutter by the phrase that it begins with: a word at the end of the phrase must end there."""
    fitting = ((phrase, reason) for phrase, reason in _begins() if line.startswith(phrase))
    return next((reason for phrase, reason in fitting if not _WITHIN_WORD.match(line, len(phrase) - 1)), "")


@cache
def _begins() -> tuple[tuple[str, str], ...]:
    """The phrases that begin a line, each with the reason."""
    table = data("clutter")["begins"]
    lines = ((line, key) for key, text in table.items() for line in text.splitlines() if line)
    return tuple((line.replace("’", "'"), _reason(key)) for line, key in lines)


@cache
def _patterns(table: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile("|".join(f"(?:{line})" for line in text.splitlines() if line)), _reason(key))
        for key, text in data("clutter")[table].items()
    )


@cache
def _hints() -> dict[str, str]:
    return {line: _reason(key) for key, text in data("clutter")["hints"].items() for line in text.splitlines() if line}
