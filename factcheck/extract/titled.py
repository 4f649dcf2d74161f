"""Days and months that are titles ("Thursday", a series), and measures that are names ("Two Mile", a town)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from factcheck.language.shapes import data
from factcheck.model import Value

_STRONG, _ENOUGH = 2, 2  # what a sure sign counts, a weak one counting 1, and what makes a title
_LONG = 4  # letters of the words whose capitals tell of a text in title case
_TITLE_CASE = 0.7
_NAMED = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)+")
_LAST = re.compile(r"(\w+)[^\w.!?;]*$")
_NEXT = re.compile(r"[,\s]*(\w+)")
_OPEN, _CLOSE = "“\"‘'«", "”\"’'»"


def titles(texts: Iterable[str]) -> frozenset[str]:
    """The names of days and months that an article uses as titles: all of it is asked, for one sign may be a slip."""
    signs: Counter[str] = Counter()
    for text in texts:
        for match in _day().finditer(text):
            signs[match[0]] += _sign(text, match.start(), match.end())
    return frozenset(word for word, count in signs.items() if count >= _ENOUGH)


def without(values: Sequence[Value], text: str, titled: frozenset[str]) -> list[Value]:
    """The values of a text but for those whose words are a title or a name."""
    return [value for value in values if not (_is_title(value, text, titled) or _is_name(value, text))]


@lru_cache(maxsize=1)
def _day() -> re.Pattern[str]:
    """What the name of a day or month looks like."""
    classes = data("calendar")["classes"]
    words = [word.capitalize() for label in ("weekday", "month") for word in classes[label] if len(word) > 2]
    return re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b(?!-)")


@lru_cache(maxsize=1)
def _season() -> re.Pattern[str]:
    """What follows the title of a work that goes on: "season 3"."""
    table = data("calendar")["titled"]
    return re.compile(
        rf"(?:['’]s)?\s+(?:{'|'.join(table['parts'])})\s+(?:\d+|{'|'.join(table['numbers'])})\b", re.IGNORECASE
    )


def _sign(text: str, start: int, end: int) -> int:
    """How much the words around a day's name speak for a title."""
    table, before, after = data("calendar")["titled"], list(_words_before(text, start)), _next(text, end)
    if quoted := _quoted(text, start, end):
        return _STRONG if quoted == 1 else 1
    if not before or before[0] not in table["leads"]:
        if _season().match(text, end):
            return _STRONG
        named = before and before[0] in table["works"] and after in table["being"]
        return int(bool(named) or (after in table["verbs"] and text[end : end + 1] == " "))
    of_part = before[0] == "of" and not set(before[1:3]).isdisjoint(table["parts"])
    return _STRONG if of_part and not after[:1].isdigit() else 0


def _words_before(text: str, at: int) -> Iterator[str]:
    """The three words before a place, the nearest first."""
    for _ in range(3):
        found = _LAST.search(text[max(0, at - 24) : at])
        if found is None:
            return
        yield found[1].lower()
        at -= len(found[0])


def _next(text: str, end: int) -> str:
    """The word behind a place."""
    found = _NEXT.match(text, end)
    return found[1].lower() if found else ""


def _quoted(text: str, start: int, end: int) -> int:
    """How many marks a stretch in quotation marks has behind it: 2 with a comma or full stop within; 0 without any."""
    if text[start - 1 : start] not in set(_OPEN):
        return 0
    stopped = text[end : end + 1] in {",", "."}
    return 1 + stopped if text[end + stopped : end + stopped + 1] in set(_CLOSE) else 0


def _is_title(value: Value, text: str, titled: frozenset[str]) -> bool:
    """Whether a value is the title of a work: no preposition leads to it, and no date follows."""
    word, end = text[value.start : value.end].rpartition(" ")[2], value.end
    if word not in titled or value.kind != "date":
        return False
    start = end - len(word)
    if _quoted(text, start, end) or _season().match(text, end):
        return True
    table, before, after = data("calendar")["titled"], list(_words_before(text, start)), _next(text, end)
    if after[:1].isdigit() or after in table["dayparts"]:
        return False
    lead, further = [*before, "", ""][:2]
    if lead in table["listed"]:
        return further.capitalize() in titled or not _day().fullmatch(further.capitalize())
    return lead not in table["leads"] or (lead == "of" and further not in table["dayparts"])


def _is_name(value: Value, text: str) -> bool:
    """Whether a measure or duration is written as a name: "Two Mile" where other words are small."""
    if value.kind not in ("measure", "duration") or not _NAMED.fullmatch(text[value.start : value.end]):
        return False
    around = [word for word in re.findall(r"[^\W\d_]+", text[: value.start] + text[value.end :]) if len(word) >= _LONG]
    return bool(around) and sum(word[0].isupper() for word in around) < _TITLE_CASE * len(around)
