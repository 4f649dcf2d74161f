"""Numbers that name one of several and do not count: "season 2", "the second season", "iPhone 15"."""

from __future__ import annotations

from datetime import date
from functools import cache

from factcheck.extract.code import Stretch
from factcheck.extract.draft import LONG_DASHES, Draft
from factcheck.extract.quantity import figure
from factcheck.extract.reading import Reading, reading
from factcheck.language import data, words_of
from factcheck.language.figures import Tokens, glued, is_plural, lexicon
from factcheck.language.frequency import zipf
from factcheck.model import DESIGNATOR, Value

_FAR = 60  # words of a text that tell whether it is a headline
_UNCOMMON = 4.0  # Zipf value up to which a word with a capital is likelier a name
_LARGE = 10000  # no season, page or model has so high a number


def find(text: str, published: date | None) -> list[Value]:
    """The designators of a text (axis designator:season, label "season 2"), as its words tell them."""
    read = reading(text)
    values = [value for stretch in read.stretches for value in _stretch(text, stretch)]
    last: Value | None = None
    for at in range(len(read.drafts)):
        value = _named(read, at, last)
        last = value
        if value is not None:
            values.append(value)
    if read.tokens.words:
        values += _roman(read.tokens)
    return sorted(values, key=lambda value: value.start)


@cache
def heads() -> dict[str, tuple[str, frozenset[str]]]:
    """Heads in the singular and the plural: the singular and where the figure may stand."""
    table, known = {}, words_of("designators")
    for side in ("both", "behind", "ordinal"):
        row = known[side]
        for word in row:
            single = word[:-1] if word.endswith("s") and word[:-1] in row else word
            sides = {"behind", "before"} if side == "both" else {"behind"} if side == "behind" else {"before"}
            table[word] = (_singular().get(word, single), frozenset(sides))
    return table


@cache
def _singular() -> dict[str, str]:
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
        values.append(designated(head, number, a, len(text[:b].rstrip())))
    return values


def designated(head: str, number: float, start: int, end: int, unit: str = "") -> Value:
    """The value "season 2"."""
    label = f"{head} {figure(number)}"
    return Value("number", f"{DESIGNATOR}{head}", float(number), float(number), label, start, end, step=1.0, unit=unit)


def _named(read: Reading, at: int, last: Value | None) -> Value | None:
    """The designator that a draft is, if it is one."""
    tokens, draft = read.tokens, read.drafts[at]
    if draft.numeral.sort == "ordinal":
        return _before(tokens, draft)
    if draft.numeral.sort != "cardinal" or draft.unit is not None or draft.form not in ("exact", "range", "score"):
        return None
    if draft.numeral.low % 1 and not draft.numeral.figures:
        return None
    head = _continued(tokens, read.drafts[at - 1], draft, last) if at else None
    if head is not None:
        unit = last.unit if last is not None else ""
        return designated(head, draft.low, tokens.starts[draft.left], tokens.ends[draft.right - 1], unit)
    return _headed(tokens, draft) or _model(tokens, draft)


def _continued(tokens: Tokens, before: Draft, draft: Draft, last: Value | None) -> str | None:
    """The head that a figure shares with the one before it: "seasons 1 and 2"."""
    if last is None or not last.axis.startswith(DESIGNATOR) or before.numeral.sort == "ordinal":
        return None
    between, words = tokens.lows[before.right : draft.left], lexicon().words
    if len(between) != 1 or is_counted(tokens, draft.right):
        return None
    joins = between[0] in words["between_joins"] or between[0] in words["commas"] or between[0] in LONG_DASHES
    head = last.axis.partition(":")[2]
    many = last.unit.lower() not in ("", head) or (last.unit != "" and draft.low == before.high + 1)
    return head if joins and many else None


def _headed(tokens: Tokens, draft: Draft) -> Value | None:
    """A figure behind its head: "season 2", "Category 3", "chapter four", "page 6"."""
    at = draft.left - 1
    if at < 0 or draft.first != draft.left or draft.low >= _LARGE or draft.numeral.scale > 1:
        return None
    if tokens.words[at] in LONG_DASHES and glued(tokens, at) and glued(tokens, draft.left):
        at -= 1
    head = heads().get(tokens.lows[at]) if at >= 0 else None
    if head is None or "behind" not in head[1] or not _touches(tokens, at, draft.left):
        return None
    if is_counted(tokens, draft.right) and not tokens.words[at][0].isupper() and _is_led(tokens, at):
        return None
    end = tokens.ends[draft.numeral.right - 1]
    value = designated(head[0], draft.numeral.low, tokens.starts[at], end, tokens.words[at])
    if draft.form in ("range", "score"):
        value = value._replace(
            high=draft.high, label=f"{value.label}–{figure(draft.high)}", form="range", end=tokens.ends[draft.right - 1]
        )
    return value


def _touches(tokens: Tokens, head: int, figure: int) -> bool:
    """Whether nothing but blanks or a hyphen parts head and figure."""
    between = tokens.text[tokens.ends[head] : tokens.starts[figure]].strip()
    return not between or between in LONG_DASHES


def is_counted(tokens: Tokens, at: int) -> bool:
    """Whether a word that can be counted stands at a token: "12 | people"."""
    return at < len(tokens.lows) and is_plural(tokens.lows[at])


def _is_led(tokens: Tokens, at: int) -> bool:
    """Whether the head belongs to what stands before it: "in its second season | 12 people"."""
    before = tokens.lows[at - 1] if at else ""
    return before in lexicon().words["stop"] or before in lexicon().ordinal


def _before(tokens: Tokens, draft: Draft) -> Value | None:
    """An ordinal before its head: "second season", "2nd-round"."""
    at = draft.right
    if at + 1 < len(tokens.lows) and tokens.words[at] in LONG_DASHES and glued(tokens, at):
        at += 1
    head = heads().get(tokens.lows[at]) if at < len(tokens.lows) else None
    if head is None or "before" not in head[1]:
        return None
    return designated(head[0], draft.low, tokens.starts[draft.left], tokens.ends[at])


def _model(tokens: Tokens, draft: Draft) -> Value | None:
    """A figure behind a name: "iPhone 15", "Windows 11", "Boeing 737"; not "On Monday 12 people", "Arsenal 3"."""
    at, numeral = draft.left - 1, draft.numeral
    if at < 0 or not numeral.figures or draft.low >= _LARGE or draft.form != "exact" or numeral.scale > 1:
        return None
    behind = tokens.words[draft.right] if draft.right < len(tokens.words) else ""
    counted = behind[:1].islower() and is_plural(behind)
    if "," in tokens.words[draft.left] or counted or _is_year(tokens, draft) or not _touches(tokens, at, draft.left):
        return None
    inner = any(letter.isupper() for letter in tokens.words[at][1:])
    if not _is_product(tokens, at):
        return None
    if ((at == 0 and not inner) or _is_headline(tokens)) and not _is_rare(tokens.lows[at], behind.lower()):
        return None
    return designated(tokens.lows[at], draft.low, tokens.starts[at], tokens.ends[draft.right - 1])


def _is_product(tokens: Tokens, at: int) -> bool:
    """Whether a word may be the name of what has models: a capital, no function word, month or weekday."""
    name, low, words = tokens.words[at], tokens.lows[at], lexicon().words
    if name.islower() or len(name) < 3 or not name[-1].isalpha() or (name.isupper() and at == 0):
        return False
    others = words_of("designators")["not_name"], words["stop"], words["month"], words["weekday"], lexicon().starters
    return all(low not in other for other in others)


def _is_year(tokens: Tokens, draft: Draft) -> bool:
    return len(tokens.words[draft.left]) == 4 and 1000 <= draft.low < 2100


def _is_rare(name: str, behind: str) -> bool:
    """Whether a word is no word of general English, so that it is a name in a headline too: "Lumo 5", not "Kills 5"."""
    words = words_of("designators")
    inflected = name.endswith(tuple(words["inflections"]))
    return not inflected and zipf(name) <= _UNCOMMON and behind not in lexicon().words["state"]


def _is_headline(tokens: Tokens) -> bool:
    """Whether most words have a capital, so that one tells nothing."""
    long = [word for word in tokens.words[:_FAR] if len(word) > 3 and word.isalpha()]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.7 * len(long)


def _roman(tokens: Tokens) -> list[Value]:
    """Designators with Roman figures: "Part II", "World War I", "Henry VIII"."""
    values, roman = [], lexicon().roman
    for at in range(1, len(tokens.words)):
        number, name = roman.get(tokens.lows[at]), tokens.words[at - 1]
        if number is None or not tokens.words[at].isupper() or not name[0].isupper() or glued(tokens, at):
            continue
        head = heads().get(tokens.lows[at - 1])
        named = len(tokens.words[at]) > 1 and name.isalpha() and not name.isupper() and _is_product(tokens, at - 1)
        if head is not None or named:
            single = head[0] if head is not None else tokens.lows[at - 1]
            values.append(designated(single, number, tokens.starts[at - 1], tokens.ends[at]))
    return values
