"""The README's examples run, and what pages link to is there."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
SET_UP, EXAMPLES = BLOCKS[:2], BLOCKS[2:]
COMMANDS = [line for language, block in EXAMPLES if language == "sh" for line in block.splitlines()]
SCRIPTS = [block for language, block in EXAMPLES if language == "python"]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
LABELLED = ROOT / "tests" / "corpora" / "realistic-own" / "ferry-collision"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with what the examples name, and factcheck on the path."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "seeds", folder / "articles")
    shutil.copytree(ROOT / "seeds", folder / "archive")
    shutil.copytree(LABELLED, folder / "labelled" / LABELLED.name)
    (folder / "drafts").mkdir()
    (folder / "drafts" / "new.md").write_text("# A pier\n\nThe pier at Corran is 340 metres long.\n")
    program = folder / "bin" / "factcheck"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n')
    program.chmod(0o755)
    return folder


def test_the_first_two_blocks_set_up_in_one_line_each():
    assert [block.count("\n") for _, block in SET_UP] == [1, 1]
    assert SET_UP[0][1].rstrip().endswith("factcheck report seeds")
    assert SET_UP[1][1].rstrip().endswith("-m pytest")


@pytest.mark.parametrize("line", COMMANDS)
def test_command_runs(line, place):
    path = f"{place / 'bin'}:/usr/bin:/bin"
    done = subprocess.run(
        ["/bin/sh", "-c", line], cwd=place, env={"PATH": path}, capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout or ">" in line or "-o" in line


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_runs(script, place, monkeypatch, capsys):
    monkeypatch.chdir(place)
    exec(compile(script, "README.md", "exec"), {})
    assert capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_links_to_is_there(page):
    text = re.sub(r"^```.*?^```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    links = re.findall(r"\]\(([^)\s]+)\)", text)
    local = [link.split("#")[0] for link in links if not re.match(r"[a-z]+:", link)]
    assert not [link for link in local if link and not (page.parent / link).exists()]
