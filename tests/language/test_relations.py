"""What words mean to each other, and how common they are."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language import frequency, relations

HERE = Path(__file__).parent
DATA = Path(relations.__file__).parent / "en"
CASES = [line.split("\t") for line in (HERE / "relations.tsv").read_text("utf-8").splitlines() if line[0] != "#"]
ROWS, _, GROUPS = (DATA / "relations.tsv").read_text("utf-8").partition("\n\n")
LEMMAS = [line.split("\t")[0] for line in ROWS.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("left", "right", "least", "most", "opposite"), CASES)
def test_similarity_and_opposites(left, right, least, most, opposite):
    assert float(least) <= relations.similarity(left, right) <= float(most)
    assert relations.opposite(left, right) == (opposite == "yes")


@given(st.sampled_from(LEMMAS), st.sampled_from(LEMMAS))
def test_relations_are_symmetric_and_in_range(left, right):
    assert relations.similarity(left, right) == relations.similarity(right, left)
    assert relations.opposite(left, right) == relations.opposite(right, left)
    assert 0 <= relations.similarity(left, right) <= 1
    assert not relations.opposite(left, left)


@given(st.sampled_from(LEMMAS))
def test_the_key_of_a_family_is_a_member_of_it(lemma):
    key = relations.stem_group(lemma)
    assert relations.stem_group(key) == key
    assert lemma not in relations.related(lemma)
    assert key == lemma or key in relations.related(lemma)


@pytest.mark.parametrize("family", ["die death dead deadly", "renew renewal", "sell sale seller"])
def test_a_family_has_one_key(family):
    assert len({relations.stem_group(lemma) for lemma in family.split()}) == 1


@pytest.mark.parametrize("pair", ["hope hopeless", "act react", "commit commission", "organ organise"])
def test_words_that_only_look_akin_keep_their_own_keys(pair):
    left, right = pair.split()
    assert relations.stem_group(left) != relations.stem_group(right)


def test_an_unknown_word_is_its_own_family():
    assert relations.stem_group("zzyzx") == "zzyzx"
    assert relations.related("zzyzx") == frozenset()


@pytest.mark.parametrize("block", [ROWS, GROUPS])
def test_the_table_of_relations_is_sorted_and_has_no_duplicates(block):
    keys = [line.split("\t")[0] for line in block.strip("\n").splitlines() if not line.startswith("#")]
    assert keys == sorted(set(keys))


def test_opposites_have_rows():
    lemmas = set(LEMMAS)
    for line in ROWS.splitlines():
        if not line.startswith("#") and ";" in line:
            assert set(filter(None, line.rpartition(";")[2].split(","))) <= lemmas


@pytest.mark.parametrize("name", ["common.tsv", "relations.tsv"])
def test_data_say_where_they_come_from(name):
    head = [line for line in (DATA / name).read_text("utf-8").splitlines() if line.startswith("#")]
    assert any("Made by scripts/" in line for line in head)


def test_the_table_of_frequencies_is_sorted_and_has_no_duplicates():
    rows = [line.split("\t") for line in (DATA / "common.tsv").read_text("utf-8").splitlines() if line[0] != "#"]
    assert [lemma for lemma, _ in rows] == sorted({lemma for lemma, _ in rows})
    assert all(frequency.RARE < float(value) < 8 for _, value in rows)


def test_common_words_weigh_less():
    words = ["the", "say", "film", "renew", "zzyzx"]
    weights = [frequency.weight(word) for word in words]
    assert weights == sorted(weights)
    assert (weights[0], weights[-1]) == (0, 1)
    assert frequency.zipf("the") > frequency.zipf("film") > frequency.zipf("zzyzx") == frequency.RARE
