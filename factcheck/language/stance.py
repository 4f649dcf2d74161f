"""How a statement is meant: whether it is denied, how sure it is, who says it.

Works on tagged tokens with the cues of `en/stance.toml`. Negation in a word itself ("unsafe") is no denial here: that
is an opposite (relations.py).
"""

from __future__ import annotations

from factcheck.language.attribution import attribution
from factcheck.language.cues import BREAKS, Cue, breaks, clauses, cues, words
from factcheck.language.tokens import Tokens

__all__ = ["attribution", "certainty", "cues", "polarity"]

GROUP = frozenset({"AUX", "ADV", "PART", "INTJ"})  # between a denying word and its verb
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "AUX", "PART"})  # and before a noun or adjective
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
DEEPEST = 2  # clauses that a cue's complement may hold
REACH = 12  # tokens from a subject that denies to its verb
WH = frozenset({"WP", "WRB", "WDT"})
ORDER = ("asked", "hypothetical", "doubted", "rumoured", "opinion", "expected")


def polarity(tokens: Tokens, predicate_index: int) -> tuple[str, int]:
    """Polarity of a predicate ("affirmed", "denied") and the token that denies it, -1 without one."""
    if not any(cue.group in ("negation", "implicative") for cue in cues(tokens)):
        return "affirmed", -1
    denied, cue = _denied(tokens, predicate_index, 0)
    return ("denied", cue) if denied else ("affirmed", -1)


def certainty(tokens: Tokens, span: tuple[int, int]) -> tuple[str, int]:
    """How sure the statement is about what stands at a span of tokens, and the token that says so, -1 without one."""
    if "?" in tokens.words[-3:]:
        return "asked", len(tokens.words) - 1 - tokens.words[::-1].index("?")
    if (fronted := _fronted(tokens)) >= 0:
        return "asked", fronted
    found = [cue for cue in cues(tokens) if cue.group in ORDER]
    conditional = any(cue.group == "hypothetical" and cue.kind == "clause" for cue in found)
    for group in ORDER:
        for cue in found:
            if cue.group != group or (cue.kind == "conditional" and not conditional):
                continue
            if _governs(tokens, cue, span) and not _dismissed(tokens, cue):
                return group, cue.first
    return "asserted", -1


def _fronted(tokens: Tokens) -> int:
    """The auxiliary before its subject in a question without its mark, as headings have it; -1 without one."""
    at = 1 if tokens.fine[:1] and tokens.fine[0] in WH else 0
    if len(tokens.words) < at + 3 or tokens.tags[at] != "AUX" or tokens.words[-1] in (".", "!", ":"):
        return -1
    return at if tokens.tags[at + 1] in ("PRON", "DET", "PROPN", "NOUN") and ":" not in tokens.words else -1


def _governs(tokens: Tokens, cue: Cue, span: tuple[int, int]) -> bool:
    """Whether a cue of certainty reaches a span."""
    if cue.kind == "sentence":
        return True
    numbers = clauses(tokens)
    first = min(span[0], len(numbers) - 1)
    last = max(first, min(span[1], len(numbers)) - 1)
    ours = {numbers[cue.first], numbers[cue.last - 1]}
    if numbers[first] in ours or numbers[last] in ours:
        return True
    return cue.kind == "onward" and cue.first < first and not any(breaks(tokens, i) for i in range(cue.last, first))


def _dismissed(tokens: Tokens, cue: Cue) -> bool:
    """Whether hearsay is itself denied: "dismissed rumours that …" is a denial, no rumour."""
    return cue.group == "rumoured" and any(
        other.group == "implicative" and other.kind == "that" and other.first < cue.first <= other.last + 2
        for other in cues(tokens)
    )


def _denied(tokens: Tokens, at: int, depth: int) -> tuple[bool, int]:
    """Whether a predicate is denied, and by which token."""
    local = _local(tokens, at)
    denied, cue_index = local >= 0, local
    for cue in cues(tokens):
        if cue.group != "implicative" or cue.first >= at or depth > 2 or not _reaches(tokens, cue, at):
            continue
        head = _head(tokens, cue)
        own = cue.text.partition(" ")[0]  # "no plans to", "not true"
        denies_itself = own in words("negation", "nominal") or own in words("negation", "verbal")
        inner = not denies_itself and _denied(tokens, head, depth + 1)[0]
        if inner == cue.kind.startswith("holds"):
            denied = not denied
            cue_index = cue.first
    rejected = _rejected(tokens, at)
    return (not denied, rejected) if rejected >= 0 else (denied, cue_index)


def _rejected(tokens: Tokens, at: int) -> int:
    """The participle that denies a report of what stands at a token: "reports that he left were denied"; else -1."""
    begin = next((i for i in range(at - 1, 0, -1) if tokens.lemmas[i - 1] in words("implicative", "told")), 0)
    if not begin or tokens.words[begin] not in words("implicative", "telling"):
        return -1
    for place in range(at + 1, len(tokens.words)):
        if tokens.lemmas[place] in words("implicative", "rejected") and tokens.fine[place] == "VBN":
            return place if tokens.tags[place - 1] in ("AUX", "ADV") else -1
        if tokens.tags[place] == "SCONJ" or tokens.words[place] in BREAKS:
            return -1
    return -1


def _head(tokens: Tokens, cue: Cue) -> int:
    """The token of an implicative that a denial of it stands beside: its verb, else its first."""
    return next((i for i in range(cue.first, cue.last) if tokens.tags[i] == "VERB"), cue.first)


def _reaches(tokens: Tokens, cue: Cue, at: int) -> bool:
    """Whether what stands at a token is what an implicative cue speaks of."""
    last = cue.last - cue.text.endswith(" VBG")
    if last > at:
        return False
    if cue.kind in ("that", "holds_that"):
        return _in_complement(tokens, cue, at)
    if cue.kind == "from":
        begin = next((i + 1 for i in range(cue.last, at) if tokens.words[i] in words("implicative", "origin")), at + 1)
    else:
        begin = cue.last - 1 if cue.text.endswith(" VB") else last
    if cue.kind == "ing" and _goes_on(tokens, begin, at):
        return False
    return _is_next(tokens, begin, at) or (cue.kind == "any" and _in_complement(tokens, cue, at))


def _goes_on(tokens: Tokens, begin: int, at: int) -> bool:
    """Whether the clause goes on with its verb behind the noun of a phrase: "drivers without a licence must | pay"."""
    noun = next((i for i in range(begin, at) if tokens.tags[i] in ("NOUN", "PROPN")), at)
    verbs = (i for i in range(noun + 1, at + 1) if tokens.tags[i] in ("VERB", "AUX"))
    return any(tokens.fine[i] in FINITE or (tokens.fine[i] == "VB" and i == noun + 1) for i in verbs)


def _in_complement(tokens: Tokens, cue: Cue, at: int) -> bool:
    """Whether a token stands in the clause that a cue speaks of."""
    numbers = clauses(tokens)
    if numbers[at] - numbers[cue.last - 1] > DEEPEST:
        return False
    comma = False
    for place in range(cue.last, at):
        joined = tokens.tags[place] == "CCONJ" and numbers[place] != numbers[place - 1]
        joined = joined or (comma and tokens.words[place] in words("implicative", "result"))
        if joined or breaks(tokens, place) or tokens.words[place] in words("attribution", "closing"):
            return False
        comma = comma or tokens.words[place] == ","
    return not (comma and tokens.lemmas[at] in words("attribution", "say"))


def _is_next(tokens: Tokens, begin: int, at: int) -> bool:
    """Whether a token is the first verb or noun from a place on."""
    for place in range(begin, min(begin + 5, at + 1)):
        tag = tokens.tags[place]
        if place == at:
            return tag in ("VERB", "NOUN", "ADJ", "AUX")
        if tag in ("VERB", "PUNCT", "SCONJ", "ADP"):
            return False
    return False


def _local(tokens: Tokens, at: int) -> int:
    """The token that denies a predicate within its own clause, -1 without one."""
    marks: dict[int, str] = {}
    for cue in cues(tokens):
        if cue.group == "negation":
            for place in range(cue.first, cue.last):
                marks[place] = marks.get(place, "") + cue.kind + " "
    if not marks:
        return -1
    begin = _begin(tokens, at)
    for found in (
        _before(tokens, marks, begin, at),
        _behind(tokens, marks, at),
        _subject(tokens, marks, begin),
        _described(tokens, marks, at),
    ):
        if found >= 0:
            return -1 if _only_until(tokens, marks, at) else found
    return _coordinated(tokens, begin, at)


def _begin(tokens: Tokens, at: int) -> int:
    """Where the group of a predicate begins: "has not yet been" before "renewed", "is no" before "surprise"."""
    kinds = GROUP if tokens.tags[at] in ("VERB", "AUX") else PHRASE
    while at and tokens.fine[at - 1] != "POS":
        tag = tokens.tags[at - 1]
        comma = tokens.words[at - 1] == "," and at > 1 and tokens.tags[at - 2] in ("AUX", "ADV", "PART")
        own = kinds is PHRASE and (tokens.fine[at - 1] == "PRP$" or _denied_place(tokens, at - 1))
        if not (tag in kinds or comma or own) or tokens.fine[at - 1] == "WRB":
            break
        at -= 1
    return at


def _denied_place(tokens: Tokens, at: int) -> bool:
    """Whether a preposition stands behind a denying word: "is not on the list"."""
    return at > 0 and tokens.tags[at] == "ADP" and tokens.tags[at - 1] == "PART"


def _before(tokens: Tokens, marks: dict[int, str], begin: int, at: int) -> int:
    """A denying word inside the group of a predicate, or right before it ("neither confirmed nor denied")."""
    noun = tokens.tags[at] not in ("VERB", "AUX")
    start = begin - 1 if begin and tokens.tags[begin - 1] in ("CCONJ", "VERB") else begin
    for place in range(at, start - 1, -1):
        kinds = marks.get(place, "")
        if "verbal" in kinds or (noun and "nominal" in kinds and place < at):
            return place
    return -1


def _behind(tokens: Tokens, marks: dict[int, str], at: int) -> int:
    """A denying word right behind a predicate: "is not", "caused no damage"."""
    copula = tokens.tags[at] == "AUX" or tokens.lemmas[at] in words("negation", "auxiliary")
    for place in range(at + 1, min(at + 4, len(tokens.words))):
        kinds = marks.get(place, "")
        if ("nominal" in kinds and not _clause_from(tokens, place)) or (copula and "verbal" in kinds):
            return place
        if tokens.tags[place] not in ("ADV", "PART") and tokens.fine[place] != "RP":
            break
    return -1


def _clause_from(tokens: Tokens, at: int) -> bool:
    """Whether a finite verb follows a noun phrase: "said no arrests had been made"."""
    for place in range(at + 1, min(at + REACH, len(tokens.words))):
        if tokens.tags[place] in ("VERB", "AUX"):
            return tokens.fine[place] in FINITE
        if tokens.tags[place] in ("PUNCT", "SCONJ", "CCONJ") or tokens.fine[place].startswith("W"):
            return False
    return False


def _subject(tokens: Tokens, marks: dict[int, str], begin: int) -> int:
    """A denying word in the subject or at the head of the clause: "No one was hurt", "Nor did it close"."""
    numbers = clauses(tokens)
    for place in range(begin - 1, max(begin - 1 - REACH, -1), -1):
        kinds = marks.get(place, "")
        if "clausal" in kinds:
            return place
        if "nominal" in kinds and (place == 0 or _opens_subject(tokens, place)):
            return place
        if tokens.tags[place] in ("PUNCT", "SCONJ") or numbers[place] != numbers[begin]:
            break
        finite = tokens.tags[place] == "AUX" or (tokens.tags[place] == "VERB" and tokens.fine[place] in FINITE)
        if finite and not (place and "clausal" in marks.get(place - 1, "")):  # "Nor did it close"
            break
    return -1


def _described(tokens: Tokens, marks: dict[int, str], at: int) -> int:
    """A denying word of the noun that a participle describes: "no arrests made"."""
    if at < 2 or tokens.fine[at] not in ("VBN", "VBD") or tokens.tags[at - 1] not in ("NOUN", "PROPN"):
        return -1
    for place in range(at - 2, max(at - 6, -1), -1):
        if "nominal" in marks.get(place, ""):
            return place
        if tokens.tags[place] not in ("ADJ", "NOUN"):
            return -1
    return -1


def _opens_subject(tokens: Tokens, at: int) -> bool:
    """Whether a phrase that begins at a token can be a subject: not "with no warning"; "said no one"."""
    if tokens.tags[at - 1] in ("VERB", "AUX"):
        return tokens.lemmas[at - 1] in words("attribution", "say")
    before = at - 1
    while before >= 0 and tokens.tags[before] == "ADV":
        before -= 1
    first = before < 0 or tokens.tags[before] in ("PUNCT", "CCONJ", "SCONJ")  # "so far no charges", "luckily nobody"
    return tokens.tags[at - 1] != "ADP" and (first or tokens.tags[at - 1] != "ADV")


def _only_until(tokens: Tokens, marks: dict[int, str], at: int) -> bool:
    """Whether a denied predicate only waits: "did not open until May"."""
    for place in range(at + 1, min(at + 7, len(tokens.words))):
        if "until" in marks.get(place, ""):
            return True
        if tokens.tags[place] in ("PUNCT", "VERB"):
            return False
    return False


def _coordinated(tokens: Tokens, begin: int, at: int) -> int:
    """What denies the predicate that this one is joined to by "or": "has not been renewed or cancelled"."""
    if (
        begin < 2
        or tokens.tags[begin - 1] != "CCONJ"
        or tokens.words[begin - 1].lower() not in words("negation", "joining")
    ):
        return -1
    for place in range(begin - 2, max(begin - 8, -1), -1):
        if tokens.tags[place] == tokens.tags[at]:
            return _local(tokens, place)
    return -1
