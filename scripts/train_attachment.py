"""The rankers of attachment, trained on tags as the tagger makes them for sentences it has not seen."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import decisions
import network
import numpy as np
import train_tagger
from treebank import Sentence

from factcheck.language import attachment, features, lemma, structure, tagger
from factcheck.language.attachment import Alphabet, Line
from factcheck.language.tokens import Tokens

UNITS, PASSES, BATCH, RATE, DROPPED = 48, 6, 128, 0.003, 0.3
FOLDS = 4
FURTHER = 0.3  # weight of examples that are no values
KINDS = {
    "predicate": (decisions.of_predicates, structure._predicative),
    "noun": (decisions.of_nouns, structure._countable),
    "subject": (decisions.of_subjects, structure._subjective),
    "object": (decisions.of_objects, structure._objective),
}


class Lesson(NamedTuple):
    """Questions on one set of texts."""

    spans: np.ndarray  # text, first, last
    candidates: list[list[int]]
    answers: np.ndarray  # -1 none
    values: np.ndarray  # whether the question is one that counts


def write(train: list[Sentence], tests: dict[str, list[Sentence]], head: list[str], target: Path) -> None:
    """Train every ranker, write attachment.npz, print how often the written rankers are right."""
    texts = unseen(train)
    labels = sorted({f"{tag}/{fine}" for tag, fine in zip(tagger.weights().tags, tagger.weights().fine, strict=True)})
    counts = Counter(features.normalised(plain) for text in texts for plain in text.lemmas)
    frequent = [word for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])) if count >= 80]
    known = Alphabet({tag: at for at, tag in enumerate(labels, 1)}, {word: at for at, word in enumerate(frequent, 1)})
    line = attachment.lined(texts, known)
    dev = tests["ewt-dev"]
    seen = tokens(dev)
    parts: dict[str, np.ndarray] = {"tags": np.array(labels), "words": np.array(frequent)}
    for kind in KINDS:
        ranker = _trained(lesson(kind, train, texts), line, known)
        parts |= _quantised(kind, ranker)
        whole = attachment.Ranker(
            *(parts[f"{kind}_{name}"].astype(np.float32) for name in ("rows", "bias", "outer")), 1.0
        )
        parts[f"{kind}_scale"] = np.array(_scale(whole, lesson(kind, dev, seen), attachment.lined(seen, known), known))
    np.savez(target / "attachment.npz", **parts)
    about = ["About attachment.npz: rankers' weights as integers, read by attachment.py.", *head]
    (target / "attachment.toml").write_text(
        "\n".join([*(f"# {line}" for line in about), f"units = {UNITS}", f"decisions = {list(KINDS)}"]) + "\n", "utf-8"
    )
    for cached in (attachment._parts, attachment.weights, attachment.alphabet):
        cached.cache_clear()


def tokens(sentences: list[Sentence]) -> list[Tokens]:
    """The sentences as the project tags them."""
    return tagger.tagged(train_tagger.texts(sentences))


def unseen(train: list[Sentence]) -> list[Tokens]:
    """The training sentences with the tags of taggers that were trained without them."""
    found: list[Tokens] = []
    for fold in range(FOLDS):
        low, high = fold * len(train) // FOLDS, (fold + 1) * len(train) // FOLDS
        labels = train_tagger.learnt(train[:low] + train[high:], train[low:high])
        for sentence, found_here in zip(train[low:high], labels, strict=True):
            marks = [label.split("/") for label in found_here]
            tags, fine = tuple(mark[0] for mark in marks), tuple(mark[1] for mark in marks)
            plain = tuple(map(lemma.lemma, sentence.words, tags, fine))
            found.append(Tokens(tuple(sentence.words), (), (), tags, fine, plain))
    return found


def lesson(kind: str, sentences: list[Sentence], texts: list[Tokens]) -> Lesson:
    """The questions of a kind on sentences; those cut otherwise than the treebank left out."""
    ask, candidates = KINDS[kind]
    rows = [
        (at, first, last, answer, counts)
        for at, (sentence, text) in enumerate(zip(sentences, texts, strict=True))
        if len(text.words) == len(sentence.words)
        for first, last, answer, counts in ask(sentence, decisions.Tree(*sentence).children)
    ]
    found = [candidates(texts[at], first, last) for at, first, last, _, _ in rows]
    table = np.array(rows, np.int64)
    return Lesson(table[:, :3], found, table[:, 3], table[:, 4] > 0)


def _trained(taught: Lesson, line: Line, known: Alphabet) -> network.Network:
    """The weights of a ranker after all passes."""
    random = np.random.default_rng(0)
    net = network.started(attachment.feature_count(known), UNITS, 1, 1, 1)
    net = net._replace(
        rows=net.rows / 2,
        hidden=np.zeros((0, 0), np.float32),
        bias=np.zeros(UNITS, np.float32),
        outer=random.normal(0, 0.2, (UNITS, 1)).astype(np.float32),
    )
    steps = network.Adam(net, RATE)
    total = PASSES * len(taught.spans) / BATCH
    for _ in range(PASSES):
        order = random.permutation(len(taught.spans))
        for at in range(0, len(order), BATCH):
            some = order[at : at + BATCH]
            steps.step(_gradients(net, taught, some, (line, known), random), max(0.02, 1 - steps.time / total), 0)
    return net


def _gradients(
    net: network.Network, taught: Lesson, some: np.ndarray, read: tuple[Line, Alphabet], random: np.random.Generator
) -> list[object]:
    """The gradients of a batch of questions."""
    pairs = attachment.paired(*read, taught.spans[some], [taught.candidates[at] for at in some])
    right = pairs.candidate == taught.answers[some][pairs.question]
    weight = np.where(taught.values[some], 1, FURTHER)
    weight = (
        weight * np.isin(np.arange(len(some)), pairs.question[right]) / len(some)
    )  # unreachable answers teach nothing
    inner = net.rows[pairs.features].sum(axis=1) + net.bias
    kept = ((inner > 0) & (random.random(inner.shape, np.float32) >= DROPPED)).astype(np.float32) / (1 - DROPPED)
    units = inner * kept
    wrong = ((_shares((units @ net.outer)[:, 0], pairs) - right) * weight[pairs.question]).astype(np.float32)
    back = (wrong[:, None] * net.outer[:, 0]) * kept
    return [
        network.by_row(pairs.features, back), np.zeros((0, 0), np.float32), back.sum(axis=0),
        (units.T @ wrong)[:, None], np.zeros(1, np.float32),
    ]  # fmt: skip


def _shares(scores: np.ndarray, pairs: attachment.Pairs) -> np.ndarray:
    """The probability of each candidate among those of its question."""
    firsts = np.flatnonzero(pairs.candidate < 0)
    shares = np.exp(scores - np.maximum.reduceat(scores, firsts)[pairs.question])
    return shares / np.add.reduceat(shares, firsts)[pairs.question]


def _quantised(kind: str, net: network.Network) -> dict[str, np.ndarray]:
    """The weights as small integers, scaled by their maximum."""
    rows, outer = 127 / np.abs(net.rows).max(), 127 / np.abs(net.outer).max()
    return {
        f"{kind}_rows": np.round(net.rows * rows).astype(np.int8),
        f"{kind}_bias": np.round(net.bias * rows).astype(np.int32),
        f"{kind}_outer": np.round(net.outer[:, 0] * outer).astype(np.int8),
    }


def _scale(ranker: attachment.Ranker, asked: Lesson, line: Line, known: Alphabet) -> float:
    """The factor that makes the probabilities of a ranker come true on sentences it was not trained on."""
    pairs = attachment.paired(line, known, asked.spans, asked.candidates)
    units = np.clip(ranker.rows[pairs.features].sum(axis=1) + ranker.bias, 0, attachment.CEILING)
    scores = (units @ ranker.outer).astype(np.float64)
    right = (pairs.candidate == asked.answers[pairs.question]) & asked.values[pairs.question]
    scores /= np.abs(scores).max()
    tried = np.geomspace(2, 200, 80)
    losses = [-np.log(_shares(scores * scale, pairs)[right] + 1e-6).sum() for scale in tried]
    best = tried[int(np.argmin(losses))]
    return float(best / np.abs((units @ ranker.outer).astype(np.float64)).max())


def report(name: str, sentences: list[Sentence]) -> None:
    """Print how often each ranker is right, and how often where it is sure."""
    texts = tokens(sentences)
    for kind in KINDS:
        asked = lesson(kind, sentences, texts)
        chosen = np.flatnonzero(asked.values)
        questions = [(texts[at], first, last) for at, first, last in asked.spans[chosen].tolist()]
        found = attachment.answers(kind, questions, [asked.candidates[at] for at in chosen])
        right = np.array([answer for answer, _ in found]) == asked.answers[chosen]
        sure = np.array([share for _, share in found])
        some = asked.answers[chosen] >= 0
        line = f"{name}: {kind} {100 * right.mean():.1f} % of {len(right)}, "
        line += f"{100 * right[some].mean():.1f} % where there is one"
        for least in (0.8, 0.9):
            line += f"; sure {least}: {100 * right[sure >= least].mean():.1f} % of {100 * (sure >= least).mean():.0f} %"
        print(line)
