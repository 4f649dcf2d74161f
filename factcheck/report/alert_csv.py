"""The gate's alerts for a spreadsheet: a row for each two claims that contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.report import csv, wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factcheck.alert import Alert, Related, Run

SIDE = ("path", "line", "column", "source", "published", "text", "value_text")
COLUMNS = (
    *("state", "severity", "confidence", "rule_id", "kind", "title", "reading"),
    *SIDE,
    *(f"other_{name}" for name in SIDE),
    *("why", "fact_id", "alert_id"),
)


def render(
    alerts: Sequence[Alert], run: Run, *, show: Collection[str] = wording.NEW, raw: bool = False, bom: bool = False
) -> str:
    """The alerts of the states to show as comma-separated values; `raw` and `bom` as for reports."""
    rows = (row for alert in wording.shown(alerts, show) for row in _rows(alert))
    return (csv.BOM if bom else "") + csv.table(COLUMNS, rows, raw=raw)


def _rows(alert: Alert) -> Iterator[dict[str, Any]]:
    own = alert._asdict() | {"reading": alert.message}
    others: tuple[Related | None, ...] = alert.related or (None,)
    for other in others:
        yield own | (
            {"reading": other.reason} | {f"other_{name}": getattr(other, name) for name in SIDE} if other else {}
        )
