"""Paths as a user gives them (files, folders, globs, standard input) → the files to read, and what each is called."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

STDIN = "-"
COLLECTIONS = (".csv", ".jsonl", ".parquet")  # read where named; in a folder they may be anything


class Found(NamedTuple):
    """A file to read."""

    file: Path | None  # None: standard input
    name: str  # its path relative to the folder given


def found(paths: Sequence[str], suffixes: Sequence[str], fault: Callable[[str], None]) -> list[Found]:
    """The files of `paths`, each once, in an order that does not depend on theirs.

    From folders come the files with one of `suffixes`; what is missing or empty is told to `fault`.
    """
    files: dict[str, Found] = {}
    for path in paths:
        for one in _expanded(str(path), suffixes, fault):
            key = str(one.file.resolve()) if one.file else STDIN
            if key not in files or len(one.name) > len(files[key].name):
                files[key] = one
    return [files[key] for key in sorted(files)]


def _expanded(path: str, suffixes: Sequence[str], fault: Callable[[str], None]) -> Iterator[Found]:
    """The files of one path."""
    if path == STDIN:
        yield Found(None, STDIN)
        return
    try:
        place = Path(path).expanduser()
        is_folder, exists = place.is_dir(), place.exists()
    except (OSError, RuntimeError, ValueError):  # a name no file system can have
        is_folder = exists = False
    if is_folder:
        names = sorted(_within(place, fault))
        ours = [name for name in names if PurePath(name).suffix.lower() in suffixes]
        if not ours:
            what = "holds no article" if names else "is an empty folder"
            fault(f"{path} {what}; put {', '.join(suffixes)} files into it or name another path")
        yield from (Found(place / name, name) for name in ours)
    elif exists:
        yield Found(place, place.name)
    elif glob.has_magic(path):
        yield from _globbed(path, suffixes, fault)
    else:
        fault(f"{path} does not exist; check the path")


def _within(folder: Path, fault: Callable[[str], None]) -> Iterator[str]:
    """The files in a folder and its folders, hidden ones aside, relative to it."""

    def unreadable(error: OSError) -> None:
        fault(f"{error.filename} cannot be read ({error.strerror}); allow reading it or leave it out")

    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and (Path(place) / name).is_file():
                yield (Path(place) / name).relative_to(folder).as_posix()


def _globbed(path: str, suffixes: Sequence[str], fault: Callable[[str], None]) -> Iterator[Found]:
    """The files that match a pattern; of those with other suffixes than ours none."""
    parts = PurePath(path).parts
    magic = next(n for n, part in enumerate(parts) if glob.has_magic(part))
    base = Path(*parts[:magic]).expanduser()
    try:
        matches = [(match, match.relative_to(base)) for match in sorted(base.glob("/".join(parts[magic:])))]
    except (OSError, ValueError):  # a pattern such as a**b
        matches = []
    known = (*suffixes, *COLLECTIONS)
    files = [
        Found(match, name.as_posix())
        for match, name in matches
        if match.is_file() and match.suffix.lower() in known and not any(part.startswith(".") for part in name.parts)
    ]
    if not files:
        fault(f"no article matches {path}; check the pattern")
    yield from files


class Called(NamedTuple):
    """What an article may be called, the shortest first."""

    own: str  # file name, or a row's source
    name: str  # relative to the folder given
    whole: str  # from the root of the file system
    order: int  # place within a collection, from 0


def sources(articles: Sequence[Called]) -> list[str]:
    """A source for each article, all distinct and the same whatever the order of the articles.

    Its own name where that is enough, else the path relative to the folder given, else with as many folders before it
    as it takes, else with a number.
    """
    names = [one.own for one in articles]
    for better in (lambda one, _: one.name if one.own in one.name else one.own, _longer):
        counts = Counter(names)
        shared = [at for at, name in enumerate(names) if counts[name] > 1]
        group = [articles[at] for at in shared]
        for at in shared:
            names[at] = better(articles[at], group)
    taken: set[str] = set()
    for at in sorted(range(len(names)), key=lambda at: (names[at], articles[at].whole, articles[at].order)):
        name, number = names[at], 1
        while names[at] in taken:
            number += 1
            names[at] = f"{name} ({number})"
        taken.add(names[at])
    return names


def _longer(one: Called, group: Sequence[Called]) -> str:
    """The end of a file's whole path that no other file of the group has."""
    if not one.whole.endswith(one.name) or one.own not in one.name:
        return one.own
    parts = one.whole.strip("/").split("/")
    alike = [other.whole.strip("/").split("/") for other in group if other.whole != one.whole and other.own == one.own]
    for size in range(one.name.count("/") + 1, len(parts) + 1):
        if all(parts[-size:] != other[-size:] for other in alike):
            return "/".join(parts[-size:])
    return one.name
