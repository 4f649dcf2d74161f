"""How text is cut into tokens."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.tokens import cut

LINES = (Path(__file__).parent / "tokens.tsv").read_text("utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("# ")]
PIECES = [
    "don't",
    "Netflix’s",
    "$1.2bn",
    "583km",
    "cannot",
    "U.S.",
    "10:30",
    "…",
    "“",
    "’",
    "-",
    ".",
    "é",
    "29-year-old",
]


@pytest.mark.parametrize(("text", "tokens"), CASES)
def test_text_is_cut(text, tokens):
    assert list(cut(text)[0]) == tokens.split(" | ")


@given(st.one_of(st.text(), st.lists(st.sampled_from([*PIECES, " ", "a", "7", "'s"])).map("".join)))
def test_offsets_are_exact_and_every_mark_belongs_to_one_token(text):
    words, starts, ends = cut(text)
    assert [text[start:end] for start, end in zip(starts, ends, strict=True)] == list(words)
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert "".join(words) == "".join(text.split())
