"""Whether two names can be one thing's: spellings, order, initials, short forms, titles, abbreviations, containment."""

from __future__ import annotations

from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from factcheck.language import data, text_of, words_of
from factcheck.language.gazetteer import canonical, contains, fold, home, kind_of, nationality, places, written_out
from factcheck.language.romanised import romanised

SHORT = 4  # letters below which two spellings are never taken for variants: "Lee", "Lea"
LONG = 8  # letters from which two slips may part variants: "Independent", "Independence"


@lru_cache(maxsize=16384)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others: "Dr. Park Ji-hu" → park, jihu; "The Norvane Group AB" → norvane."""
    words = [word.strip("\"“”,()'") for word in fold(name).removeprefix("the ").replace("&", " and ").split()]
    words = [word.removesuffix("'s").replace("'", "") for word in words if word]
    lists = words_of("names")
    while len(words) > 1 and words[0] in lists["titles"]:
        del words[0]
    while len(words) > 1 and (words[-1] in lists["name_ends"] or words[-1] in lists["legal_ends"]):
        del words[-1]
    short = data("names")["short_words"]
    words = words[:1] + [short.get(word, word) for word in words[1:]] if len(words) > 1 and len(words[0]) > 1 else words
    return tuple(word.replace("-", "") for word in words)


@lru_cache(maxsize=16384)
def spelled(name: str) -> str:
    """A key that spellings and orders of one name share: "Park Ji-hu", "Ji Hu Park" and "Park Jihu" have one."""
    joined = "".join(parts(name))
    return min(joined[at:] + joined[:at] for at in _cuts(name)) if joined else joined


def _cuts(name: str) -> list[int]:
    """Where a name's letters can be turned round: between its words."""
    at, cuts = 0, [0]
    for word in parts(name)[:-1]:
        at += len(word)
        cuts.append(at)
    return cuts


@lru_cache(maxsize=16384)
def relation(left: str, right: str) -> str:
    """How two names stand to each other: same, variant, part or different.

    Variant: one spelling may have slipped. Part: one is a short form of the other, or a place in it.

    >>> relation("Anna Fisher", "Anna Fischer"), relation("Ms Fisher", "Anna Fisher")
    ('variant', 'part')
    >>> relation("Salzburg", "Austria"), relation("Lund Health Trust", "LHT")
    ('part', 'same')
    """
    if fold(left) == fold(right) or (spelled(left) and spelled(left) == spelled(right)):
        return "same"
    full = written_out(left), written_out(right)
    if full != (left, right) and (where := _as_places(*full)) in {"same", "part"}:
        return where
    where = _as_places(left, right)
    if where:
        return where
    if "".join(parts(left)) in turns(right) or abbreviates(left, right) or abbreviates(right, left):
        return "same"
    if _begun_short(left, right) or _begun_short(right, left):
        return "same"
    if (key := romanised(parts(left))) and key == romanised(parts(right)):
        return "same"
    return _by_parts(parts(left), parts(right))


def turns(name: str) -> set[str]:
    """The letters of a name from each of its words on, and round."""
    joined = "".join(parts(name))
    return {joined[at:] + joined[:at] for at in _cuts(name)}


def _as_places(left: str, right: str) -> str:
    """The relation of two names of places, one of which at least is known; empty where places say nothing."""
    if canonical(left) == canonical(right):
        return "same"
    if nationality(left) or nationality(right):
        return _as_peoples(left, right)
    countries = kind_of(left) == kind_of(right) == "country"
    if not countries and (contains(left, right) or contains(right, left)):
        return "part"
    if ", " in left or ", " in right:
        return _within(left.partition(", "), right.partition(", "))
    return "different" if kind_of(left) and kind_of(right) else ""


def _within(left: tuple[str, str, str], right: tuple[str, str, str]) -> str:
    """The relation of two places, one of which at least is named with what it lies in: "Orvik, Norway"."""
    heads = relation(left[0], right[0])
    if left[2] and right[2]:
        return max(heads, relation(left[2], right[2]), key=("same", "part", "variant", "different").index)
    whole, alone = (left[2], right[0]) if left[2] else (right[2], left[0])
    if kind_of(alone) == "country" and kind_of(whole) == "country":  # "Orvik, Norway" against "Sweden"
        return "part" if canonical(alone) == canonical(whole) else "different"
    return "part" if heads == "same" else ""


def _as_peoples(left: str, right: str) -> str:
    """The relation of a people or its adjective to another, or to a place; empty where one is not known."""
    (codes_l, part_l), (codes_r, part_r) = _home(left), _home(right)
    if not codes_l or not codes_r:
        return ""
    if codes_l.isdisjoint(codes_r) or (part_l and part_r and part_l != part_r):
        return "different"
    return "same" if codes_l == codes_r and part_l == part_r else "part"


def _home(name: str) -> tuple[frozenset[str], str]:
    """The countries of a people or place, and its region or town within them."""
    if nationality(name):
        return nationality(name), home(name).partition("/")[2]
    found = places(name)[:1]
    return (
        (found[0].countries, "" if found[0].kind in {"country", "world"} else found[0].name)
        if found
        else (frozenset(), "")
    )


@lru_cache(maxsize=16384)
def abbreviates(short: str, full: str) -> bool:
    """Whether a name is the first letters of another: "WHO" of "World Health Organization"."""
    letters = short.replace(".", "").replace("&", "")
    words = fold(full).replace("-", " ").split()
    if not (2 <= len(letters) <= 6 and letters.isupper() and len(words) >= 2):
        return False
    small = words_of("names")["particles"] | words_of("names")["openers"]
    initials = "".join(word[0] for word in words)
    return letters.lower() in {initials, "".join(word[0] for word in words if word not in small)}


def _begun_short(short: str, full: str) -> bool:
    """Whether a name begins with the letters of what another spells out: "LHT Clinic", "Lund Health Trust Clinic"."""
    letters, _, rest = short.partition(" ")
    return bool(rest) and full.endswith(f" {rest}") and abbreviates(letters, full.removesuffix(f" {rest}"))


def _by_parts(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    """The relation of two names by their words."""
    short, full = sorted((left, right), key=len)
    if not short:
        return "different"
    if _fits(short, full):
        whole = len(short) > 1 and short[0] == full[0] and short[-1] == full[-1]
        return "same" if whole else "part"
    if len(short) == 1 < len(full):
        return "variant" if similar(short[0], full[0]) or similar(short[0], full[-1]) else "different"
    short, full = _without_initials(short), _without_initials(full)
    if len(short) == len(full):
        return "variant" if all(a == b or similar(a, b) for a, b in zip(short, full, strict=True)) else "different"
    return "variant" if similar("".join(short), "".join(full)) else "different"


def _without_initials(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words without single letters between the first and the last."""
    return words[:1] + tuple(word for word in words[1:-1] if len(word) > 1) + words[-1:] if len(words) > 1 else words


def _fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether every word of a short name stands, in order, for one of the full name: "J. Lund" in "Jo Ann Lund"."""
    at, exact = 0, False
    for place, word in enumerate(short):
        while at < len(full) and word != full[at] and not (place == at and _stands_for(word, full[at])):
            at += 1
        if at == len(full):
            return False
        exact = exact or word == full[at]
        at += 1
    return exact or (len(short) == len(full) == 1)


def _stands_for(left: str, right: str) -> bool:
    """Whether a name's word can stand for another: itself, its first letter, its short form."""
    if left == right:
        return True
    if len(left) == 1 or len(right) == 1:
        return left[:1] == right[:1]
    return bool(_short_forms().get(left, frozenset()) & _short_forms().get(right, frozenset()))


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """Given name → the rows of short forms it stands in."""
    found: dict[str, frozenset[str]] = {}
    for row in text_of("nicknames.tsv").splitlines():
        if not row.startswith("#"):
            head = row.partition("\t")[0]
            for word in row.split():
                found[word] = found.get(word, frozenset()) | {head}
    return found


@lru_cache(maxsize=16384)
def similar(left: str, right: str) -> bool:
    """Whether two words can be spellings of one: "fisher" and "fischer", "catherine" and "katherine"."""
    length = min(len(left), len(right))
    if length < SHORT or left in words_of("names")["compass"] or any(c.isdigit() for c in left + right):
        return False
    most = 1 if length < LONG else 2
    return OSA.distance(left, right, score_cutoff=most) <= most
