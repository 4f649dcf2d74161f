"""What a user writes for a key → the value as the program has it, or a mistake that says what it must be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from factcheck.config.keys import BY_NAME, KINDS, SEVERITY_WORDS, Key
from factcheck.errors import FactcheckError


class Written(NamedTuple):
    """A report that every check writes."""

    path: str
    format: str = ""  # empty: told by the suffix


class Exemption(NamedTuple):
    """What is silenced by the configuration, for articles that cannot be edited."""

    reason: str
    path: str = ""  # pattern; empty: any
    quote: str = ""  # words of the statement; empty: any
    rule: str = ""
    kind: str = ""
    expires: date | None = None  # the last day on which it counts


class PathRule(NamedTuple):
    """What holds for the articles of a path pattern."""

    pattern: str
    severity: str = ""
    compare_with_self: bool = True


def value(name: str, given: object, origin: str) -> Any:  # noqa: ANN401 - each key has a type of its own
    """The value of a key as written in `origin`. Raises FactcheckError for an unknown key or a value it cannot hold."""
    key = BY_NAME.get(name)
    if key is None:
        raise FactcheckError(f"{origin} has the key {name}, which there is none of{meant(name, BY_NAME)}.")
    try:
        return _READERS[key.kind](key, given)
    except (TypeError, ValueError) as error:
        detail = str(error) or f"must be {_needed(key)}, not {_shown(given)}"
        where = origin if origin == f"--{name}" else f"{origin}: {name}"
        raise FactcheckError(f"{where} {detail}.") from None


def of_words(name: str, words: str, origin: str) -> Any:  # noqa: ANN401 - as above
    """The value of a key as an environment variable or an option gives it: lists with commas between."""
    key = BY_NAME[name]
    given: object = words
    if key.kind in ("texts", "choices"):
        given = [word.strip() for word in words.split(",") if word.strip()]
    elif key.kind == "flag":
        given = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}.get(
            words.lower(), words
        )
    elif key.kind in ("share", "count"):
        try:
            given = int(words) if key.kind == "count" else float(words)
        except ValueError:
            given = words
    return value(name, given, origin)


def meant(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    """What the user may have meant, as the end of a sentence; empty where nothing is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for mistakes

    near = get_close_matches(word.replace("_", "-").lower(), list(known), 1, 0.6)
    return f" (did you mean {near[0]}?)" if near else f": take one of {', '.join(known)}"


def _needed(key: Key) -> str:
    return f"one of {', '.join(key.choices)}" if key.kind == "choice" else KINDS[key.kind].said


def _shown(given: object) -> str:
    return repr(given) if isinstance(given, str) else str(given).lower() if isinstance(given, bool) else str(given)


def _text(_: Key, given: object) -> str:
    if not isinstance(given, str):
        raise TypeError
    return given


def _choice(key: Key, given: object) -> str:
    if given not in key.choices:
        raise ValueError(f"cannot be {_shown(given)}{meant(str(given), key.choices)}")
    return str(given)


def _texts(_: Key, given: object) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(word, str) for word in given):
        raise TypeError
    return tuple(given)


def _choices(key: Key, given: object) -> tuple[str, ...]:
    return tuple(_choice(key, word) for word in _texts(key, given))


def _share(_: Key, given: object) -> float:
    if isinstance(given, bool) or not isinstance(given, (int, float)) or not 0 <= given <= 1:
        raise TypeError
    return float(given)


def _count(_: Key, given: object) -> int:
    if isinstance(given, bool) or not isinstance(given, int) or given < 0:
        raise TypeError
    return given


def _flag(_: Key, given: object) -> bool:
    if not isinstance(given, bool):
        raise TypeError
    return given


def _tables(given: object, fields: tuple[str, ...]) -> list[dict[str, Any]]:
    if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
        raise TypeError
    for row in given:
        for name in row:
            if name not in fields:
                raise ValueError(f"knows no {name}{meant(name, fields)}")
    return given


def _reports(_: Key, given: object) -> tuple[Written, ...]:
    rows = _tables(given, Written._fields)
    if not all(isinstance(cell, str) for row in rows for cell in row.values()) or not all("path" in r for r in rows):
        raise TypeError
    return tuple(Written(**row) for row in rows)


def _severities(_: Key, given: object) -> Mapping[str, str]:
    if not isinstance(given, dict):
        raise TypeError
    for name, word in given.items():
        _severity(word, f"of {name} ")
    return MappingProxyType(dict(given))


def _severity(word: object, whose: str = "") -> str:
    if word not in SEVERITY_WORDS:
        raise ValueError(f"{whose}cannot be {_shown(word)}{meant(str(word), SEVERITY_WORDS)}")
    return str(word)


def _per_path(_: Key, given: object) -> tuple[PathRule, ...]:
    if not isinstance(given, dict):
        raise TypeError
    rules = []
    for pattern, row in given.items():
        table = _tables([row], ("severity", "compare-with-self"))[0]
        alone = table.get("compare-with-self", True)
        if not isinstance(alone, bool):
            raise TypeError
        severity = _severity(table["severity"]) if "severity" in table else ""
        rules.append(PathRule(pattern, severity, alone))
    return tuple(rules)


def _exemptions(_: Key, given: object) -> tuple[Exemption, ...]:
    found = []
    for row in _tables(given, ("path", "quote", "rule", "kind", "reason", "expires")):
        if not str(row.get("reason", "")).strip():
            raise ValueError("must give a reason in each of its tables")
        if not (row.get("path") or row.get("quote")):
            raise ValueError("must give a path or a quote in each of its tables")
        day = row.get("expires")
        if isinstance(day, datetime) or (day is not None and not isinstance(day, date)):
            raise ValueError(f"cannot expire on {_shown(day)}: write a date such as 2027-06-30, without quotes")
        words = {name: cell for name, cell in row.items() if name != "expires"}
        if not all(isinstance(cell, str) for cell in words.values()):
            raise TypeError
        found.append(Exemption(**words, expires=day))
    return tuple(found)


_READERS: dict[str, Callable[[Key, object], Any]] = {
    "text": _text,
    "choice": _choice,
    "texts": _texts,
    "choices": _choices,
    "share": _share,
    "count": _count,
    "flag": _flag,
    "reports": _reports,
    "severities": _severities,
    "per-path": _per_path,
    "exceptions": _exemptions,
}
