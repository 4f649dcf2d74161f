#!/usr/bin/env python3
"""Fail where a figure of quality has fallen under its floor: `quality_gate.py [--raise] [CORPUS...]`.

The labelled corpora of tests/corpora are measured by the shipped scorecards, and so are development corpora that stand
beside the project (a folder corpora/ of a sibling folder) or are named. The scorecards have seen most of them in
training: these floors catch what breaks, they do not tell how right the tool is elsewhere (docs/accuracy.md does).

Floors stand in tests/corpora/floors.toml and only rise: --raise lifts each to what is measured now. To lower one is
to edit that file, with the reason beside it.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

from factcheck.evaluate.measure import Measure, measure
from factcheck.evaluate.rating import Count
from factcheck.evaluate.score import added, figures

PROJECT = Path(__file__).parent.parent
OWN = PROJECT / "tests" / "corpora"
FLOORS = OWN / "floors.toml"
SLACK = 0.005  # a floor lies so much under what was measured: other machines round otherwise
CEILING = {"precision": 0.95}  # a floor rises no further: beyond, one wrong among few reported would be a fall


class Held(NamedTuple):
    """A figure against its floor. Key: tier, figure."""

    tier: str
    figure: str
    value: float
    floor: float | None  # None where there is none yet


def main() -> int:
    """Exit code after printing every figure beside its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="*", type=Path, help="else tests/corpora and what stands beside the project")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file of floors")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what is measured now")
    args = parser.parse_args()
    text = args.floors.read_text(encoding="utf-8") if args.floors.exists() else ""
    held = against(measure(args.corpus or [OWN, *beside()]), tomllib.loads(text))
    sys.stdout.write(table(held))
    if args.lift:
        args.floors.write_text(raised(text, held), encoding="utf-8")
    return 1 if any(fallen(one) for one in held) else 0


def beside() -> list[Path]:
    """The development corpora that stand beside the project."""
    folders = sorted(PROJECT.parent.glob("*/corpora"))
    return [folder for folder in folders if next(folder.rglob("gold.json"), None)]


def against(measured: Measure, floors: dict[str, dict[str, float]]) -> list[Held]:
    """The figures of each tier against their floors."""
    return [
        Held(tier, name, value, floors.get(tier, {}).get(name))
        for tier, topics in measured.tiers().items()
        for name, value in quality(added(topic.counts for topic in topics)).items()
    ]


def quality(counts: Count) -> dict[str, float]:
    """The figures that have floors, each better the higher it is; precision where something was reported."""
    f = figures(counts)
    shown: dict[str, float] = {}
    for verdict in ("contradicting", "agreeing"):
        if f[verdict]["reported"]:
            shown[f"{verdict}-precision"] = f[verdict]["precision"]
        shown[f"{verdict}-recall"] = f[verdict]["recall"]
    shown["facts-found"] = f["facts"]
    shown["verdicts-right"] = f["accuracy"]
    shown["macro-f1"] = f["macro_f1"]
    if f["traps"]["of"]:
        shown["traps-avoided"] = 1 - f["traps"]["sprung"] / f["traps"]["of"]
    return shown


def fallen(one: Held) -> bool:
    """Whether a figure lies under its floor."""
    return one.floor is not None and one.value < one.floor


def table(held: list[Held]) -> str:
    """Every figure beside its floor, a line each."""
    lines = [f"{'tier':<16}{'figure':<26}{'now':>8}{'floor':>8}"]
    for one in held:
        floor = "none" if one.floor is None else f"{one.floor:.3f}"
        lines.append(f"{one.tier:<16}{one.figure:<26}{one.value:>8.3f}{floor:>8}{'  FALLEN' if fallen(one) else ''}")
    low = sum(map(fallen, held))
    return "\n".join([*lines, f"{low} of {len(held)} figures under their floors" if low else "no figure fell"]) + "\n"


def raised(text: str, held: list[Held]) -> str:
    """The text of the floors with each lifted to what is measured; comments and what was not measured stay."""
    lines = text.splitlines()
    for one in held:
        top = min(one.value - SLACK, CEILING.get(one.figure.rpartition("-")[2], 1.0))
        floor = max(math.floor(top * 1000) / 1000, 0.0, one.floor or 0.0)
        lines = _with(lines, one.tier, one.figure, f"{floor:.3f}")
    return "\n".join(lines) + "\n"


def _with(lines: list[str], tier: str, figure: str, floor: str) -> list[str]:
    """The lines with one floor set, under the head of its tier."""
    head = f"[{tier}]"
    if head not in lines:
        lines = [*lines, "", head]
    begin = lines.index(head) + 1
    end = next((at for at in range(begin, len(lines)) if lines[at].startswith("[")), len(lines))
    for at in range(begin, end):
        if re.match(rf"{re.escape(figure)}\s*=", lines[at]):
            changed = re.sub(r"(=\s*)[\d.]+", rf"\g<1>{floor}", lines[at], count=1)
            return [*lines[:at], changed, *lines[at + 1 :]]
    while end > begin and not lines[end - 1].strip():
        end -= 1
    return [*lines[:end], f"{figure} = {floor}", *lines[end:]]


if __name__ == "__main__":
    sys.exit(main())
