"""What a check writes: reports, annotations of a build, remarks."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.words import tell
from factcheck.errors import FactcheckError
from factcheck.report import FORMATS as REPORTS
from factcheck.report.gate import FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.config import Config
    from factcheck.gate import Checked

SUFFIXES = FORMATS | {name: module.SUFFIXES for name, module in REPORTS.items() if name not in ("text", *FORMATS)}
CI = ("auto", "github", "azure", "none")
STATES = ("new", "known", "fixed")


def rendered(found: Checked, settings: Config, format: str, options: Mapping[str, object]) -> str:
    """What was found, in a format of the gate, or of the reports on all articles."""
    from factcheck.report.gate import rendered as written  # noqa: PLC0415 - named as what it does here

    if format not in FORMATS:
        return _whole(found, format)
    chosen = settings.show
    alerts = [a for a in found.alerts if a.state == "new" or not chosen or a.state in chosen]
    alerts += found.hygiene
    alerts += found.suppressed if "suppressed" in chosen else []
    alerts += found.possible if "possible" in chosen else []
    shown: dict[str, object] = {"show": STATES} if chosen else {}
    return written(format, alerts, found.run, **shown, **options)


def _whole(found: Checked, format: str) -> str:
    """The report on all facts that the articles under test have a part in, in a format of `report`."""
    if found.tables is None:
        raise FactcheckError(f"There is nothing to report as {format}: no article was checked.")
    from factcheck import outcome  # noqa: PLC0415 - the steps, loaded by now

    return outcome.report(found.tables).touching(found.sources).render(format)


def machine(ci: str) -> str:
    """The build machine whose annotations are written."""
    if ci != "auto":
        return ci
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "azure" if os.environ.get("TF_BUILD") else "none"


def standard_output(
    found: Checked, settings: Config, format: str | None, build: str, options: Mapping[str, object]
) -> str:
    """What standard output gets: the format asked for, or annotations and the words of both sides."""
    if format:
        return rendered(found, settings, format, options)
    if not found.run.checked and not found.run.unread:
        return "nothing to check: no article among what has changed\n"
    annotations = rendered(found, settings, build, options) if build != "none" else ""
    return annotations + rendered(found, settings, "full", options)


def summarise(found: Checked, settings: Config, code: int) -> None:
    """Give GitHub the summary of the step and its outputs, where it says where it wants them."""
    server, repository, commit = (os.environ.get(f"GITHUB_{n}", "") for n in ("SERVER_URL", "REPOSITORY", "SHA"))
    link = f"{server}/{repository}/blob/{commit}/" if server and repository and commit else ""
    run = found.run
    outputs = f"new={run.new}\nknown={run.known}\nfixed={run.fixed}\nexit-code={code}\n"
    for variable, text in (
        ("GITHUB_STEP_SUMMARY", rendered(found, settings, "summary", {"link": link})),
        ("GITHUB_OUTPUT", outputs),
    ):
        if path := os.environ.get(variable):
            try:
                with Path(path).open("a", encoding="utf-8", errors="backslashreplace") as file:
                    file.write(text)
            except OSError as error:
                tell(f"warning: {variable} cannot be written ({error.strerror})")


def remark(found: Checked, settings: Config, code: int, *, quiet: bool) -> None:
    """Say what is not plain from the result."""
    from factcheck import gate  # noqa: PLC0415 - loaded by now

    stale = len(found.matching.stale)
    if stale:
        verb = "no longer applies" if stale == 1 else "no longer apply"
        entries = "1 entry" if stale == 1 else f"{stale} entries"
        file = os.path.relpath(settings.root / settings.baseline)
        tell(f"{entries} of {file} {verb}: remove with factcheck baseline prune", quiet=quiet)
    if found.run.new and code == 0:
        grave = len(gate.gating(found, settings))
        reason = f"{grave} of them would fail it" if grave else f"none is grave and sure enough for --fail-on {settings.fail_on}"  # fmt: skip  # noqa: E501 - one sentence
        tell(f"the check passes all the same: {reason}", quiet=quiet)
    if found.possible and "possible" not in settings.show:
        tell(f"{len(found.possible)} not sure enough to be called so; --show possible tells which", quiet=quiet)
    if found.suppressed and "suppressed" not in settings.show:
        tell(f"{len(found.suppressed)} silenced; --show suppressed tells which and why", quiet=quiet)
