"""Shapes over words: the small matcher behind dates, times of day, durations and ages.

A grammar is a data file: classes of words ("month", "unit") with their values, patterns that put digits into classes, and
shapes, which are regular expressions over classes ("month day (',' year)?"). Every token of a text becomes one character
that stands for the set of its classes; all shapes run as one compiled expression over that string, first shape first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from factcheck import language

Word = int | float | str  # what a class says about a word: month 6, unit "week", 0.5
Fields = dict[str, Any]  # field of a shape → Word

_NAME = re.compile(r"\(\?[:!=<]*|'([^']+)'|([a-z]+)(\d?)|(,)")
_FIRST_CODE = 0xC0  # where the characters that stand for sets of classes begin: none of them means anything to `re`


class Grammar(NamedTuple):
    """A compiled data file."""

    lexicon: dict[str, dict[str, Word]]  # lower-case word → class → value
    phrases: dict[str, dict[str, Word]]  # class → several words → value
    patterns: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]  # digits → classes, first match wins
    cased: frozenset[str]  # classes whose words begin with a capital
    codes: dict[frozenset[str], str]  # set of classes → its character
    shape: re.Pattern[str]
    fields: tuple[tuple[str, str], ...]  # of each group of `shape`: field, class; ("", "") for a whole shape
    cues: frozenset[str]  # words of which one must stand in a text for a shape to match
    data: dict[str, Any]  # the file itself, for what is no grammar


class Sentence(NamedTuple):
    """A text under a grammar: parallel lists of tokens."""

    text: str
    spans: list[tuple[int, int]]
    words: list[str]  # as written
    values: list[dict[str, Word]]  # class → value
    codes: str  # one character a token


class Found(NamedTuple):
    """A stretch of tokens that has a shape."""

    first: int
    last: int  # exclusive
    fields: Fields


@lru_cache(maxsize=8)
def data(name: str) -> dict[str, Any]:
    """Return the tables of a file of words, with the classes of the files it includes."""
    table = language.data(name)
    if "include" not in table:
        return table
    classes = dict(table["classes"])
    for other in table["include"]:
        for label, entries in language.data(other)["classes"].items():
            classes[label] = entries | classes.get(label, {})
    return table | {"classes": classes}


@lru_cache(maxsize=1)
def _tens() -> dict[str, int]:
    """Return "twenty" … "ninety" with their values."""
    tens: dict[str, int] = data("counting")["tens"]
    return tens


def _ones() -> list[str]:
    """Return "one" … "nine" and "first" … "ninth"."""
    classes = data("counting")["classes"]
    return [word for label in ("count", "nth") for word, value in classes[label].items() if value < 10]


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    """Return what a token is: a number with what is glued to it, a word, a mark."""
    return re.compile(
        r"\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?(?![\w-])"  # 2023-06-06T10:00Z
        r"|\d{4}-\d\d(?![\w-])"
        r"|['’‘]\d\ds?(?!\w)"  # '22, '90s
        r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)\w*"  # 2,016
        r"|\d+(?:[.:/]\d+)*(?:['’]s(?!\w)|[^\W\d_]*)[½¼¾]?"  # 6, 6th, 1990s, 7.30pm, 06/06/2023, 2½
        r"|\s[-–—]\s"
        r"|['’]s(?!\w)"
        r"|[ap]\.\s?m\.?(?!\w)"
        r"|[^\W\d_]+\d[\d.]*\w*"  # Q2, FY24, A320
        rf"|(?:{'|'.join(_tens())})[-‐‑](?:{'|'.join(_ones())})(?!\w)"  # twenty-first
        r"|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*"
        r"|[½¼¾]"
        r"|[^\w\s]",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4)
def tokens(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """Return the places and the words of a text's tokens."""
    found = list(_token().finditer(text))
    return [m.span() for m in found], [m.group() for m in found]


_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4)
def words(text: str) -> frozenset[str]:
    """Return the words of a text in lower case."""
    return frozenset(_LETTERS.findall(text.lower()))


_DIGIT = re.compile(r"\d")


def has_digit(text: str) -> bool:
    """Return whether a text holds a digit."""
    return _DIGIT.search(text) is not None


class _Draft:
    """What is known of a grammar while its words are gathered: the lexicon grows before codes can be given."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.table = table
        self.macros: dict[str, str] = table.get("macros", {})
        self.lexicon: dict[str, dict[str, Word]] = {}
        self.phrases: dict[str, dict[str, Word]] = {label: {} for label in table["classes"]}
        for label, entries in table["classes"].items():
            for key, value in entries.items():
                self._enter(label, key, value)

    def _enter(self, label: str, key: str, value: Word) -> None:
        parts = key.split() or [key]
        if key.strip() and len(parts) > 1:
            self.phrases[label][key] = value
            for part in parts:
                self.literal(part)
            return
        self.lexicon.setdefault(key, {})[label] = value
        if label in ("count", "nth"):
            for ten, base in _tens().items():
                if isinstance(value, int) and 0 < value < 10:
                    self.lexicon.setdefault(f"{ten}-{key}", {})[label] = base + value

    def literal(self, word: str) -> str:
        """Return the class of one certain word, entering it."""
        label = f"={word}"
        self.lexicon.setdefault(word, {})[label] = word
        return label


def _items(draft: _Draft, shape: str) -> str:
    """Return a shape with its macros replaced and its literal words entered."""
    while "{" in shape:
        shape = re.sub(r"\{([a-z]+)(\d?)\}", lambda m: f"({_numbered(draft.macros[m[1]], m[2])})", shape)
    for match in _NAME.finditer(shape):
        word = match[1] or match[4] or (match[2] if match[2] not in draft.phrases else None)
        if word and word not in ("plain", "name"):
            draft.literal(word)
    return shape


def _numbered(macro: str, number: str) -> str:
    """Return a macro whose fields carry a number: {num2} → (day2|nth2)."""
    return re.sub(r"(?<!')\b([a-z]+)\b(?!')", rf"\g<1>{number}", macro) if number else macro


def _compile(draft: _Draft, codes: dict[frozenset[str], str]) -> tuple[re.Pattern[str], tuple[tuple[str, str], ...]]:
    """Return all shapes as one expression over codes, and the field and class of each of its groups."""
    fields: list[tuple[str, str]] = []

    def one(label: str) -> str:
        found = "".join(code for classes, code in codes.items() if label in classes)
        return f"[{found}]" if found else "(?!)"

    def item(match: re.Match[str]) -> str:
        if match[0].startswith("(?"):
            return match[0]
        label = match[2]
        if label not in draft.phrases:
            word = match[1] or match[4] or label
            return one(word if word in ("plain", "name") else f"={word}")
        long = ["".join(one(f"={part}") for part in key.split()) for key in draft.phrases[label]]
        body = "|".join([*sorted(long, key=len, reverse=True), one(label)])
        if label in silent:
            return f"(?:{body})"
        fields.append((label + match[3], label))
        return f"({body})"

    silent = draft.table["silent"]
    shapes = []
    for shape in draft.table["shapes"]:
        plain = _items(draft, shape).replace("(", "(?:").replace("(?:?", "(?")
        fields.append(("", ""))
        shapes.append("(" + _NAME.sub(item, plain).replace(" ", "") + ")")
    return re.compile("|".join(shapes)), tuple(fields)


@lru_cache(maxsize=8)
def grammar(name: str) -> Grammar:
    """Return the compiled grammar of a file of words."""
    draft = _Draft(data(name))
    for shape in draft.table["shapes"]:
        _items(draft, shape)
    patterns = tuple((re.compile(p["match"], re.IGNORECASE), tuple(p["classes"])) for p in draft.table["patterns"])
    cased = frozenset(draft.table.get("cased", ()))
    sets = {frozenset(entry) for entry in draft.lexicon.values()} | {frozenset(classes) for _, classes in patterns}
    sets |= {found - cased or frozenset(("plain",)) for found in sets}
    sets |= {frozenset(("plain",)), frozenset(("name",)), frozenset()}
    codes = {found: chr(_FIRST_CODE + i) for i, found in enumerate(sorted(sets, key=sorted))}
    shape, fields = _compile(draft, codes)
    cues = {w for w, entry in draft.lexicon.items() if not entry.keys().isdisjoint(draft.table["cues"])}
    cues |= {key.split()[-1] for label in draft.table["cues"] for key in draft.phrases.get(label, ())}
    return Grammar(draft.lexicon, draft.phrases, patterns, cased, codes, shape, fields, frozenset(cues), draft.table)


@lru_cache(maxsize=1 << 15)
def _classified(name: str, word: str) -> tuple[str, dict[str, Word]]:
    """Return the character and the classes with values of a word."""
    rules = grammar(name)
    entry = rules.lexicon.get(word.lower())
    if entry is not None and word[0].islower() and not rules.cased.isdisjoint(entry):
        entry = {label: value for label, value in entry.items() if label not in rules.cased} or {"plain": word}
    if entry is None:
        entry = _by_pattern(rules, word)
    return rules.codes[frozenset(entry)], entry


def _by_pattern(rules: Grammar, word: str) -> dict[str, Word]:
    """Return the classes of a word that is in no list, by its form."""
    for pattern, classes in rules.patterns:
        if match := pattern.fullmatch(word):
            text = match[1] if match.re.groups else word
            value: Word = int(text) if text.isdecimal() else text
            return dict.fromkeys(classes, value)
    if not word[0].isalpha():
        return {}
    return {"name": word} if word[0].isupper() else {"plain": word}


def sentence(name: str, text: str) -> Sentence:
    """Return a text's tokens under a grammar."""
    spans, found = tokens(text)
    pairs = [_classified(name, word) for word in found]
    return Sentence(text, spans, found, [values for _, values in pairs], "".join([code for code, _ in pairs]))


def matches(name: str, tokened: Sentence) -> Iterator[Found]:
    """Return the stretches that have one of the grammar's shapes, from left to right, without overlap."""
    rules = grammar(name)
    for match in rules.shape.finditer(tokened.codes):
        yield Found(match.start(), match.end(), _fields(rules, tokened, match))


def _fields(rules: Grammar, tokened: Sentence, match: re.Match[str]) -> Fields:
    """Return what each field of a shape says."""
    out: Fields = {}
    group = match.lastindex or 0  # the group of the whole shape, for it closes last
    while group < len(rules.fields):
        first, last = match.regs[group + 1]
        field, label = rules.fields[group]
        group += 1
        if not field:
            break
        if first < 0:
            continue
        if last - first == 1:
            value = tokened.values[first][label]
        else:
            value = rules.phrases[label][" ".join(tokened.words[first:last]).lower().replace("’", "'")]
        out[field] = value
    return out
