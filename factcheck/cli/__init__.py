"""The command line: parse arguments, call the library, print, exit code; nothing else. One module a group of commands.

pandas and the steps load inside the commands only, so that `--help` answers at once.
"""

from __future__ import annotations

import gc
import os
import sys
from copy import copy
from functools import partial
from typing import Annotated, Any

import typer

from factcheck.cli import accepting, checking, configuring, measuring, reports
from factcheck.cli.words import tell
from factcheck.errors import FactcheckError

__all__ = ["app", "main", "start"]

HELP = ["-h", "--help"]
app = typer.Typer(
    name="factcheck",
    help="Find where articles contradict each other, and show who says what.",
    epilog="A PATH is an article (.txt, .md, .html, .mdx, .rst, .adoc), a folder, a glob, or - for standard input.",
    context_settings={"help_option_names": HELP},
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


def _light(command: Any) -> Any:  # noqa: ANN401 - typer's commands have no public type
    """The command, with texts taken as they are: typer loads a library to convert them that is slower than the work.

    Every option is a text, a list of texts or a flag.
    """
    for inner in getattr(command, "commands", {}).values():
        _light(inner)
    asks_help = command.get_help_option(typer.Context(command, help_option_names=HELP))
    asks_help.metavar = ""
    for param in (*command.params, asks_help):
        param.process_value = partial(_as_given, param, param.process_value)
    return command


def _as_given(param: Any, convert: Any, context: Any, value: Any) -> Any:  # noqa: ANN401 - as above
    plain = value is None or (param.callback is None and not isinstance(value, bool))
    return value if plain and (value or not param.required) else convert(context, value)


def _asked(word: str) -> typer.Typer:
    """The command line with this command alone, all of it where there is none: options of all take long to declare."""
    named = [one for one in app.registered_commands if one.callback and one.callback.__name__ == word]
    if not named:
        return app
    alone = copy(app)
    alone.registered_commands, alone.registered_groups = named, []
    return alone


def start() -> None:
    """Run the command line as a process of its own, which ends at once: taking apart what it made is wasted time."""
    try:
        main()
    except SystemExit as leaving:
        if not isinstance(leaving.code, int):
            raise
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(leaving.code)


def main() -> None:
    """Run the command line; exit code 0, 1 (contradictions), 2 (it cannot be done), 3 (stale) or 130 (Ctrl-C)."""
    gc.set_threshold(1_000_000)  # a run makes many rows and hardly a cycle: looking for cycles is a fifth of its time
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's threads wait longer for small tables than they work
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # both are text files
    try:
        _light(typer.main.get_command(_asked("".join(sys.argv[1:2]))))()
    except FactcheckError as error:
        for line in str(error).splitlines():
            tell(f"error: {line}")
        sys.exit(error.exit_code)
