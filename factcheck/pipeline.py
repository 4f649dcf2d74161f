"""The order of the steps: from paths or articles to a report. The only module that knows it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from datetime import date
from functools import cache, partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck import block, context, extract, judge, outcome, reading, segment, store
from factcheck.extract import name, role
from factcheck.extract.role_phrase import RolePair
from factcheck.judge import deed, scorecard, signals, verdict
from factcheck.judge.columns import Columns, columns
from factcheck.judge.comparison import Comparison, alone, comparisons
from factcheck.judge.deed import ONE_SITE
from factcheck.judge.slip import slip
from factcheck.judge.value import DIFFERS
from factcheck.language import offices, states
from factcheck.language.tagger import tagged
from factcheck.language.tokens import Tokens
from factcheck.match import features as matching
from factcheck.match import fuzzy
from factcheck.match.words import Bags, Lines, Told, bags, lines, told
from factcheck.match.words import fits as told_fits
from factcheck.memory import Found, Memory, Pair, mark
from factcheck.model import CAUSE, DENIAL, MENTION, ONE_VALUED, Article, Finding, Placed, Statement, Value
from factcheck.packed import Packed, packed, unpacked
from factcheck.packed import fits as packed_fits
from factcheck.reading.published import dateline_end, is_credit, is_date_line
from factcheck.report import Report
from factcheck.store import NOWHERE, Store

_AXES = frozenset({"age", "clock", CAUSE})  # those that have little in common with others of their kind
_OFFICE = "office"  # names of holders of roles
_SHARED = 0.4  # weight of the words that statements have in common if as wholes they say one thing
_ONE_TIME = 366  # days within which articles are of one time
Progress = Callable[[str, int, int], None]
Tagger = Callable[[tuple[str, ...]], list[Tokens]]
ALIKE = (*matching.NAMES, *fuzzy.NAMES)

Ints = npt.NDArray[np.int32]
Rows = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]


class Reading(NamedTuple):
    """What the articles say, before any two are compared."""

    articles: list[Article]
    statements: list[Statement]
    lines: Lines  # the lemmas of each statement, in lower case
    claims: list[Placed]
    bags: Bags
    concepts: dict[str, str]
    marks: list[str]  # of claims: digests of all that comparing them asks; empty where nothing is kept


def _axes(claims: Sequence[Placed]) -> Iterator[tuple[int, str]]:
    """The statement of each value with its axis; then with what the value is of: "count votes", "day open"."""
    yield from ((claim.statement, claim.value.axis) for claim in claims if claim.value)
    for claim in claims:
        yield from ((claim.statement, key) for key in _keys(claim))


def _keys(claim: Placed) -> Iterator[str]:
    """What a claim shares with those on the same fact, besides its axis."""
    if claim.value is None:
        return
    of = claim.noun or claim.predicate
    if of and claim.value.kind in signals.MEASURED:
        yield f"{claim.value.axis} {of}"
    elif claim.noun and claim.value.axis == "status":  # what is said of a rule: that it is binding, or not
        for family in sorted({family for family, _ in states.places(claim.value.label.removeprefix(DENIAL))}):
            yield f"{family} {claim.noun}"
    if claim.value.kind in ("date", "place"):
        for happening in sorted(deed.happenings(claim.predicate or claim.noun)):
            yield f"{block.EVENT}{claim.value.kind} {happening}"
    if near := slip(claim.value):
        yield near


class Compared(NamedTuple):
    """The comparable pairs of claims with the figures a scorecard weighs. Rows: pairs."""

    pairs: list[Comparison]
    table: npt.NDArray[np.float32]  # [pairs, names]
    names: tuple[str, ...]
    groups: list[str]  # the scorecard each pair is weighed by
    kinds: list[str]  # of the left claims' values
    left: npt.NDArray[np.int32]  # the claims of each pair
    right: npt.NDArray[np.int32]
    columns: Columns


class Heard(NamedTuple):
    """What one article says, read on its own. Rows: its statements."""

    statements: list[Statement]
    lemmas: list[str]  # of the words of each, in lower case, one a line
    names: list[list[Value]]


class Said(NamedTuple):
    """The claims of one article, and the words of each of its statements; rows count from 0."""

    claims: Packed
    words: Told
    marks: list[str]  # of the claims, as of Reading


class Concepts(NamedTuple):
    """What words mean, as it is kept."""

    words: int
    of: dict[str, str]  # of those that mean what another one means


def read_claims(articles: Sequence[Article], progress: Progress | None = None, kept: Store = NOWHERE) -> Reading:
    """The statements and claims of articles; kept: where what was read of the same articles before may be."""
    parsed = [reading.parsed(article) for article in articles]
    keys = [store.key(kept, "heard", json.dumps(one, default=str)) if kept.folder else "" for one in parsed]
    cut: list[Heard] = []
    tag = cache(tagged)  # what is heard and said of an article asks for the same words
    for article, key in zip(parsed, keys, strict=True):
        cut.append(store.made(kept, key, Heard, partial(heard, article, tag)))
        if progress:
            progress("reading", len(cut), len(parsed))
    claims: list[Placed] = []
    marks: list[str] = []
    words: list[Told] = []
    at = 0
    everyone = name.linked([one.names for one in cut])
    about = _around([a.published for a in parsed])
    for source, (one, named) in enumerate(zip(cut, everyone, strict=True)):
        key = store.key(kept, "said", keys[source], json.dumps(named), str(about)) if kept.folder else ""
        made = partial(said, parsed[source], one, named, about, tag, marked=bool(key))
        found = store.made(kept, key, Said, made, partial(_fits, len(one.statements)))
        claims += unpacked(found.claims, at, source)
        marks += found.marks
        words.append(found.words)
        at += len(one.statements)
    concepts = _concepts({key for one in words for key in one.keys}, kept)
    statements = [statement for one in cut for statement in one.statements]
    running = lines([words for one in cut for words in one.lemmas])
    heeded = context.contested(claims)
    mark_of = dict(zip(map(id, claims), marks, strict=True)) if marks else {}
    left = [mark_of[id(claim)] for claim in heeded] if marks else []
    return Reading(parsed, statements, running, heeded, bags(words, concepts), concepts, left)


def _concepts(keys: Set[str], kept: Store) -> dict[str, str]:
    """The concepts of keys; kept: where those of the same words may be."""
    words = context.vocabulary(keys)
    key = store.key(kept, "concepts", "\n".join(words)) if kept.folder else ""
    return store.made(kept, key, Concepts, lambda: Concepts(len(words), context.concepts(words))).of


def heard(article: Article, tag: Tagger = tagged) -> Heard:
    """What an article says, read on its own. tag: how its words are tagged."""
    found = segment.statements(article)
    statements = [s for s in found if s.kind == "row" or not (is_date_line(s.text) or is_credit(s.text))]
    tokens = tag(tuple(s.text for s in statements))
    lemmas = ["\n".join(word.casefold() for word in t.lemmas) for t in tokens]
    return Heard(statements, lemmas, name.names(statements, tokens))


def said(
    article: Article,
    one: Heard,
    named: Sequence[Sequence[Value]],
    about: date | None = None,
    tag: Tagger = tagged,
    *,
    marked: bool = False,
) -> Said:
    """The claims of an article.

    named: its names as all articles have them; about: as for _values; tag: how its words are tagged; marked: so.
    """
    loose = sorted({h for s in one.statements for h in (*s.headings[-2:], *s.heads)})
    headings = dict(zip(loose, tagged(loose), strict=True))
    titled = extract.titles(s.text for s in one.statements)
    found = [_values(s.text, article.published, about, titled) for s in one.statements]
    values = [extract.merged(given, names) for given, names in zip(found, named, strict=True)]
    tokens = tag(tuple(s.text for s in one.statements))
    held = [_roles(s, t, v) for s, t, v in zip(one.statements, tokens, named, strict=True)]
    scene = context.Scene(0, one.statements, tokens, values, article.published)
    claims, words = context.placed(scene, 0, headings, held)
    texts = [s.text for s in one.statements]
    marks = [mark(c, texts[c.statement], article.published) for c in claims] if marked else []
    return Said(packed(claims), told(words), marks)


def _fits(statements: int, found: Said) -> bool:
    """Whether what was kept of an article of so many statements fits together."""
    return packed_fits(found.claims, statements, len(found.marks)) and told_fits(found.words, statements)


def _around(published: Sequence[date | None]) -> date | None:
    """The day in whose year articles without a date are likely to be: the middle one of the others, if all are near."""
    days = sorted(day for day in published if day is not None)
    return days[len(days) // 2] if days and (days[-1] - days[0]).days <= _ONE_TIME else None


def _values(text: str, published: date | None, around: date | None, titled: frozenset[str]) -> list[Value]:
    """The values of a text; without a day of publication those of the year around which it is likely to be.

    titled: as of extract.values.
    """
    head = dateline_end(text)
    begin = head if head < len(text) else 0  # when the article was written is no claim; in a cell the day may be one
    values = [
        value for value in extract.values(text, published, titled) if value.kind != "date" or value.start >= begin
    ]
    if published is not None or around is None:
        return values
    return [extract.presumed(value, text, around) for value in values]


def _roles(statement: Statement, tokens: Tokens, names: Sequence[Value]) -> list[context.Role]:
    """The roles of a statement's names."""
    return [
        context.Role(
            pair.holder.start,
            pair.holder.end,
            f"{pair.role} of {pair.of}" if pair.role == "actor" else pair.role,
            pair.former or pair.incoming,
            "" if pair.role == "actor" else pair.of,
            *_wording(statement.text, pair),
        )
        for pair in role.roles(statement, tokens, names)
        if pair.one
    ]


def _wording(text: str, pair: RolePair) -> tuple[int, int]:
    """Where a role is stated, without its holder's name."""
    before = pair.start < pair.holder.start
    start, end = (pair.start, pair.holder.start) if before else (pair.holder.end, pair.end)
    words = text[start:end]
    return start + len(words) - len(words.lstrip(" ,(:")), end - len(words) + len(words.rstrip(" ,(:"))


class Ground(NamedTuple):
    """What pairs of claims are found and measured on."""

    read: Reading
    of_statement: list[list[int]]  # the claims of each statement
    whole: Rows  # the one of them without a value, -1 where there is none
    limited: Flags  # whether each claim has qualifiers
    near: block.Candidates
    texts: list[str]  # of statements
    words: list[str]  # those that state the value of each claim
    published: list[float]  # the day number of each article, NaN where unknown
    frames: matching.Frames
    strings: fuzzy.Texts
    columns: Columns
    memory: Memory


def ground(read: Reading, kept: Store = NOWHERE) -> Ground:
    """The candidate pairs of statements, and all that their claims are compared by. kept: as for read_claims."""
    of_statement: list[list[int]] = [[] for _ in read.statements]
    source, whole = np.zeros(len(read.statements), np.int32), np.full(len(read.statements), -1)
    for row, claim in enumerate(read.claims):
        of_statement[claim.statement].append(row)
        source[claim.statement] = claim.source
        if claim.value is None:
            whole[claim.statement] = row
    roles = [(c.statement, block.ROLE + role) for c in read.claims for role in sorted(offices.keys(c.role))]
    keys, weights = block.with_axes(read.bags.keys, read.bags.weights, [*roles, *_axes(read.claims)])
    texts = [s.text for s in read.statements]
    words = [texts[c.statement][c.value.start : c.value.end] if c.value else "" for c in read.claims]
    published = [float(a.published.toordinal()) if a.published else float("nan") for a in read.articles]
    return Ground(
        read,
        of_statement,
        whole,
        np.array([bool(claim.qualifiers) for claim in read.claims], bool),
        block.pairs(keys, weights, read.bags.tokens >= 0, source),
        texts,
        words,
        published,
        matching.frames(read.claims, read.bags, read.lines, read.concepts),
        fuzzy.texts(read.claims, read.lines),
        columns(read.claims, read.statements, published),
        Memory(kept, read.claims, read.marks, [a.source for a in read.articles]),
    )


def comparable(on: Ground, near: Sequence[Pair]) -> list[Comparison]:
    """The pairs of claims of pairs of statements whose values can be compared, with how these relate."""
    return on.memory.comparisons(near, partial(_compared, on))


def related(on: Ground, rows: Rows) -> Found:
    """The pairs of claims of candidate pairs, with how they relate: first by their values, then as whole statements."""
    values = on.memory.found(_statements(on, rows), partial(_compared, on))
    return Found(*map(np.append, values, _wholes(on, rows)))


def _statements(on: Ground, rows: Rows) -> list[Pair]:
    """The statements of candidate pairs."""
    return list(zip(on.near.left[rows].tolist(), on.near.right[rows].tolist(), strict=True))


def _compared(on: Ground, near: Sequence[Pair]) -> list[Comparison]:
    return comparisons(on.read.claims, on.words, on.of_statement, near, name.relation, on.texts, on.published)


def _wholes(on: Ground, rows: Rows) -> Found:
    """The pairs of claims without a value that candidate pairs give, of which a statement has one at most."""
    rows = rows[on.near.shared[rows] >= _SHARED]
    left, right = on.whole[on.near.left[rows]], on.whole[on.near.right[rows]]
    both = (left >= 0) & (right >= 0)
    left, right = left[both], right[both]
    limited = np.flatnonzero(on.limited[left] & on.limited[right])
    claims, sides = on.read.claims, zip(left[limited].tolist(), right[limited].tolist(), strict=True)
    made = [alone((), ()), *(alone(claims[i].qualifiers, claims[j].qualifiers) for i, j in sides)]
    kinds = on.memory.numbered(made).how
    how = np.full(len(left), kinds[0])
    how[limited] = kinds[1:]
    return Found(left, right, how)


def figures_of(
    on: Ground, left: Ints, right: Ints, how: signals.Related, beside: signals.Beside
) -> tuple[Floats, tuple[str, ...]]:
    """The figures of each pair on its own, and their names. beside: what else their statements give."""
    parts = matching.features(left, right, on.frames, on.read.bags), fuzzy.fuzzy(left, right, on.strings)
    return signals.surroundings(left, right, np.concatenate(parts, axis=1), ALIKE, on.columns, how, beside)


def compare(read: Reading, kept: Store = NOWHERE) -> Compared:
    """The pairs of claims that may speak of one fact, and what is known of each. kept: as for read_claims."""
    on = ground(read, kept)
    every = np.arange(len(on.near.left))
    pairs = comparable(on, _statements(on, every)) + on.memory.rows(_wholes(on, every))
    on.memory.keep()
    left, right = (np.array([pair[side] for pair in pairs], np.int32) for side in (0, 1))
    how, home = signals.related(pairs), signals.home(left, right, on.columns)
    table, names = figures_of(on, left, right, how, signals.beside(home, left, on.columns, how))
    kinds = [sort_of(read.claims, pair) for pair in pairs]
    return Compared(pairs, table, names, groups_of(read.claims, pairs), kinds, left, right, on.columns)


def groups_of(claims: Sequence[Placed], pairs: Sequence[Comparison]) -> list[str]:
    """The scorecards each pair is weighed by."""
    values = (claims[pair.left].value for pair in pairs)
    return verdict.groups(pairs, [value.kind if value else "" for value in values])


def sort_of(claims: Sequence[Placed], pair: Comparison) -> str:
    """What a pair is measured by: the kind of its values; those of which few are known are of a kind of their own."""
    left, right = claims[pair.left], claims[pair.right]
    if left.value is None or right.value is None:
        return ""
    sure = pair.site == ONE_SITE or pair.verbatim or pair.titles or pair.window
    if sure or left.value.axis.startswith(ONE_VALUED):
        return verdict.SURE
    if MENTION in (left.value.form, right.value.form):
        return MENTION
    if left.value.axis in _AXES:
        return left.value.axis
    return _OFFICE if left.role and right.role else outcome.kind_of(left, right, DIFFERS)


def weighed(compared: Compared, cards: Mapping[str, scorecard.Card]) -> npt.NDArray[np.float64]:
    """The chance of the verdict that each pair's values allow."""
    if not compared.pairs:
        return np.zeros(0)
    same = verdict.same_fact(cards, compared.table, compared.names, compared.groups)
    table, names = figures(compared, same)
    return verdict.chances(cards, table, names, compared.groups, compared.kinds, compared.pairs)


def figures(compared: Compared, same: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.float32], tuple[str, ...]]:
    """The figures of each pair with what the other pairs say of it. same: the chance that both speak of one fact."""
    return signals.signals(
        compared.table, compared.names, same, compared.left, compared.right, compared.columns, compared.pairs
    )


def read(
    paths: Sequence[str], *, warn: Callable[[str], None] | None = None, strict: bool = False, stdin_name: str = "-"
) -> list[Article]:
    """The articles of paths; what cannot be read is named through warn, or raises with strict."""
    return reading.articles(paths, warn=warn, strict=strict, stdin_name=stdin_name)


def check(articles: Sequence[Article], progress: Progress | None = None, kept: Store = NOWHERE) -> Report:
    """The report on what articles say about one another; kept: as for read_claims."""
    ordered = sorted(articles, key=lambda a: a.source)
    return examined(ordered, progress, kept=kept).report


class Examined(NamedTuple):
    """A report with all that led to it, for whoever asks why."""

    report: Report
    read: Reading
    compared: Compared
    evidence: list[judge.Evidence]
    ids: list[str]  # the claim_id of each claim


def examined(
    articles: Sequence[Article],
    progress: Progress | None = None,
    cards: Mapping[str, scorecard.Card] | None = None,
    kept: Store = NOWHERE,
) -> Examined:
    """The report on articles and every comparison behind it. cards: scorecards in place of those that are shipped."""
    read = read_claims(articles, progress, kept)
    compared = compare(read, kept)
    ids = outcome.claim_ids(read.claims, read.statements)
    made, findings = found(read, compared, scorecard.cards() if cards is None else cards, ids)
    report = outcome.report(outcome.tables(read.articles, read.statements, read.claims, ids, findings))
    return Examined(report, read, compared, made, ids)


def found(
    read: Reading, compared: Compared, cards: Mapping[str, scorecard.Card], ids: Sequence[str]
) -> tuple[list[judge.Evidence], list[Finding]]:
    """The evidence of each pair, and the findings it makes. ids: of the claims."""
    made = evidence(read, compared.pairs, compared.columns, weighed(compared, cards).tolist())
    return made, outcome.findings(read.claims, read.statements, compared.pairs, made, ids)


def evidence(
    read: Reading, pairs: Sequence[Comparison], columns: Columns, chances: Sequence[float]
) -> list[judge.Evidence]:
    """The evidence of each pair. chances: that its verdict is right."""
    sides = [(read.claims[p.left], read.claims[p.right]) for p in pairs]
    certainties = [(left.certainty, right.certainty) for left, right in sides]
    kinds = [outcome.kind_of(*both, p.relation) for both, p in zip(sides, pairs, strict=True)]
    left, right = (np.array([pair[side] for pair in pairs], np.int32) for side in (0, 1))
    strangers = signals.strangers(left, right, columns).tolist()
    hollow = [outcome.hollow(*both, read.statements) for both in sides]
    unlike = [
        chance >= judge.LEAST
        and outcome.of_two_things(*both, read.statements)
        and sort_of(read.claims, pair) != verdict.SURE
        for chance, both, pair in zip(chances, sides, pairs, strict=True)
    ]
    return judge.evidence(pairs, chances, kinds, certainties, strangers, hollow, unlike)
