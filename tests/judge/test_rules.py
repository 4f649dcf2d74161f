"""Each rule with statements that it speaks of and others that it leaves alone: rules.tsv, which anyone can edit."""

import csv
import os
from datetime import date
from pathlib import Path

import pytest

import factcheck
from factcheck import judge
from factcheck.report import rules

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "rules.md"
CONFLICTS = ("contradicting", "possible")


def rows():
    lines = (HERE / "rules.tsv").read_text("utf-8").splitlines()
    plain = (line for line in lines if not line.startswith("#"))
    return list(csv.DictReader(plain, delimiter="\t", quoting=csv.QUOTE_NONE))


def case(row):
    later = pytest.mark.xfail(reason="judging does not decide it so yet", strict=False)
    marks = [later] if row["note"] == "later" else []
    return pytest.param(row, id=f"{row['rule']}-{row['expected']}-{row['left']}", marks=marks)


def article(row, side):
    day = row[f"{side}_date"]
    return factcheck.Article(f"{side}.txt", published=date.fromisoformat(day) if day else None, text=row[side])


@pytest.mark.parametrize("row", [case(row) for row in rows()])
def test_rule(row):
    findings = factcheck.check([article(row, "left"), article(row, "right")]).findings
    spoke = set(findings.loc[findings["verdict"].isin(CONFLICTS), "rule"])
    if row["expected"] == "speaks":
        assert row["rule"] in spoke
    else:
        assert not spoke


def test_every_rule_has_both_cases():
    for rule in judge.RULES:
        assert {row["expected"] for row in rows() if row["rule"] == rule.rule_id} == {"speaks", "silent"}


def test_examples_in_words_are_the_first_cases():
    for rule in rules.table()[: 2 * len(judge.RULES)]:
        of_rule = [row for row in rows() if row["rule"] == f"FC1{rule.rule_id[3:]}"]
        for expected, example in (("speaks", rule.fires), ("silent", rule.silent)):
            first = next(row for row in of_rule if row["expected"] == expected)
            assert tuple(first[name] for name in example._fields) == example


def test_page():
    """UPDATE_GOLDEN=1 writes the page anew."""
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(rules.page(), "utf-8")
    assert PAGE.read_text("utf-8") == rules.page()
