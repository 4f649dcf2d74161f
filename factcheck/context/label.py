"""What the words before a colon or the heads of a table say of a value: "Height: 168 cm"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.context.words import key
from factcheck.language.tokens import Tokens
from factcheck.model import Statement, Value

_LONGEST = 6  # words of a label
_SHORT = 5  # words of a cell that holds a value and no sentence
_PAIR = 2  # cells of a row that says one thing
_NOUNS = frozenset({"NOUN", "PROPN"})
_OF = frozenset({"in", "of"})


def label(
    statement: Statement,
    tokens: Tokens,
    columns: Sequence[int],
    span: tuple[Value, int, int],
    spans: Sequence[tuple[Value, int, int]],
    tagged: Mapping[str, Tokens],
) -> str | None:
    """The key of the noun that names the question a value answers; None where nothing but its sentence can tell.

    columns: the cell of each token; spans: all values of the statement; tagged: the heads of columns. "Start of
    production: 2026" asks for the start, "Head office" for the office. In a table the head of the row asks where
    several of its cells hold a value of one sort, else that of the column.
    """
    _, first, _ = span
    if not statement.cells:
        colon = next((at for at in range(min(first, _LONGEST + 1)) if tokens.words[at] == ":"), 0)
        return _asked(tokens, colon) if colon else None
    cell = columns[first] if first < len(columns) else -1
    if len(statement.cells) < _PAIR or cell < 1 or columns.count(cell) > _SHORT:
        return None
    same = any(columns[at] not in (cell, 0) and v.axis == span[0].axis for v, at, _ in spans if at < len(columns))
    head = statement.heads[cell] if cell < len(statement.heads) and not same and len(statement.cells) > _PAIR else ""
    if head and head in tagged:
        return _asked(tagged[head], len(tagged[head].words))
    return _asked(tokens, columns.count(0))


def sum_of(tokens: Tokens, last: int) -> str:
    """The key of the noun that a sum which ends before a token is of: "$326 million in revenue"; empty for none."""
    if last >= len(tokens.words) or tokens.words[last].lower() not in _OF:
        return ""
    head = last + 1
    while head < len(tokens.tags) and tokens.tags[head] == "ADJ":
        head += 1
    while head + 1 < len(tokens.tags) and tokens.tags[head] == tokens.tags[head + 1] == "NOUN":
        head += 1
    plain = head < len(tokens.tags) and tokens.tags[head] == "NOUN"
    return key(tokens.lemmas[head].casefold()) if plain else ""


def _asked(tokens: Tokens, end: int) -> str:
    """The head of the words before a token, which are no sentence."""
    before = next((at for at in range(1, end) if tokens.tags[at] == "ADP"), end)
    head = next((at for at in range(before - 1, -1, -1) if tokens.tags[at] in _NOUNS), before - 1)
    told = 0 < end <= _LONGEST and tokens.tags[head] in (*_NOUNS, "VERB", "ADJ")
    return key(tokens.lemmas[head].casefold()) if told else ""
