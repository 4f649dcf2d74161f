"""The reports of the sample articles: documentation and golden files at once."""

from functools import cache
from pathlib import Path

import pytest

import factcheck
from factcheck.report import Report

ROOT = Path(__file__).parent.parent
KEPT = {
    "report.txt": ("text", {}),
    "report.md": ("markdown", {}),
    "report.csv": ("csv", {}),
    "pairs.csv": ("csv", {"rows": "pairs"}),
    "report.json": ("json", {}),
}


@cache
def sample() -> Report:
    return factcheck.check(factcheck.read(str(ROOT / "seeds")))


@pytest.mark.parametrize("name", KEPT)
def test_kept_report_is_what_the_tool_says(name):
    format, options = KEPT[name]
    shown = sample().render(format, **options).encode("utf-8")
    # bytes: a line end that git or a platform changed would be a change
    as_kept = (ROOT / "reports" / name).read_bytes() == shown  # git shows the difference better than a test can
    assert as_kept, "run scripts/render_reports.sh and look at what changed"


def test_no_other_report_is_kept():
    assert {path.name for path in (ROOT / "reports").iterdir()} == set(KEPT)
