"""Finds where articles contradict each other.

>>> import factcheck
>>> articles = factcheck.read(["seeds"])
>>> report = factcheck.check(articles)
>>> report.findings[["verdict", "reason"]]

Deterministic, offline, without a language model: the same articles give the same report.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.model import Article

if TYPE_CHECKING:
    import pandas as pd

    from factcheck.report import Report

__all__ = ["Article", "FactcheckError", "Report", "check", "read"]
__version__ = "0.1.0"


def read(paths: str | Sequence[str], *, strict: bool = False) -> list[Article]:
    """The articles of files, folders, globs and collections, sorted by source.

    Raises FactcheckError where nothing can be read; with strict, where anything cannot.
    """
    from factcheck import pipeline  # noqa: PLC0415 - keeps `import factcheck` fast

    return pipeline.read([paths] if isinstance(paths, str) else list(paths), strict=strict)


def check(articles: Sequence[Article] | pd.DataFrame) -> Report:
    """The report on what articles say about one another.

    articles: Article rows, or a frame with the columns source, title, published and text. Raises FactcheckError where
    a column is missing or two articles share a source.
    """
    from factcheck import frame, pipeline  # noqa: PLC0415 - keeps `import factcheck` fast

    rows = list(articles) if isinstance(articles, Sequence) else frame.articles_from(articles)
    return pipeline.check(rows)


def __getattr__(name: str) -> object:
    if name == "Report":
        from factcheck.report import Report  # noqa: PLC0415 - keeps `import factcheck` fast

        return Report
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
