"""What statuses hold of, which words are none, and what is said to be settled."""

from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.model import DESIGNATOR, ORIGIN, PROGRESS, REALITY, TIDINGS, Article, Placed

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def claims(text: str, other: str = "") -> list[Placed]:
    """The claims of a text, beside another article."""
    articles = [Article("a.txt", text=text), Article("b.txt", text=other)]
    return [claim for claim in pipeline.read_claims(articles).claims if claim.source == 0]


def statuses(text: str) -> dict[str, Placed]:
    return {c.value.label: c for c in claims(text) if c.value and c.value.axis == "status"}


@pytest.mark.parametrize(("text", "label", "holds_of", "agent"), [(*r, "", "")[:4] for r in rows("statuses.tsv")])
def test_a_status_knows_what_it_holds_of(text, label, holds_of, agent):
    found = statuses(text)
    assert label in found, sorted(found)
    assert (found[label].noun, found[label].agent) == (holds_of, agent)


@pytest.mark.parametrize(("text", "word"), rows("silent.tsv"))
def test_a_word_that_says_nothing_by_itself_is_no_status(text, word):
    assert word not in {label.removeprefix("" if word.startswith("not ") else "not ") for label in statuses(text)}


def test_a_noun_is_a_status_only_where_another_article_denies_it():
    assert not [c for c in claims("They expect a runoff in May.") if c.value and c.value.label == "runoff"]
    assert [
        c
        for c in claims("They expect a runoff in May.", "There is no runoff.")
        if c.value and c.value.label == "runoff"
    ]


@pytest.mark.parametrize(("text", "thing", "label"), [(*r, "")[:3] for r in rows("reality.tsv")])
def test_what_is_to_come_is_settled_or_open(text, thing, label):
    told = claims(text)
    assert thing in {c.value.label for c in told if c.value and c.value.axis.startswith(DESIGNATOR)}
    found = [c.value.label for c in told if c.value and c.value.axis == REALITY + thing]
    assert found == [label] * bool(label)


def test_it_under_a_heading_is_the_thing_of_the_heading():
    told = claims("Salt Harbour\n\n## Salt Harbour season 2\n\nMany ask. Few know. All hope. It was confirmed in May.")
    assert [c.value.label for c in told if c.value and c.value.axis == REALITY + "season 2"] == ["confirmed"]


@pytest.mark.parametrize(("text", "stands"), [(*r, "")[:2] for r in rows("standing.tsv")])
def test_how_undertakings_stand_and_what_is_not_told(text, stands):
    found = [c.value for c in claims(text) if c.value and c.value.axis.startswith((PROGRESS, TIDINGS))]
    assert "; ".join(f"{value.axis}={value.label}" for value in found) == stands


@pytest.mark.parametrize(("text", "people"), [(*r, "")[:2] for r in rows("origin.tsv")])
def test_which_country_a_thing_is_from(text, people):
    told = claims(f"Salt Harbour\n\nSalt Harbour has many fans. {text}")
    assert [c.value.label for c in told if c.value and c.value.axis == ORIGIN] == [people] * bool(people)
