"""The labelled corpora are sound: every quote is in its article, no trap is a conflict."""

import importlib.util
import pathlib
from types import ModuleType

import pytest

HERE = pathlib.Path(__file__).parent
CORPORA = sorted(path.parent for path in HERE.rglob("gold.json"))


def checker() -> ModuleType:
    path = HERE.parents[1] / "scripts" / "check_gold.py"
    spec = importlib.util.spec_from_file_location("check_gold", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("folder", CORPORA, ids=lambda folder: folder.name)
def test_labels_are_sound(folder: pathlib.Path) -> None:
    assert list(checker().faults(folder)) == []


def test_a_wrong_quote_is_found(tmp_path: pathlib.Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("The bridge is open.", encoding="utf-8")
    (tmp_path / "gold.json").write_text(
        '{"topic": "", "articles": {"a.txt": {"published": null, "style": "note"}}, "traps": [], "facts": [{'
        '"id": "open", "kind": "status", "question": "", "difficulty": "easy", "compatible": [],'
        ' "mentions": [{"source": "a.txt", "quote": "The bridge is shut.", "value": "shut"}]}]}',
        encoding="utf-8",
    )
    assert list(checker().faults(tmp_path)) == ["open: a.txt does not hold: The bridge is shut."]
