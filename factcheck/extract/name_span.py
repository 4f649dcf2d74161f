"""Where names stand in running text: runs of capitalised words, cut at titles, possessives and sentence openers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factcheck.extract.name_word import Line, Seen, begins_title, capital, hyphened, listed, of_heads, tails
from factcheck.language.frequency import RARE, zipf
from factcheck.language.gazetteer import given, kind_of, nationality, person_noun, surname, written_small
from factcheck.language.romanised import romanised

LABEL = 4  # words of a label before a colon: "Place of birth:"
ENTERED = frozenset({":", "(", "–", "—", "-", "as"})  # what follows the name that an entry of a list is about
_FULL = 2  # words of a person's name: "Guitarist Ida Marsh" has a title, "Doctor Ida Marsh Hospital" none
ACRONYM = 7  # letters under which capitals are read as an abbreviation


class Span(NamedTuple):
    """One name in one statement."""

    first: int  # tokens
    last: int  # exclusive
    title: str = ""  # titles cut off before it: "Deputy Mayor"
    quoted: bool = False
    region: bool = False  # a town with the country or state it lies in
    weak: bool = False  # only its capital speaks for it, where a capital tells little


def run(row: Line, at: int) -> int:
    """The end of the run of capitalised words, and of the small ones that join them, from a token on."""
    words, count = row.words, len(row.words)
    starts, ends = row.tokens.starts, row.tokens.ends
    end = at + 1
    while end < count and starts[end] - ends[end - 1] <= 1 and not hyphened(words[end - 1]):
        if capital(words[end]):
            if designates(row, end):
                break
            end += 1
        elif after := _joined(row, at, end):
            end = after
        else:
            break
    return end


def designates(row: Line, at: int) -> bool:
    """Whether a word only leads to a number: "Season" in "Harbour Lights Season 2"."""
    return row.keys[at] in listed("headwords") and at + 1 < len(row.words) and row.words[at + 1][0].isdigit()


def _joined(row: Line, first: int, at: int) -> int:
    """The token behind the capitalised word that small words from `at` join to a run; 0 if they join none."""
    words, keys = row.words, row.keys
    after = at + 1
    if keys[at] in listed("particles") and keys[after : after + 1] and keys[after] in listed("particles"):
        after += 1
    if keys[at] in listed("joins") and keys[after : after + 1] and keys[after] in listed("articles"):
        after += 1
    if after >= len(words):
        return 0
    if keys[at] == ",":
        return after + 1 if keys[after] in listed("name_ends") or keys[after] in listed("legal_ends") else 0
    return after + 1 if capital(words[after]) and _joins(row, first, at, after) else 0


def _joins(row: Line, first: int, at: int, after: int) -> bool:
    """Whether a small word stands within one name: "of" in "Bank of Lund", "'s" in "Children's Hospital"."""
    words, keys, word = row.words, row.keys, row.keys[at]
    if word in listed("particles") or word == "&":
        return True
    if word in listed("both") and at - first > 2:
        return False
    if word in listed("title_words") and begins_title(words[first]) and first not in row.fresh:
        return True
    if word in listed("joins_organisations"):
        return keys[at - 1] in (of_heads() if word in listed("joins") else listed("organisation_heads"))
    alone = at == first + 1 or written_small(words[at - 1]) or keys[first] in listed("place_heads")
    if word not in listed("owns") or not alone or kind_of(" ".join(words[first:at])):
        return False
    return not tails().isdisjoint(keys[after : after + 2])


def names(row: Line, first: int, last: int, known: Seen, fresh: bool) -> Iterable[Span]:
    """The names in a run of capitalised words: "Lund Chief Executive Ida Moe" has two."""
    while fresh and first < last and (_opener(row, first, last) or _opens(row, first, last, known)):
        first, fresh = first + 1, False
    if first == last:
        return
    if last - first > 2 and nationality(row.words[first]) and given(row.words[first + 1]):
        yield Span(first, first + 1)  # "Norwegian Karin Holt"
        first += 1
    before, start = _titled(row.words[first:last], row.keys[first:last])
    if start:
        if before:
            yield from names(row, first, first + before, known, False)
        if first + start < last:
            yield Span(first + start, last, " ".join(row.words[first + before : first + start]))
    elif last - first > 1 or _single(row, first, known, fresh):
        yield Span(first, last, weak=last - first == 1 and (fresh or written_small(row.words[first])))


def _opener(row: Line, at: int, last: int) -> bool:
    """Whether a capitalised word is one that begins sentences: "The"; not "US", not "Will" in "Will Moe"."""
    word = row.words[at]
    if row.keys[at] not in listed("openers") or (word.isupper() and 1 < len(word) < 4):
        return False
    asked = row.words[-1] == "?"
    return asked or not (given(word) and at + 1 < last and not written_small(row.words[at + 1]))


def _opens(row: Line, first: int, last: int, known: Seen) -> bool:
    """Whether the first of several words of a run has its capital only from opening the sentence."""
    word = row.words[first]
    if last - first < 2 or len(word) < 3 or word in known.capital or _is_known(word):
        return False
    if not (written_small(word) or word.lower() in known.small):
        return False
    if row.keys[first] in listed("titles") or row.keys[first] in listed("portfolios") or row.keys[last - 1] in tails():
        return False
    if surname(word) and _turned(row, first, last):
        return False
    return row.tokens.tags[first] not in {"PROPN", "ADJ", "NOUN"} or row.words[first + 1] in known.capital


def _turned(row: Line, first: int, last: int) -> bool:
    """Whether a run that is an entry of its own begins with the family name: "Park Min-ji as Hana", "Roh Anna"."""
    words = row.words
    if romanised(tuple(key.replace("-", "") for key in row.keys[first:last])):
        return True
    entered = last == len(words) or words[last] in ENTERED
    return entered and last - first == _FULL and bool(given(words[first + 1]))


def _is_known(word: str) -> bool:
    """Whether a word is a place, a people or a given name."""
    return bool(kind_of(word) or nationality(word) or given(word))


def _single(row: Line, at: int, known: Seen, fresh: bool) -> bool:
    """Whether a capitalised word alone is a name."""
    word, tag = row.words[at], row.tokens.tags[at]
    common = written_small(word)
    if row.keys[at] in listed("openers") and not (word.isupper() and len(word) < 4):
        return False
    if row.keys[at] in listed("portfolios") and at + 1 < len(row.words) and _holds(row.words[at + 1]):
        return False  # "Defence lawyer Ida Moe"
    if row.keys[at] in listed("abbreviations") or row.keys[at] in listed("titles") or person_noun(row.keys[at]):
        named = bool(given(word) or surname(word))
        return named and word in known.capital and word.lower() not in known.small
    if word.isupper() and 1 < len(word) < ACRONYM:
        return not common or (len(word) < 4 and (tag == "PROPN" or bool(kind_of(word))))
    if word.isupper() and common:  # a band or brand: "DROVE", once it stands so where only a name or shouting does
        return tag in {"PROPN", "NOUN"} and word in known.capital and word.lower() not in known.small
    if at and row.words[at - 1] == ":" and at <= LABEL and not common:
        return True
    if not fresh or word in known.capital:
        return word in known.capital or tag == "PROPN" or word.lower() not in known.small
    return word.lower() not in known.small and _stands_alone(row, at, common)


def _holds(word: str) -> bool:
    """Whether a small word is a person's office."""
    return word.islower() and (word in listed("titles") or person_noun(word))


def _stands_alone(row: Line, at: int, common: bool) -> bool:
    """Whether a word that opens a sentence is a name by the look of it alone."""
    word, tag = row.words[at], row.tokens.tags[at]
    if hung := hyphened(word):
        word = word.removesuffix(f"-{hung}")
    if common:
        return tag == "PROPN" and _is_known(word)
    acts = row.tokens.tags[at + 1 : at + 2] in (("VERB",), ("AUX",)) and row.tokens.lemmas[at].lower() == word.lower()
    if acts and zipf(row.keys[at]) <= RARE and word.isalpha():
        return True
    return _is_known(word) or surname(word) or tag == "PROPN" or (row.listed and zipf(row.keys[at]) <= RARE)


def _titled(words: Sequence[str], keys: Sequence[str]) -> tuple[int, int]:
    """Where titles begin and end among words, (0, 0) without any: "Lund Deputy Mayor Ida Moe" → 1, 3."""
    titles, portfolios = listed("titles"), listed("portfolios")
    for at, word in enumerate(keys):
        office = person_noun(word) or person_noun(word.rpartition("-")[2])
        if not (word in titles or (office and not given(word) and not surname(word))):
            continue
        end = at + 1
        while end < len(keys) and (keys[end] in titles or keys[end] in portfolios):
            end += 1
        rest = keys[end:]
        if rest and not any(map(_personal, rest)):
            continue
        if rest and rest[-1] in tails() and not (len(rest) == _FULL and given(words[end])):
            continue
        if at and not rest and (word not in titles or surname(word)):
            continue
        start = at
        while start and (keys[start - 1] in portfolios or nationality(words[start - 1])):
            start -= 1
        return start, end
    return 0, 0


def _personal(word: str) -> bool:
    """Whether a word can be part of a person's name."""
    return bool(given(word)) or surname(word) or not written_small(word)
