"""Figures of pairs → the chance that each agrees or contradicts: scorecards, and what agreeing partners say.

Two questions in turn: do both claims speak of one fact, whatever their values (card "same")? Knowing that of all pairs,
which values are given elsewhere and who agrees with whom: are they in conflict, or in agreement?
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from factcheck.judge import scorecard, signals
from factcheck.judge.comparison import ALONE, Comparison
from factcheck.judge.scorecard import Card
from factcheck.judge.value import AGREEING, DIFFERS
from factcheck.ties import first_of_tied

Floats = npt.NDArray[np.float32]
Chances = npt.NDArray[np.float64]

ALL = "all"  # contradictions of every kind share one card
LAST = "last word"  # the card that says what the log odds of a conflict mean; some kinds have their own
TIED = 0.6  # the chance of agreement from which two claims share their fate
HELD = 0.5  # how much a pair's score follows the pairs of its partners
COMPANY = 0.25  # what each doubling (in nats) of such pairs adds
SURE = "sure"  # the kind of pairs of which too few are known to train a card on, but nearly all of these are right:
SETTLED = 0.92  # what one thing has one value of (model.ONE_VALUED); two places of one deed; statuses in one wording
_FLOOR = 1e-4  # chances are kept off 0 and 1 by this much


def groups(pairs: Sequence[Comparison], kinds: Sequence[str]) -> list[str]:
    """The group of scorecards each pair is weighed by. kinds: of the left claims' values."""
    return [ALONE if p.relation == ALONE else signals.group(kind) for p, kind in zip(pairs, kinds, strict=True)]


def same_fact(cards: Mapping[str, Card], table: Floats, names: Sequence[str], group: Sequence[str]) -> Floats:
    """The chance that both claims of each pair speak of one fact."""
    return weighed(cards, "same", table, names, group, np.ones(len(table), bool)).astype(np.float32)


def chances(
    cards: Mapping[str, Card],
    table: Floats,
    names: Sequence[str],
    group: Sequence[str],
    kinds: Sequence[str],
    pairs: Sequence[Comparison],
) -> Chances:
    """The chance of the verdict each pair's values allow: agreement where they agree, else contradiction."""
    return together(cards, separate(cards, table, names, group, pairs), kinds, pairs)


def separate(
    cards: Mapping[str, Card], table: Floats, names: Sequence[str], group: Sequence[str], pairs: Sequence[Comparison]
) -> Chances:
    """The chance of each pair by its own card, whatever comes of the pairs that share its fate."""
    agree, differ = relations(pairs)
    result = weighed(cards, "agreeing", table, names, group, agree)
    return result + weighed(cards, "contradicting", table, names, [ALL] * len(group), differ)


def together(cards: Mapping[str, Card], result: Chances, kinds: Sequence[str], pairs: Sequence[Comparison]) -> Chances:
    """The chances, those of differing pairs drawn together. result: of each by its own card."""
    agree, differ = relations(pairs)
    result, shared = result.copy(), company_kept(result, agree, differ, pairs)
    result[differ] = measured(cards, shared, [kind for kind, chosen in zip(kinds, differ, strict=True) if chosen])
    result[[kind == SURE for kind in kinds]] = SETTLED
    return result


def measured(cards: Mapping[str, Card], odds: Chances, kinds: Sequence[str]) -> Chances:
    """The share of right conflicts, measured among those of a pair's kind, or of all where too few are known."""
    result = np.zeros(len(odds))
    sort = np.array(kinds, object)
    for kind in sorted(set(kinds)):
        card = cards.get(f"{LAST} {kind}", cards.get(LAST))
        chosen = sort == kind
        result[chosen] = np.interp(odds[chosen], card.sums, card.chances) if card else 0.0
    return result


def relations(pairs: Sequence[Comparison]) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Whether the values of each pair agree, and whether they cannot both be true."""
    agree = np.array([p.relation in AGREEING or p.relation == ALONE for p in pairs], bool)
    return agree, np.array([p.relation == DIFFERS for p in pairs], bool)


def company_kept(
    chance: Chances, agree: npt.NDArray[np.bool_], differ: npt.NDArray[np.bool_], pairs: Sequence[Comparison]
) -> Chances:
    """The log odds of each differing pair, drawn towards those of the pairs between what agrees with either side.

    If A says what A' says, then A against B and A' against B are one question.
    """
    likely = (pairs[row] for row in np.flatnonzero(agree & (chance >= TIED)).tolist())
    home = first_of_tied((pair.left, pair.right) for pair in likely if pair.relation != ALONE)
    odds = np.clip(chance, _FLOOR, 1 - _FLOOR)
    odds = np.log(odds / (1 - odds))
    rows = np.flatnonzero(differ).tolist()
    tied: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row in rows:
        left, right = pairs[row].left, pairs[row].right
        one, other = sorted((home.get(left, left), home.get(right, right)))
        tied[one, other].append(row)
    shared = odds.copy()
    for members in tied.values():
        mean = odds[members].mean()
        shared[members] = (1 - HELD) * odds[members] + HELD * mean + COMPANY * np.log(len(members))
    return shared[rows]


def weighed(
    cards: Mapping[str, Card],
    verdict: str,
    table: Floats,
    names: Sequence[str],
    group: Sequence[str],
    rows: npt.NDArray[np.bool_],
) -> Chances:
    """The chance of one verdict for the chosen rows by its own card, 0 for the rest."""
    result = np.zeros(len(table))
    kind = np.array(group)
    for name in sorted(set(group)):
        card = cards.get(f"{verdict} {name}")
        chosen = np.flatnonzero(rows & (kind == name))
        if card and len(chosen):
            result[chosen] = scorecard.probability(card, table[chosen], names)
    return result
