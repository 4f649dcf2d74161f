"""Numerals in words: "twenty-one", "a hundred and fifty", "two-thirds", "half a million", "several hundred"."""

from __future__ import annotations

from factcheck.language.figures import DASHES, Lexicon, Numeral, Tokens, glued, is_plural, scaled, step_of, times


def spelled(tokens: Tokens, at: int, lex: Lexicon) -> Numeral | None:
    """A numeral in words: "twenty-one", "a hundred and fifty", "one thousand two hundred million", "two dozen"."""
    lows, left = tokens.lows, at
    if lows[at] in lex.scale:
        if at == 0 or lows[at - 1] not in lex.words["article"]:
            return None
        left = at - 1
    value, right, dozen = _compose(tokens, at, lex)
    ending = _denominator(tokens, right, value, lex)
    if ending is not None:
        below, right = ending
        return _of_scale(tokens, Numeral(value / below, value / below, 0.1 / below, left, right, "fraction"), lex)
    ordinal_value = _ordinal_end(tokens, right, value, lex)
    if ordinal_value is not None:
        end = right + 2 if lows[right] in DASHES else right + 1
        return Numeral(ordinal_value, ordinal_value, 1, left, end, "ordinal")
    scale = lex.scale.get(lows[right - 1], 1.0)
    half = _and_a_half(tokens, right, lex)
    if half is None:
        step = 6.0 if dozen else step_of(value)
        return Numeral(value, value, step, left, right, "cardinal", False, scale)
    value += half[0] * scale
    numeral = Numeral(value, value, scale / 10, left, half[1], "cardinal", False, scale)
    return numeral if scale > 1 else scaled(tokens, numeral, lex)


def _compose(tokens: Tokens, at: int, lex: Lexicon) -> tuple[float, int, bool]:
    """The value of the number words from a token on, the token after them, and whether a dozen ended them."""
    lows, size = tokens.lows, len(tokens.lows)
    total, here, top, dozen, right = 0.0, 0.0, float("inf"), False, at
    room = float("inf")  # what may still be added: after "twenty" less than ten, after "hundred" less than a hundred
    if lows[at] in lex.scale:
        here = 1.0
    while right < size and not dozen:
        skip = right + 1 if right > at and _joins(tokens, right, room, lex) else right
        low = lows[skip] if skip < size else ""
        if low in lex.cardinal and lex.cardinal[low] < room and (lex.cardinal[low] > 0 or right == at):
            number = lex.cardinal[low]
            here, room = here + number, (10 if number >= 20 else 0)
        elif low in lex.scale and (skip == right or lows[right] in DASHES) and here:
            scale, dozen = lex.scale[low], lex.scale[low] == 12
            if scale == 100 or dozen:
                here, room = here * scale, 100
            else:
                here = (total + here) * scale if scale > top else here * scale + (total if scale < top else 0)
                total, here, top, room = here, 0.0, scale, 1000
        else:
            break
        right = skip + 1
    return total + here, right, dozen


def _joins(tokens: Tokens, at: int, room: float, lex: Lexicon) -> bool:
    """Whether a token joins two number words: the hyphen of "twenty-one", the "and" of "a hundred and fifty"."""
    low = tokens.lows[at]
    if low in DASHES:
        return glued(tokens, at) and glued(tokens, at + 1)
    after = tokens.lows[at + 1] if at + 1 < len(tokens.lows) else ""
    return low in lex.words["and"] and room >= 100 and after in lex.cardinal


def _denominator(tokens: Tokens, at: int, above: float, lex: Lexicon) -> tuple[float, int] | None:
    """The denominator behind a numerator in words and the token after it: "two-thirds", "three quarters"."""
    lows = tokens.lows
    skip = at + 1 if at < len(lows) and lows[at] in DASHES and glued(tokens, at) else at
    if skip >= len(lows) or lows[skip] not in lex.fraction or not 0 < above < 100 or above % 1:
        return None
    below = lex.fraction[lows[skip]]
    singular = lows[skip] in lex.ordinal or lows[skip] in lex.words["half"]
    if below <= above or (singular and above != 1 and skip == at) or (lows[skip] in lex.ordinal and above >= 20):
        return None
    return below, skip + 1


def _ordinal_end(tokens: Tokens, at: int, value: float, lex: Lexicon) -> float | None:
    """The ordinal that number words end in: "twenty-first", "hundred and fifth"."""
    lows = tokens.lows
    skip = at + 1 if at < len(lows) and (lows[at] in DASHES or lows[at] in lex.words["and"]) else at
    last = lex.ordinal.get(lows[skip]) if skip < len(lows) else None
    if last is None or value < 20 or value % 10 or last >= (100 if value % 100 == 0 else 10):
        return None
    if skip == at and value % 100 == 0:
        return None
    return value + last if skip > at else None


def _and_a_half(tokens: Tokens, at: int, lex: Lexicon) -> tuple[float, int] | None:
    """The "and a half" behind a numeral, and the token after it."""
    lows, words = tokens.lows, lex.words
    kept = [k for k in range(at, min(at + 6, len(lows))) if lows[k] not in DASHES][:3]
    if len(kept) < 3 or lows[kept[0]] not in words["and"] or lows[kept[1]] not in words["article"] | words["one"]:
        return None
    below = lex.fraction.get(lows[kept[2]])
    return None if below is None or below > 4 else (1 / below, kept[2] + 1)


def _of_scale(tokens: Tokens, numeral: Numeral, lex: Lexicon) -> Numeral:
    """A fraction with the scale it is of: "half a million", "a quarter of a million", "three quarters of a billion"."""
    at, lows = numeral.right, tokens.lows
    if at < len(lows) and lows[at] in lex.words["of"]:
        at += 1
    if at < len(lows) and lows[at] in DASHES and glued(tokens, at):
        at += 1
    if at < len(lows) and lows[at] in lex.words["article"]:
        at += 1
    elif at == numeral.right:
        return numeral
    if at < len(lows) and lows[at] in lex.scale:
        return times(numeral, lex.scale[lows[at]], at + 1)
    return numeral


def vague(tokens: Tokens, at: int, lex: Lexicon) -> Numeral | None:
    """A vague number: "several hundred", "a few dozen", "hundreds of thousands", "a couple of"."""
    lows, low, left = tokens.lows, tokens.lows[at], at
    before = lows[at - 1] if at else ""
    if low in lex.vague_scale:
        scale, right = lex.vague_scale[low], at + 1
        numeral = Numeral(2 * scale, 10 * scale - 1, scale, at, right, "vague", False, scale)
        if right + 1 < len(lows) and lows[right] in lex.words["of"] and lows[right + 1] in lex.vague_scale:
            times = lex.vague_scale[lows[right + 1]]
            high = 10 * scale * times - 1
            return numeral._replace(low=2 * scale * times, high=high, step=scale * times, right=right + 2)
        return (
            numeral
            if low not in lex.words["needs_of"] or (right < len(lows) and lows[right] in lex.words["of"])
            else None
        )
    if low in lex.words["needs_article"]:
        if before not in lex.words["article"]:
            return None
        left = at - 1
    right = at + 1
    if low in lex.words["needs_of"]:
        if right < len(lows) and lows[right] in lex.words["of"]:
            right += 1
        elif not (right < len(lows) and lows[right] in lex.scale):
            return None
    least, most = lex.vague[low]
    return scaled(tokens, Numeral(least, most, 1, left, right, "vague"), lex)


def ordinal(tokens: Tokens, at: int, lex: Lexicon) -> Numeral | None:
    """An ordinal, or a fraction in words: "second", "a third of", "half of", "half a million", "quarter of a mile"."""
    lows, low, words = tokens.lows, tokens.lows[at], lex.words
    before = lows[at - 1] if at else ""
    after = lows[at + 1] if at + 1 < len(lows) else ""
    if low in words["half"]:
        return _half(tokens, at, lex)
    if before in words["every_one"] and low in lex.ordinal and _is_every(after, words):  # "every third house"
        below = lex.ordinal[low]
        return Numeral(1 / below, 1 / below, 0.1 / below, at - 1, at + 1, "fraction")
    below = lex.fraction.get(low, 0)
    if below and before in words["article"] and _is_fraction(tokens, at, lex):
        return _of_scale(tokens, Numeral(1 / below, 1 / below, 0.1 / below, at - 1, at + 1, "fraction"), lex)
    if below and low not in lex.ordinal and after in words["of"]:  # "quarter of a million"
        return _of_scale(tokens, Numeral(1 / below, 1 / below, 0.1 / below, at, at + 1, "fraction"), lex)
    if low in lex.ordinal:
        return Numeral(lex.ordinal[low], lex.ordinal[low], 1, at, at + 1, "ordinal")
    return None


def _is_every(after: str, words: dict[str, frozenset[str]]) -> bool:
    """Whether a noun in the singular that is no stretch of time follows "every third"."""
    return after.isalpha() and not is_plural(after) and after not in words["time_noun"] | words["stop"]


def _is_fraction(tokens: Tokens, at: int, lex: Lexicon) -> bool:
    """Whether article and denominator are a share: "a third of", "by a quarter"; not "the arrest of a fourth"."""
    lows, words = tokens.lows, lex.words
    after = lows[at + 1] if at + 1 < len(lows) else ""
    if after in words["fraction_after"]:
        return True
    loose = after in words["loose_after"] or not after[:1].isalpha()
    return loose and (lows[at] not in lex.ordinal or (at > 1 and lows[at - 2] in words["half_before"] - words["in"]))


def _half(tokens: Tokens, at: int, lex: Lexicon) -> Numeral | None:
    """The word "half" where it is a share or a multiple of what follows."""
    lows, words = tokens.lows, lex.words
    before = lows[at - 1] if at else ""
    after = lows[at + 1] if at + 1 < len(lows) else ""
    if before in lex.ordinal or (after in DASHES and before not in words["article"]):
        return None
    if after not in words["half_after"] and before not in words["half_before"] and after not in DASHES:
        return None
    left = at - 1 if before in words["article"] else at
    return _of_scale(tokens, Numeral(0.5, 0.5, 0.05, left, at + 1, "fraction"), lex)
