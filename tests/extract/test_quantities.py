"""Quantities, numbers, ranks and designators: tables of wordings, words that hold none, properties."""

import csv
import math
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from factcheck import extract
from factcheck.extract import code, designator, number, quantity
from factcheck.language import units

HERE = Path(__file__).parent
TABLES = ("quantity", "number", "order", "designator")
TIMES = {"day", "month", "clock", "second", "age", "weekday", "monthday", "season", "relative"}
BELOW_TWENTY = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen
"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def rows(name):
    lines = (HERE / f"{name}.tsv").read_text("utf-8").splitlines()
    return list(
        csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    )


CASES = [pytest.param(row, id=f"{name}-{row['wording']}") for name in TABLES for row in rows(name) if row["wording"]]


@pytest.mark.parametrize("row", CASES)
def test_wording(row):
    before, words, after = row["wording"].replace("»", "«").split("«")
    text = before + words + after
    found = [v for v in extract.values(text, None) if (v.start, v.end) == (len(before), len(before) + len(words))]
    assert [(v.axis, v.label) for v in found] == [(row["axis"], row["value"])]
    for given_, wanted in ((found[0].unit, row["unit"]), (found[0].grain, row["marks"])):
        if wanted:
            assert given_ == wanted.strip("-") if wanted == "-" else wanted in given_


@pytest.mark.parametrize("row", rows("nothing"), ids=lambda row: row["text"])
def test_nothing(row):
    assert [v for v in extract.values(row["text"], None) if v.axis not in TIMES] == []


def spelled(n):
    """A whole number in English words."""
    if n < 20:
        return BELOW_TWENTY.split()[n]
    if n < 100:
        return TENS.split()[n // 10 - 2] + (f"-{spelled(n % 10)}" if n % 10 else "")
    if n < 1000:
        return f"{spelled(n // 100)} hundred" + (f" and {spelled(n % 100)}" if n % 100 else "")
    for scale, word in SCALES:
        if n >= scale:
            rest = n % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{spelled(n // scale)} {word}" + (joint + spelled(rest) if rest else "")
    raise AssertionError(n)


@given(st.one_of(st.integers(2, 999), st.integers(1000, 10**9), st.integers(10**9, 10**14)))
def test_spelled_out_is_the_same_number(n):
    for text in (f"They found {spelled(n)} stones.", f"They found {n:,} stones."):
        (value,) = number.find(text, None)
        assert (value.low, value.high, value.unit) == (n, n, "stones")
        assert text[value.start : value.end] == text[len("They found ") : -len(" stones.")]


@given(st.integers(1, 999), st.integers(0, 99), st.sampled_from(["million", "billion", "bn"]))
def test_step_is_the_last_stated_digit(whole, part, scale):
    (value,) = quantity.find(f"It cost ${whole}.{part:02d} {scale}.", None)
    factor = 1e6 if scale == "million" else 1e9
    assert value.step == pytest.approx(0.01 * factor)
    assert value.low == pytest.approx((whole + part / 100) * factor)


MEASURES = sorted(
    {
        unit.writing
        for row in units.tables().behind.values()
        for unit in row
        if unit.kind == "measure" and unit.writing[0].isalpha() and "glued" not in unit.axis
    }
)


@given(st.sampled_from(MEASURES), st.integers(2, 99))
def test_units_convert_back(writing, n):
    found = [v for v in quantity.find(f"It has {n} {writing} there.", None) if v.kind == "measure"]
    assume(found)
    (unit,) = {
        u for row in units.tables().behind.values() for u in row if u.writing == writing and u.axis == found[0].axis
    }
    assert (found[0].low - unit.offset) / unit.factor == pytest.approx(n, rel=1e-6, abs=1e-6)


def test_every_unit_is_found():
    missed = {
        w for w in MEASURES if not [v for v in quantity.find(f"It has 7.5 {w} there.", None) if v.kind == "measure"]
    }
    assert missed == set()


PIECES = """
about 12 3.5 million $ € 7 % km a half third of two to and - – ( ) , . people first season No . in 2019 1,240 dozen
no one between from £ 5-7 3:1 v2 ft 6 in hundred twice °C per hour
"""


@given(st.lists(st.sampled_from(PIECES.split()), max_size=14), st.sampled_from(["", " "]))
def test_values_lie_in_the_text_and_apart(pieces, joint):
    text = (joint or " ").join(pieces) if joint else "".join(pieces)
    for kind in (code, designator, quantity, number):
        for value in kind.find(text, None):
            assert 0 <= value.start < value.end <= len(text)
            assert text[value.start : value.end].strip() == text[value.start : value.end]
            if value.low is not None:
                assert value.low <= value.high
                assert not math.isnan(value.low + 0.0)
    found = extract.values(text, None)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(st.text(max_size=60))
@example("¹0¢")  # a figure that is no decimal
def test_any_text_can_be_read(text):
    extract.values(text, None)


def test_a_writing_means_one_unit():
    writings = [unit.writing for row in units.tables().behind.values() for unit in row]
    assert sorted({w for w in writings if writings.count(w) > 1}) == []
