"""Korean names in Latin letters: a key that the spellings of one name share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from factcheck.language import data, words_of

_SYLLABLES = re.compile(r"(?:[bcdghjlmnsy]{0,2}w?[aeiou]{1,3}(?:ng|[bdglmn])?){1,3}")
_SILENT = re.compile(r"h(?![aeiouwy])|(?<![aeiou])w(?=u)")


@lru_cache(maxsize=16384)
def romanised(parts: tuple[str, ...]) -> str:
    """The key of a name by its words, family name first or last; empty where it does not look Korean.

    >>> romanised(("yoo", "ohseong")) == romanised(("yu", "oh", "seong")), romanised(("anna", "fisher"))
    (True, '')
    """
    if not 2 <= len(parts) <= 3:
        return ""
    for family, given in ((parts[0], parts[1:]), (parts[-1], parts[:-1])):
        if family in words_of("korean")["surnames"] and (key := _given(given)):
            return f"{data('korean')['families'].get(family) or _folded(family)} {key}"
    return ""


def _given(words: Sequence[str]) -> str:
    """The key of a given name of two syllables; empty where it is none."""
    key = _folded("".join(words))
    vowels = len(re.findall(r"[aeiou]+", key))
    return key if vowels == 2 and _SYLLABLES.fullmatch(key) else ""


def _folded(word: str) -> str:
    """A word as its other spellings are folded, too."""
    return _SILENT.sub("", _spelling().sub(lambda match: _spellings()[match[0]], word))


@cache
def _spellings() -> dict[str, str]:
    return dict(data("korean")["spellings"])


@cache
def _spelling() -> re.Pattern[str]:
    return re.compile("|".join(_spellings()))
