"""The gate's alerts, a line each, for a terminal that makes places clickable and for editors that read such lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.report import wording
from factcheck.report.escape import log, name

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.alert import Alert, Run


def render(alerts: Sequence[Alert], run: Run, *, show: Collection[str] = wording.NEW) -> str:
    """The alerts of the states to show as `path:line:column: rule kind: how the values were read [places]`."""
    lines = [f"{_line(alert)}\n" for alert in wording.shown(alerts, show)]
    return "".join(lines) + f"{log(wording.closing(run))}\n"


def _line(alert: Alert) -> str:
    others = ", ".join(wording.where(row) for row in alert.related[: wording.MANY])
    rest = wording.more(len(alert.related) - wording.MANY, "place")
    said = f"{alert.severity} {wording.headline(alert)}"
    ends = "; ".join([*([others] if others else []), *rest])
    return f"{name(alert.path)}:{alert.line}:{alert.column}: {log(said)}" + (f" [{log(ends)}]" if ends else "")
