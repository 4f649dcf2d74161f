"""The commands report, claims, explain and rules."""

from __future__ import annotations

import inspect
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli.words import (
    Colored,
    NoProgress,
    Paths,
    Quiet,
    Strict,
    emit,
    flag,
    one_of,
    steps,
    tell,
    warner,
    words,
)
from factcheck.errors import FactcheckError
from factcheck.report import FORMATS, csv, files, screen, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.report import Report

Format = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar=words(FORMATS), help="How the report is written on standard output."),
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        "--output", "-o", metavar="[FORMAT=]PATH", help="Write the report to a file; may be given several times."
    ),
]
Rows = Annotated[str, typer.Option("--rows", metavar=words(csv.ROWS), help="CSV: one row a claim, or one a pair.")]
CsvRaw = Annotated[bool, flag("--csv-raw", help="CSV: leave cells that begin a formula as they are.")]
CsvBom = Annotated[bool, flag("--csv-bom", help="CSV: begin with the mark by which Excel knows UTF-8.")]
Whole = Annotated[bool, flag("--all", help="Leave nothing out: all quotes, and the claims that stand alone.")]
TableFormat = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", metavar=words(table.TABLES), help="How the table is written; csv where none is named."
    ),
]
TableOutput = Annotated[
    str | None, typer.Option("--output", "-o", metavar="[FORMAT=]PATH", help="Write the table to a file.")
]
Dropped = Annotated[bool, flag("--show-dropped", help="Show what makes no claims instead, and why.")]


def report(  # noqa: PLR0913, PLR0917 - one parameter an option is how the command line is declared
    paths: Paths,
    format: Format = None,
    output: Output = None,
    rows: Rows = "claims",
    csv_raw: CsvRaw = False,
    csv_bom: CsvBom = False,
    all: Whole = False,
    strict: Strict = False,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
    color: Colored = "auto",
) -> None:
    """Report what the articles agree on, dispute, and say alone.

    Without --output it goes to standard output, as text or in the --format named.

    With --output a file's suffix tells the format, or FORMAT= before its name.
    """
    one_of("--color", color, screen.COLORS)
    one_of("--rows", rows, csv.ROWS)
    if format is not None:
        one_of("--format", format, FORMATS)
    targets = files.targets(output or [], {name: module.SUFFIXES for name, module in FORMATS.items()}, format)
    found = _checked(paths, strict=strict, quiet=quiet, bar=not no_progress)
    options = {"rows": rows, "raw": csv_raw, "bom": csv_bom, "all": all}
    for target in targets:
        files.write(target.path, _rendered(found, target.format, options))
        tell(f"wrote {target.path}", quiet=quiet)
    if not targets or (format is not None and format not in {target.format for target in targets}):
        shown = _rendered(found, format or "text", options | screen.screen(sys.stdout, color)._asdict())
        emit(shown)


def claims(
    paths: Paths,
    format: TableFormat = None,
    output: TableOutput = None,
    show_dropped: Dropped = False,
    strict: Strict = False,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Write the table of claims itself, each with its verdict."""
    if format is not None:
        one_of("--format", format, table.TABLES)
    targets = files.targets([output] if output else [], table.SUFFIXES, format)
    if not targets and format == "parquet" and sys.stdout.isatty():
        raise FactcheckError("Parquet is not for a terminal: name a file with --output.")
    found = _checked(paths, strict=strict, quiet=quiet, bar=not no_progress)
    name = "dropped" if show_dropped else "claims"
    for target in targets:
        files.write(target.path, table.render(found, name, target.format))
        tell(f"wrote {target.path}", quiet=quiet)
    if not targets:
        emit(table.render(found, name, format or "csv"))


def explain(
    id: Annotated[str, typer.Argument(metavar="ID", help="A claim, finding, fact or rule, as reports name it.")],
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="The articles it comes from; none for a rule.")
    ] = None,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Explain a claim, finding, fact or rule: how it was read and why it was decided so."""
    from factcheck import explain as explaining  # noqa: PLC0415 - the steps and pandas, only once there is work

    articles = steps().read(paths, warn=warner(quiet=quiet)) if paths else []
    with screen.bar(shown=bool(articles) and not (no_progress or quiet)) as progress:
        told = explaining.explained(articles, id, progress)
    emit(told)


def rules() -> None:
    """List the rules by which claims are compared."""
    from factcheck.report import rules as table_of_rules  # noqa: PLC0415 - its name is this command's too

    emit(table_of_rules.listed())


def _checked(paths: Sequence[str], *, strict: bool, quiet: bool, bar: bool) -> Report:
    pipeline = steps()
    articles = pipeline.read(paths, warn=warner(quiet=quiet), strict=strict)
    with screen.bar(shown=bar and not quiet) as tell:
        report: Report = pipeline.check(articles, progress=tell)
    return report


def _rendered(found: Report, format: str, options: dict[str, Any]) -> str:
    """The report in the format, with those of the options that the format knows."""
    known = inspect.signature(FORMATS[format].render).parameters
    return found.render(format, **{name: value for name, value in options.items() if name in known})
