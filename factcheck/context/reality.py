"""Whether what is still to come is settled: "renewed for season 2" against "it is unclear whether season 2 will come".

Many statements on one coming thing share no predicate, yet say that it is certain, or that it is not. Each gets one
more value: on the axis of the thing's designator, confirmed or unconfirmed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.language import data, predicates, stance
from factcheck.language.tokens import Tokens
from factcheck.model import DENIAL, DESIGNATOR, REALITY, Placed, Statement, Value

_FILE = "reality"
NEAR = 2  # statements over which "it" still means what was named
_OPENERS = frozenset({"WP", "WRB"})  # "what is confirmed" tells nothing yet
_OPEN = frozenset({"doubted", "rumoured"})


def settled(
    claims: Sequence[Placed], statements: Sequence[Statement], tokens: Sequence[Tokens], first_row: int, topic: str
) -> list[Placed]:
    """What the statements of one article say of the reality of what they name, as further claims.

    claims: of the article, by statement; statements, tokens: the first of them is row first_row; topic: the name it
    turns on, whose the thing is.
    """
    found = []
    for row, said, things, thing in things_meant(claims, statements, first_row):
        words = tokens[row - first_row]
        if len(things) == 1:
            told = [(_of_thing(c, said, words), c) for c in said if c.value and is_thing(c.value)]
        else:
            told = _of_it(said, words) if thing and not things else []
        for label, spot in told:
            if label and spot.value:
                value = Value("status", REALITY + thing, None, None, label, *_span(spot, said, words))
                found.append(
                    spot._replace(value=value, noun=thing, noun_sure=1.0, agent="", thing=topic, qualifiers=(thing,))
                )
                break
    return found


def things_meant(
    claims: Sequence[Placed], statements: Sequence[Statement], first_row: int
) -> Iterator[tuple[int, list[Placed], list[str], str]]:
    """Of each statement: its row, its claims, the coming things it names, and the one that is meant, empty for none.

    A statement that names none may mean the one named shortly before, or that of the heading it stands under.
    """
    title = under = before = ""
    since = 0
    for row, group in groupby(claims, key=lambda claim: claim.statement):
        said, statement = list(group), statements[row - first_row]
        things = sorted({c.value.label for c in said if c.value and is_thing(c.value)})
        own = things[0] if len(things) == 1 else ""
        title = own if not title and statement.order == 0 else title
        if statement.kind in ("title", "heading"):
            under, before = own if things else title, ""
        elif things:
            before, since = own, 0
        yield row, said, things, own if things else before if since <= NEAR and before else under
        since += 1


def is_thing(value: Value) -> bool:
    """Whether a designator names what may or may not come: "season 2"."""
    return value.axis.startswith(DESIGNATOR) and value.label.split()[0] in data(_FILE)["things"]


def _span(spot: Placed, said: Sequence[Placed], tokens: Tokens) -> tuple[int, int]:
    """Where a statement says so: from its predicate or the word of doubt to the thing, whichever comes first."""
    own = [c.value for c in said if c.value and c.value.axis == "status" and _says(c, spot.predicate or c.predicate)]
    ends = [(v.start, v.end) for v in (spot.value, *own) if v]
    cue = stance.certainty(tokens, (spot.first, spot.last))[1]
    ends += [(tokens.starts[at], tokens.ends[at]) for at in (cue, _no_word(tokens, spot.first)) if at >= 0]
    return min(start for start, _ in ends), max(end for _, end in ends)


def _clause_from(tokens: Tokens, at: int) -> bool:
    """Whether a clause of its own follows: "it has not been confirmed that filming has begun"."""
    while at < len(tokens.tags) and tokens.tags[at] == "ADV" and tokens.fine[at] != "WRB":
        at += 1
    return at < len(tokens.tags) and (tokens.tags[at] == "SCONJ" or tokens.fine[at] in stance.WH)


def _says(claim: Placed, predicate: str) -> bool:
    """Whether a status is the predicate, or tells it: "confirmed" of "confirmed that it was renewed"."""
    return claim.predicate == predicate or not predicates.classes(claim.predicate).isdisjoint(data(_FILE)["telling"])


def _of_thing(claim: Placed, said: Sequence[Placed], tokens: Tokens) -> str:
    """What a statement says of the thing that one of its claims names; empty for nothing."""
    words = data(_FILE)
    own = [c for c in said if c.value and c.value.axis == "status" and c.predicate == (claim.predicate or c.predicate)]
    phrases = [c.value.label.removeprefix(DENIAL) for c in own if c.value]
    classes = frozenset[str]().union(*(predicates.classes(p) for p in phrases[:1] or [claim.predicate]))
    hoped = claim.noun in words["hopes"]
    if claim.noun and not hoped:
        return ""
    if _no_word(tokens, claim.first) >= 0:
        return "unconfirmed"
    if claim.polarity == "denied" and (_of_noun(tokens, claim.first) or _of_another(claim)):
        return ""
    settling = not classes.isdisjoint(words["settling"])
    comes = settling or not classes.isdisjoint(words["coming"]) or bool(phrases and phrases[0] in words["surely"])
    if claim.certainty in _OPEN:
        is_open = comes or claim.predicate in words["being"] or _doubtful(claim.predicate, denied=False)
        return "unconfirmed" if is_open and not _asks(tokens, claim.first) else ""
    if claim.certainty != "asserted" or hoped or not comes:
        return ""
    if claim.polarity == "denied":
        return "unconfirmed" if settling else ""
    told_by_others = any(word in words["told"] for word in tokens.words)
    open_after_all = not _OPENERS.isdisjoint(tokens.fine) or any(_doubts(c) for c in said)
    return "" if told_by_others or open_after_all else "confirmed"


def _of_another(claim: Placed) -> bool:
    """Whether something else is denied, for the thing: "no cast has been confirmed for season 2"."""
    beside = claim.slot not in ("", "subject", "object") and bool(claim.agent)
    return beside and "renew" not in predicates.classes(claim.predicate)


def _of_noun(tokens: Tokens, at: int) -> bool:
    """Whether a thing only says of what a noun is: no "release date for season 3" leaves the season itself settled."""
    for place in range(at - 1, 0, -1):
        if tokens.tags[place] in ("VERB", "AUX"):
            break
        if tokens.tags[place] == "ADP" and tokens.tags[place - 1] == "NOUN":
            return True
    return False


def _of_it(said: Sequence[Placed], tokens: Tokens) -> list[tuple[str, Placed]]:
    """What a statement about "it", or that "there is", says of what was named before."""
    at = next((n for n, tag in enumerate(tokens.tags) if tag not in ("ADV", "PUNCT", "CCONJ")), 0)
    meant = tokens.tags[at : at + 1] == ("PRON",) and tokens.words[at].casefold() in data(_FILE)["pronouns"]
    if not meant or not stance.WH.isdisjoint(tokens.fine):
        return []
    once = _was(tokens, len(tokens.words))
    found = []
    for claim in said:
        open_or_told = claim.certainty in ("asserted", "doubted") and not claim.agent
        if claim.value is None or claim.value.kind != "status" or not open_or_told:
            continue
        if claim.noun in ("", claim.predicate) and not _clause_from(tokens, claim.last):
            telling = not predicates.classes(claim.predicate).isdisjoint(data(_FILE)["telling"])
            is_open = _doubts(claim) or (telling and claim.polarity == "denied")
            found.append((("" if once else "unconfirmed") if is_open else "confirmed" if telling else "", claim))
    return found


def _doubts(claim: Placed) -> bool:
    return claim.value is not None and _doubtful(claim.predicate, claim.value.label.startswith(DENIAL))


def _doubtful(predicate: str, denied: bool) -> bool:
    """Whether a predicate says that something is open: "uncertain", "not certain"."""
    core = predicates.core(predicate)
    return core == ("confirm" if denied else "unknown")


def _no_word(tokens: Tokens, until: int) -> int:
    """Where "no official word" or "no definite statement" begins before a token; -1 without one."""
    words = data(_FILE)
    for at in range(until - 2):
        certain = predicates.core(tokens.lemmas[at + 1]) == "confirm" and tokens.tags[at + 1] == "ADJ"
        none = tokens.words[at].casefold() in words["none"]
        if none and certain and tokens.lemmas[at + 2] in words["tidings"]:
            return at
    return -1


def _asks(tokens: Tokens, until: int) -> bool:
    """Whether what is open is when, where or how, and not whether; or was open once."""
    return _was(tokens, until) or not stance.WH.isdisjoint(tokens.fine[:until])


def _was(tokens: Tokens, until: int) -> bool:
    return any(word.casefold() in data(_FILE)["past"] for word in tokens.words[:until])
