"""Two numbers that belong together: ranges, changes from one to the other, results, shares of a whole, conversions."""

from __future__ import annotations

from factcheck.extract.draft import LONG_DASHES, Draft
from factcheck.language.figures import Tokens, glued, lexicon

_SAME = 0.1  # "583 km (362 miles)": how far a conversion may be off, generously


def joined(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Drafts in order: ranges and shares made one, the ends of a change, parts, wholes and conversions marked."""
    done: list[Draft] = []
    for draft in drafts:
        pair = _pair(tokens, done[-1], draft) if done else [draft]
        done[-1:] = pair if done else pair
    return [_changed(tokens, draft) for draft in done]


def _pair(tokens: Tokens, left: Draft, right: Draft) -> list[Draft]:
    """What two neighbouring drafts make: one draft, or both, marked."""
    words = lexicon().words
    between = tokens.lows[left.last : right.first]
    if len(between) > 4 or left.numeral.sort in _SINGLE or right.numeral.sort in _SINGLE:
        return [left, right]
    if len(between) == 1 and between[0] in LONG_DASHES:
        return _dashed(tokens, left, right)
    if between and between[0] in words["between_joins"] and len(between) == 1:
        return _spanned(tokens, left, right, between[0])
    share = _share(tokens, left, right, between)
    if share is not None:
        return share
    if _is_conversion(left, right, between):
        return [left, right._replace(marks=(*right.marks, "converted"))]
    return [left, right]


_SINGLE = frozenset({"ordinal", "nothing", "exact", "factor"})


def _dashed(tokens: Tokens, left: Draft, right: Draft) -> list[Draft]:
    """Two numbers with a dash between them: a range "5-7 days", a result "3-1", or two numbers."""
    if left.unit is None and right.unit is None and left.numeral.figures and right.numeral.figures:
        if glued(tokens, left.right) and glued(tokens, right.left) and _is_score(tokens, left, right):
            return [_score(left, right)]
    if not (glued(tokens, left.right) == glued(tokens, right.left)) or left.form == "score":
        return [left, right]
    span = _range(left, right)
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


def _spanned(tokens: Tokens, left: Draft, right: Draft, word: str) -> list[Draft]:
    """Two numbers with "to", "and" or "or" between them."""
    words, lows = lexicon().words, tokens.lows
    before = lows[left.first - 1] if left.first else ""
    if word in words["and"]:
        span = _range(left, right) if before in words["between"] else None
        return [span._replace(first=left.first - 1)] if span is not None else [left, right]
    if word in words["or"]:
        close = left.unit is None and right.high <= left.low * 2 and right.low > left.high
        span = _range(left, right) if close and left.form == right.form == "exact" else None
        if span is not None:
            return [span]
        return _converted_or(left, right)
    if before in words["from"]:
        ranging = left.first > 1 and lows[left.first - 2] in words["ranging"]
        span = _range(left, right) if ranging else None
        if span is not None:
            return [span]
        left, right = _adopted(left, right)
        return [left._replace(marks=(*left.marks, "from")), right._replace(marks=(*right.marks, "to"))]
    if left.unit is None and right.unit is None and right.high < left.low < 100 and left.form == "exact":
        near = set(lows[max(0, left.left - 4) : left.left])
        if not words["score_before"].isdisjoint(near):
            return [_score(left, right)]
        if right.high == 1:  # "two to one"
            return [_score(left, right)._replace(form="ratio")]
    span = _range(left, right)
    return [span] if span is not None else [left, right]


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
    low, step = left.low * ratio, min(left.step * ratio, right.step)
    marks = (*left.marks, *right.marks)
    return right._replace(
        low=low,
        high=right.high,
        step=step,
        left=left.left,
        first=left.first,
        form="range",
        marks=marks,
        numeral=left.numeral._replace(right=right.numeral.right),
    )


def _share(tokens: Tokens, left: Draft, right: Draft, between: list[str]) -> list[Draft] | None:
    """A share "one in five", "nine out of ten", or a part and its whole: "three of the five"."""
    words = lexicon().words
    if left.unit is not None or not between or left.form == "score" or right.unit is not None or right.low <= 0:
        return None
    of = between[0] in words["out_of"] and len(between) > 1 and between[1] in words["of"]
    rest = between[2:] if of else between[1:]
    inside = between[0] in words["in"]
    if not (of or inside or between[0] in words["of"]) or any(low not in words["share_skips"] for low in rest):
        return None
    if left.high > right.low:
        return None
    if left.low % 1:  # "8.7 out of 10" is a mark
        return [left._replace(marks=(*left.marks, "part")), right._replace(marks=(*right.marks, "whole"))]
    sure = right.low in _ROUND if inside or of else right.low in (10, 100) and not rest
    if sure and (not inside or left.high < right.low):
        behind = tokens.lows[right.right] if right.right < len(tokens.lows) else ""
        if behind in words["time_noun"]:
            return None
        share = left._replace(low=left.low / right.low, high=left.high / right.low, step=0.1 / right.low)
        return [share._replace(right=right.right, last=right.last, marks=(*left.marks, "share"))]
    if inside:
        return None
    return [left._replace(marks=(*left.marks, "part")), right._replace(marks=(*right.marks, "whole"))]


_ROUND = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10000, 100000, 1e6})


def _is_conversion(left: Draft, right: Draft, between: list[str]) -> bool:
    """Whether the right one says the left one in another unit: "583 km (362 miles)", "$5m (£4m)"."""
    words = lexicon().words
    if not between or not _converts(left, right):
        return False
    if any(sign in words["bracket"] for sign in between):  # "3,142 metres high (10,308 ft)"
        return between[0] in words["bracket"] or left.unit is not None and left.unit.kind == "measure"
    return between != [","] and all(sign in words["conversion_signs"] for sign in between)


def _converts(left: Draft, right: Draft) -> bool:
    """Whether two quantities are the same in two units."""
    if left.unit is None or right.unit is None or left.unit.kind != right.unit.kind:
        return False
    if left.unit.kind == "money":
        return left.unit.axis != right.unit.axis
    if left.unit.axis != right.unit.axis or left.unit.writing == right.unit.writing:
        return False
    a = left.numeral.high * left.unit.factor + left.unit.offset
    b = right.numeral.high * right.unit.factor + right.unit.offset
    return abs(a - b) <= _SAME * max(abs(a), abs(b)) + abs(right.unit.offset and 2)


def _converted_or(left: Draft, right: Draft) -> list[Draft]:
    """Two quantities with "or" between them: "583 km or 362 miles"."""
    if _converts(left, right):
        return [left, right._replace(marks=(*right.marks, "converted"))]
    return [left, right]


def _changed(tokens: Tokens, draft: Draft) -> Draft:
    """A draft with what verbs of change say of it: "fell to 5", "rose by 3 %", "down 2 %"."""
    words, lows = lexicon().words, tokens.lows
    at = draft.first - 1
    if at < 0 or draft.numeral.sort in _SINGLE:
        return draft
    marks = list(draft.marks)
    if lows[at] in words["change_from"] and at:
        near = lows[max(0, at - 4) : at]
        if any(low in words["up"] or low in words["down"] or low in words["change"] for low in near):
            marks += [name for name in ("from", "to", "by") if lows[at] in words[f"mark_{name}"] and name not in marks]
        near = lows[max(0, at - 3) : at]
    else:
        near = lows[max(0, at - 1) : at + 1]
    if draft.unit is not None and draft.unit.kind == "percent":
        behind = lows[draft.last : draft.last + 2]
        marks += [way for way in ("up", "down") if any(low in words[way] for low in (*near, *behind))][:1]
    return draft._replace(marks=tuple(marks)) if len(marks) > len(draft.marks) else draft
