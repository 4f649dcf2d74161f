"""The gate's alerts, a line each, for a terminal that makes places clickable and for editors that read such lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.report import wording
from factcheck.report.escape import log, name

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.alert import Alert, Run


def render(alerts: Sequence[Alert], run: Run, *, show: Collection[str] = wording.NEW) -> str:
    """The alerts of the states to show as `path:line:column: rule: how the values were read: words [places]`."""
    lines = [f"{_line(alert)}\n" for alert in wording.shown(alerts, show)]
    return "".join(lines) + f"{log(wording.closing(run))}\n"


def _line(alert: Alert) -> str:
    said = f"{name(alert.path)}:{alert.line}:{alert.column}: {log(f'{alert.severity} {wording.headline(alert)}')}"
    if not alert.related:
        return said
    own, first = (wording.words(row, wording.SHORT_QUOTE) for row in (alert, alert.related[0]))
    others = [f"{wording.where(alert.related[0])} {first}", *map(wording.where, alert.related[1 : wording.MANY])]
    ends = "; ".join([", ".join(others), *wording.more(len(alert.related) - wording.MANY, "place")])
    return f"{said}: {log(own)} [{log(ends)}]"
