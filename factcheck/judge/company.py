"""What the other pairs say of a pair: is it the best match of both sides, do its values stand elsewhere, who agrees.

Arrays over candidate pairs; a pair stands in both directions here, so that each side can be asked.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck.codes import distinct, grouped
from factcheck.judge.articles import Articles
from factcheck.ties import first_of_tied

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

NAMES = (
    "margin_left", "margin_right", "agrees_left", "agrees_right",
    "elsewhere_left", "elsewhere_right", "third_left", "third_right", "rivals_left", "rivals_right",
    "kin", "kin_similarity", "kin_mean",
)  # fmt: skip
KIN = 0.55  # the similarity from which two claims of one value count as one
ALIKE = 0.5  # the similarity from which a third article's agreement counts


class Pairs(NamedTuple):
    """Candidate pairs of claims as arrays; one row a pair."""

    left: Ints
    right: Ints
    similarity: Floats
    agree: Flags  # the values agree
    differ: Flags  # the values cannot both be true


def company(pairs: Pairs, source: Ints, label: Ints, axis: Ints, known: Articles) -> Floats:
    """What the other pairs say: [pairs, len(NAMES)].

    source: the article of each claim; label: its value as an id, the same for equal values on one axis, -1 for none;
    axis: what its value is measured on; known: what the articles give.
    """
    if not len(pairs.left):
        return np.zeros((0, len(NAMES)), np.float32)
    two = Pairs(
        np.concatenate((pairs.left, pairs.right)),
        np.concatenate((pairs.right, pairs.left)),
        np.concatenate((pairs.similarity, pairs.similarity)),
        np.concatenate((pairs.agree, pairs.agree)),
        np.concatenate((pairs.differ, pairs.differ)),
    )
    sources = int(source.max()) + 1
    group = two.left.astype(np.int64) * sources + source[two.right]
    margin = two.similarity - _best_other(group, two.similarity)
    agrees = _best(group, np.where(two.agree, two.similarity, 0))
    elsewhere = known.there[source[two.right], label[two.left]] & (label[two.left] >= 0)
    third = _third(two, source, sources)
    rivals = np.log1p(np.where(axis[two.left] < 0, 0, known.rivals[source[two.right], axis[two.left]]))
    n = len(pairs.left)
    columns = []
    for values in (margin, agrees, elsewhere, third, rivals.astype(np.float32)):
        columns += [values[:n], values[n:]]
    columns += _kin(pairs, axis[pairs.left] >= 0)
    return np.stack(columns, axis=1).astype(np.float32)


def roots(left: Ints, right: Ints, tied: Flags) -> npt.NDArray[np.int64]:
    """The first of the claims that each claim is tied to by some of the pairs; itself where it is to none."""
    home = first_of_tied(zip(left[tied].tolist(), right[tied].tolist(), strict=True))
    first = np.arange(int(max(left.max(initial=-1), right.max(initial=-1))) + 1, dtype=np.int64)
    first[list(home)] = list(home.values())
    return first


def among(values: npt.NDArray[np.int64], some: npt.NDArray[np.int64]) -> Flags:
    """Whether each value is one of some."""
    if not len(some):
        return np.zeros(len(values), bool)
    ordered = np.sort(some)
    found: Flags = ordered[np.minimum(np.searchsorted(ordered, values), len(ordered) - 1)] == values
    return found


def _best(group: npt.NDArray[np.int64], values: Floats) -> Floats:
    """The largest value of each row's group."""
    codes, place = grouped(group)
    top = np.full(len(codes), -np.inf, np.float32)
    np.maximum.at(top, place, values.astype(np.float32))
    return top[place]


def _best_other(group: npt.NDArray[np.int64], values: Floats) -> Floats:
    """The largest value of each row's group among its other rows, 0 where there are none."""
    order = np.lexsort((-values, group))
    g, v = group[order], values[order]
    first = np.concatenate([[True], g[1:] != g[:-1]])
    second = np.zeros(len(v), np.float32)
    starts = np.flatnonzero(first)
    sizes = np.diff(np.append(starts, len(v)))
    runner = np.where(sizes > 1, v[np.minimum(starts + 1, len(v) - 1)], 0.0)
    top = np.repeat(v[starts], sizes)
    second = np.where(first, np.repeat(runner, sizes), top)
    result = np.empty(len(v), np.float32)
    result[order] = second
    return result


def _third(two: Pairs, source: Ints, sources: int) -> Floats:
    """How many articles other than the right one agree with the left claim."""
    good = two.agree & (two.similarity >= ALIKE) & (source[two.left] != source[two.right])
    code = distinct(two.left[good].astype(np.int64) * sources + source[two.right[good]])
    friends = np.bincount(code // sources, minlength=int(two.left.max()) + 1)
    own = among(two.left.astype(np.int64) * sources + source[two.right], code)
    return (friends[two.left] - own).astype(np.float32)


def _kin(pairs: Pairs, valued: Flags) -> list[Floats]:
    """Of the pairs between what agrees with the left claim and what agrees with the right: number, best, mean.

    valued: whether each pair has values. Whole statements agree with nothing but each other.
    """
    tied = pairs.agree & valued & (pairs.similarity >= KIN)
    home = roots(pairs.left, pairs.right, tied)
    left, right = home[pairs.left], home[pairs.right]
    low, high = np.minimum(left, right), np.maximum(left, right)
    place = grouped(low * (int(high.max()) + 1) + high)[1]
    count = np.bincount(place)
    best = np.zeros(len(count), np.float32)
    np.maximum.at(best, place, pairs.similarity.astype(np.float32))
    mean = np.bincount(place, pairs.similarity) / count
    return [np.log1p(count[place]).astype(np.float32), best[place], mean[place].astype(np.float32)]
