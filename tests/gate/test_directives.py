import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import directives as d

TABLES = tomllib.loads((Path(__file__).parent / "directives.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("case", TABLES["case"], ids=[case["name"] for case in TABLES["case"]])
def test_cases(case, ends):
    text = case["text"].replace("\n", ends)
    found = d.directives(text, plain=case.get("plain", False))
    if "fault" in case:
        assert any(case["fault"] in one.fault for one in found)
    else:
        assert not [one.fault for one in found if one.fault]
    for words, silent in [(w, True) for w in case.get("silent", [])] + [(w, False) for w in case.get("loud", [])]:
        start = text.index(words)
        hit = [one for one in found if one.selectors and d.reaches(one, start, start + len(words), text)]
        assert bool([one for one in hit if "date" in one.selectors]) == silent, words
    blank = d.blanked(text, found)
    assert len(blank) == len(text)
    assert [i for i, c in enumerate(blank) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]
    assert "factcheck:" not in blank or not found


@pytest.mark.parametrize("case", TABLES["front"])
def test_front_matter(case):
    front = d.front(case["text"])
    day = date.fromisoformat(case["as_of"]) if "as_of" in case else None
    assert front[:4] == (case["check"], case.get("key", ""), day, tuple(case.get("ignore", ())))
    assert case.get("fault", "") in front.fault
    assert bool(front.fault) == ("fault" in case)


@pytest.mark.parametrize("case", TABLES["sic"])
def test_sic(case):
    assert d.is_sic(case["text"], case["value"]) == case["meant"]


def test_reason_and_last_day():
    (one,) = d.directives("<!-- factcheck: ignore[date, FC102] until=2030-01-31 as the city has it -->", plain=False)
    assert (one.selectors, one.reason, one.until) == (("date", "FC102"), "as the city has it", date(2030, 1, 31))
    (one,) = d.directives("<!-- factcheck: as-of=2023-05-01 the census -->\nWords.", plain=False)
    assert (one.verb, one.day, one.fault) == ("as-of", date(2023, 5, 1), "")


@given(st.text(alphabet="<!-- factcheck: ignore[date]>\n{}/*%#on.", max_size=120))
def test_any_text_is_read_and_keeps_its_places(text):
    found = d.directives(text, plain=True)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(0 <= one.scope[0] <= one.scope[1] <= len(text) for one in found)
    assert len(d.blanked(text, found)) == len(text)
