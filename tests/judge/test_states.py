"""Which statements of two articles make a pair of statuses, attributes or causes that exclude each other."""

from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.judge.value import DIFFERS
from factcheck.language import states
from factcheck.model import Article

HERE = Path(__file__).parent
FRAME = "{title}\n\n{before}\n\n{said}\n\n{after}"
LEFT = {"title": "Weekly notes", "before": "This page was put together by the desk.", "after": "More follows soon."}
RIGHT = {"title": "Local round-up", "before": "Read on for the details below.", "after": "Thanks to our readers."}


def rows() -> list[list[str]]:
    lines = (HERE / "states.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def excluded(left: str, right: str) -> bool:
    """Whether a status of one statement excludes one of the other."""
    articles = [
        Article("a.txt", text=FRAME.format(said=left, **LEFT)),
        Article("b.txt", text=FRAME.format(said=right, **RIGHT)),
    ]
    read = pipeline.read_claims(articles)
    ground = pipeline.ground(read)
    one, other = ([i for i, s in enumerate(read.statements) if s.text == text] for text in (left, right))
    compared = pipeline.comparable(ground, [(i, j) for i in one for j in other])
    held = [read.claims[p.left].value for p in compared if p.relation == DIFFERS]
    return any(value is not None and value.kind == "status" for value in held)


@pytest.mark.parametrize(("left", "right", "expected"), rows())
def test_statements_exclude_each_other_or_not(left, right, expected):
    assert excluded(left, right) is (expected == "differs")


def test_no_word_stands_for_two_states_of_one_family():
    for name in ("states", "attributes"):
        for family, *cells in states._rows(name):
            words = [word for cell in cells for word in cell.split(",")]
            assert len(cells) > 1 and all(cells), family
            assert len(words) == len(set(words)), family


def test_families_are_sorted():
    for name in ("states", "attributes"):
        names = [row[0] for row in states._rows(name)]
        assert names == sorted(set(names))
