"""Claims and evidence → facts: what is asked, which values are given, who gives which.

A fact is what findings tie together: claims that agree with or contradict one another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from factcheck.model import Claim, Finding
from factcheck.ties import first_of_tied

_BLANK = "…"
_LABEL = 90  # characters of a fact's label
_TELLING = 60  # … of which so many tell most


class Fact(NamedTuple):
    """What several claims speak of. Key: fact_id."""

    fact_id: str
    label: str  # a claim with its value left out: "The renovation cost …"
    kind: str
    verdict: str  # contradicting where two values cannot both be true, possible where that is unsure, else agreeing
    values: list[dict[str, Any]]  # {"value", "sources", "claims", "current", "updated"}, most sources first
    best: str | None  # the value most sources give; None where none leads


def grouped(claims: Sequence[Claim], findings: Sequence[Finding]) -> tuple[list[Fact], dict[str, str]]:
    """The facts, those in dispute first, and the fact of each claim that belongs to one."""
    home = _components(findings)
    by_id = {claim.claim_id: claim for claim in claims}
    members: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.claim_id in home:
            members[home[claim.claim_id]].append(claim)
    verdicts = _verdicts(findings, home)
    alike = _alike(findings)
    facts, of_claim = [], {}
    for root, group in members.items():
        fact_id = "f" + sha256("\x1f".join(sorted(c.claim_id for c in group)).encode()).hexdigest()[:11]
        values = _values(group, alike, by_id)
        of_claim.update({c.claim_id: fact_id for c in group})
        facts.append(Fact(fact_id, label(group), _kind(group), verdicts[root], values, _best(values)))
    order = {"contradicting": 0, "possible": 1, "agreeing": 2}
    facts.sort(key=lambda f: (order[f.verdict], -sum(len(v["sources"]) for v in f.values), f.label, f.fact_id))
    return facts, of_claim


def _components(findings: Iterable[Finding]) -> dict[str, str]:
    """Claim → the first claim of those it is tied to."""
    return first_of_tied((finding.left, finding.right) for finding in findings)


def _alike(findings: Iterable[Finding]) -> dict[str, str]:
    """Claim → the first claim that says the same value."""
    return _components(f for f in findings if f.verdict == "agreeing")


def _verdicts(findings: Iterable[Finding], home: Mapping[str, str]) -> dict[str, str]:
    """What the findings make of each fact."""
    rank = {"agreeing": 0, "possible": 1, "contradicting": 2}
    result: dict[str, str] = {}
    for finding in findings:
        root = home[finding.left]
        result[root] = max(result.get(root, "agreeing"), finding.verdict, key=rank.__getitem__)
    return result


def _values(group: Sequence[Claim], alike: Mapping[str, str], by_id: Mapping[str, Claim]) -> list[dict[str, Any]]:
    """The values a fact is given, each with the sources and claims that give it."""
    parts: dict[str, list[Claim]] = defaultdict(list)
    first: dict[tuple[str, str], str] = {}  # two that give one value say the same here, found to agree or not
    joined: dict[str, str] = {}
    for claim in group:
        root = alike.get(claim.claim_id, claim.claim_id)
        root = joined.get(root, root)
        if claim.value:
            joined[root] = root = first.setdefault((claim.kind, claim.value), root)
        parts[root].append(claim)
    rows = []
    for part in parts.values():
        names = Counter(c.value or c.text for c in part)
        rows.append(
            {
                "value": min(names, key=lambda v: (-names[v], v)),
                "sources": sorted({c.source for c in part}),
                "claims": sorted(c.claim_id for c in part),
                "current": None,
                "updated": None,
            }
        )
    return sorted(rows, key=lambda r: (-len(r["sources"]), r["value"], r["claims"]))


def _best(values: Sequence[Mapping[str, Any]]) -> str | None:
    if len(values) > 1 and len(values[0]["sources"]) == len(values[1]["sources"]):
        return None
    return str(values[0]["value"])


def _kind(group: Sequence[Claim]) -> str:
    counts = Counter(c.kind for c in group)
    return min(counts, key=lambda k: (-counts[k], k))


def label(group: Sequence[Claim]) -> str:
    """The shortest telling claim of a fact, its value left out; better one that begins where its sentence does."""
    return min((_masked(c) for c in group), key=lambda text: (text.startswith(_BLANK), abs(len(text) - _TELLING), text))


def _masked(claim: Claim) -> str:
    text = claim.text
    at = text.find(claim.value_text) if claim.value_text else -1
    if at < 0:
        return text if len(text) <= _LABEL else text[: _LABEL - 1].rsplit(" ", 1)[0] + _BLANK
    before, after = text[:at], text[at + len(claim.value_text) :]
    if len(before) > _LABEL * 2 // 3:
        before = _BLANK + before[-(_LABEL * 2 // 3) :].split(" ", 1)[-1]
    rest = max(0, _LABEL - len(before))
    if len(after) > rest:
        after = after[:rest].rsplit(" ", 1)[0] + _BLANK
    return f"{before}{_BLANK}{after}".strip()
