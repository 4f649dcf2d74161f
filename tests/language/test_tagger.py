"""Parts of speech and dictionary forms."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language import lemma, tagger

HERE = Path(__file__).parent
LINES = (HERE / "tags.tsv").read_text("utf-8").splitlines()
SENTENCES = [[pair.rsplit("/", 1) for pair in line.split(" ")] for line in LINES if not line.startswith("# ")]
LEMMAS = [line.split("\t") for line in (HERE / "lemmas.tsv").read_text("utf-8").splitlines() if line[:2] != "# "]
FLOOR = 0.97  # share of the words of tags.tsv that are tagged right; it only rises


def test_most_words_are_tagged_right():
    found = tagger.tagged([" ".join(word for word, _ in sentence) for sentence in SENTENCES])
    pairs = [
        (word, want, got)
        for sentence, tokens in zip(SENTENCES, found, strict=True)
        for (word, want), got in zip(sentence, tokens.tags, strict=True)
    ]
    wrong = [pair for pair in pairs if pair[1] != pair[2]]
    assert 1 - len(wrong) / len(pairs) >= FLOOR, wrong


@pytest.mark.parametrize(("word", "fine", "plain"), LEMMAS)
def test_dictionary_form(word, fine, plain):
    assert lemma.lemma(word, "PROPN" if fine == "NNPS" else "X", fine) == plain


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=5))
def test_a_text_is_tagged_the_same_alone_and_in_company(texts):
    found = tagger.tagged(texts)
    assert found == [tagger.tagged([text])[0] for text in texts]
    for tokens in found:
        assert {len(field) for field in tokens} == {len(tokens.words)}


def test_more_texts_than_fit_in_a_batch():
    texts = ["The mayor left.", "Two ships sank!"] * tagger.BATCH
    assert tagger.tagged(texts) == tagger.tagged(texts[:2]) * tagger.BATCH


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Viewers of Who We Were Then wrote letters.", ["Who", "We", "Were", "Then"]),
        ("He said “Yes,” and left.", []),
        ("He said “we are late” and left.", []),
        ("“Catch 9 Fish” sold well.", ["Catch", "Fish"]),
        ("I think I will go.", []),
    ],
)
def test_a_title_is_a_name(text, names):
    tokens = tagger.tagged([text])[0]
    assert [word for word, tag in zip(tokens.words, tokens.tags, strict=True) if tag == "PROPN"] == names
