"""What roles mean: whether two wordings are of one office, and whether it has one holder at a time.

Roles come normalised, as `extract` names them: "chief executive", "mission director", "leader".
"""

from __future__ import annotations

from functools import cache, lru_cache

from factcheck.language import data, relations, words_of

SAME, ALIKE, UNKNOWN, OTHER = 2, 1, 0, -1


@lru_cache(maxsize=16384)
def kin(left: str, right: str) -> int:
    """How two roles stand to each other: one (2), perhaps one (1), not known (0), two (-1).

    >>> kin("director", "director"), kin("mission director", "director"), kin("architect", "designer")
    (2, 1, 1)
    >>> kin("vice president", "president"), kin("director", "")
    (-1, 0)
    """
    if not left or not right:
        return UNKNOWN
    if left == right:
        return SAME
    if _families(left) & _families(right):
        return ALIKE
    (more, head), (fewer, other) = _parted(left), _parted(right)
    if not ({head} | _families(head)) & ({other} | _families(other)):
        return OTHER
    apart = more ^ fewer
    return OTHER if (more and fewer) or not apart.isdisjoint(_ranks()) else ALIKE


@lru_cache(maxsize=16384)
def single(role: str) -> bool:
    """Whether a role has one holder at a time: "director", "health minister", not "spokesperson"."""
    modifiers, head = _parted(role)
    if role in words_of("roles")["single"] or role in data("roles")["single_phrases"]:
        return True
    return head in words_of("roles")["single"] and modifiers.isdisjoint(words_of("roles")["several_of"])


def of_many(role: str) -> bool:
    """Whether so many have a role at a time that two of its holders are two people: "spokesperson", "neighbour"."""
    return _parted(role)[1] in words_of("roles")["of_many"]


@lru_cache(maxsize=16384)
def keys(role: str) -> frozenset[str]:
    """What statements with roles that may be one have in common; nothing for roles of many."""
    if not single(role):
        return frozenset()
    head = _parted(role)[1]
    return frozenset({head}) | _families(head) | _families(role)


def titled(role: str) -> bool:
    """Whether a role excludes some other: "prime minister", not "neighbour"."""
    (more, head) = _parted(role)
    apart = words_of("roles")["deputies"] | words_of("roles")["kinds_of"]
    return not apart.isdisjoint({head, *more}) or bool(_posts(role)) or single(role)


@lru_cache(maxsize=16384)
def exclusive(left: str, right: str) -> int:
    """How surely nobody has both of two roles at a time: 2 hardly anybody, 1 many do not, 0 not known.

    >>> exclusive("president", "prime minister"), exclusive("deputy mayor", "mayor"), exclusive("director", "producer")
    (2, 2, 1)
    >>> exclusive("founder", "chief executive"), exclusive("health minister", "finance minister")
    (0, 2)
    """
    if kin(left, right) > 0:
        return 0
    (more, head), (fewer, other) = _parted(left), _parted(right)
    if head == other:
        ranked, deputies = head not in words_of("roles")["any_rank"], words_of("roles")["deputies"]
        second = bool(more & deputies) != bool(fewer & deputies)
        kinds = head in words_of("roles")["kinds_of"] and _unlike(more, fewer) and _unlike(fewer, more)
        return 2 * (ranked and (second or kinds))
    shared = _posts(left) & _posts(right)
    return 0 if not shared else 1 if all(group.startswith("~") for group in shared) else 2


def _unlike(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one of the words means none of the others: "health" beside "finance"; not "truck" beside "lorry"."""
    return any(all(relations.similarity(word, other) < relations.HALF_SYNONYM for other in others) for word in words)


def _posts(role: str) -> frozenset[str]:
    """The groups of posts of which a person has one, that a role is in; by its noun where it has no group itself."""
    table = _post_table()
    return table.get(role) or table.get(_parted(role)[1], frozenset())


@cache
def _post_table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for mark, name in (("", "exclusive"), ("~", "mostly_exclusive")):
        for at, group in enumerate(data("roles")[name]):
            for role in group:
                found.setdefault(role, set()).add(f"{mark}{at}")
    return {role: frozenset(groups) for role, groups in found.items()}


def _ranks() -> frozenset[str]:
    """Words before a role's noun that make it another role: "vice", "medical"."""
    return words_of("roles")["parts"] | words_of("roles")["several_of"]


@lru_cache(maxsize=16384)
def _parted(role: str) -> tuple[frozenset[str], str]:
    """The words before a role's noun, and the noun: "chief executive" is one noun."""
    for phrase in data("roles")["single_phrases"]:
        if role == phrase or role.endswith(" " + phrase):
            return frozenset(role.removesuffix(phrase).split()), phrase
    before, _, head = role.rpartition(" ")
    return frozenset(before.split()), head


@cache
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for family in data("roles")["families"]:
        for role in family:
            found.setdefault(role, set()).add("+".join(family))
    return {role: frozenset(names) for role, names in found.items()}


def _families(role: str) -> frozenset[str]:
    """The families of roles that tell of one deed or post."""
    return _table().get(role, frozenset())
