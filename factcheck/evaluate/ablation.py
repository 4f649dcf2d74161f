"""Scorecards without a part of what they ask: every pair gives the same answer to its questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from factcheck.evaluate.parts import PARTS
from factcheck.judge.scorecard import Card


def blanked(cards: Mapping[str, Card], parts: Sequence[str]) -> dict[str, Card]:
    """The cards with the questions of parts answered alike for every pair: as a middling one would answer them."""
    figures = {figure for part in parts for figure in PARTS[part]}
    return {name: _blanked(card, figures) for name, card in cards.items()}


def _blanked(card: Card, figures: set[str]) -> Card:
    limit = card.limit.copy()
    middle = dict.fromkeys(figures, 0.0)
    for at, figure in enumerate(card.figures):
        asked = card.asked == at
        if figure in figures and asked.any():
            middle[figure] = float(np.median(card.limit[asked]))
            limit[asked] = np.where(card.limit[asked] >= middle[figure], np.inf, -np.inf)
    fixed = sum(points * middle[figure] for figure, points in card.weights.items() if figure in figures)
    kept = {figure: points for figure, points in card.weights.items() if figure not in figures}
    return card._replace(limit=limit, weights=kept, base=card.base + fixed)
