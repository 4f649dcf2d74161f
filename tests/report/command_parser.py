"""Readers of build logs, written from the rules of the runners and not from the code under test."""

import re
from typing import NamedTuple


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def github(line):
    """The workflow command of a line; None where it is none.

    The runner trims a line's begin; "::" there begins a command, and the next "::" ends its head. The older form
    "##[name key=value;]message" is found wherever in a line it stands.
    """
    trimmed = line.lstrip()
    if trimmed.startswith("::"):
        end = trimmed.find("::", 2)
        if end >= 0:
            name, _, rest = trimmed[2:end].partition(" ")
            given = dict(part.split("=", 1) for part in rest.strip().split(",") if "=" in part)
            return Command(
                name, {k: _undone(v, GITHUB_PROPERTY) for k, v in given.items()}, _undone(trimmed[end + 2 :], GITHUB)
            )
    old = re.search(r"##\[([^\]\s]+)[^\]]*\](.*)", line)
    return Command(old[1], {}, old[2]) if old else None


def azure(line):
    """The logging command of a line; None where it is none. It is found wherever in a line it stands."""
    found = re.search(r"##vso\[([\w.]+)\s?([^\]]*)\](.*)", line, re.I)
    if not found:
        old = re.search(r"##\[(\w+)\](.*)", line)
        return Command(old[1], {}, old[2]) if old else None
    given = dict(part.split("=", 1) for part in found[2].split(";") if "=" in part)
    return Command(found[1], {k: _undone(v, AZURE_PROPERTY) for k, v in given.items()}, _undone(found[3], AZURE))


GITHUB = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
GITHUB_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
AZURE = (("%0D", "\r"), ("%0A", "\n"), ("%AZP25", "%"))
AZURE_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3B", ";"), ("%5D", "]"), ("%AZP25", "%"))


def _undone(text, marks):
    for shown, mark in marks:
        text = text.replace(shown, mark)
    return text


def physical_lines(output):
    """The lines of an output as a runner reads a stream: CR, LF and CR LF end them."""
    return re.split(r"\r\n|\n|\r", output)
