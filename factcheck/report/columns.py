"""Columns in the unit each reader of a report counts in; ours are code points from 1.

The one place that converts: an editor counts UTF-16 units, reviewdog bytes of UTF-8. A byte-order mark counts nowhere.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@lru_cache(maxsize=256)
def lines(text: str) -> tuple[str, ...]:
    """The lines of a text with their ends, CR LF, LF or CR, as statements count them."""
    return tuple(re.split(r"(?<=\n)|(?<=\r)(?!\n)", text))


def utf16(texts: Mapping[str, str], path: str, line: int, column: int) -> int | None:
    """The column in UTF-16 units, from 1; None where the text of the file is not given."""
    before = _before(texts, path, line, column)
    return None if before is None else len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1


def utf8(texts: Mapping[str, str], path: str, line: int, column: int) -> int | None:
    """The column in bytes of UTF-8, from 1; None where the text of the file is not given."""
    before = _before(texts, path, line, column)
    return None if before is None else len(before.encode("utf-8", "surrogatepass")) + 1


def _before(texts: Mapping[str, str], path: str, line: int, column: int) -> str | None:
    """What stands before the column in its line."""
    if path not in texts:
        return None
    of_file = lines(texts[path])
    return of_file[line - 1][: column - 1] if 0 < line <= len(of_file) else ""
