"""Fields of a duration → seconds, and seconds → the label they are shown and grouped by."""

from __future__ import annotations

import re

from factcheck.language.grammar import Fields, said
from factcheck.language.shapes import data

NAME = "duration"
_GLUED = re.compile(r"([\d.]+)(\D+)")


def seconds(fields: Fields) -> tuple[float, float, float]:
    """The shortest and the longest that a stretch may mean, and the size of its last stated digit."""
    if "glued" in fields:
        return _glued([str(fields[name]) for name in ("glued", "glued2", "rest") if name in fields])
    if "laps" in fields:
        hours, minutes, rest = str(fields["laps"]).split(":")
        total = int(hours) * 3600 + int(minutes) * 60 + float(rest)
        return total, total, 10.0 ** -len(rest.partition(".")[2])
    unit = float(fields["unit"])
    if "vague" in fields:
        low, high = data(NAME)["vague"][str(fields["vague"])]
        return low * unit, high * unit, unit
    if "count" not in fields and "number" not in fields:
        return _uncounted(fields, unit)
    count, digit = _number(fields, "")
    extra = _extra(fields, "")
    low = (count + extra) * unit * float(fields.get("quarters", 1.0))
    step = (extra or digit) * unit
    if "count4" in fields or "number4" in fields:
        top = _number(fields, "4")[0] + _extra(fields, "4")
        return low, top * float(fields.get("unit4", unit)), step
    return low, low, step


def _uncounted(fields: Fields, unit: float) -> tuple[float, float, float]:
    """A year; half an hour; a quarter of an hour; a year and a half."""
    part = float(said(fields | {"one": 1.0}, "half3", "half", "quarters", "one"))
    whole = (1.0 + part if "half3" in fields else part) * unit
    return whole, whole, part * unit


def _number(fields: Fields, suffix: str) -> tuple[float, float]:
    """A count and the size of its last stated digit: "4.4" is 4.4 and 0.1, "2½" is 2.5 and 0.5."""
    if f"count{suffix}" in fields:
        return float(fields[f"count{suffix}"]), 1.0
    text = str(fields[f"number{suffix}"]).replace(",", "")
    more = _fraction(data(NAME)["classes"]["fraction"].get(text[-1], "0/1"))
    text = text if text[-1].isdecimal() else text[:-1]
    return float(text) + more, more or 10.0 ** -len(text.partition(".")[2])


def _extra(fields: Fields, suffix: str) -> float:
    """What "1/2" or "and a half" adds."""
    if f"fraction{suffix}" in fields:
        return _fraction(str(fields[f"fraction{suffix}"]))
    return 0.0 if suffix else float(fields.get("half", 0.0))


def _fraction(text: str) -> float:
    over, under = text.split("/")
    return int(over) / int(under)


def _glued(parts: list[str]) -> tuple[float, float, float]:
    """The length of "4.4s", "1h30m"."""
    total, step = 0.0, 1.0
    for part in parts:
        match = _GLUED.fullmatch(part)
        if match is None:
            return 0.0, 0.0, 0.0
        unit = float(data(NAME)["glued"].get(match[2]) or data(NAME)["classes"]["unit"].get(match[2].lower(), 0.0))
        total, step = total + float(match[1]) * unit, unit * 10.0 ** -len(match[1].partition(".")[2])
    return total, total, step


def shown(low: float, high: float) -> str:
    """A length in its largest unit of which it is whole or half ones: 7200 s is "2 hours", 5400 s "1.5 hours"."""
    for unit in data(NAME)["shown"]:
        counts = [2 * length / unit["size"] for length in (low, high)]
        whole = all(abs(count - round(count)) < 1e-9 * max(1, count) and count >= 2 for count in counts)
        if whole and (low < high or counts[0] < 2 * unit["most"]):
            text = "..".join(dict.fromkeys(f"{round(count) / 2:g}" for count in counts))
            return f"{text} {unit['name']}" + ("" if text == "1" else "s")
    if low == high and low == round(low):
        return _mixed(round(low))
    return f"{low:g} seconds" if low == high else f"{low:g}..{high:g} seconds"


def _mixed(total: int) -> str:
    """A length in several units: 221 s is "3 minutes 41 seconds"."""
    parts = []
    for unit in data(NAME)["shown"]:
        count, total = divmod(total, unit["size"])
        if count:
            parts.append(f"{count} {unit['name']}" + ("" if count == 1 else "s"))
    return " ".join(parts)
