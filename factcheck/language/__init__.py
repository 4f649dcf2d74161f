"""The words of a language: data, and the small tagger that reads them. The bottom of the house; knows no article."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def data(name: str) -> dict[str, Any]:
    """The table `en/<name>.toml`, read once."""
    return tomllib.loads(files(__name__).joinpath("en", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words_of(name: str) -> dict[str, frozenset[str]]:
    """The word lists of `en/<name>.toml`: each of its strings, split at white space."""
    return {key: frozenset(text.split()) for key, text in data(name).items() if isinstance(text, str)}


@cache
def rows_of(name: str) -> dict[str, str]:
    """The rows of `en/<name>.tsv`, of two columns at most: first column → second."""
    text = files(__name__).joinpath("en", f"{name}.tsv").read_text(encoding="utf-8")
    start = 0
    while text.startswith("# ", start):
        start = text.index("\n", start) + 1
    body = text[start:].rstrip("\n")
    if "\t" not in body:
        return dict.fromkeys(body.split("\n"), "")
    fields = body.replace("\n", "\t").split("\t")  # ten thousand rows: no loop
    return dict(zip(fields[::2], fields[1::2], strict=True))
