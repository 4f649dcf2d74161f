"""Rows ⇄ pandas frames: the only place that knows dtypes. Rows come before it, frames after it."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast, get_type_hints

import numpy as np
import pandas as pd

from factcheck.errors import FactcheckError
from factcheck.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Row = TypeVar("Row", bound=NamedTuple)

TEXT = pd.StringDtype(na_value=np.nan)
DTYPES: dict[object, object] = {  # what is not listed stays a Python object: tuples, lists, dicts
    str: TEXT,
    str | None: TEXT,
    int: "int64",
    int | None: "Int64",
    float: "float64",
    float | None: "float64",
    bool: "bool",
    bool | None: "boolean",
    date: "datetime64[s]",
    date | None: "datetime64[s]",
}
ARTICLE_COLUMNS = ("source", "title", "published", "text")  # what a frame from outside must have
SHOWN_MISTAKES = 5


@cache
def _types(row_class: type) -> Mapping[str, object]:
    hints = get_type_hints(row_class)
    return {name: hints[name] for name in row_class._fields}  # type: ignore[attr-defined]  # every row class is a NamedTuple


def _column(values: list[Any], annotation: object) -> pd.Series[Any]:
    dtype = DTYPES.get(annotation, "object")
    if dtype == "object":  # one cell a row, even where the cells are lists of one length
        column = pd.Series([None] * len(values), dtype="object")
        for i, value in enumerate(values):
            column.iat[i] = value
        return column
    return cast("pd.Series[Any]", pd.Series(values, dtype=cast("Any", dtype)))


def frame(rows: Iterable[NamedTuple], row_class: type[NamedTuple]) -> pd.DataFrame:
    """The rows as a frame: the fields of their class as columns, of the right dtypes even without a row."""
    types = _types(row_class)
    columns: list[tuple[Any, ...]] = list(zip(*rows, strict=True)) or [()] * len(types)
    return pd.DataFrame(
        {name: _column(list(values), types[name]) for name, values in zip(types, columns, strict=True)},
        columns=list(types),
    )


def plain(value: object) -> object:
    """The cell as Python has it: None for what pandas writes for missing, date for timestamp, int for numpy int."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return None
    if isinstance(value, datetime):
        return value.date()
    return value.item() if isinstance(value, np.generic) else value


def rows(df: pd.DataFrame, row_class: type[Row]) -> list[Row]:
    """The frame's rows as tuples of the class; columns that the class does not have are left out."""
    types = _types(row_class)
    columns = [[_typed(value, types[name]) for value in df[name].tolist()] for name in types]
    return [row_class(*cells) for cells in zip(*columns, strict=True)]


def _typed(value: object, annotation: object) -> object:
    value = plain(value)
    if value is None and annotation is float:  # a float that may not be missing keeps its NaN
        return float("nan")
    return value


def records(df: pd.DataFrame) -> list[dict[str, Any]]:
    """The frame's rows as dicts of plain Python values: None where a value is missing."""
    names = [str(name) for name in df.columns]
    columns = [[plain(value) for value in df.iloc[:, i].tolist()] for i in range(len(names))]
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]


def like(rows: Iterable[Mapping[str, Any]], df: pd.DataFrame) -> pd.DataFrame:
    """The rows as a frame with the columns and dtypes of another."""
    listed = list(rows)
    columns = {name: pd.Series([row[str(name)] for row in listed], dtype=df[name].dtype) for name in df.columns}
    return pd.DataFrame(columns, columns=df.columns)


def articles_from(df: pd.DataFrame) -> list[Article]:
    """The articles of a frame from outside (columns source, title, published, text; path where there is one).

    Raises FactcheckError for a missing column, and once for all cells that cannot be read.
    """
    missing = [name for name in ARTICLE_COLUMNS if name not in df.columns]
    if missing:
        raise FactcheckError(
            f"The frame of articles has no column {_listed(missing)}: give it the columns {_listed(ARTICLE_COLUMNS)}"
            " (title and published may be empty)."
        )
    cells = df[[name for name in (*ARTICLE_COLUMNS, "path") if name in df.columns]]
    mistakes: list[str] = []
    articles = [_article(place, cell, mistakes) for place, cell in enumerate(records(cells))]
    seen: set[str] = set()
    for place, article in enumerate(articles):
        if article.source in seen:
            mistakes.append(f"row {place}: the source {article.source!r} stands there already, each needs its own")
        seen.add(article.source)
    if mistakes:
        more = f"; and {len(mistakes) - SHOWN_MISTAKES} more" if len(mistakes) > SHOWN_MISTAKES else ""
        raise FactcheckError(f"The frame of articles cannot be read: {'; '.join(mistakes[:SHOWN_MISTAKES])}{more}.")
    return articles


def _article(place: int, cell: Mapping[str, Any], mistakes: list[str]) -> Article:
    def text(name: str, check: Callable[[str], bool], need: str) -> str:
        value = cell.get(name)
        if isinstance(value, str) and check(value):
            return value
        mistakes.append(f"row {place}: {name} is {value!r}, but must be {need}")
        return f"row {place}"  # keeps its place among the sources, so that no other mistake hides behind this one

    def optional(name: str) -> str | None:
        return text(name, bool, "a text") if cell.get(name) not in (None, "") else None

    return Article(
        source=text("source", lambda name: bool(name.strip()), "a name"),
        title=optional("title"),
        published=_published(place, cell["published"], mistakes),
        text=text("text", lambda _: True, "a text"),
        path=optional("path"),
    )


def _published(place: int, value: object, mistakes: list[str]) -> date | None:
    if value is None or isinstance(value, date):
        return value
    if isinstance(value, str):
        if not value.strip():
            return None
        try:
            return datetime.fromisoformat(value.strip()).date()
        except ValueError:
            pass
    mistakes.append(f"row {place}: published is {value!r}, but must be a date such as 2023-05-22, or empty")
    return None


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
