"""What was made of an article before, found again by its content: a folder of small files, safe to lose at any time.

A key is the digest of the bytes it was made from and of the version of what made it, never a time. A value is rows of
plain values, kept as JSON with a digest of its own: what is damaged, cut short or of another shape counts as not there.
A cache may come from anywhere, so nothing in it is ever executed.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import types
import typing
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np

T = TypeVar("T")

TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of factcheck: it may be deleted at any time.\n"
MAGIC = b"factcheck-store-1\n"
_DIGEST = 64  # hexadecimal digits
_VERSION = 16  # of which so many tell one version from another
_ROOM = 128  # values kept in each of 256 folders, the newest


class Store(NamedTuple):
    """A folder of values, or none: then everything is made anew."""

    folder: Path | None = None
    version: str = ""  # of all that makes the values: a change of it forgets them


NOWHERE = Store()


def opened(folder: Path | None, version: str) -> Store:
    """The store in a folder, made where there is none; one that keeps nothing where it cannot be made.

    A folder that holds something else is left alone. What another version has made is thrown away.
    """
    if folder is None:
        return Store()
    home = folder / version[:_VERSION]
    try:
        if not is_store(folder):
            if folder.exists() and any(folder.iterdir()):
                return Store()
            folder.mkdir(parents=True, exist_ok=True)
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")
            (folder / "CACHEDIR.TAG").write_text(TAG, encoding="utf-8")
        home.mkdir(exist_ok=True)
        for other in folder.iterdir():
            if other.is_dir() and not other.is_symlink() and other != home:
                shutil.rmtree(other, ignore_errors=True)
    except OSError:  # a read-only disk is no reason to fail
        return Store(home, version) if home.is_dir() else Store()
    return Store(home, version)


def is_store(folder: Path) -> bool:
    """Whether a folder is a store, by the tag in it."""
    try:
        return (folder / "CACHEDIR.TAG").read_text(encoding="utf-8", errors="replace") == TAG
    except OSError:
        return False


def cleared(folder: Path) -> None:
    """Delete a store with all in it."""
    shutil.rmtree(folder)


def key(store: Store, *parts: bytes | str) -> str:
    """The key of what is made from the parts; every part counts, and where one ends and the next begins."""
    digest = sha256()
    for part in (store.version, *parts):
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def made(
    store: Store,
    name: str,
    shape: Any,  # noqa: ANN401 - a type, which may be generic
    make: Callable[[], T],
    fits: Callable[[T], bool] = lambda _: True,
) -> T:
    """The value of a key as it was kept, or what `make` makes, kept for the next time.

    shape: its type, of NamedTuples, tuples, lists, dicts with text keys, arrays, texts, bytes, numbers, dates and None;
    fits: whether what was kept fits together.
    """
    kept: T | None = read(store, name, shape)
    if kept is None or not fits(kept):
        kept = make()
        put(store, name, kept)
    return kept


def read(store: Store, name: str, shape: Any) -> Any | None:  # noqa: ANN401 - a value of the shape
    """The value of a key as it was kept; None where there is none that is whole and of the shape."""
    kept = get(store, name)
    if kept is None:
        return None
    try:
        return _builder(shape)(kept)
    except (TypeError, ValueError, IndexError, KeyError, AttributeError):  # another shape than this version's
        return None


def get(store: Store, name: str) -> Any | None:  # noqa: ANN401 - whatever JSON holds
    """The JSON value of a key; None where there is none that is whole."""
    if store.folder is None:
        return None
    try:
        with _file(store.folder, name).open("rb", buffering=0) as file:
            data = file.read()
    except OSError:
        return None
    body = data[len(MAGIC) + _DIGEST :]
    if data[: len(MAGIC) + _DIGEST] != MAGIC + _digest(name, body):
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def put(store: Store, name: str, value: object) -> None:
    """Keep a value under a key, whole or not at all; a disk that is full or read-only keeps nothing."""
    if store.folder is None:
        return
    body = json.dumps(value, separators=(",", ":"), default=_plain).encode()
    file = _file(store.folder, name)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(MAGIC + _digest(name, body) + body)
            Path(temporary).replace(file)
            _thinned(file.parent)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def _thinned(folder: Path) -> None:
    """Delete the older half of a folder that is full."""
    with os.scandir(folder) as found:
        files = list(found)
    if len(files) > _ROOM:
        for old in sorted(files, key=lambda file: (file.stat().st_mtime_ns, file.name))[: _ROOM // 2]:
            Path(old.path).unlink(missing_ok=True)


def _digest(name: str, body: bytes) -> bytes:
    return sha256(name.encode() + b"\n" + body).hexdigest().encode()


def _file(folder: Path, name: str) -> Path:
    return folder / name[:2] / name[2:]


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    if isinstance(value, np.ndarray):
        return [value.dtype.newbyteorder("<").str, value.shape, value.astype(value.dtype.newbyteorder("<")).tobytes()]
    raise TypeError(f"{type(value).__name__} cannot be kept")


@cache
def _builder(shape: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - a type, which may be generic
    """What makes a value of a type again from what JSON kept of it."""
    if shape is date:
        return date.fromisoformat
    if shape is bytes:
        return b64decode
    origin, inner = typing.get_origin(shape), typing.get_args(shape)
    if origin is np.ndarray:
        return lambda kept: np.frombuffer(b64decode(kept[2]), kept[0]).reshape(kept[1])
    if origin in (typing.Union, types.UnionType):
        return _optional(*(one for one in inner if one is not types.NoneType))
    if isinstance(shape, type) and issubclass(shape, tuple) and hasattr(shape, "_fields"):
        return _row(shape)
    if origin is dict:
        build = _builder(inner[1])
        return lambda kept: {name: build(one) for name, one in kept.items()}
    if origin is tuple and inner[-1] is not Ellipsis:
        return _record(tuple, [_builder(one) for one in inner])
    if origin in (tuple, list, frozenset):
        return _many(origin, inner[0])
    return _same


def _same(kept: Any) -> Any:  # noqa: ANN401 - as above
    return kept


def _optional(shape: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - as above
    build = _builder(shape)
    return lambda kept: None if kept is None else build(kept)


def _many(kind: Callable[[Iterable[Any]], Any], shape: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - as above
    build = _builder(shape)
    return kind if build is _same else lambda kept: kind(map(build, kept))


def _row(row_class: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - as above
    hints = typing.get_type_hints(row_class)
    return _record(row_class._make, [_builder(hints[name]) for name in row_class._fields])


def _record(make: Callable[[Iterable[Any]], Any], builders: list[Callable[[Any], Any]]) -> Callable[[Any], Any]:
    """What makes a row: its cells as they are, but for those that have builders of their own."""
    built = [(at, build) for at, build in enumerate(builders) if build is not _same]
    size = len(builders)

    def whole(kept: list[Any]) -> Any:  # noqa: ANN401 - as above
        if len(kept) != size:
            raise ValueError("of another shape")
        for at, build in built:
            kept[at] = build(kept[at])
        return make(kept)

    return whole


def program() -> str:
    """The digest of the program with all its data: the version of a store that a change of either forgets."""
    kinds = (".py", ".toml", ".tsv", ".json", ".npz")
    folders = os.walk(Path(__file__).parent)
    files = (f"{folder}{os.sep}{name}" for folder, _, names in folders for name in names if name.endswith(kinds))
    return digest_of_files(files)


def digest_of_files(files: Iterable[str]) -> str:
    """The digest of files, such as the program's own: as the version of a store, it forgets what they made before."""
    digest = sha256()
    for file in sorted(files):
        with open(file, "rb", buffering=0) as given:  # noqa: PTH123 - hundreds of paths as objects take as long as reading
            data = given.read()
        digest.update(f"{'/'.join(file.rsplit(os.sep, 2)[1:])} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()
