"""What a statement says happens or is the case: its predicates as values, affirmed or denied."""

from __future__ import annotations

from collections.abc import Collection

from factcheck.context.cause import causes
from factcheck.context.family import families
from factcheck.context.stated import Stated, adverbial, complement, stated
from factcheck.context.words import key
from factcheck.language import frequency, predicates, relations, stance, words_of
from factcheck.language.states import negated
from factcheck.language.tokens import Tokens
from factcheck.model import ATTRIBUTE, MENTION

_NEAR = 4  # tokens from a denying word to the noun it denies
_CLOSE = 3  # tokens behind a noun within which its verb stands
_LEAST = 0.25  # a verb that tells less than this, as "make" or "get", is no status


def states(tokens: Tokens, taken: Collection[int]) -> list[Stated]:
    """The predicates of a statement as values of kind status; taken: tokens that are of a name.

    Nouns come too, in the form MENTION: `contested` keeps those that count.
    """
    found = list(families(tokens, taken))
    covered = {i for first, last, one in found for i in range(first, last) if _speaks(tokens, i, first, one)}
    single = (_single(tokens, i) for i in range(len(tokens.tags)) if i not in taken and i not in covered)
    return sorted(
        [*(one for _, _, one in found), *causes(tokens, taken), *filter(None, single)], key=lambda one: one.at
    )


def _speaks(tokens: Tokens, at: int, first: int, one: Stated) -> bool:
    """Whether a token of a state says nothing beside it; both do in "contain milk", "injuries" in "no injuries"."""
    if at == one.at and tokens.lemmas[at] in words_of("state")["holding"]:
        return False
    if tokens.tags[at] != "NOUN":
        return True
    plain = one.value.form == ATTRIBUTE or tokens.tags[one.at] == "VERB"
    return not plain and tokens.lemmas[first] not in words_of("state")["none"]


def _single(tokens: Tokens, at: int) -> Stated | None:
    """The status that a verb, adjective or noun states; None where it states none."""
    tag = tokens.tags[at]
    if tag not in ("VERB", "ADJ", "NOUN"):
        return None
    lemma, length = predicates.phrase(tokens.lemmas, at)
    cue = _denied_by(tokens, at)
    mentioned = tag == "NOUN" and cue < 0
    if not (_stands(tokens, at) if mentioned else _tells(tokens, at, lemma, cue)) or frequency.weight(lemma) < _LEAST:
        return None
    form = MENTION if mentioned else "exact"
    return stated(tokens, (at, at + length), key(lemma), at, cue=cue, form=form, own=tag == "NOUN")


def _denied_by(tokens: Tokens, at: int) -> int:
    """The token that denies a predicate, or the light verb whose object it is ("has not made a decision"); else -1."""
    polarity, cue = stance.polarity(tokens, at)
    if polarity == "affirmed" and tokens.tags[at] == "NOUN":
        verb = at - 1
        while verb > 0 and tokens.tags[verb] in ("DET", "ADJ", "NOUN"):
            verb -= 1
        if verb >= 0 and tokens.tags[verb] == "VERB" and tokens.lemmas[verb] in words_of("state")["light"]:
            polarity, cue = stance.polarity(tokens, verb)
    return cue if polarity == "denied" else -1


def _tells(tokens: Tokens, at: int, lemma: str, denied_by: int) -> bool:
    """Whether a verb, adjective or noun says what is the case, and not only which thing is meant."""
    tag, following = tokens.tags[at], tokens.tags[at + 1] if at + 1 < len(tokens.tags) else ""
    if tag == "ADJ" and lemma == tokens.lemmas[at] and adverbial(tokens, at):
        return False
    if tag == "VERB":
        empty = lemma in words_of("state")["linking"] and complement(tokens, at)
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
    light = words_of("state")["light"]
    if not 0 <= denied_by < at or at - denied_by > _NEAR or tokens.lemmas[denied_by] not in words_of("state")["none"]:
        return False
    if any(tokens.lemmas[i] in words_of("state")["none"] for i in range(denied_by + 1, at)):  # "never without water"
        return False
    between = [i for i in range(denied_by + 2, at) if tokens.tags[i] in ("ADP", "VERB", "PUNCT")]
    light_or_described = [tokens.lemmas[i] in light or tokens.fine[i] in ("VBN", "VBG") for i in between]
    if not all(light_or_described) or any(tokens.tags[i] != "VERB" for i in between):  # "has not made a decision"
        return False
    behind = range(at + 1, min(at + _CLOSE, len(tokens.tags)))
    return all(tokens.lemmas[i] in light for i in behind if tokens.tags[i] in ("AUX", "VERB"))


def _has_opposite(lemma: str) -> bool:
    return bool(relations.opposites(lemma) or predicates.core(lemma) or negated(lemma))
