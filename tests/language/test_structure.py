"""What belongs to what in a sentence."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language import structure
from factcheck.language.tagger import tagged

HERE = Path(__file__).parent
CASES = [line.split("\t") for line in (HERE / "structure.tsv").read_text("utf-8").splitlines() if line[:2] != "# "]
CLAUSES = [line for line in (HERE / "clauses.tsv").read_text("utf-8").splitlines() if line[:2] != "# "]
FLOOR = 0.91  # share of the answers of structure.tsv that are right; it only rises
RANKED = {"predicate": structure.predicate, "noun": structure.noun}
OF_VERBS = {"subject": structure.subject, "object": structure.object_}


def asked(sentence):
    """Tokens of a sentence, and the span that stands in brackets."""
    tokens = tagged([sentence.replace("[", "").replace("]", "")])[0]
    before, inside = sentence.partition("[")[0].split(), sentence.partition("[")[2].partition("]")[0].split()
    return tokens, len(before), len(before) + len(inside)


def answered(question, sentence):
    """The answer to a question on the span in brackets, as structure.tsv writes it."""
    tokens, first, last = asked(sentence)
    if question == "phrase":
        begin, end = structure.phrase(tokens, first)
        return " ".join(tokens.words[begin:end])
    place, sure = OF_VERBS[question](tokens, first) if question in OF_VERBS else RANKED[question](tokens, first, last)
    assert 0 < sure <= 1
    return tokens.words[place] if place >= 0 else "-"


def test_most_answers_are_right():
    """Tagger and rankers are learnt and err; what they get wrong stays in the table."""
    learnt = [case for case in CASES if case[0] != "negated"]
    wrong = [(*case, got) for case in learnt if (got := answered(*case[:2])) != case[2]]
    assert 1 - len(wrong) / len(learnt) >= FLOOR, wrong


@pytest.mark.parametrize(("sentence", "answer"), [case[1:] for case in CASES if case[0] == "negated"])
def test_negation(sentence, answer):
    tokens, first, _ = asked(sentence)
    assert structure.negated(tokens, first) == (answer == "yes")


@pytest.mark.parametrize("line", CLAUSES)
def test_clauses(line):
    tokens = tagged([line.replace(" | ", " ")])[0]
    found = [" ".join(tokens.words[first:last]) for first, last in structure.clauses(tokens)]
    assert found == line.split(" | ")


def test_a_batch_answers_as_single_questions_do():
    questions = [asked(sentence) for question, sentence, _ in CASES if question == "predicate"]
    assert structure.predicates(questions) == [structure.predicate(*question) for question in questions]
    assert structure.predicates([]) == []


WORDS = [
    *(
        "the",
        "mayor",
        "said",
        "not",
        "two",
        "ships",
        "that",
        "sank",
        "in",
        "May",
        ",",
        "and",
        "40",
        "%",
        ";",
        "no",
        "old",
    ),
    *("“", "”", "is", "was", "being", "'s", "of", "which", "Who", "to"),
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=15), st.data())
def test_any_words_have_answers_inside_the_text(words, data):
    tokens = tagged([" ".join(words)])[0]
    at = data.draw(st.integers(0, len(tokens.words) - 1))
    for ask in (structure.predicate, structure.noun):
        assert -1 <= ask(tokens, at, at + 1)[0] < len(tokens.words)
    for ask in (structure.subject, structure.object_):
        assert ask(tokens, at)[0] not in (at, len(tokens.words))
    assert isinstance(structure.negated(tokens, at), bool)
    first, last = structure.phrase(tokens, at)
    assert first <= at < last <= len(tokens.words)
    spans = structure.clauses(tokens)
    assert [place for span in spans for place in range(*span)] == list(range(len(tokens.words)))
