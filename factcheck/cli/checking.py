"""The command check: the gate for new articles."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck import config as configuration
from factcheck.cli import showing
from factcheck.cli.words import emit, flag, one_of, tell, warner, words
from factcheck.config.keys import BASELINE_MODES, FAIL_ON, SCOPES, SHOWN
from factcheck.errors import FactcheckError
from factcheck.report import files, screen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.config import Config

WHAT, WHEN, KNOWN, SHOW = "What is checked", "When it fails", "What is accepted", "What is written"
RUN = "Options"  # where typer puts --help


def _option(*names: str, metavar: str, help: str, panel: str) -> Any:  # noqa: ANN401 - what typer makes of it
    return typer.Option(*names, metavar=metavar, help=help, rich_help_panel=panel, show_default=False)


Tested = Annotated[list[str] | None, typer.Argument(metavar="PATH", hidden=True, help="Articles under test.")]
Against = Annotated[
    list[str] | None, _option("--against", metavar="PATH", help="What they are held against; repeatable.", panel=WHAT)
]
Since = Annotated[
    str | None, _option("--changed-since", metavar="REF", help="Test what changed since HEAD left REF.", panel=WHAT)
]
Staged = Annotated[bool, flag("--staged", help="Test what is staged, as it is in the index.", panel=WHAT)]
Scope = Annotated[str | None, _option("--scope", metavar=words(SCOPES), help="What of them is under test.", panel=WHAT)]
StdinName = Annotated[
    str | None, _option("--stdin-filename", metavar="PATH", help="What standard input (-) is called.", panel=WHAT)
]
Select = Annotated[
    str | None, _option("--select", metavar="RULES", help="Rules that speak: FC101,FC2,date or ALL.", panel=WHEN)
]
Ignore = Annotated[str | None, _option("--ignore", metavar="RULES", help="Rules that do not.", panel=WHEN)]
FailOn = Annotated[str | None, _option("--fail-on", metavar=words(FAIL_ON), help="Least severity.", panel=WHEN)]
FailConfidence = Annotated[
    str | None, _option("--fail-confidence", metavar="0..1", help="Least confidence that fails.", panel=WHEN)
]
MinConfidence = Annotated[
    str | None, _option("--min-confidence", metavar="0..1", help="Least confidence that is shown.", panel=WHEN)
]
MaxNew = Annotated[str | None, _option("--max-new", metavar="N", help="Let N new ones through.", panel=WHEN)]
ExitZero = Annotated[bool, flag("--exit-zero", help="Leave with 0 whatever is found.", panel=WHEN)]
MayBeEmpty = Annotated[bool, flag("--no-fail-on-empty", help="Leave with 0 where nothing is to check.", panel=WHEN)]
BaselineFile = Annotated[
    str | None, _option("--baseline", metavar="FILE", help="The accepted contradictions.", panel=KNOWN)
]
BaselineRef = Annotated[
    str | None, _option("--baseline-ref", metavar="REF", help="Known is what was so at REF; no file.", panel=KNOWN)
]
BaselineMode = Annotated[
    str | None, _option("--baseline-mode", metavar=words(BASELINE_MODES), help="lock: stale entries fail.", panel=KNOWN)
]
Today = Annotated[
    str | None, _option("--today", metavar="DATE", help="The day that last days are held against.", panel=KNOWN)
]
Format = Annotated[
    str | None, _option("--format", "-f", metavar="FORMAT", help="Of standard output; see below.", panel=SHOW)
]
Output = Annotated[
    list[str] | None, _option("--output", "-o", metavar="[FORMAT=]PATH", help="Write a file; repeatable.", panel=SHOW)
]
Show = Annotated[str | None, _option("--show", metavar=",".join(SHOWN), help="Besides what is new.", panel=SHOW)]
Whole = Annotated[bool, flag("--all", help="Quote all that contradicts, and whole.", panel=SHOW)]
Ci = Annotated[str, _option("--ci", metavar=words(showing.CI), help="Annotate and summarise the build.", panel=SHOW)]
ConfigFile = Annotated[str | None, _option("--config", metavar="FILE", help="The configuration to read.", panel=RUN)]
Isolated = Annotated[bool, flag("--isolated", help="Read no configuration and no variables.", panel=RUN)]
NoCache = Annotated[bool, flag("--no-cache", help="Read every article anew.", panel=RUN)]
CacheDir = Annotated[str | None, _option("--cache-dir", metavar="FOLDER", help="Where the cache is.", panel=RUN)]
Watch = Annotated[bool, flag("--watch", help="Check again at every change, until Ctrl-C.", panel=RUN)]
StrictRun = Annotated[bool, flag("--strict", help="Stop at any file that cannot be read.", panel=RUN)]
NoProgress = Annotated[bool, flag("--no-progress", help="No progress bar.", panel=RUN)]
QuietRun = Annotated[bool, flag("--quiet", "-q", help="No messages but errors.", panel=RUN)]
Color = Annotated[str, _option("--color", metavar=words(screen.COLORS), help="Colour.", panel=RUN)]

EPILOG = f"Formats: {', '.join(showing.SUFFIXES)}. Every option is told of in docs/gate.md."


def check(  # noqa: PLR0913, PLR0917 - one parameter an option is how the command line is declared
    paths: Tested = None,
    against: Against = None,
    changed_since: Since = None,
    staged: Staged = False,
    scope: Scope = None,
    stdin_filename: StdinName = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
    fail_confidence: FailConfidence = None,
    min_confidence: MinConfidence = None,
    max_new: MaxNew = None,
    exit_zero: ExitZero = False,
    no_fail_on_empty: MayBeEmpty = False,
    baseline: BaselineFile = None,
    baseline_ref: BaselineRef = None,
    baseline_mode: BaselineMode = None,
    today: Today = None,
    format: Format = None,
    output: Output = None,
    show: Show = None,
    all: Whole = False,
    ci: Ci = "auto",
    config: ConfigFile = None,
    isolated: Isolated = False,
    no_cache: NoCache = False,
    cache_dir: CacheDir = None,
    watch: Watch = False,
    strict: StrictRun = False,
    no_progress: NoProgress = False,
    quiet: QuietRun = False,
    color: Color = "auto",
) -> None:
    """Fail where the articles of PATH contradict others in a way that nobody has accepted yet.

    Exit code 0: nothing new; 1: new contradictions; 2: it could not be done; 3: stale entries (in lock mode).
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
    asked = [f"{written.format}={written.path}" if written.format else written.path for written in settings.reports]
    targets = files.targets([*asked, *(output or [])], showing.SUFFIXES, format)
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
