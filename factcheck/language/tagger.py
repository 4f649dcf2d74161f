"""Parts of speech of many texts at once: a small network over windows of words, in whole numbers throughout.

The weights are integers and so small that no sum leaves what a 32-bit float holds exactly: the tags are the same on
every machine, whatever order its library adds in.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from factcheck.language import FOLDER, features
from factcheck.language.lemma import lemma
from factcheck.language.titles import titled
from factcheck.language.tokens import Tokens, cut

NAME = ("PROPN", "NNP")
BATCH = 500  # texts that share one product of matrices
CEILING = 1023  # the largest value of a unit: 96 units × 127 × 1023 stays below 2**24


class Weights(NamedTuple):
    """The network: whole numbers, held as floats for speed."""

    rows: NDArray[np.int8]  # what a feature says: features × width
    hidden: NDArray[np.float32]  # words of a window, side by side × units
    bias: NDArray[np.float32]
    outer: NDArray[np.float32]  # units × labels
    outer_bias: NDArray[np.float32]
    scale: np.float32  # brings a unit under CEILING, a power of two
    bound: int  # the largest number in a word's vector
    tags: tuple[str, ...]  # label → coarse tag
    fine: tuple[str, ...]  # label → fine tag


@cache
def weights() -> Weights:
    """The weights as trained (en/tagger.toml says from what)."""
    with np.load(FOLDER / "tagger.npz") as data:
        parts = {name: data[name] for name in data.files}
    labels = [str(label).split("/") for label in parts["labels"]]
    return Weights(
        parts["rows"],
        parts["hidden"].astype(np.float32),
        parts["bias"].astype(np.float32),
        parts["outer"].astype(np.float32),
        parts["outer_bias"].astype(np.float32),
        np.float32(0.5 ** int(parts["shift"])),
        ((1 << 24) - int(np.abs(parts["bias"]).max())) // (127 * len(parts["hidden"])),
        tuple(tag for tag, _ in labels),
        tuple(tag for _, tag in labels),
    )


def tagged(texts: Sequence[str]) -> list[Tokens]:
    """The words of each text with tags and lemmas; give all texts of an article, or of all articles, at once."""
    pieces = [cut(text) for text in texts]
    found: list[list[int]] = []
    for at in range(0, len(pieces), BATCH):
        found += _labels([words for words, _, _ in pieces[at : at + BATCH]])
    coarse, fine = weights().tags, weights().fine
    tokens = []
    for (words, starts, ends), labels in zip(pieces, found, strict=True):
        tags, fines = [coarse[label] for label in labels], [fine[label] for label in labels]
        for at in titled(words, features.places(words), tags):
            tags[at], fines[at] = NAME
        lemmas = tuple(map(lemma, words, tags, fines))
        tokens.append(Tokens(words, starts, ends, tuple(tags), tuple(fines), lemmas))
    return tokens


def _labels(texts: Sequence[Sequence[str]]) -> list[list[int]]:
    """The best label of every word of every text."""
    known = weights()
    width = known.rows.shape[1]
    half = len(known.hidden) // width // 2
    numbers: dict[tuple[int, ...], int] = {(features.SILENT,) * features.FIELDS: 0}
    line: list[int] = [0] * half
    for words in texts:
        for word, place in zip(words, features.places(words), strict=True):
            line.append(numbers.setdefault(features.rows(word, place), len(numbers)))
        line.extend([0] * half)
    sums = known.rows[np.array(list(numbers))].sum(axis=1, dtype=np.int32)
    vectors = np.clip(sums, -known.bound, known.bound).astype(np.float32)[line]
    count = len(line) - 2 * half
    seen = np.concatenate([vectors[at : at + count] for at in range(2 * half + 1)], axis=1)
    units = np.clip(np.floor((seen @ known.hidden + known.bias) * known.scale), 0, CEILING)
    best = (units @ known.outer + known.outer_bias).argmax(axis=1).tolist()
    labels, at = [], 0
    for words in texts:
        labels.append(best[at : at + len(words)])
        at += len(words) + half
    return labels
