"""What belongs to what in a text: predicate and noun of a value, subject and object; negation, phrases, clauses.

Answers of the rankers come with the probability that they are right; -1 means none. Ask many questions at once with the
functions in the plural: a batch costs little more than one question.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.attachment import Question, answers
from factcheck.language.phrases import clauses, measured, negated, phrase, words
from factcheck.language.tokens import Tokens

NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "NUM", "SYM", "DET", "X", "ADJ"])
COUNTED = frozenset(["NOUN", "PROPN", "PRON", "SYM", "ADJ", "ADV", "NUM", "X"])
Answer = tuple[int, float]

__all__ = [
    "clauses",
    "measured",
    "negated",
    "noun",
    "nouns",
    "object_",
    "objects",
    "phrase",
    "predicate",
    "predicates",
    "subject",
    "subjects",
]


def predicates(questions: Sequence[Question]) -> list[Answer]:
    """For each span [first, last) of a text the verb, adjective or noun that says what holds of it.

    Where the value itself is what is said ("the fee is $500"), its copula.
    """
    return answers("predicate", questions, [_predicative(*question) for question in questions])


def nouns(questions: Sequence[Question]) -> list[Answer]:
    """For each span [first, last) of a text the noun that it counts, measures or dates."""
    return answers("noun", questions, [_countable(*question) for question in questions])


def subjects(questions: Sequence[tuple[Tokens, int]]) -> list[Answer]:
    """For each predicate of a text the head of its subject, also one shared with another verb."""
    spans = [(text, at, at + 1) for text, at in questions]
    return answers("subject", spans, [_subjective(*span) for span in spans])


def objects(questions: Sequence[tuple[Tokens, int]]) -> list[Answer]:
    """For each verb of a text the head of its direct object."""
    spans = [(text, at, at + 1) for text, at in questions]
    return answers("object", spans, [_objective(*span) for span in spans])


def predicate(tokens: Tokens, first: int, last: int) -> Answer:
    """The answer of `predicates` for one span."""
    return predicates([(tokens, first, last)])[0]


def noun(tokens: Tokens, first: int, last: int) -> Answer:
    """The answer of `nouns` for one span."""
    return nouns([(tokens, first, last)])[0]


def subject(tokens: Tokens, verb: int) -> Answer:
    """The answer of `subjects` for one predicate."""
    return subjects([(tokens, verb)])[0]


def object_(tokens: Tokens, verb: int) -> Answer:
    """The answer of `objects` for one verb."""
    return objects([(tokens, verb)])[0]


def _predicative(tokens: Tokens, first: int, last: int) -> list[int]:
    """Words that can be a predicate: verbs, and after a copula nouns and adjectives."""
    found, copula = [], False
    for at, tag in enumerate(tokens.tags):
        copula = copula or (tag == "AUX" and tokens.lemmas[at] in words().copulas)
        if (tag in ("VERB", "AUX") or (copula and tag in ("ADJ", "NOUN", "PROPN"))) and not first <= at < last:
            found.append(at)
    return found


def _countable(tokens: Tokens, first: int, last: int) -> list[int]:
    """Words near a value that it can count."""
    return _near(tokens, first, last, COUNTED, (10, 10))


def _subjective(tokens: Tokens, first: int, last: int) -> list[int]:
    """Words that can be the subject of a predicate."""
    return _near(tokens, first, last, NOMINAL, (len(tokens.words), 20))


def _objective(tokens: Tokens, first: int, last: int) -> list[int]:
    """Words that can be the object of a verb."""
    return _near(tokens, first, last, NOMINAL, (6, 15))


def _near(tokens: Tokens, first: int, last: int, tags: frozenset[str], reach: tuple[int, int]) -> list[int]:
    """Words of the given tags not farther from the span than reach, to the left and to the right."""
    places = range(max(0, first - reach[0]), min(len(tokens.words), last + reach[1]))
    return [at for at in places if tokens.tags[at] in tags and not first <= at < last]
