"""Facts: which claims are tied together, and on which side."""

import re
import tomllib
from pathlib import Path

import pytest

from factcheck.facts import grouped
from factcheck.model import Claim, Finding

CASES = tomllib.loads(Path(__file__).with_name("facts.toml").read_text(encoding="utf-8"))["case"]
VERDICTS = {"=": "agreeing", "x": "contradicting", "?": "possible"}


def claim(line):
    name, _, value = line.partition(" ")
    source, number = name[0], int(re.findall(r"\d+", name)[0])
    text = f"Statement {number} of {source}."
    kind = "other" if not value else "number" if value[0].isdigit() else "person"
    place = (f"{source}.txt", number, 1, 100 * number, 100 * number + len(text))
    return Claim(name, *place, text, "", kind, value, value, "affirmed", "asserted", None, "", "")


def made(case, turn=1):
    claims = [claim(line) for line in case["claims"]]
    kinds = {c.claim_id: c.kind for c in claims}
    findings = []
    for number, line in enumerate(case["findings"]):
        left, how, right = line.split()
        findings.append(Finding(f"d{number}", VERDICTS[how], kinds[left], left, right, 0.9, "", "", False, ""))
    return claims, findings, grouped(claims, findings[::turn])


def told(fact, called):
    sides = " / ".join(sorted(" ".join(sorted(value["claims"])) for value in fact.values))
    by = f", called {called[fact.label]}" if fact.label in called and fact.kind == "other" else ""
    return f"{fact.verdict}: {sides}{by}"


@pytest.mark.parametrize("turn", [1, -1])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_findings_make_facts(case, turn):
    claims, _, found = made(case, turn)
    called = {c.text: c.claim_id for c in claims if not c.value}
    assert sorted(told(fact, called) for fact in found.facts) == sorted(case["facts"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_claim_and_finding_has_a_fact_that_holds_it(case):
    _, findings, found = made(case)
    held = {fact.fact_id: {c for value in fact.values for c in value["claims"]} for fact in found.facts}
    assert len(held) == len(found.facts)
    for finding in findings:
        for end in (finding.left, finding.right):
            assert end in held[found.of_claim[end]]
        assert {finding.left, finding.right} & held[found.of_finding[finding.finding_id]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_fact_is_in_dispute_as_its_findings_are(case):
    _, findings, found = made(case)
    verdicts = {fact.fact_id: fact.verdict for fact in found.facts}
    for finding in findings:
        if finding.verdict == "contradicting":
            assert verdicts[found.of_finding[finding.finding_id]] == "contradicting"
        if finding.verdict == "possible":
            assert verdicts[found.of_finding[finding.finding_id]] != "agreeing"
