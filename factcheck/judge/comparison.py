"""Candidate statements → pairs of claims whose values can be compared, with how these relate.

A pair of statements gives as many pairs of claims as they have values on one axis. What cannot be compared makes no
pair.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.judge import opposite, value
from factcheck.judge.value import AGREEING, DIFFERS, FINER, SAME
from factcheck.language import gazetteer
from factcheck.model import REALITY, Placed, Value

NAMES = frozenset({"person", "place", "organisation", "other"})
NAMING = frozenset({"code", "version"})  # two hotlines, two versions: both exist
UNRESOLVED = frozenset({"relative", "season", "quarter", "weekday"})  # "last year" of an article without a date
CAST = "actor of "  # the role of who plays a part, followed by the part
ALONE = "alone"  # the relation of two statements without a value
VARIANT = "variant"  # two spellings of what may be one name

Namesake = Callable[[str, str], str]  # how two names relate: same, part, variant, different


class Comparison(NamedTuple):
    """Two claims with how their values relate. Key: left, right."""

    left: int
    right: int
    relation: str  # same, finer, rounded, open, differs; "alone" for two statements without a value
    gap: float
    swapped: bool  # the same digits in another order
    variant: bool  # two spellings
    qualifier: int  # limits they share less limits that differ
    stated: bool  # one of the statements gives the other side's value too
    near_miss: bool  # one slip makes one value of the other


def comparisons(
    claims: Sequence[Placed],
    words: Sequence[str],
    of_statement: Sequence[Sequence[int]],
    pairs: Sequence[tuple[int, int]],
    names: Namesake,
) -> list[Comparison]:
    """The comparisons that candidate pairs of statements give, in their order.

    words: those that state the value of each claim; names: how two names relate.
    """
    sorts = [_sort(claim.value) for claim in claims]

    @cache
    def alike(statement: int) -> dict[str, list[int]]:
        parted: dict[str, list[int]] = {}
        for claim in of_statement[statement]:
            parted.setdefault(sorts[claim], []).append(claim)
        return parted

    found: list[Comparison] = []
    for one, other in pairs:
        lefts, rights = of_statement[one], of_statement[other]
        left_names = {c.value.label for c in map(claims.__getitem__, lefts) if c.value and c.value.kind in NAMES}
        right_names = {c.value.label for c in map(claims.__getitem__, rights) if c.value and c.value.kind in NAMES}
        for i in lefts:
            for j in alike(other).get(sorts[i], ()):
                made = _compared(claims[i], claims[j], names, left_names, right_names)
                if made and made[0] == DIFFERS and _one_wording(words[i], words[j]):
                    continue
                if made and made[0] == DIFFERS and _casts(claims[i], claims[j]):
                    continue
                if made:
                    stated = made[0] == DIFFERS and (_given(claims, i, rights) or _given(claims, j, lefts))
                    found.append(
                        Comparison(
                            i,
                            j,
                            *made,
                            _limits(claims[i], claims[j]),
                            stated,
                            near_miss(claims[i].value, claims[j].value),
                        )
                    )
    return found


def _sort(given: Value | None) -> str:
    """What a claim may be compared by: claims of other sorts make no pair, so they need not be asked."""
    if given is None:
        return ""
    if given.kind in NAMES:
        return "name"
    return "day" if given.axis in value.DATE_AXES else given.axis


def _compared(
    left: Placed, right: Placed, names: Namesake, left_names: set[str], right_names: set[str]
) -> tuple[str, float, bool, bool] | None:
    a, b = left.value, right.value
    if a is None or b is None:
        return (ALONE, 0.0, False, False) if a is b else None
    if a.kind in NAMES or b.kind in NAMES:
        return _names(a, b, names, left_names, right_names)
    if a.axis == b.axis and a.axis.startswith(REALITY):
        return (SAME if a.label == b.label else DIFFERS, 0.0, False, False)
    if a.kind == "status" or b.kind == "status":
        if a.kind != b.kind:
            return None
        stand = opposite.relation(left, right)
        return (stand[0], float(stand[1]), False, False) if stand else None
    if a.grain == "converted" and b.grain == "converted":
        return None
    related = value.relation(a, b)
    if related:
        return related.name, related.gap, related.name == DIFFERS and swapped(a, b), False
    if a.axis != b.axis or a.low is not None or a.axis in UNRESOLVED:
        return None
    if a.label != b.label and a.axis in NAMING:
        return None
    return (SAME if a.label == b.label else DIFFERS, 1.0, False, False)


def _casts(left: Placed, right: Placed) -> bool:
    """Whether a player of one part is held against anyone but a player of the same part."""
    return left.role != right.role and (left.role.startswith(CAST) or right.role.startswith(CAST))


def _one_wording(left: str, right: str) -> bool:
    """Whether one side's words are those of the other, or a part: "Solano" and "Marguerite Solano"."""
    ours, theirs = set(left.casefold().split()), set(right.casefold().split())
    named = left[:1].isupper() and right[:1].isupper()
    return ours == theirs or (named and (ours <= theirs or theirs <= ours))


def _given(claims: Sequence[Placed], row: int, others: Sequence[int]) -> bool:
    """Whether one of the other claims gives the value of this one, or one that agrees with it."""
    own = claims[row].value
    for other in others:
        theirs = claims[other].value
        if own and theirs and own.axis == theirs.axis and own.kind != "status":
            if own.label == theirs.label:
                return True
            related = value.relation(own, theirs) if own.low is not None else None
            if related and related.name in AGREEING:
                return True
    return False


def _names(
    a: Value, b: Value, names: Namesake, left_names: set[str], right_names: set[str]
) -> tuple[str, float, bool, bool] | None:
    if a.kind not in NAMES or b.kind not in NAMES:
        return None
    kin = names(a.label, b.label)
    if kin in ("same", "part"):
        return (SAME if kin == "same" else FINER, 0.0, False, False)
    if kin == VARIANT:
        return None if _nation(a) or _nation(b) else (DIFFERS, 0.0, False, True)
    if a.kind != b.kind or a.label in right_names or b.label in left_names:
        return None
    if _nation(a) or _nation(b) or a.kind == "other":  # of two things that have names, both may be meant
        return None
    return DIFFERS, 1.0, False, False


def _nation(name: Value) -> bool:
    """Whether a name is that of a people: "Korean" says what a thing is, not where."""
    return name.kind == "place" and bool(gazetteer.nationality(name.label))


def near_miss(left: Value | None, right: Value | None) -> bool:
    """Whether one slip makes one value of the other: another year of the same day, one digit of several."""
    if left is None or right is None or left.label == right.label:
        return False
    a, b = left.label, right.label
    if left.grain == right.grain == "day" and left.axis == right.axis == "day" and a.count("-") == b.count("-") == 2:
        return sum(x != y for x, y in zip(a.split("-"), b.split("-"), strict=True)) == 1
    if left.kind in NAMES or left.axis == "status" or left.axis != right.axis:
        return False
    ours, theirs = ("".join(c for c in label if c.isdigit()) for label in (a, b))
    return len(ours) == len(theirs) > 1 and sum(x != y for x, y in zip(ours, theirs, strict=True)) == 1


def swapped(left: Value, right: Value) -> bool:
    """Whether two numbers have the same digits in another order: "18,700" and "17,800"."""
    a, b = (sorted(c for c in v.label if c.isdigit()) for v in (left, right))
    return left.axis != "day" and a == b and len(a) > 1


def _limits(left: Placed, right: Placed) -> int:
    """Limits that both name less limits of one sort that differ: "season 1" against "season 2" is -1."""
    a, b = set(left.qualifiers), set(right.qualifiers)
    heads_a = {q.rpartition(" ")[0] for q in a - b}
    heads_b = {q.rpartition(" ")[0] for q in b - a}
    return len(a & b) - 2 * len(heads_a & heads_b)
