"""Pairs of claims with figures → how far the figures can stand side by side: of one time, one part, one date's role.

What is told of another year, a figure that later reports raise, a part of the whole, a date that says since when or
who said so: none of these contradicts a plain figure. A figure of the scorecards each; no clock but the articles' days.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck.judge.value import marks
from factcheck.language import data
from factcheck.model import Placed, Statement, Value

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]
Days = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

NAMES = ("sides", "bygone", "running", "elsewhere_told", "there", "apart", "lead", "said", "stamp")
_LONG = 300.0  # days after which what a statement dates is told of another time
_BEHIND = 45  # characters behind a value in which a place tells where it is of
_NEAR = 28  # characters before a date in which a word of saying tells what it dates
_ROLES = ("since", "until", "as_of")  # lists of the words that lead into dates: roles 2, 3 and 4
_LISTS = ("running", "saying", *_ROLES)
_SIDES = ("whole", "to", "per-")
_NO_SIDE = [False] * len(_SIDES)
_NOWHERE: frozenset[str] = frozenset()


class Places(NamedTuple):
    """The names of places that go with each claim."""

    names: list[frozenset[str]]
    any: npt.NDArray[np.bool_]  # whether there are some


class Measured(NamedTuple):
    """What is asked of the figures of each claim, as arrays over claims."""

    sides: Ints  # [n, len(_SIDES)] the marks that may set a number apart
    bygone: Ints  # how many other dates of its statement lie long before the article
    running: Ints  # the statement tells how things stand for now
    counts: Ints  # it counts
    places: Places  # those its statement names
    there: Places  # those named right behind its value
    event: Ints  # when something happened: a date, a time, the 17th minute
    lead: Ints  # a date's role: 0 no date, 1 at, 2 since, 3 until, 4 as of
    said: Ints  # a date of saying so
    stamp: Ints  # a time before the statement itself
    published: Floats  # day number, NaN where unknown


def measured(claims: Sequence[Placed], statements: Sequence[Statement], published: Sequence[float]) -> Measured:
    """The figures of claims. published: the day number of each article, NaN where unknown."""
    values, statement = [c.value for c in claims], _ints([c.statement for c in claims])
    days = np.array(published, np.float64)
    bygone = _bygone(claims, days)
    counts = _ints([v is not None and v.axis == "count" for v in values])
    dates = [row for row, v in enumerate(values) if v is not None and v.kind == "date"]
    named = _named(claims, len(statements))
    around = [frozenset(label for label, _ in these) for these in named]
    return Measured(
        _ints([_sides(v) if v is not None and v.grain else _NO_SIDE for v in values]).reshape(-1, len(_SIDES)),
        (np.bincount(statement, bygone, len(statements))[statement] - bygone).astype(np.int32),
        _at(counts.nonzero()[0].tolist(), claims, lambda c: _is_running(statements[c.statement].text)),
        counts,
        _places([around[c.statement] for c in claims]),
        _places([_there(c, named[c.statement]) if named[c.statement] else _NOWHERE for c in claims]),
        _ints([v is not None and v.kind in ("date", "order") for v in values]),
        _at(dates, claims, lambda c: _lead(c.value)),
        _at(dates, claims, lambda c: _is_said(c.value, statements[c.statement].text)),
        _ints([v is not None and v.axis == "clock" and v.start == 0 and v.form == "exact" for v in values]),
        days.astype(np.float32)[[c.source for c in claims]],
    )


def _at(rows: Sequence[int], claims: Sequence[Placed], told: Callable[[Placed], int]) -> Ints:
    """What is told of some claims, 0 of the others."""
    found = np.zeros(len(claims), np.int32)
    found[rows] = [told(claims[row]) for row in rows]
    return found


def _ints(values: Sequence[Any]) -> Ints:
    return np.array(values, np.int32)


def _places(names: list[frozenset[str]]) -> Places:
    return Places(names, np.array([bool(some) for some in names], bool))


def _named(claims: Sequence[Placed], statements: int) -> list[list[tuple[str, int]]]:
    """The places that each statement names, with where they stand."""
    named: list[list[tuple[str, int]]] = [[] for _ in range(statements)]
    for c in claims:
        if c.value is not None and c.value.kind == "place":
            named[c.statement] += [(part, c.value.start) for part in c.value.label.casefold().split(", ")]
    return named


def _there(claim: Placed, named: Sequence[tuple[str, int]]) -> frozenset[str]:
    """The places right behind a value: "230,000 people across | Asia"."""
    if claim.value is None or claim.value.kind == "date":
        return _NOWHERE
    end = claim.value.end
    return frozenset(label for label, start in named if end <= start <= end + _BEHIND)


def figures(left: Ints, right: Ints, bounds: Floats, predicates: Floats, m: Measured) -> dict[str, Floats]:
    """The figures of each pair, by name.

    bounds: how many of its values are bounds; predicates: how sure it is that they turn on two different words.
    """
    apart = np.abs(m.published[left] - m.published[right])
    later = np.where(np.isnan(apart), 0.5, np.minimum(apart, 1.0))
    telling = (m.running[left] + m.running[right] + bounds) > 0
    dated = (m.lead[left] > 0) & (m.lead[right] > 0)
    own: dict[str, npt.NDArray[Any]] = {
        "sides": np.abs(m.sides[left] - m.sides[right]).sum(1),
        "bygone": (m.bygone[left] > 0) != (m.bygone[right] > 0),
        "running": telling * later * m.counts[left] * m.counts[right],
        "elsewhere_told": _elsewhere(left, right, m.places),
        "there": _elsewhere(left, right, m.there),
        "apart": predicates * m.event[left] * m.event[right],
        "lead": dated & (m.lead[left] != m.lead[right]),
        "said": dated & (m.said[left] != m.said[right]),
        "stamp": m.stamp[left] != m.stamp[right],
    }
    return {name: np.asarray(own[name], np.float32) for name in NAMES}


def _elsewhere(left: Ints, right: Ints, places: Places) -> Floats:
    """1 where both claims have places and none in common, 0.5 where only one has any, else 0."""
    ours, theirs = places.any[left], places.any[right]
    told = np.where(ours != theirs, np.float32(0.5), np.float32(0))
    both = np.flatnonzero(ours & theirs)
    sides = zip(left[both].tolist(), right[both].tolist(), strict=True)
    told[both] = [places.names[a].isdisjoint(places.names[b]) for a, b in sides]
    return told


def _sides(value: Value) -> list[bool]:
    """Which of the marks that may set a number apart a value has."""
    return (
        [any(mark.startswith(side) for mark in marks(value)) for side in _SIDES] if value.kind != "date" else _NO_SIDE
    )


def _bygone(claims: Sequence[Placed], published: Days) -> Flags:
    """Whether each claim dates what it tells long before its article, or before the middle one of all with a date."""
    known = np.sort(published[~np.isnan(published)])
    middle = known[len(known) // 2] if len(known) else np.nan
    values = [c.value for c in claims]
    dated = [v.high if v and v.axis == "day" and v.high is not None else np.inf for v in values]
    day = np.where(np.isnan(published), middle, published)[[c.source for c in claims]]
    old: Flags = np.array(dated, np.float64) < day - _LONG
    return old


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    """The words that tell of figures for now and of dates of saying, each with a blank on either side."""
    lists = data("update")
    return {name: tuple(f" {word.replace('_', ' ')} " for word in lists[name].split()) for name in _LISTS}


def _is_running(text: str) -> bool:
    """Whether a statement tells how things stand for now: "as of", "so far", "the toll"."""
    padded = f" {text.casefold().replace(',', ' ')} "
    return any(phrase in padded for phrase in _lists()["running"])


def _is_said(value: Value | None, text: str) -> bool:
    """Whether a date tells when somebody said so: "the zoo said on | Tuesday"."""
    if value is None or value.kind != "date":
        return False
    near = f" {text[max(0, value.start - _NEAR) : value.start].casefold()} "
    at = max(near.rfind(word) for word in _lists()["saying"])
    return at >= 0 and near[at:].count(" ") <= 5 and "," not in near[at:]


def _lead(value: Value | None) -> int:
    """The role of a date: at which, since when, until when, as of when."""
    if value is None or value.kind != "date":
        return 0
    return next((role for role, name in enumerate(_ROLES, 2) if f" {value.unit} " in _lists()[name]), 1)
