"""Statements: where sentences end, and where they stand in the file."""

import pytest

from factcheck import segment
from factcheck.model import Article
from factcheck.reading import parsed

SENTENCES = {
    "Mr. Ames left at 5 p.m. on Monday. He said nothing.": 2,
    "It cost $1.2 million. Nobody knew.": 2,
    "U.S. officials agreed.": 1,
    "J. K. Marlow wrote it! Did she? Yes.": 3,
    "No. 3 is gone, e.g. the red one.": 1,
    "It stays... for now.": 1,
    "“We lost.” Then he left.": 2,
    "“Ready?” she asked.": 1,
    "FRESNO, Calif. — A man left.": 1,
}


@pytest.mark.parametrize(("text", "count"), SENTENCES.items())
def test_sentences(text, count):
    spans = segment.sentences(text)
    assert len(spans) == count
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")


def test_places_hold_what_was_written():
    raw = "<html><body><p>She said: &ldquo;We open in May&rdquo;</p><p>Then <b>nobody</b> came.</p></body></html>"
    found = segment.statements(parsed(Article("a.html", text=raw)))
    assert [raw[s.start : s.end] for s in found] == [
        "She said: &ldquo;We open in May&rdquo;",
        "Then <b>nobody</b> came.",
    ]
    assert [s.text for s in found] == ["She said: “We open in May”", "Then nobody came."]


def test_headings_and_lead_ins():
    text = "# Cast\n\nThe players are:\n\n- Ida Moe as Nora\n- Tom Lie as Ove\n"
    found = segment.statements(parsed(Article("a.md", text=text)))
    assert found[-1].headings[-2:] == ("Cast", "The players are:")
    assert (found[-1].line, found[-1].column) == (6, 3)
