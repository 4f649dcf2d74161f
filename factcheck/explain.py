"""An id that a report shows → how it came about: how a claim was read, what it was held against, and what came of it.

Above the pipeline: it examines the articles once more, and tells of the steps what a report leaves out.
"""

from __future__ import annotations

import math
import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any, NamedTuple

from factcheck import frame, pipeline
from factcheck.errors import FactcheckError
from factcheck.judge import scorecard, value, verdict
from factcheck.model import Article, Placed, Value
from factcheck.report import rules
from factcheck.report.escape import terminal

SHOWN = 12  # comparisons of a claim that are listed, the likeliest first
WIDTH = 100  # columns
LABEL = 14  # columns of the words ahead of a line
SHORTEST = 4  # characters of an id that may stand for the whole
ALIKE = {  # figures of a pair that a reader can follow
    "near_low": "words around the value",
    "all_low": "all words",
    "frame": "wording",
    "name_low": "names",
    "around": "surroundings",
}


class Case(NamedTuple):
    """What was examined, and the chance that both claims of each comparison speak of one fact."""

    known: pipeline.Examined
    same: Sequence[float]
    claims: dict[str, dict[str, Any]]  # the report's row of each claim it shows
    rows: dict[str, int]  # the row of each claim
    findings: dict[str, dict[str, Any]]
    facts: dict[str, dict[str, Any]]
    tied: dict[str, set[str]]  # the claims that a finding ties each claim to


def explained(articles: Sequence[Article], wanted: str, progress: Callable[[str, int, int], None] | None = None) -> str:
    """How a claim, finding or fact of these articles came about; what a rule says, for which no article is needed.

    wanted: an id as reports show it, or its begin where no other begins so. Raises FactcheckError for an unknown id.
    """
    rule = rules.of(wanted)
    if rule:
        return rules.explained(rule)
    if not articles:
        raise FactcheckError(
            f"There is no rule {wanted}: name one that `factcheck rules` lists, or add the articles that the claim,"
            " finding or fact comes from."
        )
    return told(case(articles, progress), wanted)


def case(articles: Sequence[Article], progress: Callable[[str, int, int], None] | None = None) -> Case:
    """What the articles come to, examined once for any number of questions."""
    known = pipeline.examined(sorted(articles, key=lambda a: a.source), progress)
    compared, report = known.compared, known.report
    same = verdict.same_fact(scorecard.cards(), compared.table, compared.names, compared.groups)
    tables = [
        {row[key]: row for row in frame.records(table)}
        for table, key in ((report.claims, "claim_id"), (report.findings, "finding_id"), (report.facts, "fact_id"))
    ]
    rows = {claim_id: row for row, claim_id in enumerate(known.ids)}
    tied: dict[str, set[str]] = defaultdict(set)
    for finding in tables[1].values():
        tied[finding["left"]].add(finding["right"])
        tied[finding["right"]].add(finding["left"])
    return Case(known, same.tolist(), tables[0], rows, tables[1], tables[2], tied)


def told(case: Case, wanted: str) -> str:
    """How a claim, finding or fact of the case came about. Raises FactcheckError for an unknown id."""
    whole = _found(case, wanted)
    if whole in case.findings:
        return _finding(case, case.findings[whole])
    if whole in case.facts:
        return _fact(case, case.facts[whole])
    return _claim(case, case.rows[whole])


def _found(case: Case, wanted: str) -> str:
    """The id that is wanted, whole. Raises FactcheckError with those nearest to it where there is none, or several."""
    word = wanted.strip().lower()
    every = [*case.rows, *case.findings, *case.facts]
    if word in {*every}:
        return word
    begun = [one for one in every if one.startswith(word)] if len(word) >= SHORTEST else []
    if len(begun) == 1:
        return begun[0]
    near = sorted(begun)[:3] or get_close_matches(word, sorted({*case.claims, *case.findings, *case.facts}), 3, 0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "take one that the report of these articles shows."
    raise FactcheckError(f"{wanted} is no claim, finding, fact or rule here: {hint}")


def _claim(case: Case, row: int) -> str:
    """How a claim was read, and its comparisons, the likeliest first."""
    claim_id = case.known.ids[row]
    judged = case.claims.get(claim_id)
    result = _judged(judged) if judged else "in no report: its statement has other values, and nothing came of this one"
    parts = [f"Claim {claim_id}, {_place(case, row)}\n", _lines([("", [_words(case, row)]), ("verdict", [result])])]
    parts.append("\nHow it was read\n" + _lines([(name, [cell]) for name, cell in _read(case.known.read.claims[row])]))
    met = [at for at, pair in enumerate(case.known.compared.pairs) if row in (pair.left, pair.right)]
    met.sort(
        key=lambda at: (not _shown(case, at), not case.known.evidence[at].verdict, -case.known.evidence[at].score, at)
    )
    some = f"the likeliest {SHOWN} of {len(met)} claims" if len(met) > SHOWN else f"{len(met)} claims" * bool(met)
    parts.append(f"\nWhat it was held against: {some or 'no claim is near enough'}\n")
    for number, at in enumerate(met[:SHOWN], 1):
        pair = case.known.compared.pairs[at]
        other = pair.right if pair.left == row else pair.left
        parts.append(
            f"{number:>3}. {case.known.ids[other]}, {_place(case, other)}\n"
            + _lines([("", [_words(case, other)]), *_comparison(case, at)])
        )
    return "".join(parts)


def _finding(case: Case, finding: dict[str, Any]) -> str:
    """Both claims of a finding side by side, and what makes it one."""
    left, right = case.rows[finding["left"]], case.rows[finding["right"]]
    rule = rules.of(finding["rule"])
    conflict = finding["verdict"] != "agreeing"
    title = f"{finding['rule']}: {rule.title}" if rule and conflict else f"{finding['rule']}, which finds no conflict"
    head = f"Finding {finding['finding_id']}: {finding['verdict']}, {finding['score']:.0%} sure\n"
    reads = [_read(case.known.read.claims[row]) for row in (left, right)]
    sides = [
        ("claim", [case.known.ids[left], case.known.ids[right]]),
        ("place", [_place(case, left), _place(case, right)]),
        ("statement", [_words(case, left), _words(case, right)]),
        *((one[0], [one[1], other[1]]) for one, other in zip(*reads, strict=True) if one[1] != "-" or other[1] != "-"),
    ]
    pairs = case.known.compared.pairs
    at = next(at for at, pair in enumerate(pairs) if {pair.left, pair.right} == {left, right})
    said = [("reason", [terminal(finding["reason"])]), ("rule", [title]), *_comparison(case, at)]
    if finding["within_source"]:
        said.append(("", ["Both stand in one article, so no claim's verdict rests on it."]))
    return f"{head}{_lines(said)}\n{_lines(sides)}"


def _fact(case: Case, fact: dict[str, Any]) -> str:
    """The values of a fact, each with the claims that give it."""
    head = f"Fact {fact['fact_id']}: {fact['verdict']}\n"
    parts = [head, _lines([("", [terminal(fact["label"])]), ("best", [terminal(fact["best"] or "none leads")])])]
    for given in fact["values"]:
        parts.append(f"\n{terminal(given['value'])}\n")
        for claim_id in given["claims"]:
            row = case.rows[claim_id]
            parts.append(f"  {claim_id}, {_place(case, row)}\n" + _lines([("", [_words(case, row)])]))
    tied = [one for one in case.findings.values() if one["fact_id"] == fact["fact_id"]]
    rows = [(one["finding_id"], [f"{one['verdict']}: {terminal(one['reason'])}"]) for one in tied]
    return "".join(parts) + "\nFindings that tie it together\n" + _lines(rows)


def _judged(claim: dict[str, Any]) -> str:
    sure = f", {claim['score']:.0%} sure" if claim["score"] is not None else ""
    fact = f" (fact {claim['fact_id']})" if claim["fact_id"] else ""
    return f"{claim['verdict']}{sure}{fact}"


def _comparison(case: Case, at: int) -> list[tuple[str, list[str]]]:
    """What was made of one comparison: verdict or why there is none, how the values relate, chances, likeness."""
    compared = case.known.compared
    pair = compared.pairs[at]
    a, b = (case.known.read.claims[row].value for row in (pair.left, pair.right))
    relation = terminal(value.reason(a, b, pair.relation)) if a and b else "neither gives a value"
    figures = dict(zip(compared.names, compared.table[at].tolist(), strict=True))
    alike = [f"{name} {figures[figure]:.2f}" for figure, name in ALIKE.items() if figure in figures]
    return [
        ("outcome", [_outcome(case, at)]),
        ("values", [f"{pair.relation}: {relation}"]),
        *_chances(case, at),
        ("alike", [", ".join(alike)]),
    ]


def _outcome(case: Case, at: int) -> str:
    """The verdict on a comparison, or why there is none, or none that a report shows."""
    evidence, pair = case.known.evidence[at], case.known.compared.pairs[at]
    if not evidence.verdict:
        return f"nothing: {evidence.abstained}"
    if _shown(case, at):
        return evidence.verdict
    left, right = (case.known.read.claims[row].source for row in (pair.left, pair.right))
    why = "both stand in one article" if left == right else "other values of both statements tell more"
    return f"nothing: {evidence.verdict}, but {why}"


def _shown(case: Case, at: int) -> bool:
    """Whether a finding came of a comparison."""
    pair = case.known.compared.pairs[at]
    return case.known.ids[pair.left] in case.tied.get(case.known.ids[pair.right], ())


def _chances(case: Case, at: int) -> list[tuple[str, list[str]]]:
    """How sure a verdict is; where there is none, how sure it would be, and what the wording alone says.

    With a verdict the latter would mislead: it is one figure of many that the chance is made of, and often small.
    """
    evidence = case.known.evidence[at]
    if _shown(case, at):
        return [("chance", [f"{evidence.score:.0%} that this is right: the share measured on topics held out"])]
    wording = (
        f"{case.same[at]:.0%} that both speak of one fact, by their wording alone: values and other articles aside"
    )
    if not evidence.score:  # their values allow no verdict
        return [("wording", [wording])]
    return [("chance", [f"{evidence.score:.0%} that a verdict would be right"]), ("wording", [wording])]


def _read(claim: Placed) -> list[tuple[str, str]]:
    """How a claim was read: the name and content of each field, "-" where there is none."""
    given = claim.value
    known = [
        ("kind", given.kind if given else "no value"),
        ("value", _value(given) if given else "-"),
        ("read as", _span(given) if given else "-"),
        ("predicate", _sure(claim.predicate, claim.predicate_sure)),
        ("noun", _sure(claim.noun, claim.noun_sure)),
        ("whose", _sure(claim.agent, claim.agent_sure)),
        ("place in it", claim.slot),
        ("role", f"{claim.role} (no longer, or not yet)" if claim.former else claim.role),
        ("speaks of", claim.subject),
        ("limited to", "; ".join(claim.qualifiers)),
        ("meant", f"{claim.polarity}, {claim.certainty}"),
        ("quoted", claim.attributed_to or ""),
    ]
    return [(name, terminal(content) or "-") for name, content in known]


def _value(given: Value) -> str:
    """The value as shown, with what is known of how it was meant."""
    more = [given.form] if given.form != "exact" else []
    more += [f"to the {given.grain}"] if given.grain else []
    more += [f"in {given.unit}"] if given.unit else []
    more += ["partly from the article's date"] if given.inferred else []
    return f"{given.label}" + (f" ({', '.join(more)})" if more else "")


def _span(given: Value) -> str:
    """The interval of a value on its axis; of a label, its axis."""
    if given.low is None or given.high is None:
        return f"a label on {given.axis}"
    low, high = (_end(end, given.axis) for end in (given.low, given.high))
    return f"{low} on {given.axis}" if low == high else f"{low} to {high} on {given.axis}"


def _end(end: float, axis: str) -> str:
    if math.isinf(end):
        return "open"
    return date.fromordinal(int(end)).isoformat() if axis == "day" else f"{end:,.12g}"


def _sure(word: str, chance: float) -> str:
    return f"{word} ({chance:.0%} sure)" if word else ""


def _place(case: Case, row: int) -> str:
    statement = case.known.read.statements[case.known.read.claims[row].statement]
    return f"{terminal(statement.source)}:{statement.line}"


def _words(case: Case, row: int) -> str:
    """The statement of a claim, its value between asterisks."""
    claim = case.known.read.claims[row]
    text = case.known.read.statements[claim.statement].text
    if claim.value is None:
        return f"“{terminal(text)}”"
    start, end = claim.value.start, claim.value.end
    return f"“{terminal(text[:start])}*{terminal(text[start:end])}*{terminal(text[end:])}”"


def _lines(rows: Iterable[tuple[str, list[str]]]) -> str:
    """The rows as lines: a label, then its cells side by side."""
    shown = []
    for label, cells in rows:
        width = (WIDTH - LABEL - 2) // len(cells) - 2 * (len(cells) > 1)
        columns = [textwrap.wrap(cell, width) or [""] for cell in cells]
        for at in range(max(map(len, columns))):
            line = [column[at] if at < len(column) else "" for column in columns]
            lead = label if at == 0 else ""
            room = max(LABEL, len(label) + 1)
            shown.append(f"  {lead:<{room}}" + "    ".join(f"{cell:<{width}}" for cell in line))
    return "".join(f"{line.rstrip()}\n" for line in shown)
