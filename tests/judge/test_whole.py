"""Whether two statements can say the same as wholes."""

import csv
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.judge.whole import unlike
from factcheck.model import Article

with Path(__file__).with_name("whole.tsv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader((line for line in file if line[0] != "#"), delimiter="\t", quoting=csv.QUOTE_NONE))


def claims(text, source):
    return pipeline.read_claims([Article(source, text=f"An article\n\n{text}")]).claims


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['one']} {case['other']}")
def test_values_keep_statements_apart(case):
    one, other = claims(case["one"], "a.txt"), claims(case["other"], "b.txt")
    assert unlike(one, other) == unlike(other, one) == (case["unlike"] == "yes")
