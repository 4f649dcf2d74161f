"""Whom or what a statement speaks of: a name in it, its heading's name, or the article's topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.context.words import folded, key
from factcheck.language import words_of
from factcheck.language.tokens import Tokens
from factcheck.model import NAME_KINDS, Statement, Value

_REACH = 12  # words between a value and the name it may belong to


def topic(statements: Sequence[Statement], values: Sequence[Sequence[Value]]) -> str:
    """The name an article turns on: the most frequent one, those of its title counting threefold."""
    counts: Counter[str] = Counter()
    for statement, found in zip(statements, values, strict=True):
        weight = 3 if statement.kind in ("title", "heading") else 1
        counts.update({v.label: weight for v in found if v.kind in NAME_KINDS})
    return min(counts, key=lambda name: (-counts[name], name)) if counts else ""


def topics(statements: Sequence[Statement], values: Sequence[Sequence[Value]], whole: str) -> list[str]:
    """What each statement speaks of where it does not say: the one name of its heading, else the article's topic."""
    named: dict[str, str] = {}
    for statement, found in zip(statements, values, strict=True):
        labels = {v.label for v in found if v.kind in NAME_KINDS}
        if statement.kind == "heading" and len(labels) == 1:
            named[statement.text] = labels.pop()
    return [named.get(s.headings[-1], whole) if s.headings else whole for s in statements]


def holder(tokens: Tokens, span: tuple[Value, int, int], spans: Sequence[tuple[Value, int, int]]) -> str:
    """The key of the name nearest to a value, what stands before it preferred: "Struthers" of "Moira Struthers, 49"."""
    value, first, last = span
    best, found = _REACH, ""
    for other, begin, end in spans:
        if other.kind not in NAME_KINDS or other.kind == "place" or other is value or end <= begin:
            continue
        gap = first - end if end <= first else 2 * (begin - last) + 1 if begin >= last else _REACH
        if gap < best:
            best, found = gap, folded(tokens.words[end - 1])
    return found


def subject(statement: Statement, tokens: Tokens, values: Sequence[Value], topic: str) -> str:
    """The name a statement speaks of: its first one, else its row's or list's head, else the article's topic."""
    names = [v for v in values if v.kind in NAME_KINDS and v.kind != "place"]
    if statement.kind == "row" and statement.headings:
        return statement.headings[-1]
    return names[0].label if names else topic


def thing(
    tokens: Tokens,
    at: int,
    agent: str,
    span: tuple[Value | None, int, int],
    spans: Sequence[tuple[Value, int, int]],
    topic: str,
) -> str:
    """The name of what a deed is told of: its subject's, the topic's for "it" or "the series"; empty if unclear.

    at: the token of the deed's word; agent: the key of its subject; span: the value asked about.
    """
    if at < 0:
        return ""
    named = [(v, begin, end) for v, begin, end in spans if v.kind in NAME_KINDS and v is not span[0]]
    lists = words_of("deeds")
    if agent:
        places = [n for n in range(max(at - _REACH, 0), min(at + _REACH, len(tokens.words))) if _is(tokens, n, agent)]
        place = min(places, key=lambda n: (n > at, abs(n - at)), default=-1)
        own = next((v.label for v, begin, end in named if begin <= place < end), "")
        known = any(word.lower() in lists["known"] for word in tokens.words[max(place - 3, 0) : max(place, 0)])
        return own or (topic if known else "")
    if any(word.lower() in lists["stands_for"] for word in tokens.words[max(at - 4, 0) : at]):
        return topic
    return next((v.label for v, _, end in reversed(named) if end <= at and v.kind != "person"), "")


def _is(tokens: Tokens, at: int, wanted: str) -> bool:
    """Whether a token is the one that a key was made from."""
    return wanted == (folded(tokens.words[at]) if tokens.tags[at] == "PROPN" else key(tokens.lemmas[at]))
