"""The nouns of the pipeline: one row class a table.

Every class is the schema of its table: field order is column order, the annotation gives the type, `| None` may be
missing, and the comment behind a field gives meaning and unit. Rows are plain tuples: no pandas here.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

NAME_KINDS = frozenset({"person", "place", "organisation", "other"})  # the kinds of values that are names
DESIGNATOR = "designator:"  # how the axis of a value begins that only says which one is meant: "season 2"
REALITY = "reality:"  # … and that says whether what is to come is settled: confirmed, unconfirmed
PROGRESS = "progress:"  # … and that says whether an undertaking has begun
TIDINGS = "tidings:"  # … and that says that something is not told
ORIGIN = "origin:"  # the axis of the country that what an article turns on is from
ONE_VALUED = (REALITY, PROGRESS, TIDINGS, ORIGIN)  # axes on which one thing has one value, however that is worded
TITLE = "title"  # the axis of what a person is called: "president"
SPOT = "spot"  # the axis of a place without a name: "cellar"
WINDOW = "window"  # the slot of a date on which something that is still to come is to come
DENIAL = "not "  # how the label of a denied status begins
MENTION = "mention"  # the form of a noun that is a status only where another article denies it: "a runoff"
ATTRIBUTE = "attribute"  # … and of one that counts only where another article gives its noun another: "a stone bridge"
CAUSE = "cause"  # the axis of what something is put down to


class Block(NamedTuple):
    """A heading, paragraph, list item or table row of an article, as a reader of the page sees it."""

    kind: str  # title, heading, paragraph, item, row, quote, code, caption
    text: str  # the visible words: markup removed, every run of white space one blank
    runs: tuple[tuple[int, int], ...]  # (place in text, code point in the file) of each stretch copied as it stands
    level: int = 0  # heading: 1..6; item: depth from 1; else 0
    cells: tuple[tuple[int, int], ...] = ()  # row: where each cell stands in text
    heads: tuple[str, ...] = ()  # row: the head of each cell's column
    dropped: str = ""  # why it makes no claims ("navigation", "comment form", …); empty where it does


class Page(NamedTuple):
    """What a reader of one format makes of a file's text."""

    title: str | None
    published: date | None
    blocks: tuple[Block, ...]


class Article(NamedTuple):
    """One document as read. Key: source."""

    source: str  # file name, or path relative to the folder given where two share a name
    title: str | None = None
    published: date | None = None  # the article's own date, never the clock's or the file system's
    text: str = ""  # the file as decoded: byte-order mark removed, line ends kept
    path: str | None = None  # relative to the folder given
    blocks: tuple[Block, ...] | None = None  # None: the text is plain text that nobody has parsed yet


class Statement(NamedTuple):
    """A sentence, list item, heading or table row that can state a fact. Key: source, start, end."""

    source: str
    order: int  # place among the article's statements, from 0
    kind: str  # title, heading, sentence, item, row
    text: str  # visible words
    start: int  # code point in the file where it begins
    end: int  # code point in the file where it ends, exclusive
    line: int  # from 1
    column: int  # from 1, in code points
    headings: tuple[str, ...] = ()  # those above it, outermost first; a list's lead-in, a row's first cell come last
    heads: tuple[str, ...] = ()  # row: the head of each cell's column
    cells: tuple[tuple[int, int], ...] = ()  # row: where each cell stands in text
    runs: tuple[tuple[int, int], ...] = ()  # (place in text, code point in the file), as in Block


class Value(NamedTuple):
    """A value that a statement gives: an interval on an axis, or a label on one."""

    kind: str  # date duration number money percent measure place person organisation order …
    axis: str  # day, clock, second, count, usd, metre, share, …; for labels the kind itself
    low: float | None  # interval in the axis's base unit; None for a label
    high: float | None
    label: str  # the normalised value as shown and grouped: "2023-06-06", "1100000000 EUR", "Andong"
    start: int  # place in the statement's text
    end: int
    form: str = "exact"  # exact, about, bound ("at least", "up to", "before"), range
    grain: str = ""  # dates: time day week month season quarter half year decade; else empty
    step: float = 0.0  # size of the last stated digit ("640,000": 10000, "4.4": 0.1); dates: days of what was guessed
    inferred: bool = False  # a part of it, such as the year, came from the article's date
    unit: str = ""  # the words counted or the unit as written: "packs", "km"


class Word(NamedTuple):
    """A word of a statement or of its surroundings, as it is compared with others."""

    key: str  # one for a whole family: "renew", "renewal"
    concept: str  # one for its synonyms too
    token: int  # place among the statement's tokens; -1 for a word of its surroundings
    weight: float  # what it tells in general, 0..1
    name: bool = False  # part of a name
    column: int = -1  # row: the cell it stands in, or whose column it heads


class Placed(NamedTuple):
    """A statement's value, or the statement alone, with what it is about and how it is meant."""

    statement: int  # row of the statement in the collection
    source: int  # row of the article
    value: Value | None
    first: int  # the tokens that state the value; both 0 without one
    last: int  # exclusive
    predicate: str  # key of the word it turns on; empty where unknown
    predicate_sure: float  # 0..1
    noun: str  # key of the noun counted, measured or named; empty where unknown
    noun_sure: float
    agent: str  # key of the predicate's subject; empty where unknown or a pronoun
    agent_sure: float
    slot: str  # how the value stands to its predicate: "subject", "object", or the preposition before it
    role: str  # the role in which a name is given, with what it belongs to: "architect", "actor of On-jo"
    former: bool  # the role is no longer, or not yet, the name's
    holder: str  # key of the name nearest to the value; empty without one
    subject: str  # whom or what the statement speaks of
    qualifiers: tuple[str, ...]  # what it is limited to: "season 2", "2024"
    polarity: str
    certainty: str
    attributed_to: str | None
    column: int = -1  # row: the cell
    thing: str = ""  # a name: the name of what its deed is told of; empty where unclear
    role_of: str = ""  # whose or of what the role is; empty where the statement does not say
    part: str = ""  # a name: what it does in its deed, in either voice: "agent", "patient"; else as slot
    theme: str = ""  # a name: key of what else has a part in it: "phone" of "it makes the phone"


class Claim(NamedTuple):
    """One statement with one of its values, or with none: the unit that gets a verdict. Key: claim_id."""

    claim_id: str
    source: str
    line: int
    column: int
    start: int
    end: int
    text: str
    subject: str  # whom or what it speaks of
    kind: str
    value: str  # normalised; empty without a value
    value_text: str  # the words that state it; empty without a value
    polarity: str  # affirmed, denied
    certainty: str  # asserted, expected, rumoured, doubted, asked, hypothetical, opinion
    attributed_to: str | None  # who is quoted
    predicate: str  # the verb or status it turns on
    qualifiers: str  # what it is limited to: "season 2; Germany"


class Finding(NamedTuple):
    """Two claims that agree, contradict, or possibly conflict. Key: finding_id."""

    finding_id: str
    verdict: str  # agreeing, contradicting, possible
    kind: str
    left: str  # claim_id
    right: str
    score: float  # measured probability that the verdict is right, 0..1
    rule: str  # the rule that spoke
    reason: str  # one sentence: how both values were read
    within_source: bool
    fact_id: str
