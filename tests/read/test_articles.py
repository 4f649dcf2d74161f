"""Paths → articles: what each is called, what is left out, and what is said of what cannot be read."""

from __future__ import annotations

import io
import json
import os
import sys
import warnings
from datetime import date
from pathlib import Path

import pytest

from factcheck.errors import FactcheckError, NothingToReadError
from factcheck.model import Article
from factcheck.reading import articles, parsed
from factcheck.reading.published import dateline_end, is_credit

PROSE = (
    "The harbour of Ilven will get a new ferry for its northern line, and it will be the first to run on batteries.\n"
)
GERMAN = "Der Hafen bekommt eine neue Fähre, und sie ist die erste, die nur mit Strom fährt. " * 6


@pytest.fixture
def folder(tmp_path):
    def fill(**files):
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return fill


def read(*paths, **options):
    told = []
    found = articles([str(path) for path in paths], warn=told.append, **options)
    return found, told


def test_a_folder_with_all_formats(folder):
    place = folder(
        b_txt=PROSE,
        a_md=f"---\ntitle: Ferries\ndate: 2024-05-03\n---\n{PROSE}",
        c_HTML=f"<h1>Ferries</h1><p>{PROSE}",
        d_png=b"\x89PNG",
        e_csv="a,b\n",
        sub__f_markdown=PROSE,
    )
    (place / ".hidden.txt").write_text(PROSE)
    (place / ".git").mkdir()
    (place / ".git" / "g.txt").write_text(PROSE)
    found, told = read(place)
    assert [(one.source, one.path) for one in found] == [
        ("a.md", "a.md"),
        ("b.txt", "b.txt"),
        ("c.HTML", "c.HTML"),
        ("f.markdown", "sub/f.markdown"),
    ]
    assert not told
    assert (found[0].title, found[0].published) == ("Ferries", date(2024, 5, 3))
    assert all(one.blocks for one in found)


def test_sources_that_share_a_name(folder):
    place = folder(x__a_txt=PROSE, y__a_txt=PROSE + PROSE, y__b_txt=PROSE)
    found, _ = read(place)
    assert [one.source for one in found] == ["b.txt", "x/a.txt", "y/a.txt"]
    apart, _ = read(place / "y", place / "x", place / "y" / "b.txt")
    assert [one.source for one in apart] == ["b.txt", "x/a.txt", "y/a.txt"]
    assert [one.path for one in apart] == ["b.txt", "a.txt", "a.txt"]


def test_order_and_directory_make_no_difference(folder, monkeypatch):
    place = folder(x__a_txt=PROSE, y__a_txt=PROSE + PROSE, b_txt=PROSE)
    paths = [place / "b.txt", place / "x", place / "y"]
    expected = read(*paths)
    assert read(*reversed(paths)) == expected
    assert read(*paths, *paths) == expected
    monkeypatch.chdir(place)
    assert read("b.txt", "y", "./x") == expected
    assert read("*/*.txt", "b.txt")[0] != expected  # paths relative to the pattern's folder
    assert [one.source for one in read("**/*.txt")[0]] == ["b.txt", "x/a.txt", "y/a.txt"]


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<h1>Ferries</h1><p>" + PROSE.encode())))
    found, _ = read("-", stdin_name="new.html")
    assert [(one.source, one.title) for one in found] == [("new.html", "Ferries")]
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<!doctype html><h1>Ferries</h1><p>" + PROSE.encode()))
    )
    assert [(one.source, one.title) for one in read("-")[0]] == [("-", "Ferries")]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a_txt", "", "a.txt is empty; fill it"),
        ("a_txt", " \n\u200b", "a.txt is empty; fill it"),
        ("a_html", "<script>x</script>", "a.html is empty; fill it"),
        ("a_txt", b"%PDF-1.7", "a.txt is a PDF, not text; save it"),
        ("a_tex", PROSE, "a.tex is in no format of articles; rename or convert it"),
        ("a_txt", GERMAN, "a.txt is in German, and only English is read; translate it"),
        ("a_md", "---\ntitle: x\nno end\n", "a.md: line 1: the front matter is never closed; add a line ---"),
        ("a_md", "---\ntitle: x\nnonsense\n---\nText.\n", "a.md: line 3: “nonsense” is no “key: value”"),
        (
            "a_md",
            '---\ntitle: "x\n---\nText.\n',
            "a.md: line 2: the value of “title” in the front matter is never closed",
        ),
        (
            "a_md",
            "---\ndate: 31 June 2024\n---\nText.\n",
            "a.md: the front matter's date “31 June 2024” is no date; write",
        ),
        ("a_md", "+++\ntitle = x\n+++\nText.\n", "a.md: the front matter is no valid TOML: "),
        (
            "a_jsonl",
            '{"source": "b", "text": "Text."}\n{"source": ',
            "a.jsonl, line 2: no whole JSON object; write one",
        ),
        (
            "a_jsonl",
            '{"source": "b"}\n',
            "a.jsonl has no column “text” (it has: source); name its columns source, title",
        ),
        ("a_csv", "source,title\nb,Ferries\n", "a.csv has no column “text” (it has: source, title); name its columns"),
        ("a_csv", "source,text\nb,Text.\nc,\n", "a.csv, line 3: no text; fill in the column “text”"),
        (
            "a_csv",
            "source,text,published\nb,Text.,soon\n",
            "a.csv, line 2: published “soon” is no date; write it as YYYY-",
        ),
        ("a_csv", "source,text\n", "a.csv holds no article; give it rows"),
        ("a_parquet", b"PAR1nonsense", "a.parquet"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(folder, name, text, says):
    place = folder(**{name: text, "good_txt": PROSE})
    path = place / name.replace("_", ".")
    found, told = read(path, place / "good.txt")
    assert "good.txt" in [one.source for one in found]
    assert len(told) == 1
    assert told[0].startswith(says)
    assert "\n" not in told[0]
    with pytest.raises(FactcheckError) as error:
        read(path, place / "good.txt", strict=True)
    assert str(error.value) == told[0]
    if len(found) == 1:
        with pytest.raises(NothingToReadError):
            read(path)


def test_paths_that_lead_nowhere(folder, tmp_path):
    (tmp_path / "empty").mkdir()
    place = folder(pictures__a_png=b"\x89PNG", good_txt=PROSE)
    paths = [place / "empty", place / "pictures", place / "missing.txt", place / "*.doc", place / "a**b", "x" * 5000]
    found, told = read(place / "good.txt", *paths)
    assert [one.source for one in found] == ["good.txt"]
    assert [line.split(";")[0] for line in told] == [
        f"{paths[0]} is an empty folder",
        f"{paths[1]} holds no article",
        f"{paths[2]} does not exist",
        f"no article matches {paths[3]}",
        f"no article matches {paths[4]}",
        f"{paths[5]} does not exist",
    ]
    with pytest.raises(NothingToReadError, match="is an empty folder"):
        read(place / "empty")
    with pytest.raises(FactcheckError, match="no path given"):
        read()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(folder):
    place = folder(a_txt=PROSE, b_txt=PROSE)
    (place / "a.txt").chmod(0)
    found, told = read(place)
    assert [one.source for one in found] == ["b.txt"]
    assert "cannot be read (Permission denied)" in told[0]


def test_without_warn_it_is_a_warning(folder):
    place = folder(a_txt="", b_txt=PROSE)
    with pytest.warns(UserWarning, match=r"a\.txt is empty"):
        articles([str(place)])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        articles([str(place / "b.txt")])


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet"])
def test_collections(tmp_path, suffix):
    rows = [
        {"source": "a.md", "title": None, "published": "2024-05-03", "text": "# Ferries\n\n" + PROSE},
        {"source": "b", "title": "Boats", "published": None, "text": "\ufeffFirst line, “quoted”\n\n" + PROSE},
        {"source": "b", "title": None, "published": None, "text": "Another b.\n\n" + PROSE},
    ]
    path = tmp_path / f"all.{suffix}"
    if suffix == "csv":
        cells = [[row[key] or "" for key in row] for row in rows]
        lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in [list(rows[0]), *cells]]
        path.write_text("\n".join(lines), encoding="utf-8-sig")
    elif suffix == "jsonl":
        path.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    else:
        pa = pytest.importorskip("pyarrow")
        pytest.importorskip("pyarrow.parquet").write_table(pa.Table.from_pylist(rows), path)
    found, told = read(path)
    assert not told
    assert [(one.source, one.title, one.published) for one in found] == [
        ("a.md", "Ferries", date(2024, 5, 3)),
        ("b", "Boats", None),
        ("b (2)", None, None),
    ]
    assert found[1].text.startswith("First line")
    assert {one.path for one in found} == {path.name}


def test_parquet_without_its_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / "all.parquet").write_bytes(b"PAR1")
    with pytest.raises(FactcheckError, match=r"install factcheck\[parquet\]"):
        read(tmp_path / "all.parquet")


def test_an_article_of_a_caller(tmp_path):
    plain = parsed(Article(source="a", text="# Ferries\n\n" + PROSE))
    assert plain.title == "Ferries"
    kept = parsed(
        Article(source="a.html", title="Boats", published=date(2024, 1, 1), text=f"<h1>Ferries</h1><p>{PROSE}")
    )
    assert (kept.title, kept.published, kept.blocks[0].text) == ("Boats", date(2024, 1, 1), "Ferries")
    address = parsed(Article(source="https://coast.example/ferries.html", text="Ferries\n\n" + PROSE + "\n" + PROSE))
    assert len(address.blocks) == 3
    assert parsed(kept) is kept
    with pytest.raises(FactcheckError, match=r"^a\.md: line 1: the front matter is never closed"):
        parsed(Article(source="a.md", text="---\ntitle: x\n"))


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Photo: K. Moe", True),
        ("(Reporting by Ana Holt; editing by Odo Lund)", True),
        ("NPX hb/lm 14 1641 OCT 25", True),
        ("Read or share this story: https://news.invalid/2x", True),
        ("Writing by hand is good.", False),
        ("Share of voters fell to 3 percent.", False),
    ],
)
def test_credits(line, credit):
    assert is_credit(line) == credit


STAMPS = [
    line.split("\t")
    for line in Path(__file__).with_name("stamps.tsv").read_text("utf-8").splitlines()
    if line[:1] not in {"", "#"}
]


@pytest.mark.parametrize(("text", "stamp"), STAMPS)
def test_a_stamp_ends_before_the_text(text, stamp):
    assert text[: dateline_end(text)] == stamp
