"""The gate's alerts as workflow commands, which GitHub shows as annotations beside the lines of a change.

GitHub shows ten of each level a step and drops the rest without a word; so the gravest come first, and the last one of
a level tells how many more there are. A contradiction is told where the article under test makes it, never at the
other end, which the change may not touch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.report import wording
from factcheck.report.escape import command, command_property, log

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factcheck.alert import Alert, Run

LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
MOST = 10  # annotations of a level that GitHub shows of a step
TITLE = 250  # characters; GitHub takes 255


def render(alerts: Sequence[Alert], run: Run, *, show: Collection[str] = wording.NEW) -> str:
    """The alerts of the states to show as `::error file=…::…` lines, at most ten of each level."""
    found = wording.gravest(wording.shown(alerts, show))
    return "".join(
        f"{line}\n" for severity in LEVELS for line in _commands(severity, [a for a in found if a.severity == severity])
    )


def _commands(severity: str, alerts: list[Alert]) -> Iterator[str]:
    few = alerts if len(alerts) <= MOST else alerts[: MOST - 1]
    for alert in few:
        yield _command(alert)
    for rest in wording.more(len(alerts) - len(few), "place"):
        yield f"::{LEVELS[severity]} title=factcheck::{rest} with such alerts: the summary of this run lists them"


def _command(alert: Alert) -> str:
    properties = {"file": alert.path, "line": str(alert.line), "endLine": str(alert.end_line)}
    if alert.line == alert.end_line:  # columns count on one line only
        properties |= {"col": str(alert.column), "endColumn": str(alert.end_column)}
    properties["title"] = log(wording.named(alert))[:TITLE]
    given = ",".join(f"{key}={command_property(value)}" for key, value in properties.items())
    said = "\n".join(
        log(line) for line in [f"{wording.words(alert)}: {wording.reading(alert)}", *wording.evidence(alert)]
    )
    return f"::{LEVELS[alert.severity]} {given}::{command(said)}"
