"""Counts, results, ratios, sizes, factors: numbers that have no unit and name nothing."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from factcheck.extract.code import Stretch
from factcheck.extract.draft import LONG_DASHES, Draft
from factcheck.extract.quantity import ends, figure, grain, interval
from factcheck.extract.reading import reading
from factcheck.language import units
from factcheck.language.figures import Tokens, glued, is_plural, lexicon
from factcheck.model import Value

_FAR = 4  # a counted noun stands at most so many words behind its number
_PARTS = frozenset({"part", "whole"})
_MANY_HOURS = 1000  # from here on hours are counted, as in hours viewed, and are no duration


class Counted(NamedTuple):
    """The words that a number counts."""

    words: str
    right: int  # token after them
    more: bool = False  # beyond those told of before: "three more people"


def find(text: str, published: date | None) -> list[Value]:  # noqa: ARG001 - every kind is asked alike
    """The counts (axis count), results (score), ratios, sizes and factors of a text."""
    read = reading(text)
    values = [
        Value("number", stretch.sort, None, None, stretch.label, stretch.start, stretch.end)
        for stretch in read.stretches
        if stretch.sort in ("ratio", "size")
    ]
    for draft in read.drafts:
        value = _value(read.tokens, draft, read.stretches)
        if value is not None:
            values.append(value)
    return sorted(values, key=lambda value: value.start)


def _value(tokens: Tokens, draft: Draft, special: tuple[Stretch, ...]) -> Value | None:
    """The value of a draft that is no quantity."""
    sort = draft.numeral.sort
    if "share" in draft.marks or sort in ("ordinal", "fraction"):
        return None
    if draft.form in ("score", "ratio"):
        return _score(tokens, draft)
    if sort == "factor":
        return _made(tokens, draft, Counted("", draft.right), "factor")
    if sort == "nothing":
        return _nothing(tokens, draft)
    if draft.unit is not None and (draft.unit.kind != "time" or draft.high * 1.0 < _MANY_HOURS):
        return None
    if draft.unit is not None:
        return _made(tokens, draft._replace(unit=None), Counted(draft.written, draft.right))
    if sort == "exact":
        return _exact(tokens, draft)
    return _cardinal(tokens, draft)


def _made(tokens: Tokens, draft: Draft, counted: Counted, axis: str = "count") -> Value:
    """The value of a count or factor."""
    low, high = ends(draft)
    label = interval(low, high, draft.form, draft.base)
    marks = (*draft.marks, "more") if counted.more else draft.marks
    below = units.per(tokens, counted.right) if counted.words and axis == "count" else None
    if below is not None:  # "50 people per square kilometre"
        draft = draft._replace(per=below[0].writing)
    low = max(low, 0.0)
    start, end = tokens.starts[draft.first], tokens.ends[draft.last - 1]
    mark = grain(draft._replace(marks=marks))
    return Value("number", axis, low, high, label, start, end, draft.form, mark, draft.step, False, counted.words)


def _score(tokens: Tokens, draft: Draft) -> Value:
    """A result "3-1" or a ratio "2:1" as a label."""
    start, end = tokens.starts[draft.left], tokens.ends[draft.right - 1]
    numbers = [figure(worth) for worth in draft.parts]
    label = ("-" if draft.form == "score" else ":").join(numbers)
    return Value("number", draft.form, None, None, label, start, end)


def _exact(tokens: Tokens, draft: Draft) -> Value | None:
    """ "both", "twice": a count, or a factor in "twice as many"."""
    words = lexicon().words
    counted = counted_words(tokens, draft.right)
    after = tokens.lows[draft.right] if draft.right < len(tokens.lows) else ""
    before = tokens.lows[draft.left - 1] if draft.left else ""
    if tokens.lows[draft.left] not in words["counts_times"]:  # "both men", "they both"; not "both north and south"
        sure = counted.words or after in words["both_after"] or before in words["both_before"]
        return _made(tokens, draft, counted) if sure else None
    axis = "factor" if after in words["factor_after"] else "count"
    return _made(tokens, draft, Counted("times", draft.right), axis)


def _nothing(tokens: Tokens, draft: Draft) -> Value | None:
    """ "no casualties", "nobody", "none", "no one": nought of what is counted."""
    words, lows, at = lexicon().words, tokens.lows, draft.right
    if lows[draft.left] in words["nothing_persons"]:
        return _made(tokens, draft, Counted(" ".join(sorted(words["persons"])), at))
    if lows[draft.left] not in words["no"]:
        return _made(tokens, draft, Counted("", at))
    if at < len(lows) and lows[at] in words["person"]:
        return _made(tokens, draft._replace(last=at + 1), Counted(" ".join(sorted(words["persons"])), at + 1))
    counted = counted_words(tokens, at)
    if not counted.words or counted.more or not is_plural(lows[counted.right - 1]):
        return None
    return _made(tokens, draft._replace(last=counted.right), counted)


def _cardinal(tokens: Tokens, draft: Draft) -> Value | None:
    """A count, unless its figures are a year, a day, a time, a house number or part of a name."""
    lows, words, right = tokens.lows, lexicon().words, draft.right
    after = lows[right] if right < len(lows) else ""
    before = lows[draft.first - 1] if draft.first else ""
    if glued(tokens, right) and tokens.words[right][0].isalpha():
        return _made(tokens, draft, Counted("", right), "factor") if after in words["by"] else None
    times = right + 1 if after in LONG_DASHES and glued(tokens, right) else right
    if times < len(lows) and lows[times] in words["fold"]:
        return _made(tokens, draft._replace(last=times + 1), Counted("", times + 1), "factor")
    if after in words["month"] and draft.high <= 31 or (before in words["month"] and not _plural_next(tokens, right)):
        return None
    if after in words["clock"] or after in words["era"] or _is_address(tokens, right) or _is_name(tokens, draft):
        return None
    counted = counted_words(tokens, draft.last)
    if _is_year(tokens, draft, counted) or _is_pronoun(tokens, draft, after, before):
        return None
    last = counted.words.rpartition(" ")[2].lower()
    if last in words["time_noun"] and draft.high < _MANY_HOURS:
        return None
    if last in words["times"]:
        behind = lows[counted.right] if counted.right < len(lows) else ""
        return _made(tokens, draft, counted, "factor" if behind in words["factor_after"] else "count")
    if after in words["of"] and not set(draft.marks) & _PARTS:
        draft = draft._replace(marks=(*draft.marks, "part"))
    if before in words["additional_before"]:
        counted = counted._replace(more=True)
    return _made(tokens, draft, counted)


def _plural_next(tokens: Tokens, at: int) -> bool:
    return at < len(tokens.lows) and is_plural(tokens.lows[at])


def counted_words(tokens: Tokens, at: int) -> Counted:
    """The words counted from a token on: "new electric | buses" up to the first plural, a state ("dead"), or nothing."""
    words, lows, more = lexicon().words, tokens.lows, False
    hyphen = at + 1 < len(lows) and lows[at] in LONG_DASHES and glued(tokens, at) and glued(tokens, at + 1)
    if hyphen and tokens.words[at + 1].isalpha():  # "a 12-member panel"
        return Counted(tokens.words[at + 1], at + 2)
    if at + 1 < len(lows) and lows[at] in words["out_of"] and lows[at + 1] in words["of"]:
        at += 1
    if at + 1 < len(lows) and lows[at] in words["of"]:
        at += 1
        at += 1 if lows[at] in words["skipped"] or lows[at] in words["of_what"] else 0
        while at + 1 < len(lows) and (lows[at] in lexicon().cardinal or lows[at][0].isdecimal()):
            at += 1  # "three of the five victims"
    if at + 1 < len(lows) and lows[at] in words["additional"]:
        more = lows[at] not in words["others"]
        at += 1 if more else 0
    end = at
    for here in range(at, min(at + _FAR, len(lows))):
        low = lows[here]
        if not low[0].isalpha() and low not in LONG_DASHES or low in words["stop"]:
            break
        if low in words["state"]:
            end = here + 1 if here == at else end
            break
        if is_plural(low):
            end = here + 1
        elif end > at:
            break
    single = tokens.lows[at - 1] in words["one"] if at else False
    if end == at and single and at < len(lows) and lows[at].isalpha() and lows[at] not in words["stop"]:
        end = at + 1
    return Counted(tokens.text[tokens.starts[at] : tokens.ends[end - 1]] if end > at else "", end, more)


def _is_year(tokens: Tokens, draft: Draft, counted: Counted) -> bool:
    """Whether four bare figures are a year: "in 1998", "the 2019 elections"; "1500 people" are counted."""
    figures, last = tokens.words[draft.numeral.left], tokens.words[draft.numeral.right - 1]
    if draft.form == "range" and len(figures) == len(last) == 4 and last.isdecimal():
        return 1500 <= draft.low < draft.high < 2100 and not counted.words
    if len(figures) != 4 or not figures.isdecimal() or draft.numeral.right != draft.numeral.left + 1:
        return False
    if draft.form == "bound" or not 1000 <= float(figures) < 2100:
        return False
    if float(figures) < 1900 and (counted.words or draft.form == "about"):
        return False
    return counted.words.lower() not in lexicon().words["year_persons"] or not counted.words


def _is_pronoun(tokens: Tokens, draft: Draft, after: str, before: str) -> bool:
    """Whether "one" counts nothing: "the one who", "one another", "one of the best"."""
    words = lexicon().words
    if tokens.lows[draft.left] not in words["one"] or draft.right != draft.left + 1 or draft.form == "bound":
        return False
    if after in words["one_not_before"] or before in words["one_not_after"]:
        return True
    if after in words["of"]:
        near = tokens.lows[draft.right : draft.right + 5]
        return any(low in words["superlative"] or low.endswith(tuple(words["superlative_end"])) for low in near)
    return after.endswith(("'s", "’s")) or after in LONG_DASHES


def _is_address(tokens: Tokens, at: int) -> bool:
    """Whether a figure is a house number: "10 | Downing Street"."""
    for here in range(at, min(at + 4, len(tokens.words))):
        if not tokens.words[here][0].isupper():
            return False
        if here > at and tokens.lows[here] in lexicon().words["street"]:
            return True
    return False


def _is_name(tokens: Tokens, draft: Draft) -> bool:
    """Whether number words with a capital inside a sentence are part of a name: "the Big Four"."""
    at = draft.numeral.left
    if draft.numeral.figures or at == 0 or not tokens.words[at][0].isupper():
        return False
    if not tokens.words[at - 1][0].isalpha():
        return False
    return any(word[0].islower() and len(word) > 3 for word in tokens.words)
