"""What silences a contradiction, and why: directives, front matter, exceptions of the configuration, [sic].

One silenced end silences the pair. What silences nothing, knows no such rule, or has run out, is told of as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from factcheck import baseline, directives
from factcheck.config import Config, Exemption
from factcheck.config.pattern import matches
from factcheck.gate.corpus import Corpus

TIMED = frozenset({"number", "money", "percent", "measure", "duration", "person", "organisation", "status", "order"})
UNUSED, UNKNOWN, EXPIRED, STALE = "FC901", "FC902", "FC903", "FC904"


class Lapse(NamedTuple):
    """Something wrong with what silences, and where it stands."""

    rule: str
    path: str
    start: int  # code points in the file; both 0 where it stands in no article
    end: int
    message: str


@dataclass(frozen=True)
class Silencer:
    """All that silences, and what of it did so."""

    config: Config
    corpus: Corpus
    selectors: Mapping[str, str]  # what a directive may name, in lower case: rule ids and kinds
    today: date | None = None
    used: set[tuple[str, int]] = field(
        default_factory=set
    )  # path and start of a directive; "" and place of an exception

    def reason(self, edge: baseline.Edge, claims: Mapping[str, Mapping[str, Any]]) -> str:
        """Why a contradiction is silenced; empty where it is not."""
        ends = [claims[end.claim_id] for end in (edge.a, edge.b)]
        found = [why for end in ends for why in self._reasons(edge, end)]
        return found[0] if found else self._resolved(edge, ends)

    def _reasons(self, edge: baseline.Edge, end: Mapping[str, Any]) -> Iterator[str]:
        path = end["path"]
        for one in self.corpus.directives.get(path, ()):
            here = one.verb != "as-of" and directives.reaches(one, end["start"], end["end"], end["source_text"])
            if here and self._speaks(one) and _selects(one.selectors, edge):
                self.used.add((path, one.start))
                yield one.reason or "silenced in the article"
        front = self.corpus.fronts.get(path)
        if front and _selects(front.ignore, edge):
            yield "silenced in the article's front matter"
        for place, exception in enumerate(self.config.exceptions):
            if self._covers(exception, edge, end):
                self.used.add(("", place))
                yield exception.reason
        if self.config.honour_sic and directives.is_sic(end["text"], end["value_text"]):
            yield "[sic]"

    def _speaks(self, one: directives.Directive) -> bool:
        """Whether a directive counts for something."""
        if one.fault or (one.until and self.today and one.until < self.today):
            return False
        needs = self.config.require_ignore_reason and one.verb not in ("as-of", "on")
        return bool(one.reason) or not needs

    def _covers(self, exception: Exemption, edge: baseline.Edge, end: Mapping[str, Any]) -> bool:
        if exception.expires and self.today and exception.expires < self.today:
            return False
        return (
            (not exception.path or matches(end["path"], exception.path))
            and (not exception.quote or baseline.normalised(exception.quote) in baseline.normalised(end["text"]))
            and (not exception.kind or exception.kind == edge.kind)
            and (not exception.rule or edge.rule.startswith(exception.rule))
        )

    def _resolved(self, edge: baseline.Edge, ends: list[Mapping[str, Any]]) -> str:
        """Why two dated statements are no contradiction: what changes with time was said of two days."""
        if edge.kind not in TIMED:
            return ""
        said = [self._as_of(end) for end in ends]
        if not any(said):
            return ""
        days = [one or end["published"] for one, end in zip(said, ends, strict=True)]
        if not all(days) or days[0] == days[1]:
            return ""
        for one, end in zip(said, ends, strict=True):
            if one:
                self.used.update((end["path"], d.start) for d in self._dated(end))
        return f"said of {min(days)} and of {max(days)}"

    def _as_of(self, end: Mapping[str, Any]) -> str:
        return next((one.day.isoformat() for one in self._dated(end) if one.day), "")

    def _dated(self, end: Mapping[str, Any]) -> list[directives.Directive]:
        return [
            one
            for one in self.corpus.directives.get(end["path"], ())
            if one.verb == "as-of"
            and self._speaks(one)
            and directives.reaches(one, end["start"], end["end"], end["source_text"])
        ]

    def lapses(self) -> list[Lapse]:
        """What is wrong with the directives of the articles under test, and with the exceptions."""
        found = [lapse for path in sorted(self.corpus.checked) for lapse in self._of_article(path)]
        return found + [
            lapse for place, one in enumerate(self.config.exceptions) for lapse in self._of_config(place, one)
        ]

    def _of_article(self, path: str) -> Iterator[Lapse]:
        front = self.corpus.fronts.get(path)
        if front and front.fault:
            yield Lapse(UNKNOWN, path, 0, 1, front.fault)
        for word in front.ignore if front else ():
            if message := self._unknown(word):
                yield Lapse(UNKNOWN, path, 0, 1, message)
        for one in self.corpus.directives.get(path, ()):
            faults = [one.fault] if one.fault else [m for word in one.selectors if (m := self._unknown(word))]
            if faults:
                yield Lapse(UNKNOWN, path, one.start, one.end, faults[0])
            elif one.until and self.today and one.until < self.today:
                yield Lapse(EXPIRED, path, one.start, one.end, f"this directive counted until {one.until}")
            elif not self._speaks(one):
                yield Lapse(
                    UNKNOWN, path, one.start, one.end, "this directive gives no reason, so it counts for nothing"
                )
            elif self.config.report_unused_ignores and one.verb != "on" and (path, one.start) not in self.used:
                yield Lapse(UNUSED, path, one.start, one.end, "this directive silences nothing: take it away")

    def _of_config(self, place: int, one: Exemption) -> Iterator[Lapse]:
        origin = self.config.origins.get("exceptions", "")
        what = " ".join(f"{name} = “{held}”" for name, held in (("path", one.path), ("quote", one.quote)) if held)
        for word in (one.rule, one.kind):
            if word and (message := self._unknown(word)):
                yield Lapse(UNKNOWN, origin, 0, 0, message)
        if one.expires and self.today and one.expires < self.today:
            yield Lapse(EXPIRED, origin, 0, 0, f"the exception with {what} counted until {one.expires}")

    def _unknown(self, word: str) -> str:
        """What is told of a selector that names nothing."""
        low = word.lower()
        fingerprint = len(low) >= 12 and all(c in "0123456789abcdef" for c in low.lstrip("d"))
        if (
            low in self.selectors
            or fingerprint
            or any(known.startswith(low) for known in self.selectors if low[:2] == "fc")
        ):
            return ""
        from factcheck.config.values import meant  # noqa: PLC0415 - only for mistakes

        return f"“{word}” is no rule, kind or fingerprint{meant(low, self.selectors)}"


def _selects(selectors: tuple[str, ...], edge: baseline.Edge) -> bool:
    """Whether one of the selectors names a contradiction: by rule, a rule's beginning, kind or fingerprint."""
    for word in selectors:
        low = word.lower()
        if low in (edge.kind, edge.pair_id, edge.finding_id.lower()) or (len(low) == 16 and low in _alert_ids(edge)):
            return True
        rule = edge.rule.lower()
        if low.startswith("fc") and (rule.startswith(low) or rule.replace("fc2", "fc1", 1) == low):
            return True
    return False


def _alert_ids(edge: baseline.Edge) -> set[str]:
    mentions = (baseline.mention_id(end.key, end.text, end.nth) for end in (edge.a, edge.b))
    return {baseline.alert_id(edge.rule, mention, edge.kind) for mention in mentions}
