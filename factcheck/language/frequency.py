"""How common a word is in general English: what its weight is before the articles at hand have been counted."""

from __future__ import annotations

from factcheck.language import rows_of

CEILING = 7.5  # the Zipf value of "the" and "be": words that tell nothing
RARE = 3.0  # the Zipf value taken for a word outside the table; its rarest row has 3.7


def zipf(lemma: str) -> float:
    """Frequency of the lemma: log10 of its occurrences in a billion words, 3 (rare) to 7.7 ("the")."""
    return float(rows_of("common").get(lemma, RARE))


def weight(lemma: str) -> float:
    """What the lemma tells before any text is counted: 0 ("the") to 1 (names and rare words)."""
    return max(0.0, (CEILING - zipf(lemma)) / (CEILING - RARE))
