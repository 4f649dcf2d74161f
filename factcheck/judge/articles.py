"""The articles of a pair: how much of what one states the other states too, and which names only one of them gives.

Arrays over claims and articles, made once for a collection.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck.codes import distinct

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

STRANGE = 0.08  # the share of names in common under which two articles are about different things …
ENOUGH = 8  # … if both give at least so many
STRANGER = 0.25  # the share under which they are where neither names what the other turns on …
FEW = 3  # … if both give at least so many
FEWEST = 2  # names that both must give to be about different things where they share none
TITLED = 3.0  # what a name in a heading counts for what an article turns on


class Given(NamedTuple):
    """Some of the values that statements give."""

    chosen: Flags  # [claims] whose value is one of them
    there: Flags  # [articles, labels] whether an article gives it
    label: Ints  # those of each statement, one behind the other …
    first: npt.NDArray[np.intp]  # … [statements] and where they begin …
    many: npt.NDArray[np.intp]  # … and how many they are


class Articles(NamedTuple):
    """What articles have in common."""

    values: Floats  # [articles, articles] the share of the shorter one's values that both state
    names: Floats  # [articles, articles] the same of names
    apart: Flags  # [articles, articles] whether they must be about different things
    there: Flags  # [articles, labels] whether an article gives a value
    rivals: Ints  # [articles, axes] how many values on an axis it gives
    foreign: Given  # names
    foreign_person: Given  # those of persons


def articles(
    source: Ints, statement: Ints, label: Ints, axis: Ints, heading: Ints, named: Flags, persons: Flags
) -> Articles:
    """What the articles of claims have in common.

    label, axis: of each claim's value, -1 without one; heading: it stands in one; named, persons: it is a name.
    """
    valued = label >= 0
    named, persons = named & valued, persons & valued
    there = _there(source, label, valued)
    of_label = np.zeros(there.shape[1], np.int32)
    of_label[label[valued]] = axis[valued]
    rivals = np.zeros((len(there), int(axis.max(initial=0)) + 1), np.int32)
    given = np.nonzero(there)
    np.add.at(rivals, (given[0], of_label[given[1]]), 1)
    return Articles(
        _share(*_common(source, label, valued)),
        _share(*_common(source, label, named)),
        _apart(source, label, named, heading),
        there,
        rivals,
        _given(source, statement, label, named),
        _given(source, statement, label, persons),
    )


def _common(source: Ints, label: Ints, chosen: Flags) -> tuple[Floats, Floats]:
    """How many of the chosen values every two articles share, and how many each gives."""
    given = _there(source, label, chosen).astype(np.float32)
    return given @ given.T, given.sum(1)


def _there(source: Ints, label: Ints, chosen: Flags) -> Flags:
    there = np.zeros((int(source.max(initial=0)) + 1, int(label.max(initial=0)) + 1), bool)
    there[source[chosen], label[chosen]] = True
    return there


def _share(common: Floats, size: Floats) -> Floats:
    share: Floats = (common / np.maximum(np.minimum(size[:, None], size), np.float32(1))).astype(np.float32)
    return share


def _apart(source: Ints, label: Ints, named: Flags, heading: Ints) -> Flags:
    """Whether two articles share so few names that they must be about different things.

    Where neither names what the other turns on, its most frequent name, more must be shared.
    """
    common, size = _common(source, label, named)
    fewer = np.minimum(size[:, None], size)
    share = common / np.maximum(fewer, 1)
    given = np.zeros((len(size), int(label.max(initial=0)) + 1), np.float32)
    np.add.at(given, (source[named], label[named]), np.where(heading[named] > 0, TITLED, 1.0))
    topic = given.argmax(1)
    met = (given[:, topic] > 0) | (given[:, topic] > 0).T
    strange = np.where(fewer >= FEW, share < STRANGER, (share == 0) & (fewer >= FEWEST))
    apart: Flags = ((share < STRANGE) & (fewer >= ENOUGH)) | (~met & strange)
    return apart


def _given(source: Ints, statement: Ints, label: Ints, chosen: Flags) -> Given:
    labels = int(label.max(initial=0)) + 1
    told = distinct(statement[chosen].astype(np.int64) * labels + label[chosen])
    count = np.bincount(told // labels, minlength=int(statement.max(initial=0)) + 1)
    return Given(
        chosen, _there(source, label, chosen), (told % labels).astype(np.int32), np.cumsum(count) - count, count
    )


def foreign(one: Ints, other: Ints, source: Ints, statement: Ints, label: Ints, given: Given) -> Floats:
    """How many of the given values of each statement the other article never gives, its own value aside: up to 3.

    one, other: claims. Two events that are told in the same words differ in who took part.
    """
    count = given.many[statement[one]]
    row = np.repeat(np.arange(len(one)), count)
    at = np.arange(len(row)) - np.repeat(np.cumsum(count) - count - given.first[statement[one]], count)
    article = source[other]
    absent = ~given.there[article[row], given.label[at]]
    own = given.chosen[one] & ~given.there[article, label[one]]
    told: Floats = np.minimum(np.bincount(row, absent, len(one)) - own, 3).astype(np.float32)
    return told
