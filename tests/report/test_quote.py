import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.quote import Quote, grouped, marked, trimmed


@pytest.mark.parametrize(
    ("text", "value", "before"),
    [
        ("In 2012, 12 of them came.", "12", "In 2012, "),
        ("The 62-metre boat.", "62-metre", "The "),
        ("It cost €4 million.", "€4 million", "It cost "),
        ("No such value.", "7", "No such value."),
        ("Without a value.", "", "Without a value."),
        ("aab", "ab", "a"),
    ],
)
def test_marked(text, value, before):
    parts = marked(text, value)
    assert "".join(parts) == text
    assert parts[0] == before


@given(
    st.text("ab c", max_size=200),
    st.text("ab ", min_size=1, max_size=10),
    st.text("ab c", max_size=200),
    st.integers(20, 90),
)
def test_trimmed_keeps_the_value_and_little_else(before, value, after, limit):
    cut = trimmed(Quote("a.txt", 1, "", before, value, after), limit)
    assert cut.value == value
    assert len(cut.before) + len(cut.value) + len(cut.after) <= max(limit, len(value) + 20) + 4
    whole = (cut.before, cut.after) == (before, after)
    assert whole or "…" in cut.before + cut.after
    assert before.endswith(cut.before.removeprefix("… ")) or not value
    assert after.startswith(cut.after.removesuffix(" …"))


def test_trimmed_cuts_at_words_and_leaves_short_quotes_alone():
    quote = Quote("a.txt", 1, "", "one two three four five six ", "SEVEN", " eight nine ten eleven twelve")
    assert trimmed(quote, 200) is quote
    cut = trimmed(quote, 35)
    assert (cut.before, cut.after) == ("… four five six ", " eight nine …")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1100000000 EUR", "1,100,000,000 EUR"),
        ("4320000..5280000 EUR", "4,320,000..5,280,000 EUR"),
        ("2023-06-06 is not 2022-06-06", "2023-06-06 is not 2022-06-06"),
        ("9999 people", "9999 people"),
        ("0.123456", "0.123456"),
        ("12345.5 m", "12,345.5 m"),
        ("the Airbus A320200", "the Airbus A320200"),
        ("1,234,567", "1,234,567"),
    ],
)
def test_long_numbers_are_grouped(text, shown):
    assert grouped(text) == shown
