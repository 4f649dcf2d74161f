"""What a value does in a deed, and what else has a part in it: "made | by Norvane |" and the phone."""

from __future__ import annotations

from functools import cache

from factcheck.context.words import folded, key
from factcheck.language import data, words_of
from factcheck.language.cues import words
from factcheck.language.tokens import Tokens

_SKIPPED = frozenset({"DET", "ADJ", "ADV", "NUM", "NOUN", "PROPN", "SYM"})  # between a preposition and its value
_REACH = 4  # tokens from a value back to its preposition
_YEAR = 4  # digits
_APPOSED = 3  # words before a name that is in apposition


def leads(tokens: Tokens, first: int) -> int:
    """The preposition that leads to a span; -1 without one."""
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if tokens.tags[at] == "ADP":
            return at
        if tokens.tags[first] == "PROPN" and (tokens.lemmas[at] in _times() or _dates(tokens, at, first)):
            return -1  # "in the 109th minute Moe scored", "in 2008 Moe left"
        listed = tokens.words[at] == "," and at > 0 and tokens.tags[at - 1] == "PROPN"  # "in South Korea, Seoul"
        if tokens.tags[at] not in _SKIPPED and not listed and tokens.fine[at] != "PRP$":
            break
    return -1


@cache
def _times() -> frozenset[str]:
    return words_of("deeds")["times"]


def _dates(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a year stands right before a name: "in 2008 Moe left"."""
    return (
        at == first - 1 and tokens.tags[at] == "NUM" and len(tokens.words[at]) == _YEAR and tokens.words[at].isdigit()
    )


def part(tokens: Tokens, at: int, slot: str, span: tuple[int, int], known: bool) -> str:
    """What a value does in a deed: who does it, by whatever voice; whom or what it is done to; else its slot."""
    first, last = span
    if slot in ("subject", "by") and at >= 0 and tokens.tags[at] == "VERB":
        return "agent" if slot == "by" or not passive(tokens, at) else "patient"
    if not slot and first < last <= at and not known and tokens.tags[at] == "VERB":
        return "patient" if passive(tokens, at) else "agent"  # what stands before its verb, for want of another
    return "patient" if slot == "object" else slot


def light(tokens: Tokens, at: int) -> bool:
    """Whether a verb says little, so that its object tells the deed: "had its premiere"."""
    return at >= 0 and tokens.tags[at] == "VERB" and tokens.lemmas[at] in words_of("deeds")["light"]


def theme(tokens: Tokens, span: tuple[int, int], thing: int, agent: int, light: bool) -> str:
    """The key of the noun that has the other part in a deed: the phone of "made the phone", "the phone was made by"."""
    at_all = thing >= 0 and not span[0] <= thing < span[1]
    at = agent if agent >= 0 and not (at_all and light) else thing if at_all else -1
    if at < 0 or tokens.tags[at] not in ("NOUN", "PROPN"):
        return ""
    head = named(tokens, at)
    return f"{_which(tokens, at)} {head}".lstrip() if tokens.tags[at] == "NOUN" else head.capitalize()


def _which(tokens: Tokens, at: int) -> str:
    """The word before a noun that picks one of several: "first", "another", "semi"; empty without one."""
    while at > 0 and tokens.tags[at - 1] in ("ADJ", "NOUN", "PROPN", "NUM", "DET"):
        at -= 1
        if tokens.lemmas[at].casefold() in _picking():
            return tokens.lemmas[at].casefold()
    return ""


@cache
def _picking() -> frozenset[str]:
    return frozenset(word for group in data("deeds")["which"] for word in group)


def named_before(tokens: Tokens, first: int) -> int:
    """The noun to which a name stands in apposition: "the capital, Lund,"; -1 without one."""
    first -= first > 0 and tokens.words[first - 1] in ("“", '"', "‘")
    if first < _APPOSED or tokens.words[first - 1] != "," or tokens.tags[first - 2] != "NOUN":
        return -1
    at = first - 2
    while at > 0 and tokens.tags[at - 1] in ("ADJ", "NOUN", "NUM"):
        at -= 1
    definite = at > 0 and (tokens.tags[at - 1] in ("DET", "PRON") or tokens.words[at - 1] in ("'s", "’s", "'", "’"))
    return first - 2 if definite and tokens.lemmas[at - 1] not in words_of("roles")["indefinite"] else -1


def passive(tokens: Tokens, at: int) -> bool:
    """Whether a participle is passive: a form of "be" stands before it, or nothing that makes it active."""
    if tokens.fine[at] != "VBN":
        return False
    before = [i for i in range(max(0, at - 4), at) if tokens.tags[i] == "AUX"]
    return not before or tokens.lemmas[before[-1]] in words("attribution", "being")


def named(tokens: Tokens, at: int) -> str:
    """The key of a noun, or of a name."""
    return folded(tokens.words[at]) if tokens.tags[at] == "PROPN" else key(tokens.lemmas[at])
