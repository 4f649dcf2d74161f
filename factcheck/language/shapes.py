"""A data file of words and shapes made into a `Grammar`: shapes become regular expressions over classes of words."""

from __future__ import annotations

import re
from collections import deque
from functools import lru_cache
from typing import Any, NamedTuple

from factcheck import language

Word = int | float | str  # what a class says about a word: month 6, unit "week", 0.5

BUILT_IN = ("plain", "name")  # classes of words that are in no list: "harbour", "Harbour"
_CODES = (*range(0x80, 0x100), *range(0x41, 0x5B), *range(0x100, 0x1000))  # the characters that stand for sets of
# classes: none means anything to `re`, and those below 0x100 come first, for it compiles sets of them far quicker
_ITEM = re.compile(r"\(\?[!=]|[()|?,]|'[^']+'|[a-z]+\d?")


class Shape(NamedTuple):
    """One shape, as an expression over codes."""

    body: str
    fields: tuple[tuple[str, str], ...]  # of each group of `body`: field, class
    starts: frozenset[str]  # codes a match may begin with
    needs: tuple[frozenset[str], ...]  # sets of codes of each of which a match has one


class Grammar(NamedTuple):
    """A data file made ready."""

    lexicon: dict[str, dict[str, Word]]  # lower-case word → class → value
    phrases: dict[str, dict[str, Word]]  # class → several words → value
    patterns: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]  # figures → classes, first match wins
    cased: frozenset[str]  # classes whose words begin with a capital
    codes: dict[frozenset[str], str]  # set of classes → its character
    shapes: dict[str, tuple[Shape, ...]]  # code → shapes that may begin with it, in order of precedence
    cues: frozenset[str]  # words of which one must stand in a text without figures for a shape to match


class _Part(NamedTuple):
    """A piece of a shape."""

    body: str
    starts: frozenset[str]
    empty: bool  # it may match nothing
    needs: tuple[frozenset[str], ...] = ()  # as of Shape


class _Draft(NamedTuple):
    """What is known of a grammar while its words are gathered."""

    table: dict[str, Any]
    lexicon: dict[str, dict[str, Word]]
    phrases: dict[str, dict[str, Word]]
    codes: dict[frozenset[str], str]
    parts: dict[str, _Part]  # class → all its codes


@lru_cache(maxsize=8)
def data(name: str) -> dict[str, Any]:
    """The tables of a file of words, with the classes of the files it includes."""
    table = language.data(name)
    if "include" not in table:
        return table
    classes = dict(table["classes"])
    for other in table["include"]:
        for label, entries in language.data(other)["classes"].items():
            classes[label] = entries | classes.get(label, {})
    return table | {"classes": classes}


@lru_cache(maxsize=8)
def grammar(name: str) -> Grammar:
    """The grammar of a file of words."""
    table = data(name)
    draft = _Draft(table, {}, {label: {} for label in table["classes"]}, {}, {})
    for label, entries in table["classes"].items():
        for key, value in entries.items():
            _enter(draft, label, key, value)
    shapes = [_expanded(draft, shape) for shape in table["shapes"]]
    cased = frozenset(table.get("cased", ()))
    patterns = tuple((re.compile(p["match"], re.IGNORECASE), tuple(p["classes"])) for p in table["patterns"])
    _encode(draft, cased, [frozenset(classes) for _, classes in patterns])
    ready = [_shape(draft, shape) for shape in shapes]
    starts = {code: tuple(s for s in ready if code in s.starts) for code in draft.codes.values()}
    return Grammar(draft.lexicon, draft.phrases, patterns, cased, draft.codes, starts, _cues(draft))


def _enter(draft: _Draft, label: str, key: str, value: Word) -> None:
    """Put a word into the lexicon; several words become a phrase, small numerals join tens ("twenty-first")."""
    parts = key.split()
    if len(parts) > 1:
        draft.phrases[label][key] = value
        for part in parts:
            _enter_literal(draft, part)
        return
    draft.lexicon.setdefault(key, {})[label] = value
    if label in ("count", "nth") and isinstance(value, int) and 0 < value < 10:
        for ten, base in language.data("counting")["tens"].items():
            draft.lexicon.setdefault(f"{ten}-{key}", {})[label] = base + value


def _enter_literal(draft: _Draft, word: str) -> None:
    draft.lexicon.setdefault(word, {})[f"={word}"] = word


def _expanded(draft: _Draft, shape: str) -> str:
    """A shape with its macros replaced ({num2}: their fields carry the figure) and its literal words entered."""
    macros = draft.table.get("macros", {})
    while "{" in shape:
        shape = re.sub(r"\{([a-z]+)(\d?)\}", lambda m: f"({_numbered(macros[m[1]], m[2])})", shape)
    for item in _ITEM.findall(shape):
        word = item.strip("'")
        if item[0] == "'" or item == "," or (item.isalpha() and word not in draft.phrases and word not in BUILT_IN):
            _enter_literal(draft, word)
    return shape


def _numbered(macro: str, figure: str) -> str:
    return re.sub(r"(?<!')\b([a-z]+)\b(?!')", rf"\g<1>{figure}", macro) if figure else macro


def _encode(draft: _Draft, cased: frozenset[str], patterns: list[frozenset[str]]) -> None:
    """Give every set of classes that a word may have a character."""
    sets = {frozenset(entry) for entry in draft.lexicon.values()} | set(patterns)
    sets |= {found - cased or frozenset(("plain",)) for found in sets}
    sets |= {frozenset((label,)) for label in BUILT_IN} | {frozenset()}
    draft.codes.update({found: chr(code) for code, found in zip(_CODES, sorted(sets, key=sorted), strict=False)})


def _cues(draft: _Draft) -> frozenset[str]:
    """The words of the classes that the file names as cues."""
    labels = set(draft.table["cues"])
    single = {word for word, entry in draft.lexicon.items() if not labels.isdisjoint(entry)}
    return frozenset(single | {key.split()[-1] for label in labels for key in draft.phrases.get(label, ())})


def _shape(draft: _Draft, shape: str) -> Shape:
    """A shape as an expression over codes."""
    fields: list[tuple[str, str]] = []
    part = _choice(draft, deque(_ITEM.findall(shape)), fields)
    return Shape(part.body, tuple(fields), part.starts, part.needs)


def _choice(draft: _Draft, items: deque[str], fields: list[tuple[str, str]]) -> _Part:
    """Alternatives: "a b | c"."""
    parts = [_row(draft, items, fields)]
    while items and items[0] == "|":
        items.popleft()
        parts.append(_row(draft, items, fields))
    if len(parts) == 1:
        return parts[0]
    starts = frozenset[str]().union(*(part.starts for part in parts))
    return _Part("|".join(part.body for part in parts), starts, any(part.empty for part in parts))


def _row(draft: _Draft, items: deque[str], fields: list[tuple[str, str]]) -> _Part:
    """Items one after another, each perhaps optional: "a b? c"."""
    body, starts, empty = "", frozenset[str](), True
    needs: tuple[frozenset[str], ...] = ()
    while items and items[0] not in (")", "|"):
        part = _single(draft, items, fields)
        if items and items[0] == "?":
            items.popleft()
            part = _Part(f"(?:{part.body})?", part.starts, True)
        starts = starts | part.starts if empty else starts
        body, empty = body + part.body, empty and part.empty
        needs += part.needs if part.needs or part.empty else (part.starts,)
    return _Part(body, starts, empty, needs)


def _single(draft: _Draft, items: deque[str], fields: list[tuple[str, str]]) -> _Part:
    """A group, a look ahead, a word or a class."""
    item = items.popleft()
    if item in ("(", "(?!", "(?="):
        part = _choice(draft, items, fields)
        items.popleft()
        return (
            _Part(f"{item}{part.body})", frozenset(), True) if item != "(" else part._replace(body=f"(?:{part.body})")
        )
    label = item.rstrip("0123456789")
    if label in BUILT_IN:
        return _one(draft, label)
    if label not in draft.phrases:
        return _one(draft, f"={item.strip(chr(39))}")
    words = sorted(draft.phrases[label], key=lambda key: -len(key.split()))
    rows = [[_one(draft, f"={word}") for word in key.split()] for key in words] + [[_one(draft, label)]]
    body = "|".join("".join(part.body for part in row) for row in rows)
    starts = frozenset[str]().union(*(row[0].starts for row in rows))
    if label in draft.table["silent"]:
        return _Part(f"(?:{body})", starts, False)
    fields.append((item, label))
    return _Part(f"({body})", starts, False)


def _one(draft: _Draft, label: str) -> _Part:
    """All codes of a class."""
    if label not in draft.parts:
        found = frozenset(code for classes, code in draft.codes.items() if label in classes)
        draft.parts[label] = _Part(f"[{''.join(sorted(found))}]" if found else "(?!)", found, False)
    return draft.parts[label]
