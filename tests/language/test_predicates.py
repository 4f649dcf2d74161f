"""Classes of predicates, what they exclude, imply and rank."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language import data, predicates

HERE = Path(__file__).parent
TABLE = (Path(predicates.__file__).parent / "en" / "predicates.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in TABLE if not line.startswith("#")]
NAMES = sorted(predicates.names())
CASES = [line.split("\t") for line in (HERE / "opposed.tsv").read_text("utf-8").splitlines() if line[0] != "#"]


@pytest.mark.parametrize(("left", "right", "opposed", "shared"), CASES)
def test_words_that_exclude_each_other_or_share_a_class(left, right, opposed, shared):
    assert predicates.opposed(left, right) == predicates.opposed(right, left) == (opposed == "yes")
    assert bool(predicates.classes(left) & predicates.classes(right)) == (shared == "yes")


def test_a_part_of_speech_narrows_the_classes():
    assert "fine" in predicates.classes("ticket", "VERB")
    assert "weigh" in predicates.classes("heavy", "ADJ")
    assert predicates.classes("charge", "VERB") != predicates.classes("charge", "NOUN")


def test_what_follows_from_a_class():
    assert predicates.implies("kill", "dead")
    assert predicates.implies("sentence", "charge")
    assert not predicates.implies("dead", "kill")
    assert predicates.converse("sell", "buy")
    assert not predicates.converse("buy", "buy")


def test_ladders_and_stages():
    assert predicates.scale("dead") == ("harm", 2)
    assert predicates.scale("trial") == ("justice", 3)
    assert predicates.scale("film") is None
    assert ("result", 2) in predicates.scales("win")
    assert predicates.stages("announce") == (("certainty", 4),)
    assert predicates.scales("arrest") == ()


def test_phrases():
    assert predicates.phrase(["they", "call", "off", "it"], 1) == ("call off", 2)
    assert predicates.phrase(["they", "call", "off", "it"], 3) == ("it", 1)
    assert predicates.phrase(["call"], 0) == ("call", 1)


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_conflicts_are_mutual_and_exclude_what_follows(left, right):
    assert predicates.conflict(left, right) == predicates.conflict(right, left)
    assert not predicates.conflict(left, left)
    assert not (predicates.implies(left, right) and predicates.conflict(left, right))


@given(st.sampled_from(sorted({word for row in ROWS for part in row[1:] for word in part.split(",") if word})))
def test_every_listed_word_has_its_classes(word):
    listed = {row[0] for row in ROWS if any(word in part.split(",") for part in row[1:])}
    assert predicates.classes(word) == listed
    assert predicates.core(word) in listed | {""}


def test_the_table_is_sorted_and_has_no_duplicates():
    names = [row[0] for row in ROWS]
    assert names == sorted(set(names))
    assert "Hand-made" in "".join(TABLE[:3])
    for row in ROWS:
        assert len(row) == 4
        for part in row[1:]:
            words = part.split(",")
            assert words == sorted(set(words))


def test_the_rules_name_classes_of_the_table():
    rules = data("predicates")
    named = {*rules["alike"], *rules["converses"], *rules["converses"].values()}
    for part in ("conflicts", "implies", "ladders", "stages"):
        for name, others in rules[part].items():
            named |= {*others} if part in ("ladders", "stages") else {name, *others}
    assert named <= set(NAMES)
    for part in ("conflicts", "implies"):
        assert all(a < b for others in rules[part].values() for a, b in pairwise(others))
    assert rules["alike"] == sorted(set(rules["alike"]))
    assert list(rules["core"]) == sorted(rules["core"])


def test_the_main_class_of_a_word_is_one_of_its_classes():
    for word, name in data("predicates")["core"].items():
        assert name in predicates.classes(word), word
