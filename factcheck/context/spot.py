"""Where without a name: "through the cellar" against "through a skylight", "on the port side".

Such nouns are values only where another article names another place for what may be the same: see `elsewhere`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from factcheck.language import predicates, words_of
from factcheck.language.tokens import Tokens
from factcheck.model import SPOT, Placed, Value

_BACK = 4  # words between a preposition and its noun
_INSIDE = frozenset({"ADJ", "NOUN", "DET", "PRON", "NUM", "PROPN"})


def spots(tokens: Tokens, taken: Collection[int]) -> list[tuple[Value, int, int]]:
    """The places without a name that a statement gives, each with its tokens; taken: tokens that are of a name."""
    found = []
    for at, tag in enumerate(tokens.tags):
        if tag != "NOUN" or at in taken or tokens.lemmas[at] not in words_of("spots")["nouns"]:
            continue
        after = tokens.tags[at + 1] if at + 1 < len(tokens.tags) else ""
        first = _first(tokens, at, taken)
        if after in ("NOUN", "PROPN") or first < 0:
            continue
        words = [tokens.lemmas[n].casefold() for n in range(first, at + 1)]
        if len(words) > 1 or words[0] not in words_of("spots")["needs_more"]:
            start, end = tokens.starts[first], tokens.ends[at]
            found.append((Value("place", SPOT, None, None, " ".join(words), start, end), first, at + 1))
    return found


def _first(tokens: Tokens, head: int, taken: Collection[int]) -> int:
    """The first word of what a preposition of place leads to, its article aside; -1 where none leads to it."""
    first = head
    for at in range(head - 1, max(-1, head - 2 - _BACK), -1):
        if tokens.words[at].casefold() in words_of("spots")["leads"]:
            return first
        if tokens.tags[at] not in _INSIDE:
            return -1
        tells = (at not in taken and tokens.tags[at] == "NOUN") or tokens.lemmas[at].casefold() in words_of("spots")[
            "sides"
        ]
        if first == at + 1 and tells:
            first = at
    return -1


def elsewhere(claims: Sequence[Placed]) -> Iterator[int]:
    """The rows of places without a name where another article gives another one for such a deed or thing."""
    told: dict[str, set[tuple[int, str]]] = defaultdict(set)
    own = [(row, claim) for row, claim in enumerate(claims) if claim.value is not None and claim.value.axis == SPOT]
    for _, claim in own:
        for key in _keys(claim):
            told[key].add((claim.source, claim.value.label if claim.value else ""))
    for row, claim in own:
        label = claim.value.label if claim.value else ""
        if any(s != claim.source and other != label for key in _keys(claim) for s, other in told[key]):
            yield row


def _keys(claim: Placed) -> list[str]:
    """What it is told of: its deed's classes, and what else has a part in it."""
    classes = sorted(predicates.of_family(claim.predicate) | predicates.of_family(claim.theme))
    if not claim.theme:
        return [f"{claim.thing} {name}" for name in classes if claim.thing]
    return [claim.theme, *(f"deed {name}" for name in classes)]
