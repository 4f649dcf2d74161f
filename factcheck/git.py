"""What git says of the articles: which have changed, and what they were. The only module that runs git.

Mistakes that only git can notice (no repository, an unknown revision, a shallow clone) become one sentence each.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from factcheck.errors import FactcheckError

EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"  # the tree without files, which every repository knows


class Change(NamedTuple):
    """A file that is not as it was. Paths are relative to the top of the repository."""

    path: str
    before: str  # what it was called; empty where it is new


class Changes(NamedTuple):
    """The files that have changed, and since when."""

    files: list[Change]
    base: str  # the commit or tree they are compared with
    listed: list[str]  # all files there are, but for those that git ignores


def top(start: Path) -> Path:
    """The top of the repository that a folder lies in. Raises FactcheckError where it lies in none."""
    done = _run(start, "rev-parse", "--show-toplevel")
    if done.returncode:
        said = _said(done)
        if "not a git repository" in said:
            raise FactcheckError(
                f"{start} is in no git repository: run factcheck in one, or name the articles instead."
            )
        raise FactcheckError(f"git does not work in {start} ({said}).")
    return Path(done.stdout.decode("utf-8", "surrogateescape").rstrip("\n"))


def changed(repository: Path, ref: str) -> Changes:
    """What has changed since HEAD left `ref`, whether committed or not; files git does not know yet included."""
    base = _merge_base(repository, ref)
    files = _differences(repository, "diff", "--no-ext-diff", base)
    found = _paths(repository, "ls-files", "-z", "-t", "--cached", "--others", "--exclude-standard")
    untracked = [Change(path[2:], "") for path in found if path.startswith("? ")]
    return Changes(sorted({*files, *untracked}), base, sorted({path[2:] for path in found}))


def staged(repository: Path) -> Changes:
    """What the next commit would change."""
    base = "HEAD" if not _run(repository, "rev-parse", "--verify", "--quiet", "HEAD").returncode else EMPTY_TREE
    return Changes(_differences(repository, "diff", "--no-ext-diff", "--cached", base), base, _indexed(repository))


def since(repository: Path, revision: str, *, index: bool = False) -> list[Change]:
    """What of the index or the work tree is not as a revision has it; of the latter, only what git knows."""
    return _differences(repository, "diff", "--no-ext-diff", *(["--cached"] if index else []), revision)


def files(repository: Path, revision: str) -> dict[str, str]:
    """The files of a revision: path → the id of what is in it. Links and other repositories are none."""
    rows = (row.split("\t", 1) for row in _paths(repository, "ls-tree", "-r", "-z", "--full-tree", revision))
    return {path: about.split()[2] for about, path in rows if about.startswith("100")}


def contents(repository: Path, ids: Sequence[str]) -> Iterator[bytes]:
    """What is in the files of these ids, in their order."""
    done = _run(repository, "cat-file", "--batch", given="".join(f"{one}\n" for one in ids).encode())
    at = 0
    for _ in ids:
        end = done.stdout.index(b"\n", at)
        size = int(done.stdout[at:end].split()[2])
        yield done.stdout[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _indexed(repository: Path) -> list[str]:
    """The files of the index."""
    return sorted(set(_paths(repository, "ls-files", "-z", "--cached")))


def ignored(repository: Path) -> list[str]:
    """What git is told to ignore: files, and folders with "/" behind them."""
    return _paths(repository, "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory")


def unstaged(repository: Path) -> set[str]:
    """The files whose work tree differs from the index, those that are gone from the work tree included."""
    return set(_paths(repository, "diff-files", "-z", "--name-only"))


def content(repository: Path, path: str, revision: str = "") -> bytes | None:
    """A file as a revision has it, or as the index has it; None where it has none."""
    done = _run(repository, "cat-file", "blob", f"{revision}:{path}")
    return None if done.returncode else done.stdout


def _merge_base(repository: Path, ref: str) -> str:
    base = _run(repository, "merge-base", "HEAD", f"{ref}^{{commit}}") if not ref.startswith("-") else None
    if base and not base.returncode:
        return base.stdout.decode().strip()
    commit(repository, ref)
    if _shallow(repository):
        raise FactcheckError(f"{_deep(repository)}, so where HEAD left {ref} is not in it: {_DEEPEN}.")
    raise FactcheckError(f"HEAD and {ref} have no commit in common: name a revision that HEAD comes from.")


def commit(repository: Path, ref: str) -> str:
    """The id of the commit that a revision names. Raises FactcheckError where it names none that is here."""
    found = _run(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if not found.returncode:
        return found.stdout.decode().strip()
    if _shallow(repository):
        raise FactcheckError(f"{_deep(repository)}, so {ref} is not in it: {_DEEPEN}.")
    raise FactcheckError(f"git knows no revision {ref} here: check its name, or fetch it first.")


_DEEPEN = (
    "fetch all of it with git fetch --unshallow (GitHub: fetch-depth: 0 for actions/checkout; GitLab: GIT_DEPTH: 0)"
)


def _shallow(repository: Path) -> bool:
    return _run(repository, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _deep(repository: Path) -> str:
    return f"{repository} is a shallow clone without the history before its last commits"


def _differences(repository: Path, *words: str) -> list[Change]:
    """The changed files of a diff that still are there."""
    fields = _paths(repository, *words, "-z", "--name-status", "-M", "--diff-filter=AMRCT", "--no-relative")
    found, at = [], 0
    while at < len(fields):
        status = fields[at]
        if status[:1] in ("R", "C"):
            found.append(Change(fields[at + 2], fields[at + 1]))
            at += 3
        else:
            found.append(Change(fields[at + 1], "" if status == "A" else fields[at + 1]))
            at += 2
    return sorted(found)


def _paths(repository: Path, *words: str) -> list[str]:
    done = _run(repository, *words)
    if done.returncode:
        raise FactcheckError(f"git {words[0]} does not work in {repository} ({_said(done)}).")
    return [word for word in done.stdout.decode("utf-8", "surrogateescape").split("\0") if word]


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ").rstrip(".") if lines else f"it left with {done.returncode}"


def _run(folder: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["git", "--no-pager", "-c", "core.quotePath=false", "--literal-pathspecs", *words]
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, check=False, input=given)
    except FileNotFoundError:
        raise FactcheckError("git is not installed here: install it, or name the articles instead.") from None
