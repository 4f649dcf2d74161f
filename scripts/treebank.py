"""Sentences of a treebank (CoNLL-U), cut the way the project cuts text."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from factcheck.language.tokens import cut


class Sentence(NamedTuple):
    """A sentence in the project's own tokens, with what the treebank says of each; -1 and "" where it says nothing."""

    words: list[str]
    spaced: list[bool]  # a blank stands before the word
    tags: list[str]  # UPOS
    fine: list[str]  # XPOS
    lemmas: list[str]
    heads: list[int]  # index in this sentence, -1 the root
    relations: list[str]


class _Word(NamedTuple):
    """A word of the treebank, with its place in the sentence's text."""

    start: int
    end: int
    fields: list[str]


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a gzipped CoNLL-U file."""
    text, lines = "", []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# text = "):
                text = line[9:].rstrip("\n")
            elif line[0].isdigit():
                lines.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and lines:
                yield _recut(text, _placed(text, lines))
                lines = []


def _placed(text: str, lines: list[list[str]]) -> list[_Word]:
    """The words with their places; the parts of a contraction share it out where they are spelled so (do|n't)."""
    words, at, until, shared = [], 0, 0, ""
    for fields in lines:
        number, form = fields[0], fields[1]
        if "." in number:
            continue
        if "-" in number:
            at = text.index(form, at)
            shared, until = number.split("-")[1], at + len(form)
            continue
        if shared:
            found = text.find(form, at, until)
            start = found if found >= 0 else at
            end = start + len(form) if found >= 0 else until
            if number == shared:
                shared, end = "", until
        else:
            start = text.index(form, at)
            end = start + len(form)
        words.append(_Word(start, end, fields))
        at = end
    return words


def _recut(text: str, gold: list[_Word]) -> Sentence:
    """The sentence in the project's tokens; one that covers several words of the treebank is as the topmost of them."""
    words, starts, ends = cut(text)
    owner: dict[str, int] = {}  # the treebank's word → our token
    chosen: list[_Word | None] = []
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        covered = [word for word in gold if word.start < end and word.end > start]
        inside = {word.fields[0] for word in covered}
        tops = [word for word in covered if word.fields[6] not in inside]
        chosen.append(tops[0] if tops else None)
        for word in covered:
            owner.setdefault(word.fields[0], index)
    tags, fine, lemmas, heads, relations = [], [], [], [], []
    for index, top in enumerate(chosen):
        split = top is None or starts[index] > top.start or ends[index] < top.end
        own = top is not None and owner[top.fields[0]] == index
        _, _, lemma, tag, tag2, _, head, relation = top.fields[:8] if top else [""] * 8
        whole = not split and top is not None and (top.start, top.end) == (starts[index], ends[index])
        tags.append("" if split else tag)
        fine.append("" if split else tag2)
        lemmas.append(lemma if whole else "")
        heads.append((owner.get(head, -1) if own else owner[top.fields[0]]) if top else -1)
        relations.append(relation if own else "flat")
    spaced = [start > 0 and text[start - 1].isspace() for start in starts]
    return Sentence(list(words), spaced, tags, fine, lemmas, heads, relations)
