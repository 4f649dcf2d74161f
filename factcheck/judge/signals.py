"""Pairs of claims → the figures that a scorecard weighs: how their values relate, how they are meant, what others say.

Columns are named; a scorecard refers to them by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck.codes import grouped
from factcheck.judge import acts, articles, measured
from factcheck.judge.columns import CERTAINTIES, KINDS, Columns
from factcheck.judge.company import NAMES as COMPANY
from factcheck.judge.company import Floats, Ints, Pairs, company
from factcheck.judge.comparison import ALONE, Comparison
from factcheck.judge.value import AGREEING, DIFFERS, FINER, ROUNDED
from factcheck.model import NAME_KINDS

Places = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
Counts = npt.NDArray[Any]

NUMERIC = frozenset({"number", "money", "percent", "measure", "duration", "order"})
MEASURED = NUMERIC | {"date"}
GROUPS = ("number", "date", "name", "status")  # each has scorecards of its own
_AMOUNTS = [KINDS.index(kind) for kind in KINDS if kind in NUMERIC]
UNREAL = (CERTAINTIES.index("asked"), CERTAINTIES.index("hypothetical"))

OWN = (
    "gap", "amount_gap", "date_gap", "swapped", "small", "magnitude", "steps", "unit",
    "certainty", "unsure", "unreal", "quoted", "polarity",
    "bound", "hedged", "inferred", "grain", "grain_left", "grain_right", "day",
    "heading", "row", "position", "days_apart", "undated",
    "qualifier", "shared_values", "other_conflicts", "length", "variant", "finer", "similarity",
    "kind", "former", "moment", "change", "articles", "articles_names", "stated", "dates_clash", "dates_one",
    "near_miss", "not_yet", "office", "deed", "post", "site", "event_day",
    "denied", "mention", "cause", "often_left", "often_right", "word_left", "word_right",
    *measured.NAMES, *acts.NAMES, "foreign_left", "foreign_right", "foreign_person_left", "foreign_person_right",
    "listed_left", "listed_right", "wordy_left", "wordy_right",
)  # fmt: skip


class Related(NamedTuple):
    """How the values of pairs relate, as arrays over pairs: fields of Comparison, and what its relation is."""

    agree: npt.NDArray[np.bool_]
    differ: npt.NDArray[np.bool_]
    alone: npt.NDArray[np.bool_]
    finer: npt.NDArray[np.bool_]
    gap: Floats
    swapped: Floats
    variant: Floats
    qualifier: Floats
    stated: Floats
    near_miss: Floats
    office: Floats
    site: Floats
    deed: Floats
    day: Floats


class Beside(NamedTuple):
    """How many other values of the two statements of each pair agree and conflict, as arrays over pairs."""

    agree: Counts
    differ: Counts
    dates: Counts  # that agree


def related(pairs: Sequence[Comparison]) -> Related:
    """How the values of pairs relate."""
    relation = [pair.relation for pair in pairs]
    columns = [[getattr(pair, name) for pair in pairs] for name in Related._fields[4:]]
    return Related(
        np.array([one in AGREEING for one in relation], bool),
        np.array([one == DIFFERS for one in relation], bool),
        np.array([one == ALONE for one in relation], bool),
        np.array([one in (FINER, ROUNDED) for one in relation], bool),
        *(np.array(column, np.float32) for column in columns),
    )


def group(kind: str) -> str:
    """The scorecards a kind of value is weighed by."""
    if kind in NUMERIC:
        return "number"
    if kind in ("date", "status"):
        return kind
    return "name" if kind in NAME_KINDS else "statement"


def strangers(left: Ints, right: Ints, c: Columns) -> npt.NDArray[np.bool_]:
    """Whether the articles of each pair share so few names that they must be about different things."""
    return c.articles.apart[c.source[left], c.source[right]]


def _articles(left: Ints, right: Ints, c: Columns) -> dict[str, Floats]:
    """How much of what the shorter of both articles states, the other states too: all values, and names alone."""
    one, other = c.source[left], c.source[right]
    return {"articles": c.articles.values[one, other], "articles_names": c.articles.names[one, other]}


def _foreign(left: Ints, right: Ints, c: Columns) -> dict[str, Floats]:
    """How many names each statement gives that the other article never does: of all sorts, and of persons."""
    found = {}
    for name, given in (("foreign", c.articles.foreign), ("foreign_person", c.articles.foreign_person)):
        for side, one, other in (("left", left, right), ("right", right, left)):
            found[f"{name}_{side}"] = articles.foreign(one, other, c.source, c.statement, c.label, given)
    return found


def home(left: Ints, right: Ints, c: Columns) -> Places:
    """A number for each pair that all pairs of its two statements share."""
    code = c.statement[left].astype(np.int64) * (int(c.statement.max(initial=0)) + 1) + c.statement[right]
    return grouped(code)[1]


def beside(home: Places, left: Ints, c: Columns, how: Related) -> Beside:
    """What the other values of the two statements of each pair say, of which all pairs are here. home: as above."""
    told = how.agree, how.differ, how.agree & _dated(c)[left]
    return Beside(*(np.bincount(home, one)[home] - one for one in told))


def _dated(c: Columns) -> Flags:
    dated: Flags = (c.kind == KINDS.index("date")) & (c.label >= 0)
    return dated


def _stated(left: Ints, right: Ints, c: Columns, how: Related, beside: Beside) -> dict[str, Floats]:
    """Whether one statement gives the other side's value too, and how the dates that both give besides stand."""
    dated = _dated(c)
    count = np.bincount(c.statement[dated], minlength=int(c.statement.max(initial=0)) + 1)
    one, other = count[c.statement[left]] - dated[left], count[c.statement[right]] - dated[right]
    return {
        "stated": how.stated,
        "dates_clash": (one > 0) & (other > 0) & (beside.dates == 0),
        "dates_one": (one > 0) != (other > 0),
    }


def surroundings(
    left: Ints, right: Ints, alike: Floats, alike_names: Sequence[str], c: Columns, how: Related, beside: Beside
) -> tuple[Floats, tuple[str, ...]]:
    """The figures of each pair on its own, [pairs, names], and their names.

    left, right: the claims of each pair; alike: what their surroundings share, [pairs, alike_names]; how: their values
    relate; beside: what else their statements give.
    """
    index = {name: at for at, name in enumerate(alike_names)}
    similarity = np.sqrt(alike[:, index["near_left"]] * alike[:, index["near_right"]]) / 2
    similarity += np.sqrt(alike[:, index["all_left"]] * alike[:, index["all_right"]]) / 2
    unreal = (c.certainty[:, None] == UNREAL).any(1)
    own = {
        "similarity": similarity,
        "kind": c.kind[left],
        "former": c.former[left] != c.former[right],
        "moment": c.moment[left] + c.moment[right],
        "change": c.change[left] + c.change[right],
        **_articles(left, right, c),
        **_stated(left, right, c, how, beside),
        "gap": np.log10(1 + 1000 * np.clip(how.gap, 0, 1e6)),
        "amount_gap": np.isin(c.kind[left], _AMOUNTS) * np.clip(how.gap, 0, 1),
        "date_gap": _dated(c)[left] * np.log1p(how.gap),
        "small": (np.maximum(c.size[left], c.size[right]) <= 12),
        "magnitude": np.log10(1 + np.maximum(c.size[left], c.size[right])),
        "steps": np.abs(np.log10(c.step[left] + 1e-3) - np.log10(c.step[right] + 1e-3)),
        "unit": np.where((c.unit[left] < 0) | (c.unit[right] < 0), 0, np.where(c.unit[left] == c.unit[right], 1, -1)),
        "certainty": (c.certainty[left] != c.certainty[right]),
        "unsure": (c.certainty[left] > 0).astype(int) + (c.certainty[right] > 0),
        "unreal": unreal[left] | unreal[right],
        "quoted": c.quoted[left] + c.quoted[right],
        "polarity": c.polarity[left] != c.polarity[right],
        "denied": c.denied[left] + c.denied[right],
        "mention": c.mention[left] | c.mention[right],
        "cause": c.cause[left] | c.cause[right],
        **{
            f"{name}_{side}": value[at]
            for name, value in (("often", c.often), ("word", c.word), ("listed", c.listed), ("wordy", c.wordy))
            for side, at in (("left", left), ("right", right))
        },
        "bound": (c.form[left] == 2).astype(int) + (c.form[right] == 2),
        "hedged": (c.form[left] == 1).astype(int) + (c.form[right] == 1),
        "inferred": c.inferred[left] + c.inferred[right],
        "grain": np.abs(c.grain[left] - c.grain[right]),
        "grain_left": c.grain[left],
        "grain_right": c.grain[right],
        "day": (c.grain[left] <= 1).astype(int) + (c.grain[right] <= 1),
        "heading": c.heading[left] + c.heading[right],
        "row": c.row[left] + c.row[right],
        "position": np.abs(c.place[left] - c.place[right]),
        "days_apart": np.nan_to_num(np.minimum(np.abs(c.published[left] - c.published[right]), 400.0)),
        "undated": np.isnan(c.published[left]) | np.isnan(c.published[right]),
        "length": np.log(1 + np.maximum(c.length[left], c.length[right])),
        "swapped": how.swapped,
        "near_miss": how.near_miss,
        "variant": how.variant,
        "not_yet": _later(c.not_yet, left, right, c.published) + _later(c.not_yet, right, left, c.published),
        "qualifier": how.qualifier,
        "finer": how.finer,
        "shared_values": np.minimum(beside.agree, 4),
        "other_conflicts": np.minimum(beside.differ, 4),
        **acts.figures(left, right, c.acts),
        **_foreign(left, right, c),
        **_measured(left, right, alike[:, index["predicate"]], alike[:, index["predicate_sure"]], c),
        **_named(how),
    }
    columns = [*alike.T, *(np.asarray(own[name], np.float32) for name in OWN)]
    return sided(columns, (*alike_names, *OWN))


def _measured(left: Ints, right: Ints, predicate: Floats, sure: Floats, c: Columns) -> dict[str, Floats]:
    """How far the figures of each pair can stand side by side."""
    bounds = (c.form[left] == 2).astype(np.float32) + (c.form[right] == 2)
    return measured.figures(left, right, bounds, sure * (predicate < 0), c.measured)


def _named(how: Related) -> dict[str, Floats]:
    """How surely two names hold one office, were where one deed was done, or have one part in it."""
    post = np.clip(how.office, 0, 2)
    return {"office": how.office, "deed": how.deed, "post": post, "site": how.site, "event_day": how.day}


def signals(
    table: Floats, names: Sequence[str], same: Floats, left: Ints, right: Ints, c: Columns, pairs: Sequence[Comparison]
) -> tuple[Floats, tuple[str, ...]]:
    """The figures of each pair with what the other pairs say of it.

    table: [pairs, names] the figures of each on its own; same: the chance that both claims speak of one fact.
    """
    agree = np.array([p.relation in AGREEING or p.relation == "alone" for p in pairs], bool)
    differ = np.array([p.relation == DIFFERS for p in pairs], bool)
    others = company(Pairs(left, right, same, agree, differ), c.source, c.label, c.axis, c.articles)
    return joined(table, names, same, c.kind[left], others)


def joined(
    table: Floats, names: Sequence[str], same: Floats, kind: Ints, others: Floats
) -> tuple[Floats, tuple[str, ...]]:
    """The figures of each pair with what the other pairs say of it. kind: of left claims; others: from `company`."""
    more, more_names = sided(list(others.T), COMPANY)
    held = np.clip(same, 0.01, 0.99)
    odds = np.log(held / (1 - held))
    sorts = np.array(
        [[group(KINDS[k]) == g if k >= 0 else g == "status" for g in GROUPS] for k in range(-1, len(KINDS))]
    )
    sort = sorts[kind + 1].astype(np.float32)
    columns = [table, same[:, None], odds[:, None], sort, sort * odds[:, None], more]
    sorted_names = (*(f"is_{g}" for g in GROUPS), *(f"odds_{g}" for g in GROUPS))
    return np.concatenate(columns, axis=1, dtype=np.float32), (*names, "same", "odds", *sorted_names, *more_names)


def _later(not_yet: Ints, one: Ints, other: Ints, published: Floats) -> npt.NDArray[np.bool_]:
    """Whether one side waits for what the other, published no earlier, says has come about."""
    since = np.nan_to_num(published[other] - published[one])
    waits: npt.NDArray[np.bool_] = (not_yet[one] == 1) & (not_yet[other] == 0) & (since >= 0)
    return waits


def sided(columns: Sequence[Floats], names: tuple[str, ...]) -> tuple[Floats, tuple[str, ...]]:
    """The figures as a table, each "…_left" and "…_right" as "…_low" and "…_high", so that no side is the first."""
    result: list[Floats] = []
    for at, other in _sides(names):
        one = columns[at]
        result += [one] if other < 0 else [np.minimum(one, columns[other]), np.maximum(one, columns[other])]
    return np.stack(result, axis=1), low_and_high(names)


@cache
def _sides(names: tuple[str, ...]) -> list[tuple[int, int]]:
    """The places of those that no side has, with -1, and of both sides of the others."""
    places = ((at, names.index(right) if right in names else -1) for at, right in enumerate(map(_right, names)))
    return [(at, other) for at, other in places if not names[at].endswith("_right")]


def _right(name: str) -> str:
    return f"{name.removesuffix('left')}right" if name.endswith("_left") else ""


@cache
def low_and_high(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of figures once they are `sided`."""
    found: list[str] = []
    for at, other in _sides(names):
        stem = names[at].removesuffix("left")
        found += [stem] if other < 0 else [f"{stem}low", f"{stem}high"]
    return tuple(found)
