"""Some articles of a collection against all of it: what `pipeline` finds of them, without comparing all the others.

What is found of a pair hangs on other pairs: those of either claim with the other's article, what agrees with either,
and what stands between such claims. `Survey` follows them outwards from the articles asked about, as far as they can
change a verdict and no further. What is found is what a run over everything finds, to the last bit.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from factcheck import judge, outcome, pipeline, store
from factcheck.focus.survey import Chances, Flags, Rows, Survey
from factcheck.judge import scorecard, verdict
from factcheck.judge.scorecard import Card
from factcheck.model import Article, Finding
from factcheck.pipeline import Ground, Progress
from factcheck.store import NOWHERE, Store

MANY = 0.25  # the share of articles from which comparing everything is as quick


def tables(
    articles: Sequence[Article], about: Collection[str] | None, progress: Progress | None = None, kept: Store = NOWHERE
) -> outcome.Tables:
    """The tables of a report, with those findings and facts only in which one of the sources `about` has a part.

    about: None for all of them; kept: where what was found of the same articles before may be.
    """
    read = pipeline.read_claims(sorted(articles, key=lambda a: a.source), progress, kept)
    asked = np.array([about is None or a.source in about for a in read.articles], bool)
    ids = outcome.claim_ids(read.claims, read.statements)
    if asked.mean() > MANY:
        everything = pipeline.found(read, pipeline.compare(read, kept), scorecard.cards(), ids)[1]
        theirs = {name for name, claim in zip(ids, read.claims, strict=True) if asked[claim.source]}
        found = [one for one in everything if one.left in theirs or one.right in theirs]
    else:
        on = pipeline.ground(read, kept)
        cards = store.made(
            kept, store.key(kept, "cards"), dict[str, Card], scorecard.cards, set(scorecard.NEEDED).issubset
        )
        found = findings(on, asked, cards, ids)
        on.memory.keep()
    return outcome.tables(read.articles, read.statements, read.claims, ids, found)


def findings(on: Ground, asked: Flags, cards: Mapping[str, Card], ids: Sequence[str]) -> list[Finding]:
    """The findings that touch some articles. asked: whether each article is one of them; ids: of the claims."""
    survey = Survey(on, cards)
    source = survey.source_of
    survey.compare(np.flatnonzero(asked[source[on.near.left]] | asked[source[on.near.right]]))
    rows = _telling(survey, np.arange(len(survey.left)), np.ones(len(survey.left)))  # no other can, however sure
    chances = _chances(survey, rows)
    rows, chances = rows[chances >= judge.LEAST], chances[chances >= judge.LEAST]
    pairs = survey.pairs(rows)
    evidence = pipeline.evidence(on.read, pairs, on.columns, chances.tolist())
    return outcome.findings(on.read.claims, on.read.statements, pairs, evidence, ids)


def _telling(survey: Survey, rows: Rows, chances: Chances) -> Rows:
    """Those pairs that have a verdict with these chances."""
    rows, chances = rows[chances >= judge.LEAST], chances[chances >= judge.LEAST]
    pairs = survey.pairs(rows)
    evidence = pipeline.evidence(survey.on.read, pairs, survey.on.columns, chances.tolist())
    return rows[[bool(one.verdict) for one in evidence]]


def _chances(survey: Survey, rows: Rows) -> Chances:
    """The chance of pairs: exact wherever it could be enough for a verdict."""
    survey.measure(survey.rivals(rows))
    agree, differ = survey.agree[rows], survey.differ[rows]
    settled = np.array([kind == verdict.SURE for kind in survey.kinds(rows)], bool)
    chances = differ.astype(np.float64)
    chances[agree] = survey.most(rows[agree])
    chances[settled] = verdict.SETTLED
    hopeful = np.isin(rows, _telling(survey, rows, chances)) & ~settled
    chances[hopeful & agree] = survey.separate(rows[hopeful & agree])
    chances[hopeful & differ] = survey.together(rows[hopeful & differ])
    return chances
