"""States of which a thing has one at a time ("en/states.tsv"): where a text says one, and which exclude each other.

A state is said with one word ("closed") or several ("out of order", "call … off", "moved to Friday").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from factcheck.language import relations, words_of
from factcheck.language.tokens import Tokens

BETWEEN = frozenset({"AUX", "ADV", "PART"})  # may stand between two words of a state
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"})  # and where a noun phrase may stand
MOST_BETWEEN = 2
MOST_PHRASE = 4
GAP, DAY = "…", "#"
NONE: frozenset[tuple[str, int]] = frozenset()


class State(NamedTuple):
    """A state in its place."""

    label: str  # the words that say it, as the table has them: "put on hold"
    first: int
    last: int  # exclusive


@lru_cache(maxsize=256)
def found(tokens: Tokens) -> tuple[State, ...]:
    """The states that a text names, none overlapping another; of two that begin at one word the longer."""
    forms = [(word.lower().replace("’", "'"), lemma) for word, lemma in zip(tokens.words, tokens.lemmas, strict=True)]
    chosen: list[State] = []
    for at in range(len(forms)):
        if chosen and at < chosen[-1].last:
            continue
        ends = ((end, phrase) for phrase in _beginning(forms[at]) if (end := _end(phrase, tokens, forms, at)))
        end, phrase = max(ends, key=lambda one: (one[0], len(one[1])), default=(0, ()))
        if end:
            chosen.append(State(_label(phrase), at, end))
    return tuple(chosen)


@lru_cache(maxsize=16384)
def places(label: str) -> frozenset[tuple[str, int]]:
    """The families that a state is of, each with its number there; of a participle also those of its verb."""
    own = _places().get(label, NONE)
    verb = relations.verb(label)
    return own | _places().get(verb, NONE) if verb else own


@lru_cache(maxsize=65536)
def apart(left: str, right: str) -> bool:
    """Whether two states exclude each other: of one family, and nowhere said with one another."""
    ours, theirs = places(left), places(right)
    return bool({name for name, _ in ours} & {name for name, _ in theirs}) and ours.isdisjoint(theirs)


@lru_cache(maxsize=65536)
def alike(left: str, right: str) -> bool:
    """Whether two states say the same of a thing."""
    return not places(left).isdisjoint(places(right))


def _beginning(forms: tuple[str, str]) -> Iterator[tuple[str, ...]]:
    """The states that begin with a word."""
    table = _phrases()
    yield from table.get(forms[0], ())
    if forms[0] != forms[1]:
        yield from table.get(forms[1], ())


def _end(phrase: tuple[str, ...], tokens: Tokens, forms: list[tuple[str, str]], at: int) -> int:
    """Where a state that begins at a token ends, exclusive; 0 where it does not stand there."""
    at += 1
    for before, word in zip(phrase, phrase[1:], strict=False):
        if word == GAP:
            continue
        kinds, most = (PHRASE, MOST_PHRASE) if before == GAP else (BETWEEN, MOST_BETWEEN)
        skipped = 0
        while at < len(forms) and not _is(word, forms[at], tokens.tags[at]):
            if skipped == most or (tokens.tags[at] not in kinds and tokens.fine[at] != "POS"):
                return 0
            skipped, at = skipped + 1, at + 1
        if at == len(forms):
            return 0
        at += 1
    return at


def _is(word: str, forms: tuple[str, str], tag: str) -> bool:
    if word == DAY:
        return forms[0] in words_of("state")["days"] or (tag == "NUM" and forms[0][:1].isdigit())
    return word in forms


def _label(phrase: tuple[str, ...]) -> str:
    return " ".join(word for word in phrase if word not in (GAP, DAY))


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    text = files("factcheck.language").joinpath("en/states.tsv").read_text("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if not line.startswith("#"))


@cache
def _places() -> dict[str, frozenset[tuple[str, int]]]:
    """State → its families, each with its number there."""
    listed: dict[str, set[tuple[str, int]]] = {}
    for name, *cells in _rows():
        for number, cell in enumerate(cells):
            for words in cell.split(","):
                listed.setdefault(_label(tuple(words.split())), set()).add((name, number))
    return {label: frozenset(them) for label, them in listed.items()}


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → the states that begin so."""
    listed: dict[str, set[tuple[str, ...]]] = {}
    for _, *cells in _rows():
        for words in ",".join(cells).split(","):
            phrase = tuple(words.split())
            listed.setdefault(phrase[0], set()).add(phrase)
    return {word: tuple(sorted(them)) for word, them in listed.items()}
