"""Evidence → the tables of a report: which claims are kept, their verdicts, findings, facts and sources."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from factcheck import facts as grouping
from factcheck.judge import Evidence, rule_of, value, whole
from factcheck.judge.comparison import Comparison
from factcheck.model import DENIAL, DESIGNATOR, Article, Claim, Finding, Placed, Statement, Value
from factcheck.report import Report, Rows

_TOLD = 4  # words without which a sentence tells nothing that can be told twice: "Updated at 9:52 a.m."
_RETOLD = 0.7  # the share of words beside their values from which two sentences of one article are one told twice


class Judged(NamedTuple):
    """A claim with its verdict: the fields of Claim and three more. Key: claim_id."""

    claim_id: str
    source: str
    line: int
    column: int
    start: int
    end: int
    text: str
    subject: str
    kind: str
    value: str
    value_text: str
    polarity: str
    certainty: str
    attributed_to: str | None
    predicate: str
    qualifiers: str
    verdict: str
    score: float | None
    fact_id: str | None


class Source(NamedTuple):
    """An article with its counts. Key: source."""

    source: str
    path: str | None
    title: str | None
    published: str | None
    claims: int
    agreeing: int
    contradicting: int
    unsupported: int
    dropped: int


class Dropped(NamedTuple):
    """A stretch of an article that makes no claims, and why. Key: source, line, text."""

    source: str
    line: int
    reason: str
    text: str


def claim_ids(claims: Sequence[Placed], statements: Sequence[Statement]) -> list[str]:
    """An id for each claim that does not depend on where it stands: its article, words, kind and value."""
    seen: dict[tuple[str, ...], int] = {}
    ids = []
    plain = [" ".join(statement.text.split()).casefold() for statement in statements]
    for claim in claims:
        statement, words = statements[claim.statement], plain[claim.statement]
        given = (claim.value.kind, claim.value.label, statement.text[claim.value.start : claim.value.end]) if claim.value else ("", "", "")  # fmt: skip  # noqa: E501 - one key, one line
        key = (statement.source, words, *given)
        times = seen[key] = seen.get(key, 0) + 1
        ids.append("c" + (_digest(*key) if times == 1 else _digest(*key, str(times))))
    return ids


def _digest(*fields: str) -> str:
    return sha256("\x1f".join(fields).encode()).hexdigest()[:15]


def findings(
    claims: Sequence[Placed],
    statements: Sequence[Statement],
    pairs: Sequence[Comparison],
    evidence: Sequence[Evidence],
    ids: Sequence[str],
) -> list[Finding]:
    """What the evidence makes known, one row a pair, sorted by its claims.

    Of one article with itself only a conflict that is sure; two predicates that agree only where nothing else of their
    statements does; two statements as wholes only where no values of theirs are against it.
    """
    bettered = whole.bettered(claims, pairs, evidence)
    found = []
    for known in evidence:
        pair = pairs[known.row]
        left, right = claims[pair.left], claims[pair.right]
        within = left.source == right.source
        if not known.verdict or (within and known.verdict != "contradicting") or bettered(known.verdict, pair):
            continue
        kind = kind_of(left, right, pair.relation)
        found.append(
            Finding(
                "d" + _digest(*sorted((ids[pair.left], ids[pair.right])), kind),
                known.verdict,
                kind,
                ids[pair.left],
                ids[pair.right],
                round(known.score, 4),
                rule_of(kind, within),
                reason(left, right, pair, statements),
                within,
                "",
            )
        )
    return sorted(found, key=lambda f: (f.left, f.right, f.kind))


def _is_status(claim: Placed) -> bool:
    return claim.value is not None and claim.value.kind == "status"


def kind_of(left: Placed, right: Placed, relation: str) -> str:
    """The kind of a finding."""
    if left.value is None or right.value is None:
        return "other"
    labels = (left.value.label, right.value.label)
    if _is_status(left) and relation == "differs" and any(label.startswith(DENIAL) for label in labels):
        return "negation"
    return left.value.kind


def hollow(left: Placed, right: Placed, statements: Sequence[Statement]) -> bool:
    """Whether two claims that agree say nothing by it: they name one season, or guess, or only head a section."""
    if left.value is None or right.value is None:
        guessed = "opinion" in (left.certainty, right.certainty)
        return guessed or any(_heads(statements[c.statement]) and not c.predicate for c in (left, right))
    return left.value.axis.startswith(DESIGNATOR)


def of_two_things(left: Placed, right: Placed, statements: Sequence[Statement]) -> bool:
    """Whether two claims of one article may be of two things: only one told twice in nearly the same words is sure.

    An article seldom contradicts itself, and puts what is alike side by side: the rows of a table, two victims.
    """
    if left.source != right.source or left.value is None or right.value is None:
        return False
    ours, theirs = statements[left.statement], statements[right.statement]
    if not ours.kind == theirs.kind == "sentence" or left.value.axis.startswith(DESIGNATOR):
        return True
    one, other = _beside(ours.text, left.value), _beside(theirs.text, right.value)
    return len(one & other) < max(_TOLD, _RETOLD * len(one | other))


def _beside(text: str, value: Value) -> frozenset[str]:
    """The words of a text beside those that state a value."""
    return frozenset(re.findall(r"\w+", (text[: value.start] + " " + text[value.end :]).casefold()))


def _heads(statement: Statement) -> bool:
    return statement.kind in ("heading", "title")


def reason(left: Placed, right: Placed, pair: Comparison, statements: Sequence[Statement]) -> str:
    """One sentence on how both sides were read."""
    if left.value is None or right.value is None:
        return "both statements say the same"
    return value.reason(left.value, right.value, pair.relation)


class Tables(NamedTuple):
    """The tables of a report, as rows."""

    claims: list[Judged]
    facts: list[grouping.Fact]
    findings: list[Finding]
    sources: list[Source]
    dropped: list[Dropped]


def tables(
    articles: Sequence[Article],
    statements: Sequence[Statement],
    claims: Sequence[Placed],
    ids: Sequence[str],
    found: Sequence[Finding],
) -> Tables:
    """What findings make of the claims."""
    told = {claim for f in found for claim in (f.left, f.right)}
    kept = _kept(claims, ids, told)
    rows = [_claim(claims[row], statements[claims[row].statement], ids[row]) for row in kept]
    verdicts = _verdicts(found)
    grouped = grouping.grouped(rows, found)
    judged = [
        Judged(*c, *verdicts.get(c.claim_id, ("unsupported", None)), grouped.of_claim.get(c.claim_id)) for c in rows
    ]
    return Tables(
        judged,
        grouped.facts,
        [f._replace(fact_id=grouped.of_finding[f.finding_id]) for f in found],
        _sources(articles, judged),
        _dropped(articles),
    )


def report(made: Tables) -> Report:
    """The report of tables."""
    return Report(
        claims=Rows(made.claims, Judged),
        facts=Rows(made.facts, grouping.Fact),
        findings=Rows(made.findings, Finding),
        sources=Rows(made.sources, Source),
        dropped=Rows(made.dropped, Dropped),
    )


def _kept(claims: Sequence[Placed], ids: Sequence[str], told: set[str]) -> list[int]:
    """The claims a report shows: every value, every statement without one, and what a finding speaks of."""
    valued = {c.statement for c in claims if c.value is not None and c.value.kind != "status"}
    kept = []
    for row, claim in enumerate(claims):
        plain = claim.value is None or claim.value.kind == "status"
        if not plain or ids[row] in told or (claim.value is None and claim.statement not in valued):
            kept.append(row)
    return kept


def _claim(claim: Placed, statement: Statement, claim_id: str) -> Claim:
    known = claim.value
    return Claim(
        claim_id,
        statement.source,
        statement.line,
        statement.column,
        statement.start,
        statement.end,
        statement.text,
        claim.subject,
        known.kind if known else "other",
        known.label if known else "",
        statement.text[known.start : known.end] if known else "",
        claim.polarity,
        claim.certainty,
        claim.attributed_to,
        claim.predicate,
        "; ".join(claim.qualifiers),
    )


def _verdicts(found: Sequence[Finding]) -> dict[str, tuple[str, float | None]]:
    """The verdict of each claim that another source speaks of, and the surest score behind it."""
    best: dict[str, dict[str, float]] = defaultdict(dict)
    for finding in found:
        if finding.within_source or finding.verdict == "possible":
            continue
        for claim in (finding.left, finding.right):
            scores = best[claim]
            scores[finding.verdict] = max(scores.get(finding.verdict, 0.0), finding.score)
    result: dict[str, tuple[str, float | None]] = {}
    for claim, scores in best.items():
        verdict = "contradicting" if "contradicting" in scores else "agreeing"
        result[claim] = (verdict, scores[verdict])
    return result


def _sources(articles: Sequence[Article], judged: Sequence[Judged]) -> list[Source]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in judged:
        counts[claim.source][claim.verdict] += 1
    return [
        Source(
            a.source,
            a.path,
            a.title,
            a.published.isoformat() if a.published else None,
            sum(counts[a.source].values()),
            counts[a.source]["agreeing"],
            counts[a.source]["contradicting"],
            counts[a.source]["unsupported"],
            sum(bool(block.dropped) for block in a.blocks or ()),
        )
        for a in articles
    ]


def _dropped(articles: Sequence[Article]) -> list[Dropped]:
    return [
        Dropped(a.source, a.text.count("\n", 0, block.runs[0][1] if block.runs else 0) + 1, block.dropped, block.text)
        for a in articles
        for block in a.blocks or ()
        if block.dropped
    ]
