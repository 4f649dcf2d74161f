"""Dates and times of day: which days, or which minutes of a day, a statement names. One of the kinds of `extract`."""

from __future__ import annotations

from datetime import date

from factcheck.extract import clock, daypart
from factcheck.language import calendar
from factcheck.model import Value

_GUESSES = {"week": 7.0, "year": 366.0}  # the step of a date that was guessed, in days


def find(text: str, published: date | None) -> list[Value]:
    """The dates of a text as ordinal days, and its times of day as minutes, from left to right."""
    found: list[Value] = []
    for values in ([_value(span) for span in calendar.find(text, published)], daypart.find(text), clock.find(text)):
        found += [new for new in values if all(new.end <= old.start or old.end <= new.start for old in found)]
    return sorted(found, key=lambda value: value.start)


def _value(span: calendar.DateSpan) -> Value:
    """A date on its axis; an open end is infinite."""
    low = None if span.low is None else _ordinal(span.low)
    high = None if span.high is None else _ordinal(span.high)
    value = Value("date", span.axis, low, high, span.label, span.start, span.end, span.form, span.grain)
    return value._replace(step=_GUESSES.get(span.guess, 0.0), inferred=span.inferred, unit=span.unit)


def _ordinal(day: date) -> float:
    if day in (date.min, date.max):
        return float("-inf") if day == date.min else float("inf")
    return float(day.toordinal())
