"""What others take from here: hooks, the action, the template of a job."""

import re
from pathlib import Path

import pytest
import scratch
from scratch import ARCHIVE, commit, git, put, run
from typer.main import get_command

from factcheck import cli

TOP = Path(__file__).parents[2]
HOOKS = (TOP / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
ACTION = (TOP / "action.yml").read_text(encoding="utf-8")
JOB = (TOP / "gitlab" / "factcheck.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("entry", re.findall(r"^  entry: factcheck (.*)$", HOOKS, re.MULTILINE))
def test_hooks_run_as_they_are_written(tmp_path, monkeypatch, entry):
    place = scratch.prepared(monkeypatch, tmp_path / "place")
    git(place, "init", "-q")
    put(place, ARCHIVE | {"factcheck.toml": 'sources = ["archive", "*.md"]\n'})
    commit(place)
    put(place, {"new.md": "# New\n\nThe Mill has 14 windows.\n", "LICENSE": "Words.\n"})
    git(place, "add", "-A")
    names = ["LICENSE", "new.md"] if "--staged" in entry else []
    assert run(*entry.split(), *names).code == 1
    put(place, {"new.md": "# New\n\nThe Mill has 12 windows.\n"})
    git(place, "add", "-A")
    assert run(*entry.split(), *names).code == 0


def test_there_is_a_hook_for_each_use():
    assert re.findall(r"^- id: (.*)$", HOOKS, re.MULTILINE) == ["factcheck", "factcheck-all"]
    assert HOOKS.count("language: python") == 2


@pytest.mark.parametrize("text", [ACTION, JOB])
def test_options_used_elsewhere_exist(text):
    known = {word for parameter in get_command(cli.app).commands["check"].params for word in parameter.opts}
    (command,) = re.findall(r"^ *(?:- )?factcheck check ((?:.*\\\n)*.*)$", text, re.MULTILINE)
    used = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", command))
    assert used
    assert used <= known


def test_no_input_of_the_action_is_ever_part_of_a_script():
    scripts = re.findall(r"^( +)run: (\|\n(?:\1 +.*\n|\n)+|.*\n)", ACTION, re.MULTILINE)
    assert len(scripts) == 2
    assert not [script for _, script in scripts if "${{" in script]


def test_a_job_with_history_is_asked_for():
    assert 'GIT_DEPTH: "0"' in JOB
    assert "fetch-depth: 0" in (TOP / "docs" / "gate.md").read_text(encoding="utf-8")
