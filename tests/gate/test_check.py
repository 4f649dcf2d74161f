import html
import json
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import scratch
from scratch import ARCHIVE, commit, git, put, run

from factcheck.cli import showing

NEW = {"new.md": "# New\n\nSoup was served. The Mill has 14 windows.\n"}
LINE = "checked 1 article against 3 sources, 4 claims, 1 shared fact: 1 new contradiction, 0 known"


@pytest.fixture
def place(tmp_path, monkeypatch):
    folder = scratch.prepared(monkeypatch, tmp_path / "place")
    put(folder, ARCHIVE)
    return folder


@pytest.fixture
def repo(place):
    git(place, "init", "-q")
    put(place, {"factcheck.toml": 'sources = ["archive", "*.md"]\n'})
    commit(place, "first")
    return place


# What is checked


def test_against(place):
    put(place, NEW)
    done = run("check", "new.md", "--against", "archive")
    assert (done.code, done.last) == (1, LINE)
    assert "new.md:3:18: error FC102" in done.out
    assert "archive/mill.md:3" in done.out
    assert "*14 windows*" in done.out
    assert "*12 windows*" in done.out
    assert run("check", "new.md").last.startswith("checked 1 article against one another, 1 claim")
    assert run("check", "new.md", "--against", "archive/barn.md").code == 0
    assert run("check", "new.md", "--against", "archive/b*.md", "--against", "archive/**/m*.md").code == 1


def test_the_archive_and_what_is_checked_may_be_configured(place, monkeypatch):
    git(place, "init", "-q")
    put(place, NEW | {"factcheck.toml": 'sources = ["archive"]\ncheck = ["*.md"]\nexclude = ["archive/old"]\n'})
    assert run("check").last == LINE.replace("3 sources, 4", "2 sources, 3")
    (place / "archive" / "old").joinpath("deep").mkdir()
    monkeypatch.chdir(place / "archive" / "old" / "deep")
    assert run("check").code == 1
    assert run("check", "../../../new.md").last.startswith("checked 1 article against 2")
    put(place, {"factcheck.toml": 'sources = ["nowhere/*.md"]\n'})
    assert "factcheck.toml, sources: no article matches nowhere/*.md" in run("check").err


def test_everything_is_checked_where_nothing_is_said(place):
    put(place, NEW)
    done = run("check")
    assert done.last.startswith("checked 4 articles against one another")
    assert done.code == 1
    assert len(re.findall("FC102", done.out)) == 1


def test_paths_are_those_of_the_repository(repo, monkeypatch):
    put(repo, {"sub/new.md": NEW["new.md"]})
    monkeypatch.chdir(repo / "sub")
    done = run("check", "new.md", "--against", "../archive", "-f", "jsonl")
    first = json.loads(done.out.splitlines()[0])
    assert "sub/new.md" in json.dumps(first)
    assert "archive/mill.md" in json.dumps(first)


def test_standard_input_takes_the_place_of_its_file(place):
    put(place, NEW)
    done = run("check", "-", "--stdin-filename", "new.md", "--against", ".", input="# New\n\nThe Barn has 4 gates.\n")
    assert "new.md:3:1: error" in done.out
    assert "Mill" not in done.out
    done = run("check", "-", "--against", "archive", input="The Barn has 4 gates.\n")
    assert "stdin:1:1: error" in done.out
    assert run("check", "-", "x.md").code == 2
    assert run("check", "x.md", "--stdin-filename", "y.md").code == 2
    assert run("check", "x.md", "--against", "-").code == 2


def test_changed_since(repo):
    git(repo, "checkout", "-qb", "work")
    put(repo, NEW)
    commit(repo)
    done = run("check", "--changed-since", "main")
    assert (done.code, done.last) == (1, LINE)
    git(repo, "checkout", "-q", "main")
    done = run("check", "--changed-since", "main")
    assert (done.code, done.out) == (0, "nothing to check: no article among what has changed\n")
    assert "git knows no revision nope" in run("check", "--changed-since", "nope").err


def test_without_a_configured_archive_git_gives_all(repo):
    (repo / "factcheck.toml").unlink()
    put(repo, NEW | {".gitignore": "left/\n", "left/out.md": "The Mill has 99 windows.\n"})
    assert run("check", "--changed-since", "HEAD").last == LINE


def test_what_git_ignores_is_left_out_unless_it_is_named(repo):
    put(repo, {".gitignore": "built/\n*.draft.md\n", "built/a.md": "The Mill has 99 windows.\n"})
    put(repo, {"built/deep/b.md": "The Mill has 98 windows.\n", "c.draft.md": "The Mill has 97 windows.\n"})
    assert run("check", ".").last.startswith("checked 3 articles")
    assert run("check", "*.md", "archive").last.startswith("checked 3 articles")
    assert run("check", "built").last.startswith("checked 2 articles")
    assert run("check", "built/deep", "c.draft.md").last.startswith("checked 2 articles")


def test_what_the_configuration_does_not_name_is_told_of(repo):
    put(repo, {"drafts/new.md": NEW["new.md"], "factcheck.toml": 'sources = ["archive"]\n'})
    commit(repo)
    put(repo, {"drafts/new.md": NEW["new.md"] + "\nMore.\n"})
    done = run("check", "--changed-since", "HEAD")
    assert (done.code, done.out) == (0, "nothing to check: no article among what has changed\n")
    assert "drafts/new.md has changed, but sources does not name it" in done.err
    put(repo, {"factcheck.toml": 'sources = ["archive"]\ncheck = ["drafts/*.md"]\n'})
    assert run("check", "--changed-since", "HEAD").last == LINE
    (repo / "factcheck.toml").unlink()
    assert run("check", "--changed-since", "HEAD", "--against", "archive").last == LINE
    assert run("check", "--changed-since", "HEAD", "drafts", "--against", "archive").last == LINE
    assert run("check", "--changed-since", "HEAD", "archive").out.startswith("nothing to check")


def test_a_linked_folder_is_the_folder(repo, monkeypatch):
    put(repo, NEW)
    (repo.parent / "link").symlink_to(repo)
    monkeypatch.chdir(repo.parent / "link")
    done = run("check", str(repo.parent / "link" / "new.md"), "--against", "archive", "-f", "concise")
    assert done.out.startswith("new.md:3:18: ")


def test_staged_reads_the_index(repo):
    put(repo, NEW)
    git(repo, "add", "new.md")
    put(repo, {"new.md": "# New\n\nThe Mill has 12 windows.\n", "archive/mill.md": "# The mill\n\nGone.\n"})
    assert run("check", "--staged").last == LINE
    git(repo, "add", "-A")
    assert run("check", "--staged").code == 0
    assert "cannot both" in run("check", "--staged", "--changed-since", "HEAD").err


def test_a_hook_names_files_that_are_no_articles(repo):
    put(repo, NEW | {"LICENSE": "Words.\n", "code.py": "x = 1\n"})
    git(repo, "add", "-A")
    assert run("check", "--staged", "LICENSE", "code.py").out.startswith("nothing to check")
    assert run("check", "--staged", "LICENSE", "new.md").last == LINE


def test_git_is_asked_for_in_a_repository_only(place):
    assert "in no git repository" in run("check", "--staged").err
    assert run("check", "--staged").code == 2


@pytest.mark.parametrize(("scope", "found"), [("claim", ["Tower"]), ("file", ["Mill", "Tower"]), ("all", ["Barn"])])
def test_scope(repo, scope, found):
    put(repo, {"a.md": "# A\n\nThe Mill has 14 windows.\n", "b.md": "# B\n\nThe Barn has 4 gates.\n"})
    commit(repo)
    put(repo, {"a.md": "# A\n\nThe Tower has 8 bells. The Mill\nhas 14 windows.\n"})
    done = run("check", "--changed-since", "HEAD", "--scope", scope)
    things = re.findall(r"^\| “The (\w+)", done.out, re.MULTILINE)
    assert things == (["Mill", "Tower", "Barn"] if scope == "all" else found) or sorted(things) == sorted(
        ["Mill", "Tower", *found] if scope == "all" else found
    )


def test_scope_claim_knows_a_renamed_article(repo):
    put(repo, {"a.md": "# A page of many words\n\nThe Mill has 14 windows. Nothing else is said here.\n"})
    commit(repo)
    git(repo, "mv", "a.md", "z.md")
    assert run("check", "--staged", "--scope", "claim").code == 0
    assert run("check", "--staged").code == 1


# When it fails


def test_nothing_checked_is_never_green(place):
    for words in (["nowhere"], ["none*.md"], ["--against", "nowhere", "archive"]):
        done = run("check", *words)
        assert done.code == 2, words
        assert "error" in done.err
    (place / "empty").mkdir()
    assert run("check", "empty").code == 2
    put(place, {"factcheck.toml": 'exclude = ["**"]'})
    assert run("check", "archive").code == 2
    assert run("check", "archive", "--no-fail-on-empty").code == 0


def test_an_article_that_cannot_be_read_fails(place):
    put(place, NEW | {"empty.md": "", "archive/empty.md": ""})
    done = run("check", "new.md", "empty.md", "--against", "archive")
    assert done.code == 2
    assert "empty.md: error could not be read" in done.out
    assert "FC102" in done.out
    assert "warning: archive/empty.md is empty" in done.err
    assert run("check", "empty.md", "new.md", "--against", "archive/mill.md", "--exit-zero").code == 2
    done = run("check", "new.md", "--against", "archive", "--strict")
    assert (done.code, done.out) == (2, "")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], 1),
        (["--exit-zero"], 0),
        (["--max-new", "1"], 0),
        (["--fail-confidence", "0.99"], 0),
        (["--fail-confidence", "0.95"], 1),
        (["--min-confidence", "0.99"], 0),
        (["--fail-on", "never"], 0),
        (["--fail-on", "note"], 1),
        (["--select", "date"], 0),
        (["--select", "FC1"], 1),
        (["--select", "number,date"], 1),
        (["--ignore", "FC102"], 0),
        (["--ignore", "FC101,money"], 1),
        (["--select", "nonsense"], 2),
        (["--fail-on", "maybe"], 2),
        (["--scope", "word"], 2),
        (["--format", "yaml"], 2),
        (["--ci", "jenkins"], 2),
        (["--color", "red"], 2),
        (["--today", "soon"], 2),
        (["--fail-confidence", "80"], 2),
        (["--show", "all"], 2),
        (["--config", "none.toml"], 2),
    ],
)
def test_when_it_fails(place, words, code):
    put(place, NEW)
    done = run("check", "new.md", "--against", "archive", *words)
    assert done.code == code
    if code == 2:
        assert "error: " in done.err
        assert not done.out


def test_it_says_why_it_passes_with_something_new(place):
    put(place, NEW)
    for words in (["--max-new", "1"], ["--fail-confidence", "0.99"]):
        assert "passes all the same" in run("check", "new.md", "--against", "archive", *words).err


@pytest.mark.parametrize(
    ("settings", "code", "grave"),
    [
        ('severity = { number = "warning" }', 0, "warning"),
        ('severity = { FC1 = "note", number = "error" }', 1, "error"),
        ('severity = { FC102 = "off" }', 0, None),
        ('fail-on = "warning"\nseverity = { FC1 = "warning" }', 1, "warning"),
        ('[per-path."new*"]\nseverity = "note"', 0, "note"),
        ('[per-path."other/**"]\nseverity = "note"', 1, "error"),
    ],
)
def test_severity(place, settings, code, grave):
    put(place, NEW | {"factcheck.toml": settings})
    done = run("check", "new.md", "--against", "archive")
    assert done.code == code
    assert (f" {grave} FC102" in done.out) == bool(grave)


def test_within_one_article_it_is_a_warning(place):
    put(place, {"two.md": "# Two\n\nThe Hall has 2 doors. The Hall has 3 doors.\n"})
    done = run("check", "two.md")
    assert done.code == 0
    assert "warning FC202" in done.out
    assert run("check", "two.md", "--fail-on", "warning").code == 1
    put(place, {"factcheck.toml": '[per-path."two.md"]\ncompare-with-self = false'})
    assert "FC202" not in run("check", "two.md").out


# One alert a claim and fact


def test_many_sources_make_one_alert(place):
    put(place, NEW | {f"archive/m{n}.md": f"# M\n\nThe Mill has {n} windows.\n" for n in (1, 2, 3)})
    done = run("check", "new.md", "--against", "archive")
    assert len(re.findall("FC102", done.out)) == 1
    assert "against 6 sources" in done.last
    assert "1 new contradiction" in done.last
    assert run("check", "-f", "concise").out.count("FC102") >= 3


def test_the_changed_article_is_the_primary_place(place):
    put(place, {"archive/aaa.md": "# A\n\nThe Mill has 14 windows.\n"})
    done = run("check", "archive/aaa.md", "--against", "archive", "-f", "concise")
    assert done.out.startswith("archive/aaa.md:3:1: ")
    done = run("check", "archive/mill.md", "--against", "archive", "-f", "concise")
    assert done.out.startswith("archive/mill.md:3:1: ")


def test_of_two_under_test_the_lonelier_is_the_primary_place(place):
    put(
        place,
        {"archive/b.md": "# B\n\nThe Mill has 12 windows.\n", "archive/a.md": "# A\n\nThe Mill has 14 windows.\n"},
    )
    done = run("check", "archive", "-f", "concise")
    assert [line.split(":")[0] for line in done.out.splitlines()[:-1]] == ["archive/a.md"]


# What is accepted


def test_known_and_new_and_fixed(repo, monkeypatch):
    put(repo, NEW)
    assert run("check").code == 1
    assert "1 added" in run("baseline", "write").err
    commit(repo, "accepted")
    done = run("check")
    assert (done.code, done.last.endswith("0 new contradictions, 1 known")) == (0, True)
    assert "FC102" not in done.out
    assert "error known: FC102" in run("check", "--show", "known").out
    assert run("check", "--baseline-mode", "off").code == 1
    assert run("check", "--baseline", "other.jsonl").code == 1
    assert run("check", "--baseline", ".factcheck-baseline.jsonl").code == 0
    put(repo, {"two.md": "# Two\n\nThe Mill has 15 windows.\n"})
    done = run("check", "two.md")
    assert done.last.endswith("1 new contradiction, 0 known")
    assert "archive/mill.md" in done.out
    assert "new.md" in done.out
    (repo / "two.md").unlink()
    put(repo, {"new.md": "# New\n\nNothing.\n"})
    done = run("check")
    assert (done.code, done.last.endswith("0 known, 1 fixed")) == (0, True)
    assert "1 entry of .factcheck-baseline.jsonl no longer applies" in done.err
    assert "FC904" not in done.out
    done = run("check", "--baseline-mode", "lock")
    assert (done.code, "warning FC904" in done.out) == (3, True)
    assert done.out.startswith(".factcheck-baseline.jsonl:1:1: ")
    assert run("check", "--baseline-mode", "lock", "--fail-on", "warning").code == 3
    assert run("check", "--baseline-mode", "lock", "--exit-zero").code == 0
    monkeypatch.setenv("CI", "true")
    assert run("check").code == 3
    monkeypatch.setenv("CI", "false")
    assert run("check").code == 0
    assert "note fixed: FC102" in run("check", "--show", "fixed").out
    assert "1 removed" in run("baseline", "prune").err
    assert run("check", "--baseline-mode", "lock").code == 0


def test_what_is_not_asked_for_is_not_gone(repo):
    put(repo, NEW)
    run("baseline", "write")
    before = (repo / ".factcheck-baseline.jsonl").read_text()
    for words in (["--select", "date"], ["--ignore", "FC102"], ["--min-confidence", "0.99"]):
        done = run("check", "--baseline-mode", "lock", *words)
        assert (done.code, done.last.endswith("0 known")) == (0, True)
    put(repo, {"factcheck.toml": 'sources = ["archive", "*.md"]\nseverity = { number = "off" }\n'})
    assert run("check", "--baseline-mode", "lock").code == 0
    for command in ("write", "prune"):
        run("baseline", command)
        assert (repo / ".factcheck-baseline.jsonl").read_text() == before


def test_an_accepted_finding_stays_known(repo):
    put(repo, NEW)
    run("baseline", "write")
    commit(repo, "accepted")
    for n in range(30):
        name = ("new.md", "archive/mill.md", "archive/barn.md")[n % 3]
        head, *rest = (repo / name).read_text().split("\n\n")
        put(repo, {name: "\n\n".join([head, f"The weather of day {n} was fair.", *rest])})
        commit(repo, f"edit {n}")
    git(repo, "checkout", "-qb", "work")
    git(repo, "mv", "new.md", "story.md")
    commit(repo, "rename")
    git(repo, "checkout", "-q", "main")
    put(repo, {"other.md": "# Other\n\nNothing to see.\n"})
    commit(repo, "main goes on")
    git(repo, "checkout", "-q", "work")
    git(repo, "rebase", "-q", "main")
    done = run("check", "--baseline-mode", "lock")
    assert (done.code, done.last.endswith("0 new contradictions, 1 known")) == (0, True)


def test_paths_bound_what_is_accepted_and_pruned(repo):
    put(repo, NEW | {"two.md": "# Two\n\nThe Barn has 4 gates.\n"})
    assert "1 added" in run("baseline", "write", "new.md").err
    assert run("check", "new.md").code == 0
    assert run("check", "two.md").code == 1
    assert "1 added" in run("baseline", "write", "two.md").err
    put(repo, {"new.md": "# New\n\nNothing.\n", "two.md": "# Two\n\nNothing.\n"})
    assert "1 removed" in run("baseline", "prune", "two.md").err
    assert "1 removed" in run("baseline", "prune").err


def test_two_branches_that_both_write_merge(repo):
    put(repo, {".gitattributes": "*.jsonl merge=union\n"} | NEW)
    run("baseline", "write")
    commit(repo, "base")
    for branch, text in (("one", "The Barn has 5 gates."), ("two", "The Tower has 7 bells.")):
        git(repo, "checkout", "-qb", branch, "main")
        put(repo, {f"{branch}.md": f"# Page\n\n{text}\n"})
        run("baseline", "write")
        commit(repo, branch)
    git(repo, "merge", "-q", "one", "-m", "merged")
    done = run("check", "--baseline-mode", "lock")
    assert (done.code, done.last.endswith("0 new contradictions, 3 known")) == (0, True)


def test_write_and_prune_refuse_to_lose_most(repo):
    put(repo, {f"n{n}.md": f"# N\n\nThe Mill has {n} windows.\n" for n in range(20, 26)})
    run("baseline", "write")
    before = (repo / ".factcheck-baseline.jsonl").read_text()
    for n in range(20, 26):
        (repo / f"n{n}.md").unlink()
    for command in ("write", "prune"):
        done = run("baseline", command)
        assert (done.code, "--force" in done.err) == (2, True)
        assert (repo / ".factcheck-baseline.jsonl").read_text() == before
    assert run("baseline", "prune", "--force").code == 0
    assert run("baseline", "show").out == "the baseline is empty\n"


def test_audit(repo):
    put(repo, NEW | {"b.md": "# B\n\nThe Barn has 4 gates.\n", "c.md": "# C\n\nThe Tower has 8 bells.\n"})
    run("baseline", "write")
    done = run("baseline", "audit", "--by", "jd", input="f\nanother mill\nx\nc\n\nq\n")
    assert "(1 of 3)" in done.out
    assert "FC102             1            0            1            1          50%" in done.out
    shown = run("baseline", "show").out
    assert "false-alarm  by jd" in shown
    assert "why: another mill" in shown
    todo = run("baseline", "show", "--label", "todo").out.split()[0]
    done = run("baseline", "audit", todo[:6], "--label", "wont-fix", "--why", "old", "--until", "2030-01-31")
    assert "1            1            1            0          50%" in done.out
    assert run("check", "--today", "2030-01-31").code == 0
    done = run("check", "--today", "2030-02-01")
    assert done.code == 1
    assert "FC903" in done.out
    run("baseline", "write")
    assert run("check", "--today", "2030-01-31").code == 0
    for words in (
        ["nope"],
        ["--label", "todo"],
        ["--label", "maybe", todo],
        ["--until", "soon", "--label", "todo", todo],
    ):
        assert run("baseline", "audit", *words).code == 2, words


# What is silenced


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("<!-- factcheck: ignore[number] they built more -->\nThe Mill has 14 windows.\n", True),
        ("<!-- factcheck: ignore[FC102] they built more -->\nThe Mill has 14 windows.\n", True),
        ("<!-- factcheck: ignore[date] they built more -->\nThe Mill has 14 windows.\n", False),
        ("<!-- factcheck: ignore[number] -->\nThe Mill has 14 windows.\n", False),
        ("The Mill has 14 windows [sic].\n", True),
        ("---\nfactcheck: {ignore: [number]}\n---\n# New\n\nThe Mill has 14 windows.\n", True),
        ("---\nfactcheck: {as-of: 2001-01-01}\n---\n# New\n\nThe Mill has 14 windows.\n", False),
        ("<!-- factcheck: as-of=1999-05-01 the census -->\nThe Mill has 14 windows.\n", True),
        ("<!-- factcheck: as-of=1999 -->\nThe Mill has 14 windows.\n", False),
    ],
)
@pytest.mark.parametrize("end", ["new", "old"])
def test_silencing_one_end_silences_the_pair(place, text, silent, end):
    mill = "---\ndate: 2020-01-01\n---\n# Mill\n\nThe Mill has 12 windows.\n"
    if end == "new":
        put(place, {"new.md": text, "archive/mill.md": mill})
    else:
        put(place, {"archive/mill.md": text, "new.md": mill})
    done = run("check", "new.md", "--against", "archive")
    assert done.code == (0 if silent else 1)
    if silent:
        assert "1 silenced" in done.err
        assert "accepted: " in run("check", "new.md", "--against", "archive", "--show", "suppressed").out


def test_an_article_that_stays_out_is_no_mistake_of_a_commit(repo):
    put(repo, {"new.md": "---\nfactcheck: {check: false}\n---\n" + NEW["new.md"]})
    git(repo, "add", "-A")
    assert (run("check", "--staged").code, run("check", "--changed-since", "HEAD").code) == (0, 0)
    done = run("check", "new.md")
    assert (done.code, "new.md says in its front matter that it is not to be checked" in done.err) == (2, True)
    put(repo, {"two.md": NEW["new.md"]})
    git(repo, "add", "-A")
    assert run("check", "--staged").last.startswith("checked 1 article against 3 sources")


@pytest.mark.parametrize(("word", "told"), [("FC999", "--select names 'FC999' (did you mean FC90"), ("dat", "date?")])
def test_rules_that_there_are_none_of(place, word, told):
    done = run("check", "--select", word)
    assert (done.code, told in done.err) == (2, True)


def test_an_article_may_stay_out(place):
    put(place, {"new.md": "---\nfactcheck: {check: false}\n---\n# New\n\nThe Mill has 14 windows.\n"})
    assert "FC102" not in run("check", "new.md", "--against", "archive").out


@pytest.mark.parametrize(
    ("exception", "today", "code"),
    [
        ('path = "archive/m*"\nreason = "as the owner says"', "2027-01-01", 0),
        ('quote = "12 windows and a red"\nreason = "as the owner says"', "2027-01-01", 0),
        ('path = "archive/barn.md"\nreason = "as the owner says"', "2027-01-01", 1),
        ('path = "archive/**"\nkind = "date"\nreason = "as the owner says"', "2027-01-01", 1),
        ('path = "archive/**"\nrule = "FC1"\nreason = "as the owner says"', "2027-01-01", 0),
        ('path = "archive/**"\nreason = "as the owner says"\nexpires = 2027-06-30', "2027-06-30", 0),
        ('path = "archive/**"\nreason = "as the owner says"\nexpires = 2027-06-30', "2027-07-01", 1),
    ],
)
def test_exceptions(place, exception, today, code, monkeypatch):
    put(place, NEW | {"factcheck.toml": f"[[exceptions]]\n{exception}\n"})
    monkeypatch.setenv("FACTCHECK_TODAY", today)
    done = run("check", "new.md", "--against", "archive")
    assert done.code == code
    assert ("FC903" in done.out) == ("07-01" in today)


@pytest.mark.parametrize(
    ("directive", "rule"),
    [
        ("<!-- factcheck: ignore[number] why -->", "FC901"),
        ("<!-- factcheck: ignore[nubmer] why -->", "FC902"),
        ("<!-- factcheck: ignore[number] -->", "FC902"),
        ("<!-- factcheck: hide[number] why -->", "FC902"),
        ("<!-- factcheck: ignore[number] until=2020-01-01 why -->", "FC903"),
    ],
)
def test_hygiene(place, directive, rule):
    put(place, {"new.md": f"# New\n\n{directive}\n\nThe Mill is fine.\n"})
    done = run("check", "new.md", "--against", "archive", "--today", "2021-01-01")
    assert done.code == 0
    assert f"new.md:3:1: warning {rule}" in done.out
    assert run("check", "new.md", "--fail-on", "warning").code == 1
    assert rule not in run("check", "new.md", "--ignore", "FC9").out
    assert "0 new contradictions" in done.last


def test_the_day_may_come_from_elsewhere(place, monkeypatch):
    put(
        place,
        {"new.md": "# New\n\n<!-- factcheck: ignore[number] until=2020-01-01 why -->\nThe Mill has 14 windows.\n"},
    )
    words = ("check", "new.md", "--against", "archive")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert run(*words).code == 0
    monkeypatch.setenv("FACTCHECK_TODAY", "2020-01-02")
    assert run(*words).code == 1
    assert run(*words, "--today", "2020-01-01").code == 0


# What is written


def test_several_files_are_written_before_the_exit_code(place):
    put(place, NEW | {"factcheck.toml": 'reports = [{ path = "always.jsonl" }]'})
    names = {
        "sarif": "x.sarif",
        "junit": "j.xml",
        "gitlab": "gl.json",
        "json": "r.json",
        "csv": "r.csv",
        "markdown": "r.mk",
    }
    outputs = [word for format, name in names.items() for word in ("-o", f"{format}={name}")]
    done = run("check", "new.md", "--against", "archive", *outputs)
    assert done.code == 1
    assert all((place / name).stat().st_size for name in (*names.values(), "always.jsonl"))
    assert "wrote x.sarif" in done.err
    assert len(json.loads((place / "gl.json").read_text())) == 1


def test_build_machines(place, monkeypatch):
    put(place, NEW)
    words = ("check", "new.md", "--against", "archive")
    assert not run(*words).out.startswith("::")
    assert run(*words, "--ci", "azure").out.startswith("##vso[task.logissue type=error")
    for name in ("summary", "output"):
        monkeypatch.setenv({"summary": "GITHUB_STEP_SUMMARY", "output": "GITHUB_OUTPUT"}[name], str(place / name))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    done = run(*words)
    assert done.out.startswith("::error file=new.md,line=3")
    assert done.last == LINE
    assert "new.md:3" in (place / "summary").read_text()
    assert "new=1\nknown=0\nfixed=0\nexit-code=1\n" in (place / "output").read_text()
    assert not run(*words, "--ci", "none").out.startswith("::")


def test_nothing_of_the_clock_or_the_place_is_in_the_output(place, tmp_path, monkeypatch):
    put(place, NEW)
    words = ("check", "new.md", "--against", "archive", "--show", "known,fixed,suppressed,possible", "-f")
    formats = ("full", "concise", "jsonl", "sarif", "gitlab", "junit", "rdjson", "azure", "github", "summary", "json")
    first = {format: run(*words, format, "--today", "2020-01-01").out for format in formats}
    other = scratch.prepared(monkeypatch, tmp_path / "elsewhere")
    put(other, {**NEW, **dict(reversed(ARCHIVE.items()))})
    assert {format: run(*words, format, "--today", "2030-01-01").out for format in formats} == first
    assert str(tmp_path) not in "".join(first.values())


def test_quiet_and_colour(place):
    put(place, NEW | {"archive/empty.md": ""})
    words = ("check", "new.md", "--against", "archive", "-o", "x.sarif")
    assert run(*words).err
    assert not run(*words, "--quiet", "--no-progress").err
    assert "\x1b[" in run(*words, "--color", "always").out
    assert "\x1b[" not in run(*words).out
    put(place, {f"archive/m{n}.md": f"# M\n\nThe Mill has {n} windows.\n" for n in range(20, 30)})
    assert "more place" in run(*words).out
    assert "more place" not in run(*words, "--all").out


# Configuration


def test_config_show_and_init(place):
    assert run("config", "init").code == 0
    assert run("config", "init").code == 2
    assert run("config", "init", "--force").code == 0
    put(place, {"factcheck.toml": "max-new = 3\n"})
    shown = run("config", "show").out
    assert re.search(r"^max-new = 3\s+# factcheck.toml$", shown, re.MULTILINE)
    assert re.search(r'^fail-on = "error"\s+# default$', shown, re.MULTILINE)
    assert "max-new = 0" in run("config", "show", "--isolated").out
    put(place, {"other.toml": "max-new = 5\n", "bad.toml": "max-nw = 5\n"})
    assert "max-new = 5" in run("config", "show", "--config", "other.toml").out
    done = run("config", "show", "--config", "bad.toml")
    assert (done.code, "did you mean max-new?" in done.err) == (2, True)
    put(place, NEW)
    assert run("check", "new.md", "--against", "archive").code == 0
    assert run("check", "new.md", "--against", "archive", "--isolated").code == 1
    put(place, {"factcheck.toml": 'required-version = ">=99"\n'})
    assert "asks for factcheck >=99" in run("check", "new.md").err


def test_the_help_of_check_fits_a_screen():
    words = [sys.executable, "-c", "from factcheck import cli; cli.main()", "check", "--help"]
    done = subprocess.run(words, capture_output=True, check=True, env={"COLUMNS": "80", "PATH": ""})
    assert len(done.stdout.decode().splitlines()) <= 60


GATE = Path(__file__).parents[2] / "docs" / "gate.md"


def test_every_key_is_documented():
    from factcheck import config

    rows = GATE.read_text(encoding="utf-8").split("| key | default | meaning |\n|---|---|---|\n")[1].split("\n\n")[0]
    assert rows.rstrip("\n").split("\n") == [
        f"| `{key.name}` | `{held}` | {key.meaning}{' `' + '`, `'.join(key.choices) + '`' if key.choices else ''} |"
        for key, (_, held, _) in zip(config.KEYS, config.shown(config.load(isolated=True)), strict=True)
    ]


@pytest.fixture
def example(tmp_path, monkeypatch):
    """The example site under version control, checked in earnest."""
    from factcheck import focus

    real = focus.tables
    place = scratch.prepared(monkeypatch, tmp_path / "site")
    monkeypatch.setattr("factcheck.focus.tables", real)
    shutil.copytree(GATE.parents[1] / "examples" / "site", place, dirs_exist_ok=True)
    git(place, "init", "-q")
    commit(place, "the site")
    return place


def test_the_walk_through_is_true(example):
    place = example
    told = textwrap.dedent(GATE.read_text(encoding="utf-8").split("\n## A walk-through\n")[1].split("\n## ")[0])
    (line,) = re.findall(r"^(?:    )?(Line 4 .*)$", told, re.MULTILINE)
    new = "---\ntitle: One year of Line 4\ndate: 2025-03-10\n---\n# One year of Line 4\n\n{}\n"
    put(place, {"content/one-year.md": new.format(line)})
    shown = []
    for command in re.findall(r"^    \$ (.*)$", told, re.MULTILINE):
        if sum("checked" in output for output in shown) == 2:  # known by now: it is corrected
            put(place, {"content/one-year.md": new.format(line.replace("232", "212"))})
        git(place, "add", "-A")
        done = run(*command.split()[1:]) if command.startswith("factcheck") else None
        shown.append(f"{done.out}{done.err}" if done else "")
    wanted = [block.split("\n", 1)[1] for block in re.split(r"^    \$ ", told, flags=re.MULTILINE)[1:]]
    for output, block in zip(shown, wanted, strict=True):
        for said in output.splitlines():
            assert masked(said) in masked(block)


def masked(text):
    """The text without figures that learning changes."""
    return re.sub(r"\d+ % sure|\b[0-9a-f]{16}\b|\d+ claims|\d+ shared facts?|\d+ fixed", "…", text)


@pytest.fixture
def fifty(repo):
    put(repo, {f"archive/p{n:02}.md": f"# Page {n}\n\nThe Hall{n} has {n} chairs. It rained.\n" for n in range(50)})
    commit(repo, "fifty")
    return repo


FORMATS = [name for name in showing.SUFFIXES if name not in ("text", "html")]


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_tells_file_line_and_both_quotes(fifty, format):
    put(fifty, {"new.md": "# New\n\nSoup was served.\n\nThe Hall7 has 99 chairs, we hear.\n"})
    git(fifty, "add", "-A")
    done = run("check", "--staged", "-f", format)
    assert done.code == 1
    plain = html.unescape(done.out.replace("\\", "").replace("*", "").replace("<b>", "").replace("</b>", ""))
    assert "new.md" in plain
    assert re.search(r"\b5\b", plain)
    assert "archive/p07.md" in plain
    assert "99 chairs" in plain
    assert "The Hall7 has 7 chairs" in plain
    assert "The Hall7 has 99 chairs" in plain
    put(fifty, {"new.md": "# New\n\nSoup was served.\n\nThe Hall7 has 7 chairs, we hear.\n"})
    git(fifty, "add", "-A")
    done = run("check", "--staged", "-f", format)
    assert done.code == 0
    assert "archive/p07.md" not in done.out


@pytest.fixture
def site(example):
    """The example site with an article that is not committed."""
    text = "# One year of Line 4\n\nLine 4 opened in March 2024 and cost 250 million euros.\n"
    put(example, {"content/new.md": text})
    return example


def checked(*words):
    return run("check", "--changed-since", "HEAD", "-f", "json", "--show", "possible", *words)


def test_the_cache_changes_no_byte(site):
    without = checked("--no-cache")
    assert not (site / ".factcheck_cache").exists()
    assert [checked(), checked()] == [without, without]
    assert (site / ".factcheck_cache" / "CACHEDIR.TAG").exists()
    assert "factcheck_cache" not in git(site, "status", "--porcelain", "-uall")
    page = site / "content" / "new.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nIt has 30 stops.\n", encoding="utf-8")
    assert checked() == checked("--no-cache") != without


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:-9]),
        lambda file: file.write_bytes(file.read_bytes().replace(b"1", b"2")),
        lambda file: (file.unlink(), file.mkdir()),
        lambda file: file.chmod(0),
    ],
)
def test_a_broken_cache_changes_nothing(site, harm):
    usual = checked()
    kept = [path for path in (site / ".factcheck_cache").rglob("*") if path.is_file() and path.parent.name != "site"]
    for file in kept:
        if file.parent.name != ".factcheck_cache":
            harm(file)
    assert checked() == usual


def test_a_cache_that_cannot_be_written_changes_nothing(site):
    usual = checked("--no-cache")
    (site / "file").write_text("no folder")
    assert checked("--cache-dir", "file/cache") == checked("--cache-dir", "file") == usual
    (site / "mine").mkdir()
    (site / "mine" / "notes.bin").write_text("mine")
    assert checked("--cache-dir", "mine") == usual
    assert [path.name for path in (site / "mine").iterdir()] == ["notes.bin"]


def test_where_the_cache_is(site, monkeypatch):
    put(site, {"factcheck.toml": 'cache-dir = "build/kept"\n' + (site / "factcheck.toml").read_text(encoding="utf-8")})
    monkeypatch.chdir(site / "content")
    checked()
    assert (site / "build" / "kept" / "CACHEDIR.TAG").exists()
    assert "build/kept" not in git(site, "status", "--porcelain", "-uall")
    checked("--cache-dir", "there")
    assert (site / "content" / "there" / "CACHEDIR.TAG").exists()
    assert run("clean", "--cache-dir", "there").err == "factcheck: deleted there\n"
    assert run("clean").err == "factcheck: deleted ../build/kept\n"
    assert run("clean").err == "factcheck: there is no cache in ../build/kept\n"
    assert not (site / "build" / "kept").exists()
    assert (site / "content" / "new.md").exists()


def test_clean_deletes_nothing_else(site):
    done = run("clean", "--cache-dir", "content")
    assert done.code == 2
    assert "content is no cache of factcheck" in done.err
    assert (site / "content" / "new.md").exists()


def test_no_cache_by_configuration(site):
    put(site, {"factcheck.toml": "cache = false\n" + (site / "factcheck.toml").read_text(encoding="utf-8")})
    checked()
    assert not (site / ".factcheck_cache").exists()


def test_entries_of_articles_that_are_not_asked_about_stay(repo):
    put(repo, {"one.md": "# One\n\nThe Barn has 4 gates.\n"})
    assert run("baseline", "write").code == 0
    commit(repo)
    put(repo, {"new.md": "# New\n\nSoup was served.\n"})
    done = run("check", "--changed-since", "HEAD", "--baseline-mode", "lock")
    assert done.code == 0
    assert "1 fixed" not in done.last
    put(repo, {"one.md": "# One\n\nThe Barn has 3 gates.\n"})
    assert run("check", "--changed-since", "HEAD", "--baseline-mode", "lock").code == 3
