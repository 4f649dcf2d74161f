"""The gate's alerts as Markdown for the summary of a run on GitHub, which holds 1 MiB a step and drops all beyond."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.report import wording
from factcheck.report.escape import markdown

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.alert import Alert, Related, Run

MOST = 900 * 1024  # bytes, so that something is left for other steps' words
ROOM = 300  # bytes kept for the line that tells what is left out


def render(
    alerts: Sequence[Alert], run: Run, *, show: Collection[str] = wording.NEW, limit: int = MOST, link: str = ""
) -> str:
    """The alerts of the states to show as GitHub-flavoured Markdown of at most `limit` bytes, left out from the end.

    `link` is what to put before a path to make it an address, such as "https://github.com/o/r/blob/SHA/".
    """
    found = wording.gravest(wording.shown(alerts, show))
    head = f"### {'✗' if found else '✓'} factcheck\n\n{markdown(_sentence(wording.closing(run)))}\n"
    parts, size = [head], len(head.encode())
    for number, alert in enumerate(found):
        part = _section(alert, link)
        size += len(part.encode("utf-8", "backslashreplace"))
        if size > limit - ROOM:
            parts += [f"\n{line}: the other reports of this run have them.\n" for line in _rest(len(found) - number)]
            break
        parts.append(part)
    return "".join(parts)


def _rest(number: int) -> list[str]:
    return [_upper(line) for line in wording.more(number, "alert")]


def _section(alert: Alert, link: str) -> str:
    rows: list[Alert | Related] = [alert, *alert.related[: wording.MANY]]
    table = "".join(
        f"| {_place(row, link)} | {markdown(row.published or 'unknown')} | {_words(row)} |\n" for row in rows
    )
    rest = "".join(f"\n{line}\n" for line in wording.more(len(alert.related) - wording.MANY, "place"))
    title = f"{alert.severity} {wording.named(alert)}"
    return (
        f"\n#### {markdown(title)}\n\n{markdown(_sentence(wording.reading(alert)))}"
        f" *{wording.sure(alert)}*\n\n| Where | Published | Words |\n| --- | --- | --- |\n{table}{rest}"
    )


def _place(row: Alert | Related, link: str) -> str:
    shown = markdown(f"{row.path}:{row.line}")
    if not link:
        return shown
    from urllib.parse import quote  # noqa: PLC0415 - only where links are asked for

    lines = f"L{row.line}" if row.line == row.end_line else f"L{row.line}-L{row.end_line}"
    return f"[{shown}]({link}{quote(row.path, errors='surrogateescape')}?plain=1#{lines})"


def _words(row: Alert | Related) -> str:
    quote = wording.quoted(row)
    value = f"<b>{markdown(quote.value)}</b>" if quote.value else ""
    return f"“{markdown(quote.before)}{value}{markdown(quote.after)}”"


def _sentence(words: str) -> str:
    return f"{_upper(words)}."


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
