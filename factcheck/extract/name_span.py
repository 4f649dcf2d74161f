"""Where names stand in a text: runs of capitalised words, cut at titles, possessives and sentence openers; quoted titles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.language import words_of
from factcheck.language.frequency import RARE, zipf
from factcheck.language.gazetteer import given, kind_of, nationality, person_noun, surname, written_small
from factcheck.language.tokens import Tokens
from factcheck.model import Statement

HEADLINE = 0.7  # share of longer words with a capital from which a heading is in title case
OPEN, CLOSE = frozenset('“"‘«*_'), frozenset('”"’»*_')
LONGEST_TITLE = 9  # words in quotation marks that can be a work's title
_ENDS = frozenset(".!?:;•·–—|>»")


class Span(NamedTuple):
    """One name in one statement."""

    first: int  # tokens
    last: int  # exclusive
    title: str = ""  # titles cut off before it: "Deputy Mayor"
    quoted: bool = False
    weak: bool = False  # only its capital speaks for it, where a capital tells little


class Seen(NamedTuple):
    """What an article's running text tells of its words."""

    capital: frozenset[str]  # words with a capital where only a name has one
    small: frozenset[str]  # words written small
    pairs: frozenset[tuple[str, str]]  # two such capitals side by side


@cache
def _words(name: str) -> frozenset[str]:
    return words_of("names")[name]


@cache
def _heads() -> frozenset[str]:
    """Words after which "of" goes on with the name."""
    return (
        _words("organisation_heads") | _words("place_heads") | _words("event_heads") | _words("event_ends")
    ) - _words("particles")


@cache
def _tails() -> frozenset[str]:
    """Last words of names of anything but persons."""
    return _words("organisation_ends") | _words("place_ends") | _words("event_ends")


def key(word: str) -> str:
    """A word as the lists have it."""
    return word.lower().replace(".", "").replace("’", "'")


def capital(word: str) -> bool:
    """Whether a word is written as a name: "Oslo", "iPhone"; not "I"."""
    if word[0].isupper():
        return (len(word) > 1 or word not in "IA") and not (hyphened(word) and written_small(word.partition("-")[0]))
    return word[0].islower() and len(word) > 2 and "-" not in word and not word.islower()


def hyphened(word: str) -> str:
    """The small word that a hyphen hangs on a name: "based" in "Oslo-based"; empty without one."""
    name, _, rest = word.partition("-")
    last = rest.rpartition("-")[2]
    return last if name and last in _words("hyphens") else ""


def openings(statement: Statement, tokens: Tokens) -> frozenset[int]:
    """The tokens that have a capital anyhow: first ones of the statement, its cells, quotations, and after colons."""
    cells = {start for start, _ in statement.cells}
    found, fresh = set(), True
    for at, word in enumerate(tokens.words):
        if fresh or tokens.starts[at] in cells:
            found.add(at)
        if word in _ENDS or word in OPEN:
            fresh = True
        elif word[0].isalnum():
            fresh = not any(c.isalpha() for c in word) and fresh
    return frozenset(found)


def in_title_case(statement: Statement, tokens: Tokens) -> bool:
    """Whether capitals tell nothing in the statement: a headline in Title Case or CAPITALS."""
    longer = [word for word in tokens.words if len(word) > 3 and word[0].isalpha()]
    share = sum(word[0].isupper() for word in longer) / (len(longer) or 1)
    if statement.kind in {"title", "heading"}:
        return share >= HEADLINE
    shouted = sum(word.isupper() for word in longer)
    return len(longer) > 4 and (shouted > 0.7 * len(longer) or (statement.kind == "sentence" and share > 0.9))


def seen(statements: Sequence[Statement], tokens: Sequence[Tokens]) -> Seen:
    """What the running text of statements tells of their words."""
    capitals, small, pairs = set(), set(), set()
    for statement, row in zip(statements, tokens, strict=True):
        if in_title_case(statement, row):
            continue
        fresh, before = openings(statement, row), ""
        for at, word in enumerate(row.words):
            if word.islower():
                small.add(word)
                before = ""
            elif word[0].isupper():
                if at not in fresh:
                    capitals.add(word)
                    pairs.add((before, word))
                    before = word
                else:
                    before = ""
            else:
                before = ""
    return Seen(frozenset(capitals), frozenset(small), frozenset(pairs))


def titles_of_works(statements: Sequence[Statement], tokens: Sequence[Tokens]) -> frozenset[tuple[str, ...]]:
    """The titles of several words anywhere in an article: in quotation marks, or begun by "The", "All", … in a sentence."""
    found: set[tuple[str, ...]] = set()
    for statement, row in zip(statements, tokens, strict=True):
        quotes = [(at + 1, _quoted(row, at)) for at, word in enumerate(row.words) if word in OPEN]
        if not in_title_case(statement, row):
            fresh = openings(statement, row)
            begun = [at for at, word in enumerate(row.words) if at not in fresh and _begins_title(word)]
            quotes += [(at, _run(row, at)) for at in begun]
        found.update(tuple(map(key, row.words[start:end])) for start, end in quotes if end - start > 1)
    return frozenset(found)


def _begins_title(word: str) -> bool:
    """Whether a word within a sentence has a capital only if a title begins with it."""
    return word[0].isupper() and word.isalpha() and not word.isupper() and key(word) in _words("openers")


def spans(statement: Statement, tokens: Tokens, known: Seen, titles: frozenset[tuple[str, ...]]) -> list[Span]:
    """The names in a statement of running text, in order."""
    listed = statement.kind in {"item", "row"}
    lengths: dict[str, set[int]] = {}
    for title in titles:
        lengths.setdefault(title[0], set()).add(len(title))
    fresh = openings(statement, tokens)
    found: list[Span] = []
    at, count = 0, len(tokens.words)
    while at < count:
        word = tokens.words[at]
        if word in OPEN and (end := _quoted(tokens, at)):
            found.append(Span(at + 1, end, quoted=True))
            at = end + 1
        elif capital(word) and (length := _title_at(tokens, at, titles, lengths.get(key(word), ()))):
            found.append(Span(at, at + length, quoted=True))
            at += length
        elif capital(word) and key(word) not in _words("calendar"):
            end = _run(tokens, at)
            found.extend(_names(tokens, at, end, known, at in fresh, listed))
            at = end
        else:
            at += 1
    return found


def _title_at(tokens: Tokens, at: int, titles: frozenset[tuple[str, ...]], lengths: Collection[int]) -> int:
    """How many words the longest title that begins at a token has; 0 for none."""
    words = tuple(map(key, tokens.words[at : at + max(lengths, default=0)]))
    return max((length for length in lengths if length <= len(words) and words[:length] in titles), default=0)


def _quoted(tokens: Tokens, at: int) -> int:
    """The end of a title in quotation marks that open at a token; 0 if these hold none."""
    words = tokens.words
    for end in range(at + 2, min(at + 2 + LONGEST_TITLE, len(words))):
        if words[end] in CLOSE and (words[at] not in "*_" or words[end] == words[at]):
            break
    else:
        return 0
    last = end - 1 if words[end - 1] in {",", "."} else end
    inner = [word for word in words[at + 1 : last] if word[0].isalpha()]
    longer = [word for word in inner if len(word) > 3 or word is inner[0]]
    if not inner or words[last - 1] in "!?" and last == end or not all(capital(word) for word in longer):
        return 0
    return (
        last if len(inner) > 1 or (words[end - 1] not in {",", "."} and key(inner[0]) not in _words("openers")) else 0
    )


def _run(tokens: Tokens, at: int) -> int:
    """The end of the run of capitalised words, and of the small ones that join them, from a token on."""
    words, count = tokens.words, len(tokens.words)
    end = at + 1
    while end < count and tokens.starts[end] - tokens.ends[end - 1] <= 1 and not hyphened(words[end - 1]):
        if capital(words[end]) and key(words[end]) not in _words("calendar"):
            if key(words[end]) in _words("headwords") and end + 1 < count and words[end + 1][0].isdigit():
                break  # "Harbour Lights Season 2"
            end += 1
            continue
        after = _joined(tokens, at, end)
        if not after:
            break
        end = after
    return end


def _joined(tokens: Tokens, first: int, at: int) -> int:
    """The token behind the capitalised word that small words from `at` join to a run; 0 if they join none."""
    words, word = tokens.words, key(tokens.words[at])
    after = at + 1
    if word in _words("particles") and after < len(words) and key(words[after]) in _words("particles"):
        after += 1
    if word == "of" and after < len(words) and words[after] == "the":
        after += 1
    if word == "," and after < len(words) and key(words[after]) in _words("name_ends") | _words("legal_ends"):
        return after + 1
    if after >= len(words) or not capital(words[after]):
        return 0
    before = key(words[at - 1])
    if (
        word in _words("particles")
        or word == "&"
        or (word in _words("title_words") and _begins_title(tokens.words[first]))
    ):
        joins = True
    elif word in {"of", "for"}:
        joins = before in _heads() and (word == "of" or before in _words("organisation_heads"))
    else:
        alone = at == first + 1 or written_small(words[at - 1])
        owned = word == "'s" and alone and not kind_of(" ".join(words[first:at]))
        joins = (
            owned
            and key(words[after]) in _tails()
            or (owned and after + 1 < len(words) and key(words[after + 1]) in _tails())
        )
    return after + 1 if joins else 0


def _names(tokens: Tokens, first: int, last: int, known: Seen, fresh: bool, listed: bool) -> Iterable[Span]:
    """The names in a run of capitalised words: "Lund Chief Executive Ida Moe" has two."""
    words = [key(word) for word in tokens.words[first:last]]
    if fresh:
        while first < last and (_opener(tokens, first, last) or _opens(tokens, first, last, known)):
            first, words, fresh = first + 1, words[1:], False
    if not words:
        return
    before, start = _titled(tokens.words[first:last])
    if start:
        if before:
            yield from _names(tokens, first, first + before, known, False, listed)
        if first + start < last:
            yield Span(first + start, last, " ".join(tokens.words[first + before : first + start]))
    elif len(words) > 1 or _single(tokens, first, known, fresh, listed):
        weak = len(words) == 1 and (fresh or written_small(tokens.words[first]))
        yield Span(first, last, weak=weak)


def _opener(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a capitalised word is one that begins sentences: "The"; not "US", not "Will" in "Will Moe"."""
    word = tokens.words[at]
    if key(word) not in _words("openers") or (word.isupper() and 1 < len(word) < 4):
        return False
    named = given(word) and at + 1 < last and tokens.tags[at] == "PROPN" and not written_small(tokens.words[at + 1])
    return not named


def _opens(tokens: Tokens, first: int, last: int, known: Seen) -> bool:
    """Whether the first of several words of a run has its capital only from opening the sentence."""
    word = tokens.words[first]
    if last - first < 2 or word in known.capital or given(word) or kind_of(word) or nationality(word) or len(word) < 3:
        return False
    if not (written_small(word) or word.lower() in known.small):
        return False
    if key(word) in _words("titles") | _words("portfolios") or key(tokens.words[last - 1]) in _tails():
        return False
    return tokens.tags[first] not in {"PROPN", "ADJ", "NOUN"} or tokens.words[first + 1] in known.capital


def _single(tokens: Tokens, at: int, known: Seen, fresh: bool, listed: bool) -> bool:
    """Whether a capitalised word alone is a name."""
    word, plain = tokens.words[at], key(tokens.words[at])
    if word.isupper() and len(word) > 3 and written_small(plain):
        return False
    if plain in _words("abbreviations") or plain in _words("titles") or person_noun(plain):
        named = given(word) or surname(word)
        return bool(word in known.capital and named and word.lower() not in known.small)
    if word.isupper() and 1 < len(word) < 7:
        return not written_small(word) or tokens.tags[at] == "PROPN" or bool(kind_of(word))
    if not fresh:
        return word.lower() not in known.small or tokens.tags[at] == "PROPN"
    if word in known.capital:
        return True
    if word.lower() in known.small:
        return False
    if written_small(word):
        return tokens.tags[at] == "PROPN" and bool(kind_of(word) or nationality(word) or given(word))
    known_name = kind_of(word) or nationality(word) or given(word) or surname(word)
    return bool(known_name) or tokens.tags[at] == "PROPN" or (listed and zipf(plain) <= RARE)


def _titled(words: Sequence[str]) -> tuple[int, int]:
    """Where titles begin and end among words, (0, 0) without any: "Lund Deputy Mayor Ida Moe" → 1, 3."""
    keys = [key(word) for word in words]
    for at, word in enumerate(keys):
        if not (word in _words("titles") or (person_noun(word) and not given(word) and not surname(word))):
            continue
        end = at + 1
        while end < len(keys) and (keys[end] in _words("titles") or keys[end] in _words("portfolios")):
            end += 1
        rest = keys[end:]
        named = any(given(part) or surname(part) or not written_small(part) for part in rest)
        if rest and (rest[-1] in _tails() or not named):
            continue
        if at and not rest and (word not in _words("titles") or surname(word)):
            continue
        start = at
        while start and (keys[start - 1] in _words("portfolios") or nationality(words[start - 1])):
            start -= 1
        return start, end
    return 0, 0


def in_headline(tokens: Tokens, names: frozenset[tuple[str, ...]], known: Seen) -> list[Span]:
    """The names in a statement whose capitals tell nothing: those that the running text has, and what must be names."""
    first_words: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        first_words.setdefault(name[0], []).append(name)
    keys = tuple(key(word) for word in tokens.words)
    found: list[Span] = []
    at = 0
    while at < len(keys):
        same = (name for name in first_words.get(keys[at], ()) if keys[at : at + len(name)] == name)
        length = len(next(same, ())) or _sure_name(tokens, at, known)
        while (
            length and at + length < len(keys) and keys[at + length] in _tails() and capital(tokens.words[at + length])
        ):
            length += 1
        if length:
            found.append(Span(at, at + length, weak=True))
        at += length or 1
    return found


def _sure_name(tokens: Tokens, at: int, known: Seen) -> int:
    """How many words from a token on are a name whatever the case: a known place, a given name and another; 0 for none."""
    words = tokens.words[at : at + 3]
    if not words[0][0].isupper() or key(words[0]) in _words("calendar") | _words("openers") | _words("abbreviations"):
        return 0
    for count in (3, 2):
        if len(words) >= count and kind_of(" ".join(words[:count])):
            return count
    small = written_small(words[0]) or words[0].lower() in known.small
    if (
        given(words[0])
        and len(words) > 1
        and words[1][0].isupper()
        and not written_small(words[1])
        and words[1].isalpha()
    ):
        return 2
    return (
        1
        if not small
        and (kind_of(words[0]) or (zipf(key(words[0])) <= RARE and words[0].isalpha() and len(words[0]) > 2))
        else 0
    )
