"""The gate's alerts as SARIF 2.1.0, for GitHub code scanning and viewers of editors.

GitHub knows an alert again by `primaryLocationLineHash`. Left to itself it hashes the begin of a line, which in prose
is a whole paragraph; so the alert's own id stands there. All rules are listed on a clean run too: without them it
would not close what is gone. Accepted alerts are left out, for GitHub opens suppressed ones all the same.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from factcheck.report import columns, rules, wording
from factcheck.report.escape import sarif, terminal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from factcheck.alert import Alert, Related, Run

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST = 25_000  # results of a run; GitHub refuses a file with more
MOST_RELATED = 100  # places of a result that GitHub shows
MOST_WORDS = 1024  # characters of a description that GitHub takes
PROBLEMS = {"error": "error", "warning": "warning", "note": "recommendation"}


def render(alerts: Sequence[Alert], run: Run, *, show: Collection[str] = wording.NEW) -> str:
    """The alerts of the states to show as a SARIF log with one run; a region is the statement."""
    found = wording.shown(wording.gravest(wording.shown(alerts, show))[:MOST], show)
    listed = [*map(_rule, rules.table()), *_unlisted(found)]
    places = {a.path for a in found} | {r.path for a in found for r in a.related}
    texts = run.texts if places <= set(run.texts) else {}  # one unit a run: without every text, code points
    index = {rule["id"]: number for number, rule in enumerate(listed)}
    body = {
        "tool": {"driver": _driver(run, listed)},
        "automationDetails": {"id": "factcheck/"},
        "columnKind": "utf16CodeUnits" if texts else "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [_invocation(run)],
        "results": [_result(alert, index[alert.rule_id], texts) for alert in found],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [body]}
    return json.dumps(log, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _driver(run: Run, listed: list[dict[str, Any]]) -> dict[str, Any]:
    return {"name": "factcheck", "version": run.version, "semanticVersion": run.version, "rules": listed}


def _invocation(run: Run) -> dict[str, Any]:
    notes = [
        {
            "level": "error",
            "message": {"text": sarif(f"{path} could not be read: {why}")},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(path)}}}],
        }
        for path, why in sorted(run.unread)
    ]
    return {"executionSuccessful": not notes, "toolExecutionNotifications": notes}


def _rule(rule: rules.RuleText) -> dict[str, Any]:
    pair = "\n\n".join(f"> {terminal(words)}" for words in rule.fires[:2] if words)
    return _descriptor(
        rule.rule_id,
        rule.kind,
        (rule.title, rule.meaning),
        (f"{rule.meaning} It leaves alone: {rule.silent_on}", f"{rule.meaning}\n\n{pair}\n\nNot: {rule.silent_on}"),
        "error" if rule.rule_id.startswith("FC1") else "warning",
    )


def _unlisted(alerts: Iterable[Alert]) -> list[dict[str, Any]]:
    """Descriptions of the rules that no table has, such as those on comments that silence."""
    known = {rule.rule_id for rule in rules.table()}
    rest = {alert.rule_id: alert for alert in alerts if alert.rule_id not in known}
    return [_descriptor(key, a.kind, (a.title,) * 2, (a.title,) * 2, a.severity) for key, a in sorted(rest.items())]


def _descriptor(
    rule_id: str, kind: str, said: tuple[str, str], help_: tuple[str, str], level: str = "error"
) -> dict[str, Any]:
    short, full = said
    text, markdown = help_
    return {
        "id": rule_id,
        "name": short[:255],
        "shortDescription": {"text": short[:MOST_WORDS]},
        "fullDescription": {"text": full[:MOST_WORDS]},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": level},
        "properties": {
            "precision": "high",
            "problem.severity": PROBLEMS[level],
            "tags": [kind or "other"],
        },
    }


def _result(alert: Alert, index: int, texts: Mapping[str, str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": alert.rule_id,
        "ruleIndex": index,
        "level": alert.severity,
        "message": {"text": _message(alert)},
        "locations": [{"physicalLocation": _physical(alert, texts)}],
        "partialFingerprints": {"primaryLocationLineHash": f"{alert.alert_id}:1"},
        "rank": round(alert.confidence * 100, 1),
        "properties": {
            "kind": alert.kind,
            "factId": alert.fact_id,
            "confidence": round(alert.confidence, 6),
        },
    }
    related = alert.related[:MOST_RELATED]
    if related:
        result["relatedLocations"] = [_related(number, row, texts) for number, row in enumerate(related, 1)]
    if alert.state != "new":
        result["baselineState"] = "unchanged" if alert.state == "known" else "absent"
    if alert.state == "known":
        given = {"justification": alert.why} if alert.why else {}
        result["suppressions"] = [{"kind": "external", "status": "accepted", **given}]
    return result


def _message(alert: Alert) -> str:
    """A first sentence for lists, then the words of each side, the others' with a link to where they stand."""
    said = f"{sarif(f'{alert.title}: {wording.reading(alert)}')}. This article says {sarif(wording.words(alert))}"
    few = alert.related[: wording.MANY]
    sides = [
        f"[{sarif(wording.where(row))}]({number}) says {sarif(wording.words(row))}" for number, row in enumerate(few, 1)
    ]
    return "; ".join([said, *sides, *wording.more(len(alert.related) - len(few), "place")])


def _related(number: int, row: Related, texts: Mapping[str, str]) -> dict[str, Any]:
    words = sarif(f"{row.source}: {wording.words(row)}")
    return {"id": number, "physicalLocation": _physical(row, texts), "message": {"text": words}}


def _physical(row: Alert | Related, texts: Mapping[str, str]) -> dict[str, Any]:
    region = {
        "startLine": row.line,
        "startColumn": _column(texts, row.path, row.line, row.column),
        "endLine": row.end_line,
        "endColumn": _column(texts, row.path, row.end_line, row.end_column),
    }
    return {"artifactLocation": {"uri": _uri(row.path)}, "region": region}


def _column(texts: Mapping[str, str], path: str, line: int, column: int) -> int:
    return columns.utf16(texts, path, line, column) or column


def _uri(path: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415 - only once something is rendered

    return quote(path, errors="surrogateescape")
