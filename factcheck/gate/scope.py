"""Which rules speak, and how grave what they say is, as the configuration has it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from factcheck import baseline
from factcheck.config import COMMAND_LINE, Config
from factcheck.config.pattern import matches
from factcheck.errors import FactcheckError
from factcheck.report import rules


def selectors() -> set[str]:
    """What may name rules: ids and kinds, in lower case."""
    return {word.lower() for rule in rules.table() for word in (rule.rule_id, rule.kind)}


def known_rules(config: Config) -> None:
    """Nothing where select, ignore and severity name rules. Raises FactcheckError where they do not."""
    from factcheck.config.values import meant  # noqa: PLC0415 - only for mistakes

    known = sorted(selectors())
    for name, words in (("select", config.select), ("ignore", config.ignore), ("severity", tuple(config.severity))):
        for word in words:
            low = word.lower()
            prefix = low.startswith("fc") and any(rule.startswith(low) for rule in known)
            if not (low in known or prefix or (low == "all" and name != "severity")):
                said = config.origins[name]
                where = f"--{name}" if said == COMMAND_LINE else f"{said}: {name}"
                near = re.sub(r"\bfc(?=\d)", "FC", meant(low, tuple(known)))
                raise FactcheckError(f"{where} names {word!r}{near}.")


def selected(rule: str, kind: str, config: Config) -> bool:
    """Whether the configuration lets a rule speak."""

    def named(words: Sequence[str]) -> bool:
        lows = [word.lower() for word in words]
        return any(low in ("all", kind) or (low.startswith("fc") and rule.lower().startswith(low)) for low in lows)

    return named(config.select) and not named(config.ignore)


def counts(edge: baseline.Edge, finding: Mapping[str, Any], config: Config) -> bool:
    """Whether a contradiction is of a rule that speaks, sure enough, and not off where it stands."""
    if not selected(edge.rule, edge.kind, config) or finding["score"] < config.min_confidence:
        return False
    alone = finding["within_source"] and not all(
        rule.compare_with_self for rule in config.per_path if matches(edge.a.path, rule.pattern)
    )
    return not alone and severity(edge, config) != "off"


def severity(edge: baseline.Edge, config: Config) -> str:
    """How grave a contradiction is: as the last path pattern, the rule or the kind has it; else by the rule's group."""
    default = "warning" if edge.rule.startswith("FC2") else "error"
    kind, rule_id = edge.kind, edge.rule.lower()
    named = {word.lower(): held for word, held in config.severity.items()}
    fitting = [word for word in named if word == kind or rule_id.startswith(word)]
    nearest = max(fitting, key=lambda word: (word == rule_id, word == kind, len(word)), default="")
    grave = named.get(nearest, default)
    for rule in config.per_path:
        if rule.severity and (matches(edge.a.path, rule.pattern) or matches(edge.b.path, rule.pattern)):
            grave = rule.severity
    return grave


def title(rule_id: str) -> str:
    """What a rule is about."""
    known = rules.of(rule_id)
    return known.title if known else rule_id
