"""The options of the command check: what each is called, and what help says of it."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from factcheck.cli import showing
from factcheck.cli.words import flag, words
from factcheck.config.keys import BASELINE_MODES, FAIL_ON, SCOPES, SHOWN
from factcheck.report import screen

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
Staged = Annotated[bool, flag("--staged", help="Test what is staged, as the index has it.", panel=WHAT)]
Scope = Annotated[
    str | None, _option("--scope", metavar="WHAT", help=f"What of them is under test: {words(SCOPES)}.", panel=WHAT)
]
StdinName = Annotated[
    str | None, _option("--stdin-filename", metavar="PATH", help="What standard input (-) is called.", panel=WHAT)
]
Select = Annotated[
    str | None, _option("--select", metavar="RULES", help="Rules that speak: FC101,FC2,date; ALL.", panel=WHEN)
]
Ignore = Annotated[str | None, _option("--ignore", metavar="RULES", help="Rules that do not.", panel=WHEN)]
FailOn = Annotated[
    str | None, _option("--fail-on", metavar="LEVEL", help=f"Least severity: {words(FAIL_ON)}.", panel=WHEN)
]
FailConfidence = Annotated[
    str | None, _option("--fail-confidence", metavar="0..1", help="Least confidence that fails.", panel=WHEN)
]
MinConfidence = Annotated[
    str | None, _option("--min-confidence", metavar="0..1", help="Least confidence that is shown.", panel=WHEN)
]
MaxNew = Annotated[str | None, _option("--max-new", metavar="N", help="Let N new ones through.", panel=WHEN)]
ExitZero = Annotated[bool, flag("--exit-zero", help="Leave with 0 whatever is found.", panel=WHEN)]
MayBeEmpty = Annotated[bool, flag("--no-fail-on-empty", help="Leave with 0 where nothing is checked.", panel=WHEN)]
BaselineFile = Annotated[
    str | None, _option("--baseline", metavar="FILE", help="The accepted contradictions.", panel=KNOWN)
]
BaselineRef = Annotated[
    str | None, _option("--baseline-ref", metavar="REF", help="Known is what was so at REF; no file.", panel=KNOWN)
]
BaselineMode = Annotated[
    str | None,
    _option("--baseline-mode", metavar="MODE", help=f"{words(BASELINE_MODES)}; lock: stale entries fail.", panel=KNOWN),
]
Today = Annotated[
    str | None, _option("--today", metavar="DATE", help="The day on which silences may have run out.", panel=KNOWN)
]
Format = Annotated[
    str | None, _option("--format", "-f", metavar="FORMAT", help="Of standard output; see below.", panel=SHOW)
]
Output = Annotated[
    list[str] | None, _option("--output", "-o", metavar="[FORMAT=]PATH", help="Write a file; repeatable.", panel=SHOW)
]
Show = Annotated[str | None, _option("--show", metavar="STATES", help=f"Also {','.join(SHOWN)}.", panel=SHOW)]
Whole = Annotated[bool, flag("--all", help="Quote all that contradicts, and whole.", panel=SHOW)]
Ci = Annotated[str, _option("--ci", metavar="WHERE", help=f"Annotate for {words(showing.CI)}.", panel=SHOW)]
ConfigFile = Annotated[str | None, _option("--config", metavar="FILE", help="The configuration to read.", panel=RUN)]
Isolated = Annotated[bool, flag("--isolated", help="Read no configuration and no variables.", panel=RUN)]
NoCache = Annotated[bool, flag("--no-cache", help="Read every article anew.", panel=RUN)]
CacheDir = Annotated[str | None, _option("--cache-dir", metavar="FOLDER", help="Where the cache is.", panel=RUN)]
Watch = Annotated[bool, flag("--watch", help="Check again at every change, until Ctrl-C.", panel=RUN)]
StrictRun = Annotated[bool, flag("--strict", help="Stop at any file that cannot be read.", panel=RUN)]
NoProgress = Annotated[bool, flag("--no-progress", help="No progress bar.", panel=RUN)]
QuietRun = Annotated[bool, flag("--quiet", "-q", help="No messages but errors.", panel=RUN)]
Color = Annotated[str, _option("--color", metavar="WHEN", help=f"Colour: {words(screen.COLORS)}.", panel=RUN)]
