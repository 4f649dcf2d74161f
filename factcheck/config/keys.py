"""The keys of the configuration: what each is called, what it may hold, and what it means. One row a key.

A new key is one row here and one field of Config.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Key(NamedTuple):
    """A key of the configuration. Key: name."""

    name: str
    kind: str  # one of KINDS
    default: Any
    meaning: str
    choices: tuple[str, ...] = ()


class Kind(NamedTuple):
    """A sort of value that a key may hold."""

    said: str  # to the user: "a list of texts"
    schema: Mapping[str, Any]  # JSON schema


SEVERITY_WORDS = ("error", "warning", "note", "off")
FAIL_ON = ("error", "warning", "note", "never")
SCOPES = ("claim", "file", "all")
BASELINE_MODES = ("auto", "lock", "off")
SHOWN = ("known", "fixed", "suppressed", "possible")

_TEXTS = {"type": "array", "items": {"type": "string"}}
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}
_SEVERITY = {"enum": list(SEVERITY_WORDS)}
_DATE = {"type": "string", "description": "A date as TOML has it: 2027-06-30"}

KINDS = {
    "text": Kind("a text", {"type": "string"}),
    "choice": Kind("one of its words", {"type": "string"}),
    "texts": Kind("a list of texts", _TEXTS),
    "choices": Kind("a list of its words", _TEXTS),
    "share": Kind("a number from 0 to 1", _SHARE),
    "count": Kind("a whole number from 0", {"type": "integer", "minimum": 0}),
    "flag": Kind("true or false", {"type": "boolean"}),
    "reports": Kind(
        "a list of tables with format and path",
        {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"format": {"type": "string"}, "path": {"type": "string"}},
                "required": ["path"],
                "additionalProperties": False,
            },
        },
    ),
    "severities": Kind(
        "a table of rules or kinds with error, warning, note or off",
        {"type": "object", "additionalProperties": _SEVERITY},
    ),
    "per-path": Kind(
        "a table of path patterns, each with severity or compare-with-self",
        {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "properties": {"severity": _SEVERITY, "compare-with-self": {"type": "boolean"}},
                "additionalProperties": False,
            },
        },
    ),
    "exceptions": Kind(
        "a list of tables with path, quote, rule, kind, reason, expires",
        {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "path": {"type": "string"},
                    "quote": {"type": "string"},
                    "rule": {"type": "string"},
                    "kind": {"type": "string"},
                    "reason": {"type": "string", "minLength": 1},
                    "expires": _DATE,
                },
                "required": ["reason"],
                "anyOf": [{"required": ["path"]}, {"required": ["quote"]}],
                "additionalProperties": False,
            },
        },
    ),
}

KEYS = (
    Key("required-version", "text", "", 'The versions of factcheck that may be used: ">=0.1,<1".'),
    Key("sources", "texts", (), "The archive: folders, files or patterns, relative to this file."),
    Key("check", "texts", (), "What is checked where the command line names nothing; everything where this is empty."),
    Key("exclude", "texts", (), "Patterns of files that are neither checked nor held against others."),
    Key("select", "texts", ("ALL",), "The rules that speak: ids, beginnings of ids (FC1), kinds (date), or ALL."),
    Key("ignore", "texts", (), "Rules that do not speak, named as in select."),
    Key("fail-on", "choice", "error", "The least severity that fails the check.", FAIL_ON),
    Key("fail-confidence", "share", 0.8, "The least confidence that fails the check; hides nothing."),
    Key("min-confidence", "share", 0.0, "The least confidence that is shown at all."),
    Key("max-new", "count", 0, "How many new contradictions are let through."),
    Key("scope", "choice", "file", "What of a changed article is under test.", SCOPES),
    Key("show", "choices", (), "What is shown besides what is new.", SHOWN),
    Key("baseline", "text", ".factcheck-baseline.jsonl", "The file of accepted contradictions."),
    Key("baseline-mode", "choice", "auto", "lock: entries that no longer apply leave with 3.", BASELINE_MODES),
    Key("require-ignore-reason", "flag", True, "An inline directive without a reason counts for nothing."),
    Key("report-unused-ignores", "flag", True, "Tell of directives that silence nothing (FC901)."),
    Key("honour-sic", "flag", True, "[sic] behind a value silences it."),
    Key("fail-on-empty", "flag", True, "Leave with 2 where there was nothing to check."),
    Key("cache", "flag", True, "Keep what was read of each article for the next run."),
    Key("cache-dir", "text", ".factcheck_cache", "Where it is kept."),
    Key("reports", "reports", (), "Reports that every check writes."),
    Key("severity", "severities", {}, "The severity of a rule or kind."),
    Key("per-path", "per-path", {}, "Severity and self-comparison by path pattern; the last match counts."),
    Key("exceptions", "exceptions", (), "What is silenced in articles that cannot be edited: path, quote, reason …"),
)
BY_NAME = {key.name: key for key in KEYS}


def schema() -> dict[str, Any]:
    """The JSON schema of factcheck.toml."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Configuration of factcheck",
        "type": "object",
        "properties": {key.name: _property(key) for key in KEYS},
        "additionalProperties": False,
    }


def _property(key: Key) -> dict[str, Any]:
    shape = dict(KINDS[key.kind].schema)
    if key.kind == "choice":
        shape = {"enum": list(key.choices)}
    elif key.kind == "choices":
        shape = {"type": "array", "items": {"enum": list(key.choices)}}
    default = list(key.default) if isinstance(key.default, tuple) else key.default
    return {"description": key.meaning, **shape, "default": default}
