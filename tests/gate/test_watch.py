"""check --watch: again at every change of what is in the files, and at nothing else."""

import os
import signal
import subprocess
import sys
import time

import pytest
import scratch
from scratch import ARCHIVE, commit, git, put, run

NEW = "# New\n\nSoup was served. The Mill has 14 windows.\n"


@pytest.fixture
def place(tmp_path, monkeypatch):
    folder = scratch.prepared(monkeypatch, tmp_path / "place")
    git(folder, "init", "-q")
    put(folder, ARCHIVE | {"new.md": NEW, "factcheck.toml": 'sources = ["archive", "*.md"]\n'})
    commit(folder)
    return folder


def watched(monkeypatch, steps, *words):
    """The last lines of all runs; each look is followed by the next step, and the last one by Ctrl-C."""
    left = iter(steps)

    def sleep(_):
        step = next(left, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    monkeypatch.setattr(time, "sleep", sleep)
    done = run("check", "--watch", *words)
    assert done.code == 130
    return [line.partition(": ")[2] for line in done.out.splitlines() if line.startswith("checked")], done.err


def test_again_at_every_change(place, monkeypatch):
    def touched():
        os.utime(place / "new.md", (1, 1))

    steps = [
        lambda: None,
        touched,
        lambda: put(place, {"new.md": NEW.replace("14", "12")}),
        lambda: put(place, {"more.md": "The Barn has 9 gates.\n"}),
        (place / "more.md").unlink,
        lambda: put(place, {"notes.txt.swp": "The Barn has 9 gates.\n"}),
        lambda: put(place, {"factcheck.toml": 'sauces = ["archive"]\n'}),
        lambda: put(place, {"factcheck.toml": 'sources = ["archive", "*.md"]\n'}),
    ]
    found, told = watched(monkeypatch, steps)
    new = [1, 0, 1, 0, 0]
    assert found == [f"{n} new contradiction{'s' * (n != 1)}, 0 known" for n in new]
    assert "has the key sauces" in told
    assert told.count("watching for changes; Ctrl-C ends it") == len(new) + 1


def test_what_is_staged_counts(place, monkeypatch):
    put(place, {"more.md": "The Barn has 9 gates.\n"})
    found, _ = watched(monkeypatch, [lambda: git(place, "add", "more.md")], "--staged")
    assert found == ["1 new contradiction, 0 known"]  # at first nothing is staged


def test_a_report_among_the_articles_ends(place, monkeypatch):
    found, _ = watched(monkeypatch, [lambda: None] * 4, "new.md", "-o", "markdown=archive/report.md")
    assert len(found) == 1


def test_standard_input_cannot_be_watched(place):
    done = run("check", "-", "--watch", input=NEW)
    assert (done.code, "cannot be watched" in done.err) == (2, True)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_in_earnest(place):
    words = [sys.executable, "-m", "factcheck", "check", "new.md", "--watch"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        for line in process.stderr:
            if b"watching" in line:
                break
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode == 130
