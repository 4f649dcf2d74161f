"""What every format shows of the invented report, and what a hostile article can do to none of them."""

import csv
import io
import re
from dataclasses import replace

import invented
import pandas as pd
import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from factcheck.errors import FactcheckError
from factcheck.report import FORMATS

TAGS = {"h1", "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "b", "strong", "em", "code", "br"}
TAGS |= {"details", "summary"}
ORDER = ["Disputed", "Inconsistent", "Perhaps disputed", "Agreed", "Standing alone", "Sources"]


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def hostile():
    """The invented report with every text in it made hostile."""
    report = invented.report()
    claims, facts = report.claims.copy(), report.facts.copy()
    claims["text"] = [f"{invented.HOSTILE} {text}" for text in claims["text"]]
    claims["subject"] = facts["label"] = facts["kind"] = invented.HOSTILE
    findings = report.findings.assign(reason=invented.HOSTILE)
    sources = report.sources.assign(title=invented.HOSTILE)
    return replace(report, claims=claims, facts=facts, findings=findings, sources=sources)


@pytest.mark.parametrize("format", FORMATS)
def test_a_format_renders_and_ends_with_a_newline(format):
    for report in (invented.report(), invented.empty(), hostile()):
        text = report.render(format)
        assert text.endswith("\n")
        assert text.encode("utf-8")


@pytest.mark.parametrize("format", FORMATS)
def test_a_format_tells_the_suffixes_of_its_files(format):
    assert all(suffix.startswith(".") for suffix in FORMATS[format].SUFFIXES)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("seed", range(3))
def test_same_bytes_whatever_the_order(format, seed):
    assert invented.shuffled(seed).render(format) == invented.report().render(format)


def test_unknown_format_is_a_mistake():
    with pytest.raises(FactcheckError, match=r"'yaml'.*text, json, csv, markdown"):
        invented.report().render("yaml")


# text


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_parts_come_in_order(format):
    text = invented.report().render(format)
    heads = [head.upper() if format == "text" else f"## {head}" for head in ORDER]
    text = re.sub(r"^(##) \S+ ", r"\1 ", text, flags=re.M)
    places = [text.index(head) for head in heads]
    assert places == sorted(places)


def test_a_dispute_shows_values_sources_places_words_and_reason():
    text = invented.report().render("text")
    dispute = text.split("✗ cost · ferry Petrel")[1].split("\n\n")[0]
    for part in (
        "4.2 million euros  3 sources, best supported",
        "council.html:3 ",
        "*4.2 million euros*",
        "zoë's blog.md:7 ",
        "about 4.8 million euros  1 source",
        "news/morning-post.txt:2 ",
        "*about 4.8 million euros*",
        "2021-05-15",
        "why: 4,200,000 EUR is not 4,320,000..5,280,000 EUR",
        "97% sure, f0000",
    ):
        assert part in dispute


def test_an_update_is_said_to_be_one():
    assert "11 euros; 9 euros (since updated)" in invented.report().render("text")


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 120])
@pytest.mark.parametrize("color", [False, True])
def test_no_line_is_wider_than_the_terminal(width, color):
    text = hostile().render("text", width=width, color=color, all=True)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert max(cell_len(line) for line in plain.splitlines()) <= width


def test_colour_adds_nothing_that_words_do_not_say():
    plain = re.sub(r"\x1b\[[0-9;]*m", "", invented.report().render("text", color=True))
    bare = invented.report().render("text")
    assert plain.split() == bare.replace("*", "").split()


def test_text_lets_no_control_through():
    text = hostile().render("text")
    assert "\x1b" not in text
    assert "\u202e" not in text
    colours = re.findall(r"\x1b\[[0-9;]*.", hostile().render("text", color=True))
    assert {code[-1] for code in colours} == {"m"}


def test_all_lists_what_stands_alone():
    assert "HYPERLINK" not in invented.report().render("text")
    assert "HYPERLINK" in invented.report().render("text", all=True)


def test_nothing_disputed_says_so():
    text = invented.empty().render("text")
    assert "1 article · 0 claims · 0 facts" in text
    assert "Nothing in them states a fact" in text
    assert "DISPUTED" not in text


def test_a_fact_that_only_its_own_article_denies_is_no_dispute():
    report = invented.report()
    facts = report.facts.assign(verdict=["contradicting"] * len(report.facts))
    text = replace(report, facts=facts).render("text")
    assert text.index("INCONSISTENT") < text.index("! sailings a day")
    assert "✗ sailings a day" not in text


# markdown


def test_markdown_is_made_of_tables_that_hold_together():
    text = hostile().render("markdown", all=True)
    for table in re.findall(r"(?:^\|.*\n?)+", text, flags=re.M):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(widths) == 1


def test_markdown_lets_no_article_speak():
    html = MarkdownIt("gfm-like", {"linkify": False}).render(hostile().render("markdown", all=True))
    assert set(re.findall(r"<(\w+)", html)) <= TAGS
    assert "@all" not in hostile().render("markdown")


# csv


def test_csv_has_one_row_a_claim():
    got = rows(invented.report().render("csv"))
    assert [row["claim_id"] for row in got] == [f"c{number:04d}" for number in (*range(19), 20, 19, 21)]
    dear = next(row for row in got if row["value_text"] == "about 4.8 million euros")
    assert dear["verdict"] == "contradicting"
    assert dear["fact"] == "cost · ferry Petrel"
    assert dear["counter_sources"] == "council.html; guide.md; zoë's blog.md"
    assert dear["counter_values"] == "4200000 EUR"
    assert dear["score"] == "0.97"
    assert dear["published"] == "2021-05-15"
    assert next(row for row in got if row["value"] == "62 metre")["supporting_sources"] == "guide.md; zoë's blog.md"


def test_csv_has_one_row_a_pair():
    got = rows(invented.report().render("csv", rows="pairs"))
    assert len(got) == len(invented.report().findings)
    assert [row["verdict"] for row in got] == ["contradicting"] * 6 + ["possible"] + ["agreeing"] * 7
    first = got[0]
    assert (first["a_source"], first["a_line"], first["a_published"]) == ("council.html", "3", "2021-06-01")
    assert (first["b_value"], first["b_value_norm"]) == ("about 4.8 million euros", "4800000 EUR")
    assert [row["within_source"] for row in got].count("yes") == 1


@pytest.mark.parametrize("kind", ["claims", "pairs"])
def test_csv_calculates_nothing(kind):
    text = hostile().render("csv", rows=kind)
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert not any(cell.startswith("'") for cell in rows(hostile().render("csv", rows=kind, raw=True))[0].values())


def test_csv_opens_in_pandas():
    df = pd.read_csv(io.StringIO(invented.report().render("csv", bom=False)))
    assert len(df) == len(invented.report().claims)
    assert df["line"].dtype == "int64"
    assert invented.report().render("csv", bom=True).encode("utf-8").startswith(b"\xef\xbb\xbf")


def test_csv_rows_of_another_sort_are_a_mistake():
    with pytest.raises(FactcheckError, match="claims or pairs"):
        invented.report().render("csv", rows="cells")
