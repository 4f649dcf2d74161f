"""Claims as they are kept: columns of places among the cells that differ, for most cells stand in many rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np

from factcheck.model import Placed, Value

VALUE, QUALIFIERS = map(Placed._fields.index, ("value", "qualifiers"))  # the columns that JSON has as lists


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


def fits(kept: Packed, statements: int, claims: int) -> bool:
    """Whether what was kept fits together, so many claims of so many statements; `unpacked` asks for that."""
    if len(kept.places) != 4 * len(Placed._fields) * claims:
        return False
    columns = np.frombuffer(kept.places, "<i4").reshape(len(Placed._fields), -1)
    if columns.min(initial=0) < 0 or columns.max(initial=-1) >= len(kept.cells):
        return False

    def held(column: int) -> list[Any]:
        return [kept.cells[place] for place in set(columns[column].tolist())]

    return (
        all(isinstance(cell, int) and 0 <= cell < statements for cell in held(0))
        and all(cell is None or (isinstance(cell, list) and len(cell) == len(Value._fields)) for cell in held(VALUE))
        and all(isinstance(cell, list) for cell in held(QUALIFIERS))
    )


def unpacked(kept: Packed, statement: int, source: int) -> list[Placed]:
    """The claims as rows. statement, source: the rows of the article's first statement and of itself."""
    columns = np.frombuffer(kept.places, "<i4").reshape(len(Placed._fields), -1)
    cells = np.fromiter(kept.cells, object, len(kept.cells))
    for place in set(columns[VALUE].tolist()):
        cells[place] = None if cells[place] is None else Value._make(cells[place])
    for place in set(columns[QUALIFIERS].tolist()):
        cells[place] = tuple(cells[place])
    statements, _, *told = cells[columns].tolist()
    make: Callable[[tuple[Any, ...]], Placed] = partial(tuple.__new__, Placed)  # _make, but quick
    return list(map(make, zip([at + statement for at in statements], repeat(source), *told)))
