"""Pairs that hold together → groups: who is tied to whom, directly or through others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

Item = TypeVar("Item", int, str)


def first_of_tied(pairs: Iterable[tuple[Item, Item]]) -> dict[Item, Item]:
    """Each item of pairs → the least of all that it is tied to, itself among them.

    >>> first_of_tied([(3, 2), (2, 1), (5, 4)])
    {3: 1, 2: 1, 1: 1, 5: 4, 4: 4}
    """
    home: dict[Item, Item] = {}

    def root(item: Item) -> Item:
        while home.setdefault(item, item) != item:
            home[item] = home[home[item]]
            item = home[item]
        return item

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        home[high] = low
    return {item: root(item) for item in home}
