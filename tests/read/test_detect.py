"""Which texts are not English."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factcheck.language.detect import foreign

with (Path(__file__).parent / "languages.toml").open("rb") as file:
    CASES = tomllib.load(file)["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:30] for case in CASES])
def test_foreign(case):
    assert foreign(case["text"]) == case["language"]
