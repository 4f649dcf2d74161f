"""Corpora with known answers → how right the checker is: the instrument behind every figure in docs/accuracy.md.

A corpus is a folder with `articles/` and `gold.json`: facts with mentions (source, quote, value), pairs that look alike
(traps). Two mentions of a fact in different articles agree when their values are equal or listed as compatible, and
contradict otherwise.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from factcheck.errors import FactcheckError

_LIGHT = frozenset("a an the of in on at to and by for is was were has have had be been it its with from that this as".split())


class Mention(NamedTuple):
    """A labelled place in an article. Key: its row."""

    fact: str
    kind: str
    difficulty: str
    source: str
    quote: str
    value: str
    words: tuple[str, ...]  # of the quote
    value_words: frozenset[str]  # of the words that state the value


class Said(NamedTuple):
    """What a report says at one place: a claim, as far as scoring needs it."""

    source: str
    words: tuple[str, ...]
    value_words: frozenset[str]


class Gold(NamedTuple):
    """The labels of one corpus."""

    name: str
    folder: Path
    mentions: tuple[Mention, ...]
    pairs: dict[frozenset[int], str]  # two mentions -> agreeing, contradicting, or same source
    verdicts: tuple[str, ...]  # of each mention
    traps: tuple[dict[str, Any], ...]


def words(text: str | None) -> tuple[str, ...]:
    """The letters and digits of a text in lower case, word by word."""
    return tuple(re.findall(r"[^\W_]+", (text or "").lower()))


def corpora(folder: Path) -> list[Path]:
    """The corpora in a folder, or the folder itself if it is one, sorted by path."""
    if (folder / "gold.json").exists():
        return [folder]
    found = sorted(path.parent for path in folder.rglob("gold.json"))
    if not found:
        raise FactcheckError(f"{folder}: no gold.json in it; name a folder that holds articles/ and gold.json")
    return found


def gold(folder: Path) -> Gold:
    """The labels of the corpus in a folder."""
    path = folder / "gold.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        mentions = tuple(_mentions(content))
    except (json.JSONDecodeError, KeyError, UnicodeDecodeError) as error:
        raise FactcheckError(f"{path}: not a gold file ({error!r}); see the format in docs/accuracy.md") from error
    compatible = {fact["id"]: {frozenset(pair) for pair in fact.get("compatible", ())} for fact in content["facts"]}
    pairs: dict[frozenset[int], str] = {}
    by_fact: dict[str, list[int]] = defaultdict(list)
    for row, mention in enumerate(mentions):
        by_fact[mention.fact].append(row)
    for fact, rows in by_fact.items():
        for i, j in combinations(rows, 2):
            left, right = mentions[i], mentions[j]
            agree = left.value == right.value or frozenset((left.value, right.value)) in compatible[fact]
            verdict = "agreeing" if agree else "contradicting"
            pairs[frozenset((i, j))] = "same source" if left.source == right.source else verdict
    seen: dict[int, set[str]] = defaultdict(set)
    for pair, verdict in pairs.items():
        for row in pair:
            seen[row].add(verdict)
    verdicts = tuple(
        next((v for v in ("contradicting", "agreeing") if v in seen[row]), "unsupported") for row in range(len(mentions))
    )
    return Gold(folder.name, folder, mentions, pairs, verdicts, tuple(content.get("traps", ())))


def _mentions(content: dict[str, Any]) -> Iterable[Mention]:
    for fact in content["facts"]:
        for mention in fact["mentions"]:
            yield Mention(
                fact["id"],
                fact["kind"],
                fact.get("difficulty", "?"),
                mention["source"],
                mention["quote"],
                mention["value"],
                words(mention["quote"]),
                frozenset(words(mention.get("value_quote") or mention["quote"])),
            )


def said(claims: Iterable[dict[str, Any]]) -> list[Said]:
    """What the rows of a report's claims say."""
    return [Said(PurePosixPath(c["source"]).name, words(c["text"]), frozenset(words(c["value_text"]))) for c in claims]


def held(labels: Gold, claims: Sequence[Said]) -> list[frozenset[int]]:
    """The mentions that each claim holds: same article, a statement of the quote's size, the value's words touched."""
    by_source: dict[str, list[int]] = defaultdict(list)
    for row, mention in enumerate(labels.mentions):
        by_source[mention.source].append(row)
    cache: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    result = []
    for claim in claims:
        key = (claim.source, claim.words)
        if key not in cache:
            cache[key] = [row for row in by_source[claim.source] if _holds(labels.mentions[row].words, claim.words)]
        result.append(
            frozenset(row for row in cache[key] if _touches(claim.value_words, labels.mentions[row].value_words))
        )
    return result


def _touches(claimed: frozenset[str], labelled: frozenset[str]) -> bool:
    return not claimed or bool((claimed - _LIGHT or claimed) & labelled)


def _holds(quote: tuple[str, ...], text: tuple[str, ...]) -> bool:
    """Whether one is a part of the other, or 60 % of the shorter runs through both."""
    short, long = (quote, text) if len(quote) <= len(text) else (text, quote)
    if not short or len(text) > 3 * len(quote) + 60 or len(text) < min(3, len(quote)):
        return False
    if any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1)):
        return True
    if len(short) < 4:
        return False
    best, row = 0, [0] * (len(long) + 1)
    for word in short:
        new = [0] * (len(long) + 1)
        for j, other in enumerate(long, 1):
            if word == other:
                new[j] = row[j - 1] + 1
                best = max(best, new[j])
        row = new
    return best >= 0.6 * len(short)


def label(labels: Gold, left: frozenset[int], right: frozenset[int]) -> str:
    """What is known of two claims by the mentions they hold: contradicting, agreeing, same source, or nothing."""
    hits = {labels.pairs.get(frozenset((i, j)), "") for i in left for j in right if i != j}
    return next((v for v in ("contradicting", "agreeing", "same source") if v in hits), "")


def counts(labels: Gold, claims: Sequence[dict[str, Any]], findings: Sequence[dict[str, Any]]) -> Counter[tuple[str, ...]]:
    """The counts behind every figure, of one corpus."""
    rows = {claim["claim_id"]: row for row, claim in enumerate(claims)}
    spoken = said(claims)
    holds = held(labels, spoken)
    result: Counter[tuple[str, ...]] = Counter()
    for verdict in ("agreeing", "contradicting"):
        judged, found = _judged(labels, spoken, holds, [
            (rows[f["left"]], rows[f["right"]]) for f in findings if f["verdict"] == verdict
        ], verdict)
        result.update((verdict, right) for right in judged.values())
        known = {pair for pair, v in labels.pairs.items() if v == verdict}
        result[verdict, "gold"] += len(known)
        result[verdict, "found"] += len(found)
        if verdict == "contradicting":
            result["facts", "gold"] += len({labels.mentions[min(p)].fact for p in known})
            result["facts", "found"] += len({labels.mentions[min(p)].fact for p in found})
            for pair in known:
                kind = labels.mentions[min(pair)].kind
                result["kind", kind, "gold"] += 1
                result["kind", kind, "found"] += pair in found
    said_of: dict[int, set[str]] = defaultdict(set)
    for claim, mentions in zip(claims, holds, strict=True):
        for row in mentions:
            said_of[row].add(claim["verdict"])
    for row, truth in enumerate(labels.verdicts):
        got = next((v for v in ("contradicting", "agreeing", "unsupported") if v in said_of[row]), "no claim")
        result["verdict", truth, got] += 1
    sprung = _sprung(labels, spoken, holds, [
        (rows[f["left"]], rows[f["right"]]) for f in findings if f["verdict"] == "contradicting"
    ])
    result["traps", "all"] += len(labels.traps)
    result["traps", "sprung"] += len(sprung)
    return result


def _judged(
    labels: Gold, spoken: Sequence[Said], holds: Sequence[frozenset[int]], pairs: Iterable[tuple[int, int]], verdict: str
) -> tuple[dict[frozenset[Said], str], set[frozenset[int]]]:
    """Whether each finding is right (true, false, excused), and the labelled pairs that were found."""
    judged: dict[frozenset[Said], str] = {}
    found: set[frozenset[int]] = set()
    for left, right in pairs:
        hits = {frozenset((i, j)) for i in holds[left] for j in holds[right] if i != j}
        right_hits = {pair for pair in hits if labels.pairs.get(pair) == verdict}
        found |= right_hits
        key = frozenset((spoken[left], spoken[right]))
        if right_hits:
            judged[key] = "true"
        elif spoken[left].source == spoken[right].source or any(labels.pairs.get(p) == "same source" for p in hits):
            judged.setdefault(key, "excused")
        else:
            judged.setdefault(key, "false")
    return judged, found


def _sprung(
    labels: Gold, spoken: Sequence[Said], holds: Sequence[frozenset[int]], pairs: Sequence[tuple[int, int]]
) -> list[dict[str, Any]]:
    """The traps that findings of a contradiction fell into."""
    sprung = []
    for trap in labels.traps:
        ends = [(trap[side]["source"], words(trap[side]["quote"])) for side in ("left", "right")]
        for left, right in (*pairs, *((b, a) for a, b in pairs)):
            if (
                (spoken[left].source, spoken[right].source) == (ends[0][0], ends[1][0])
                and _holds(ends[0][1], spoken[left].words)
                and _holds(ends[1][1], spoken[right].words)
                and label(labels, holds[left], holds[right]) != "contradicting"
            ):
                sprung.append(trap)
                break
    return sprung


def figures(total: Counter[tuple[str, ...]]) -> dict[str, Any]:
    """Precision, recall and the rest, of counts."""
    result: dict[str, Any] = {}
    for verdict in ("contradicting", "agreeing"):
        true, false = total[verdict, "true"], total[verdict, "false"]
        precision = true / (true + false) if true + false else 0.0
        recall = total[verdict, "found"] / total[verdict, "gold"] if total[verdict, "gold"] else 0.0
        result[verdict] = {
            "precision": precision,
            "recall": recall,
            "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
            "reported": true + false,
            "gold": total[verdict, "gold"],
        }
    result["facts"] = total["facts", "found"] / total["facts", "gold"] if total["facts", "gold"] else 0.0
    names = ("agreeing", "contradicting", "unsupported")
    mentions = sum(n for key, n in total.items() if key[0] == "verdict")
    result["accuracy"] = sum(total["verdict", v, v] for v in names) / mentions if mentions else 0.0
    scores = []
    for v in names:
        got = sum(total["verdict", g, v] for g in names)
        of = sum(n for key, n in total.items() if key[:2] == ("verdict", v))
        p, r = total["verdict", v, v] / got if got else 0.0, total["verdict", v, v] / of if of else 0.0
        scores.append(2 * p * r / (p + r) if p + r else 0.0)
    result["macro_f1"] = sum(scores) / 3
    result["traps"] = {"sprung": total["traps", "sprung"], "of": total["traps", "all"]}
    return result
