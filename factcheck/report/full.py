"""The gate's alerts with the words of both sides, for people who read a terminal or the log of a build.

Every line begins with a path of ours or a gutter, so that no line of an article begins one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.report import wording
from factcheck.report.escape import log, name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factcheck.alert import Alert, Related, Run

GUTTER = "|"
COLOURS = {"error": "31", "warning": "33", "note": "36", "bold": "1", "dim": "2"}  # of ECMA-48


def render(
    alerts: Sequence[Alert], run: Run, *, show: Collection[str] = wording.NEW, color: bool = False, all: bool = False
) -> str:
    """The alerts of the states to show, each with its own words and those that contradict it; then what was checked.

    `all` quotes every contradicting claim, and whole.
    """
    blocks = ["\n".join(_block(alert, color, all)) for alert in wording.shown(alerts, show)]
    unread = [f"{name(path)}: error could not be read: {log(why)}" for path, why in sorted(run.unread)]
    return "\n\n".join([*blocks, *unread, log(wording.closing(run))]) + "\n"


def _block(alert: Alert, color: bool, whole: bool) -> Iterator[str]:
    place = _styled(f"{name(alert.path)}:{alert.line}:{alert.column}:", "bold", color)
    kind = _styled(alert.severity, alert.severity, color)
    note = _styled(f"({wording.sure(alert)}, {log(alert.alert_id)})", "dim", color)
    yield f"{place} {kind} {log(wording.named(alert))}  {note}"
    yield f"{GUTTER} {_words(alert, color, whole)}"
    yield f"{GUTTER} {log(wording.reading(alert))}"
    few = alert.related if whole else alert.related[: wording.MANY]
    for row in few:
        read = f"  ({log(wording.otherwise(row, alert))})" if wording.otherwise(row, alert) else ""
        yield f"{GUTTER} {_styled(log(wording.where(row)), 'bold', color)}  {_words(row, color, whole)}{read}"
    yield from (f"{GUTTER} {line}" for line in wording.more(len(alert.related) - len(few), "place"))
    if alert.why:
        yield f"{GUTTER} accepted: {log(alert.why)}"


def _words(row: Alert | Related, color: bool, whole: bool) -> str:
    quote = wording.quoted(row, len(row.text) + 1 if whole else wording.LONG_QUOTE)
    value = log(quote.value)
    shown = (_styled(value, "bold", color) if color else f"*{value}*") if value else ""
    return f"“{log(quote.before)}{shown}{log(quote.after)}”"


def _styled(text: str, style: str, color: bool) -> str:
    return f"\x1b[{COLOURS[style]}m{text}\x1b[0m" if color else text
