"""What the readers make of files: cases in the tables beside this file."""

from __future__ import annotations

import csv
import tomllib
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from factcheck.model import Block
from factcheck.reading import phrases

HERE = Path(__file__).parent
FORMATS = ("text", "markdown", "html", "mdx", "rst", "adoc")
PROSE = (
    "\n\nThe ferry takes 60 cars and 240 passengers, it was built on the island, and nobody has "
    "ever seen it arrive late, although the wind in the north is hard all the year round.\n"
)


def cases(name):
    with (HERE / f"{name}.toml").open("rb") as file:
        return [pytest.param(name, case, id=case["name"]) for case in tomllib.load(file)["case"]]


def rows(name):
    with (HERE / f"{name}.tsv").open(encoding="utf-8") as file:
        lines = (line for line in file if not line.startswith("#"))
        return [tuple(row) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def shown(block: Block) -> str:
    level = f" {block.level}" if block.level else ""
    dropped = f" [{block.dropped}]" if block.dropped else ""
    heads = " {" + ", ".join(block.heads) + "}" if block.heads else ""
    return f"{block.kind}{level}{dropped}: {block.text}{heads}"


@pytest.mark.parametrize(("module", "case"), [case for name in FORMATS for case in cases(name)])
def test_blocks(module, case):
    page = import_module(f"factcheck.reading.{module}").parse(case["raw"])
    assert [shown(block) for block in page.blocks] == case["blocks"]
    if "title" in case:
        assert page.title == case["title"]
    if "published" in case:
        assert page.published == date.fromisoformat(case["published"])


@pytest.mark.parametrize(("line", "reason"), rows("lines"))
def test_a_line_is_clutter_by_its_words(line, reason):
    assert phrases.line_reason(line) == reason


@pytest.mark.parametrize(("line", "reason"), rows("ends"))
def test_an_article_ends_at_a_line(line, reason):
    assert phrases.end_reason(line) == reason


@pytest.mark.parametrize(("head", "day"), rows("published"))
def test_date_of_a_text(head, day):
    page = import_module("factcheck.reading.text").parse(head.replace("⏎", "\n") + PROSE)
    assert page.published == (None if day == "-" else date.fromisoformat(day))


def test_a_note_below_the_text_gives_the_date_and_no_claim():
    page = import_module("factcheck.reading.text").parse(
        "Ferries\n" + PROSE + "\n- This article was updated on May 3rd, 2024\n"
    )
    assert page.published == date(2024, 5, 3)
    assert page.blocks[-1].dropped == "update note"


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        ("post-share-buttons", "share buttons"),
        ("article__related-posts box", "related headlines"),
        ("sidebarLeft", "sidebar"),
        ("content-with-a-sidebar-left", ""),
        ("sharing-a-cabin-with-your-dog", ""),
        ("headline shareholder", ""),
        ("", ""),
    ],
)
def test_class_names_hint_at_clutter(names, reason):
    assert phrases.hint_reason(names) == reason
