"""Findings with their scores → how much is found at which precision.

What is only possible, or less, counts here as if it were called a contradiction: the curve asks where the line between
them should be drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factcheck.evaluate.labels import swapped
from factcheck.evaluate.rating import Rated, Ratings, once
from factcheck.evaluate.score import ratio

PRECISIONS = (0.95, 0.90, 0.80)


class Point(NamedTuple):
    """The most that is found with at least a precision. Key: precision."""

    precision: float
    recall: float
    score: float | None  # of the last finding above the line; None where no line reaches the precision
    reported: int  # findings above it, right or wrong


class Call(NamedTuple):
    """A conflict as it would be called: its score, whether it is right, what it finds."""

    score: float
    right: bool
    hits: frozenset[tuple[int, frozenset[int]]]  # labelled pairs, each with the row of its corpus


def curve(rated: Sequence[Ratings], *, without_swaps: bool = False) -> list[Point]:
    """The points of PRECISIONS over all corpora.

    without_swaps: leaving out the labelled conflicts whose values are the same digits in another order.
    """
    calls: list[Call] = []
    gold = 0
    for at, one in enumerate(rated):
        out = frozenset(p for p in one.labels.pairs if without_swaps and swapped(one.labels, p))
        gold += sum(v == "contradicting" and pair not in out for pair, v in one.labels.pairs.items())
        calls += _calls(at, once(_conflicts(one)).values(), out)
    steps = _steps(calls, gold)
    return [max((p for p in steps if p.precision >= least), key=_reach, default=Point(least, 0.0, None, 0))._replace(
        precision=least) for least in PRECISIONS]  # fmt: skip


def _conflicts(one: Ratings) -> list[Rated]:
    """What was, or might have been, called a conflict, surest first: once() keeps the first of a pair."""
    found = [*(f for f in one.findings if f.verdict != "agreeing"), *one.silent]
    return sorted(found, key=lambda f: -f.score)


def _reach(point: Point) -> tuple[float, float]:
    return point.recall, point.precision


def _calls(at: int, findings: Iterable[Rated], out: frozenset[frozenset[int]]) -> Iterable[Call]:
    for f in findings:
        hits = frozenset((at, pair) for pair in f.hits - out)
        if f.right_or_not != "excused" and (hits or not f.hits):
            yield Call(f.score, bool(hits), hits)


def _steps(calls: Sequence[Call], gold: int) -> list[Point]:
    """Precision and recall with the line drawn at each score that occurs."""
    found: set[tuple[int, frozenset[int]]] = set()
    right = 0
    steps = []
    ordered = sorted(calls, key=lambda call: -call.score)
    for at, call in enumerate(ordered):
        right += call.right
        found |= call.hits
        if at + 1 == len(ordered) or ordered[at + 1].score < call.score:
            steps.append(Point(right / (at + 1), ratio(len(found), gold), call.score, at + 1))
    return steps
