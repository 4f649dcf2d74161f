"""Texts that nobody wrote in good faith: each is read, or refused in one line, in time that grows with its length."""

from __future__ import annotations

from importlib import import_module

import pytest

from factcheck.errors import FactcheckError

MANY = 20_000
HOSTILE = {
    "open tags": "<" * MANY,
    "tags without end": "<a " * MANY,
    "quotes without end": "<a b=\"'>" * MANY,
    "comments without end": "<!--" * MANY,
    "scripts in scripts": "<script>" * MANY,
    "deep elements": "<div>" * MANY + "x" + "</div>" * MANY,
    "deep tables": "<table><tr><td>" * 3000 + "x",
    "deep lists": "<ul><li>x" * 4000,
    "rows without end": "<table>" + "<tr><td>a<td>b" * 4000,
    "wide cells": "<table><tr><td colspan=99999999999999999999>a<td>b",
    "entities": "&amp" * MANY + "&#99999999;&#xD800;&#0;",
    "deep data": '<script type="application/ld+json">' + "[" * MANY + "</script><p>a</p>",
    "stars": "*a " * MANY,
    "underscores": "_a" * MANY,
    "ticks": " ".join("`" * (at % 150) for at in range(600)),
    "brackets": "[" * MANY + "]" * MANY,
    "links without end": "[a](b" * MANY,
    "pipes": "|a" * 3000 + "\n" + "|-" * 3000 + "\n" + "|b" * 3000,
    "fences": "```\n" * MANY,
    "rules": "+++\n" * MANY,
    "quotes": "> " * MANY,
    "bold lines": "**a**\n" * 4000,
    "deep items": "\n".join(" " * at + "- a" for at in range(500)),
    "key and value": "a: b\n" * 6000,
    "names": "Ada Lund\n" * 4000,
    "dates": "May 5, 2024\n" * 3000,
    "contents": "Table of contents\n" * 2000,
    "related": "Related articles\n" * 2000,
    "one long word": "w" * 200_000,
    "blank lines": "\r" * MANY + "\u2028" * MANY,
    "unseen": "\u202e\u200b\ufeff\u00ad" * MANY,
    "lone surrogates": "a\ud800b " * 100,
    "controls": "a\x01\x00b " * 3000,
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("module", ["text", "markdown", "html"])
def test_hostile(module, raw):
    try:
        page = import_module(f"factcheck.reading.{module}").parse(raw)
    except FactcheckError as error:
        assert "front matter" in str(error)
    else:
        assert all(block.text and block.runs for block in page.blocks)
