"""Writes factcheck/language/en/common.tsv: how often the most frequent lemmas of English occur.

pip install wordfreq; apt-get install wordnet-base
python scripts/build_frequency.py /usr/share/wordnet factcheck/language/en/common.tsv
"""

from __future__ import annotations

import sys
from collections import defaultdict
from math import log10
from pathlib import Path

import wordfreq
from wordnet import WordNet

SIZE = 10_000
FORMS = 100_000
KEPT_AS_FORM = 1_500  # so many of the most frequent forms get a row even where they are inflections ("his", "was")
HEAD = """\
# How often the most frequent lemmas of English occur: lemma, Zipf value (log10 of occurrences in a billion words).
# Made by scripts/build_frequency.py from wordfreq 3.1.1 (Robyn Speer), whose data are under CC BY-SA 4.0, and so is
# this file: https://creativecommons.org/licenses/by-sa/4.0/. Changed: forms summed to lemmas (inflections after
# WordNet 3.0), cut to the most frequent, rounded. Sources of wordfreq: see NOTICE. Sorted by lemma; no duplicates.
"""


def lemma_frequencies(wordnet: WordNet) -> dict[str, float]:
    """Share of each lemma in running text; an ambiguous form is divided by how often WordNet's texts use each base."""
    found: dict[str, float] = defaultdict(float)
    for rank, form in enumerate(wordfreq.top_n_list("en", FORMS)):
        if not form.replace("-", "").replace("'", "").isalpha():
            continue
        share = wordfreq.word_frequency(form, "en")
        weights: dict[str, float] = defaultdict(float)
        for base, pos in wordnet.bases(form):
            weights[base] += sum(wordnet.counts[base, pos]) + 0.1
        if not weights or rank < 200:
            weights = {form: 1.0}
        total = sum(weights.values())
        for base, weight in weights.items():
            found[base] += share * weight / total
        if rank < KEPT_AS_FORM:
            found[form] = max(found[form], share)
    return found


def main(source: str, target: str) -> None:
    """The table of frequencies, written to the target."""
    frequencies = lemma_frequencies(WordNet(Path(source)))
    top = sorted(frequencies, key=lambda lemma: (-frequencies[lemma], lemma))[:SIZE]
    rows = (f"{lemma}\t{log10(frequencies[lemma]) + 9:.1f}\n" for lemma in sorted(top))
    Path(target).write_text(HEAD + "".join(rows), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
