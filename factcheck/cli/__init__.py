"""The command line: parse arguments, call the library, print, exit code; nothing else. One module a group of commands.

pandas and the steps load inside the commands only, so that `--help` answers at once.
"""

from __future__ import annotations

import atexit
import gc
import sys
from typing import Annotated

import typer

from factcheck.cli import accepting, checking, configuring, measuring, reports
from factcheck.cli.words import tell
from factcheck.errors import FactcheckError

__all__ = ["app", "main"]

app = typer.Typer(
    name="factcheck",
    help="Find where articles contradict each other, and show who says what.",
    epilog="A PATH is an article (.txt, .md, .html), a folder of them, a glob, or - for standard input.",
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command()(reports.report)
app.command(epilog=checking.EPILOG)(checking.check)
app.command()(reports.claims)
app.command()(reports.explain)
app.command()(reports.rules)
app.command()(measuring.evaluate)
app.add_typer(accepting.app, name="baseline")
app.add_typer(configuring.app, name="config")
app.command()(configuring.clean)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"factcheck {checking.version()}")
        raise typer.Exit


@app.callback()
def _factcheck(
    _: Annotated[
        bool,
        typer.Option("--version", metavar="", callback=_version, is_eager=True, help="Show the version and leave."),
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; exit code 0, 1 (contradictions), 2 (it cannot be done), 3 (stale) or 130 (Ctrl-C)."""
    gc.set_threshold(1_000_000)  # a run makes many rows and hardly a cycle: looking for cycles is a fifth of its time
    atexit.register(gc.freeze)  # neither at the end
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # both are text files
    try:
        app()
    except FactcheckError as error:
        for line in str(error).splitlines():
            tell(f"error: {line}")
        sys.exit(error.exit_code)
