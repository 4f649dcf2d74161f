"""What an article's words may not do to the place where a report shows them: one function a sink.

Every text that comes from an article (quotes, titles, names of files, labels made of them) goes through the function of
its sink, whole; marks of the report itself are put around it afterwards.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"  # what breaks a line or jumps in it; shown as one blank
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # turns the order of what follows
INVISIBLE = "\ufeff\u200b\u00ad"  # byte-order mark, zero-width blank, soft hyphen
FORMULA = "=+-@＝＋－＠\t\r\n\x00"  # a spreadsheet calculates a cell that begins so
MARKDOWN = "\\`*_[]<>|~$"  # a backslash takes the meaning from each
ENTITIES = {"&": "&amp;", "@": "&#64;", "#": "&#35;"}  # would be an entity, ping a person, link an issue
COMMAND = {"%": "%25", "\r": "%0D", "\n": "%0A"}  # how GitHub's runner writes them in a workflow command
AZURE = {"%": "%AZP25", "\r": "%0D", "\n": "%0A"}  # the same for the agent of Azure Pipelines


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


@cache
def _hashes() -> re.Pattern[str]:
    # "##[error]" and "##vso[…]" are commands wherever in a line they stand
    return re.compile(r"##(?=\w*\[)")


def log(text: str) -> str:
    """The text on one line of a build log, without what a runner would take for a command inside a line.

    A command at the begin of a line, such as "::error::", is only kept off by what the report writes before the text.
    """
    return _hashes().sub("#\u200b#", terminal(text))


def name(path: str) -> str:
    """The path as it may begin a line of a build log: no command, no blank ahead."""
    shown = log(path)
    return f"./{shown}" if shown[:1] in ("", " ", ":", "#", "-", "|") else shown


def command(text: str) -> str:
    """The text as the message of a GitHub workflow command; line ends are kept and shown as such."""
    return _escaped(log_lines(text), COMMAND)


def command_property(text: str) -> str:
    """The text as a property of a GitHub workflow command."""
    return _escaped(log(text), {**COMMAND, ":": "%3A", ",": "%2C"})


def azure(text: str) -> str:
    """The text as the message of a logging command of Azure Pipelines, on one line."""
    return _escaped(log(text), AZURE)


def azure_property(text: str) -> str:
    """The text as a property of a logging command of Azure Pipelines."""
    return _escaped(log(text), {**AZURE, ";": "%3B", "]": "%5D"})


def log_lines(text: str) -> str:
    """The text as lines of a build log, each as `log` makes it."""
    return "\n".join(log(line) for line in text.split("\n"))


def sarif(text: str) -> str:
    """The text on one line of a SARIF message, in which no brackets make a link."""
    return re.sub(r"([\\\[\]])", r"\\\1", terminal(text))


def xml(text: str) -> str:
    """The text without what XML 1.0 cannot hold; line ends and tabs stay. Marks such as < are left to the writer."""
    plain = _ansi().sub("", text).replace("\r\n", "\n").replace("\r", "\n").translate(_cell_controls())
    return "".join(character for character in plain if character not in "\ufffe\uffff")


def _escaped(text: str, marks: Mapping[str, str]) -> str:
    return text.translate({ord(mark): shown for mark, shown in marks.items()})
