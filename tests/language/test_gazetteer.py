"""The gazetteer and the relations between names."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language import alias, data, gazetteer

HERE = Path(__file__).parent
DATA = Path(gazetteer.__file__).parent / "en"
TABLES = ["places", "places_more", "given", "surnames", "small", "persons", "nicknames"]


def cases(name):
    lines = (HERE / f"{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"]


RELATIONS, PLACES = cases("alias"), cases("places")
NAMES = sorted({name for left, right, _ in RELATIONS for name in (left, right)})


@pytest.mark.parametrize(("left", "right", "expected"), RELATIONS)
def test_relation(left, right, expected):
    assert alias.relation(left, right) == expected


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_relation_is_symmetric(left, right):
    assert alias.relation(left, right) == alias.relation(right, left)


@given(st.text(max_size=30), st.text(max_size=30))
def test_relation_takes_any_text(left, right):
    assert alias.relation(left, right) in {"same", "variant", "part", "different"}
    assert alias.relation(left, left) == "same"


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(name):
    assert gazetteer.fold(gazetteer.fold(name)) == gazetteer.fold(name)


@pytest.mark.parametrize(("outer", "inner", "expected"), PLACES)
def test_containment(outer, inner, expected):
    assert gazetteer.contains(outer, inner) is {"yes": True, "no": False, "unknown": None}[expected]


def test_kinds_of_places():
    wanted = {"Norway": "country", "Bavaria": "region", "Leeds": "city", "Vienna": "capital", "Africa": "continent"}
    assert {name: gazetteer.kind_of(name) for name in wanted} == wanted
    assert gazetteer.kind_of("Orvik") == ""


def test_peoples():
    assert gazetteer.nationality("Swedes") == gazetteer.nationality("Swedish") == {"SE"}
    assert gazetteer.nationality("Table") == frozenset()
    assert gazetteer.home("Scots") == "GB/scotland"


def test_words_and_names_of_people():
    assert (gazetteer.given("Karin"), gazetteer.given("Oskar"), gazetteer.given("Qqqx")) == ("f", "m", "")
    assert gazetteer.surname("Smith")
    assert gazetteer.written_small("Cities")
    assert not gazetteer.written_small("Quist")
    assert gazetteer.person_noun("goalkeeper")
    assert not gazetteer.person_noun("table")


def test_states_are_known_by_their_codes():
    assert (gazetteer.state("OH"), gazetteer.state("Calif."), gazetteer.state("ZZ")) == ("ohio", "california", "")


def rows_of(name):
    return [line for line in (DATA / f"{name}.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("name", TABLES)
def test_tables_say_where_they_come_from_and_have_no_duplicates(name):
    head = [line for line in (DATA / f"{name}.tsv").read_text("utf-8").splitlines() if line.startswith("#")]
    assert any("Made by scripts/" in line or "Written for the project" in line for line in head)
    keys = [row.split("\t")[0] for row in rows_of(name)]
    assert len(keys) == len(set(keys))
    assert all(key == gazetteer.fold(key).removeprefix("the ") for key in keys)


def test_other_names_lead_to_a_place():
    known = {row.split("\t")[0] for name in ("places", "places_more") for row in rows_of(name)}
    others = [row.split("\t")[1] for name in ("places", "places_more") for row in rows_of(name)]
    assert not [entry for entry in others if entry[0] == "=" and entry[1:] not in known]


@pytest.mark.parametrize("name", ["names", "roles"])
def test_lists_have_no_word_twice(name):
    for key, text in data(name).items():
        if isinstance(text, str):
            words = text.split()
            assert not {word for word in words if words.count(word) > 1}, key


@pytest.mark.parametrize("table", ["places", "places_more"])
def test_every_other_name_leads_to_a_place(table):
    lines = (DATA / f"{table}.tsv").read_text("utf-8").splitlines()
    names = [line.split("\t")[0] for line in lines if line and line[0] != "#" and line.split("\t")[1].startswith("=")]
    assert names
    assert not [name for name in names if not gazetteer._entries(name)]  # a circle would not end
