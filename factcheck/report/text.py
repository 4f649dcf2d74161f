"""The report for a terminal: what is disputed first, each value with those who say it and the words they say it in.

Colour only repeats what a glyph and a word say already; without colour the value stands between asterisks.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from factcheck.report.escape import terminal
from factcheck.report.outline import HEADINGS, Outline, Side, Topic, counted, outline, stated
from factcheck.report.quote import Quote, count, trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from rich.console import Console
    from rich.text import Text

    from factcheck.report import Report

SUFFIXES = (".txt",)  # of a file that holds this format
WIDTH = 100  # columns where nobody says otherwise
NARROW = 72  # below this a quote stands under its place, not beside it
SIDE_COLOURS = ("cyan", "magenta", "yellow", "blue", "green")  # one a value of a fact, in turn
STYLES = {  # by the parts of the outline
    "disputed": "red",
    "within": "red",
    "possible": "yellow",
    "agreed": "green",
    "alone": "dim",
    "sources": "default",
}
MANY = 12  # agreed facts, quotes and sources shown before "and n more"
FEW_QUOTES = 4  # quotes shown of one value …
DOUBTFUL_QUOTES = 2  # … that is only perhaps disputed
FEW_REASONS = 3
LONG_QUOTE = 260  # characters


class Page(NamedTuple):
    """Where the report is written to, and how."""

    console: Console
    colour: bool
    width: int
    whole: bool  # leave nothing out


def render(
    report: Report,
    *,
    all: bool = False,
    color: bool = False,
    width: int | None = None,
    parts: Collection[str] = (*HEADINGS, "headline"),
) -> str:
    """The report as lines of at most `width` columns, in colour where asked for.

    `all` leaves nothing out; `parts` are those of HEADINGS, and "headline".
    """
    from rich.console import Console  # noqa: PLC0415 - slow to load, and not needed to name the formats

    out = io.StringIO()
    console = Console(
        file=out,
        width=max(width or WIDTH, 40),
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    page = Page(console, color, console.width, all)
    shown = outline(report.records())
    for part, write in WRITERS.items():
        if part in parts:
            write(page, shown)
    return "\n".join(line.rstrip() for line in out.getvalue().strip("\n").split("\n")) + "\n"


def _columns(text: str) -> int:
    from rich import cells  # noqa: PLC0415 - as above

    return cells.cell_len(text)


def _text(*parts: tuple[str, str] | str) -> Text:
    from rich.text import Text  # noqa: PLC0415 - as above

    return Text.assemble(*parts, overflow="fold")


def _headline(page: Page, shown: Outline) -> None:
    print_ = page.console.print
    print_(
        _text(
            (count(len(shown.sources), "article"), "bold"),
            f" · {count(shown.claims, 'claim')} · {count(shown.shared, 'fact')} that two or more speak of",
        )
    )
    if not shown.claims:
        print_()
        print_(_text("Nothing in them states a fact that could be compared."))
        return
    parts: list[tuple[str, str] | str] = []
    for part, number in counted(shown).items():
        style = "dim" if number.startswith("0 ") else f"bold {STYLES[part]}"
        parts += [(f"{HEADINGS[part].glyph} {number}", style), "   "]
    print_()
    print_(_text(*parts[:-1]))


def _heading(page: Page, part: str) -> None:
    heading, style = HEADINGS[part], STYLES[part]
    page.console.print()
    page.console.print()
    page.console.print(
        _text((f"{heading.glyph} {heading.title.upper()}", f"bold {style}"), (f"  {heading.meaning}", "dim"))
    )
    page.console.print(_text(("─" * page.width, style)), no_wrap=True)


def _topics(page: Page, part: str, topics: list[Topic]) -> None:
    if topics:
        _heading(page, part)
    for number, topic in enumerate(topics):
        if number:
            page.console.print()
        notes = [topic.kind, f"{topic.score:.0%} sure" if topic.score is not None else "", topic.finding_id]
        note = ", ".join(terminal(word) for word in notes if word)
        glyph = (f"{HEADINGS[part].glyph} ", f"bold {STYLES[part]}")
        page.console.print(_text(glyph, (terminal(topic.label), "bold"), (f"  ({note})", "dim")))
        _topic(page, topic, DOUBTFUL_QUOTES if part == "possible" else FEW_QUOTES)


def _topic(page: Page, topic: Topic, quotes: int) -> None:
    beside = max((_columns(_place(quote)) for side in topic.sides for quote in side.quotes), default=0)
    for number, side in enumerate(topic.sides):
        shown = side if page.whole else side._replace(quotes=side.quotes[:quotes])
        _side(page, shown, SIDE_COLOURS[number % len(SIDE_COLOURS)], beside, side.quotes[len(shown.quotes) :])
    few = topic.reasons if page.whole else topic.reasons[:FEW_REASONS]
    for reason in few:
        _indented(page, 2, _text(("why: ", "dim"), terminal(reason)))
    if len(topic.reasons) > len(few):
        _indented(page, 2, _text((f"and {count(len(topic.reasons) - len(few), 'reason')} more", "dim")))


def _side(page: Page, side: Side, colour: str, beside: int, rest: tuple[Quote, ...]) -> None:
    who = count(len(side.sources), "source") + (f", {side.state}" if side.state else "")
    value = terminal(side.value)
    _indented(page, 2, _text((value, f"bold {colour}"), (f"  {who}" if value else f"{who} say", "dim")))
    _quotes(page, side.quotes, colour, beside)
    if rest:
        _indented(page, 4, _text((f"and {', '.join(map(_place, rest))}", "dim")))


def _quotes(page: Page, quotes: Iterable[Quote], colour: str, beside: int) -> None:
    if page.width < NARROW:
        for quote in quotes:
            _indented(page, 4, _text((_place(quote), "dim")))
            _indented(page, 6, _words(page, quote, colour))
        return
    from rich.table import Table  # noqa: PLC0415 - as above

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=2)
    grid.add_column(width=min(beside, page.width // 3), overflow="fold")
    grid.add_column(ratio=1)
    for quote in quotes:
        grid.add_row("", _text((_place(quote), "dim")), _words(page, quote, colour))
    page.console.print(grid)


def _place(quote: Quote) -> str:
    also = "".join(f",{line}" for line in quote.also)
    return f"{terminal(quote.source)}:{quote.line}{also}"


def _words(page: Page, quote: Quote, colour: str) -> Text:
    cut = trimmed(quote, 10_000 if page.whole else LONG_QUOTE)
    mark = "" if page.colour or not cut.value else "*"
    day = (f"  {cut.published}", "dim") if cut.published else ""
    value = (f"{mark}{terminal(cut.value)}{mark}", f"bold underline {colour}")
    return _text("“", terminal(cut.before), value, terminal(cut.after), "”", day)


def _indented(page: Page, by: int, text: Text) -> None:
    from rich.padding import Padding  # noqa: PLC0415 - as above

    page.console.print(Padding(text, (0, 0, 0, by), expand=False))


def _agreed(page: Page, shown: Outline) -> None:
    topics = shown.agreed
    if not topics:
        return
    _heading(page, "agreed")
    few = topics if page.whole else topics[:MANY]
    for topic in few:
        _indented(page, 0, _agreement(topic))
    if len(topics) > len(few):
        page.console.print(_text((f"  and {len(topics) - len(few)} more (--all lists them)", "dim")))


def _agreement(topic: Topic) -> Text:
    values = "; ".join(terminal(value) for value in stated(topic))
    places = ", ".join(dict.fromkeys(_place(quote) for side in topic.sides for quote in side.quotes))
    return _text(
        ("✓ ", "green"), (terminal(topic.label), "bold"), f": {values}" if values else "", (f"  {places}", "dim")
    )


def _alone(page: Page, shown: Outline) -> None:
    if not shown.alone:
        return
    _heading(page, "alone")
    kinds = ", ".join(f"{number} {terminal(kind)}" for kind, number in shown.alone_kinds.items())
    page.console.print(_text(f"{count(len(shown.alone), 'claim')}: {kinds}"))
    if page.whole:
        _quotes(page, shown.alone, "default", max(_columns(_place(quote)) for quote in shown.alone))
    else:
        page.console.print(_text(("--all lists them", "dim")))


def _sources(page: Page, shown: Outline) -> None:
    from rich.table import Table  # noqa: PLC0415 - as above

    _heading(page, "sources")
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    table.add_column("source", overflow="fold")
    table.add_column("published", no_wrap=True)
    for name in ("claims", "✓ agreeing", "✗ disputed", "? perhaps", "· alone", "left out"):
        table.add_column(name, justify="right", no_wrap=page.width >= NARROW)
    for row in shown.sources:
        counts = [row[name] for name in ("claims", "agreeing", "contradicting", "possible", "alone", "dropped")]
        day = terminal(row["published"] or "unknown")
        table.add_row(_text(terminal(row["source"])), day, *(_number(n, i == 2) for i, n in enumerate(counts)))
    page.console.print(table)
    if shown.disputed or shown.within or shown.possible:
        page.console.print()
        page.console.print(_text(("How one of them came about: factcheck explain ID PATH...", "dim")))


def _number(number: int, bad: bool) -> Text:
    style = "dim" if not number else "bold red" if bad else ""
    return _text((f"{number:,}", style))


WRITERS: dict[str, Callable[[Page, Outline], None]] = {  # the parts of a report, in order
    "headline": _headline,
    "disputed": lambda page, shown: _topics(page, "disputed", shown.disputed),
    "within": lambda page, shown: _topics(page, "within", shown.within),
    "possible": lambda page, shown: _topics(page, "possible", shown.possible),
    "agreed": _agreed,
    "alone": _alone,
    "sources": _sources,
}
