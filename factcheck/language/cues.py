"""Where a text denies, doubts, expects, supposes or quotes: the cues of `en/stance.toml` found among its tokens.

A cue is a phrase of words or lemmas; auxiliaries and adverbs may stand between its words ("has not yet been confirmed"
holds the cue "not confirm"). `clauses` says how far a cue reaches.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.language import data
from factcheck.language.tokens import Tokens

FILE = "stance"
WHOLE = frozenset({"implicative"})  # tables in which a word belongs to one cue only
BETWEEN = frozenset({"ADV", "AUX"})
MOST_BETWEEN = 3
PLAIN = frozenset(
    {
        *("always", "auxiliary", "being", "closing", "inside", "joining", "opening", "origin"),
        *("rejected", "result", "telling", "told"),
    }
)  # lists that are read as sets, not looked for as cues
BREAKS = frozenset(";:—–()[]")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})


class Cue(NamedTuple):
    """A cue in its place."""

    group: str  # table of the file: negation, implicative, asked, expected …
    kind: str  # list in the table
    first: int
    last: int  # exclusive
    text: str  # the cue as the file has it


class Element(NamedTuple):
    """One word of a cue."""

    word: str  # word or lemma; empty: any
    fine: str  # fine tag; empty: any
    prefix: bool  # the fine tag need only begin so


class Phrase(NamedTuple):
    """A cue of the file."""

    elements: tuple[Element, ...]
    group: str
    kind: str
    text: str


@lru_cache(maxsize=512)
def cues(tokens: Tokens) -> tuple[Cue, ...]:
    """All cues of a text, by place; within one list of the file the longest, and none inside an exempt phrase."""
    found: list[Cue] = []
    table = phrases()
    until: dict[str, int] = {}  # group or list → where its last cue ends
    forms = [_forms(word, lemma) for word, lemma in zip(tokens.words, tokens.lemmas, strict=True)]
    for at, words in enumerate(forms):
        for word in words:
            for phrase in table.get(word, ()):
                name = phrase.group if phrase.group in WHOLE else phrase.group + "." + phrase.kind
                if until.get(phrase.group, 0) > at or until.get(name, 0) > at:
                    continue
                if end := _end(phrase, tokens, forms, at):
                    until[phrase.group if phrase.kind == "exempt" else name] = end
                    if phrase.kind != "exempt":
                        found.append(Cue(phrase.group, phrase.kind, at, end, phrase.text))
    return tuple(found)


@lru_cache(maxsize=256)
def clauses(tokens: Tokens) -> tuple[int, ...]:
    """The number of the clause of each token; conjunctions, relatives and marks between verbs begin one."""
    number, numbers, verbs = 0, [], 0
    for at, (word, tag, fine) in enumerate(zip(tokens.words, tokens.tags, tokens.fine, strict=True)):
        if at and (word in BREAKS or fine in RELATIVE or tag == "SCONJ" or (verbs and _opens(tokens, at))):
            number += 1
            verbs = 0
        numbers.append(number)
        verbs += tag in ("VERB", "AUX")
    return tuple(numbers)


@cache
def phrases() -> dict[str, list[Phrase]]:
    """First word of a cue → the cues that begin so: exempt phrases before others, long before short."""
    found: dict[str, list[Phrase]] = {}
    for group, lists in data(FILE).items():
        for kind, texts in lists.items():
            if isinstance(texts, str) or kind in PLAIN:
                continue
            for text in texts:
                elements = tuple(_element(part) for part in text.split())
                found.setdefault(elements[0].word, []).append(Phrase(elements, group, kind, text))
    for entries in found.values():
        entries.sort(key=lambda phrase: (-len(phrase.elements), phrase.kind != "exempt", phrase.text))
    return found


@cache
def words(group: str, kind: str) -> frozenset[str]:
    """A list of the file as a set."""
    return frozenset(data(FILE)[group][kind])


def breaks(tokens: Tokens, at: int) -> bool:
    """Whether a mark stands here that no cue reaches across."""
    return tokens.words[at] in BREAKS


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether a clause with its own verb begins at a comma or conjunction."""
    if at + 1 >= len(tokens.words):
        return False
    if tokens.words[at] == ",":
        return tokens.fine[at + 1] in ("VBN", "VBG") or _next_verb(tokens, at + 1) in FINITE
    return tokens.tags[at] == "CCONJ" and _next_verb(tokens, at + 1) in FINITE


def _next_verb(tokens: Tokens, at: int) -> str:
    """The fine tag of the next verb before a mark or conjunction; empty without one."""
    for place in range(at, len(tokens.words)):
        tag = tokens.tags[place]
        if tag in ("VERB", "AUX"):
            return tokens.fine[place]
        if tag in ("PUNCT", "SCONJ") or tokens.fine[place] in RELATIVE:
            return ""
    return ""


def _forms(word: str, lemma: str) -> tuple[str, ...]:
    """The word as cues may have it: in lower case, as lemma."""
    low = word.lower()
    low = data(FILE)["forms"].get(low, low)
    return (low,) if low == lemma else (low, lemma)


def _element(part: str) -> Element:
    """A word of a cue: "plan", "will/MD", "VB", "VB*"."""
    word, _, fine = part.partition("/")
    if word.isupper() and word.rstrip("*").isalpha():
        word, fine = "", word
    return Element(word, fine.rstrip("*"), fine.endswith("*"))


def _end(phrase: Phrase, tokens: Tokens, forms: list[tuple[str, ...]], at: int) -> int:
    """Where a phrase that begins at a token ends, exclusive; 0 where it does not fit."""
    for number, (word, fine, prefix) in enumerate(phrase.elements):
        skipped = 0
        while True:
            if at >= len(forms):
                return 0
            tag = tokens.fine[at]
            if (not word or word in forms[at]) and (not fine or (tag.startswith(fine) if prefix else tag == fine)):
                break
            if not number or skipped >= MOST_BETWEEN or tokens.tags[at] not in BETWEEN:
                return 0
            skipped += 1
            at += 1
        at += 1
    return at
