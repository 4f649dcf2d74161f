"""An invented report: five accounts of one ferry, judged by hand: reports are tested without the pipeline."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from factcheck.frame import frame
from factcheck.model import Claim, Finding
from factcheck.report import Report


class JudgedClaim(NamedTuple):
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


class Fact(NamedTuple):
    fact_id: str
    label: str
    kind: str
    verdict: str
    values: list[dict[str, Any]]
    best: str | None


class Source(NamedTuple):
    source: str
    path: str | None
    title: str | None
    published: date | None
    claims: int
    agreeing: int
    contradicting: int
    unsupported: int
    dropped: int


class Dropped(NamedTuple):
    source: str
    line: int
    reason: str
    text: str


HOSTILE = '=HYPERLINK("x")|[b]<script>alert(1)</script> \x1b[31mred\x1b[0m \u202egnp.exe @all *a* `b` ![i](http://x)'

# source, line, text, value as written, kind, normalised value, fact
STATED = [
    (
        "council.html",
        3,
        "The ferry Petrel cost 4.2 million euros.",
        "4.2 million euros",
        "money",
        "4200000 EUR",
        "cost",
    ),
    ("council.html", 5, "She made her first crossing on 4 May 2021.", "4 May 2021", "date", "2021-05-04", "first"),
    ("council.html", 7, "The Petrel is 62 metres long.", "62 metres", "measure", "62 metre", "length"),
    ("council.html", 9, "Children travel free.", "", "negation", "", "free"),
    ("council.html", 11, "A ticket now costs 11 euros.", "11 euros", "money", "11 EUR", "ticket"),
    (
        "guide.md",
        4,
        "At a cost of 4.2 million euros, the Petrel is the dearest boat on Lake Orrin.",
        "4.2 million euros",
        "money",
        "4200000 EUR",
        "cost",
    ),
    ("guide.md", 6, "The boat is 62 m long and takes 300 passengers.", "62 m", "measure", "62 metre", "length"),
    ("guide.md", 6, "The boat is 62 m long and takes 300 passengers.", "300", "number", "300 passengers", "room"),
    ("guide.md", 8, "Her captain is Ines Holm.", "Ines Holm", "person", "Ines Holm", "captain"),
    ("guide.md", 10, "A ticket costs 9 euros.", "9 euros", "money", "9 EUR", "ticket"),
    ("letters.txt", 2, "The Petrel sails 24 times a day.", "24", "number", "24 times", "sailings"),
    ("letters.txt", 9, "With 26 sailings a day, the Petrel is never late.", "26", "number", "26 times", "sailings"),
    (
        "letters.txt",
        12,
        "Children do not travel free on the Petrel, whatever the posters promise.",
        "",
        "negation",
        "",
        "free",
    ),
    (
        "letters.txt",
        14,
        "Mrs Holm has been the captain of the Petrel from the start.",
        "Mrs Holm",
        "person",
        "Holm",
        "captain",
    ),
    (
        "news/morning-post.txt",
        2,
        "The council paid about 4.8 million euros for the ferry Petrel, and not everyone in the villages "
        "around the lake, which has had no ferry since the old one was sold to a museum in the south, likes it.",
        "about 4.8 million euros",
        "money",
        "4800000 EUR",
        "cost",
    ),
    (
        "news/morning-post.txt",
        3,
        "Her first crossing, on 14 May 2021, drew two thousand people.",
        "14 May 2021",
        "date",
        "2021-05-14",
        "first",
    ),
    (
        "news/morning-post.txt",
        3,
        "Her first crossing, on 14 May 2021, drew two thousand people.",
        "two thousand",
        "number",
        "2000 people",
        "",
    ),
    ("news/morning-post.txt", 5, "The captain, Ida Holm, waved.", "Ida Holm", "person", "Ida Holm", "captain"),
    ("news/morning-post.txt", 6, "The Petrel carries 300 people.", "300", "number", "300 passengers", "room"),
    ("zoë's blog.md", 7, "The 62-metre Petrel cost €4.2 million.", "€4.2 million", "money", "4200000 EUR", "cost"),
    ("zoë's blog.md", 7, "The 62-metre Petrel cost €4.2 million.", "62-metre", "measure", "62 metre", "length"),
    ("zoë's blog.md", 9, HOSTILE, "", "other", "", ""),
]

# what each fact is called, and which of its values are current or updated
FACTS = {
    "cost": ("cost · ferry Petrel", "money", "contradicting", "4200000 EUR", {}),
    "first": ("first crossing · ferry Petrel", "date", "contradicting", None, {}),
    "length": ("length · ferry Petrel", "measure", "agreeing", "62 metre", {}),
    "room": ("passengers · ferry Petrel", "number", "agreeing", "300 passengers", {}),
    "free": ("children travel free · ferry Petrel", "negation", "contradicting", None, {}),
    "captain": ("captain · ferry Petrel", "person", "unsupported", None, {}),
    "sailings": ("sailings a day · ferry Petrel", "number", "unsupported", None, {}),
    "ticket": ("ticket · ferry Petrel", "money", "agreeing", "11 EUR", {"11 EUR": "current", "9 EUR": "updated"}),
}

# the pairs, by the places of their claims in STATED
JUDGED = [
    ("contradicting", "cost", 0, 14, 0.97, "value.disjoint", "4200000 EUR is not 4320000..5280000 EUR"),
    ("contradicting", "cost", 5, 14, 0.95, "value.disjoint", "4200000 EUR is not 4320000..5280000 EUR"),
    ("contradicting", "cost", 14, 19, 0.94, "value.disjoint", "4200000 EUR is not 4320000..5280000 EUR"),
    ("contradicting", "first", 1, 15, 0.93, "value.disjoint", "2021-05-04 is not 2021-05-14"),
    (
        "contradicting",
        "free",
        3,
        12,
        0.91,
        "opposite.denied",
        "one says that children travel free, the other that they do not",
    ),
    ("contradicting", "sailings", 10, 11, 0.9, "value.disjoint", "24 times is not 26 times"),
    ("possible", "captain", 8, 17, 0.55, "role.holder", "Ines Holm is perhaps not Ida Holm"),
    ("agreeing", "length", 2, 6, 0.99, "value.equal", "both 62 metre"),
    ("agreeing", "length", 2, 20, 0.98, "value.equal", "both 62 metre"),
    ("agreeing", "length", 6, 20, 0.98, "value.equal", "both 62 metre"),
    ("agreeing", "room", 7, 18, 0.96, "value.equal", "both 300 passengers"),
    ("agreeing", "cost", 0, 5, 0.98, "value.equal", "both 4200000 EUR"),
    ("agreeing", "cost", 0, 19, 0.98, "value.equal", "both 4200000 EUR"),
    ("agreeing", "cost", 5, 19, 0.98, "value.equal", "both 4200000 EUR"),
]

PUBLISHED = {
    "council.html": ("Our new ferry", date(2021, 6, 1)),
    "guide.md": ("Around Lake Orrin", date(2021, 4, 20)),
    "letters.txt": (None, None),
    "news/morning-post.txt": ("A boat too dear? | The Morning Post", date(2021, 5, 15)),
    "zoë's blog.md": ("Petrel!", date(2022, 1, 2)),
}

DROPPED = [
    Dropped("council.html", 1, "navigation", "Home News Contact"),
    Dropped("council.html", 40, "cookie notice", "We use cookies."),
    Dropped("letters.txt", 30, "comment form", "Leave a reply"),
]


def claim_id(number: int) -> str:
    return f"c{number:04d}"


def _claim(number: int) -> Claim:
    source, line, text, value_text, kind, value, fact = STATED[number]
    denied = " not " in text and kind == "negation"
    return Claim(
        claim_id=claim_id(number),
        source=source,
        line=line,
        column=1,
        start=line * 100,
        end=line * 100 + len(text),
        text=text,
        subject="" if not fact else FACTS[fact][0].split(" · ")[-1],
        kind=kind,
        value=value,
        value_text=value_text,
        polarity="denied" if denied else "affirmed",
        certainty="asserted",
        attributed_to=None,
        predicate="",
        qualifiers="",
    )


def _findings() -> list[Finding]:
    rows = []
    for number, (verdict, fact, left, right, score, rule, reason) in enumerate(JUDGED):
        within = STATED[left][0] == STATED[right][0]
        ends = (claim_id(left), claim_id(right))
        rows.append(Finding(f"f{number:04d}", verdict, FACTS[fact][1], *ends, score, rule, reason, within, fact))
    return rows


def _judged(claim: Claim, fact: str, findings: list[Finding]) -> JudgedClaim:
    about = [f for f in findings if claim.claim_id in (f.left, f.right) and not f.within_source]
    against = [f.score for f in about if f.verdict == "contradicting"]
    backing = [f.score for f in about if f.verdict == "agreeing"]
    verdict = "contradicting" if against else "agreeing" if backing else "unsupported"
    return JudgedClaim(*claim, verdict, max(against or backing, default=None), fact or None)


def _fact(fact: str) -> Fact:
    label, kind, verdict, best, states = FACTS[fact]
    sides: dict[str, dict[str, Any]] = {}
    for number, (source, *_, value, name) in enumerate(STATED):
        if name == fact:
            given = value or _claim(number).polarity
            side = sides.setdefault(
                given, {"value": given, "sources": [], "claims": [], "current": False, "updated": False}
            )
            side["sources"] = sorted({*side["sources"], source})
            side["claims"].append(claim_id(number))
            if given in states:
                side[states[given]] = True
    return Fact(fact, label, kind, verdict, list(sides.values()), best)


def _source(source: str, claims: list[JudgedClaim]) -> Source:
    verdicts = [claim.verdict for claim in claims if claim.source == source]
    counts = [verdicts.count(word) for word in ("agreeing", "contradicting", "unsupported")]
    dropped = sum(row.source == source for row in DROPPED)
    return Source(source, source, *PUBLISHED[source], len(verdicts), *counts, dropped)


@cache
def report() -> Report:
    """The whole invented report."""
    findings = _findings()
    claims = [_judged(_claim(number), row[-1], findings) for number, row in enumerate(STATED)]
    return Report(
        claims=frame(claims, JudgedClaim),
        facts=frame([_fact(name) for name in FACTS], Fact),
        findings=frame(findings, Finding),
        sources=frame([_source(name, claims) for name in PUBLISHED], Source),
        dropped=frame(DROPPED, Dropped),
    )


def empty() -> Report:
    """The report of articles that state nothing."""
    return Report(
        claims=frame([], JudgedClaim),
        facts=frame([], Fact),
        findings=frame([], Finding),
        sources=frame([Source("a.txt", "a.txt", None, None, 0, 0, 0, 0, 0)], Source),
        dropped=frame([], Dropped),
    )


def shuffled(seed: int) -> Report:
    """The invented report with the rows of every table in another order."""
    whole = report()
    tables: dict[str, pd.DataFrame] = {
        name: getattr(whole, name).sample(frac=1, random_state=seed).reset_index(drop=True)
        for name in ("claims", "facts", "findings", "sources", "dropped")
    }
    return Report(**tables)
