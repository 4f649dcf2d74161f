"""What follows from tags alone, by rules: negation, noun phrases, clauses. The rankers' part is in `structure`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from factcheck.language import data
from factcheck.language.tokens import Tokens

BEFORE = frozenset(["DET", "ADJ", "NUM", "NOUN", "PROPN", "SYM", "X"])  # what stands before a noun in its phrase
NOUNS = frozenset(["NOUN", "PROPN", "X"])
GROUP = frozenset(["AUX", "ADV", "PART"])  # what stands between a verb and what denies it
VERBS = frozenset(["VERB", "AUX"])
CARRIED = frozenset(["VERB", "AUX", "ADJ", "ADV"])  # what "and not" denies
RELATIVES = frozenset(["WDT", "WP", "WP$", "WRB"])
BREAKS = frozenset([",", ":", "-RRB-"])  # fine tags of commas, semicolons, colons, dashes and closing brackets
PARTICIPLES = frozenset(["VBG", "VBN"])


class Words(NamedTuple):
    """The small words that structure rests on, as dictionary forms."""

    negations: frozenset[str]  # not, never
    determiners: frozenset[str]  # no, neither
    nobodies: frozenset[str]  # nobody, nothing, none
    without: frozenset[str]
    copulas: frozenset[str]  # be
    of: frozenset[str]
    only: frozenset[str]  # "not only … but" denies nothing
    partitives: frozenset[str]  # litre, number: nouns that only measure what follows "of"


@cache
def words() -> Words:
    """The words, from en/structure.toml."""
    return Words(**{name: frozenset(found) for name, found in data("structure").items()})


def measured(tokens: Tokens, at: int) -> int:
    """What a partitive noun measures: "litres of fuel" → fuel; the noun itself where it is none."""
    known = words()
    if (
        tokens.lemmas[at] not in known.partitives
        or at + 1 >= len(tokens.words)
        or tokens.lemmas[at + 1] not in known.of
    ):
        return at
    last = at
    for place in range(at + 2, len(tokens.words)):
        if tokens.tags[place] in NOUNS:
            last = place
        elif tokens.tags[place] not in BEFORE or last > at:
            break
    return last


def negated(tokens: Tokens, verb: int) -> bool:
    """Whether a predicate is denied: "did not say", "was never a", "no one died", "has no plans", "without saying"."""
    return denied(tokens, verb) or _nobody(tokens, verb) or _nothing(tokens, verb)


def denied(tokens: Tokens, verb: int) -> bool:
    """Whether a word such as not or never stands with a predicate."""
    known = words()
    after = verb + 1
    if tokens.tags[verb] == "AUX" and after < len(tokens.words) and _negation(tokens, after):
        return True
    at = verb - 1
    if tokens.tags[verb] not in VERBS:  # a noun or adjective: back over its phrase to the copula
        while at >= 0 and tokens.tags[at] in BEFORE | {"ADV", "ADP"} and not _negation(tokens, at):
            at -= 1
    while at >= 0 and (tokens.tags[at] in GROUP or tokens.fine[at] == "PRP" or tokens.lemmas[at] in known.without):
        if _negation(tokens, at) or tokens.lemmas[at].lower() in known.without:
            return True
        at -= 1
    return False


def _negation(tokens: Tokens, at: int) -> bool:
    """Whether a word denies: not, but neither "not only" nor the not of "whether or not"."""
    known = words()
    if tokens.lemmas[at].lower() not in known.negations:
        return False
    last = at + 1 == len(tokens.words)
    follows, tag = ("", "PUNCT") if last else (tokens.lemmas[at + 1], tokens.tags[at + 1])
    alone = at > 0 and tokens.tags[at - 1] == "CCONJ" and tag not in CARRIED
    return follows not in known.only and not alone


def _nobody(tokens: Tokens, verb: int) -> bool:
    """Whether the words before a predicate, as far as its clause goes, hold a "no" or "nobody": its subject."""
    known = words()
    for at in range(verb - 1, -1, -1):
        lemma = tokens.lemmas[at].lower()
        if (lemma in known.determiners and tokens.tags[at] == "DET") or lemma in known.nobodies:
            return True
        tag = tokens.tags[at]
        if tag in ("VERB", "SCONJ", "CCONJ", "PUNCT") or tokens.fine[at] in RELATIVES or tokens.fine[at] == "TO":
            return False
    return False


def _nothing(tokens: Tokens, verb: int) -> bool:
    """Whether "no" or "nothing" follows a verb as its object: "has no plans"."""
    known = words()
    after = verb + 1
    if after >= len(tokens.words) or tokens.tags[verb] not in VERBS:
        return False
    lemma = tokens.lemmas[after].lower()
    return lemma in known.nobodies or (lemma in known.determiners and tokens.tags[after] == "DET")


def phrase(tokens: Tokens, head: int) -> tuple[int, int]:
    """The span of a noun's phrase: determiners, adjectives, compounds, possessors; rest of a name; "of …" behind."""
    first, last = _left(tokens, head), head + 1
    size = len(tokens.words)
    while last < size and tokens.tags[last] in ("PROPN", "X") and tokens.tags[head] == "PROPN":
        last += 1
    if last + 1 < size and tokens.lemmas[last].lower() in words().of:
        end = last + 1
        while end < size and (tokens.tags[end] in BEFORE or tokens.fine[end] in ("PRP$", "POS", "HYPH")):
            end += 1
        while end > last + 1 and tokens.tags[end - 1] not in NOUNS | {"NUM", "SYM"}:
            end -= 1
        if end > last + 1:
            last = end
    return first, last


def _left(tokens: Tokens, head: int) -> int:
    """Where the phrase of a noun begins."""
    first = head
    while first > 0:
        tag, fine = tokens.tags[first - 1], tokens.fine[first - 1]
        if tokens.tags[first] == "DET" and fine not in ("PDT", "POS"):
            break
        adverb = tag == "ADV" and tokens.tags[first] in ("ADJ", "NUM")
        if tag not in BEFORE and fine not in ("PRP$", "POS", "HYPH") and not adverb and not _bridged(tokens, first - 1):
            break
        first -= 1
    return first


def _bridged(tokens: Tokens, at: int) -> bool:
    """Whether a word belongs to a noun phrase by both its neighbours: "the attached file", "old and new plays"."""
    if at == 0:
        return False
    left, right = tokens.tags[at - 1], tokens.tags[at + 1]
    participle = tokens.fine[at] in PARTICIPLES and (left == "DET" or tokens.fine[at - 1] in ("PRP$", "POS"))
    return participle or (tokens.tags[at] == "CCONJ" and left == right == "ADJ")


def clauses(tokens: Tokens) -> list[tuple[int, int]]:
    """The spans of the clauses of a text, crude: each with a verb of its own, together the whole text."""
    cuts = [0, *_openings(tokens), len(tokens.words)]
    spans: list[tuple[int, int]] = []
    for first, last in pairwise(cuts):
        if first == last:
            continue
        if spans and not (_verbal(tokens, first, last) and _verbal(tokens, *spans[-1])):
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return spans


def _openings(tokens: Tokens) -> Iterator[int]:
    """Where a clause may begin: behind a comma, semicolon, dash or bracket, at a conjunction or relative word."""
    for at in range(1, len(tokens.words)):
        tag, fine = tokens.tags[at], tokens.fine[at]
        if fine in BREAKS:
            yield at + 1
        elif tag in ("CCONJ", "SCONJ") or fine in RELATIVES or fine == "-LRB-":
            yield at


def _verbal(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a span holds a verb that can carry a clause."""
    return any(
        tokens.tags[at] in VERBS and (tokens.fine[at] not in PARTICIPLES or at - first < 3) for at in range(first, last)
    )
