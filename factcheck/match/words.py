"""Statements as weighted words: what two of them share, the value of each left out.

Rows become arrays here, so that thousands of pairs are compared at once.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck.model import Word

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

WIDTH = 48  # words of a statement that are compared; a longer one keeps its weightiest


class Bags(NamedTuple):
    """The words of n statements, at most WIDTH each, padded with -1."""

    keys: Ints  # [n, WIDTH]
    concepts: Ints  # [n, WIDTH]
    tokens: Ints  # [n, WIDTH], -1 for a word of the surroundings
    weights: Floats  # [n, WIDTH], 0 where there is no word
    names: npt.NDArray[np.bool_]  # [n, WIDTH]
    columns: Ints  # [n, WIDTH], -1 outside table rows


def bags(rows: Sequence[Sequence[Word]], concept_of: Mapping[str, str]) -> Bags:
    """The words of statements, weighted by what they tell in general and how rare they are in this collection.

    concept_of: the concepts of those keys that have one of their own.
    """
    n = len(rows)
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update({word.key for word in row if word.token >= 0})
    rarity = {key: _rarity(count, n) for key, count in counts.items()}
    ids: dict[str, int] = {}
    concept_ids: dict[str, int] = {}
    keys = np.full((n, WIDTH), -1, np.int32)
    concepts = np.full((n, WIDTH), -1, np.int32)
    tokens = np.full((n, WIDTH), -1, np.int32)
    weights = np.zeros((n, WIDTH), np.float32)
    names = np.zeros((n, WIDTH), np.bool_)
    columns = np.full((n, WIDTH), -1, np.int32)
    for i, row in enumerate(rows):
        kept = row if len(row) <= WIDTH else sorted(row, key=lambda w: (w.token < 0, -w.weight))[:WIDTH]
        for j, word in enumerate(kept):
            keys[i, j] = ids.setdefault(word.key, len(ids))
            concepts[i, j] = concept_ids.setdefault(concept_of.get(word.key, word.concept), len(concept_ids))
            tokens[i, j] = word.token
            weights[i, j] = word.weight * rarity.get(word.key, 1.0)
            names[i, j] = word.name
            columns[i, j] = word.column
    return Bags(keys, concepts, tokens, weights, names, columns)


def _rarity(count: int, statements: int) -> float:
    """What a word tells in this collection: 1 where few statements have it, 0.05 where most do."""
    share = count / max(statements, 20)  # two statements alone cannot tell what is common
    return max(0.05, min(1.0, math.log(1 / share) / math.log(20)) ** 2) if share < 1 else 0.05
