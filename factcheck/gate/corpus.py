"""Which articles are under test and what they are held against, read from the work tree, the index or standard input.

Every article is called by its path from the top of the repository (without one: from the folder of the configuration).
"""

from __future__ import annotations

import glob
import os
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PurePosixPath

from factcheck import directives as spoken
from factcheck import git, pipeline, reading, store
from factcheck.config import Config
from factcheck.config.pattern import matches
from factcheck.errors import FactcheckError, NothingToReadError
from factcheck.model import Article
from factcheck.reading.paths import STDIN
from factcheck.reading.paths import found as files_of
from factcheck.store import NOWHERE, Store

PLAIN = frozenset({".txt", ".rst", ".adoc", ".tex"})


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

    @property
    def selects(self) -> bool:
        """Whether git says what is under test."""
        return self.staged or self.changed_since is not None


@dataclass(frozen=True)
class Corpus:
    """The articles that were read."""

    articles: list[Article]
    checked: frozenset[str]  # paths of the articles under test
    root: Path  # what paths start from
    directives: dict[str, list[spoken.Directive]] = field(default_factory=dict)  # path → those in it
    fronts: dict[str, spoken.Front] = field(default_factory=dict)
    unread: list[tuple[str, str]] = field(default_factory=list)  # path and reason
    before: dict[str, Article] = field(default_factory=dict)  # path → the article as it was, where git knows one

    @property
    def sources(self) -> frozenset[str]:
        """The sources of the articles under test."""
        return frozenset(a.source for a in self.articles if (a.path or a.source) in self.checked)


def gathered(request: Request, warn: Callable[[str], None], kept: Store = NOWHERE) -> Corpus:
    """The articles of a request. Raises FactcheckError where nothing is found that should be there.

    kept: where what was read of the same files before may be.
    """
    root = _root(request)
    changes = _changes(request, root)
    universe = git.listed(root, index=True) if request.staged else None
    archive = _archive(request, root, universe)
    checked = _selected(request, root, changes, warn) if changes else _checked(request, root, universe, archive)
    lookup = _Lookup(request, root, git.unstaged(root) if request.staged else frozenset())
    corpus = Corpus([], frozenset(checked), root)
    with tempfile.TemporaryDirectory(prefix="factcheck-") as scratch:
        for path in sorted({*archive, *checked}):
            _read(path, lookup.file(path, Path(scratch)), corpus, warn, kept, strict=request.strict)
        if request.config.scope == "claim" and changes:
            _read_before(changes, corpus, Path(scratch))
    if checked and not {a.path for a in corpus.articles} & set(checked) and not corpus.unread:
        raise NothingToReadError("None of the articles under test could be read.")
    return corpus


def _root(request: Request) -> Path:
    """What paths start from: the top of the repository, else the folder of the configuration."""
    try:
        return git.top(Path.cwd())
    except FactcheckError:
        if request.selects:
            raise
    return request.config.root.resolve()


def _changes(request: Request, root: Path) -> git.Changes | None:
    if request.staged:
        return git.staged(root)
    return git.changed(root, request.changed_since) if request.changed_since is not None else None


def _archive(request: Request, root: Path, universe: list[str] | None) -> list[str]:
    """What articles are held against, besides one another."""
    config = request.config
    if request.against:
        return _expanded(request.against, Path.cwd(), root, universe, config)
    if config.sources:
        return _configured("sources", config.sources, root, universe, config)
    if request.selects:
        return [path for path in (universe or git.listed(root)) if _is_article(path) and _kept(path, root, config)]
    return []


def _checked(request: Request, root: Path, universe: list[str] | None, archive: list[str]) -> list[str]:
    """What is under test, where git does not say so."""
    config = request.config
    if request.paths == (STDIN,):
        return [_stdin_path(request, root)]
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
    return sorted(path for path in found if _kept(path, root, config))


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


def _stdin_path(request: Request, root: Path) -> str:
    return _relative(Path.cwd() / request.stdin_filename, root) if request.stdin_filename else "stdin"


@dataclass(frozen=True)
class _Lookup:
    """Where the bytes of an article are."""

    request: Request
    root: Path
    unstaged: Collection[str]

    def file(self, path: str, scratch: Path) -> Path:
        """A file with the bytes of an article: that of the work tree, or a copy of what it is in the index."""
        if self.request.paths == (STDIN,) and path == _stdin_path(self.request, self.root):
            return _written(scratch / "stdin" / path.lstrip("./"), sys.stdin.buffer.read())
        if path in self.unstaged:
            return _written(scratch / "index" / path, git.content(self.root, path) or b"")
        return self.root / path


def _written(place: Path, data: bytes) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return place


def _read(path: str, file: Path, corpus: Corpus, warn: Callable[[str], None], kept: Store, *, strict: bool) -> None:
    """Add a file's articles to the corpus, or tell why it has none."""
    given, faults = _found(file, kept)
    for fault in faults:
        reason = fault.replace(str(file), path).removeprefix(f"{PurePath(path).name} ")
        if strict:
            raise FactcheckError(f"{path} {reason}")
        corpus.unread.append((path, reason)) if path in corpus.checked else warn(f"{path} {reason}")
    for article in given:
        own = article._replace(source=path if len(given) == 1 else article.source, path=path)
        _add(_heard(own, path, corpus), corpus)


def _found(file: Path, kept: Store) -> tuple[list[Article], list[str]]:
    """A file's articles, and what is wrong with it; what is faultless is kept by its name and bytes."""
    try:
        key = store.key(kept, "read", file.name, file.read_bytes()) if kept.folder else ""
        before = store.read(kept, key, list[Article])
        if before is not None:
            return before, []
    except OSError:  # reading it tells what is the matter
        key = ""
    faults: list[str] = []
    try:
        given = pipeline.read([str(file)], warn=faults.append)
    except NothingToReadError as error:
        return [], str(error).splitlines()
    if key and not faults:
        store.put(kept, key, given)
    return given, faults


def _add(article: Article | None, corpus: Corpus) -> None:
    if article:
        taken = {other.source for other in corpus.articles}
        source = article.source if article.source not in taken else f"{article.path}: {article.source}"
        corpus.articles.append(article._replace(source=source))


def _heard(article: Article, path: str, corpus: Corpus) -> Article | None:
    """The article without its directives, which are noted; None where it says that it is not to be checked."""
    if spoken.MARK not in article.text.lower() and not article.text.startswith(("---", "+++")):
        return article
    front = spoken.front(article.text)
    corpus.fronts[path] = front
    if not front.check:
        return None
    found = spoken.directives(article.text, plain=PurePath(path).suffix.lower() in PLAIN)
    corpus.directives[path] = found
    if found:
        blank = article._replace(text=spoken.blanked(article.text, found), blocks=None, title=None, published=None)
        article = reading.parsed(blank)._replace(text=article.text)
    return article._replace(published=front.as_of) if front.as_of else article


def _read_before(changes: git.Changes, corpus: Corpus, scratch: Path) -> None:
    """Note what the changed articles were."""
    for change in changes.files:
        if change.path not in corpus.checked or not change.before:
            continue
        data = git.content(corpus.root, change.before, changes.base)
        if data is None:
            continue
        file = _written(scratch / "before" / change.before, data)
        try:
            given = pipeline.read([str(file)], warn=lambda _: None)
        except NothingToReadError:  # it was no article then
            continue
        corpus.before[change.path] = given[0]


def keys(corpus: Corpus) -> dict[str, str]:
    """Source → what it goes by, where its front matter gives it an id that no other source has."""
    named: dict[str, list[str]] = {}
    for article in corpus.articles:
        front = corpus.fronts.get(article.path or "")
        if front and front.key:
            named.setdefault(front.key, []).append(article.source)
    return {sources[0]: key for key, sources in named.items() if len(sources) == 1}


def paths_of(articles: Iterable[Article]) -> dict[str, str]:
    """Source → path."""
    return {article.source: article.path or article.source for article in articles}
