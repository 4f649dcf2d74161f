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
