"""The words of a language: data, and the small tagger that reads them. The bottom of the house; knows no article."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "en"

_given: dict[str, dict[str, Any]] = {}


@cache
def data(name: str) -> dict[str, Any]:
    """The table `en/<name>.toml`, read once."""
    return _given[name] if name in _given else _read(name)


def tables() -> dict[str, dict[str, Any]]:
    """All such tables by name, for a later run that wants to be `given` them: reading them takes longer than JSON."""
    return {file.stem: _read(file.stem) for file in sorted(FOLDER.glob("*.toml"))}


def given(found: Mapping[str, dict[str, Any]]) -> None:
    """Take these for what the files of tables hold."""
    _given.update(found)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(text_of(f"{name}.toml"))


def text_of(file: str) -> str:
    """What a file of `en/` holds."""
    return (FOLDER / file).read_text(encoding="utf-8")


@cache
def words_of(name: str) -> dict[str, frozenset[str]]:
    """The word lists of `en/<name>.toml`: each of its strings, split at white space."""
    return {key: frozenset(text.split()) for key, text in data(name).items() if isinstance(text, str)}


@cache
def rows_of(name: str) -> dict[str, str]:
    """The rows of `en/<name>.tsv`, of two columns at most: first column → second."""
    whole = text_of(f"{name}.tsv")
    start = 0
    while whole.startswith("# ", start):
        start = whole.index("\n", start) + 1
    body = whole[start:].rstrip("\n")
    if "\t" not in body:
        return dict.fromkeys(body.split("\n"), "")
    fields = body.replace("\n", "\t").split("\t")  # ten thousand rows: no loop
    return dict(zip(fields[::2], fields[1::2], strict=True))
