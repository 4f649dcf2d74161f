"""Errors with the evidence behind each: how both values were read, how they relate, why the judge spoke or did not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from factcheck.evaluate.labels import Said, held, said
from factcheck.evaluate.rating import Rated, Ratings, once, sprung
from factcheck.evaluate.rating import rated as one_rated
from factcheck.judge import CONTRADICTING, POSSIBLE, UNREAL, verdict
from factcheck.judge.comparison import ALONE
from factcheck.judge.scorecard import Card
from factcheck.judge.value import AGREEING, DIFFERS
from factcheck.pipeline import Examined

MISSED, ALARM, TRAP = "missed conflict", "false alarm", "sprung trap"
LEAST = 0.02  # chances below it are of no use to the curve
SHOWN = 3  # comparisons shown of one error
_RANK = {DIFFERS: 0, ALONE: 2}  # which comparisons tell most of a missed conflict


class Side(NamedTuple):
    """One side of an error."""

    source: str
    text: str
    value: str  # as labelled; for a false alarm, as read
    read: tuple[str, ...]  # the values read there, with their kinds


class Link(NamedTuple):
    """A comparison behind an error."""

    left: str  # the value as read
    right: str
    relation: str
    same: float  # the chance that both claims speak of one fact
    chance: float  # the chance of the verdict that the values allow
    verdict: str  # agreeing, contradicting, possible; empty where the judge kept silent
    abstained: str  # why


class Error(NamedTuple):
    """A missed conflict, a false alarm or a sprung trap."""

    topic: str
    what: str
    kind: str
    why: str  # where a missed conflict was lost; what the labels say of a false alarm; why a trap is one
    left: Side
    right: Side
    chain: tuple[Link, ...]


class Traced(NamedTuple):
    """A report held against its labels with everything behind it."""

    rated: Ratings
    examined: Examined
    same: np.ndarray[Any, Any]  # the chance, of each comparison, that both claims speak of one fact
    rows: dict[frozenset[int], int]  # two claims -> their comparison
    spoken: list[Said]  # what each claim says, also those that the report leaves out
    holds: list[frozenset[int]]  # the mentions each claim holds
    holders: dict[int, list[int]]  # mention -> the claims that hold it
    ids: dict[str, int]  # claim_id -> claim


def traced(rated: Ratings, examined: Examined, cards: Mapping[str, Card]) -> Traced:
    """A report held against its labels, with what errors() asks of the run that made it."""
    compared, read = examined.compared, examined.read
    same = verdict.same_fact(cards, compared.table, compared.names, compared.groups)
    rows = {frozenset((pair.left, pair.right)): row for row, pair in enumerate(compared.pairs)}
    spoken = said(
        {"source": s.source, "text": s.text, "value_text": s.text[c.value.start : c.value.end] if c.value else ""}
        for c in read.claims
        for s in (read.statements[c.statement],)
    )
    holding = held(rated.labels, spoken)
    holders: dict[int, list[int]] = {}
    for claim, mentions in enumerate(holding):
        for mention in mentions:
            holders.setdefault(mention, []).append(claim)
    ids = {known: row for row, known in enumerate(examined.ids)}
    return Traced(rated, examined, same, rows, spoken, holding, holders, ids)


def silent(run: Traced) -> list[Rated]:
    """The comparisons of differing values that the judge was not sure of, held against the labels."""
    claims = run.examined.read.claims
    found = []
    for known in run.examined.evidence:
        pair = run.examined.compared.pairs[known.row]
        unreal = {claims[pair.left].certainty, claims[pair.right].certainty} & UNREAL
        if known.verdict or pair.relation != DIFFERS or unreal or not LEAST <= known.score < POSSIBLE:
            continue
        value = claims[pair.left].value
        finding = {"finding_id": "", "verdict": "silent", "kind": value.kind if value else "other", "rule": ""}
        sides = {"left": pair.left, "right": pair.right, "score": known.score}
        found.append(one_rated(run.rated.labels, run.spoken, run.holds, finding | sides))
    return found


def errors(run: Traced) -> list[Error]:
    """The missed conflicts, false alarms and sprung traps of one corpus."""
    conflicts = [f for f in run.rated.findings if f.verdict == "contradicting"]
    found = frozenset[frozenset[int]]().union(*(f.hits for f in conflicts))
    known = (pair for pair, v in run.rated.labels.pairs.items() if v == "contradicting")
    alarms = [f for f in once(conflicts).values() if f.right_or_not == "false"]
    return [
        *(_missed(run, *sorted(pair)) for pair in sorted(known, key=sorted) if pair not in found),
        *(_alarm(run, f, ALARM, f"the labels call it {f.known}" if f.known else "not in the labels") for f in alarms),
        *(_alarm(run, f, TRAP, trap.get("why", "")) for trap, f in sprung(run.rated)),
    ]


def _missed(run: Traced, left: int, right: int) -> Error:
    mentions = run.rated.labels.mentions
    sides = [run.holders.get(row, []) for row in (left, right)]
    compared = run.examined.compared.pairs
    rows = [run.rows[pair] for pair in {frozenset((a, b)) for a in sides[0] for b in sides[1]} if pair in run.rows]
    rows.sort(key=lambda row: (_RANK.get(compared[row].relation, 1), -_chance(run, row), row))
    ends = [
        Side(mentions[row].source, mentions[row].quote, mentions[row].value, _read(run, claims))
        for row, claims in zip((left, right), sides, strict=True)
    ]
    return Error(
        run.rated.labels.name, MISSED, mentions[left].kind, _lost(run, sides, rows), ends[0], ends[1], _chain(run, rows)
    )


def _lost(run: Traced, sides: Sequence[Sequence[int]], rows: Sequence[int]) -> str:
    """The step on which a labelled conflict was lost."""
    claims = run.examined.read.claims
    if not all(sides):
        return "no statement holds the quote"
    if not all(any(claims[row].value is not None for row in side) for side in sides):
        return "a value was not read"
    if not rows:
        return "the statements were not compared"
    relation = run.examined.compared.pairs[rows[0]].relation
    if relation == ALONE:
        kinds = ({v.kind for v in (claims[row].value for row in side) if v is not None} for side in sides)
        return "values of different kinds" if set.isdisjoint(*kinds) else "the values are not known to be opposed"
    if relation != DIFFERS:
        return "the values were read as agreeing" if relation in AGREEING else "both values can be true"
    best = run.examined.evidence[rows[0]]
    if best.score >= CONTRADICTING:
        return "a question or a hypothesis"
    return "only possible" if best.score >= POSSIBLE else "not sure enough"


def _alarm(run: Traced, finding: Rated, what: str, why: str) -> Error:
    claims = [run.rated.claims[row] for row in (finding.left, finding.right)]
    rows = [run.ids[claim["claim_id"]] for claim in claims]
    left, right = (
        Side(claim["source"], claim["text"], claim["value_text"], _read(run, [row]))
        for claim, row in zip(claims, rows, strict=True)
    )
    comparison = run.rows.get(frozenset(rows))
    chain = _chain(run, [] if comparison is None else [comparison])
    return Error(run.rated.labels.name, what, finding.kind, why, left, right, chain)


def _chance(run: Traced, row: int) -> float:
    return run.examined.evidence[row].score


def _read(run: Traced, claims: Iterable[int]) -> tuple[str, ...]:
    """The values of claims as they were read."""
    values = (run.examined.read.claims[row].value for row in claims)
    return tuple(dict.fromkeys(f"{value.label} ({value.kind})" for value in values if value is not None))


def _chain(run: Traced, rows: Sequence[int]) -> tuple[Link, ...]:
    links = []
    for row in rows[:SHOWN]:
        pair, evidence = run.examined.compared.pairs[row], run.examined.evidence[row]
        left, right = (next(iter(_read(run, [side])), "") for side in (pair.left, pair.right))
        links.append(
            Link(left, right, pair.relation, float(run.same[row]), evidence.score, evidence.verdict, evidence.abstained)
        )
    return tuple(links)
