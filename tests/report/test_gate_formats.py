import json
import os
import re
from pathlib import Path

import jsonschema
import junitparser
import pytest
from alert_samples import ALERTS, CLEAN, RUN, TEXTS, alert, many, related
from command_parser import azure, github, physical_lines
from hypothesis import given
from hypothesis import strategies as st

from factcheck import judge
from factcheck.alert import Agreed
from factcheck.errors import FactcheckError
from factcheck.report import columns, gate, rules

GOLDEN = Path(__file__).parent / "golden"
SCHEMAS = Path(__file__).parent.parent / "schemas"
SUFFIXES = {
    "full": "txt",
    "concise": "txt",
    "grouped": "txt",
    "github": "txt",
    "azure": "txt",
    "summary": "md",
    "junit": "xml",
    "gitlab": "json",
    "rdjson": "json",
    "markdown": "md",
}
BY_ID = {a.alert_id: a for a in ALERTS}
NEW = [a for a in ALERTS if a.state == "new"]


def schema(name):
    return json.loads((SCHEMAS / name).read_text("utf-8"))


def lines_of(output):
    assert output == "" or output.endswith("\n")
    return [json.loads(line) for line in output.splitlines()]


@pytest.mark.parametrize("format", gate.FORMATS)
def test_golden(format):
    """UPDATE_GOLDEN=1 writes the examples anew; look at the difference before you commit it."""
    path = GOLDEN / f"{format}.{SUFFIXES.get(format, format)}"
    shown = gate.rendered(format, ALERTS, RUN)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(shown, "utf-8", newline="")
    assert shown == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("format", gate.FORMATS)
def test_order_of_alerts_changes_nothing(format):
    run = RUN._replace(agreed=(*RUN.agreed, Agreed("articles/new.md", 1, "f", "a")))
    other = run._replace(agreed=run.agreed[::-1], checked=run.checked[::-1], texts=dict(reversed(TEXTS.items())))
    assert gate.rendered(format, ALERTS, run) == gate.rendered(format, ALERTS[::-1], other)


@pytest.mark.parametrize("format", gate.FORMATS)
def test_clean_run(format):
    shown = gate.rendered(format, [], CLEAN)
    assert "FC1" not in shown or format == "sarif"
    assert shown or format in ("github", "azure", "jsonl", "rdjsonl")  # those are empty where nothing is to tell


@pytest.mark.parametrize("format", [f for f in gate.FORMATS if f != "junit"])
def test_only_new_ones_unless_asked(format):
    said = ALERTS[3].message
    assert said not in gate.rendered(format, ALERTS, RUN)
    assert said in gate.rendered(format, ALERTS, RUN, show=("new", "known"))


def test_unknown_format():
    with pytest.raises(FactcheckError, match="take one of full"):
        gate.rendered("pdf", [], CLEAN)


# SARIF


def sarif(alerts=ALERTS, run=RUN, **options):
    return json.loads(gate.rendered("sarif", alerts, run, **options))


def test_sarif_schema():
    checker = jsonschema.Draft4Validator(schema("sarif-2.1.0.json"))
    unread = RUN._replace(unread=(("a b.md", "it is not text"),))
    for log in (sarif(), sarif([], CLEAN), sarif(show=("new", "known", "fixed")), sarif(run=unread)):
        checker.validate(log)


def test_sarif_has_what_github_requires():
    log = sarif()
    driver = log["runs"][0]["tool"]["driver"]
    assert log["$schema"]
    assert log["version"] == "2.1.0"
    for rule in driver["rules"]:
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert 0 < len(rule["name"]) <= 255
        assert rule["help"]["text"]
        assert "security-severity" not in rule["properties"]
        assert len(rule["properties"]["tags"]) <= 10
    for result in log["runs"][0]["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert set(result["locations"][0]["physicalLocation"]["region"]) == {
            *("startLine", "startColumn", "endLine", "endColumn")
        }
        assert result["partialFingerprints"]["primaryLocationLineHash"].split(":")[0] in BY_ID
        assert "suppressions" not in result


def test_sarif_lists_all_rules_on_a_clean_run():
    listed = [rule["id"] for rule in sarif([], CLEAN)["runs"][0]["tool"]["driver"]["rules"]]
    assert listed == [rule.rule_id for rule in rules.table()]


def test_sarif_describes_rules_that_no_table_has():
    odd = ALERTS[0]._replace(rule_id="FC999", title="A silencing comment that silences nothing", related=(), kind="")
    log = sarif([odd])
    jsonschema.Draft4Validator(schema("sarif-2.1.0.json")).validate(log)
    assert log["runs"][0]["tool"]["driver"]["rules"][-1]["id"] == "FC999"


def test_sarif_links_lead_to_related_locations():
    for result in sarif()["runs"][0]["results"]:
        linked = [int(n) for n in re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])]
        assert linked == [place["id"] for place in result["relatedLocations"]]


def test_sarif_silent_on_known_but_for_the_asking():
    result = sarif([ALERTS[3]], show=("known",))["runs"][0]["results"][0]
    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "the second room opened later"}
    ]
    assert result["baselineState"] == "unchanged"


def test_sarif_stays_under_githubs_limits(monkeypatch):
    from factcheck.report import sarif as module

    assert module.MOST <= 25_000
    monkeypatch.setattr(module, "MOST", 50)
    crowd = ALERTS[0]._replace(related=ALERTS[0].related * 1500)
    results = sarif([*many(60, severity="warning"), crowd])["runs"][0]["results"]
    assert len(results) == 50
    assert sum(r["level"] == "error" for r in results) == 1
    assert max(len(r["relatedLocations"]) for r in results) == 100
    assert len(results[0]["message"]["text"]) < 5_000


def test_sarif_without_the_texts_counts_code_points():
    log = sarif(run=RUN._replace(texts={}))
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"
    assert region["startColumn"] == ALERTS[0].column


# columns, read back from the files


def cut(text, region, encoding, unit):
    """What stands in a file between two places, lines and units counted from 1 and the end left out."""
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n|$)", text)

    def offset(line, column):
        return sum(len(x.encode(encoding)) for x in lines[: line - 1]) + (column - 1) * unit

    first, last = offset(*region[:2]), offset(*region[2:])
    return text.encode(encoding)[first:last].decode(encoding)


def sarif_cuts(alerts, run):
    for result in sarif(alerts, run)["runs"][0]["results"]:
        assert sarif(alerts, run)["runs"][0]["columnKind"] == "utf16CodeUnits"
        for place in (*result["locations"], *result["relatedLocations"]):
            physical = place["physicalLocation"]
            region = [physical["region"][key] for key in ("startLine", "startColumn", "endLine", "endColumn")]
            yield cut(run.texts[_path(physical["artifactLocation"]["uri"])], region, "utf-16-le", 2)


def _path(uri):
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(uri)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    return unquote(parts.path)


def rdjson_cuts(alerts, run):
    for found in lines_of(gate.rendered("rdjsonl", alerts, run)):
        for place in (found["location"], *(row["location"] for row in found["related_locations"])):
            region = [place["range"][end][key] for end in ("start", "end") for key in ("line", "column")]
            yield cut(run.texts[place["path"]], region, "utf-8", 1)


def jsonl_cuts(alerts, run):
    for found in lines_of(gate.rendered("jsonl", alerts, run)):
        for row in (found, *found["related"]):
            region = [row[key] for key in ("line", "column", "end_line", "end_column")]
            yield cut(run.texts[row["path"]], region, "utf-32-le", 4)


CUTS = {"sarif": sarif_cuts, "rdjsonl": rdjson_cuts, "jsonl": jsonl_cuts}


@pytest.mark.parametrize("format", CUTS)
def test_places_hold_the_statements(format):
    expected = [" ".join(row.text.split()) for a in sorted(NEW, key=lambda a: a.line) for row in (a, *a.related)]
    assert [" ".join(text.split()) for text in CUTS[format](NEW, RUN)] == expected


@pytest.mark.parametrize("format", CUTS)
@given(
    before=st.text(st.sampled_from("aé\u0301😀𝔄\tש\u200d\r\n "), max_size=30),
    after=st.text(st.sampled_from("b😀\r\n"), max_size=9),
)
def test_places_hold_the_statements_whatever_stands_before(format, before, after):
    words = "The 🚲 race began\r\nat 9."
    texts = {"x.md": f"{before}{words}{after}", "y.md": f"{after}{words}"}
    other = related("y.md", words, "9", "9 is not 10", texts=texts)
    one = alert(
        *("e1", "FC101", "Two dates", "9 is not 10", words),
        kind="date",
        value="9",
        others=[other],
        path="x.md",
        texts=texts,
    )
    assert list(CUTS[format]([one], RUN._replace(texts=texts))) == [words, words]


def test_columns_of_places_outside_the_text():
    assert columns.utf8({"a": "é\n"}, "a", 1, 99) == 4  # the line's end counts too
    assert columns.utf8({"a": "é\n"}, "a", 9, 5) == 1
    assert columns.utf16({}, "a", 1, 5) is None


def test_rdjson_without_the_texts_gives_lines_only():
    found = lines_of(gate.rendered("rdjsonl", ALERTS, RUN._replace(texts={})))
    assert found[0]["location"]["range"] == {"start": {"line": 3}, "end": {"line": 3}}


# the other formats that have a schema


def test_gitlab_schema():
    checker = jsonschema.Draft202012Validator(schema("gitlab-code-quality.json"))
    for alerts, run in ((ALERTS, RUN), ([], CLEAN)):
        shown = gate.rendered("gitlab", alerts, run)
        assert not shown.startswith("\ufeff")
        checker.validate(json.loads(shown))
    found = json.loads(gate.rendered("gitlab", many(30), RUN))
    assert len({issue["fingerprint"] for issue in found}) == 30
    assert all(issue["description"].startswith("FC101 ") for issue in found)


def test_rdjson_schema():
    whole = schema("rdjson.json")
    checker = jsonschema.Draft202012Validator(whole)
    checker.validate(json.loads(gate.rendered("rdjson", ALERTS, RUN)))
    checker.validate(json.loads(gate.rendered("rdjson", [], CLEAN)))
    one = jsonschema.Draft202012Validator({**whole, "$ref": "#/$defs/diagnostic"})
    for found in lines_of(gate.rendered("rdjsonl", ALERTS, RUN)):
        one.validate(found)
        assert found["source"] == {"name": "factcheck"}


def test_jsonl_schema():
    path = Path(gate.__file__).parent / "alert.schema.json"
    checker = jsonschema.Draft202012Validator(json.loads(path.read_text("utf-8")))
    whole = jsonschema.Draft202012Validator(checker.schema | {"$ref": "#/$defs/document"})
    for alerts, run in ((ALERTS, RUN), ([], CLEAN), ([], RUN._replace(unread=(("a", "b"),)))):
        whole.validate(json.loads(gate.rendered("json", alerts, run)))
    found = lines_of(gate.rendered("jsonl", ALERTS, RUN, show=("new", "known", "fixed")))
    assert len(found) == len(ALERTS)
    for row in found:
        checker.validate(row)
        assert set(row) == {"schema", *ALERTS[0]._fields}


def test_json_is_jsonl_with_what_was_looked_at():
    found = json.loads(gate.rendered("json", ALERTS, RUN))
    assert found["alerts"] == lines_of(gate.rendered("jsonl", ALERTS, RUN))
    assert {name: found[name] for name in ("schema", "checked", "sources", "claims", "shared", "new", "known")} == {
        "schema": "factcheck-alerts/1",
        "checked": ["articles/new.md", "articles/quiet.md"],
        "sources": 2,
        "claims": 9,
        "shared": 4,
        "new": 3,
        "known": 1,
    }


def test_csv_has_a_row_for_each_two_claims():
    import csv
    import io

    rows = list(csv.DictReader(io.StringIO(gate.rendered("csv", [*ALERTS, ALERTS[0]._replace(related=())], RUN))))
    assert len(rows) == sum(len(a.related) for a in NEW) + 1
    bridge = [row for row in rows if row["rule_id"] == "FC103"]
    assert [(row["path"], row["other_path"], row["reading"]) for row in bridge] == [
        ("articles/new.md", "archive/old.md", "4200000 USD is not 6500000 USD"),
        ("articles/new.md", "press/2001 files/#1.txt", "4200000 USD is not 7000000 GBP"),
    ]


# commands in logs


def commands(format, reader, alerts=ALERTS, run=RUN):
    shown = physical_lines(gate.rendered(format, alerts, run).rstrip("\n"))
    return [reader(line) for line in shown if line]


def test_github_annotations():
    first, second, third = commands("github", github)
    assert (first.name, second.name, third.name) == ("error", "warning", "notice")
    assert first.properties == {
        "file": "articles/new.md",
        "line": "3",
        "endLine": "3",
        "col": str(ALERTS[0].column),
        "endColumn": str(ALERTS[0].end_column),
        "title": "FC101 Two dates for one event",
    }
    assert "col" not in third.properties  # it goes over two lines
    assert "archive/old.md:1 (1999-01-02) says “The Cafe\u0301 Brisant opened on 9 May 1998.”" in first.message
    assert all(c.properties["file"] == "articles/new.md" for c in (first, second, third))


@pytest.mark.parametrize(("number", "shown"), [(1, 1), (10, 10), (11, 10), (400, 10)])
def test_github_shows_ten_of_a_level(number, shown):
    alerts = [*many(number), *many(number, severity="warning"), *many(number, severity="note")]
    found = commands("github", github, alerts)
    for level in ("error", "warning", "notice"):
        told = [command for command in found if command.name == level]
        assert len(told) == shown
        if number > 10:
            assert f"{number - 9} more places" in told[-1].message
            assert "file" not in told[-1].properties
    assert len(found) <= 50


def test_github_shows_the_surest():
    found = commands("github", github, [a._replace(message=f"id-{a.alert_id}") for a in many(30)])
    assert [f"{29 - n:016x}" in command.message for n, command in enumerate(found[:9])] == [True] * 9


def test_azure_commands():
    first, second, _ = commands("azure", azure)
    assert first.name == "task.logissue"
    assert first.properties == {
        "type": "error",
        "sourcepath": "articles/new.md",
        "linenumber": "3",
        "columnnumber": str(ALERTS[0].column),
        "code": "FC101",
    }
    assert second.properties["type"] == "warning"
    assert "archive/old.md:1" in first.message


# the summary


def test_summary_stays_under_its_limit_and_tells_what_is_left_out():
    long = [a._replace(text="ü" * 250, related=a.related * 20) for a in many(3000)]
    shown = gate.rendered("summary", long, RUN)
    assert 800 * 1024 < len(shown.encode()) <= 900 * 1024
    sections = shown.count("\n#### ")
    assert f"And {3000 - sections:,} more alerts" in shown
    assert shown.startswith("### ")


def test_summary_links():
    shown = gate.rendered("summary", ALERTS, RUN, link="https://github.com/o/r/blob/c0ffee/")
    assert "(https://github.com/o/r/blob/c0ffee/press/2001%20files/%231.txt?plain=1#L1)" in shown
    assert "(https://github.com/o/r/blob/c0ffee/articles/new.md?plain=1#L5-L6)" in shown


# JUnit, read by another's parser


def junit(alerts=ALERTS, run=RUN, **options):
    return junitparser.JUnitXml.fromstring(gate.rendered("junit", alerts, run, **options).encode())


def test_junit():
    found = junit()
    suites = {suite.name: list(suite) for suite in found}
    assert set(suites) == {"articles/new.md", "articles/quiet.md"}
    kinds = [type(case.result[0]).__name__ if case.result else "" for case in suites["articles/new.md"]]
    assert sorted(kinds) == ["", "", "", "Failure", "Skipped"]  # agreed, warning, note; error; known
    assert [case.name for case in suites["articles/quiet.md"]] == ["no contradiction"]
    assert (found.tests, found.failures, found.errors, found.skipped) == (6, 1, 0, 1)
    failure = next(case.result[0] for case in suites["articles/new.md"] if case.name.startswith("FC101"))
    assert failure.type == "FC101"
    assert "archive/old.md:1 (1999-01-02) says “The Cafe\u0301 Brisant opened on 9 May 1998.”" in failure.text
    skipped = next(case.result[0] for case in suites["articles/new.md"] if case.name.startswith("FC102"))
    assert skipped.message == "known: the second room opened later"


@pytest.mark.parametrize(("least", "failures"), [("error", 1), ("warning", 2), ("note", 3), ("never", 0)])
def test_junit_fails_where_the_gate_does(least, failures):
    assert junit(fail_on=least).failures == failures


def test_junit_passes_what_the_gate_is_not_sure_enough_of():
    assert junit(fail_on="note", fail_confidence=0.9).failures == 2


def test_junit_tells_of_what_could_not_be_read():
    found = junit([], CLEAN._replace(unread=(("bad.md", "it is not text"),)))
    assert found.errors == 1
    assert found.tests == 3


@pytest.mark.parametrize("run", [CLEAN, CLEAN._replace(checked=())])
def test_junit_always_has_a_case(run):
    assert junit([], run).tests >= 1


def test_junit_cases_have_names_of_their_own():
    cases = [case.name for suite in junit(many(20)) for case in suite]
    assert len(cases) == len(set(cases))


# lists


def test_concise_lines_have_places():
    *lines, closing = gate.rendered("concise", ALERTS, RUN).splitlines()
    places = [re.match(r"(.+?):(\d+):(\d+): (error|warning|note) (FC\d{3}) ", line).groups() for line in lines]
    expected = [(a.path, str(a.line), str(a.column), a.severity, a.rule_id) for a in NEW]
    assert sorted(places) == sorted(expected)
    assert closing == "checked 2 articles against 2 sources, 9 claims, 4 shared facts: 3 new contradictions, 1 known"


def test_full_quotes_all_only_where_asked():
    crowd = ALERTS[0]._replace(related=ALERTS[0].related * 9, text=f"{'word ' * 200}4 May 1998.")
    short, long = (gate.rendered("full", [crowd], RUN, all=whole) for whole in (False, True))
    assert "and 4 more places" in short
    assert long.count("archive/old.md:1") == 9
    assert "word " * 200 in long
    assert "word " * 100 not in short


def test_full_colours_where_asked():
    assert "\x1b[" not in gate.rendered("full", ALERTS, RUN)
    coloured = gate.rendered("full", ALERTS, RUN, color=True)
    assert "\x1b[1m4 May 1998\x1b[0m" in coloured


# the rules


def test_rules_are_those_of_judging():
    between = [(rule.rule_id, rule.kind, rule.title) for rule in judge.RULES]
    assert [rule[:3] for rule in rules.table()][: len(between)] == between
    within = [judge.rule_of(rule.kind, within_source=True) for rule in judge.RULES]
    assert [rule.rule_id for rule in rules.table()][len(between) :] == [*within, "FC901", "FC902", "FC903", "FC904"]


def test_explained():
    assert rules.explained(rules.of(" fc101 ")).startswith("FC101 (date): Two dates for one event\n")
    assert rules.of("FC990") is None
    assert rules.listed().count("\n") == len(rules.table())


def test_every_format_is_documented():
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
    assert [name for name in gate.FORMATS if f"`{name}`" not in page] == []
