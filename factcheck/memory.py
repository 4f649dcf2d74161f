"""Comparisons of claims, found again where both their statements say what they said before.

How two values relate hangs on their two statements, and on what `asked_elsewhere` says. What was compared once is kept
by article, every comparison under the digests of both. What is missing there is compared anew, so a store that has a
part of it, or none, changes nothing.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck import store
from factcheck.judge import naming
from factcheck.judge.comparison import Comparison
from factcheck.model import Placed
from factcheck.store import Store

SPARE = 0.25  # the share of an article's pairs that may be compared anew before they are kept again
_DIGEST = 20  # hexadecimal digits that tell statements apart

Pair = tuple[int, int]
Compare = Callable[[Sequence[Pair]], list[Comparison]]  # of pairs of statements
Ints = npt.NDArray[np.int64]


class Shelf(NamedTuple):
    """Pairs of statements compared before, and their comparisons."""

    names: list[str]  # digests of statements
    tails: list[tuple[Any, ...]]  # comparisons without their claims
    near: Ints  # [n, 3] both statements, as places among the names, and how many comparisons they gave
    rows: Ints  # [m, 3] both claims, by their places among those of their statements, and the place among the tails


class Found(NamedTuple):
    """Comparisons as columns."""

    left: Ints  # the claims
    right: Ints
    how: Ints  # the place of its other cells among the memory's tails


class Known(NamedTuple):
    """All that was compared before, of statements that are still there."""

    tails: list[tuple[Any, ...]]
    codes: Ints  # [n] of pairs of statements, sorted
    begins: Ints  # [n] where their comparisons begin among the rows
    counts: Ints  # [n] and how many they are
    rows: Ints  # [m, 3] as on the shelves


EMPTY = Shelf([], [], np.zeros((0, 3), np.int64), np.zeros((0, 3), np.int64))


class Memory:
    """The comparisons of a collection."""

    def __init__(self, kept: Store, claims: Sequence[Placed], marks: Sequence[str], sources: Sequence[str]) -> None:
        """marks: of the claims; sources: of the articles."""
        self.kept, self.sources = kept, sources
        self.new: dict[int, dict[Pair, list[Comparison]]] = defaultdict(dict)
        self.names: list[str] = []  # of statements
        self.of: list[int] = []  # the article of each statement
        self.tails: list[tuple[Any, ...]] = []  # comparisons without their claims, every one once or oftener
        self.numbers: dict[tuple[Any, ...], int] = {}  # the place among them of those made anew
        if kept.folder is None:
            return
        elsewhere = naming.asked_elsewhere(claims)
        told: dict[int, list[int]] = defaultdict(list)
        for row, claim in enumerate(claims):
            told[claim.statement].append(row)
        for rows in told.values():
            self.of.append(claims[rows[0]].source)
            self.names.append(_digest(*(part for row in rows for part in (marks[row], elsewhere[row]))))
        self.claims = np.array([row for rows in told.values() for row in rows], np.int64)  # by statement
        sizes = np.array([len(rows) for rows in told.values()], np.int64)
        self.first = np.cumsum(sizes) - sizes  # of each statement among those
        self.rank = np.zeros(len(claims), np.int64)  # of each claim among its statement's
        self.rank[self.claims] = np.arange(len(claims)) - np.repeat(self.first, sizes)
        self.statement = [claim.statement for claim in claims]
        self.place = np.full(max(told, default=-1) + 1, -1, np.int64)  # of each statement among those that claim
        self.place[list(told)] = np.arange(len(told))
        self.shelves = [_shelf(store.get(kept, self._key(source))) for source in sources]
        self.ids = {name: at for at, name in enumerate(dict.fromkeys(self.names))}
        self.id = np.array([self.ids[name] for name in self.names], np.int64)
        self.known = _united(self.shelves, self.ids)
        self.tails += self.known.tails

    def comparisons(self, near: Sequence[Pair], compare: Compare) -> list[Comparison]:
        """The comparisons of pairs of statements, in their order."""
        if self.kept.folder is None:
            return compare(near)
        return self.rows(self.found(near, compare))

    def rows(self, found: Found) -> list[Comparison]:
        """Comparisons that are columns as rows."""
        left, right, how = (column.tolist() for column in found)
        return [Comparison(i, j, *self.tails[k]) for i, j, k in zip(left, right, how, strict=True)]

    def found(self, near: Sequence[Pair], compare: Compare) -> Found:
        """The comparisons of pairs of statements, in their order, as columns."""
        if self.kept.folder is None or not near:
            return self.numbered(compare(near))
        pairs = self.place[np.array(near, np.int64)]
        codes = self.id[pairs[:, 0]] * len(self.ids) + self.id[pairs[:, 1]]
        there = self.known.codes
        at = np.minimum(np.searchsorted(there, codes), max(len(there) - 1, 0))
        known = there[at] == codes if len(there) else np.zeros(len(codes), bool)
        missing = {near[row]: row for row in np.flatnonzero(~known).tolist()}
        made = compare(list(missing)) if missing else []
        of = [(self.statement[one.left], self.statement[one.right]) for one in made]
        for pair in missing:
            self.new[self.of[self.place[pair[0]]]][pair] = []
        for pair, one in zip(of, made, strict=True):
            self.new[self.of[self.place[pair[0]]]][pair].append(one)
        rows, told = self._told(pairs, at, np.flatnonzero(known))
        order = np.argsort(np.append(rows, [missing[pair] for pair in of]), kind="stable")
        return Found(*(np.append(*both)[order] for both in zip(told, self.numbered(made), strict=True)))

    def _told(self, pairs: Ints, at: Ints, known: Ints) -> tuple[Ints, Found]:
        """What is known of some of the pairs, and the row of each pair. at: where what is known of a pair stands."""
        counts, begins = self.known.counts[at[known]], self.known.begins[at[known]]
        ends = np.cumsum(counts)
        rows = self.known.rows[np.arange(counts.sum()) + np.repeat(begins - (ends - counts), counts)]
        left, right = (
            self.claims[rows[:, side] + np.repeat(self.first[pairs[known, side]], counts)] for side in (0, 1)
        )
        return np.repeat(known, counts), Found(left, right, rows[:, 2])

    def numbered(self, made: Sequence[Comparison]) -> Found:
        """Comparisons as columns."""
        for one in made:
            if (tail := one[2:]) not in self.numbers:
                self.numbers[tail] = len(self.tails)
                self.tails.append(tail)
        rows = [(one.left, one.right, self.numbers[one[2:]]) for one in made]
        return Found(*np.array(rows, np.int64).reshape(-1, 3).T)

    def keep(self) -> None:
        """Keep what was compared anew for the next run, of those articles of which enough is new."""
        for article, made in self.new.items():
            shelf = self.shelves[article]
            if len(made) > SPARE * len(shelf.near):
                store.put(self.kept, self._key(self.sources[article]), self._packed(shelf, made))

    def _key(self, source: str) -> str:
        return store.key(self.kept, "compared", source)

    def _packed(self, shelf: Shelf, made: dict[Pair, list[Comparison]]) -> dict[str, object]:
        """A shelf with more comparisons, as JSON has it; without statements that are gone."""
        names: dict[str, int] = {}
        tails = {tail: at for at, tail in enumerate(shelf.tails)}
        near, rows, at = [], [], 0
        for one, other, count in shelf.near.tolist():
            pair = shelf.names[one], shelf.names[other]
            if pair[0] in self.ids and pair[1] in self.ids:
                near.append([*(names.setdefault(name, len(names)) for name in pair), count])
                rows += shelf.rows[at : at + count].tolist()
            at += count
        for pair, found in made.items():
            places = self.place[pair[0]], self.place[pair[1]]
            near.append([*(names.setdefault(self.names[place], len(names)) for place in places), len(found)])
            rows += [
                [int(self.rank[one.left]), int(self.rank[one.right]), tails.setdefault(tuple(one[2:]), len(tails))]
                for one in found
            ]
        return {"names": list(names), "tails": list(tails), "near": _letters(near), "rows": _letters(rows)}


def _united(shelves: Sequence[Shelf], ids: dict[str, int]) -> Known:
    """All shelves as one. ids: the number of each digest of this collection."""
    known = Known([], EMPTY.near[:, 0], EMPTY.near[:, 0], EMPTY.near[:, 0], EMPTY.rows)
    parts: list[list[Ints]] = [[one] for one in known[1:]]
    for shelf in shelves:
        place = np.array([ids.get(name, -1) for name in shelf.names] or [-1], np.int64)
        one, other = place[shelf.near[:, 0]], place[shelf.near[:, 1]]
        counts, before = shelf.near[:, 2], sum(map(len, parts[3]))
        parts[0].append(np.where((one < 0) | (other < 0), -1, one * len(ids) + other))
        parts[1].append(before + np.cumsum(counts) - counts)
        parts[2].append(counts)
        parts[3].append(shelf.rows + np.array([0, 0, len(known.tails)]))
        known.tails.extend(shelf.tails)
    codes, begins, counts, rows = map(np.concatenate, parts)
    codes, first = np.unique(codes, return_index=True)
    codes, first = codes[codes >= 0], first[codes >= 0]
    return Known(known.tails, codes, begins[first], counts[first], rows)


def _shelf(kept: object) -> Shelf:
    """A shelf from what the store has of it; an empty one where that is of another shape, or does not fit together."""
    try:
        names, tails, near, rows = (kept[part] for part in ("names", "tails", "near", "rows"))  # type: ignore[index]  # the mistake is caught
        shelf = Shelf(names, [tuple(tail) for tail in tails], _numbers(near), _numbers(rows))
    except (TypeError, ValueError, KeyError, IndexError):
        return EMPTY
    size = len(Comparison._fields) - 2
    whole = (
        all(len(tail) == size for tail in shelf.tails)
        and shelf.near[:, :2].max(initial=-1) < len(names)
        and shelf.near[:, 2].sum() == len(shelf.rows)
        and shelf.rows[:, 2].max(initial=-1) < len(tails)
    )
    return shelf if whole else EMPTY


def mark(claim: Placed, text: str, published: date | None) -> str:
    """The digest of a claim, its statement's text and its article's day: all that comparing it asks of it."""
    return _digest(json.dumps([claim[2:], text, published and published.toordinal()]))


def _digest(*told: str) -> str:
    return sha256("\n".join(told).encode()).hexdigest()[:_DIGEST]


def _letters(rows: Sequence[Sequence[int]]) -> str:
    return b64encode(np.array(rows, "<u4").tobytes()).decode("ascii")


def _numbers(letters: str) -> Ints:
    return np.frombuffer(b64decode(letters), "<u4").reshape(-1, 3).astype(np.int64)
