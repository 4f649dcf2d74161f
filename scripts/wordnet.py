"""The database files of WordNet 3.0 as plain rows (Debian: apt-get install wordnet-base, folder /usr/share/wordnet)."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SS_TYPE = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
# Endings and what they stand for, after the manual page morphy(7WN).
ENDINGS = {
    "n": [
        ("s", ""),
        ("ses", "s"),
        ("xes", "x"),
        ("zes", "z"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("men", "man"),
        ("ies", "y"),
    ],
    "v": [("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")],
    "a": [("er", ""), ("est", ""), ("er", "e"), ("est", "e")],
    "r": [],
}


class Pointer(NamedTuple):
    """A relation of a synset, or of one of its words where `source` is not 0."""

    symbol: str
    target: tuple[str, str]  # part of speech, offset
    source: int  # number of the word from 1; 0: the whole synset
    word: int  # number of the target's word; 0: the whole synset


class Synset(NamedTuple):
    """One sense with the words that share it."""

    key: tuple[str, str]
    lexfile: str
    satellite: bool
    words: tuple[str, ...]  # lower case, blanks between the parts of a phrase
    pointers: tuple[Pointer, ...]


class WordNet:
    """The whole database in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.synsets: dict[tuple[str, str], Synset] = {}
        self.senses: dict[tuple[str, str], list[tuple[str, str]]] = {}  # (word, pos) → keys, most frequent first
        self.counts: dict[tuple[str, str], list[int]] = {}  # (word, pos) → tagged occurrences a sense
        for pos, name in FILES.items():
            self._read_data(pos, folder / f"data.{name}")
            self._read_index(pos, folder / f"index.{name}")
        self._read_counts(folder / "cntlist.rev")

    def _read_data(self, pos: str, path: Path) -> None:
        for line in path.read_text("utf-8").splitlines():
            if line.startswith(" "):
                continue
            fields = line.partition("|")[0].split()
            count = int(fields[3], 16)
            words = tuple(plain(fields[4 + 2 * i]) for i in range(count))
            rest = fields[4 + 2 * count :]
            pointers = []
            for i in range(int(rest[0])):
                symbol, offset, target_pos, ends = rest[1 + 4 * i : 5 + 4 * i]
                pointers.append(Pointer(symbol, (target_pos, offset), int(ends[:2], 16), int(ends[2:], 16)))
            key = (pos, fields[0])
            self.synsets[key] = Synset(key, fields[1], fields[2] == "s", words, tuple(pointers))

    def _read_index(self, pos: str, path: Path) -> None:
        for line in path.read_text("utf-8").splitlines():
            if not line.startswith(" "):
                fields = line.split()
                keys = [(pos, offset) for offset in fields[-int(fields[2]) :]]
                word = (plain(fields[0]), pos)
                self.senses[word] = keys
                self.counts[word] = [0] * len(keys)

    def _read_counts(self, path: Path) -> None:
        for line in path.read_text("utf-8").splitlines():
            sense, number, count = line.split()
            word, _, rest = sense.partition("%")
            slot = self.counts.get((plain(word), SS_TYPE[rest[0]]))
            if slot is not None and int(number) <= len(slot):
                slot[int(number) - 1] = int(count)

    @cached_property
    def exceptions(self) -> dict[tuple[str, str], list[str]]:
        """Irregular forms: (form, part of speech) → base forms."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for pos, name in FILES.items():
            for line in (self.folder / f"{name}.exc").read_text("utf-8").splitlines():
                form, *bases = line.split()
                found[plain(form), pos] += map(plain, bases)
        return found

    def bases(self, form: str) -> set[tuple[str, str]]:
        """The (word, part of speech) that the form may be an inflection of."""
        found = set()
        for pos in FILES:
            stems = [form, *self.exceptions.get((form, pos), ())]
            if not self.exceptions.get((form, pos)):
                stems += [
                    form[: -len(end)] + new for end, new in ENDINGS[pos] if form.endswith(end) and len(form) > len(end)
                ]
                if pos in "va" and (undoubled := without_doubling(form)):
                    stems.append(undoubled)
            found |= {(stem, pos) for stem in stems if (stem, pos) in self.senses}
        return found


def plain(word: str) -> str:
    """The word in lower case, without the marker of its position, blanks for underscores."""
    return word.partition("(")[0].replace("_", " ").lower()


def without_doubling(form: str) -> str:
    """The base of a form that doubled its last consonant: "planned" → "plan"; else empty."""
    for ending in ("ed", "ing", "er", "est"):
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiouls":
            return stem[:-1]
    return ""
