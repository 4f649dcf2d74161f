"""What stays of a contradiction when lines move: fingerprints from words alone, never from places.

A mention is a statement's words in its source; a pair is two mentions that contradict each other about one kind of
value; an edge is a pair as it was found in this run. Each fingerprint names its recipe's version.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

RECIPE = "p1"
QUOTE = 120  # characters of a statement that the baseline keeps
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)


class End(NamedTuple):
    """One of the two statements of an edge."""

    key: str  # what its source goes by, whatever the file is called
    path: str
    text: str
    value: str  # normalised; the polarity where there is none
    nth: int  # place among the same words in the source, from 1
    claim_id: str


class Edge(NamedTuple):
    """Two statements that contradict each other, as found. Key: pair_id."""

    pair_id: str
    rule: str
    kind: str
    slot: str  # what both speak of, as far as it was understood
    a: End  # the end whose mention has the lesser fingerprint
    b: End
    nth: int  # place among the contradictions of the same two mentions, from 1
    finding_id: str


def normalised(text: str) -> str:
    """A statement's words without what is changed in passing: quotes, dashes, case, white space, the last stop."""
    plain = unicodedata.normalize("NFKC", text).translate(_PLAIN)
    return " ".join(plain.split()).casefold().rstrip(".!?;:, ")


def digest(*fields: str) -> str:
    """The fingerprint of fields: 16 hexadecimal digits."""
    return sha256("\x1f".join(fields).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def clipped(text: str) -> str:
    """The begin of a statement, as the baseline keeps it."""
    return " ".join(text.split())[:QUOTE]


def mention_id(key: str, text: str, nth: int = 1) -> str:
    """The fingerprint of a statement in its source."""
    return digest("m1", unicodedata.normalize("NFC", key), normalised(text), *([str(nth)] if nth > 1 else []))


def pair_id(kind: str, mentions: Iterable[str], nth: int = 1) -> str:
    """The fingerprint of two contradicting mentions, whichever comes first."""
    return digest(RECIPE, kind, *sorted(mentions), *([str(nth)] if nth > 1 else []))


def alert_id(rule: str, mention: str, kind: str) -> str:
    """The fingerprint of what a forge is told: one for a statement and kind, while further sources join in."""
    return digest("a1", rule, mention, kind)


def slot_id(kind: str, ends: Iterable[Mapping[str, Any]]) -> str:
    """The fingerprint of what two claims speak of."""
    spoken = ("\x1e".join(str(claim[name] or "") for name in ("subject", "predicate", "qualifiers")) for claim in ends)
    return "s1:" + digest("s1", kind, *sorted(spoken))[:12]


def ordinals(claims: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """claim_id → place among the statements of the same words in its source, from 1."""
    places: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    found = []
    for claim in claims:
        words = (claim["source"], normalised(claim["text"]))
        places[words].add((claim["start"], claim["end"]))
        found.append((claim["claim_id"], words, (claim["start"], claim["end"])))
    order = {words: {place: n for n, place in enumerate(sorted(all_), 1)} for words, all_ in places.items()}
    return {claim: order[words][place] for claim, words, place in found}


def edges(
    claims: Iterable[Mapping[str, Any]], findings: Iterable[Mapping[str, Any]], keys: Mapping[str, str]
) -> list[Edge]:
    """The contradictions of a report, sorted by fingerprint.

    claims, findings: rows of the report's tables; keys: source → what it goes by, where that is not its own name.
    """
    rows = {claim["claim_id"]: claim for claim in claims}
    told = [f for f in findings if f["verdict"] == "contradicting" and {f["left"], f["right"]} <= rows.keys()]
    sources = {rows[finding[side]]["source"] for finding in told for side in ("left", "right")}
    nth = ordinals(row for row in rows.values() if row["source"] in sources)
    drafts = []
    for finding in told:
        ends = []
        for claim_id in (finding["left"], finding["right"]):
            end = _end(rows[claim_id], keys, nth[claim_id])
            ends.append((mention_id(end.key, end.text, end.nth), end.value, end.claim_id, end))
        ends.sort(key=lambda e: e[:3])
        slot = slot_id(finding["kind"], (rows[finding["left"]], rows[finding["right"]]))
        drafts.append((finding, slot, ends))
    drafts.sort(
        key=lambda d: ([e[:2] for e in d[2]], [rows[e[2]]["text"].find(rows[e[2]]["value_text"]) for e in d[2]])
    )
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for finding, slot, (a, b) in drafts:
        same = (finding["kind"], a[0], b[0])
        seen[same] += 1
        known = pair_id(finding["kind"], (a[0], b[0]), seen[same])
        found.append(Edge(known, finding["rule"], finding["kind"], slot, a[3], b[3], seen[same], finding["finding_id"]))
    return sorted(found, key=lambda e: e.pair_id)


def _end(claim: Mapping[str, Any], keys: Mapping[str, str], nth: int) -> End:
    source = claim["source"]
    value = claim["value"] or claim["polarity"]
    return End(keys.get(source, source), source, claim["text"], value, nth, claim["claim_id"])


def digits(text: str) -> list[str]:
    """The figures of a text in order: what a change of wording must leave alone."""
    return re.findall(r"\d+", text)
