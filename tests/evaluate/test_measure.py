"""factcheck evaluate on an invented corpus: every error listed once with its evidence, cards held out, all formats."""

import json
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from factcheck import cli
from factcheck.errors import FactcheckError
from factcheck.evaluate import chain, formats, measure, score, tables
from factcheck.evaluate.ablation import blanked
from factcheck.evaluate.parts import PARTS

CORPUS = Path(__file__).parent / "corpus"


def unsure():
    """The shipped cards with nothing ever sure, as a file of cards has them."""
    cards = json.loads(files("factcheck.judge").joinpath("scorecards.json").read_text(encoding="utf-8"))["cards"]
    return {name: card | {"chances": [0.0] * len(card["chances"])} for name, card in cards.items()}


def fold(folder, name, left_out, **more):
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps({"left_out": left_out, "cards": unsure() | more}))
    return folder


@pytest.fixture(scope="module")
def measured():
    return measure.measure([CORPUS])


def test_topics_and_tiers(measured):
    assert [topic.folder.name for topic in measured.topics] == ["footbridge", "orchard"]
    assert list(measured.tiers()) == ["corpus"]
    assert list(measure.measure([CORPUS / "orchard", CORPUS / "orchard"]).tiers()) == ["orchard"]


def test_every_missed_conflict_and_false_alarm_is_listed(measured):
    for topic in measured.topics:
        s = score.scores(topic.counts, "contradicting")
        what = [error.what for error in topic.errors]
        assert what.count(chain.MISSED) == s["gold"] - s["found"]
        assert what.count(chain.ALARM) == s["reported"] - s["right"]
        assert what.count(chain.TRAP) == topic.counts["traps", "sprung"]


def silent():
    """Cards by which nothing is ever sure."""
    return {name: measure.scorecard.loaded(card) for name, card in unsure().items()}


def test_a_missed_conflict_shows_how_it_was_read():
    topic = measure.measured(CORPUS / "footbridge", "corpus", silent())
    missed = [error for error in topic.errors if error.kind == "date"]
    assert len(missed) == 2
    for error in missed:
        assert error.what == chain.MISSED
        assert error.why == "not sure enough"
        assert error.chain[0].relation == "differs"
        assert error.chain[0].verdict == ""
        assert error.chain[0].abstained
        assert {error.chain[0].left, error.chain[0].right} == {"2019-05-03 (date)", "2019-05-05 (date)"}


def test_a_value_that_is_not_read_is_told_apart(tmp_path):
    (tmp_path / "articles").mkdir()
    sides = {"a.txt": "The Wenlow mill has 40 sacks.", "b.txt": "The Wenlow mill has sacks beyond counting."}
    for name, text in sides.items():
        (tmp_path / "articles" / name).write_text(text)
    words = ("40 sacks", "beyond counting")
    mentions = [
        {"source": name, "quote": text, "value": value, "value_quote": value}
        for (name, text), value in zip(sides.items(), words, strict=True)
    ]
    gone = {"source": "b.txt", "quote": "Nobody wrote this sentence down.", "value": "x"}
    facts = [
        {"id": "a", "kind": "status", "question": "", "mentions": mentions},
        {"id": "b", "kind": "status", "question": "", "mentions": [mentions[0], gone]},
    ]
    (tmp_path / "gold.json").write_text(json.dumps({"facts": facts}))
    why = [error.why for error in measure.measured(tmp_path, "t", silent()).errors]
    assert why == ["a value was not read", "no statement holds the quote"]


# Cards


def test_each_topic_is_judged_by_the_cards_that_never_saw_it(tmp_path):
    mark = next(iter(unsure().values()))
    fold(tmp_path, "fold0", ["orchard"], zero=mark)
    fold(tmp_path, "fold1", ["footbridge"], one=mark)
    unseen = measure.held_out(tmp_path)
    assert [list(unseen(topic))[-1:] for topic in ("footbridge", "orchard", "of no training")] == [
        ["one"],
        ["zero"],
        ["zero"],
    ]
    found = measure.measure([CORPUS], tmp_path)
    assert found.held_out
    assert score.figures(found.topics[0].counts)["contradicting"]["reported"] == 0


def test_the_shipped_cards_are_named_so(measured):
    assert not measured.held_out
    assert tables.SHIPPED in formats.text(measured)


def test_a_topic_left_out_twice(tmp_path):
    for name in ("fold0", "fold1"):
        fold(tmp_path, name, ["orchard"])
    with pytest.raises(FactcheckError, match="leaves orchard out as another file does"):
        measure.held_out(tmp_path)


@pytest.mark.parametrize("content", [None, "{", '{"left_out": []}', '{"left_out": [], "cards": {}}'])
def test_cards_that_are_none(content, tmp_path):
    if content:
        (tmp_path / "fold0.json").write_text(content)
    with pytest.raises(FactcheckError, match="scorecard"):
        measure.held_out(tmp_path)


# Ablation


def test_every_figure_of_a_part_is_asked_somewhere():
    read = measure.pipeline.read_claims(measure.pipeline.read([str(CORPUS / "footbridge" / "articles")]))
    compared = measure.pipeline.compare(read)
    _, names = measure.pipeline.figures(compared, np.zeros(len(compared.pairs), np.float32))
    assert not [figure for part in PARTS.values() for figure in part if figure not in names]
    assert len({figure for part in PARTS.values() for figure in part}) == sum(map(len, PARTS.values()))


def test_a_blanked_card_asks_no_more():
    card = measure.scorecard.loaded(
        {
            "figures": ["noun", "gap"],
            "asked": [[0, 1, 1, 1, 1, 1, 1], [1, 0, 0, 0, 0, 0, 0]],
            "limit": [[0.5] * 7, [0.5, 0.1, 0.9, 0.5, 0.5, 0.5, 0.5]],
            "leaves": [list(range(8)), list(range(8))],
            "weights": {"noun": 4.0, "gap": 2.0},
            "base": 1.0,
            "sums": [0.0, 20.0],
            "chances": [0.0, 1.0],
        }
    )
    rows = np.array([[0, 0], [1, 0], [0, 1], [1, 1]], np.float32)
    without = blanked({"a": card}, ["structure"])["a"]
    sums = measure.scorecard.total(without, rows, ("noun", "gap")).tolist()
    assert sums[0] == sums[1]
    assert sums[2] == sums[3]
    assert sums[0] != sums[2]
    assert np.array_equal(card.limit[0], np.full(7, 0.5, np.float32))  # the card itself is left alone


# Formats


def test_json(measured):
    content = json.loads(formats.as_json(measured, errors=True))
    assert content["schema"] == "factcheck-accuracy/1"
    assert content["cards"] == "shipped"
    assert [topic["topic"] for topic in content["topics"]] == ["footbridge", "orchard"]
    assert content["all"]["contradicting"]["gold"] == 4
    assert content["all"]["agreeing"]["gold"] == 4
    assert set(content["all"]) >= {"facts", "accuracy", "macro_f1", "traps", "confusion", "kinds", "rules", "curve"}
    assert len(content["errors"]) == sum(len(topic.errors) for topic in measured.topics)
    assert "errors" not in json.loads(formats.as_json(measured))


def test_text_and_markdown_hold_every_table(measured):
    titles = [table.title for table in tables.tables(measured) if table.rows]
    assert "Contradictions" in titles
    shown = formats.text(measured)
    assert all(title.upper() in shown for title in titles)
    shown = formats.markdown(measured)
    assert all(f"## {title}\n" in shown for title in titles)


def test_the_words_of_articles_do_no_harm():
    side = chain.Side("a.txt", "see <b>\x1b[31m*this*", "1", ())
    link = chain.Link("1 (number)", "", "differs", 0.5, 0.25, "", "because")
    error = chain.Error("t", chain.MISSED, "number", "why", side, side, (link,))
    topic = measure.Topic(Path("t"), "t", score.added([]), measure.ratings(EMPTY_GOLD, [], []), (error,))
    found = measure.Measure((topic,), held_out=True)
    assert "\x1b" not in formats.text(found, errors=True)
    assert "one fact .50, verdict .25 (because)" in formats.text(found, errors=True)
    assert "<b>" not in formats.markdown(found, errors=True)


EMPTY_GOLD = measure.gold(CORPUS / "orchard")._replace(mentions=(), pairs={}, verdicts=(), traps=())


def test_a_rule_that_is_wrong_too_often_is_marked():
    counts = score.added([])
    counts.update({("contradicting", "rule", "FC101", "true"): 7, ("contradicting", "rule", "FC101", "false"): 3})
    counts.update({("contradicting", "rule", "FC102", "true"): 8, ("contradicting", "rule", "FC102", "false"): 2})
    rows = {row[0]: row for row in tables.rules(counts).rows}
    assert rows["FC101"][-1] == "under .80"
    assert rows["FC102"][-1] == ""


# The command


def run(*words):
    return CliRunner().invoke(cli.app, ["evaluate", *map(str, words)])


def test_command(tmp_path):
    assert run(CORPUS / "orchard").stdout.startswith(tables.SHIPPED)
    assert json.loads(run(CORPUS / "orchard", "-f", "json").stdout)["cards"] == "shipped"
    assert not run(CORPUS / "orchard", "-f", "markdown", "-o", tmp_path / "a.md").stdout
    assert (tmp_path / "a.md").read_text().startswith("# Accuracy\n")
    assert run(CORPUS / "orchard", "--without", "words", "--without", "company").exit_code == 0
    cards = fold(tmp_path / "cards", "fold0", ["footbridge"])
    assert "missed conflict · footbridge" in run(CORPUS / "footbridge", "--errors", "--cards", cards).stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nowhere"], "nowhere is no folder"),
        ([CORPUS, "--cards", "nowhere"], "nowhere is no folder"),
        ([CORPUS, "-f", "html"], "text, json, markdown"),
        ([CORPUS, "--without", "luck"], "structure, words"),
        ([CORPUS / "orchard" / "articles"], "no gold.json"),
    ],
)
def test_mistakes(words, told):
    result = run(*words)
    assert isinstance(result.exception, FactcheckError)
    assert told in str(result.exception)


def test_formats_of_the_command_are_those_there_are():
    from factcheck.cli import measuring

    assert tuple(formats.FORMATS) == measuring.FORMATS


def test_the_words_without_weight_are_data():
    data = files("factcheck.evaluate").joinpath("light.toml").read_text(encoding="utf-8")
    assert data.startswith("#")
