import json
import tomllib
from pathlib import Path

import pytest

from factcheck import config
from factcheck.errors import FactcheckError

SCHEMA = Path(__file__).parents[2] / "docs" / "config.schema.json"
MISTAKES = tomllib.loads((Path(__file__).parent / "config.toml").read_text(encoding="utf-8"))["mistake"]


def load(tmp_path, text=None, name="factcheck.toml", **options):
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    return config.load(**({"start": tmp_path, "environment": {}} | options))


def test_defaults_say_that_they_are(tmp_path):
    plain = load(tmp_path)
    assert set(plain.origins.values()) == {"default"}
    assert (plain.fail_on, plain.max_new, plain.baseline) == ("error", 0, ".factcheck-baseline.jsonl")


def test_the_first_to_speak_counts(tmp_path):
    (tmp_path / "user" / "factcheck").mkdir(parents=True)
    (tmp_path / "user" / "factcheck" / "config.toml").write_text('max-new = 1\nscope = "all"\nbaseline-mode = "off"')
    text = 'max-new = 2\nscope = "claim"'
    environment = {"XDG_CONFIG_HOME": str(tmp_path / "user"), "FACTCHECK_MAX_NEW": "3"}
    heard = load(tmp_path, text, environment=environment)
    assert (heard.max_new, heard.scope, heard.baseline_mode) == (3, "claim", "off")
    assert heard.origins["max-new"] == "$FACTCHECK_MAX_NEW"
    assert heard.origins["scope"].endswith("factcheck.toml")
    assert heard.origins["baseline-mode"].endswith("config.toml")
    assert load(tmp_path, given={"max-new": 4, "scope": None}, environment=environment).max_new == 4
    alone = load(tmp_path, isolated=True, environment=environment)
    assert set(alone.origins.values()) == {"default"}


@pytest.mark.parametrize("deep", ["", "a", "a/b"])
def test_the_search_stops_at_the_top_of_the_repository(tmp_path, deep):
    (tmp_path / "factcheck.toml").write_text("max-new = 9")
    top = tmp_path / "repo"
    (top / "a" / "b").mkdir(parents=True)
    (top / ".git").mkdir()
    assert load(tmp_path, start=top / deep).max_new == 0
    assert load(tmp_path, start=top / deep).root == top
    (top / "pyproject.toml").write_text("[tool.factcheck]\nmax-new = 1")
    assert load(tmp_path, start=top / deep).max_new == 1
    (top / ".factcheck.toml").write_text("max-new = 2")
    (top / "factcheck.toml").write_text("max-new = 3")
    assert load(tmp_path, start=top / deep).max_new == 3


def test_a_pyproject_of_others_is_passed_over(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "factcheck.toml").write_text("max-new = 5")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\nx = 1")
    assert load(tmp_path, start=tmp_path / "a").max_new == 5


@pytest.mark.parametrize("case", MISTAKES, ids=[case["told"] for case in MISTAKES])
def test_mistakes(tmp_path, case):
    with pytest.raises(FactcheckError) as error:
        load(tmp_path, case.get("text", ""), environment=case.get("environment", {}))
    assert case["told"] in str(error.value)
    assert "\n" not in str(error.value)


def test_a_named_file_must_be_there(tmp_path):
    with pytest.raises(FactcheckError, match="factcheck config init"):
        load(tmp_path, file=str(tmp_path / "none.toml"))


@pytest.mark.parametrize(
    ("required", "version", "fits"),
    [
        (">=0.1,<1", "0.1.0", True),
        (">=0.2", "0.1.9", False),
        ("==0.1", "0.1.0", True),
        ("!=0.1", "0.1.0", False),
        ("<1", "1.0.0", False),
        ("<=1.0", "1.0.0+local", True),
    ],
)
def test_required_version(tmp_path, required, version, fits):
    asked = load(tmp_path, f'required-version = "{required}"')
    if fits:
        config.require(asked, version)
    else:
        with pytest.raises(FactcheckError, match="asks for factcheck"):
            config.require(asked, version)


def test_the_schema_in_the_docs_is_true():
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == config.schema()


def test_what_is_shown_reads_back(tmp_path):
    text = """
sources = ["a b", 'c"d']
severity = { date = "warning", FC102 = "off" }
reports = [{ format = "json", path = "x.json" }]
[per-path."live/**"]
compare-with-self = false
[[exceptions]]
path = "old/*"
reason = "as the city has it"
expires = 2027-06-30
"""
    first = load(tmp_path, text)
    again = load(tmp_path, "\n".join(f"{name} = {held}" for name, held, _ in config.shown(first)))
    for name in ("sources", "severity", "reports", "per_path", "exceptions", "show", "cache"):
        assert getattr(again, name) == getattr(first, name)


def test_the_starter_holds_the_defaults(tmp_path):
    starter = config.starter()
    assert load(tmp_path, starter).max_new == 0
    uncommented = "\n".join(
        line.removeprefix("# ") for line in starter.splitlines() if " = " in line and line.startswith("# ")
    )
    spoken = load(tmp_path, uncommented)
    plain = load(tmp_path, "")
    assert all(
        getattr(spoken, key.name.replace("-", "_")) == getattr(plain, key.name.replace("-", "_")) for key in config.KEYS
    )
