"""Titles of works among the words of a text: "All of Us Are Dead" is one name, and holds no verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.language import data
from factcheck.language.features import FIRST, INSIDE

# tags that a name must not leave in a sentence; a capital inside one makes such a word part of a name
SMALL = frozenset(["VERB", "AUX", "PRON", "SCONJ"])
LONGEST = 12  # words of a quoted title
LONG = 4  # letters: a longer word of a title has a capital


@cache
def _data() -> dict[str, list[str]]:
    """Quotation marks and the words that titles are linked by."""
    found: dict[str, list[str]] = data("titles")
    return found


def titled(words: Sequence[str], places: Sequence[int], tags: Sequence[str]) -> list[int]:
    """Places of the words (not the figures) of titles, in a text whose capitals mean something."""
    if not places or places[0] not in (FIRST, INSIDE):
        return []
    found: list[int] = []
    for first, last in _quoted(words):
        found += range(first, last)
    for at, word in enumerate(words):
        if places[at] == INSIDE and tags[at] in SMALL and word[0].isupper() and word not in _data()["always_capital"]:
            run = _run(words, places, at)
            if len(run) > 1:
                found += run
    return [at for at in found if words[at][0].isalpha()]


def _quoted(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Spans between quotation marks that are written as titles are."""
    closing = dict(pair.split(" ") for pair in _data()["quotes"])
    at = 0
    while at < len(words):
        end = at
        if words[at] in closing:
            mark = closing[words[at]]
            end = next((to for to in range(at + 2, min(at + LONGEST + 3, len(words))) if words[to] == mark), at)
            if end > at and _capital(words[at + 1 : end]):
                yield at + 1, end
        at = end + 1


def _capital(span: Sequence[str]) -> bool:
    """Whether words have capitals as titles have, so that they are no quoted speech ("Yes,")."""
    alone = len(span) == 1
    if not span[-1][-1].isalnum():
        span = span[:-1]
        alone = True
        if len(span) < 2:
            return False
    spelled = [word for word in span if word[0].isalpha()]
    if not spelled or not (span[0][0].isupper() or span[0][0].isdigit()) or span[-1][0].islower():
        return False
    return (alone or len(spelled) > 1 or len(span) > 1) and all(
        word[0].isupper() for word in spelled if len(word) >= LONG
    )


def _run(words: Sequence[str], places: Sequence[int], at: int) -> list[int]:
    """The capitalised words around a place, with what links them: "Gone With the Wind"."""
    links = _data()["links"]

    def held(place: int, step: int) -> bool:
        beyond = place + step
        inside = 0 <= beyond < len(words) and places[beyond] == INSIDE  # "Viewers of Who We Were"
        linked = words[place] in links and inside and words[beyond][0].isupper()
        return words[place][0].isupper() or linked

    first, last = at, at
    while first > 0 and held(first - 1, -1):
        first -= 1
    while last + 1 < len(words) and held(last + 1, 1):
        last += 1
    return list(range(first, last + 1))
