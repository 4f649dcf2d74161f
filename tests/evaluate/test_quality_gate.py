"""The gate on quality: floors that rise, and what happens when a figure falls."""

import importlib.util
import sys
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]


@pytest.fixture(scope="module")
def gate():
    spec = importlib.util.spec_from_file_location("quality_gate", PROJECT / "scripts" / "quality_gate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(gate, monkeypatch, *words):
    monkeypatch.setattr(sys, "argv", ["quality_gate.py", str(HERE / "corpus"), *map(str, words)])
    return gate.main()


def test_floors_rise_and_hold(gate, monkeypatch, tmp_path, capsys):
    floors = tmp_path / "floors.toml"
    assert run(gate, monkeypatch, "--floors", floors, "--raise") == 0
    before = floors.read_text()
    assert set(tomllib.loads(before)) == {"corpus"}
    assert run(gate, monkeypatch, "--floors", floors) == 0
    assert "no figure fell" in capsys.readouterr().out
    assert run(gate, monkeypatch, "--floors", floors, "--raise") == 0
    assert floors.read_text() == before


def test_a_figure_under_its_floor_fails(gate, monkeypatch, tmp_path, capsys):
    floors = tmp_path / "floors.toml"
    floors.write_text("[corpus]\nmacro-f1 = 1.1\n")
    assert run(gate, monkeypatch, "--floors", floors) == 1
    assert "1 of " in capsys.readouterr().out
    assert run(gate, monkeypatch, "--floors", floors, "--raise") == 1
    assert tomllib.loads(floors.read_text())["corpus"]["macro-f1"] == 1.1  # a floor never sinks


def test_comments_and_other_tiers_stay(gate):
    text = "# head\n[one]\n# why\na = 0.100  # lowered: a label was wrong\n\n[two]\na = 0.900\n"
    held = [gate.Held("one", "a", 0.5, 0.1), gate.Held("one", "b", 0.25, None), gate.Held("three", "a", 1.0, None)]
    assert gate.raised(text, held) == (
        "# head\n[one]\n# why\na = 0.495  # lowered: a label was wrong\nb = 0.245\n\n"
        "[two]\na = 0.900\n\n[three]\na = 0.995\n"
    )


def test_a_floor_on_precision_leaves_room_for_one_alarm(gate):
    held = [gate.Held("one", "contradicting-precision", 1.0, None)]
    assert gate.raised("", held) == "\n[one]\ncontradicting-precision = 0.950\n"


def test_the_floors_that_are_committed_can_be_read():
    floors = tomllib.loads((PROJECT / "tests" / "corpora" / "floors.toml").read_text(encoding="utf-8"))
    assert all(0 <= floor <= 1 for tier in floors.values() for floor in tier.values())
