"""Places in an order: "the second suspect", "finished 3rd", "No. 1", "number one"."""

from __future__ import annotations

from datetime import date
from functools import cache

from factcheck.extract.designator import designated, heads, is_counted
from factcheck.extract.draft import LONG_DASHES, Draft
from factcheck.extract.quantity import figure
from factcheck.extract.reading import reading
from factcheck.language import data
from factcheck.language.figures import Tokens, glued, lexicon
from factcheck.model import Value


def find(text: str, published: date | None) -> list[Value]:
    """The ranks of a text (axis rank), as its words tell them."""
    read = reading(text)
    values = []
    for draft in read.drafts:
        sort = draft.numeral.sort
        reads = _ordinal if sort == "ordinal" else _numbered if sort == "cardinal" else None
        value = reads(read.tokens, draft) if reads is not None and draft.unit is None else None
        if value is not None:
            values.append(value)
    return values


def _rank(number: float, start: int, end: int, unit: str) -> Value:
    """The place in an order."""
    return Value("order", "rank", float(number), float(number), f"#{figure(number)}", start, end, step=1.0, unit=unit)


def _numbered(tokens: Tokens, draft: Draft) -> Value | None:
    """A figure with the sign or word for a number before it: "No. 3", "number one", "#1"."""
    at = draft.left - 1
    if at < 0 or draft.numeral.scale > 1 or draft.form != "exact" or draft.low % 1:
        return None
    dotted = tokens.words[at] == "." and at > 0
    at -= dotted
    word = tokens.lows[at]
    if word not in _signs() or (word.isalpha() and is_counted(tokens, draft.right)):
        return None
    sure = dotted or (tokens.words[at][0].isupper() and draft.numeral.figures)
    if word in lexicon().words["no"] and not sure:  # "no two are alike", "No one came"
        return None
    head = heads().get(tokens.lows[at - 1]) if at else None
    end = tokens.ends[draft.right - 1]
    if head is not None and word.isalpha():  # "room number 12"
        return designated(head[0], draft.low, tokens.starts[at - 1], end)
    return _rank(draft.low, tokens.starts[at], end, _noun(tokens, draft.right))


@cache
def _signs() -> frozenset[str]:
    """Words and signs that stand before a place in an order."""
    rank = data("numerals")["rank"]
    return frozenset(f"{rank['numbered']} {rank['signs']}".split())


def _noun(tokens: Tokens, at: int) -> str:
    """The word that a rank is of: "second | suspect", "third | co-worker"."""
    if at >= len(tokens.words) or not tokens.words[at].isalpha() or tokens.lows[at] in lexicon().words["stop"]:
        return ""
    end = at
    while end + 2 < len(tokens.words) and tokens.lows[end + 1] in LONG_DASHES and glued(tokens, end + 2):
        end += 2
    return tokens.text[tokens.starts[at] : tokens.ends[end]]


def _ordinal(tokens: Tokens, draft: Draft) -> Value | None:
    """An ordinal that is a rank: "the second suspect"; not "the 3rd of June", "at first", "second season"."""
    lows, right = tokens.lows, draft.right
    after = lows[right] if right < len(lows) else ""
    joined = after in LONG_DASHES and glued(tokens, right) and right + 1 < len(lows)
    noun = lows[right + 1] if joined else after
    before = lows[draft.left - 1] if draft.left else ""
    head = heads().get(noun)
    if _is_date(tokens, right, before, noun) or (head is not None and "before" in head[1]):
        return None
    of = _noun(tokens, right + joined)
    if _is_idiom(lows[right - 1], before, noun, of) or (not noun[:1].isalpha() and noun and draft.left == 0):
        return None
    return _rank(draft.low, tokens.starts[draft.left], tokens.ends[right - 1], of)


def _is_date(tokens: Tokens, right: int, before: str, noun: str) -> bool:
    """Whether an ordinal is a day or a century: "June 3rd", "the 3rd of June", "the 18th century"."""
    words = lexicon().words
    if before in words["month"] or noun in words["month"] or noun in words["era"]:
        return True
    behind = tokens.lows[right : right + 2]
    return len(behind) == 2 and behind[0] in words["of"] and behind[1] in words["month"]


def _is_idiom(ordinal: str, before: str, noun: str, of: str) -> bool:
    """Whether the words beside an ordinal make it no rank: "first aid", "at first", "a second.", "the first two"."""
    if noun in lexicon().cardinal or noun in lexicon().vague:
        return True
    if of[:1].isupper() and noun in lexicon().words["street"]:  # "97th Avenue"
        return True
    if noun in _never(ordinal, "not_rank") or before in _never(ordinal, "not_rank_after"):
        return True
    return not of and before in _never(ordinal, "not_rank_alone")


@cache
def _never(ordinal: str, table: str) -> frozenset[str]:
    """The words before or behind an ordinal that make it no rank."""
    return frozenset(str(data("numerals")[table].get(ordinal, "")).split())
