"""Bytes of any encoding, and bytes that are no text."""

from __future__ import annotations

import codecs

import pytest

from factcheck.errors import FactcheckError
from factcheck.reading.decode import decoded

TEXT = "The café “Pier” costs 3 €.\r\nNothing else – really.\r"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "utf-32-le"),
        (b"", "utf-32-be"),
        (b"", "cp1252"),
    ],
)
def test_encodings(mark, encoding):
    assert decoded(mark + TEXT.encode(encoding)) == TEXT


def test_utf_8_with_a_broken_byte_is_still_utf_8():
    assert decoded("“Grüße” aus dem Café – ".encode() + b"\xff.") == "“Grüße” aus dem Café – \ufffd."


def test_a_page_declares_its_character_set():
    page = '<meta charset="{}"><p>Žižkov costs 3 €'
    assert decoded(page.format("windows-1250").encode("cp1250"), markup=True) == page.format("windows-1250")
    assert decoded(b'<meta charset="latin1"><p>3 \x80', markup=True).endswith("3 €")
    assert decoded(b'<meta charset="unicode_escape"><p>\\x41 \xe9', markup=True).endswith("\\x41 é")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "Word"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (bytes(range(32)) * 40, "binary"),
    ],
)
def test_what_is_no_text(data, kind):
    with pytest.raises(FactcheckError, match=f"is .*{kind}.*save it as"):
        decoded(data)
