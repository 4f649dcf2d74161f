"""A small network over windows of words, trained with numpy: weights summed a word, one hidden layer, labels."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Network(NamedTuple):
    """The weights. rows: what a feature adds to a word; hidden and outer: the layers above a window of words."""

    rows: Floats  # features × width
    hidden: Floats  # window · width × units
    bias: Floats  # units
    outer: Floats  # units × labels
    outer_bias: Floats  # labels


class Text(NamedTuple):
    """Words to train on, one after the other, with silent ones between sentences."""

    rows: Ints  # words × fields
    labels: Ints  # -1: not known


def started(features: int, width: int, window: int, units: int, labels: int) -> Network:
    """A network of random weights, the same on every run."""
    random = np.random.default_rng(0)
    rows = random.normal(0, 0.1, (features, width)).astype(np.float32)
    rows[0] = 0
    return Network(
        rows,
        random.normal(0, (2 / (window * width)) ** 0.5, (window * width, units)).astype(np.float32),
        np.zeros(units, np.float32),
        random.normal(0, (1 / units) ** 0.5, (units, labels)).astype(np.float32),
        np.zeros(labels, np.float32),
    )


def windows(words: Floats, size: int) -> Floats:
    """The vectors of the words around each word, side by side: words × (size · width)."""
    half = size // 2
    padded = np.pad(words, ((half, half), (0, 0)))
    return np.concatenate([padded[at : at + len(words)] for at in range(size)], axis=1)


def scores(network: Network, rows: Ints) -> Floats:
    """The score of every label at every word."""
    vectors = network.rows[rows].sum(axis=1)
    seen = windows(vectors, network.hidden.shape[0] // vectors.shape[1])
    return np.maximum(seen @ network.hidden + network.bias, 0) @ network.outer + network.outer_bias


def gradients(network: Network, batch: Text, dropped: float, random: np.random.Generator) -> tuple[float, list[object]]:
    """Loss and gradients of a batch; those of rows as (rows touched, gradients)."""
    known = np.flatnonzero(batch.labels >= 0)
    width = network.rows.shape[1]
    size = network.hidden.shape[0] // width
    vectors = network.rows[batch.rows].sum(axis=1)
    seen = windows(vectors, size)
    inner = seen @ network.hidden + network.bias
    kept = ((inner > 0) & (random.random(inner.shape, np.float32) >= dropped)).astype(np.float32) / (1 - dropped)
    units = inner * kept
    outer = units @ network.outer + network.outer_bias
    outer -= outer.max(axis=1, keepdims=True)
    shares = np.exp(outer)
    shares /= shares.sum(axis=1, keepdims=True)
    loss = -float(np.log(shares[known, batch.labels[known]] + 1e-9).mean())
    wrong = np.zeros_like(shares)
    wrong[known] = shares[known]
    wrong[known, batch.labels[known]] -= 1
    wrong /= len(known)
    back = (wrong @ network.outer.T) * kept
    to_seen = back @ network.hidden.T
    to_words = np.zeros((len(vectors) + size - 1, width), np.float32)
    for at in range(size):
        to_words[at : at + len(vectors)] += to_seen[:, at * width : (at + 1) * width]
    to_words = to_words[size // 2 : size // 2 + len(vectors)]
    return loss, [by_row(batch.rows, to_words), seen.T @ back, back.sum(axis=0), units.T @ wrong, wrong.sum(axis=0)]


def by_row(rows: Ints, gradients: Floats) -> tuple[Ints, Floats]:
    """The rows that were added up, and the sum of the gradients that each gets."""
    flat = rows.ravel()
    order = np.argsort(flat, kind="stable")
    touched, first = np.unique(flat[order], return_index=True)
    return touched, np.add.reduceat(gradients[order // rows.shape[1]], first, axis=0)


class Adam:
    """Steps of Adam, lazy for the rows that a batch does not touch."""

    def __init__(self, network: Network, rate: float) -> None:
        self.network, self.rate, self.time = network, rate, 0
        self.first = [np.zeros_like(part) for part in network]
        self.second = [np.zeros_like(part) for part in network]

    def step(self, found: list[object], share: float, decay: float) -> None:
        """Move the weights; share: of the rate."""
        self.time += 1
        fix = self.rate * share * (1 - 0.99**self.time) ** 0.5 / (1 - 0.9**self.time)
        for part, first, second, gradient in zip(self.network, self.first, self.second, found, strict=True):
            at, sums = gradient if isinstance(gradient, tuple) else (slice(None), gradient)
            one = first[at] = 0.9 * first[at] + 0.1 * sums
            two = second[at] = 0.99 * second[at] + 0.01 * sums**2
            part[at] -= fix * one / (np.sqrt(two) + 1e-8)
            if decay:
                part[at] *= 1 - decay * self.rate * share
        self.network.rows[0] = 0
