"""Every data file says where it is from, and NOTICE names those that are others' work in part."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DATA = [path for path in sorted((ROOT / "factcheck" / "language").rglob("*")) if path.suffix in (".tsv", ".toml")]
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
OURS = re.compile(r"(?:written|hand-made) (?:for|by) (?:this|the) project", re.IGNORECASE)
DERIVED = re.compile(r"\b(?:learnt|made|changed|derived) (?:by|from)\b", re.IGNORECASE)


def head(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return " ".join(line.lstrip("# ") for line in lines[: next(i for i, x in enumerate([*lines, ""]) if x[:1] != "#")])


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_a_data_file_says_where_it_is_from(path):
    said = head(path)
    assert OURS.search(said) or DERIVED.search(said)


@pytest.mark.parametrize("path", [one for one in DATA if not OURS.search(head(one))], ids=lambda path: path.name)
def test_notice_names_what_is_derived(path):
    arrays = path.with_suffix(".npz")
    assert (arrays if arrays.exists() else path).name in NOTICE


def test_arrays_have_a_head_beside_them():
    arrays = list((ROOT / "factcheck").rglob("*.npz"))
    assert arrays
    assert all(DERIVED.search(head(path.with_suffix(".toml"))) for path in arrays)
