"""Whether an undertaking has begun, and what nobody tells yet: "filming has not started", "no word on the price".

Statements that say so share few words. Each gets one more value: on the axis of the undertaking, begun or not begun; on
that of the matter, not told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from factcheck.language import data, predicates, stance
from factcheck.language.tokens import Tokens
from factcheck.model import PROGRESS, TIDINGS, Placed, Value

BEGUN, NOT_BEGUN, NOT_TOLD = "begun", "not begun", "not told"
_FILE = "progress"
_BEGIN = "begin"  # the class of predicates
_OBJECT = 4  # tokens from a verb to its object
_SUBJECT = 8  # … and back to its subject
_NOMINAL = frozenset({"NOUN", "PROPN"})
_MODIFIERS = frozenset({"DET", "ADJ", "NUM", "PRON", "ADV"})
_BREAKS = frozenset({"SCONJ", "CCONJ", "PUNCT"})
_PAST = frozenset({"VBD", "VBN"})
_GERUND = "VBG"
_DATE = "date"


class Standing(NamedTuple):
    """What is told of an undertaking, or of a matter."""

    axis: str
    label: str
    first: int  # tokens that say so
    last: int  # exclusive


def standings(claims: Sequence[Placed], tokens: Sequence[Tokens], first_row: int, topic: str) -> list[Placed]:
    """How the undertakings of an article's thing stand, and what is not told of it, as further claims.

    claims: of the article, by statement; tokens: of its statements, the first of which is row first_row; topic: the
    name it turns on, whose they are.
    """
    found = []
    for row, group in groupby(claims, key=lambda claim: claim.statement):
        whole, words = list(group)[-1], tokens[row - first_row]
        for told in dict.fromkeys(standing(words)):
            value = Value(
                "status", told.axis, None, None, told.label, words.starts[told.first], words.ends[told.last - 1]
            )
            noun = told.axis.partition(":")[2]
            found.append(
                whole._replace(
                    value=value, first=told.first, last=told.last, noun=noun, noun_sure=1.0, predicate=_BEGIN,
                    predicate_sure=1.0, agent="", slot="", thing=topic, polarity="affirmed", certainty="asserted",
                )
            )  # fmt: skip
    return found


def standing(tokens: Tokens) -> Iterator[Standing]:
    """What a statement tells of undertakings and matters."""
    if "?" in tokens.words[-2:]:
        return
    for at, lemma in enumerate(tokens.lemmas):
        lowered = lemma.casefold()
        if told := _begun(tokens, at, lowered) or _untold(tokens, at, lowered):
            yield told


def _begun(tokens: Tokens, at: int, lemma: str) -> Standing | None:
    """Whether the undertaking that a verb begins has begun."""
    stage = lemma in _words()["entering"]
    if tokens.tags[at] not in ("VERB", "ADJ") or not (stage or predicates.core(lemma) == _BEGIN):
        return None
    activity = _activity(tokens, at, stage=stage)
    if activity < 0:
        return None
    polarity, cue = stance.polarity(tokens, at)
    span = (activity, at, *([cue] if cue >= 0 else []))
    before = {lemma.casefold() for lemma in tokens.lemmas[max(0, at - _OBJECT) : at]}
    certain = stance.certainty(tokens, (at, at + 1))[0]
    axis = PROGRESS + undertakings()[tokens.lemmas[activity].casefold()]
    if not before.isdisjoint(_words()["modals"]) or certain != "asserted":
        return None
    if polarity == "denied":
        return Standing(axis, NOT_BEGUN, min(span), max(span) + 1)
    told = tokens.fine[at] in _PAST or tokens.tags[at] == "ADJ"
    return Standing(axis, BEGUN, min(span), max(span) + 1) if told else None


def _activity(tokens: Tokens, at: int, *, stage: bool) -> int:
    """The token of the undertaking that a verb says begins: its subject or object; -1 without one."""
    behind = range(at + 1, min(at + 1 + _OBJECT, len(tokens.words)))
    for place in behind:
        if tokens.tags[place] in _BREAKS or tokens.tags[place] == "ADP":
            break
        staged = tokens.lemmas[place + 1 : place + 2]
        if _is_undertaking(tokens, place) and (not stage or (staged and staged[0] in _words()["stages"])):
            return place
    if stage:
        return -1
    for place in range(at - 1, max(-1, at - 1 - _SUBJECT), -1):
        if tokens.tags[place] in _BREAKS:
            break
        if _is_undertaking(tokens, place) and tokens.tags[place + 1] not in _NOMINAL:
            general = place and tokens.lemmas[place - 1].casefold() in ("a", "any")  # "a shoot that has not begun"
            return -1 if general else place
    return -1


def _is_undertaking(tokens: Tokens, at: int) -> bool:
    named = tokens.tags[at] in _NOMINAL or tokens.fine[at] == _GERUND
    return named and tokens.lemmas[at].casefold() in undertakings()


def _untold(tokens: Tokens, at: int, lemma: str) -> Standing | None:
    """What a word says is not told: "no word on the price", "the price was not disclosed", "it is unclear when"."""
    words = _words()
    if lemma in data("reality")["tidings"] and tokens.tags[at] in _NOMINAL:
        cue = _none_before(tokens, at)
        return _of_matter(tokens, cue, at, _behind(tokens, at + 1)) if cue >= 0 else None
    if lemma in words["hidden"] and tokens.tags[at] == "ADJ":
        asked = at + 1 if tokens.words[at + 1 : at + 2] and _matter(tokens, at + 1) else -1
        return _of_matter(tokens, at, at, asked if asked >= 0 else _subject(tokens, at))
    if tokens.tags[at] != "VERB" or lemma not in words["telling"]:
        return None
    polarity, cue = stance.polarity(tokens, at)
    if polarity != "denied":
        return None
    passive = tokens.fine[at] == "VBN" and "be" in tokens.lemmas[max(0, at - _OBJECT) : at]
    return _of_matter(tokens, cue, at, _subject(tokens, at) if passive else _object(tokens, at + 1))


def _none_before(tokens: Tokens, at: int) -> int:
    """The word that denies tidings: "no official word", "yet to be an official confirmation"; -1 without one."""
    for place in range(at - 1, max(-1, at - 1 - _OBJECT), -1):
        if tokens.lemmas[place].casefold() == "no":
            return place
        if tokens.tags[place] not in (*_MODIFIERS, *_NOMINAL):
            break
    verbs = (n for n in range(at - 1, max(-1, at - 1 - _OBJECT), -1) if tokens.tags[n] in ("VERB", "AUX"))
    verb = next(verbs, -1)
    if verb < 0 or tokens.lemmas[verb].casefold() not in (*_words()["having"], *_words()["telling"]):
        return -1  # who does not like the news has them
    return stance.polarity(tokens, verb)[1]


def _behind(tokens: Tokens, at: int) -> int:
    """The token of the matter that tidings are of; -1 without one."""
    while at < len(tokens.words) and tokens.words[at].casefold() in _words()["linking"]:
        at += 1
    return at if at < len(tokens.words) else -1


def _object(tokens: Tokens, at: int) -> int:
    """The token of the matter that a verb has as its object, that of tidings passed over; -1 without one."""
    place = _head(tokens, at)
    if place >= 0 and tokens.lemmas[place].casefold() in data("reality")["tidings"]:
        return _behind(tokens, place + 1)
    return at if at < len(tokens.words) else -1


def _subject(tokens: Tokens, at: int) -> int:
    """The noun before a verb or copula that is its subject, "cause" in "the cause of the fire"; -1 without one."""
    found, within = -1, False
    for place in range(at - 1, max(-1, at - 1 - _SUBJECT), -1):
        tag = tokens.tags[place]
        if tag in _BREAKS:
            break
        if tag in _NOMINAL and (found < 0 or within):
            found, within = place, False
        within = within or (tag == "ADP" and found >= 0)
    return found


def _head(tokens: Tokens, at: int) -> int:
    """The last noun of the phrase that begins at a token; -1 without one."""
    while at < len(tokens.words) and tokens.tags[at] in _MODIFIERS:
        at += 1
    end = at
    while end < len(tokens.words) and (tokens.tags[end] in _NOMINAL or tokens.fine[end] == _GERUND):
        end += 1
    return end - 1 if end > at else -1


def _of_matter(tokens: Tokens, cue: int, at: int, matter: int) -> Standing | None:
    """That the matter at a token is not told."""
    if matter < 0:
        return None
    activity = _begins(tokens, matter)
    if activity >= 0:
        axis = PROGRESS + undertakings()[tokens.lemmas[activity].casefold()]
        return Standing(axis, NOT_BEGUN, min(cue, at), max(at, activity) + 1)
    name, last = _matter(tokens, matter), max(at, matter, _head(tokens, matter)) + 1
    return Standing(TIDINGS + name, NOT_TOLD, min(cue, at, matter), last) if name else None


def _begins(tokens: Tokens, at: int) -> int:
    """The undertaking whose beginning a phrase or clause asks for: "if they have started filming"; -1 for none."""
    if tokens.words[at].casefold() in _words()["whether"]:
        verbs = (n for n in range(at + 1, len(tokens.words)) if predicates.core(tokens.lemmas[n].casefold()) == _BEGIN)
        verb = next(verbs, -1)
        return _activity(tokens, verb, stage=False) if verb >= 0 else -1
    head = _head(tokens, at)
    begins = head >= 0 and predicates.core(tokens.lemmas[head].casefold()) == _BEGIN
    activity = _head(tokens, head + 2) if begins and tokens.words[head + 1 : head + 2] == ("of",) else -1
    return activity if activity >= 0 and _is_undertaking(tokens, activity) else -1


def _matter(tokens: Tokens, at: int) -> str:
    """The name of the matter at a token; empty where none is known."""
    word = tokens.words[at].casefold()
    if tokens.fine[at] in stance.WH:
        verb = next((n for n in range(at + 1, len(tokens.words)) if tokens.tags[n] == "VERB"), -1)
        lemma = tokens.lemmas[verb].casefold() if verb >= 0 else ""
        leads = word == "what" and lemma in _words()["leading"]
        return matters().get(word, matters()["why"] if leads else f"{word} {lemma}" if lemma else "")
    head = _head(tokens, at)
    if head < 0:
        return ""
    noun = tokens.lemmas[head].casefold()
    coming = not predicates.classes(noun, "NOUN").isdisjoint(data("reality")["arriving"])
    return matters().get(noun, _DATE if coming else "")


@cache
def undertakings() -> dict[str, str]:
    """The nouns of undertakings, each with the name of its undertaking."""
    return {noun: name for name, nouns in data(_FILE)["undertakings"].items() for noun in nouns}


@cache
def matters() -> dict[str, str]:
    """The words that ask for a matter, each with its name."""
    return {word: name for name, words in data(_FILE)["matters"].items() for word in words}


def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = data(_FILE)["words"]
    return words
