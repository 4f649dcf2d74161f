"""What reports for people show: every fact once, and counts that add up."""

from functools import cache
from pathlib import Path

import invented
import pytest

import factcheck
from factcheck.report.outline import counted, outline

SEEDS = str(Path(__file__).parents[2] / "seeds")


@cache
def reports():
    return {"invented": invented.report(), "seeds": factcheck.check(factcheck.read(SEEDS)), "empty": invented.empty()}


@pytest.mark.parametrize("name", ["invented", "seeds", "empty"])
def test_every_fact_is_counted_once(name):
    report = reports()[name]
    shown = outline(report.records())
    assert shown.shared == len(shown.disputed) + len(shown.possible) + len(shown.agreed)
    assert shown.shared + len(shown.within) == len(report.facts)


@pytest.mark.parametrize("name", ["invented", "seeds", "empty"])
def test_every_claim_of_a_source_is_counted_once(name):
    shown = outline(reports()[name].records())
    for row in shown.sources:
        parts = [row[part] for part in ("agreeing", "contradicting", "possible", "alone")]
        assert sum(parts) == row["claims"]
    assert sum(row["alone"] for row in shown.sources) == len(shown.alone)


def test_what_is_perhaps_disputed_does_not_stand_alone():
    report = invented.report()
    shown = outline(report.records())
    places = {(quote.source, quote.line) for quote in shown.alone}
    for place in (("guide.md", 8), ("news/morning-post.txt", 5)):  # one captain or the other
        assert place not in places
    assert {row["source"]: row["possible"] for row in shown.sources}["guide.md"] == 1


def test_the_counts_say_what_they_count():
    said = counted(outline(invented.report().records()))
    assert said == {
        "disputed": "3 disputed",
        "within": "1 inconsistent",
        "possible": "1 perhaps disputed",
        "agreed": "3 agreed",
        "alone": "7 claims standing alone",
    }


# (sentence of a.txt, of b.txt, of c.txt): what is said of the bridge
BRIDGE = (
    "The Varn Bridge is 412 metres long and was opened in 1931.",
    "The Varn Bridge is 498 metres long and was opened in 1931.",
    "The Varn Bridge is 412 metres long.",
)


def test_no_sentence_in_dispute_heads_what_is_agreed():
    names = ("a.txt", "b.txt", "c.txt")
    articles = [factcheck.Article(n, text=f"Varn Bridge\n\n{text}") for n, text in zip(names, BRIDGE, strict=True)]
    shown = outline(factcheck.check(articles).records())
    disputed = {quote.before + quote.value + quote.after for t in shown.disputed for s in t.sides for quote in s.quotes}
    assert {BRIDGE[0], BRIDGE[1]} <= disputed
    assert not disputed & {topic.label for topic in shown.agreed}
    assert [side.value for topic in shown.disputed for side in topic.sides] == ["412 metres", "498 metres"]
