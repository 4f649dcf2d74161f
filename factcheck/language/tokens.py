"""A statement's text cut into words, before any of them is tagged; offsets hold for the text as it stands."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factcheck import language


class Tokens(NamedTuple):
    """The words of one text, with what the tagger makes of them. All fields are of one length."""

    words: tuple[str, ...]
    starts: tuple[int, ...]  # place in the text
    ends: tuple[int, ...]  # exclusive
    tags: tuple[str, ...]  # coarse part of speech, UPOS: NOUN, PROPN, VERB, AUX, …
    fine: tuple[str, ...]  # fine part of speech, XPOS: NNS, VBD, VBN, MD, …
    lemmas: tuple[str, ...]  # "recalled" → "recall"


def cut(text: str) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
    """Words, starts and ends of a text: "Netflix’s 583km" → Netflix | ’s | 583 | km."""
    spans = [found.span() for found in _pattern().finditer(text)]
    return (
        tuple([text[start:end] for start, end in spans]),
        tuple([start for start, _ in spans]),
        tuple([end for _, end in spans]),
    )


@cache
def _pattern() -> re.Pattern[str]:
    """The one expression that finds a token, alternatives in order of precedence."""
    data = language.data("tokens")
    letter, mark, hyphen = r"[^\W\d_]", "['’ʼ]", "[-‐‑]"
    clitic = rf"{mark}(?i:{'|'.join(data['clitics'])})(?!\w)"
    negation = rf"(?i:{data['negation']})(?!\w)"
    joined = rf"(?:{hyphen}(?:(?!{negation})\w)+)"
    endings = f"(?i:{'|'.join(data['numeral_endings'])})(?!\\w)"
    magnitude = f"[{''.join(data['magnitudes'])}](?!\\w)"
    halves = "|".join(
        rf"\b(?i:{left})(?=(?i:{right})\b)|(?i:(?<=\b{left}){right}\b)"
        for left, right in (word.split("|") for word in data["split"])
    )
    whole = "|".join(word.replace("|", "") for word in data["split"])
    alternatives = (
        rf"(?!(?i:{whole})\b){letter}++(?=[\s,;)])",  # the usual word, first for speed
        r"(?:https?://|www\.)[^\s<>\"”’)]*[^\s<>\"”’).,;:!?]",
        r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        data["currency"],
        # times, dates, fractions: 10:30, 2023-06-06, 6/6/2023
        r"\d{1,2}:\d\d(?::\d\d)?(?![\d:])|\d{4}-\d\d-\d\d(?!\d)|\d+/\d+(?:/\d+)?(?![\w/])",
        # letters that belong to the digits: 21st, 1990s, 3D, 29-year-old, 1.5-litre, 12-to-14
        rf"\d+(?:,\d{{3}})*(?:\.\d+)?(?:{endings}|(?<![.\d]\d)(?!{magnitude})[A-Z](?!\w))?{joined}*"
        rf"(?:{hyphen}{letter}+)(?:{hyphen}\w+)*(?!\w)",
        rf"\d+(?:,\d{{3}})*(?:{endings}|(?!{magnitude})[A-Z](?!\w))",
        # grouped and decimal numbers: 1,200.5, .5
        r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*|(?<![\w.])\.\d+",
        negation,
        clitic,
        halves,
        # U.S., J. K. Rowling, Mr. Smith, No. 5
        rf"\b(?:{letter}\.){{2,}}(?:{hyphen}{letter}+)*|\b[A-Z]\.(?=\s*[A-Z])",
        rf"\b(?i:{_words(data['abbreviations'])})\.(?=\s*\S)|\b(?i:{_words(data['before_figures'])})\.(?=\s*\d)",
        rf"°{letter}(?!\w)|\b{letter}{{1,3}}/{letter}(?!\w)",  # °C, km/h
        # words, with what hyphens, apostrophes and inner dots join: K-drama, O'Brien, COVID-19, v2.1, Booking.com
        rf"(?:(?!{negation}){letter}|(?<=\w)\d|_)+(?:{joined}|(?!{clitic}){mark}{letter}+"
        rf"|(?<=\d)\.\d+|\.(?=[a-z]){letter}{{2,}}(?![\w.]))*",
        r"\.{2,}|-{2,}|\*{2,}",
        r"\S",
    )
    return re.compile("|".join(alternatives))


def _words(words: list[str]) -> str:
    """Words as alternatives of an expression."""
    return "|".join(map(re.escape, words))
