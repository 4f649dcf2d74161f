"""Words as names are read from them: what a capital tells where, and what the running text tells of a word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.language import words_of
from factcheck.language.gazetteer import kind_of, nationality, written_small
from factcheck.language.tokens import Tokens
from factcheck.model import Statement

HEADLINE = 0.7  # share of longer words with a capital from which a heading is in title case
SHOUTED = 0.9  # the same for a sentence
OPEN, CLOSE = frozenset('“"‘«*_'), frozenset('”"’»*_')
_ENDS = frozenset(".!?:;•·–—|>»")


class Seen(NamedTuple):
    """What an article's running text tells of its words."""

    capital: frozenset[str]  # words with a capital where only a name has one
    small: frozenset[str]  # words written small


class Line(NamedTuple):
    """One statement as names are read from it."""

    words: tuple[str, ...]
    keys: tuple[str, ...]  # the words as the lists have them
    tokens: Tokens
    fresh: frozenset[int]  # tokens that have a capital anyhow
    headline: bool  # capitals tell nothing in it
    listed: bool  # a list item or table row


@cache
def listed(name: str) -> frozenset[str]:
    """One of the word lists of names."""
    return words_of("names")[name]


@cache
def of_heads() -> frozenset[str]:
    """Words after which "of" goes on with the name."""
    lists = ("organisation_heads", "place_heads", "event_heads", "event_ends")
    return frozenset().union(*map(listed, lists)) - listed("particles")


@cache
def tails() -> frozenset[str]:
    """Last words of names of anything but persons."""
    return listed("organisation_ends") | listed("place_ends") | listed("event_ends")


@lru_cache(maxsize=16384)
def key(word: str) -> str:
    """A word as the lists have it."""
    return word.lower().replace(".", "").replace("’", "'") or word


@lru_cache(maxsize=16384)
def capital(word: str) -> bool:
    """Whether a word is written as a name: "Oslo", "iPhone"; not "I", "Monday", "Five-year"."""
    if key(word) in listed("calendar"):
        return False
    if word[0].isupper():
        return (len(word) > 1 or word not in "IA") and not (hyphened(word) and written_small(word.partition("-")[0]))
    return word[0].islower() and len(word) > 2 and "-" not in word and not word.islower()


def dated_given(words: Sequence[str], at: int) -> bool:
    """Whether a month's or season's name begins a person's: "Jan Moberg"; not "in June Oslo voted"."""
    if key(words[at]) not in listed("calendar_given") or at + 1 >= len(words):
        return False
    after, before = words[at + 1], key(words[at - 1]) if at else ""
    apart = before in listed("before_dates") or kind_of(after) or nationality(after) or written_small(after)
    return capital(after) and after.isalpha() and not apart


@lru_cache(maxsize=16384)
def hyphened(word: str) -> str:
    """The small word that a hyphen hangs on a name: "based" in "Oslo-based"; empty without one."""
    name, _, rest = word.partition("-")
    last = rest.rpartition("-")[2]
    return last if name and last in listed("hyphens") else ""


def begins_title(word: str) -> bool:
    """Whether a word within a sentence has a capital only if a title begins with it."""
    return word[0].isupper() and word.isalpha() and not word.isupper() and key(word) in listed("openers")


def lines(statements: Sequence[Statement], tokens: Sequence[Tokens]) -> list[Line]:
    """The statements of an article as names are read from them."""
    return [_line(statement, row) for statement, row in zip(statements, tokens, strict=True)]


def _line(statement: Statement, tokens: Tokens) -> Line:
    keys = tuple(map(key, tokens.words))
    kind = statement.kind
    return Line(
        tokens.words,
        keys,
        tokens,
        _openings(statement, tokens),
        _in_title_case(kind, tokens.words),
        kind in {"item", "row"},
    )


def _openings(statement: Statement, tokens: Tokens) -> frozenset[int]:
    """The tokens that have a capital anyhow: first ones of the statement, its cells, quotations, and after colons."""
    cells = {start for start, _ in statement.cells}
    found, fresh = [], True
    for at, word in enumerate(tokens.words):
        if fresh or tokens.starts[at] in cells:
            found.append(at)
        if word in _ENDS or word in OPEN:
            fresh = True
        elif fresh and (word.isalpha() or any(map(str.isalpha, word))):
            fresh = False
    return frozenset(found)


def _in_title_case(kind: str, words: Sequence[str]) -> bool:
    """Whether capitals tell nothing among words: a headline in Title Case or CAPITALS."""
    longer = [word for word in words if len(word) > 3 and word[0].isalpha()]
    share = sum(word[0].isupper() for word in longer) / (len(longer) or 1)
    if kind in {"title", "heading"}:
        return share >= HEADLINE
    if share < HEADLINE or len(longer) < 5:
        return False
    return (kind == "sentence" and share > SHOUTED) or sum(map(str.isupper, longer)) > HEADLINE * len(longer)


def seen(rows: Sequence[Line]) -> Seen:
    """What the running text among an article's lines tells of its words."""
    capitals: set[str] = set()
    small: set[str] = set()
    for row in rows:
        if not row.headline:
            small.update(filter(str.islower, row.words))
            capitals.update(word for at, word in enumerate(row.words) if word[0].isupper() and at not in row.fresh)
    return Seen(frozenset(capitals), frozenset(small))
