"""What a statement says happens or is the case: its predicates as values, affirmed or denied."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from factcheck.context.words import key
from factcheck.language import frequency, predicates, relations, stance, words_of
from factcheck.language import states as families
from factcheck.language.tokens import Tokens
from factcheck.model import DENIAL, MENTION, Placed, Value

_NEAR = 4  # tokens from a denying word to what it is shown with
_CLOSE = 3  # tokens behind a noun within which its verb stands
_LEAST = 0.25  # a verb that tells less than this, as "make" or "get", is no status


class Stated(NamedTuple):
    """A status of a statement."""

    value: Value
    at: int  # the token of its predicate
    own: bool = False  # it holds of the noun itself: "no runoff", "his left ankle"


def states(tokens: Tokens, taken: Collection[int]) -> list[Stated]:
    """The predicates of a statement as values of kind status; taken: tokens that are of a name.

    Nouns come too, in the form MENTION: `contested` keeps those that count.
    """
    found = list(_of_families(tokens, taken))
    covered = {i for first, last, one in found for i in range(first, last) if _speaks(tokens, i, first, one.at)}
    single = (_single(tokens, i) for i in range(len(tokens.tags)) if i not in taken and i not in covered)
    return sorted([*(one for _, _, one in found), *filter(None, single)], key=lambda one: one.at)


def _speaks(tokens: Tokens, at: int, first: int, head: int) -> bool:
    """Whether a token of a state says nothing beside it; "milk" does in "contain milk", "injuries" in "no injuries"."""
    if tokens.tags[at] != "NOUN":
        return True
    return tokens.tags[head] != "VERB" and tokens.lemmas[first] not in words_of("state")["none"]


def _single(tokens: Tokens, at: int) -> Stated | None:
    """The status that a verb, adjective or noun states; None where it states none."""
    tag = tokens.tags[at]
    if tag not in ("VERB", "ADJ", "NOUN"):
        return None
    lemma, length = predicates.phrase(tokens.lemmas, at)
    cue = _denied_by(tokens, at)
    denied = cue >= 0
    mentioned = tag == "NOUN" and not denied
    if not (_stands(tokens, at) if mentioned else _tells(tokens, at, lemma, cue)):
        return None
    if frequency.weight(lemma) < _LEAST:
        return None
    label = (DENIAL if denied else "") + key(lemma)
    start, end = _shown(tokens, (at, at + length), cue)
    form = MENTION if mentioned else "exact"
    return Stated(Value("status", "status", None, None, label, start, end, form), at, tag == "NOUN")


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


def _of_families(tokens: Tokens, taken: Collection[int]) -> Iterator[tuple[int, int, Stated]]:
    """The states of families that a statement names, each with its tokens."""
    for state in families.found(tokens):
        first, last = state.first, state.last
        at = _sided(tokens, first) if tokens.words[first].lower() in words_of("state")["sides"] else _head(tokens, first, last)
        if at < 0 or at in taken or _longer(tokens, first, last):
            continue
        linked = _linked(tokens, first)
        if at < last and last - first == 1 and not _says(tokens, first, linked):
            continue
        cue = _denier(tokens, (first, last), at)
        own = at >= last or tokens.tags[at] in ("NOUN", "PROPN") and tokens.tags[first] != "ADP" and not linked
        start, end = _shown(tokens, (first, last), cue)
        label = (DENIAL if cue >= 0 else "") + _label(state.label)
        yield first, last, Stated(Value("status", "status", None, None, label, start, end, "exact"), at, own)


def _longer(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a predicate of more words begins where a state does: "go missing"."""
    phrase, length = predicates.phrase(tokens.lemmas, first)
    after = tokens.words[first + length].lower() if first + length < len(tokens.words) else ""
    dated = after in words_of("state")["days"] or after[:1].isdigit()  # "fell in May"
    return length > last - first and not dated and bool(predicates.core(phrase))


def _label(state: str) -> str:
    """The family of a word where it is of the same states: "closed" → "close"."""
    return key(state) if families.places(key(state)) == families.places(state) else state


def _sided(tokens: Tokens, at: int) -> int:
    """The noun that "left" or "right" says the side of: "his left ankle"; -1 where it is no such word."""
    before = at > 0 and (tokens.tags[at - 1] in ("DET", "ADP") or tokens.fine[at - 1] in ("PRP$", "POS"))
    return at + 1 if before and tokens.tags[at + 1 : at + 2] == ("NOUN",) else -1


def _head(tokens: Tokens, first: int, last: int) -> int:
    """The token that says a state of several words: its verb, else its last noun or adjective."""
    inside = range(first, last)
    verb = next((i for i in inside if tokens.tags[i] == "VERB"), -1)
    return verb if verb >= 0 else next((i for i in reversed(inside) if tokens.tags[i] in ("NOUN", "PROPN", "ADJ")), first)


def _denier(tokens: Tokens, span: tuple[int, int], at: int) -> int:
    """The token that denies a state, none of its own words; -1 without one."""
    for place in dict.fromkeys((at, span[0])):
        polarity, cue = stance.polarity(tokens, place)
        if polarity == "denied" and not span[0] <= cue < span[1]:
            return cue
    return -1


def _shown(tokens: Tokens, span: tuple[int, int], cue: int) -> tuple[int, int]:
    """Where a status stands in the text, with the word that denies it where that is near; cue: -1 without one."""
    first, last = span
    if 0 <= cue < first and first - cue <= _NEAR:
        first = cue
    elif cue >= last and cue <= last + 1:
        last = cue + 1
    return tokens.starts[first], tokens.ends[last - 1]


def _linked(tokens: Tokens, first: int) -> bool:
    """Whether a verb like "is" or "remains" stands before a state, or no verb in the whole statement."""
    place = first - 1
    while place >= 0 and (tokens.tags[place] in ("ADV", "PART", "DET", "ADJ")):
        place -= 1
    if 0 < place < first - 1 and tokens.words[place] == ",":  # "the cub, a female, was born"
        return True
    if place >= 0 and tokens.tags[place] in ("AUX", "VERB"):
        return tokens.lemmas[place] in words_of("state")["linking"] or tokens.lemmas[place] in words_of("state")["being"]
    return all(tag not in ("VERB", "AUX") for tag in tokens.tags)


def _says(tokens: Tokens, at: int, linked: bool) -> bool:
    """Whether one word says a state, and not only which thing is meant."""
    tag, following = tokens.tags[at], tokens.tags[at + 1] if at + 1 < len(tokens.tags) else ""
    word = tokens.words[at].lower()
    if tag == "VERB":
        return not (tokens.lemmas[at] in words_of("state")["linking"] and _complement(tokens, at))
    if word in words_of("state")["particles"]:
        return linked and following not in ("NOUN", "PROPN", "DET", "NUM", "ADJ", "PRON")
    if tag in ("NOUN", "PROPN"):
        return linked and following not in ("NOUN", "PROPN")
    if tag == "ADJ":
        attributive = following in ("NOUN", "PROPN", "ADJ")
        return not (attributive and (tokens.lemmas[at] in words_of("state")["relational"] or _denier(tokens, (at, at + 1), at) >= 0))
    return tag in ("ADV", "ADP")


def contested(claims: Sequence[Placed]) -> list[Placed]:
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
    light = words_of("state")["light"]
    if not 0 <= denied_by < at or at - denied_by > _NEAR or tokens.lemmas[denied_by] not in words_of("state")["none"]:
        return False
    between = [i for i in range(denied_by + 2, at) if tokens.tags[i] in ("ADP", "VERB", "PUNCT")]
    if any(tokens.tags[i] != "VERB" or tokens.lemmas[i] not in light for i in between):  # "has not made a decision"
        return False
    return all(tokens.lemmas[i] in light for i in range(at + 1, min(at + _CLOSE, len(tokens.tags))) if tokens.tags[i] in ("AUX", "VERB"))


def _complement(tokens: Tokens, at: int) -> bool:
    """Whether an adjective or participle completes a verb: "stays closed"."""
    place = at + 1
    while place < len(tokens.tags) and tokens.tags[place] == "ADV":
        place += 1
    return place < len(tokens.tags) and (tokens.tags[place] == "ADJ" or tokens.fine[place] in ("VBN", "VBG"))


def _has_opposite(lemma: str) -> bool:
    return bool(relations.opposites(lemma) or predicates.core(lemma) or families.negated(lemma))
