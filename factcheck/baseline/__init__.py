"""Accepted contradictions: which of those found are known, which are new, and which entries no longer apply.

An entry is met by the pair of the same fingerprint, else by one of the same words in a renamed or other source, else by
one that speaks of the same, with the same values, in nearly the same words. A changed value meets nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

from factcheck.baseline.file import LABELS, Entry, Side, of_edge, parsed, read, text
from factcheck.baseline.fingerprint import (
    Edge,
    End,
    alert_id,
    clipped,
    digits,
    edges,
    mention_id,
    normalised,
    pair_id,
)
from factcheck.errors import FactcheckError

__all__ = [
    "LABELS",
    "Edge",
    "End",
    "Entry",
    "Judged",
    "Matching",
    "Met",
    "alert_id",
    "edges",
    "guard",
    "judged",
    "matched",
    "mention_id",
    "normalised",
    "of_edge",
    "pair_id",
    "parsed",
    "pruned",
    "read",
    "renewed",
    "text",
]

ALIKE = 80.0  # per cent: how near the words of an edited statement must stay
VANISHING = 0.5  # the share of entries that may not go unasked
FEW = 5  # so few entries may all go


class Met(NamedTuple):
    """An entry and how the contradiction found meets it."""

    entry: Entry
    how: str  # exact, renamed, updated


class Matching(NamedTuple):
    """What the baseline says of a run's contradictions."""

    known: dict[str, Met]  # pair_id of the edge → the entry it meets
    stale: list[Entry]  # nothing meets them, though both sources were read or are gone
    unseen: list[Entry]  # one of their sources was not read
    expired: dict[str, Met]  # pair_id of the edge → the entry it meets, which counts no longer


def matched(
    entries: Sequence[Entry],
    found: Sequence[Edge],
    *,
    read: Collection[str],
    exists: Callable[[str], bool] = lambda _: False,
    asked: Collection[str] | None = None,
    today: date | None = None,
) -> Matching:
    """Entries and edges matched one to one.

    read: the sources of this run; exists: whether a path is there at all; asked: the sources that edges were looked
    for of (all where it is None): an entry of two others, both still there, is left alone.
    """
    others = {entry.id for entry in entries if asked is not None and not _asked(entry, asked, read, exists)}
    left = {entry.id: entry for entry in entries if entry.id not in others}
    open_ = {edge.pair_id: edge for edge in found}
    met: dict[str, Met] = {}
    for how, step in (("exact", _exact), ("renamed", _renamed), ("updated", _updated)):
        for entry_id, edge_id in step(left, open_):
            met[edge_id] = Met(left.pop(entry_id), how)
            del open_[edge_id]
    lapsed = {key for key, (entry, _) in met.items() if entry.until and today and entry.until < today}
    gone = {
        entry.id
        for entry in left.values()
        if all(side.key in read or side.src in read or not exists(side.src) for side in (entry.a, entry.b))
    }
    return Matching(
        {key: one for key, one in met.items() if key not in lapsed},
        [entry for entry in left.values() if entry.id in gone],
        [entry for entry in entries if entry.id in others or (entry.id in left and entry.id not in gone)],
        {key: one for key, one in met.items() if key in lapsed},
    )


def _asked(entry: Entry, asked: Collection[str], read: Collection[str], exists: Callable[[str], bool]) -> bool:
    """Whether one of an entry's sources was asked about, or is there no more."""
    return any(
        side.key in asked or side.src in asked or not (side.key in read or side.src in read or exists(side.src))
        for side in (entry.a, entry.b)
    )


def _exact(left: dict[str, Entry], open_: dict[str, Edge]) -> list[tuple[str, str]]:
    return [(key, key) for key in left if key in open_]


def _renamed(left: dict[str, Entry], open_: dict[str, Edge]) -> list[tuple[str, str]]:
    """Entries met by the same words in other sources: the fingerprint with the old sources is the entry's."""
    index: dict[tuple[str, ...], list[Edge]] = defaultdict(list)
    for edge in open_.values():
        index[(edge.kind, *sorted(normalised(clipped(end.text)) for end in (edge.a, edge.b)))].append(edge)
    pairs: list[tuple[str, str]] = []
    taken: set[str] = set()
    for entry in left.values():
        for edge in index[(entry.kind, *sorted(normalised(side.quote) for side in (entry.a, entry.b)))]:
            if edge.pair_id not in taken and entry.id in set(_earlier_ids(entry, edge)):
                taken.add(edge.pair_id)
                pairs.append((entry.id, edge.pair_id))
                break
    return pairs


def _earlier_ids(entry: Entry, edge: Edge) -> Iterator[str]:
    """The fingerprints the edge would have in the sources of the entry."""
    for first, second in ((edge.a, edge.b), (edge.b, edge.a)):
        for n, m, nth in product({first.nth, 1}, {second.nth, 1}, {edge.nth, 1}):
            ends = (mention_id(entry.a.key, first.text, n), mention_id(entry.b.key, second.text, m))
            yield pair_id(entry.kind, ends, nth)


def _updated(left: dict[str, Entry], open_: dict[str, Edge]) -> list[tuple[str, str]]:
    """Entries met by nearly the same words about the same, with the same values; the nearest first."""
    index: dict[tuple[str, ...], list[Edge]] = defaultdict(list)
    for edge in open_.values():
        index[(edge.kind, edge.slot, *sorted((edge.a.value, edge.b.value)))].append(edge)
    near = [
        (-_likeness(entry, edge), entry.id, edge.pair_id)
        for entry in left.values()
        for edge in index.get((entry.kind, entry.slot, *sorted(entry.values)), ())
        if _likeness(entry, edge) >= ALIKE
    ]
    pairs: dict[str, str] = {}
    for _, entry_id, edge_id in sorted(near):
        if entry_id not in pairs and edge_id not in pairs.values():
            pairs[entry_id] = edge_id
    return list(pairs.items())


def _likeness(entry: Entry, edge: Edge) -> float:
    """How near the words of both ends are, in per cent: that of the less near one."""
    best = 0.0
    for first, second in ((edge.a, edge.b), (edge.b, edge.a)):
        if entry.values == (first.value, second.value):
            best = max(best, min(_near(entry.a, first), _near(entry.b, second)))
    return best


def _near(side: Side, end: End) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only for what has changed

    before, now = normalised(side.quote), normalised(clipped(end.text))
    return fuzz.token_sort_ratio(before, now) if digits(before) == digits(now) else 0.0


def renewed(matching: Matching, found: Sequence[Edge]) -> list[Entry]:
    """The entries after `write`: those of `found`, with the labels they had, and what cannot be said to be gone.

    A decision is never dropped: labelled entries that nothing meets stay until they are pruned.
    """
    asked = {edge.pair_id for edge in found}
    kept = [entry for entry in matching.stale if entry.label != "todo"]
    kept += [met.entry for key, met in (matching.known | matching.expired).items() if key not in asked]
    entries = {entry.id: entry for entry in (*kept, *matching.unseen)}
    for edge in found:
        before = matching.known.get(edge.pair_id)
        lapsed = matching.expired.get(edge.pair_id)
        if before:
            old = before.entry
            entries[edge.pair_id] = of_edge(edge, old.label, old.why, old.by, old.until)
        elif lapsed:  # accepted again: what was decided stays, its end does not
            entries[edge.pair_id] = of_edge(edge, lapsed.entry.label, lapsed.entry.why, lapsed.entry.by)
        else:
            entries[edge.pair_id] = of_edge(edge)
    return sorted(entries.values(), key=lambda e: e.id)


def pruned(entries: Sequence[Entry], matching: Matching) -> list[Entry]:
    """The entries without those that nothing meets any more."""
    stale = {entry.id for entry in matching.stale}
    return [entry for entry in entries if entry.id not in stale]


def guard(before: Sequence[Entry], after: Sequence[Entry], sources: int, *, force: bool) -> None:
    """Nothing where the baseline may be written so. Raises FactcheckError where far too much of it would go."""
    if force:
        return
    if not sources:
        raise FactcheckError("No article was read, so the baseline is left as it is: check the paths, or use --force.")
    gone = len({e.id for e in before} - {e.id for e in after})
    renamed = len({e.id for e in after} - {e.id for e in before})
    lost = max(0, gone - renamed)
    if lost > FEW and lost > VANISHING * len(before):
        raise FactcheckError(
            f"{lost} of {len(before)} entries of the baseline would go: check the paths, or use --force."
        )


class Judged(NamedTuple):
    """How often a rule was right, by what was decided of its entries. Key: rule."""

    rule: str
    confirmed: int
    wont_fix: int  # right, but left as it is
    false_alarm: int
    todo: int

    @property
    def precision(self) -> float | None:
        """The share of confirmed ones among those found right or wrong; None where nothing was decided."""
        decided = self.confirmed + self.false_alarm
        return self.confirmed / decided if decided else None


def judged(entries: Iterable[Entry]) -> list[Judged]:
    """How often each rule was right, sorted by rule."""
    labels: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        labels[entry.rule].append(entry.label)
    return [
        Judged(rule, *(given.count(label) for label in ("confirmed", "wont-fix", "false-alarm", "todo")))
        for rule, given in sorted(labels.items())
    ]
