"""The lexicon and the tagger's weights."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import network
import numpy as np
from treebank import Sentence

from factcheck.language import features, lemma, tagger

WIDTH, WINDOW, UNITS = 32, 5, 96
PASSES, BATCH, RATE, DROPPED = 12, 500, 0.003, 0.3
SHORT = ("ADP", "DET", "CCONJ", "PART")  # stay in lower case in a headline


class Copy(tuple[list[str], list[str]]):
    """A sentence to train on: words, and labels such as NOUN/NNS."""


def write(train: list[Sentence], head: list[str], target: Path) -> None:
    """Train, write lexicon.tsv and tagger.npz."""
    counts, labels, entries = _lexicon(train)
    lines = [f"# {line}" for line in ["Words of English, most frequent first, and the tags each can have.", *head]]
    lines += [f"{word}\t{tags}" for word, tags in entries]
    (target / "lexicon.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    features.lexicon.cache_clear()
    features.rows.cache_clear()
    weights = _trained(list(_copies(train)), counts, labels)
    np.savez(target / "tagger.npz", **_quantised(weights), labels=np.array(labels))
    (target / "tagger.toml").write_text(
        "\n".join(
            ["# About tagger.npz: the tagger's weights as integers, read by tagger.py.", *(f"# {x}" for x in head)]
        )
        + f"\nwidth = {WIDTH}\nwindow = {WINDOW}\nunits = {UNITS}\n",
        "utf-8",
    )
    tagger.weights.cache_clear()


def _lexicon(train: list[Sentence]) -> tuple[Counter[str], list[str], list[tuple[str, str]]]:
    """How often each word was seen, the labels worth learning, and the words seen twice or more with theirs."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    counts: Counter[str] = Counter()
    for sentence in train:
        for word, tag, fine in zip(sentence.words, sentence.tags, sentence.fine, strict=True):
            counts[features.normalised(word)] += 1
            if tag:
                seen[features.normalised(word)][f"{tag}/{fine}"] += 1
    totals = sum(seen.values(), Counter())
    labels = sorted(label for label, count in totals.items() if count >= 10)
    entries = []
    steady = _steady()
    for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        if count > 1:
            rest = [label for label in labels if seen[word][label] >= max(1, 0.05 * seen[word].total())]
            if word in steady:
                rest = sorted({*rest, "VERB/VB", "VERB/VBD", "VERB/VBN", "VERB/VBP"})
            entries.append((word, "|".join(rest) or "?"))
    return counts, labels, entries


def _copies(train: list[Sentence]) -> Iterator[tuple[list[str], list[str]]]:
    """Words and labels of every sentence, and of some again as a headline, in capitals, or without any."""
    random = np.random.default_rng(1)
    steady = sorted(_steady())
    for sentence in train:
        labels = [f"{tag}/{fine}" for tag, fine in zip(sentence.tags, sentence.fine, strict=True)]
        yield sentence.words, labels
        past = [at for at, fine in enumerate(sentence.fine) if fine in ("VBD", "VBN") and sentence.tags[at] == "VERB"]
        if past and random.random() < 0.15:
            words, at = list(sentence.words), past[random.integers(len(past))]
            words[at] = steady[random.integers(len(steady))]
            yield words, labels
        drawn = random.random()
        if len(sentence.words) < 3:
            continue
        if drawn < 0.35:
            kept = list(_headline(sentence, random))
            if kept:
                yield [word for word, _ in kept], [labels[at] for _, at in kept]
        elif drawn < 0.42:
            yield [word.upper() for word in sentence.words], labels
        elif drawn < 0.49:
            names = ("PROPN", "")  # keep their capitals: a small letter speaks against a name
            marks = zip(sentence.words, sentence.tags, strict=True)
            yield [word if tag in names else word.lower() for word, tag in marks], labels


def _steady() -> set[str]:
    """Verbs whose past is spelled as their present, such as cut: a treebank shows too few of them."""
    return {form for (form, group), plain in lemma._inflections().items() if form == plain and group == "verb"}


def _headline(sentence: Sentence, random: np.random.Generator) -> Iterator[tuple[str, int]]:
    """The words of a sentence as in a headline, with their places: capitals, fewer articles, no full stop."""
    for at, (word, tag) in enumerate(zip(sentence.words, sentence.tags, strict=True)):
        if (at == len(sentence.words) - 1 and word == ".") or (sentence.fine[at] == "DT" and random.random() < 0.5):
            continue
        yield (word if tag in SHORT and len(word) < 5 else word[0].upper() + word[1:]), at


def _trained(copies: list[tuple[list[str], list[str]]], counts: Counter[str], labels: list[str]) -> network.Network:
    """The weights after all passes."""
    number = {label: index for index, label in enumerate(labels)}
    parts = [_encoded(words, given, counts, number) for words, given in copies]
    size = features.UNKNOWN + 1 + len(features.lexicon())
    net = network.started(size, WIDTH, WINDOW, UNITS, len(labels))
    steps = network.Adam(net, RATE)
    random = np.random.default_rng(2)
    total = PASSES * sum(len(part[2]) for part in parts) / BATCH
    for _ in range(PASSES):
        for batch in _batches(parts, random):
            rows, blind, given, often = (np.concatenate(column) for column in zip(*batch, strict=True))
            # a word seen rarely is often shown as an unknown one, so that the tagger learns to do without the lexicon
            hidden = random.random(len(often)) < 0.5 / (0.5 + often)
            text = network.Text(np.where(hidden[:, None], blind, rows), given)
            if (given >= 0).any():
                _, found = network.gradients(net, text, DROPPED, random)
                steps.step(found, max(0.02, 1 - steps.time / total), 0)
    return net


def _encoded(
    words: list[str], given: list[str], counts: Counter[str], number: dict[str, int]
) -> tuple[np.ndarray, ...]:
    """Rows, rows as if unknown, labels and frequencies of a sentence, silent words at its end."""
    silent = [(features.SILENT,) * features.FIELDS] * (WINDOW // 2)
    places = features.places(words)
    rows = [features.rows(word, place) for word, place in zip(words, places, strict=True)]
    blind = [
        features.described(word, features.normalised(word), place, features.UNKNOWN, "")
        for word, place in zip(words, places, strict=True)
    ]
    often = [counts[features.normalised(word)] for word in words]
    return (
        np.array(rows + silent),
        np.array(blind + silent),
        np.array([number.get(label, -1) for label in given] + [-1] * len(silent)),
        np.array(often + [10**6] * len(silent)),
    )


def _batches(
    parts: list[tuple[np.ndarray, ...]], random: np.random.Generator
) -> Iterator[list[tuple[np.ndarray, ...]]]:
    """The sentences in random order, about BATCH words at a time."""
    batch: list[tuple[np.ndarray, ...]] = []
    for at in random.permutation(len(parts)):
        batch.append(parts[at])
        if sum(len(part[2]) for part in batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _quantised(net: network.Network) -> dict[str, np.ndarray]:
    """The weights as small integers, scaled by their maximum, so that sums are exact on every machine."""
    scale = [127 / float(np.abs(part).max()) for part in (net.rows, net.hidden, net.outer)]
    level = scale[0] * scale[1]
    vectors = np.abs(net.rows).max() * 12  # a generous guess of a unit's largest value
    shift = max(0, int(np.ceil(np.log2(level * vectors / tagger.CEILING))))
    return {
        "rows": np.round(net.rows * scale[0]).astype(np.int8),
        "hidden": np.round(net.hidden * scale[1]).astype(np.int8),
        "bias": np.round(net.bias * level).astype(np.int32),
        "shift": np.array(shift, np.int32),
        "outer": np.round(net.outer * scale[2]).astype(np.int8),
        "outer_bias": np.round(net.outer_bias * level / 2**shift * scale[2]).astype(np.int32),
    }


def texts(sentences: Sequence[Sentence]) -> list[str]:
    """The sentences as running text."""
    return ["".join(" " * gap + word for gap, word in zip(s.spaced, s.words, strict=True)) for s in sentences]


def learnt(train: list[Sentence], others: list[Sentence]) -> list[list[str]]:
    """Labels for the words of other sentences, by a tagger of its own that is trained on some sentences only."""
    counts, labels, entries = _lexicon(train)
    known = {word: (row, tags) for row, (word, tags) in enumerate(entries, features.UNKNOWN + 1)}
    usual = features.lexicon
    features.lexicon = lambda: known  # type: ignore[assignment]
    features.rows.cache_clear()
    net = _trained(list(_copies(train)), counts, labels)
    found = []
    for sentence in others:
        rows = _encoded(sentence.words, ["?"] * len(sentence.words), counts, {})[0]
        found.append([labels[at] for at in network.scores(net, rows).argmax(axis=1)[: len(sentence.words)]])
    features.lexicon = usual
    features.rows.cache_clear()
    return found


def report(name: str, sentences: Sequence[Sentence]) -> None:
    """Print the share of words with the right coarse and fine tag."""
    right, fine, total = 0, 0, 0
    for sentence, tokens in zip(sentences, tagger.tagged(texts(sentences)), strict=True):
        if list(tokens.words) != sentence.words:
            continue
        for at, tag in enumerate(sentence.tags):
            if tag:
                total += 1
                right += tokens.tags[at] == tag
                fine += tokens.fine[at] == sentence.fine[at]
    print(f"{name}: coarse tags {100 * right / total:.2f} %, fine tags {100 * fine / total:.2f} % of {total} words")
