"""Who holds which role: "Mayor Ida Moe", "Ida Moe, head of design at Norvik", "Ida Moe as Nora", rows, credits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.extract.role_deed import bare, done, over
from factcheck.extract.role_phrase import Phrase, RolePair, phrases, plain
from factcheck.language import data, words_of
from factcheck.language.tokens import Tokens
from factcheck.model import Statement, Value

WIDEST = 5  # tokens between a role and its holder


def roles(statement: Statement, tokens: Tokens, names: Sequence[Value]) -> list[RolePair]:
    """The role pairs of a statement; names are those found in it, in order."""
    people = [value for value in names if value.kind != "place" and value.axis not in {"event", "work"}]
    found: list[RolePair] = []
    if not people:
        return found
    for pair in (*_worded(tokens, names, people), *_cast(statement, tokens, people), *done(tokens, names, people)):
        if not any(pair.holder == other.holder and pair.role == other.role for other in found):
            found.append(pair)
    return sorted(found, key=lambda pair: (pair.start, pair.end, pair.role))


@cache
def _gaps(name: str) -> frozenset[str]:
    return frozenset(gap.strip() for gap in data("roles")[name])


def _worded(tokens: Tokens, names: Sequence[Value], people: Sequence[Value]) -> Iterator[RolePair]:
    """Pairs of a role's wording and the name beside it."""
    worded = phrases(tokens, names)
    taken: set[Phrase] = set()
    for order in ("role_then_name", "name_then_role"):
        for phrase in worded:
            for value in people:
                gap = _joint(_gap(tokens, phrase, value, order), order)
                if phrase in taken or gap is None or value.label == phrase.of:
                    continue
                if phrase.several and gap and gap not in _gaps("several"):
                    continue
                if gap == "," and order == "role_then_name" and not _closed(tokens, value):
                    continue
                taken.add(phrase)
                before = _succeeded(tokens, value, people) if gap in _gaps("succeeds_as") else None
                pair = _pair(tokens, phrase, value, gap)
                yield pair._replace(former=True) if before else pair
                yield from (_pair(tokens, more, value, gap) for more in _joined(tokens, phrase, worded))
                if before:
                    yield _pair(tokens, phrase, before, gap)
                if gap in _gaps("several"):
                    yield from (_pair(tokens, phrase, other, gap) for other in _listed(tokens, value, people))


def _joined(tokens: Tokens, phrase: Phrase, worded: Sequence[Phrase]) -> Iterator[Phrase]:
    """The roles joined to one by "and": "founder and chief executive"."""
    for other in worded:
        first, last = (phrase, other) if phrase.first < other.first else (other, phrase)
        between = [plain(word) for word in tokens.words[first.last : last.first]]
        if other is not phrase and " ".join(between) in _gaps("and") and not other.several:
            yield other._replace(of=other.of or phrase.of)


def _joint(gap: str | None, order: str) -> str | None:
    """The words between a role and a name as the lists have them; None where they join the two in no way."""
    if gap is None or gap in _gaps(order):
        return gap
    gap = bare(gap)
    return gap if gap and gap in _gaps(order) else None


def _succeeded(tokens: Tokens, value: Value, people: Sequence[Value]) -> Value | None:
    """Who a sentence says comes after the holder named: Ida Moe in "Ida Moe succeeds Per Lund as mayor"."""
    for other in people:
        words = [
            plain(w) for w, start in zip(tokens.words, tokens.starts, strict=True) if other.end <= start < value.start
        ]
        if " ".join(words) in _gaps("succession"):
            return other
    return None


def _gap(tokens: Tokens, phrase: Phrase, value: Value, order: str) -> str | None:
    """The words between a role and a name, small letters; None if they are not in that order or far apart."""
    if order == "role_then_name":
        low, high = tokens.ends[phrase.last - 1], value.start
    else:
        low, high = value.end, tokens.starts[phrase.first]
    if high < low:
        return None
    between = [n for n, start in enumerate(tokens.starts) if low <= start < high]
    if len(between) > WIDEST:
        return None
    address = words_of("roles")["address"] if order == "role_then_name" else frozenset()
    words = [
        plain(tokens.words[n])
        for n in between
        if tokens.words[n] not in '“”"*_' and plain(tokens.words[n]) not in address
    ]
    if len(words) == 3 and words[0] == words[2] == "," and words[1].isdigit():
        return ","  # an age
    return " ".join(words)


def _closed(tokens: Tokens, value: Value) -> bool:
    """Whether a name ends its clause, as an apposition does."""
    after = next((n for n, start in enumerate(tokens.starts) if start >= value.end), len(tokens.words))
    return (
        after == len(tokens.words)
        or tokens.words[after] in {",", ".", ";", "(", ")", "–", "—", ":"}
        or tokens.tags[after] in {"VERB", "AUX"}
    )


def _listed(tokens: Tokens, first: Value, people: Sequence[Value]) -> Iterator[Value]:
    """The names that follow one in a list: "Writers: Ida Moe, Per Lund and Eva Strand"."""
    end = first.end
    for value in people:
        if value.start <= first.start:
            continue
        between = [
            plain(word) for word, start in zip(tokens.words, tokens.starts, strict=True) if end <= start < value.start
        ]
        if not set(between) <= _gaps("listing") or not between:
            return
        end = value.end
        yield value


def _pair(tokens: Tokens, phrase: Phrase, value: Value, gap: str) -> RolePair:
    """The pair of a role's wording and a name."""
    start, end = min(tokens.starts[phrase.first], value.start), max(tokens.ends[phrase.last - 1], value.end)
    behind = next((n for n, place in enumerate(tokens.starts) if place >= end), len(tokens.words))
    former = phrase.former or gap in _gaps("ended") or over(tokens, behind)
    incoming = phrase.incoming or gap in _gaps("will")
    return RolePair(phrase.role, value, phrase.of, former, incoming, start, end, phrase.one)


def _cast(statement: Statement, tokens: Tokens, people: Sequence[Value]) -> Iterator[RolePair]:
    """Pairs of a character and who plays it: "Ida Moe as Nora", "Nora (Ida Moe)", table rows."""
    if statement.cells and len(people) > 1 and (sides := _sides(statement)):
        actor, character = (_in_cell(statement, people, side) for side in sides)
        if actor and character:
            yield _played(actor, character)
        return
    of_cast = _of_cast(statement)
    either = ("either" if of_cast else "never", "in_lists" if statement.kind in {"item", "row"} else "never")
    for left, right in pairwise(people):
        if left.kind == "organisation" or right.kind == "organisation":
            continue
        at = [n for n, start in enumerate(tokens.starts) if left.end <= start < right.start]
        gap = " ".join(plain(tokens.words[n]) for n in at if tokens.words[n] not in '“”"*_')
        lists = data("roles")["cast_gaps"]
        if gap in _gaps("succession"):
            later = gap in _gaps("will")
            yield RolePair(data("roles")["successor"], left, right.label, False, later, left.start, right.end)
        elif gap in lists["actor_first"] or (
            gap in lists["either"] and of_cast and left.kind == "person" != right.kind
        ):
            yield _played(left, right)
        elif gap in lists["character_first"] or (right.kind == "person" and gap in lists[either[0]] + lists[either[1]]):
            yield _played(right, left)


def _of_cast(statement: Statement) -> bool:
    """Whether a statement or a heading above it speaks of actors or what they act in."""
    return any(
        not words_of_cast()["context"].isdisjoint(map(plain, text.replace(",", " ").split()))
        for text in (statement.text, *statement.headings)
    )


def _played(actor: Value, character: Value) -> RolePair:
    """The pair of a character and who plays it."""
    start, end = min(actor.start, character.start), max(actor.end, character.end)
    return RolePair("actor", actor, character.label, False, False, start, end)


def _sides(statement: Statement) -> tuple[int, int] | None:
    """The columns of a table's actors and characters, by their heads."""
    words = words_of_cast()
    heads = [set(plain(head).split()) for head in statement.heads]
    actor = next((n for n, head in enumerate(heads) if head & words["actors"]), None)
    character = next((n for n, head in enumerate(heads) if head & words["characters"]), None)
    return (actor, character) if actor is not None and character is not None and actor != character else None


@cache
def words_of_cast() -> dict[str, frozenset[str]]:
    """The word lists of casts."""
    return {name: frozenset(text.split()) for name, text in data("roles")["cast"].items()}


def _in_cell(statement: Statement, people: Sequence[Value], column: int) -> Value | None:
    """The first name in a cell of a row."""
    if column >= len(statement.cells):
        return None
    start, end = statement.cells[column]
    return next((value for value in people if start <= value.start < end), None)
