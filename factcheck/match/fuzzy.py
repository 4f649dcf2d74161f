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

from factcheck.match.words import Floats, Ints
from factcheck.model import Placed

NAMES = ("frame", "window", "inside")
REACH = 8  # words to each side of the value that its window holds
_FIRST = 0x4E00  # any stretch of the code space without combining marks


class Texts(NamedTuple):
    """Statements and the surroundings of values as strings, one character a word."""

    statement: list[int]  # of each claim
    frames: list[str]  # each statement
    windows: list[str]  # round the value of each claim


def texts(claims: Sequence[Placed], lemmas: Sequence[Sequence[str]]) -> Texts:
    """The strings that are compared. lemmas: the words of each statement, in lower case."""
    ids: dict[str, str] = {}

    def symbol(word: str) -> str:
        return ids.setdefault(word, chr(_FIRST + len(ids) % 0x5000))

    rows = [[symbol(word) for word in words] for words in lemmas]
    for claim in claims:
        if claim.value is not None and claim.value.kind not in ("status",):
            mark = symbol(f"<{claim.value.kind}>")
            row = rows[claim.statement]
            for i in range(claim.first, min(claim.last, len(row))):
                row[i] = mark if i == claim.first else ""
    return Texts(
        [c.statement for c in claims],
        ["".join(row) for row in rows],
        ["".join(rows[c.statement][max(0, c.first - REACH) : c.last + REACH]) for c in claims],
    )


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
