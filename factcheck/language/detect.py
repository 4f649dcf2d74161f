"""The language of a text, as far as needed to tell English from all else: by script and function words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile(r"[^\W\d_\u0041-\u024f\u1e00-\u1eff]")  # letters outside Latin
_ENOUGH = 30  # words; of less the language is anybody's guess
_SAMPLE = 20_000  # characters that tell as much as the whole


def foreign(text: str) -> str:
    """The name of the language that a text is written in if it is plainly not English; empty otherwise.

    Short texts, lists of names and texts in languages that nobody listed count as English.
    """
    sample = text[:_SAMPLE]
    letters = sum(len(word) for word in _WORD.findall(sample))
    others = _FOREIGN.findall(sample)
    if letters >= _ENOUGH and len(others) * 2 > letters:
        return _script(Counter(others))
    words = Counter(word.casefold() for word in _WORD.findall(sample))
    total = sum(words.values())
    if total < _ENOUGH:
        return ""
    shares = {name: sum(words[word] for word in known) / total for name, known in _words().items()}
    english = shares.pop("English")
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > 0.15 and shares[best] > 2 * english else ""


def _script(letters: Counter[str]) -> str:
    """The language whose script has most of these letters; kana make Japanese of Chinese characters."""
    counts: Counter[str] = Counter()
    for letter, number in letters.items():
        point = ord(letter)
        counts.update({name: number for name, ranges in _scripts().items() if any(a <= point <= b for a, b in ranges)})
    if counts["Japanese"] * 10 > counts["Chinese"] > 0:
        return "Japanese"
    return counts.most_common(1)[0][0] if counts else "another script"


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(text.split()) for name, text in _tables()["words"].items()}


@cache
def _scripts() -> dict[str, tuple[tuple[int, int], ...]]:
    def bounds(one: str) -> tuple[int, int]:
        low, high = one.split("-")
        return int(low, 16), int(high, 16)

    return {name: tuple(bounds(one) for one in ranges) for name, ranges in _tables()["scripts"].items()}
