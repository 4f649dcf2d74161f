"""Shares of a whole, parts and their wholes, the same quantity in another unit."""

from __future__ import annotations

from factcheck.extract.draft import Draft
from factcheck.language.figures import Tokens, lexicon

_SAME = 0.1  # "583 km (362 miles)": how far a conversion may be off, generously
_ROUND = frozenset(
    {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10000, 100000, 1e6}
)  # wholes of "one in five"


def shared(tokens: Tokens, left: Draft, right: Draft, between: list[str]) -> list[Draft] | None:
    """A share "one in five", "nine out of ten", or a part and its whole "three of the five"; None where neither is."""
    words = lexicon().words
    if left.unit is not None or right.unit is not None or left.form == "score" or not 0 < right.low >= left.high:
        return None
    out_of = len(between) > 1 and between[0] in words["out_of"] and between[1] in words["of"]
    if between == list(words["per_slash"]) and right.low in _ROUND:  # "4.5/5"
        return [left._replace(marks=(*left.marks, "part")), right._replace(marks=(*right.marks, "whole"))]
    inside = between[:1] != [] and between[0] in words["in"]
    rest = between[2:] if out_of else between[1:]
    if not (out_of or inside or (between and between[0] in words["of"])) or not words["share_skips"].issuperset(rest):
        return None
    sure = right.low in _ROUND if inside or out_of else right.low in (10, 100) and not rest
    if sure and left.numeral.low % 1 == 0 and not (inside and left.high == right.low):  # "8.7 out of 10" is a mark
        return _one_in(tokens, left, right)
    if inside:
        return None
    return [left._replace(marks=(*left.marks, "part")), right._replace(marks=(*right.marks, "whole"))]


def _one_in(tokens: Tokens, left: Draft, right: Draft) -> list[Draft] | None:
    """The share that a part and a round whole make, None for "once in ten days"."""
    behind = tokens.lows[right.right] if right.right < len(tokens.lows) else ""
    if behind in lexicon().words["time_noun"]:
        return None
    share = left._replace(low=left.low / right.low, high=left.high / right.low, step=0.1 / right.low)
    return [share._replace(right=right.right, last=right.last, marks=(*left.marks, "share"))]


def is_conversion(left: Draft, right: Draft, between: list[str]) -> bool:
    """Whether the right one says the left one in another unit: "583 km (362 miles)", "$5m (£4m)"."""
    words = lexicon().words
    if not between or not _converts(left, right):
        return False
    if any(sign in words["bracket"] for sign in between):  # "3,142 metres high (10,308 ft)"
        return between[0] in words["bracket"] or (left.unit is not None and left.unit.kind == "measure")
    return between != [","] and all(sign in words["conversion_signs"] for sign in between)


def _converts(left: Draft, right: Draft) -> bool:
    """Whether two quantities are the same in two units."""
    if left.unit is None or right.unit is None or left.unit.kind != right.unit.kind:
        return False
    if left.unit.kind == "money":
        return left.unit.axis != right.unit.axis or left.unit.writing != right.unit.writing  # "US$1,980 ($2,906)"
    if left.unit.axis != right.unit.axis or left.unit.writing == right.unit.writing:
        return False
    a = left.numeral.high * left.unit.factor + left.unit.offset
    b = right.numeral.high * right.unit.factor + right.unit.offset
    return abs(a - b) <= _SAME * max(abs(a), abs(b)) + abs(right.unit.offset and 2)


def converted(left: Draft, right: Draft) -> list[Draft]:
    """Two quantities with "or" between them: "583 km or 362 miles"."""
    if _converts(left, right):
        return [left, right._replace(marks=(*right.marks, "converted"))]
    return [left, right]
