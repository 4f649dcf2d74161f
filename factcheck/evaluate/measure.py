"""Folders of corpora → a Measure: what was counted, found and missed in each, judged by cards that may not know it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from factcheck import pipeline
from factcheck.errors import FactcheckError
from factcheck.evaluate import chain
from factcheck.evaluate.ablation import blanked
from factcheck.evaluate.labels import corpora, gold
from factcheck.evaluate.rating import Count, Ratings, counted, ratings
from factcheck.judge import scorecard

Cards = Mapping[str, scorecard.Card]
Progress = Callable[[str, int, int], None]


class Topic(NamedTuple):
    """One corpus, measured. Key: its folder."""

    folder: Path
    tier: str  # the folder it shares with others; else its own name
    counts: Count
    rated: Ratings
    errors: tuple[chain.Error, ...]


class Measure(NamedTuple):
    """All corpora, measured."""

    topics: tuple[Topic, ...]
    held_out: bool  # each judged by scorecards that never saw it

    def tiers(self) -> dict[str, list[Topic]]:
        """The topics of each tier, in the order given."""
        result: dict[str, list[Topic]] = {}
        for topic in self.topics:
            result.setdefault(topic.tier, []).append(topic)
        return result


def measure(
    folders: Sequence[Path], cards: Path | None = None, progress: Progress | None = None, without: Sequence[str] = ()
) -> Measure:
    """The figures of all corpora in folders.

    cards: a folder of held-out scorecards in place of those shipped; without: parts of PARTS that they do without.
    """
    found = list(dict.fromkeys(topic for folder in folders for topic in corpora(folder)))
    parents = Counter(folder.parent for folder in found)
    unseen = held_out(cards) if cards else None
    topics = []
    for row, folder in enumerate(found):
        tier = folder.parent.name if parents[folder.parent] > 1 else folder.name
        judging = unseen(folder.name) if unseen else scorecard.cards()
        topics.append(measured(folder, tier, blanked(judging, without) if without else judging))
        if progress:
            progress("measuring", row + 1, len(found))
    return Measure(tuple(topics), unseen is not None)


def measured(folder: Path, tier: str, cards: Cards) -> Topic:
    """One corpus, measured."""
    labels = gold(folder)
    articles = sorted(pipeline.read([str(labels.articles)]), key=lambda a: a.source)
    examined = pipeline.examined(articles, cards=cards)
    records = examined.report.records()
    rated = ratings(labels, records.claims, records.findings)
    run = chain.traced(rated, examined, cards)
    return Topic(folder, tier, counted(rated), rated._replace(silent=chain.silent(run)), tuple(chain.errors(run)))


def held_out(folder: Path) -> Callable[[str], Cards]:
    """For the name of a topic, the scorecards of the fold that leaves it out.

    A topic that no fold leaves out was in no training, so that the cards of any fold have not seen it.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise FactcheckError(f"{folder}: no scorecards in it; write them with scripts/train_scorecards.py --held-out")
    folds: list[Cards] = []
    fold_of: dict[str, int] = {}
    for path in paths:
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            cards = {name: scorecard.loaded(card) for name, card in content["cards"].items()}
            folds.append(scorecard.complete(cards, str(path)))
            left_out = dict.fromkeys(content["left_out"], len(folds) - 1)
        except (json.JSONDecodeError, KeyError, UnicodeDecodeError) as error:
            raise FactcheckError(f"{path}: not a file of scorecards ({error!r}); write it anew") from error
        if again := sorted(fold_of.keys() & left_out):
            raise FactcheckError(f"{path}: leaves {again[0]} out as another file does; empty {folder} and train anew")
        fold_of |= left_out
    return lambda topic: folds[fold_of.get(topic, 0)]
