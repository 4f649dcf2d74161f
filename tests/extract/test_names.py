"""Names and roles: tables of small articles, properties of what is found in them."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extract import name, role
from factcheck.language.tagger import tagged
from factcheck.model import Statement

HERE = Path(__file__).parent
KINDS = {"# ": "heading", "- ": "item"}


def cases(table, width):
    lines = [line for line in (HERE / table).read_text("utf-8").splitlines() if "\t" in line]
    rows = [line.split("\t") for line in lines]
    return [(row + [""] * width)[:width] for row in rows if not row[0].startswith("# Columns")]


def article(text):
    pieces = text.split(" / ")
    texts = [piece[2:] if piece[:2] in KINDS else piece for piece in pieces]
    kinds = [KINDS.get(piece[:2], "sentence") for piece in pieces]
    statements = [
        Statement("a.txt", n, kind, text, 0, len(text), 1, 1)
        for n, (kind, text) in enumerate(zip(kinds, texts, strict=True))
    ]
    return statements, tagged(texts)


@pytest.mark.parametrize(("text", "expected"), cases("name.tsv", 2))
def test_names(text, expected):
    found = [value for row in name.names(*article(text)) for value in row]
    shown = [f"{value.label}:{value.axis}" for value in found]
    assert "; ".join(shown) == expected


@pytest.mark.parametrize(("text", "wanted", "holder", "of", "marks"), cases("role.tsv", 5))
def test_roles(text, wanted, holder, of, marks):
    statements, tokens = article(text)
    found = role.roles(statements[0], tokens[0], name.names(statements, tokens)[0])
    if not wanted:
        assert not found
        return
    shown = [(pair.role, pair.holder.label, pair.of, pair.former, pair.incoming, pair.one) for pair in found]
    assert (wanted, holder, of, "former" in marks, "incoming" in marks, "any" not in marks) in shown


SAID = """Karin Holt Oskar Brandt Leeds Norway University of the Solvang mayor Mayor CEO said in near , . ( ) “ ” : as
and The iPhone 15 US van der 's May"""
WORDS = st.sampled_from(SAID.split())


@given(st.lists(st.lists(WORDS, min_size=1, max_size=12), min_size=1, max_size=4))
def test_spans_lie_in_their_texts_and_do_not_overlap(sentences):
    texts = [" ".join(words) for words in sentences]
    statements, tokens = article(" / ".join(texts))
    for text, row, values in zip(texts, tokens, name.names(statements, tokens), strict=True):
        assert all(0 <= value.start < value.end <= len(text) for value in values)
        assert all(left.end <= right.start for left, right in pairwise(values))
        for pair in role.roles(statements[0]._replace(text=text), row, values):
            assert 0 <= pair.start < pair.end <= len(text)


def test_articles_agree_on_labels_and_kinds():
    texts = [
        "Ms Holt spoke. / Solvang grew.",
        "Karin Holt of Solvang Motors AB spoke.",
        "The Solvang Motors plant in Orvik, Norway",
    ]
    linked = name.linked([name.names(*article(text)) for text in texts])
    labels = [[value.label for row in values for value in row] for values in linked]
    assert labels[0][0] == labels[1][0] == "Karin Holt"
    assert labels[1][1] == labels[2][0]


def test_two_of_one_surname_stay_two():
    texts = ["Karin Holt spoke.", "Oskar Holt spoke.", "Ms Holt spoke."]
    linked = name.linked([name.names(*article(text)) for text in texts])
    assert [values[0][0].label for values in linked] == ["Karin Holt", "Oskar Holt", "Holt"]
