"""The commands baseline write, prune, show and audit: what has been accepted, and what became of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck import baseline
from factcheck.cli.checking import configured, day, version
from factcheck.cli.words import NoProgress, Quiet, emit, flag, one_of, tell, warner, words
from factcheck.errors import FactcheckError
from factcheck.report import files, screen
from factcheck.report.escape import terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.config import Config
    from factcheck.gate import Checked

app = typer.Typer(help="Accept contradictions, and look after what was accepted.", no_args_is_help=True)

Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH", help="Articles; else those of the configuration.")]
Against = Annotated[
    list[str] | None, typer.Option("--against", metavar="PATH", help="What they are held against; repeatable.")
]
File = Annotated[str | None, typer.Option("--baseline", metavar="FILE", help="The accepted contradictions.")]
ConfigFile = Annotated[str | None, typer.Option("--config", metavar="FILE", help="The configuration to read.")]
Force = Annotated[bool, flag("--force", help="Write it even if most of it would go.")]
Label = Annotated[str | None, typer.Option("--label", metavar=words(baseline.LABELS), help="Only of this label.")]
ANSWERS = {"c": "confirmed", "f": "false-alarm", "w": "wont-fix"}


@app.command()
def write(
    paths: Paths = None,
    against: Against = None,
    file: File = None,
    config: ConfigFile = None,
    force: Force = False,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Accept all contradictions there are now; what was decided about old ones stays."""
    settings = _settings(file, config, paths)
    found = _checked(settings, paths, against, quiet=quiet, bar=not no_progress)
    after = baseline.renewed(found.matching, found.edges)
    _write(settings, found, after, force=force)


@app.command()
def prune(
    paths: Paths = None,
    against: Against = None,
    file: File = None,
    config: ConfigFile = None,
    force: Force = False,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Remove the entries that no longer apply; accept nothing new."""
    settings = _settings(file, config, paths)
    found = _checked(settings, paths, against, quiet=quiet, bar=not no_progress)
    _write(settings, found, baseline.pruned(found.entries, found.matching), force=force)


@app.command()
def show(file: File = None, config: ConfigFile = None, label: Label = None) -> None:
    """Show the entries, and how often each rule was right."""
    if label is not None:
        one_of("--label", label, baseline.LABELS)
    entries = baseline.read(_path(_settings(file, config)))
    for entry in entries:
        if label in (None, entry.label):
            emit(_entry(entry))
    emit(_figures(entries))


@app.command()
def audit(
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID", help="Entries; else all to do.")] = None,
    file: File = None,
    config: ConfigFile = None,
    label: Annotated[
        str | None, typer.Option("--label", metavar=words(baseline.LABELS), help="Decide so, without asking.")
    ] = None,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, with --label.")] = "",
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="The last day it counts.")] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")] = "",
) -> None:
    """Walk through the entries that nobody has decided about, and say how often each rule was right."""
    settings = _settings(file, config)
    entries = baseline.read(_path(settings))
    if label is not None:
        one_of("--label", label, baseline.LABELS)
    wanted = _wanted(entries, ids or [], decided=label is not None)
    last = day(until) if until else None
    decided = {entry.id: entry for entry in entries}
    for number, entry in enumerate(wanted, 1):
        answer = (label, why) if label else _asked(entry, f"{number} of {len(wanted)}")
        if answer is None:
            break
        if answer[0]:
            decided[entry.id] = entry._replace(label=answer[0], why=answer[1], by=by or entry.by, until=last)
            files.write(_path(settings), baseline.text(decided.values()))  # at once: leaving early loses nothing
    emit(_figures(list(decided.values())))


def _settings(file: str | None, config: str | None, paths: Sequence[str] | None = None) -> Config:
    """The configuration. paths: the articles spoken of; without any, all that any two articles say counts."""
    said = {"baseline": str(Path(file).absolute()) if file else None, "scope": "file" if paths else "all"}
    return configured(said, file=config, isolated=False)


def _path(settings: Config) -> Path:
    return settings.root / settings.baseline


def _checked(
    settings: Config, paths: Sequence[str] | None, against: Sequence[str] | None, *, quiet: bool, bar: bool
) -> Checked:
    from factcheck import gate  # noqa: PLC0415 - the steps and pandas, only once there is work

    if settings.baseline_mode == "off":
        raise FactcheckError(
            f"{settings.origins['baseline-mode']} says baseline-mode = off: there is no baseline then."
        )
    request = gate.Request(settings, tuple(paths or ()), tuple(against or ()))
    with screen.bar(shown=bar and not quiet) as progress:
        return gate.check(request, warn=warner(quiet=quiet), today=day(None), version=version(), progress=progress)


def _write(settings: Config, found: Checked, after: list[baseline.Entry], *, force: bool) -> None:
    path = _path(settings)
    baseline.guard(found.entries, after, found.read, force=force)
    before, now = {e.id: e for e in found.entries}, {e.id: e for e in after}
    updated = sum(met.how != "exact" for met in found.matching.known.values() if met.entry.id not in now)
    added, gone = len(now.keys() - before.keys()) - updated, len(before.keys() - now.keys()) - updated
    if baseline.text(after) != baseline.text(found.entries) or not path.exists():
        files.write(path, baseline.text(after))
    kept = len(now) - added - updated
    tell(f"{os.path.relpath(path)}: {added} added, {updated} updated, {gone} removed, {kept} unchanged")


def _wanted(entries: Sequence[baseline.Entry], ids: Sequence[str], *, decided: bool) -> list[baseline.Entry]:
    """The entries to decide about."""
    if not ids:
        if decided:
            raise FactcheckError("--label is for entries that are named: give their ids, as factcheck baseline show lists them.")  # fmt: skip  # noqa: E501 - one sentence
        return [entry for entry in entries if entry.label == "todo"]
    found = []
    for name in ids:
        matching = [entry for entry in entries if entry.id.startswith(name)]
        if len(matching) != 1:
            how = "no entry" if not matching else "several entries"
            raise FactcheckError(f"The baseline has {how} {name}: see factcheck baseline show.")
        found.append(matching[0])
    return found


def _entry(entry: baseline.Entry) -> str:
    more = "".join(
        f"  {name} {terminal(str(held))}" for name, held in (("by", entry.by), ("until", entry.until)) if held
    )
    reason = f"    why: {terminal(entry.why)}\n" if entry.why else ""
    return (
        f"{entry.id}  {entry.rule}  {entry.label}{more}\n"
        f"    {terminal(entry.a.src)}: “{terminal(entry.a.quote)}”\n"
        f"    {terminal(entry.b.src)}: “{terminal(entry.b.quote)}”\n{reason}"
    )


def _asked(entry: baseline.Entry, place: str) -> tuple[str, str] | None:
    """The label and reason that the user gives; both empty where the entry is skipped, None where it is enough."""
    emit(f"\n({place}) {_entry(entry)}")
    while True:
        answer = _line("[c]onfirmed, [f]alse alarm, [w]on't fix, [s]kip or [q]uit? ")
        if answer is None or answer[:1].lower() == "q":
            return None
        if answer[:1].lower() == "s":
            return "", ""
        if answer[:1].lower() in ANSWERS:
            return ANSWERS[answer[:1].lower()], _line("Why? ") or ""


def _line(prompt: str) -> str | None:
    """A line of the user's; None at the end of input."""
    print(prompt, end="", file=sys.stderr, flush=True)  # noqa: T201 - a question is a message
    line = sys.stdin.readline()
    return line.strip() if line else None


def _figures(entries: Sequence[baseline.Entry]) -> str:
    """How often each rule was right."""
    rows: list[tuple[str, ...]] = [("rule", "confirmed", "won't fix", "false alarm", "to do", "precision")]
    for one in baseline.judged(entries):
        share = "" if one.precision is None else f"{one.precision:.0%}"
        rows.append((one.rule, *map(str, (one.confirmed, one.wont_fix, one.false_alarm, one.todo)), share))
    if len(rows) == 1:
        return "the baseline is empty\n"
    return "\n" + "".join(f"{r[0]:<6}" + "".join(f"{cell:>13}" for cell in r[1:]) + "\n" for r in rows)
