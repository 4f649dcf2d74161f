"""The dictionary form of a word: tables of what spelling does not tell, then endings learnt from a treebank."""

from __future__ import annotations

from functools import cache, lru_cache

from factcheck.language import text_of

# fine tag → the word class whose forms it marks, and the tag under which its endings stand
CLASSES = {
    "NNS": ("noun", "NNS"),
    "VBZ": ("verb", "VBZ"),
    "VBD": ("verb", "VBD"),
    "VBN": ("verb", "VBD"),
    "VBG": ("verb", "VBG"),
    "VBP": ("verb", ""),
    "MD": ("modal", ""),
    "JJR": ("adjective", "JJR"),
    "JJS": ("adjective", "JJS"),
    "RBR": ("adverb", "JJR"),
    "RBS": ("adverb", "JJS"),
}
LONGEST = 7  # letters of an ending


@lru_cache(maxsize=1 << 16)
def lemma(word: str, tag: str, fine: str) -> str:
    """The dictionary form of a word: "recalled" (VERB, VBD) → "recall". Names stay as they are written."""
    if tag == "PROPN" or fine in ("NNP", "NNPS"):
        return word
    plain = word.lower().replace("’", "'")
    if fine not in CLASSES:
        return _fixed().get((plain, fine), plain)
    group, endings = CLASSES[fine]
    left, hyphen, last = plain.rpartition("-")
    for form, before in ((plain, ""), (last, left + hyphen)):
        known = _inflections().get((form, group)) or _fixed().get((form, endings or fine))
        if known:
            return before + known
    return left + hyphen + shortened(last, endings)


def shortened(word: str, fine: str) -> str:
    """A form without its ending: "hoping" (VBG) → "hope"."""
    for size in range(min(LONGEST, len(word) - 1), 0, -1):
        edit = _endings().get((fine, word[-size:]))
        if edit:
            return word[: len(word) - edit[0]] + edit[1]
    return word


def readings(word: str) -> list[tuple[str, str]]:
    """What inflected form a lower-case word may be, as (fine tag, dictionary form): "ranks" → NNS rank, VBZ rank."""
    found = []
    for fine in _tags_by_letter().get(word[-1], ()):
        plain = _fixed().get((word, fine)) or shortened(word, fine)
        if plain != word:
            found.append((fine, plain))
    for group, fine in (("verb", "VBD"), ("noun", "NNS")):
        plain = _inflections().get((word, group), "")
        if plain and (fine, plain) not in found:
            found.append((fine, plain))
    return found


@cache
def _tags_by_letter() -> dict[str, list[str]]:
    """Last letter → the fine tags of inflected forms that can end so."""
    found: dict[str, list[str]] = {}
    for fine, ending in _endings():
        if len(ending) == 1:
            found.setdefault(ending, []).append(fine)
    return found


@cache
def _inflections() -> dict[tuple[str, str], str]:
    """(form, word class) → dictionary form."""
    return {(form, group): plain for group, plain, forms in _table("inflections") for form in forms.split(" ")}


@cache
def _fixed() -> dict[tuple[str, str], str]:
    """(word, fine tag) → dictionary form, for words that follow no ending: them → they."""
    return {(word, fine): plain for word, fine, plain in _table("lemmas")}


@cache
def _endings() -> dict[tuple[str, str], tuple[int, str]]:
    """(fine tag, ending) → how many letters to cut and what to add."""
    return {(fine, ending): (int(cut), added) for fine, ending, cut, added in _table("endings")}


def _table(name: str) -> list[list[str]]:
    """The rows of a data file."""
    lines = text_of(f"{name}.tsv").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("# ")]
