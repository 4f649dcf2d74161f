"""Which articles are under test and which they are held against: paths, chosen by git, options or configuration.

Every article is called by its path from the top of the repository (without one: from the folder of the configuration).
"""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from typing import NamedTuple

from factcheck import git, reading
from factcheck.config import Config
from factcheck.config.pattern import matches
from factcheck.errors import FactcheckError, NothingToReadError
from factcheck.reading.paths import STDIN
from factcheck.reading.paths import found as files_of


@dataclass(frozen=True)
class Request:
    """What is to be checked, as the command line has it."""

    config: Config
    paths: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    changed_since: str | None = None
    staged: bool = False
    stdin_filename: str | None = None
    strict: bool = False
    baseline_ref: str | None = None  # the revision at which what is contradicted is known, instead of the baseline file

    @property
    def selects(self) -> bool:
        """Whether git says what is under test."""
        return self.staged or self.changed_since is not None


class Selection(NamedTuple):
    """The articles chosen, by their paths."""

    root: Path  # what paths start from
    archive: list[str]
    checked: list[str]  # those under test
    changes: git.Changes | None  # where git says what is under test


def selection(request: Request, warn: Callable[[str], None]) -> Selection:
    """The articles of a request. Raises FactcheckError where a path or pattern has none."""
    root = _top(request)
    changes = _changes(request, root)
    universe = changes.listed if changes and request.staged else None
    archive = _archive(request, root, universe, changes)
    checked = _selected(request, root, changes, warn) if changes else _checked(request, root, universe, archive)
    return Selection(root, archive, checked, changes)


def _top(request: Request) -> Path:
    """What paths start from: the top of the repository, else the folder of the configuration."""
    try:
        return git.top(Path.cwd())
    except FactcheckError:
        if request.selects or request.baseline_ref is not None:
            raise
    return request.config.root.resolve()


def _changes(request: Request, root: Path) -> git.Changes | None:
    if request.staged:
        return git.staged(root)
    return git.changed(root, request.changed_since) if request.changed_since is not None else None


def _archive(request: Request, root: Path, universe: list[str] | None, changes: git.Changes | None) -> list[str]:
    """What articles are held against, besides one another."""
    config = request.config
    if request.against:
        return _expanded(request.against, Path.cwd(), root, universe, config)
    if config.sources:
        return _configured("sources", config.sources, root, universe, config)
    return [path for path in (changes.listed if changes else ()) if _is_article(path) and _kept(path, root, config)]


def _checked(request: Request, root: Path, universe: list[str] | None, archive: list[str]) -> list[str]:
    """What is under test, where git does not say so."""
    config = request.config
    if request.paths == (STDIN,):
        return [stdin_path(request, root)]
    if request.paths:
        return _expanded(request.paths, Path.cwd(), root, universe, config)
    if config.check:
        return _configured("check", config.check, root, universe, config)
    return archive or _expanded((".",), config.root, root, universe, config)


def _selected(request: Request, root: Path, changes: git.Changes, warn: Callable[[str], None]) -> list[str]:
    """What of the changes is under test: the articles that are named, and that the configuration knows of."""
    config = request.config
    found = [change.path for change in changes.files if _is_article(change.path) and _kept(change.path, root, config)]
    if request.paths:
        named = [_relative(Path.cwd() / path, root) for path in request.paths]
        found = [path for path in found if any(n in (".", path) or path.startswith(f"{n}/") for n in named)]
    patterns = config.check or config.sources
    if not patterns:
        return found
    own = {path: _relative(root / path, config.root.resolve()) for path in found}
    known = [path for path in found if any(matches(own[path], pattern) for pattern in patterns)]
    for path in sorted(set(found) - set(known)):
        warn(f"{path} has changed, but {'check' if config.check else 'sources'} does not name it: it is not checked")
    return known


def _configured(name: str, paths: Sequence[str], root: Path, universe: list[str] | None, config: Config) -> list[str]:
    """The articles of a key of the configuration. Raises FactcheckError where it has none."""
    try:
        found = _expanded(paths, config.root, root, universe, config)
    except FactcheckError as error:
        raise FactcheckError(f"{config.origins[name]}, {name}: {error}") from None
    if not found:
        raise FactcheckError(
            f"{config.origins[name]}, {name}: no article matches {', '.join(paths)}; check the pattern."
        )
    return found


def _expanded(paths: Sequence[str], base: Path, root: Path, universe: list[str] | None, config: Config) -> list[str]:
    """The articles of paths, folders and patterns that start from `base`. Raises FactcheckError for what is missing."""
    if universe is not None:
        known = [path for path in universe if _is_article(path)]
        patterns = [_relative(base / path, root) for path in paths]
        found = {path for path in known if any(p in ("", ".") or matches(path, p) for p in patterns)}
    else:
        faults: list[str] = []
        places = [path if path == STDIN else str(base / Path(path).expanduser()) for path in paths]
        given = files_of(places, tuple(reading.READERS), faults.append)
        if faults and not given:
            raise NothingToReadError("\n".join(_short(fault, base) for fault in faults))
        missing = [path for path in places if not glob.has_magic(path) and not Path(path).exists()]
        if missing:
            raise FactcheckError(f"{_short(missing[0], base)} does not exist: check the path.")
        found = {_relative(one.file, root) for one in given if one.file}
        if (root / ".git").exists():
            found -= _ignored(found, [_relative(Path(place), root) for place in places if place != STDIN], root)
    return sorted(path for path in found if _kept(path, root, config))


def _ignored(found: Iterable[str], named: Sequence[str], root: Path) -> set[str]:
    """The articles that git is told to ignore, but for those that are named, or whose folder is."""
    apart = [one for one in git.ignored(root) if not any(f"{name}/".startswith(one) or name == one for name in named)]
    folders = tuple(one for one in apart if one.endswith("/"))
    return {path for path in found if path in apart or path.startswith(folders)}


def _short(text: str, base: Path) -> str:
    return text.replace(f"{base}{os.sep}", "")


def _is_article(path: str) -> bool:
    return PurePath(path).suffix.lower() in reading.READERS and "/." not in f"/{path}"


def _kept(path: str, root: Path, config: Config) -> bool:
    """Whether a path is not excluded by the configuration, whose patterns start from its own folder."""
    own = _relative(root / path, config.root.resolve())
    return not any(matches(own, pattern) for pattern in config.exclude)


def _relative(path: Path, root: Path) -> str:
    """The path from the root on; links to folders are followed, a link to an article keeps its name."""
    return PurePosixPath(os.path.relpath(path.parent.resolve() / path.name, root)).as_posix()


def stdin_path(request: Request, root: Path) -> str:
    """What standard input is called."""
    return _relative(Path.cwd() / request.stdin_filename, root) if request.stdin_filename else "stdin"
