"""What the reports for people show, and in which order: disputed, doubtful, agreed, alone. No format is known here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.report.quote import Quote, count, marked
from factcheck.report.worded import Wording, reason, worded, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.report.order import Records, Row


UPDATED = "since updated"  # said of a value that an update has overtaken


class Heading(NamedTuple):
    """How a part of the report is called: the same glyph and words in every format."""

    glyph: str
    title: str
    meaning: str


HEADINGS = {  # by the fields of Outline
    "disputed": Heading("✗", "Disputed", "sources say different things"),
    "within": Heading("!", "Inconsistent", "one article disagrees with itself"),
    "possible": Heading("?", "Perhaps disputed", "not sure enough to be called so; worth a look"),
    "agreed": Heading("✓", "Agreed", "two or more sources say the same"),
    "alone": Heading("·", "Standing alone", "no other source speaks of it"),
    "sources": Heading("≡", "Sources", "claims, and what the other sources make of them"),
}


class Side(NamedTuple):
    """One of the values given for a fact, with those who give it."""

    value: str  # as its sources word it; empty where the quotes themselves are what is said
    sources: tuple[str, ...]
    state: str  # "best supported", "current", "since updated" or empty
    quotes: tuple[Quote, ...]  # one a source


class Topic(NamedTuple):
    """One thing to look at: a fact and what is said of it."""

    label: str
    kind: str
    sides: tuple[Side, ...]
    reasons: tuple[str, ...]  # most certain first
    score: float | None  # of the most certain reason
    finding_id: str  # to ask for more; empty where nothing was decided


class Outline(NamedTuple):
    """A report as people read it."""

    disputed: list[Topic]
    within: list[Topic]  # one article disagrees with itself
    possible: list[Topic]
    agreed: list[Topic]
    alone: list[Quote]
    alone_kinds: dict[str, int]  # kind of value → claims that stand alone, most frequent first
    sources: list[Row]  # with how many claims are perhaps disputed and nothing else ("possible"), and stand "alone"
    claims: int
    shared: int  # facts that two or more sources speak of: disputed, perhaps disputed or agreed


def outline(records: Records) -> Outline:
    """The report's outline; its rows are in the order of the records."""
    published = {row["source"]: row["published"] for row in records.sources}
    claims = {claim["claim_id"]: claim for claim in records.claims}
    known = _Known(claims, {fact["fact_id"]: fact for fact in records.facts}, published)
    contrary = [row for row in records.findings if row["verdict"] == "contradicting" and _known(row, claims)]
    between = _by_fact(row for row in contrary if not row["within_source"])
    inner = _by_fact(row for row in contrary if row["within_source"] and row["fact_id"] not in between)
    called = {fact["fact_id"] for fact in records.facts if fact["verdict"] == "contradicting"}
    disputed = set(between) | (called - set(inner))
    doubtful = [row for row in records.findings if row["verdict"] == "possible" and _known(row, claims)]
    told = {claim for row in doubtful for claim in (row["left"], row["right"])}
    unsupported = [claim for claim in records.claims if claim["verdict"] == "unsupported"]
    alone = [claim for claim in unsupported if claim["claim_id"] not in told]
    both = {"possible": [c for c in unsupported if c["claim_id"] in told], "alone": alone}
    parts = {
        "disputed": [_topic(known, key, between.get(key, [])) for key in _in_order(disputed, records, between)],
        "possible": _doubts(known, [row for row in doubtful if not _shown(known, row, disputed | set(inner))]),
        "agreed": [
            _topic(known, fact["fact_id"], [])
            for fact in records.facts
            if fact["verdict"] == "agreeing" and fact["fact_id"] not in {*disputed, *inner}
        ],
    }
    return Outline(
        **parts,
        within=[_topic(known, key, rows) for key, rows in inner.items()],
        alone=[_quote(claim, published) for claim in alone],
        alone_kinds=_counted(claim["kind"] for claim in alone),
        sources=[
            {**row, **{name: sum(c["source"] == row["source"] for c in part) for name, part in both.items()}}
            for row in records.sources
        ],
        claims=len(records.claims),
        shared=sum(map(len, parts.values())),
    )


def counted(shown: Outline) -> dict[str, str]:
    """How much each part of the outline holds, in words; disputed and agreed even where they hold nothing."""
    facts = {"disputed": shown.disputed, "within": shown.within, "possible": shown.possible, "agreed": shown.agreed}
    said = {
        part: f"{len(held):,} {HEADINGS[part].title.lower()}"
        for part, held in facts.items()
        if held or part in ("disputed", "agreed")
    }
    return said | ({"alone": f"{count(len(shown.alone), 'claim')} standing alone"} if shown.alone else {})


def stated(topic: Topic) -> list[str]:
    """The values given for an agreed fact; which of them an update has overtaken is said."""
    return [side.value + (f" ({side.state})" if side.state == UPDATED else "") for side in topic.sides if side.value]


class _Known(NamedTuple):
    claims: dict[str, Row]
    facts: dict[str, Row]
    published: dict[str, Any]


def _known(finding: Row, claims: dict[str, Row]) -> bool:
    return finding["left"] in claims and finding["right"] in claims


def _by_fact(findings: Iterable[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in findings:
        grouped.setdefault(row["fact_id"] or row["finding_id"], []).append(row)
    return grouped


def _in_order(disputed: set[str], records: Records, between: dict[str, list[Row]]) -> list[str]:
    """The disputed facts, those with most sources first."""
    facts = [fact for fact in records.facts if fact["fact_id"] in disputed]
    breadth = {fact["fact_id"]: len({s for v in fact["values"] for s in v["sources"]}) for fact in facts}
    listed = [*breadth, *(key for key in between if key not in breadth)]
    return sorted(listed, key=lambda key: -breadth.get(key, 0))  # sorted() keeps the order of equals


def _shown(known: _Known, finding: Row, disputed: set[str]) -> bool:
    """Whether the two claims of a doubtful pair already stand among the sides of a disputed fact."""
    fact = known.facts.get(finding["fact_id"])
    if fact is None or finding["fact_id"] not in disputed:
        return False
    return {finding["left"], finding["right"]} <= {claim for value in fact["values"] for claim in value["claims"]}


def _topic(known: _Known, key: str, findings: list[Row]) -> Topic:
    fact = known.facts.get(key)
    if fact is None:
        return _pair(known, findings[0])
    told = {row[end] for row in findings if row["verdict"] == "possible" for end in ("left", "right")}
    groups = [[known.claims[c] for c in value["claims"] if c in known.claims] for value in fact["values"]]
    wordings = [
        wording(claims, str(value["value"] or "")) for claims, value in zip(groups, fact["values"], strict=True)
    ]
    sides = [
        _side(known, fact, value, sorted(claims, key=lambda c: c["claim_id"] not in told), wordings)
        for claims, value in zip(groups, fact["values"], strict=True)
    ]
    return Topic(fact["label"], fact["kind"], tuple(sides), *_why(known, findings))


def _why(known: _Known, findings: list[Row]) -> tuple[tuple[str, ...], float | None, str]:
    ranked = sorted(findings, key=lambda row: -(row["score"] or 0))
    if not ranked:
        return (), None, ""
    said: dict[tuple[str, ...], str] = {}  # two values are held against each other once
    for row in ranked:
        left, right = known.claims[row["left"]], known.claims[row["right"]]
        said.setdefault(tuple(sorted((left["value"], right["value"]))), reason(row["reason"], left, right))
    return tuple(dict.fromkeys(said.values())), ranked[0]["score"], ranked[0]["finding_id"]


def _doubts(known: _Known, findings: list[Row]) -> list[Topic]:
    """One topic for each fact of values that perhaps conflict, the most certain first."""
    facts = _by_fact(sorted(findings, key=lambda row: -(row["score"] or 0)))  # sorted() keeps the order of equals
    return [_topic(known, key, rows)._replace(kind=rows[0]["kind"]) for key, rows in facts.items()]


def _pair(known: _Known, finding: Row) -> Topic:
    left, right = (known.claims[finding[end]] for end in ("left", "right"))
    wordings = [wording([claim], claim["value"]) for claim in (left, right)]
    sides = tuple(
        Side(worded(own, wordings), (claim["source"],), "", (_quote(claim, known.published),))
        for claim, own in zip((left, right), wordings, strict=True)
    )
    label = left["subject"] or right["subject"] or finding["kind"]
    return Topic(label, finding["kind"], sides, *_why(known, [finding]))


def _side(known: _Known, fact: Row, value: Row, claims: list[Row], wordings: list[Wording]) -> Side:
    """The side of a value. claims: that give it, in the order of their quotes; wordings: of all values of the fact."""
    if value.get("updated"):
        state = UPDATED
    elif value.get("current"):
        state = "current"
    else:
        state = "best supported" if fact["best"] and fact["best"] == value["value"] else ""
    given = ""
    if value["value"] not in {claim["text"] for claim in claims}:  # a quote need not be said twice
        given = worded(wording(claims, str(value["value"] or "")), wordings)
    return Side(given, tuple(value["sources"]), state, _quotes(claims, known.published))


def _quotes(claims: list[Row], published: dict[str, Any]) -> tuple[Quote, ...]:
    """One quote a source: its first claim that states a value, and the lines of the others."""
    by_source: dict[str, list[Row]] = {}
    for claim in sorted(claims, key=lambda claim: not claim["value_text"]):  # sorted() keeps the order of equals
        by_source.setdefault(claim["source"], []).append(claim)
    return tuple(
        _quote(first, published)._replace(also=tuple(sorted({row["line"] for row in others} - {first["line"]})))
        for first, *others in by_source.values()
    )


def _quote(claim: Row, published: dict[str, Any]) -> Quote:
    before, value, after = marked(claim["text"], claim["value_text"])
    return Quote(claim["source"], claim["line"], published.get(claim["source"]) or "", before, value, after)


def _counted(words: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
