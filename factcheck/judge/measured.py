"""Pairs of claims with figures → how far the figures can stand side by side: of one time, one part, one date's role.

What is told of another year, a figure that later reports raise, a part of the whole, a date that says since when or
who said so: none of these contradicts a plain figure. A figure of the scorecards each; no clock but the articles' days.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck.judge.value import marks
from factcheck.language import data
from factcheck.model import Placed, Statement

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

NAMES = ("sides", "parts", "bygone", "running", "elsewhere_told", "lead", "said", "stamp")
_LONG = 300.0  # days after which what a statement dates is told of another time
_NEAR = 28  # characters before a date in which a word of saying tells what it dates
_SIDES = ("part", "whole", "to", "per-")


class Measured(NamedTuple):
    """What is asked of the figures of each claim, as arrays over claims."""

    sides: Ints  # [n, len(_SIDES)] the marks that may set a number apart
    bygone: Ints  # how many other dates of its statement lie long before the article
    running: Ints  # the statement tells how things stand for now
    count: Ints  # it counts
    places: list[frozenset[str]]  # those its statement names
    statement: Ints
    lead: Ints  # a date's role: 0 no date, 1 at, 2 since, 3 until, 4 as of
    said: Ints  # a date of saying so
    stamp: Ints  # a time before the statement itself
    published: Floats  # day number, NaN where unknown


def measured(claims: Sequence[Placed], statements: Sequence[Statement], published: Sequence[float]) -> Measured:
    """The figures of claims. published: the day number of each article, NaN where unknown."""
    known = [day for day in published if day == day]  # noqa: PLR0124 - NaN is not itself
    middle = sorted(known)[len(known) // 2] if known else float("nan")
    days = [day if day == day else middle for day in published]  # noqa: PLR0124
    old = [_is_bygone(c, days[c.source]) for c in claims]
    per_statement = np.bincount([c.statement for c in claims], old, len(statements)).astype(int)
    running = [_is_running(s.text) for s in statements]
    rows = [
        (
            [any(m.startswith(side) for m in _marks(c)) for side in _SIDES],
            per_statement[c.statement] - old[row],
            running[c.statement],
            c.value is not None and c.value.axis == "count",
            _lead(c),
            _is_said(c, statements[c.statement].text),
            c.value is not None and c.value.axis == "clock" and c.value.start == 0 and c.value.form == "exact",
            published[c.source],
        )
        for row, c in enumerate(claims)
    ]
    kinds = [np.int32] * 7 + [np.float32]
    columns = list(zip(*rows, strict=True)) if rows else [[] for _ in kinds]
    arrays = [np.array(values, kind) for values, kind in zip(columns, kinds, strict=True)]
    places: list[set[str]] = [set() for _ in statements]
    for c in claims:
        if c.value is not None and c.value.kind == "place":
            places[c.statement] |= set(c.value.label.casefold().split(", "))
    marked, bygone, running_now, counts, *rest = arrays
    statement = np.array([c.statement for c in claims], np.int32)
    named = [frozenset(row) for row in places]
    return Measured(marked.reshape(-1, len(_SIDES)), bygone, running_now, counts, named, statement, *rest)


def figures(left: Ints, right: Ints, bounds: Floats, m: Measured) -> dict[str, Floats]:
    """The figures of each pair, by name. bounds: how many of its values are bounds."""
    apart = np.abs(m.published[left] - m.published[right])
    later = np.where(np.isnan(apart), 0.5, np.minimum(apart, 1.0))
    telling = (m.running[left] + m.running[right] + bounds) > 0
    dated = (m.lead[left] > 0) & (m.lead[right] > 0)
    own: dict[str, Floats] = {
        "sides": np.abs(m.sides[left] - m.sides[right]).sum(1),
        "parts": m.sides[left, 0] + m.sides[right, 0],
        "bygone": (m.bygone[left] > 0) != (m.bygone[right] > 0),
        "running": telling * later * m.count[left] * m.count[right],
        "elsewhere_told": _places(left, right, m),
        "lead": dated & (m.lead[left] != m.lead[right]),
        "said": dated & (m.said[left] != m.said[right]),
        "stamp": m.stamp[left] != m.stamp[right],
    }
    return {name: np.asarray(own[name], np.float32) for name in NAMES}


def _places(left: Ints, right: Ints, m: Measured) -> Floats:
    """1 where the statements name places and none in common, 0.5 where only one names any, else 0."""
    pairs = zip(m.statement[left].tolist(), m.statement[right].tolist(), strict=True)
    known = m.places
    return np.array(
        [
            0.5 * (bool(known[a]) != bool(known[b])) + float(bool(known[a] and known[b]) and known[a].isdisjoint(known[b]))
            for a, b in pairs
        ],
        np.float32,
    )


def _marks(claim: Placed) -> frozenset[str]:
    value = claim.value
    return marks(value) if value is not None and value.kind != "date" else frozenset()


def _is_bygone(claim: Placed, day: float) -> bool:
    """Whether a claim dates what it tells long before its article."""
    value = claim.value
    return value is not None and value.axis == "day" and value.high is not None and value.high < day - _LONG


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    """The words that tell of figures for now and of dates of saying, each with a blank on either side."""
    lists = data("update")
    return {name: tuple(f" {word.replace('_', ' ')} " for word in lists[name].split()) for name in ("running", "saying")}


def _is_running(text: str) -> bool:
    """Whether a statement tells how things stand for now: "as of", "so far", "the toll"."""
    padded = f" {text.casefold().replace(',', ' ')} "
    return any(phrase in padded for phrase in _lists()["running"])


def _is_said(claim: Placed, text: str) -> bool:
    """Whether a date tells when somebody said so: "the zoo said on | Tuesday"."""
    if claim.value is None or claim.value.kind != "date":
        return False
    near = f" {text[max(0, claim.value.start - _NEAR) : claim.value.start].casefold()} "
    at = max(near.rfind(word) for word in _lists()["saying"])
    return at >= 0 and near[at:].count(" ") <= 4 and "," not in near[at:]


_LEADS = {"since": 2, "ever since": 2, "after": 2, "until": 3, "to": 3, "by": 3, "before": 3, "as of": 4}


def _lead(claim: Placed) -> int:
    """The role of a date: at which, since when, until when, as of when."""
    value = claim.value
    if value is None or value.kind != "date":
        return 0
    return _LEADS.get(value.unit, 1)
