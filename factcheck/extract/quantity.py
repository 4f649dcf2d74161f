"""Sums of money, percentages and shares, measures with units."""

from __future__ import annotations

from datetime import date
from math import inf

from factcheck.extract.draft import Draft
from factcheck.extract.reading import reading
from factcheck.language.figures import Tokens, lexicon
from factcheck.language.units import Unit
from factcheck.model import Value


def find(text: str, published: date | None) -> list[Value]:
    """The quantities of a text, in base units: money (axis usd), percent (axis share), measure (axis metre, …)."""
    read = reading(text)
    values = [_value(read.tokens, draft) for draft in read.drafts]
    return [value for value in values if value is not None]


def figure(number: float) -> str:
    """A number as shown: 5000, 0.41, 1100000000."""
    return str(int(number)) if abs(number) < 1e15 and number == int(number) else f"{number:.6g}"


def interval(low: float, high: float, form: str, base: float | None = None) -> str:
    """An interval as shown: "5", "~ 500", "≥ 40", "≤ 30", "≲ 200" for nearly, "≳ 200" for just over, "200–300"."""
    if high == inf:
        return f"≥ {figure(low)}"
    if low == -inf:
        return f"≤ {figure(high)}"
    if low == high:
        return figure(low)
    if form != "about":
        return f"{figure(low)}–{figure(high)}"
    if base is None:
        return f"~ {figure(low)}–{figure(high)}"
    return f"{'≲' if base == high else '≳' if base == low else '~'} {figure(base)}"


def grain(draft: Draft) -> str:
    """The marks of a draft, parted by blanks: "from", "to", "converted", "part", "per-month"."""
    marks = draft.marks if not draft.per else (*draft.marks, f"per-{draft.per}")
    return " ".join(dict.fromkeys(mark for mark in marks if mark != "share"))


def ends(draft: Draft) -> tuple[float, float]:
    """Both ends in the base unit; a sum, count or measure that may not be negative starts at nought."""
    unit, low, high = draft.unit, draft.low, draft.high
    if unit is not None:
        low, high = low * unit.factor + unit.offset, high * unit.factor + unit.offset
    low, high = (float(f"{end:.15g}") for end in (low, high))
    return low, high


def _value(tokens: Tokens, draft: Draft) -> Value | None:
    """The value of a draft that is a quantity."""
    unit = draft.unit
    if unit is None:
        return _share(tokens, draft)
    if unit.kind == "time":
        return None
    low, high = ends(draft)
    step = float(f"{draft.step * abs(unit.factor):.6g}")
    sign = _sign(tokens, draft, unit.kind)
    if sign == "down" and unit.kind != "percent":
        low, high = -high, -low
    elif sign:
        draft = draft._replace(marks=(*draft.marks, sign))
    if low == -inf and not unit.offset and unit.axis != "degree celsius":
        low = 0.0
    base = None if draft.base is None else float(f"{draft.base * unit.factor + unit.offset:.12g}")
    label = _label(low, high, base, draft.form, unit)
    start = tokens.starts[draft.first - 1 if sign else draft.first]
    end = tokens.ends[draft.last - 1]
    return Value(
        unit.kind, unit.axis, low, high, label, start, end, draft.form, grain(draft), step, False, draft.written
    )


def _sign(tokens: Tokens, draft: Draft, kind: str) -> str:
    """The sign before a quantity: "-5 °C" down; a percentage with a sign is a change: "+4 %" up."""
    at, words = draft.first - 1, lexicon().words
    apart = at >= 0 and tokens.ends[at] != tokens.starts[draft.first] and not tokens.words[at].isalpha()
    if at < 0 or apart:
        return ""
    if at and tokens.ends[at - 1] == tokens.starts[at] and tokens.lows[at - 1] not in words["bracket"]:
        return ""
    if tokens.lows[at] in words["sign_minus"]:  # "your money minus 15 euros" takes off what it names
        return "down" if kind != "money" or not tokens.words[at].isalpha() else ""
    return "up" if tokens.lows[at] in words["sign_plus"] and kind == "percent" else ""


def _label(low: float, high: float, base: float | None, form: str, unit: Unit) -> str:
    """A quantity as shown and grouped: "1100000000 EUR", "5 %", "≥ 5000 metre"."""
    if low == 0.0 < high and form == "bound":
        low = -inf
    if unit.axis == "share":
        low, high = float(f"{low * 100:.9g}"), float(f"{high * 100:.9g}")
        base = None if base is None else float(f"{base * 100:.9g}")
        return f"{interval(low, high, form, base)} %"
    return f"{interval(low, high, form, base)} {unit.axis.upper() if unit.kind == 'money' else unit.axis}"


def _share(tokens: Tokens, draft: Draft) -> Value | None:
    """The share that a fraction or "one in five" states."""
    if draft.numeral.sort != "fraction" and "share" not in draft.marks:
        return None
    low, high = (float(f"{end:.12g}") for end in (draft.low, draft.high))
    if low == -inf:
        low = 0.0
    start, end = tokens.starts[draft.first], tokens.ends[draft.last - 1]
    shown = tokens.text[tokens.starts[draft.left] : tokens.ends[draft.right - 1]]
    label = _label(low, high, draft.base, draft.form, Unit("", "percent", "share"))
    high = min(high, 1.0)
    return Value("percent", "share", low, high, label, start, end, draft.form, grain(draft), draft.step, False, shown)
