"""Statements as weighted words: what two of them share, the value of each left out.

Rows become arrays here, so that thousands of pairs are compared at once.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck.codes import numbered
from factcheck.model import Word

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

Places = npt.NDArray[np.intp]

WIDTH = 48  # words of a statement that are compared; a longer one keeps its weightiest


class Bags(NamedTuple):
    """The words of n statements, at most WIDTH each, padded with -1 to the width of the widest."""

    keys: Ints  # [n, width]
    concepts: Ints  # [n, width]
    tokens: Ints  # [n, width], -1 for a word of the surroundings
    weights: Floats  # [n, width], 0 where there is no word
    names: npt.NDArray[np.bool_]  # [n, width]
    columns: Ints  # [n, width], -1 outside table rows


class Lines(NamedTuple):
    """The words of n statements as they run, one statement behind the other; one number a word."""

    words: Ints
    begins: Places  # [n]
    ends: Places  # [n]
    known: int  # how many different words there are


class Told(NamedTuple):
    """The words of an article's statements, as they are kept: columns, and every word once."""

    keys: list[str]
    concepts: list[str]  # of the keys
    statements: int
    places: bytes  # int32 [words, 5]: statement, place among `keys`, token, name, column; the weightiest come first
    weights: bytes  # float64 [words]


def lines(statements: Sequence[str]) -> Lines:
    """The words of statements that are given one a line."""
    sizes = np.array([words.count("\n") + 1 if words else 0 for words in statements], np.intp)
    words = "\n".join(filter(None, statements)).split("\n") if sizes.any() else []
    ends = np.cumsum(sizes)
    return Lines(numbered(words), ends - sizes, ends, len(set(words)))


def told(rows: Sequence[Sequence[Word]]) -> Told:
    """The words of statements as columns; those beyond WIDTH of a statement only count for how rare they are."""
    ids: dict[tuple[str, str], int] = {}
    places: list[tuple[int, int, int, bool, int]] = []
    weights: list[float] = []
    for i, row in enumerate(rows):
        for word in row if len(row) <= WIDTH else sorted(row, key=lambda w: (w.token < 0, -w.weight)):
            places.append((i, ids.setdefault((word.key, word.concept), len(ids)), word.token, word.name, word.column))
            weights.append(word.weight)
    keys, concepts = ([word[part] for word in ids] for part in (0, 1))
    return Told(keys, concepts, len(rows), np.array(places, "<i4").tobytes(), np.array(weights, "<f8").tobytes())


def fits(kept: Told, statements: int) -> bool:
    """Whether what was kept fits together, and an article of so many statements; `bags` asks for that."""
    if len(kept.places) % 20 or len(kept.weights) * 5 != len(kept.places) * 2 or kept.statements != statements:
        return False
    if len(kept.keys) != len(kept.concepts):
        return False
    statement, place, *_ = np.frombuffer(kept.places, "<i4").reshape(-1, 5).T
    return bool(
        place.min(initial=0) >= 0
        and place.max(initial=-1) < len(kept.keys)
        and statement.min(initial=0) >= 0
        and statement.max(initial=-1) < statements
        and (np.diff(statement) >= 0).all()
    )


def bags(articles: Sequence[Told], concept_of: Mapping[str, str]) -> Bags:
    """The words of all statements, weighted by what they tell in general and how rare they are in this collection.

    concept_of: the concepts of those keys that have one of their own.
    """
    n = sum(one.statements for one in articles)
    statement, key, concept, token, name, column = _joined(articles, concept_of)
    weight = np.concatenate([np.zeros(0), *(np.frombuffer(one.weights, "<f8") for one in articles)])
    weight = weight * _rarities(statement, key, token, n)[key]
    begins = np.searchsorted(statement, np.arange(n))
    place = np.arange(len(statement)) - begins[statement]
    kept = np.flatnonzero(place < WIDTH)
    at = statement[kept], place[kept]
    width = 8 * (int(place[kept].max(initial=0)) // 8 + 1)  # eight at once are added up: the same sums as of WIDTH

    def filled(values: npt.NDArray[Any], empty: float, kind: npt.DTypeLike) -> npt.NDArray[Any]:
        whole = np.full((n, width), empty, kind)
        whole[at] = values
        return whole

    return Bags(
        filled(_numbered(key[kept]), -1, np.int32),
        filled(_numbered(concept[kept]), -1, np.int32),
        filled(token[kept], -1, np.int32),
        filled(weight[kept], 0, np.float32),
        filled(name[kept], 0, np.bool_),
        filled(column[kept], -1, np.int32),
    )


def _joined(articles: Sequence[Told], concept_of: Mapping[str, str]) -> list[npt.NDArray[np.int64]]:
    """The words of all articles as columns: statement, key, concept, token, name, column. Keys and concepts: ids."""
    keys: dict[str, int] = {}
    concepts: dict[str, int] = {}
    columns = [np.zeros((0, 6), np.int64)]
    before = 0
    for one in articles:
        statement, place, *rest = np.frombuffer(one.places, "<i4").reshape(-1, 5).T
        key = np.array([keys.setdefault(k, len(keys)) for k in one.keys], np.int64)
        told = map(concept_of.get, one.keys, one.concepts)
        shared = [concepts.setdefault(concept, len(concepts)) for concept in told]
        columns.append(np.stack([statement + before, key[place], np.array(shared, np.int64)[place], *rest], axis=1))
        before += one.statements
    return list(np.concatenate(columns).T.copy())


def _rarities(
    statement: npt.NDArray[np.int64], key: npt.NDArray[np.int64], token: npt.NDArray[np.int64], statements: int
) -> npt.NDArray[np.float64]:
    """What each key tells in this collection, by the statements that have it as a word of their own."""
    keys = int(key.max(initial=-1)) + 1
    own = token >= 0
    codes = np.sort(statement[own] * keys + key[own])
    counts = np.bincount(codes[np.diff(codes, prepend=-1) > 0] % max(keys, 1), minlength=keys)
    told = {count: _rarity(count, statements) if count else 1.0 for count in set(counts.tolist())}
    return np.array([told[count] for count in counts.tolist()], np.float64)


def _numbered(ids: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The ids numbered anew in the order in which they come."""
    _, first, inverse = np.unique(ids, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[inverse.reshape(-1)]


def _rarity(count: int, statements: int) -> float:
    """What a word tells in this collection: 1 where few statements have it, 0.05 where most do."""
    share = count / max(statements, 20)  # two statements alone cannot tell what is common
    return max(0.05, min(1.0, math.log(1 / share) / math.log(20)) ** 2) if share < 1 else 0.05
