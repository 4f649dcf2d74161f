"""The words that a number counts: "three more | electric buses"."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.extract.draft import LONG_DASHES
from factcheck.language.figures import Tokens, glued, is_plural, lexicon

_FAR = 4  # a counted noun stands at most so many words behind its number


class Counted(NamedTuple):
    """The words that a number counts."""

    words: str
    right: int  # token after them
    more: bool = False  # beyond those told of before: "three more people"


def counted_words(tokens: Tokens, at: int) -> Counted:
    """The words counted from a token on, up to the first plural ("new electric buses") or a state ("dead")."""
    words, lows, more = lexicon().words, tokens.lows, False
    hyphen = at + 1 < len(lows) and lows[at] in LONG_DASHES and glued(tokens, at) and glued(tokens, at + 1)
    if hyphen and tokens.words[at + 1].isalpha():  # "a 12-member panel"
        return Counted(tokens.words[at + 1], at + 2)
    single = at > 0 and lows[at - 1] in words["one"]
    at = _of_whole(tokens, at)
    if at + 1 < len(lows) and lows[at] in words["additional"] and lows[at] not in words["others"]:
        more, at = True, at + 1
    if single and lows[at - 1] in words["one"]:  # "one | report"
        end = at + 1 if at < len(lows) and lows[at].isalpha() and lows[at] not in words["stop"] else at
    else:
        end = _plural_end(tokens, at)
    return Counted(tokens.text[tokens.starts[at] : tokens.ends[end - 1]] if end > at else "", end, more)


def _of_whole(tokens: Tokens, at: int) -> int:
    """The token at which the words counted begin: "three | of the five | victims"."""
    words, lows = lexicon().words, tokens.lows
    if at + 1 < len(lows) and lows[at] in words["out_of"] and lows[at + 1] in words["of"]:
        at += 1
    if at + 1 >= len(lows) or lows[at] not in words["of"]:
        return at
    at += 1
    skipped = words["skipped"] | words["of_what"]
    while at + 1 < len(lows) and (lows[at] in skipped or lows[at] in lexicon().cardinal or lows[at][0].isdecimal()):
        at += 1
    return at


def _plural_end(tokens: Tokens, at: int) -> int:
    """The token after the last plural of the words counted from a token on; that token itself where none is."""
    words, lows, end = lexicon().words, tokens.lows, at
    for here in range(at, min(at + _FAR, len(lows))):
        low = lows[here]
        if not (low[0].isalpha() or low in LONG_DASHES):
            break
        if low in lexicon().cardinal or (low in words["stop"] and not _is_country(tokens.words[here])):
            break
        if low in words["state"] and (here > at or here + 1 >= len(lows) or not is_plural(lows[here + 1])):
            return here + 1 if here == at else end
        if is_plural(low):
            end = here + 1
        elif end > at:
            break
    return end


def _is_country(word: str) -> bool:
    """Whether a word that looks like a pronoun is the name of a country: "7 US soldiers"."""
    return len(word) > 1 and word.isupper()
