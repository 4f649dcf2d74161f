"""Statement → values: one module a value kind, with `find(text, published)`; names are read per article."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from factcheck.extract import age, code, date, designator, duration, free, number, order, quantity
from factcheck.extract.begun import begun
from factcheck.extract.titled import titles, without
from factcheck.model import DESIGNATOR, Value

__all__ = ["KINDS", "merged", "presumed", "titles", "values"]

KINDS = (code, date, age, duration, designator, order, quantity, free, number)  # order is precedence


def values(text: str, published: datetime.date | None, titled: frozenset[str] = frozenset()) -> list[Value]:
    """The values a text states, in order, none overlapping another: by precedence of their kind, then the longer.

    titled: days and months that its article uses as `titles`.
    """
    chosen: list[Value] = []
    for kind in KINDS:
        for value in sorted(kind.find(text, published), key=_longest):
            if all(value.end <= other.start or other.end <= value.start for other in chosen):
                chosen.append(value)
    chosen = without(chosen, text, titled)
    lasting = [since for value in chosen if (since := begun(text, value, published)) is not None]
    return sorted([*chosen, *lasting], key=lambda value: value.start)


def presumed(value: Value, text: str, day: datetime.date) -> Value:
    """A value that only the year of its article could date ("the end of this year"), dated as if it were of a day.

    An article without a date is likely of the time of those it is read with; the week or month may be another.
    """
    if value.axis != "relative" or value.grain != "year" or any(sign.isdecimal() for sign in value.label):
        return value  # "four years ago" tells nothing of the article's own year
    for found in date.find(text[value.start : value.end], day):
        if found.axis == "day" and found.end == value.end - value.start:
            return found._replace(start=value.start, end=value.end, form=value.form, unit=value.unit, inferred=True)
    return value


def merged(found: Sequence[Value], named: Sequence[Value]) -> list[Value]:
    """Values and names of one text, in order: a name wins over what lies inside it ("Seven" in "Seven Network").

    Otherwise the value wins ("June" the month). A designator stands beside the name it is part of: "iPhone 15".
    """
    kept = [value for value in found if _designates(value) or not any(_inside(value, name) for name in named)]
    names = [name for name in named if not any(_meet(name, value) and not _designates(value) for value in kept)]
    return sorted([*kept, *names], key=lambda value: (value.start, value.end))


def _designates(value: Value) -> bool:
    return value.axis.startswith(DESIGNATOR)


def _inside(value: Value, name: Value) -> bool:
    """Whether a value is a true part of a name."""
    return name.start <= value.start and value.end <= name.end and name.end - name.start > value.end - value.start


def _meet(left: Value, right: Value) -> bool:
    """Whether two values share a part of the text."""
    return left.start < right.end and right.start < left.end


def _longest(value: Value) -> tuple[int, int]:
    """A key that puts long values first."""
    return value.start - value.end, value.start
