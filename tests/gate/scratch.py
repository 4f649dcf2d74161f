"""Scratch repositories of small articles, and the command line run in them with the judge of toy."""

from __future__ import annotations

import os
import subprocess
from typing import NamedTuple

import toy
from typer.testing import CliRunner

from factcheck import cli
from factcheck.errors import FactcheckError

ARCHIVE = {
    "archive/mill.md": "# The mill\n\nThe Mill has 12 windows and a red door. It rained a little.\n",
    "archive/barn.md": "# The barn\n\nNobody came.\n\nThe Barn has 3 gates, they say.\n",
    "archive/old/town.html": "<html><body><h1>Town</h1><p>The Tower has 9 bells.</p></body></html>\n",
}


class Done(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def last(self) -> str:
        return self.out.rstrip("\n").rsplit("\n", maxsplit=1)[-1]


def git(folder, *words):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    names = {f"GIT_{who}_{what}": "a@b.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    config = ("-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", "-c", "protocol.file.allow=always")
    done = subprocess.run(["git", *config, *words], cwd=folder, env=clean | names, capture_output=True, check=True)
    return done.stdout.decode().strip()


def put(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="")


def commit(folder, message="work"):
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", message)


def run(*words, **options):
    """The finished command line, in this process."""
    result = CliRunner().invoke(cli.app, list(words), **options)
    if isinstance(result.exception, FactcheckError):
        return Done(result.exception.exit_code, result.stdout, f"{result.stderr}error: {result.exception}")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Done(result.exit_code, result.stdout, result.stderr)


def prepared(monkeypatch, folder):
    """The folder as the current one, free of what the surroundings say."""
    for name in list(os.environ):
        if name.startswith(("GIT_", "FACTCHECK_", "GITHUB_")) or name in ("CI", "TF_BUILD", "SOURCE_DATE_EPOCH"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder.parent / "no-config"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    folder.mkdir(exist_ok=True)
    monkeypatch.chdir(folder)
    monkeypatch.setattr("factcheck.focus.tables", toy.tables)
    return folder
