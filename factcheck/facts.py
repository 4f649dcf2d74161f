"""Claims and evidence → facts: what is asked, which values are given, who gives which.

A fact is what findings tie together. Claims that agree with or contradict one another are of one; what is only possibly
in conflict is a fact of its own, of the values that would be, for it tells nothing of whatever else agrees with either.
Statements that agree as wholes are of one fact where all agree with one of them: that A says what B says, and B what C
says, does not make A say what C says. Where two give one value besides, or dispute one, it is that which they say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from factcheck.model import NAME_KINDS, Claim, Finding
from factcheck.ties import apart, first_of_tied, stars

_BLANK = "…"
_LABEL = 90  # characters of a fact's label
_TELLING = 60  # … of which so many tell most
_RANK = {"agreeing": 0, "possible": 1, "contradicting": 2}
_LOOSE = NAME_KINDS | {"status"}  # kinds of values of which two statements may share one and say different things

Statement = tuple[str, int, int]


class Fact(NamedTuple):
    """What several claims speak of. Key: fact_id."""

    fact_id: str
    label: str  # a claim with its value left out: "The renovation cost …"
    kind: str
    verdict: str  # contradicting where two values cannot both be true, possible where that is unsure, else agreeing
    values: list[dict[str, Any]]  # {"value", "sources", "claims", "current", "updated"}, most sources first
    best: str | None  # the value most sources give; None where none leads


class Facts(NamedTuple):
    """The facts, and where claims and findings belong."""

    facts: list[Fact]  # those in dispute first
    of_claim: dict[str, str]  # claim_id → the fact it belongs to; before one in which it is only possibly disputed
    of_finding: dict[str, str]


class _Firm(NamedTuple):
    """What claims with a value agree or differ on. A fact and a side of it are known by one of their claims."""

    fact: dict[str, str]  # of each claim that belongs to one
    side: dict[str, str]
    claims: dict[str, list[Claim]]  # of each side
    sides: dict[str, list[str]]  # of each fact
    verdict: dict[str, str]


def grouped(claims: Sequence[Claim], findings: Sequence[Finding]) -> Facts:
    """The facts of claims, and the fact of each claim and finding that belongs to one."""
    by_id = {claim.claim_id: claim for claim in claims}
    valued = [f for f in findings if by_id[f.left].value and by_id[f.right].value]
    firm = _firm(claims, valued)
    stated = _stated(claims, firm)
    whole, covered = [], {}
    for finding in findings:
        if not (by_id[finding.left].value and by_id[finding.right].value):
            told = stated[_statement(by_id[finding.left])] & stated[_statement(by_id[finding.right])]
            if told:
                covered[finding.finding_id] = min(told, key=lambda fact: (-_RANK[firm.verdict[fact]], fact))
            else:
                whole.append(finding)
    groups = apart((f.left, f.right) for f in whole)
    beside = _beside(findings, covered, {claim_id for star in groups for claim_id in star}, by_id)
    given = {frozenset(map(_statement, _given(firm, root))): root for root in firm.sides}
    groups = [group for group in groups if not _is_given([by_id[claim_id] for claim_id in group], given, beside)]
    firmly = {root: _of_values(firm, root, beside[root]) for root in firm.sides}
    doubtful = [f for f in valued if f.verdict == "possible" and firm.fact.get(f.left, "") != firm.fact.get(f.right)]
    facts = [*firmly.values(), *_of_wholes(groups, whole, firm, by_id), *_of_doubts(doubtful, firm, by_id)]
    of_claim: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        for claim_id in _claims(fact):
            of_claim[claim_id].append(fact.fact_id)
    of_finding = {f.finding_id: _shared(of_claim[f.left], of_claim[f.right]) for f in findings}
    of_finding |= {finding_id: firmly[root].fact_id for finding_id, root in covered.items()}
    order = {"contradicting": 0, "possible": 1, "agreeing": 2}
    facts.sort(key=lambda f: (order[f.verdict], -sum(len(v["sources"]) for v in f.values), f.label, f.fact_id))
    return Facts(facts, {claim_id: known[0] for claim_id, known in of_claim.items()}, of_finding)


def _given(firm: _Firm, root: str) -> Iterator[Claim]:
    return (claim for side in firm.sides[root] for claim in firm.claims[side])


def _is_given(
    wholes: Sequence[Claim], given: Mapping[frozenset[Statement], str], beside: Mapping[str, list[Claim]]
) -> bool:
    """Whether a value is given by just these statements; then they stand beside it."""
    root = given.get(frozenset(map(_statement, wholes)))
    if root is not None:
        beside[root].extend(wholes)
    return root is not None


def _shared(left: Sequence[str], right: Sequence[str]) -> str:
    """The first fact that two claims share; else that of the first."""
    return next((fact for fact in left if fact in right), left[0])


def _claims(fact: Fact) -> Iterator[str]:
    return (claim_id for value in fact.values for claim_id in value["claims"])


def _firm(claims: Sequence[Claim], findings: Sequence[Finding]) -> _Firm:
    """What claims with a value agree or differ on."""
    ties = [f for f in findings if f.verdict != "possible"]
    fact = first_of_tied((f.left, f.right) for f in ties)
    inner = [f for f in findings if f.left in fact and fact[f.left] == fact.get(f.right)]
    verdict: dict[str, str] = {}
    for finding in inner:
        root = fact[finding.left]
        verdict[root] = max(verdict.get(root, "agreeing"), finding.verdict, key=_RANK.__getitem__)
    known = [claim for claim in claims if claim.claim_id in fact]
    first: dict[tuple[str, str, str], str] = {}  # two that give one value say the same here, found to agree or not
    equal = [(first.setdefault((fact[c.claim_id], c.kind, c.value), c.claim_id), c.claim_id) for c in known]
    side = first_of_tied([*equal, *((f.left, f.right) for f in ties if f.verdict == "agreeing")])
    _divide(side, known, [f for f in inner if f.verdict == verdict[fact[f.left]] != "agreeing"])
    of_side: dict[str, list[Claim]] = defaultdict(list)
    sides: dict[str, list[str]] = defaultdict(list)
    for claim in known:
        if side[claim.claim_id] not in of_side:
            sides[fact[claim.claim_id]].append(side[claim.claim_id])
        of_side[side[claim.claim_id]].append(claim)
    return _Firm(fact, side, of_side, sides, verdict)


def _divide(side: dict[str, str], claims: Sequence[Claim], conflicts: Iterable[Finding]) -> None:
    """Set the value that fewer claims give apart, where two of one side are in conflict: one that is near to both."""
    value = {claim.claim_id: (claim.kind, claim.value) for claim in claims}
    members: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        members[side[claim.claim_id]].append(claim.claim_id)
    for finding in conflicts:
        root = side[finding.left]
        if root != side[finding.right] or value[finding.left] == value[finding.right]:
            continue
        counts = Counter(value[member] for member in members[root])
        fewest = min((value[finding.left], value[finding.right]), key=lambda given: (counts[given], given))
        whole = members.pop(root)
        for part in ([m for m in whole if value[m] == fewest], [m for m in whole if value[m] != fewest]):
            members[part[0]] = part
            side |= dict.fromkeys(part, part[0])


def _stated(claims: Iterable[Claim], firm: _Firm) -> dict[Statement, set[str]]:
    """The facts a statement gives a value of that tells what it says, or is in dispute."""
    stated: dict[Statement, set[str]] = defaultdict(set)
    for claim in claims:
        root = firm.fact.get(claim.claim_id)
        if root and (claim.kind not in _LOOSE or firm.verdict[root] == "contradicting"):
            stated[_statement(claim)].add(root)
    return stated


def _statement(claim: Claim) -> Statement:
    return claim.source, claim.start, claim.end


def _beside(
    findings: Iterable[Finding], covered: Mapping[str, str], placed: Collection[str], by_id: Mapping[str, Claim]
) -> dict[str, list[Claim]]:
    """Statements as wholes that say a value's fact and belong nowhere else, by that fact."""
    fact: dict[str, str] = {}
    for finding in findings:
        for end in (finding.left, finding.right):
            if finding.finding_id in covered and end not in placed:
                fact.setdefault(end, covered[finding.finding_id])
    beside: dict[str, list[Claim]] = defaultdict(list)
    for claim_id, root in fact.items():
        beside[root].append(by_id[claim_id])
    return beside


def _of_values(firm: _Firm, root: str, beside: Sequence[Claim]) -> Fact:
    """A fact of which values are given. beside: statements as wholes that give one of them."""
    sides = [firm.claims[side] for side in firm.sides[root]]
    with_them: list[list[Claim]] = [[] for _ in sides]
    for whole in beside:
        with_them[next(n for n, side in enumerate(sides) if _statement(whole) in map(_statement, side))].append(whole)
    values = [_value(side, more) for side, more in zip(sides, with_them, strict=True)]
    return _fact([c for side in sides for c in side], firm.verdict[root], values)


def _of_wholes(
    groups: Iterable[Sequence[str]], ties: Iterable[Finding], firm: _Firm, by_id: Mapping[str, Claim]
) -> Iterator[Fact]:
    """The facts of statements that agree as wholes, called by one that all others agree with and nothing disputes."""
    disputed = {_statement(by_id[c]) for c, root in firm.fact.items() if firm.verdict[root] == "contradicting"}
    near: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        near[tie.left].add(tie.right)
        near[tie.right].add(tie.left)
    for group in groups:
        claims = [by_id[claim_id] for claim_id in group]
        calm = [claim for claim in claims if _statement(claim) not in disputed]
        middle = [claim for claim in calm if near[claim.claim_id] >= {*group} - {claim.claim_id}]
        head = min(middle or calm or claims[:1], key=_telling)
        yield _fact(claims, "agreeing", [_value(claims, []) | {"value": head.text}], [head])


def _of_doubts(doubtful: Sequence[Finding], firm: _Firm, by_id: Mapping[str, Claim]) -> Iterator[Fact]:
    """The facts of values that are possibly in conflict: one that several may contradict with all of these."""
    ends = [(firm.side.get(f.left, f.left), firm.side.get(f.right, f.right)) for f in doubtful]
    told: dict[str, set[str]] = defaultdict(set)  # the claims of a side that are in doubt
    for finding, (left, right) in zip(doubtful, ends, strict=True):
        told[left].add(finding.left)
        told[right].add(finding.right)
    for star in stars(ends):
        sides = _merged([firm.claims.get(side) or [by_id[side]] for side in star])
        head = [claim for claim in sides[0] if claim.claim_id in told[star[0]]]
        yield _fact([c for side in sides for c in side], "possible", [_value(side, []) for side in sides], head)


def _merged(sides: Iterable[Sequence[Claim]]) -> list[list[Claim]]:
    """The sides, those with the same value as one."""
    merged: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for side in sides:
        merged[side[0].kind, _most(side)] += side
    return list(merged.values())


def _fact(
    claims: Sequence[Claim], verdict: str, values: list[dict[str, Any]], heads: Sequence[Claim] | None = None
) -> Fact:
    """The fact of claims with a value, or of wholes. heads: those that it may be called by."""
    values = sorted(values, key=lambda r: (-len(r["sources"]), r["value"], r["claims"]))
    fact_id = "f" + sha256("\x1f".join(sorted(c.claim_id for c in claims)).encode()).hexdigest()[:11]
    return Fact(fact_id, label(heads or claims), _kind(claims), verdict, values, _best(values))


def _value(claims: Sequence[Claim], beside: Sequence[Claim]) -> dict[str, Any]:
    """What claims say alike, and who says it. beside: statements as wholes that say it too."""
    return {
        "value": _most(claims),
        "sources": sorted({c.source for c in claims}),
        "claims": sorted(c.claim_id for c in (*claims, *beside)),
        "current": None,
        "updated": None,
    }


def _most(claims: Iterable[Claim]) -> str:
    """The value that most of the claims give."""
    names = Counter(c.value or c.text for c in claims)
    return min(names, key=lambda v: (-names[v], v))


def _best(values: Sequence[Mapping[str, Any]]) -> str | None:
    if len(values) > 1 and len(values[0]["sources"]) == len(values[1]["sources"]):
        return None
    return str(values[0]["value"])


def _kind(group: Sequence[Claim]) -> str:
    counts = Counter(c.kind for c in group)
    return min(counts, key=lambda k: (-counts[k], k))


def label(group: Sequence[Claim]) -> str:
    """The shortest telling claim of a fact, its value left out; better one that begins where its sentence does."""
    return _masked(min(group, key=_telling))


def _telling(claim: Claim) -> tuple[bool, int, str]:
    text = _masked(claim)
    return text.startswith(_BLANK), abs(len(text) - _TELLING), text


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
