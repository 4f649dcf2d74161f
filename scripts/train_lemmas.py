"""Endings of inflected words, learnt from a treebank and from the words of WordNet, and a table of what they miss."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from treebank import Sentence
from wordnet import WordNet

from factcheck.language import lemma, tagger

Edit = tuple[int, str]  # letters cut, letters added
Form = tuple[str, str, str]  # word, fine tag, dictionary form
PARTS = {"n": ("NNS",), "v": ("VBZ", "VBD", "VBG"), "a": ("JJR", "JJS")}
GROUPS = {"NNS": "noun", "VBZ": "verb", "VBD": "verb", "VBG": "verb", "JJR": "adjective", "JJS": "adjective"}
VOWELS = "aeiou"


def write(train: list[Sentence], wordnet: WordNet, head: list[str], target: Path) -> None:
    """Write endings.tsv and lemmas.tsv."""
    lemma._inflections.cache_clear()
    forms = sorted(set(_inflected(wordnet)))
    title = (
        "Endings of English words: fine tag (VBD also for VBN, JJR for RBR), ending, letters to cut, letters to add."
    )
    source = "Also learnt from the words and irregular forms of WordNet 3.0 (licence in NOTICE)."
    _save(target / "endings.tsv", [title, *head, source], sorted(_endings(forms)))
    lemma._endings.cache_clear()
    common = {key for key, counts in wordnet.counts.items() if sum(counts)}
    missed = [
        (word, tag, plain)
        for word, tag, plain in forms
        if (plain, next(pos for pos, tags in PARTS.items() if tag in tags)) in common
        and (word, GROUPS[tag]) not in lemma._inflections()
        and lemma.shortened(word, tag) != plain
    ]
    title = "Dictionary forms that no ending tells: word, fine tag, dictionary form."
    _save(target / "lemmas.tsv", [title, *head, source], sorted({*missed, *_small(train)}))
    for cached in (lemma._fixed, lemma._tags_by_letter, lemma.lemma):
        cached.cache_clear()


def _small(train: list[Sentence]) -> Iterator[Form]:
    """Words seen three times or more whose tag marks no inflection, and whose usual dictionary form is another word."""
    forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in train:
        for word, fine, plain in zip(sentence.words, sentence.fine, sentence.lemmas, strict=True):
            if plain and (fine not in lemma.CLASSES or fine in ("VBP", "MD")) and not fine.startswith("NNP"):
                forms[word.lower().replace("’", "'"), fine][plain.lower() if plain != "I" else plain] += 1
    for (word, fine), seen in forms.items():
        plain, count = seen.most_common(1)[0]
        if plain != word and count >= 3 and word.isascii():
            yield word, fine, plain


def _inflected(wordnet: WordNet) -> Iterator[Form]:
    """The forms of WordNet's single words, spelled by rule where no irregular form is listed."""
    listed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (form, pos), bases in wordnet.exceptions.items():
        for base in bases:
            listed[base, pos].append(form)
    for word, pos in sorted(wordnet.senses):
        if pos in PARTS and word.isalpha() and word.isascii() and len(word) > 2:
            for tag in PARTS[pos]:
                if pos != "a" or listed[word, pos] or len(word) < 7:
                    yield from ((form, tag, word) for form in _spelled(word, tag, listed[word, pos]))


def _spelled(word: str, tag: str, listed: list[str]) -> list[str]:
    """The forms of a word for a tag: those listed that end so, or the regular one."""
    end = {"NNS": "s", "VBZ": "s", "VBD": "ed", "VBG": "ing", "JJR": "er", "JJS": "est"}[tag]
    fitting = [form for form in listed if form.endswith(end) and form[:2] == word[:2] and form.isalpha()]
    if tag in ("NNS", "VBZ"):
        if listed and tag == "NNS":
            return fitting
        hissing = word.endswith(("s", "x", "z", "ch", "sh")) or (word.endswith("o") and tag == "VBZ")
        end = "es" if hissing else end
    elif fitting:
        return fitting
    return [_joined(word, end)]


def _joined(word: str, end: str) -> str:
    """A word with a regular ending: "study" + "s" → "studies", "hope" + "ing" → "hoping"."""
    if word.endswith("y") and word[-2] not in VOWELS and end != "ing":
        return word[:-1] + ("ies" if end == "s" else "i" + end)
    if word.endswith("e") and end[0] in "ei" and not (end == "ing" and word.endswith(("ee", "oe", "ye"))):
        return word[:-1] + end
    return word + end


def _endings(forms: list[Form]) -> Iterator[tuple[str, str, int, str]]:
    """Fine tag, ending, cut, added: of every ending the usual edit, left out where a shorter ending has it already."""
    edits: dict[tuple[str, str], Counter[Edit]] = defaultdict(Counter)
    for word, tag, plain in forms:
        same = next((at for at, (one, two) in enumerate(zip(word, plain, strict=False)) if one != two), len(plain))
        if len(word) - same <= 4 and len(plain) - same <= 2:
            for size in range(1, min(lemma.LONGEST, len(word) - 1) + 1):
                edits[tag, word[-size:]][len(word) - same, plain[same:]] += 1
    said: dict[tuple[str, str], Edit] = {}
    for tag, ending in sorted(edits, key=lambda key: len(key[1])):
        seen = edits[tag, ending]
        edit = min(seen, key=lambda edit: (-seen[edit], edit))
        shorter = next((said[tag, ending[at:]] for at in range(1, len(ending)) if (tag, ending[at:]) in said), None)
        if edit != shorter and seen[edit] >= (2 if len(ending) < 6 else 3):
            said[tag, ending] = edit
            yield tag, ending, *edit


def _save(path: Path, head: list[str], rows: list[tuple[object, ...]]) -> None:
    """Write a data file with its head."""
    lines = [*(f"# {line}" for line in head), *("\t".join(map(str, row)) for row in rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def report(name: str, sentences: list[Sentence]) -> None:
    """Print the share of words with the right dictionary form, by the treebank's tags and by ours; case aside."""
    texts = ["".join(" " * gap + word for gap, word in zip(s.spaced, s.words, strict=True)) for s in sentences]
    right, ours, total = 0, 0, 0
    for sentence, tokens in zip(sentences, tagger.tagged(texts), strict=True):
        if list(tokens.words) != sentence.words:
            continue
        for at, plain in enumerate(sentence.lemmas):
            if plain and sentence.tags[at] in ("NOUN", "VERB", "AUX", "ADJ", "ADV", "PRON", "DET", "NUM", "ADP"):
                total += 1
                right += lemma.lemma(sentence.words[at], sentence.tags[at], sentence.fine[at]).lower() == plain.lower()
                ours += tokens.lemmas[at].lower() == plain.lower()
    shares = f"{100 * right / total:.2f} % by the treebank's tags, {100 * ours / total:.2f} % by ours"
    print(f"{name}: lemmas {shares}, of {total}")
