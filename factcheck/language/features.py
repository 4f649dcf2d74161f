"""What the tagger sees of a word: rows of its table of weights, from spelling, lexicon and the casing around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from zlib import crc32

from factcheck.language import rows_of
from factcheck.language.lemma import readings

BUCKETS = 8192  # rows shared by affixes, shapes and classes
SILENT = 0  # the row that says nothing; also what stands before the first and after the last word
UNKNOWN = BUCKETS + 1  # the row of words that the lexicon lacks; its words follow
FIELDS = 10  # features a word
INSIDE, FIRST, HEADLINE, CAPITALS = range(4)  # the place of a word: what its capital means there

GROUPS = {"N": "n", "V": "v", "J": "a"}  # first letter of a fine tag → word class

_DIGIT = re.compile(r"\d")
_RUNS = (
    (re.compile(r"[^\W\d_a-z]{2,}"), "XX"),
    (re.compile(r"[a-zß-öø-ÿ]{2,}"), "xx"),
    (re.compile(r"\d+"), "0"),
)


@cache
def lexicon() -> dict[str, tuple[int, str]]:
    """Words as the tagger knows them, lower case, digits as 0: row in the table of weights, and possible tags."""
    words = rows_of("lexicon")
    return dict(zip(words, enumerate(words.values(), UNKNOWN + 1), strict=True))


def normalised(word: str) -> str:
    """A word as the lexicon holds it."""
    return _DIGIT.sub("0", word.lower()).replace("’", "'")


def places(words: Sequence[str]) -> list[int]:
    """What a capital means at each word of a text: a name (INSIDE), or perhaps nothing."""
    long = [word for word in words[1:] if len(word) > 4 and word.isalpha()]
    letters = [word for word in words if len(word) > 1 and word.isalpha()]
    if len(letters) > 2 and sum(map(str.isupper, letters)) > 0.7 * len(letters):
        return [CAPITALS] * len(words)
    if len(long) > 1 and sum(word[0].isupper() for word in long) >= 0.9 * len(long):
        return [HEADLINE] * len(words)
    return [
        FIRST if at == 0 or not (words[at - 1][-1].isalnum() or words[at - 1] in ",-/&$£€.") else INSIDE
        for at in range(len(words))
    ]


@lru_cache(maxsize=1 << 16)
def rows(word: str, place: int) -> tuple[int, ...]:
    """The rows of the table of weights that describe a word in its place, FIELDS of them."""
    plain = normalised(word)
    known = lexicon().get(plain)
    return described(word, plain, place, *known) if known else described(word, plain, place, UNKNOWN, "")


def described(word: str, plain: str, place: int, row: int, tags: str) -> tuple[int, ...]:
    """The rows of a word whose row and tags are given: the lexicon's, or those of a word made unknown in training."""
    seen = analysis(plain)
    tags = tags or f"?{seen}"
    shape = word
    for run, short in _RUNS:
        shape = run.sub(short, shape)
    case = "X" if word[0].isupper() else "x" if word[0].islower() else "0" if word[0].isdigit() else "."
    head, _, last = plain.rpartition("-")
    joined = f"{lexicon().get(last, (0, '?'))[1]}-{lexicon().get(head, (0, '?'))[1]}" if head and last else ""
    return (
        row,
        _bucket(f"t{tags}"),
        _bucket(f"c{case}{place}{tags}"),
        _bucket(f"2{last[-2:]}"),
        _bucket(f"3{last[-3:]}"),
        _bucket(f"4{last[-4:]}") if len(last) > 4 else SILENT,
        _bucket(f"p{plain[:3]}"),
        _bucket(f"s{place}{shape[:8]}"),
        _bucket(f"j{joined}") if joined else SILENT,
        _bucket(f"a{seen}"),
    )


@lru_cache(maxsize=1 << 16)
def analysis(plain: str) -> str:
    """What a dictionary makes of a word: "n-v|NNS-n|…", its word classes, and those of what it may be a form of."""
    known = classes()
    found = [known.get(plain, "")]
    if plain.isalpha():
        for fine, base in readings(plain):
            if GROUPS[fine[0]] in known.get(base, "").lower():
                found.append(fine + known[base])
    return "|".join(found)


@cache
def classes() -> dict[str, str]:
    """Word → its word classes (n, v, a, r), the usual first, in a capital where the others are rare."""
    known: dict[str, str] = {}
    for found, words in rows_of("classes").items():
        known.update(dict.fromkeys(words.split(" "), found))
    return known


def _bucket(feature: str) -> int:
    """The place of a feature among the shared ones; the same on every machine."""
    return crc32(feature.encode()) % BUCKETS + 1
