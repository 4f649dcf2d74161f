"""Names where capitals alone do not tell them: titles of works, and names in headlines."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from factcheck.extract.name_span import Span, designates, names, run
from factcheck.extract.name_word import CLOSE, OPEN, Line, Seen, begins_title, capital, dated_given, key, listed, tails
from factcheck.language.frequency import RARE, zipf
from factcheck.language.gazetteer import given, kind_of, written_small

LONGEST_TITLE = 9  # words in quotation marks that can be a work's title

Words = tuple[str, ...]


def titles_of_works(rows: Sequence[Line]) -> frozenset[Words]:
    """The titles of several words in an article: in quotation marks, or begun by "The", "All", … within a sentence."""
    found: set[Words] = set()
    for row in rows:
        places = [(at + 1, _quoted(row.words, at)) for at, word in enumerate(row.words) if word in OPEN]
        if not row.headline:
            begun = [at for at, word in enumerate(row.words) if at not in row.fresh and begins_title(word)]
            places += [(at, run(row, at)) for at in begun]
        found.update(row.keys[start:end] for start, end in places if end - start > 1)
    return frozenset(found)


def spans(row: Line, known: Seen, titles: frozenset[Words]) -> list[Span]:
    """The names in a line of running text, in order."""
    lengths: dict[str, set[int]] = {}
    for title in titles:
        lengths.setdefault(title[0], set()).add(len(title))
    found: list[Span] = []
    at, count = 0, len(row.words)
    while at < count:
        word = row.words[at]
        if word in OPEN and (end := _quoted(row.words, at)):
            found.append(Span(at + 1, end, quoted=True))
            at = end + 1
        elif not (capital(word) or dated_given(row.words, at)) or designates(row, at):
            at += 1
        elif length := _title_at(row.keys, at, titles, lengths.get(row.keys[at], ())):
            found.append(Span(at, at + length))
            at += length
        else:
            end = run(row, at)
            found.extend(names(row, at, end, known, at in row.fresh))
            at = end
    return found


def _title_at(keys: Words, at: int, titles: frozenset[Words], lengths: Collection[int]) -> int:
    """How many words the longest title that begins at a token has; 0 for none."""
    right = (length for length in lengths if at + length <= len(keys) and keys[at : at + length] in titles)
    return max(right, default=0)


def _quoted(words: Sequence[str], at: int) -> int:
    """The end of a title in quotation marks that open at a token; 0 if these hold none."""
    ends = range(at + 2, min(at + 2 + LONGEST_TITLE, len(words)))
    end = next((n for n in ends if words[n] in CLOSE and (words[at] not in "*_" or words[n] == words[at])), 0)
    if not end:
        return 0
    stopped = words[end - 1] in {",", "."}
    last = end - stopped
    inner = [word for word in words[at + 1 : last] if word[0].isalpha()]
    if (
        not inner
        or words[end - 1] in "!?"
        or not all(_titles(word) for word in inner if len(word) > 3 or word is inner[0])
    ):
        return 0
    alone = not stopped and key(inner[0]) not in listed("openers")  # “No,” is speech
    return last if len(inner) > 1 or alone else 0


def _titles(word: str) -> bool:
    """Whether a word is written as one of a title: "Winter" too, which is no name by itself."""
    return capital(word) or (word[0].isupper() and key(word) in listed("calendar"))


def in_headline(row: Line, written: frozenset[Words], known: Seen) -> list[Span]:
    """The names in a line whose capitals tell nothing: those that the running text has, and what must be names."""
    by_first: dict[str, list[Words]] = {}
    for name in sorted(written, key=lambda name: (-len(name), name)):
        by_first.setdefault(name[0], []).append(name)
    found: list[Span] = []
    at, count = 0, len(row.keys)
    while at < count:
        same = (name for name in by_first.get(row.keys[at], ()) if row.keys[at : at + len(name)] == name)
        length = (len(next(same, ())) if row.words[at][0].isupper() else 0) or _sure_name(row, at, known)
        while length and at + length < count and row.keys[at + length] in tails() and capital(row.words[at + length]):
            length += 1
        if length:
            found.append(Span(at, at + length, weak=True))
        at += length or 1
    return found


def _sure_name(row: Line, at: int, known: Seen) -> int:
    """How many words from a token on are a name in any case: a known place, a given name and another; 0 for none."""
    words, word = row.words[at : at + 3], row.words[at]
    if not word[0].isupper() or not capital(word) or row.keys[at] in listed("openers") | listed("abbreviations"):
        return 0
    for count in (3, 2):
        if len(words) >= count and kind_of(" ".join(words[:count])):
            return count
    if given(word) and len(words) > 1 and words[1][0].isupper() and words[1].isalpha() and not written_small(words[1]):
        return 2
    if written_small(word) or word.lower() in known.small:
        return 0
    rare = zipf(row.keys[at]) <= RARE and word.isalpha() and len(word) > 2
    return 1 if rare or kind_of(word) else 0
