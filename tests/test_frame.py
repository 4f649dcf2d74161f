from datetime import date, datetime
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import FactcheckError
from factcheck.frame import articles_from, frame, records, rows
from factcheck.model import Article, Claim, Finding


class Sample(NamedTuple):
    name: str
    note: str | None
    count: int
    rank: int | None
    share: float
    score: float | None
    sure: bool
    day: date | None
    places: tuple[tuple[int, int], ...]


DTYPES = ["str", "str", "int64", "Int64", "float64", "float64", "bool", "datetime64[s]", "object"]
SAMPLES = st.builds(
    Sample,
    name=st.text(),
    note=st.none() | st.text(),
    count=st.integers(-(2**63), 2**63 - 1),
    rank=st.none() | st.integers(-(2**63), 2**63 - 1),
    share=st.floats(allow_nan=False),
    score=st.none() | st.floats(allow_nan=False),
    sure=st.booleans(),
    day=st.none() | st.dates(),
    places=st.lists(st.tuples(st.integers(), st.integers())).map(tuple),
)


@given(st.lists(SAMPLES))
def test_rows_come_back_as_they_were(samples):
    df = frame(samples, Sample)
    assert rows(df, Sample) == samples
    assert all(df[name].dtype == dtype or str(df[name].dtype) == dtype for name, dtype in zip(df, DTYPES, strict=True))
    assert df.dtypes.tolist() == frame([], Sample).dtypes.tolist()


@pytest.mark.parametrize("row_class", [Article, Claim, Finding, Sample])
def test_empty_frame_has_columns_and_dtypes(row_class):
    df = frame([], row_class)
    assert list(df) == list(row_class._fields)
    assert len(df) == 0
    assert rows(df, row_class) == []


def test_records_are_plain():
    df = frame([Sample("a", None, 1, None, 0.5, None, True, None, ((1, 2),))], Sample)
    assert records(df) == [
        {"name": "a", "note": None, "count": 1, "rank": None, "share": 0.5, "score": None, "sure": True, "day": None}
        | {"places": ((1, 2),)}
    ]
    assert {type(value) for value in records(df)[0].values()} <= {str, int, float, bool, tuple, type(None)}


def table(**columns):
    whole = {
        "source": ["a.txt", "b.txt"],
        "title": ["A", None],
        "published": ["2023-05-22", None],
        "text": ["One.", ""],
    }
    return pd.DataFrame(whole | columns)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (["2023-05-22", None], (date(2023, 5, 22), None)),
        (["2023-05-22T10:00:00+02:00", ""], (date(2023, 5, 22), None)),
        ([date(2023, 5, 22), pd.NaT], (date(2023, 5, 22), None)),
        ([datetime(2023, 5, 22, 9), float("nan")], (date(2023, 5, 22), None)),
        (pd.to_datetime(["2023-05-22", None]), (date(2023, 5, 22), None)),
        ([np.datetime64("2023-05-22"), np.datetime64("NaT")], (date(2023, 5, 22), None)),
    ],
)
def test_articles_of_a_frame(published, expected):
    articles = articles_from(table(published=published))
    assert [article.published for article in articles] == list(expected)
    assert articles[0] == Article("a.txt", "A", date(2023, 5, 22), "One.")
    assert articles[1].title is None


def test_path_is_taken_where_there_is_one():
    assert [a.path for a in articles_from(table(path=["x/a.txt", None]))] == ["x/a.txt", None]


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"source": ["a.txt", "a.txt"]}, ["row 1", "a.txt"]),
        ({"published": ["22 May", None]}, ["row 0", "22 May", "2023-05-22"]),
        ({"published": [20230522, None]}, ["row 0", "20230522"]),
        ({"text": [None, "x"]}, ["row 0", "text"]),
        ({"source": ["", "x"]}, ["row 0", "source"]),
        ({"title": [5, "x"], "published": [None, "?"]}, ["row 0: title", "row 1: published"]),
    ],
)
def test_mistakes_in_a_frame_are_told_at_once(columns, words):
    with pytest.raises(FactcheckError) as told:
        articles_from(table(**columns))
    assert all(word in str(told.value) for word in words)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("name", ["source", "title", "published", "text"])
def test_missing_column_is_named(name):
    with pytest.raises(FactcheckError, match=f"no column {name}:"):
        articles_from(table().drop(columns=name))
