"""What stands around a date: prepositions, hedges, tense, and what it qualifies."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from factcheck.language.calendar.almanac import NAME
from factcheck.language.grammar import Found, Sentence, lower
from factcheck.language.shapes import data


class Lead(NamedTuple):
    """What leads into a date."""

    first: int  # token where it begins
    kind: str = ""  # plain, point, before, by, after, least; empty without a preposition
    word: str = ""  # the preposition as shown
    hedged: bool = False


class Lists(NamedTuple):
    """The lists of the data file as sets."""

    leads: dict[str, tuple[str, str]]  # phrase → kind, word shown
    hedges: frozenset[str]
    ends: frozenset[str]  # last words of both
    function: frozenset[str]
    determiners: frozenset[str]
    counted: frozenset[str]
    heads: frozenset[str]
    months: frozenset[str]
    future: frozenset[str]
    past: frozenset[str]
    change: frozenset[str]
    never: frozenset[str]
    weak: frozenset[str]


@lru_cache(maxsize=1)
def lists() -> Lists:
    """The words around dates."""
    table: dict[str, Any] = data(NAME)
    leads: dict[str, tuple[str, str]] = {phrase: ("plain", phrase) for phrase in table["leads"]["plain"]}
    for kind, phrases in table["bounds"].items():
        leads |= dict.fromkeys(phrases, (kind, kind if kind != "least" else "from"))
    for shown, phrases in table["points"].items():
        leads |= dict.fromkeys(phrases, ("point", shown))
    hedges = frozenset(table["hedges"]["words"])
    ends = frozenset(phrase.split()[-1] for phrase in [*leads, *hedges])
    rest = (
        table["function"]["words"],
        table["function"]["determiners"],
        table["doubt"]["people"] + table["doubt"]["designated"],
        table["heads"]["words"],
        table["doubt"]["months"],
        table["tense"]["future"],
        table["tense"]["past"],
        table["change"]["verbs"],
        table["leads"]["never"],
        table["leads"]["weak"],
    )
    return Lists(leads, hedges, ends, *(frozenset(found) for found in rest))


_MARKS = frozenset(":*|")


def is_name(sentence: Sentence, i: int) -> bool:
    """Whether a token is a capitalised word without a class."""
    return 0 <= i < len(sentence.words) and "name" in sentence.values[i]


def is_noun(sentence: Sentence, i: int) -> bool:
    """Whether a token may be a noun: a word that is no function word."""
    text = lower(sentence, i)
    return text[:1].isalpha() and text not in lists().function


def lead(sentence: Sentence, first: int) -> Lead:
    """What leads into the date that begins at a token."""
    found, hedged, start = lists(), False, first
    while start > 1 and sentence.words[start - 1] in _MARKS:  # "Founded: 2019"
        start -= 1
    if start != first and lower(sentence, start - 1) not in found.ends:
        start = first
    while start > 0 and lower(sentence, start - 1) in found.ends:
        size, phrase = _phrase(sentence, start)
        if phrase in found.leads and phrase not in found.hedges:
            kind, shown = found.leads[phrase]
            before = lower(sentence, start - size - 1) in found.hedges  # probably in 2016
            begin = start if hedged and kind in ("plain", "point") else start - size - before
            return Lead(begin, kind, shown, hedged or before)
        if not size:
            break
        hedged, start = True, start - size
    return Lead(start, hedged=hedged)


def _phrase(sentence: Sentence, start: int) -> tuple[int, str]:
    """The longest lead or hedge that ends before a token, and its length; 0 where there is none."""
    found = lists()
    for size in range(min(5, start), 0, -1):
        phrase = " ".join(sentence.words[start - size : start]).lower()
        if phrase in found.hedges or phrase in found.leads:
            return size, phrase
    return 0, ""


def is_adjective(sentence: Sentence, found: Found) -> bool:
    """Whether a date qualifies a noun: "the June 6 announcement", "its 2023 report", "Sunday's game"."""
    if lower(sentence, found.last) in data(NAME)["link"]["possessive"]:
        return is_noun(sentence, found.last + 1)
    if "which" in found.fields or not is_noun(sentence, found.last):
        return False
    before = lower(sentence, found.first - 1)
    bare = (
        found.fields.keys() == {"year"}
        and before[:1].isalpha()
        and (before not in lists().leads or before in lists().never)
    )
    return before in lists().determiners or bare


def is_recurring(sentence: Sentence, first: int) -> bool:
    """Whether a weekday is one of many: "every Friday", "on a Monday"."""
    table = data(NAME)["recurring"]
    return lower(sentence, first - 1) in table["every"] or is_one(sentence, first)


def is_one(sentence: Sentence, first: int) -> bool:
    """Whether a weekday is any one of them: "on a Monday"."""
    return lower(sentence, first - 1) in data(NAME)["recurring"]["one"]


def is_change(sentence: Sentence, first: int) -> bool:
    """Whether "from … to …" from a token on tells a change: "moved from June to July"."""
    reach = data(NAME)["change"]["reach"]
    return any(lower(sentence, i) in lists().change for i in range(max(0, first - reach), first))


def _side(text: str) -> float:
    """Where a word looks: 1 ahead, -1 back, -0.5 back by its ending alone, 0 nowhere."""
    if text in lists().future:
        return 1
    if text in lists().past:
        return -1
    return -0.5 if text.endswith(data(NAME)["tense"]["ending"]) and len(text) > 4 else 0


def tense(sentence: Sentence, found: Found, led: Lead) -> float:
    """Where the words around a date look: those to the left, of a date that opens its sentence those to the right."""
    table = data(NAME)["tense"]
    reach = table["reach"]
    if found.first <= 2:
        opens = led.kind or lower(sentence, found.last)[:1].isalpha()  # not "26 March: Leeds, sold out"
        return _behind(sentence, found.last, reach) if opens else 0
    weak = False
    for i in range(found.first - 1, max(-1, found.first - 1 - reach), -1):
        text = lower(sentence, i)
        side = _side(text)
        if side and (told := _told(sentence, i, side, found.first)) is not None:
            return told
        weak = weak or (text in table["weak"] and i >= found.first - 2)
    if not weak:
        return 0
    behind = {lower(sentence, i) for i in range(found.last, found.last + reach)}
    return 1 if behind.isdisjoint(table["pluperfect"]) else -1


def _told(sentence: Sentence, i: int, side: float, first: int) -> float | None:
    """What a telling word says of a date with the words before it, None where it says nothing of it."""
    table, before = data(NAME)["tense"], {lower(sentence, i - n) for n in (1, 2, 3)}
    if side > 0:
        return side if before.isdisjoint(table["undone"]) else 0  # was scheduled for
    if not before.isdisjoint(lists().future):  # will be asked on; not "originally scheduled to be asked on"
        undone = {lower(sentence, i - n) for n in range(1, 6)} & set(table["undone"])
        return 0 if undone else 1
    if not before.isdisjoint(table["present"]):  # is needed until, has approved
        return None
    return side if i >= first - 2 or lower(sentence, i) not in table["telling"] else None


def _behind(sentence: Sentence, last: int, reach: int) -> float:
    """Where the first telling word behind a date looks."""
    sides = (_side(lower(sentence, i)) for i in range(last, last + reach))
    return next((side for side in sides if side), 0)
