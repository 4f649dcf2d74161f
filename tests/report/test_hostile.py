"""Article text in the places where it could do harm: one file of texts a sink, every format that writes to it."""

import csv as reader
import io
import json
import re
import tomllib
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import junitparser
import pytest
from alert_samples import ALERTS, RUN, hostile, hostile_run
from command_parser import azure, github, physical_lines
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.report import csv, escape, gate

HERE = Path(__file__).parent / "hostile"
STATES = ("new", "known")


def texts(sink):
    return tomllib.loads((HERE / f"{sink}.toml").read_text("utf-8"))["texts"]


def everything():
    return sorted({text for path in HERE.glob("*.toml") for text in texts(path.stem)})


def rendered(format, text, **options):
    return gate.rendered(format, hostile(text), hostile_run(text), **options)


def log_lines(format, text, **options):
    return physical_lines(rendered(format, text, show=STATES, **options).rstrip("\n"))


@pytest.mark.parametrize("format", ["full", "concise"])
@pytest.mark.parametrize("text", texts("log"))
def test_log(format, text):
    lines = log_lines(format, text)
    assert [line for line in lines if github(line) or azure(line)] == []
    harmless = physical_lines(gate.rendered(format, hostile("x"), hostile_run("x"), show=STATES).rstrip("\n"))
    assert len(lines) == len(harmless)
    assert not [line for line in lines if line[:1].isspace() or "##teamcity[" in line]


@pytest.mark.parametrize("format", ["full", "concise"])
@given(
    text=st.lists(st.sampled_from(["::", "##", "[", "vso[", "]", "error", "\n", "\r", " ", "\x1b", "\u200b", "[0m"]))
)
def test_log_whatever_is_put_together(format, text):
    assert not [line for line in log_lines(format, "".join(text)) if github(line) or azure(line)]


@pytest.mark.parametrize("format", ["full", "concise"])
@pytest.mark.parametrize("text", texts("terminal"))
def test_terminal(format, text):
    shown = rendered(format, text, show=STATES)
    assert not {c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c != "\n"}
    assert not {c for c in shown if unicodedata.bidirectional(c) in ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "PDI")}


@pytest.mark.parametrize("text", texts("terminal"))
def test_terminal_has_no_colours_but_ours(text):
    ours = re.findall(r"\x1b\[[0-9;]*m", gate.rendered("full", hostile("x"), hostile_run("x"), color=True))
    shown = rendered("full", text, color=True)
    assert shown.count("\x1b") <= len(ours)
    assert set(re.findall(r"\x1b.[^m]*m?", shown)) <= set(ours)


@pytest.mark.parametrize("text", texts("csv"))
def test_csv(text):
    shown = csv.table(("a", "b"), [{"a": text, "b": "end"}])
    rows = list(reader.reader(io.StringIO(shown)))
    assert len(rows) == 2
    cell, end = rows[1]
    assert end == "end"
    assert cell[:1] not in tuple("=+-@\t\r＝")


@pytest.mark.parametrize("text", texts("csv"))
def test_csv_of_alerts(text):
    rows = list(reader.reader(io.StringIO(rendered("csv", text))))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == 3
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r＝")]


class Page:
    """What a reader of Markdown makes of a text: the tags, and the words of each cell."""

    def __init__(self, text):
        self.html = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text)
        self.tags = re.findall(r"<(/?[a-zA-Z!][a-zA-Z0-9]*)", self.html)


@pytest.mark.parametrize("text", [*texts("markdown"), *texts("log")])
def test_markdown(text):
    harmless, page = Page(rendered("summary", "x")), Page(rendered("summary", text))
    assert [tag for tag in page.tags if tag != "b"] == [tag for tag in harmless.tags if tag != "b"]
    assert "http://evil.example" not in rendered("summary", text)  # GitHub makes links of bare addresses too
    assert not re.search(r"(?<!&)[@#]\w", re.sub(r"^#+ ", "", rendered("summary", text), flags=re.M))


@pytest.mark.parametrize("text", [*texts("xml"), *texts("log")])
def test_xml(text):
    shown = rendered("junit", text)
    whole = junitparser.JUnitXml.fromstring(shown.encode("utf-8"))
    cases = [case for suite in whole for case in suite]
    assert sorted(type(c.result[0]).__name__ if c.result else "" for c in cases) == [
        *("", "", "Error", "Failure", "Skipped")
    ]
    unread = next(case.result[0] for case in cases if case.name == "can be read")
    assert unread.text == escape.xml(text)


@given(st.text())
def test_xml_holds_any_text(text):
    element = ElementTree.Element("a", b=escape.xml(text))
    element.text = escape.xml(text)
    read = ElementTree.fromstring(ElementTree.tostring(element, encoding="unicode"))
    assert (read.text or "") == escape.xml(text)


def test_xml_keeps_what_xml_can_hold():
    assert escape.xml("<a> & ]]>\t😀\r\nb") == "<a> & ]]>\t😀\nb"


READERS = {"github": github, "azure": azure}
FILE = {"github": "file", "azure": "sourcepath"}


@pytest.mark.parametrize("format", READERS)
@pytest.mark.parametrize("text", [*texts("commands"), *texts("log")])
def test_commands(format, text):
    lines = [line for line in log_lines(format, text) if line]
    found = [READERS[format](line) for line in lines]
    assert len(lines) == len(hostile(text))
    names = {"error", "warning", "notice"} if format == "github" else {"task.logissue"}
    assert {command.name for command in found} <= names
    assert sorted(command.properties[FILE[format]] for command in found) == sorted(
        escape.log(alert.path) for alert in hostile(text)
    )
    plain = {"file", "line", "endLine", "col", "endColumn", "title"}
    azures = {"type", "sourcepath", "linenumber", "columnnumber", "code"}
    assert {key for command in found for key in command.properties} <= (plain if format == "github" else azures)
    assert all(line.count("##") == 1 for line in lines) or format == "github" or "##" in escape.log(text)


PIECES = [
    "%",
    "%0A",
    "%25",
    "%AZP25",
    "%3B",
    ":",
    "::",
    ",",
    ";",
    "=",
    "]",
    "##[",
    "##vso[",
    " ",
    "\n",
    "\r",
    "x",
    "😀",
]


@given(text=st.lists(st.sampled_from(PIECES)))
def test_commands_give_back_what_was_put_in(text):
    text = f"x{''.join(text)}x"  # runners cut the blanks around a property
    clean = escape.log(text)
    assert github(f"::error file={escape.command_property(text)}::m").properties["file"] == clean
    assert github(f"::error ::{escape.command(text)}").message == escape.log_lines(text)
    sent = azure(f"##vso[task.logissue type={escape.azure_property(text)};]{escape.azure(text)}")
    assert (sent.properties["type"], sent.message) == (clean, clean)


@pytest.mark.parametrize("format", ["sarif", "gitlab", "rdjson", "json"])
@pytest.mark.parametrize("text", everything())
def test_json(format, text):
    found = json.loads(rendered(format, text))
    within = {"sarif": lambda: found["runs"][0]["results"], "rdjson": lambda: found["diagnostics"]}
    within |= {"gitlab": lambda: found, "json": lambda: found["alerts"]}
    assert len(within[format]()) == 2


@pytest.mark.parametrize("format", ["jsonl", "rdjsonl"])
@pytest.mark.parametrize("text", everything())
def test_json_lines(format, text):
    shown = rendered(format, text)
    assert len(shown.splitlines()) == 2  # splitlines ends lines at more characters than JSON Lines does
    assert [json.loads(line) for line in shown.splitlines()]


@pytest.mark.parametrize("text", texts("markdown"))
def test_sarif_makes_no_links_of_quotes(text):
    for result in json.loads(rendered("sarif", text))["runs"][0]["results"]:
        plain = re.sub(r"\\[\\\[\]]", "", result["message"]["text"])  # an escaped bracket is a character
        links = re.findall(r"\[[^\]]*\]\(([^)]*)\)", plain)
        assert links == [str(place["id"]) for place in result["relatedLocations"]]
        assert plain.count("[") == len(links)


def test_a_name_that_is_no_unicode_can_be_written():
    odd = ALERTS[0]._replace(path="caf\udce9.md")
    for format in gate.FORMATS:
        gate.rendered(format, [odd], RUN._replace(texts={"caf\udce9.md": "x"})).encode("utf-8", "backslashreplace")
