"""The gate's alerts under the articles they stand in, for people who mend one article after the other."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from factcheck.report import wording
from factcheck.report.escape import log, name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factcheck.alert import Alert, Run


def render(alerts: Sequence[Alert], run: Run, *, show: Collection[str] = wording.NEW) -> str:
    """The alerts of the states to show, by article; then what was checked."""
    groups = groupby(wording.shown(alerts, show), key=lambda alert: alert.path)
    blocks = ["\n".join([name(path), *(line for alert in group for line in _lines(alert))]) for path, group in groups]
    return "\n\n".join([*blocks, log(wording.closing(run))]) + "\n"


def _lines(alert: Alert) -> Iterator[str]:
    """What an alert says; no line begins with words of an article."""
    yield f"  {alert.line}:{alert.column} {log(f'{alert.severity} {wording.headline(alert)}')}"
    if alert.related:
        yield f"    {log(wording.words(alert))}"
    for row in alert.related[: wording.MANY]:
        yield f"    {log(f'{wording.where(row)} {wording.words(row)}')}"
    for line in wording.more(len(alert.related) - wording.MANY, "place"):
        yield f"    {line}"
