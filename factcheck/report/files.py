"""Where reports are written: `-o [FORMAT=]PATH` read, and files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Target(NamedTuple):
    """A file to write, and the format to write it in."""

    format: str
    path: Path


def targets(words: Sequence[str], formats: Mapping[str, Sequence[str]], default: str | None) -> list[Target]:
    """The files that the words [FORMAT=]PATH name, checked before any work is done.

    `formats` gives the suffixes of each format; `default` is the format of a file whose suffix tells none.
    """
    found = [_target(word, formats, default) for word in words]
    for _, path in found:
        if path.is_dir():
            raise FactcheckError(f"{path} is a folder: name the file to write in it, such as {path / 'report.txt'}.")
        if not path.parent.is_dir():
            raise FactcheckError(f"There is no folder {path.parent} to write {path.name} in: make it first.")
    doubled = sorted({str(path) for _, path in found if sum(path == other for _, other in found) > 1})
    if doubled:
        raise FactcheckError(f"{doubled[0]} is named twice as the file to write: give each report its own.")
    return found


def _target(word: str, formats: Mapping[str, Sequence[str]], default: str | None) -> Target:
    name, mark, path = word.partition("=")
    if mark and name in formats:
        return Target(name, _path(path, word))
    if mark and name.isalpha():
        raise FactcheckError(
            f"There is no format {name!r}, as in {word}: take one of {', '.join(formats)}"
            f" (or ./{word} for a file of that name)."
        )
    suffix = Path(word).suffix.lower()
    for format, suffixes in formats.items():
        if suffix in suffixes:
            return Target(format, _path(word, word))
    if default is None:
        raise FactcheckError(
            f"The suffix of {word} tells no format: write FORMAT={word} with one of {', '.join(formats)}."
        )
    return Target(default, _path(word, word))


def _path(path: str, word: str) -> Path:
    if not path:
        raise FactcheckError(f"{word!r} names no file to write.")
    return Path(path)


def write(path: Path, content: str | bytes) -> None:
    """Put the content into the file, whole or not at all: a reader never sees half a report."""
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    try:
        if path.exists() and not path.is_file():  # a device or a pipe cannot be replaced
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data)
    except OSError as error:
        raise FactcheckError(f"{path} cannot be written ({error.strerror}): choose another place.") from error


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            temporary.unlink()
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those a new file gets here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
