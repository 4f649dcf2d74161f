"""A judge that needs no language: “The Mill has 12 windows” contradicts whoever counts other windows in the same Mill.

Articles are read and cut as always; the gate is tested on this without waiting for what is learnt.
"""

from __future__ import annotations

import re
from itertools import combinations

from factcheck import reading, segment
from factcheck.facts import grouped
from factcheck.model import Claim, Finding
from factcheck.outcome import Judged, Source, Tables, _digest

COUNT = re.compile(r"The (\w+) (?:has|had) (\d+) (\w+)")


def claims(article):
    parsed = reading.parsed(article)
    for s in segment.statements(parsed):
        for match in COUNT.finditer(s.text):
            key = _digest(s.source, str(s.start), match[0])
            yield Claim(
                "c" + key, s.source, s.line, s.column, s.start, s.end, s.text, match[1].lower(), "number",
                f"{match[2]} {match[3]}", f"{match[2]} {match[3]}", "affirmed", "asserted", None, "have", match[3],
            )  # fmt: skip


def tables(articles, about, progress=None, kept=None):
    rows = [claim for article in sorted(articles, key=lambda a: a.source) for claim in claims(article)]
    found = []
    for left, right in combinations(rows, 2):
        if (left.subject, left.qualifiers) != (right.subject, right.qualifiers):
            continue
        if about is not None and not {left.source, right.source} & set(about):
            continue
        within = left.source == right.source
        verdict = "agreeing" if left.value == right.value else "contradicting"
        if within and verdict == "agreeing":
            continue
        rule = "FC202" if within else "FC102"
        reason = f"{left.value} is not {right.value}" if verdict == "contradicting" else f"both {left.value}"
        pair = "d" + _digest(left.claim_id, right.claim_id)
        found.append(
            Finding(pair, verdict, "number", left.claim_id, right.claim_id, 0.95, rule, reason, within, "")
        )  # fmt: skip
    facts, home, of_finding = grouped(rows, found)
    told = {f.left for f in found} | {f.right for f in found}
    judged = [
        Judged(*c, "contradicting" if c.claim_id in told else "unsupported", None, home.get(c.claim_id)) for c in rows
    ]
    sources = [
        Source(a.source, a.path, a.title, a.published.isoformat() if a.published else None, 0, 0, 0, 0, 0)
        for a in articles
    ]
    return Tables(judged, facts, [f._replace(fact_id=of_finding[f.finding_id]) for f in found], sources, [])
