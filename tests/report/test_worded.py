"""Values in the words of their sources."""

import csv
from pathlib import Path

import pytest

from factcheck.report.worded import reason, worded, wording

with Path(__file__).with_name("worded.tsv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader((line for line in file if line[0] != "#"), delimiter="\t", quoting=csv.QUOTE_NONE))


def claims(case):
    own = {"kind": case["kind"], "value": case["value"], "value_text": case["words"]}
    return own, {"kind": case["kind"], "value": case["other value"], "value_text": case["other"]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['words']} beside {case['other']}")
def test_a_value_is_shown_in_its_words(case):
    own, other = (wording([claim], claim["value"]) for claim in claims(case))
    assert worded(own, [other]) == case["shown"]
    assert worded(own, [own, other]) == case["shown"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['words']} beside {case['other']}")
def test_a_reason_is_told_in_the_same_words(case):
    own, other = claims(case)
    told = reason(f"{own['value']} is not {other['value']}", own, other)
    assert told.startswith(f"{case['shown']} is not ")


def test_a_reason_that_says_more_is_left_as_it_is():
    own, other = claims(
        {"kind": "date", "words": "spring", "value": "spring 2024", "other": "May", "other value": "May"}
    )
    assert reason("spring 2024 (2024-03-01 to 2024-05-31) is not June 2024", own, other).startswith("spring 2024 (2024")


def test_two_values_in_the_same_words_are_told_apart():
    one = {"kind": "date", "value": "2023-06-06", "value_text": "6 June 2023 or 2022"}
    other = {"kind": "date", "value": "2022-06-06", "value_text": "6 June 2023 or 2022"}
    assert reason("2023-06-06 is not 2022-06-06", one, other) == "2023-06-06 is not 2022-06-06"


def test_the_words_that_most_give_are_taken():
    given = [("62 m", "62 metre"), ("62 metres", "62 metre"), ("62 metres", "62 metre"), ("203 ft", "61.8744 metre")]
    claims = [{"kind": "measure", "value": value, "value_text": words} for words, value in given]
    assert wording(claims, "62 metre").words == "62 metres"
    assert wording(claims[:2], "62 metre").words == "62 m"
