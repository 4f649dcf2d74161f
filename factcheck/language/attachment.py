"""Rankers that attach one word to another: which candidate, or none, and how surely; many questions in one batch.

A ranker sees the tags around a question's span and around a candidate, some frequent words, and what stands between the
two. All of it is rows of one table of integers, added up, so that scores are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from factcheck.language import FOLDER
from factcheck.language.features import normalised
from factcheck.language.tokens import Tokens

Ints = NDArray[np.int64]
Question = tuple[Tokens, int, int]  # a text and a span of its words, the last exclusive

MARGIN = 3  # silent words before and after each text
# where a question's span and a candidate are looked at: offsets from the first and from the last word
SPAN_TAGS = ((-3, -2, -1, 0), (0, 1, 2, 3))
SPAN_WORDS = ((-2, -1, 0), (0, 1))
OTHER_TAGS = (-3, -2, -1, 0, 1, 2, 3)
OTHER_WORDS = (-2, -1, 0, 1, 2)
# coarse or fine tags that are counted between the two; more than three of a kind count as three
BETWEEN = (
    *({"VERB"}, {"VBN", "VBG"}, {"AUX"}, {"TO"}, {"NOUN", "PROPN"}, {"PRON"}, {"ADJ"}, {"NUM"}, {"ADP"}, {"CCONJ"}),
    *({"SCONJ"}, {"WDT", "WP", "WP$", "WRB"}, {"POS", "PRP$"}, {","}, {":", "HYPH"}, {"."}, {"-LRB-", "-RRB-"}),
    {"``", "''"},
)
MOST = 4
REACHES = (1, 2, 3, 4, 5, 6, 8, 11, 15, 20, 30)  # bounds of the classes of distance
SIDES = 3  # left, right, none
CEILING = 2047  # the largest value of a unit: 48 units × 127 × 2047 stays below 2**24


class Ranker(NamedTuple):
    """The weights of one decision: whole numbers, held as floats for speed."""

    rows: NDArray[np.float32]  # features × units
    bias: NDArray[np.float32]
    outer: NDArray[np.float32]  # units
    scale: float  # brings scores to natural logarithms


class Alphabet(NamedTuple):
    """What rankers know by number; 0 is silence."""

    tags: dict[str, int]  # "NOUN/NNS"
    words: dict[str, int]  # frequent lemmas


class Line(NamedTuple):
    """Texts one after the other, by number, with silence between."""

    tags: Ints
    words: Ints
    sums: Ints  # kinds × (words + 1): how many of each kind stand before
    begins: Ints  # place of each text's first word


class Pairs(NamedTuple):
    """The candidates of all questions, and "none" as the first of each."""

    features: Ints  # pairs × features
    question: Ints  # which question
    candidate: Ints  # index in its text, -1 none


@cache
def weights(decision: str) -> Ranker:
    """The ranker of a decision as trained (en/attachment.toml says from what)."""
    parts = _parts()
    return Ranker(
        parts[f"{decision}_rows"].astype(np.float32),
        parts[f"{decision}_bias"].astype(np.float32),
        parts[f"{decision}_outer"].astype(np.float32),
        float(parts[f"{decision}_scale"]),
    )


@cache
def alphabet() -> Alphabet:
    """The tags and words that the rankers were trained with."""
    parts = _parts()
    tags, words = (({str(key): at for at, key in enumerate(parts[name], 1)}) for name in ("tags", "words"))
    return Alphabet(tags, words)


@cache
def _parts() -> dict[str, NDArray[np.generic]]:
    """The arrays of the file of weights."""
    with np.load(FOLDER / "attachment.npz") as data:
        return {name: data[name] for name in data.files}


def answers(
    decision: str, questions: Sequence[Question], candidates: Sequence[Sequence[int]]
) -> list[tuple[int, float]]:
    """The best candidate of each question, -1 for none, and the probability that it is right."""
    if not questions:
        return []
    texts = {id(text): text for text, _, _ in questions}
    order = {key: at for at, key in enumerate(texts)}
    spans = np.array([(order[id(text)], first, last) for text, first, last in questions])
    pairs = paired(lined(list(texts.values()), alphabet()), alphabet(), spans, candidates)
    ranker = weights(decision)
    units = np.repeat(ranker.bias[None, :], len(pairs.features), axis=0)
    for rows in pairs.features.T:  # one after another: all of them at once take as much memory as fills a cache
        units += ranker.rows[rows]
    scores = (np.clip(units, 0, CEILING) @ ranker.outer).astype(np.float64) * ranker.scale
    firsts = np.flatnonzero(pairs.candidate < 0)
    scores -= np.maximum.reduceat(scores, firsts)[pairs.question]
    shares = np.exp(scores)
    totals = np.add.reduceat(shares, firsts)
    best = np.flatnonzero(scores == 0)
    best = best[np.unique(pairs.question[best], return_index=True)[1]]
    sure = np.round(1 / totals, 3)
    return list(zip(pairs.candidate[best].tolist(), sure.tolist(), strict=True))


def lined(texts: Sequence[Tokens], known: Alphabet) -> Line:
    """The texts as numbers."""
    tags, words, begins = [0] * MARGIN, [0] * MARGIN, []
    for text in texts:
        begins.append(len(tags))
        tags += [known.tags.get(f"{tag}/{fine}", 0) for tag, fine in zip(text.tags, text.fine, strict=True)]
        words += [known.words.get(normalised(lemma), 0) for lemma in text.lemmas]
        tags += [0] * MARGIN
        words += [0] * MARGIN
    marks = _marks(tuple(known.tags))
    line = np.array(tags)
    sums = np.zeros((len(BETWEEN), len(line) + 1), np.int64)
    np.cumsum(marks[line].T, axis=1, out=sums[:, 1:])
    return Line(line, np.array(words), sums, np.array(begins))


@cache
def _marks(tags: tuple[str, ...]) -> NDArray[np.bool_]:
    """[tags, BETWEEN] Whether each tag, the silent one first, is of each kind that is counted between two words."""
    return np.array([[not kind.isdisjoint(tag.split("/")) for kind in BETWEEN] for tag in ("", *tags)])


def paired(line: Line, known: Alphabet, spans: Ints, candidates: Sequence[Sequence[int]]) -> Pairs:
    """The features of every candidate of every question; spans: text, first, last (exclusive) a row."""
    question = np.repeat(np.arange(len(spans)), [len(found) + 1 for found in candidates])
    candidate = np.array([at for found in candidates for at in (-1, *found)], np.int64)
    begins = line.begins[spans[:, 0]]
    first, last = (begins + spans[:, 1])[question], (begins + spans[:, 2] - 1)[question]
    none = candidate < 0
    other = np.where(none, 0, candidate + begins[question])  # place 0 is silent
    after = other > last
    low, high = np.where(after, last + 1, other + 1), np.where(after, other, first)
    low = np.where(none, high, low)
    side = np.where(none, SIDES - 1, after)
    tags, words = len(known.tags) + 1, len(known.words) + 1
    looks = [
        *((line.tags[place + at], tags) for place, at in _spots(first, last, SPAN_TAGS)),
        *((line.words[place + at], words) for place, at in _spots(first, last, SPAN_WORDS)),
        *((np.where(none, 0, line.tags[other + at]), tags) for at in OTHER_TAGS),
        *((np.where(none, 0, line.words[other + at]), words) for at in OTHER_WORDS),
        (np.searchsorted(REACHES, high - low, "right") * SIDES + side, SIDES * (len(REACHES) + 1)),
        *((np.minimum(sums[high] - sums[low], MOST - 1) * SIDES + side, SIDES * MOST) for sums in line.sums),
    ]
    starts = np.cumsum([0, *(size for _, size in looks)])
    return Pairs(np.stack([column for column, _ in looks], axis=1) + starts[:-1], question, candidate)


def _spots(first: Ints, last: Ints, offsets: tuple[tuple[int, ...], ...]) -> list[tuple[Ints, int]]:
    """The places looked at around a span: an end of it and an offset."""
    return [(place, at) for place, spots in zip((first, last), offsets, strict=True) for at in spots]


def feature_count(known: Alphabet) -> int:
    """How many rows the table of a ranker has."""
    tags = sum(map(len, SPAN_TAGS)) + len(OTHER_TAGS)
    words = sum(map(len, SPAN_WORDS)) + len(OTHER_WORDS)
    pairs = SIDES * (len(REACHES) + 1) + SIDES * MOST * len(BETWEEN)
    return tags * (len(known.tags) + 1) + words * (len(known.words) + 1) + pairs
