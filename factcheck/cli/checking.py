"""The command check: the gate for new articles."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from factcheck import config as configuration
from factcheck.cli import asked, showing
from factcheck.cli.words import emit, one_of, tell, warner
from factcheck.errors import FactcheckError
from factcheck.report import files, screen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.config import Config

EPILOG = f"Formats: {', '.join(showing.SUFFIXES)}. Every option is told of in docs/gate.md."


def check(  # noqa: PLR0913, PLR0917 - one parameter an option is how the command line is declared
    paths: asked.Tested = None,
    against: asked.Against = None,
    changed_since: asked.Since = None,
    staged: asked.Staged = False,
    scope: asked.Scope = None,
    stdin_filename: asked.StdinName = None,
    select: asked.Select = None,
    ignore: asked.Ignore = None,
    fail_on: asked.FailOn = None,
    fail_confidence: asked.FailConfidence = None,
    min_confidence: asked.MinConfidence = None,
    max_new: asked.MaxNew = None,
    exit_zero: asked.ExitZero = False,
    no_fail_on_empty: asked.MayBeEmpty = False,
    baseline: asked.BaselineFile = None,
    baseline_ref: asked.BaselineRef = None,
    baseline_mode: asked.BaselineMode = None,
    today: asked.Today = None,
    format: asked.Format = None,
    output: asked.Output = None,
    show: asked.Show = None,
    all: asked.Whole = False,
    ci: asked.Ci = "auto",
    config: asked.ConfigFile = None,
    isolated: asked.Isolated = False,
    no_cache: asked.NoCache = False,
    cache_dir: asked.CacheDir = None,
    watch: asked.Watch = False,
    strict: asked.StrictRun = False,
    no_progress: asked.NoProgress = False,
    quiet: asked.QuietRun = False,
    color: asked.Color = "auto",
) -> None:
    """Fail where the articles of PATH contradict others in a way that nobody has accepted yet.

    Exit code 0: nothing new; 1: new contradictions; 2: not done; 3: stale entries.
    """
    if watch:
        _watched({**locals(), "watch": False})
    _choices({"--color": (color, screen.COLORS), "--ci": (ci, showing.CI), "--format": (format, showing.SUFFIXES)})
    said = {
        "scope": scope,
        "select": listed(select),
        "ignore": listed(ignore),
        "fail-on": fail_on,
        "fail-confidence": fail_confidence,
        "min-confidence": min_confidence,
        "max-new": max_new,
        "fail-on-empty": False if no_fail_on_empty else None,
        "baseline": str(Path(baseline).absolute()) if baseline else None,
        "baseline-mode": baseline_mode,
        "show": listed(show),
        "cache": False if no_cache else None,
        "cache-dir": str(Path(cache_dir).absolute()) if cache_dir else None,
    }
    settings = _locked(configured(said, file=config, isolated=isolated))
    wanted = [f"{written.format}={written.path}" if written.format else written.path for written in settings.reports]
    targets = files.targets([*wanted, *(output or [])], showing.SUFFIXES, format)
    from factcheck import gate  # noqa: PLC0415 - the steps and pandas, only once there is work

    request = gate.Request(
        settings,
        tuple(paths or ()),
        tuple(against or ()),
        changed_since,
        staged,
        stdin_filename,
        strict,
        baseline_ref,
    )
    if baseline and baseline_ref is not None:
        raise FactcheckError("--baseline and --baseline-ref cannot both say what is known: take one of them.")
    fitting(request)
    with screen.bar(shown=not (no_progress or quiet)) as progress:
        found = gate.check(request, warn=warner(quiet=quiet), today=day(today), version=version(), progress=progress)
    options = {"all": all}
    for target in targets:
        files.write(target.path, showing.rendered(found, settings, target.format, options))
        tell(f"wrote {target.path}", quiet=quiet)
    machine = showing.machine(ci)
    code = gate.exit_code(found, settings, exit_zero=exit_zero)
    if machine == "github":
        showing.summarise(found, settings, code)
    shown = options | ({"color": screen.screen(sys.stdout, color).color} if color != "never" else {})
    emit(showing.standard_output(found, settings, format, machine, shown))
    showing.remark(found, settings, code, quiet=quiet)
    if code:
        raise typer.Exit(code)


def _watched(options: dict[str, Any]) -> None:
    """The check with these options, again and again."""
    from factcheck.cli import watching  # noqa: PLC0415 - needed here only

    if "-" in (options["paths"] or ()):
        raise FactcheckError("Standard input (-) cannot be watched: name the articles.")
    settings = configured({}, file=options["config"], isolated=options["isolated"])
    named = [*(options["output"] or ()), *(report.path for report in settings.reports)]
    written = {Path(name.rpartition("=")[2]).resolve() for name in named}
    watching.watch(partial(check, **options), settings.root.resolve(), written)


def _choices(given: Mapping[str, tuple[str | None, Any]]) -> None:
    for option, (value, choices) in given.items():
        if value is not None:
            one_of(option, value, choices)


def listed(words: str | None) -> list[str] | None:
    """The words of an option, with commas between; None where it is not given."""
    return None if words is None else [word.strip() for word in words.split(",") if word.strip()]


def configured(said: Mapping[str, object], *, file: str | None, isolated: bool) -> Config:
    """The configuration, fit for this version."""
    found = configuration.load(said, file=file, isolated=isolated)
    configuration.require(found, version())
    return found


def version() -> str:
    """The version of factcheck."""
    from factcheck import __version__  # noqa: PLC0415 - needed here only

    return __version__


def day(said: str | None) -> date:
    """The day that last days are held against: as said, else of FACTCHECK_TODAY, SOURCE_DATE_EPOCH, else today in UTC.

    The one place where the clock is read: it decides whether a silence has run out, and nothing else.
    """
    word = said or os.environ.get("FACTCHECK_TODAY")
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        if word:
            return date.fromisoformat(word)
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()
    except (ValueError, OverflowError, OSError):
        raise FactcheckError(f"--today cannot be {word or epoch!r}: write a date such as 2027-06-30.") from None


def fitting(request: Any) -> None:  # noqa: ANN401 - gate.Request, which loads the steps
    """Nothing where the options go together. Raises FactcheckError where they do not."""
    if request.staged and request.changed_since is not None:
        raise FactcheckError("--staged and --changed-since cannot both say what is checked: take one of them.")
    if "-" in request.paths and len(request.paths) > 1:
        raise FactcheckError("Standard input (-) is checked alone: name the other articles with --against.")
    if request.stdin_filename and request.paths != ("-",):
        raise FactcheckError("--stdin-filename is for standard input: give - as the path.")
    if "-" in request.against or (request.selects and "-" in request.paths):
        raise FactcheckError("Standard input (-) can only be what is checked: give it as the only PATH.")


def _locked(settings: Config) -> Config:
    """The configuration with the baseline locked where that is automatic and this is a build machine."""
    building = os.environ.get("CI", "").lower() not in ("", "0", "false")
    return replace(settings, baseline_mode="lock") if settings.baseline_mode == "auto" and building else settings
