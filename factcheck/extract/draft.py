"""Numerals with what stands around them: the unit or currency, what it is per, the hedge."""

from __future__ import annotations

import math
from typing import NamedTuple

from factcheck.extract.period import period
from factcheck.language import hedges, units
from factcheck.language.figures import DASHES, Numeral, Tokens, glued, lexicon
from factcheck.language.numerals import numerals
from factcheck.language.units import Unit

LONG_DASHES = DASHES | {"–", "—"}
_LEAST, _MOST = 0.02, 0.1  # how far off "about n" may be, for the most precise n and for a round one
_CAP = 6  # tokens from "limit" to the number
_MANY = 100  # "12 won" is a victory, "1200 won" is money


class Draft(NamedTuple):
    """A number as stated, still in the unit it is written in."""

    low: float
    high: float
    step: float
    left: int  # first token, hedges aside
    right: int  # token after the last, the unit included
    numeral: Numeral  # the first numeral
    unit: Unit | None = None
    written: str = ""  # the unit as written
    per: str = ""  # what it is per, where that is no unit: "month", "person"
    form: str = "exact"  # exact, about, bound, range, score
    first: int = 0  # first token, hedges included
    last: int = 0  # token after the last, hedges included
    base: float | None = None  # the number itself where a hedge widens it
    parts: tuple[float, ...] = ()  # score: its figures
    marks: tuple[str, ...] = ()  # from, to, by, part, whole, share, converted, up, down


def drafts(tokens: Tokens, blocked: frozenset[int]) -> list[Draft]:
    """The numerals of a text outside the blocked tokens, each with its unit and hedges, in order."""
    single = [_with_unit(tokens, numeral) for numeral in numerals(tokens, blocked, units.is_money)]
    return [_hedged(tokens, draft) for draft in _compounded(tokens, single)]


def _with_unit(tokens: Tokens, numeral: Numeral) -> Draft:
    """A numeral with the currency before it or the unit behind it."""
    plain = Draft(numeral.low, numeral.high, numeral.step, numeral.left, numeral.right, numeral)
    if numeral.sort in ("ordinal", "nothing", "exact", "factor"):
        return plain
    sign = units.before(tokens, numeral.left)
    if sign is not None:
        draft = _priced(tokens, plain, sign)
    else:
        found = _unit_behind(tokens, numeral)
        if found is None:
            draft = _magnitude(tokens, plain)
        else:
            unit, right = found
            draft = plain._replace(unit=unit, right=right, written=unit.writing)
    return _rate(tokens, draft) if draft.unit is not None else draft


def _priced(tokens: Tokens, draft: Draft, sign: units.Found) -> Draft:
    """A sum of money with its sign; the name of the currency behind it belongs to it: "$5 million dollars"."""
    unit, left = sign
    again = units.behind(tokens, draft.right, True)
    right = again[1] if again is not None and again[0].kind == "money" and again[0].factor == 1 else draft.right
    if again is not None and right > draft.right and len(again[0].axis) == 3:  # "$5 AUD"
        unit = again[0] if unit.writing != again[0].writing and unit.axis == "usd" else unit
    return draft._replace(unit=unit, left=left, right=right, written=unit.writing)


def _unit_behind(tokens: Tokens, numeral: Numeral) -> units.Found | None:
    """The unit behind a numeral, if it is one here: "12 won gold" wins nothing in Korea."""
    lows, at, words = tokens.lows, numeral.right, lexicon().words
    figures = numeral.figures or numeral.scale > 1
    found = units.behind(tokens, at, figures)
    if found is None and numeral.sort == "fraction" and at < len(lows):  # "half a mile", "a third of a mile"
        skip = at + 1 if lows[at] in words["of"] else at
        if skip < len(lows) and lows[skip] in words["article"]:
            found = units.behind(tokens, skip + 1, False)
    if found is None:
        return None
    unit, right = found
    known = units.tables().words
    if unit.writing in known["many_only"] and numeral.high < _MANY:
        return None
    if unit.writing in known["filled"] and not _filled(tokens, numeral, right):
        return None
    if unit.kind == "money" and not figures and not unit.writing.isalpha():  # "a weekly one $72"
        return None
    if unit.writing in known["mass_pound"] and _is_mass(tokens, at, known["pound_mass"]):
        return Unit(unit.writing, "measure", "kilogram", 0.45359237), right
    if unit.writing in known["no_unit_before"] and right < len(lows) and lows[right] in known["not_unit"]:
        return None
    return found


def _filled(tokens: Tokens, numeral: Numeral, at: int) -> bool:
    """Whether cups measure something: "half a cup", "two cups of flour"; not "two cups" that were won."""
    if numeral.sort == "fraction" or numeral.high % 1:
        return True
    of = at + 1 < len(tokens.lows) and tokens.lows[at] in lexicon().words["of"] and tokens.words[at + 1].islower()
    return of or not units.tables().words["kitchen"].isdisjoint(tokens.lows)


def _is_mass(tokens: Tokens, at: int, words: frozenset[str]) -> bool:
    """Whether pounds weigh: "weighs 12 pounds", "a 200-pound statue"."""
    near = tokens.lows[max(0, at - 8) : at + 8]
    return tokens.lows[at] in DASHES or not words.isdisjoint(near)


def _magnitude(tokens: Tokens, draft: Draft) -> Draft:
    """A number behind the word for how strong an earthquake is: "magnitude 7.5", "magnitude-9.1", "magnitude of 6"."""
    at, words = draft.left - 1, lexicon().words
    while at > 0 and (tokens.lows[at] in DASHES or tokens.lows[at] in words["of"]) and draft.left - at < 3:
        at -= 1
    known = units.tables().words
    if at < 0 or not draft.numeral.high < 12:
        return draft
    if tokens.lows[at] not in known["magnitude_before"]:
        near = tokens.lows[max(0, draft.left - 4) : draft.left]
        tenths = draft.step == 0.1 and not known["magnitude_near"].isdisjoint(near)
        if not tenths or known["magnitude_of"].isdisjoint(tokens.lows):
            return draft
        return draft._replace(unit=Unit("", "measure", "magnitude"))
    return draft._replace(unit=Unit(tokens.lows[at], "measure", "magnitude"), left=at, written=tokens.lows[at])


def _rate(tokens: Tokens, draft: Draft) -> Draft:
    """A quantity with what it is per: "60 miles an hour", "$49 a month", "3 kg per square metre"."""
    unit = draft.unit
    found = units.per(tokens, draft.right) or _per_of(tokens, draft.right)
    if found is None and unit is not None and unit.kind == "money":
        return draft._replace(per=period(tokens, draft.left, draft.right))
    if found is None or unit is None or unit.kind == "time":
        return draft
    below, right = found
    if not below.axis:
        return draft._replace(per=below.writing, right=right)
    if unit.kind == "measure":
        axis = f"{unit.axis}/{below.axis}"
        rate = Unit(unit.writing, "measure", axis, unit.factor / below.factor)
        return draft._replace(unit=rate, right=right, written=f"{unit.writing}/{below.writing}")
    return draft._replace(per=below.writing, right=right)


def _per_of(tokens: Tokens, at: int) -> units.Found | None:
    """What a quantity of something is per: "3 litres | of water a day"; the thing stays outside."""
    if at + 3 >= len(tokens.lows) or tokens.lows[at] not in lexicon().words["of"]:
        return None
    found = units.per(tokens, at + 2) if tokens.lows[at + 1].isalpha() else None
    return (found[0], at) if found is not None and found[0].axis else None


def _compounded(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Drafts, those that state one quantity in two units made one: "5 ft 6 in", "five foot six", "6 lb 3 oz"."""
    done: list[Draft] = []
    for draft in drafts:
        part = _part_of(tokens, done[-1], draft) if done else None
        if part is None:
            done.append(draft)
        else:
            done[-1] = part
    return done


def _part_of(tokens: Tokens, whole: Draft, part: Draft) -> Draft | None:
    """Both drafts as one quantity, None where they are two."""
    unit, known = whole.unit, units.tables().words
    if unit is None:
        return _primed(tokens, whole, part)
    small = part.numeral.sort == "cardinal" and part.numeral.scale == 1
    if not small or unit.writing not in known["compound"] or not _follows(tokens, whole.right, part.left):
        return None
    if part.unit is None:
        return _inches(tokens, whole, part) if unit.writing in known["feet"] else None
    if part.unit.axis != unit.axis or max(1.0, part.high) * part.unit.factor >= unit.factor:
        return None
    return _sum(whole, part.high * part.unit.factor / unit.factor, part.right)


def _inches(tokens: Tokens, whole: Draft, part: Draft) -> Draft | None:
    """Feet with a bare number of inches: "five foot six", "5-foot-6", "5 ft 6 in"."""
    right = part.right
    if right < len(tokens.lows) and tokens.lows[right] in units.tables().words["inch_behind_feet"]:
        right += 1
    elif part.left > whole.right and not glued(tokens, part.left):
        return None
    return _sum(whole, part.high / 12, right) if part.high < 12 else None


def _primed(tokens: Tokens, whole: Draft, part: Draft) -> Draft | None:
    """Feet and inches with signs: 5'6"."""
    known, at = units.tables().words, whole.right
    if part.left != at + 1 or tokens.lows[at] not in known["prime"] or part.high >= 12:
        return None
    if not glued(tokens, at) or not glued(tokens, part.left):
        return None
    closed = part.right < len(tokens.lows) and tokens.lows[part.right] in known["primes"]
    feet = whole._replace(unit=Unit("ft", "measure", "metre", 0.3048), written="ft")
    return _sum(feet, part.high / 12, part.right + closed)


def _follows(tokens: Tokens, right: int, left: int) -> bool:
    """Whether nothing but a hyphen or "and" stands between two tokens."""
    between = tokens.lows[right:left]
    return not between or (len(between) == 1 and (between[0] in DASHES or between[0] in lexicon().words["and"]))


def _sum(whole: Draft, part: float, right: int) -> Draft:
    """A quantity with a smaller part added, in units of the larger."""
    return whole._replace(low=whole.low + part, high=whole.high + part, step=1 / 12, right=right)


def _hedged(tokens: Tokens, draft: Draft) -> Draft:
    """A draft with the hedges before and behind it."""
    low, high, form, first, last = draft.low, draft.high, draft.form, draft.left, draft.right
    base = low if low == high else None
    if draft.numeral.sort == "vague" and low != high:
        form = "about"
    for found, before in ((hedges.before(tokens, draft.left), True), (hedges.behind(tokens, draft.right), False)):
        if found is None or draft.numeral.sort in ("ordinal", "nothing"):
            continue
        hedge, place = found
        if before and hedge.form == "bound" and _reaches(tokens, place):
            continue
        first, last = (place, last) if before else (first, place)
        share = _tolerance(draft) if hedge.form == "about" else 1.0
        low, high = _stretched(low, _nearer(hedge.low, share)), _stretched(high, _nearer(hedge.high, share))
        form = hedge.form if hedge.form != "exact" else form
    if form == "exact" and first == draft.left and _capped(tokens, first):
        low, form = -math.inf, "bound"
    return draft._replace(low=low, high=high, form=form, first=first, last=last, base=base)


def _capped(tokens: Tokens, at: int) -> bool:
    """Whether a number is named as a limit: "the limit is 10 members", "maximum file size: 50 MB"."""
    words, lows = lexicon().words, tokens.lows
    if at > 0 and lows[at - 1] in words["of"]:  # "maximum winds of 65 mph" blew
        return at > 1 and lows[at - 2] in words["cap"]
    return at > 0 and lows[at - 1] in words["capping"] and not words["cap"].isdisjoint(lows[max(0, at - _CAP) : at - 1])


def _reaches(tokens: Tokens, at: int) -> bool:
    """Whether "up to" tells where something went, and no bound: "the fee goes up to $6"."""
    words = lexicon().words
    return at > 0 and tokens.lows[at] in words["reach"] and tokens.lows[at - 1] in words["reaching"]


def _tolerance(draft: Draft) -> float:
    """The share of a hedge's width that a number allows: all of it for "about 500", little for "about 326".

    Nobody who states a number to the last digit means one that is far off.
    """
    size = abs(draft.numeral.high)
    if draft.numeral.sort != "cardinal" or not size or not draft.numeral.step:
        return 1.0
    step = draft.numeral.step * (5 if round(size / draft.numeral.step) % 5 == 0 else 1)  # 75, 250: round as well
    return min(1.0, max(_LEAST, 2 * step / size) / _MOST)


def _nearer(factor: float, share: float) -> float:
    """A factor nearer to one."""
    return factor if share == 1.0 or abs(factor) == float("inf") else 1 + (factor - 1) * share


def _stretched(value: float, factor: float) -> float:
    """A value times a factor; an infinite one is an open end."""
    return factor if abs(factor) == float("inf") else float(f"{value * factor:.12g}")
