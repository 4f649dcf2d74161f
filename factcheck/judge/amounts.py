"""Two amounts that differ and yet say nothing against each other, by what the statements tell beside them.

A part and the whole, the peak and the day, the forerunner and the new one, the length and the width.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache

from factcheck.judge.cues import alone, followed, pattern, says
from factcheck.language import data, words_of
from factcheck.language.figures import cut
from factcheck.language.numerals import numerals
from factcheck.model import DESIGNATOR, Placed

_LABEL = re.compile(r"\s*[:.)|–—]")  # behind what numbers an entry
_SAME = 0.03  # by how much the double of a value may be off
_ALONE = ("at_peak", "asked")  # what a figure that is not said to be the same may be
_BEFORE, _BEHIND = 4, 3  # words beside a measure that tell what it is of
_ASIDE = re.compile(r"^\s*\([^)]*\)")  # "75 km (47 miles) …"


def part_of_whole(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether one side alone says that the larger count is of the world, or the smaller one of a town or county."""
    a, b = left.value, right.value
    if a is None or b is None or a.axis != "count" or a.low is None or b.low is None or a.low == b.low:
        return False
    sides = (a, texts[0]), (b, texts[1])
    wide, within = ([says(name, text, v.start, v.end) for v, text in sides] for name in ("worldwide", "within"))
    larger = a.low > b.low
    return (wide[0] != wide[1] and larger == wide[0]) or (within[0] != within[1] and larger == within[1])


def shares(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether two counts tell of two parts of one whole: "nine of the 27 died", "eighteen of the 27 came home"."""
    a, b = left.value, right.value
    if a is None or b is None or a.axis != "count" or left.predicate == right.predicate:
        return False
    ours, theirs = pattern("of_whole").match(texts[0], a.end), pattern("of_whole").match(texts[1], b.end)
    return ours is not None and theirs is not None and ours["whole"].casefold() == theirs["whole"].casefold()


def first_of_many(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether two counts are of all and of all but one that is told apart: "the captain and a crew of 28", "29 men"."""
    a, b = left.value, right.value
    if a is None or b is None or a.axis != "count" or a.low is None or b.low is None:
        return False
    return any(
        more.low - less.low == 1 and _one_and().search(text[: less.start]) is not None
        for more, less, text in ((a, b, texts[1]), (b, a, texts[0]))
        if more.low is not None and less.low is not None
    )


@cache
def _one_and() -> re.Pattern[str]:
    """What tells one apart before all the others: "the captain and a crew of"."""
    own = r"(?:an?|his|her|their|its)"
    return re.compile(rf"\b(?:the|one|{own}) (?:[\w-]+ ){{1,2}}(?:and|plus) (?:{own} )?(?:\w+ of )?$", re.IGNORECASE)


def both_ways(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether one value is the double of the other, and is said to be of the way there and back."""
    a, b = left.value, right.value
    if a is None or b is None or not a.low or not b.low:
        return False
    return any(
        abs(more.low - 2 * less.low) <= _SAME * more.low and says("both_ways", text, more.start, more.end)
        for more, less, text in ((a, b, texts[0]), (b, a, texts[1]))
        if more.low and less.low
    )


def stepped(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether one value is told with by how much it is off the other: "nineteen, five more than on Monday", "14"."""
    a, b = left.value, right.value
    if a is None or b is None:
        return False
    return any(
        one.low is not None
        and other.low is not None
        and abs(one.low + _step(text, one.end) - other.low) <= other.step / 2
        for one, other, text in ((a, b, texts[0]), (b, a, texts[1]))
    )


@lru_cache(maxsize=65536)
def _step(text: str, end: int) -> float:
    """By how much what a value is compared with is off it, by the words behind it; NaN where they don't tell."""
    found = pattern("step").match(text, end)
    if found is None:
        return math.nan
    size = next((told.low for told in numerals(cut(found["step"]), (), lambda *_: False)), math.nan)
    return size if found["less"] else -size


def one_alone(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether only one of two figures is a first estimate, that at the peak, of an earlier model, or was asked for."""
    a, b = left.value, right.value
    if a is None or b is None or a.low is None:
        return False
    if alone("provisional", left, right, texts) or (a.kind != "percent" and alone("forerunner", left, right, texts)):
        return True
    if a.kind == "money" and alone("sort_sold", left, right, texts):
        return True
    return a.kind in ("number", "money", "percent") and any(alone(name, left, right, texts) for name in _ALONE)


def ends(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether a figure is where several begin or end, and the other lies beyond: "from £45", "the box: £120"."""
    a, b = left.value, right.value
    if a is None or b is None or a.low is None or b.low is None:
        return False
    (low, high), (other_low, other_high) = (
        (_ending("lowest", text, v.start), _ending("highest", text, v.start))
        for v, text in ((a, texts[0]), (b, texts[1]))
    )
    if low != other_low:
        return b.low >= a.low if low else a.low >= b.low
    return high != other_high and (b.low <= a.low if high else a.low <= b.low)


@lru_cache(maxsize=65536)
def _ending(name: str, text: str, start: int) -> bool:
    """Whether the words right before a value say that it is the lowest, or the highest, of several."""
    return pattern(name).search(text[:start]) is not None


def can_be(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether a measure lies between what can be and what was: "can fall to 2 °C", "I measured 4 °C"."""
    a, b = left.value, right.value
    if a is None or b is None or a.low is None or b.low is None:
        return False
    for limit, other, text in ((a, b, texts[0]), (b, a, texts[1])):
        found = _extremes().search(text[: limit.start])
        if found and limit.low is not None and other.low is not None:
            return other.low >= limit.low if found["falls"] else other.low <= limit.low
    return False


@cache
def _extremes() -> re.Pattern[str]:
    """The words right before what something can fall or rise to."""
    words = data("scope")["extremes"]
    return re.compile(
        rf"\b(?:{words['can']})\s+(?:\w+\s+){{0,2}}(?:(?P<falls>{words['falls']})|{words['rises']})\s*$", re.IGNORECASE
    )


def enumerated(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether two designators only number what stands behind them: "Step 1: rinse", "Step 2: dry"."""
    sides = (left.value, texts[0]), (right.value, texts[1])
    return all(
        value is not None and value.axis.startswith(DESIGNATOR) and value.start == 0 and _LABEL.match(text, value.end)
        for value, text in sides
    )


def ago(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether one of two spans of time ends when its article was written: "40 years ago today"."""
    return followed("ago", left, right, texts)


def storms(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether two measures are of a storm or of what moves, which change by the hour.

    They may be of one time where both tell of its landfall, or both of its greatest strength.
    """
    ours, theirs = (_changes(text) for text in texts)
    return ours is not None and theirs is not None and not (ours and ours == theirs)


@lru_cache(maxsize=65536)
def _changes(text: str) -> frozenset[str] | None:
    """The times that a statement on a storm or on what moves fixes: landing, peak; None for other statements."""
    words, lists = set(re.findall(r"[a-z]+", text.casefold())), words_of("storms")
    if lists["changing"].isdisjoint(words):
        return None
    return frozenset(time for time in ("landing", "peak") if not lists[time].isdisjoint(words))


def dimensions(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether two measures are told to be of two things: "85 feet wide", "1,595 feet long"."""
    a, b = left.value, right.value
    if a is None or b is None:
        return False
    ours, theirs = _dimension(texts[0], a.start, a.end), _dimension(texts[1], b.start, b.end)
    return bool(ours and theirs) and ours != theirs


@lru_cache(maxsize=65536)
def _dimension(text: str, start: int, end: int) -> str:
    """What a measure is of by the words behind it, or else before it; empty where they don't tell."""
    behind = re.split(r"[,;.:]|\d", _ASIDE.sub("", text[end:]))[0].split()[:_BEHIND]
    before = re.split(r"[,;.()]|\d", text[:start])[-1].replace(":", " ").replace("|", " ").split()[-_BEFORE:]
    for words in (behind, before[::-1]):
        for word in words:
            if found := _dimensions().get(word.casefold()):
                return found
    return ""


@cache
def _dimensions() -> dict[str, str]:
    """The words that tell what a measure is of, with what they tell."""
    return {word: name for name, words in data("scope")["dimensions"].items() for word in words}


def distances(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether two measures are from two places that they name: "40 miles north of Leeds", "30 miles from York"."""
    if left.value is None or right.value is None:
        return False
    ours, theirs = (_origin(text, v.end) for v, text in ((left.value, texts[0]), (right.value, texts[1])))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


@cache
def _from() -> re.Pattern[str]:
    """What tells where a distance is from: "… west of the town of Lund", "… away from Lund"."""
    return re.compile(
        r"\s+(?:(?:away|off|out|outside|down|up|due|[a-z]*(?:north|south|east|west)[a-z]*)\s+)*(?:of|from)\s+"
        r"(?:(?:the|its|[a-z'’]+)\s+){0,6}?(?P<name>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*)"
    )


@lru_cache(maxsize=65536)
def _origin(text: str, end: int) -> frozenset[str]:
    """The words of the name of the place that a distance behind which it stands is from; empty without one."""
    found = _from().match(_ASIDE.sub("", text[end:]))
    return frozenset(found["name"].casefold().split()) if found else frozenset()
