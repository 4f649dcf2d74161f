"""Ages: "29-year-old", "aged 29", "Silva, 61,", "in her early fifties". One of the kinds of `extract`."""

from __future__ import annotations

from datetime import date

from factcheck.language import hedges
from factcheck.language.figures import Tokens
from factcheck.language.grammar import Fields, Found, Sentence, data, grammar, has_digit, matches, sentence, words
from factcheck.model import Value

NAME = "age"
_OLDEST = 115  # a bare number behind a name that is larger is none

_LISTED = frozenset(("count3", "number3", "count4", "number4"))


def find(text: str, published: date | None) -> list[Value]:  # noqa: ARG001 - all kinds have one signature
    """Return the ages of a text in years, from left to right."""
    if not has_digit(text) and grammar(NAME).cues.isdisjoint(words(text)):
        return []
    tokened = sentence(NAME, text)
    cut = Tokens(text, tokened.words, [w.lower() for w in tokened.words], *map(list, zip(*tokened.spans, strict=True)))
    out: list[Value] = []
    for found in matches(NAME, tokened):
        if _LISTED.isdisjoint(found.fields):
            out += [value for value in (_value(tokened, cut, found),) if value is not None]
        else:
            out += _several(tokened, found)
    return out


def _value(tokened: Sentence, cut: Tokens, found: Found) -> Value | None:
    """Return the age of a stretch, None where the number cannot be one."""
    fields, first, last = found.fields, found.first, found.last
    if "tens" in fields:
        return _decade(tokened, found)
    ages = _ages(fields)
    if not ages or ages[0] > ages[-1]:
        return None
    low, high, step = ages[0], ages[-1], float(fields.get("unit", 1.0))
    named = "name" in tokened.values[first]
    if named:
        if not 0 < low <= _OLDEST:
            return None
        first = next(i for i in range(first, last) if "number" in tokened.values[i])
        last = first + 1
    form = "range" if low < high else "exact"
    label = f"{low:.4g}" if low == high else f"{low:.4g}..{high:.4g}"
    hedge = hedges.before(cut, first) if not named else None
    if hedge is None and not named and (behind := hedges.behind(cut, last)):
        hedge, last = (behind[0], first), behind[1]
    if "plural" in fields and (hedge is None or hedge[0].form != "bound"):
        return None
    if hedge is not None and hedge[0].form != "exact":
        first, form = hedge[1], hedge[0].form
        low, high = (x if abs(f) == float("inf") else x * f for x, f in ((low, hedge[0].low), (high, hedge[0].high)))
        low = float("-inf") if hedge[0].low == float("-inf") else low
        high = float("inf") if hedge[0].high == float("inf") else high
    start, end = tokened.spans[first][0], tokened.spans[last - 1][1]
    return Value("number", "age", low, high, label, start, end, form, "", step, unit="year")


def _several(tokened: Sentence, found: Found) -> list[Value]:
    """Return the ages of "14- and 18-year-olds", each with its own number as place."""
    unit, out = float(found.fields.get("unit", 1.0)), []
    for i in range(found.first, found.last):
        said = tokened.values[i].get("number", tokened.values[i].get("count"))
        if said is not None:
            age = float(said) * unit
            out.append(Value("number", "age", age, age, f"{age:.4g}", *tokened.spans[i], "exact", "", unit, unit="year"))
    return out


def _ages(fields: Fields) -> list[float]:
    """Return the numbers of a stretch in years."""
    unit = float(fields.get("unit", 1.0))
    return [float(fields[name]) * unit for name in ("count", "number", "plural", "count2", "number2") if name in fields]


def _decade(tokened: Sentence, found: Found) -> Value:
    """Return the ages of "in her early fifties"."""
    fields, extent = found.fields, data(NAME)["extent"]
    part = fields.get("part")
    first, last = extent[part][0] if part else 0, extent[fields.get("part2", part)][1] if part else 9
    low, high = float(fields["tens"] + first), float(fields["tens"] + last)
    begin = found.first + 1  # without the pronoun
    start, end = tokened.spans[begin][0], tokened.spans[found.last - 1][1]
    return Value("number", "age", low, high, f"{low:g}..{high:g}", start, end, "range", "", 10.0, unit="year")
