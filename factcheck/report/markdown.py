"""The report as GitHub-flavoured Markdown: the order of the terminal's, one table a disputed fact, the rest folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.report.escape import markdown
from factcheck.report.outline import HEADINGS, Outline, Side, Topic, counted, outline, stated
from factcheck.report.quote import Quote, count, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.report import Report

SUFFIXES = (".md", ".markdown")  # of a file that holds this format
LONG_QUOTE = 400  # characters
MANY = 200  # rows of a folded table before "and n more"


def render(report: Report, *, all: bool = False) -> str:
    """The report as Markdown; `all` leaves nothing out."""
    shown = outline(report.records())
    parts = [_head(shown), *_topics(shown, all), _agreed(shown, all), _alone(shown, all), _sources(shown)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(shown: Outline) -> str:
    what = f"{count(len(shown.sources), 'article')}, {count(shown.claims, 'claim')}"
    lines = ["# Where the sources disagree", f"{what}, {count(shown.shared, 'fact')} that two or more speak of."]
    if not shown.claims:
        return "\n\n".join([*lines, "Nothing in them states a fact that could be compared."])
    counts = [
        f"{HEADINGS[part].glyph} **{number}** {words}"
        for part, said in counted(shown).items()
        for number, _, words in [said.partition(" ")]
    ]
    return "\n\n".join([*lines, ", ".join(counts)])


def _topics(shown: Outline, whole: bool) -> Iterator[str]:
    for part, topics in (("disputed", shown.disputed), ("within", shown.within), ("possible", shown.possible)):
        if topics:
            yield _heading(part)
        for topic in topics:
            yield _topic(HEADINGS[part].glyph, topic, whole)


def _heading(part: str) -> str:
    heading = HEADINGS[part]
    return f"## {heading.glyph} {heading.title}\n\n{_sentence(heading.meaning)}"


def _topic(glyph: str, topic: Topic, whole: bool) -> str:
    rows = [row for side in topic.sides for row in _side_rows(side, whole)]
    sure = f", {topic.score:.0%} sure" if topic.score is not None else ""
    finding = f", `{topic.finding_id}`" if topic.finding_id.isalnum() else ""
    notes = [f"*{markdown(topic.kind)}{sure}{finding}*", *(f"Why: {markdown(reason)}" for reason in topic.reasons)]
    title = f"### {glyph} {markdown(topic.label)}"
    return "\n\n".join([title, _table(("Value", "Source", "Published", "Words"), "llll", rows), "<br>\n".join(notes)])


def _side_rows(side: Side, whole: bool) -> Iterator[tuple[str, ...]]:
    state = f"<br>{markdown(side.state)}" if side.state else ""
    value = f"**{markdown(side.value)}**<br>" if side.value else ""
    value += f"{count(len(side.sources), 'source')}{state}"
    for number, quote in enumerate(side.quotes):
        yield ("" if number else value, _place(quote), quote.published or "unknown", _words(quote, whole))


def _words(quote: Quote, whole: bool) -> str:
    cut = quote if whole else trimmed(quote, LONG_QUOTE)
    # bold by tag: asterisks beside a letter or a quotation mark would not always be taken for bold
    value = f"<b>{markdown(cut.value)}</b>" if cut.value else ""
    return f"“{markdown(cut.before)}{value}{markdown(cut.after)}”"


def _place(quote: Quote) -> str:
    also = "".join(f", {line}" for line in quote.also)
    return f"{markdown(quote.source)}:{quote.line}{also}"


def _agreed(shown: Outline, whole: bool) -> str:
    rows: list[tuple[str, ...]] = [
        (
            f"✓ {markdown(topic.label)}",
            "; ".join(markdown(value) for value in stated(topic)),
            "<br>".join(dict.fromkeys(_place(quote) for side in topic.sides for quote in side.quotes)),
        )
        for topic in shown.agreed
    ]
    return _folded("agreed", count(len(rows), "fact"), ("Fact", "Value", "Where"), rows, whole)


def _alone(shown: Outline, whole: bool) -> str:
    kinds = ", ".join(f"{number:,} {markdown(kind)}" for kind, number in shown.alone_kinds.items())
    total = count(len(shown.alone), "claim")
    if whole:
        rows: list[tuple[str, ...]] = [(_place(quote), _words(quote, whole)) for quote in shown.alone]
        return _folded("alone", f"{total}: {kinds}", ("Where", "Words"), rows, whole)
    return f"{_heading('alone')}\n\n{total}: {kinds}." if shown.alone else ""


def _folded(part: str, summary: str, head: tuple[str, ...], rows: list[tuple[str, ...]], whole: bool) -> str:
    if not rows:
        return ""
    few = rows if whole else rows[:MANY]
    more = f"\n\nand {len(rows) - len(few):,} more" if len(rows) > len(few) else ""
    table = _table(head, "l" * len(head), few)
    return f"{_heading(part)}\n\n<details><summary>{summary}</summary>\n\n{table}{more}\n\n</details>"


def _sources(shown: Outline) -> str:
    rows = [
        (
            markdown(row["source"]),
            markdown(row["title"] or ""),
            markdown(row["published"] or "unknown"),
            *(f"{row[name]:,}" for name in ("claims", "agreeing", "contradicting", "possible", "alone", "dropped")),
        )
        for row in shown.sources
    ]
    names = ("Source", "Title", "Published", "Claims", "✓ agreeing", "✗ disputed", "? perhaps", "· alone", "Left out")
    return f"{_heading('sources')}\n\n{_table(names, 'lllrrrrrr', rows)}"


def _table(head: tuple[str, ...], align: str, rows: Iterable[tuple[str, ...]]) -> str:
    rules = ["---:" if side == "r" else "---" for side in align]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, tuple(rules), *rows))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
