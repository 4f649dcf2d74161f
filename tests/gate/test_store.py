import os
import stat
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import language, reading, segment, store
from factcheck.judge import scorecard
from factcheck.judge.scorecard import Card
from factcheck.language.tagger import tagged
from factcheck.language.tokens import Tokens
from factcheck.model import Article, Block, Page, Statement


class Row(NamedTuple):
    name: str
    share: float
    day: date | None
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    more: dict[str, list[bool]]


TEXTS = st.text(max_size=8)
ROWS = st.builds(
    Row,
    TEXTS,
    st.floats(allow_nan=False),
    st.none() | st.dates(),
    st.lists(st.tuples(st.integers(), st.integers()), max_size=3).map(tuple),
    st.lists(TEXTS, max_size=3).map(tuple),
    st.dictionaries(TEXTS, st.lists(st.booleans(), max_size=2), max_size=2),
)


def never():
    pytest.fail("it was kept, so it is not made again")


@settings(max_examples=50, deadline=None)
@given(rows=st.lists(ROWS, max_size=3))
def test_what_comes_back_is_what_was_put(tmp_path_factory, rows):
    kept = store.opened(tmp_path_factory.mktemp("store"), "1")
    name = store.key(kept, "rows")
    assert store.made(kept, name, list[Row], lambda: rows) == rows
    again = store.made(kept, name, list[Row], never)
    assert again == rows
    assert all(type(row) is Row and type(row.words) is tuple for row in again)


@pytest.mark.parametrize(
    "text", ["# T\n\nThe Mill has 12 windows.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n", "\u202e caf\u00e9 \ufffd"]
)
def test_rows_of_the_steps_come_back_whole(tmp_path, text):
    kept = store.opened(tmp_path, "1")
    article = reading.parsed(Article("a.md", text=text, published=date(2020, 1, 2)))
    statements = segment.statements(article)
    page = Page(article.title, article.published, tuple(article.blocks))
    for name, shape, value in (
        ("page", Page, page),
        ("blocks", tuple[Block, ...], tuple(article.blocks)),
        ("statements", list[Statement], statements),
        ("tokens", list[Tokens], tagged([s.text for s in statements])),
    ):
        store.made(kept, store.key(kept, name), shape, lambda value=value: value)
        assert store.made(kept, store.key(kept, name), shape, never) == value


def test_tables_of_words_come_back_whole(tmp_path):
    kept = store.opened(tmp_path, "1")
    tables = language.tables()
    store.put(kept, store.key(kept), tables)
    assert repr(store.read(kept, store.key(kept), dict[str, Any])) == repr(tables)
    assert all(language.data(name) == table for name, table in tables.items())


def test_scorecards_come_back_to_the_last_bit(tmp_path):
    kept = store.opened(tmp_path, "1")
    store.put(kept, store.key(kept), scorecard.cards())
    found = store.read(kept, store.key(kept), dict[str, Card])
    assert list(found) == list(scorecard.cards())
    for ours, theirs in zip(found.values(), scorecard.cards().values(), strict=True):
        for one, other in zip(ours, theirs, strict=True):
            assert type(one) is type(other)
            assert np.array_equal(one, other) if isinstance(one, np.ndarray) else one == other
            assert getattr(one, "dtype", None) == getattr(other, "dtype", None)


def test_a_key_is_of_content_and_version_alone(tmp_path):
    one, two = store.opened(tmp_path, "1"), store.opened(tmp_path, "2")
    assert store.key(one, b"ab", "c") == store.key(one, "ab", b"c")
    assert (
        len({store.key(one, "ab", "c"), store.key(one, "a", "bc"), store.key(one, "abc"), store.key(two, "ab", "c")})
        == 4
    )


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data.replace(b"12", b"13"),
        lambda data: data + b" ",
        lambda data: b"other" + data,
        lambda data: b"[" * 100_000,
    ],
)
def test_what_is_damaged_is_made_anew(tmp_path, damage):
    kept = store.opened(tmp_path, "1")
    name = store.key(kept, "x")
    store.put(kept, name, [12])
    (file,) = [path for path in kept.folder.rglob("*") if path.is_file()]
    file.write_bytes(damage(file.read_bytes()))
    assert store.get(kept, name) is None
    assert store.made(kept, name, list[int], lambda: [7]) == [7]
    assert store.made(kept, name, list[int], never) == [7]


def test_a_file_under_another_name_counts_for_nothing(tmp_path):
    kept = store.opened(tmp_path, "1")
    one, two = store.key(kept, "one"), store.key(kept, "two")
    store.put(kept, one, [1])
    (kept.folder / two[:2]).mkdir(exist_ok=True)
    (kept.folder / one[:2] / one[2:]).rename(kept.folder / two[:2] / two[2:])
    assert store.get(kept, two) is None


@pytest.mark.parametrize("kept_before", [[1], {"a": 1}, [["x"]], "text", 3])
def test_another_shape_is_made_anew(tmp_path, kept_before):
    kept = store.opened(tmp_path, "1")
    store.put(kept, "ab1", kept_before)
    row = Row("a", 1.0, None, (), (), {})
    assert store.made(kept, "ab1", list[Row], lambda: [row]) == [row]


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path):
    (tmp_path / "file").write_text("")
    kept = store.opened(tmp_path / "file" / "cache", "1")
    assert kept == store.Store()
    store.put(kept, "ab1", [1])
    assert store.get(kept, "ab1") is None
    assert store.made(store.opened(None, "1"), "ab1", list[int], lambda: [1]) == [1]
    if os.geteuid():
        (tmp_path / "locked").mkdir()
        (tmp_path / "locked").chmod(stat.S_IRUSR | stat.S_IXUSR)
        store.put(store.Store(tmp_path / "locked", "1"), "ab1", [1])


def test_the_folder_says_what_it_is(tmp_path):
    folder = tmp_path / "deep" / "cache"
    store.put(store.opened(folder, "1"), "ab1", [1])
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    assert names == [".gitignore", "1/ab/1", "CACHEDIR.TAG"]
    assert (folder / ".gitignore").read_text() == "*\n"
    assert store.is_store(folder)


def test_another_version_forgets(tmp_path):
    store.put(store.opened(tmp_path, "1"), "ab1", [1])
    store.opened(tmp_path, "2")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["2"]


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "1").mkdir()
    (tmp_path / "1" / "mine.txt").write_text("mine")
    assert store.opened(tmp_path, "2") == store.Store()
    assert not store.is_store(tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["1", "mine.txt"]


def test_only_the_newest_values_stay(tmp_path):
    kept = store.opened(tmp_path, "1")
    for n in range(500):
        store.put(kept, f"ab{n:03}", n)
        os.utime(kept.folder / "ab" / f"{n:03}", (n, n))
    left = sorted(int(path.name) for path in (kept.folder / "ab").iterdir())
    assert 50 < len(left) <= 130
    assert store.get(kept, "ab499") == 499
    assert left == list(range(left[0], 500))


def test_what_cannot_be_kept_is_a_bug(tmp_path):
    with pytest.raises(TypeError):
        store.put(store.opened(tmp_path, "1"), "ab1", object())


def test_digest_of_files(tmp_path):
    (tmp_path / "a.py").write_text("1")
    first = store.digest_of_files([str(tmp_path / "a.py")])
    (tmp_path / "a.py").touch()
    assert store.digest_of_files([str(tmp_path / "a.py")]) == first
    (tmp_path / "a.py").write_text("2")
    assert store.digest_of_files([str(tmp_path / "a.py")]) != first


def test_the_program_has_a_digest():
    assert store.program() == store.program()
    assert len(store.program()) == 64
