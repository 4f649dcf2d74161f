"""Offices, deeds and places of names, by a table of small articles."""

from functools import lru_cache
from pathlib import Path

import pytest

import factcheck
from factcheck import pipeline
from factcheck.extract import name
from factcheck.judge import deed, naming

LINES = Path(__file__).with_name("naming.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]
ASKED = {
    "office": naming.office,
    "compatible": naming.compatible,
    "rivals": naming.rivals,
    "site": lambda left, right, names, _: deed.site(left, right, names, {}),
    "deed": lambda left, right, names, _: deed.deed(left, right, names),
    "casts": lambda left, right, names, _: naming.casts(left, right, names),
}


@lru_cache
def claims(left, right):
    texts = (text.replace(" / ", "\n\n") for text in (left, right))
    return pipeline.read_claims([factcheck.Article(f"{n}.txt", text=text) for n, text in enumerate(texts)]).claims


def named(found, source, label):
    return next(c for c in found if c.source == source and c.value and c.value.label == label)


@pytest.mark.parametrize(("left", "right", "one", "other", "asked", "answer"), ROWS)
def test_names(left, right, one, other, asked, answer):
    found = claims(left, right)
    sides = named(found, 0, one), named(found, 1, other)
    known = naming.holders(found)
    wanted = {"yes": True, "no": False}.get(answer)
    for first, second in (sides, sides[::-1]):
        assert ASKED[asked](first, second, name.relation, known) == (int(answer) if wanted is None else wanted)


@pytest.mark.parametrize(
    ("left", "right", "may"),
    [
        ("Lund Arena", "Mannheim, Germany", True),
        ("Elm Street", "Oslo", True),
        ("Elm Street", "Oak Street", False),
        ("Oslo", "Norway", False),
        ("Oslo", "Bergen", False),
        ("Lund Arena", "Brandt Hall", False),
    ],
)
def test_one_place_may_lie_in_another_by_its_sort(left, right, may):
    assert deed.within(left, right) == deed.within(right, left) == may


@pytest.mark.parametrize(
    ("text", "label", "beside"),
    [
        ("She holds the IBF, IBO and WBO titles.", "IBO", {"IBF", "IBO", "WBO"}),
        ("The mayor of Selby is Karin Holt.", "Karin Holt", set()),
    ],
)
def test_names_of_a_list(text, label, beside):
    found = claims(text, "Nothing was said.")
    rows = [[n for n, c in enumerate(found) if c.statement == s] for s in range(2)]
    lists = naming.lists(found, rows, [text, "Nothing was said."])
    assert lists[found.index(named(found, 0, label))] == beside
