"""Things as numbers, so that arrays hold them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
import numpy.typing as npt


def numbered(things: Sequence[Hashable]) -> npt.NDArray[np.int32]:
    """The things as numbers from 0, in the order in which they come; -1 for what is empty.

    >>> numbered(["day", "", "city", "day"]).tolist()
    [0, -1, 1, 0]
    """
    number = {thing: at for at, thing in enumerate(dict.fromkeys(filter(None, things)))}
    return np.array([number.get(thing, -1) for thing in things], np.int32)


def distinct(codes: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The codes, none below 0, each once and in order; np.unique would load masked arrays first, which takes longer.

    >>> distinct(np.array([3, 1, 3])).tolist()
    [1, 3]
    """
    ordered = np.sort(codes)
    return ordered[np.diff(ordered, prepend=-1) > 0]


def grouped(codes: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.intp]]:
    """The codes, each once and in order, and the place of each among them; quicker than np.unique on runs in order.

    >>> [found.tolist() for found in grouped(np.array([3, 1, 3]))]
    [[1, 3], [1, 0, 1]]
    """
    order = np.argsort(codes, kind="stable")
    ordered = codes[order]
    first = np.diff(ordered, prepend=ordered[:1] - 1) > 0
    place = np.empty(len(codes), np.intp)
    place[order] = np.cumsum(first) - 1
    return ordered[first], place
