"""The gate's alerts and what it looked at as one document for programs: the schema `factcheck-alerts/1`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factcheck.report import jsonl, wording

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.alert import Alert, Run

SCHEMA = "factcheck-alerts/1"


def render(alerts: Sequence[Alert], run: Run, *, show: Collection[str] = wording.NEW) -> str:
    """The run's counts and the alerts of the states to show, each as a line of `jsonl` has it."""
    body = {
        "schema": SCHEMA,
        "version": run.version,
        "checked": sorted(run.checked),
        "unread": [{"path": path, "why": why} for path, why in sorted(run.unread)],
        **{name: getattr(run, name) for name in ("sources", "claims", "shared", "new", "known", "fixed")},
        "alerts": [jsonl.row(alert) for alert in wording.shown(alerts, show)],
    }
    return json.dumps(body, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
