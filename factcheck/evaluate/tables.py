"""A Measure → the tables that people read, whatever they are printed as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from factcheck.evaluate.chain import MISSED
from factcheck.evaluate.curve import PRECISIONS, Point, curve
from factcheck.evaluate.measure import Measure, Topic
from factcheck.evaluate.rating import VERDICTS, Count
from factcheck.evaluate.score import added, figures, names, scores
from factcheck.judge import CONTRADICTING

TRUSTED = 0.8  # a rule that is right less often is marked
ALL = "all"
SHIPPED = "Judged by the shipped scorecards: the figures of topics that these were trained on flatter."
HELD_OUT = "Each topic is judged by scorecards that were trained without it."


class Table(NamedTuple):
    """A table: all cells are text."""

    title: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    note: str = ""


def tables(measure: Measure) -> list[Table]:
    """Every figure, from the broad to the fine."""
    tiers = measure.tiers()
    groups = [*tiers.items(), (ALL, list(measure.topics))] if len(tiers) > 1 else list(tiers.items())
    total = added(topic.counts for topic in measure.topics)
    counts = [(name, added(topic.counts for topic in topics)) for name, topics in groups]
    topics = [(topic.folder.name, topic.counts) for topic in measure.topics]
    return [
        verdicts("Contradictions", "contradicting", counts),
        verdicts("Agreements", "agreeing", counts),
        claims("Facts, verdicts and traps", counts),
        curves(groups),
        topics_table(topics),
        kinds(total),
        rules(total),
        confusion(total),
        lost(groups),
    ]


def share(value: float) -> str:
    """A share as shown: .93, 1.00."""
    return f"{value:.2f}".removeprefix("0")


def sure(value: float, interval: tuple[float, float], of: int) -> str:
    """A share with its interval; a dash where nothing was counted."""
    return f"{share(value)} ({share(interval[0])}–{share(interval[1])})" if of else "–"


def verdicts(title: str, verdict: str, counts: Iterable[tuple[str, Count]]) -> Table:
    """Precision and recall of a verdict by tier."""
    rows = []
    for name, count in counts:
        s = scores(count, verdict)
        rows.append((name, *_scored(s)))
    return Table(title, ("tier", "precision", "recall", "F1", "right", "found"), rows, "In brackets: 95 % intervals.")


def _scored(s: dict[str, Any]) -> tuple[str, ...]:
    return (
        sure(s["precision"], s["precision_interval"], s["reported"]),
        sure(s["recall"], s["recall_interval"], s["gold"]),
        share(s["f1"]) if s["reported"] and s["gold"] else "–",
        f"{s['right']} of {s['reported']}",
        f"{s['found']} of {s['gold']}",
    )


def claims(title: str, counts: Iterable[tuple[str, Count]]) -> Table:
    """Facts found, verdicts of mentions and traps by tier."""
    rows = []
    for name, count in counts:
        f = figures(count)
        facts = f"{count['facts', 'found']} of {f['facts_gold']}"
        traps = f"{f['traps']['sprung']} of {f['traps']['of']}"
        rows.append((name, facts, share(f["facts"]), share(f["accuracy"]), share(f["macro_f1"]), traps))
    head = ("tier", "conflicting facts found", "share", "verdicts right", "macro F1", "traps sprung")
    return Table(title, head, rows)


def curves(groups: Iterable[tuple[str, Sequence[Topic]]]) -> Table:
    """Recall at given precisions by tier, with all labelled conflicts and without those of swapped digits."""
    rows = []
    for name, topics in groups:
        rated = [topic.rated for topic in topics]
        rows.append((name, *map(_point, curve(rated)), *map(_point, curve(rated, without_swaps=True))))
    head = (*(f"at {share(p)}" for p in PRECISIONS), *(f"at {share(p)}, no swaps" for p in PRECISIONS))
    note = (
        "Recall of contradictions with the line drawn so that the precision is at least the one named (in brackets: the"
        f" score at that line; reports draw it at {share(CONTRADICTING)}), then without conflicts whose digits are"
        " merely swapped."
    )
    return Table("The curve", ("tier", *head), rows, note)


def _point(point: Point) -> str:
    return "–" if point.score is None else f"{share(point.recall)} ({share(point.score)})"


def topics_table(counts: Iterable[tuple[str, Count]]) -> Table:
    """Each topic on a line."""
    rows = []
    for name, count in counts:
        f = figures(count)
        c, a = f["contradicting"], f["agreeing"]
        shown = (c["precision"] if c["reported"] else None, c["recall"] if c["gold"] else None)
        agree = (a["precision"] if a["reported"] else None, a["recall"] if a["gold"] else None)
        cells = ("–" if value is None else share(value) for value in (*shown, *agree, f["accuracy"]))
        sprung = f"{f['traps']['sprung']} of {f['traps']['of']}"
        rows.append((name, *cells, sprung))
    head = ("topic", "contra P", "R", "agree P", "R", "verdicts right", "traps sprung")
    return Table("Topics", head, rows)


def kinds(total: Count) -> Table:
    """Precision by the kind of finding, recall by the kind of labelled fact."""
    rows = []
    for kind in names(total, "contradicting", "kind"):
        s = scores(total, "contradicting", "kind", kind)
        agreed = scores(total, "agreeing", "kind", kind)
        rows.append((kind, *_scored(s), *(_scored(agreed)[at] for at in (0, 1))))
    head = ("kind", "precision", "recall", "F1", "right", "found", "agreeing: precision", "recall")
    return Table("Contradictions by kind", head, rows)


def rules(total: Count) -> Table:
    """How often each rule is right."""
    rows = []
    for rule in sorted({*names(total, "contradicting", "rule"), *names(total, "possible", "rule")}):
        s, possible = scores(total, "contradicting", "rule", rule), scores(total, "possible", "rule", rule)
        weak = "under " + share(TRUSTED) if s["reported"] and s["precision"] < TRUSTED else ""
        rows.append((rule, *_precision(s), *_precision(possible), weak))
    head = ("rule", "contradicting", "right", "possible", "right", "")
    return Table("Rules", head, rows, "What articles say against themselves (FC2..) is not labelled, and not counted.")


def _precision(s: dict[str, Any]) -> tuple[str, str]:
    return sure(s["precision"], s["precision_interval"], s["reported"]), f"{s['right']} of {s['reported']}"


def confusion(total: Count) -> Table:
    """What was said of the mentions of each verdict."""
    said = (*VERDICTS, "no claim")
    rows = [(truth, *(str(total["verdict", truth, got]) for got in said)) for truth in VERDICTS]
    return Table("Verdicts of labelled mentions", ("labelled", *said), rows)


def lost(groups: Sequence[tuple[str, Sequence[Topic]]]) -> Table:
    """At which step the missed conflicts were lost."""
    told = {
        name: Counter(error.why for topic in topics for error in topic.errors if error.what == MISSED)
        for name, topics in groups
    }
    order = Counter(why for count in told.values() for why in count.elements())
    rows = [(why, *(str(told[name][why]) for name, _ in groups)) for why, _ in order.most_common()]
    return Table("Where missed conflicts were lost", ("step", *(name for name, _ in groups)), rows)
