"""Writes factcheck/language/en/relations.tsv: which words of English mean the same, the opposite, or something near.

apt-get install wordnet-base; pip install wordfreq
python scripts/build_relations.py /usr/share/wordnet factcheck/language/en/relations.tsv
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import log10
from pathlib import Path

import wordfreq
from build_frequency import FORMS, lemma_frequencies
from wordnet import Synset, WordNet

LEAST_ZIPF = 2.45  # rarer words get no row
LEAST_PHRASE_COUNT = 1  # "call off": phrases of verbs are kept when their parts are kept and WordNet's texts use them
SENSES = 3  # so many of a word's senses are looked at
OPPOSED_SENSES = 4  # so many where another word's chosen sense is the opposite
LEAST_SHARE = 0.12  # of the word's tagged occurrences in the part of speech, from the second sense on
LEAST_POS_SHARE = 0.04  # of the word's tagged occurrences in all parts of speech
STRONG = 0.4  # a sense with such a share is what the word mostly means
VAGUE = 18  # verbs of so many senses ("take", "get") have only their first sense
WIDE = {
    "n": (160, 60),
    "v": (90, 40),
}  # concepts with more kinds below them than this tell nothing, one and two steps up
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
SPELLINGS = [("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("yse", "yze"), ("our", "or"), ("tre", "ter"),
             ("ogue", "og"), ("ence", "ense"), ("lling", "ling"), ("lled", "led"), ("ller", "ler"), ("mme", "m"),
             ("ae", "e"), ("oe", "e"), ("lment", "llment"), ("ey", "y"), ("gement", "gment")]  # fmt: skip
NEGATIVE = ("un", "non", "non-")
HEAD = """\
# What words of English mean to each other: lemma, then six fields parted by ";":
#   family (its key, empty where it is the lemma), main senses, further senses, wider concepts, groups of words
#   used alike ("~class" of predicates.toml, "~~noun" of scripts/alike_seed.tsv), opposites.
#   The key of a family has the groups and opposites of all its members.
#   A participle without senses of its own has only "=" and its verb.
# Senses and concepts are numbers in base 36, an opposite is a lemma. After the empty line: sense, its lemmas.
# Made by scripts/build_relations.py from WordNet 3.0 (the {rows} most frequent lemmas), which may be used, changed and
# passed on for any purpose provided this stands on every copy: "WordNet 3.0 Copyright 2006 by Princeton University. All
# rights reserved. This software and database is provided 'as is' and Princeton University makes no representations or
# warranties, express or implied"; the full licence is in NOTICE. Which lemmas are frequent: wordfreq 3.1.1.
# Both blocks are sorted; no duplicates.
"""

Key = tuple[str, str]


class Families:
    """Words joined to families (union by the most frequent member)."""

    def __init__(self, frequency: dict[str, float], barred: set[frozenset[str]]) -> None:
        self.parent: dict[str, str] = {}
        self.members: dict[str, set[str]] = {}
        self.frequency = frequency
        self.barred = barred

    def key(self, word: str) -> str:
        """The most frequent member of the word's family."""
        while (up := self.parent.get(word, word)) != word:
            word = up
        return word

    def join(self, left: str, right: str) -> None:
        """Both words' families as one, unless members of them are opposites."""
        left, right = sorted((self.key(left), self.key(right)), key=lambda w: (-self.frequency.get(w, 0), w))
        ours, theirs = self.members.setdefault(left, {left}), self.members.get(right, {right})
        if left == right or any(frozenset((a, b)) in self.barred for a in ours for b in theirs):
            return
        self.parent[right] = left
        ours |= theirs


class Senses:
    """Which senses of a word count, and for how much."""

    def __init__(self, wordnet: WordNet, lemmas: Iterable[str], least_pos_share: float = LEAST_POS_SHARE) -> None:
        self.wordnet = wordnet
        self.lemmas = set(lemmas)
        self.chosen = {lemma: list(self._chosen(lemma, least_pos_share)) for lemma in self.lemmas}
        self.keys = {lemma: {synset.key for synset, _ in found} for lemma, found in self.chosen.items()}

    def _chosen(self, lemma: str, least: float) -> Iterator[tuple[Synset, float]]:
        """(synset, its share of the word's occurrences in that part of speech)."""
        counts = {pos: sum(self.wordnet.counts.get((lemma, pos), ())) for pos in "nvar"}
        total = sum(counts.values())
        for pos in "nvar":
            keys = self.wordnet.senses.get((lemma, pos), [])
            if not keys or (total and (counts[pos] + 0.3) / total < least):
                continue
            tagged = [count + 0.5 / (place + 1) for place, count in enumerate(self.wordnet.counts[lemma, pos])]
            last = 1 if pos == "v" and len(keys) >= VAGUE else SENSES
            for place, key in enumerate(keys[:last]):
                share = tagged[place] / sum(tagged)
                if place == 0 or share >= LEAST_SHARE:
                    yield self.wordnet.synsets[key], share

    def linked(self, symbols: str) -> Iterator[tuple[str, str, Key, Key]]:
        """Pairs of words that a pointer of one word's chosen sense joins to another's, with their synsets."""
        for lemma in sorted(self.lemmas):
            for synset, _ in self.chosen[lemma]:
                for pointer in synset.pointers:
                    if pointer.symbol in symbols and pointer.source and synset.words[pointer.source - 1] == lemma:
                        target = self.wordnet.synsets[pointer.target]
                        other = target.words[pointer.word - 1]
                        if other in self.lemmas:
                            yield lemma, other, synset.key, target.key


def kept_lemmas(wordnet: WordNet, frequency: dict[str, float], words: set[str]) -> list[str]:
    """The lemmas that get a row: the words given, frequent words, and phrases of verbs made of them."""
    kept = {
        lemma
        for lemma, share in frequency.items()
        if log10(share) + 9 >= LEAST_ZIPF and len(lemma) > 2 and any((lemma, pos) in wordnet.senses for pos in "nvar")
    }
    for lemma, pos in wordnet.senses:
        parts = lemma.split()
        if pos != "v" or len(parts) != 2 or parts[0] not in kept or len(parts[1]) == 1:
            continue
        if sum(wordnet.counts[lemma, pos]) >= LEAST_PHRASE_COUNT or parts[1] in ("off", "up", "down", "out"):
            kept.add(lemma)
    return sorted(kept | words)


def opposites(senses: Senses) -> dict[str, set[str]]:
    """Lemma → its direct opposites: of chosen senses, or by a negative prefix."""
    found: dict[str, set[str]] = defaultdict(set)
    for left, right, _, target in senses.linked("!"):
        if target in senses.wordnet.senses[right, target[0]][:OPPOSED_SENSES]:
            found[left].add(right)
            found[right].add(left)
    adjectives = {w for w in senses.lemmas if any(s.key[0] in "ar" for s, _ in senses.chosen[w])}
    for word in sorted(adjectives):
        for prefix in NEGATIVE:
            if base := positive(senses, adjectives, word, prefix):
                found[word].add(base)
                found[base].add(word)
    return found


def positive(senses: Senses, adjectives: set[str], word: str, prefix: str) -> str:
    """The word without its negative prefix, or its verb ("unharmed": "harm"); empty where there is none."""
    base = word.removeprefix(prefix)
    if base == word or len(base) < 4:
        return ""
    if base in adjectives:
        return base
    verbs = sorted(verb for verb, pos in senses.wordnet.bases(base) if pos == "v" and verb in senses.lemmas)
    return verbs[0] if verbs and base[-2:] in ("ed", "en") else ""


def far_opposites(senses: Senses, direct: dict[str, set[str]]) -> dict[str, set[str]]:
    """Lemma → opposites through a cluster: "damp" is near "wet", whose opposite is "dry"."""
    found: dict[str, set[str]] = defaultdict(set)
    for lemma in sorted(senses.lemmas):
        for synset, share in senses.chosen[lemma]:
            if not synset.satellite or share < STRONG:
                continue
            for head in (p.target for p in synset.pointers if p.symbol == "&"):
                for pointer in senses.wordnet.synsets[head].pointers:
                    if pointer.symbol == "!":
                        other = senses.wordnet.synsets[pointer.target].words[pointer.word - 1]
                        if other in senses.lemmas and pointer.target in senses.keys[other]:
                            found[lemma].add(other)
                            found[other].add(lemma)
    return {lemma: others - direct.get(lemma, set()) - {lemma} for lemma, others in found.items()}


def kin(left: str, right: str) -> bool:
    """Whether two derived words look so: "decide", "decision"; not "hope", "hopeless", nor "act", "react"."""
    start = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        start += 1
    short, long = sorted((left, right), key=len)
    if start < min(3, len(short)) or start < len(short) - 3 or start * 5 < len(long) * 2:
        return False
    return not ("less" in long[start - 1 :] and "less" not in short)


def variants(word: str) -> set[str]:
    """British and American spellings of the word, right or wrong: "theatre", "theater"."""
    return {word.replace(b, a) for b, a in SPELLINGS if b in word} | {word.replace("-", ""), word.replace("-", " ")}


def families(senses: Senses, frequency: dict[str, float], barred: set[frozenset[str]], seeds: Path) -> Families:
    """The families of derived forms."""
    found = Families(frequency, barred)
    for line in seeds.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            first, *rest = line.split("\t")
            for word in rest:
                found.join(first, word)
    pairs = [
        (a, b) for a, b, s, t in senses.linked("+\\<") if s in senses.keys[a] and t in senses.keys[b] and kin(a, b)
    ]
    for word in sorted(senses.lemmas):
        same = {other for synset, _ in senses.chosen[word] for other in synset.words}
        pairs += [(word, other) for other in sorted(variants(word) & same & senses.lemmas)]
        if word.endswith(("ed", "ing", "en")) and any(key[0] == "a" for key in senses.keys[word]):
            pairs += [
                (word, base) for base, pos in sorted(senses.wordnet.bases(word)) if pos == "v" and base in senses.lemmas
            ]
    for left, right in pairs:
        found.join(left, right)
    return found


def widths(wordnet: WordNet) -> Counter[Key]:
    """How many synsets stand below each synset, capped at what is asked for."""
    below: Counter[Key] = Counter()
    for synset in wordnet.synsets.values():
        seen, border = set(), [synset]
        while border:
            ups = {p.target for s in border for p in s.pointers if p.symbol == "@"} - seen
            seen |= ups
            border = [wordnet.synsets[key] for key in ups]
        below.update(seen)
    return below


def wider(wordnet: WordNet, synset: Synset, below: Counter[Key]) -> set[Key]:
    """Concepts above the sense, one or two steps, that are narrow enough to tell something; what it entails."""
    found: set[Key] = set()
    border = [synset]
    for limit in WIDE.get(synset.key[0], ()):
        border = [wordnet.synsets[p.target] for s in border for p in s.pointers if p.symbol == "@"]
        found |= {s.key for s in border if below[s.key] <= limit}
    found |= {p.target for p in synset.pointers if p.symbol in (">", "*", "&") and p.target[0] in "va"}
    return found


def near(wordnet: WordNet, lemma: str, synset: Synset) -> set[Key]:
    """Senses as good as this one: verbs grouped with it, the noun an adjective belongs to ("solar": "sun")."""
    return {
        p.target
        for p in synset.pointers
        if p.symbol == "$"
        or (p.symbol == "\\" and p.source and synset.words[p.source - 1] == lemma and p.target[0] == "n")
    }


def fields_of(senses: Senses, below: Counter[Key]) -> dict[str, tuple[set[Key], set[Key], set[Key]]]:
    """Lemma → main senses, further senses, wider concepts."""
    found = {}
    for lemma in sorted(senses.lemmas):
        main, further, above = set(), set(), set()
        for synset, share in senses.chosen[lemma]:
            (main if share >= STRONG else further).add(synset.key)
            further |= near(senses.wordnet, lemma, synset)
            above |= wider(senses.wordnet, synset, below)
        found[lemma] = main, further - main, above - main - further
    return found


def base36(number: int) -> str:
    """The number in base 36."""
    text = ""
    while True:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
        if not number:
            return text


def shared(fields: dict[str, tuple[set[Key], set[Key], set[Key]]]) -> dict[Key, list[str]]:
    """Synset → the lemmas that have it as sense or wider concept, where there are two at least."""
    found: dict[Key, list[str]] = defaultdict(list)
    for lemma, sets in fields.items():
        for key in set().union(*sets):
            found[key].append(lemma)
    return {key: lemmas for key, lemmas in found.items() if len(lemmas) > 1}


def participles(wordnet: WordNet, lemmas: set[str], frequency: dict[str, float]) -> dict[str, str]:
    """Frequent forms in -ed, -en, -ing that have no row of their own, with their verb: "released" → "release"."""
    found = {}
    for form in wordfreq.top_n_list("en", FORMS):
        if form.endswith(("ed", "en", "ing")) and form not in lemmas:
            verbs = sorted(base for base, pos in wordnet.bases(form) if pos == "v" and base in lemmas)
            if verbs:
                found[form] = max(verbs, key=lambda verb: frequency.get(verb, 0))
    return found


def used_alike(folder: Path) -> dict[str, set[str]]:
    """Word → the groups of words used alike: classes of predicates (words of one mainly), seeds."""
    table = tomllib.loads((folder / "predicates.toml").read_text("utf-8"))
    classes: dict[str, set[str]] = defaultdict(set)
    for line in (folder / "predicates.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, *columns = line.split("\t")
            for word in ",".join(columns).split(","):
                classes[word].add(name)
    main = {word: {table["core"][word]} if word in table["core"] else names for word, names in classes.items()}
    alike = set(table["alike"])
    found = {word: {f"~{n}" for n in names & alike} for word, names in main.items() if word and len(names) == 1}
    for line in Path(__file__).with_name("alike_seed.tsv").read_text("utf-8").splitlines():
        group = [] if line.startswith("#") else line.split("\t")
        for word in group:
            found.setdefault(word, set()).add("~~" + group[0])
    return {word: names for word, names in found.items() if names}


def rows(
    senses: Senses, found: Families, direct: dict[str, set[str]], uses: dict[str, set[str]], below: Counter[Key]
) -> tuple[list[str], list[str]]:
    """The lines of both blocks."""
    fields = fields_of(senses, below)
    used = shared(fields)
    number = {key: base36(place) for place, key in enumerate(sorted(used, key=lambda k: (-len(used[k]), k)))}
    lines = []
    for lemma in sorted(senses.lemmas):
        family = found.key(lemma)
        kin = found.members.get(lemma, {lemma}) if family == lemma else {lemma}
        parts = ["" if family == lemma else family]
        parts += [" ".join(sorted(number[key] for key in keys if key in number)) for keys in fields[lemma]]
        parts.append(" ".join(sorted(set().union(*(uses.get(word, ()) for word in kin)))))
        parts.append(",".join(sorted(set().union(*(direct.get(word, ()) for word in kin)) & senses.lemmas - kin)))
        if any(parts):
            lines.append(f"{lemma}\t{';'.join(parts)}")
    groups: dict[str, list[str]] = defaultdict(list)
    for lemma, (main, further, _) in fields.items():
        for key in (main | further) & number.keys():
            groups[number[key]].append(lemma)
        for name in uses.get(lemma, ()):
            groups[name].append(lemma)
    return lines, [f"{key}\t{','.join(sorted(words))}" for key, words in sorted(groups.items()) if len(words) > 1]


def main(source: str, target: str) -> None:
    """The table of relations, written to the target."""
    wordnet = WordNet(Path(source))
    frequency = lemma_frequencies(wordnet)
    uses = used_alike(Path(target).parent)
    senses = Senses(wordnet, kept_lemmas(wordnet, frequency, set(uses)))
    direct = opposites(senses)
    barred = {frozenset((a, b)) for a, others in direct.items() for b in others}
    for lemma, others in far_opposites(senses, direct).items():
        direct[lemma] = direct.get(lemma, set()) | others
    found = families(
        Senses(wordnet, senses.lemmas, 0.0), frequency, barred, Path(__file__).with_name("families_seed.tsv")
    )
    aliases = participles(wordnet, senses.lemmas, frequency)
    lines, groups = rows(senses, found, direct, uses, widths(wordnet))
    head = HEAD.replace("{rows}", f"{len(lines):,}")
    lines = sorted(lines + [f"{form}\t={verb}" for form, verb in aliases.items()], key=lambda line: line.split("\t")[0])
    Path(target).write_text(head + "\n".join(lines) + "\n\n" + "\n".join(groups) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
