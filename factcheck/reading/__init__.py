"""Files → articles: the first step of the pipeline. One module a format, each with `parse(raw) -> Page`.

Place in the flow: paths → `articles` → rows of `Article` with their blocks; `segment` takes them from here.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path, PurePath

from factcheck.errors import FactcheckError, NothingToReadError
from factcheck.language import detect
from factcheck.model import Article, Page
from factcheck.reading import decode
from factcheck.reading.paths import COLLECTIONS, STDIN, Called, Found, found, sources

READERS = {  # suffix → module with parse(raw) -> Page, imported when a file needs it
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".mdx": "mdx",
    ".rst": "rst",
    ".adoc": "adoc",
    ".asciidoc": "adoc",
}

_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MARKDOWN = re.compile(r"(?:---[ \t]*\r?\n[\w-]+:|\+\+\+[ \t]*\r?\n|#{1,6} \S)")


def articles(
    paths: Sequence[str],
    *,
    warn: Callable[[str], None] | None = None,
    strict: bool = False,
    stdin_name: str = STDIN,
) -> list[Article]:
    """The articles of `paths`, sorted by source: each with its text, title, date and blocks.

    A path is an article, a folder of them, a glob, a collection (csv, jsonl, parquet) or - for standard input, which
    goes by `stdin_name`. What cannot be read is told to `warn` in one line each (without it: as a Python warning).
    Raises FactcheckError if nothing is left to read, and if `strict`, for whatever cannot be read.
    """
    if not paths:
        raise FactcheckError("no path given; name an article, a folder of articles, or - for standard input")
    faults: list[str] = []
    read: list[tuple[Called, Article]] = []
    for one in found(paths, tuple(READERS), faults.append):
        for called, article in _read(one, stdin_name, faults.append):
            try:
                read.append((called, _checked(parsed(article))))
            except FactcheckError as error:
                faults.append(str(error))
    if faults and (strict or not read):
        raise (FactcheckError if read else NothingToReadError)("\n".join(faults))
    for fault in faults:
        if warn:
            warn(fault)
        else:
            warnings.warn(fault, stacklevel=2)
    names = sources([called for called, _ in read])
    named = [article._replace(source=name) for name, (_, article) in zip(names, read, strict=True)]
    return sorted(named, key=lambda article: article.source)


def parsed(article: Article) -> Article:
    """The article with its blocks, and with title and date of its text where it has none yet.

    The suffix of its source tells the format: .md and .html are read as such, all else as plain text.
    """
    if article.blocks is not None:
        return article
    try:
        page = _page(article)
    except FactcheckError as error:
        raise FactcheckError(f"{article.source}: {error}") from None
    return article._replace(
        title=article.title or page.title, published=article.published or page.published, blocks=page.blocks
    )


def _page(article: Article) -> Page:
    suffix = PurePath(article.source).suffix.lower()
    reader = READERS.get(suffix) or _sniffed(article.text)
    if reader == "html" and not _TAG.search(article.text):  # an address as source, with the page's text
        reader = "text"
    page: Page = import_module(f"{__name__}.{reader}").parse(article.text)
    return page


def _sniffed(text: str) -> str:
    """The format of a text that has no suffix to tell."""
    if _HTML.match(text[:2000]):
        return "html"
    return "markdown" if _MARKDOWN.match(text) else "text"


def _checked(article: Article) -> Article:
    """The article. Raises FactcheckError if it holds no text, or none in English."""
    kept = [block.text for block in article.blocks or () if not block.dropped]
    if not article.blocks:
        raise FactcheckError(f"{article.source} is empty; fill it or leave it out")
    language = detect.foreign("\n".join(kept))
    if language:
        raise FactcheckError(
            f"{article.source} is in {language}, and only English is read; translate it or leave it out"
        )
    return article


def _read(one: Found, stdin_name: str, fault: Callable[[str], None]) -> Iterator[tuple[Called, Article]]:
    """The articles of a file, not parsed yet: one, or those of a collection."""
    name = one.name if one.file else stdin_name
    whole = one.file.resolve().as_posix() if one.file else name
    try:
        if one.file and one.file.suffix.lower() in COLLECTIONS:
            yield from _collected(one.file, name, whole, fault)
            return
        article = Article(source=PurePath(name).name, text=_text(one.file, name), path=name)
        yield Called(article.source, name, whole, 0), article
    except FactcheckError as error:
        fault(str(error))
    except OSError as error:
        fault(f"{one.file} cannot be read ({error.strerror or error}); allow reading it or leave it out")


def _collected(file: Path, name: str, whole: str, fault: Callable[[str], None]) -> Iterator[tuple[Called, Article]]:
    table = import_module(f"{__name__}.table")
    for order, row in enumerate(table.rows(file, name)):
        if isinstance(row, Article):
            yield Called(row.source, name, whole, order), row
        else:
            fault(str(row))


def _text(file: Path | None, name: str) -> str:
    """The text of a file or of standard input."""
    data = sys.stdin.buffer.read() if file is None else file.read_bytes()
    try:
        text = decode.decoded(
            data, markup=PurePath(name).suffix.lower() in (".html", ".htm") or b"<html" in data[:1024]
        )
    except FactcheckError as error:
        raise FactcheckError(f"{name} {error}") from None
    if file and file.suffix and file.suffix.lower() not in READERS:
        raise FactcheckError(f"{name} is in no format of articles; rename or convert it to {', '.join(READERS)}")
    if not text.strip():
        raise FactcheckError(f"{name} is empty; fill it or leave it out")
    return text
