"""When what is still to come is to come: "season 2 will be released in early 2024", "it won't arrive this year".

Such statements share few words, yet answer one question of one thing. The dates of an article that do are told alike:
the thing is their noun, WINDOW their slot.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from factcheck.context.reality import things_meant
from factcheck.language import data, predicates
from factcheck.language.tokens import Tokens
from factcheck.model import WINDOW, Placed, Statement

_TOLD = frozenset({"asserted", "expected", "hypothetical"})
_PREDICATE = "release"


def windows(
    claims: Sequence[Placed],
    statements: Sequence[Statement],
    tokens: Sequence[Tokens],
    first_row: int,
    topic: str,
    published: date | None,
) -> list[Placed]:
    """The claims of an article, its dates of a coming thing told as such.

    claims: by statement; statements, tokens: the first of them is row first_row; topic: the name the article turns on;
    published: its day.
    """
    found: list[Placed] = []
    for row, said, things, thing in things_meant(claims, statements, first_row):
        words, kind = tokens[row - first_row], statements[row - first_row].kind
        headed = kind in ("title", "heading", "row")
        for claim in said:
            told = thing and (things or _of_itself(claim, topic)) and _is_window(claim, words, headed, published)
            found.append(_told(claim, thing, topic) if told else claim)
    return found


def _told(claim: Placed, thing: str, topic: str) -> Placed:
    """A date, told as the window of a thing's coming."""
    whose = claim.thing or topic
    certainty = "asserted" if claim.certainty == "asserted" else "expected"
    return claim._replace(
        predicate=_PREDICATE, predicate_sure=1.0, noun=thing, noun_sure=1.0, agent="", agent_sure=0.0, slot=WINDOW,
        subject=whose, thing=whose, qualifiers=(thing,), certainty=certainty, part="", theme="",
    )  # fmt: skip


def _of_itself(claim: Placed, topic: str) -> bool:
    """Whether a statement that names no such thing may speak of the one named before: "it", "the comeback"."""
    return claim.thing in ("", topic) and (not claim.agent or claim.agent in data("reality")["itself"])


def _is_window(claim: Placed, tokens: Tokens, headed: bool, published: date | None) -> bool:
    """Whether a date is when something is to come; headed: of a heading or row."""
    if claim.value is None or claim.value.axis != "day" or claim.value.form == "bound" or claim.certainty not in _TOLD:
        return False
    high = claim.value.high
    gone = published is not None and high is not None and math.isfinite(high) and high < published.toordinal()
    return not gone and _comes(claim, tokens, headed) and _ahead(claim, tokens, headed)


def _comes(claim: Placed, tokens: Tokens, headed: bool) -> bool:
    """Whether a date is that of a coming: of a verb, an adjective, or a release date."""
    words = data("reality")
    if not predicates.classes(claim.predicate).isdisjoint(words["arriving"]) or claim.predicate in words["out"]:
        return True
    near = {lemma.casefold() for lemma in tokens.lemmas[max(0, claim.first - 3) : claim.first]}
    return headed and not claim.predicate and not near.isdisjoint(words["arrival"])


def _ahead(claim: Placed, tokens: Tokens, headed: bool) -> bool:
    """Whether a statement looks ahead, as a heading does that names a date of release."""
    future = any(word.casefold() in data("reality")["future"] for word in tokens.words[: claim.first])
    conditional = any(word.casefold() in data("reality")["conditional"] for word in tokens.words[: claim.first])
    return (future or headed) and not conditional
