"""What the formats of the gate have in common: which alerts they show, in which order, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.alert import SEVERITIES
from factcheck.report.quote import Quote, count, grouped, marked, trimmed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from factcheck.alert import Alert, Related, Run

NEW = ("new",)  # the states shown where nobody asks for others
LONG_QUOTE = 260  # characters
SHORT_QUOTE = 90  # … where an alert is one line
MANY = 5  # contradicting claims quoted with an alert before "and n more"


def shown(alerts: Iterable[Alert], states: Collection[str]) -> list[Alert]:
    """The alerts of these states, by where they stand."""
    return sorted((alert for alert in alerts if alert.state in states), key=_place)


def gravest(alerts: Iterable[Alert]) -> list[Alert]:
    """The alerts, the gravest and surest first."""
    return sorted(alerts, key=lambda a: (SEVERITIES.index(a.severity), -a.confidence, _place(a)))


def _place(alert: Alert) -> tuple[str, int, int, str, str]:
    return (alert.path, alert.line, alert.column, alert.rule_id, alert.alert_id)


def named(alert: Alert) -> str:
    """The rule, and the state where it is not new: "known: FC101 Two dates for one event"."""
    state = "" if alert.state == "new" else f"{alert.state}: "
    return f"{state}{alert.rule_id} {alert.title}"


def headline(alert: Alert) -> str:
    """The rule and what it found, without a stop: "FC101 Two dates for one event: 1 May is not 2 May"."""
    return f"{named(alert)}: {reading(alert)}"


def reading(alert: Alert) -> str:
    """How both values were read, without a stop at its end."""
    return _plain(alert.message)


def otherwise(row: Related, alert: Alert) -> str:
    """How the row was read, where the alert does not say it already; else empty."""
    return "" if row.reason == alert.message else _plain(row.reason)


def _plain(sentence: str) -> str:
    return grouped(sentence.strip().rstrip("."))


def quoted(row: Alert | Related, limit: int = LONG_QUOTE) -> Quote:
    """The row's words around its value, cut where they are long."""
    before, value, after = marked(row.text, row.value_text)
    return trimmed(Quote(row.source, row.line, row.published, before, value, after), limit)


def words(row: Alert | Related, limit: int = LONG_QUOTE) -> str:
    """The row's words in quotation marks."""
    quote = quoted(row, limit)
    return f"“{quote.before}{quote.value}{quote.after}”"


def where(row: Alert | Related) -> str:
    """The place and the date of the row: "b.md:3 (2023-05-22)"."""
    return f"{row.path}:{row.line}" + (f" ({row.published})" if row.published else "")


def evidence(alert: Alert) -> list[str]:
    """The claims that contradict the alert's, a line each: where they stand and what they say."""
    few = alert.related[:MANY]
    lines = [f"{where(row)} says {words(row)}" for row in few]
    return lines + more(len(alert.related) - len(few), "place")


def both(alert: Alert) -> list[str]:
    """The words of the alert and of those that contradict it, a line each; where there are none, none."""
    own = [f"{where(alert)} says {words(alert)}"] if alert.related else []
    return own + evidence(alert)


def more(rest: int, noun: str) -> list[str]:
    """The line that tells of what is left out; none where nothing is."""
    return [f"and {rest:,} more {noun if rest == 1 else noun + 's'}"] if rest > 0 else []


def sure(alert: Alert) -> str:
    """How sure it is: "93 % sure"; never more than the figure holds."""
    return f"{min(int(alert.confidence * 100), 100)} % sure"


def closing(run: Run) -> str:
    """What was checked against what, and what came of it, as one line without a stop."""
    rest = count(run.sources, "source") if run.sources else "one another"
    counts = f"{count(run.new, 'new contradiction')}, {run.known:,} known"
    fixed = f", {run.fixed:,} fixed" if run.fixed else ""
    return (
        f"checked {count(len(run.checked), 'article')} against {rest}, {count(run.claims, 'claim')},"
        f" {count(run.shared, 'shared fact')}: {counts}{fixed}"
    )
