"""Scorecards: what each figure of a pair adds to the chance that a verdict of it is right.

A card holds, for each figure, the points of each of its bins; the points are summed, and a calibration measured on topics
held out turns the sum into a probability. Cards are data (scorecards.json), made by scripts/train_scorecards.py.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


class Card(NamedTuple):
    """One scorecard: the points of a verdict for a group of kinds."""

    base: float
    edges: dict[str, list[float]]  # figure → the borders of its bins, ascending
    points: dict[str, list[float]]  # figure → points, one more than its borders
    sums: list[float]  # calibration: sums of points, ascending …
    chances: list[float]  # … and the share of pairs with such a sum for which the verdict is right


@cache
def cards() -> dict[str, Card]:
    """The scorecards by "verdict group"."""
    text = files(__package__).joinpath("scorecards.json").read_text(encoding="utf-8")
    return {name: Card(**card) for name, card in json.loads(text)["cards"].items()}


def total(card: Card, table: Floats, names: Sequence[str]) -> npt.NDArray[np.float64]:
    """The sum of points of each pair. table: [pairs, names]."""
    result = np.full(len(table), card.base)
    for at, name in enumerate(names):
        if name in card.edges:
            bins = np.searchsorted(np.array(card.edges[name], np.float32), table[:, at], side="right")
            result += np.array(card.points[name])[bins]
    return result


def probability(verdict: str, group: str, table: Floats, names: Sequence[str]) -> npt.NDArray[np.float64]:
    """The measured probability that the verdict is right, for each pair; 0 where no card was trained."""
    card = cards().get(f"{verdict} {group}")
    if card is None:
        return np.zeros(len(table))
    return np.interp(total(card, table, names), card.sums, card.chances)
