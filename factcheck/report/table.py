"""One table of a report by itself, for programs: CSV, JSON, JSON Lines or Parquet."""

from __future__ import annotations

import io
import json
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from factcheck.errors import FactcheckError
from factcheck.report import csv

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from factcheck.report import Report


def render(report: Report, name: str, format: str) -> bytes:
    """The report's table of that name in one of TABLES, its rows in the order of all reports."""
    rows: list[dict[str, Any]] = getattr(report.records(), name)
    return TABLES[format](rows, getattr(report, name))


def _csv(rows: list[dict[str, Any]], table: pd.DataFrame) -> bytes:
    return csv.table(table.columns, rows).encode("utf-8", "backslashreplace")


def _json(rows: list[dict[str, Any]], _: pd.DataFrame) -> bytes:
    return (json.dumps(rows, ensure_ascii=False, indent=2, default=str) + "\n").encode("utf-8", "backslashreplace")


def _jsonl(rows: list[dict[str, Any]], _: pd.DataFrame) -> bytes:
    lines = (json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows)
    return "".join(lines).encode("utf-8", "backslashreplace")


def _parquet(rows: list[dict[str, Any]], table: pd.DataFrame) -> bytes:
    from factcheck import frame  # noqa: PLC0415 - pandas only once something is rendered

    if find_spec("pyarrow") is None:
        raise FactcheckError("Parquet needs the package pyarrow: install factcheck[parquet], or take --format csv.")
    out = io.BytesIO()
    frame.like(rows, table).to_parquet(out, index=False)
    return out.getvalue()


TABLES: dict[str, Callable[[list[dict[str, Any]], pd.DataFrame], bytes]] = {
    "csv": _csv,
    "json": _json,
    "jsonl": _jsonl,
    "parquet": _parquet,
}
SUFFIXES = {"csv": (".csv",), "json": (".json",), "jsonl": (".jsonl", ".ndjson"), "parquet": (".parquet",)}
