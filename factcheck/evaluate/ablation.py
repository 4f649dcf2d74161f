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
    for at, figure in enumerate(card.figures):
        asked = card.asked == at
        if figure in figures and asked.any():
            middle = np.median(card.limit[asked])
            limit[asked] = np.where(card.limit[asked] >= middle, np.inf, -np.inf)
    return card._replace(limit=limit)
