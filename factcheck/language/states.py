"""States and attributes of which a thing has one at a time: where a text names one, and which exclude each other.

A state is said with one word ("closed") or several ("out of order", "call … off", "moved to Friday"). Its families
are in "en/states.tsv", those of attributes ("stone", "wooden") in "en/attributes.tsv".
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from factcheck.language import lemma as lemmas
from factcheck.language import text_of, words_of
from factcheck.language.tokens import Tokens

BETWEEN = frozenset({"AUX", "ADV", "PART"})  # may stand between two words of a state
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"})  # and where a noun phrase may stand
MOST_BETWEEN = 2
MOST_PHRASE = 4
LEAST = 4  # letters of what a prefix denies
STILL = "still "  # what holds still, holds
BEING, TO = "be", "to"
GAP, DAY = "…", "#"
NONE: frozenset[tuple[str, int]] = frozenset()


class State(NamedTuple):
    """A state in its place."""

    label: str  # the words that say it, as the table has them: "put on hold"
    first: int
    last: int  # exclusive


@lru_cache(maxsize=256)
def found(tokens: Tokens) -> tuple[State, ...]:
    """The states that a text names, in order, none overlapping another; the longest come first."""
    forms = [_forms(*token) for token in zip(tokens.words, tokens.tags, tokens.lemmas, strict=True)]
    table, here = _phrases(), {DAY, *(word for own in forms for word in own)}
    matches = [
        (sum(word != GAP for word in phrase), -at, end, phrase)
        for at, own in enumerate(forms)
        for word in own
        for phrase in table.get(word, ())
        if phrase[-1] in here
        and (end := _end(phrase, tokens, forms, at))
        and (len(phrase) > 1 or _passive(tokens, at, word))
    ]
    chosen: list[State] = []
    for _, at, end, phrase in sorted(matches, reverse=True):
        if all(end <= other.first or other.last <= -at for other in chosen):
            chosen.append(State(_label(phrase), -at, end))
    return tuple(sorted(chosen, key=lambda state: state.first))


def places(label: str) -> frozenset[tuple[str, int]]:
    """The families that a state is of, each with its number there."""
    own = _places().get(label, NONE)
    return own | places(label.removeprefix(STILL)) if label.startswith(STILL) else own


@lru_cache(maxsize=65536)
def apart(left: str, right: str) -> bool:
    """Whether two states exclude each other: of one family, and nowhere said with one another."""
    ours, theirs = places(left), places(right)
    return bool({name for name, _ in ours} & {name for name, _ in theirs}) and ours.isdisjoint(theirs)


@lru_cache(maxsize=16384)
def sorts(label: str) -> tuple[bool, bool]:
    """Whether a word names an attribute, and whether a state."""
    names = {name for name, _ in places(label)}
    return not names.isdisjoint(_attributes()), not names <= _attributes()


@lru_cache(maxsize=65536)
def alike(left: str, right: str) -> bool:
    """Whether two states say the same of a thing."""
    return not places(left).isdisjoint(places(right))


def negated(word: str) -> str:
    """The word that a prefix denies: "unfurnished" → "furnished", "non-refundable" → "refundable"; else empty."""
    table = words_of("state")
    for prefix in table["prefixes"]:
        rest = word.removeprefix(prefix).removeprefix("-")
        if rest != word and any(rest.endswith(end) for end in table["endings"]) and word not in table["unprefixed"]:
            return rest if len(rest) >= LEAST else ""
    return ""


@lru_cache(maxsize=65536)
def _forms(word: str, tag: str, lemma: str) -> tuple[str, ...]:
    """The word as states may have it: as it stands, as dictionary form, and a participle as its verb."""
    low = word.lower().replace("’", "'")
    adjective = tag == "ADJ" and low not in words_of("state")["unverbal"]
    verb = lemmas.lemma(low, "VERB", "VBG" if low.endswith("ing") else "VBN") if adjective else lemma
    return tuple(dict.fromkeys((low, lemma.lower(), verb)))


def _passive(tokens: Tokens, at: int, word: str) -> bool:
    """Whether a verb's form that the table has as it stands is no active one: "was carried", not "has carried"."""
    if tokens.tags[at] != "VERB" or word == tokens.lemmas[at] or tokens.fine[at] == "VBG":
        return True
    while at and tokens.tags[at - 1] in ("ADV", "PART"):
        at -= 1
    return tokens.fine[at] != "VBD" and not (at and tokens.lemmas[at - 1] == "have")


def _end(phrase: tuple[str, ...], tokens: Tokens, forms: list[tuple[str, ...]], at: int) -> int:
    """Where a state that begins at a token ends, exclusive; 0 where it does not stand there."""
    at += 1
    for before, word in pairwise(phrase):
        if word == GAP:
            continue
        kinds, most = (PHRASE, MOST_PHRASE) if before == GAP else (BETWEEN, MOST_BETWEEN)
        skipped = 0 if word != TO or before == GAP else most  # "have to", not "had never been to"
        while at < len(forms) and not _is(word, forms[at], tokens.tags[at]):
            if skipped == most or not (tokens.tags[at] in kinds or (before == GAP and tokens.fine[at] == "POS")):
                return 0
            if before != GAP and forms[at][0] in words_of("state")["particles"]:
                return 0
            skipped, at = skipped + 1, at + 1
        if at == len(forms) or (before == BEING and tokens.fine[at] == "VBG"):  # "is moving" is not "is moved"
            return 0
        at += 1
    return at


def _is(word: str, forms: tuple[str, ...], tag: str) -> bool:
    if word == DAY:
        return forms[0] in words_of("state")["days"] or (tag == "NUM" and forms[0][:1].isdigit())
    return word in forms


def _label(phrase: tuple[str, ...]) -> str:
    return " ".join(word for word in phrase if word not in (GAP, DAY))


@cache
def _rows(name: str) -> tuple[tuple[str, ...], ...]:
    lines = text_of(f"{name}.tsv").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if not line.startswith("#"))


@cache
def _attributes() -> frozenset[str]:
    """The families of attributes."""
    return frozenset(row[0] for row in _rows("attributes"))


@cache
def _places() -> dict[str, frozenset[tuple[str, int]]]:
    """State → its families, each with its number there."""
    listed: dict[str, list[tuple[str, int]]] = {}
    for name, *cells in (*_rows("states"), *_rows("attributes")):
        for number, cell in enumerate(cells):
            place = (name, number)
            for words in cell.split(","):
                label = _label(tuple(words.split())) if GAP in words or DAY in words else words
                listed.setdefault(label, []).append(place)
    return {label: frozenset(places) for label, places in listed.items()}


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → the states that begin so."""
    listed: dict[str, set[tuple[str, ...]]] = {}
    for _, *cells in (*_rows("states"), *_rows("attributes")):
        for words in ",".join(cells).split(","):
            phrase = tuple(words.split())
            listed.setdefault(phrase[0], set()).add(phrase)
    return {word: tuple(sorted(them)) for word, them in listed.items()}
