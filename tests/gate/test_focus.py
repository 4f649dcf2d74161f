"""What is found of some articles is what a run over all of them finds, whatever was kept of runs before."""

import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import focus, outcome, pipeline, store
from factcheck.judge import scorecard
from factcheck.model import Article

ROOT = Path(__file__).parents[2]
CORPORA = ROOT / "tests" / "corpora" / "realistic-own"
TOPICS = ("pier-restoration", "tram-strike")


@cache
def articles(name):
    folders = TOPICS if name == "topics" else (name,)
    found = [
        article._replace(source=f"{folder}/{article.source}")
        for folder in folders
        for article in pipeline.read([str(ROOT / "seeds" if folder == "seeds" else CORPORA / folder / "articles")])
    ]
    return sorted(found, key=lambda a: a.source)


@cache
def everything(name):
    """The findings of a run over all, the claims' articles, and what both are found on."""
    read = pipeline.read_claims(articles(name))
    ids = outcome.claim_ids(read.claims, read.statements)
    found = pipeline.found(read, pipeline.compare(read), scorecard.cards(), ids)[1]
    return found, {one: claim.source for one, claim in zip(ids, read.claims, strict=True)}, read, ids


def touching(name, asked):
    found, source, *_ = everything(name)
    return [one for one in found if {source[one.left], source[one.right]} & set(asked)]


def focused(name, asked):
    *_, read, ids = everything(name)
    flags = focus.np.array([row in asked for row in range(len(read.articles))], bool)
    return focus.findings(pipeline.ground(read), flags, scorecard.cards(), ids)


@pytest.mark.parametrize(
    ("name", "row"), [(name, row) for name in ("seeds", "topics") for row in range(len(articles(name)))]
)
def test_of_one_article(name, row):
    assert focused(name, [row]) == touching(name, [row])


def test_something_is_found():
    assert {one.verdict for one in touching("topics", range(5))} == {"agreeing", "contradicting", "possible"}


@settings(max_examples=5, deadline=None)
@given(st.sets(st.integers(0, 9), max_size=4))
def test_of_several(rows):
    rows = [row for row in rows if row < len(articles("topics"))]
    assert focused("topics", rows) == touching("topics", rows)


@pytest.mark.parametrize("size", [1, 6])
def test_tables_are_those_of_what_is_found(size):
    whole = focus.tables(articles("topics"), None)
    about = {article.source for article in articles("topics")[:size]}
    part = focus.tables(articles("topics"), about)
    source = {claim.claim_id: claim.source for claim in whole.claims}
    found = [one for one in whole.findings if {source[one.left], source[one.right]} & about]
    assert [one._replace(fact_id="") for one in part.findings] == [one._replace(fact_id="") for one in found]
    tied = {claim for fact in part.facts for value in fact.values for claim in value["claims"]}
    assert tied == {claim for one in found for claim in (one.left, one.right)}


def changed(rows, seed):
    """The articles, some sentences of which say something else, are gone or stand elsewhere."""
    chance = random.Random(seed)
    made = list(rows)
    for row in chance.sample(range(len(made)), 2):
        paragraphs = made[row].text.split("\n\n")
        chance.shuffle(paragraphs)
        paragraphs[chance.randrange(len(paragraphs))] = f"The council met {chance.randrange(2, 30)} times in 2019."
        paragraphs.append(chance.choice(chance.choice(rows).text.split("\n\n")))  # names that others give
        made[row] = made[row]._replace(text="\n\n".join(paragraphs), blocks=None)
    return made


@pytest.mark.parametrize("name", ["seeds", "topics"])
def test_what_was_kept_changes_nothing(tmp_path, name):
    rows = articles(name)
    for seed in range(3):
        kept = store.opened(tmp_path, "1")
        asked = {rows[seed].source} if seed else None
        assert focus.tables(rows, asked, kept=kept) == focus.tables(rows, asked)
        rows = changed(rows, seed)


SITES = [
    "Ana Moe was born in Leeds on 4 May 1950.",
    "Ana Moe was born in York on 4 May 1950.",
]
ROLES = ["Ana Moe is the mayor of Northby.", "Ida Lund is the mayor of Northby."]


@pytest.mark.parametrize(
    ("texts", "more"),
    [
        (SITES, "Leeds is not far."),
        (SITES, "York is not far."),
        (ROLES, "The mayor of Northby, Ana Moe, met Ida Lund, the mayor of Northby."),
    ],
)
@pytest.mark.parametrize("row", [0, 1])
def test_what_was_kept_is_held_against_all_that_an_article_says(tmp_path, texts, more, row):
    kept = store.opened(tmp_path, "1")
    rows = [Article(f"{at}.txt", text=text) for at, text in enumerate(texts)]
    for changed in (
        rows,
        [one._replace(text=f"{one.text}\n\n{more}") if at == row else one for at, one in enumerate(rows)],
    ):
        read = pipeline.read_claims(changed, kept=kept)
        memory = pipeline.ground(read, kept)
        pairs = list(zip(memory.near.left.tolist(), memory.near.right.tolist(), strict=True))
        found = pipeline.comparable(memory, pairs)
        memory.memory.keep()
        assert found == pipeline.comparable(pipeline.ground(pipeline.read_claims(changed)), pairs)


def test_what_was_kept_is_read_again(tmp_path, monkeypatch):
    kept = store.opened(tmp_path, "1")
    first = focus.tables(articles("topics"), None, kept=kept)
    for name in ("heard", "said", "comparisons"):
        monkeypatch.setattr(f"factcheck.pipeline.{name}", lambda *_: pytest.fail("it was kept"))
    assert focus.tables(articles("topics"), None, kept=kept) == first


ODD = {"names": ["a"], "tails": [], "near": "AAAAAAAAAAABAAAA", "rows": "AAAAAAAAAAABAAAA"}


@pytest.mark.parametrize(
    "row", [[], {}, [[0]], ODD, ODD | {"rows": 1}, ODD | {"near": "no"}, ODD | {"tails": [3, [1]]}, ODD | {"names": []}]
)
def test_comparisons_of_another_shape_count_for_nothing(tmp_path, monkeypatch, row):
    kept = store.opened(tmp_path, "1")
    first = focus.tables(articles("seeds"), None)
    monkeypatch.setattr(store, "get", lambda *_: row)
    assert focus.tables(articles("seeds"), None, kept=kept) == first


@pytest.mark.parametrize(
    "harm",
    [
        lambda claims, words: claims.update(cells=claims["cells"][:1]),
        lambda claims, words: claims.update(cells=[0] * len(claims["cells"])),
        lambda claims, words: claims.update(cells=[None] * len(claims["cells"])),
        lambda claims, words: claims.update(places=""),
        lambda claims, words: claims.update(places=claims["places"][:-8]),
        lambda claims, words: claims.update(places="/" * len(claims["places"])),
        lambda claims, words: words.update(keys=words["keys"][:1], concepts=words["concepts"][:1]),
        lambda claims, words: words.update(concepts=words["concepts"][:1]),
        lambda claims, words: words.update(statements=1),
        lambda claims, words: words.update(places=""),
        lambda claims, words: words.update(places="/" * len(words["places"])),
        lambda claims, words: words.update(weights=words["weights"][:-8]),
    ],
)
def test_what_was_kept_and_does_not_fit_together_is_made_anew(tmp_path, harm):
    kept = store.opened(tmp_path, "1")
    rows = list(articles("topics")[:1])
    usual = pipeline.read_claims(rows, kept=kept)
    harmed = 0
    for file in [path for path in kept.folder.rglob("*") if path.is_file()]:
        name = file.parent.name + file.name
        found = store.read(kept, name, pipeline.Said)
        if found and isinstance(found.claims, pipeline.Packed) and isinstance(found.words, pipeline.Told):
            claims, words, marks = store.get(kept, name)
            columns = (
                dict(zip(pipeline.Packed._fields, claims, strict=True)),
                dict(zip(pipeline.Told._fields, words, strict=True)),
            )
            harm(*columns)
            store.put(kept, name, [*(list(column.values()) for column in columns), marks])
            harmed += 1
    assert harmed == 1
    assert pipeline.read_claims(rows, kept=kept).claims == usual.claims
