import json

import invented
import pytest

from factcheck.report.json import KEYS, SCHEMA


def loaded(report):
    def no_constant(word):
        raise AssertionError(f"{word} is not JSON")

    return json.loads(report.render("json"), parse_constant=no_constant)


@pytest.mark.parametrize("report", [invented.report(), invented.empty()], ids=["invented", "empty"])
def test_schema_and_tables(report):
    got = loaded(report)
    assert list(got) == ["schema", "sources", "claims", "facts", "findings"]
    assert got["schema"] == SCHEMA == "factcheck-report/1"
    for table, keys in KEYS.items():
        for row in got[table]:
            assert list(row)[: len(keys)] == list(keys)


def test_missing_is_null_and_dates_are_iso():
    got = loaded(invented.report())
    published = {row["source"]: row["published"] for row in got["sources"]}
    assert published["letters.txt"] is None
    assert published["council.html"] == "2021-06-01"
    undecided = [claim for claim in got["claims"] if claim["verdict"] == "unsupported"]
    assert undecided
    assert all(claim["score"] is None for claim in undecided)
    assert all(claim["attributed_to"] is None for claim in got["claims"])


def test_order_is_that_of_the_places():
    got = loaded(invented.report())
    places = [(claim["source"], claim["start"], claim["text"].find(claim["value_text"])) for claim in got["claims"]]
    assert places == sorted(places)
    assert [row["source"] for row in got["sources"]] == sorted(invented.PUBLISHED)
    assert [fact["fact_id"] for fact in got["facts"]][:2] == ["cost", "first"]
    cost = got["facts"][0]["values"]
    assert [value["value"] for value in cost] == ["4200000 EUR", "4800000 EUR"]
    assert list(cost[0]) == ["value", "sources", "claims", "current", "updated"]


def test_text_stays_as_it_is():
    text = invented.report().render("json")
    assert "zoë's blog.md" in text
    assert "€4.2 million" in text
    assert text.endswith("}\n")
    assert invented.HOSTILE in {claim["text"] for claim in json.loads(text)["claims"]}
