"""Frames of words → how alike two sentences run, word by word and in order, by rapidfuzz.

Each word becomes one character, each value the character of its kind, so that an edit is an edit of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel
from rapidfuzz.process import cpdist

from factcheck.codes import numbered
from factcheck.match.words import Floats, Ints, Lines, Places
from factcheck.model import Placed

NAMES = ("frame", "window", "inside")
REACH = 8  # words to each side of the value that its window holds
_PLACES = ("statement", "first", "last")
_FIRST = 0x4E00  # any stretch of the code space without combining marks


class Texts(NamedTuple):
    """Statements and the surroundings of values as strings, one character a word."""

    statement: list[int]  # of each claim
    frames: list[str]  # each statement
    windows: list[str]  # round the value of each claim


def texts(claims: Sequence[Placed], lines: Lines) -> Texts:
    """The strings that are compared. lines: the words of each statement, in lower case."""
    statement, first, last = (np.array([getattr(c, name) for c in claims], np.intp) for name in _PLACES)
    kinds = [c.value.kind if c.value and c.value.kind != "status" else "" for c in claims]
    begins, ends = lines.begins[statement], lines.ends[statement]
    words = _marked(lines, numbered(kinds), begins + first, np.minimum(begins + last, ends))
    kept = words >= 0
    text = (words[kept] % 0x5000 + _FIRST).astype("<u4").tobytes().decode("utf-32-le")
    place = np.append(0, np.cumsum(kept))  # of each word in the text

    def cut(begin: Places, end: Places) -> list[str]:
        return [text[i:j] for i, j in zip(place[begin].tolist(), place[end].tolist(), strict=True)]

    windows = cut(np.maximum(begins + first - REACH, begins), np.minimum(begins + last + REACH, ends))
    return Texts(statement.tolist(), cut(lines.begins, lines.ends), windows)


def _marked(lines: Lines, kinds: Ints, begins: Places, ends: Places) -> Ints:
    """The words with one for each value's kind in place of it, and -1 for what else it is stated by.

    kinds: of claims, -1 for what stays; begins, ends: where they are stated.
    """
    words, sizes = lines.words.copy(), np.where(kinds < 0, 0, np.maximum(ends - begins, 0))
    row = np.repeat(np.arange(len(kinds)), sizes)
    at = np.arange(len(row)) - np.repeat(np.cumsum(sizes) - sizes - begins, sizes)
    words[at] = np.where(at == begins[row], lines.known + kinds[row], -1)  # of claims that overlap the last one counts
    return words


def fuzzy(left: Ints, right: Ints, texts: Texts) -> Floats:
    """How alike pairs of claims run: [pairs, len(NAMES)], each 0..1.

    frame: both statements whole; window: the words round both values; inside: the shorter window within the other
    statement.
    """
    statement, frames, windows = texts
    one, other = left.tolist(), right.tolist()
    frame = cpdist([frames[statement[i]] for i in one], [frames[statement[j]] for j in other],
                   scorer=Indel.normalized_similarity)  # fmt: skip
    window = cpdist([windows[i] for i in one], [windows[j] for j in other], scorer=Indel.normalized_similarity)
    inside = cpdist([windows[i] for i in one], [windows[j] for j in other], scorer=fuzz.partial_ratio) / 100
    return np.stack([frame, window, inside], axis=1).astype(np.float32)
