"""The terminal: whether it takes colour, how wide it is, and a bar for a person who waits."""

from __future__ import annotations

import os
import shutil
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

COLORS = ("auto", "always", "never")
WIDEST = 120  # columns of a terminal that a report fills
PATIENCE = 1.0  # seconds before a bar appears: short work shows none


class Screen(NamedTuple):
    """What a stream shows: options of the text format."""

    color: bool
    width: int | None  # columns; None where it is no terminal


def screen(stream: TextIO, color: str) -> Screen:
    """What the stream shows; `color` is one of COLORS, and "auto" asks the terminal and the environment."""
    terminal = stream.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    auto = not plain and (terminal or bool(os.environ.get("FORCE_COLOR")))
    width = min(shutil.get_terminal_size().columns, WIDEST) if terminal else None
    return Screen(auto if color == "auto" else color == "always", width)


@contextmanager
def bar(*, shown: bool = True) -> Iterator[Callable[[str, int, int], None] | None]:
    """What a step calls with its name, what is done and what there is to do; None where no bar could be shown."""
    if not shown or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - slow to load, and not needed where nobody waits
    from rich.progress import Progress  # noqa: PLC0415 - as above

    progress = Progress(console=Console(stderr=True), transient=True)
    tasks = {}
    began = time.monotonic()

    def tell(step: str, done: int, total: int) -> None:
        if step not in tasks:
            tasks[step] = progress.add_task(step, total=total)
        progress.update(tasks[step], completed=done, total=total)
        if time.monotonic() - began > PATIENCE and not progress.finished:
            progress.start()  # once started, starting again changes nothing

    try:
        yield tell
    finally:
        progress.stop()
