"""The articles of a check, read from the work tree, the index, a revision or standard input."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from factcheck import directives as spoken
from factcheck import git, pipeline, reading, store
from factcheck.errors import FactcheckError, NothingToReadError
from factcheck.gate.selection import Request, selection, stdin_path
from factcheck.model import Article
from factcheck.reading.paths import STDIN
from factcheck.store import NOWHERE, Store

PLAIN = frozenset({".txt", ".rst", ".adoc", ".asciidoc", ".tex"})


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
    root, archive, checked, changes = selection(request, warn)
    lookup = _Lookup(request, root, git.unstaged(root) if request.staged else frozenset())
    corpus = Corpus([], frozenset(checked), root)
    with tempfile.TemporaryDirectory(prefix="factcheck-") as scratch:
        for path in sorted({*archive, *checked}):
            _read(path, lookup.file(path, Path(scratch)), corpus, warn, kept, strict=request.strict)
        if request.config.scope == "claim" and changes:
            _read_before(changes, corpus, Path(scratch))
    out = {path for path, front in corpus.fronts.items() if not front.check} & corpus.checked
    if out and out == corpus.checked and not request.selects:
        raise FactcheckError(f"{min(out)} says in its front matter that it is not to be checked: name other articles.")
    corpus = replace(corpus, checked=corpus.checked - out)
    if corpus.checked and not {a.path for a in corpus.articles} & corpus.checked and not corpus.unread:
        raise NothingToReadError("None of the articles under test could be read.")
    return corpus


def gathered_at(request: Request, now: Corpus, kept: Store = NOWHERE) -> Corpus:
    """The same articles as they were at the revision that is the baseline, whatever they were called there."""
    revision = git.commit(now.root, request.baseline_ref or "HEAD")
    files = git.files(now.root, revision)
    renamed = {change.path: change.before for change in git.since(now.root, revision, index=request.staged)}
    here = {article.path or article.source for article in now.articles} | now.checked
    before = {path: name for path in here if (name := renamed.get(path, path)) in files}
    corpus = Corpus([], frozenset(before[path] for path in now.checked if path in before), now.root)
    names = sorted(set(before.values()))
    with tempfile.TemporaryDirectory(prefix="factcheck-") as scratch:
        for name, data in zip(names, git.contents(now.root, [files[name] for name in names]), strict=True):
            _read(name, _written(Path(scratch) / name, data), corpus, lambda _: None, kept, strict=False)
    return corpus


@dataclass(frozen=True)
class _Lookup:
    """Where the bytes of an article are."""

    request: Request
    root: Path
    unstaged: Collection[str]

    def file(self, path: str, scratch: Path) -> Path:
        """A file with the bytes of an article: that of the work tree, or a copy of what it is in the index."""
        if self.request.paths == (STDIN,) and path == stdin_path(self.request, self.root):
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
