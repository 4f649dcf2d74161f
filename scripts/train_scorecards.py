"""Train the scorecards of factcheck/judge/scorecards.json on labelled corpora, each topic held out in its turn.

    python scripts/train_scorecards.py [--held-out FOLDER] CORPUS...

A CORPUS is a folder of topics, each with articles/ and gold.json. A card is a sum of small boosted trees; its
calibration is measured on topics that had no part in its training. With --held-out, the cards of each fold, trained
without the topics of that fold, are written into FOLDER, one file a fold, with the list of the topics each leaves out:
whoever wants figures on unseen topics judges each topic by the cards that never saw it. Needs the packages of the extra
"train".
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from factcheck import pipeline
from factcheck.evaluate import labels as labelling
from factcheck.judge import scorecard, verdict
from factcheck.judge.scorecard import Card

OUT = Path(__file__).parent.parent / "factcheck" / "judge" / "scorecards.json"
FOLDS = 5
LEFT_OUT = frozenset(
    """gap amount_gap date_gap
    swapped near_miss stated finer variant polarity steps not_yet running denied mention cause""".split()  # noqa: SIM905
)  # how values relate: not for "same"
CONFLICT = 8.0  # the weight of a labelled conflict among pairs of one fact: copies are many and teach little
UP = frozenset(
    """same odds margin_low margin_high near_low near_high all_low all_high frame window inside before after noun
    predicate agent slot role holder subject kin kin_similarity kin_mean third_low third_high qualifier articles
    articles_names
    names_shared shared_values unit similarity sole_noun sole_predicate sole_role act act_any office deed
    post site event_day""".split()  # noqa: SIM905 - read as lines of words
)  # more of it never speaks against a conflict …
DOWN = frozenset(
    """amount_gap lost_low lost_high agrees_low agrees_high former dates_clash other_conflicts moment bound
    sides bygone running elsewhere_told there apart lead said stamp not_yet mention cause foreign_low foreign_high
    foreign_person_low foreign_person_high""".split()  # noqa: SIM905
)  # … for one
LINE = (
    "odds", "odds_number", "odds_date", "odds_name", "odds_status", "is_number", "is_date", "is_name", "is_status",
    "margin_low", "margin_high", "agrees_low", "agrees_high", "elsewhere_low", "elsewhere_high",
    "third_low", "third_high", "kin", "kin_similarity", "kin_mean", "unreal", "unsure", "certainty", "bound",
    "hedged", "inferred", "grain", "day",
    "holder", "role", "office", "deed", "post", "site", "event_day", "noun", "predicate", "swapped", "near_miss",
    "sole_noun", "sole_predicate", "sole_role", "act", "act_any",
    "rivals_low", "rivals_high", "articles", "articles_names",
    "dates_clash", "dates_one", "moment", "not_yet", "foreign_low", "foreign_high",
    "foreign_person_low", "foreign_person_high", "former", "variant", "lost_high", "name_low",
    "sides", "bygone", "running", "elsewhere_told", "there", "apart", "lead", "said", "stamp", "denied",
    "often_low", "often_high", "word_low", "word_high", "all_shared", "near_shared", "mention", "cause",
    "listed_low", "listed_high", "wordy_low", "wordy_high", "amount_gap", "date_gap",
)  # fmt: skip
PARTS = 3  # of the topics, each judged by cards trained on the others before conflicts are learned
SOME = 4  # of the pairs of two facts, one in so many is learned from, and counts for all
ENOUGH = 8  # labelled conflicts of one kind that give it a line of its own …
MANY = 100  # … as do so many pairs, even if nearly all are false
PRIOR = 2.0  # pairs of the general share that are added to those above a threshold
SETTINGS = {
    "num_leaves": 15, "max_depth": 4, "n_estimators": 120, "learning_rate": 0.09, "min_child_samples": 20,
    "reg_lambda": 5.0, "colsample_bytree": 0.6, "subsample": 0.8, "subsample_freq": 1, "random_state": 0,
    "n_jobs": 1, "verbose": -1, "max_bin": 63, "deterministic": True, "force_row_wise": True,
}  # fmt: skip


class Topic(NamedTuple):
    """The labelled pairs of one topic."""

    name: str
    compared: pipeline.Compared
    labels: list[str]  # contradicting, agreeing, same source, or empty
    within: np.ndarray[Any, Any]  # both claims in one article


class Pool(NamedTuple):
    """Labelled pairs that one card is trained on."""

    table: np.ndarray[Any, Any]
    right: np.ndarray[Any, Any]
    weight: np.ndarray[Any, Any]


def main() -> None:
    """Train, calibrate and write the cards."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--held-out", type=Path, help="write the cards of each fold here")
    args = parser.parse_args()
    folders = [topic for folder in args.corpus for topic in labelling.corpora(folder) if (topic / "articles").exists()]
    with ProcessPoolExecutor(2) as pool:
        topics = list(pool.map(labelled, folders))
    fold = np.random.default_rng(0).permutation(len(topics)) % FOLDS
    unseen: list[dict[str, Card]] = [{} for _ in topics]
    for number in range(FOLDS):
        cards = trained([t for t, f in zip(topics, fold, strict=True) if f != number])
        for at in np.flatnonzero(fold == number):
            unseen[at] = cards
    calibration = calibrated(topics, unseen)
    if args.held_out:
        for number in range(FOLDS):
            out = [t.name for t, f in zip(topics, fold, strict=True) if f == number]
            cards = unseen[int(np.flatnonzero(fold == number)[0])]
            write(args.held_out / f"fold{number}.json", {**cards, **merged(cards, calibration)}, out)
    cards = trained(topics)
    write(OUT, {**cards, **merged(cards, calibration)}, [])


def labelled(folder: Path) -> Topic:
    """The labelled pairs of the topic in a folder."""
    read = pipeline.read_claims(pipeline.read([str(folder / "articles")]))
    compared = pipeline.compare(read)
    labels = labelling.gold(folder)
    held = labelling.held(labels, [labelling.Said(*said) for said in spoken(read)])
    source = np.array([claim.source for claim in read.claims])
    return Topic(
        folder.name,
        compared,
        [labelling.label(labels, held[pair.left], held[pair.right]) for pair in compared.pairs],
        source[compared.left] == source[compared.right],
    )


def spoken(read: pipeline.Reading) -> list[tuple[str, tuple[str, ...], frozenset[str]]]:
    """What each claim says, as evaluation wants it."""
    texts = [(s.source, labelling.words(s.text)) for s in read.statements]
    found = []
    for claim in read.claims:
        text = read.statements[claim.statement].text
        value = text[claim.value.start : claim.value.end] if claim.value else ""
        found.append((*texts[claim.statement], frozenset(labelling.words(value))))
    return found


def trained(topics: list[Topic]) -> dict[str, Card]:
    """The cards of topics, not calibrated."""
    names = topics[0].compared.names
    cards = of_one_fact(topics)
    tables: list[np.ndarray[Any, Any]] = [np.zeros(0)] * len(topics)
    for part in range(PARTS):  # what a card says of pairs it has learned from is surer than of others
        own = of_one_fact([t for at, t in enumerate(topics) if at % PARTS != part])
        for at in range(part, len(topics), PARTS):
            compared = topics[at].compared
            same = verdict.same_fact(own, compared.table, names, compared.groups)
            tables[at], more = pipeline.figures(compared, same)
    for group, pool in pooled(topics, "agreeing", tables).items():
        cards[f"agreeing {group}"] = fitted(pool, more, frozenset())
    for group, pool in pooled(topics, "contradicting", tables).items():
        cards[f"contradicting {group}"] = weighted(fitted(pool, more, frozenset(), monotone=True), pool, more)
    return cards


def of_one_fact(topics: list[Topic]) -> dict[str, Card]:
    """The cards that say whether two claims speak of one fact."""
    pools = pooled(topics, "same", [t.compared.table for t in topics])
    names = topics[0].compared.names
    return {f"same {group}": fitted(pool, names, LEFT_OUT) for group, pool in pools.items()}


def weighted(card: Card, pool: Pool, names: tuple[str, ...]) -> Card:
    """The card with a weighted sum of figures beside its trees: few conflicts are known, and a line needs few."""
    place = [names.index(figure) for figure in LINE]
    line = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=1000))
    line.fit(pool.table[:, place].astype(float), pool.right)
    scale, model = line.steps[0][1], line.steps[1][1]
    weights = model.coef_[0] / scale.scale_
    base = float(model.intercept_[0] - (weights * scale.mean_).sum())
    return card._replace(
        weights={figure: float(f"{w:.5g}") for figure, w in zip(LINE, weights, strict=True)}, base=float(f"{base:.5g}")
    )


def pooled(topics: list[Topic], wanted: str, tables: list[np.ndarray[Any, Any]]) -> dict[str, Pool]:
    """The pairs that say something of a verdict, by group."""
    members: dict[str, list[Pool]] = defaultdict(list)
    for topic, table in zip(topics, tables, strict=True):
        agree, differ = verdict.relations(topic.compared.pairs)
        labels = np.array(topic.labels, object)
        asked = {"agreeing": agree, "contradicting": differ & ~silent(topic), "same": np.ones(len(agree), bool)}[wanted]
        asked = asked & ~topic.within & (labels != "same source")
        right = np.isin(labels, ["agreeing", "contradicting"] if wanted == "same" else [wanted])
        weight = np.where((wanted == "same") & right & differ, CONFLICT, 1.0)
        if wanted == "same":  # most pairs are plainly of two facts: some of them tell as much as all
            some = np.arange(len(agree)) % SOME == 0
            asked, weight = asked & (right | some), np.where(right, weight, SOME * weight)
        everyone = [verdict.ALL] * len(agree) if wanted == "contradicting" else topic.compared.groups
        groups = np.array(everyone, object)
        for group in sorted(set(everyone)):
            chosen = asked & (groups == group)
            members[group].append(Pool(table[chosen], right[chosen], weight[chosen]))
    found = {}
    for group, pools in sorted(members.items()):
        pool = Pool(*(np.concatenate(column) for column in zip(*pools, strict=True)))
        if pool.right.sum() >= 20:
            found[group] = pool
    return found


def fitted(
    pool: Pool,
    names: tuple[str, ...],
    left_out: frozenset[str],
    *,
    monotone: bool = False,
) -> Card:
    """The card that tells right pairs from others; its calibration is the model's own."""
    asked = [at for at, name in enumerate(names) if name not in left_out]
    constraints = [(names[at] in UP) - (names[at] in DOWN) for at in asked] if monotone else None
    model = lightgbm.LGBMClassifier(**SETTINGS, monotone_constraints=constraints)
    model.fit(pool.table[:, asked], pool.right, sample_weight=pool.weight)
    trees = [filled(tree["tree_structure"], SETTINGS["max_depth"]) for tree in model.booster_.dump_model()["tree_info"]]
    used = sorted({question for tree in trees for question, _ in tree[0]})
    place = {question: at for at, question in enumerate(used)}
    sums = np.linspace(-12, 12, 97)
    return scorecard.loaded(
        {
            "figures": [names[asked[question]] for question in used],
            "asked": [[place[question] for question, _ in tree[0]] for tree in trees],
            "limit": [[limit for _, limit in tree[0]] for tree in trees],
            "leaves": [tree[1] for tree in trees],
            "weights": {},
            "base": 0.0,
            "sums": sums.tolist(),
            "chances": (1 / (1 + np.exp(-sums))).tolist(),
        }
    )


def filled(root: dict[str, Any], depth: int) -> tuple[list[tuple[int, float]], list[float]]:
    """A tree filled up to a depth: its questions and leaves, level by level."""
    questions: list[tuple[int, float]] = []
    level = [root]
    for _ in range(depth):
        following = []
        for node in level:
            if "split_feature" in node:
                questions.append((node["split_feature"], float(f"{node['threshold']:.6g}")))
                following += [node["left_child"], node["right_child"]]
            else:
                questions.append((0, 0.0))
                following += [node, node]
        level = following
    first = next((q for q, _ in questions), 0)
    leaves = [float(f"{node['leaf_value']:.4g}") for node in level]
    return [(q if q or limit else first, limit) for q, limit in questions], leaves


def calibrated(topics: list[Topic], unseen: list[dict[str, Card]]) -> dict[str, dict[str, list[float]]]:
    """The share that was right on unseen topics, for each card of a verdict and the last word on contradictions."""
    sums: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    known = []
    for topic, cards in zip(topics, unseen, strict=True):
        names = topic.compared.names
        same = verdict.same_fact(cards, topic.compared.table, names, topic.compared.groups)
        table, more = pipeline.figures(topic.compared, same)
        known.append((table, more))
        agree, differ = verdict.relations(topic.compared.pairs)
        for wanted, rows in (("agreeing", agree), ("contradicting", differ)):
            for group in {*topic.compared.groups, verdict.ALL}:
                card = cards.get(f"{wanted} {group}")
                inside = (np.array(topic.compared.groups) == group) | (group == verdict.ALL)
                chosen = np.flatnonzero(rows & inside & ~topic.within & ~silent(topic))
                if card is None or not len(chosen):
                    continue
                for row, points in zip(chosen, scorecard.total(card, table[chosen], more), strict=True):
                    if topic.labels[row] != "same source":
                        sums[f"{wanted} {group}"].append((float(points), topic.labels[row] == wanted))
    found = {name: steps(pairs) for name, pairs in sums.items()}
    last: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for topic, cards, (table, more) in zip(topics, unseen, known, strict=True):
        whole = {**cards, **merged(cards, found)}
        mute = silent(topic)
        agree, differ = verdict.relations(topic.compared.pairs)
        chance = verdict.weighed(whole, "agreeing", table, more, topic.compared.groups, agree)
        chance += verdict.weighed(whole, "contradicting", table, more, [verdict.ALL] * len(differ), differ)
        shared = verdict.company_kept(chance, agree, differ, topic.compared.pairs)
        for row, odds in zip(np.flatnonzero(differ), shared, strict=True):
            if not topic.within[row] and topic.labels[row] != "same source" and not mute[row]:
                told = (float(odds), topic.labels[row] == "contradicting")
                last[verdict.LAST].append(told)
                last[f"{verdict.LAST} {topic.compared.kinds[row]}"].append(told)
    known_well = (len(told) >= MANY or sum(right for _, right in told) >= ENOUGH for told in last.values())
    found.update({name: shares(told) for (name, told), well in zip(last.items(), known_well, strict=True) if well})
    return found


def shares(pairs: list[tuple[float, bool]]) -> dict[str, list[float]]:
    """The share of right verdicts among pairs of at least each sum of points, never falling: what a threshold means."""
    sums, right = (np.array(side, float) for side in zip(*sorted(pairs), strict=True))
    above = np.arange(len(sums), 0, -1)
    share = np.cumsum(right[::-1])[::-1] / above
    centred = (share * above + PRIOR * right.mean()) / (above + PRIOR)  # the topmost few tell little
    rising = np.maximum.accumulate(centred)
    even, dense = np.linspace(0, len(sums) - 1, 40), len(sums) - np.geomspace(1, len(sums), 80)
    knots = np.unique(np.concatenate([even, dense]).astype(int))
    return {
        "sums": [float(f"{sums[k]:.5g}") for k in knots],
        "chances": [float(f"{min(rising[k], 0.999):.5g}") for k in knots],
    }


def silent(topic: Topic) -> np.ndarray[Any, Any]:
    """The pairs that are never called a conflict: one statement gives the other's value too, or two spellings."""
    return np.array([pair.stated or pair.variant for pair in topic.compared.pairs])


def steps(pairs: list[tuple[float, bool]]) -> dict[str, list[float]]:
    """The share of right verdicts by sum of points, never falling."""
    sums, right = (np.array(side, float) for side in zip(*pairs, strict=True))
    curve = IsotonicRegression(out_of_bounds="clip").fit(sums, right)
    knots = np.unique(np.quantile(sums, np.concatenate([np.linspace(0, 0.98, 30), np.linspace(0.98, 1, 80)])))
    smooth = curve.predict(knots)
    for at in range(1, len(smooth)):  # a flat stretch still tells more from less
        smooth[at] = max(smooth[at], smooth[at - 1] + 1e-6)
    return {"sums": [float(f"{k:.5g}") for k in knots], "chances": [float(f"{min(c, 0.999):.6g}") for c in smooth]}


def merged(cards: dict[str, Card], calibration: dict[str, dict[str, list[float]]]) -> dict[str, Card]:
    """The cards with their calibration."""
    fields = {name: [] for name in ("figures", "asked", "limit", "leaves", "sums", "chances")}
    empty = scorecard.loaded({**fields, "weights": {}, "base": 0.0})
    return {
        name: cards.get(name, empty)._replace(sums=np.array(known["sums"]), chances=np.array(known["chances"]))
        for name, known in calibration.items()
    }


def write(path: Path, cards: dict[str, Card], left_out: list[str]) -> None:
    """Write cards as JSON."""
    content = {
        "about": "Boosted trees over the figures of a pair of claims, made by scripts/train_scorecards.py.",
        "left_out": left_out,
        "cards": {
            name: {
                "figures": list(card.figures),
                "asked": card.asked.tolist(),
                "limit": [[float(f"{x:.6g}") for x in tree] for tree in card.limit.tolist()],
                "leaves": [[float(f"{x:.4g}") for x in tree] for tree in card.leaves.tolist()],
                "weights": card.weights,
                "base": card.base,
                "sums": card.sums.tolist(),
                "chances": card.chances.tolist(),
            }
            for name, card in sorted(cards.items())
        },
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
