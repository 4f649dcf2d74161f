"""The report for programs: the schema `factcheck-report/1`. Keys may be added to it; none is renamed or dropped."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.report import Report

SUFFIXES = (".json",)  # of a file that holds this format
SCHEMA = "factcheck-report/1"
KEYS = {  # the keys that are always there, in this order; further columns of a table follow them
    "sources": (
        "source",
        "path",
        "title",
        "published",
        "claims",
        "agreeing",
        "contradicting",
        "unsupported",
        "dropped",
    ),
    "claims": (
        *("claim_id", "source", "line", "column", "start", "end", "text"),
        *("subject", "kind", "value", "value_text", "polarity", "certainty", "attributed_to"),
        *("verdict", "score", "fact_id", "predicate", "qualifiers"),
    ),
    "facts": ("fact_id", "label", "kind", "verdict", "values", "best"),
    "findings": (
        *("finding_id", "verdict", "kind", "left", "right", "score", "reason", "within_source"),
        *("rule", "fact_id"),
    ),
}
SIDE_KEYS = ("value", "sources", "claims", "current", "updated")
SCORE_PLACES = 6  # enough for a probability, and the same digits on every machine


def render(report: Report) -> str:
    """The report as JSON: UTF-8 text, two blanks an indent, a newline at the end."""
    records = report.records()._asdict()
    out: dict[str, Any] = {"schema": SCHEMA}
    for table, keys in KEYS.items():
        out[table] = [_keyed(row, keys) for row in records[table]]
    for fact in out["facts"]:
        fact["values"] = [_keyed(side, SIDE_KEYS) for side in fact["values"]]
    return json.dumps(out, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _keyed(row: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    ahead = {key: _jsonable(row.get(key)) for key in keys}
    return ahead | {str(key): _jsonable(value) for key, value in row.items() if key not in ahead}


def _jsonable(value: object) -> object:
    if isinstance(value, float):
        return round(value, SCORE_PLACES) if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): _jsonable(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_jsonable(inner) for inner in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
