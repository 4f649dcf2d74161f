"""Pairs of claims → how alike their surroundings are, many pairs at once.

Every figure leaves the values themselves out: whether two claims speak of one fact must not depend on whether they
agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck.codes import numbered
from factcheck.match.words import Bags, Floats, Ints, Lines, Places
from factcheck.model import Placed

Flags = npt.NDArray[np.bool_]

REACH = 6.0  # words over which nearness to the value falls to 1/e
AROUND = 0.4  # the nearness of a word in the headings or the sentence before
OTHER_CELL = 0.1  # the nearness of a word in another column of the row
SYNONYM = 0.7  # what a synonym counts against the same word
EDGE = 3  # words next to the value on either side
CHUNK = 400  # pairs compared at once: their tables stay in the cache

NAMES = (
    "all_left", "all_right", "near_left", "near_right", "lost_left", "lost_right",
    "name_left", "name_right", "names_shared", "before", "after",
    "noun", "noun_sure", "predicate", "predicate_sure", "agent", "slot", "role",
    "holder", "subject", "around", "all_shared", "near_shared",
)  # fmt: skip


class Frames(NamedTuple):
    """The surroundings of n claims, as arrays over the words of their statements."""

    statement: Ints  # [n]
    near: Floats  # [n, width] weight of each word, by its nearness to the value
    all: Floats  # [n, width] weight of each word of the statement itself
    before: Ints  # [n, EDGE] the words just before the value, nearest first
    after: Ints  # [n, EDGE]
    noun: Ints  # [n] -1 where unknown
    noun_concept: Ints
    predicate: Ints
    predicate_concept: Ints
    noun_sure: Floats
    predicate_sure: Floats
    agent: Ints
    slot: Ints
    role: Ints
    holder: Ints
    subject: Ints


def frames(claims: Sequence[Placed], bags: Bags, lines: Lines, concepts: dict[str, str]) -> Frames:
    """The surroundings of each claim. lines: the words of each statement, in lower case; concepts: of keys."""
    statement, first, last, column = (
        np.array([getattr(c, name) for c in claims], np.int32) for name in ("statement", "first", "last", "column")
    )
    tokens, weights = bags.tokens[statement], bags.weights[statement]
    near = _nearness(tokens, bags.columns[statement], first[:, None], last[:, None], column[:, None])
    own = (tokens >= first[:, None]) & (tokens < last[:, None])
    nouns, predicates = [c.noun for c in claims], [c.predicate for c in claims]
    return Frames(
        statement,
        np.where(own, 0, weights * near).astype(np.float32),
        np.where(own | (tokens < 0), 0, weights).astype(np.float32),
        _words_at(lines, statement, first[:, None] - 1 - np.arange(EDGE)),
        _words_at(lines, statement, last[:, None] + np.arange(EDGE)),
        numbered(nouns),
        numbered([concepts.get(noun, noun) for noun in nouns]),
        numbered(predicates),
        numbered([concepts.get(predicate, predicate) for predicate in predicates]),
        np.array([c.noun_sure for c in claims], np.float32),
        np.array([c.predicate_sure for c in claims], np.float32),
        numbered([c.agent for c in claims]),
        numbered([c.slot for c in claims]),
        numbered([c.role for c in claims]),
        numbered([c.holder for c in claims]),
        numbered([c.subject for c in claims]),
    )


def _nearness(tokens: Ints, columns: Ints, first: Ints, last: Ints, column: Ints) -> npt.NDArray[np.float64]:
    """How near each word of its statement is to each claim's value."""
    gap = np.where(first == last, 0, np.maximum(np.maximum(first - tokens, tokens - last + 1), 0))
    near = np.exp(-np.arange(gap.max(initial=0) + 1) / REACH)[gap]
    near[tokens < 0] = AROUND
    row = np.flatnonzero(column >= 0)
    cells = columns[row]
    near[row] = np.where((cells == column[row]) | (cells == 0), 1.0, np.where(cells < 0, AROUND, OTHER_CELL))
    return near


def _words_at(lines: Lines, statement: Ints, places: Places) -> Ints:
    """The words at places of statements; -2 on either side of a statement."""
    at = places + lines.begins[statement][:, None]
    there = (places >= 0) & (at < lines.ends[statement][:, None])
    return np.append(lines.words, np.int32(-2))[np.where(there, at, -1)]


def features(left: Ints, right: Ints, frames: Frames, bags: Bags) -> Floats:
    """What pairs of claims share: [pairs, len(NAMES)], each 0..1 (noun, predicate: -1..1; …_shared: sums)."""
    result = np.zeros((len(left), len(NAMES)), np.float32)
    words = (bags.concepts >= 0).sum(1)[frames.statement]
    order = np.lexsort((words[right], words[left] // 4))  # the short ones together: their tables are small
    for at in range(0, len(left), CHUNK):
        rows = order[at : at + CHUNK]
        result[rows] = _chunk(left[rows], right[rows], frames, bags)
    return result


def _chunk(left: Ints, right: Ints, frames: Frames, bags: Bags) -> Floats:
    sl, sr = frames.statement[left], frames.statement[right]
    alike = _alike(bags, sl, sr)
    nl, nr = frames.near[left], frames.near[right]
    hit_l, hit_r = _hits(alike, nl > 0, nr > 0)
    al, ar = frames.all[left], frames.all[right]
    names_l, names_r = bags.names[sl], bags.names[sr]
    own_l, own_r = bags.tokens[sl] >= 0, bags.tokens[sr] >= 0
    return np.stack(
        [
            _share(al, hit_l), _share(ar, hit_r), _share(nl, hit_l), _share(nr, hit_r),
            (nl * (1 - hit_l) * own_l).max(1), (nr * (1 - hit_r) * own_r).max(1),
            _share(nl * names_l, hit_l), _share(nr * names_r, hit_r), (nl * names_l * hit_l).sum(1),
            _edge(frames.before[left], frames.before[right]), _edge(frames.after[left], frames.after[right]),
            *_same(frames.noun, frames.noun_concept, frames.noun_sure, left, right),
            *_same(frames.predicate, frames.predicate_concept, frames.predicate_sure, left, right),
            *(
                _plain(keys[left], keys[right])
                for keys in (frames.agent, frames.slot, frames.role, frames.holder, frames.subject)
            ),
            _around(bags, sl, sr, alike), (al * hit_l + ar * hit_r).sum(1) / 2, (nl * hit_l + nr * hit_r).sum(1) / 2,
        ],
        axis=1,
    ).astype(np.float32)  # fmt: skip


class _Alike(NamedTuple):
    """The words that pairs share; one row two words."""

    pair: Places
    left: Places  # the place of the word
    right: Places
    alike: Floats  # 1 for one word, SYNONYM for one concept


def _alike(bags: Bags, sl: Ints, sr: Ints) -> _Alike:
    """What the words of pairs of statements share."""
    lc, rc = (concepts[:, : (concepts >= 0).any(0).sum()] for concepts in (bags.concepts[sl], bags.concepts[sr]))
    alike = np.where(lc < 0, -2, lc)[:, :, None] == rc[:, None, :]  # one word is one concept
    pair, left, right = np.unravel_index(np.flatnonzero(alike), alike.shape)  # np.nonzero takes ten times as long
    same = bags.keys[sl][pair, left] == bags.keys[sr][pair, right]
    return _Alike(pair, left, right, np.where(same, np.float32(1), np.float32(SYNONYM)))


def _hits(alike: _Alike, left: Flags, right: Flags) -> tuple[Floats, Floats]:
    """How much each word is like one of the other side's that counts. left, right: which do, [pairs, width]."""
    hit_l, hit_r = np.zeros(left.shape, np.float32), np.zeros(right.shape, np.float32)
    for step in (alike.alike < 1, alike.alike == 1):  # the same word has the last say
        pair, one, other, value = (part[step] for part in alike)
        seen, back = right[pair, other], left[pair, one]
        hit_l[pair[seen], one[seen]] = value[seen]
        hit_r[pair[back], other[back]] = value[back]
    return hit_l, hit_r


def _share(weights: Floats, hit: Floats) -> Floats:
    """The share of weight that the other side has too; 0.5 where there is nothing to share."""
    total = weights.sum(1)
    return np.where(total > 1e-6, (weights * hit).sum(1) / np.maximum(total, 1e-6), 0.5)


def _edge(left: Ints, right: Ints) -> Floats:
    """How many of the words next to the value are the same, counted outwards, 0..1."""
    same = (left == right) & (left >= -2)
    alike: Floats = (np.cumprod(same, axis=1).sum(1) / left.shape[1]).astype(np.float32)
    return alike


def _same(key: Ints, concept: Ints, sure: Floats, left: Ints, right: Ints) -> tuple[Floats, Floats]:
    """1 same word, SYNONYM synonyms, 0 unknown, -1 other words; and how sure both are."""
    a, b = key[left], key[right]
    known = (a >= 0) & (b >= 0)
    relation = np.where(a == b, 1.0, np.where(concept[left] == concept[right], SYNONYM, -1.0))
    return np.where(known, relation, 0.0), np.where(known, np.minimum(sure[left], sure[right]), 0.0)


def _plain(left: Ints, right: Ints) -> Floats:
    """1 the same, -1 different, 0 unknown."""
    return np.where((left < 0) | (right < 0), 0.0, np.where(left == right, 1.0, -1.0)).astype(np.float32)


def _around(bags: Bags, sl: Ints, sr: Ints, alike: _Alike) -> Floats:
    """What the surroundings (headings, the sentence before) share."""
    wl = np.where(bags.tokens[sl] < 0, bags.weights[sl], 0)
    wr = np.where(bags.tokens[sr] < 0, bags.weights[sr], 0)
    everywhere = np.ones(wl.shape, np.bool_)
    hit_l, hit_r = _hits(alike, everywhere, everywhere)
    shared: Floats = (_share(wl, hit_l) + _share(wr, hit_r)) / np.float32(2)
    return shared
