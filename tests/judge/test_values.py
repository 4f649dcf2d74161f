"""How two values relate: values.tsv, which anyone can edit."""

import csv
import itertools
from datetime import date
from pathlib import Path

import pytest

from factcheck import extract
from factcheck.judge import measured, value
from factcheck.judge.comparison import comparisons
from factcheck.model import Placed, Statement

HERE = Path(__file__).parent
WEDNESDAY = date(2024, 5, 22)


def rows():
    lines = (HERE / "values.tsv").read_text("utf-8").splitlines()
    plain = (line for line in lines if not line.startswith("#"))
    return list(csv.DictReader(plain, delimiter="\t", quoting=csv.QUOTE_NONE))


def day(text):
    return None if text == "-" else date.fromisoformat(text) if text else WEDNESDAY


def values(wording, published):
    """The values that touch what stands within « and », the day something began among them."""
    before, words, after = wording.replace("»", "«").split("«")
    found = extract.values(before + words + after, published)
    return [v for v in found if v.start < len(before) + len(words) and len(before) < v.end]


def related(left, right):
    """How two values relate, labels by themselves."""
    found = value.relation(left, right)
    if found is None and left.low is None and left.axis == right.axis:
        (pair,) = compared(left, right)
        return pair.relation
    return found.name if found else "none"


def claim(given, source, **more):
    empty = dict.fromkeys(("predicate", "noun", "agent", "slot", "role", "holder", "subject"), "")
    sure = dict.fromkeys(("predicate_sure", "noun_sure", "agent_sure"), 1.0)
    rest = {"former": False, "qualifiers": (), "polarity": "affirmed", "certainty": "asserted", "attributed_to": None}
    fields = {"statement": source, "source": source, "value": given, "first": 0, "last": 1, **empty, **sure, **rest}
    return Placed(**(fields | more))


def compared(left, right, published=(), **more):
    sides = [claim(v, i, **{k: pair[i] for k, pair in more.items()}) for i, v in enumerate((left, right))]
    return comparisons(sides, ("a", "b"), [[0], [1]], [(0, 1)], lambda a, b: "different", ("a", "b"), published)


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['left']}|{row['right']}")
def test_relation(row):
    lefts = values(row["left"], day(row["left_published"]))
    rights = values(row["right"], day(row["right_published"]))
    assert lefts, "no value on the left"
    assert rights, "no value on the right"
    found = {related(a, b) for a, b in itertools.product(lefts, rights)} - {"none"}
    assert found == ({row["relation"]} - {"none"})
    assert {related(b, a) for a, b in itertools.product(lefts, rights)} - {"none"} == found


AGES = (  # ages on either side, days between the articles, whose they are: whether they conflict
    ("29", "35", 0, ("", ""), True),
    ("29", "30", 0, ("", ""), True),
    ("29", "30", 200, ("", ""), False),
    ("29", "35", 200, ("", ""), True),
    ("29", "35", 0, ("rhea", "rhea"), True),
    ("29", "35", 0, ("rhea", "odo"), False),
)


@pytest.mark.parametrize(("left", "right", "days", "holder", "conflict"), AGES)
def test_ages(left, right, days, holder, conflict):
    a, b = (values(f"A baker aged «{age}» won.", WEDNESDAY)[0] for age in (left, right))
    assert bool(compared(a, b, (100.0, 100.0 + days), holder=holder)) == conflict


@pytest.mark.parametrize(("predicate", "conflict"), [(("score", "score"), True), (("score", "come"), False)])
def test_moments(predicate, conflict):
    a, b = (values(f"He scored in the «{nth}» minute.", WEDNESDAY)[0] for nth in ("64th", "109th"))
    assert bool(compared(a, b, predicate=predicate)) == conflict


TOLD = (  # two sentences with a value each, and how they relate by all that is told; none: they make no pair
    ("The wave killed «230,000» people in 14 countries.", "The wave killed «170,000» people in the province.", "open"),
    (
        "The wave killed «170,000» people in 14 countries.",
        "The wave killed «230,000» people in the province.",
        "differs",
    ),
    ("Worldwide, «900» shops closed.", "In Norway «40» shops closed.", "open"),
    ("«1,900» houses in the municipality fell.", "«4,900» houses fell.", "open"),
    ("«4,900» houses in the municipality fell.", "«1,900» houses fell.", "differs"),
    ("It runs for «three years».", "It runs for «five years».", "differs"),
    ("«Three years» later came the book.", "«Five years» later came the film.", "none"),
    ("The hurricane had winds of «140 mph» on Tuesday.", "The storm's top winds fell to «90 mph».", "open"),
    ("It was moving north at «16 mph».", "The storm was moving at «5 mph».", "open"),
    ("It peaked with winds of «140 mph» before landfall.", "It went ashore with winds of «90 mph».", "open"),
    ("It came ashore with winds of «140 mph».", "At landfall its winds blew at «90 mph».", "differs"),
    ("The trail is «11.5 km» long.", "The hike is «23 km» round trip.", "open"),
    ("The trail is «11.5 km» long.", "The trail is «23 km» long.", "differs"),
    ("«Step 1»: rinse the pan with hot water.", "«Step 2»: rinse the pan with cold water.", "open"),
    ("At its peak the outage hit «9,000» homes.", "The outage hit «4,000» homes.", "open"),
    ("At its peak the outage hit «9,000» homes.", "At the peak the outage hit «4,000» homes.", "differs"),
    ("The guides asked for «$90» a day.", "The guides get «$60» a day.", "open"),
    ("At night it can fall to «2 °C».", "That night I measured «4 °C».", "open"),
    ("At night it can fall to «4 °C».", "That night I measured «2 °C».", "differs"),
    ("By day it can reach «30 °C».", "I measured «25 °C».", "open"),
    ("The bridge is «140 metres» long.", "The bridge is «90 metres» long.", "differs"),
)


@pytest.mark.parametrize(("left", "right", "relation"), TOLD)
def test_what_is_told_keeps_values_apart(left, right, relation):
    texts = [wording.replace("«", "").replace("»", "") for wording in (left, right)]
    sides = [claim(values(wording, WEDNESDAY)[0], i) for i, wording in enumerate((left, right))]
    found = comparisons(sides, ("a", "b"), [[0], [1]], [(0, 1)], lambda a, b: "different", texts)
    assert [pair.relation for pair in found] == ([] if relation == "none" else [relation])


FIGURES = (  # two sentences with a value each, a figure of the pair, and what it is
    ("As of Monday, «12» people are ill.", "In all, «19» people are ill.", "running", 1.0),
    ("In all, «12» people are ill.", "In all, «19» people are ill.", "running", 0.0),
    ("In 1987 it killed «12» people.", "It killed «19» people.", "bygone", 1.0),
    ("In 2024 it killed «12» people.", "It killed «19» people.", "bygone", 0.0),
    ("It has been shut since «4 May».", "It was shut on «9 May».", "lead", 1.0),
    ("It was shut on «4 May».", "It was shut on «9 May».", "lead", 0.0),
    ("It was shut, the owner said on «4 May».", "It was shut on «9 May».", "said", 1.0),
    ("It can fall to «2 °C».", "They measured «4 °C».", "sides", 1.0),
    ("They measured «2 °C».", "They measured «4 °C».", "sides", 0.0),
    ("«10:15» The gates.", "The gates opened at «9:30».", "stamp", 1.0),
)


@pytest.mark.parametrize(("left", "right", "figure", "wanted"), FIGURES)
def test_figures(left, right, figure, wanted):
    claims, statements = [], []
    for source, wording in enumerate((left, right)):
        text = wording.replace("«", "").replace("»", "")
        statements.append(Statement(str(source), 0, "sentence", text, 0, len(text), 1, 1))
        own = values(wording, WEDNESDAY)[0]
        others = [v for v in extract.values(text, WEDNESDAY) if v != own]
        claims += [claim(v, source) for v in (own, *others)]
    one, other = (next(i for i, c in enumerate(claims) if c.source == source) for source in (0, 1))
    told = measured.measured(claims, statements, (WEDNESDAY.toordinal(), WEDNESDAY.toordinal() + 2))
    ints = [measured.np.array([i], measured.np.int32) for i in (one, other)]
    nothing = measured.np.zeros(1, measured.np.float32)
    assert measured.figures(*ints, nothing, nothing, told)[figure].tolist() == [wanted]
