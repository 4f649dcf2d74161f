"""How long a check takes in a repository of articles, with and without the cache. Compare ratios: machines differ.

    python benchmarks/gate.py [--articles 50] [--repeat 5]

The articles are those of tests/corpora, as many as asked for, in a repository made for it. Every row is the median of
whole processes, by the clock and by the processor's time; the last column is the ratio of the latter to the first row.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
TOPICS = ROOT / "tests" / "corpora" / "realistic-own"
CHECK = (sys.executable, "-m", "factcheck", "check", "--changed-since", "HEAD", "--no-progress", "--exit-zero")
GIT = ("git", "-c", "user.name=a", "-c", "user.email=a@b.invalid", "-c", "commit.gpgsign=false")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=50)
    parser.add_argument("--repeat", type=int, default=5, help="the median of so many runs counts")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="factcheck-") as folder:
        place = Path(folder)
        count, first = made(place, args.articles)
        cases: dict[str, tuple[Callable[[int], None], tuple[str, ...]]] = {
            "all of them, without the cache": (lambda _: None, ("--no-cache", "--scope", "all")),
            "one changed, without the cache": (lambda turn: change(first, turn), ("--no-cache",)),
            "one changed, first run": (lambda _: shutil.rmtree(place / ".factcheck_cache", ignore_errors=True), ()),
            "nothing changed since": (lambda _: None, ()),
            "one changed since": (lambda turn: change(first, 1000 + turn), ()),
        }
        print(f"{f'a repository of {count} articles':<40} {'seconds':>8} {'of work':>8} {'ratio':>7}")
        whole = 0.0
        for name, (before, options) in cases.items():
            runs = [seconds(place, before, turn, options) for turn in range(args.repeat)]
            spent, work = (median(run[at] for run in runs) for at in (0, 1))
            whole = whole or work
            print(f"{name:<40} {spent:8.2f} {work:8.2f} {work / whole:7.2f}")


def made(place: Path, count: int) -> tuple[int, Path]:
    """The number of articles in a repository made of topics side by side, and one of them, changed."""
    files = [path for path in sorted(TOPICS.glob("*/articles/*")) if path.is_file()][:count]
    for file in files:
        name = place / "articles" / f"{file.parent.parent.name}-{file.name}"
        name.parent.mkdir(exist_ok=True)
        shutil.copyfile(file, name)
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "articles")):
        subprocess.run([*GIT, *words], cwd=place, check=True, stdout=subprocess.DEVNULL)
    first = next(iter(sorted((place / "articles").glob("*.txt"))))
    change(first, 0)
    return len(files), first


def change(article: Path, turn: int) -> None:
    """Say one thing more in an article."""
    text = article.read_text(encoding="utf-8").split("\n\nIn 2019 the mill")[0].rstrip()
    article.write_text(f"{text}\n\nIn 2019 the mill employed {turn + 100} people.\n", encoding="utf-8")


def seconds(place: Path, before: Callable[[int], None], turn: int, options: tuple[str, ...]) -> tuple[float, float]:
    """The seconds of one check after something was done, by the clock and of work."""
    before(turn)
    around = {name: held for name, held in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start, worked = time.perf_counter(), work_of_children()
    subprocess.run([*CHECK, *options], cwd=place, check=True, capture_output=True, env=around)
    return time.perf_counter() - start, work_of_children() - worked


def work_of_children() -> float:
    """The seconds that processors have worked for processes started here."""
    spent = os.times()
    return spent.children_user + spent.children_system


if __name__ == "__main__":
    main()
