"""Corpora with known answers → how right the checker is: the instrument behind every figure in docs/accuracy.md.

Beside the flow: it runs the pipeline on labelled articles and holds the report against the labels.
"""

from __future__ import annotations

from factcheck.evaluate.labels import Gold, Mention, Said, corpora, gold, held, label, said, words
from factcheck.evaluate.rating import counts
from factcheck.evaluate.score import figures

__all__ = ["Gold", "Mention", "Said", "corpora", "counts", "figures", "gold", "held", "label", "said", "words"]
