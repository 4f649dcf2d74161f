"""The formats of the gate: one module each, `render(alerts, run, **options) -> str`.

A new format is one file here and one word in FORMATS. A format's module loads once something is rendered in it, so that
the command line can name them all without waiting.
"""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.alert import Alert, Run

FORMATS: dict[str, tuple[str, ...]] = {  # format → the suffixes that tell it
    "full": (".txt", ".log"),
    "concise": (),
    "grouped": (),
    "json": (".json",),
    "jsonl": (".jsonl",),
    "csv": (".csv",),
    "markdown": (".md", ".markdown"),
    "sarif": (".sarif", ".sarif.json"),
    "github": (),
    "summary": (),
    "gitlab": (),
    "junit": (".xml",),
    "rdjson": (".rdjson",),
    "rdjsonl": (".rdjsonl",),
    "azure": (),
}
MODULES = {"json": "alert_json", "csv": "alert_csv", "markdown": "summary"}  # named otherwise than their format


def rendered(format: str, alerts: Sequence[Alert], run: Run, **options: object) -> str:
    """The alerts in one of FORMATS; of the options, those that the format's `render` knows.

    Alerts of all states are given; `show` names the states to show, and where it is not given the format chooses.
    """
    if format not in FORMATS:
        raise FactcheckError(f"There is no format {format!r}: take one of {', '.join(FORMATS)}.")
    render = import_module(f"factcheck.report.{MODULES.get(format, format)}").render
    known = inspect.signature(render).parameters
    shown: str = render(alerts, run, **{name: value for name, value in options.items() if name in known})
    return shown
