"""How long a check takes, by size, and where the time goes. Compare ratios, not seconds: machines differ.

    python benchmarks/speed.py [--topics 1 2 4 8] [--repeat 3]

Topics are the labelled ones of tests/corpora, put together into one collection. A check that grows in step with its
statements has a last column near 1; one that compares all with all would double it at each doubling.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from factcheck import outcome, pipeline
from factcheck.judge import scorecard
from factcheck.model import Article

ROOT = Path(__file__).parent.parent
TOPICS = ROOT / "tests" / "corpora" / "realistic-own"
START_UPS = (["--help"], ["--version"], ["rules"], ["report", str(ROOT / "seeds")])

Result = TypeVar("Result")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--topics", nargs="+", type=int, default=[1, 2, 4, 8])
    parser.add_argument("--repeat", type=int, default=3, help="the best of so many runs counts")
    args = parser.parse_args()
    python = best(args.repeat, lambda: run([sys.executable, "-c", "import pandas"]))
    print(f"{'whole processes':<40} {'seconds':>8} {'of import pandas':>18}")
    for words in START_UPS:
        seconds = best(args.repeat, lambda words=words: run([sys.executable, "-m", "factcheck", *words]))
        print(f"factcheck {' '.join(Path(word).name for word in words):<30} {seconds:8.2f} {seconds / python:18.2f}")
    print(f"\n{'topics':>6} {'statements':>10} {'pairs':>8}" + "".join(f"{step:>9}" for step in STEPS) + "   growth")
    before: tuple[int, float] | None = None
    every = sorted(folder for folder in TOPICS.iterdir() if (folder / "articles").is_dir())
    scorecard.cards()
    pipeline.check(pipeline.read([str(every[0] / "articles")]))  # what is loaded once is not counted
    for count in args.topics:
        articles = collected(every[:count])
        rows = [steps(articles) for _ in range(args.repeat)]
        seconds = [min(row[0][at] for row in rows) for at in range(len(STEPS))]
        statements, pairs = rows[0][1]
        whole = sum(seconds)
        growth = (whole / statements) / (before[1] / before[0]) if before else 1.0
        shown = "".join(f"{one:9.2f}" for one in seconds)
        print(f"{count:>6} {statements:>10,} {pairs:>8,}{shown}   {growth:6.2f}")
        before = (statements, whole)


STEPS = ("read", "claims", "compare", "weigh", "report")


def steps(articles: Sequence[Article]) -> tuple[list[float], tuple[int, int]]:
    """The seconds of each of STEPS, and the number of statements and comparisons."""
    parsed = [article._replace(blocks=None) for article in articles]
    spent: list[float] = []
    read = timed(spent, lambda: [pipeline.reading.parsed(article) for article in parsed])
    claims = timed(spent, lambda: pipeline.read_claims(read))
    compared = timed(spent, lambda: pipeline.compare(claims))
    timed(spent, lambda: pipeline.weighed(compared, scorecard.cards()))
    ids = outcome.claim_ids(claims.claims, claims.statements)
    timed(spent, lambda: outcome.report(claims.articles, claims.statements, claims.claims, ids, []))
    return spent, (len(claims.statements), len(compared.pairs))


def collected(folders: Sequence[Path]) -> list[Article]:
    """The articles of topics, each under a source of its own."""
    return [
        article._replace(source=f"{folder.name}/{article.source}")
        for folder in folders
        for article in pipeline.read([str(folder / "articles")])
    ]


def timed(spent: list[float], work: Callable[[], Result]) -> Result:
    """What the work returns; its seconds are added to those spent."""
    start = time.perf_counter()
    result = work()
    spent.append(time.perf_counter() - start)
    return result


def best(repeat: int, work: Callable[[], Any]) -> float:
    """The fewest seconds that the work took."""
    spent: list[float] = []
    for _ in range(repeat):
        timed(spent, work)
    return min(spent)


def run(words: list[str]) -> None:
    """Run a process to its end."""
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)


if __name__ == "__main__":
    main()
