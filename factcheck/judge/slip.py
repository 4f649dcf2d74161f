"""Slips: one digit, another year of the same day, digits in another order."""

from __future__ import annotations

from factcheck.model import NAME_KINDS, Value

_DIGITS = 3  # different digits in which a slip can be told


def near_miss(left: Value | None, right: Value | None) -> bool:
    """Whether one slip makes one value of the other: another year of the same day, one digit of several."""
    if left is None or right is None or left.label == right.label or left.axis == "status":
        return False
    a, b = left.label, right.label
    if left.grain == right.grain == "day" and left.axis == right.axis == "day" and a.count("-") == b.count("-") == 2:
        return sum(x != y for x, y in zip(a.split("-"), b.split("-"), strict=True)) == 1
    if left.kind in NAME_KINDS or left.axis != right.axis:
        return False
    ours, theirs = ("".join(c for c in label if c.isdigit()) for label in (a, b))
    return len(ours) == len(theirs) > 1 and sum(x != y for x, y in zip(ours, theirs, strict=True)) == 1


def swapped(left: Value, right: Value) -> bool:
    """Whether two numbers have the same digits in another order: "18,700" and "17,800"."""
    a, b = (sorted(c for c in v.label if c.isdigit()) for v in (left, right))
    return left.axis != "day" and a == b and len(a) > 1


def slip(value: Value) -> str:
    """What a value shares with those that one slip makes of it: the day of whatever year, digits in whatever order."""
    if value.axis == "day" and value.grain == "day" and len(value.label) == len("2023-06-06"):
        return f"slip {value.label[5:]}"
    if value.axis == "day" or value.kind in NAME_KINDS:
        return ""
    digits = sorted(filter(str.isdigit, value.label))
    return f"slip {value.axis} {''.join(digits)}" if len(set(digits)) >= _DIGITS else ""
