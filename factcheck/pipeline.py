"""The order of the steps: from paths or articles to a report. The only module that knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck import block, context, extract, judge, outcome, reading, segment
from factcheck.extract import name, role
from factcheck.judge import scorecard, signals, verdict
from factcheck.judge.comparison import Comparison, comparisons
from factcheck.language import offices
from factcheck.language.tagger import tagged
from factcheck.language.tokens import Tokens
from factcheck.match import features as matching
from factcheck.match import fuzzy
from factcheck.match.words import Bags, bags
from factcheck.model import REALITY, Article, Placed, Statement, Value, Word
from factcheck.reading.published import is_date_line
from factcheck.report import Report

_ONE_TIME = 366  # days within which articles are of one time
Progress = Callable[[str, int, int], None]


class Reading(NamedTuple):
    """What the articles say, before any two are compared."""

    articles: list[Article]
    statements: list[Statement]
    tokens: list[Tokens]
    claims: list[Placed]
    bags: Bags
    concepts: dict[str, str]


def _axes(claims: Sequence[Placed]) -> Iterator[tuple[int, str]]:
    """The statement of each value with its axis, and with what the value is of: "count votes", "day open"."""
    for claim in claims:
        if claim.value:
            yield claim.statement, claim.value.axis
            of = claim.noun or claim.predicate
            if of and claim.value.kind in signals.MEASURED:
                yield claim.statement, f"{claim.value.axis} {of}"


class Compared(NamedTuple):
    """The comparable pairs of claims with the figures a scorecard weighs. Rows: pairs."""

    pairs: list[Comparison]
    table: npt.NDArray[np.float32]  # [pairs, names]
    names: tuple[str, ...]
    groups: list[str]  # the scorecard each pair is weighed by
    kinds: list[str]  # of the left claims' values
    left: npt.NDArray[np.int32]  # the claims of each pair
    right: npt.NDArray[np.int32]
    columns: signals.Columns


def read_claims(articles: Sequence[Article], progress: Progress | None = None) -> Reading:
    """The statements and claims of articles."""
    parsed = [reading.parsed(article) for article in articles]
    cut = [[s for s in segment.statements(article) if not is_date_line(s.text)] for article in parsed]
    flat = [s for group in cut for s in group]
    loose = sorted({h for s in flat for h in (*s.headings[-2:], *s.heads)})
    tags = tagged([*(s.text for s in flat), *loose])
    headings = dict(zip(loose, tags[len(flat) :], strict=True))
    claims: list[Placed] = []
    rows: list[list[Word]] = []
    at = 0
    begins = np.cumsum([0, *(len(group) for group in cut)]).tolist()
    everyone = name.linked([name.names(g, tags[b : b + len(g)]) for g, b in zip(cut, begins[:-1], strict=True)])
    around = _around([a.published for a in parsed])
    for source, (group, named) in enumerate(zip(cut, everyone, strict=True)):
        tokens = tags[at : at + len(group)]
        published = parsed[source].published
        values = [
            extract.merged(_values(s.text, published, around), found) for s, found in zip(group, named, strict=True)
        ]
        held = [_roles(s, t, v) for s, t, v in zip(group, tokens, named, strict=True)]
        found, words = context.placed(context.Scene(source, group, tokens, values), at, headings, held)
        claims += found
        rows += words
        at += len(group)
        if progress:
            progress("reading", source + 1, len(cut))
    concepts = context.concepts({w.key for row in rows for w in row})
    rows = [[w._replace(concept=concepts.get(w.key, w.key)) for w in row] for row in rows]
    return Reading(parsed, flat, tags[: len(flat)], context.contested(claims), bags(rows), concepts)


def _around(published: Sequence[date | None]) -> date | None:
    """The day in whose year articles without a date are likely to be: the middle one of the others, if all are near."""
    days = sorted(day for day in published if day is not None)
    return days[len(days) // 2] if days and (days[-1] - days[0]).days <= _ONE_TIME else None


def _values(text: str, published: date | None, around: date | None) -> list[Value]:
    """The values of a text; without a day of publication those of the year around which it is likely to be."""
    values = extract.values(text, published)
    if published is not None or around is None:
        return values
    return [extract.presumed(value, text, around) for value in values]


def _roles(statement: Statement, tokens: Tokens, names: Sequence[Value]) -> list[context.Role]:
    """The roles of a statement's names."""
    return [
        context.Role(
            pair.holder.start,
            pair.holder.end,
            f"{pair.role} of {pair.of}" if pair.role == "actor" else pair.role,
            pair.former or pair.incoming,
            "" if pair.role == "actor" else pair.of,
        )
        for pair in role.roles(statement, tokens, names)
        if pair.one
    ]


def compare(read: Reading) -> Compared:
    """The pairs of claims that may speak of one fact, and what is known of each."""
    n = len(read.statements)
    of_statement: list[list[int]] = [[] for _ in range(n)]
    source = np.zeros(n, np.int32)
    for row, claim in enumerate(read.claims):
        of_statement[claim.statement].append(row)
        source[claim.statement] = claim.source
    roles = [(c.statement, block.ROLE + role) for c in read.claims for role in sorted(offices.keys(c.role))]
    keys, weights = block.with_axes(read.bags.keys, read.bags.weights, [*roles, *_axes(read.claims)])
    candidates = block.pairs(keys, weights, source)
    near = list(zip(candidates.left.tolist(), candidates.right.tolist(), strict=True))
    texts = [s.text for s in read.statements]
    words = [texts[c.statement][c.value.start : c.value.end] if c.value else "" for c in read.claims]
    published = [float(a.published.toordinal()) if a.published else float("nan") for a in read.articles]
    pairs = comparisons(
        read.claims, words, of_statement, near, lru_cache(maxsize=None)(name.relation), texts, published
    )
    left = np.array([p.left for p in pairs], np.int32)
    right = np.array([p.right for p in pairs], np.int32)
    lemmas = [[word.casefold() for word in t.lemmas] for t in read.tokens]
    frames = matching.frames(read.claims, read.bags, lemmas, read.concepts)
    alike = np.concatenate(
        [matching.features(left, right, frames, read.bags), fuzzy.fuzzy(left, right, read.claims, lemmas)], axis=1
    )
    columns = signals.columns(read.claims, read.statements, published)
    table, names = signals.surroundings(left, right, alike, (*matching.NAMES, *fuzzy.NAMES), columns, pairs)
    kinds = [_sort(read.claims[row].value) for row in left.tolist()]
    groups = verdict.groups(pairs, kinds)
    return Compared(pairs, table, names, groups, kinds, left, right, columns)


def _sort(value: Value | None) -> str:
    """What a pair is measured by: the kind of its values, but what is to come is of a kind of its own."""
    if value is None:
        return ""
    return REALITY if value.axis.startswith(REALITY) else value.kind


def weighed(compared: Compared, cards: Mapping[str, scorecard.Card]) -> npt.NDArray[np.float64]:
    """The chance of the verdict that each pair's values allow."""
    if not compared.pairs:
        return np.zeros(0)
    same = verdict.same_fact(cards, compared.table, compared.names, compared.groups)
    table, names = figures(compared, same)
    return verdict.chances(cards, table, names, compared.groups, compared.kinds, compared.pairs)


def figures(compared: Compared, same: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.float32], tuple[str, ...]]:
    """The figures of each pair with what the other pairs say of it. same: the chance that both speak of one fact."""
    return signals.signals(
        compared.table, compared.names, same, compared.left, compared.right, compared.columns, compared.pairs
    )


def read(
    paths: Sequence[str], *, warn: Callable[[str], None] | None = None, strict: bool = False, stdin_name: str = "-"
) -> list[Article]:
    """The articles of paths; what cannot be read is named through warn, or raises with strict."""
    return reading.articles(paths, warn=warn, strict=strict, stdin_name=stdin_name)


def check(articles: Sequence[Article], progress: Progress | None = None) -> Report:
    """The report on what articles say about one another."""
    ordered = sorted(articles, key=lambda a: a.source)
    return examined(ordered, progress).report


class Examined(NamedTuple):
    """A report with all that led to it, for whoever asks why."""

    report: Report
    read: Reading
    compared: Compared
    evidence: list[judge.Evidence]
    ids: list[str]  # the claim_id of each claim


def examined(
    articles: Sequence[Article], progress: Progress | None = None, cards: Mapping[str, scorecard.Card] | None = None
) -> Examined:
    """The report on articles and every comparison behind it. cards: scorecards in place of those that are shipped."""
    read = read_claims(articles, progress)
    compared = compare(read)
    certainties = [(read.claims[p.left].certainty, read.claims[p.right].certainty) for p in compared.pairs]
    kinds = [outcome.kind_of(read.claims[p.left], read.claims[p.right], p.relation) for p in compared.pairs]
    chances = weighed(compared, scorecard.cards() if cards is None else cards).tolist()
    strangers = signals.strangers(compared.left, compared.right, compared.columns).tolist()
    hollow = [outcome.hollow(read.claims[p.left], read.claims[p.right], read.statements) for p in compared.pairs]
    evidence = judge.evidence(compared.pairs, chances, kinds, certainties, strangers, hollow)
    ids = outcome.claim_ids(read.claims, read.statements)
    findings = outcome.findings(read.claims, read.statements, compared.pairs, evidence, ids)
    report = outcome.report(read.articles, read.statements, read.claims, ids, findings)
    return Examined(report, read, compared, evidence, ids)
