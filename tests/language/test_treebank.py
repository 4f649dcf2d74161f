"""Floors on a treebank that no copy of the project carries; they only rise."""

import sys
from pathlib import Path

import pytest

from factcheck.language import structure, tagger

ROOT = Path(__file__).parents[2]
FOLDER = ROOT.parent / "shared" / "language" / "treebank"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="needs the treebank in ../shared/language/treebank")
FLOORS = {"ewt-test": (0.950, 0.95, 0.96), "pud-eval": (0.947, 0.93, 0.95)}  # tags; sure predicates; sure subjects


@pytest.fixture(params=sorted(FLOORS))
def part(request, monkeypatch):
    """Name, sentences and tokens of a part of the treebank, where both are cut alike."""
    monkeypatch.setattr(sys, "path", [str(ROOT / "scripts"), *sys.path])
    import treebank

    sentences = list(treebank.sentences(FOLDER / f"{request.param}.conllu.gz"))
    texts = ["".join(" " * gap + word for gap, word in zip(s.spaced, s.words, strict=True)) for s in sentences]
    pairs = zip(sentences, tagger.tagged(texts), strict=True)
    return request.param, [(one, two) for one, two in pairs if list(two.words) == one.words]


def test_tags(part):
    name, pairs = part
    marks = [(want, got) for one, two in pairs for want, got in zip(one.tags, two.tags, strict=True) if want]
    assert sum(want == got for want, got in marks) / len(marks) >= FLOORS[name][0]


def test_sure_answers(part):
    import decisions

    name, pairs = part
    asked = {"predicate": [], "subject": []}
    for sentence, tokens in pairs:
        children = decisions.Tree(*sentence).children
        for first, last, answer, value in decisions.of_predicates(sentence, children):
            if value:
                asked["predicate"].append(((tokens, first, last), answer))
        for at, _, answer, _ in decisions.of_subjects(sentence, children):
            asked["subject"].append(((tokens, at), answer))
    for (kind, questions), floor in zip(asked.items(), FLOORS[name][1:], strict=True):
        ask = structure.predicates if kind == "predicate" else structure.subjects
        found = ask([question for question, _ in questions])
        sure = [got == want for (got, share), (_, want) in zip(found, questions, strict=True) if share >= 0.9]
        assert sum(sure) / len(sure) >= floor, kind
