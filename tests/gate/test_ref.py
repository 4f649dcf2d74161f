"""What was contradicted at a revision is known: no file, and the work tree stays as it is."""

import pytest
import scratch
from scratch import ARCHIVE, commit, git, put, run

OLD = {"old.md": "# Old\n\nSoup was served. The Mill has 14 windows.\n"}


@pytest.fixture
def repo(tmp_path, monkeypatch):
    """A repository whose first commit already holds a contradiction."""
    folder = scratch.prepared(monkeypatch, tmp_path / "place")
    git(folder, "init", "-q")
    put(folder, ARCHIVE | OLD | {"factcheck.toml": 'sources = ["archive", "*.md"]\n'})
    commit(folder, "first")
    git(folder, "tag", "before")
    return folder


TEXT = OLD["old.md"]
CASES = {  # what old.md becomes, what is checked, exit code and end of the last line
    "nothing": (TEXT, ("old.md",), 0, "0 new contradictions, 1 known"),
    "re-flowed": (TEXT.replace(" ", "\n").replace("#\n", "# "), ("old.md",), 0, "0 new contradictions, 1 known"),
    "another value": (TEXT.replace("14", "15"), ("old.md",), 1, "1 new contradiction, 0 known, 1 fixed"),
    "one more": (TEXT + "\nThe Barn has 4 gates.\n", ("old.md",), 1, "1 new contradiction, 1 known"),
    "everything": (TEXT + "\nThe Barn has 4 gates.\n", (), 1, "1 new contradiction, 1 known"),
    "gone": ("# Old\n\nSoup was served.\n", ("old.md",), 0, "0 new contradictions, 0 known, 1 fixed"),
    "changes alone": (TEXT + "\nMore soup.\n", ("--changed-since", "before"), 0, "0 new contradictions, 1 known"),
    "silenced": (
        TEXT + "\n<!-- factcheck: ignore-file[number] so it is -->\n", ("old.md",), 0, "0 new contradictions, 0 known",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_cases(repo, name):
    text, words, code, end = CASES[name]
    put(repo, {"old.md": text})
    before = git(repo, "status", "--porcelain")
    done = run("check", *words, "--baseline-ref", "before")
    assert (done.code, done.last.partition(": ")[2]) == (code, end)
    assert git(repo, "status", "--porcelain") == before
    assert not (repo / ".factcheck-baseline.jsonl").exists()
    assert "prune" not in done.err
    assert run("check", *words, "--baseline-ref", "before", "--baseline-mode", "lock").code == code


def test_a_renamed_article_is_the_same(repo):
    git(repo, "mv", "old.md", "archive/older.md")
    assert run("check", "archive/older.md", "--baseline-ref", "before").code == 0
    commit(repo, "renamed")
    assert run("check", "archive/older.md", "--baseline-ref", "before").last.endswith("0 new contradictions, 1 known")


def test_what_was_silenced_then_is_new(repo):
    put(repo, {"old.md": OLD["old.md"] + "\n<!-- factcheck: ignore-file[number] so it is -->\n"})
    commit(repo, "silenced")
    put(repo, OLD)
    assert run("check", "--baseline-ref", "HEAD").code == 1
    assert run("check", "--baseline-ref", "before").code == 0


def test_the_index_is_held_against_a_revision(repo):
    put(repo, {"old.md": OLD["old.md"] + "\nThe Barn has 4 gates.\n"})
    git(repo, "add", "-A")
    put(repo, OLD)
    assert run("check", "--staged", "--baseline-ref", "HEAD").last.endswith("1 new contradiction, 1 known")


def test_it_takes_the_place_of_the_file(repo):
    assert run("baseline", "write").code == 0
    git(repo, "checkout", "-q", "--orphan", "empty")
    git(repo, "rm", "-qf", "--cached", "old.md")
    git(repo, "commit", "-qm", "without")
    assert run("check", "old.md").code == 0
    assert run("check", "old.md", "--baseline-ref", "HEAD").code == 1
    done = run("check", "old.md", "--baseline-ref", "HEAD", "--baseline", ".factcheck-baseline.jsonl")
    assert (done.code, "take one of them" in done.err) == (2, True)


def test_standard_input_is_the_article_it_stands_for(repo):
    text = OLD["old.md"] + "\nThe Barn has 4 gates.\n"
    done = run("check", "-", "--stdin-filename", "old.md", "--baseline-ref", "HEAD", input=text)
    assert done.last.endswith("1 new contradiction, 1 known")


def test_mistakes(repo, tmp_path, monkeypatch):
    done = run("check", "--baseline-ref", "nope")
    assert (done.code, "git knows no revision nope" in done.err) == (2, True)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repo}", "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    assert "git fetch --unshallow" in run("check", "--baseline-ref", "HEAD~1").err
    (tmp_path / "plain").mkdir()
    monkeypatch.chdir(tmp_path / "plain")
    put(tmp_path / "plain", OLD)
    assert "in no git repository" in run("check", "old.md", "--baseline-ref", "HEAD").err
