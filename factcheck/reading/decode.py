"""The bytes of a file → its text, whatever the encoding; says what a binary file is instead."""

from __future__ import annotations

import codecs
import re

from factcheck.errors import FactcheckError

_MARKS = (  # the longer mark first: UTF-32's begins with UTF-16's
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_BINARY = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "a rich-text file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"PAR1", "a parquet file"),
    (b"SQLite format 3", "a database"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_CHARSET = re.compile(r"windows-|iso-?8859-|koi8-|gb|big5|shift_jis|euc-|macintosh")  # the web's; no byte codecs
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_REMEDY = "save it as plain text, Markdown or HTML"


def decoded(data: bytes, *, markup: bool = False) -> str:
    """The text of a file's bytes without byte-order mark, line ends as they are.

    `markup`: honour the character set that an HTML page declares. Raises FactcheckError for what is no text.
    """
    for magic, kind in _BINARY:
        if data.startswith(magic):
            raise FactcheckError(f"is {kind}, not text; {_REMEDY}")
    text = _text(data, markup)
    if len(_CONTROL.findall(text, 0, 4096)) * 50 > len(text[:4096]):  # more than one character in fifty
        raise FactcheckError(f"is binary, not text; {_REMEDY}")
    return text


def _text(data: bytes, markup: bool) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if wide := _wide(data[:4096]):
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if markup and (declared := _declared(data[:4096])):
        return data.decode(declared, errors="replace")
    repaired = data.decode("utf-8", errors="replace")
    many = sum(sign > "\x7f" for sign in repaired)
    if many > 4 * repaired.count("\ufffd"):  # UTF-8 with a few bytes broken
        return repaired
    return data.decode("cp1252", errors="replace")


def _wide(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, told by where the zero bytes of Latin letters stand."""
    quarters = [head[i::4].count(0) * 4 / max(len(head), 1) for i in range(4)]
    if len(head) < 4 or max(quarters) < 0.7:
        return None
    high = "".join("0" if share > 0.7 else "x" for share in quarters)
    return {"x000": "utf-32-le", "000x": "utf-32-be", "x0x0": "utf-16-le", "0x0x": "utf-16-be"}.get(high)


def _declared(head: bytes) -> str | None:
    """The encoding that a page's head names, if Python knows it; Latin-1 is read as Windows-1252, as browsers do."""
    match = _DECLARED.search(head)
    if not match:
        return None
    name = match[1].decode("ascii").lower()
    if name in ("iso-8859-1", "latin1", "latin-1"):
        return "cp1252"
    if not _CHARSET.match(name):
        return None
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return name
