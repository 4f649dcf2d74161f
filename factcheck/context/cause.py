"""What a statement puts something down to: "because of the wind", "caused by a lamp", "a lamp caused the fire"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from factcheck.context.stated import Stated
from factcheck.context.words import key
from factcheck.language import frequency, stance, words_of
from factcheck.language.tokens import Tokens
from factcheck.model import CAUSE, Value

_LONGEST = 6  # words of the phrase that names a cause
_LENGTHS = (2, 3, 4, 5)  # words of a phrase that a cause stands behind
_TELLING = 0.35  # the weight of a word that tells what happened
_INNER = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})


def causes(tokens: Tokens, taken: Collection[int]) -> Iterator[Stated]:
    """The causes a statement names as values on the axis CAUSE; taken: tokens that are of a name."""
    lemmas = tuple(word.lower() for word in tokens.lemmas)
    for at in range(len(lemmas)):
        length = max((n for n in _LENGTHS if " ".join(lemmas[at : at + n]) in _phrases("behind")), default=0)
        if length:
            head = next((i for i in range(at, at + length) if tokens.tags[i] == "VERB"), at)
            yield from _cause(tokens, (at + length, _end(tokens, at + length)), head, taken)
        elif lemmas[at] in words_of("cause")["verbs"] and _active(tokens, at):
            yield from _cause(tokens, (_begin(tokens, at), at), at, taken)
        elif lemmas[at] in words_of("cause")["clause"] and lemmas[at + 1 : at + 2] != ("of",):
            yield from _reason(tokens, at)
        elif lemmas[at] in words_of("cause")["apart"]:
            yield from _apart(tokens, at, taken)
        elif lemmas[at : at + 2] == ("cause", "of"):
            yield from _named(tokens, at, taken)


def _active(tokens: Tokens, at: int) -> bool:
    return tokens.tags[at] == "VERB" and (tokens.fine[at] != "VBN" or tokens.tags[at - 1] not in ("AUX", "ADV"))


@cache
def _phrases(name: str) -> frozenset[str]:
    """A list of the file with blanks in its words."""
    return frozenset(word.replace("_", " ") for word in words_of("cause")[name])


def _named(tokens: Tokens, at: int, taken: Collection[int]) -> Iterator[Stated]:
    """The cause in "the cause of the fire was a faulty lamp"."""
    end = _end(tokens, at + 2)
    verb = next((i for i in range(end, min(end + 3, len(tokens.tags))) if tokens.tags[i] == "AUX"), -1)
    if end > at + 2 and verb >= 0:
        for one in _cause(tokens, (verb + 1, _end(tokens, verb + 1)), end - 1, taken):
            yield one._replace(own=True)


def _apart(tokens: Tokens, at: int, taken: Collection[int]) -> Iterator[Stated]:
    """The cause in "blamed the delay on fog", "attributed the fall to imports"."""
    end = _end(tokens, at + 1)
    if end > at + 1 and tokens.words[end : end + 1] and tokens.words[end].lower() in words_of("cause")["before"]:
        for one in _cause(tokens, (end + 1, _end(tokens, end + 1)), end - 1, taken):
            yield one._replace(own=True)


def _reason(tokens: Tokens, at: int) -> Iterator[Stated]:
    """The cause in a clause: "because the printer failed"."""
    last = at + 1
    while last < len(tokens.tags) and tokens.tags[last] not in ("PUNCT", "SCONJ", "CCONJ"):
        last += 1
    words = [i for i in range(at + 1, last) if tokens.tags[i] in ("ADJ", "NOUN", "PROPN", "VERB")]
    label = " ".join(key(tokens.lemmas[i]) for i in words if frequency.weight(tokens.lemmas[i]) >= _TELLING)
    if label:
        value = Value("status", CAUSE, None, None, label, tokens.starts[words[0]], tokens.ends[last - 1])
        yield Stated(value, at, (words[0], last))


def _cause(tokens: Tokens, span: tuple[int, int], at: int, taken: Collection[int]) -> Iterator[Stated]:
    first, last = span
    words = [i for i in range(first, last) if tokens.tags[i] in ("ADJ", "NOUN", "PROPN") or tokens.fine[i] == "VBG"]
    if not words or tokens.tags[words[-1]] == "ADJ" or stance.polarity(tokens, at)[0] == "denied":
        return
    if tokens.lemmas[words[-1]] in words_of("cause")["hollow"]:
        return
    label = " ".join(key(tokens.lemmas[i]) for i in words)
    value = Value("status", CAUSE, None, None, label, tokens.starts[words[0]], tokens.ends[last - 1])
    yield Stated(value, at, (words[0], last))


def _end(tokens: Tokens, first: int) -> int:
    """Where a noun phrase that begins at a token ends, exclusive; its beginning where none does."""
    last = first
    while last < min(first + _LONGEST, len(tokens.tags)) and _inside(tokens, last):
        last += 1
    while last > first and tokens.tags[last - 1] not in ("NOUN", "PROPN") and tokens.fine[last - 1] != "VBG":
        last -= 1
    return last


def _begin(tokens: Tokens, last: int) -> int:
    """Where the noun phrase that ends before a token begins."""
    first = last
    while first > max(0, last - _LONGEST) and (_inside(tokens, first - 1) or tokens.tags[first - 1] in ("ADV", "AUX")):
        first -= 1
    return first


def _inside(tokens: Tokens, at: int) -> bool:
    return tokens.tags[at] in _INNER or tokens.fine[at] in ("PRP$", "POS", "VBN", "VBG")
