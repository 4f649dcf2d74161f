#!/usr/bin/env python3
"""Write the figures of docs/accuracy.md anew: `write_accuracy.py --cards FOLDER [options] CORPUS...`.

    python scripts/train_scorecards.py --held-out cards/ tests/corpora DEVELOPMENT
    python scripts/write_accuracy.py --cards cards/ --pairs PAIRS/ --ablate tests/corpora DEVELOPMENT

DEVELOPMENT is the folder of the development corpora, PAIRS that of the labelled pairs. What stands between the marks
<!-- figures: NAME --> and <!-- end --> is replaced; the words around them are written by hand and stay. Topics outside
the project are numbered, not named. --ablate measures everything once more for each part of the scorecards (minutes);
without it, and without --pairs, the figures that stand there stay.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import factcheck
from factcheck.errors import FactcheckError
from factcheck.evaluate import formats, tables
from factcheck.evaluate.chain import ALARM, TRAP
from factcheck.evaluate.curve import PRECISIONS, curve
from factcheck.evaluate.measure import Measure, Topic, measure
from factcheck.evaluate.parts import PARTS
from factcheck.evaluate.rating import Count
from factcheck.evaluate.score import added, f1, ratio, scores, wilson

PROJECT = Path(__file__).parent.parent
PAGE = PROJECT / "docs" / "accuracy.md"


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--cards", type=Path, required=True, help="held-out scorecards, by train_scorecards.py")
    parser.add_argument("--pairs", type=Path, help="a folder of labelled pairs: .jsonl, one pair a line")
    parser.add_argument("--ablate", action="store_true", help="measure without each part of the scorecards, too")
    parser.add_argument("--page", type=Path, default=PAGE)
    args = parser.parse_args()
    text = args.page.read_text(encoding="utf-8")
    measured = measure(args.corpus, args.cards, _tell)
    shown = sections(measured)
    if args.pairs:
        shown["pairs"] = formats.grid(pairs(sorted(args.pairs.glob("*.jsonl"))))
    if args.ablate:
        shown["ablation"] = formats.grid(ablation(measured, args.corpus, args.cards))
    for name, figures in shown.items():
        text = replaced(text, name, figures)
    args.page.write_text(text, encoding="utf-8")


def _tell(step: str, done: int, of: int) -> None:
    sys.stderr.write(f"\r{step} {done} of {of}" + ("\n" if done == of else ""))


def replaced(text: str, name: str, figures: str) -> str:
    """The page with the figures of one place put in."""
    place = re.compile(rf"(<!-- figures: {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    if not place.search(text):
        raise FactcheckError(
            f"The page has no place for the figures {name}: add <!-- figures: {name} --> and <!-- end -->."
        )
    return place.sub(lambda found: f"{found[1]}\n{figures}\n\n{found[2]}", text)


def sections(measured: Measure) -> dict[str, str]:
    """Every figure of the page but those of pairs and parts, by the name of its place."""
    named = tables.tables(measured._replace(topics=tuple(disguised(measured.topics))))
    titles = {table.title: formats.grid(table) for table in named if table.rows}
    return {
        "commit": provenance(measured),
        "contradictions": titles["Contradictions"],
        "agreements": titles["Agreements"],
        "claims": titles["Facts, verdicts and traps"],
        "curve": titles["The curve"],
        "topics": titles["Topics"],
        "kinds": titles["Contradictions by kind"],
        "rules": titles["Rules"],
        "confusion": titles["Verdicts of labelled mentions"],
        "lost": titles["Where missed conflicts were lost"],
        "alarms": formats.grid(alarms(measured)),
    }


def disguised(topics: Iterable[Topic]) -> Iterable[Topic]:
    """The topics; those outside the project are named by their tier and a number."""
    seen: Counter[str] = Counter()
    for topic in topics:
        seen[topic.tier] += 1
        own = topic.folder.resolve().is_relative_to(PROJECT)
        yield topic if own else topic._replace(folder=Path(f"{topic.tier} {seen[topic.tier]}"))


def provenance(measured: Measure) -> str:
    """The commit that was measured, and how much of what."""
    git = ["git", "-C", str(PROJECT)]
    commit = subprocess.run([*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True)
    day = subprocess.run([*git, "log", "-1", "--format=%cs"], capture_output=True, text=True, check=True)
    changed = subprocess.run([*git, "status", "--porcelain", "factcheck"], capture_output=True, text=True, check=True)
    of = f"{commit.stdout.strip()} ({date.fromisoformat(day.stdout.strip()):%-d %B %Y})"
    mentions = sum(len(topic.rated.labels.mentions) for topic in measured.topics)
    more = ", with changes that were not committed" if changed.stdout.strip() else ""
    return f"Measured at commit {of}{more}: {len(measured.topics)} topics, {mentions} labelled mentions."


def alarms(measured: Measure) -> tables.Table:
    """What the labels say of false alarms, by tier."""
    tiers = list(measured.tiers().items())
    told = {
        tier: Counter(
            "a trap of the labels" if error.what == TRAP else error.why
            for topic in topics
            for error in topic.errors
            if error.what in (ALARM, TRAP)
        )
        for tier, topics in tiers
    }
    whys = sorted({why for count in told.values() for why in count})
    rows = [(why, *(str(told[tier][why]) for tier, _ in tiers)) for why in whys]
    return tables.Table("False alarms", ("what the labels say", *(tier for tier, _ in tiers)), rows)


def ablation(whole: Measure, folders: Sequence[Path], cards: Path) -> tables.Table:
    """Recall at given precisions with everything, and without each part of the scorecards."""
    rows = [_without("–", whole)]
    for part in PARTS:
        sys.stderr.write(f"without {part}\n")
        rows.append(_without(part, measure(folders, cards, _tell, [part])))
    head = ("without", *(f"recall at {tables.share(p)}" for p in PRECISIONS), "agreeing: precision", "recall")
    return tables.Table("Ablation", head, rows)


def _without(part: str, measured: Measure) -> tuple[str, ...]:
    points = curve([topic.rated for topic in measured.topics])
    agreed = scores(added(topic.counts for topic in measured.topics), "agreeing")
    return (
        part,
        *(tables.share(p.recall) for p in points),
        tables.share(agreed["precision"]),
        tables.share(agreed["recall"]),
    )


def pairs(paths: Sequence[Path]) -> tables.Table:
    """How labelled pairs of real sentences are judged, each side an article of its own."""
    rows = []
    for path in paths:
        lines = path.read_text(encoding="utf-8").splitlines()
        records = [json.loads(line) for line in lines if line.strip()]
        got: Count = Counter((record["label"], said(record)) for record in records)
        rows.append((path.stem, str(len(records)), *_pair_figures(got)))
    head = ("set", "pairs", "contradicting: precision", "recall", "F1", "false alarms", "agreeing: precision", "recall")
    return tables.Table("Pairs", head, rows)


def _pair_figures(got: Count) -> tuple[str, ...]:
    shown: list[str] = []
    for verdict in ("contradicting", "agreeing"):
        hit = got[verdict, verdict]
        reported = sum(n for (_, v), n in got.items() if v == verdict)
        gold = sum(n for (label, _), n in got.items() if label == verdict)
        p, r = ratio(hit, reported), ratio(hit, gold)
        shown += [tables.sure(p, wilson(hit, reported), reported), tables.sure(r, wilson(hit, gold), gold)]
        if verdict == "contradicting":
            rest = sum(got.values()) - gold
            shown += [tables.share(f1(p, r)) if reported and gold else "–", f"{reported - hit} of {rest}"]
    return tuple(shown)


def said(record: dict[str, Any]) -> str:
    """What the findings between both sides of a pair say: contradicting before agreeing."""
    articles = []
    for side in ("left", "right"):
        day = record.get(f"{side}_date")
        published = date.fromisoformat(day[:10]) if day else None
        articles.append(factcheck.Article(source=side, title="", published=published, text=record[side]))
    findings = factcheck.check(articles).findings
    across = set(findings.loc[~findings["within_source"].astype(bool), "verdict"])
    return next((verdict for verdict in ("contradicting", "agreeing") if verdict in across), "unrelated")


if __name__ == "__main__":
    main()
