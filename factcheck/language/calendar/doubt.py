"""Whether what has the shape of a date is one: a bare year, month, weekday or season needs the right surroundings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.language.calendar.almanac import NAME
from factcheck.language.calendar.leads import Lead, is_name, is_noun, lists
from factcheck.language.grammar import Found, Sentence, lower
from factcheck.language.shapes import data


def accepted(sentence: Sentence, found: Found, led: Lead) -> bool:
    """Whether a stretch that has the shape of a date is one where it stands."""
    if "abbr" in found.fields and len(found.fields) == 2:  # "Jan" and "Mar" are names as well
        return bool(led.kind)
    test = _TESTS.get(frozenset(found.fields))
    return test is None or test(sentence, found, led)


def _month(sentence: Sentence, found: Found, led: Lead) -> bool:
    following = is_name(sentence, found.last)
    if led.kind:
        return not (following and led.word in data(NAME)["link"]["person"])
    if following or is_name(sentence, found.first - 1):
        return False
    return lower(sentence, found.first) not in lists().months or lower(sentence, found.first - 1) in lists().determiners


def _season(sentence: Sentence, found: Found, led: Lead) -> bool:
    if led.kind in ("", "after") or lower(sentence, found.last) in data(NAME)["link"]["other"]:  # the fall of Rome
        return False
    return lower(sentence, found.first) == data(NAME)["link"]["article"] or not is_noun(sentence, found.last)


def _weekday(sentence: Sentence, found: Found, led: Lead) -> bool:
    return bool(led.kind) or not is_name(sentence, found.last)


def _holiday(sentence: Sentence, found: Found, led: Lead) -> bool:
    return not is_noun(sentence, found.last) or (bool(led.kind) and is_name(sentence, found.last))


def _unit(sentence: Sentence, found: Found, _: Lead) -> bool:
    return lower(sentence, found.first - 1) != data(NAME)["link"]["article"] and str(found.fields["unit"]) != "day"


def _day_of_month(sentence: Sentence, found: Found, led: Lead) -> bool:
    return bool(led.kind) and led.word not in data(NAME)["link"]["counting"] and not is_noun(sentence, found.last)


def _weekend(sentence: Sentence, found: Found, led: Lead) -> bool:
    return bool(led.kind) and not is_noun(sentence, found.last)


def _year(sentence: Sentence, found: Found, led: Lead) -> bool:
    """Whether four figures are a year: not a count, a part number or the end of a name."""
    year, after, before = int(found.fields["year"]), lower(sentence, found.last), lower(sentence, found.first - 1)
    if after[:1].isdigit() or after in ("%", "-") or after in lists().counted or before == "/":
        return False
    noun = is_noun(sentence, found.last)
    stated = bool(led.kind) or before in lists().determiners
    if after.endswith("s") and noun and not is_name(sentence, found.last) and (year % 100 == 0 or not stated):
        return False  # 2000 boats, 1893 items
    if led.hedged and _made(sentence, found, led):
        return True
    if led.word in lists().never:
        return noun and _qualifies(sentence, found, year)
    if led.kind:
        return led.word not in lists().weak or _likely(year, noun)
    if led.hedged:
        return not noun and year % 100 != 0
    return _unled(sentence, found, year)


def _made(sentence: Sentence, found: Found, led: Lead) -> bool:
    """Whether a hedged number says when something came to be: "around 1400 AD", "built by the Normans about 1400"."""
    table, after = data(NAME)["made"], lower(sentence, found.last)
    if after in table["era"]:
        return True
    counted = is_noun(sentence, found.last) or after in data(NAME)["link"]["other"]
    return not counted and any(_comes_to_be(sentence, at) for at in _back(sentence, led.first))


def _back(sentence: Sentence, first: int) -> Iterator[int]:
    """The tokens before one, from right to left, as long as nothing but who did it, or where, lies between."""
    table = data(NAME)["made"]
    for at in range(first - 1, max(-1, first - 1 - table["reach"]), -1):
        yield at
        word, before = lower(sentence, at), lower(sentence, at - 1)
        doer = word.isalpha() and is_noun(sentence, at) and before in table["before_doer"]
        if not (doer or word in table["between"] or is_name(sentence, at)):
            return


def _comes_to_be(sentence: Sentence, at: int) -> bool:
    """Whether a word says that something came to be, or a life's begin or end."""
    table, word, before = data(NAME)["made"], lower(sentence, at), lower(sentence, at - 1)
    if word in table["passive"]:
        return at == 0 or before in table["passive_after"]
    if word in table["died"]:
        return before in table["died_after"] or is_name(sentence, at - 1)
    return word in table["sure"] and before not in table["not_after"]


def _likely(year: int, noun: bool) -> bool:
    """Whether a number is more likely a year than a count; `noun`: one follows."""
    if 1900 <= year < 2100:
        return year % 100 != 0 or year == 2000
    return year >= 1500 and year % 10 != 0 and not noun


def _qualifies(sentence: Sentence, found: Found, year: int) -> bool:
    """Whether four figures before a noun are a year: "sees 2025 operating profit", "fined over 2022 spill"."""
    low, high = data(NAME)["doubt"]["adjective"]
    return low <= year <= high and year != 2000 and not lower(sentence, found.last).endswith("s")


def _unled(sentence: Sentence, found: Found, year: int) -> bool:
    """Whether four figures without a preposition are a year."""
    before, noun = lower(sentence, found.first - 1), is_noun(sentence, found.last)
    if before == ":" and not noun and lower(sentence, found.first - 2) in data(NAME)["heads"]["labels"]:
        return 1000 <= year < 2100
    if found.first == 0:
        return 1700 <= year < 2100
    if before in lists().determiners:
        return 1700 <= year < 2100 and noun
    if before in ("(", "[", ";", "|") or (before == "," and not noun):
        return True
    if is_name(sentence, found.first - 1):  # Euro 2024, Windows 2000
        return before in lists().heads
    if noun and before[:1].isalpha():
        return _qualifies(sentence, found, year)
    return (
        before in data(NAME)["leads"]["done"]
        or before in lists().heads
        or (found.last == len(sentence.words) and is_noun(sentence, found.first - 1))
    )


def _century(sentence: Sentence, found: Found, _: Lead) -> bool:
    named = sentence.words[found.last - 1][0].isupper() and is_name(sentence, found.last)  # 20th Century Motors
    return not named and lower(sentence, found.last) not in data(NAME)["link"]["bygone"]


# Dates that consist of these fields only are looked at twice.
_TESTS: dict[frozenset[str], Callable[[Sentence, Found, Lead], bool]] = {
    frozenset(("month",)): _month,
    frozenset(("season",)): _season,
    frozenset(("weekday",)): _weekday,
    frozenset(("holiday",)): _holiday,
    frozenset(("which", "unit")): _unit,
    frozenset(("year",)): _year,
    frozenset(("monthday",)): _day_of_month,
    frozenset(("wkend",)): _weekend,
    frozenset(("nth", "century")): _century,
}
