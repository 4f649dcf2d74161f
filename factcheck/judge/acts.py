"""Pairs of claims → whether both tell of one doing, by the words their values turn on: of one class, alone of its sort.

Arrays over claims and pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck.codes import distinct, grouped, numbered
from factcheck.language import predicates
from factcheck.model import Placed

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

NAMES = ("sole_noun", "sole_predicate", "sole_role", "act", "act_any")
_ANY = 0.5  # what one class of several tells against the one that a word means by itself


class Key(NamedTuple):
    """One word of each claim. All fields are of the length of the claims."""

    word: Ints  # its id; -1 where unknown
    values: Ints  # how many values stand with it in the claim's article, on the axis of the claim's value


class Acts(NamedTuple):
    """What the claims of a collection turn on."""

    noun: Key
    predicate: Key
    role: Key
    words: tuple[str, ...]  # by id


def acts(claims: Sequence[Placed], source: Ints, axis: Ints, label: Ints) -> Acts:
    """What claims turn on. source: the article of each; axis, label: of its value, as numbers, -1 without one."""
    words = [*(c.noun for c in claims), *(c.predicate for c in claims), *(c.role for c in claims)]
    noun, predicate, role = (_key(source, axis, label, word) for word in numbered(words).reshape(3, -1))
    return Acts(noun, predicate, role, tuple(dict.fromkeys(filter(None, words))))


def _key(source: Ints, axis: Ints, label: Ints, word: Ints) -> Key:
    axes, words, labels = (int(part.max(initial=0)) + 1 for part in (axis, word, label))
    told = (label >= 0) & (word >= 0)
    place = (source.astype(np.int64) * axes + axis) * words + word
    stands = distinct(place[told] * labels + label[told]) // labels
    many = np.searchsorted(stands, place, "right") - np.searchsorted(stands, place, "left")
    return Key(word, np.where(told, many, 0).astype(np.int32))


def figures(left: Ints, right: Ints, told: Acts) -> dict[str, Floats]:
    """The figures NAMES of each pair."""
    predicate, noun = told.predicate.word, told.noun.word
    ours = np.concatenate([words[left] for words in (predicate, predicate, noun, noun)])
    theirs = np.concatenate([words[right] for words in (predicate, noun, predicate, noun)])
    shared = _shared(ours, theirs, told.words).reshape(4, -1)
    return {
        "sole_noun": _sole(left, right, told.noun),
        "sole_predicate": _sole(left, right, told.predicate),
        "sole_role": _sole(left, right, told.role),
        "act": shared[0],
        "act_any": shared.max(0),
    }


def _sole(left: Ints, right: Ints, key: Key) -> Floats:
    """Where both sides share a word, whether it stands with one value alone in either article (1) or several (0 …).

    Two articles that each give one number of episodes speak of one number of episodes.
    """
    shared = (key.word[left] >= 0) & (key.word[left] == key.word[right])
    most = np.maximum(key.values[left], key.values[right])
    told: Floats = np.where(shared & (most > 0), 1 - np.log(np.maximum(most, 1)), 0).astype(np.float32)
    return told


def _shared(left: Ints, right: Ints, words: Sequence[str]) -> Floats:
    """Whether two words mean one class (1), may mean one (0.5), mean others (-1), or are not known (0)."""
    found = np.zeros(len(left), np.float32)
    both = np.flatnonzero((left >= 0) & (right >= 0))
    n = max(len(words), 1)
    pairs, place = grouped(left[both].astype(np.int64) * n + right[both])
    told = [_class(words[p // n], words[p % n]) for p in pairs.tolist()]
    found[both] = np.array(told, np.float32)[place]
    return found


@lru_cache(maxsize=65536)
def _class(left: str, right: str) -> float:
    ours, theirs = predicates.classes(left), predicates.classes(right)
    if not ours or not theirs:
        return 0.0
    if ours.isdisjoint(theirs):
        return -1.0
    return 1.0 if predicates.core(left) == predicates.core(right) != "" else _ANY
