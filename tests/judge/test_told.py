"""What statements tell beside values that differ: told.tsv, which anyone can edit."""

import csv
import re
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.judge import told
from factcheck.model import Article

TABLE = Path(__file__).parent / "told.tsv"


def rows():
    plain = (line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return list(csv.DictReader(plain, delimiter="\t", quoting=csv.QUOTE_NONE))


def claim(read, source, inside):
    """The first claim whose value lies within the brackets, or around them."""
    for one in read.claims:
        if one.source == source and one.value and one.value.start < inside[1] and inside[0] < one.value.end:
            return one
    raise AssertionError(f"no value in {read.statements[source].text}")


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['rule']}-{row['left']}")
def test_told(row):
    marked = [re.fullmatch(r"(.*)\[(.*)\](.*)", row[side]) for side in ("left", "right")]
    texts = ["".join(m.groups()) for m in marked]
    read = pipeline.read_claims([Article(name, text=text) for name, text in zip("ab", texts, strict=True)])
    sides = [claim(read, at, (m.start(2) - 1, m.end(2) - 1)) for at, m in enumerate(marked)]
    rules = told.TOLD[sides[0].value.kind]
    apart = {rule.__name__ for rule in rules if rule(*sides, (texts[0], texts[1]))}
    assert (row["rule"] in apart) == (row["apart"] == "yes")
    assert told.apart(*sides, (texts[0], texts[1])) == bool(apart)


def test_every_rule_has_a_case():
    assert {rule.__name__ for rules in told.TOLD.values() for rule in rules} - {row["rule"] for row in rows()} <= {
        "storms"
    }
