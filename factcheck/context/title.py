"""Which title a person is given: "President Moe" against "Prime Minister Moe".

Every person with a role gets one more value on an axis of its own. `disputed` keeps those that another article's title
of the same person excludes, unless that article knows of both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.language import offices
from factcheck.model import TITLE, Placed, Value


class Role(NamedTuple):
    """The role in which a name is given."""

    start: int  # place of the name in the statement's text
    end: int
    name: str  # "architect", "actor of On-jo"
    former: bool
    of: str = ""  # whose or of what
    first: int = 0  # place of the words that state it
    last: int = 0


def titles(claims: Sequence[Placed], roles: Sequence[Sequence[Role]], first_row: int) -> list[Placed]:
    """The titles of the persons that one article's claims name, as further claims."""
    found = []
    for claim in claims:
        value = claim.value
        if value is None or value.kind not in ("person", "other"):
            continue
        for role in roles[claim.statement - first_row]:
            if (role.start, role.end) == (value.start, value.end) and offices.titled(role.name) and not role.former:
                title = Value("status", TITLE, None, None, role.name, role.first, role.last)
                found.append(claim._replace(value=title, thing=value.label, role=role.name, role_of=role.of))
    return found


def disputed(claims: Sequence[Placed]) -> Iterator[int]:
    """The rows of the titles that another article's excludes: where neither article gives the person both."""
    given: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        if claim.value and claim.value.axis == TITLE:
            given[claim.thing][claim.source].add(claim.role)
    for row, claim in enumerate(claims):
        if claim.value is None or claim.value.axis != TITLE:
            continue
        held = given[claim.thing]
        for source, others in held.items():
            if source == claim.source or any(offices.kin(claim.role, role) > 0 for role in others):
                continue
            if any(offices.exclusive(claim.role, role) and not _both(held[claim.source], role) for role in others):
                yield row
                break


def _both(own: set[str], role: str) -> bool:
    """Whether an article gives a person a role that may be another article's."""
    return any(offices.kin(role, other) > 0 for other in own)
