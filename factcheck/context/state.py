"""What a statement says happens or is the case: its predicates as values, affirmed or denied."""

from __future__ import annotations

from collections.abc import Collection

from factcheck.context.words import key
from factcheck.language import frequency, predicates, relations, stance
from factcheck.language.tokens import Tokens
from factcheck.model import Value

_LEAST = 0.25  # a verb that tells less than this, as "make" or "get", is no status


def states(tokens: Tokens, taken: Collection[int]) -> list[Value]:
    """The predicates of a statement as values of kind status; taken: tokens that belong to a name."""
    found: list[Value] = []
    for i, tag in enumerate(tokens.tags):
        if i in taken or tag not in ("VERB", "ADJ", "NOUN"):
            continue
        lemma, length = predicates.phrase(tokens.lemmas, i)
        polarity, cue = stance.polarity(tokens, i)
        denied = polarity == "denied"
        attributive = tag == "ADJ" and i + 1 < len(tokens.tags) and tokens.tags[i + 1] in ("NOUN", "PROPN", "ADJ")
        if tag == "ADJ" and (not _has_opposite(lemma) or (attributive and denied)):  # "no other page" denies the page
            continue
        if tag == "NOUN" and not denied:
            continue
        if frequency.weight(lemma) < _LEAST:
            continue
        start, end = tokens.starts[i], tokens.ends[i + length - 1]
        if denied and cue is not None and 0 <= cue < i and i - cue <= 4:
            start = tokens.starts[cue]
        elif denied and cue is not None and i < cue <= i + 2:
            end = tokens.ends[cue]
        label = ("not " if denied else "") + key(lemma)
        found.append(Value("status", "status", None, None, label, start, end))
    return found


def _has_opposite(lemma: str) -> bool:
    return bool(relations.opposites(lemma) or predicates.core(lemma))
