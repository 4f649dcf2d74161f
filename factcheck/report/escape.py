"""What an article's words may not do to the place where a report shows them: one function a sink.

Every text that comes from an article (quotes, titles, names of files, labels made of them) goes through the function of
its sink, whole; marks of the report itself are put around it afterwards.
"""

from __future__ import annotations

import re
from functools import cache

SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"  # what breaks a line or jumps in it; shown as one blank
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # turns the order of what follows
INVISIBLE = "\ufeff\u200b\u00ad"  # byte-order mark, zero-width blank, soft hyphen
FORMULA = "=+-@＝＋－＠\t\r\n\x00"  # a spreadsheet calculates a cell that begins so
MARKDOWN = "\\`*_[]<>|~$"  # a backslash takes the meaning from each
ENTITIES = {"&": "&amp;", "@": "&#64;", "#": "&#35;"}  # would be an entity, ping a person, link an issue


@cache
def _controls() -> dict[int, str]:
    controls = {*range(0x20), 0x7F, *range(0x80, 0xA0), *map(ord, BIDI), *map(ord, INVISIBLE), *range(0xD800, 0xE000)}
    return dict.fromkeys(controls, "") | dict.fromkeys(map(ord, SPACES), " ")


@cache
def _cell_controls() -> dict[int, str]:
    return {code: shown for code, shown in _controls().items() if code not in (0x09, 0x0A)}


@cache
def _markdown() -> dict[int, str]:
    return str.maketrans({character: "\\" + character for character in MARKDOWN} | ENTITIES)


@cache
def _ansi() -> re.Pattern[str]:
    # colours and cursor moves (ESC [ … letter), titles and links (ESC ] … BEL or ESC \), other two-character ones
    return re.compile(
        r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -~]"
    )


@cache
def _links() -> re.Pattern[str]:
    return re.compile(r"(?<=[A-Za-z]):(?=//)|(?<=\b[wW]{3})\.|(?<=mailto):")


@cache
def _line_start() -> re.Pattern[str]:
    return re.compile(r"^(\s*)(?:([-+=])|(\d+)([.)])(?=\s|$))")


def terminal(text: str) -> str:
    """The text on one line, without what would move the cursor, change colours or turn the order of letters."""
    return _ansi().sub("", text).translate(_controls())


def markdown(text: str) -> str:
    """The text on one line of GitHub-flavoured Markdown that shows just these characters: no link, image or ping."""
    shown = terminal(text).translate(_markdown())
    if shown.startswith("  "):  # four blanks would make code of it
        shown = f" {shown.lstrip(' ')}"
    shown = _links().sub(lambda found: f"&#{ord(found.group())};", shown)
    return _line_start().sub(_tamed, shown)


def _tamed(found: re.Match[str]) -> str:
    blank, bullet, number, stop = found.groups()
    return f"{blank}\\{bullet}" if bullet else f"{blank}{number}\\{stop}"


def csv(text: str, *, guard: bool = True) -> str:
    """The text as a cell, line ends as they are; with `guard`, an apostrophe goes before what would begin a formula."""
    plain = _ansi().sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    kept = plain.translate(_cell_controls())
    calculated = (text[:1], plain[:1], kept[:1])  # a control character before it does not keep it from being a formula
    return f"'{kept}" if guard and any(first and first in FORMULA for first in calculated) else kept
