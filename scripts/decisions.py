"""Questions that the rankers learn to answer, with the answers that a treebank's trees give."""

from __future__ import annotations

from collections.abc import Iterator

from treebank import Sentence

MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
NOT_PREDICATES = frozenset(
    ["amod", "compound", "case", "mark", "nummod", "flat", "fixed", "cc", "advmod", "discourse", "aux", "cop"]
)
DENIALS = ("not", "n't", "n’t", "never")
UNCLEAR = frozenset(
    [
        "root",
        "list",
        "discourse",
        "parataxis",
        "appos",
        "flat",
        "reparandum",
        "orphan",
        "dep",
        "vocative",
        "dislocated",
        "conj",
        "goeswith",
    ]
)
Asked = tuple[
    int, int, int, bool
]  # first, last (exclusive), answer (-1 none), whether a value and not a further example


class Tree(Sentence):
    """A sentence with what hangs on each word."""

    @property
    def children(self) -> list[list[int]]:
        """For each word the words that hang on it."""
        found: list[list[int]] = [[] for _ in self.words]
        for at, head in enumerate(self.heads):
            if head >= 0 and head != at:
                found[head].append(at)
        return found


def values(tree: Sentence) -> Iterator[tuple[int, int]]:
    """Spans of numbers with their currency or percent sign, of ranges, and of dates."""
    at = 0
    while at < len(tree.words):
        if _starts_value(tree, at):
            end, date = at + 1, _dates(tree, at)
            while end < len(tree.words) and _goes_on(tree, end, date):
                date = date or _dates(tree, end)
                end += 1
            yield at, end
            at = end
        else:
            at += 1


def _number(tree: Sentence, at: int) -> bool:
    return at < len(tree.words) and tree.tags[at] == "NUM" and tree.words[at][0].isalnum()


def _dates(tree: Sentence, at: int) -> bool:
    word = tree.words[at].lower().rstrip(".")
    return tree.tags[at] == "PROPN" and ((word[:3] in MONTHS and len(word) < 10) or word in DAYS)


def _starts_value(tree: Sentence, at: int) -> bool:
    return _number(tree, at) or _dates(tree, at) or (tree.fine[at] == "$" and _number(tree, at + 1))


def _goes_on(tree: Sentence, at: int, date: bool) -> bool:
    joined = tree.words[at] in ("-", "–", "/") or (date and tree.words[at] == ",")
    return _number(tree, at) or tree.words[at] == "%" or _dates(tree, at) or (joined and _number(tree, at + 1))


def top(tree: Sentence, first: int, last: int) -> int:
    """The word of a span that hangs on a word outside it."""
    found = [at for at in range(first, last) if not first <= tree.heads[at] < last]
    return next((at for at in found if tree.relations[at] != "punct"), found[0] if found else first)


def copula(tree: Sentence, children: list[list[int]], at: int) -> int:
    """The copula of a predicate noun or adjective, -1 where it has none."""
    return next((child for child in children[at] if tree.relations[child] == "cop"), -1)


def is_predicate(tree: Sentence, children: list[list[int]], at: int) -> bool:
    """Whether a word says something of a subject, spoken or not."""
    relation = tree.relations[at]
    if tree.tags[at] in ("VERB", "AUX"):
        return relation.split(":")[0] not in NOT_PREDICATES
    return copula(tree, children, at) >= 0


def predicate(tree: Sentence, children: list[list[int]], first: int, last: int) -> int | None:
    """The predicate above a span; the copula, where the span or the noun it counts is what is said."""
    head = top(tree, first, last)
    at, visited = head, 0
    while at >= 0 and visited < 40:
        visited += 1
        if is_predicate(tree, children, at):
            verb = copula(tree, children, at)
            counted = tree.heads[head] == at and tree.relations[head] in ("nummod", "compound")
            if verb >= 0 and tree.tags[at] != "ADJ" and (first <= at < last or counted):
                return verb
            return at if not first <= at < last else verb if verb >= 0 else None
        at = tree.heads[at]
    return -1


def noun(tree: Sentence, first: int, last: int, *, value: bool) -> int | None:
    """The noun that a span counts, measures, dates or otherwise modifies; None where the tree does not say clearly."""
    at = top(tree, first, last)
    for _ in range(4):
        head = tree.heads[at]
        if head < 0:
            return None
        shared = tree.relations[at] == "conj" and tree.tags[head] in ("NUM", "NOUN", "PROPN", "SYM")
        if not shared and not first <= head < last:
            break
        at = head
    if first <= head < last:
        return -1
    relation = tree.relations[at]
    if relation in UNCLEAR:
        return None
    if relation.split(":")[0] in ("nummod", "compound", "amod", "det", "nmod"):
        return head if tree.tags[head] in ("NOUN", "PROPN", "SYM", "PRON", "ADJ", "X", "NUM") else None
    # "five years old"
    return head if value and relation == "obl:unmarked" and tree.tags[head] in ("ADJ", "ADV") else -1


def _spoken(tree: Sentence, children: list[list[int]], at: int) -> int:
    """The subject that hangs on a predicate itself, -1 where none does."""
    for found in (("nsubj",), ("csubj", "expl")):
        for child in children[at]:
            if tree.relations[child].startswith(found) and tree.relations[child] != "nsubj:outer":
                return child
    return -1


def subject(tree: Sentence, children: list[list[int]], at: int, depth: int = 0) -> int:
    """The head of the subject of a predicate, also where another verb, a noun or an object lends it; -1 none."""
    if depth > 6:
        return -1
    relation, head = tree.relations[at], tree.heads[at]
    spoken = _spoken(tree, children, at)
    if spoken >= 0:
        relative = tree.fine[spoken] in ("WDT", "WP") and relation in ("acl:relcl", "advcl:relcl") and head >= 0
        return head if relative else spoken
    if head < 0 or relation == "acl":
        return head
    if relation == "xcomp":
        lent = [child for child in children[head] if tree.relations[child] in ("obj", "iobj")]
        if lent and tree.tags[head] == "VERB":
            return lent[0]
    if relation in ("conj", "xcomp") or (relation == "advcl" and tree.fine[at] in ("VBG", "VBN", "VB")):
        return subject(tree, children, head, depth + 1)
    return -1


def of_predicates(tree: Sentence, children: list[list[int]]) -> Iterator[Asked]:
    """Values and other noun phrases, and their predicates."""
    for first, last in values(tree):
        answer = predicate(tree, children, first, last)
        if answer is not None:
            yield first, last, answer, True
            # the same value with the noun it counts, as the unit may be part of the span
            if last < len(tree.words) and tree.heads[top(tree, first, last)] == last and answer != last:
                yield first, last + 1, answer, False
    for at, tag in enumerate(tree.tags):
        if tag in ("NOUN", "PROPN") and tree.relations[at] not in ("compound", "flat", "amod"):
            answer = predicate(tree, children, at, at + 1)
            if answer is not None:
                yield at, at + 1, answer, False


def of_nouns(tree: Sentence, _children: list[list[int]]) -> Iterator[Asked]:
    """Values and other words before or after nouns, and those nouns."""
    for first, last in values(tree):
        answer = noun(tree, first, last, value=True)
        if answer is not None:
            yield first, last, answer, True
        if last < len(tree.words) and answer == last:
            wider = noun(tree, first, last + 1, value=True)
            if wider is not None:
                yield first, last + 1, wider, False
    for at, tag in enumerate(tree.tags):
        if tag in ("NOUN", "PROPN", "ADJ", "DET") and tree.relations[at] not in ("flat", "conj"):
            answer = noun(tree, at, at + 1, value=False)
            if answer is not None:
                yield at, at + 1, answer, False


def of_subjects(tree: Sentence, children: list[list[int]]) -> Iterator[Asked]:
    """Predicates and their subjects; a copula has its noun's."""
    for at, tag in enumerate(tree.tags):
        if is_predicate(tree, children, at):
            answer, verb = subject(tree, children, at), copula(tree, children, at)
            if verb >= 0 and tag != "ADJ":
                yield verb, verb + 1, answer, True
            yield at, at + 1, answer, True


def of_objects(tree: Sentence, children: list[list[int]]) -> Iterator[Asked]:
    """Verbs and their direct objects."""
    for at, tag in enumerate(tree.tags):
        if tag == "VERB" and is_predicate(tree, children, at):
            yield at, at + 1, next((child for child in children[at] if tree.relations[child] == "obj"), -1), True


def negated(tree: Sentence, children: list[list[int]]) -> Iterator[tuple[int, int]]:
    """Words such as not and never, with the predicate they hang on."""
    for at, head in enumerate(tree.heads):
        if (
            tree.words[at].lower() in ("not", "n't", "n’t", "never")
            and head >= 0
            and is_predicate(tree, children, head)
        ):
            yield at, head
