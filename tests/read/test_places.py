"""Every character of every block stands in the file where its runs say."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

HERE = Path(__file__).parent
MODULES = ("text", "markdown", "html", "mdx", "rst", "adoc")
OVERLAID = ("mdx", "rst", "adoc")  # where a blank may stand for markup
# Stretches that mean something to one of the formats, parted by ¦ (⏎ is a line end); hypothesis puts them together.
STRETCHES = """
Ferry¦North and south. ¦60 cars¦⏎¦⏎⏎¦\r⏎¦\r¦  ¦\t¦\u00a0¦\u200b¦\u00ad¦\u202e¦…¦é¦𝔽¦e\u0301¦"¦'
# ¦## ¦- ¦  - ¦1. ¦> ¦*¦**¦_¦`¦```⏎¦~~¦[a](b)¦[¦](¦]¦![¦\\*¦|¦| ¦a | b⏎¦---⏎¦===⏎¦+++⏎¦title: x⏎¦date: 2024-05-03⏎¦{{x}}
<b>¦</b>¦<p>¦<br>¦<!-- ¦-->¦<li>¦<ul>¦</ul>¦<table><tr><td>¦<td>¦<th>¦</table>¦<h1>¦<script>¦</script>¦<div class=nav>
</div>¦<a href=x>¦</a>¦&amp;¦&mdash;¦&nbsp;¦&#x41;¦&bogus;¦&¦<¦>
:ref:`¦`_¦|x|¦.. note::⏎¦.. code::⏎¦   ¦    ¦::⏎¦+--+--+⏎¦| a | b |⏎¦+==+==+⏎¦== ==⏎¦a  b⏎¦:Date: 2024-05-03⏎¦[1]_
>>> ¦.. ¦~~~~⏎
= ¦== ¦** ¦. ¦|===⏎¦|a |b⏎¦----⏎¦////⏎¦// ¦:x: y⏎¦NOTE: ¦[cols="1,1"]⏎¦link:a[¦<<a,b>>¦{x}¦ +⏎¦import x⏎
{/* ¦ */}¦<A b={¦/>¦}¦{
Leave a Reply⏎¦Related articles⏎¦by Ada Lund⏎¦3 May 2024⏎
"""
PARTS = [part.replace("⏎", "\n") for line in STRETCHES.strip("\n").split("\n") for part in line.split("¦")]
ANYTHING = st.lists(st.sampled_from(PARTS), max_size=60).map("".join)


def check(raw, page, module):
    for block in page.blocks:
        places = [place for place, _ in block.runs]
        assert block.text == " ".join(block.text.split())
        assert places == sorted(places)
        assert places[0] == 0
        starts = {dict(block.runs).get(first) for first, _ in block.cells}  # of cells that nothing parts in the file
        for at, sign in enumerate(block.text):
            place, point = block.runs[bisect_right(places, at) - 1]
            found = raw[point + at - place]
            blank = sign == " " and (found.isspace() or module in OVERLAID)
            border = sign in " |" and (found in "|<" or found.isspace() or point in starts)
            assert found == sign or blank or border or found in "&<", (block, at)
        for start, end in block.cells:
            assert 0 <= start <= end <= len(block.text)
        assert not block.heads or len(block.heads) == len(block.cells)


def cases():
    for module in MODULES:
        with (HERE / f"{module}.toml").open("rb") as file:
            yield from (pytest.param(module, case["raw"], id=case["name"]) for case in tomllib.load(file)["case"])


@pytest.mark.parametrize(("module", "raw"), list(cases()))
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_of_cases(module, raw, end):
    raw = raw.replace("\n", end)
    check(raw, import_module(f"factcheck.reading.{module}").parse(raw), module)


@given(ANYTHING)
def test_places_of_anything(raw):
    for module in MODULES:
        try:
            page = import_module(f"factcheck.reading.{module}").parse(raw)
        except import_module("factcheck.errors").FactcheckError as error:
            assert "front matter" in str(error)
            continue
        check(raw, page, module)


def test_an_entity_at_the_end_has_its_end_in_the_runs():
    raw = "<p>&ldquo;Never late.&rdquo;</p>"
    (block,) = import_module("factcheck.reading.html").parse(raw).blocks
    assert block.text == "“Never late.”"
    assert block.runs[-1] == (len(block.text), raw.index("</p>"))


def test_cells_and_borders():
    raw = "| Line | Cars |\n|---|---|\n| North | **60** |\n"
    (block,) = import_module("factcheck.reading.markdown").parse(raw).blocks
    assert block.text == "North | 60"
    assert [block.text[start:end] for start, end in block.cells] == ["North", "60"]
    assert block.heads == ("Line", "Cars")
