"""The file of accepted contradictions: one line an entry, sorted, no places and no counts, so that branches merge."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.baseline.fingerprint import RECIPE, Edge, End, clipped
from factcheck.errors import FactcheckError

LABELS = ("todo", "confirmed", "false-alarm", "wont-fix")
HEADER = {"factcheck-baseline": 1, "fingerprint": RECIPE}
_MARKERS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


class Side(NamedTuple):
    """One of the two statements of an entry."""

    src: str  # path when it was written
    quote: str  # the begin of the statement
    key: str  # what the source goes by; the path where it has no id of its own


class Entry(NamedTuple):
    """A contradiction that somebody accepted. Key: id."""

    id: str
    rule: str
    kind: str
    slot: str
    values: tuple[str, str]  # normalised, of a and b
    a: Side
    b: Side
    label: str = "todo"
    why: str = ""
    by: str = ""
    until: date | None = None  # the last day on which it counts


def of_edge(edge: Edge, label: str = "todo", why: str = "", by: str = "", until: date | None = None) -> Entry:
    """The entry that accepts an edge."""
    values = (edge.a.value, edge.b.value)
    return Entry(
        edge.pair_id, edge.rule, edge.kind, edge.slot, values, _side(edge.a), _side(edge.b), label, why, by, until
    )


def _side(end: End) -> Side:
    return Side(end.path, clipped(end.text), end.key)


def read(path: Path) -> list[Entry]:
    """The entries of a file, sorted; none where there is no file. Raises FactcheckError for what is no entry."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise FactcheckError(
            f"The baseline {path} cannot be read ({error}): restore it from version control."
        ) from None
    return parsed(text, str(path))


def parsed(text: str, name: str) -> list[Entry]:
    """The entries of a baseline's text; lines that two branches both wrote count once, and a decision beats none."""
    entries: dict[str, Entry] = {}
    headed = False
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        if line.startswith(_MARKERS):
            raise FactcheckError(
                f"{name}, line {number}: a merge left its marks: keep the lines of both sides"
                f" (and put “{name} merge=union” into .gitattributes)."
            )
        row = _row(line, f"{name}, line {number}")
        if "factcheck-baseline" in row:
            _fits(row, name)
            headed = True
            continue
        entry = _entry(row, f"{name}, line {number}")
        entries[entry.id] = _decided(entries.get(entry.id), entry)
    if entries and not headed:
        raise FactcheckError(f"{name} has no first line {json.dumps(HEADER)}: it is no baseline, or an old one.")
    return [entries[key] for key in sorted(entries)]


def _row(line: str, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise FactcheckError(f"{place} is no JSON ({error.msg}): restore it from version control.") from None
    if not isinstance(row, dict):
        raise FactcheckError(f"{place} is no entry of a baseline: restore it from version control.")
    return row


def _fits(row: dict[str, Any], name: str) -> None:
    if row != HEADER:
        raise FactcheckError(
            f"{name} was written by another version of factcheck: run that one, or write it anew with"
            " factcheck baseline write."
        )


def _entry(row: dict[str, Any], place: str) -> Entry:
    try:
        sides = [Side(side["src"], side["quote"], side.get("key", side["src"])) for side in (row["a"], row["b"])]
        until = date.fromisoformat(row["until"]) if row.get("until") else None
        first, second = row["values"]
        words = [row.get(name, "") for name in ("label", "why", "by")]
        texts = [
            row["id"],
            row["rule"],
            row["kind"],
            row["slot"],
            first,
            second,
            *words,
            *(t for s in sides for t in s),
        ]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FactcheckError(f"{place} is no whole entry ({error}): correct it, or write it anew.") from None
    unknown = row.keys() - set(Entry._fields)
    if unknown or not all(isinstance(text, str) for text in texts):
        what = f"has the field {min(unknown)}, which there is none of" if unknown else "holds something that is no text"
        raise FactcheckError(f"{place} {what}: correct it.")
    label = words[0] or "todo"
    if label not in LABELS:
        raise FactcheckError(f"{place}: the label cannot be {label!r}: take one of {', '.join(LABELS)}.")
    name, rule, kind, slot = texts[:4]
    return Entry(name, rule, kind, slot, (first, second), sides[0], sides[1], label, words[1], words[2], until)


def _decided(before: Entry | None, entry: Entry) -> Entry:
    """The one of two lines with the same id that counts: a decision beats none, a later line an earlier one."""
    return before if before and entry.label == "todo" and before.label != "todo" else entry


def text(entries: Iterable[Entry]) -> str:
    """The file's text: a first line on its format, then one line an entry, sorted by id."""
    lines = [HEADER, *(_written(entry) for entry in sorted(entries, key=lambda e: e.id))]
    return "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)


def _written(entry: Entry) -> dict[str, Any]:
    row = entry._asdict()
    for name in ("a", "b"):
        side: Side = row[name]
        row[name] = {"src": side.src, "quote": side.quote} | ({"key": side.key} if side.key != side.src else {})
    row["until"] = entry.until.isoformat() if entry.until else ""
    return {name: cell for name, cell in row.items() if cell or name not in ("why", "by", "until")}
