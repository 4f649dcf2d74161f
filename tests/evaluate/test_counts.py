"""Reports written by hand, held against the labels of an invented corpus: what counts as right, and how often."""

import importlib.util
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.errors import FactcheckError
from factcheck.evaluate import curve, labels, rating, score

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
FOOTBRIDGE = CORPUS / "footbridge"
PROJECT = HERE.parents[1]
OPENED_COURIER = ("courier.txt", "The footbridge over the Quillon reopened on 3 May 2019.", "3 May 2019")
OPENED_GAZETTE = ("gazette.txt", "The footbridge over the Quillon reopened on 5 May 2019.", "5 May 2019")
OPENED_CLUB = ("newsletter.txt", "The footbridge over the Quillon reopened on 3 May 2019.", "3 May 2019")
COST_COURIER = ("courier.txt", "The repair cost 2.1 million euros.", "2.1 million euros")
COST_GAZETTE = ("gazette.txt", "The repair cost 1.2 million euros.", "1.2 million euros")
ROPE = ("courier.txt", "The first bridge, a rope, was 48 metres long.", "48 metres")
LENGTH = ("gazette.txt", "It measures 84 metres.", "84 metres")
MEMBERS = ("newsletter.txt", "We counted 312 members at the ribbon.", "312 members")


def report(*findings):
    """Claims and findings of (verdict, left, right[, score]), where a side is (source, text, value)."""
    sides = list(dict.fromkeys(side for finding in findings for side in finding[1:3]))
    claims = [
        {"claim_id": f"c{row}", "source": source, "text": text, "value_text": value, "verdict": "unsupported"}
        for row, (source, text, value) in enumerate(sides)
    ]
    rows = [
        {
            "finding_id": f"d{row}",
            "verdict": verdict,
            "kind": "date",
            "rule": "FC101",
            "score": more[0] if more else 0.9,
            "left": f"c{sides.index(left)}",
            "right": f"c{sides.index(right)}",
        }
        for row, (verdict, left, right, *more) in enumerate(findings)
    ]
    return claims, rows


def counts(*findings):
    return rating.counts(labels.gold(FOOTBRIDGE), *report(*findings))


def test_labels():
    gold = labels.gold(FOOTBRIDGE)
    assert Counter(gold.pairs.values()) == {"contradicting": 4, "agreeing": 2}
    assert gold.verdicts == ("contradicting",) * 5 + ("agreeing",) * 2 + ("contradicting",) * 2 + ("unsupported",)
    assert [folder.name for folder in labels.corpora(CORPUS)] == ["footbridge", "orchard"]
    assert labels.corpora(FOOTBRIDGE) == [FOOTBRIDGE]


def test_compatible_values_agree():
    assert set(labels.gold(CORPUS / "orchard").pairs.values()) == {"agreeing"}


def test_a_conflict_found():
    found = counts(("contradicting", OPENED_COURIER, OPENED_GAZETTE))
    assert found["contradicting", "true"] == 1
    assert found["contradicting", "found"] == 1
    assert found["contradicting", "gold"] == 4
    assert found["facts", "found"] == 1
    assert found["contradicting", "kind", "date", "found"] == 1
    assert found["contradicting", "kind", "money", "found"] == 0
    assert found["contradicting", "rule", "FC101", "true"] == 1


def test_a_pair_of_statements_counts_once_and_its_right_finding_first():
    wrong = ("contradicting", ("courier.txt", OPENED_COURIER[1], "2019"), ("gazette.txt", OPENED_GAZETTE[1], "2019"))
    right = ("contradicting", OPENED_COURIER, OPENED_GAZETTE)
    assert counts(right, right)["contradicting", "true"] == 1
    assert counts(wrong, right, wrong)["contradicting", "true"] == 2  # other words state the value: another pair


@pytest.mark.parametrize(
    ("left", "right"),
    [(OPENED_COURIER, OPENED_CLUB), (MEMBERS, LENGTH), (COST_COURIER, OPENED_GAZETTE)],
    ids=["they agree", "nothing in common", "another fact"],
)
def test_a_false_alarm(left, right):
    found = counts(("contradicting", left, right))
    assert (found["contradicting", "true"], found["contradicting", "false"]) == (0, 1)


def test_within_one_article_nothing_is_wrong():
    found = counts(("contradicting", OPENED_COURIER, COST_COURIER))
    assert found["contradicting", "excused"] == 1
    assert found["contradicting", "false"] == 0


def test_a_trap_is_sprung_from_either_side():
    for sides in ((ROPE, LENGTH), (LENGTH, ROPE)):
        assert counts(("contradicting", *sides))["traps", "sprung"] == 1
    assert counts(("agreeing", ROPE, LENGTH))["traps", "sprung"] == 0


def test_what_is_possible_is_no_contradiction():
    found = counts(("possible", OPENED_COURIER, OPENED_GAZETTE), ("possible", ROPE, LENGTH))
    assert found["contradicting", "true"] == found["contradicting", "found"] == found["traps", "sprung"] == 0
    assert found["possible", "rule", "FC101", "true"] == found["possible", "rule", "FC101", "false"] == 1


def test_a_value_must_be_the_labelled_one():
    other = ("courier.txt", OPENED_COURIER[1], "Quillon")
    assert counts(("contradicting", other, OPENED_GAZETTE))["contradicting", "true"] == 0
    whole = ("courier.txt", OPENED_COURIER[1], "")
    assert counts(("contradicting", whole, OPENED_GAZETTE))["contradicting", "true"] == 1


def test_a_claim_is_of_the_size_of_the_quote():
    long = ("courier.txt", OPENED_COURIER[1] + " and so on" * 60, "3 May 2019")
    assert counts(("contradicting", long, OPENED_GAZETTE))["contradicting", "false"] == 1
    scrap = ("courier.txt", "3 May", "3 May")
    assert counts(("contradicting", scrap, OPENED_GAZETTE))["contradicting", "false"] == 1


def test_verdicts_of_mentions():
    claims, findings = report(("contradicting", OPENED_COURIER, OPENED_GAZETTE))
    claims[0]["verdict"] = "contradicting"
    found = rating.counts(labels.gold(FOOTBRIDGE), claims, findings)
    assert found["verdict", "contradicting", "contradicting"] == 1
    assert found["verdict", "contradicting", "unsupported"] == 1
    assert found["verdict", "agreeing", "no claim"] == 2
    assert score.figures(found)["accuracy"] == pytest.approx(1 / 10)


def test_swapped_digits():
    gold = labels.gold(FOOTBRIDGE)
    swapped = [pair for pair in gold.pairs if labels.swapped(gold, pair)]
    assert [{gold.mentions[row].fact for row in pair} for pair in swapped] == [{"cost"}]


# Figures


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (8, 10, 0.4902, 0.9433), (81, 100, 0.7222, 0.8749)],
)
def test_wilson(part, whole, low, high):
    assert score.wilson(part, whole) == pytest.approx((low, high), abs=1e-4)


@given(st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_wilson_holds_the_share_and_narrows(seen):
    part, whole = seen
    low, high = score.wilson(part, whole)
    assert -1e-9 <= low - 1e-9 <= part / whole <= high + 1e-9
    assert high <= 1
    narrow = score.wilson(4 * part, 4 * whole)
    assert narrow[1] - narrow[0] < high - low


def test_curve():
    gold = labels.gold(FOOTBRIDGE)
    found = report(
        ("contradicting", COST_COURIER, COST_GAZETTE, 0.97),
        ("contradicting", OPENED_COURIER, OPENED_GAZETTE, 0.95),
        ("possible", ROPE, LENGTH, 0.7),
        ("possible", OPENED_CLUB, OPENED_GAZETTE, 0.6),
    )
    rated = [rating.ratings(gold, *found)]
    whole = curve.curve(rated)
    assert [(p.precision, p.recall, p.score, p.reported) for p in whole] == [
        (0.95, 0.5, 0.95, 2),
        (0.90, 0.5, 0.95, 2),
        (0.80, 0.5, 0.95, 2),
    ]
    assert curve.curve(rated * 2)[0].recall == 0.5  # twice the pairs, twice the labels
    without = curve.curve(rated, without_swaps=True)
    assert [(p.recall, p.reported) for p in without] == [(1 / 3, 1)] * 3
    assert curve.curve([rating.ratings(gold, [], [])])[0].score is None


# Agreement with the scoring script that goes with the development corpora


def script():
    found = sorted(PROJECT.parent.glob("*/corpora/score.py"))
    if not found:
        pytest.skip("the development corpora do not stand beside the project")
    spec = importlib.util.spec_from_file_location("score_script", found[0])
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("folder", [*labels.corpora(CORPUS), *labels.corpora(PROJECT / "tests" / "corpora")[1:5]])
@pytest.mark.parametrize("garbled", [False, True], ids=["as it is", "garbled"])
def test_the_same_figures_as_the_script(folder, garbled):
    module = script()
    found = factcheck.check(factcheck.read([str(folder / "articles")]))
    rows = json.loads(found.render("json"))
    if garbled:  # verdicts turned round, so that there is something of everything
        for at, finding in enumerate(rows["findings"]):
            finding["verdict"] = ("contradicting", "agreeing", "possible", "contradicting")[at % 4]
        for at, claim in enumerate(rows["claims"]):
            claim["verdict"] = rating.VERDICTS[at % 3]
    theirs = module.summary(module.Corpus(folder).score(rows)["counts"])
    ours = score.figures(rating.counts(labels.gold(folder), rows["claims"], rows["findings"]))
    assert theirs["contradiction"] == {key: ours["contradicting"][key] for key in theirs["contradiction"]}
    assert theirs["agreement"] == {key: ours["agreeing"][key] for key in theirs["agreement"]}
    assert theirs["facts_found"] == ours["facts"]
    assert theirs["traps"] == ours["traps"]
    told = {key: theirs["verdicts"][key] for key in ("accuracy", "macro_f1", "mentions")}
    assert told == {key: ours[key] for key in told}
    assert theirs["verdicts"]["without_claim"] == sum(said["no claim"] for said in ours["confusion"].values())


# Mistakes


@pytest.mark.parametrize(
    "content",
    ["{", '{"facts": [{"id": "a"}]}', '{"facts": [], "traps": [{}]}', "[]"],
    ids=["cut", "fact", "trap", "list"],
)
def test_a_gold_file_that_is_none(content, tmp_path):
    (tmp_path / "gold.json").write_text(content)
    with pytest.raises(FactcheckError, match=r"gold\.json: not a gold file"):
        labels.gold(tmp_path)


def test_a_folder_without_labels(tmp_path):
    with pytest.raises(FactcheckError, match=r"no gold\.json"):
        labels.corpora(tmp_path)
