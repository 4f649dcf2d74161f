"""Names of persons, organisations, places, works, products and events in an article's statements, and across articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.extract import name_kind, name_span
from factcheck.extract.name_span import Span
from factcheck.language.alias import abbreviates, parts, relation, spelled
from factcheck.language.gazetteer import fold, kind_of, state
from factcheck.language.tokens import Tokens
from factcheck.model import Statement, Value

__all__ = ["Mention", "linked", "mentions", "names", "relation"]


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
    known = name_span.seen(statements, tokens)
    headlines = [name_span.in_title_case(statement, row) for statement, row in zip(statements, tokens, strict=True)]
    prose = [at for at, headline in enumerate(headlines) if not headline]
    titles = name_span.quoted_titles(tokens)
    found = [(at, span) for at in prose for span in name_span.spans(statements[at], tokens[at], known, titles)]
    written = frozenset(tuple(map(name_span.key, tokens[at].words[span.first : span.last])) for at, span in found)
    for at, headline in enumerate(headlines):
        if headline:
            found += [(at, span) for span in name_span.in_headline(tokens[at], written | titles, known)]
    found.sort()
    drafts = [_draft(at, span, statements[at], tokens[at]) for at, span in _with_regions(found, tokens)]
    labels = _labels(drafts)
    return _typed(drafts, labels, tokens)


def _with_regions(found: Sequence[tuple[int, Span]], tokens: Sequence[Tokens]) -> list[tuple[int, Span]]:
    """The names with each town and the country or state behind its comma made one: "Aas, Norway"."""
    joined: list[tuple[int, Span]] = []
    for at, span in found:
        row = tokens[at].words
        if joined and joined[-1][0] == at and span.first == joined[-1][1].last + 1 and row[span.first - 1] == ",":
            before = joined[-1][1]
            if _in_region(" ".join(row[before.first : before.last]), " ".join(row[span.first : span.last]), before):
                joined[-1] = (at, before._replace(last=span.last, weak=False))
                continue
        joined.append((at, span))
    return joined


def _in_region(town: str, region: str, span: Span) -> bool:
    """Whether two names parted by a comma are a place and what it lies in."""
    if kind_of(region) not in {"country", "region", "area"} and not (state(region) and len(region) < 6):
        return False
    if span.title or span.quoted or kind_of(town) in {"country", "continent", "world"} or town.partition(" ")[0] == "University":
        return False
    kinds = dict(name_kind.own_votes(town))
    return kinds.get("place", 0) >= kinds.get("person", 0) or kinds.get("person", 0) < 2


def _draft(at: int, span: Span, statement: Statement, tokens: Tokens) -> Mention:
    """A name as it stands, its kind unknown yet."""
    start, end = tokens.starts[span.first], tokens.ends[span.last - 1]
    written = statement.text[start:end].replace("’", "'")
    return Mention(at, span, written, Value("other", "other", None, None, written, start, end), 0.0)


def _labels(drafts: Sequence[Mention]) -> list[str]:
    """The fullest form that the article has of each name."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, int] = {}
    for at, draft in enumerate(drafts):
        forms[spelled(draft.written)][draft.written] += 1
        first.setdefault(spelled(draft.written), at)
    best = {key: best_form(counts) for key, counts in forms.items()}
    full = fuller(best)
    labels = []
    for at, draft in enumerate(drafts):
        key = spelled(draft.written)
        choices = full.get(key, [])
        before = [choice for choice in choices if first[choice] < at]
        chosen = choices if len(choices) == 1 else before if len(before) == 1 else []
        labels.append(best[chosen[0]] if chosen else best[key])
    return labels


def best_form(counts: Counter[str]) -> str:
    """The commonest spelling, mixed case before capitals, the longest and first by letter among equals."""
    return min(counts, key=lambda form: (form.isupper() and " " in form, -counts[form], -len(form), form))


def fuller(best: dict[str, str]) -> dict[str, list[str]]:
    """For each key of a short name the keys of the full names it can stand for: "Moe" → "Ida Moe", "LHT" → its words."""
    by_end: dict[str, list[str]] = defaultdict(list)
    for key, form in best.items():
        words = parts(form)
        if ", " in form:
            by_end[spelled(form.partition(", ")[0])].append(key)
        elif len(words) > 1 and _person_like(form):
            by_end[words[-1]].append(key)
            by_end[words[0]].append(key)
            by_end["".join((words[0], words[-1]))].append(key)
        if len(words) > 1:
            by_end["".join(word[0] for word in fold(form).split() if word not in {"of", "the", "and", "for"})].append(key)
    found = {}
    for key, form in best.items():
        words = parts(form)
        if len(words) == 1 or ", " not in form:
            names = [full for full in dict.fromkeys(by_end.get(key, ())) if full != key and _short_of(form, best[full])]
            if names:
                found[key] = names
    return found


def _person_like(form: str) -> bool:
    """Whether a name of several words may be a person's."""
    kinds = dict(name_kind.own_votes(form))
    return kinds.get("person", 0) >= max(kinds.get("organisation", 0), kinds.get("place", 0), kinds.get("event", 0)) and len(parts(form)) < 5


def _short_of(short: str, full: str) -> bool:
    """Whether a short name may stand for a full one."""
    if ", " in full:
        return fold(full.partition(", ")[0]) == fold(short)
    if short.isupper() and 2 <= len(short) <= 6 and not fold(full).startswith(fold(short) + " "):
        return abbreviates(short, full)
    return dict(name_kind.own_votes(short)).get("place", 0) < 3 and relation(short, full) in {"part", "same"}


def _typed(drafts: Sequence[Mention], labels: Sequence[str], tokens: Sequence[Tokens]) -> list[Mention]:
    """The names with label, kind and certainty."""
    votes: dict[str, name_kind.Votes] = {}
    for draft, label in zip(drafts, labels, strict=True):
        if label not in votes:
            votes[label] = Counter(dict(name_kind.own_votes(label)))
        if not draft.span.weak or len(parts(label)) == 1:
            votes[label].update(name_kind.around(tokens[draft.row], draft.span))
    kinds = {label: name_kind.decided(counts) for label, counts in votes.items()}
    typed = []
    for draft, label in zip(drafts, labels, strict=True):
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
    full = {key: choices[0] for key, choices in fuller(best).items() if len(choices) == 1}
    label_of = {key: full.get(key, key) for key in best}
    kind_of_key = {key: min(counts, key=lambda kind: (-counts[kind], kind)) for key, counts in kinds.items()}

    def same(value: Value) -> Value:
        key = label_of[spelled(value.label)]
        kind, axis = kind_of_key.get(key, (value.kind, value.axis))
        return value._replace(label=best[key], kind=kind, axis=axis)

    return [[[same(value) for value in row] for row in article] for article in per_article]
