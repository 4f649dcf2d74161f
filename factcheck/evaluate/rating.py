"""Findings held against labels → which are right, what they found, which traps they fell into."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from factcheck.evaluate.labels import Gold, Said, held, holds, label, said, words

VERDICTS = ("agreeing", "contradicting", "unsupported")
Count = Counter[tuple[str, ...]]


class Rated(NamedTuple):
    """A finding held against the labels. Key: finding_id."""

    finding_id: str
    verdict: str  # agreeing, contradicting, possible
    kind: str
    rule: str
    score: float
    left: int  # row of its claim
    right: int
    pair: frozenset[Said]  # what both sides say: a pair of statements counts once, however often it is reported
    right_or_not: str  # true, false; excused where an article is held against itself
    hits: frozenset[frozenset[int]]  # the labelled pairs of its verdict that it finds
    known: str  # what the labels say of the pair: contradicting, agreeing, same source, or nothing


class Ratings(NamedTuple):
    """A report held against the labels of its corpus."""

    labels: Gold
    claims: Sequence[dict[str, Any]]
    spoken: list[Said]
    holds: list[frozenset[int]]  # the mentions each claim holds
    findings: list[Rated]
    silent: Sequence[Rated] = ()  # differing values that the judge was not sure of, for the curve


def ratings(labels: Gold, claims: Sequence[dict[str, Any]], findings: Iterable[dict[str, Any]]) -> Ratings:
    """The rows of a report held against labels. What is possible counts as a contradiction if it were one."""
    rows = {claim["claim_id"]: row for row, claim in enumerate(claims)}
    spoken = said(claims)
    holding = held(labels, spoken)
    found = [{"rule": "", **f, "left": rows[f["left"]], "right": rows[f["right"]]} for f in findings]
    return Ratings(labels, claims, spoken, holding, [rated(labels, spoken, holding, f) for f in found])


def rated(labels: Gold, spoken: Sequence[Said], holding: Sequence[frozenset[int]], finding: dict[str, Any]) -> Rated:
    """A finding held against labels. Its left and right are rows of spoken and holding."""
    left, right = finding["left"], finding["right"]
    wanted = "agreeing" if finding["verdict"] == "agreeing" else "contradicting"
    pairs = {frozenset((i, j)) for i in holding[left] for j in holding[right] if i != j}
    hits = frozenset(pair for pair in pairs if labels.pairs.get(pair) == wanted)
    if hits:
        verdict = "true"
    elif spoken[left].source == spoken[right].source or any(labels.pairs.get(p) == "same source" for p in pairs):
        verdict = "excused"
    else:
        verdict = "false"
    return Rated(
        **{field: finding[field] for field in ("finding_id", "verdict", "kind", "rule", "score", "left", "right")},
        pair=frozenset((spoken[left], spoken[right])),
        right_or_not=verdict,
        hits=hits,
        known=label(labels, holding[left], holding[right]),
    )


def once(findings: Iterable[Rated]) -> dict[frozenset[Said], Rated]:
    """The findings, each pair of statements once: a right one before a wrong or excused one, else the first."""
    kept: dict[frozenset[Said], Rated] = {}
    for finding in findings:
        if finding.pair not in kept or (finding.right_or_not == "true" != kept[finding.pair].right_or_not):
            kept[finding.pair] = finding
    return kept


def counts(labels: Gold, claims: Sequence[dict[str, Any]], findings: Sequence[dict[str, Any]]) -> Count:
    """The counts behind every figure, of one corpus."""
    return counted(ratings(labels, claims, findings))


def counted(one: Ratings) -> Count:
    """The counts behind every figure, of one corpus."""
    result: Count = Counter()
    mentions = one.labels.mentions
    for verdict in ("agreeing", "contradicting"):
        found = [f for f in one.findings if f.verdict == verdict]
        result.update((verdict, f.right_or_not) for f in once(found).values())
        _by(result, verdict, "rule", found)
        _by(result, verdict, "kind", found)
        known = {pair for pair, v in one.labels.pairs.items() if v == verdict}
        hit = frozenset[frozenset[int]]().union(*(f.hits for f in found))
        result[verdict, "gold"] += len(known)
        result[verdict, "found"] += len(hit)
        for pair in known:
            kind, difficulty = mentions[min(pair)].kind, mentions[min(pair)].difficulty
            for name in (("kind", kind), ("difficulty", difficulty)):
                result[verdict, *name, "gold"] += 1
                result[verdict, *name, "found"] += pair in hit
        if verdict == "contradicting":
            result["facts", "gold"] += len({mentions[min(p)].fact for p in known})
            result["facts", "found"] += len({mentions[min(p)].fact for p in hit})
    _by(result, "possible", "rule", [f for f in one.findings if f.verdict == "possible"])
    result.update(("verdict", *told) for told in _told(one))
    result["traps", "all"] += len(one.labels.traps)
    result["traps", "sprung"] += len(sprung(one))
    return +result


def _by(result: Count, verdict: str, field: str, findings: Sequence[Rated]) -> None:
    """Count right and wrong findings by their rule or kind."""
    for name in sorted({getattr(f, field) for f in findings}):
        same = once(f for f in findings if getattr(f, field) == name)
        result.update((verdict, field, name, f.right_or_not) for f in same.values())


def _told(one: Ratings) -> Iterable[tuple[str, str]]:
    """For each mention, its verdict and what the report says of it."""
    said_of: dict[int, set[str]] = defaultdict(set)
    for claim, mentions in zip(one.claims, one.holds, strict=True):
        for row in mentions:
            said_of[row].add(claim["verdict"])
    for row, truth in enumerate(one.labels.verdicts):
        got = (v for v in ("contradicting", "agreeing", "unsupported") if v in said_of[row])
        yield truth, next(got, "no claim")


def sprung(one: Ratings) -> list[tuple[dict[str, Any], Rated]]:
    """The traps that findings of a contradiction fell into, each with the first that did."""
    conflicts = [f for f in one.findings if f.verdict == "contradicting" and f.known != "contradicting"]
    fallen = []
    for trap in one.labels.traps:
        ends = [(trap[side]["source"], words(trap[side]["quote"])) for side in ("left", "right")]
        for f in conflicts:
            sides = one.spoken[f.left], one.spoken[f.right]
            if _at(ends, sides) or _at(ends, sides[::-1]):
                fallen.append((trap, f))
                break
    return fallen


def _at(ends: Sequence[tuple[str, tuple[str, ...]]], sides: Sequence[Said]) -> bool:
    """Whether two claims stand where a trap has its ends."""
    return all(
        source == side.source and holds(quote, side.words) for (source, quote), side in zip(ends, sides, strict=True)
    )
