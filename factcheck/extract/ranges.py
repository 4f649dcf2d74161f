"""Ranges, changes, results and ratios: two numbers with a dash, "to", "and" or "or" between."""

from __future__ import annotations

from factcheck.extract.draft import Draft
from factcheck.extract.share import converted
from factcheck.language.figures import Tokens, glued, lexicon


def dashed(tokens: Tokens, left: Draft, right: Draft) -> list[Draft]:
    """Two numbers with a dash between them: a range "5-7 days", a result "3-1", or two numbers."""
    bare = left.unit is None and right.unit is None and left.numeral.figures and right.numeral.figures
    tight = glued(tokens, left.right), glued(tokens, right.left)
    if bare and all(tight) and _is_score(tokens, left, right):
        return [_score(left, right)]
    span = _range(left, right) if tight[0] == tight[1] and left.form != "score" else None
    return [span] if span is not None else [left, right]


def _score(left: Draft, right: Draft) -> Draft:
    """A result of two figures, or with a further one: "3-1", "10-3-2"."""
    parts = (*(left.parts or (left.low,)), right.low)
    return left._replace(right=right.right, last=right.last, form="score", parts=parts)


def _is_score(tokens: Tokens, left: Draft, right: Draft) -> bool:
    """Whether two figures with a hyphen are a result and not a range."""
    words, lows = lexicon().words, tokens.lows
    if left.form not in ("exact", "score") or right.form != "exact":
        return False
    if max(left.high, right.high) >= 1000 or left.numeral.step < 1 or right.numeral.step < 1:
        return False
    behind = lows[right.right] if right.right < len(lows) else ""
    near = set(lows[max(0, left.left - 5) : left.left])
    if left.form == "score" or left.high >= right.high or behind in words["score_after"]:
        return True
    return not words["score_before"].isdisjoint(near) and behind not in words["time_noun"]


def spanned(tokens: Tokens, left: Draft, right: Draft, word: str) -> list[Draft]:
    """Two numbers with "to", "and" or "or" between them."""
    words = lexicon().words
    before = tokens.lows[left.first - 1] if left.first else ""
    if word in words["and"]:
        span = _range(left, right) if before in words["between"] else None
        return [span._replace(first=left.first - 1)] if span is not None else [left, right]
    if word in words["or"]:
        return _alternatives(left, right)
    if before in words["from"]:
        return _from_to(tokens, left, right)
    result = _spelled_result(tokens, left, right)
    unlike = left.unit is not None and right.unit is not None and left.unit.factor != right.unit.factor
    span = None if unlike else result or _range(left, right)  # unlike: "rose 53 cents to 64.73 dollars"
    return [span] if span is not None else [left, right]


def _alternatives(left: Draft, right: Draft) -> list[Draft]:
    """Two numbers with "or" between them: a range "three or four", a conversion, or two numbers."""
    close = left.unit is None and left.high < right.low and right.high <= left.low * 2
    span = _range(left, right) if close and left.form == right.form == "exact" else None
    return [span] if span is not None else converted(left, right)


def _from_to(tokens: Tokens, left: Draft, right: Draft) -> list[Draft]:
    """Two numbers "from … to": the ends of a change, or a range where a word before says so."""
    ranging = left.first > 1 and tokens.lows[left.first - 2] in lexicon().words["ranging"]
    span = _range(left, right) if ranging else None
    if span is not None:
        return [span]
    left, right = _adopted(left, right)
    return [left._replace(marks=(*left.marks, "from")), right._replace(marks=(*right.marks, "to"))]


def _spelled_result(tokens: Tokens, left: Draft, right: Draft) -> Draft | None:
    """A result or ratio with "to": "won five to four", "two to one"."""
    if left.unit is not None or right.unit is not None or not right.high < left.low < 100 or left.form != "exact":
        return None
    near = tokens.lows[max(0, left.left - 4) : left.left]
    if not lexicon().words["score_before"].isdisjoint(near):
        return _score(left, right)
    return _score(left, right)._replace(form="ratio") if right.high == 1 else None


def counted_result(tokens: Tokens, left: Draft, right: Draft) -> Draft | None:
    """A result that names what it counts: "eight votes to seven"; not "rose two points to 40"."""
    words, before = lexicon().words, tokens.lows[max(0, left.left - 3) : left.left]
    if tokens.lows[right.first - 1] in words["and"] | words["or"] or left.unit is not None or right.unit is not None:
        return None
    if not (words["up"] | words["down"] | words["change"]).isdisjoint(before) or right.form != "exact":
        return None
    return _score(left, right) if 0 <= right.high <= left.high < 1000 and left.form == "exact" else None


def _adopted(left: Draft, right: Draft) -> tuple[Draft, Draft]:
    """Both ends of a range, the one without a unit or scale in those of the other: "10 to 15 million euros"."""
    scale = right.numeral.scale
    if scale > 12 and left.numeral.scale == 1 and left.high <= right.high / scale and not _is_unlike(left, right):
        left = left._replace(low=left.low * scale, high=left.high * scale, step=left.step * scale)
    if left.unit is None and right.unit is not None:
        left = left._replace(unit=right.unit, written=right.written, per=right.per)
    elif right.unit is None and left.unit is not None:
        right = right._replace(unit=left.unit, written=left.written, per=left.per)
    elif right.per and not left.per:
        left = left._replace(per=right.per)
    return left, right


def _is_unlike(left: Draft, right: Draft) -> bool:
    """Whether two drafts have units that are not of one axis."""
    return left.unit is not None and right.unit is not None and left.unit.axis != right.unit.axis


def _range(left: Draft, right: Draft) -> Draft | None:
    """The range that two ends make, None where they make none."""
    if _is_unlike(left, right) or "score" in (left.form, right.form):
        return None
    left, right = _adopted(left, right)
    factor, other = (draft.unit.factor if draft.unit else 1.0 for draft in (left, right))
    if left.high * factor >= right.high * other or left.numeral.scale > right.numeral.scale * 1e3:
        return None
    ratio = factor / other
    widened = left.high / left.base if left.form == "about" and left.base else 1.0  # "about 10 to 15"
    low, step = left.low * ratio, min(left.step * ratio, right.step)
    marks = (*left.marks, *right.marks)
    return right._replace(
        low=low,
        high=right.high * widened,
        step=step,
        left=left.left,
        first=left.first,
        form="range",
        marks=marks,
        numeral=left.numeral._replace(right=right.numeral.right),
    )
