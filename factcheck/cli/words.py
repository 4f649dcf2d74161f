"""What commands have in common: options that several take, messages on standard error, results on standard output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.errors import FactcheckError
from factcheck.report import screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType


def words(choices: Iterable[str]) -> str:
    """The choices as help shows them."""
    return "|".join(choices)


def flag(*names: str, help: str, panel: str | None = None) -> Any:  # noqa: ANN401 - what typer makes of it
    """An option without a value."""
    return typer.Option(*names, metavar="", help=help, rich_help_panel=panel)


Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Articles, folders or globs; - is standard input.")]
Strict = Annotated[bool, flag("--strict", help="Stop at a file that cannot be read instead of leaving it out.")]
Quiet = Annotated[bool, flag("--quiet", "-q", help="No messages on standard error but errors.")]
NoProgress = Annotated[bool, flag("--no-progress", help="No progress bar.")]
Colored = Annotated[str, typer.Option("--color", metavar=words(screen.COLORS), help="Colour on standard output.")]


def one_of(option: str, value: str, choices: Iterable[str]) -> None:
    """Nothing where the value is one of the choices. Raises FactcheckError where it is not."""
    if value not in choices:
        raise FactcheckError(f"{option} {value} is not known: take one of {', '.join(choices)}.")


def warner(*, quiet: bool) -> Callable[[str], None]:
    """What a step calls with a warning."""
    return lambda message: tell(f"warning: {message}", quiet=quiet)


def tell(message: str, *, quiet: bool = False) -> None:
    """Put a message on standard error."""
    if not quiet:
        print(f"factcheck: {message}", file=sys.stderr)  # noqa: T201 - messages are what this is for


def emit(content: str | bytes) -> None:
    """Put a result on standard output."""
    if isinstance(content, bytes):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    else:
        sys.stdout.write(content)
    sys.stdout.flush()  # a reader that has left is noticed here, where leaving quietly is still possible


def steps() -> ModuleType:
    """The pipeline: only once there is work."""
    from factcheck import pipeline  # noqa: PLC0415 - as said

    return pipeline
