"""What the words before a colon or in a row's first cell say of the value behind them: "Height: 168 cm"."""

from __future__ import annotations

from factcheck.context.words import key
from factcheck.language.tokens import Tokens
from factcheck.model import Statement

_LONGEST = 6  # words of a label
_NOUNS = frozenset({"NOUN", "PROPN"})


def label(statement: Statement, tokens: Tokens, first: int) -> str:
    """The key of the noun that names a value's question; empty where nothing before the value does.

    first: the value's first token. "Start of production: 2026" asks for the start, "Head office" for the office.
    """
    end = _end(statement, tokens, first)
    if not 0 < end <= _LONGEST:
        return ""
    before = next((at for at in range(1, end) if tokens.tags[at] == "ADP"), end)
    head = next((at for at in range(before - 1, -1, -1) if tokens.tags[at] in _NOUNS), -1)
    if head < 0:
        head = before - 1 if tokens.tags[before - 1] in ("VERB", "ADJ") else -1
    return key(tokens.lemmas[head].casefold()) if head >= 0 else ""


def _end(statement: Statement, tokens: Tokens, first: int) -> int:
    """The token at which the label before a value ends; 0 where there is none."""
    if statement.cells:
        head = statement.cells[0][1]
        inside = len(statement.cells) == 2 and first < len(tokens.starts) and tokens.starts[first] > head
        return sum(start < head for start in tokens.starts) if inside else 0
    return next((at for at in range(min(first, _LONGEST + 1)) if tokens.words[at] == ":"), 0)
