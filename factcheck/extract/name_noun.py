"""What the nouns and verbs beside a name ask for: "the village of Aas", "Venue: Lund Arena", "taken to Aas"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.extract.name_word import key
from factcheck.language import words_of
from factcheck.language.gazetteer import person_noun
from factcheck.language.tokens import Tokens

LABEL = 5  # words of a label before a colon
SAYS = 1.8  # votes of a label or a table's head


@cache
def _lists() -> dict[str, frozenset[str]]:
    return words_of("names")


@cache
def nouns() -> dict[str, str]:
    """Small noun → the kind of the name it stands with."""
    order = ("event", "product", "work", "place", "organisation")  # the last wins where a noun is in two lists
    return {noun: kind for kind in order for noun in _lists()[f"{kind}_nouns"]}


def noun_kind(lemma: str) -> str:
    """The kind of name that a noun stands with: "architect" → person, "village" → place; empty for others."""
    return nouns().get(lemma) or (
        "person" if lemma in _lists()["titles"] or person_noun(lemma) or lemma in _lists()["kin"] else ""
    )


def label_end(words: Sequence[str], at: int) -> int:
    """Where the label of a short line ends before a token; 0 without one."""
    return next((n for n in range(1, min(at, LABEL)) if words[n] == ":" and at - n <= 2 * LABEL), 0)


def asked(words: Sequence[str]) -> dict[str, float]:
    """What the head of a table's column or row says of the kind of a name: "Venue", "Filming location"."""
    for word in reversed([key(word.strip(":*_")) for word in words]):
        kind = _of_label((word,)) or noun_kind(word)
        if kind:
            return {kind: SAYS}
    return {}


def _of_label(words: Sequence[str]) -> str:
    kinds = (kind for kind in ("place", "organisation") if not _lists()[f"{kind}_labels"].isdisjoint(words))
    return next(kinds, "")


def labelled(tokens: Tokens, at: int) -> str:
    """The kind of name that the label before a colon asks for: "Venue:", "Filming locations:"; empty for others."""
    for n in range(at - 1, -1, -1):
        lemma = tokens.lemmas[n].lower()
        kind = _of_label((lemma, key(tokens.words[n])))
        kind = kind or (noun_kind(lemma) if tokens.tags[n] in {"NOUN", "PROPN"} else "")
        if kind:
            return kind
    return ""


def moves(tokens: Tokens, at: int) -> bool:
    """Whether a verb shortly before a preposition tells of a way: "taken to", "set out from", "bound for"."""
    near = slice(max(at - 3, 0), at)
    return any(word.lower() in _lists()["ways"] for word in (*tokens.lemmas[near], *tokens.words[near]))
