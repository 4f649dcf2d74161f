"""Names of persons, organisations, places, works, products and events in one article, and across articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.extract import name_kind, name_noun, name_title, name_word
from factcheck.extract.name_span import Span
from factcheck.language import words_of
from factcheck.language.alias import abbreviates, parts, relation, spelled
from factcheck.language.gazetteer import fold, kind_of, state, written_out
from factcheck.language.tokens import Tokens
from factcheck.model import Statement, Value

__all__ = ["Mention", "linked", "mentions", "names", "relation"]

PERSON = 0.4  # certainty from which a name of several words lends itself to its short forms

_PAIR = 2  # cells of a row that says one thing
_CODE = 6  # letters under which a name can be the abbreviation of a state
_LONGEST = 5  # words of a column's head
SURE_PLACE = 2.5  # votes from which a place's name is no surname


class Mention(NamedTuple):
    """One name in one statement, before and after the whole article has been read."""

    row: int  # place of the statement in the article
    span: Span
    written: str  # the name as it stands, without title and possessive
    value: Value
    sure: float  # 0..1, how sure its kind is


def names(statements: Sequence[Statement], tokens: Sequence[Tokens]) -> list[list[Value]]:
    """The names in each statement of one article; labels are the fullest form the article has."""
    found: list[list[Value]] = [[] for _ in statements]
    for mention in mentions(statements, tokens):
        found[mention.row].append(mention.value)
    return found


def mentions(statements: Sequence[Statement], tokens: Sequence[Tokens]) -> list[Mention]:
    """The names in one article's statements with the certainty of their kinds, in order."""
    rows = name_word.lines(statements, tokens)
    known = name_word.seen(rows)
    titles = name_title.titles_of_works(rows)
    found = [(at, s) for at, row in enumerate(rows) if not row.headline for s in name_title.spans(row, known, titles)]
    written = titles | {rows[at].keys[span.first : span.last] for at, span in found}
    for at, row in enumerate(rows):
        if row.headline:
            found += [(at, span) for span in name_title.in_headline(row, written, known)]
    found.sort()
    drafts = [_draft(at, span, statements[at], tokens[at]) for at, span in _with_regions(found, tokens)]
    return _typed(drafts, statements, tokens)


def _with_regions(found: Sequence[tuple[int, Span]], tokens: Sequence[Tokens]) -> list[tuple[int, Span]]:
    """The names with each town and its country or state made one: "Aas, Norway", "at Aas in Norway"."""
    joined: list[tuple[int, Span]] = []
    for at, span in found:
        words = tokens[at].words
        before = joined[-1][1] if joined and joined[-1][0] == at else None
        if before and span.first == before.last + 1 and _in_region(words, before, span):
            joined[-1] = (at, before._replace(last=span.last, region=True, weak=False))
        else:
            joined.append((at, span))
    return joined


def _in_region(words: Sequence[str], before: Span, span: Span) -> bool:
    """Whether two names parted by one word are a place and what it lies in."""
    town, region = " ".join(words[before.first : before.last]), " ".join(words[span.first : span.last])
    between = words[before.last]
    lists = words_of("names")
    where = lists["place_prepositions"] | lists["weak_place_prepositions"]
    placed = before.first and words[before.first - 1].lower() in where
    if between != "," and not (between in lists["leads_to_region"] and placed):
        return False
    wider = kind_of(region) in {"country", "region", "area"} or (state(region, town) and len(region) < _CODE)
    if not wider and not kind_of(f"{town}, {region}"):  # "Washington, D.C."
        return False
    if before.title or before.quoted or kind_of(town) in {"country", "continent", "world"}:
        return False
    kinds = name_kind.own_votes(town)
    return kinds.get("place", 0) >= kinds.get("person", 0) or kinds.get("person", 0) < 2


def _draft(at: int, span: Span, statement: Statement, tokens: Tokens) -> Mention:
    """A name as it stands, its kind unknown yet."""
    start, end = tokens.starts[span.first], tokens.ends[span.last - 1]
    if hung := name_word.hyphened(tokens.words[span.last - 1]):
        end = start + statement.text[start:end].rindex("-" + hung)
    written = statement.text[start:end].replace("’", "'")
    for word in words_of("names")["leads_to_region"]:
        if span.region:
            written = written.replace(f" {word} ", ", ")
    written = written_out(written) if " " in written else written
    return Mention(at, span, written, Value("other", "other", None, None, written, start, end), 0.0)


def _headed(statement: Statement, start: int) -> name_kind.Votes:
    """What the heads of a table say of a name's kind: that of its row where it has but two cells, of its column."""
    cell = next((n for n, (first, last) in enumerate(statement.cells) if first <= start < last), 0)
    if not cell:
        return {}
    heads = [statement.text[slice(*statement.cells[0])]] if len(statement.cells) == _PAIR else []
    heads += [statement.heads[cell]] if cell < len(statement.heads) else []
    return next((votes for head in heads if (votes := name_noun.asked(head.split()[:_LONGEST]))), {})


def _labels(drafts: Sequence[Mention], context: Sequence[name_kind.Votes]) -> list[tuple[str, bool]]:
    """The fullest form that the article has of each name, and whether several persons share the name."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, int] = {}
    votes: dict[str, name_kind.Votes] = {}
    for at, (draft, around) in enumerate(zip(drafts, context, strict=True)):
        key = spelled(draft.written)
        forms[key][draft.written] += 1
        first.setdefault(key, at)
        votes[key] = name_kind.total(votes.get(key, {}), around)
    best = {key: best_form(counts) for key, counts in forms.items()}
    kinds = {key: _kind(name_kind.total(votes[key], name_kind.own_votes(form))) for key, form in best.items()}
    full = fuller(best, kinds)
    labels = []
    for at, draft in enumerate(drafts):
        key = spelled(draft.written)
        choices = full.get(key, [])
        before = [choice for choice in choices if first[choice] < at]
        chosen = choices if len(choices) == 1 else before if len(before) == 1 else []
        shared = not chosen and bool(choices) and all(kinds[choice] == "person" for choice in choices)
        labels.append((best[chosen[0]] if chosen else best[key], shared))
    return labels


def _kind(votes: name_kind.Votes) -> str:
    """The kind that a name's votes amount to, as far as short forms depend on it; "thing" for no person."""
    kind, _, sure = name_kind.decided(votes)
    if kind == "place" and votes["place"] < SURE_PLACE:
        return "other"
    return "thing" if votes.get("person", 0) < 0 else "other" if kind == "person" and sure < PERSON else kind


def best_form(counts: Counter[str]) -> str:
    """The commonest spelling, mixed case before capitals, the longest and first by letter among equals."""
    return min(counts, key=lambda form: (form.isupper() and " " in form, -counts[form], -len(form), form))


def fuller(best: dict[str, str], kinds: dict[str, str]) -> dict[str, list[str]]:
    """Key of a short name → keys of the full names it can stand for: "Moe" → "Ida Moe", "LHT" → its words."""
    by_end: dict[str, list[str]] = defaultdict(list)
    for key, form in best.items():
        words = parts(form)
        if ", " in form:
            by_end[spelled(form.partition(", ")[0])].append(key)
        elif len(words) > 1 and kinds[key] == "person":
            for end in (words[-1], words[0], spelled(f"{words[0]} {words[-1]}"), spelled(" ".join(words[-2:]))):
                by_end[end].append(key)
        elif len(words) > 1:
            by_end[spelled("".join(word[0] for word in fold(form).split()))].append(key)
            by_end[spelled("".join(word[0] for word in form.split() if word[0].isupper()))].append(key)
    found = {}
    for key, form in best.items():
        if key[-1:] == "s" and kinds.get(key[:-1], "person") not in {"person", "place"}:
            found[key] = [key[:-1]]  # "two Norras" are of the Norra
        names = [
            full
            for full in dict.fromkeys(by_end.get(key, ()))
            if full != key and _short_of(form, best[full], kinds[key])
        ]
        if names and ", " not in form:
            found[key] = names
    return found


def _short_of(short: str, full: str, kind: str) -> bool:
    """Whether a short name may stand for a full one."""
    if ", " in full:
        return fold(full.partition(", ")[0]) == fold(short)
    if short.isupper() and 2 <= len(short) <= 6 and abbreviates(short, full):
        return True
    return kind not in {"place", "thing"} and relation(short, full) in {"part", "same"}


def _typed(drafts: Sequence[Mention], statements: Sequence[Statement], tokens: Sequence[Tokens]) -> list[Mention]:
    """The names with label, kind and certainty."""
    context = [
        name_kind.total(
            name_kind.around(tokens[draft.row], draft.span), _headed(statements[draft.row], draft.value.start)
        )
        for draft in drafts
    ]
    labels = _labels(drafts, context)
    votes: dict[str, name_kind.Votes] = {}
    for (label, shared), around in zip(labels, context, strict=True):
        own = votes[label] if label in votes else name_kind.own_votes(label)
        votes[label] = name_kind.total(own, around, {"person": 2.0 * shared})
    kinds = {label: name_kind.decided(counts) for label, counts in votes.items()}
    typed = []
    for draft, (label, _) in zip(drafts, labels, strict=True):
        kind, axis, sure = kinds[label]
        typed.append(draft._replace(value=draft.value._replace(kind=kind, axis=axis, label=label), sure=sure))
    return typed


def linked(per_article: Sequence[Sequence[Sequence[Value]]]) -> list[list[list[Value]]]:
    """The names of several articles with the labels and kinds they have in all of them."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for article in per_article:
        for value in (value for row in article for value in row):
            forms[spelled(value.label)][value.label] += 1
            if value.axis != "other":
                kinds[spelled(value.label)][value.kind, value.axis] += 1
    best = {key: best_form(counts) for key, counts in forms.items()}
    kind_of_key = {key: min(counts, key=lambda kind: (-counts[kind], kind)) for key, counts in kinds.items()}
    full = fuller(best, {key: kind_of_key.get(key, ("other", ""))[0] for key in best})
    full = {key: choices for key, choices in full.items() if len(choices) == 1}
    label_of = {key: full.get(key, [key])[0] for key in best}

    def same(value: Value) -> Value:
        key = label_of[spelled(value.label)]
        told = best[key], *kind_of_key.get(key, (value.kind, value.axis))
        if told == (value.label, value.kind, value.axis):
            return value
        return value._replace(label=told[0], kind=told[1], axis=told[2])

    return [[[same(value) for value in row] for row in article] for article in per_article]
