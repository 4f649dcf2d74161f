"""Front matter: the keys that a Markdown file states about itself (YAML between ---, TOML between +++)."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from typing import NamedTuple

from factcheck.errors import FactcheckError
from factcheck.language import data
from factcheck.reading import published
from factcheck.reading.flow import Line, lines

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|[\r\n])")
_KEY = re.compile(r"""(?:"([^"]+)"|'([^']+)'|([A-Za-z_][\w .:/-]*?))[ \t]*:(?:[ \t]+|$)""")
_ESCAPE = re.compile(r'\\(["\\/nt])')
_CLOSERS = {"[": "]", "{": "}", '"': '"', "'": "'"}


class Front(NamedTuple):
    """What a file says of itself: its keys in lower case with their values as text, and where its text begins."""

    values: dict[str, str]
    body: int


def matter(raw: str) -> Front:
    """The front matter of a file; empty where it has none. Raises FactcheckError for one that is broken."""
    fence = _FENCE.match(raw)
    if not fence:
        return Front({}, 0)
    found = lines(raw, fence.end())
    ends = ("+++",) if fence[1] == "+++" else ("---", "...")
    last = next((n for n, line in enumerate(found) if line.text.rstrip() in ends), None)
    if last is None:
        if fence[1] == "---" and not (found and _KEY.match(found[0].text)):
            return Front({}, 0)  # a rule between paragraphs, at the head of a text
        raise FactcheckError(f"line 1: the front matter is never closed; add a line {fence[1]} behind it")
    body = found[last + 1].start if last + 1 < len(found) else len(raw)
    if fence[1] == "+++":
        return Front(_toml(raw[fence.end() : found[last].start]), body)
    if not any(_KEY.match(line.text) for line in found[:last]) and any(line.text.strip() for line in found[:last]):
        return Front({}, 0)
    return Front(_yaml(found[:last]), body)


def published_on(front: Front) -> date | None:
    """The date of publication that a front matter gives. Raises FactcheckError for one that is no date."""
    for key in data("byline")["published_keys"].split():
        value = front.values.get(key, "").strip()
        if value and value not in ("null", "~") and published.of_value(value) is None:
            raise FactcheckError(f"the front matter's {key} “{value}” is no date; write it as YYYY-MM-DD")
    return published.of_metadata(front.values.items())


def _toml(text: str) -> dict[str, str]:
    try:
        table = tomllib.loads(text.replace("\r\n", "\n").replace("\r", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise FactcheckError(f"the front matter is no valid TOML: {error}; correct it") from None
    return {key.casefold(): _plain(value) for key, value in table.items() if not isinstance(value, dict)}


def _plain(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _yaml(found: list[Line]) -> dict[str, str]:
    """The top level of YAML, as far as articles use it: scalars, block scalars, lists of words."""
    values: dict[str, str] = {}
    key, held = "", list[str]()
    for number, line in enumerate(found, start=2):
        text = line.text
        stripped = text.strip()
        if not stripped or stripped.startswith("#"):
            continue
        if text[0] in " \t-" or (held and _open(held)):
            if not key or text[0] == "\t":
                raise FactcheckError(
                    f"line {number}: “{stripped[:40]}” belongs to no key of the front matter; correct it"
                )
            held.append(stripped)
            continue
        _keep(values, key, held, number)
        match = _KEY.match(text)
        if not match:
            raise FactcheckError(f"line {number}: “{stripped[:40]}” is no “key: value” of the front matter; correct it")
        key, held = (match[1] or match[2] or match[3]).casefold(), [text[match.end() :].strip()]
    _keep(values, key, held, len(found) + 2)
    return values


def _open(held: list[str]) -> bool:
    """Whether a quoted or bracketed value still waits for its end."""
    closer = _CLOSERS.get(held[0][:1])
    if not closer:
        return False
    text = re.sub(r"\s#[^\"']*$", "", " ".join(held)).rstrip()
    if closer in "\"'" and text.count(closer) % 2 == 0:  # title: "Lanternfall" is delayed
        return False
    return len(text) < 2 or not text.endswith(closer)


def _keep(values: dict[str, str], key: str, held: list[str], number: int) -> None:
    """Put a finished value under its key."""
    if not key:
        return
    if _open(held):
        raise FactcheckError(f"line {number - 1}: the value of “{key}” in the front matter is never closed; correct it")
    first = held[0]
    if first[:1] in ("|", ">"):
        held = held[1:]
    value = " ".join(part.removeprefix("- ") for part in held).strip()
    if value[:1] in ("'", '"') and value.rstrip()[-1:] == value[:1]:
        inner = value[1:-1]
        value = (
            _ESCAPE.sub(lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), inner)
            if value[0] == '"'
            else inner.replace("''", "'")
        )
    else:
        value = re.sub(r"\s+#.*$", "", value).strip("[]{}")
    values.setdefault(key, value)
