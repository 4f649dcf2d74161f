"""Statements and their values → what each is about and how it is meant.

Third step of the pipeline: the words it is compared by, the predicate and noun its value belongs to, whom it speaks of,
what it is limited to, whether it is denied, expected, rumoured, asked, and who is quoted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from factcheck.context import contest, qualifier, subject
from factcheck.context.label import label, sum_of
from factcheck.context.origin import origins
from factcheck.context.progress import standings
from factcheck.context.reality import settled
from factcheck.context.spot import elsewhere
from factcheck.context.spot import spots as unnamed
from factcheck.context.state import states
from factcheck.context.structure import Structure, predications, structures
from factcheck.context.title import Role, disputed, titles
from factcheck.context.window import windows
from factcheck.context.words import around, concepts, vocabulary, words
from factcheck.language import data, offices, stance
from factcheck.language.tokens import Tokens
from factcheck.model import SPOT, TITLE, Placed, Statement, Value, Word

__all__ = ["Role", "Scene", "concepts", "contested", "placed", "vocabulary"]

_JOINING = frozenset({"CCONJ", "SCONJ"})  # begins what is denied of something else
_UNTIL = 3  # tokens from "until" to a date


class About(NamedTuple):
    """What a whole statement is about."""

    subject: str
    qualifiers: tuple[str, ...]
    attributed_to: str | None
    topic: str  # of the article


class Scene(NamedTuple):
    """The statements of one article with what was read out of them, and its day. The sequences have one length."""

    source: int  # row of the article
    statements: Sequence[Statement]
    tokens: Sequence[Tokens]
    values: Sequence[Sequence[Value]]
    published: date | None = None


def span_of(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """The tokens that a place in the text touches: first and last, exclusive."""
    return bisect_right(tokens.ends, start), bisect_left(tokens.starts, end)


class Spot(NamedTuple):
    """A value of a statement, or the statement alone, before it is placed."""

    row: int  # of the statement in the article
    value: Value | None
    first: int
    last: int
    holder: str = ""  # key of the name nearest to it
    head: int = -1  # of a status: the token of its predicate
    own: bool = False  # of a status: it holds of that noun itself
    spans: Sequence[tuple[Value, int, int]] = ()  # the names and other values of its statement


def placed(
    scene: Scene, first_row: int, tagged_headings: dict[str, Tokens], roles: Sequence[Sequence[Role]]
) -> tuple[list[Placed], list[list[Word]]]:
    """The claims of an article, and the words of each of its statements.

    first_row: the row of its first statement in the collection; tagged_headings: headings and column heads, tagged;
    roles: of the names of each statement.
    """
    topic = subject.topic(scene.statements, scene.values)
    topics = subject.topics(scene.statements, scene.values, topic)
    bags, spots, columns = [], [], []
    before: list[Word] = []
    for row, (statement, tokens, values) in enumerate(zip(scene.statements, scene.tokens, scene.values, strict=True)):
        spans = [(value, *span_of(tokens, value.start, value.end)) for value in values]
        columns.append(_columns(statement, tokens))
        own = words(tokens, spans, columns[-1])
        headings = [tagged_headings[h] for h in statement.headings[-2:]]
        heads = [tagged_headings[h] for h in statement.heads]
        bags.append(own + around(statement, headings, heads, before))
        before = own
        stated = states(tokens, {i for value, first, last in spans if not _nil(value) for i in range(first, last)})
        turns = [(-1, False)] * len(spans) + [(one.at, one.own) for one in stated]
        spans += [(one.value, *one.span) for one in stated]
        spots += [
            Spot(row, *span, subject.holder(tokens, span, spans), head, own, spans)
            for span, (head, own) in zip(spans, turns, strict=True)
        ]
        named = {i for value, first, last in spans if value.kind != "status" for i in range(first, last)}
        spots += [Spot(row, *found, spans=spans) for found in unnamed(tokens, named)]
        spots.append(Spot(row, None, 0, 0))
    about = [
        About(
            subject.subject(statement, tokens, values, here),
            qualifier.qualifiers(statement, values),
            stance.attribution(tokens, statement.text)[0],
            here,
        )
        for statement, tokens, values, here in zip(scene.statements, scene.tokens, scene.values, topics, strict=True)
    ]
    valued = iter(structures([(scene.tokens[s.row], s.first, s.last) for s in spots if s.head < 0]))
    predicated = iter(predications([(scene.tokens[s.row], s.head, s.own, s.last) for s in spots if s.head >= 0]))
    claims = []
    for spot in spots:
        frame = next(valued if spot.head < 0 else predicated)
        if spot.value and spot.head < 0:
            frame = _labelled(frame, spot, scene, columns[spot.row], tagged_headings)
        claims.append(_claim(spot, frame, scene, first_row, about[spot.row], columns[spot.row], roles[spot.row]))
    claims = windows(claims, scene.statements, scene.tokens, first_row, topic, scene.published)
    more = settled(claims, scene.statements, scene.tokens, first_row, topic)
    more += standings(claims, scene.tokens, first_row, topic)
    more += origins(claims, scene.tokens, first_row, topic)
    more += titles(claims, roles, first_row)
    return claims + more, bags


def contested(claims: Sequence[Placed]) -> list[Placed]:
    """The claims without nouns, titles and unnamed places that no other article says otherwise."""
    told = {*disputed(claims), *elsewhere(claims)}
    kept = (c for row, c in enumerate(claims) if row in told or not c.value or c.value.axis not in (TITLE, SPOT))
    return contest.contested(list(kept))


def _labelled(
    frame: Structure, spot: Spot, scene: Scene, columns: Sequence[int], tagged: dict[str, Tokens]
) -> Structure:
    """The structure round a value, its noun what a label or the head of a table asks for, or what a sum is of."""
    statement, tokens = scene.statements[spot.row], scene.tokens[spot.row]
    if spot.value and spot.value.kind == "money" and not frame.noun and (noun := sum_of(tokens, spot.last)):
        return frame._replace(noun=noun, noun_sure=1.0)
    if spot.value is None or (frame.predicate and not statement.cells):
        return frame
    asked = label(statement, tokens, columns, (spot.value, spot.first, spot.last), spot.spans, tagged)
    if asked is None or (frame.noun and not statement.cells):
        return frame
    return frame._replace(predicate="", predicate_sure=0.0, noun=asked, noun_sure=1.0 if asked else 0.0)


def _nil(value: Value) -> bool:
    """Whether a value says that there is none, or nothing to pay: its words are a status too."""
    return value.low == value.high == 0.0 and value.kind in ("number", "money")


def _claim(
    spot: Spot,
    frame: Structure,
    scene: Scene,
    first_row: int,
    about: About,
    columns: Sequence[int],
    roles: Sequence[Role],
) -> Placed:
    tokens = scene.tokens[spot.row]
    role = _role(spot.value, roles)
    reach = (spot.first, spot.last) if spot.value else (0, len(tokens.words))
    return Placed(
        statement=first_row + spot.row,
        source=scene.source,
        value=spot.value,
        first=spot.first,
        last=spot.last,
        predicate=frame.predicate,
        predicate_sure=frame.predicate_sure,
        noun=frame.noun,
        noun_sure=frame.noun_sure,
        agent=frame.agent,
        agent_sure=frame.agent_sure,
        slot=frame.slot,
        role=role.name if role else "",
        former=role.former if role else False,
        role_of=role.of if role else "",
        thing=_thing(spot, frame, tokens, about.topic),
        holder=spot.holder,
        subject=about.subject,
        qualifiers=about.qualifiers,
        polarity=_polarity(spot, frame.at, tokens),
        certainty=stance.certainty(tokens, reach)[0],
        attributed_to=about.attributed_to,
        part=frame.part,
        theme=frame.theme,
        column=columns[spot.first] if spot.value and spot.first < len(columns) else -1,
    )


def _polarity(spot: Spot, at: int, tokens: Tokens) -> str:
    """Whether a predicate is affirmed; "not until May" affirms May."""
    if at < 0:
        return "affirmed"
    if spot.value and spot.value.kind == "date":
        before = {word.casefold() for word in tokens.words[max(0, spot.first - _UNTIL) : spot.first]}
        between = tokens.tags[spot.last : at]
        if not before.isdisjoint(data("stance")["negation"]["until"]) or not _JOINING.isdisjoint(between):
            return "affirmed"  # "it comes in May but was not announced" affirms May
    return stance.polarity(tokens, at)[0]


def _thing(spot: Spot, frame: Structure, tokens: Tokens, topic: str) -> str:
    """The name of what the deed of a value is told of."""
    if spot.value is None or spot.value.kind == "status":
        return ""
    span = (spot.value, spot.first, spot.last)
    return subject.thing(tokens, frame.at, frame.agent, span, spot.spans, topic)


def _role(value: Value | None, roles: Sequence[Role]) -> Role | None:
    """The role of a name: of several, one that has one holder."""
    own = [role for role in roles if value and value.start == role.start and value.end == role.end]
    return next((role for role in own if offices.single(role.name)), own[0] if own else None)


def _columns(statement: Statement, tokens: Tokens) -> list[int]:
    """The cell of each token; -1 outside table rows."""
    if not statement.cells:
        return [-1] * len(tokens.words)
    begins = [start for start, _ in statement.cells]
    return [max(0, bisect_right(begins, at) - 1) for at in tokens.starts]
