import json
import random
from datetime import date

import pytest
import toy
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import baseline
from factcheck.errors import FactcheckError
from factcheck.model import Article

THINGS = ("Mill", "Barn", "Tower")
FILLER = ("It rained a little.", "Nobody came to see it.", "Later there was soup.", "The river stayed calm.")


def corpus():
    """Path → paragraphs → sentences; each thing is counted in two articles, which differ."""
    pages = {
        "a.md": [["The Mill has 12 windows and a red door.", "It rained a little."], ["The Barn has 3 gates."]],
        "b/c.md": [
            ["Nobody came to see it."],
            ["The Mill has 14 windows on the north side.", "The Tower has 9 bells."],
        ],
        "d.md": [["The Tower has 8 bells.", "Later there was soup.", "The Barn has 4 gates, they say."]],
    }
    return {path: [list(p) for p in paragraphs] for path, paragraphs in pages.items()}


def edges(pages, breaks=None, keys=()):
    """The contradictions of a corpus; `breaks` decides where lines are broken."""
    chance = random.Random(breaks or 0)
    articles = []
    for path, paragraphs in pages.items():
        blocks = ["# A page"]
        for sentences in paragraphs:
            words = " ".join(sentences).split(" ")
            blocks.append("".join(w + ("\n" if breaks and chance.random() < 0.2 else " ") for w in words).strip())
        articles.append(Article(path, text="\n\n".join(blocks) + "\n", path=path))
    made = toy.tables(articles, None)
    return baseline.edges([c._asdict() for c in made.claims], [f._asdict() for f in made.findings], dict(keys))


def match(entries, pages, breaks=None, **options):
    found = edges(pages, breaks)
    return baseline.matched(entries, found, **({"read": set(pages)} | options)), found


def accepted(pages):
    return [baseline.of_edge(edge) for edge in edges(pages)]


# Harmless edits: (what, where, where)


def edited(pages, what, i, j):
    """The corpus after an edit that changes no counted thing."""
    paths = sorted(pages)
    path = paths[i % len(paths)]
    paragraphs = pages[path]
    at = j % (len(paragraphs) + 1)
    if what == "insert":
        paragraphs.insert(at, [FILLER[j % len(FILLER)]])
    elif what == "add":
        paragraphs[j % len(paragraphs)].insert(0, FILLER[i % len(FILLER)])
    elif what == "join" and len(paragraphs) > 1:
        paragraphs[0] += paragraphs.pop(1)
    elif what == "split":
        one = paragraphs.pop(j % len(paragraphs))
        paragraphs[0:0] = [[s] for s in one]
    elif what == "turn":
        paragraphs.reverse()
    elif what == "rename":
        pages[f"moved/{i}-{j}-{path.replace('/', '-')}"] = pages.pop(path)
    elif what == "move":
        other = paths[j % len(paths)]
        if len(paragraphs) > 1 and other != path:
            pages[other].append(paragraphs.pop(0))
    return pages


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "add", "join", "split", "turn", "rename"]), st.integers(0, 9), st.integers(0, 9)
    ),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(edits=EDITS, breaks=st.integers(0, 99))
def test_harmless_edits_leave_all_known(edits, breaks):
    entries, pages = accepted(corpus()), corpus()
    for edit in edits:
        pages = edited(pages, *edit)
    matching, found = match(entries, pages, breaks)
    assert len(found) == 3
    assert {e.pair_id for e in found} == set(matching.known)
    assert not (matching.stale or matching.unseen)
    again, _ = match(baseline.renewed(matching, found), pages, breaks)
    assert {met.how for met in again.known.values()} == {"exact"}


@settings(max_examples=40, deadline=None)
@given(edits=EDITS, thing=st.sampled_from(THINGS), after=st.booleans())
def test_a_changed_value_resurfaces(edits, thing, after):
    entries, pages = accepted(corpus()), corpus()
    for edit in edits if after else ():
        pages = edited(pages, *edit)
    path, i, j = next(
        (p, i, j) for p in pages for i, para in enumerate(pages[p]) for j, s in enumerate(para) if f"The {thing} " in s
    )
    old = pages[path][i][j]
    pages[path][i][j] = "".join("7" if c.isdigit() else c for c in old)
    for edit in () if after else edits:
        pages = edited(pages, *edit)
    matching, found = match(entries, pages)
    new = [e for e in found if e.pair_id not in matching.known]
    assert len(new) == 1
    assert thing in new[0].a.text
    assert [e.values for e in matching.stale] == [e.values for e in entries if thing in e.a.quote]


@settings(max_examples=40, deadline=None)
@given(left=EDITS, right=EDITS)
def test_two_branches_that_both_write_merge_line_by_line(left, right):
    base = baseline.text(accepted(corpus()))

    def written(edits, path, text):
        pages = corpus()
        for edit in edits:
            if edit[0] != "rename":  # a rename on both sides is a conflict of git's
                pages = edited(pages, *edit)
        pages[path] = [[text]]
        matching, found = match(baseline.parsed(base, "base"), pages)
        return baseline.text(baseline.renewed(matching, found)).splitlines()

    ours = written(left, "x.md", "The Mill has 99 windows, or so.")
    theirs = written(right, "y.md", "The Barn has 88 gates in all.")
    union = ours + [line for line in theirs if line not in ours]
    random.Random(len(left)).shuffle(tail := union[1:])
    merged = baseline.parsed("\n".join([union[0], *tail]), "merged")
    pages = corpus() | {"x.md": [["The Mill has 99 windows, or so."]], "y.md": [["The Barn has 88 gates in all."]]}
    matching, found = match(merged, pages)
    assert {e.pair_id for e in found} == set(matching.known)
    assert len(found) == 7
    assert not matching.stale


# One edit at a time


def test_nearly_the_same_words_are_known_as_updated():
    entries, pages = accepted(corpus()), corpus()
    pages["a.md"][0][0] = "The Mill has 12 windows and one red door."
    matching, found = match(entries, pages)
    assert sorted(met.how for met in matching.known.values()) == ["exact", "exact", "updated"]
    assert len(baseline.renewed(matching, found)) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "The Mill has 12 windows, as we learnt from the widow of the miller last year.",
        "The Mill has 12 windows and 2 red doors.",
        "The Mill has 13 windows and a red door.",
    ],
)
def test_other_words_or_figures_are_new(sentence):
    entries, pages = accepted(corpus()), corpus()
    pages["a.md"][0][0] = sentence
    matching, _ = match(entries, pages)
    assert len(matching.known) == 2
    assert len(matching.stale) == 1


def test_typography_case_and_entities_are_no_change():
    entries, pages = accepted(corpus()), corpus()
    pages["a.md"][0][0] = "The **Mill** has 12\u00a0windows and a\u00ad red door"
    assert not match(entries, pages)[0].stale


def test_a_copy_is_new_and_the_original_known():
    entries, pages = accepted(corpus()), corpus()
    pages["copy.md"] = [["The Mill has 12 windows and a red door."]]
    matching, found = match(entries, pages)
    assert (len(matching.known), len(found)) == (3, 4)


def test_the_same_sentence_twice_is_two():
    pages = corpus()
    pages["a.md"].append(["Later there was soup.", "The Barn has 3 gates."])
    assert len({e.pair_id for e in edges(pages)}) == 4


def test_two_contradictions_of_two_sentences_are_two():
    pages = {
        "a.md": [["The Mill has 1 doors and The Barn has 2 gates."]],
        "b.md": [["The Mill has 3 doors and The Barn has 4 gates."]],
    }
    found = edges(pages)
    assert len({e.pair_id for e in found}) == 2
    entries = [baseline.of_edge(e) for e in found]
    pages["c.md"] = pages.pop("a.md")
    assert {met.how for met in match(entries, pages)[0].known.values()} == {"renamed"}


def test_a_source_with_an_id_may_move_and_change_words():
    pages = corpus()
    entries = [baseline.of_edge(e) for e in edges(pages, keys={"a.md": "mill-story"})]
    assert '"key":"mill-story"' in baseline.text(entries)
    pages["z.md"] = pages.pop("a.md")
    found = edges(pages, keys={"z.md": "mill-story"})
    matching = baseline.matched(entries, found, read={"z.md", "mill-story"})
    assert {met.how for met in matching.known.values()} == {"exact"}


def test_what_was_not_read_is_not_stale():
    entries, pages = accepted(corpus()), corpus()
    del pages["d.md"]
    matching, found = match(entries, pages, exists=lambda path: path == "d.md")
    assert (len(matching.known), len(matching.unseen), len(matching.stale)) == (1, 2, 0)
    assert len(baseline.renewed(matching, found)) == 3
    assert len(match(entries, pages)[0].stale) == 2


def test_an_expired_entry_counts_no_longer_until_it_is_written_again():
    entries = [e._replace(until=date(2020, 1, 31), label="wont-fix", why="later") for e in accepted(corpus())]
    assert len(match(entries, corpus(), today=date(2020, 1, 31))[0].known) == 3
    matching, found = match(entries, corpus(), today=date(2020, 2, 1))
    assert not matching.known
    assert len(matching.expired) == 3
    assert {(e.label, e.why, e.until) for e in baseline.renewed(matching, found)} == {("wont-fix", "later", None)}


def test_write_never_drops_a_decision_and_prune_does():
    first, *rest = accepted(corpus())
    entries = [first._replace(label="false-alarm", why="another mill"), *rest]
    matching, found = match(entries, {"a.md": [["Nothing."]]})
    assert [e.why for e in baseline.renewed(matching, found)] == ["another mill"]
    assert baseline.pruned(entries, matching) == []
    matching, found = match(entries, corpus())
    assert baseline.renewed(matching, found) == entries
    assert baseline.pruned(entries, matching) == entries


def test_guard():
    entries = [accepted(corpus())[0]._replace(id=f"{n:016x}") for n in range(12)]
    baseline.guard(entries, entries[:6], 5, force=False)
    baseline.guard(entries, [e._replace(id="f" + e.id[1:]) for e in entries], 5, force=False)
    for after, sources in ((entries[:5], 5), (entries, 0)):
        with pytest.raises(FactcheckError, match="--force"):
            baseline.guard(entries, after, sources, force=False)
        baseline.guard(entries, after, sources, force=True)


# The file


def test_the_file_holds_no_places_and_reads_back():
    entries = [e._replace(by="jd", until=date(2030, 1, 2), why="ünï“") for e in accepted(corpus())]
    text = baseline.text(reversed(entries))
    assert baseline.parsed(text, "b") == entries
    assert text == baseline.text(entries)
    head, *lines = [json.loads(line) for line in text.splitlines()]
    assert head == {"factcheck-baseline": 1, "fingerprint": "p1"}
    assert {key for line in lines for key in line} <= set(baseline.Entry._fields)
    moved = corpus()
    moved["a.md"].insert(0, ["It rained a little."])
    assert baseline.text(accepted(moved)) == baseline.text(accepted(corpus()))


def test_a_decision_beats_none_where_both_branches_wrote(tmp_path):
    entry = accepted(corpus())[0]
    lines = baseline.text([entry]).splitlines()
    decided = baseline.text([entry._replace(label="wont-fix")]).splitlines()
    for both in ([*lines, *decided], [*decided, *lines]):
        assert [e.label for e in baseline.parsed("\n".join(both), "b")] == ["wont-fix"]
    assert baseline.read(tmp_path / "none.jsonl") == []


HEAD = '{"factcheck-baseline":1,"fingerprint":"p1"}\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<<<<<<< ours\n" + HEAD, "merge=union"),
        ("{", "line 1 is no JSON"),
        ("[1]", "line 1 is no entry"),
        ('{"factcheck-baseline":2,"fingerprint":"p1"}', "another version"),
        (HEAD + '{"id":"1"}', "line 2 is no whole entry"),
        (baseline.text(accepted(corpus())).split("\n", 1)[1], "no first line"),
        (baseline.text([accepted(corpus())[0]._replace(label="maybe")]), "take one of todo"),
        (baseline.text(accepted(corpus())).replace('"rule"', '"line":3,"rule"', 1), "the field line"),
        (baseline.text(accepted(corpus())).replace('"FC102"', "7", 1), "no text"),
    ],
)
def test_what_is_no_baseline(text, told):
    with pytest.raises(FactcheckError) as error:
        baseline.parsed(text, "b.jsonl")
    assert told in str(error.value)
    assert "b.jsonl" in str(error.value)


def test_judged_rules():
    one = accepted(corpus())[0]
    labels = ["confirmed", "confirmed", "confirmed", "false-alarm", "wont-fix", "todo"]
    entries = [one._replace(label=label) for label in labels] + [one._replace(rule="FC101")]
    assert [(j.rule, j.precision, j.todo) for j in baseline.judged(entries)] == [("FC101", None, 1), ("FC102", 0.75, 1)]
