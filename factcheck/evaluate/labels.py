"""gold.json → the labels of a corpus, and which of them a report's claims hold.

A corpus is a folder with `articles/` and `gold.json`: facts with mentions (source, quote, value), pairs that look alike
(traps). Two mentions of a fact in different articles agree when their values are equal or listed as compatible, and
contradict otherwise.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from factcheck.errors import FactcheckError


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
    articles: Path  # the folder they stand in


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
        traps = tuple(content.get("traps", ()))
        for trap in traps:
            _ = [trap[side][key] for side in ("left", "right") for key in ("source", "quote")]
    except (json.JSONDecodeError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise FactcheckError(f"{path}: not a gold file ({error!r}); docs/accuracy.md describes the format") from error
    compatible = {fact["id"]: {frozenset(pair) for pair in fact.get("compatible", ())} for fact in content["facts"]}
    pairs = _pairs(mentions, compatible)
    seen: dict[int, set[str]] = defaultdict(set)
    for pair, verdict in pairs.items():
        for row in pair:
            seen[row].add(verdict)
    ranked = ("contradicting", "agreeing")
    verdicts = tuple(next((v for v in ranked if v in seen[row]), "unsupported") for row in range(len(mentions)))
    return Gold(folder.name, folder, mentions, pairs, verdicts, traps, folder / content.get("folder", "articles"))


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


def _pairs(mentions: Sequence[Mention], compatible: dict[str, set[frozenset[str]]]) -> dict[frozenset[int], str]:
    """How each two mentions of one fact stand to each other."""
    by_fact: dict[str, list[int]] = defaultdict(list)
    for row, mention in enumerate(mentions):
        by_fact[mention.fact].append(row)
    pairs = {}
    for fact, rows in by_fact.items():
        for i, j in combinations(rows, 2):
            left, right = mentions[i], mentions[j]
            agree = left.value == right.value or frozenset((left.value, right.value)) in compatible[fact]
            verdict = "agreeing" if agree else "contradicting"
            pairs[frozenset((i, j))] = "same source" if left.source == right.source else verdict
    return pairs


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
            cache[key] = [row for row in by_source[claim.source] if holds(labels.mentions[row].words, claim.words)]
        result.append(
            frozenset(row for row in cache[key] if _touches(claim.value_words, labels.mentions[row].value_words))
        )
    return result


def _touches(claimed: frozenset[str], labelled: frozenset[str]) -> bool:
    return not claimed or bool((claimed - _light() or claimed) & labelled)


@cache
def _light() -> frozenset[str]:
    return frozenset(tomllib.loads(files(__package__).joinpath("light.toml").read_text(encoding="utf-8"))["words"])


def holds(quote: tuple[str, ...], text: tuple[str, ...]) -> bool:
    """Whether one is a part of the other, or 60 % of the shorter runs through both."""
    short, long = (quote, text) if len(quote) <= len(text) else (text, quote)
    if not short or len(text) > 3 * len(quote) + 60 or len(text) < min(3, len(quote)):
        return False
    if any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1)):
        return True
    return len(short) >= 4 and _longest_run(short, long) >= 0.6 * len(short)


def _longest_run(short: tuple[str, ...], long: tuple[str, ...]) -> int:
    """The length of the longest run of words that stands in both."""
    best, row = 0, [0] * (len(long) + 1)
    for word in short:
        new = [0] * (len(long) + 1)
        for j, other in enumerate(long, 1):
            if word == other:
                new[j] = row[j - 1] + 1
                best = max(best, new[j])
        row = new
    return best


def label(labels: Gold, left: frozenset[int], right: frozenset[int]) -> str:
    """What is known of two claims by the mentions they hold: contradicting, agreeing, same source, or nothing."""
    hits = {labels.pairs.get(frozenset((i, j)), "") for i in left for j in right if i != j}
    return next((v for v in ("contradicting", "agreeing", "same source") if v in hits), "")


def swapped(labels: Gold, pair: frozenset[int]) -> bool:
    """Whether the values of two mentions are the same digits in another order: 18,700 and 17,800."""
    left, right = (labels.mentions[row] for row in pair)
    a, b = ("".join(filter(str.isdigit, side.value)) for side in (left, right))
    return left.kind != "date" and a != b and len(a) > 1 and sorted(a) == sorted(b)
