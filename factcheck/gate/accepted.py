"""What counts as known: the entries of the baseline's file, or what the articles contradicted at a revision."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from factcheck import baseline, focus
from factcheck.config import Config
from factcheck.gate import scope
from factcheck.gate.corpus import Corpus, gathered_at, keys
from factcheck.gate.selection import Request
from factcheck.gate.silence import EXPIRED, STALE, Lapse, Silencer
from factcheck.store import Store


def accepted(
    request: Request, corpus: Corpus, edges: Sequence[baseline.Edge], kept: Store, today: date | None
) -> tuple[list[baseline.Entry], baseline.Matching]:
    """The entries of the baseline or of a revision, and what they say of the contradictions."""
    config = request.config
    if request.baseline_ref is None and config.baseline_mode == "off":
        return [], baseline.Matching({}, [], [], {})
    sources = {article.source for article in corpus.articles} | {a.path for a in corpus.articles if a.path}
    seen = sources | set(keys(corpus).values())
    unread = {path for path, _ in corpus.unread}

    def exists(path: str) -> bool:
        return path in unread or (corpus.root / path).is_file()

    asked = set(seen)
    if config.scope != "all":  # what two other articles say of each other was not asked
        named = {key for source, key in keys(corpus).items() if source in corpus.sources}
        asked = {*corpus.checked, *corpus.sources, *named}
    if request.baseline_ref is None:
        entries = baseline.read(baseline_path(config))
    else:
        entries = _at_revision(request, gathered_at(request, corpus, kept), kept, today)
    return entries, baseline.matched(entries, edges, read=seen, exists=exists, asked=asked, today=today)


def _at_revision(request: Request, then: Corpus, kept: Store, today: date | None) -> list[baseline.Entry]:
    """An entry for each contradiction that the articles had at a revision and that nothing silenced there."""
    if not then.articles:
        return []
    tables = focus.tables(then.articles, None if request.config.scope == "all" else then.sources, None, kept)
    claims = placed([row._asdict() for row in tables.claims], then)
    silencer = Silencer(request.config, then, {word: word for word in scope.selectors()}, today)
    edges = baseline.edges(claims.values(), [row._asdict() for row in tables.findings], keys(then))
    return [baseline.of_edge(edge) for edge in edges if not silencer.reason(edge, claims)]


def baseline_path(config: Config) -> Path:
    """Where the accepted contradictions are kept."""
    return config.root / config.baseline


def overdue(config: Config, matching: baseline.Matching, root: Path) -> list[Lapse]:
    """What is wrong with the baseline: entries that have run out and, in lock mode, those that no longer apply."""
    name = PurePath(os.path.relpath(baseline_path(config), root)).as_posix()
    lapses = [
        Lapse(EXPIRED, name, 0, 0, f"the entry {met.entry.id} counted until {met.entry.until}")
        for met in matching.expired.values()
    ]
    if config.baseline_mode != "lock":
        return lapses
    return lapses + [
        Lapse(STALE, name, 0, 0, f"the entry {entry.id} on “{entry.a.quote}” ({entry.a.src}) no longer applies")
        for entry in matching.stale
    ]


def placed(rows: Sequence[dict[str, Any]], corpus: Corpus) -> dict[str, dict[str, Any]]:
    """claim_id → claim, with its article's path, date and text."""
    articles = {article.source: article for article in corpus.articles}
    placed = {}
    for row in rows:
        article = articles[row["source"]]
        day = article.published.isoformat() if article.published else ""
        more = {"path": article.path or article.source, "published": day, "source_text": article.text}
        placed[row["claim_id"]] = {**row, **more}
    return placed
