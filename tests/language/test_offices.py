"""What roles mean, by a table."""

from pathlib import Path

import pytest

from factcheck.language import offices

KIN = {"one": offices.SAME, "perhaps": offices.ALIKE, "unknown": offices.UNKNOWN, "two": offices.OTHER}
LINES = Path(__file__).with_name("offices.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("left", "right", "kin", "holders"), ROWS)
def test_roles(left, right, kin, holders):
    assert offices.kin(left, right) == offices.kin(right, left) == KIN[kin]
    assert offices.single(left) == (holders == "single")


@pytest.mark.parametrize(("left", "right", "kin", "holders"), ROWS)
def test_statements_that_may_tell_of_one_office_have_a_key_in_common(left, right, kin, holders):
    if kin in ("one", "perhaps") and holders == "single":
        assert offices.keys(left) & offices.keys(right)
    if holders == "many":
        assert not offices.keys(left)
