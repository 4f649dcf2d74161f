"""What is known of names before any article is read: places and what they lie in, peoples, given names, surnames.

Each table is read once, when it is first asked. Names are looked up by `fold`: "Zürich" and "ZURICH" are one.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.language import data, rows_of, words_of

_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
    | dict.fromkeys("’‘ʼ`", "'")
    | dict.fromkeys("‐‑–", "-")
    | {".": None}
)
_GROUPS = frozenset({"continent", "world"})
_CODE, _LONGEST_CODE = 2, 6  # letters of a state's code, and with full stops of the longest abbreviation
_WIDER = ("country", "capital", "city", "region", "area", "feature", "continent", "world")  # first meant


class Place(NamedTuple):
    """One place that a name can mean."""

    name: str  # folded, another name resolved: "united kingdom"
    kind: str  # continent, world (a group of countries), country, region (first level), area, city, capital, feature
    countries: frozenset[str]  # two-letter codes; a continent: its own code
    region: str  # the first-level region it lies in, or is; folded, may be empty
    people: int  # thousands of inhabitants, 0 where unknown


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """The name in small plain letters, without dots: the key of every table."""
    plain = name.lower().translate(_PLAIN)
    if not plain.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", plain).lower() if not unicodedata.combining(c))
        plain = bare.translate(_PLAIN)
    return " ".join(plain.split())


@lru_cache(maxsize=8192)
def _entries(name: str) -> tuple[str, ...]:
    """The entries of a place's or people's name as written in the tables, another name resolved."""
    key = name.removeprefix("the ")
    rows = [row for table in ("places_more", "places") if (row := rows_of(table).get(key)) is not None]
    other = next((row[1:] for row in rows if row[0] == "="), "")
    return _entries(other) if other else tuple(f"{key}:{entry}" for row in rows for entry in row.split(";"))


@lru_cache(maxsize=8192)
def places(name: str) -> tuple[Place, ...]:
    """The places that a name can mean, the likeliest first; none for a people or an abbreviation."""
    found = [_place(entry) for entry in _entries(fold(name)) if entry.split(":")[1] not in {"of", "code"}]
    within = [place for place in found if place.countries] or found  # of a vague sense nothing is known but the name
    return tuple(sorted(within, key=lambda place: (-place.people, _WIDER.index(place.kind))))


def _place(entry: str) -> Place:
    name, kind, codes, *rest = entry.split(":")
    region = rest[0].partition("/")[2] if kind not in _GROUPS and rest else ""
    if kind == "region":
        region = name
    people = int(rest[1]) if len(rest) > 1 else 0
    return Place(name, kind, frozenset(codes.split("+")) - {""}, region, people)


def kind_of(name: str) -> str:
    """What sort of place a name most likely means: "country", "region", "city", …; empty for no known place."""
    found = places(name)
    return found[0].kind if found else ""


@lru_cache(maxsize=8192)
def state(code: str, town: str = "") -> str:
    """The state or province that an abbreviation means: "ohio" for "OH"; empty for none.

    Where it can mean several, that in which the town before it lies: "western australia" for "Perth", "WA".
    """
    if len(code) == _CODE and not code.isupper() and code.lower() in words_of("names")["openers"]:  # "In", "Or"
        return ""
    codes = [part for entry in _entries(fold(code)) if (part := entry.split(":"))[1] == "code"]
    known = {(place.countries, place.region) for place in places(town)} if town else set()
    found = [part[3].partition("/")[2] for part in codes if (frozenset({part[2]}), part[3].partition("/")[2]) in known]
    if not found and known:  # its small namesakes are known of no country, their codes used so of one
        codes = [part for part in codes if part[2] == "US"]
    return found[0] if found else codes[0][3].partition("/")[2] if codes else ""


@lru_cache(maxsize=8192)
def written_out(name: str) -> str:
    """A place's name with the abbreviation of its state written out: "Toledo, Ohio" for "Toledo, OH", "Toledo OH".

    Without a comma only where the town is known to lie in that state; a code alone is one where it is all capitals.
    """
    town, comma, code = name.rpartition(", ")
    if not comma:
        town, _, code = name.rpartition(" ")
    if not (comma or code.isupper()) or len(code) > _LONGEST_CODE or not (region := state(code, town)):
        return name
    if town and not comma and region not in {place.region for place in places(town)}:
        return name
    small = words_of("names")["articles"] | words_of("names")["joins"] | words_of("names")["both"]
    full = " ".join(word if word in small else word.capitalize() for word in region.split())
    return f"{town}, {full}" if town else full


def canonical(name: str) -> str:
    """The folded name that a place's other names lead to: "united kingdom" for "U.K."; else the name folded."""
    rows = _entries(fold(name))
    return rows[0].split(":")[0] if rows else fold(name)


def nationality(word: str) -> frozenset[str]:
    """The codes of the countries whose people or adjective a word is: {"SE"} for "Swedes"."""
    return frozenset(home(word).partition("/")[0].split("+")) - {""}


def home(word: str) -> str:
    """Whose people or adjective a word is: "SE" for "Swedes", "GB/scotland" for "Scots"; empty for none."""
    key = fold(word)
    for form in (key, key.removesuffix("s"), key.removesuffix("es")):
        codes = [entry.split(":")[2] for entry in _entries(form) if entry.split(":")[1] == "of"]
        if codes:
            return codes[0]
    return ""


@lru_cache(maxsize=8192)
def contains(outer: str, inner: str) -> bool | None:
    """Whether the first place has the second in it; None where it isn't known.

    >>> contains("Austria", "Salzburg"), contains("Salzburg", "Austria"), contains("Austria", "Oslo")
    (True, False, False)
    """
    head, *around = [part.strip() for part in inner.split(",")]
    if any(canonical(part) == canonical(outer) or contains(outer, part) for part in around):
        return True
    held = places(head)
    if around:
        held = tuple(place for place in held if any(_holds(wide, place) for part in around for wide in places(part)))
    wide = places(outer.partition(",")[0])
    answers = {_holds(a, b) for a in wide for b in held}
    if around and not held:
        return False if contains(outer, around[-1]) is False and not contains(around[-1], outer) else None
    return True if True in answers else None if None in answers or not answers else False


def _holds(outer: Place, inner: Place) -> bool | None:
    """Whether one known place has another in it."""
    if outer.kind in _GROUPS or inner.kind in _GROUPS:
        return _holds_group(outer, inner)
    if not outer.countries or not inner.countries:
        return None
    if outer.countries.isdisjoint(inner.countries) or inner.kind == "country":
        return False
    if outer.kind == "country":
        return True
    if outer.kind != "region":
        return None if {outer.kind, inner.kind} & {"area", "feature"} else False
    return inner.region == outer.name if inner.region and inner.kind != "region" else None


def _holds_group(outer: Place, inner: Place) -> bool | None:
    """Whether a continent or group of countries has a place in it."""
    if outer.kind not in _GROUPS:
        return False
    if not inner.countries:
        return None
    if outer.kind == "world":
        return inner.countries <= outer.countries
    if inner.kind == "continent":
        return False
    return _continents(inner.countries) <= outer.countries


def _continents(codes: frozenset[str]) -> frozenset[str]:
    """The continents of countries, by code."""
    return frozenset(_continent_of().get(code, "") for code in codes)


@cache
def _continent_of() -> dict[str, str]:
    """Country code → continent code."""
    rows = [row for table in ("places", "places_more") for row in rows_of(table).values() if "country:" in row]
    parts = [entry.split(":") for row in rows for entry in row.split(";") if entry.startswith("country:")]
    return {part[1]: part[2] for part in parts}


def given(word: str) -> str:
    """Whose given name a word is: "m", "f", "u" (either), or empty."""
    return rows_of("given").get(fold(word), "")


def surname(word: str) -> bool:
    """Whether a word is a common surname."""
    return fold(word) in rows_of("surnames")


def written_small(word: str) -> bool:
    """Whether English writes the word small, so that a capital at a sentence's start tells nothing."""
    table, key = rows_of("small"), word.lower()
    return any(form in table for form in _stems(key))


def person_noun(word: str) -> bool:
    """Whether a noun names what a person is: "midfielder", "aunt", "chief executive"."""
    table, key = rows_of("persons"), word.lower()
    return key in table or (key.endswith("s") and key[:-1] in table)


def _stems(word: str) -> list[str]:
    """A word and what it may be an inflection of: "cities" → "city", "stopped" → "stop"."""
    forms = [word]
    for end, put in _endings():
        if word.endswith(end) and len(word) - len(end) > 2:
            stem = word[: len(word) - len(end)]
            forms.append(stem + put)
            if put == "" and len(stem) > 3 and stem[-1] == stem[-2]:
                forms.append(stem[:-1])
    return forms


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """What inflection appends, and what it puts in place of the lemma's own end."""
    return tuple((end, put) for end, put in data("names")["inflections"])
