"""Whoever asks why is told: of each id that a report of the sample articles shows, and of no other."""

import re
from functools import cache
from pathlib import Path

import pytest

from factcheck import explain, pipeline
from factcheck.errors import FactcheckError
from factcheck.model import Value
from factcheck.report import rules

SEEDS = str(Path(__file__).parent.parent / "seeds")


@cache
def articles():
    return tuple(pipeline.read([SEEDS]))


@cache
def report():
    return pipeline.check(articles())


@cache
def case():
    return explain.case(articles())


def told(wanted):
    return explain.told(case(), wanted)


def first(table, **wanted):
    for name, value in wanted.items():
        table = table[table[name] == value]
    return table.iloc[0]


def test_a_finding_shows_both_claims_the_reason_and_the_chances():
    finding = first(report().findings, verdict="agreeing")
    shown = told(finding["finding_id"])
    for claim_id in (finding["left"], finding["right"]):
        claim = first(report().claims, claim_id=claim_id)
        assert claim_id in shown
        assert f"{claim['source']}:{claim['line']}" in shown
    assert finding["reason"] in shown
    assert finding["rule"] in shown
    assert f"{finding['score']:.0%} that this is right" in shown
    assert "one fact," not in shown  # a chance that the one above is made of


def test_a_claim_shows_how_it_was_read_and_its_comparisons_the_likeliest_first():
    finding = first(report().findings, verdict="agreeing")
    claim = first(report().claims, claim_id=finding["left"])
    shown = told(claim["claim_id"])
    assert f"{claim['source']}:{claim['line']}" in shown
    assert f"verdict       {claim['verdict']}" in shown
    assert claim["polarity"] in shown
    assert finding["right"] in shown
    spoke = [line for line in shown.splitlines() if line.lstrip().startswith("outcome")]
    assert 1 <= len(spoke) <= explain.SHOWN
    silent = ["nothing:" in line for line in spoke]
    assert not silent[0]
    assert silent == sorted(silent)
    chances = [int(chance) for chance in re.findall(r"(\d+)% that (?:this is|a verdict would be) right", shown)]
    assert chances[sum(not one for one in silent) :] == sorted(chances[sum(not one for one in silent) :], reverse=True)


def test_a_claim_that_nothing_is_near_says_so():
    lonely = pipeline.check(pipeline.read([f"{SEEDS}/screen-lantern.md"])[:1]).claims
    ids = lonely["claim_id"].tolist()
    alone = explain.explained(pipeline.read([f"{SEEDS}/screen-lantern.md"]), ids[0])
    assert "unsupported" in alone


def test_a_fact_shows_its_values_and_who_gives_them():
    fact = report().facts.iloc[0]
    shown = told(fact["fact_id"])
    assert fact["verdict"] in shown
    for value in fact["values"]:
        assert all(claim_id in shown for claim_id in value["claims"])


def test_everything_in_a_report_can_be_explained():
    ids = [*report().findings["finding_id"], *report().facts["fact_id"], *report().claims["claim_id"]]
    assert [one for one in ids if one not in told(one)] == []


def test_the_whole_way_says_the_same():
    whole = report().findings["finding_id"].iloc[0]
    assert explain.explained(articles()[::-1], whole) == told(whole)


@pytest.mark.parametrize("rule", rules.table(), ids=lambda rule: rule.rule_id)
def test_a_rule_needs_no_article(rule):
    assert explain.explained([], rule.rule_id.lower()).startswith(f"{rule.rule_id} ")


def test_the_begin_of_an_id_will_do():
    whole = report().findings["finding_id"].iloc[0]
    assert told(whole[:12]) == told(whole)


def test_an_unknown_id_names_the_nearest():
    whole = report().findings["finding_id"].iloc[0]
    with pytest.raises(FactcheckError, match=whole):
        told(f"{whole[:-2]}zz")
    with pytest.raises(FactcheckError, match="no claim, finding, fact or rule"):
        told("!")
    with pytest.raises(FactcheckError, match="factcheck rules"):
        explain.explained([], whole)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Value("date", "day", 737211, 737240, "2019-06", 0, 4, grain="month"), "2019-06-01 to 2019-06-30 on day"),
        (Value("number", "count", 40, float("inf"), "> 40", 0, 4, form="bound"), "40 to open on count"),
        (Value("measure", "metre", 5000, 5000, "5 km", 0, 4, unit="km"), "5,000 on metre"),
        (Value("place", "place", None, None, "Vienna", 0, 6), "a label on place"),
    ],
)
def test_a_span_is_shown_in_words(value, shown):
    assert explain._span(value) == shown
