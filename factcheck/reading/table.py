"""Collections: many articles in one csv, jsonl or parquet file, with the columns source, title, published and text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from factcheck.errors import FactcheckError
from factcheck.model import Article
from factcheck.reading import decode, published

_NEEDED = ("source", "text")
_KNOWN = ("source", "title", "published", "text")


def rows(path: Path, name: str) -> Iterator[Article | FactcheckError]:
    """The articles of a collection, and an error for each row that cannot be read.

    Raises FactcheckError where the whole file cannot be read. `path` of an article is the collection's own.
    """
    records: Iterator[tuple[str, Mapping[str, Any] | FactcheckError]]
    if path.suffix.lower() == ".parquet":
        records = _parquet(path, name)
    else:
        text = decode.decoded(path.read_bytes())
        records = (_csv if path.suffix.lower() == ".csv" else _jsonl)(text, name)
    empty = True
    for place, record in records:
        empty = False
        if isinstance(record, FactcheckError):
            yield record
            continue
        try:
            yield _article(record, name)
        except FactcheckError as error:
            yield FactcheckError(f"{name}, {place}: {error}")
    if empty:
        raise FactcheckError(f"{name} holds no article; give it rows with the columns {', '.join(_KNOWN)}")


def _article(record: Mapping[str, Any], name: str) -> Article:
    """The article of a row, not parsed yet."""
    for column in _NEEDED:
        if not isinstance(record.get(column), str) or not str(record[column]).strip():
            raise FactcheckError(f"no {column}; fill in the column “{column}”")
    title = record.get("title")
    return Article(
        source=str(record["source"]).strip(),
        title=str(title).strip() if isinstance(title, str) and title.strip() else None,
        published=_date(record.get("published")),
        text=str(record["text"]).removeprefix("\ufeff"),
        path=name,
    )


def _date(value: object) -> date | None:
    """The date of a cell; NaN and empty cells have none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if value is None or value != value or not str(value).strip():  # noqa: PLR0124 - NaN differs from itself
        return None
    found = published.of_value(str(value))
    if found is None:
        raise FactcheckError(f"published “{value}” is no date; write it as YYYY-MM-DD")
    return found


def _csv(text: str, name: str) -> Iterator[tuple[str, Mapping[str, Any] | FactcheckError]]:
    before = csv.field_size_limit(2**31 - 1)
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        _check(reader.fieldnames or (), name)
        first = reader.line_num + 1
        for record in reader:
            yield f"line {first}", record
            first = reader.line_num + 1
    except csv.Error as error:
        raise FactcheckError(f"{name}, line {reader.line_num}: {error}; quote its cells as CSV does") from None
    finally:
        csv.field_size_limit(before)


def _jsonl(text: str, name: str) -> Iterator[tuple[str, Mapping[str, Any] | FactcheckError]]:
    checked = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (json.JSONDecodeError, RecursionError):
            record = None
        if not isinstance(record, dict):
            fault = f"{name}, line {number}: no whole JSON object; write one object a line"
            yield "", FactcheckError(fault)
            continue
        if not checked:
            _check(record.keys(), name)
            checked = True
        yield f"line {number}", record


def _parquet(path: Path, name: str) -> Iterator[tuple[str, Mapping[str, Any] | FactcheckError]]:
    try:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise FactcheckError(f"{name}: reading parquet needs an extra; install factcheck[parquet]") from None
    try:
        file = parquet.ParquetFile(path)
        names = file.schema_arrow.names
        _check(names, name)
        batches = file.iter_batches(columns=[column for column in _KNOWN if column in names])
        for number, record in enumerate((row for batch in batches for row in batch.to_pylist()), start=1):
            yield f"row {number}", record
    except (arrow.ArrowInvalid, OSError) as error:
        fault = str(error).splitlines()[0]
        raise FactcheckError(f"{name} is no parquet file that can be read ({fault}); write it again") from None


def _check(columns: Iterable[str], name: str) -> None:
    """Raise FactcheckError unless the columns that every article needs are there."""
    there = [str(column) for column in columns if column is not None]
    missing = [column for column in _NEEDED if column not in there]
    if missing:
        wanted, has = "” and “".join(missing), ", ".join(there) or "none"
        raise FactcheckError(f"{name} has no column “{wanted}” (it has: {has}); name its columns {', '.join(_KNOWN)}")
