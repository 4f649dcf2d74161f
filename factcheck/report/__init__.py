"""Tables → text, the last step. One module a format: `render(report, **options) -> str`.

A new format is one file here and one word in FORMATS. Nothing here loads pandas before a report is rendered, so that
the command line can name the formats without waiting for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.report import csv, json, markdown, text
from factcheck.report.order import ordered

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import ModuleType

    import pandas as pd

    from factcheck.report.order import Records

FORMATS: dict[str, ModuleType] = {"text": text, "json": json, "csv": csv, "markdown": markdown}


@dataclass(frozen=True, eq=False)
class Report:
    """What the articles say about one another, as pandas frames.

    claims    the fields of model.Claim, then verdict, score (NaN where nothing was decided), fact_id
    facts     fact_id, label, kind, verdict, values (list of {"value", "sources", "claims", "current", "updated"}), best
    findings  the fields of model.Finding
    sources   source, path, title, published, claims, agreeing, contradicting, unsupported, dropped (five counts)
    dropped   source, line, reason, text: what of the articles makes no claims, and why
    """

    claims: pd.DataFrame
    facts: pd.DataFrame
    findings: pd.DataFrame
    sources: pd.DataFrame
    dropped: pd.DataFrame

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
        from factcheck import frame  # noqa: PLC0415 - pandas only once something is rendered

        return ordered(
            claims=frame.records(self.claims),
            facts=frame.records(self.facts),
            findings=frame.records(self.findings),
            sources=frame.records(self.sources),
            dropped=frame.records(self.dropped),
        )
