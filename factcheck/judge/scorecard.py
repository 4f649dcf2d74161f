"""Scorecards: what the figures of a pair say of the chance that a verdict of it is right.

A card is a sum of small decision trees over named figures, and a calibration measured on topics that had no part in its
training. Cards are data (scorecards.json), made by scripts/train_scorecards.py.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

DEPTH = 3  # questions on the way to a leaf
CHUNK = 4096  # pairs weighed at once: bounds memory


class Card(NamedTuple):
    """One scorecard: trees of DEPTH levels, each filled up, as arrays over trees."""

    figures: tuple[str, ...]  # those asked for
    asked: npt.NDArray[np.int32]  # [trees, 2**DEPTH - 1] the figure of each question
    limit: Floats  # [trees, 2**DEPTH - 1] left at or below it, right above
    leaves: Floats  # [trees, 2**DEPTH] points
    sums: npt.NDArray[np.float64]  # calibration: sums of points, ascending …
    chances: npt.NDArray[np.float64]  # … and the share of pairs with such a sum for which the verdict is right


@cache
def cards() -> dict[str, Card]:
    """The scorecards by "verdict group"."""
    text = files(__package__).joinpath("scorecards.json").read_text(encoding="utf-8")
    return {name: loaded(card) for name, card in json.loads(text)["cards"].items()}


def loaded(card: dict[str, Any]) -> Card:
    """A card from its fields in JSON."""
    asked = np.array(card["asked"], np.int32).reshape(-1, 2**DEPTH - 1)
    return Card(
        tuple(card["figures"]),
        asked,
        np.array(card["limit"], np.float32).reshape(asked.shape),
        np.array(card["leaves"], np.float32).reshape(-1, 2**DEPTH),
        np.array(card["sums"], np.float64),
        np.array(card["chances"], np.float64),
    )


def total(card: Card, table: Floats, names: Sequence[str]) -> npt.NDArray[np.float64]:
    """The sum of points of each pair. table: [pairs, names]."""
    place = np.array([names.index(figure) for figure in card.figures], np.int32)
    columns = place[card.asked]
    trees = np.arange(len(card.asked))
    result = np.zeros(len(table))
    for begin in range(0, len(table), CHUNK):
        part = table[begin : begin + CHUNK]
        rows = np.arange(len(part))[:, None]
        node = np.zeros((len(part), len(trees)), np.int32)
        for _ in range(DEPTH):
            node = 2 * node + 1 + (part[rows, columns[trees, node]] > card.limit[trees, node])
        leaf = card.leaves[trees, node - (2**DEPTH - 1)]
        result[begin : begin + CHUNK] = leaf.astype(np.float64).sum(1)
    return result


def probability(card: Card, table: Floats, names: Sequence[str]) -> npt.NDArray[np.float64]:
    """The measured probability that the verdict is right, of each pair."""
    return np.interp(total(card, table, names), card.sums, card.chances)
