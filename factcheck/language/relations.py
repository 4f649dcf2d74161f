"""What words mean to each other: the same, the opposite, or something near.

Words come as lemmas, in lower case; a phrase of a verb and its particle is one lemma with a blank ("call off"). Parts
of speech are not asked for: a word stands for its frequent senses in all of them. The table is read when first asked.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

FAMILY = 1.0  # the same word or a derived form: "renew", "renewal"
SYNONYM = 0.9  # what both words mean first: "film", "movie"
HALF_SYNONYM = 0.8  # one word means it first, the other also
LOOSE_SYNONYM = 0.7  # both words also mean it
OPPOSITE = 0.7  # the same thing is spoken of: "arrive", "depart"
WIDER = 0.65  # one is a kind of the other: "spaniel", "dog"
SISTER = 0.5  # both are kinds of a third: "spaniel", "terrier"


class Entry(NamedTuple):
    """One row of the table."""

    family: str
    main: frozenset[str]
    further: frozenset[str]
    wider: frozenset[str]
    opposites: frozenset[str]


def similarity(left: str, right: str) -> float:
    """How near two lemmas are in meaning, 0..1, whether they agree or not: 1 derived, .9 synonym, 0 unrelated."""
    if left == right:
        return FAMILY
    return _similarity(left, right) if left < right else _similarity(right, left)


def opposite(left: str, right: str) -> bool:
    """Whether one word denies the other: "open" and "closed", "safe" and "unsafe"."""
    ours, theirs = _entry(left), _entry(right)
    return right in ours.opposites or left in theirs.opposites


def stem_group(lemma: str) -> str:
    """The key of the lemma's family of derived forms, its most frequent member: "death", "dead", "deadly" → "die"."""
    return _entry(lemma).family


def related(lemma: str) -> frozenset[str]:
    """The lemmas of the same family or of a shared sense, without the lemma itself."""
    entry = _entry(lemma)
    found = set(_families().get(entry.family, ()))
    for sense in entry.main | entry.further:
        found.update(_members().get(sense, "").split(","))
    return frozenset(found - {"", lemma})


@lru_cache(maxsize=65536)
def _similarity(left: str, right: str) -> float:
    ours, theirs = _entry(left), _entry(right)
    if ours.family == theirs.family:
        return OPPOSITE if right in ours.opposites else FAMILY
    for score, one, other in (
        (SYNONYM, ours.main, theirs.main),
        (HALF_SYNONYM, ours.main, theirs.further),
        (HALF_SYNONYM, ours.further, theirs.main),
        (LOOSE_SYNONYM, ours.further, theirs.further),
    ):
        if not one.isdisjoint(other):
            return score
    if right in ours.opposites or left in theirs.opposites:
        return OPPOSITE
    if not ours.wider.isdisjoint(theirs.main) or not theirs.wider.isdisjoint(ours.main):
        return WIDER
    return SISTER if not ours.wider.isdisjoint(theirs.wider) else 0.0


@lru_cache(maxsize=65536)
def _entry(lemma: str) -> Entry:
    row = _table()[0].get(lemma)
    if row is None:
        return Entry(lemma, frozenset(), frozenset(), frozenset(), frozenset())
    family, main, further, wider, opposites = row.split(";")
    words = filter(None, opposites.split(","))
    senses = frozenset(main.split()), frozenset(further.split()), frozenset(wider.split())
    return Entry(family or lemma, senses[0], senses[1], senses[2], frozenset(words))


@cache
def _table() -> tuple[dict[str, str], str]:
    """Lemma → its row, and the unread block of senses."""
    text = files("factcheck.language").joinpath("en/relations.tsv").read_text("utf-8")
    text = text[text.index("\n", text.rindex("\n#") + 1) + 1 :]
    rows, _, groups = text.partition("\n\n")
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
        key = row[: row.index(";")]
        if key:
            found.setdefault(key, [key]).append(lemma)
    return found
