"""What users hand in by mistake, through the command line: one line tells of each, with the file and the remedy."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import cli
from factcheck.judge import scorecard

GOOD = "The Harbour Museum opened to the public on 4 May 1998. It holds 340 paintings and two boats.\n"
GERMAN = (
    "Der Hafen bekommt eine neue Fähre, und sie ist die erste, die nur mit Strom fährt. Sie hat Platz für 60 Autos und"
    " wird im Mai von der Werft auf die Insel gebracht, wie der Hafen mit Freude sagt.\n"
)
BAD = {  # file → content, and the words that tell what to do about it
    "nothing.txt": (b"", "fill it or leave it out"),
    "blank.md": (b" \n\t\n", "fill it or leave it out"),
    "photo.txt": (bytes(range(256)) * 8, "photo.txt"),
    "zeros.html": (b"\x00" * 400, "zeros.html"),
    "front.md": (b"---\ntitle: [a, b\ndate: 2023-05-01\n---\n\nThe pier is 90 metres long.\n", "line 3"),
    "german.txt": (GERMAN.encode(), "German"),
    "rows.jsonl": (b'{"source": "a", "text": "The pier is 90 metres long."}\n{"source": "b", "te', "rows.jsonl"),
    "columns.csv": (b"name,words\na,b\n", "columns.csv"),
    "page.pdf": (b"%PDF-1.4\n1 0 obj\n", "page.pdf"),
}


def factcheck(*words, folder, **options):
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *words],
        capture_output=True,
        check=False,
        cwd=folder,
        text=True,
        encoding="utf-8",
        timeout=120,
        **options,
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "good.txt").write_text(GOOD)
    return tmp_path


@pytest.fixture(scope="module")
def all_bad(tmp_path_factory):
    """A folder with every mistake beside a good article."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "good.txt").write_text(GOOD)
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)
    return folder


def one_line(done):
    assert done.returncode == 2, done.stderr
    assert not done.stdout
    assert "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("factcheck: error: ")
    return lines[0]


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_alone_is_an_error(name, folder):
    (folder / name).write_bytes(BAD[name][0])
    if name == "rows.jsonl":  # a collection keeps its good rows
        done = factcheck("report", name, folder=folder)
        assert done.returncode == 0
        assert "rows.jsonl" in done.stderr
        done = factcheck("report", name, "--strict", folder=folder)
        assert done.returncode == 2
        return
    told = one_line(factcheck("report", name, folder=folder))
    assert name in told
    assert BAD[name][1] in told


def test_beside_good_articles_they_are_left_out_with_a_line_each(all_bad):
    names = sorted(BAD)
    done = factcheck("report", *names, "good.txt", "-f", "json", folder=all_bad)
    assert done.returncode == 0
    told = done.stderr.splitlines()
    assert all(line.startswith("factcheck: warning: ") for line in told)
    for name in BAD:
        assert sum(name in line for line in told) == 1, name
    sources = {row["source"] for row in json.loads(done.stdout)["sources"]}
    assert {"good.txt", "a"} <= sources
    assert not sources & set(BAD)


def test_strict_tells_all_of_them_at_once_and_reads_nothing(all_bad):
    done = factcheck("report", *sorted(BAD), "good.txt", "--strict", folder=all_bad)
    assert (done.returncode, done.stdout) == (2, "")
    for name in BAD:
        assert sum(name in line for line in done.stderr.splitlines()) == 1, name


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("nowhere", "nowhere does not exist; check the path"),
        ("empty", "empty is an empty folder"),
        ("pictures", "pictures holds no article"),
        ("*.md", "no article matches *.md"),
        ("bad\x01name", "does not exist"),
    ],
)
@pytest.mark.parametrize("command", ["report", "check", "claims"])
def test_paths_that_lead_nowhere(path, told, command, folder):
    (folder / "empty").mkdir()
    (folder / "pictures").mkdir()
    (folder / "pictures" / "a.png").write_bytes(b"\x89PNG")
    assert told in one_line(factcheck(command, path, folder=folder))


def test_a_file_that_may_not_be_read(folder, monkeypatch, capsys):
    def locked(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", locked)  # root may read everything, so a mode of 0 would not do
    monkeypatch.setattr(sys, "argv", ["factcheck", "report", str(folder / "good.txt")])
    with pytest.raises(SystemExit) as left:
        cli.main()
    out, told = capsys.readouterr()
    assert (left.value.code, out) == (2, "")
    assert "good.txt cannot be read (Permission denied); allow reading it or leave it out" in told


def test_standard_input(folder):
    done = factcheck("claims", "-", "-f", "json", folder=folder, input=GOOD)
    assert done.returncode == 0
    assert "1998-05-04" in [claim["value"] for claim in json.loads(done.stdout)]
    assert "empty" in one_line(factcheck("report", "-", folder=folder, input=""))


def test_nothing_is_written_where_nothing_can_be_read(folder):
    (folder / "kept.md").write_text("as it was")
    for words in (["nowhere"], ["good.txt", "-o", "no/such.json"], ["nowhere", "good.txt", "--strict"]):
        done = factcheck("report", *words, "-o", "kept.md", "-o", "new.json", folder=folder)
        assert done.returncode == 2
    assert (folder / "kept.md").read_text() == "as it was"
    assert sorted(path.name for path in folder.iterdir()) == ["good.txt", "kept.md"]


@pytest.mark.parametrize("lost", ["cards", "calibration"])
def test_lost_scorecards_are_an_error_not_a_silence(lost):
    whole = scorecard.cards()
    name = "same date"
    card = whole[name]
    cut = {
        "cards": {other: card for other, card in whole.items() if other != name},
        "calibration": whole | {name: card._replace(sums=card.sums[:0], chances=card.chances[:0])},
    }[lost]
    with pytest.raises(scorecard.FactcheckError, match=name):
        scorecard.complete(cut, "the scorecards")
    with pytest.raises(scorecard.FactcheckError, match="install factcheck anew"):
        scorecard.complete({}, "the scorecards")
