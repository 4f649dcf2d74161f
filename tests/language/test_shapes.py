"""A shape is passed over only where it cannot match."""

import re
from pathlib import Path

import pytest

from factcheck.language import grammar, shapes

TABLES = Path(__file__).parent.parent / "extract"
GRAMMARS = {"calendar": "date", "duration": "duration", "age": "age"}


@pytest.mark.parametrize(("name", "table"), GRAMMARS.items())
def test_what_a_shape_needs_is_in_all_that_it_matches(monkeypatch, name, table):
    texts = re.sub("[«»]", "", (TABLES / f"{table}.tsv").read_text("utf-8")).splitlines()
    tokened = [grammar.sentence(name, text) for text in texts]
    found = [list(grammar.matches(name, one)) for one in tokened]
    whole = shapes.grammar(name)
    needless = {code: tuple(s._replace(needs=()) for s in given) for code, given in whole.shapes.items()}
    assert any(shape.needs for given in whole.shapes.values() for shape in given)
    monkeypatch.setattr(grammar, "grammar", lambda _: whole._replace(shapes=needless))
    assert [list(grammar.matches(name, one)) for one in tokened] == found
    assert any(found)
