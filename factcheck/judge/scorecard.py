"""Scorecards: what the figures of a pair say of the chance that a verdict of it is right.

A card is a weighted sum of named figures, a sum of small decision trees over them, or the mean of both, and a
calibration measured on topics that had no part in its training. Cards are data (scorecards.json), made by
scripts/train_scorecards.py.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck.errors import FactcheckError

Floats = npt.NDArray[np.float32]

_GROUPS = ("alone", "date", "name", "number", "status")
CHUNK = 128  # pairs weighed at once: their tables stay in the cache
NEEDED = (  # "verdict group", and one for the last word on contradictions
    *(f"{asked} {group}" for asked in ("same", "agreeing") for group in _GROUPS),
    "contradicting all",
    "last word",
)
_REMEDY = "install factcheck anew, or train them by scripts/train_scorecards.py"


class Card(NamedTuple):
    """One scorecard: trees of one depth, each filled up, as arrays over trees."""

    figures: tuple[str, ...]  # those asked for
    asked: npt.NDArray[np.int32]  # [trees, 2**depth - 1] the figure of each question
    limit: Floats  # [trees, 2**depth - 1] left at or below it, right above
    leaves: Floats  # [trees, 2**depth] points
    weights: dict[str, float]  # figure → points for each unit of it; empty where trees alone speak
    base: float
    sums: npt.NDArray[np.float64]  # calibration: sums of points, ascending …
    chances: npt.NDArray[np.float64]  # … and the share of pairs with such a sum for which the verdict is right


@cache
def cards() -> dict[str, Card]:
    """The scorecards by "verdict group"."""
    path = Path(__file__).with_name("scorecards.json")
    try:
        read = json.loads(path.read_text(encoding="utf-8"))["cards"]
        found = {name: loaded(card) for name, card in read.items()}
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise FactcheckError(f"{path} cannot be read ({error!r}): {_REMEDY}.") from error
    return complete(found, str(path))


def complete(found: dict[str, Card], origin: str) -> dict[str, Card]:
    """The cards. Raises FactcheckError where one is missing or empty: without it, conflicts would look like silence."""
    empty = [name for name in NEEDED if name not in found or not len(found[name].sums)]
    weightless = [name for name in NEEDED if name in found and not len(found[name].asked) and not found[name].weights]
    empty += [name for name in weightless if name != "last word" and name not in empty]
    if empty:
        raise FactcheckError(f"{origin} holds no scorecard for {', '.join(empty)}: {_REMEDY}.")
    return found


def loaded(card: dict[str, Any]) -> Card:
    """A card from its fields in JSON."""
    leaves = len(card["leaves"][0]) if card["leaves"] else 2
    asked = np.array(card["asked"], np.int32).reshape(-1, leaves - 1)
    return Card(
        tuple(card["figures"]),
        asked,
        np.array(card["limit"], np.float32).reshape(asked.shape),
        np.array(card["leaves"], np.float32).reshape(-1, leaves),
        dict(card["weights"]),
        float(card["base"]),
        np.array(card["sums"], np.float64),
        np.array(card["chances"], np.float64),
    )


def depth(card: Card) -> int:
    """The questions on the way to a leaf of its trees."""
    return int(card.leaves.shape[1]).bit_length() - 1


def total(card: Card, table: Floats, names: Sequence[str]) -> npt.NDArray[np.float64]:
    """The sum of points of each pair. table: [pairs, names]."""
    place = _places(card.figures, tuple(names))
    questions, leaves = card.asked.shape[1], card.leaves.shape[1]
    columns, limits, points = place[card.asked].ravel(), card.limit.ravel(), card.leaves.ravel()
    trees = np.arange(len(card.asked))
    result = np.zeros(len(table))
    for begin in range(0, len(table) if len(trees) else 0, CHUNK):
        part = table[begin : begin + CHUNK]
        cells, row = part.ravel(), np.arange(len(part))[:, None] * part.shape[1]
        node = (part[:, columns[trees * questions]] > limits[trees * questions]) + 1
        for _ in range(depth(card) - 1):
            at = node + trees * questions
            node = 2 * node + 1 + (cells.take(columns.take(at) + row) > limits.take(at))
        leaf = points.take(node - questions + trees * leaves)
        result[begin : begin + CHUNK] = leaf.astype(np.float64).sum(1)
    if not card.weights:
        return result
    line = _line(card, table, names)
    return (result + line) / 2 if len(trees) else line


@lru_cache(maxsize=64)
def _places(figures: tuple[str, ...], names: tuple[str, ...]) -> npt.NDArray[np.intp]:
    """The column of each figure."""
    at = {name: place for place, name in enumerate(names)}
    return np.array([at[figure] for figure in figures], np.intp)


def _line(card: Card, table: Floats, names: Sequence[str]) -> npt.NDArray[np.float64]:
    """The weighted sum of each pair, added up one by one: the same bits on every machine."""
    figures = table.T[_places(tuple(card.weights), tuple(names))].astype(np.float64)
    weighed = figures * np.array(list(card.weights.values()), np.float64)[:, None]
    parts = np.concatenate([np.full((1, len(table)), card.base), weighed])
    line: npt.NDArray[np.float64] = np.add.accumulate(parts, axis=0)[-1]
    return line


def probability(card: Card, table: Floats, names: Sequence[str]) -> npt.NDArray[np.float64]:
    """The measured probability that the verdict is right, of each pair."""
    return np.interp(total(card, table, names), card.sums, card.chances)


def most(card: Card, table: Floats, names: Sequence[str], open_: AbstractSet[str]) -> npt.NDArray[np.float64]:
    """What the probability of each pair can be at most, whatever the figures called `open_` are."""
    if not open_.isdisjoint(card.weights):
        return np.ones(len(table))
    place = _places(card.figures, tuple(names))[card.asked].T
    free = np.array([figure in open_ for figure in card.figures], bool)[card.asked].T
    limit, leaves = card.limit.T, card.leaves.T
    sums = np.zeros(len(table))
    for begin in range(0, len(table) if len(card.asked) else 0, CHUNK):
        cells = np.ascontiguousarray(table[begin : begin + CHUNK].T)
        best = np.broadcast_to(leaves[:, :, None], (*leaves.shape, cells.shape[1]))  # [nodes, trees, pairs]
        for level in reversed(range(depth(card))):
            at = slice(2**level - 1, 2 ** (level + 1) - 1)
            low, high = best[0::2], best[1::2]
            best = np.where(cells[place[at]] > limit[at][:, :, None], high, low)
            either = np.nonzero(free[at])
            best[either] = np.maximum(low[either], high[either])
        sums[begin : begin + CHUNK] = np.ascontiguousarray(best[0].T, np.float64).sum(1)
    line = _line(card, table, names)
    sums = ((sums + line) / 2 if len(card.asked) else line) if card.weights else sums
    return np.interp(sums, card.sums, np.maximum.accumulate(card.chances))
