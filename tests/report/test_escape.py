import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.report import escape

GFM = MarkdownIt("gfm-like", {"linkify": False})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain €24.90", "plain €24.90"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]8;;http://x\x07link\x1b]8;;\x07", "link"),
        ("\x1b]0;title\x1b\\text", "text"),
        ("\x9b31mred", "red"),
        ("a\x1bcb", "ab"),
        ("one\r\ntwo\tthree", "one  two three"),
        ("gone\b\b\b\bbad", "gonebad"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("a\u200bb\ufeff", "ab"),
        ("a\u2028b", "a b"),
        ("👩‍👩‍👧 stays", "👩‍👩‍👧 stays"),
    ],
)
def test_terminal(text, shown):
    assert escape.terminal(text) == shown


@given(st.text())
def test_terminal_shows_one_line_without_controls(text):
    shown = escape.terminal(text)
    assert not {character for character in shown if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")}
    assert escape.terminal(shown) == shown or "\x1b" in text or "\x9b" in text or "\x9d" in text


@pytest.mark.parametrize(
    "text",
    [
        "=HYPERLINK *a* _b_ `c` ~~d~~ [e](http://f) ![g](http://h) <b>i</b> <!-- j --> &lt; k | l \\ m",
        "# heading",
        "1. item",
        "- item",
        "+ item",
        "* item",
        "> quote",
        "===",
        "---",
        "```",
        "    code",
        "<script>alert(1)</script>",
        "<http://auto.link>",
        "http://x.org www.x.org mailto:a@b.org",
        "@everyone, see #12 and $a$",
        "a\n\nb\n# c",
        "[x]: http://y",
        "| a | b |",
        "4.2 million, about 62.5 %",
        "hello\\",
    ],
)
def test_markdown_shows_just_these_characters(text):
    whole = GFM.render(escape.markdown(text))
    shown = whole.removeprefix("<p>").removesuffix("</p>\n")
    for character, entity in {"<": "&lt;", ">": "&gt;", '"': "&quot;"}.items():
        shown = shown.replace(entity, character)
    assert shown.replace("&amp;", "&") == escape.terminal(text).strip()


def test_markdown_pings_and_links_nothing():
    shown = escape.markdown("@all #12 http://x.org www.x.org ![i](http://x)")
    for bait in ("@", "#12 ", "http:", "www.", "!["):
        assert bait not in shown


def test_markdown_leaves_common_text_readable():
    assert escape.markdown("It cost 4.2 million (about 5%) - on 4 May!") == "It cost 4.2 million (about 5%) - on 4 May!"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\x00=", "\n=", "\x1b[0m=", "＝", "\ufeff="])
def test_csv_guards_formulas(start):
    assert escape.csv(f"{start}1+1").startswith("'")


@pytest.mark.parametrize("text", ["plain", "1-2", "a=b", "'quoted'", "€5", ""])
def test_csv_leaves_text_alone(text):
    assert escape.csv(text) == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_csv_cell_comes_back_and_begins_no_formula(text):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([escape.csv(text), "next"])
    (cell, after), *rest = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert (after, rest) == ("next", [])
    assert cell == escape.csv(text)
    assert not cell.startswith(tuple("=+-@\t\r\n\x00"))
