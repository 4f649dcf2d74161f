"""Tables → text, the last step. One module a format: `render(report, **options) -> str`.

A new format is one file here and one word in FORMATS. Nothing here loads pandas before a report is rendered, so that
the command line can name the formats without waiting for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, cast

from factcheck.errors import FactcheckError
from factcheck.report import csv, json, markdown, text
from factcheck.report.order import ordered

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from types import ModuleType

    import pandas as pd

    from factcheck.report.order import Records, Row

FORMATS: dict[str, ModuleType] = {"text": text, "json": json, "csv": csv, "markdown": markdown}


class Rows(NamedTuple):
    """A table as rows, all of one class."""

    rows: Sequence[NamedTuple]
    of: type[NamedTuple]


class _Table:
    """A table of a report: a frame, made when it is first asked for of the rows that it is given as."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, report: Report | None, owner: type) -> pd.DataFrame:
        if report is None:
            raise AttributeError(self.name)  # so a field knows that it has no default
        held = vars(report)[self.name]
        if isinstance(held, Rows):
            from factcheck import frame  # noqa: PLC0415 - what only renders a report does without pandas

            held = vars(report)[self.name] = frame.frame(*held)
        return cast("pd.DataFrame", held)

    def __set__(self, report: Report, table: pd.DataFrame | Rows) -> None:
        vars(report)[self.name] = table


@dataclass(frozen=True, eq=False)
class Report:
    """What the articles say about one another, as pandas frames.

    claims    the fields of model.Claim, then verdict, score (NaN where nothing was decided), fact_id
    facts     fact_id, label, kind, verdict, values (list of {"value", "sources", "claims", "current", "updated"}), best
    findings  the fields of model.Finding
    sources   source, path, title, published, claims, agreeing, contradicting, unsupported, dropped (five counts)
    dropped   source, line, reason, text: what of the articles makes no claims, and why
    """

    claims: _Table = _Table()
    facts: _Table = _Table()
    findings: _Table = _Table()
    sources: _Table = _Table()
    dropped: _Table = _Table()

    def render(self, format: str, **options: object) -> str:
        """The report in one of FORMATS; options are those of the format's `render`."""
        if format not in FORMATS:
            raise FactcheckError(f"There is no report format {format!r}: take one of {', '.join(FORMATS)}.")
        shown: str = FORMATS[format].render(self, **options)
        return shown

    @property
    def disputes(self) -> int:
        """How many facts sources contradict one another about."""
        findings = self.findings[(self.findings["verdict"] == "contradicting") & ~self.findings["within_source"]]
        return int(findings["fact_id"].fillna(findings["finding_id"]).nunique())

    @property
    def shared(self) -> int:
        """How many facts two or more sources speak of."""
        return sum(len({s for value in values for s in value["sources"]}) > 1 for values in self.facts["values"])

    def touching(self, sources: Collection[str]) -> Report:
        """The report with only those findings, and their facts, in which one of the sources has a part."""
        theirs = set(self.claims.loc[self.claims["source"].isin(list(sources)), "claim_id"])
        kept = self.findings["left"].isin(theirs) | self.findings["right"].isin(theirs)
        findings = self.findings[kept]
        return replace(self, findings=findings, facts=self.facts[self.facts["fact_id"].isin(findings["fact_id"])])

    def records(self) -> Records:
        """The tables as plain rows, each in the order in which reports show it, whatever the order of the input was."""
        return ordered(**{name: _records(held) for name, held in vars(self).items()})


def _records(held: pd.DataFrame | Rows) -> list[Row]:
    if not isinstance(held, Rows):
        from factcheck import frame  # noqa: PLC0415 - as above

        return frame.records(held)
    return [{name: None if cell != cell else cell for name, cell in row._asdict().items()} for row in held.rows]  # noqa: PLR0124 - NaN
