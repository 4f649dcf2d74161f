"""Numbers that name and do not count: "season 2", "iPhone 15", "No. 3"; and places in an order."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from factcheck.extract.code import Stretch
from factcheck.extract.draft import LONG_DASHES, Draft
from factcheck.extract.quantity import figure
from factcheck.extract.reading import Reading, reading
from factcheck.language import data, words_of
from factcheck.language.figures import Tokens, glued, is_plural, lexicon
from factcheck.model import Value

_LARGE = 10000  # no season, page or model has so high a number


class Named(NamedTuple):
    """A draft that names: its value and the token after it."""

    value: Value
    right: int


def find(text: str, published: date | None) -> list[Value]:  # noqa: ARG001 - every kind is asked alike
    """Designators (axis designator:season) and ranks (axis rank) of a text."""
    read = reading(text)
    values = [value for stretch in read.stretches for value in _stretch(text, stretch)]
    last: Value | None = None
    for at, draft in enumerate(read.drafts):
        value = _named(read, at, last)
        last = value
        if value is not None:
            values.append(value)
    if read.tokens.words:
        values += _roman(read.tokens)
    return sorted(values, key=lambda value: value.start)


@cache
def _heads() -> dict[str, tuple[str, frozenset[str]]]:
    """Heads in the singular and the plural: the singular and where the figure may stand."""
    table, known = {}, words_of("designators")
    for side in ("both", "behind", "ordinal"):
        row = known[side]
        for word in row:
            single = word[:-1] if word.endswith("s") and word[:-1] in row else word
            sides = {"behind", "before"} if side == "both" else {"behind"} if side == "behind" else {"before"}
            table[word] = (known_singular().get(word, single), frozenset(sides))
    return table


@cache
def known_singular() -> dict[str, str]:
    """Plurals of heads that do not just add an "s"."""
    return dict(entry.split(":") for entry in str(data("designators")["plurals"]).split())


def _stretch(text: str, stretch: Stretch) -> list[Value]:
    """Season and episode of a stretch like "S2E5"."""
    start, end = stretch.start, stretch.end
    if stretch.sort != "episode":
        return []
    second = next(at for at in range(start + 1, end) if text[at].isalpha())
    heads = str(data("designators")["season_episode"]).split()
    values = []
    for head, (a, b) in zip(heads, ((start, second), (second, end)), strict=True):
        number = int("".join(filter(str.isdecimal, text[a:b])))
        values.append(_designated(head, number, a, len(text[:b].rstrip())))
    return values


def _designated(head: str, number: float, start: int, end: int, unit: str = "") -> Value:
    """The value "season 2"."""
    label = f"{head} {figure(number)}"
    return Value("number", f"designator:{head}", float(number), float(number), label, start, end, step=1.0, unit=unit)


def _named(read: Reading, at: int, last: Value | None) -> Value | None:
    """The designator or rank that a draft is, if it is one."""
    tokens, draft = read.tokens, read.drafts[at]
    if draft.numeral.sort == "ordinal":
        return _ordinal(tokens, draft)
    if draft.numeral.sort != "cardinal" or draft.unit is not None or draft.form not in ("exact", "range", "score"):
        return None
    if draft.numeral.low % 1 and not draft.numeral.figures:
        return None
    head = _continued(tokens, read.drafts[at - 1], draft, last) if at else None
    if head is not None:
        return _designated(head, draft.low, tokens.starts[draft.left], tokens.ends[draft.right - 1])
    return _headed(tokens, draft) or _ranked(tokens, draft) or _model(tokens, draft)


def _continued(tokens: Tokens, before: Draft, draft: Draft, last: Value | None) -> str | None:
    """The head that a figure shares with the one before it: "seasons 1 and 2"."""
    if last is None or not last.axis.startswith("designator:") or before.numeral.sort == "ordinal":
        return None
    between, words = tokens.lows[before.right : draft.left], lexicon().words
    if len(between) != 1 or _is_counted(tokens, draft.right):
        return None
    joins = between[0] in words["between_joins"] or between[0] in words["commas"] or between[0] in LONG_DASHES
    head = last.axis.partition(":")[2]
    return head if joins and last.unit.lower() not in ("", head) else None


def _headed(tokens: Tokens, draft: Draft) -> Value | None:
    """A figure behind its head: "season 2", "Category 3", "chapter four", "page 6"."""
    at = draft.left - 1
    if at < 0 or draft.first != draft.left or draft.low >= _LARGE or draft.numeral.scale > 1:
        return None
    if tokens.words[at] in LONG_DASHES and glued(tokens, at) and glued(tokens, draft.left):
        at -= 1
    head = _heads().get(tokens.lows[at]) if at >= 0 else None
    if head is None or "behind" not in head[1] or not _touches(tokens, at, draft.left):
        return None
    if _is_counted(tokens, draft.right) and not tokens.words[at][0].isupper() and _is_led(tokens, at):
        return None
    end = tokens.ends[draft.numeral.right - 1]
    value = _designated(head[0], draft.numeral.low, tokens.starts[at], end, tokens.words[at])
    if draft.form in ("range", "score"):
        value = value._replace(
            high=draft.high, label=f"{value.label}–{figure(draft.high)}", form="range", end=tokens.ends[draft.right - 1]
        )
    return value


def _touches(tokens: Tokens, head: int, figure: int) -> bool:
    """Whether nothing but blanks or a hyphen parts head and figure."""
    between = tokens.text[tokens.ends[head] : tokens.starts[figure]].strip()
    return not between or between in LONG_DASHES


def _is_counted(tokens: Tokens, at: int) -> bool:
    """Whether a word that can be counted stands at a token: "12 | people"."""
    return at < len(tokens.lows) and is_plural(tokens.lows[at])


def _is_led(tokens: Tokens, at: int) -> bool:
    """Whether the head belongs to what stands before it: "in its second season | 12 people"."""
    before = tokens.lows[at - 1] if at else ""
    return before in lexicon().words["stop"] or before in lexicon().ordinal


def _ranked(tokens: Tokens, draft: Draft) -> Value | None:
    """A figure with the sign or word for a number before it: "No. 3", "number one", "#1"."""
    at, rank = draft.left - 1, words_of_rank()
    if at < 0 or draft.numeral.scale > 1 or draft.form != "exact" or draft.low % 1:
        return None
    if tokens.words[at] == "." and at:
        at -= 1
    word = tokens.lows[at]
    dotted = at < draft.left - 1
    if word in lexicon().words["no"] and not dotted and not tokens.words[at][0].isupper():
        return None  # "no two are alike"
    if word not in rank:
        return None
    if word.isalpha() and tokens.lows[draft.right : draft.right + 1] and _is_counted(tokens, draft.right):
        return None
    head = _heads().get(tokens.lows[at - 1]) if at else None
    start, end = tokens.starts[at], tokens.ends[draft.right - 1]
    if head is not None and word.isalpha():  # "room number 12"
        return _designated(head[0], draft.low, tokens.starts[at - 1], end)
    return _rank(draft.low, start, end, _noun(tokens, draft.right))


@cache
def words_of_rank() -> frozenset[str]:
    """Words and signs that stand before a place in an order."""
    rank = data("numerals")["rank"]
    return frozenset(f"{rank['numbered']} {rank['signs']}".split())


def _rank(number: float, start: int, end: int, unit: str) -> Value:
    """The place in an order."""
    return Value("order", "rank", float(number), float(number), f"#{figure(number)}", start, end, step=1.0, unit=unit)


def _noun(tokens: Tokens, at: int) -> str:
    """The word that a rank is of: "second | suspect"."""
    if at < len(tokens.words) and tokens.words[at].isalpha() and tokens.lows[at] not in lexicon().words["stop"]:
        return tokens.words[at]
    return ""


def _ordinal(tokens: Tokens, draft: Draft) -> Value | None:
    """An ordinal as part of a designator ("second season") or as a rank ("the second suspect")."""
    lows, words, right = tokens.lows, lexicon().words, draft.right
    after = lows[right] if right < len(lows) else ""
    before = lows[draft.left - 1] if draft.left else ""
    joined = after in LONG_DASHES and glued(tokens, right) and right + 1 < len(lows)
    noun = lows[right + 1] if joined else after
    if before in words["month"] or after in words["month"] or noun in words["era"] or _dates(tokens, right):
        return None
    start, end = tokens.starts[draft.left], tokens.ends[right - 1]
    head = _heads().get(noun)
    if head is not None and "before" in head[1]:
        return _designated(head[0], draft.low, start, tokens.ends[right + joined])
    spelled = lows[draft.right - 1]
    if noun in lexicon().cardinal or (
        noun and not noun[0].isalpha() and draft.left == 0
    ):  # "the first two"; "First, …"
        return None
    if noun in _never(spelled, "not_rank") or before in _never(spelled, "not_rank_after"):
        return None
    of = _noun(tokens, right + joined)
    return None if not of and before in _never(spelled, "not_rank_alone") else _rank(draft.low, start, end, of)


def _dates(tokens: Tokens, at: int) -> bool:
    """Whether an ordinal is a day: "the 3rd of June"."""
    words = lexicon().words
    behind = tokens.lows[at : at + 2]
    return len(behind) == 2 and behind[0] in words["of"] and behind[1] in words["month"]


@cache
def _never(ordinal: str, table: str) -> frozenset[str]:
    """The words before or behind an ordinal that make it no rank."""
    return frozenset(str(data("numerals")[table].get(ordinal, "")).split())


def _model(tokens: Tokens, draft: Draft) -> Value | None:
    """A figure behind a name: "iPhone 15", "Windows 11", "Boeing 737"; not "On Monday 12 people", "Arsenal 3"."""
    at, words = draft.left - 1, lexicon().words
    if at < 0 or not draft.numeral.figures or draft.low >= _LARGE or draft.form != "exact" or draft.numeral.scale > 1:
        return None
    name, low = tokens.words[at], tokens.lows[at]
    capital = name[0].isupper() or any(letter.isupper() for letter in name[1:])
    if not capital or len(name) < 3 or not name[-1].isalpha() or not _touches(tokens, at, draft.left):
        return None
    if low in words_of("designators")["not_name"] or low in words["stop"] or low in words["month"]:
        return None
    if low in words["weekday"] or low in lexicon().starters or name.isupper() and at == 0:
        return None
    behind = tokens.words[draft.right] if draft.right < len(tokens.words) else ""
    if "," in tokens.words[draft.left] or behind[:1].islower() and is_plural(behind) or _is_year(tokens, draft):
        return None
    if _is_headline(tokens) or (at == 0 and not any(letter.isupper() for letter in name[1:]) and behind[:1].islower()):
        return None
    return _designated(low, draft.low, tokens.starts[at], tokens.ends[draft.right - 1])


def _is_year(tokens: Tokens, draft: Draft) -> bool:
    return len(tokens.words[draft.left]) == 4 and 1000 <= draft.low < 2100


def _is_headline(tokens: Tokens) -> bool:
    """Whether most words have a capital, so that one tells nothing."""
    long = [word for word in tokens.words if len(word) > 3 and word.isalpha()]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.7 * len(long)


def _roman(tokens: Tokens) -> list[Value]:
    """Designators with Roman figures: "Part II", "World War II", "Phase III"."""
    values, roman = [], lexicon().roman
    for at in range(1, len(tokens.words)):
        number = roman.get(tokens.lows[at])
        if number is None or not tokens.words[at].isupper():
            continue
        head = _heads().get(tokens.lows[at - 1])
        if head is not None and tokens.words[at - 1][0].isupper() and glued(tokens, at) is False:
            values.append(_designated(head[0], number, tokens.starts[at - 1], tokens.ends[at]))
    return values
