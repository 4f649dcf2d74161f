"""Values of two persons: what is told of one says nothing against what is told of the other."""

import pytest

from factcheck import pipeline
from factcheck.model import Article


def relations(kind, texts):
    """How the values of a kind in two articles of one sentence each relate."""
    read = pipeline.read_claims([Article(name, text=text) for name, text in zip("ab", texts, strict=True)])
    found = pipeline.compare(read).pairs
    return {pair.relation for pair in found if (value := read.claims[pair.left].value) and value.kind == kind}


@pytest.mark.parametrize(
    ("kind", "left", "right", "differ"),
    [
        ("date", "Dale Renner was arrested on 3 March.", "Lena Marsh was arrested on 11 March.", False),
        ("date", "Dale Renner was arrested on 3 March.", "Renner was arrested on 11 March.", True),
        ("date", "Dale Renner was arrested on 3 March.", "The thief was arrested on 11 March.", True),
        ("date", "Dale Renner was arrested on 3 March.", "Marsh, who knew Renner, was arrested on 11 March.", False),
        ("money", "Ada Lund sold Bo Berg the inn for $5 million.", "Bo Berg paid Ada Lund $6 million for it.", True),
        ("number", "Ada Lund said 12 people were hurt.", "Bo Berg said 15 people were hurt.", True),
    ],
)  # fmt: skip
def test_two_persons(kind, left, right, differ):
    assert ("differs" in relations(kind, (left, right))) == differ


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("The shop was opened in 1987.", "The shop was not opened in 1987.", True),
        ("A boat was found in 1987.", "This is not to be confused with the boat found in 1987.", False),
    ],
)
def test_a_day_is_denied_of_what_is_affirmed_of_it(left, right, differ):
    assert ("differs" in relations("date", (left, right))) == differ
