"""Claims that count only where another article says otherwise: nouns it denies, attributes and causes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.language import states
from factcheck.model import ATTRIBUTE, CAUSE, DENIAL, MENTION, Placed

Spoken = dict[tuple[str, str, str], set[tuple[str, int]]]  # what is spoken of → the labels given to it, by article


def contested(claims: Sequence[Placed]) -> list[Placed]:
    """The claims without the nouns that no other article denies, and attributes and causes that all give alike."""
    denied: dict[str, set[int]] = {}
    given: Spoken = defaultdict(set)
    for claim in claims:
        if claim.value and claim.value.kind == "status":
            if claim.value.label.startswith(DENIAL):
                denied.setdefault(claim.value.label.removeprefix(DENIAL), set()).add(claim.source)
            for spot in _spots(claim):
                given[spot].add((claim.value.label, claim.source))
    return [claim for claim in claims if _counts(claim, denied, given)]


def _counts(claim: Placed, denied: dict[str, set[int]], given: Spoken) -> bool:
    """Whether a claim says something by itself, or another article denies it or gives another value."""
    if claim.value is None:
        return True
    if claim.value.form == MENTION:
        return bool(denied.get(claim.value.label, set()) - {claim.source})
    if claim.value.form != ATTRIBUTE and claim.value.axis != CAUSE:
        return True
    return any(
        label != claim.value.label and source != claim.source for spot in _spots(claim) for label, source in given[spot]
    )


def _spots(claim: Placed) -> Iterator[tuple[str, str, str]]:
    """What an attribute or cause is given to: its noun, and its predicate."""
    value = claim.value
    if value is None or (value.form != ATTRIBUTE and value.axis != CAUSE):
        return
    names = [CAUSE] if value.axis == CAUSE else sorted({name for name, _ in states.places(value.label)})
    for name in names:
        for part, word in (("noun", claim.noun), ("predicate", claim.predicate)):
            if word and word != value.label:
                yield name, part, word
