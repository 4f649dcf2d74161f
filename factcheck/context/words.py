"""A statement's words and those around it, as they are compared: families of words, values by what they mean."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from factcheck.language import frequency, relations
from factcheck.language.tokens import Tokens
from factcheck.model import NAME_KINDS, Statement, Value, Word

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM", "INTJ"})
_LEAST = 0.3  # the weight under which a word tells nothing: "also", "make"
_SYNONYM = 0.8  # from here two families count as one concept
_BEFORE = 0.6  # what a name in the sentence before tells of this one
_VALUE = 0.8  # what another value of the statement tells


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """A name's word without case, accents, hyphens and possessive: "Ji-Hu’s" → "jihu"."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(c for c in plain if c.isalnum() or c in "'’")
    return kept.removesuffix("'s").removesuffix("’s").replace("'", "").replace("’", "")


@lru_cache(maxsize=65536)
def key(lemma: str) -> str:
    """The key of a word that is no name: its family's first member."""
    return relations.stem_group(lemma.casefold())


@lru_cache(maxsize=65536)
def _weight(lemma: str) -> float:
    return frequency.weight(lemma.casefold())


def words(tokens: Tokens, values: Sequence[tuple[Value, int, int]], columns: Sequence[int]) -> list[Word]:
    """The words of one statement.

    values: each with the tokens that state it; columns: the cell of each token, -1 outside table rows.
    """
    role: dict[int, str | None] = {}
    for value, first, last in values:
        if value.kind in NAME_KINDS:
            role.update(dict.fromkeys(range(first, last), ""))
        elif value.kind != "status":
            role.update(dict.fromkeys(range(first, last)))
            role[first] = f"={value.axis}:{value.label}"
    found = []
    for i, (word, tag, lemma) in enumerate(zip(tokens.words, tokens.tags, tokens.lemmas, strict=True)):
        as_value = role.get(i, "word")
        if as_value is None:
            continue
        if as_value.startswith("="):
            found.append(Word(as_value, as_value, i, _VALUE, False, columns[i]))
        elif as_value == "" or tag == "PROPN":
            name = folded(word)
            if len(name) > 1 or name.isdigit():
                found.append(Word(name, name, i, max(_weight(lemma), 0.6), True, columns[i]))
        elif tag in _CONTENT and (weight := _weight(lemma)) >= _LEAST:
            own = key(lemma)
            found.append(Word(own, own, i, weight, False, columns[i]))
    return found


def around(
    statement: Statement, headings: Sequence[Tokens], heads: Sequence[Tokens], before: Iterable[Word]
) -> list[Word]:
    """The words of a statement's surroundings: its headings, the heads of its columns, names of the sentence before."""
    found: list[Word] = []
    for tokens in headings:
        found.extend(w._replace(token=-1, column=-1) for w in words(tokens, (), [-1] * len(tokens.words)))
    for at, tokens in enumerate(heads):
        found.extend(w._replace(token=-1, column=at) for w in words(tokens, (), [-1] * len(tokens.words)))
    if statement.kind == "sentence":
        found.extend(w._replace(token=-1, weight=w.weight * _BEFORE) for w in before if w.name)
    return found


def vocabulary(keys: Iterable[str]) -> list[str]:
    """The keys that are words, in order; the others are of values."""
    return sorted(key for key in keys if not key.startswith("="))


def concepts(words: Iterable[str]) -> dict[str, str]:
    """Each word's concept: the first of a group in which every two are synonyms. words: in order."""
    group: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    for word in words:
        near = sorted(other for other in relations.related(word) if other in group)
        home = next(
            (
                group[other]
                for other in near
                if all(relations.similarity(word, m) >= _SYNONYM for m in members[group[other]])
            ),
            word,
        )
        group[word] = home
        members.setdefault(home, []).append(word)
    return {word: home for word, home in group.items() if len(members[home]) > 1}
