"""Comparisons of claims, found again where both their articles say what they said before.

How two values relate hangs on nothing but their two statements. What was compared once is kept with one of both
articles, every comparison by the places of its claims in them. What is missing there is compared anew, so a store that
has a part of it, or none, changes nothing.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from factcheck import store
from factcheck.judge.comparison import Comparison
from factcheck.model import Placed
from factcheck.store import Store

SPARE = 0.25  # the share of an article's pairs that may be compared anew before they are kept again

Pair = tuple[int, int]
Compare = Callable[[Sequence[Pair]], list[Comparison]]  # of pairs of statements
Rows = list[tuple[int, int, tuple[Any, ...]]]  # the claims of each comparison, and the rest of it


class Article(NamedTuple):
    """Where an article begins in the collection, and what it goes by in the store."""

    name: str
    claim: int
    statement: int


class Folder(NamedTuple):
    """What was compared before with the statements of one article."""

    tails: list[tuple[Any, ...]]  # comparisons without their claims
    packed: dict[str, list[str]]  # side and name of the other article → pairs of statements, comparisons


class Memory:
    """The comparisons of a collection."""

    def __init__(self, kept: Store, claims: Sequence[Placed], words: Sequence[str]) -> None:
        """words: those that state the value of each claim."""
        self.kept, self.claims = kept, claims
        self.of = {claim.statement: claim.source for claim in claims}
        self.articles = _articles(kept, claims, words) if kept.folder else []
        self.folders: dict[int, Folder] = {}
        self.shelves: dict[Pair, dict[Pair, Rows]] = {}  # two articles → what was kept of them
        self.new: dict[int, dict[str, dict[Pair, list[Comparison]]]] = defaultdict(lambda: defaultdict(dict))

    def comparisons(self, near: Sequence[Pair], compare: Compare) -> list[Comparison]:
        """The comparisons of pairs of statements, in their order."""
        if self.kept.folder is None:
            return compare(near)
        found = self._found(near)
        missing = [pair for pair, rows in zip(near, found, strict=True) if rows is None]
        anew: dict[Pair, list[Comparison]] = {pair: [] for pair in missing}
        for made in compare(missing) if missing else ():
            anew[self.claims[made.left].statement, self.claims[made.right].statement].append(made)
        for pair, rows in anew.items():
            self._note(pair, rows)
        return [one for pair, rows in zip(near, found, strict=True) for one in (anew[pair] if rows is None else rows)]

    def _found(self, near: Sequence[Pair]) -> list[list[Comparison] | None]:
        """The comparisons of each pair of statements as they were kept; None where they were not."""
        of, articles, made = self.of, self.articles, Comparison._make
        shelves = self.shelves
        found: list[list[Comparison] | None] = []
        for left, right in near:
            sources = of[left], of[right]
            known = shelves.get(sources)
            if known is None:
                known = shelves[sources] = self._known(*sources)
            one, other = articles[sources[0]], articles[sources[1]]
            rows = known.get((left - one.statement, right - other.statement))
            at, to = one.claim, other.claim
            found.append(None if rows is None else [made((at + i, to + j, *tail)) for i, j, tail in rows])
        return found

    def _known(self, one: int, other: int) -> dict[Pair, Rows]:
        """What was kept of two articles, with either of them."""
        names = self.articles[one].name, self.articles[other].name
        return _unpacked(self._folder(other), f"<{names[0]}") | _unpacked(self._folder(one), f">{names[1]}")

    def _folder(self, article: int) -> Folder:
        if article not in self.folders:
            kept = store.get(self.kept, store.key(self.kept, "compared", self.articles[article].name))
            self.folders[article] = _folder(kept)
        return self.folders[article]

    def _note(self, pair: Pair, rows: list[Comparison]) -> None:
        """Keep a comparison in mind, with that article of which least is known."""
        one, other = self.of[pair[0]], self.of[pair[1]]
        if self._folder(one).packed and not self._folder(other).packed:
            self.new[other][f"<{self.articles[one].name}"][pair] = rows
        else:
            self.new[one][f">{self.articles[other].name}"][pair] = rows

    def keep(self) -> None:
        """Keep what was compared anew for the next run, of those articles of which enough is new."""
        for owner, sides in self.new.items():
            folder = self._folder(owner)
            before = sum(len(near) // 16 for near, _ in folder.packed.values())  # four letters for three bytes
            if sum(map(len, sides.values())) > SPARE * before:
                key = store.key(self.kept, "compared", self.articles[owner].name)
                store.put(self.kept, key, self._packed(folder, sides))

    def _packed(self, folder: Folder, sides: dict[str, dict[Pair, list[Comparison]]]) -> dict[str, object]:
        """A folder with more comparisons, as JSON has it; without articles that are gone."""
        places = {f"{side}{article.name}": article for article in self.articles for side in "<>"}
        tails = {tail: at for at, tail in enumerate(folder.tails)}
        packed = {side: rows for side, rows in folder.packed.items() if side in places}
        for side, added in sides.items():
            known = dict(_unpacked(folder, side))
            for (left, right), made in added.items():
                one, other = self.articles[self.of[left]], self.articles[self.of[right]]
                known[left - one.statement, right - other.statement] = [
                    (row.left - one.claim, row.right - other.claim, tuple(row[2:])) for row in made
                ]
            near = [(*pair, len(rows)) for pair, rows in known.items()]
            told = [(i, j, tails.setdefault(tail, len(tails))) for rows in known.values() for i, j, tail in rows]
            packed[side] = [_letters(near), _letters(told)]
        return {"tails": list(tails), "pairs": packed}


def _articles(kept: Store, claims: Sequence[Placed], words: Sequence[str]) -> list[Article]:
    """The articles; the name of each is the digest of all that its comparisons hang on: its claims, and their words."""
    starts: dict[int, tuple[int, int]] = {}
    for row, claim in enumerate(claims):
        starts.setdefault(claim.source, (row, claim.statement))
    found = [Article("", 0, 0)] * (max(starts, default=-1) + 1)  # an article without a statement has no claim either
    ends = [*(first for first, _ in starts.values()), len(claims)]
    for (source, (first, statement)), end in zip(starts.items(), ends[1:], strict=True):
        told = [(claim.statement - statement, *claim[2:]) for claim in claims[first:end]]
        found[source] = Article(store.key(kept, json.dumps([told, words[first:end]])), first, statement)
    return found


def _folder(kept: object) -> Folder:
    """A folder from what the store has of it; an empty one where that is of another shape."""
    if isinstance(kept, dict) and isinstance(kept.get("tails"), list) and isinstance(kept.get("pairs"), dict):
        size = len(Comparison._fields) - 2
        whole = all(isinstance(tail, list) and len(tail) == size for tail in kept["tails"])
        packed = all(isinstance(rows, list) and len(rows) == 2 for rows in kept["pairs"].values())
        if whole and packed:
            return Folder([tuple(tail) for tail in kept["tails"]], kept["pairs"])
    return Folder([], {})


def _unpacked(folder: Folder, side: str) -> dict[Pair, Rows]:
    """The comparisons with one other article; none where they do not fit together."""
    if side not in folder.packed:
        return {}
    try:
        near, rows = (_numbers(letters) for letters in folder.packed[side])
    except (TypeError, ValueError):
        return {}
    tails = folder.tails
    if sum(count for _, _, count in near) != len(rows) or any(tail >= len(tails) for _, _, tail in rows):
        return {}
    told = [(left, right, tails[tail]) for left, right, tail in rows]
    known, at = {}, 0
    for left, right, count in near:
        known[left, right] = told[at : at + count]
        at += count
    return known


def _letters(rows: Sequence[tuple[int, int, int]]) -> str:
    return b64encode(np.array(rows, "<u4").tobytes()).decode("ascii")


def _numbers(letters: str) -> list[tuple[int, ...]]:
    return list(map(tuple, np.frombuffer(b64decode(letters), "<u4").reshape(-1, 3).tolist()))
