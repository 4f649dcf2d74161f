"""Why a claim or a finding is what it is, from the tables of a report: for `factcheck explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.report.escape import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.report import Report
    from factcheck.report.order import Row


def render(report: Report, id: str) -> str:
    """What is known of the claim, finding or fact of this id. Raises FactcheckError where there is none."""
    records = report.records()
    claims = {row["claim_id"]: row for row in records.claims}
    findings = [row for row in records.findings if id in (row["finding_id"], row["left"], row["right"], row["fact_id"])]
    if id not in claims and not findings:
        raise FactcheckError(f"These articles have no claim, finding or fact {id}: name those that the report was on.")
    lines = list(_claim(claims[id])) if id in claims else []
    for row in findings:
        lines += ["", *_finding(row, claims)]
    return "\n".join(lines).strip("\n") + "\n"


def _claim(row: Row) -> Iterator[str]:
    yield f"{row['claim_id']}  {row['verdict']}  {terminal(row['source'])}:{row['line']}"
    yield f"  “{terminal(row['text'])}”"
    for name in ("kind", "value_text", "value", "subject", "predicate", "qualifiers", "polarity", "certainty"):
        if row[name]:
            yield f"  {name.replace('_', ' ')}: {terminal(str(row[name]))}"
    if row["attributed_to"]:
        yield f"  said by: {terminal(row['attributed_to'])}"


def _finding(row: Row, claims: Mapping[str, Row]) -> Iterator[str]:
    yield f"{row['finding_id']}  {row['verdict']}  {row['rule']}  {min(int(row['score'] * 100), 100)} % sure"
    yield f"  why: {terminal(row['reason'])}"
    for end in ("left", "right"):
        if claim := claims.get(row[end]):
            read = f"  ({terminal(claim['value_text'])} → {terminal(claim['value'])})" if claim["value"] else ""
            yield f"  {terminal(claim['source'])}:{claim['line']}  “{terminal(claim['text'])}”{read}"
