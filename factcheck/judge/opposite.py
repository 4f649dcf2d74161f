"""Whether two statuses can both be true: the same predicate affirmed and denied, or two that exclude each other."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from factcheck.judge.value import DIFFERS, SAME
from factcheck.language import predicates, relations, states, words_of
from factcheck.language.lemma import lemma
from factcheck.model import ATTRIBUTE, CAUSE, DENIAL, MENTION, Placed

_SYNONYM = 0.8
_LOOSE = {"same": 0.0, "opposite": 0.1, "apart": 0.3, "alike": 0.5, "rung": 1.0}  # how loosely two predicates are held
_SURE = "confirm"  # the class of what is certain, official, definite
_DOUBT = "unknown"  # and of what is not


class Stand(NamedTuple):
    """A status as far as it can be held against another."""

    word: str  # key of the predicate
    meaning: str  # its class; empty where it has none of its own
    denied: bool
    touches: frozenset[str]  # what it has in common with every predicate it may be held against


def relation(left: Placed, right: Placed) -> tuple[str, float] | None:
    """How two statuses relate, and how loosely, 0..1: 1 where a step of a ladder parts them; None where not known.

    SAME where both say it, DIFFERS where one excludes what the other says.
    """
    if left.value is None or right.value is None:
        return None
    if MENTION in (left.value.form, right.value.form):  # a noun alone says that there is such a thing
        ours, theirs = left.value.label, right.value.label
        return (DIFFERS, 0.0) if DENIAL + ours == theirs or DENIAL + theirs == ours else None
    caused = left.value.axis == CAUSE
    a, b = _stand(left.value.label), _stand(right.value.label)
    if not caused and a.touches.isdisjoint(b.touches):
        return None
    one = relations.similarity(left.noun, right.noun) >= relations.SISTER or not (left.noun and right.noun)
    if not one and _of_noun(left, right):
        return None
    if caused:
        return _causes(left.value.label, right.value.label)
    kin = _kinship(a.word, a.meaning, b.word, b.meaning)
    if kin is None or (_two_sides(a.word, b.word) and (left.agent != right.agent or not left.agent)):
        return None
    loose = _LOOSE[kin]
    if kin == "rung":
        return None if a.denied or b.denied else (DIFFERS, loose)
    if kin in ("apart", "alike"):  # words of one family are too loose to agree
        return (DIFFERS, loose) if (a.denied != b.denied) == (kin == "alike") and not (a.denied and b.denied) else None
    return (SAME if (a.denied != b.denied) == (kin == "opposite") else DIFFERS), loose


def touches(claim: Placed) -> frozenset[str]:
    """What a status has in common with all that it can be held against; empty where only `relation` can tell."""
    value = claim.value
    if value is None or value.axis != "status" or value.form == MENTION:
        return frozenset()
    return _stand(value.label).touches


@lru_cache(maxsize=65536)
def _two_sides(word: str, other: str) -> bool:
    """Whether one event is both, told from its two sides: whom one beats loses, what one sells another buys."""
    return any(predicates.converse(a, b) for a in predicates.classes(word) for b in predicates.classes(other))


def _of_noun(left: Placed, right: Placed) -> bool:
    """Whether two statuses say nothing but of their nouns: attributes, causes, what things contain or need."""
    forms = [claim.value.form for claim in (left, right) if claim.value]
    caused = any(claim.value and claim.value.axis == CAUSE for claim in (left, right))
    labels = {claim.value.label.removeprefix(DENIAL) for claim in (left, right) if claim.value}
    return caused or ATTRIBUTE in forms or labels <= words_of("state")["holding"]


@lru_cache(maxsize=65536)
def _causes(left: str, right: str) -> tuple[str, float] | None:
    """How two causes relate: two of which neither's words are among the other's, nor near them in meaning."""
    ours, theirs = left.split(), right.split()
    if left == right:
        return SAME, 0.0
    near = any(relations.similarity(a, b) >= relations.WIDER for a in ours for b in theirs)
    return None if near else (DIFFERS, 0.0)


@lru_cache(maxsize=65536)
def _stand(label: str) -> Stand:
    word = label.removeprefix(DENIAL)
    meaning = predicates.core(word)
    if label != word and meaning == _SURE:  # "no official word" says what "it is unclear" says
        return Stand(word, _DOUBT, denied=False, touches=_touches(word, _DOUBT))
    return Stand(word, meaning, label != word, _touches(word, meaning))


def _touches(word: str, meaning: str) -> frozenset[str]:
    """What a predicate has in common with every other that it has any kinship with: most pairs have nothing."""
    found = {f"state {name}" for name, _ in states.places(word)}
    if meaning:
        found.update((f"class {meaning}", *(f"class {other}" for other in predicates.conflicting(meaning))))
        found.update(f"ladder {ladder}" for ladder, _ in predicates.scales(meaning))
    base = states.negated(word)
    found.update(f"family {relations.stem_group(one)}" for one in (_verb(word), base) if one)
    return frozenset(found | relations.near(word))


@lru_cache(maxsize=65536)
def _kinship(word: str, meaning: str, other: str, others: str) -> str | None:
    """How two predicates relate: same, opposite, rung (of one ladder); None where they do not.

    Of one family of states also apart (they exclude each other), alike.
    """
    if meaning and others and predicates.conflict(meaning, others):
        return "opposite"
    if meaning and others and _rungs(meaning, others):
        return "rung"
    if _DOUBT not in (meaning, others) and relations.opposite(word, other):
        return "opposite"
    if _prefixed(word, other) or _prefixed(other, word):
        return "opposite"
    if states.apart(word, other):
        return "apart"
    if (meaning and meaning == others) or (meaning != _DOUBT != others and _one(word, other)):
        return "same"
    if relations.similarity(word, other) >= _SYNONYM and not (meaning and others):
        return "same"
    return "alike" if states.alike(word, other) else None


def _one(word: str, other: str) -> bool:
    """Whether two predicates are of one word, be it as a participle: "pay", "paid"."""
    return relations.stem_group(_verb(word)) == relations.stem_group(_verb(other))


def _verb(word: str) -> str:
    """The verb of a participle."""
    return word if word in words_of("state")["unverbal"] else lemma(word, "VERB", "VBN")


def _prefixed(word: str, other: str) -> bool:
    """Whether a prefix of one word denies the other: "unfurnished", "furnish"."""
    base = states.negated(word)
    return bool(base) and relations.stem_group(base) == relations.stem_group(other)


def _rungs(meaning: str, other: str) -> bool:
    """Whether two classes stand on different rungs of one ladder."""
    ladders = {ladder for ladder, _ in predicates.scales(meaning)}
    return any(
        ladder in ladders and (ladder, rung) not in predicates.scales(meaning)
        for ladder, rung in predicates.scales(other)
    )
