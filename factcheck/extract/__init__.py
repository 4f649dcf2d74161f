"""Statement → values: one module a value kind, with `find(text, published)`; names are read per article."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from factcheck.extract import age, code, date, designator, duration, number, order, quantity
from factcheck.model import DESIGNATOR, Value

KINDS = (code, date, age, duration, designator, order, quantity, number)  # order is precedence


def values(text: str, published: datetime.date | None) -> list[Value]:
    """The values a text states, in order, none overlapping another: by precedence of their kind, then the longer."""
    chosen: list[Value] = []
    for kind in KINDS:
        for value in sorted(kind.find(text, published), key=_longest):
            if all(value.end <= other.start or other.end <= value.start for other in chosen):
                chosen.append(value)
    return sorted(chosen, key=lambda value: value.start)


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
