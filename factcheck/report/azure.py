"""The gate's alerts as logging commands of Azure Pipelines, which its agent shows with the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.report import wording
from factcheck.report.escape import azure, azure_property

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.alert import Alert, Run

TYPES = {"error": "error", "warning": "warning", "note": "warning"}  # the agent knows these two only


def render(alerts: Sequence[Alert], run: Run, *, show: Collection[str] = wording.NEW) -> str:
    """The alerts of the states to show, a command each, the gravest first: the agent's page shows only the first."""
    return "".join(f"{_command(alert)}\n" for alert in wording.gravest(wording.shown(alerts, show)))


def _command(alert: Alert) -> str:
    properties = {
        "type": TYPES[alert.severity],
        "sourcepath": alert.path,
        "linenumber": str(alert.line),
        "columnnumber": str(alert.column),
        "code": alert.rule_id,
    }
    said = "; ".join([wording.headline(alert), *wording.both(alert)])
    given = "".join(f"{key}={azure_property(value)};" for key, value in properties.items())
    return f"##vso[task.logissue {given}]{azure(said)}"
