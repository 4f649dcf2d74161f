"""The gate's alerts for reviewdog as one document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factcheck.report import wording
from factcheck.report.rdjsonl import SOURCE, diagnostic

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.alert import Alert, Run


def render(alerts: Sequence[Alert], run: Run, *, show: Collection[str] = wording.NEW) -> str:
    """The alerts of the states to show as one result of reviewdog's format, columns in bytes of UTF-8."""
    found = [diagnostic(alert, run.texts) for alert in wording.shown(alerts, show)]
    return json.dumps({"source": SOURCE, "diagnostics": found}, ensure_ascii=False, indent=2) + "\n"
