"""Pairs that hold together → groups: who is tied to whom, directly or through others."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
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


def stars(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Groups in which all are tied to the first, those with most ties first, until each pair stands in one together.

    >>> stars([("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")])
    [['b', 'a', 'c'], ['d', 'c', 'e']]
    """
    return list(_stars(_near(pairs), again=True))


def apart(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The same, until each item stands in one: again only as the first of those that are tied to no other free one.

    >>> apart([("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("b", "f"), ("f", "g")])
    [['b', 'a', 'c', 'f'], ['d', 'e'], ['f', 'g']]
    """
    near = _near(pairs)
    ties = {item: list(others) for item, others in near.items()}
    found: list[list[str]] = list(_stars(near, again=False))
    settled = {item for star in found for item in star}
    late: dict[str, list[str]] = defaultdict(list)
    for item in sorted(ties.keys() - settled):
        late[min(ties[item], key=lambda other: (-len(ties[other]), other))].append(item)
    found += ([first, *others] for first, others in late.items())
    return found


def _near(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        if one != other:
            near[one].add(other)
            near[other].add(one)
    return near


def _stars(near: dict[str, set[str]], *, again: bool) -> Iterator[list[str]]:
    """Groups around the items with most ties, which are forgotten. again: whether an item may stand in several."""
    queue = [(-len(others), item) for item, others in near.items()]
    heapq.heapify(queue)
    while queue:
        number, first = heapq.heappop(queue)
        if len(near[first]) != -number:  # others have taken some of them: it waits for its new turn
            heapq.heappush(queue, (-len(near[first]), first))
        elif number:
            star: set[str] = {first, *near[first]}
            yield [first, *sorted(near[first])]
            for item in sorted(star):
                for other in near[item] & star if again else set(near[item]):
                    near[item].discard(other)
                    near[other].discard(item)
