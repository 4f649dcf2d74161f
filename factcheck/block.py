"""Statements → candidate pairs: which two are worth comparing at all, never all against all.

An inverted index over words: a word shared by more statements than a cap finds nobody; what is left is summed up, and
only the best few partners in each other article are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck.codes import grouped
from factcheck.model import NAME_KINDS

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

CAP = 60  # statements that may share a word before it finds nobody
NEAREST = 8  # partners kept per statement and other article
AXES = 12  # axes of a statement's values that count
AXIS = 0.5  # the weight of sharing one
EVENT = "event "  # begins the axis of what happens somewhere or on some day
HAPPENS = 0.2  # the weight of sharing one: it finds what shares nothing else, and pushes nothing aside
ROLE = "role "  # begins the axis of a role
OFFICE = 1.0  # the weight of sharing a role that has one holder
_EVERYWHERE = NAME_KINDS | {"status", "work", "product", "event"}


class Candidates(NamedTuple):
    """Pairs of statements, the first before the second. Rows sorted by (left, right)."""

    left: Ints
    right: Ints
    similarity: Floats  # cosine of their words
    shared: Floats  # weight of the words of their own that both have, the mean of both


NONE = Candidates(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32), np.zeros(0, np.float32))


def with_axes(keys: Ints, weights: Floats, axes: Sequence[tuple[int, str]]) -> tuple[Ints, Floats]:
    """Words and weights with the axes of a statement's values as further words: few statements speak of kilowatts.

    axes: (statement, axis) of every value.
    """
    ids: dict[str, int] = {}
    top = int(keys.max(initial=-1)) + 1
    more_keys = np.full((len(keys), AXES), -1, np.int32)
    filled = [0] * len(keys)
    for statement, axis in dict.fromkeys(axes):
        if filled[statement] < AXES and axis not in _EVERYWHERE:
            more_keys[statement, filled[statement]] = top + ids.setdefault(axis, len(ids))
            filled[statement] += 1
    known = [OFFICE if axis.startswith(ROLE) else HAPPENS if axis.startswith(EVENT) else AXIS for axis in ids]
    more_weights = np.array([*known, 0], np.float32)[more_keys - top * (more_keys >= 0)]  # ids are numbered in order
    more_weights = np.where(more_keys >= 0, more_weights, np.float32(0))
    return np.concatenate([keys, more_keys], axis=1), np.concatenate([weights, more_weights], axis=1)


def pairs(keys: Ints, weights: Floats, own: Flags, sources: Ints) -> Candidates:
    """The candidate pairs of n statements.

    keys: [n, w] words, -1 for none; weights: [n, w]; own: [n, up to w] whether the statement itself has the word;
    sources: [n] the article of each. Pairs within one article are candidates too.
    """
    n = len(keys)
    row, column = np.nonzero(keys >= 0)
    if not len(row):
        return NONE
    word, weight = keys[row, column].astype(np.int64), weights[row, column]
    itself = np.zeros(keys.shape, bool)
    itself[:, : own.shape[1]] = own
    order = np.lexsort((row, word))
    row, word, weight, itself = row[order], word[order], weight[order], itself[row, column][order]
    first = np.concatenate([[True], (word[1:] != word[:-1]) | (row[1:] != row[:-1])])
    row, word, weight, itself = row[first], word[first], weight[first], itself[first]
    norm = np.sqrt(np.bincount(row, weight.astype(np.float64) ** 2, n)) + 1e-9
    left, right, product, mean = _shared(row, word, weight, itself)
    if not len(left):
        return NONE
    code, inverse = grouped(left * n + right)
    a, b = (code // n).astype(np.int32), (code % n).astype(np.int32)
    similarity = (np.bincount(inverse, product) / (norm[a] * norm[b])).astype(np.float32)
    keep = _nearest(a, b, similarity, sources)
    return Candidates(a[keep], b[keep], similarity[keep], np.bincount(inverse, mean)[keep].astype(np.float32))


def _shared(
    row: npt.NDArray[np.int64], word: npt.NDArray[np.int64], weight: Floats, itself: Flags
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Every two statements that share a word below the cap, with its weights' product, and their mean; one row a word.

    itself: whether the statement itself has it; where one has not, the mean is 0.
    """
    starts = np.flatnonzero(np.concatenate([[True], word[1:] != word[:-1]]))
    sizes = np.diff(np.append(starts, len(word)))
    lefts, rights, products, means = [], [], [], []
    for size in np.flatnonzero(np.bincount(sizes[(sizes > 1) & (sizes <= CAP)])).tolist():
        block = starts[sizes == size][:, None] + np.arange(size)
        i, j = np.triu_indices(size, 1)
        lefts.append(row[block[:, i]].ravel())
        rights.append(row[block[:, j]].ravel())
        one, other = weight[block[:, i]], weight[block[:, j]]
        products.append((one * other).ravel())
        means.append(((one + other) / 2 * (itself[block[:, i]] & itself[block[:, j]])).ravel())
    none = np.zeros(0, np.int64)
    left, right = np.concatenate([none, *lefts]), np.concatenate([none, *rights])
    return left, right, np.concatenate([none, *products], dtype=float), np.concatenate([none, *means], dtype=float)


def _nearest(a: Ints, b: Ints, similarity: Floats, sources: Ints) -> npt.NDArray[np.bool_]:
    """Whether each pair is among the NEAREST of either side within the other side's article."""
    keep = np.zeros(len(a), bool)
    for one, other in ((a, b), (b, a)):
        group = one.astype(np.int64) * (int(sources.max()) + 1) + sources[other]
        order = np.argsort(group, kind="stable")
        sizes = np.diff(np.flatnonzero(np.concatenate([[True], group[order][1:] != group[order][:-1], [True]])))
        crowded = np.repeat(sizes > NEAREST, sizes)
        keep[order[~crowded]] = True
        order = order[crowded]
        order = order[np.lexsort((-similarity[order], group[order]))]  # what is alike in both stays in its order
        sizes = sizes[sizes > NEAREST]
        rank = np.arange(len(order)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        keep[order[rank < NEAREST]] = True
    return keep
