"""A Measure → text, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from factcheck.evaluate.chain import Error, Side
from factcheck.evaluate.curve import curve
from factcheck.evaluate.measure import Measure, Topic
from factcheck.evaluate.rating import Count
from factcheck.evaluate.score import added, figures, names, scores
from factcheck.evaluate.tables import HELD_OUT, SHIPPED, TRUSTED, Table, share, tables
from factcheck.report.escape import markdown as plain
from factcheck.report.escape import terminal

SCHEMA = "factcheck-accuracy/1"


def text(measure: Measure, *, errors: bool = False) -> str:
    """The figures as text in columns."""
    parts = [_note(measure), *(_columns(table) for table in tables(measure) if table.rows)]
    if errors:
        parts += [_error(error) for topic in measure.topics for error in topic.errors]
    return "\n\n".join(parts) + "\n"


def _note(measure: Measure) -> str:
    return HELD_OUT if measure.held_out else SHIPPED


def _columns(table: Table) -> str:
    cells = [table.head, *table.rows]
    wide = [max(len(row[at]) for row in cells) for at in range(len(table.head))]
    lines = [
        "  ".join(
            cell.ljust(w) if at == 0 else cell.rjust(w) for at, (cell, w) in enumerate(zip(row, wide, strict=True))
        )
        for row in cells
    ]
    return "\n".join([table.title.upper(), *(line.rstrip() for line in lines), *([table.note] if table.note else [])])


def _error(error: Error) -> str:
    lines = [f"{error.what} · {error.topic} · {error.kind} · {error.why}"]
    lines += [_side(error.left), _side(error.right)]
    lines += [
        f"    {link.left or 'no value'} | {link.right or 'no value'}: {link.relation}, one fact {share(link.same)},"
        f" verdict {share(link.chance)}{f', {link.verdict}' if link.verdict else ''}"
        f"{f' ({link.abstained})' if link.abstained else ''}"
        for link in error.chain
    ]
    return terminal_lines(lines)


def _side(side: Side) -> str:
    return f"  {side.source}: {side.text}\n    {side.value} · read: {'; '.join(side.read) or 'nothing'}"


def terminal_lines(lines: Sequence[str]) -> str:
    """Lines with the words of articles in them, fit for a terminal."""
    return "\n".join(terminal(line) for block in lines for line in block.split("\n"))


def markdown(measure: Measure, *, errors: bool = False) -> str:
    """The figures as Markdown."""
    parts = [f"# Accuracy\n\n{_note(measure)}", *(grid(table, "## ") for table in tables(measure) if table.rows)]
    if errors:
        shown = ("\n".join(f"- {_plain(e)}" for e in topic.errors) for topic in measure.topics if topic.errors)
        parts += ["## Errors", *shown]
    return "\n\n".join(parts) + "\n"


def grid(table: Table, mark: str = "") -> str:
    """One table in Markdown. mark: what makes its title a heading; without one it goes untitled."""
    head = [f"{mark}{table.title}", ""] if mark else []
    rows = ["| " + " | ".join(row) + " |" for row in (table.head, ("---",) * len(table.head), *table.rows)]
    return "\n".join([*head, *rows, *(["", table.note] if table.note else [])])


def _plain(error: Error) -> str:
    return "<br>".join(plain(line) for line in _error(error).split("\n"))


def as_json(measure: Measure, *, errors: bool = False) -> str:
    """The figures as JSON."""
    content: dict[str, Any] = {
        "schema": SCHEMA,
        "cards": "held out" if measure.held_out else "shipped",
        "note": _note(measure),
        "all": summary(measure.topics),
        "tiers": {name: summary(topics) for name, topics in measure.tiers().items()},
        "topics": [{"topic": t.folder.name, "tier": t.tier, **figures(t.counts)} for t in measure.topics],
    }
    if errors:
        content["errors"] = [_record(error) for topic in measure.topics for error in topic.errors]
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def summary(topics: Sequence[Topic]) -> dict[str, Any]:
    """Every figure of some topics."""
    total = added(topic.counts for topic in topics)
    rated = [topic.rated for topic in topics]
    return {
        **figures(total),
        "kinds": {v: _grouped(total, v, "kind") for v in ("contradicting", "agreeing")},
        "rules": {
            verdict: {name: _trust(s) for name, s in _grouped(total, verdict, "rule").items()}
            for verdict in ("contradicting", "possible", "agreeing")
        },
        "curve": [point._asdict() for point in curve(rated)],
        "curve_without_swaps": [point._asdict() for point in curve(rated, without_swaps=True)],
    }


def _grouped(total: Count, verdict: str, field: str) -> dict[str, dict[str, Any]]:
    return {name: scores(total, verdict, field, name) for name in names(total, verdict, field)}


def _trust(s: dict[str, Any]) -> dict[str, Any]:
    kept = {key: s[key] for key in ("precision", "precision_interval", "right", "reported")}
    return {**kept, "trusted": not s["reported"] or s["precision"] >= TRUSTED}


def _record(error: Error) -> dict[str, Any]:
    sides = {"left": error.left._asdict(), "right": error.right._asdict()}
    return {**error._asdict(), **sides, "chain": [link._asdict() for link in error.chain]}


FORMATS: dict[str, Callable[..., str]] = {"text": text, "json": as_json, "markdown": markdown}
