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


@pytest.mark.parametrize(
    ("one", "other", "compared"),
    [
        ("The mayor thanked the crews.", "The crews were thanked by the mayor.", True),
        ("The mayor thanked the crews.", "Boats lay idle all day.", False),  # they share their heading alone
        ("The mayor thanked the crews.", "The boats lay idle.", False),  # … and a word that nearly all have
    ],
)
def test_wholes_are_compared_where_they_share_words_of_their_own(one, other, compared):
    texts = (f"# Harbour of Lund\n\n{text}" for text in (one, other))
    read = pipeline.read_claims([Article(f"{name}.md", text=text) for name, text in zip("ab", texts, strict=True)])
    wholes = [pair for pair in pipeline.compare(read).pairs if pair.relation == "alone"]
    texts_of = [{read.statements[read.claims[row].statement].text for row in pair[:2]} for pair in wholes]
    assert ({one, other} in texts_of) == compared
