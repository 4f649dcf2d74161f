"""Which predicate, noun and subject a value belongs to, and how it stands to its predicate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.context.words import folded, key
from factcheck.language import structure
from factcheck.language.tokens import Tokens

_UNSURE = 0.5  # below, an attachment counts as unknown
_SKIPPED = frozenset({"DET", "ADJ", "ADV", "NUM", "NOUN", "PROPN", "SYM"})  # between a preposition and its value
_REACH = 4  # tokens from a value back to its preposition


class Structure(NamedTuple):
    """The structure round a value; keys are empty where nothing is sure."""

    at: int  # the predicate's token, -1 without one
    predicate: str
    predicate_sure: float
    noun: str
    noun_sure: float
    agent: str
    agent_sure: float
    slot: str


def structures(spans: Sequence[tuple[Tokens, int, int]]) -> list[Structure]:
    """The structure round each span [first, last) of a text; an empty span asks for the text's first verb."""
    valued = [span for span in spans if span[2] > span[1]]
    verbs = iter(structure.predicates(valued))
    nouns = iter(structure.nouns(valued))
    heads = [next(verbs) if last > first else _root(tokens) for tokens, first, last in spans]
    counted = [next(nouns) if last > first else (-1, 0.0) for _, first, last in spans]
    asked = [(tokens, at) for (tokens, _, _), (at, _) in zip(spans, heads, strict=True) if at >= 0]
    agents, objects = iter(structure.subjects(asked)), iter(structure.objects(asked))
    found = []
    for (tokens, first, last), (at, sure), (noun, noun_sure) in zip(spans, heads, counted, strict=True):
        agent, agent_sure = next(agents) if at >= 0 else (-1, 0.0)
        thing, thing_sure = next(objects) if at >= 0 else (-1, 0.0)
        known = agent >= 0 and agent_sure >= _UNSURE and tokens.tags[agent] != "PRON"
        found.append(
            Structure(
                at,
                key(tokens.lemmas[at]) if at >= 0 and sure >= _UNSURE else "",
                sure,
                key(tokens.lemmas[noun]) if noun >= 0 and noun_sure >= _UNSURE else "",
                noun_sure,
                _named(tokens, agent) if known and not first <= agent < last else "",
                agent_sure if known else 0.0,
                _slot(tokens, first, last, _sure(agent, agent_sure), _sure(thing, thing_sure)),
            )
        )
    return found


def _sure(at: int, chance: float) -> int:
    return at if chance >= _UNSURE else -1


def _named(tokens: Tokens, at: int) -> str:
    return folded(tokens.words[at]) if tokens.tags[at] == "PROPN" else key(tokens.lemmas[at])


def _root(tokens: Tokens) -> tuple[int, float]:
    """The first verb of a text."""
    at = next((i for i, tag in enumerate(tokens.tags) if tag == "VERB"), -1)
    return at, 0.6 if at >= 0 else 0.0


def _slot(tokens: Tokens, first: int, last: int, agent: int, thing: int) -> str:
    """How a span stands to its predicate."""
    if first == last:
        return ""
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if tokens.tags[at] == "ADP":
            return tokens.lemmas[at].casefold()
        if tokens.tags[at] not in _SKIPPED:
            break
    if first <= agent < last:
        return "subject"
    return "object" if first <= thing < last else ""
