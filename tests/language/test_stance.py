"""Whether a statement is denied, how sure it is, and who says it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language import data, stance
from factcheck.language.tagger import tagged

HERE = Path(__file__).parent


def cases(name):
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


def marked(text):
    """The tokens of a text without its stars, and the span of those between them."""
    before, inside, after = text.split("*")
    tokens = tagged([before + inside + after])[0]
    spans = zip(tokens.starts, tokens.ends, strict=True)
    places = [i for i, (start, end) in enumerate(spans) if start < len(before + inside) and end > len(before)]
    return tokens, (places[0], places[-1] + 1)


@pytest.mark.parametrize(("expected", "text"), cases("polarity.tsv"))
def test_polarity(expected, text):
    tokens, (first, _) = marked(text)
    found, cue = stance.polarity(tokens, first)
    assert found == expected
    assert (cue >= 0) == (found == "denied")


@pytest.mark.parametrize(("expected", "text"), cases("certainty.tsv"))
def test_certainty(expected, text):
    tokens, span = marked(text)
    found, cue = stance.certainty(tokens, span)
    assert found == expected
    assert (cue >= 0) == (found != "asserted")


@pytest.mark.parametrize(("speaker", "quoted", "text"), cases("attribution.tsv"))
def test_attribution(speaker, quoted, text):
    assert stance.attribution(tagged([text])[0], text) == (None if speaker == "-" else speaker, quoted == "yes")


WORDS = [
    "no",
    "not",
    "the",
    "said",
    "police",
    ",",
    "will",
    "open",
    "if",
    "“",
    "”",
    "who",
    "to",
    "failed",
    "is",
    "or",
    ".",
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_any_words_have_a_stance(words):
    text = " ".join(words)
    tokens = tagged([text])[0]
    for at in range(len(tokens.words)):
        assert stance.polarity(tokens, at)[0] in ("affirmed", "denied")
        assert stance.certainty(tokens, (at, at + 1))[1] < len(tokens.words)
    speaker, _ = stance.attribution(tokens, text)
    assert speaker is None or speaker in text


def test_the_lists_of_cues_are_sorted_and_have_no_duplicates():
    for lists in data("stance").values():
        for cues in lists.values():
            assert isinstance(cues, str) or cues == sorted(set(cues))
