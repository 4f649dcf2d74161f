"""The nouns of the gate: what it tells about the articles under test, as report formats render it.

An alert is one claim of an article under test against all that others say of its fact. Every class is the schema of its
table, as in model. Places count from 1: lines as an editor counts them, columns in code points; ends are exclusive.
Texts are an article's own words and untrusted: a format escapes them for where it shows them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

SEVERITIES = ("error", "warning", "note")  # gravest first
STATES = ("new", "known", "fixed")  # not accepted before; accepted; accepted before, and gone


class Related(NamedTuple):
    """A claim that contradicts an alert's, and where it stands."""

    path: str  # as Alert.path
    line: int
    column: int
    end_line: int
    end_column: int
    text: str  # the statement
    value_text: str  # the words of it that state the value; empty without one
    source: str  # who says it
    published: str  # ISO date; empty where unknown
    reason: str  # one sentence: how both values were read


class Alert(NamedTuple):
    """One claim of an article under test, contradicted. Key: alert_id."""

    alert_id: str  # stays when lines move; unique in a run
    rule_id: str  # FC101, …
    kind: str  # date, number, …
    severity: str  # error, warning, note
    confidence: float  # 0..1
    state: str  # new, known, fixed
    title: str  # of the rule: "Two dates for one event"
    message: str  # one sentence: how both values were read
    path: str  # of the article under test: relative to the repository, "/" between folders
    line: int  # where the statement begins
    column: int
    end_line: int
    end_column: int  # exclusive
    text: str  # the statement
    value_text: str  # the words of it that state the value; empty without one
    source: str  # who says it
    published: str  # ISO date; empty where unknown
    related: tuple[Related, ...]  # the claims that contradict it, the surest first; empty for hygiene
    fact_id: str
    why: str = ""  # the reason given for accepting it; empty where it is not known or none was given


class Agreed(NamedTuple):
    """A fact of an article under test that another source confirms."""

    path: str  # as Alert.path
    line: int
    fact_id: str
    label: str  # what it is about


class Run(NamedTuple):
    """What a gate looked at, besides its alerts."""

    version: str  # of factcheck
    checked: tuple[str, ...]  # paths of the articles under test
    sources: int  # further articles they were held against
    claims: int  # of all of them
    shared: int  # facts that two or more of them speak of
    new: int = 0  # alerts of each state, shown or not
    known: int = 0
    fixed: int = 0
    agreed: tuple[Agreed, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()  # path and reason of each article that could not be read
    texts: Mapping[str, str] = MappingProxyType(
        {}
    )  # path → text as decoded, for columns in other units than code points
