"""Two numbers that belong together: which make one, and what marks the others bear."""

from __future__ import annotations

from factcheck.extract.draft import LONG_DASHES, Draft
from factcheck.extract.ranges import counted_result, dashed, spanned
from factcheck.extract.share import is_conversion, shared
from factcheck.language.figures import Tokens, lexicon


def joined(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Drafts in order: ranges and shares made one, the ends of a change, parts, wholes and conversions marked."""
    done = drafts[:1]
    for draft in drafts[1:]:
        done[-1:] = _pair(tokens, done[-1], draft)
    return _left_behind(tokens, [_changed(tokens, draft) for draft in _listed(tokens, done)])


def _left_behind(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Drafts, those marked that say where a change to the one before began: "goes up to $6 per month, from $4"."""
    for at in range(1, len(drafts)):
        left, right = drafts[at - 1 : at + 1]
        led = tokens.lows[right.first - 1] in lexicon().words["mark_from"] and right.first - left.last <= _BESIDE
        if led and "to" in left.marks and not right.marks and left.unit == right.unit:
            drafts[at] = right._replace(marks=("from",))
    return drafts


def _listed(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Drafts, those of a list given the unit of its last: "12,000, 8,000 and 5,000 dollars"."""
    words = lexicon().words
    for at in range(len(drafts) - 1, 0, -1):
        left, right = drafts[at - 1], drafts[at]
        if right.unit is None or right.unit.kind == "time" or left.unit is not None or left.form == "score":
            continue
        between = tokens.lows[left.last : right.first]
        last = len(between) == 1 and between[0] in words["and"] | words["or"]
        further = between == [","] and at + 1 < len(drafts) and drafts[at + 1].unit == right.unit
        if (last or further) and right.left == right.numeral.left and _is_listable(tokens, left):
            drafts[at - 1] = left._replace(unit=right.unit, written=right.written, per=right.per)
    return drafts


def _is_listable(tokens: Tokens, draft: Draft) -> bool:
    """Whether a number without unit may share that of the next: no ordinal, no day or year."""
    before = tokens.lows[draft.left - 1] if draft.left else ""
    year = len(tokens.words[draft.left]) == 4 and 1000 <= draft.low < 2100
    return draft.numeral.sort == "cardinal" and not year and before not in lexicon().words["month"]


def _pair(tokens: Tokens, left: Draft, right: Draft) -> list[Draft]:
    """What two neighbouring drafts make: one draft, or both, marked."""
    words = lexicon().words
    between = tokens.lows[left.last : right.first]
    if len(between) > 4 or left.numeral.sort in _SINGLE or right.numeral.sort in _SINGLE:
        return [left, right]
    if len(between) == 1 and between[0] in LONG_DASHES:
        return dashed(tokens, left, right)
    joint = [low for low in between if low not in LONG_DASHES]  # "40- to 50-seat", "40-to-50-seat"
    if len(joint) == 1 and joint[0] in words["between_joins"]:
        return spanned(tokens, left, right, joint[0])
    if len(joint) == 2 and joint[0] in words["score_noun"] and joint[1] in words["between_joins"]:
        result = counted_result(tokens, left, right)
        if result is not None:
            return [result]
    share = shared(tokens, left, right, between)
    if share is not None:
        return share
    if is_conversion(left, right, between):
        return [left, right._replace(marks=(*right.marks, "converted"))]
    return [left, right]


_FAR = 10  # tokens from a verb of change to "by", within its clause
_BREAKS = frozenset(",;:")
_BESIDE = 5  # tokens between the ends of a change
_SINGLE = frozenset({"ordinal", "nothing", "exact", "factor"})


def _changed(tokens: Tokens, draft: Draft) -> Draft:
    """A draft with what verbs of change say of it: "fell to 5", "rose by 3 %", "down 2 %"."""
    words, lows = lexicon().words, tokens.lows
    at = draft.first - 1
    if at < 0 or draft.numeral.sort in _SINGLE:
        return draft
    marks = list(draft.marks)
    if lows[at] in words["change_from"] and at:
        near = lows[max(0, at - (_FAR if lows[at] in words["mark_by"] else _BESIDE - 1)) : at]
        near = near[max((i + 1 for i, low in enumerate(near) if low in _BREAKS), default=0) :]
        if any(low in words["up"] or low in words["down"] or low in words["change"] for low in near):
            marks += [name for name in ("from", "to", "by") if lows[at] in words[f"mark_{name}"] and name not in marks]
        near = lows[max(0, at - 3) : at]
    else:
        near = lows[max(0, at - 1) : at + 1]
    if draft.unit is not None and draft.unit.kind == "percent":
        behind = lows[draft.last : draft.last + 2]
        marks += [way for way in ("up", "down") if any(low in words[way] for low in (*near, *behind))][:1]
    return draft._replace(marks=tuple(marks)) if len(marks) > len(draft.marks) else draft
