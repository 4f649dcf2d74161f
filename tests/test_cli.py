import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import invented
import pytest
import stub
from typer.main import get_command
from typer.testing import CliRunner

from factcheck import cli
from factcheck.errors import FactcheckError
from factcheck.report import FORMATS, rules

DOCS = [Path(__file__).parent.parent / "docs" / name for name in ("cli.md", "gate.md")]
STUB = str(Path(__file__).with_name("stub.py"))


@pytest.fixture(autouse=True)
def _steps(monkeypatch):
    import factcheck

    monkeypatch.setitem(sys.modules, "factcheck.pipeline", None)
    monkeypatch.setattr(factcheck, "pipeline", None, raising=False)
    stub.installed()


def run(*words):
    """The result of the command line in this process; a FactcheckError stays what it is."""
    result = CliRunner().invoke(cli.app, list(words))
    if isinstance(result.exception, FactcheckError):
        raise result.exception
    return result


def shell(*words, **options):
    """The finished process of the command line, its output as bytes."""
    return subprocess.run([sys.executable, STUB, *words], capture_output=True, check=False, timeout=60, **options)


def commands():
    """Each command by its whole name, groups aside."""
    found, groups = {}, {"": get_command(cli.app)}
    while groups:
        name, group = groups.popitem()
        for word, command in group.commands.items():
            (groups if hasattr(command, "commands") else found)[f"{name} {word}".strip()] = command
    return {"": get_command(cli.app)} | found


# What is asked for


@pytest.mark.parametrize("format", FORMATS)
def test_report_in_every_format(format):
    result = run("report", "loud", "-f", format)
    assert result.exit_code == 0
    assert result.stdout == invented.report().render(format)
    assert not result.stderr


def test_report_is_text_where_nothing_is_said():
    assert run("report", "loud").stdout == invented.report().render("text")


def test_rows_and_all_reach_the_format():
    assert run("report", "loud", "-f", "csv", "--rows", "pairs").stdout.startswith("finding_id,")
    assert run("report", "loud", "--all").stdout == invented.report().render("text", all=True)
    assert run("report", "loud", "-f", "csv", "--csv-bom").stdout.startswith("\ufeffverdict")
    assert ",=HYPERLINK" in run("report", "loud", "-f", "csv", "--csv-raw").stdout.replace('"', "")


@pytest.mark.parametrize(
    ("words", "files", "shown"),
    [
        (["-o", "r.md"], {"r.md": "markdown"}, None),
        (["-o", "r.json", "-o", "r.csv"], {"r.json": "json", "r.csv": "csv"}, None),
        (["-o", "json=r.txt"], {"r.txt": "json"}, None),
        (["--format", "json", "--output", "r"], {"r": "json"}, None),
        (["--format", "json", "--output", "r.json"], {"r.json": "json"}, None),
        (["-f", "text", "-o", "json=r"], {"r": "json"}, "text"),
        (["-o", "./a=b.json"], {"a=b.json": "json"}, None),
        (["-o", "R.MD"], {"R.MD": "markdown"}, None),
    ],
)
def test_output_files(words, files, shown, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("report", "loud", *words)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        name: invented.report().render(format) for name, format in files.items()
    }
    assert result.stdout == (invented.report().render(shown) if shown else "")
    assert [line for line in result.stderr.splitlines() if line.startswith("factcheck: wrote ")]


def test_quiet_says_nothing(tmp_path):
    assert not run("report", "odd", "-q", "-o", str(tmp_path / "r.md")).stderr
    assert "warning: odd.txt" in run("report", "odd").stderr


@pytest.mark.parametrize("format", ["csv", "json", "jsonl"])
def test_claims(format, tmp_path):
    shown = run("claims", "loud", "--format", format).stdout
    run("claims", "loud", "-o", str(tmp_path / f"claims.{format}"))
    assert (tmp_path / f"claims.{format}").read_text(encoding="utf-8") == shown
    assert "The ferry Petrel cost 4.2 million euros." in shown
    if format != "csv":
        rows = json.loads(shown) if format == "json" else [json.loads(line) for line in shown.splitlines()]
        assert list(rows[0]) == list(invented.report().claims)
        assert len(rows) == len(invented.report().claims)


def test_claims_shows_what_is_dropped():
    shown = run("claims", "loud", "--show-dropped").stdout.splitlines()
    assert shown[0] == "source,line,reason,text"
    assert shown[1] == "council.html,1,navigation,Home News Contact"


def test_claims_as_parquet(tmp_path):
    pd, _ = pytest.importorskip("pandas"), pytest.importorskip("pyarrow")
    run("claims", "loud", "-o", str(tmp_path / "claims.parquet"))
    read = pd.read_parquet(tmp_path / "claims.parquet")
    assert read["claim_id"].tolist() == [
        claim["claim_id"] for claim in json.loads(run("claims", "loud", "-f", "json").stdout)
    ]


def test_rules_are_listed_without_any_step():
    assert run("rules").stdout == rules.listed()
    assert "FC101" in rules.listed()


# Mistakes


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["report", "missing"], "missing"),
        (["report", "odd", "--strict"], "odd.txt"),
        (["report", "loud", "-f", "yaml"], "text, json, csv, markdown"),
        (["report", "loud", "--rows", "cells"], "claims, pairs"),
        (["report", "loud", "--color", "red"], "auto, always, never"),
        (["report", "loud", "-o", "r.xyz"], "r.xyz tells no format"),
        (["report", "loud", "-o", "yaml=r.txt"], "'yaml'"),
        (["report", "loud", "-o", "json="], "names no file"),
        (["report", "loud", "-o", "nowhere/r.md"], "no folder nowhere"),
        (["report", "loud", "-o", "r.md", "-o", "text=r.md"], "named twice"),
        (["report", "loud", "-o", "json=."], "is a folder"),
        (["claims", "loud", "-f", "text"], "csv, json, jsonl, parquet"),
    ],
)
def test_mistakes_are_one_sentence(words, told, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["factcheck", *words])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 2
    out, err = capsys.readouterr()
    assert not out
    assert err.startswith("factcheck: error: ")
    assert told in err
    assert err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    from factcheck.report import files

    path = tmp_path / "r.txt"
    path.write_text("before")
    path.chmod(0o640)

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(FactcheckError, match="No space left"):
            files.write(path, "after")
    assert path.read_text() == "before"
    files.write(path, "after")
    assert path.read_text() == "after"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["r.txt"]


def test_a_link_stays_a_link_and_a_device_a_device(tmp_path):
    from factcheck.report import files

    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    files.write(tmp_path / "link.txt", "text")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "text"
    files.write(Path(os.devnull), "text")
    assert not Path(os.devnull).is_file()


# A process of its own


def test_exit_codes_and_streams():
    done = shell("report", "loud")
    assert (done.returncode, done.stderr) == (0, b"")
    wrong = shell("report", "missing")
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert wrong.stderr.startswith(b"factcheck: error: missing")
    assert shell("report").returncode == 2
    assert shell("--version").stdout.startswith(b"factcheck ")


def test_output_is_utf_8_whatever_the_locale():
    plain = {"PATH": os.environ["PATH"], "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    shown = shell("report", "loud", env=plain).stdout
    assert shown.decode("utf-8") == invented.report().render("text")
    assert b"\x1b" not in shown


def test_a_reader_that_leaves_is_no_trouble():
    with subprocess.Popen([sys.executable, STUB, "report", "loud"], stdout=-1, stderr=-1) as process:
        process.stdout.close()
        assert process.stderr.read() == b""


def test_ctrl_c_leaves_with_130(tmp_path):
    script = tmp_path / "slow.py"
    script.write_text(
        f"import sys, time; sys.path.insert(0, {str(Path(STUB).parent)!r})\n"
        "import stub; from factcheck import cli; module = stub.installed()\n"
        "module.check = lambda *_, **__: (print('ready', file=sys.stderr, flush=True), time.sleep(60))\n"
        "cli.main()\n"
    )
    with subprocess.Popen([sys.executable, str(script), "report", "loud"], stdout=-1, stderr=-1) as process:
        assert process.stderr.readline() == b"ready\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert b"Traceback" not in process.stderr.read()


def on_a_terminal(*words, **environment):
    """What a terminal of 100 columns is sent."""
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("no terminal can be opened here")
    clean = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "COLUMNS": "100"} | environment
    with subprocess.Popen([sys.executable, STUB, *words], stdout=theirs, stderr=theirs, env=clean) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            shown += part
        assert process.wait(30) == 0
    os.close(ours)
    return shown.decode()


@pytest.mark.parametrize(
    ("environment", "words", "coloured"),
    [
        ({}, [], True),
        ({"NO_COLOR": "1"}, [], False),
        ({"TERM": "dumb"}, [], False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, [], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({}, ["--color", "never"], False),
    ],
)
def test_colour_is_for_terminals_that_want_it(environment, words, coloured):
    shown = on_a_terminal("report", "loud", *words, **environment)
    assert ("\x1b[" in shown) == coloured
    assert "DISPUTED" in shown


def test_help_and_version_load_no_steps():
    heavy = {"pandas", "numpy", "factcheck.pipeline", "factcheck.frame"}
    code = (
        "import sys; from factcheck import cli; sys.argv = ['factcheck', sys.argv[1]]\n"
        "try: cli.main()\nexcept SystemExit: pass\n"
        f"print(sorted({heavy} & set(sys.modules)), file=sys.stderr)"
    )
    for word in ("--help", "--version"):
        done = subprocess.run([sys.executable, "-c", code, word], capture_output=True, check=True, timeout=60)
        assert done.stderr.strip() == b"[]"


# Documentation


@pytest.mark.parametrize("name", list(commands()))
def test_every_command_and_option_is_documented(name):
    texts = [page.read_text(encoding="utf-8") for page in DOCS]
    section = headed_section(texts, name) if name else texts[0].split("\n## ", 1)[0]
    options = [word for parameter in commands()[name].params for word in parameter.opts if word.startswith("-")]
    assert options or name == "rules"
    assert not [word for word in options if f"`{word}`" not in section and f"`{word} " not in section]


UNTRIED = {"--install-completion", "--show-completion"}  # typer's own


@pytest.mark.parametrize("name", list(commands()))
def test_every_option_is_tried_by_a_test(name):
    tests = "\n".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.rglob("test_*.py"))
    options = {word for parameter in commands()[name].params for word in parameter.opts if word.startswith("--")}
    assert sorted(word for word in options - UNTRIED if not re.search(rf"""["' ]{word}["'= ]""", tests)) == []


def headed_section(texts, name):
    """The lines of a command's own sections; fails where it has none."""
    head = f"\n## factcheck {name}\n"
    found = [text.split(head, 1)[1].split("\n## ", 1)[0] for text in texts if head in text]
    assert found, f"no page has a section on factcheck {name}"
    return "\n".join(found)
