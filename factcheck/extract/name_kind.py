"""What a name is the name of: votes of the gazetteer, of its own words, and of the words around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from factcheck.extract.name_noun import LABEL, SAYS, label_end, labelled, moves, noun_kind, nouns
from factcheck.extract.name_span import Span
from factcheck.extract.name_word import hyphened, key
from factcheck.language import words_of
from factcheck.language.gazetteer import fold, given, nationality, person_noun, places, surname, written_small
from factcheck.language.romanised import romanised
from factcheck.language.tokens import Tokens

Votes = dict[str, float]  # person place organisation work product event → weight
AHEAD = 7  # tokens in which an apposition's noun is looked for
DECIDES = 1.5  # votes from which the better of place and organisation is taken, however close the other
GREAT = 300  # thousands of inhabitants from which a place's name is hardly a person's


@cache
def _lists() -> dict[str, frozenset[str]]:
    return words_of("names")


@lru_cache(maxsize=8192)
def own_votes(name: str) -> Mapping[str, float]:
    """What a name's own words say of its kind."""
    words = fold(name).removeprefix("the ").split()
    votes: Votes = defaultdict(float)
    if not words:
        return votes
    _vote_places(name, len(words), votes)
    if len(words) > 1:
        _vote_ends(words, votes)
        acronym = any(word.isupper() and len(word) > 1 for word in name.replace(".", "").split()) and not name.isupper()
        if not acronym and (not votes or max(votes.values()) < 2):
            _vote_persons(words, votes)
        if len(words) > 2 and fold(name).split(" ", 1)[0] in _lists()["openers"]:
            votes["work"] += 1.2
    elif given(words[0]) and not written_small(words[0]):
        votes["person"] += 1.2
    elif surname(words[0]) and not written_small(words[0]):
        votes["person"] += 0.6
    elif name.isupper() and 1 < len(name) < 7:
        votes["organisation"] += 1.0
    elif "-" in name and name.rpartition("-")[2].islower() and not written_small(words[0].partition("-")[0]):
        votes["person"] += 0.6  # "Ha-neul"
    return votes


def _vote_places(name: str, count: int, votes: Votes) -> None:
    """Adds what the gazetteer says."""
    found = places(name.partition(",")[0])
    if nationality(name):
        votes["place"] += 3
    elif found:
        sure = found[0].kind in {"country", "continent", "world", "region", "capital"} or found[0].people >= GREAT
        votes["place"] += 3 if sure or (count > 1 and not given(name.split(" ", 1)[0])) else 1.2
    if ", " in name:
        votes["place"] += 2


def _vote_ends(words: list[str], votes: Votes) -> None:
    """Adds what the first and last words of a longer name say."""
    lists, first = _lists(), words[0]
    last = words[-2] if words[-1] in lists["compass"] and len(words) > 2 else words[-1]
    sounds_personal = len(words) == 2 and last in lists["surname_ends"] and not written_small(first)
    if not lists["title_inside"].isdisjoint(words[1:-1]):
        votes["work"] += 2.5
    for kind in ("organisation", "place", "event"):
        if last in lists[f"{kind}_ends"]:
            weight = 1.6 if kind == "event" else _end_weight(last, kind)
            votes[kind] += 0.8 if sounds_personal else weight
        elif not lists[f"{kind}_ends"].isdisjoint(words[1:-1]):
            votes[kind] += 2 - 0.5 * (kind == "event")
    if not lists["joins"].isdisjoint(words[1:-1]):
        kind = (
            "organisation"
            if first in lists["organisation_heads"]
            else "event"
            if first in lists["event_heads"]
            else "place"
        )
        votes[kind] += 2.5 if first in lists[f"{kind}_heads"] else 0.5
    elif first in lists["place_heads"] and last not in lists["organisation_ends"]:
        votes["place"] += 1.5
    elif first in lists["event_heads"]:
        votes["event"] += 2
    if "&" in " ".join(words) or not lists["both"].isdisjoint(words):
        votes["organisation"] += 1.5


def _end_weight(last: str, kind: str) -> float:
    """How much a name's last word speaks for a place or an organisation."""
    other = {"place": "organisation", "organisation": "place"}[kind]
    if last in _lists()[f"{kind}_or_{other}_ends"]:
        return 2.2
    return 1.2 if last in _lists()[f"{other}_or_{kind}_ends"] else 2.5


def _vote_persons(words: list[str], votes: Votes) -> None:
    """Adds what speaks for a person in a name of several words."""
    first, last = words[0], words[-1]
    sound = [word for word in words if not written_small(word) and not any(c.isdigit() for c in word)]
    if len(words) > 4 or not sound or (person_noun(last) and last not in sound and not surname(last)):
        votes["other"] += 0.5
        return
    if given(first) and not (written_small(first) and last not in sound):
        votes["person"] += 2.5
    elif len(first) == 1:
        votes["person"] += 2
    elif len(sound) == len(words) or (first == sound[0] and surname(last)):
        votes["person"] += 1
    if surname(last) or surname(first):
        votes["person"] += 0.7
    turned = surname(first) and given(last) and first not in _lists()["place_heads"]
    if turned or romanised(tuple(word.replace("-", "") for word in words)):
        votes["person"] += 1  # the family name first
    if "-" in last and last.replace("-", "").isalpha() and len(last) < 12:
        votes["person"] += 0.8


def around(tokens: Tokens, span: Span) -> Votes:
    """What the words around a name say of its kind."""
    votes: Votes = defaultdict(float)
    if span.title:
        votes["person"] += 3
    if span.quoted:
        votes["work"] += 4
    if hyphened(tokens.words[span.last - 1]) in _lists()["place_hyphens"]:
        votes["place"] += 2.5
    _before(tokens, span, votes)
    _after(tokens, span, votes)
    return votes


def _before(tokens: Tokens, span: Span, votes: Votes) -> None:
    """Adds what stands before a name: a preposition, a noun it is in apposition to."""
    lists = _lists()
    at = span.first - 1
    if (
        at >= 0
        and not span.title
        and key(tokens.words[at]) in lists["determiners"]
        and not _modifies(tokens, span.last)
    ):
        votes["person"] -= 2  # "the Norra" is no person, "the Norra family" may be one
    while at >= 0 and (
        tokens.words[at] in '“"‘*_'
        or key(tokens.words[at]) in lists["compass"]
        or tokens.words[at] in lists["articles"]
    ):
        at -= 1
    if at < 0:
        return
    parts = range(max(0, at - 2), at) if tokens.words[at] == "of" else ()  # "season 2 of"
    votes["work"] += 2 * any(key(tokens.words[n]) in lists["parts_of_works"] for n in parts)
    _led(tokens, at, span, votes)


def _led(tokens: Tokens, at: int, span: Span, votes: Votes) -> None:
    """Adds what the preposition, noun, verb or colon at a token says of the name it leads to."""
    lists, word = _lists(), key(tokens.words[at])
    if word in lists["place_prepositions"]:
        votes["place"] += 2.0 if word not in lists["within"] else 0.6 if span.weak else 1.5  # "in Settings"
    elif word in lists["weak_place_prepositions"]:
        built = word == "at" and key(tokens.words[span.last - 1]) in lists["place_ends"]
        votes["place"] += 0.7 + 0.9 * moves(tokens, at) + 1.2 * built
        votes["organisation"] += 0.4
    elif word in lists["ways_to"]:
        votes["place"] += 1.5 * moves(tokens, at)
    elif word in lists["agents"]:
        votes["person"] += 0.5
        votes["organisation"] += 0.3
    elif word in {",", ":"}:
        _labelled(tokens, at, votes)
    elif word in lists["joins"]:
        _of(tokens, at, votes)
    elif tokens.tags[at] == "VERB":
        votes["place"] += tokens.lemmas[at].lower() in lists["reached"]
    elif tokens.tags[at] in {"NOUN", "ADJ", "PROPN"} and (kind := noun_kind(tokens.lemmas[at].lower())):
        votes[kind] += 2 if at == span.first - 1 else 1


def _labelled(tokens: Tokens, at: int, votes: Votes) -> None:
    """Adds what a label says: "Venue: Lund Arena", "Born: 3 May 1990, Lund"."""
    colon = at if tokens.words[at] == ":" else label_end(tokens.words, at)
    kind = labelled(tokens, colon) if 0 < colon < LABEL else ""
    if kind and (colon == at or kind == "place"):
        votes[kind] += SAYS if colon == at else 1.2


def _of(tokens: Tokens, at: int, votes: Votes) -> None:
    """Adds what a noun before "of" says: "the village of Aas", "residents of Aas"."""
    lemma = tokens.lemmas[at - 1] if at else ""
    if nouns().get(lemma) == "place":
        votes["place"] += 2.5
    elif lemma.lower() in _lists()["of_places"]:
        votes["place"] += 1.5


def _modifies(tokens: Tokens, at: int) -> bool:
    """Whether a name goes on in a noun, or owns one: "the Norra family"."""
    return at < len(tokens.words) and (tokens.tags[at] in {"NOUN", "ADJ"} or key(tokens.words[at]) in {"'s", "'"})


def _after(tokens: Tokens, span: Span, votes: Votes) -> None:
    """Adds what stands after a name: a verb, an age, an apposition, what it owns."""
    lists, words, at = _lists(), tokens.words, span.last
    if at < len(words) and words[at] in CLOSERS:
        at += 1
    if at >= len(words):
        return
    word = key(words[at])
    votes["work"] += 2 * (word in lists["parts_of_works"])
    if word in lists["person_verbs"]:
        votes["person"] += 1
        votes["organisation"] += 0.4
    if word in lists["organisation_verbs"]:
        votes["organisation"] += 0.8
        votes["person"] += 0.2
    if tokens.tags[at] in {"VERB", "AUX"}:
        votes["person"] += 0.3
        votes["organisation"] += 0.3
    if word in lists["person_pronouns"]:
        votes["person"] += 1.5
    if word in {"'s", "'"} and at + 1 < len(words) and tokens.lemmas[at + 1] in lists["kin"]:
        votes["person"] += 2
    if word in {",", "(", "–", "—"} and at + 1 < len(words):
        _apposition(tokens, at + 1, votes)


CLOSERS = frozenset('”"’*_')


def _apposition(tokens: Tokens, at: int, votes: Votes) -> None:
    """Adds what the words after a name and a comma say: "31", "a retired teacher", "the port"."""
    word = tokens.words[at]
    if (
        word.isdigit()
        and len(word) == 2
        and at + 1 < len(tokens.words)
        and tokens.words[at + 1] in {",", ")", "–", "—"}
    ):
        votes["person"] += 3
        return
    if word in _lists()["person_pronouns"]:
        votes["person"] += 2
    if tokens.tags[at] not in {"DET", "PRON", "NOUN", "ADJ"}:
        return
    for n in range(at, min(at + AHEAD, len(tokens.words))):
        if tokens.words[n] in _lists()["appositions_end"] or tokens.tags[n] in {"VERB", "ADP", "AUX"}:
            return
        ends = n + 1 >= len(tokens.words) or tokens.tags[n + 1] not in {"NOUN", "PROPN"}
        if tokens.tags[n] == "NOUN" and ends:
            if kind := noun_kind(tokens.lemmas[n].lower()):
                votes[kind] += 2
            return


def decided(votes: Votes) -> tuple[str, str, float]:
    """Kind, axis and certainty (0..1) that votes amount to."""
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] <= 0:
        return "other", "other", 0.0
    (best, top), second = ranked[0], max(ranked[1][1] if len(ranked) > 1 else 0.0, 0.0)
    sure = round((top - second) / (top + 1), 2)
    where = {best, ranked[1][0] if len(ranked) > 1 else ""} == {"place", "organisation"} and top >= DECIDES
    if top < 0.8 or (sure < 0.15 and not where):
        return "other", "other", sure
    return (best, best, sure) if best in {"person", "place", "organisation"} else ("other", best, sure)


def total(*ballots: Mapping[str, float]) -> Votes:
    """The sum of votes."""
    votes: Votes = defaultdict(float)
    for ballot in ballots:
        for kind, weight in ballot.items():
            votes[kind] += weight
    return votes
