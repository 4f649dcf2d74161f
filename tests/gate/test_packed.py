"""What is kept in columns comes back as it was: claims, and the words of statements."""

import json
import math
from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import store
from factcheck.match import words
from factcheck.model import Placed, Value, Word
from factcheck.packed import Packed, packed, unpacked

TEXTS = st.text(max_size=3)
SHARES = st.sampled_from((0.0, -0.0, 1.0, 0.25))
NUMBERS = st.none() | st.integers(-1, 1) | SHARES
VALUES = st.builds(Value, TEXTS, TEXTS, NUMBERS, NUMBERS, TEXTS, st.integers(0, 2), st.integers(0, 2), TEXTS, TEXTS)
CLAIMS = st.builds(
    Placed,
    statement=st.integers(0, 3),
    source=st.just(0),
    value=st.none() | VALUES,
    predicate_sure=SHARES | st.integers(0, 1),
    former=st.booleans(),
    qualifiers=st.lists(TEXTS, max_size=2).map(tuple),
    attributed_to=st.none() | TEXTS,
)
KEYS = st.sampled_from(("mill", "harbour", "bridge", "open"))
WORDS = st.builds(Word, KEYS, KEYS, st.integers(-1, 60), SHARES.map(abs), st.booleans(), st.integers(-1, 2))
ROWS = st.lists(st.lists(WORDS, max_size=4) | st.lists(WORDS, min_size=50, max_size=60), max_size=4)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(CLAIMS, max_size=4))
def test_claims_come_back_from_the_store_as_they_were(tmp_path_factory, rows):
    kept = store.opened(tmp_path_factory.mktemp("store"), "1")
    name = store.key(kept, "claims")
    store.put(kept, name, packed(rows))
    again = unpacked(store.read(kept, name, Packed), 0, 0)
    assert repr(again) == repr(rows)  # 0, 0.0, -0.0 and False are four
    assert json.dumps(again) == json.dumps(rows)


def test_claims_come_back_at_their_place_in_the_collection():
    rows = unpacked(packed([Placed(*range(2), None, 0, 0, *[""] * (len(Placed._fields) - 5))]), 7, 3)
    assert rows[0][:2] == (7, 3)


def by_hand(rows, concept_of):
    """The words and weights of statements, one by one."""
    counts = Counter(key for row in rows for key in {word.key for word in row if word.token >= 0})
    ids, concepts, found = {}, {}, []
    for row in rows:
        kept = sorted(row, key=lambda w: (w.token < 0, -w.weight)) if len(row) > words.WIDTH else row
        for word in kept[: words.WIDTH]:
            share = counts[word.key] / max(len(rows), 20)
            told = max(0.05, min(1.0, math.log(1 / share) / math.log(20)) ** 2) if counts[word.key] else 1.0
            found.append(
                (
                    ids.setdefault(word.key, len(ids)),
                    concepts.setdefault(concept_of.get(word.key, word.concept), len(concepts)),
                    word.token,
                    np.float32(word.weight * told),
                    word.name,
                    word.column,
                )
            )
    return found


@settings(max_examples=60, deadline=None)
@given(articles=st.lists(ROWS, max_size=3), concept_of=st.dictionaries(KEYS, KEYS, max_size=2))
def test_words_are_numbered_in_their_order_and_weighed_by_how_rare_they_are(articles, concept_of):
    bags = words.bags([words.told(rows) for rows in articles], concept_of)
    rows = [row for article in articles for row in article]
    there = np.arange(bags.keys.shape[1]) < np.array([min(len(row), words.WIDTH) for row in rows]).reshape(-1, 1)
    assert list(zip(*(column[there].tolist() for column in bags), strict=True)) == by_hand(rows, concept_of)
    assert (bags.keys[~there] == -1).all()
    assert not bags.weights[~there].any()
