"""What the figures of pairs need of each claim, as arrays over claims."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck.codes import distinct, numbered
from factcheck.judge import acts, articles, measured
from factcheck.language import frequency, words_of
from factcheck.model import CAUSE, DENIAL, MENTION, Placed, Statement, Value

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

CERTAINTIES = ("asserted", "expected", "rumoured", "doubted", "asked", "hypothetical", "opinion")
KINDS = (
    "date", "duration", "number", "money", "percent", "measure", "order", "person", "place", "organisation", "other",
)  # fmt: skip
GRAINS = ("time", "day", "week", "month", "season", "quarter", "half", "year", "decade")
_KIND = {kind: at for at, kind in enumerate(KINDS)}
_CERTAINTY = {word: at for at, word in enumerate(CERTAINTIES)}
_GRAIN = {grain: at for at, grain in enumerate(GRAINS)}
_FORM = {"exact": 0, "bound": 2}  # 1: about, or a range
_NAMED = KINDS.index("person")
_NOTHING = Value("", "", None, None, "", 0, 0)


class Columns(NamedTuple):
    """What the signals need of each claim, as arrays over claims."""

    source: Ints
    label: Ints  # id of the value; -1 without one
    axis: Ints  # id of its axis; -1 without one
    kind: Ints
    former: Ints
    moment: Ints  # the statement tells a state of a moment
    change: Ints  # the statement tells a change
    denied: Ints  # a status that is denied
    mention: Ints  # a noun alone, which says that there is such a thing, or none
    cause: Ints  # what something is put down to
    often: Floats  # log of the statements of its article that give its value, and 1
    word: Floats  # what the word of a status tells in general, 0..1; else 0
    not_yet: Ints  # a status that is denied for a time: "has not been approved yet"
    statement: Ints
    certainty: Ints
    polarity: Ints
    quoted: Ints
    form: Ints  # 0 exact, 1 about or range, 2 bound
    inferred: Ints
    grain: Ints
    step: Floats
    size: Floats
    unit: Ints
    heading: Ints
    row: Ints
    place: Floats  # of the statement in its article, 0..1
    published: Floats  # day number, NaN where unknown
    length: Floats  # words of the statement
    listed: Floats  # the share of its article's statements that are no sentences: rows, items, headings
    wordy: Floats  # the mean of words in the sentences of its article
    measured: measured.Measured
    acts: acts.Acts
    articles: articles.Articles


def columns(claims: Sequence[Placed], statements: Sequence[Statement], published: Sequence[float]) -> Columns:
    """The columns of claims. published: the day number of each article, NaN where unknown."""
    values = [c.value or _NOTHING for c in claims]
    source, statement = _ints([c.source for c in claims]), _ints([c.statement for c in claims])
    label = numbered([(v.axis, v.label.casefold()) if v is not _NOTHING else () for v in values])
    axis = numbered([v.axis for v in values])
    kind = _ints([_KIND.get(v.kind, -1) for v in values])
    denied = _ints([v.label.startswith(DENIAL) for v in values])
    moment, change, heading, row, place, length = _of_statements(statements)
    listed, wordy = _styles(claims, statements, length, len(published))
    return Columns(
        source, label, axis, kind,
        _ints([c.former for c in claims]),
        moment[statement], change[statement], denied,
        _ints([v.form == MENTION for v in values]),
        _ints([v.axis == CAUSE for v in values]),
        _often(source, statement, label),
        np.array([_telling(v) for v in values], np.float32),
        _pending(denied, statement, statements),
        statement,
        _ints([_CERTAINTY[c.certainty] for c in claims]),
        _ints([c.polarity == "denied" for c in claims]),
        _ints([c.attributed_to is not None for c in claims]),
        _ints([_FORM.get(v.form, 1) for v in values]),
        _ints([v.inferred for v in values]),
        _ints([_GRAIN.get(v.grain, -1) for v in values]),
        np.array([v.step for v in values], np.float32),
        np.array([abs(v.low) if v.low is not None and math.isfinite(v.low) else 0.0 for v in values], np.float32),
        numbered([v.unit.casefold() for v in values]),
        heading[statement], row[statement], place[statement], np.array(published, np.float32)[source],
        length[statement], listed[source], wordy[source],
        measured.measured(claims, statements, published),
        acts.acts(claims, source, axis, label),
        articles.articles(source, statement, label, axis, heading[statement], kind >= _NAMED, kind == _NAMED),
    )  # fmt: skip


def _ints(values: Sequence[Any]) -> Ints:
    return np.array(values, np.int32)


def _telling(value: Value) -> float:
    """What the word of a status tells in general."""
    return frequency.weight(value.label.removeprefix(DENIAL)) if value.axis == "status" else 0.0


def _often(source: Ints, statement: Ints, label: Ints) -> Floats:
    """How often the article of each claim gives its value: the log of so many statements, and 1."""
    labels, count = int(label.max(initial=0)) + 2, int(statement.max(initial=0)) + 1
    given = (source.astype(np.int64) * labels + label + 1) * count + statement
    told = distinct(given) // count
    many = np.searchsorted(told, given // count, "right") - np.searchsorted(told, given // count, "left")
    often: Floats = np.where(label >= 0, np.log1p(many), 0).astype(np.float32)
    return often


def _pending(denied: Ints, statement: Ints, statements: Sequence[Statement]) -> Ints:
    """Which of the statuses that are denied are denied for a time."""
    found, cues = denied.copy(), words_of("update")["pending"]
    for row in np.flatnonzero(denied).tolist():
        text = statements[statement[row]].text.casefold()
        found[row] = not cues.isdisjoint(text.replace("n't", " not").split())
    return found


def _of_statements(statements: Sequence[Statement]) -> list[npt.NDArray[Any]]:
    """Of each statement: a moment, a change, a heading, a row; its place; its words."""
    moment, change = words_of("update")["moment"], words_of("update")["change"]
    ends = {s.source: s.order for s in statements}
    words = [s.text.casefold().split() for s in statements]
    return [
        _ints([not moment.isdisjoint(said) for said in words]),
        _ints([not change.isdisjoint(said) for said in words]),
        _ints([s.kind in ("heading", "title") for s in statements]),
        _ints([s.kind == "row" for s in statements]),
        np.array([s.order / max(ends[s.source], 1) for s in statements], np.float32),
        np.array([len(said) for said in words], np.float32),
    ]


def _styles(
    claims: Sequence[Placed], statements: Sequence[Statement], length: Floats, count: int
) -> tuple[Floats, Floats]:
    """Of each article the share of statements that are no sentences, and the mean of words in its sentences.

    Lists and tables speak of one thing in few words, stories of many. length: of statements; count: of articles.
    """
    row_of = {statements[c.statement].source: c.source for c in claims}
    article = _ints([row_of.get(s.source, count) for s in statements])  # what nothing is claimed of comes last
    plain = np.array([s.kind == "sentence" for s in statements], np.float32)
    every, sentences, words = (np.bincount(article, of, count + 1)[:count] for of in (None, plain, plain * length))
    listed = 1 - sentences / np.maximum(every, 1)
    return listed.astype(np.float32), (words / np.maximum(sentences, 1)).astype(np.float32)
