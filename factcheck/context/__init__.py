"""Statements and their values → what each is about and how it is meant.

Third step of the pipeline: the words it is compared by, the predicate and noun its value belongs to, whom it speaks of,
what it is limited to, whether it is denied, expected, rumoured, asked, and who is quoted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.context import qualifier, subject
from factcheck.context.state import states
from factcheck.context.words import around, concepts, key, words
__all__ = ["Scene", "concepts", "placed"]

from factcheck.language import stance, structure
from factcheck.language.tokens import Tokens
from factcheck.model import Placed, Statement, Value, Word

_UNSURE = 0.5  # below, an attachment counts as unknown


class Scene(NamedTuple):
    """The statements of one article with what was read out of them. All fields but source and title have one length."""

    source: int  # row of the article
    statements: Sequence[Statement]
    tokens: Sequence[Tokens]
    values: Sequence[Sequence[Value]]


def span_of(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """The tokens that a place in the text touches: first and last, exclusive."""
    return bisect_right(tokens.ends, start), bisect_left(tokens.starts, end)


def placed(scene: Scene, first_row: int, tagged_headings: dict[str, Tokens]) -> tuple[list[Placed], list[list[Word]]]:
    """The claims of an article, and the words of each of its statements.

    first_row: the row of its first statement in the collection; tagged_headings: headings and column heads, tagged.
    """
    claims: list[Placed] = []
    bags: list[list[Word]] = []
    topic = subject.topic(scene.statements, scene.values)
    before: list[Word] = []
    for row, (statement, tokens, values) in enumerate(
        zip(scene.statements, scene.tokens, scene.values, strict=True), first_row
    ):
        spans = [(value, *span_of(tokens, value.start, value.end)) for value in values]
        named = {i for value, first, last in spans if value.kind in subject.NAMES for i in range(first, last)}
        spans += [(value, *span_of(tokens, value.start, value.end)) for value in states(tokens, named)]
        columns = _columns(statement, tokens)
        own = words(tokens, spans, columns)
        headings = [tagged_headings[h] for h in statement.headings[-2:]]
        heads = [tagged_headings[h] for h in statement.heads]
        bags.append(own + around(statement, headings, heads, before))
        before = own
        said_by, _ = stance.attribution(tokens, statement.text)
        whom = subject.subject(statement, tokens, values, topic)
        limits = qualifier.qualifiers(statement, values)
        for value, first, last in [*spans, (None, 0, 0)]:
            claims.append(
                _claim(row, scene.source, tokens, (value, first, last), columns, (whom, limits, said_by))
            )
    return claims, bags


def _claim(
    row: int,
    source: int,
    tokens: Tokens,
    spot: tuple[Value | None, int, int],
    columns: Sequence[int],
    about: tuple[str, tuple[str, ...], str | None],
) -> Placed:
    value, first, last = spot
    verb, verb_sure = structure.predicate(tokens, first, last) if last > first else structure.root(tokens)
    noun, noun_sure = structure.noun(tokens, first, last) if last > first else (-1, 0.0)
    polarity = stance.polarity(tokens, verb)[0] if verb >= 0 else "affirmed"
    return Placed(
        statement=row,
        source=source,
        value=value,
        first=first,
        last=last,
        predicate=key(tokens.lemmas[verb]) if verb >= 0 and verb_sure >= _UNSURE else "",
        predicate_sure=verb_sure,
        noun=key(tokens.lemmas[noun]) if noun >= 0 and noun_sure >= _UNSURE else "",
        noun_sure=noun_sure,
        subject=about[0],
        qualifiers=about[1],
        polarity=polarity,
        certainty=stance.certainty(tokens, (first, last) if last > first else (0, len(tokens.words)))[0],
        attributed_to=about[2],
        column=columns[first] if last > first and first < len(columns) else -1,
    )


def _columns(statement: Statement, tokens: Tokens) -> list[int]:
    """The cell of each token; -1 outside table rows."""
    if not statement.cells:
        return [-1] * len(tokens.words)
    begins = [start for start, _ in statement.cells]
    return [max(0, bisect_right(begins, at) - 1) for at in tokens.starts]
