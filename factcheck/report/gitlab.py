"""The gate's alerts for the Code Quality widget of GitLab's merge requests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from factcheck.report import wording
from factcheck.report.escape import terminal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.alert import Alert, Run

SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(alerts: Sequence[Alert], run: Run, *, show: Collection[str] = wording.NEW) -> str:
    """The alerts of the states to show as a JSON array; GitLab counts lines only, and knows an alert by its id."""
    return json.dumps([_issue(alert) for alert in wording.shown(alerts, show)], ensure_ascii=False, indent=2) + "\n"


def _issue(alert: Alert) -> dict[str, Any]:
    said = "; ".join([wording.headline(alert), *wording.both(alert)])
    return {
        "description": terminal(said),
        "check_name": alert.rule_id,
        "fingerprint": alert.alert_id,
        "severity": SEVERITIES[alert.severity],
        "location": {"path": alert.path, "lines": {"begin": alert.line, "end": alert.end_line}},
    }
