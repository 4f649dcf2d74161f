"""Who says what a statement says: "police said", "according to the ministry", “…,” said the director."""

from __future__ import annotations

from itertools import pairwise

from factcheck.language.cues import Cue, cues, words
from factcheck.language.tokens import Tokens

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON"})
HEADS = frozenset({"NOUN", "PROPN", "PRON"})
VERBAL = frozenset({"VERB", "AUX"})
BETWEEN = frozenset({"AUX", "ADV"})  # between a speaker and the verb: "officials have also said"
APPOSITION = 14  # tokens at most between the commas of "Ann Hill, the mayor, said"
THAT = 5  # tokens in which "that" follows: "reported on Friday that …"
QUOTED = 4  # tokens from which words in quotation marks are a quotation and no title


def attribution(tokens: Tokens, text: str) -> tuple[str | None, bool]:
    """The words of the text that name who says it, None where nobody is named, and whether it is quoted."""
    quoted = _is_quoted(tokens)
    for cue in cues(tokens):
        if cue.group != "attribution":
            continue
        span = _speaker(tokens, cue, quoted)
        if span is not None:
            return text[tokens.starts[span[0]] : tokens.ends[span[1] - 1]], quoted
    return None, quoted


def _speaker(tokens: Tokens, cue: Cue, quoted: bool) -> tuple[int, int] | None:
    """The tokens that name the speaker of one cue."""
    if cue.kind == "source":
        return _right(tokens, cue.last)
    if cue.kind == "passive":
        return _subject(tokens, cue.first)
    finite = tokens.tags[cue.first] == "VERB" and tokens.fine[cue.first] not in ("VB", "VBG")
    if cue.kind != "say" or not finite or _is_passive(tokens, cue.first):
        return None
    if _inverted(tokens, cue) and (span := _right(tokens, cue.last)):
        return span
    return _subject(tokens, cue.first) if quoted or _has_content(tokens, cue) else None


def _is_passive(tokens: Tokens, verb: int) -> bool:
    """Whether a verb is passive: "it was reported"."""
    while verb and tokens.tags[verb - 1] in BETWEEN:
        verb -= 1
        if tokens.tags[verb] == "AUX":
            return tokens.lemmas[verb] in words("attribution", "being")
    return False


def _inverted(tokens: Tokens, cue: Cue) -> bool:
    """Whether a verb follows its quotation: “…,” said the director."""
    before = tokens.words[cue.first - 1] if cue.first else ""
    if before == ",":
        return not _clause_follows(tokens, cue.last)
    return before in words("attribution", "closing")


def _has_content(tokens: Tokens, cue: Cue) -> bool:
    """Whether a clause stands beside a verb of saying: "said that …", "said the bridge is …", "…, officials said"."""
    if tokens.lemmas[cue.first] in words("attribution", "always"):
        return True
    if cue.last >= len(tokens.words):
        return True
    following = tokens.tags[cue.last]
    if "SCONJ" in tokens.tags[cue.last : cue.last + THAT] or tokens.words[cue.last] == ":":
        return True
    if following == "PUNCT":
        return any(tag in VERBAL for tag in tokens.tags[: cue.first])
    return _clause_follows(tokens, cue.last)


def _clause_follows(tokens: Tokens, at: int) -> bool:
    """Whether a noun phrase and a finite verb follow."""
    for place in range(at, min(at + 10, len(tokens.words))):
        if tokens.tags[place] in VERBAL:
            return place > at and tokens.fine[place] in ("VBD", "VBZ", "VBP", "VBN", "MD")
        if tokens.tags[place] not in NOMINAL and tokens.tags[place] not in ("ADP", "ADV", "PART"):
            return False
    return False


def _subject(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """The noun phrase left of a verb, past an apposition or "who"."""
    end = verb
    while end and tokens.tags[end - 1] in BETWEEN:
        end -= 1
    if end and tokens.words[end - 1] in words("negation", "verbal"):
        return None
    if end and tokens.fine[end - 1] in ("WP", "WDT"):
        end -= 1
        end -= end > 0 and tokens.words[end - 1] == ","
    elif end and tokens.words[end - 1] == ",":
        end = _before_apposition(tokens, end - 1)
    begin = end
    while begin and _belongs(tokens, begin - 1):
        begin -= 1
    if 1 < begin < end and tokens.tags[begin - 1] == "ADP" and tokens.tags[begin] in ("PROPN", "NUM"):
        begin += end - begin > 1  # "On Tuesday police said"
    return _named(tokens, begin, end)


def _before_apposition(tokens: Tokens, comma: int) -> int:
    """Where the phrase before an apposition ends that ends at a comma; the comma itself where there is none."""
    for place in range(comma - 1, max(comma - APPOSITION, 0), -1):
        if tokens.words[place] == ",":
            return place
        if tokens.tags[place] in VERBAL and tokens.fine[place] in ("VBD", "VBZ", "VBP", "MD"):
            relative = range(max(place - 3, 0), place)
            if not any(tokens.fine[i] in ("WP", "WDT") for i in relative):
                return 0
    return 0


def _belongs(tokens: Tokens, at: int) -> bool:
    """Whether a token belongs to the noun phrase right of it."""
    tag = tokens.tags[at]
    if tag in NOMINAL or tokens.fine[at] == "POS":
        return True
    before = tokens.tags[at - 1] if at else ""
    if tag == "ADP":
        return before in HEADS and tokens.fine[at] != "RP"
    return tag == "CCONJ" and before in HEADS and not any(t in VERBAL for t in tokens.tags[:at])


def _right(tokens: Tokens, begin: int) -> tuple[int, int] | None:
    """The noun phrase that begins at a token."""
    end = begin
    while end < len(tokens.words):
        tag = tokens.tags[end]
        joined = tag in ("ADP", "CCONJ") and end > begin and tokens.tags[min(end + 1, len(tokens.tags) - 1)] in NOMINAL
        if tag not in NOMINAL and tokens.fine[end] != "POS" and not (joined and _of(tokens, end)):
            break
        end += 1
    return _named(tokens, begin, end)


def _of(tokens: Tokens, at: int) -> bool:
    """Whether a joining word keeps the phrase one: "of", or "and" between names."""
    if tokens.tags[at] == "CCONJ":
        return tokens.tags[at + 1] in HEADS and tokens.tags[at - 1] in HEADS
    return tokens.words[at] in words("attribution", "inside")


def _named(tokens: Tokens, begin: int, end: int) -> tuple[int, int] | None:
    """The span where it names somebody: a noun, name or pronoun is in it."""
    return (begin, end) if any(tag in HEADS for tag in tokens.tags[begin:end]) else None


def _is_quoted(tokens: Tokens) -> bool:
    """Whether a run of words with a verb stands in quotation marks, also one that only begins or ends here."""
    opening, closing = words("attribution", "opening"), words("attribution", "closing")
    marks = [i for i, word in enumerate(tokens.words) if word in opening or word in closing]
    if not marks:
        return False
    edges = [-1, *marks, len(tokens.words)]
    for number, (begin, end) in enumerate(pairwise(edges)):
        opened = begin >= 0 and tokens.words[begin] in opening and (number % 2 or tokens.words[begin] not in closing)
        closed = begin < 0 and tokens.words[end] in closing and tokens.words[end] not in opening
        if (opened or closed) and end - begin > QUOTED and any(t in VERBAL for t in tokens.tags[begin + 1 : end]):
            return True
    return False
