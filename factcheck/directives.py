"""Directives in an article's source: what its author silences, with a reason, or dates.

Read from the raw text with their ranges, before any markup is understood; `blanked` is the text that readers get then.
A comment of the format holds “factcheck:” and then ignore[…] reason, ignore-next[…], ignore-file[…], off[…], on, or
as-of=DATE; front matter has a table “factcheck” with check, ignore, as-of and id.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

MARK = "factcheck:"
VERBS = ("ignore", "ignore-next", "ignore-file", "off", "on", "as-of")
_COMMENTS = (  # of markup, and of templates in it
    r"<!--(.*?)-->",
    r"\{\{-?\s*/\*(.*?)\*/\s*-?\}\}",
    r"\{/\*(.*?)\*/\}",
    r"\{%-?\s*comment\s*-?%\}(.*?)\{%-?\s*endcomment\s*-?%\}",
    r"\{#(.*?)#\}",
    r"^[ ]{0,3}\[(?://|comment)\]:[ \t]*\S+[ \t]*[(\"'](.*?)[)\"'][ \t]*(?=\r?$)",
    r"^[ ]{0,3}\[//\]:[ \t]*#[ \t]*\((.*?)\)[ \t]*(?=\r?$)",
)
_LINES = r"^[ \t]*(?:\#+|\.\.|//+|%+)[ \t]*(factcheck:[^\n]*)$"  # of plain text
_BODY = re.compile(
    r"(?P<verb>ignore-next|ignore-file|ignore|off|on|as-of)\b[ \t]*"
    r"(?:\[(?P<selectors>[^\]]*)\]|=[ \t]*(?P<day>\S+))?(?P<rest>.*)",
    re.DOTALL,
)
_UNTIL = re.compile(r"\buntil=(\S+)")
_BLOCK_END = re.compile(r"\n[ \t]*\r?\n|\n(?=[ \t]*(?:[-*+•]|\d+[.)])[ \t])|\n(?=[ \t]*#{1,6} )|\n(?=[ \t]*\|)")
_OTHER = re.compile(r"<!--.*?-->", re.DOTALL)
_ELEMENT_END = re.compile(r"</(?:p|li|h[1-6]|tr|td|blockquote|div|section|figcaption|dd)\s*>", re.IGNORECASE)


class Directive(NamedTuple):
    """What an author says of a stretch of the source. Key: start."""

    verb: str
    selectors: tuple[str, ...]  # rule ids, their beginnings, kinds or fingerprints; empty for as-of
    reason: str
    start: int  # of the comment, in code points of the file
    end: int
    scope: tuple[int, int]  # the stretch it speaks of
    whole: bool = False  # the file as such
    day: date | None = None  # as-of
    until: date | None = None  # the last day on which it counts
    fault: str = ""  # why it counts for nothing


class Front(NamedTuple):
    """What an article's front matter says to the checker."""

    check: bool = True
    key: str = ""  # what the article goes by, whatever its file is called
    as_of: date | None = None
    ignore: tuple[str, ...] = ()
    fault: str = ""


class _Comment(NamedTuple):
    """A comment that speaks to the checker."""

    start: int
    end: int
    words: str


class _Page(NamedTuple):
    """A source and where its directives stand."""

    text: str
    places: tuple[tuple[int, int], ...]


def directives(text: str, *, plain: bool) -> list[Directive]:
    """The directives of a source, in order; plain: it is text without markup, where they have lines of their own."""
    if MARK not in text.lower():
        return []
    body = _body_start(text)
    found = sorted(comment for comment in _found(text, plain) if comment.start >= body)
    page = _Page(text, tuple((comment.start, comment.end) for comment in found))
    return _closed([_directive(page, comment) for comment in found], len(text))


def blanked(text: str, found: list[Directive]) -> str:
    """The text with its directives blanked out, every place and line kept."""
    for one in reversed(found):
        text = text[: one.start] + re.sub(r"[^\s]", " ", text[one.start : one.end]) + text[one.end :]
    return text


def _found(text: str, plain: bool) -> Iterator[_Comment]:
    """The comments that speak to the checker."""
    taken: list[tuple[int, int]] = []
    for pattern in (*_COMMENTS, _LINES) if plain else _COMMENTS:
        for match in re.finditer(pattern, text, re.DOTALL | re.MULTILINE | re.IGNORECASE):
            words = match[1].strip()
            if not words.lower().startswith(MARK) or any(s < match.end() and match.start() < e for s, e in taken):
                continue
            taken.append(match.span())
            yield _Comment(match.start(), match.end(), words[len(MARK) :].strip())


def _directive(page: _Page, comment: _Comment) -> Directive:
    start, end, words = comment
    match = _BODY.fullmatch(words)
    if not match:
        known = ", ".join(VERBS)
        return Directive(
            "", (), "", start, end, (start, end), fault=f"“{words[:40]}” is no directive: take one of {known}"
        )
    verb, rest = match["verb"], " ".join(match["rest"].split())
    selectors = tuple(word.strip() for word in (match["selectors"] or "").split(",") if word.strip())
    until, day, fault = None, None, ""
    if limit := _UNTIL.search(rest):
        until, fault = _day(limit[1], fault)
        rest = " ".join(rest.replace(limit[0], "").split())
    if verb == "as-of":
        day, fault = _day(match["day"] or rest.split(" ")[0], fault)
    elif verb != "on" and not selectors:
        fault = f"{verb} names nothing: write {verb}[date], a kind, a rule or a fingerprint between the brackets"
    reach = (0, len(page.text)) if verb == "ignore-file" else _scope(page, comment, verb)
    return Directive(verb, selectors, rest, start, end, reach, verb == "ignore-file", day, until, fault)


def _day(word: str, fault: str) -> tuple[date | None, str]:
    try:
        return date.fromisoformat(word.strip()), fault
    except ValueError:
        return None, f"“{word}” is no date: write it as 2023-05-01"


def _scope(page: _Page, comment: _Comment, verb: str) -> tuple[int, int]:
    """The stretch a directive speaks of: the block behind it where it has its own line, else where it stands."""
    text, (start, end, _) = page.text, comment
    if verb in ("off", "on"):
        return end, end
    tail = text.find("\n", end)
    tail = len(text) if tail < 0 else tail
    alone = not _bare(page, text.rfind("\n", 0, start) + 1, start) and not _bare(page, end, tail)
    if alone or verb == "ignore-next":
        return _next_block(page, tail)
    return start, end


def _bare(page: _Page, start: int, end: int) -> str:
    """The words between two places, directives left out."""
    near = [(s, e) for s, e in page.places if s < end and start < e]
    return "".join(page.text[i] for i in range(start, end) if not any(s <= i < e for s, e in near)).strip()


def _next_block(page: _Page, begin: int) -> tuple[int, int]:
    """The first block behind a place, blanks and further comments skipped."""
    text = page.text
    while True:
        begin += len(text[begin:]) - len(text[begin:].lstrip())
        other = _OTHER.match(text, begin)
        inside = next((e for s, e in page.places if s <= begin < e), other.end() if other else None)
        if inside is None:
            break
        begin = inside
    ends = [m.start() for m in (_BLOCK_END.search(text, begin), _ELEMENT_END.search(text, begin)) if m]
    return begin, min(ends, default=len(text))


def _closed(found: list[Directive], length: int) -> list[Directive]:
    """The directives with each “off” reaching to the next “on”."""
    result = []
    for at, one in enumerate(found):
        if one.verb == "off":
            until = next((d.start for d in found[at + 1 :] if d.verb == "on"), length)
            result.append(one._replace(scope=(one.end, until)))
        elif one.verb == "on" and not any(d.verb == "off" for d in found[:at]):
            result.append(one._replace(fault="on follows no off: take it away"))
        else:
            result.append(one)
    return result


def reaches(one: Directive, start: int, end: int, text: str) -> bool:
    """Whether a directive speaks of the statement from start to end."""
    low, high = one.scope
    if (low, high) != (one.start, one.end):
        return low < end and start < high
    if start <= one.start < end:
        return True
    between = text[end : one.start]  # directly behind the statement, on its line
    return end <= one.start and not between.strip(" \t.*_\"'”’)") and "\n" not in between


_FENCE = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(.*?)^(?:---|\+\+\+|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_TABLE = re.compile(r"^factcheck:[ \t]*(\{.*?\}|[^\n]*(?:\r?\n[ \t]+[^\n]*)*)", re.MULTILINE | re.DOTALL)
_PAIR = re.compile(r"([\w-]+)[ \t]*:[ \t]*(\[[^\]]*\]|\"[^\"]*\"|'[^']*'|[^,}\n]*)")
_ID = re.compile(r"^(?:id|slug)[ \t]*:[ \t]*[\"']?([^\"'\n#]+)", re.MULTILINE)


def _body_start(text: str) -> int:
    match = _FENCE.match(text)
    return match.end() if match else 0


def front(text: str) -> Front:
    """What the front matter of a source says to the checker; all defaults where it has none."""
    match = _FENCE.match(text)
    if not match:
        return Front()
    table = _toml(match[2]) if match[1] == "+++" else _yaml(match[2])
    unknown = sorted(table.keys() - {"check", "id", "as-of", "ignore", "key"})
    fault = f"factcheck.{unknown[0]} is no key of the front matter: take check, id, as-of or ignore" if unknown else ""
    day = None
    if "as-of" in table:
        day, fault = _day(table["as-of"], fault)
    words = tuple(word.strip(" \"'") for word in table.get("ignore", "").strip("[]").split(",") if word.strip(" \"'"))
    check = table.get("check", "true").lower() not in ("false", "no", "off")
    return Front(check, table.get("id") or table.get("key", ""), day, words, fault)


def _yaml(text: str) -> dict[str, str]:
    named = _ID.search(text)
    found = {"key": named[1].strip()} if named else {}
    if table := _TABLE.search(text):
        found |= {m[1].lower(): m[2].strip().strip("\"'") for m in _PAIR.finditer(table[1])}
    return found


def _toml(text: str) -> dict[str, str]:
    try:
        table = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError:
        return {}
    named = table.get("id") or table.get("slug")
    found = {"key": str(named)} if named else {}
    inner = table.get("factcheck", {})
    for name, held in inner.items() if isinstance(inner, dict) else ():
        found[name] = ",".join(map(str, held)) if isinstance(held, list) else str(held)
    return found


_SIC = re.compile(r"[\s\"'”’)*_.,]{0,4}\[\s*_?\*?sic!?\*?_?\s*\]", re.IGNORECASE)


def is_sic(text: str, value_text: str) -> bool:
    """Whether a statement marks its value, or where it has none itself, as meant the way it is written."""
    if not value_text:
        return bool(_SIC.search(text))
    at = text.find(value_text)
    while at >= 0:
        if _SIC.match(text, at + len(value_text)):
            return True
        at = text.find(value_text, at + 1)
    return False
