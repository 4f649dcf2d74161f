"""What one article says twice, and what it only puts side by side."""

import pytest

import factcheck

SAID = (  # an article's text, and whether it contradicts itself
    ("The Selby bridge opened in 1931 after long work.\n\nThe Selby bridge opened in 1935 after long work.", True),
    ("The north tower is 40 metres high.\n\nThe mast on its roof is 12 metres high, and made of steel.", False),
    ("Updated at 9:52 a.m.\n\nA ship sank off Lund.\n\nUpdated at 8:22 a.m.\n\nNobody was hurt.", False),
    ("- Electric bicycle: 2.50 euros\n- Electric bicycle: 15 euros", False),
    (
        "Ida Moe, 18, was charged with theft on Monday.\n\nPolice arrested Lars Moe, 19, and charged him with theft.",
        False,
    ),
)


@pytest.mark.parametrize(("text", "against_itself"), SAID)
def test_an_article_contradicts_itself_only_where_it_tells_one_thing_twice(text, against_itself):
    articles = [factcheck.Article("a.txt", text=text), factcheck.Article("b.txt", text="Nothing is known of it.")]
    found = factcheck.check(articles).findings
    assert bool(found["within_source"].sum()) == against_itself
    assert set(found.loc[found["within_source"], "verdict"]) <= {"contradicting"}


def test_two_statements_that_contradict_are_not_perhaps_disputed_besides():
    articles = [
        factcheck.Article("a.txt", text="Salt Harbour\n\nThe network announced the second season of Salt Harbour."),
        factcheck.Article("b.txt", text="Salt Harbour\n\nThe second season of Salt Harbour has not been confirmed."),
    ]
    found = factcheck.check(articles).findings
    pairs = found.loc[found["kind"].isin(["status", "negation"])]
    assert list(pairs["verdict"]) == ["contradicting"]
