"""What a statement says happens or is the case: its predicates as values, affirmed or denied."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from factcheck.context.words import key
from factcheck.language import frequency, predicates, relations, stance, words_of
from factcheck.language.tokens import Tokens
from factcheck.model import DENIAL, MENTION, Placed, Value

_NEAR = 4  # tokens from a denying word to what it is shown with
_CLOSE = 3  # tokens behind a noun within which its verb stands
_LEAST = 0.25  # a verb that tells less than this, as "make" or "get", is no status


def states(tokens: Tokens, taken: Collection[int]) -> list[tuple[Value, int]]:
    """The predicates of a statement as values of kind status, each with its token; taken: tokens that are of a name.

    Nouns come too, in the form MENTION: `denied_elsewhere` keeps those that count.
    """
    found: list[tuple[Value, int]] = []
    for i, tag in enumerate(tokens.tags):
        if i in taken or tag not in ("VERB", "ADJ", "NOUN"):
            continue
        lemma, length = predicates.phrase(tokens.lemmas, i)
        polarity, cue = stance.polarity(tokens, i)
        denied = polarity == "denied"
        mentioned = tag == "NOUN" and not denied
        if not (_stands(tokens, i) if mentioned else _tells(tokens, i, lemma, cue if denied else -1)):
            continue
        if frequency.weight(lemma) < _LEAST:
            continue
        start, end = tokens.starts[i], tokens.ends[i + length - 1]
        if denied and 0 <= cue < i and i - cue <= _NEAR:
            start = tokens.starts[cue]
        elif denied and i < cue <= i + 2:
            end = tokens.ends[cue]
        label = (DENIAL if denied else "") + key(lemma)
        form = MENTION if mentioned else "exact"
        found.append((Value("status", "status", None, None, label, start, end, form), i))
    return found


def denied_elsewhere(claims: Sequence[Placed]) -> list[Placed]:
    """The claims without the nouns that no other article denies."""
    denied: dict[str, set[int]] = {}
    for claim in claims:
        if claim.value and claim.value.kind == "status" and claim.value.label.startswith(DENIAL):
            denied.setdefault(claim.value.label.removeprefix(DENIAL), set()).add(claim.source)
    return [
        claim
        for claim in claims
        if not (claim.value and claim.value.form == MENTION) or denied.get(claim.value.label, set()) - {claim.source}
    ]


def _tells(tokens: Tokens, at: int, lemma: str, denied_by: int) -> bool:
    """Whether a verb, adjective or noun says what is the case, and not only which thing is meant."""
    tag, following = tokens.tags[at], tokens.tags[at + 1] if at + 1 < len(tokens.tags) else ""
    if tag == "VERB":
        empty = lemma in words_of("state")["linking"] and _complement(tokens, at)
        return not empty and lemma not in words_of("state")["speaking"]
    before_noun = following in ("NOUN", "PROPN")
    if tag == "NOUN":  # "no release date" denies the date, and no other noun than a denied one says anything
        return not before_noun and _none_of(tokens, denied_by, at)
    attributive = before_noun or following == "ADJ"
    if attributive and (denied_by >= 0 or lemma in words_of("state")["relational"]):  # "no other page" denies the page
        return False
    return _has_opposite(lemma)


def _stands(tokens: Tokens, at: int) -> bool:
    """Whether a noun is said to be there: the head of its phrase, in a statement that denies nothing."""
    modifies = at + 1 < len(tokens.tags) and tokens.tags[at + 1] in ("NOUN", "PROPN")
    denying = (cue for cue in stance.cues(tokens) if not cue.kind.startswith("holds"))
    return not modifies and all(cue.group not in ("negation", "implicative") for cue in denying)


def _none_of(tokens: Tokens, denied_by: int, at: int) -> bool:
    """Whether a denying word says that there is none: "no fuel", "never in hospital"; not "no fuel leaked"."""
    if not 0 <= denied_by < at or at - denied_by > _NEAR or tokens.lemmas[denied_by] not in words_of("state")["none"]:
        return False
    if any(tokens.tags[i] in ("ADP", "VERB", "PUNCT") for i in range(denied_by + 2, at)):
        return False
    return not any(tag in ("AUX", "VERB") for tag in tokens.tags[at + 1 : at + _CLOSE])


def _complement(tokens: Tokens, at: int) -> bool:
    """Whether an adjective or participle completes a verb: "stays closed"."""
    place = at + 1
    while place < len(tokens.tags) and tokens.tags[place] == "ADV":
        place += 1
    return place < len(tokens.tags) and (tokens.tags[place] == "ADJ" or tokens.fine[place] in ("VBN", "VBG"))


def _has_opposite(lemma: str) -> bool:
    return bool(relations.opposites(lemma) or predicates.core(lemma))
