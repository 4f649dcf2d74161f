"""The pairs of claims looked at on the way outwards from some articles, and what their figures come to."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from factcheck import pipeline
from factcheck.codes import distinct
from factcheck.judge import company, scorecard, signals, verdict
from factcheck.judge.comparison import ALONE, Comparison
from factcheck.judge.scorecard import Card
from factcheck.pipeline import Floats, Ground

Chances = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]

NEAR = frozenset({"margin", "agrees", "elsewhere", "rivals"})  # figures that hang on no pair of two other articles
KIN = frozenset({"kin", "kin_similarity", "kin_mean"})  # nor do these of whole statements


class Survey:
    """The pairs of claims looked at so far, in the order of looking, with the figures that were asked for."""

    def __init__(self, on: Ground, cards: Mapping[str, Card]) -> None:
        self.on, self.cards = on, cards
        self.source_of = np.zeros(len(on.read.statements), np.int32)  # the article of each statement
        self.source_of[on.columns.statement] = on.columns.source
        ends, articles = (on.near.left.astype(np.int64), on.near.right.astype(np.int64)), len(on.read.articles)
        self.ways = [here * articles + self.source_of[there] for here, there in (ends, ends[::-1])]  # either statement
        # of each candidate pair, with the other's article
        self.seen = np.zeros(len(on.near.left), bool)  # candidate pairs of statements
        self.group_of = np.array([signals.group(c.value.kind if c.value else "") for c in on.read.claims], object)
        self.tails: list[Comparison] = []  # how pairs relate, on claims that are none …
        self.related = signals.related(())  # … and as columns
        self.how = np.zeros(0, np.int64)  # which of these each pair is
        self.home = np.zeros(0, np.int64)  # the candidate pair of each
        self.left = self.right = np.zeros(0, np.int32)
        self.agree = self.differ = self.alone = np.zeros(0, bool)
        self.groups = np.zeros(0, object)
        self.same = np.zeros(0, np.float32)  # the chance that both speak of one fact; NaN where it is not known yet
        self.table = np.zeros((0, 0), np.float32)  # figures of the pairs measured
        self.count = 0  # of its rows that are filled
        self.place = np.zeros(0, np.int64)  # the row of each pair
        self.names: tuple[str, ...] = ()

    def compare(self, rows: Rows) -> None:
        """Look at candidate pairs of statements."""
        rows = rows[~self.seen[rows]]
        if not len(rows):
            return
        self.seen[rows] = True
        near, statement = self.on.near, self.on.columns.statement
        left, right, how = pipeline.related(self.on, rows)
        self.learn()
        n = len(self.on.read.statements)
        codes = near.left.astype(np.int64) * n + near.right
        self.home = np.append(
            self.home, np.searchsorted(codes, statement[left].astype(np.int64) * n + statement[right])
        )
        self.left, self.right = (
            np.append(self.left, left.astype(np.int32)),
            np.append(self.right, right.astype(np.int32)),
        )
        self.how, alone = np.append(self.how, how), self.related.alone[how]
        self.agree = np.append(self.agree, self.related.agree[how] | alone)
        self.differ = np.append(self.differ, self.related.differ[how])
        self.alone = np.append(self.alone, alone)
        self.groups = np.append(self.groups, np.where(alone, ALONE, self.group_of[left]))
        self.same = np.append(self.same, np.full(len(how), np.nan, np.float32))
        self.place = np.append(self.place, np.full(len(how), -1))

    def learn(self) -> None:
        """Take note of how pairs relate that were compared anew."""
        new = self.on.memory.tails[len(self.tails) :]
        if new:
            self.tails += [Comparison(-1, -1, *tail) for tail in new]
            self.related = signals.related(self.tails)

    def pairs(self, rows: Rows) -> list[Comparison]:
        """Pairs as rows."""
        sides = zip(self.left[rows].tolist(), self.right[rows].tolist(), self.how[rows].tolist(), strict=True)
        return [Comparison(left, right, *self.tails[how][2:]) for left, right, how in sides]

    def measure(self, rows: Rows) -> None:
        """Find the figures of pairs, each on its own."""
        rows = rows[np.isnan(self.same[rows])]
        if not len(rows):
            return
        homes = np.zeros(len(self.seen), bool)
        homes[self.home[rows]] = True
        whole = np.flatnonzero(homes[self.home])  # some figures ask what else two statements share
        beside = signals.beside(self.home[whole], self.left[whole], self.on.columns, self.how_of(whole))
        beside = signals.Beside._make(column[np.searchsorted(whole, rows)] for column in beside)
        table, self.names = pipeline.figures_of(self.on, self.left[rows], self.right[rows], self.how_of(rows), beside)
        self.keep(rows, table)
        self.same[rows] = verdict.same_fact(self.cards, table, self.names, self.groups[rows].tolist())

    def how_of(self, rows: Rows) -> signals.Related:
        """How pairs relate."""
        return signals.Related._make(column[self.how[rows]] for column in self.related)

    def keep(self, rows: Rows, table: Floats) -> None:
        """Keep the figures of pairs."""
        begin, self.count = self.count, self.count + len(rows)
        if self.count > len(self.table):
            room = np.empty((2 * self.count, table.shape[1]), np.float32)
            room[:begin] = self.table[:begin] if begin else 0
            self.table = room
        self.table[begin : self.count] = table
        self.place[rows] = np.arange(begin, self.count)

    @property
    def akin(self) -> Flags:
        """Whether both claims of each pair count as one, as far as is known."""
        return self.agree & ~self.alone & (self.same >= company.KIN)

    def kinds(self, rows: Rows) -> list[str]:
        """What pairs are measured by."""
        return [pipeline.sort_of(self.on.read.claims, pair) for pair in self.pairs(rows)]

    def around(self, claims: Flags) -> Flags:
        """The pairs that touch claims, all that there are."""
        statements = np.zeros(len(self.on.read.statements), bool)
        statements[self.on.columns.statement[claims]] = True
        self.compare(np.flatnonzero(statements[self.on.near.left] | statements[self.on.near.right]))
        return claims[self.left] | claims[self.right]

    def of(self, rows: Rows) -> Flags:
        """The claims of pairs."""
        claims = np.zeros(len(self.on.read.claims), bool)
        claims[self.left[rows]] = claims[self.right[rows]] = True
        return claims

    def settle(self, rows: Rows) -> Flags:
        """The claims whose pairs are all that the figures of some hang on, measured."""
        rivals = self.rivals(rows)
        claims, before = self.of(rows), -1
        while np.count_nonzero(claims) != before:  # whoever agrees, and with whom they agree
            before = int(np.count_nonzero(claims))
            agreed = np.flatnonzero(self.around(claims) & self.agree)
            self.measure(distinct(np.append(agreed, rivals)))
            claims |= self.of(agreed[self.akin[agreed]])
        kin = _between(self.left, self.right, self.akin)
        self.measure(np.flatnonzero(company.among(kin, kin[rows])))
        return claims

    def rivals(self, rows: Rows) -> Rows:
        """All pairs of either claim of some with the other's article, themselves among them."""
        statement, source = self.on.columns.statement, self.on.columns.source
        left, right = self.left[rows], self.right[rows]
        wanted = np.zeros((len(self.source_of), len(self.on.read.articles)), bool)
        wanted[statement[left], source[right]] = wanted[statement[right], source[left]] = True
        one, other = (wanted.take(way) for way in self.ways)
        self.compare(np.flatnonzero(one | other))
        wanted = np.zeros((len(statement), len(self.on.read.articles)), bool)
        wanted[left, source[right]] = wanted[right, source[left]] = True
        return np.flatnonzero(wanted[self.left, source[self.right]] | wanted[self.right, source[self.left]])

    def figures(self, rows: Rows, among: Flags) -> tuple[npt.NDArray[np.float32], tuple[str, ...]]:
        """The figures of pairs with what those among others say of them."""
        known = np.flatnonzero(among & ~np.isnan(self.same))
        known = known[np.lexsort((self.home[known], self.alone[known]))]  # as a run over everything has them
        stand = company.Pairs(
            self.left[known], self.right[known], self.same[known], self.agree[known], self.differ[known]
        )
        c = self.on.columns
        others = company.company(stand, c.source, c.label, c.axis, c.articles)
        place = np.zeros(len(self.left), np.intp)
        place[known] = np.arange(len(known))
        kind = c.kind[self.left[rows]]
        return signals.joined(self.table[self.place[rows]], self.names, self.same[rows], kind, others[place[rows]])

    def separate(self, rows: Rows) -> Chances:
        """The chance of each pair by its own card."""
        if not len(rows):
            return np.zeros(0)
        claims = self.settle(rows)
        table, names = self.figures(rows, claims[self.left] | claims[self.right])
        pairs = self.pairs(rows)
        return verdict.separate(self.cards, table, names, self.groups[rows].tolist(), pairs)

    def most(self, rows: Rows) -> Chances:
        """What the chance that pairs agree can be at most, whose figures NEAR are known."""
        if not len(rows):
            return np.zeros(0)
        claims = self.of(rows)
        table, names = self.figures(rows, claims[self.left] | claims[self.right])
        groups, result = self.groups[rows], np.ones(len(rows))
        for group in sorted(set(groups)):
            chosen = groups == group
            if card := self.cards.get(f"agreeing {group}"):
                near = NEAR | KIN if group == ALONE else NEAR
                known = {name for one in near for name in (one, f"{one}_low", f"{one}_high")}
                open_ = set(signals.low_and_high(company.NAMES)) - known
                result[chosen] = scorecard.most(card, table[chosen], names, open_)
        return result

    def together(self, rows: Rows) -> Chances:
        """The chance of each differing pair, with that of the pairs between what agrees with either side."""
        if not len(rows):
            return np.zeros(0)
        chances = np.zeros(len(self.left))
        asked = np.zeros(len(self.left), bool)
        claims, before = self.of(rows), -1
        while np.count_nonzero(claims) != before:
            before = int(np.count_nonzero(claims))
            touched = self.around(claims)
            asked, chances = (np.append(a, np.zeros(len(self.left) - len(a), a.dtype)) for a in (asked, chances))
            new = np.flatnonzero(touched & self.agree & ~self.alone & ~asked)
            asked[new] = True
            self.measure(self.rivals(new))
            new = new[self.most(new) >= verdict.TIED]
            found = self.separate(new)
            asked, chances = (np.append(a, np.zeros(len(self.left) - len(a), a.dtype)) for a in (asked, chances))
            chances[new] = found
            claims |= self.of(new[found >= verdict.TIED])
        homes = _between(self.left, self.right, asked & (chances >= verdict.TIED))
        tied = np.flatnonzero(self.differ & company.among(homes, homes[rows]))
        found = self.separate(tied)
        chances = np.append(chances, np.zeros(len(self.left) - len(chances)))
        chances[tied] = found
        part = np.append(np.flatnonzero(chances[: len(asked)] * asked >= verdict.TIED), tied)
        part = part[np.argsort(self.home[part], kind="stable")]
        result = np.zeros(len(self.left))
        pairs = self.pairs(part)
        result[part] = verdict.together(self.cards, chances[part], self.kinds(part), pairs)
        return result[rows]


def _between(left: npt.NDArray[np.int32], right: npt.NDArray[np.int32], tied: Flags) -> npt.NDArray[np.int64]:
    """A number for each pair that all pairs share that stand between the same two groups of tied claims."""
    roots = company.roots(left, right, tied)
    one, other = roots[left], roots[right]
    numbers: npt.NDArray[np.int64] = np.minimum(one, other) * len(roots) + np.maximum(one, other)
    return numbers
