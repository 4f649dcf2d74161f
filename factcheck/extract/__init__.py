"""Statement → values: one module a value kind, each with `find(text, published)`."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from types import ModuleType

from factcheck.model import Value


def _modules(*names: str) -> tuple[ModuleType, ...]:
    """The modules of this package with these names, in this order."""
    return tuple(import_module(f"{__name__}.{name}") for name in names)


KINDS = _modules("designator", "quantity", "number")  # order is precedence: where two find a value, the first is right


def values(text: str, published: date | None) -> list[Value]:
    """The values a text states, in order, none overlapping another: by precedence of their kind, then the longer."""
    chosen: list[Value] = []
    for kind in KINDS:
        for value in sorted(kind.find(text, published), key=_longest):
            if all(value.end <= other.start or other.end <= value.start for other in chosen):
                chosen.append(value)
    return sorted(chosen, key=lambda value: value.start)


def _longest(value: Value) -> tuple[int, int]:
    """A key that puts long values first."""
    return value.start - value.end, value.start
