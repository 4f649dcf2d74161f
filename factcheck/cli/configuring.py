"""The commands config show, config init, and clean."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from factcheck import config
from factcheck.cli.words import emit, flag, tell
from factcheck.errors import FactcheckError
from factcheck.report import files

app = typer.Typer(help="Show the configuration that counts here, or begin one.", no_args_is_help=True)


@app.command()
def show(
    file: Annotated[str | None, typer.Option("--config", metavar="FILE", help="The configuration to read.")] = None,
    isolated: Annotated[bool, flag("--isolated", help="Read no configuration and no variables.")] = False,
) -> None:
    """Show every key with its value, and where that was said."""
    rows = config.shown(config.load(file=file, isolated=isolated))
    lines = [f"{name} = {held}" for name, held, _ in rows]
    wide = min(60, max(map(len, lines)))
    emit("".join(f"{line:<{wide}}  # {origin}\n" for line, (_, _, origin) in zip(lines, rows, strict=True)))


@app.command()
def init(
    force: Annotated[bool, flag("--force", help="Write it even where there is one.")] = False,
) -> None:
    """Write factcheck.toml: all keys with their defaults, as comments."""
    path = Path(config.NAMES[0])
    found = config.found(Path.cwd())
    if found and not force:
        raise FactcheckError(f"There is a configuration already, {found}: edit it, or use --force.")
    files.write(path, config.starter())
    tell(f"wrote {path}")


def clean(
    file: Annotated[str | None, typer.Option("--config", metavar="FILE", help="The configuration to read.")] = None,
    cache_dir: Annotated[str | None, typer.Option("--cache-dir", metavar="FOLDER", help="Where the cache is.")] = None,
) -> None:
    """Delete what checks keep of articles for the next run."""
    from factcheck import store  # noqa: PLC0415 - for this command only

    settings = config.load(file=file)
    folder = Path(cache_dir) if cache_dir else settings.root / settings.cache_dir
    shown = os.path.relpath(folder)
    if not folder.exists():
        tell(f"there is no cache in {shown}")
        return
    if not store.is_store(folder):
        raise FactcheckError(f"{shown} is no cache of factcheck: name its folder with --cache-dir.")
    try:
        store.cleared(folder)
    except OSError as error:
        raise FactcheckError(f"{shown} cannot be deleted ({error.strerror}): allow it, or delete it by hand.") from None
    tell(f"deleted {shown}")
