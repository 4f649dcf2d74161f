"""The gate's alerts for programs: the schema `factcheck-alert/1`, one alert a line. Keys may be added, none is dropped.

`alert.schema.json` beside this module says what a line holds.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from factcheck.report import wording

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.alert import Alert, Run

SCHEMA = "factcheck-alert/1"
SCORE_PLACES = 6


def render(alerts: Sequence[Alert], run: Run, *, show: Collection[str] = wording.NEW) -> str:
    """The alerts of the states to show as JSON Lines: UTF-8, ended by line feeds; columns in code points."""
    return "".join(line(row(alert)) for alert in wording.shown(alerts, show))


def line(data: dict[str, Any]) -> str:
    """The data as one line of JSON Lines, without characters that some readers take for the end of a line."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for code in (0x85, 0x2028, 0x2029):
        text = text.replace(chr(code), f"\\u{code:04x}")
    return text + "\n"


def row(alert: Alert) -> dict[str, Any]:
    """The alert as plain data."""
    return {"schema": SCHEMA, **alert._asdict()} | {
        "confidence": round(alert.confidence, SCORE_PLACES),
        "related": [related._asdict() for related in alert.related],
    }
