import os
import subprocess

import pytest

from factcheck import git
from factcheck.errors import FactcheckError


def run(folder, *words):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    names = {f"GIT_{who}_{what}": "a@b.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    config = ("-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", "-c", "protocol.file.allow=always")
    done = subprocess.run(["git", *config, *words], cwd=folder, env=clean | names, capture_output=True, check=True)
    return done.stdout.decode().strip()


@pytest.fixture
def repo(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    top = tmp_path / "repo"
    top.mkdir()
    run(top, "init", "-q")
    for name in ("a.md", "b.md", "ö ü.md"):
        (top / name).write_text(f"# {name}\n\n" + "The same words over and over.\n" * 9)
    run(top, "add", ".")
    run(top, "commit", "-qm", "first")
    return top


def files(changes):
    return {change.path: change.before for change in changes.files}


def test_changed_since_counts_from_where_head_left(repo):
    run(repo, "checkout", "-qb", "work")
    (repo / "a.md").write_text("# a\n\nOther words.\n")
    run(repo, "mv", "b.md", "c.md")
    run(repo, "commit", "-qam", "work")
    run(repo, "checkout", "-q", "main")
    (repo / "ö ü.md").write_text("changed on main")
    run(repo, "commit", "-qam", "main goes on")
    run(repo, "checkout", "-q", "work")
    (repo / "new.md").write_text("not known yet")
    (repo / ".gitignore").write_text("ignored.md\n.gitignore\n")
    (repo / "ignored.md").write_text("ignored")
    changes = git.changed(repo, "main")
    assert files(changes) == {"a.md": "a.md", "c.md": "b.md", "new.md": ""}
    assert changes.listed == ["a.md", "c.md", "new.md", "ö ü.md"]
    assert git.content(repo, "b.md", changes.base).startswith(b"# b.md")
    assert git.content(repo, "none.md", changes.base) is None


def test_staged_is_the_index_not_the_work_tree(repo):
    (repo / "a.md").write_text("staged")
    run(repo, "add", "a.md")
    (repo / "a.md").write_text("work tree")
    (repo / "ö ü.md").unlink()
    changes = git.staged(repo)
    assert files(changes) == {"a.md": "a.md"}
    assert git.content(repo, "a.md") == b"staged"
    assert git.unstaged(repo) == {"a.md", "ö ü.md"}
    assert changes.listed == ["a.md", "b.md", "ö ü.md"]


def test_the_first_commit_can_be_checked(tmp_path, repo):
    bare = tmp_path / "fresh"
    bare.mkdir()
    run(bare, "init", "-q")
    (bare / "a.md").write_text("x")
    run(bare, "add", ".")
    assert files(git.staged(bare)) == {"a.md": ""}


def test_top(repo):
    (repo / "deep" / "er").mkdir(parents=True)
    assert git.top(repo / "deep" / "er") == repo


def test_no_repository(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(FactcheckError, match="in no git repository"):
        git.top(tmp_path)


def test_no_git(repo, monkeypatch):
    monkeypatch.setenv("PATH", str(repo))
    with pytest.raises(FactcheckError, match="not installed"):
        git.top(repo)


@pytest.mark.parametrize("ref", ["nonsense", "-nonsense", "--output=x", ""])
def test_an_unknown_revision(repo, ref):
    with pytest.raises(FactcheckError, match="git knows no revision"):
        git.changed(repo, ref)
    assert not (repo / "x").exists()


def test_no_common_commit(repo):
    run(repo, "checkout", "-q", "--orphan", "other")
    run(repo, "commit", "-qm", "other")
    with pytest.raises(FactcheckError, match="no commit in common"):
        git.changed(repo, "main")


def test_a_shallow_clone_says_how_to_deepen_it(repo, tmp_path):
    run(repo, "checkout", "-qb", "work")
    (repo / "a.md").write_text("other")
    run(repo, "commit", "-qam", "work")
    clone = tmp_path / "clone"
    run(tmp_path, "clone", "-q", "--depth", "1", "--no-single-branch", f"file://{repo}", str(clone))
    for ref in ("origin/main", run(repo, "rev-parse", "main~0"), "0" * 40):
        with pytest.raises(FactcheckError, match="fetch-depth: 0"):
            git.changed(clone, ref)
