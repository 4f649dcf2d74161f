"""ARCHITECTURE.md tells of the code as it is."""

import importlib.util
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def render_tables():
    spec = importlib.util.spec_from_file_location("render_tables", ROOT / "scripts" / "render_tables.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_tables_are_those_of_the_row_classes():
    assert render_tables().rendered(PAGE) == PAGE, "run scripts/render_tables.py"


def test_tables_keep_names_types_and_comments():
    shown = render_tables().tables(
        'class Row(NamedTuple):\n    """A row.\n\n    Key: a."""\n    a: int | None = 0  # of b\n'
    )
    assert (
        shown
        == "\n### Row\n\nA row. Key: a.\n\n| field | type | meaning |\n|---|---|---|\n| `a` | `int \\| None` | of b |\n"
    )


@pytest.mark.parametrize(
    "name",
    [
        path.stem
        for path in sorted((ROOT / "factcheck").iterdir())
        if path.suffix == ".py" or (path / "__init__.py").exists()
    ],
)
def test_every_module_has_its_place(name):
    assert name == "__init__" or f"`{name}`" in PAGE


def test_layers_are_those_that_lint_enforces():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    shown = "\n".join(f"    {layer}" for layer in layers).replace(" : ", " | ")
    assert shown in PAGE
