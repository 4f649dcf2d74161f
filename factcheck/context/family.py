"""States and attributes of families that a statement names: "the gate is locked", "in beta", "moved to Friday"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from factcheck.context.stated import Stated, complement, denier, stated
from factcheck.context.words import key
from factcheck.language import predicates, states, words_of
from factcheck.language.tokens import Tokens
from factcheck.model import ATTRIBUTE

NAMING = ("NOUN", "PROPN")
_SIDE = " side"  # ends the label of a side
_BACK = 8  # tokens from an attribute back to the verb it goes with


def families(tokens: Tokens, taken: Collection[int]) -> Iterator[tuple[int, int, Stated]]:
    """The states and attributes that a statement names, each with its tokens [first, last); taken: tokens of names."""
    for found in states.found(tokens):
        first, last = found.first, found.last
        if _longer(tokens, first, last):
            continue
        attribute, state = states.sorts(found.label)
        made = _state(tokens, first, last, found.label) if state else None
        if made is None and attribute and tokens.tags[last - 1] in (*NAMING, "ADJ", "ADV"):
            made = _attribute(tokens, first, last, found.label)
        if made and made.at not in taken and first not in taken:
            yield first, last, made
    for at, word in enumerate(tokens.words):
        if word.lower() in words_of("state")["sides"] and (made := _sided(tokens, at)):
            yield at, at + 1, made


def _state(tokens: Tokens, first: int, last: int, label: str) -> Stated | None:
    """A state of a family; None where its words do not say it."""
    linked = _linked(tokens, first)
    if last - first == 1 and not _says(tokens, first, linked):
        return None
    at = _governed(tokens, first, last)
    own = tokens.tags[at] in NAMING and tokens.tags[first] != "ADP" and not linked
    return stated(tokens, (first, last), _label(label), at, cue=denier(tokens, (first, last), at), own=own)


def _attribute(tokens: Tokens, first: int, last: int, label: str) -> Stated | None:
    """An attribute: of the noun behind it, of a subject, or of what a verb tells of ("stabbed with a knife")."""
    noun = last
    while noun < len(tokens.tags) and tokens.tags[noun] in ("ADJ", "NOUN"):
        noun += 1
    own = noun > last and tokens.tags[noun - 1] == "NOUN"
    verbs = any(tag in ("VERB", "AUX") for tag in tokens.tags[max(0, first - _BACK) : first])
    if not own and not verbs:
        return None
    at = noun - 1 if own else _head(tokens, first, last)
    cue = denier(tokens, (first, last), at)
    return None if cue >= 0 else stated(tokens, (first, last), label, at, form=ATTRIBUTE, own=own)


def _longer(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a predicate of more words begins where a state does: "go missing"."""
    phrase, length = predicates.phrase(tokens.lemmas, first)
    after = tokens.words[first + length].lower() if first + length < len(tokens.words) else ""
    dated = after in words_of("state")["days"] or after[:1].isdigit()  # "fell in May"
    return length > last - first and not dated and bool(predicates.core(phrase))


def _label(state: str) -> str:
    """The family of a word where it is of the same states: "closed" → "close"."""
    return key(state) if states.places(key(state)) == states.places(state) else state


def _sided(tokens: Tokens, at: int) -> Stated | None:
    """What side of a noun "left" or "right" says: "his left ankle"; None where it is no such word."""
    before = at > 0 and (tokens.tags[at - 1] in ("DET", "ADP", "PRON") or tokens.fine[at - 1] == "POS")
    if not before or tokens.tags[at + 1 : at + 2] != ("NOUN",):
        return None
    return stated(tokens, (at, at + 1), tokens.words[at].lower() + _SIDE, at + 1, own=True)


def _governed(tokens: Tokens, first: int, last: int) -> int:
    """The verb that "must" or "have to" stand before; of other states the token that says them."""
    if tokens.tags[first] == "AUX" or tokens.fine[last - 1] == "TO":
        return next((i for i in range(last, min(last + 3, len(tokens.tags))) if tokens.tags[i] == "VERB"), first)
    return _head(tokens, first, last)


def _head(tokens: Tokens, first: int, last: int) -> int:
    """The token that says a state of several words: its verb, else its last noun or adjective."""
    inside = range(first, last)
    verb = next((i for i in inside if tokens.tags[i] == "VERB"), -1)
    return (
        verb if verb >= 0 else next((i for i in reversed(inside) if tokens.tags[i] in ("NOUN", "PROPN", "ADJ")), first)
    )


def _linked(tokens: Tokens, first: int) -> bool:
    """Whether a verb like "is" or "remains" stands before a state, or no verb in the whole statement."""
    place = first - 1
    while place >= 0 and (tokens.tags[place] in ("ADV", "PART", "DET", "ADJ")):
        place -= 1
    if 0 < place < first - 1 and tokens.words[place] == ",":  # "the cub, a female, was born"
        return True
    if place >= 0 and tokens.tags[place] in ("AUX", "VERB"):
        return (
            tokens.lemmas[place] in words_of("state")["linking"] or tokens.lemmas[place] in words_of("state")["being"]
        )
    return all(tag not in ("VERB", "AUX") for tag in tokens.tags)


def _says(tokens: Tokens, at: int, linked: bool) -> bool:
    """Whether one word says a state, and not only which thing is meant."""
    tag, following = tokens.tags[at], tokens.tags[at + 1] if at + 1 < len(tokens.tags) else ""
    word = tokens.words[at].lower()
    if tag == "VERB":
        return not (tokens.lemmas[at] in words_of("state")["linking"] and complement(tokens, at))
    if word in words_of("state")["particles"]:
        return linked and following not in ("NOUN", "PROPN", "DET", "NUM", "ADJ", "PRON")
    if tag in ("NOUN", "PROPN"):
        return linked and following not in ("NOUN", "PROPN")
    if tag == "ADJ":
        said = tokens.lemmas[at] not in words_of("state")["relational"] and denier(tokens, (at, at + 1), at) < 0
        return said or following not in (*NAMING, "ADJ")
    return tag in ("ADV", "ADP") or (tag == "AUX" and word in words_of("state")["binding"])
