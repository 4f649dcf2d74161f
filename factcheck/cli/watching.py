"""check --watch: the check again whenever an article, the configuration or what git knows has changed."""

from __future__ import annotations

import os
import time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from factcheck.cli.words import tell
from factcheck.errors import FactcheckError
from factcheck.reading import READERS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

PAUSE = 0.5  # seconds between two looks
OTHERS = frozenset({".toml", ".jsonl"})  # the configuration, what is accepted
GIT = ("index", "HEAD", "packed-refs")  # what says what is staged, and since when


def watch(run: Callable[[], None], folder: Path, written: Collection[Path]) -> NoReturn:
    """Run whenever what stands in a folder has changed, until Ctrl-C. written: what the runs write themselves."""
    before = ""
    while True:
        now = _digest(folder, written)
        if now != before:
            before = now
            try:
                run()
            except typer.Exit:  # whatever it found, the next change may mend it
                pass
            except FactcheckError as error:
                tell(f"error: {error}")
            tell("watching for changes; Ctrl-C ends it")
        time.sleep(PAUSE)


def _digest(folder: Path, written: Collection[Path]) -> str:
    """The digest of all that a check may read, by what is in it and never by its time."""
    digest = sha256()
    for path in sorted(_files(folder)):
        if path in written:
            continue
        try:
            data = path.read_bytes()
        except OSError:  # gone in the meantime: the next look tells
            continue
        digest.update(f"{path} {len(data)}\n".encode("utf-8", "surrogatepass"))
        digest.update(data)
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    for home, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            suffix = Path(name).suffix.lower()
            if suffix in READERS or suffix in OTHERS:
                yield Path(home, name)
    yield from (folder / ".git" / name for name in GIT)
