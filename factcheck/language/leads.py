"""What stands around a date: prepositions, hedges and tense, and whether a bare year, month or weekday is a date at all."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from factcheck.language.grammar import Fields, Found, Sentence, data

NAME = "calendar"


class Lead(NamedTuple):
    """What leads into a date."""

    first: int  # token where it begins
    kind: str = ""  # plain, point, before, by, after, least; empty without a preposition
    word: str = ""  # the preposition as shown
    hedged: bool = False


_MARKS = frozenset(":*|")


class _Words(NamedTuple):
    """The lists of the data file as sets."""

    leads: dict[str, tuple[str, str]]  # phrase → kind, word shown
    hedges: frozenset[str]
    function: frozenset[str]
    determiners: frozenset[str]
    people: frozenset[str]
    heads: frozenset[str]
    months: frozenset[str]
    future: frozenset[str]
    past: frozenset[str]
    change: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table: dict[str, Any] = data(NAME)
    leads = {phrase: ("plain", phrase) for phrase in table["leads"]["plain"]}
    for kind, phrases in table["bounds"].items():
        leads |= {phrase: (kind, kind if kind != "least" else "from") for phrase in phrases}
    for word, phrases in table["points"].items():
        leads |= {phrase: ("point", word) for phrase in phrases}
    listed = [table["hedges"]["words"], table["function"]["words"], table["function"]["determiners"]]
    listed += [table["doubt"]["people"] + table["doubt"]["designated"], table["heads"]["words"], table["doubt"]["months"]]
    listed += [table["tense"]["future"], table["tense"]["past"], table["change"]["verbs"]]
    return _Words(leads, *(frozenset(words) for words in listed))


def word(sentence: Sentence, i: int) -> str:
    """Return a token in lower case, empty beyond the text."""
    return sentence.words[i].lower() if 0 <= i < len(sentence.words) else ""


def is_name(sentence: Sentence, i: int) -> bool:
    """Return whether a token is a capitalised word without a class."""
    return 0 <= i < len(sentence.words) and "name" in sentence.values[i]


def is_noun(sentence: Sentence, i: int) -> bool:
    """Return whether a token may be a noun: a word that is no function word."""
    text = word(sentence, i)
    return text[:1].isalpha() and text not in _words().function


def lead(sentence: Sentence, first: int) -> Lead:
    """Return what leads into the date that begins at a token."""
    lists, hedged, start = _words(), False, first
    while start > 1 and sentence.words[start - 1] in _MARKS:  # "Founded: 2019"
        start -= 1
    if start != first and not any(" ".join(sentence.words[max(0, start - n) : start]).lower() in lists.leads for n in (1, 2, 3)):
        start = first
    while start > 0:
        for size in range(min(5, start), 0, -1):
            phrase = " ".join(sentence.words[start - size : start]).lower()
            if phrase in lists.hedges and not (size == 1 and phrase == "likely" and start - 1 == 0):
                hedged, start = True, start - size
                break
            if phrase in lists.leads:
                kind, shown = lists.leads[phrase]
                return Lead(start - size, kind, shown, hedged or _hedge_before(sentence, start - size))
        else:
            break
    return Lead(start, hedged=hedged)


def _hedge_before(sentence: Sentence, first: int) -> bool:
    """Return whether a hedge stands before a preposition: "probably in 2016"."""
    return word(sentence, first - 1) in _words().hedges


def is_adjective(sentence: Sentence, found: Found) -> bool:
    """Return whether a date qualifies a noun: "the June 6 announcement", "its 2023 report", "Sunday's game"."""
    if word(sentence, found.last) in ("'s", "’s"):
        return is_noun(sentence, found.last + 1)
    if "which" in found.fields or not is_noun(sentence, found.last):
        return False
    before = word(sentence, found.first - 1)
    bare = found.fields.keys() == {"year"} and before[:1].isalpha() and before not in _words().leads
    return before in _words().determiners or bare


def _side(text: str) -> float:
    """Return where a word looks: 1 ahead, -1 or -0.5 back, 0 nowhere."""
    lists = _words()
    if text in lists.future:
        return 1
    if text in lists.past:
        return -1
    return -0.5 if text.endswith(data(NAME)["tense"]["ending"]) and len(text) > 4 else 0


def _tense_behind(sentence: Sentence, last: int) -> float:
    """Return where the first telling word behind a date looks."""
    sides = (_side(word(sentence, i)) for i in range(last, last + data(NAME)["tense"]["reach"]))
    return next((side for side in sides if side), 0)


def tense(sentence: Sentence, found: Found) -> float:
    """Return 1 if the words around a date look ahead, -1 if back (-0.5 where only an ending tells), 0 if neither."""
    table = data(NAME)["tense"]
    weak = False
    if found.first <= 2:  # "In March, it recalled …"
        return _tense_behind(sentence, found.last)
    for i in range(found.first - 1, max(-1, found.first - 1 - table["reach"]), -1):
        text = word(sentence, i)
        if side := _side(text):
            return side
        weak = weak or (text in table["weak"] and i >= found.first - 2)
    if weak:
        behind = [word(sentence, i) for i in range(found.last, found.last + table["reach"])]
        return 1 if not set(behind) & set(table["pluperfect"]) else -1
    return 0


def is_recurring(sentence: Sentence, first: int) -> bool:
    """Return whether a weekday is one of many: "every Friday", "on a Monday"."""
    return word(sentence, first - 1) in data(NAME)["recurring"]["words"]


def is_change(sentence: Sentence, first: int) -> bool:
    """Return whether "from … to …" from a token on tells a change: "moved from June to July"."""
    reach = data(NAME)["change"]["reach"]
    return any(word(sentence, i) in _words().change for i in range(max(0, first - reach), first))


def accepted(sentence: Sentence, found: Found, led: Lead) -> bool:
    """Return whether a stretch that has the shape of a date is one where it stands."""
    fields = found.fields.keys() - {"abbr"}
    if "abbr" in found.fields and found.fields.keys() == {"abbr", "month"}:
        return bool(led.kind)
    for bare, test in _TESTS:
        if fields == bare:
            return test(sentence, found, led)
    return True


def _month_stands(sentence: Sentence, found: Found, led: Lead) -> bool:
    following = is_name(sentence, found.last)
    if led.kind:
        return not (following and led.word in ("by", "of", "and", "for"))
    if following or is_name(sentence, found.first - 1):
        return False
    return word(sentence, found.first) not in _words().months or word(sentence, found.first - 1) in _words().determiners


def _season_stands(sentence: Sentence, found: Found, led: Lead) -> bool:
    after = word(sentence, found.last)
    if led.kind in ("", "after") or after in ("of", "in"):
        return False
    return word(sentence, found.first) == "the" or not is_noun(sentence, found.last)


def _weekday_stands(sentence: Sentence, found: Found, led: Lead) -> bool:
    return bool(led.kind) or not is_name(sentence, found.last)


def _holiday_stands(sentence: Sentence, found: Found, led: Lead) -> bool:
    return not is_noun(sentence, found.last) or (bool(led.kind) and is_name(sentence, found.last))


def _unit_stands(sentence: Sentence, found: Found, _: Lead) -> bool:
    return word(sentence, found.first - 1) != "the" and found.fields["unit"] != "day"


def _likely(year: int) -> bool:
    return 1900 <= year < 2100 and (year % 100 != 0 or year == 2000)


def _year_stands(sentence: Sentence, found: Found, led: Lead) -> bool:
    """Return whether four digits are a year: not a count, a part number or the end of a name."""
    year, after = int(found.fields["year"]), word(sentence, found.last)
    before = word(sentence, found.first - 1)
    if led.word in data(NAME)["leads"]["never"] or (led.word in data(NAME)["leads"]["weak"] and not _likely(year)):
        return False
    if after[:1].isdigit() or after in ("%", "-") or before == "/" or after in _words().people or not 1000 <= year <= 2149:
        return False
    counted = after.endswith("s") and is_noun(sentence, found.last) and not is_name(sentence, found.last)
    if counted and (year % 100 == 0 or not led.kind):
        return False
    if led.kind or led.hedged:
        return bool(led.kind) or not (is_noun(sentence, found.last) or year % 100 == 0)
    if found.first == 0 or before in _words().determiners:
        return 1700 <= year < 2100 and (is_noun(sentence, found.last) or found.first == 0)
    if is_noun(sentence, found.last) and before[:1].isalpha() and not is_name(sentence, found.first - 1):
        low, high = data(NAME)["doubt"]["adjective"]
        return low <= year <= high and year != 2000 and not after.endswith("s")
    if before in ("(", "[", ";", "|") or (before == "," and not is_noun(sentence, found.last)):
        return True
    return before in _words().heads or (found.last == len(sentence.words) and not is_name(sentence, found.first - 1) and is_noun(sentence, found.first - 1))


def _monthday_stands(sentence: Sentence, found: Found, led: Lead) -> bool:
    return bool(led.kind) and led.word not in ("of", "in", "and", "for") and not is_noun(sentence, found.last)


def _weekend_stands(sentence: Sentence, found: Found, led: Lead) -> bool:
    return bool(led.kind) and not is_noun(sentence, found.last)


_TESTS = (
    ({"month"}, _month_stands),
    ({"season"}, _season_stands),
    ({"weekday"}, _weekday_stands),
    ({"holiday"}, _holiday_stands),
    ({"which", "unit"}, _unit_stands),
    ({"year"}, _year_stands),
    ({"monthday"}, _monthday_stands),
    ({"wkend"}, _weekend_stands),
)


def without_year(fields: Fields) -> bool:
    """Return whether the year of a date must come from elsewhere."""
    return not fields.keys() & {"year", "iso", "slashed", "dotted", "pair", "fy", "decade", "century", "short"}
