"""The gate's alerts for reviewdog, one diagnostic a line; columns in bytes of UTF-8, ends exclusive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.report import columns, wording
from factcheck.report.escape import terminal
from factcheck.report.jsonl import line

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from factcheck.alert import Alert, Related, Run

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}
SOURCE = {"name": "factcheck"}


def render(alerts: Sequence[Alert], run: Run, *, show: Collection[str] = wording.NEW) -> str:
    """The alerts of the states to show as JSON Lines, each a diagnostic that stands for itself."""
    return "".join(line(diagnostic(alert, run.texts) | {"source": SOURCE}) for alert in wording.shown(alerts, show))


def diagnostic(alert: Alert, texts: Mapping[str, str]) -> dict[str, Any]:
    """The alert as a diagnostic without its source; `texts` are those of the files, for columns."""
    said = "\n".join([wording.headline(alert), *wording.both(alert)])
    found: dict[str, Any] = {
        "message": _clean(said),
        "location": _location(alert, texts),
        "severity": SEVERITIES[alert.severity],
        "code": {"value": alert.rule_id},
    }
    if alert.related:
        found["related_locations"] = [
            {"message": terminal(wording.words(row)), "location": _location(row, texts)} for row in alert.related
        ]
    return found


def _clean(text: str) -> str:
    return "\n".join(terminal(part) for part in text.split("\n"))


def _location(row: Alert | Related, texts: Mapping[str, str]) -> dict[str, Any]:
    start = _position(texts, row.path, row.line, row.column)
    end = _position(texts, row.path, row.end_line, row.end_column)
    return {"path": row.path, "range": {"start": start, "end": end}}


def _position(texts: Mapping[str, str], path: str, number: int, column: int) -> dict[str, int]:
    at = columns.utf8(texts, path, number, column)
    return {"line": number} if at is None else {"line": number, "column": at}
