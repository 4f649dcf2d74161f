"""The command evaluate: how right the reports on labelled articles are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.words import NoProgress, Quiet, emit, flag, one_of, tell, words
from factcheck.errors import FactcheckError
from factcheck.evaluate.parts import PARTS
from factcheck.report import files, screen

FORMATS = ("text", "json", "markdown")

Corpora = Annotated[
    list[str], typer.Argument(metavar="CORPUS", help="A folder with articles/ and gold.json, or a folder of such.")
]
Format = Annotated[str, typer.Option("--format", "-f", metavar=words(FORMATS), help="How the figures are written.")]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="PATH", help="Write them to a file.")]
Errors = Annotated[bool, flag("--errors", help="List missed conflicts, false alarms and sprung traps, with why.")]
Cards = Annotated[
    str | None,
    typer.Option("--cards", metavar="FOLDER", help="Judge each corpus by scorecards that were trained without it."),
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="PART", help=f"Blank a part of what the scorecards ask: {', '.join(PARTS)}."),
]


def evaluate(  # noqa: PLR0913, PLR0917 - one parameter an option is how the command line is declared
    corpora: Corpora,
    format: Format = "text",
    output: Output = None,
    errors: Errors = False,
    cards: Cards = None,
    without: Without = None,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Measure how right the reports are, on articles whose facts are labelled."""
    from factcheck.evaluate import formats, measure  # noqa: PLC0415 - the steps and pandas, only once there is work

    one_of("--format", format, FORMATS)
    for part in without or ():
        one_of("--without", part, PARTS)
    for folder in (*corpora, *([cards] if cards else [])):
        if not Path(folder).is_dir():
            raise FactcheckError(f"{folder} is no folder: name one.")
    with screen.bar(shown=not (no_progress or quiet)) as progress:
        found = measure.measure([Path(c) for c in corpora], Path(cards) if cards else None, progress, without or ())
    shown = formats.FORMATS[format](found, errors=errors)
    if output is None:
        emit(shown)
    else:
        files.write(Path(output), shown)
        tell(f"wrote {output}", quiet=quiet)
