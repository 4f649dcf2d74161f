"""The report for a spreadsheet: one row a claim with its verdict and who says otherwise, or one a pair."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from factcheck.errors import FactcheckError
from factcheck.report import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factcheck.report import Report
    from factcheck.report.order import Records, Row

SUFFIXES = (".csv",)  # of a file that holds this format
BOM = "\ufeff"  # tells some spreadsheets that the file is UTF-8
VERDICTS = ("contradicting", "possible", "agreeing")  # the order of pairs
CLAIM_COLUMNS = (
    *("verdict", "score", "fact", "source", "line", "published", "text", "kind", "value", "value_text"),
    *("counter_sources", "counter_values", "counter_quotes", "supporting_sources", "possible_sources", "reason"),
    *("subject", "predicate", "qualifiers", "polarity", "certainty", "attributed_to"),
    *("title", "path", "column", "start", "end", "fact_id", "claim_id"),
)
PAIR_COLUMNS = (
    *("finding_id", "verdict", "rule", "kind", "score", "fact_id", "fact", "within_source"),
    *("a_source", "a_line", "a_published", "a_quote", "a_value", "a_value_norm"),
    *("b_source", "b_line", "b_published", "b_quote", "b_value", "b_value_norm"),
    *("explanation", "a_claim_id", "b_claim_id"),
)


def render(report: Report, *, rows: str = "claims", raw: bool = False, bom: bool = False) -> str:
    """The report as comma-separated values: UTF-8, a head line, RFC 4180 quotes.

    `raw` leaves out the apostrophe that keeps a cell from being calculated as a formula; `bom` begins with the mark
    by which Excel knows UTF-8.
    """
    if rows not in ROWS:
        raise FactcheckError(f"There are no rows {rows!r} in a CSV report: take {' or '.join(ROWS)}.")
    columns, made = ROWS[rows]
    return (BOM if bom else "") + table(columns, made(report.records()), raw=raw)


def table(columns: Iterable[str], rows: Iterable[Mapping[str, Any]], *, raw: bool = False) -> str:
    """The rows as comma-separated values under a head line; formulas guarded unless `raw`."""
    columns = tuple(columns)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(name), raw) for name in columns] for row in rows)
    return out.getvalue()


def _cell(value: object, raw: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return str(round(value, 6))
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return escape.csv(text, guard=not raw)


def _claims(records: Records) -> Iterator[Row]:
    """The claims with what the findings say of them; several sources or values stand in one cell, "; " between."""
    claims = {claim["claim_id"]: claim for claim in records.claims}
    labels = {fact["fact_id"]: fact["label"] for fact in records.facts}
    sources = {row["source"]: row for row in records.sources}
    against: dict[str, dict[str, list[Row]]] = {}
    for finding in records.findings:
        for end, other in (("left", "right"), ("right", "left")):
            if not finding["within_source"] and finding[other] in claims:
                pair = {"claim": claims[finding[other]], "reason": finding["reason"]}
                against.setdefault(finding[end], {}).setdefault(finding["verdict"], []).append(pair)
    for claim in records.claims:
        source = sources.get(claim["source"], {})
        pairs = against.get(claim["claim_id"], {})
        about = {name: source.get(name) for name in ("published", "title", "path")}
        yield {**claim, **about, "fact": labels.get(claim["fact_id"]), **_others(pairs)}


def _others(pairs: Mapping[str, list[Row]]) -> Row:
    counter = [pair["claim"] for pair in pairs.get("contradicting", [])]
    return {
        "counter_sources": _joined(claim["source"] for claim in counter),
        "counter_values": _joined(claim["value"] for claim in counter),
        "counter_quotes": _joined(f"{claim['source']}:{claim['line']} “{claim['text']}”" for claim in counter),
        "supporting_sources": _joined(pair["claim"]["source"] for pair in pairs.get("agreeing", [])),
        "possible_sources": _joined(pair["claim"]["source"] for pair in pairs.get("possible", [])),
        "reason": _joined(pair["reason"] for pair in pairs.get("contradicting", [])),
    }


def _pairs(records: Records) -> Iterator[Row]:
    """The findings, contradicting ones first."""
    claims = {claim["claim_id"]: claim for claim in records.claims}
    labels = {fact["fact_id"]: fact["label"] for fact in records.facts}
    published = {row["source"]: row["published"] for row in records.sources}
    for verdict in VERDICTS:
        for finding in records.findings:
            if finding["verdict"] == verdict:
                row = {**finding, "fact": labels.get(finding["fact_id"]), "explanation": finding["reason"]}
                for end, side in (("left", "a"), ("right", "b")):
                    row |= _end(side, claims.get(finding[end], {"claim_id": finding[end]}), published)
                yield row


def _end(side: str, claim: Row, published: Mapping[str, Any]) -> Row:
    return {
        f"{side}_source": claim.get("source"),
        f"{side}_line": claim.get("line"),
        f"{side}_published": published.get(claim.get("source", "")),
        f"{side}_quote": claim.get("text"),
        f"{side}_value": claim.get("value_text"),
        f"{side}_value_norm": claim.get("value"),
        f"{side}_claim_id": claim["claim_id"],
    }


def _joined(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(word for word in words if word))


ROWS = {"claims": (CLAIM_COLUMNS, _claims), "pairs": (PAIR_COLUMNS, _pairs)}
