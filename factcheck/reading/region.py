"""Which blocks of an HTML page are its article: by elements, class names, links and where the prose stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from factcheck.model import Block
from factcheck.reading import clutter, meta, phrases


class Draft(NamedTuple):
    """A block with what decides whether it is clutter."""

    block: Block
    linked: float  # share of its characters that are links
    trail: tuple[tuple[int, int, str], ...]
    top: bool  # the page's main heading


def judged(drafts: Sequence[Draft], regions: Sequence[tuple[int, int]], about: meta.About) -> list[Block]:
    """The blocks with those dropped that elements, regions and links tell to be no part of the article."""
    weights = [len(d.block.text) if clutter.is_prose(d.block) and d.linked < 0.4 else 0 for d in drafts]
    void = _void(drafts, weights)
    reasons = [next((why for start, end, why in d.trail if (start, end) not in void), "") for d in drafts]
    kept = [0 if reason else weight for weight, reason in zip(weights, reasons, strict=True)]
    region = _region(drafts, kept, regions)
    linked = _linked(drafts, kept)
    title = _title(drafts, reasons, about)
    found = []
    for at, draft in enumerate(drafts):
        block = draft.block
        if at == title:
            block = block._replace(kind="title", level=1)
        elif reason := reasons[at] or ("" if region is None or _within(draft, region) else "outside the article"):
            block = block._replace(dropped=reason)
        elif at in linked:
            block = block._replace(dropped="navigation")
        found.append(block)
    if title is None:
        found = _with_head_title(found, about)
    return found


def _void(drafts: Sequence[Draft], weights: Sequence[int]) -> set[tuple[int, int]]:
    """The suspect elements that hold most of the page's prose: their names mislead."""
    total = sum(weights)
    held: dict[tuple[int, int, str], int] = {}
    for draft, weight in zip(drafts, weights, strict=True):
        for suspect in draft.trail:
            held[suspect] = held.get(suspect, 0) + weight
    return {
        (start, end)
        for (start, end, why), weight in held.items()
        if weight > (0.85 if why == "reader comments" else 0.45) * total
    } | _tellings(drafts)


def _tellings(drafts: Sequence[Draft]) -> set[tuple[int, int]]:
    """The <aside> elements that tell something of the article: sentences, hardly a link, no set phrase of clutter."""
    held: dict[tuple[int, int], list[Draft]] = {}
    for draft in drafts:
        for start, end, why in draft.trail:
            if why == "aside":
                held.setdefault((start, end), []).append(draft)
    return {
        span
        for span, inside in held.items()
        if any(clutter.is_sentence(draft.block) for draft in inside)
        and sum(draft.linked for draft in inside) < 0.2 * len(inside)
        and not any(phrases.line_reason(d.block.text) or phrases.end_reason(d.block.text) for d in inside)
    }


def _within(draft: Draft, region: tuple[int, int]) -> bool:
    at = draft.block.runs[0][1]
    return region[0] <= at < region[1]


def _region(drafts: Sequence[Draft], kept: Sequence[int], regions: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The smallest region that holds most of the prose; None where no element claims to be the article."""
    total = sum(kept)
    best = None
    for region in sorted(regions, key=lambda one: one[1] - one[0]):
        inside = sum(weight for draft, weight in zip(drafts, kept, strict=True) if weight and _within(draft, region))
        if total and inside >= 0.7 * total:
            best = region
            break
    return best


def _linked(drafts: Sequence[Draft], kept: Sequence[int]) -> set[int]:
    """The blocks in runs of three or more that are nothing but links: short ones, or above or below all prose."""
    prose = [at for at, weight in enumerate(kept) if weight] or [len(drafts)]
    found: set[int] = set()
    for linked, group in groupby(
        range(len(drafts)), lambda at: drafts[at].linked > 0.75 and drafts[at].block.kind != "row"
    ):
        run = list(group)
        short = sum(drafts[at].block.text.count(" ") + 1 for at in run) <= 3 * len(run)
        if linked and len(run) > 2 and (short or run[-1] < prose[0] or run[0] > prose[-1]):
            found.update(run)
    return found


def _title(drafts: Sequence[Draft], reasons: Sequence[str], about: meta.About) -> int | None:
    """Which block is the page's title: its h1, of several the one most like the title in the head."""
    wanted = set(phrases.prepared(about.title or "").split())
    tops = [
        at
        for at, draft in enumerate(drafts)
        if draft.top and (not reasons[at] or reasons[at] in ("navigation", "form"))
    ]
    if not tops:
        tops = [
            at
            for at, draft in enumerate(drafts)
            if draft.block.kind == "heading" and wanted and set(phrases.prepared(draft.block.text).split()) >= wanted
        ]
    likeness = [(len(wanted & set(phrases.prepared(drafts[at].block.text).split())), -at) for at in tops]
    return -max(likeness)[1] if likeness else None


def _with_head_title(blocks: list[Block], about: meta.About) -> list[Block]:
    """The blocks with the title of the page's head before them, where the page shows none."""
    if about.shown and about.shown.text:
        return [Block("title", about.shown.text, about.shown.runs, 1), *blocks]
    return blocks
