"""Roles told by a verb: "directed by Ida Moe", "Ida Moe founded Norvik", "Ida Moe, who has led it since 2016"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extract.role_phrase import RolePair, plain
from factcheck.language import data, words_of
from factcheck.language.tokens import Tokens
from factcheck.model import Value

_YEAR = 4  # digits
_TENURE = 3  # words between a role and the years in which somebody had it
_FILLING = 4  # small words between a name and its verb


def done(tokens: Tokens, names: Sequence[Value], people: Sequence[Value]) -> Iterator[RolePair]:
    """The pairs told by a verb, or by "under" and a name."""
    starts = {start: n for n, start in enumerate(tokens.starts)}
    for value in people:
        at = starts.get(value.start, 0)
        yield from _by(tokens, names, value, at)
        yield from _under(tokens, value, at)
        after = next((n for n, start in enumerate(tokens.starts) if start >= value.end), len(tokens.words))
        verb = _verb(tokens, after)
        if verb < len(tokens.words) and tokens.tags[verb] == "VERB" and value.kind in {"person", "other"}:
            yield from _does(tokens, names, value, verb)


def _by(tokens: Tokens, names: Sequence[Value], value: Value, at: int) -> Iterator[RolePair]:
    """What is said with a participle and "by"."""
    made = data("roles")["made_by"]
    before = [plain(word) for word in tokens.words[max(at - 2, 0) : at]]
    if before[-1:] == list(data("roles")["agent"]) and len(before) == 2 and made.get(before[0], "actor") != "actor":
        thing = _noun_before(tokens, at - 2) or _nearest(names, tokens.starts[at - 2], value)
        yield RolePair(made[before[0]], value, thing, False, False, tokens.starts[at - 2], value.end)


def _noun_before(tokens: Tokens, at: int) -> str:
    """The noun that a participle says more of, with its modifiers: "funding round" of "a funding round led by"."""
    first = at
    while first and (tokens.tags[first - 1] == "NOUN" or tokens.tags[first - 2 : first] == ("NOUN", "ADV")):
        first -= 1
    return " ".join(tokens.lemmas[first:at]).casefold()


def _under(tokens: Tokens, value: Value, at: int) -> Iterator[RolePair]:
    """The leader of those who do something: "the orchestra under Ida Moe"."""
    if at < 2 or value.kind != "person" or plain(tokens.words[at - 1]) not in data("roles")["under"]:
        return
    if tokens.tags[at - 2] == "NOUN":
        yield RolePair("leader", value, "", False, False, tokens.starts[at - 1], value.end)


def _verb(tokens: Tokens, at: int) -> int:
    """The place of the verb whose subject ends before a token: past "who", auxiliaries and adverbs."""
    lists, end = words_of("roles"), min(at + _FILLING, len(tokens.words))
    if at + 1 < end and " ".join(map(plain, tokens.words[at : at + 2])) in data("roles")["relative"]:
        at += 2
    elif at < end and plain(tokens.words[at]) in data("roles")["relative"] and tokens.words[at].isalpha():
        at += 1
    while at < end and plain(tokens.words[at]) in lists["auxiliaries"] | lists["fill"]:
        at += 1
    return at


def _does(tokens: Tokens, names: Sequence[Value], value: Value, verb: int) -> Iterator[RolePair]:
    """What is said with an active verb: of a name, or of a thing known from before."""
    lemma = tokens.lemmas[verb].lower()
    role = data("roles")["does"].get(lemma, "")
    if not role or any(w in data("roles")["agent"] for w in map(plain, tokens.words[verb + 1 : verb + 2])):
        return
    if verb and plain(tokens.words[verb - 1]) in words_of("roles")["refers"]:
        return
    places = _objects(tokens, verb)
    thing = next((name.label for name in names if name.start in places and name.kind != "person"), "")
    thing = thing or next((name.label for name in names if name.start in places), "")
    if thing or _told(tokens, verb, lemma):
        former = over(tokens, verb + 1)
        yield RolePair(role, value, thing or _noun(tokens, verb + 1), former, False, value.start, tokens.ends[verb])


def _told(tokens: Tokens, verb: int, lemma: str) -> bool:
    """Whether a verb tells a role without a name: "directs it", "conducts.", "led the museum"."""
    lists, after = words_of("roles"), verb + 1
    last = after >= len(tokens.words) or tokens.tags[after] == "PUNCT"
    if lemma in lists["tells"]:
        return (last and lemma in lists["alone"]) or (not last and plain(tokens.words[after]) in lists["opens"])
    if lemma not in lists["leads"] or last or plain(tokens.words[after]) not in lists["opens"]:
        return False
    return any(plain(word) == "since" for word in tokens.words[after : after + 6])


def _noun(tokens: Tokens, at: int) -> str:
    """The words of a verb's object that is no name, small: "men race" of "the men's race"; empty for a pronoun."""
    words: list[str] = []
    if at < len(tokens.words) and tokens.tags[at] in {"DET", "PRON"}:
        at += 1
    while at < len(tokens.words) and tokens.tags[at] in {"NOUN", "ADJ", "PART"} | _linking(words):
        if tokens.tags[at] not in {"PART", "ADP"}:
            words.append(tokens.lemmas[at].casefold())
        elif tokens.tags[at] == "ADP" and plain(tokens.words[at]) not in words_of("roles")["scope"]:
            break
        at += 1
    return " ".join(words)


def _linking(words: Sequence[str]) -> frozenset[str]:
    """What else may stand in an object once its noun is there: "for" in "the prize for best actor"."""
    return frozenset({"ADP"}) if words else frozenset()


def over(tokens: Tokens, at: int) -> bool:
    """Whether the words from a token on say that a role is over: "from 2005 to 2011", "until May 2019"."""
    lists = words_of("roles")
    for n in range(at, min(at + _TENURE, len(tokens.words))):
        word, following = plain(tokens.words[n]), [plain(w) for w in tokens.words[n + 1 : n + 5]]
        years = [w for w in following if len(w) == _YEAR and w.isdigit()]
        if word in lists["tenure_until"] and years[:1]:
            return True
        if word in lists["tenure_from"] and (len(years) > 1 or not lists["tenure_until"].isdisjoint(following)):
            return True
        if tokens.tags[n] in {"VERB", "AUX"} or tokens.words[n] in ".;":
            return False
    return False


def bare(gap: str) -> str:
    """The words between a role and a name without what changes nothing: "has again taken over as" → "taken over as"."""
    lists = words_of("roles")
    words = [word for word in gap.split() if word not in lists["fill"]]
    while len(words) > 1 and words[0] in lists["has"]:
        words = words[1:]
    return " ".join(words)


def _objects(tokens: Tokens, verb: int) -> set[int]:
    """Where a verb's object can begin: right after it, or after a determiner or quotation mark."""
    places, at = set(), verb + 1
    while at < len(tokens.words) and at < verb + 4:
        places.add(tokens.starts[at])
        if tokens.tags[at] not in {"DET", "PUNCT", "PRON"}:
            break
        at += 1
    return places


def _nearest(names: Sequence[Value], start: int, holder: Value) -> str:
    """The label of the last name before a place, other than the holder; empty without one."""
    kinds = {"place", "person"}
    before = [name for name in names if name.end <= start and name.label != holder.label and name.kind not in kinds]
    return before[-1].label if before else ""
