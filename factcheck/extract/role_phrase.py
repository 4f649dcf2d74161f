"""Words that name a role: "Norvik's former head of design", "Finance Minister", "a midfielder for Lund"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.language import data, words_of
from factcheck.language.gazetteer import nationality, person_noun
from factcheck.language.tokens import Tokens
from factcheck.model import Value

LONGEST = 5  # words before a role's head that still belong to it
_BEFORE = frozenset({"NOUN", "ADJ", "PROPN", "NUM"})


class RolePair(NamedTuple):
    """A role and who holds it. For a cast: role "actor", of the character."""

    role: str  # normalised: "chief executive", "spouse", "actor"
    holder: Value
    of: str  # whose or of what the role is, as labelled; empty where the statement does not say
    former: bool  # the holder has it no longer
    incoming: bool  # the holder does not have it yet
    start: int  # place in the statement's text: role and holder
    end: int
    one: bool = True  # worded as one person's: "the mayor", not "a resident"


class Phrase(NamedTuple):
    """One role as a text words it."""

    first: int  # tokens, with determiner and possessor
    last: int  # exclusive, with what it is the role of
    role: str  # normalised: "chief executive", "head of design"
    of: str  # whose or of what, as labelled; empty where not said
    former: bool
    incoming: bool
    several: bool  # worded of several people: "the writers"
    one: bool  # one person's at a time by its wording: "the mayor", not "a resident"


@cache
def folded() -> dict[str, str]:
    """Wording of a role → the one it is known by: "ceo" → "chief executive"."""
    table: dict[str, list[str]] = data("roles")["same"]
    return {other: role for role, others in table.items() for other in others}


@cache
def _heads() -> frozenset[str]:
    return words_of("roles")["heads"] | words_of("names")["kin"]


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """A word as the lists have it."""
    return word.lower().replace(".", "").replace("’", "'") or word


@lru_cache(maxsize=16384)
def _names_role(word: str, lemma: str) -> bool:
    """Whether a word can be a role's noun."""
    lists, noun = words_of("roles"), _bare(plain(lemma))
    if noun in lists["no_roles"] or (plain(word) in lists["abbreviated"] and not word[0].isupper()):
        return False
    return _bare(plain(word)) in _heads() or noun in _heads() or person_noun(noun)


def is_head(tokens: Tokens, at: int) -> bool:
    """Whether a token is the head of a role's wording."""
    if not _names_role(tokens.words[at], tokens.lemmas[at]):
        return False
    if tokens.tags[at] in {"VERB", "AUX", "ADV", "PART"} and tokens.words[at].islower():
        return False
    lists, after = words_of("roles"), at + 1
    if after < len(tokens.words) and tokens.tags[after] == "NOUN" and plain(tokens.lemmas[at]) in lists["not_heads"]:
        return False
    while plain(tokens.words[at]) in lists["parts"] and after < min(at + 3, len(tokens.words)):
        if tokens.tags[after] not in _BEFORE:
            break
        if plain(tokens.lemmas[after]) in _heads():
            return False  # "chief financial officer"
        after += 1
    return True


def _bare(word: str) -> str:
    """A role's noun without what hangs on it: "president-elect" → "president"."""
    for end in ("-elect", "-designate"):
        word = word.removesuffix(end)
    return word.removeprefix("ex-").removeprefix("then-") if word not in _heads() else word


def phrases(tokens: Tokens, names: Sequence[Value]) -> list[Phrase]:
    """The roles worded in a statement, in order; names are those found in it."""
    heads = [at for at in range(len(tokens.words)) if is_head(tokens, at)]
    if not heads:
        return []
    inside = {n for value in names for n, start in enumerate(tokens.starts) if value.start <= start < value.end}
    found: list[Phrase] = []
    for at in heads:
        if at in inside or (found and at < found[-1].last):
            continue
        if at + 1 in heads and at + 1 not in inside:
            continue  # "chief executive", "police officer": the later one is the head
        found.append(_phrase(tokens, at, names, inside, found[-1].last if found else 0))
    return found


def _phrase(tokens: Tokens, head: int, names: Sequence[Value], inside: set[int], least: int) -> Phrase:
    """The role whose head a token is."""
    lists = words_of("roles")
    first, parts, former, incoming, people = head, [plain(tokens.lemmas[head])], False, False, ""
    while first > least and head - first < LONGEST and first - 1 not in inside and _belongs(tokens, first - 1):
        first -= 1
        word = plain(tokens.words[first])
        former = former or word in lists["former"] or word.startswith(("ex-", "then-"))
        incoming = incoming or word in lists["incoming"]
        people = tokens.words[first] if tokens.words[first][0].isupper() and nationality(word) else people
        if word in lists["address"]:
            continue
        if word in lists["parts"] or (
            tokens.tags[first] in {"NOUN", "PROPN"} and not nationality(word) and word not in lists["former"]
        ):
            parts.insert(0, word)
    whole = plain(tokens.words[head])
    former = former or whole.startswith("ex-")
    incoming = incoming or whole.endswith(("-elect", "-designate"))
    parts[-1] = _bare(parts[-1]).removeprefix("ex-")
    last, behind, owner = _complement(tokens, head + 1, names, inside)
    first, possessor, one = _opening(tokens, first, names)
    role = normalised(" ".join(parts), behind)
    owner = "" if role == "actor" and owner.islower() else owner  # "the star of the film" is no part in it
    former = former or role in words_of("roles")["former_roles"]
    return Phrase(first, last, role, owner or possessor or people, former, incoming, tokens.fine[head] == "NNS", one)


def _belongs(tokens: Tokens, at: int) -> bool:
    """Whether a token before a role's head is part of its wording."""
    word, lists = plain(tokens.words[at]), words_of("roles")
    if (
        word in lists["parts"]
        or word in lists["former"]
        or word in lists["incoming"]
        or word.startswith(("ex-", "then-"))
    ):
        return True
    return tokens.tags[at] in _BEFORE and word[0].isalpha()


def normalised(wording: str, behind: str = "") -> str:
    """The name by which a role is known: "ceo" → "chief executive"; "head" with "design" behind → "design leader"."""
    table = folded()
    whole = f"{wording} of {behind}" if behind else wording
    if whole in table:
        return table[whole]
    if not behind and wording in table:
        return table[wording]
    before, _, head = wording.rpartition(" ")
    head = table.get(head, head)
    return " ".join(word for word in (before, behind, head) if word)


def _complement(tokens: Tokens, at: int, names: Sequence[Value], inside: set[int]) -> tuple[int, str, str]:
    """Where a role's wording ends, the small words after "of", the name after "of", "at" or "for"."""
    words = tokens.words
    if at + 1 < len(words) and f"{plain(words[at])} {plain(words[at + 1])}" in data("roles")["held"]:
        return _complement(tokens, at + 2, names, inside)
    if at + 1 >= len(words) or plain(words[at]) not in words_of("roles")["role_of"]:
        return at, "", ""
    after = at + 1
    while after < len(words) and plain(words[after]) in words_of("names")["determiners"]:
        after += 1
    owner = next((value for value in names if after < len(words) and value.start == tokens.starts[after]), None)
    if owner:
        end = next((n for n in range(after, len(words)) if tokens.starts[n] >= owner.end), len(words))
        return end, "", owner.label
    if plain(words[at]) not in words_of("names")["joins"]:
        return at, "", ""
    if after != at + 1:
        return _thing(tokens, at, after, inside)
    end = after
    while end < len(words) and end not in inside and tokens.tags[end] in {"NOUN", "ADJ"} and end - after < 3:
        end += 1
    return (end, " ".join(plain(word) for word in words[after:end]), "") if end > after else (at, "", "")


def _thing(tokens: Tokens, at: int, after: int, inside: set[int]) -> tuple[int, str, str]:
    """What a role is of where that is told by nouns: "the captain of the rescue boat"; only where the name follows."""
    end = after
    while end < len(tokens.words) and end not in inside and tokens.tags[end] in {"NOUN", "ADJ"} and end - after < 3:
        end += 1
    if end == after or tokens.tags[end - 1] != "NOUN":
        return at, "", ""
    return end, "", " ".join(tokens.lemmas[n].casefold() for n in range(after, end))


def _opening(tokens: Tokens, first: int, names: Sequence[Value]) -> tuple[int, str, bool]:
    """Where a role's wording begins with its determiner or owner, whose it is, and whether it is one person's."""
    if not first:
        return first, "", True
    at, lists = first - 1, words_of("names")
    before = plain(tokens.words[at])
    owner = next((value for value in names if value.end in (tokens.starts[at], tokens.ends[at])), None)
    owns = before in lists["owns"]
    if owner and (owns or (owner.end == tokens.ends[at] and owner.kind != "person" and not nationality(owner.label))):
        start = next(n for n, place in enumerate(tokens.starts) if place >= owner.start)
        return start - (start > 0 and plain(tokens.words[start - 1]) in lists["articles"]), owner.label, True
    if owner and owner.end == tokens.ends[at] and nationality(owner.label):
        return first, owner.label, True  # "German foreign minister"
    if owns:
        at -= 1
        while at > 0 and tokens.tags[at - 1] in {"NOUN", "ADJ", "DET", "PRON"}:
            at -= 1
        return max(at, 0), "", True
    several = before in words_of("roles")["indefinite"]
    return (at if several or before in lists["determiners"] else first), "", not several
