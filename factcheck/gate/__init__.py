"""The gate: what articles under test contradict, in the archive or each other, that nobody has accepted yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from factcheck import baseline, focus, language, outcome, segment, store
from factcheck.alert import SEVERITIES, Agreed, Alert, Run
from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.gate import alerts as making
from factcheck.gate import scope
from factcheck.gate.accepted import accepted, overdue, placed
from factcheck.gate.corpus import Corpus, gathered, keys
from factcheck.gate.selection import Request
from factcheck.gate.silence import STALE, Silencer

if TYPE_CHECKING:
    from factcheck.pipeline import Progress

__all__ = ["FOUND", "STALE_ENTRIES", "Checked", "Request", "check", "exit_code", "gating"]

FOUND, FAILED, STALE_ENTRIES = (
    1,
    2,
    3,
)  # exit codes: contradictions; it could not be done; lock mode only: stale entries


@dataclass(frozen=True)
class Checked:
    """What a check found."""

    run: Run
    alerts: list[Alert]  # of contradictions, of all states, sorted by place
    suppressed: list[Alert]  # silenced by directives and exceptions: known, with the reason
    possible: list[Alert]  # not sure enough to be called contradictions
    hygiene: list[Alert]  # wrong with directives, exceptions and the baseline
    matching: baseline.Matching
    entries: list[baseline.Entry]  # of the baseline before
    edges: list[baseline.Edge]  # all contradictions of the run that are not silenced
    read: int  # articles
    tables: outcome.Tables | None  # of the report on what was asked about; None where nothing was compared
    sources: frozenset[str] = frozenset()  # of the articles under test, as the report calls them


def check(
    request: Request,
    *,
    warn: Callable[[str], None],
    today: date | None = None,
    version: str = "",
    progress: Progress | None = None,
) -> Checked:
    """What the articles of a request contradict. today: the day on which silences are held against their last day."""
    config = request.config
    scope.known_rules(config)
    before = _kept(config)
    corpus = gathered(request, warn, before)
    if not corpus.checked:
        return _nothing(request, version)
    asked = None if config.scope == "all" else corpus.sources
    made_of = focus.tables(corpus.articles, asked, progress, before) if corpus.articles else None
    tables = {name: [row._asdict() for row in getattr(made_of, name, ())] for name in ("claims", "findings", "facts")}
    claims = placed(tables["claims"], corpus)
    scene = making.Scene(
        claims=claims,
        touched=_touched(corpus, claims, config.scope),
        support={c: len(v["sources"]) for fact in tables["facts"] for v in fact["values"] for c in v["claims"]},
        texts={article.path or article.source: article.text for article in corpus.articles},
        title=scope.title,
    )
    silencer = Silencer(config, corpus, {word: word for word in scope.selectors()}, today)
    edges = baseline.edges(claims.values(), tables["findings"], keys(corpus))
    findings = {row["finding_id"]: row for row in tables["findings"]}
    kept = [edge for edge in edges if scope.counts(edge, findings[edge.finding_id], config)]
    reasons = {edge.pair_id: silencer.reason(edge, claims) for edge in kept}
    loud = [edge for edge in kept if not reasons[edge.pair_id]]
    entries, matching = accepted(request, corpus, edges, before, today)
    found = list(_found(kept, findings, reasons, matching, config))
    ours = [one for one in found if {one.edge.a.claim_id, one.edge.b.claim_id} & set(scene.touched)]
    made = making.alerts(scene, [one for one in ours if one.state != "suppressed"])
    gone = making.fixed(matching.stale, scope.title)
    if request.baseline_ref is not None:  # of a revision, nothing can be pruned
        matching = matching._replace(stale=[])
    lapses = [*silencer.lapses(), *overdue(config, matching, corpus.root)]
    run = _run(version, corpus, claims, tables["facts"], [*made, *gone])
    return Checked(
        run=run,
        alerts=[*made, *gone],
        suppressed=making.alerts(scene, [one for one in ours if one.state == "suppressed"]),
        possible=_possible(scene, tables["findings"], keys(corpus), config),
        hygiene=[
            one
            for one in making.hygiene(lapses, scene.texts, scope.title)
            if scope.selected(one.rule_id, one.kind, config)
        ],
        matching=matching,
        entries=entries,
        edges=loud,
        read=len(corpus.articles),
        tables=made_of,
        sources=corpus.sources,
    )


def gating(found: Checked, config: Config) -> list[Alert]:
    """The new alerts that are grave and sure enough to fail the check."""
    if config.fail_on == "never":
        return []
    worst = SEVERITIES.index(config.fail_on)
    return [
        alert
        for alert in (*found.alerts, *found.hygiene)
        if alert.state == "new"
        and alert.rule_id != STALE  # has an exit code of its own
        and SEVERITIES.index(alert.severity) <= worst
        and alert.confidence >= config.fail_confidence
    ]


def exit_code(found: Checked, config: Config, *, exit_zero: bool = False) -> int:
    """0, or what is wrong: unread articles before contradictions, contradictions before stale entries."""
    if found.run.unread:
        return FAILED
    if exit_zero:
        return 0
    if len(gating(found, config)) > config.max_new:
        return FOUND
    return STALE_ENTRIES if config.baseline_mode == "lock" and found.matching.stale else 0


def _kept(config: Config) -> store.Store:
    """Where what was read of articles is kept for the next run; the tables of words are taken from there at once."""
    if not config.cache:
        return store.Store()
    kept = store.opened(config.root / config.cache_dir, store.program())
    if kept.folder:
        language.given(store.made(kept, store.key(kept, "words"), dict[str, Any], language.tables))
    return kept


def _nothing(request: Request, version: str) -> Checked:
    if not request.selects and request.config.fail_on_empty:
        raise FactcheckError("There is nothing to check: name articles, or say which with check in factcheck.toml.")
    empty = baseline.Matching({}, [], [], {})
    return Checked(Run(version, (), 0, 0, 0), [], [], [], [], empty, [], [], 0, None)


def _touched(corpus: Corpus, claims: Mapping[str, Mapping[str, Any]], reach: str) -> frozenset[str]:
    """The claims under test: all, those of the articles under test, or of those only what was not there before."""
    if reach == "all":
        return frozenset(claims)
    before = {
        path: {baseline.normalised(s.text) for s in segment.statements(article)}
        for path, article in corpus.before.items()
    }
    return frozenset(
        claim_id
        for claim_id, row in claims.items()
        if row["path"] in corpus.checked and baseline.normalised(row["text"]) not in before.get(row["path"], ())
    )


def _found(
    edges: Sequence[baseline.Edge],
    findings: Mapping[str, Mapping[str, Any]],
    reasons: Mapping[str, str],
    matching: baseline.Matching,
    config: Config,
) -> Iterator[making.Found]:
    for edge in edges:
        why, met = reasons[edge.pair_id], matching.known.get(edge.pair_id)
        state = "suppressed" if why else "known" if met else "new"
        yield making.Found(
            edge, findings[edge.finding_id], scope.severity(edge, config), state, why or (met.entry.why if met else "")
        )


def _possible(
    scene: making.Scene, findings: Sequence[Mapping[str, Any]], names: Mapping[str, str], config: Config
) -> list[Alert]:
    """What may be contradictions, as notes."""
    rows = [{**row, "verdict": "contradicting"} for row in findings if row["verdict"] == "possible"]
    by_id = {row["finding_id"]: row for row in rows}
    edges = baseline.edges(scene.claims.values(), rows, names)
    ours = [
        e for e in edges if {e.a.claim_id, e.b.claim_id} & set(scene.touched) and scope.selected(e.rule, e.kind, config)
    ]
    return making.alerts(scene, [making.Found(e, by_id[e.finding_id], "note", "new", "") for e in ours])


def _run(
    version: str,
    corpus: Corpus,
    claims: Mapping[str, Mapping[str, Any]],
    facts: Sequence[Mapping[str, Any]],
    made: Sequence[Alert],
) -> Run:
    states = defaultdict(
        int, {state: sum(alert.state == state for alert in made) for state in ("new", "known", "fixed")}
    )
    paths = {article.path or article.source for article in corpus.articles}
    read = tuple(sorted(corpus.checked & paths))
    return Run(
        version=version,
        checked=read,
        sources=len([a for a in corpus.articles if (a.path or a.source) not in corpus.checked]),
        claims=len(claims),
        shared=sum(len({s for value in fact["values"] for s in value["sources"]}) > 1 for fact in facts),
        new=states["new"],
        known=states["known"],
        fixed=states["fixed"],
        agreed=tuple(_agreed(corpus, claims, facts)),
        unread=tuple(corpus.unread),
        texts=MappingProxyType({article.path or article.source: article.text for article in corpus.articles}),
    )


def _agreed(
    corpus: Corpus, claims: Mapping[str, Mapping[str, Any]], facts: Sequence[Mapping[str, Any]]
) -> Iterator[Agreed]:
    for fact in facts:
        if fact["verdict"] != "agreeing":
            continue
        ours = [claims[c] for value in fact["values"] for c in value["claims"] if c in claims]
        own = sorted((row["path"], row["line"]) for row in ours if row["path"] in corpus.checked)
        if own and len({row["path"] for row in ours}) > 1:
            yield Agreed(*own[0], fact["fact_id"], fact["label"])
