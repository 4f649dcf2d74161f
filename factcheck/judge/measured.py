"""Pairs of claims with figures → how far the figures can stand side by side: of one time, one part, one date's role.

What is told of another year, a figure that later reports raise, a part of the whole, a date that says since when or
who said so: none of these contradicts a plain figure. A figure of the scorecards each; no clock but the articles' days.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck.judge.value import marks
from factcheck.language import data
from factcheck.model import Placed, Statement, Value

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

NAMES = ("sides", "bygone", "running", "elsewhere_told", "there", "apart", "lead", "said", "stamp")
_LONG = 300.0  # days after which what a statement dates is told of another time
_BEHIND = 45  # characters behind a value in which a place tells where it is of
_NEAR = 28  # characters before a date in which a word of saying tells what it dates
_ROLES = ("since", "until", "as_of")  # lists of the words that lead into dates: roles 2, 3 and 4
_LISTS = ("running", "saying", *_ROLES)
_SIDES = ("whole", "to", "per-")
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
    known = sorted(day for day in published if not math.isnan(day))
    middle = known[len(known) // 2] if known else math.nan
    old = [_is_bygone(c, middle if math.isnan(published[c.source]) else published[c.source]) for c in claims]
    per_statement = [0] * len(statements)
    for c, bygone in zip(claims, old, strict=True):
        per_statement[c.statement] += bygone
    running = [_is_running(s.text) for s in statements]
    named = _named(claims, len(statements))
    around = [frozenset(label for label, _ in these) for these in named]
    values = [c.value for c in claims]
    return Measured(
        _ints([_sides(v) for v in values]).reshape(-1, len(_SIDES)),
        _ints([per_statement[c.statement] - bygone for c, bygone in zip(claims, old, strict=True)]),
        _ints([running[c.statement] for c in claims]),
        _ints([v is not None and v.axis == "count" for v in values]),
        _places([around[c.statement] for c in claims]),
        _places([_there(c, named[c.statement]) for c in claims]),
        _ints([v is not None and v.kind in ("date", "order") for v in values]),
        _ints([_lead(v) for v in values]),
        _ints([_is_said(v, statements[c.statement].text) for c, v in zip(claims, values, strict=True)]),
        _ints([v is not None and v.axis == "clock" and v.start == 0 and v.form == "exact" for v in values]),
        np.array([published[c.source] for c in claims], np.float32),
    )


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
    if not named or claim.value is None or claim.value.kind == "date":
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


def _sides(value: Value | None) -> list[bool]:
    """Which of the marks that may set a number apart a value has."""
    found = marks(value) if value is not None and value.grain and value.kind != "date" else frozenset()
    return [any(mark.startswith(side) for mark in found) for side in _SIDES] if found else [False] * len(_SIDES)


def _is_bygone(claim: Placed, day: float) -> bool:
    """Whether a claim dates what it tells long before its article."""
    value = claim.value
    return value is not None and value.axis == "day" and value.high is not None and value.high < day - _LONG


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
