"""Ages: "29-year-old", "aged 29", "Silva, 61,", "in her early fifties". One of the kinds of `extract`."""

from __future__ import annotations

from datetime import date

from factcheck.language import hedges
from factcheck.language.grammar import Fields, Found, Sentence, cut, has_digit, matches, said, sentence, words
from factcheck.language.shapes import data, grammar
from factcheck.model import Value

NAME = "age"
_OLDEST = 115  # a bare number behind a name that is larger is none
_LISTED = frozenset(("count3", "number3", "count4", "number4"))
_NUMBERS = ("count", "number", "plural", "count2", "number2")
_INFINITE = (float("-inf"), float("inf"))


def find(text: str, published: date | None) -> list[Value]:
    """The ages of a text in years, from left to right."""
    if not has_digit(text) and grammar(NAME).cues.isdisjoint(words(text)):
        return []
    tokened, out = sentence(NAME, text), list[Value]()
    for found in matches(NAME, tokened):
        if not _LISTED.isdisjoint(found.fields):
            out += _several(tokened, found)
        elif "tens" in found.fields:
            out.append(_decade(tokened, found))
        elif tokened.values[found.first].keys() & {"at", "who"}:
            out += _alone(tokened, found)
        elif "name" in tokened.values[found.first]:
            out += _named(tokened, found)
        else:
            out += _one(tokened, found)
    return out


def _named(tokened: Sentence, found: Found) -> list[Value]:
    """The age behind a name: "Ana Silva, 61, said"."""
    place = next(i for i in range(found.first, found.last) if "number" in tokened.values[i])
    age = float(found.fields["number"])
    return [_value(age, age, tokened.spans[place], "exact", 1.0)] if 0 < age <= _OLDEST else []


def _alone(tokened: Sentence, found: Found) -> list[Value]:
    """The age of "she was 87", or of "died at 88" where the sentence speaks of a death; its place is the number's."""
    age = float(said(found.fields, "number", "count"))
    died = "who" in tokened.values[found.first] or not words(tokened.text).isdisjoint(data(NAME)["death"]["words"])
    return [_value(age, age, tokened.spans[found.last - 1], "exact", 1.0)] if died and 0 < age <= _OLDEST else []


def _several(tokened: Sentence, found: Found) -> list[Value]:
    """The ages of "14- and 18-year-olds", each with its own number as place."""
    unit, out = float(found.fields.get("unit", 1.0)), []
    for i in range(found.first, found.last):
        number = tokened.values[i].get("number", tokened.values[i].get("count"))
        if number is not None:
            out.append(_value(float(number) * unit, float(number) * unit, tokened.spans[i], "exact", unit))
    return out


def _one(tokened: Sentence, found: Found) -> list[Value]:
    """The age of a stretch, or the ages it spans; none where the number cannot be one."""
    ages, first, last = _ages(found.fields), found.first, found.last
    if not ages or ages[0] > ages[-1]:
        return []
    low, high, cutted = ages[0], ages[-1], cut(tokened)
    hedge = hedges.before(cutted, first)
    if hedge is not None:
        first = hedge[1]
    elif (hedge := hedges.behind(cutted, last)) is not None:
        last = hedge[1]
    if "plural" in found.fields and (hedge is None or hedge[0].form != "bound"):
        return []
    form, label = "range" if low < high else "exact", _label(low, high)
    if hedge is not None and hedge[0].form != "exact":
        form = hedge[0].form
        low, high = (f if f in _INFINITE else x * f for x, f in ((low, hedge[0].low), (high, hedge[0].high)))
    place = (tokened.spans[first][0], tokened.spans[last - 1][1])
    return [_value(low, high, place, form, float(found.fields.get("unit", 1.0)))._replace(label=label)]


def _ages(fields: Fields) -> list[float]:
    """The numbers of a stretch in years."""
    unit = float(fields.get("unit", 1.0))
    return [float(fields[name]) * unit for name in _NUMBERS if name in fields]


def _decade(tokened: Sentence, found: Found) -> Value:
    """The ages of "in her early fifties"; the pronoun is no part of it."""
    fields, extent = found.fields, data(NAME)["extent"]
    first, last = extent[fields["part"]] if "part" in fields else (0, 9)
    last = extent[fields["part2"]][1] if "part2" in fields else last
    place = (tokened.spans[found.first + 1][0], tokened.spans[found.last - 1][1])
    return _value(float(fields["tens"] + first), float(fields["tens"] + last), place, "range", 10.0)


def _value(low: float, high: float, place: tuple[int, int], form: str, step: float) -> Value:
    return Value("number", "age", low, high, _label(low, high), *place, form, "", step, unit="year")


def _label(low: float, high: float) -> str:
    return f"{low:.4g}" if low == high else f"{low:.4g}..{high:.4g}"
