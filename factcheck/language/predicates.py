"""What predicates say: classes of verbs, nouns and adjectives, and which of them exclude or imply others.

Words come as lemmas in lower case, phrases with blanks ("call off"). A word that no list has stands in the
classes of its family ("renewal": "renew") or of a synonym.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from factcheck.language import data, relations, text_of

FILE = "predicates"
COLUMNS = {"VERB": (1,), "AUX": (1,), "NOUN": (2,), "ADJ": (3,), "ADV": (3,)}  # part of speech → columns of the table
ALL = (1, 2, 3)
NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=16384)
def classes(lemma: str, pos: str = "") -> frozenset[str]:
    """The classes of a lemma, of one part of speech (UPOS) or of all: "renew" → {"renew"}."""
    found = _listed(lemma, COLUMNS.get(pos, ALL)) or _listed(lemma, ALL) or _of_family(lemma)
    return found or _of_synonyms(lemma)


@lru_cache(maxsize=16384)
def of_family(lemma: str) -> frozenset[str]:
    """The classes of a lemma and of its family: those of "locate" too for "location", which may be its key."""
    return classes(lemma) | _of_family(lemma)


@lru_cache(maxsize=16384)
def core(lemma: str) -> str:
    """The one class that a lemma means by itself; empty where it may mean several or none."""
    main: dict[str, str] = data(FILE)["core"]
    for word in (lemma, *sorted(_family(lemma))):
        if word in main:
            return main[word]
        if found := _listed(word, ALL):
            return next(iter(found)) if len(found) == 1 else ""
    return ""


@lru_cache(maxsize=65536)
def opposed(left: str, right: str) -> bool:
    """Whether two lemmas by themselves exclude each other: "renew" and "cancel"; no where one has several meanings."""
    ours, theirs = core(left), core(right)
    return bool(ours and theirs) and conflict(ours, theirs)


def conflict(class_a: str, class_b: str) -> bool:
    """Whether two classes cannot both hold of one thing at one time: "open", "close"."""
    return class_b in conflicting(class_a)


def conflicting(name: str) -> frozenset[str]:
    """The classes that one excludes."""
    return _conflicts().get(name, NONE)


def implies(class_a: str, class_b: str) -> bool:
    """Whether what is of the first class is, or was, of the second: "kill" → "dead"."""
    return class_a == class_b or class_b in _implied().get(class_a, NONE)


def converse(class_a: str, class_b: str) -> bool:
    """Whether two classes tell one event from its two sides: "buy", "sell"."""
    pairs: dict[str, str] = data(FILE)["converses"]
    return pairs.get(class_a) == class_b or pairs.get(class_b) == class_a


def scale(name: str) -> tuple[str, int] | None:
    """The first ladder, else the first row of stages, that a class stands on, and its rung from 0; None without one."""
    return next(iter(scales(name) + stages(name)), None)


def scales(name: str) -> tuple[tuple[str, int], ...]:
    """The ladders that a class stands on, each with its rung from 0: other rungs say otherwise ("dead", "alive")."""
    return _places("ladders", name)


def stages(name: str) -> tuple[tuple[str, int], ...]:
    """The rows of stages that a class is one of, with its number from 0: later ones passed it ("arrest", "charge")."""
    return _places("stages", name)


def phrase(lemmas: Sequence[str], index: int) -> tuple[str, int]:
    """The longest known phrase that begins at a token, else the lemma, and its length in tokens: ("call off", 2)."""
    first = lemmas[index]
    for count in range(min(_longest().get(first, 1), len(lemmas) - index), 1, -1):
        words = " ".join(lemmas[index : index + count])
        if words in _words() or relations.known(words):
            return words, count
    return first, 1


def names() -> frozenset[str]:
    """All classes."""
    return frozenset(row[0] for row in _rows())


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    lines = text_of(f"{FILE}.tsv").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if not line.startswith("#"))


@cache
def _words() -> dict[str, tuple[tuple[str, int], ...]]:
    """Word → its classes, each with the column of the table."""
    found: dict[str, list[tuple[str, int]]] = {}
    for row in _rows():
        for column in ALL:
            for word in row[column].split(","):
                found.setdefault(word, []).append((row[0], column))
    found.pop("", None)
    return {word: tuple(places) for word, places in found.items()}


@cache
def _longest() -> dict[str, int]:
    """First word → tokens of the longest phrase that begins so."""
    found: dict[str, int] = {}
    for words in (*_words(), *relations.phrases()):
        parts = words.split()
        if len(parts) > 1:
            found[parts[0]] = max(found.get(parts[0], 1), len(parts))
    return found


@cache
def _members() -> dict[str, list[str]]:
    """Key of a family → its members that the table lists: its verbs, where it has none the first that is listed."""
    verbs = {word for row in _rows() for word in row[1].split(",")}
    families: dict[str, list[str]] = {}
    for word in _words():
        families.setdefault(relations.stem_group(word), []).append(word)
    return {key: [word for word in words if word in verbs] or words[:1] for key, words in families.items()}


def _places(part: str, name: str) -> tuple[tuple[str, int], ...]:
    rows: dict[str, list[str]] = data(FILE)[part]
    return tuple((row, rungs.index(name)) for row, rungs in sorted(rows.items()) if name in rungs)


def _family(lemma: str) -> frozenset[str]:
    """The listed words of the lemma's family."""
    return frozenset(_members().get(relations.stem_group(lemma), ()))


def _listed(lemma: str, columns: Sequence[int]) -> frozenset[str]:
    return frozenset(name for name, column in _words().get(lemma, ()) if column in columns)


def _of_family(lemma: str) -> frozenset[str]:
    return NONE.union(*(_listed(word, ALL) for word in _family(lemma)))


def _of_synonyms(lemma: str) -> frozenset[str]:
    """The class that the lemma's closest synonyms agree on, two of them at least."""
    near = [word for word in relations.related(lemma) if relations.similarity(lemma, word) >= relations.SYNONYM]
    found = [sorted(listed) for word in near if len(listed := _listed(word, ALL)) == 1]
    return frozenset(found[0]) if len(found) > 1 and all(names == found[0] for names in found) else NONE


@cache
def _conflicts() -> dict[str, frozenset[str]]:
    """Class → the classes that it excludes."""
    found: dict[str, set[str]] = {}
    for name, others in data(FILE)["conflicts"].items():
        for other in others:
            found.setdefault(name, set()).add(other)
            found.setdefault(other, set()).add(name)
    return {name: frozenset(others) for name, others in found.items()}


@cache
def _implied() -> dict[str, frozenset[str]]:
    """Class → all classes that follow from it."""
    direct: dict[str, list[str]] = data(FILE)["implies"]
    found: dict[str, frozenset[str]] = {}
    for name in direct:
        seen: set[str] = set()
        border = [name]
        while border:
            border = [other for one in border for other in direct.get(one, ()) if other not in seen]
            seen.update(border)
        found[name] = frozenset(seen)
    return found
