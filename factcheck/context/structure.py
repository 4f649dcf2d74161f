"""Which predicate, noun and subject a value belongs to, and what a predicate holds of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from factcheck.context.words import folded, key
from factcheck.language import data, predicates, structure, words_of
from factcheck.language.cues import words
from factcheck.language.tokens import Tokens

_UNSURE = 0.5  # below, an attachment counts as unknown
_SKIPPED = frozenset({"DET", "ADJ", "ADV", "NUM", "NOUN", "PROPN", "SYM"})  # between a preposition and its value
_CARRIED = 8  # tokens from a state back to the verb it goes with
_YEAR = 4  # digits
_APPOSED = 3  # words before a name that is in apposition
_REACH = 4  # tokens from a value back to its preposition


class Structure(NamedTuple):
    """The structure round a value; keys are empty where nothing is sure."""

    at: int  # the predicate's token, -1 without one
    predicate: str
    predicate_sure: float
    noun: str  # counted, measured or named; of a subject: what its deed is done to
    noun_sure: float
    agent: str
    agent_sure: float
    slot: str
    part: str = ""  # what the value does in the deed, in whatever voice it is told: "agent", "patient"; else as slot
    theme: str = ""  # key of what else has a part in it: what the agent does it to, else who or what does it


def structures(spans: Sequence[tuple[Tokens, int, int]]) -> list[Structure]:
    """The structure round each span [first, last) of a text; an empty span asks for the text's first verb."""
    valued = [span for span in spans if span[2] > span[1]]
    verbs = iter(structure.predicates(valued))
    nouns = iter(structure.nouns(valued))
    heads = [next(verbs) if last > first else _root(tokens) for tokens, first, last in spans]
    counted = [next(nouns) if last > first else (-1, 0.0) for _, first, last in spans]
    asked = [(tokens, at) for (tokens, _, _), (at, _) in zip(spans, heads, strict=True) if at >= 0]
    agents, objects = iter(structure.subjects(asked)), iter(structure.objects(asked))
    found = []
    for (tokens, first, last), (at, sure), (noun, noun_sure) in zip(spans, heads, counted, strict=True):
        agent, agent_sure = next(agents) if at >= 0 else (-1, 0.0)
        thing, thing_sure = next(objects) if at >= 0 else (-1, 0.0)
        known = agent >= 0 and agent_sure >= _UNSURE and tokens.tags[agent] != "PRON"
        slot = _slot(tokens, first, last, _sure(agent, agent_sure), _sure(thing, thing_sure))
        undergoes = slot == "subject" and not first <= thing < last and bool(_known(tokens, thing))
        if _sure(noun, noun_sure) < 0:
            noun, noun_sure = (thing, thing_sure) if undergoes else (-1, noun_sure)
        apposed = _named_before(tokens, first) if last > first and _sure(noun, noun_sure) < 0 and not slot else -1
        own = known and not first <= agent < last
        found.append(
            Structure(
                at,
                _turn(tokens, at, _leads(tokens, first) if first < last else -1) if at >= 0 and sure >= _UNSURE else "",
                sure,
                key(tokens.lemmas[apposed if apposed >= 0 else noun]) if max(apposed, _sure(noun, noun_sure)) >= 0 else "",
                noun_sure,
                _named(tokens, agent) if own else "",
                agent_sure if known else 0.0,
                slot,
                "named" if apposed >= 0 else _part(tokens, at, slot, (first, last), own),
                _theme(tokens, (first, last), _sure(thing, thing_sure), agent if own else -1, _light(tokens, at)),
            )
        )
    return found


def predications(spots: Sequence[tuple[Tokens, int, bool, int]]) -> list[Structure]:
    """The structure of each predicate at a token of a text: its noun is what it holds of, its agent who does it.

    What holds of a noun: "the closed road", "the road was closed", "they closed the road", "the road closed". Of a
    spot that is so marked the predicate is the noun itself. A spot ends before a token.
    """
    found = []
    verbal = [(tokens, _carrier(tokens, at)) for tokens, at, own, _ in spots if not own]
    subjects = iter(structure.subjects([(tokens, _linking(tokens, at)) for tokens, at in verbal]))
    objects = iter(structure.objects(verbal))
    carriers = iter(at for _, at in verbal)
    for tokens, spot, own_noun, last in spots:
        said = key(tokens.lemmas[spot]) if own_noun else _turn(tokens, spot)
        if own_noun:
            found.append(Structure(spot, said, 1.0, said, 1.0, "", 0.0, ""))
            continue
        (subject, subject_sure), (thing, thing_sure), at = next(subjects), next(objects), next(carriers)
        if at != spot and tokens.tags[at] == "VERB":  # "met in public" tells of a meeting
            said = _turn(tokens, at)
        agent = _antecedent(tokens, _sure(subject, subject_sure))
        theme = _object(tokens, at, _sure(thing, thing_sure))
        theme = -1 if at < theme == last - 1 else theme  # "has vacancies" says something of who has them
        own = _modified(tokens, at)
        if theme < 0 <= agent < at and (gap := _gap(tokens, agent, at)) >= 0:
            theme = gap
        if own >= 0:
            agent, theme = -1, own
        elif theme < 0:
            agent, theme = -1, agent
        found.append(
            Structure(
                at,
                said,
                1.0,
                _known(tokens, theme),
                1.0 if theme >= 0 else 0.0,
                _known(tokens, agent),
                subject_sure if agent >= 0 else 0.0,
                _purpose(tokens, at),
            )
        )
    return found


def _carrier(tokens: Tokens, at: int) -> int:
    """The verb that a state of other words goes with: "is" of "is still in beta"; without one the token itself."""
    if tokens.tags[at] in ("VERB", "ADJ"):
        return at
    for place in range(at - 1, max(-1, at - _CARRIED), -1):
        described = tokens.fine[place] in ("VBN", "VBG") and tokens.tags[place - 1] in (
            "DET",
            "ADJ",
        )  # "a trained nurse"
        if tokens.tags[place] in ("VERB", "AUX") and not described:
            return place
        if tokens.tags[place] in ("SCONJ", "PUNCT"):
            break
    return at


def _purpose(tokens: Tokens, at: int) -> str:
    """The verb that completes a predicate: "allowed to return" → "to return"; empty without one."""
    for place in range(at + 1, min(at + 4, len(tokens.words) - 1)):
        if tokens.fine[place] == "TO" and tokens.tags[place + 1] == "VERB":
            return f"to {key(tokens.lemmas[place + 1])}"
        if tokens.tags[place] not in ("ADV", "NOUN", "PROPN", "PRON", "DET"):
            break
    return ""


def _linking(tokens: Tokens, at: int) -> int:
    """The verb that links a participle or adjective to its subject ("stays closed"), else the token itself."""
    place = at - 1
    while place >= 0 and tokens.tags[place] == "ADV":
        place -= 1
    linked = place >= 0 and tokens.tags[place] == "VERB" and tokens.lemmas[place] in words_of("state")["linking"]
    return place if linked and tokens.tags[at] != "NOUN" else at


def _turn(tokens: Tokens, at: int, leads: int = -1) -> str:
    """The key of a predicate, of all its words where they are a phrase: "tied the knot", "kicked off".

    leads: the preposition of the value asked about, which is none of these: "held | on an island", "run | by Moe".
    """
    phrase, length = predicates.phrase(tokens.lemmas, at) if tokens.tags[at] == "VERB" else (tokens.lemmas[at], 1)
    own = length > 1 and at + length - 1 == leads and tokens.lemmas[leads] in words_of("deeds")["own"]
    return key(tokens.lemmas[at] if own else phrase)


def _known(tokens: Tokens, at: int) -> str:
    if at < 0 or tokens.tags[at] in ("PRON", "DET"):
        return ""
    if at and tokens.lemmas[at] in words_of("state")["linking"] and tokens.tags[at - 1] in ("NOUN", "PROPN"):
        at -= 1  # "the gate remains closed", read as remains of a gate
    return _named(tokens, structure.measured(tokens, at))


def _antecedent(tokens: Tokens, at: int) -> int:
    """The noun that a relative pronoun stands for, else the token itself."""
    if at > 0 and tokens.fine[at] in ("WDT", "WP"):
        before = at - 1 - (tokens.words[at - 1] == ",")
        return before if before >= 0 and tokens.tags[before] in ("NOUN", "PROPN") else at
    return at


def _gap(tokens: Tokens, subject: int, at: int) -> int:
    """The noun that a relative clause speaks of as its object: "the fines, which the library dropped"; else -1."""
    if tokens.tags[at] != "VERB":
        return -1
    for place in range(subject - 1, max(-1, subject - 4), -1):
        if tokens.fine[place] in ("WDT", "WP") and place > 0:
            noun = _antecedent(tokens, place)
            return noun if noun != place else -1
        if tokens.tags[place] not in ("DET", "ADJ", "NOUN", "PROPN"):
            return -1
    return -1


def _object(tokens: Tokens, at: int, thing: int) -> int:
    """What an active verb is done to."""
    return thing if tokens.tags[at] == "VERB" and thing > at and not _passive(tokens, at) else -1


def _passive(tokens: Tokens, at: int) -> bool:
    """Whether a participle is passive: a form of "be" stands before it, or nothing that makes it active."""
    if tokens.fine[at] != "VBN":
        return False
    before = [i for i in range(max(0, at - 4), at) if tokens.tags[i] == "AUX"]
    return not before or tokens.lemmas[before[-1]] in words("attribution", "being")


def _modified(tokens: Tokens, at: int) -> int:
    """The noun that an adjective or participle stands right before: "the closed east wing"; -1 without one."""
    if tokens.tags[at] != "ADJ" and tokens.fine[at] not in ("VBN", "VBG"):
        return -1
    last = -1
    for place in range(at + 1, len(tokens.words)):
        if tokens.tags[place] in ("NOUN", "PROPN"):
            last = place
        elif tokens.tags[place] != "ADJ" or last >= 0:
            break
    if last < 0 or (at and tokens.tags[at - 1] == "AUX" and tokens.tags[at] == "VERB"):
        return -1
    return last


def _sure(at: int, chance: float) -> int:
    return at if chance >= _UNSURE else -1


def _named(tokens: Tokens, at: int) -> str:
    return folded(tokens.words[at]) if tokens.tags[at] == "PROPN" else key(tokens.lemmas[at])


def _root(tokens: Tokens) -> tuple[int, float]:
    """The first verb of a text."""
    at = next((i for i, tag in enumerate(tokens.tags) if tag == "VERB"), -1)
    return at, 0.6 if at >= 0 else 0.0


def _leads(tokens: Tokens, first: int) -> int:
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
    return at == first - 1 and tokens.tags[at] == "NUM" and len(tokens.words[at]) == _YEAR and tokens.words[at].isdigit()


def _part(tokens: Tokens, at: int, slot: str, span: tuple[int, int], known: bool) -> str:
    """What a value does in a deed: who does it, by whatever voice; whom or what it is done to; else its slot."""
    first, last = span
    if slot in ("subject", "by") and at >= 0 and tokens.tags[at] == "VERB":
        return "agent" if slot == "by" or not _passive(tokens, at) else "patient"
    if not slot and first < last <= at and not known and tokens.tags[at] == "VERB":
        return "patient" if _passive(tokens, at) else "agent"  # what stands before its verb, for want of another
    return "patient" if slot == "object" else slot


def _light(tokens: Tokens, at: int) -> bool:
    """Whether a verb says little, so that its object tells the deed: "had its premiere"."""
    return at >= 0 and tokens.tags[at] == "VERB" and tokens.lemmas[at] in words_of("deeds")["light"]


def _theme(tokens: Tokens, span: tuple[int, int], thing: int, agent: int, light: bool) -> str:
    """The key of the noun that has the other part in a deed: of "made the phone" or "the phone was made by" the phone."""
    at_all = thing >= 0 and not span[0] <= thing < span[1]
    at = agent if agent >= 0 and not (at_all and light) else thing if at_all else -1
    if at < 0 or tokens.tags[at] not in ("NOUN", "PROPN"):
        return ""
    head = _named(tokens, at)
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


def _named_before(tokens: Tokens, first: int) -> int:
    """The noun to which a name stands in apposition: "the capital, Lund,"; -1 without one."""
    first -= tokens.words[first - 1] in ("“", '"', "‘")
    if first < _APPOSED or tokens.words[first - 1] != "," or tokens.tags[first - 2] != "NOUN":
        return -1
    at = first - 2
    while at > 0 and tokens.tags[at - 1] in ("ADJ", "NOUN", "NUM"):
        at -= 1
    definite = at > 0 and (tokens.tags[at - 1] in ("DET", "PRON") or tokens.words[at - 1] in ("'s", "’s", "'", "’"))
    return first - 2 if definite and tokens.lemmas[at - 1] not in words_of("roles")["indefinite"] else -1


def _slot(tokens: Tokens, first: int, last: int, agent: int, thing: int) -> str:
    """How a span stands to its predicate."""
    if first == last:
        return ""
    if (leads := _leads(tokens, first)) >= 0:
        return tokens.lemmas[leads].casefold()
    if first <= agent < last:
        return "subject"
    return "object" if first <= thing < last else ""
