"""The command line: parse arguments, call the library, print, exit code; nothing else.

pandas and the steps load inside the commands only, so that `--help` answers at once.
"""

from __future__ import annotations

import inspect
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.errors import FactcheckError
from factcheck.report import FORMATS, csv, files, screen, table
from factcheck.report.quote import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import ModuleType

    from factcheck.model import Article
    from factcheck.report import Report

STDIN = "-"
FOUND = 1  # exit code: the gate found a contradiction

app = typer.Typer(
    name="factcheck",
    help="Find where articles contradict each other, and show who says what.",
    epilog="A PATH is an article (.txt, .md, .html), a folder of them, a glob, or - for standard input.",
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _words(choices: Iterable[str]) -> str:
    return "|".join(choices)


def _flag(*names: str, help: str) -> Any:  # noqa: ANN401 - what typer makes of it
    return typer.Option(*names, metavar="", help=help)


Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Articles, folders or globs; - is standard input.")]
Format = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar=_words(FORMATS), help="How the report is written on standard output."),
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        "--output", "-o", metavar="[FORMAT=]PATH", help="Write the report to a file; may be given several times."
    ),
]
Rows = Annotated[str, typer.Option("--rows", metavar=_words(csv.ROWS), help="CSV: one row a claim, or one a pair.")]
CsvRaw = Annotated[bool, _flag("--csv-raw", help="CSV: leave cells that begin a formula as they are.")]
CsvBom = Annotated[bool, _flag("--csv-bom", help="CSV: begin with the mark by which Excel knows UTF-8.")]
Whole = Annotated[bool, _flag("--all", help="Leave nothing out: all quotes, and the claims that stand alone.")]
Strict = Annotated[bool, _flag("--strict", help="Stop at a file that cannot be read instead of leaving it out.")]
Quiet = Annotated[bool, _flag("--quiet", "-q", help="No messages on standard error but errors.")]
NoProgress = Annotated[bool, _flag("--no-progress", help="No progress bar.")]
Colored = Annotated[str, typer.Option("--color", metavar=_words(screen.COLORS), help="Colour on standard output.")]
TableFormat = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", metavar=_words(table.TABLES), help="How the table is written; csv where none is named."
    ),
]
TableOutput = Annotated[
    str | None, typer.Option("--output", "-o", metavar="[FORMAT=]PATH", help="Write the table to a file.")
]
Dropped = Annotated[bool, _flag("--show-dropped", help="Show what makes no claims instead, and why.")]
Against = Annotated[
    list[str] | None,
    typer.Option("--against", metavar="PATH", help="What the articles are held against; may be given several times."),
]


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # noqa: PLC0415 - slow, and needed here only

        typer.echo(f"factcheck {version('factcheck')}")
        raise typer.Exit


@app.callback()
def _factcheck(
    _: Annotated[
        bool,
        typer.Option("--version", metavar="", callback=_version, is_eager=True, help="Show the version and leave."),
    ] = False,
) -> None:
    pass


@app.command()
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
    _one_of("--color", color, screen.COLORS)
    _one_of("--rows", rows, csv.ROWS)
    if format is not None:
        _one_of("--format", format, FORMATS)
    targets = files.targets(output or [], {name: module.SUFFIXES for name, module in FORMATS.items()}, format)
    found = _checked(paths, strict=strict, quiet=quiet, bar=not no_progress)
    options = {"rows": rows, "raw": csv_raw, "bom": csv_bom, "all": all}
    for target in targets:
        files.write(target.path, _rendered(found, target.format, options))
        _tell(f"wrote {target.path}", quiet=quiet)
    if not targets or (format is not None and format not in {target.format for target in targets}):
        shown = _rendered(found, format or "text", options | screen.screen(sys.stdout, color)._asdict())
        _emit(shown)


@app.command()
def check(  # noqa: PLR0913, PLR0917 - as above
    paths: Paths,
    against: Against = None,
    strict: Strict = False,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
    color: Colored = "auto",
) -> None:
    """Fail where an article contradicts others: a gate for new articles.

    They are held against one another and against those of --against; exit code 1 tells of a contradiction.
    """
    _one_of("--color", color, screen.COLORS)
    pipeline = _pipeline()
    articles, checked = _read_both(paths, against or [], strict=strict, quiet=quiet)
    with screen.bar(shown=not (no_progress or quiet)) as tell:
        whole: Report = pipeline.check(articles, progress=tell)
    found = whole.touching(checked)
    if found.disputes:
        _emit(found.render("text", parts=("disputed",), **screen.screen(sys.stdout, color)._asdict()) + "\n")
    _emit(f"checked {_summary(whole, len(checked))}: {count(found.disputes, 'contradiction')}\n")
    if found.disputes:
        raise typer.Exit(FOUND)


def _read_both(paths: list[str], against: list[str], *, strict: bool, quiet: bool) -> tuple[list[Article], set[str]]:
    """All articles, and the sources of those under test."""
    pipeline = _pipeline()
    if not against or STDIN in paths:  # standard input can be read but once
        given = pipeline.read(paths, warn=_warn(quiet=quiet), strict=strict)
        rest = pipeline.read(against, warn=_warn(quiet=quiet), strict=strict) if against else []
        return given + rest, {article.source for article in given}
    given = pipeline.read(paths, warn=_warn(quiet=True), strict=strict)  # its warnings come with those of all
    under = {(article.path, article.text) for article in given}
    articles = pipeline.read([*paths, *against], warn=_warn(quiet=quiet), strict=strict)
    return articles, {article.source for article in articles if (article.path, article.text) in under}


def _summary(whole: Report, checked: int) -> str:
    others = len(whole.sources) - checked
    rest = count(others, "source") if others else "one another"
    return (
        f"{count(checked, 'article')} against {rest}, {count(len(whole.claims), 'claim')},"
        f" {count(whole.shared, 'shared fact')}"
    )


@app.command()
def claims(  # noqa: PLR0913, PLR0917 - as above
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
        _one_of("--format", format, table.TABLES)
    targets = files.targets([output] if output else [], table.SUFFIXES, format)
    if not targets and format == "parquet" and sys.stdout.isatty():
        raise FactcheckError("Parquet is not for a terminal: name a file with --output.")
    found = _checked(paths, strict=strict, quiet=quiet, bar=not no_progress)
    name = "dropped" if show_dropped else "claims"
    for target in targets:
        files.write(target.path, table.render(found, name, target.format))
        _tell(f"wrote {target.path}", quiet=quiet)
    if not targets:
        _emit(table.render(found, name, format or "csv"))


@app.command()
def explain(
    id: Annotated[str, typer.Argument(metavar="ID", help="A claim, finding or rule, as reports name it.")],
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="The articles it comes from; none for a rule.")
    ] = None,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Explain a claim, a finding or a rule: how it was read and why it was decided so."""
    found: Report | list[Any] = _checked(paths, strict=False, quiet=quiet, bar=not no_progress) if paths else []
    _emit(_pipeline().explain(found, id).rstrip("\n") + "\n")


@app.command()
def rules() -> None:
    """List the rules by which claims are compared."""
    listed = list(_pipeline().rules())
    wide = max((len(name) for name, _ in listed), default=0)
    _emit("".join(f"{name:<{wide}}  {meaning}\n" for name, meaning in listed))


def _pipeline() -> ModuleType:
    from factcheck import pipeline  # noqa: PLC0415 - the steps and pandas, only once there is work

    return pipeline


def _checked(paths: Sequence[str], *, strict: bool, quiet: bool, bar: bool) -> Report:
    pipeline = _pipeline()
    articles = pipeline.read(paths, warn=_warn(quiet=quiet), strict=strict)
    with screen.bar(shown=bar and not quiet) as tell:
        report: Report = pipeline.check(articles, progress=tell)
    return report


def _rendered(found: Report, format: str, options: dict[str, Any]) -> str:
    """The report in the format, with those of the options that the format knows."""
    known = inspect.signature(FORMATS[format].render).parameters
    return found.render(format, **{name: value for name, value in options.items() if name in known})


def _one_of(option: str, value: str, choices: Iterable[str]) -> None:
    if value not in choices:
        raise FactcheckError(f"{option} {value} is not known: take one of {', '.join(choices)}.")


def _warn(*, quiet: bool) -> Any:  # noqa: ANN401 - what pipeline.read takes
    return lambda message: _tell(f"warning: {message}", quiet=quiet)


def _tell(message: str, *, quiet: bool) -> None:
    if not quiet:
        print(f"factcheck: {message}", file=sys.stderr)  # noqa: T201 - messages are what this module is for


def _emit(content: str | bytes) -> None:
    if isinstance(content, bytes):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    else:
        sys.stdout.write(content)
    sys.stdout.flush()  # a reader that has left is noticed here, where leaving quietly is still possible


def main() -> None:
    """Run the command line; exit code 0, 1 (check found a contradiction), 2 (it cannot be done) or 130 (Ctrl-C)."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # both are text files
    try:
        app()
    except FactcheckError as error:
        for line in str(error).splitlines():
            _tell(f"error: {line}", quiet=False)
        sys.exit(error.exit_code)
