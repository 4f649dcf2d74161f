"""Which predicate, noun and subject a value belongs to, and what a predicate holds of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.context import told
from factcheck.context.words import key
from factcheck.language import predicates, structure, words_of
from factcheck.language.structure import Answer
from factcheck.language.tokens import Tokens

_UNSURE = 0.5  # below, an attachment counts as unknown
_CARRIED = 8  # tokens from a state back to the verb it goes with


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
    heads = [_telling(tokens, next(verbs)) if last > first else _root(tokens) for tokens, first, last in spans]
    counted = [next(nouns) if last > first else (-1, 0.0) for _, first, last in spans]
    asked = [(tokens, at) for (tokens, _, _), (at, _) in zip(spans, heads, strict=True) if at >= 0]
    agents, objects = iter(structure.subjects(asked)), iter(structure.objects(asked))
    found = []
    for (tokens, first, last), (at, sure), (noun, noun_sure) in zip(spans, heads, counted, strict=True):
        agent, agent_sure = next(agents) if at >= 0 else (-1, 0.0)
        thing, thing_sure = next(objects) if at >= 0 else (-1, 0.0)
        answers = (at, sure), (noun, noun_sure), (agent, agent_sure), (thing, thing_sure)
        found.append(_around(tokens, (first, last), *answers))
    return found


def _telling(tokens: Tokens, found: Answer) -> Answer:
    """The verb that goes with a day taken for the predicate of another value: "is on Saturday | at noon"."""
    at, sure = found
    if not _is_day(tokens, at):
        return found
    verbs = (place for place in range(at - 1, max(-1, at - _CARRIED), -1) if tokens.tags[place] in ("VERB", "AUX"))
    return next(verbs, at), sure


def _is_day(tokens: Tokens, at: int) -> bool:
    """Whether a token names a day, month or season."""
    return at >= 0 and tokens.words[at].lower() in words_of("state")["days"]


def _around(
    tokens: Tokens, span: tuple[int, int], predicate: Answer, noun: Answer, subject: Answer, thing: Answer
) -> Structure:
    """The structure round a span, by the rankers' answers."""
    (first, last), (at, sure), (agent, agent_sure) = span, predicate, subject
    known = agent >= 0 and agent_sure >= _UNSURE and tokens.tags[agent] != "PRON"
    own = known and not first <= agent < last
    slot = _slot(tokens, first, last, _sure(*subject), _sure(*thing))
    undergoes = slot == "subject" and not first <= thing[0] < last and bool(_known(tokens, thing[0]))
    noun = thing if undergoes and _sure(*noun) < 0 else noun
    head = -1 if _is_day(tokens, noun[0]) else _sure(*noun)
    apposed = told.named_before(tokens, first) if last > first and head < 0 and not slot else -1
    head = apposed if apposed >= 0 else head
    leads = told.leads(tokens, first) if first < last else -1
    return Structure(
        at,
        _turn(tokens, at, leads) if at >= 0 and sure >= _UNSURE else "",
        sure,
        key(tokens.lemmas[head]) if head >= 0 else "",
        noun[1],
        told.named(tokens, agent) if own else "",
        agent_sure if known else 0.0,
        slot,
        "named" if apposed >= 0 else told.part(tokens, at, slot, span, own),
        told.theme(tokens, span, _sure(*thing), agent if own else -1, told.light(tokens, at)),
    )


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

    leads: the preposition of the value asked about, which is none of these: "held | on an island", "run | by Moe"; nor
    is that of a day: "born | on Monday".
    """
    phrase, length = predicates.phrase(tokens.lemmas, at) if tokens.tags[at] == "VERB" else (tokens.lemmas[at], 1)
    last = at + length - 1
    follows = last == leads or (last + 1 < len(tokens.words) and _is_day(tokens, last + 1))
    own = length > 1 and follows and tokens.lemmas[last] in words_of("deeds")["own"]
    return key(tokens.lemmas[at] if own else phrase)


def _known(tokens: Tokens, at: int) -> str:
    if at < 0 or tokens.tags[at] in ("PRON", "DET"):
        return ""
    if at and tokens.lemmas[at] in words_of("state")["linking"] and tokens.tags[at - 1] in ("NOUN", "PROPN"):
        at -= 1  # "the gate remains closed", read as remains of a gate
    return told.named(tokens, structure.measured(tokens, at))


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
    return thing if tokens.tags[at] == "VERB" and thing > at and not told.passive(tokens, at) else -1


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


def _root(tokens: Tokens) -> tuple[int, float]:
    """The first verb of a text."""
    at = next((i for i, tag in enumerate(tokens.tags) if tag == "VERB"), -1)
    return at, 0.6 if at >= 0 else 0.0


def _slot(tokens: Tokens, first: int, last: int, agent: int, thing: int) -> str:
    """How a span stands to its predicate."""
    if first == last:
        return ""
    leads, acts = told.leads(tokens, first), first <= agent < last
    if acts and not {"NOUN", "NUM"}.isdisjoint(tokens.tags[max(leads, 0) : first]):
        return "subject"  # "in the 109th minute Moe scored"
    if leads >= 0:
        return tokens.lemmas[leads].casefold()
    if acts:
        return "subject"
    return "object" if first <= thing < last else ""
