"""AsciiDoc → blocks: titles, lists and tables as in Markdown; comments, attributes, macros and listings unseen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.model import Page
from factcheck.reading.flow import Line, lines
from factcheck.reading.overlay import Overlay, hidden

_TITLE = re.compile(r"(={1,6})[ \t]+\S")
_ATTRIBUTE = re.compile(r":!?(?P<name>[\w-]+)!?:(?=[ \t]|$)[ \t]*(.*)$")
_REVISION = re.compile(r"v?[\d.]+,[ \t]*(\d{4}-\d\d-\d\d)")
_UNREAD = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,})\w*[ \t]*$")
_TABLE = re.compile(r"([|!,:])={3,}[ \t]*$")
_LISTS = re.compile(r"(\*{1,5}|\.{1,5}|-)[ \t]+\S")
_ASIDE = re.compile(
    r"(?:={4,}|\*{4,}|_{4,}|--|~{3,}.*|`{3,}.*|\[[^\]\n]*\]|//(?!/).*|'{3,}|<{3,}|\+"
    r"|(?:image|include|video|audio|toc|ifdef|ifndef|ifeval|endif)::.*)[ \t]*$"
)
_LABEL = re.compile(r"\.(?=\w)|(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_COLUMNS = re.compile(r"cols=\"?([^\"\]]*)")
_CELL = re.compile(r"(?<!\\)(?:[\d.+*]*[<^>.]*[aehlmsdv]?)?\|")
_INLINE = re.compile(
    r"(?P<macro>(?:link|xref|mailto):[^\s\[]+\[|https?://[^\s\[\]<>]+\[)(?P<text>[^\]]*)(?P<end>\])"
    r"|(?P<cross><<[^,>\n]+(?:,[ \t]*)?)(?P<named>[^>\n]*)(?P<close>>>)"
    r"|(?P<gone>(?:footnote|footnoteref|image|icon|indexterm|anchor|menu|btn|kbd|stem):[^\s\[]*\[[^\]]*\]"
    r"|\[\[[^\]]+\]\]|\{[\w-]+\}|(?<=[ \t])\+$|<\d+>|(?<=\w)::(?=[ \t]|$)|\[\.?[\w#.-]+\](?=#))",
    re.MULTILINE,
)


def parse(raw: str) -> Page:
    """The page of a file in AsciiDoc."""
    over, found = Overlay(raw), lines(raw)
    values: dict[str, str] = {}
    at, about = 0, ""
    while at < len(found):
        line = found[at]
        if unread := _UNREAD.match(line.text):
            end = _closing(found, at, unread[1])
            hidden(over, found[at:end])
            at = end
        elif _TABLE.match(line.text):
            at = _tabled(over, found, at, about)
        else:
            _lined(over, line, values)
            at += 1
        about = line.text if line.text.startswith("[") else ""
    return over.page(values)


def _closing(found: Sequence[Line], at: int, fence: str) -> int:
    """The place behind the line that closes a block; behind the first where none does."""
    return next((i + 1 for i in range(at + 1, len(found)) if found[i].text.rstrip() == fence), at + 1)


def _lined(over: Overlay, line: Line, values: dict[str, str]) -> None:
    """One line, with its marks as Markdown has them."""
    text = line.text.rstrip()
    if stated := _ATTRIBUTE.match(text) or _REVISION.match(text):
        values.setdefault(
            stated["name"].removeprefix("rev") if "name" in stated.re.groupindex else "date",
            stated[stated.lastindex or 0],
        )
    if stated or _ASIDE.match(text) or text[:1] in (" ", "\t"):  # set in without a mark: as it is typed
        over.hide(line.start, line.end)
        return
    if title := _TITLE.match(text):
        over.put(line.start, "#" * len(title[1]))
    elif mark := _LISTS.match(text):
        over.put(line.start, " " * (len(mark[1]) - 1) + mark[1][0].replace(".", "-"))
    elif label := _LABEL.match(text):
        over.hide(line.start, line.start + label.end())
    for match in _INLINE.finditer(over.raw, line.start, line.end):
        for name in ("macro", "end", "cross", "close", "gone"):
            if match[name]:
                over.hide(*match.span(name))


def _tabled(over: Overlay, found: Sequence[Line], at: int, about: str) -> int:
    """The place behind a table, its cells taken out. about: the line of attributes before it."""
    end = _closing(found, at, found[at].text.rstrip())
    inside = [line for line in found[at + 1 : end - 1] if line.text.strip()]
    cells: list[list[tuple[int, int]]] = []
    for line in inside:
        marks = [(m.start(), m.end()) for m in _CELL.finditer(line.text)]
        ends = [*(start for start, _ in marks[1:]), len(line.text)][: len(marks)]
        cells.append([(line.start + a[1], line.start + b) for a, b in zip(marks, ends, strict=True)])
    said = _COLUMNS.search(about)
    wide = max((len(row) for row in cells[:1]), default=0)
    if said and wide < 2:
        wide = int(said[1].rstrip("*")) if said[1].rstrip("*").isdigit() else said[1].count(",") + 1
    every = [cell for row in cells for cell in row]
    rows = [every[i : i + wide] for i in range(0, len(every), wide)] if wide else []
    apart = at + 2 < len(found) and wide == len(cells[0] if cells else []) and not found[at + 2].text.strip()
    over.table(rows, headed="header" in about or apart)
    hidden(over, found[at:end])
    return end
