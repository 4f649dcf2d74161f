"""Two values that differ and yet say nothing against each other, by what the statements tell beside them.

A resident and another, a relative, the rest; until then, and since. Amounts have a module of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from factcheck.judge import amounts, deed
from factcheck.judge.cues import alone, followed, pattern, says
from factcheck.language import data, words_of
from factcheck.model import DENIAL, Placed

Rule = Callable[[Placed, Placed, tuple[str, str]], bool]
_RESIDENT = re.compile(r"(?P<name>[A-Z][\w'-]+),? (?:\d{1,3},? |\(\d{1,3}\),? )?of $")  # the last name of who is from


def residents(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether two places are told as where two persons are from: "Ann Orr, 40, of Leeds", "Pia Lund, of York"."""
    if left.value is None or right.value is None:
        return False
    ours, theirs = (_RESIDENT.search(text[: v.start]) for v, text in ((left.value, texts[0]), (right.value, texts[1])))
    return ours is not None and theirs is not None and ours["name"] != theirs["name"]


def street_in(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether one of two places is a street, which may well lie in the other."""
    if left.value is None or right.value is None or right.value.kind != "place":
        return False
    places = left.value.label, right.value.label
    levels = {deed.level(place) for place in places}
    spots = any(place.rpartition(" ")[2].casefold() in words_of("scope")["spots"] for place in places)
    return "street" in levels and len(levels) == 2 and "venue" not in levels and not spots


def relatives(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether only one of two values is told of a relative: "her husband died in 2003", "Moe died in 2012"."""
    kin = words_of("scope")["kin"]
    if (left.agent in kin) == (right.agent in kin):
        return False
    relative, other, text = (left, right, texts[0]) if left.agent in kin else (right, left, texts[1])
    return bool(other.agent or other.holder) or _of_somebody(relative.agent).search(text) is not None


@lru_cache(maxsize=256)
def _of_somebody(kin: str) -> re.Pattern[str]:
    """A relative who is told of as somebody's: "her husband", "Moe's late husband"."""
    return re.compile(rf"\b{data('scope')['whose']} (?:\w+ ){{0,2}}{kin}\b", re.IGNORECASE)


def of_the_rest(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether only one of two statuses is that of the rest: "nothing else is affected"."""
    if left.value is None or right.value is None or left.value.axis != "status":
        return False
    return alone("others", left, right, texts)


def since(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether a status is denied up to some time, or affirmed anew: "no woman had won before", "trains run again"."""
    if left.value is None or right.value is None or left.value.axis != "status":
        return False
    for denied, other, (text, told) in ((left.value, right.value, texts), (right.value, left.value, texts[::-1])):
        if denied.label.startswith(DENIAL) and not other.label.startswith(DENIAL):
            until = pattern("until_then").search(text) and not pattern("past").search(told)
            return bool(until) or alone("again", left, right, texts)
    return False


def one_of_several(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether one of two names is told as that of one of several: "Ann Orr was one of the passengers"."""
    sides = zip((left.value, right.value), texts, strict=True)
    return any(value is not None and says("one_of", text, value.start, value.end) for value, text in sides)


def in_the_end(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether what one of two statuses affirms did not come about after all: "was to dock at nine but did not"."""
    return followed("but_not", left, right, texts)


def nowadays(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether one of two dates only says that things are so now: "today there are 840"."""
    return any(
        claim.value is not None
        and text[claim.value.start : claim.value.end].casefold() == "today"
        and pattern("present").search(text) is not None
        and pattern("not_present").search(text) is None
        for claim, text in zip((left, right), texts, strict=True)
    )


def recipes(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether both are steps or ingredients of recipes, of which there are many for one dish."""
    return all(pattern("recipe").search(text) is not None for text in texts)


def cut_short(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether one of two dates is a day or year that only its surroundings tell in full: "on the 21st", "in '26"."""
    sides = list(zip((left.value, right.value), texts, strict=True))
    for (one, text), (other, _) in (sides, sides[::-1]):
        if one is None or other is None:
            return False
        words = text[one.start : one.end]
        if one.label[-2:] == other.label[-2:] and pattern("day_alone").fullmatch(words):
            return True
        year = pattern("year_alone").search(words)
        if year and re.search(rf"\b\d\d{year['year']}\b", other.label):
            return True
    return False


_ANY = (amounts.stepped, amounts.one_alone, amounts.ends, amounts.both_ways, amounts.can_be)
TOLD: dict[str, tuple[Rule, ...]] = {
    "number": (*_ANY, recipes, amounts.shares, amounts.part_of_whole, amounts.enumerated, amounts.first_of_many),
    "money": _ANY,
    "percent": (amounts.one_alone,),
    "measure": (*_ANY, recipes, amounts.storms, amounts.dimensions, amounts.distances),
    "duration": (*_ANY, recipes, amounts.distances, amounts.ago),
    "status": (of_the_rest, since, in_the_end),
    "person": (one_of_several,),
    "organisation": (one_of_several,),
    "other": (one_of_several,),
    "place": (one_of_several, residents, street_in, relatives),
    "date": (relatives, nowadays, cut_short),
}  # by the kind of the values


def apart(left: Placed, right: Placed, texts: tuple[str, str]) -> bool:
    """Whether what is told beside two values that differ says that they are of two things, or of two times."""
    return left.value is not None and any(rule(left, right, texts) for rule in TOLD.get(left.value.kind, ()))
