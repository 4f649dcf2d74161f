"""Trains the language part from a treebank: `python scripts/train_language.py FOLDER`.

FOLDER holds ewt-train, ewt-dev and ewt-test, and perhaps pud-eval, as .conllu.gz. What is learnt goes to
factcheck/language/en/: words with their tags, weights, endings of lemmas; no sentence. Figures go to standard output.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the same sums in the same order on every run

import argparse
import hashlib
from datetime import UTC, datetime
from pathlib import Path

import train_attachment
import train_classes
import train_lemmas
import train_tagger
from treebank import sentences
from wordnet import WordNet

TARGET = Path(__file__).parent.parent / "factcheck" / "language" / "en"


def main() -> None:
    """Train all parts, in the order in which they rest on each other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"), help="Debian: wordnet-base")
    options = parser.parse_args()
    folder = options.folder
    path = folder / "ewt-train.conllu.gz"
    train = list(sentences(path))
    head = provenance(path)
    tests = {name: list(sentences(folder / f"{name}.conllu.gz")) for name in ("ewt-dev", "ewt-test")}
    if (folder / "pud-eval.conllu.gz").exists():
        tests["pud-eval"] = list(sentences(folder / "pud-eval.conllu.gz"))
    wordnet = WordNet(options.wordnet)
    train_classes.write(wordnet, TARGET)
    train_lemmas.write(train, wordnet, head, TARGET)
    train_tagger.write(train, head, TARGET)
    for name, found in tests.items():
        train_tagger.report(name, found)
        train_lemmas.report(name, found)
    train_attachment.write(train, tests, head, TARGET)
    for name, found in tests.items():
        train_attachment.report(name, found)


def provenance(path: Path) -> list[str]:
    """Lines that say from where and when the data come."""
    day = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    return [
        "Learnt by scripts/train_language.py from the training part of the UD English Web Treebank (EWT).",
        f"File {path.name}, sha256 {digest}…, copy of {day}. Licence of the treebank and of these data: CC BY-SA 4.0.",
    ]


if __name__ == "__main__":
    main()
