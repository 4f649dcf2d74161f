"""What words mean to each other: the same, the opposite, or something near.

Words come as lemmas, in lower case; a phrase of a verb and its particle is one lemma with a blank ("call off"). Parts
of speech are not asked for: a word stands for its frequent senses in all of them. The table is read when first asked.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.language import text_of

FAMILY = 1.0  # the same word or a derived form: "renew", "renewal"
SYNONYM = 0.9  # what both words mean first: "film", "movie"
HALF_SYNONYM = 0.8  # one word means it first, the other also
LOOSE_SYNONYM = 0.7  # both words also mean it
OPPOSITE = 0.7  # the same thing is spoken of: "arrive", "depart"
WIDER = 0.65  # one is a kind of the other: "spaniel", "dog"
SISTER = 0.5  # both are kinds of a third: "spaniel", "terrier"
DERIVED = 0.9  # what the similarity of two families tells of their members: "killed", "fatality"
SAME = "="  # a participle's row names its verb: "killed" is =kill
_UNKNOWN = ";;;;;"  # a row that tells nothing


class Entry(NamedTuple):
    """One row of the table."""

    family: str
    main: frozenset[str]
    further: frozenset[str]
    wider: frozenset[str]
    uses: frozenset[str]  # groups of words that are used alike: "renew", "pick up"
    opposites: frozenset[str]


def similarity(left: str, right: str) -> float:
    """How near two lemmas are in meaning, 0..1, whether they agree or not: 1 derived, .9 synonym, 0 unrelated."""
    if left == right:
        return FAMILY
    return _similarity(left, right) if left < right else _similarity(right, left)


def opposite(left: str, right: str) -> bool:
    """Whether one word denies the other, or a word of its family: "open" and "closed", "safety" and "unsafe"."""
    ours, theirs = _entry(left), _entry(right)
    if right in ours.opposites or left in theirs.opposites:
        return True
    return ours.family != theirs.family and (theirs.family in _denied(left) or ours.family in _denied(right))


@lru_cache(maxsize=65536)
def _denied(lemma: str) -> frozenset[str]:
    """The families of a lemma's opposites."""
    return frozenset(stem_group(word) for word in _entry(lemma).opposites)


def near(lemma: str) -> frozenset[str]:
    """What a lemma shares with every one that is its opposite, or no less alike than a half synonym."""
    own = _entry(lemma)
    families = {own.family, stem_group(own.family), *_denied(lemma)}
    senses = own.main | own.further | own.uses | _entry(own.family).main
    return senses | {f"word {word}" for word in (lemma, *own.opposites)} | {f"family {key}" for key in families}


def opposites(lemma: str) -> frozenset[str]:
    """The opposites of a lemma: "safe" → "unsafe", "dangerous", …; the key of a family has those of its members."""
    return _entry(lemma).opposites


def known(lemma: str) -> bool:
    """Whether the table has the lemma or phrase."""
    return lemma in _table()[0]


@cache
def phrases() -> frozenset[str]:
    """The lemmas of several words: "call off"."""
    return frozenset(lemma for lemma in _table()[0] if " " in lemma)


def stem_group(lemma: str) -> str:
    """The key of the lemma's family of derived forms, its most frequent member: "death", "dead", "deadly" → "die"."""
    row = _table()[0].get(lemma)
    if row is None:
        return lemma
    return stem_group(row[1:]) if row[0] == SAME else row[: row.index(";")] or lemma


def related(lemma: str) -> frozenset[str]:
    """The lemmas of the same family or of a shared sense, without the lemma itself."""
    told, row = _row(lemma)
    family, main, further, _, uses, _ = row.split(";")
    found = {family or told, *_families().get(family or told, ())}
    for sense in f"{main} {further} {uses}".split():
        found.update(_members().get(sense, "").split(","))
    return frozenset(found - {"", lemma})


@lru_cache(maxsize=65536)
def _similarity(left: str, right: str) -> float:
    ours, theirs = _entry(left), _entry(right)
    if ours.family == theirs.family:
        return OPPOSITE if opposite(left, right) else FAMILY
    for score, one, other in (
        (SYNONYM, ours.main, theirs.main),
        (HALF_SYNONYM, ours.main, theirs.further),
        (HALF_SYNONYM, ours.further, theirs.main),
        (HALF_SYNONYM, ours.uses, theirs.uses),
        (LOOSE_SYNONYM, ours.further, theirs.further),
        (WIDER, ours.wider, theirs.main),
        (WIDER, ours.main, theirs.wider),
        (SISTER, ours.wider, theirs.wider),
    ):
        if not one.isdisjoint(other):
            return max(score, OPPOSITE) if score < OPPOSITE and opposite(left, right) else score
    if opposite(left, right):
        return OPPOSITE
    if (left, right) == (ours.family, theirs.family):
        return 0.0
    return DERIVED * similarity(ours.family, theirs.family)


@lru_cache(maxsize=65536)
def _entry(lemma: str) -> Entry:
    told, row = _row(lemma)
    family, main, further, wider, uses, opposed = row.split(";")
    words = filter(None, opposed.split(","))
    senses = [frozenset(field.split()) for field in (main, further, wider, uses)]
    return Entry(family or told, senses[0], senses[1], senses[2], senses[3], frozenset(words))


def _row(lemma: str) -> tuple[str, str]:
    """The row of a lemma, with the verb whose row it is where that is another; an empty one for what is unknown."""
    row = _table()[0].get(lemma, _UNKNOWN)
    return _row(row[1:]) if row[0] == SAME else (lemma, row)


@cache
def _table() -> tuple[dict[str, str], str]:
    """Lemma → its row, and the unread block of senses."""
    text = text_of("relations.tsv")
    start = 0
    while text.startswith("#", start):
        start = text.index("\n", start) + 1
    rows, _, groups = text[start:].partition("\n\n")
    fields = rows.replace("\n", "\t").split("\t")
    return dict(zip(fields[::2], fields[1::2], strict=True)), groups


@cache
def _members() -> dict[str, str]:
    """Sense → its lemmas, parted by commas."""
    fields = _table()[1].strip("\n").replace("\n", "\t").split("\t")
    return dict(zip(fields[::2], fields[1::2], strict=True))


@cache
def _families() -> dict[str, list[str]]:
    """Key of a family → its members."""
    found: dict[str, list[str]] = {}
    for lemma, row in _table()[0].items():
        if row[0] not in ";=":
            key = row[: row.index(";")]
            found.setdefault(key, [key]).append(lemma)
    return found
