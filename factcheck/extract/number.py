"""Counts, results, ratios, sizes, factors: numbers that have no unit and name nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from factcheck.extract.counted import Counted, counted_words
from factcheck.extract.draft import LONG_DASHES, Draft
from factcheck.extract.quantity import ends, figure, grain, interval
from factcheck.extract.reading import reading
from factcheck.language import units
from factcheck.language.figures import Tokens, glued, is_plural, lexicon
from factcheck.model import Value

_PARTS = frozenset({"part", "whole"})
_ALONE = 8  # words behind a number in which "alone" limits it
_MANY_HOURS = 1000  # from here on hours are counted, as in hours viewed, and are no duration


def find(text: str, published: date | None) -> list[Value]:
    """The counts (axis count), results (score), ratios, sizes and factors of a text."""
    read = reading(text)
    values = [
        Value("number", stretch.sort, None, None, stretch.label, stretch.start, stretch.end)
        for stretch in read.stretches
        if stretch.sort in ("ratio", "size")
    ]
    for draft in read.drafts:
        value = _value(read.tokens, draft)
        if value is not None:
            values.append(value)
    return sorted(values, key=lambda value: value.start)


def _value(tokens: Tokens, draft: Draft) -> Value | None:
    """The value of a draft that is no quantity."""
    sort, unit = draft.numeral.sort, draft.unit
    if "share" in draft.marks or (unit is not None and (unit.kind != "time" or draft.high < _MANY_HOURS)):
        return None
    if unit is not None:
        return _made(tokens, draft._replace(unit=None), Counted(draft.written, draft.right))
    if draft.form in ("score", "ratio"):
        return _score(tokens, draft)
    reads = _READERS.get(sort)
    return reads(tokens, draft) if reads is not None else None


def _factor(tokens: Tokens, draft: Draft) -> Value:
    """The factor of "doubled"."""
    return _made(tokens, draft, Counted("", draft.right), "factor")


def _made(tokens: Tokens, draft: Draft, counted: Counted, axis: str = "count") -> Value:
    """The value of a count or factor."""
    low, high = ends(draft)
    label = interval(low, high, draft.form, draft.base)
    marks = (*draft.marks, "more") if counted.more else draft.marks
    if counted.words.partition(" ")[0].lower() in lexicon().words["others"]:  # "two other children"
        marks = (*marks, "other")
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
    """The count of "both" and "twice", or the factor of "twice as many"."""
    words = lexicon().words
    counted = counted_words(tokens, draft.right)
    after = tokens.lows[draft.right] if draft.right < len(tokens.lows) else ""
    before = tokens.lows[draft.left - 1] if draft.left else ""
    if tokens.lows[draft.left] not in words["counts_times"]:  # "both men", "they both"; not "both north and south"
        pair = counted.right < len(tokens.lows) and tokens.lows[counted.right] in words["and"]
        sure = (counted.words and not pair) or after in words["both_after"] or before in words["both_before"]
        return _made(tokens, draft, counted) if sure else None
    axis = "factor" if after in words["factor_after"] else "count"
    return _made(tokens, draft, Counted("times", draft.right), axis)


def _nothing(tokens: Tokens, draft: Draft) -> Value | None:
    """Nought of what is counted: "no casualties", "nobody", "none", "no one"."""
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
    """A count or factor, unless its figures are a year, a day, a time, a house number or part of a name."""
    words, right = lexicon().words, draft.right
    after = tokens.lows[right] if right < len(tokens.lows) else ""
    before = tokens.lows[draft.first - 1] if draft.first else ""
    if glued(tokens, right) and tokens.words[right][0].isalpha():  # "10x"
        return _factor(tokens, draft) if after in words["by"] else None
    times = right + 1 if after in LONG_DASHES and glued(tokens, right) else right
    if times < len(tokens.lows) and tokens.lows[times] in words["fold"]:
        return _factor(tokens, draft._replace(last=times + 1, right=times + 1))
    counted = counted_words(tokens, draft.last)
    if _is_time(tokens, draft, after, before) or _is_year(tokens, draft, counted) or _is_age(tokens, draft, after):
        return None
    if _is_marker(tokens, draft, after, before) or _is_address(tokens, right) or _is_name(tokens, draft):
        return None
    return None if _is_pronoun(tokens, draft, after, before) else _counted(tokens, draft, counted, before)


def _counted(tokens: Tokens, draft: Draft, counted: Counted, before: str) -> Value | None:
    """The count of what is counted, or the factor of "three times as many"."""
    words, lows = lexicon().words, tokens.lows
    last = counted.words.rpartition(" ")[2].lower()
    behind = lows[counted.right] if counted.right < len(lows) else ""
    if last in words["time_noun"] and draft.high < _MANY_HOURS:
        return None
    if last in words["times"]:
        return _made(tokens, draft, counted, "factor" if behind in words["factor_after"] else "count")
    of = draft.right < len(lows) and lows[draft.right] in words["of"] and not _is_everybody(tokens, draft)
    part = of or _is_part(tokens, draft.first, draft.right)
    if part and draft.numeral.sort == "cardinal" and not set(draft.marks) & _PARTS:
        draft = draft._replace(marks=(*draft.marks, "part"))
    return _made(tokens, draft, counted._replace(more=counted.more or before in words["additional_before"]))


def _is_part(tokens: Tokens, first: int, right: int) -> bool:
    """Whether a number is a part of a larger one: "of which | 12", "including | 12", "12 | people in Kent alone"."""
    words, lows = lexicon().words, tokens.lows
    if first and lows[first - 1] in words["part_including"]:
        return True
    if first > 1 and lows[first - 1] in words["part_which"] and lows[first - 2] in words["part_of"]:
        return True
    for low in lows[right : right + _ALONE]:
        if not low.isalpha():
            return False
        if low in words["part_alone"]:
            return True
    return False


def _is_everybody(tokens: Tokens, draft: Draft) -> bool:
    """Whether a number is not that of some but of all: "there were about | 40 of us"."""
    words, lows = lexicon().words, tokens.lows
    who = lows[draft.right + 1] if draft.right + 1 < len(lows) else ""
    return who in words["we_or_they"] and not words["there"].isdisjoint(lows[max(draft.first - 4, 0) : draft.first])


_READERS: dict[str, Callable[[Tokens, Draft], Value | None]] = {
    "factor": _factor,
    "nothing": _nothing,
    "exact": _exact,
    "cardinal": _cardinal,
    "vague": _cardinal,
}


def _is_time(tokens: Tokens, draft: Draft, after: str, before: str) -> bool:
    """Whether a figure is a day, a time of day, a year of an era or a number dialled: "June 6", "9 o'clock"."""
    words = lexicon().words
    counts = draft.right < len(tokens.lows) and is_plural(tokens.lows[draft.right])
    if (after in words["month"] and draft.high <= 31) or (before in words["month"] and not counts):
        return True
    if before in words["dialled"] and draft.numeral.figures and 100 <= draft.high < 1000 and not counts:
        return True
    return after in words["clock"] or after in words["era"]


def _is_age(tokens: Tokens, draft: Draft, after: str) -> bool:
    """Whether a bare figure is the age of the person named before it: "Ada Berg, 61, retired"."""
    at, words = draft.first - 1, lexicon().words
    if at < 1 or tokens.words[at] != "," or not tokens.words[at - 1][0].isupper() or draft.high > 110:
        return False
    return draft.numeral.figures and draft.form == "exact" and (not after or after in words["age_ends"])


def _is_marker(tokens: Tokens, draft: Draft, after: str, before: str) -> bool:
    """Whether a figure numbers an item of a list or a note: "1) Wash", "2. Cut", "as shown [3]"."""
    words = lexicon().words
    if not draft.numeral.figures or draft.high >= 100 or draft.step < 1 or draft.form != "exact":
        return False
    closed = after in words["closes"] and glued(tokens, draft.right)
    if draft.left == 0:
        return (closed or after in words["dots"]) and draft.right + 1 < len(tokens.words)
    return closed and before in words["bracket"] and draft.right == draft.left + 1


def _plural_next(tokens: Tokens, at: int) -> bool:
    return at < len(tokens.lows) and is_plural(tokens.lows[at])


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
    if (
        after in words["one_not_before"]
        or before in words["one_not_after"]
        or (not before and after in words["commas"])
    ):
        return True
    if after in words["of"]:
        near = tokens.lows[draft.right : draft.right + 5]
        return any(low in words["superlative"] or low.endswith(tuple(words["superlative_end"])) for low in near)
    return after.endswith(("'s", "’s")) or after in LONG_DASHES


def _is_address(tokens: Tokens, at: int) -> bool:
    """Whether a figure is a house number: "10 | Downing Street", "the 2300 | block of"."""
    skip = at + 1 if at + 1 < len(tokens.lows) and tokens.lows[at] in LONG_DASHES else at
    if skip + 1 < len(tokens.lows) and tokens.lows[skip] in lexicon().words["block"]:
        return tokens.lows[skip + 1] in lexicon().words["of"]
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
    return any(word[0].islower() and len(word) > 3 for word in tokens.words[max(0, at - 30) : at + 30])
