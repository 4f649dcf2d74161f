"""The word classes that a dictionary gives the words of English."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from wordnet import WordNet

from factcheck.language import features


def write(wordnet: WordNet, target: Path) -> None:
    """Write classes.tsv: every verb, and what else WordNet's tagged texts hold."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for (word, pos), found in wordnet.counts.items():
        if word.isalpha() and word.isascii() and len(word) > 1:
            counts[word][pos] = sum(found)
    lines = defaultdict(list)
    for word, found in sorted(counts.items()):
        if "v" in found or sum(found.values()):
            order = sorted(found, key=lambda pos: (-found[pos], pos))
            usual = found[order[0]] > 5 * sum(found[pos] for pos in order[1:])
            first = order[0].upper() if usual and len(order) > 1 else order[0]
            lines["".join([first, *order[1:]])].append(word)
    head = [
        "Word classes of English words: n noun, v verb, a adjective, r adverb; the usual first, as a capital where",
        "the others are rare. Made by scripts/train_language.py from WordNet 3.0 (licence in NOTICE): its single",
        "words that can be verbs, and the others that its tagged texts hold.",
    ]
    rows = [f"# {line}" for line in head] + [f"{key}\t{' '.join(words)}" for key, words in sorted(lines.items())]
    (target / "classes.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    features.classes.cache_clear()
    features.analysis.cache_clear()
