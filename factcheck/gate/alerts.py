"""A run's contradictions → alerts: one for each touched claim and fact, with all that contradict it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from factcheck import baseline
from factcheck.alert import Alert, Related
from factcheck.gate.silence import Lapse

Row = Mapping[str, Any]


class Found(NamedTuple):
    """A contradiction of this run and what is known of it."""

    edge: baseline.Edge
    finding: Row
    severity: str  # error, warning, note
    state: str  # new, known, suppressed
    why: str  # it is known or suppressed


@dataclass(frozen=True)
class Scene:
    """What alerts are made from."""

    claims: Mapping[str, Row]  # claim_id → claim, with path, published and source_text
    touched: Collection[str]  # claim_ids under test
    support: Mapping[str, int]  # claim_id → sources that give its value
    texts: Mapping[str, str]  # path → text
    title: Callable[[str], str]  # of a rule


def alerts(scene: Scene, found: Iterable[Found]) -> list[Alert]:
    """The alerts, sorted by place; each is new where one of its contradictions is."""
    groups: dict[tuple[str, str], list[tuple[Found, baseline.End]]] = defaultdict(list)
    for one in found:
        own, other = _ends(scene, one.edge)
        groups[(own.claim_id, scene.claims[own.claim_id]["fact_id"] or one.edge.finding_id)].append((one, other))
    drafts = [_alert(scene, claim, fact, rows) for (claim, fact), rows in groups.items()]
    drafts.sort(key=lambda a: (a.path, a.line, a.column, a.rule_id, a.alert_id, a.message))
    return _distinct(drafts)


def _ends(scene: Scene, edge: baseline.Edge) -> tuple[baseline.End, baseline.End]:
    """The end that is under test, and the other; of two under test, the one that stands more alone, or is newer."""
    under = [end for end in (edge.a, edge.b) if end.claim_id in scene.touched]
    if len(under) == 1:
        return under[0], edge.b if under[0] is edge.a else edge.a
    own, other = sorted((edge.a, edge.b), key=lambda end: _lonely(scene, end.claim_id))
    return own, other


def _lonely(scene: Scene, claim_id: str) -> tuple[Any, ...]:
    row = scene.claims[claim_id]
    newest = "".join(chr(0x10FFFF - ord(c)) for c in row["published"] or "")
    return (scene.support.get(claim_id, 0), not row["published"], newest, _reversed(row["path"]), -row["start"])


def _reversed(path: str) -> tuple[int, ...]:
    return tuple(-ord(c) for c in path)


def _alert(scene: Scene, claim_id: str, fact: str, rows: Sequence[tuple[Found, baseline.End]]) -> Alert:
    ranked = sorted(rows, key=lambda r: (r[0].state != "new", -r[0].finding["score"], r[1].path, r[1].claim_id))
    first = ranked[0][0]
    claim = scene.claims[claim_id]
    edge = first.edge
    own = edge.a if edge.a.claim_id == claim_id else edge.b
    mention = baseline.mention_id(own.key, own.text, own.nth)
    return Alert(
        alert_id=baseline.alert_id(edge.rule, mention, edge.kind),
        rule_id=edge.rule,
        kind=edge.kind,
        severity=first.severity,
        confidence=max(one.finding["score"] for one, _ in ranked if one.state == first.state),
        state="new" if first.state == "new" else "known",
        title=scene.title(edge.rule),
        message=first.finding["reason"],
        path=claim["path"],
        **_place(scene, claim),
        text=claim["text"],
        value_text=claim["value_text"],
        source=claim["source"],
        published=claim["published"] or "",
        related=tuple(_related(scene, one, end) for one, end in _once(ranked)),
        fact_id=fact,
        why=first.why,
    )


def _once(rows: Iterable[tuple[Found, baseline.End]]) -> list[tuple[Found, baseline.End]]:
    """Each contradicting claim once."""
    return list({end.claim_id: (one, end) for one, end in reversed(list(rows))}.values())[::-1]


def _related(scene: Scene, one: Found, end: baseline.End) -> Related:
    row = scene.claims[end.claim_id]
    return Related(
        path=row["path"],
        **_place(scene, row),
        text=row["text"],
        value_text=row["value_text"],
        source=row["source"],
        published=row["published"] or "",
        reason=one.finding["reason"],
    )


def _place(scene: Scene, row: Row) -> dict[str, int]:
    end_line, end_column = position(scene.texts.get(row["path"], ""), row["end"])
    if (end_line, end_column) <= (row["line"], row["column"]):  # a row of a collection has places within its own text
        end_line, end_column = row["line"], row["column"] + 1
    return {"line": row["line"], "column": row["column"], "end_line": end_line, "end_column": end_column}


@cache
def _lines(text: str) -> tuple[int, ...]:
    return (0, *(m.end() for m in re.finditer(r"\r\n|\n|\r", text)))


def position(text: str, point: int) -> tuple[int, int]:
    """Line and column of a code point, both from 1."""
    lines = _lines(text)
    line = bisect_right(lines, point)
    return line, point - lines[line - 1] + 1


def _distinct(drafts: Iterable[Alert]) -> list[Alert]:
    """The alerts, each with an id of its own."""
    seen: Counter[str] = Counter()
    found = []
    for one in drafts:
        seen[one.alert_id] += 1
        again = seen[one.alert_id]
        found.append(
            one if again == 1 else one._replace(alert_id=baseline.alert_id(one.rule_id, one.alert_id, str(again)))
        )
    return found


def fixed(entries: Iterable[baseline.Entry], title: Callable[[str], str]) -> list[Alert]:
    """What the baseline accepts and nobody says any more."""
    return [
        Alert(
            alert_id=entry.id,
            rule_id=entry.rule,
            kind=entry.kind,
            severity="note",
            confidence=1.0,
            state="fixed",
            title=title(entry.rule),
            message=f"no longer contradicts “{entry.b.quote}” ({entry.b.src})",
            path=entry.a.src,
            line=1,
            column=1,
            end_line=1,
            end_column=2,
            text=entry.a.quote,
            value_text="",
            source=entry.a.src,
            published="",
            related=(),
            fact_id="",
            why=entry.why,
        )
        for entry in entries
    ]


def hygiene(lapses: Iterable[Lapse], texts: Mapping[str, str], title: Callable[[str], str]) -> list[Alert]:
    """What is wrong with directives, exceptions and the baseline."""
    found = []
    for lapse in lapses:
        text = texts.get(lapse.path, "")
        line, column = position(text, lapse.start)
        end_line, end_column = position(text, lapse.end)
        words = " ".join(text[lapse.start : lapse.end].split())
        found.append(
            Alert(
                alert_id=baseline.alert_id(lapse.rule, lapse.path, f"{words}|{lapse.message}"),
                rule_id=lapse.rule,
                kind="directive",
                severity="warning",
                confidence=1.0,
                state="new",
                title=title(lapse.rule),
                message=lapse.message,
                path=lapse.path,
                line=line,
                column=column,
                end_line=end_line,
                end_column=end_column if (end_line, end_column) > (line, column) else column + 1,
                text=words,
                value_text="",
                source=lapse.path,
                published="",
                related=(),
                fact_id="",
            )
        )
    return _distinct(found)
