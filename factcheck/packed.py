"""Claims as they are kept: columns of places among the cells that differ, for most cells stand in many rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np

from factcheck.model import Placed, Value


class Packed(NamedTuple):
    """The claims of an article."""

    cells: list[Any]
    places: bytes  # int32 [fields, claims]: where each cell stands among `cells`


def packed(claims: Sequence[Placed]) -> Packed:
    """Claims as columns."""
    ids: dict[tuple[type, object], int] = {}
    cells: list[Any] = []
    places = []
    for cell in (cell for column in zip(*claims, strict=True) for cell in column):
        key = cell.__class__, repr(cell) if isinstance(cell, (float, Value)) else cell  # 0 is not 0.0, nor is -0.0
        if key not in ids:
            ids[key] = len(cells)
            cells.append(cell)
        places.append(ids[key])
    return Packed(cells, np.array(places, "<i4").tobytes())


def fits(kept: Packed, statements: int) -> bool:
    """Whether what was kept fits together, and an article of so many statements; `unpacked` asks for that."""
    if len(kept.places) % (4 * len(Placed._fields)):
        return False
    columns = np.frombuffer(kept.places, "<i4").reshape(len(Placed._fields), -1)
    if columns.min(initial=0) < 0 or columns.max(initial=-1) >= len(kept.cells):
        return False

    def held(field: str) -> list[Any]:
        return [kept.cells[place] for place in set(columns[Placed._fields.index(field)].tolist())]

    return (
        all(isinstance(cell, int) and 0 <= cell < statements for cell in held("statement"))
        and all(cell is None or (isinstance(cell, list) and len(cell) == len(Value._fields)) for cell in held("value"))
        and all(isinstance(cell, list) for cell in held("qualifiers"))
    )


def unpacked(kept: Packed, statement: int, source: int) -> list[Placed]:
    """The claims as rows. statement, source: the rows of the article's first statement and of itself."""
    columns = np.frombuffer(kept.places, "<i4").reshape(len(Placed._fields), -1)
    named = dict(zip(Placed._fields, columns, strict=True))
    cells: dict[str, Any] = dict.fromkeys(named, kept.cells)
    cells["value"] = _restored(kept.cells, named["value"].tolist(), _value)
    cells["qualifiers"] = _restored(kept.cells, named["qualifiers"].tolist(), tuple)
    _, _, *told = (map(cells[name].__getitem__, column.tolist()) for name, column in named.items())
    shifted = (kept.cells[place] + statement for place in named["statement"].tolist())
    make: Callable[[tuple[Any, ...]], Placed] = partial(tuple.__new__, Placed)  # _make, but quick
    return list(map(make, zip(shifted, repeat(source), *told)))


def _restored(cells: Sequence[Any], places: Sequence[int], restore: Callable[[Any], Any]) -> dict[int, Any]:
    """The cells at some places as they were before JSON had them."""
    return {place: restore(cells[place]) for place in set(places)}


def _value(cell: list[Any] | None) -> Value | None:
    return None if cell is None else Value._make(cell)
