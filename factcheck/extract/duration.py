"""Lengths of time: "five years", "2 1/2 hours", "an eight-year warranty", "over a decade". One of the kinds of `extract`."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from factcheck.language import hedges
from factcheck.language.figures import Tokens
from factcheck.language.grammar import Fields, Found, Sentence, data, grammar, has_digit, matches, sentence, words
from factcheck.model import Value

NAME = "duration"
_GLUED = re.compile(r"([\d.]+)(\D+)")
_OLD = ("old", "olds")
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def find(text: str, published: date | None) -> list[Value]:  # noqa: ARG001 - all kinds have one signature
    """Return the durations of a text in seconds, from left to right."""
    if grammar(NAME).cues.isdisjoint(words(text)) and not (has_digit(text) and _glued_unit().search(text)):
        return []
    tokened = sentence(NAME, text)
    cut = Tokens(text, tokened.words, [w.lower() for w in tokened.words], *map(list, zip(*tokened.spans, strict=True)))
    out: list[Value] = []
    for found in matches(NAME, tokened):
        value = _value(tokened, cut, found)
        if value is None:
            continue
        joined = _joined(text, out[-1], value, found.fields) if out else None
        if joined is not None:
            out[-1] = joined
        else:
            out.append(value)
    return out


_BETWEEN = re.compile(r"(?:\s*,?\s*(?:and\s+)?)")


def _joined(text: str, one: Value, two: Value, fields: Fields) -> Value | None:
    """Return the sum of "2 hours" and "15 minutes" where they are one length."""
    exact = one.form in ("exact", "about") and two.form == "exact" and one.low is not None and one.high is not None
    if not exact or two.low is None or ("count" not in fields and "number" not in fields):
        return None
    between = text[one.end : two.start]
    if not _BETWEEN.fullmatch(between) or not two.low < one.step <= data(NAME)["compound"]["most"] * two.step:
        return None
    low, high = one.low + two.low, one.high + two.low
    return one._replace(low=low, high=high, label=shown(low, high), end=two.end, step=two.step, unit=two.unit)


def _glued_unit() -> re.Pattern[str]:
    """Return what a number with its unit glued on looks like."""
    return re.compile(r"\d(?:ms|s|h|sec|min|hr|day|wk|yr|year|month)", re.IGNORECASE)


def _value(tokened: Sentence, cut: Tokens, found: Found) -> Value | None:
    """Return the value of a stretch, None where it is no length of time."""
    if not _stands(tokened, found):
        return None
    low, high, step = _seconds(found.fields)
    if not 0 < low <= high:
        return None
    form = "range" if "count4" in found.fields or "number4" in found.fields else "exact"
    form = "about" if "vague" in found.fields else form
    first, last, label = found.first, found.last, shown(low, high)
    hedge = hedges.before(cut, first)
    behind = hedges.behind(cut, last)
    if hedge is not None:
        first = hedge[1]
    elif behind is not None:
        hedge, last = behind, behind[1]
    if hedge is not None and not _widens(cut, hedge[1], found.first):
        hedge, first = None, found.first
    if hedge is not None and hedge[0].form != "exact":
        form, low, high = hedge[0].form, _scaled(low, hedge[0].low), _scaled(high, hedge[0].high)
    start, end = tokened.spans[first][0], tokened.spans[last - 1][1]
    return Value("duration", "second", low, high, label, start, end, form, "", step, unit=_relation(tokened, found))


def _widens(cut: Tokens, first: int, number: int) -> bool:
    """Return whether a hedge speaks of the length: not "over" in "spread over two days"."""
    table = data(NAME)["over"]
    if number - first != 1 or cut.lows[first] not in table["words"]:
        return True
    return first > 0 and cut.lows[first - 1] in table["behind"]


def _scaled(value: float, factor: float) -> float:
    return factor if factor in (float("inf"), -float("inf")) else value * factor


def _lower(tokened: Sentence, i: int) -> str:
    return tokened.words[i].lower() if 0 <= i < len(tokened.words) else ""


def _stands(tokened: Sentence, found: Found) -> bool:
    """Return whether a number and a unit are a length: not an age, a rate or a place in a row."""
    table: dict[str, Any] = data(NAME)
    behind = [_lower(tokened, i) for i in range(found.last, found.last + 3)]
    if behind[0] in _OLD or (behind[0] == "-" and behind[1] in _OLD) or behind[:2] == ["of", "age"]:
        return False
    before, unit = _lower(tokened, found.first - 1), tokened.words[found.last - 1]
    if before in table["other"]["ordinals"] or before in ("$", "€", "£", "#"):
        return False
    if len(unit) == 1 and "unit" in found.fields and "number" not in found.fields:
        return False
    if "glued" in found.fields and tokened.words[found.first][-2:-1].isdigit() and tokened.words[found.first].endswith("s"):
        near = found.first and ("name" in tokened.values[found.first - 1] or before in table["other"]["plural"])
        return not near  # under-14s, a Lumo 4s
    if before not in table["single"]["before"] and tokened.words[found.first].lower() == "one" and "day" == unit:
        return _relation(tokened, found) != ""
    if "single" in found.fields:
        if float(found.fields["unit"]) <= 1:  # "a second" is the next after the first
            return False
        summed = _lower(tokened, found.last) == "and" and _counts(tokened, found.last + 1)
        return before in table["single"]["before"] or _lower(tokened, found.last) == "-" or summed
    return not ("half" in found.fields and found.last - found.first == 2 and tokened.words[found.last - 2].lower() == "quarter")


def _counts(tokened: Sentence, i: int) -> bool:
    """Return whether a token is a number."""
    return i < len(tokened.values) and not tokened.values[i].keys().isdisjoint(("count", "number"))


def _relation(tokened: Sentence, found: Found) -> str:
    """Return what a length is counted from: "ago", "later", "last"; empty where it stands by itself."""
    table = data(NAME)["other"]
    behind, before = _lower(tokened, found.last), _lower(tokened, found.first - 1)
    if behind in table["relation"]:
        return behind
    return before if before in table["frame"] else ""


def _number(fields: Fields, suffix: str) -> tuple[float, float] | None:
    """Return a count of a stretch and the size of its last stated digit."""
    if f"count{suffix}" in fields:
        return float(fields[f"count{suffix}"]), 1.0
    if f"number{suffix}" not in fields:
        return None
    text = str(fields[f"number{suffix}"]).replace(",", "")
    more = _HALVES.get(text[-1], 0.0)
    text = text.rstrip("½¼¾")
    decimals = len(text.partition(".")[2])
    return float(text) + more, (more or 1.0) * 10.0**-decimals


def _fraction(fields: Fields, suffix: str = "") -> float:
    """Return what "1/2" or "and a half" adds."""
    if f"fraction{suffix}" in fields:
        over, under = str(fields[f"fraction{suffix}"]).split("/")
        return int(over) / int(under)
    return 0.0 if suffix else float(fields.get("half", 0.0))


def _seconds(fields: Fields) -> tuple[float, float, float]:
    """Return the shortest and longest a stretch may mean, and the size of its last stated digit."""
    if "glued" in fields:
        parts = [_unglued(str(fields[name])) for name in ("glued", "glued2", "rest") if name in fields]
        total = sum(number * unit for number, unit, _ in parts)
        return total, total, parts[-1][1] * parts[-1][2]
    unit, extra = float(fields["unit"]), _fraction(fields)
    if "vague" in fields:
        low, high = data(NAME)["vague"][str(fields["vague"])]
        return low * unit, high * unit, unit
    count = _number(fields, "")
    if count is None:
        number = fields.get("quarters") or (extra if "single" not in fields else 0) or 1.0
        if "half3" in fields:
            number = 1.0 + float(fields["half3"])
        return number * unit, number * unit, number * unit
    number = (count[0] + extra) * unit * float(fields.get("quarters", 1.0))
    step = (extra or count[1]) * unit
    top = _number(fields, "4")
    if top is not None:
        high = (top[0] + _fraction(fields, "4")) * float(fields.get("unit4", unit))
        return number, high, step
    return number, number, step


def _unglued(text: str) -> tuple[float, float, float]:
    """Return the number, the unit and the last stated digit of "4.4s"."""
    match = _GLUED.fullmatch(text)
    if match is None:
        return 0.0, 1.0, 1.0
    unit = 60.0 if match[2] == "m" else data(NAME)["classes"]["unit"].get(match[2].lower(), 0.0)
    return float(match[1]), float(unit), 10.0 ** -len(match[1].partition(".")[2])


def shown(low: float, high: float) -> str:
    """Return a length in its largest unit of which it is whole or half ones: 7200 s as "2 hours", 5400 s as "1.5 hours"."""
    for unit in data(NAME)["shown"]:
        counts = [2 * length / unit["size"] for length in (low, high)]
        if all(abs(count - round(count)) < 1e-9 * max(1, count) and count >= 2 for count in counts):
            text = "..".join(dict.fromkeys(f"{round(count) / 2:g}" for count in counts))
            return f"{text} {unit['name']}" + ("" if text == "1" else "s")
    if low == high and low == round(low):
        return _mixed(round(low))
    return f"{low:g} seconds" if low == high else f"{low:g}..{high:g} seconds"


def _mixed(seconds: int) -> str:
    """Return a length in several units: 221 s as "3 minutes 41 seconds"."""
    parts = []
    for unit in data(NAME)["shown"]:
        count, seconds = divmod(seconds, unit["size"])
        if count:
            parts.append(f"{count} {unit['name']}" + ("" if count == 1 else "s"))
    return " ".join(parts)
