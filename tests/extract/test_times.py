"""Dates, times of day, durations and ages: tables of wordings, words that hold none, properties."""

import calendar as calendar_names
import csv
import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.extract import age, date, duration, titles, values
from factcheck.language import calendar

HERE = Path(__file__).parent
WEDNESDAY = datetime.date(2024, 5, 22)
KINDS = {"date": date, "clock": date, "duration": duration, "age": age}
BOTH_SIDES = {"inf": float("inf"), "-inf": float("-inf"), "-": None}


def rows(name):
    lines = (HERE / f"{name}.tsv").read_text("utf-8").splitlines()
    return list(
        csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    )


CASES = [pytest.param(name, row, id=f"{name}-{row['wording']}") for name in KINDS for row in rows(name)]


def limit(text):
    if text in BOTH_SIDES:
        return BOTH_SIDES[text]
    return float(datetime.date.fromisoformat(text).toordinal()) if text.count("-") == 2 else float(text)


def published(text):
    return None if text == "-" else datetime.date.fromisoformat(text) if text else WEDNESDAY


@pytest.mark.parametrize(("name", "row"), CASES)
def test_wording(name, row):
    before, words, after = row["wording"].replace("»", "«").split("«")
    found = [
        v
        for v in KINDS[name].find(before + words + after, published(row["published"]))
        if (v.start, v.end) == (len(before), len(before) + len(words))
    ]
    assert [(v.axis, v.label) for v in found] == [(row["axis"], row["value"])]
    low, high = limit(row["low"]), limit(row["high"])
    assert (found[0].low, found[0].high) == (low if low is None else pytest.approx(low), high and pytest.approx(high))
    assert found[0].form == (row["form"] or found[0].form)
    assert found[0].unit == (row["unit"].strip("-") or found[0].unit)


@pytest.mark.parametrize(("article", "wanted"), [(row["article"], row["dates"]) for row in rows("titled")])
def test_titles_are_no_dates(article, wanted):
    texts = article.split(" / ")
    titled = titles(texts)
    found = [text[v.start : v.end] for text in texts for v in values(text, WEDNESDAY, titled) if v.kind == "date"]
    assert found == [words for words in (wanted or "").split("; ") if words]


@pytest.mark.parametrize("text", [row["text"] for row in rows("timeless")])
def test_timeless(text):
    assert [v for kind in (date, duration, age) for v in kind.find(text, WEDNESDAY)] == []


FORMATS = (
    "{m} {d}, {y}",
    "{d} {m} {y}",
    "{d}{th} {m} {y}",
    "the {d}{th} of {m}, {y}",
    "{m} {d}{th} {y}",
    "{w}, {m} {d}, {y}",
    "{w} {d} {m} {y}",
    "{a}. {d}, {y}",
    "{d} {a} {y}",
    "{y}-{mm:02}-{d:02}",
    "{y}/{mm}/{d}",
    "{d}.{mm}.{y}",
)
DAYS = st.dates(datetime.date(1701, 1, 1), datetime.date(2099, 12, 31))


def written(day, form):
    th = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day not in (11, 12, 13) else 0, "th")
    names = {"m": MONTHS[day.month - 1], "a": MONTHS[day.month - 1][:3], "w": WEEKDAYS[day.weekday()]}
    return form.format(y=day.year, mm=day.month, d=day.day, th=th, **names).replace("May.", "May")


MONTHS = list(calendar_names.month_name)[1:]
WEEKDAYS = list(calendar_names.day_name)


@given(DAYS, st.sampled_from(FORMATS), st.one_of(st.none(), DAYS))
def test_a_full_date_is_itself_whatever_was_published_when(day, form, now):
    text = written(day, form)
    found = date.find(f"It opened on {text}; then it shut.", now)
    assert [(v.label, v.low, v.high, v.inferred) for v in found] == [
        (day.isoformat(), day.toordinal(), day.toordinal(), False)
    ]
    assert found[0].start <= 13 < found[0].end


@given(DAYS, DAYS, st.sampled_from(("from {} to {}", "{} – {}", "between {} and {}", "{} until {}")))
def test_two_dates_make_a_span(one, two, form):
    low, high = sorted((one, two))
    text = form.format(written(low, FORMATS[1]), written(high, FORMATS[1]))
    spans = [(v.low, v.high) for v in date.find(f"It ran {text}.", None)]
    assert spans == [(low.toordinal(), high.toordinal())]


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_weekday_is_one_of_the_seven_days_up_to_publication(now, weekday):
    (found,) = date.find(f"It burnt down on {weekday}.", now)
    assert 0 <= now.toordinal() - found.low <= 6
    assert WEEKDAYS[datetime.date.fromordinal(int(found.low)).weekday()] == weekday


@given(DAYS, DAYS)
def test_a_day_without_year_is_within_a_year_of_publication(day, now):
    assume((day.month, day.day) != (2, 29))
    (found,) = date.find(f"The fair, {MONTHS[day.month - 1]} {day.day}, was fun.", now)
    assert abs(found.low - now.toordinal()) <= 183


@given(st.integers(1, 23), st.integers(0, 59))
def test_a_time_is_itself_in_both_clocks(hour, minute):
    half = "a.m." if hour < 12 else "p.m."
    for text in (f"{hour:02}:{minute:02} GMT", f"{(hour - 1) % 12 + 1}:{minute:02} {half} GMT"):
        (found,) = date.find(f"It struck at {text} that day.", None)
        assert (found.low, found.high) == (hour * 60 + minute, hour * 60 + minute)


@given(st.integers(1, 500), st.sampled_from((("second", 1), ("hour", 3600), ("week", 604800), ("year", 31557600))))
def test_a_duration_is_count_times_unit(count, unit):
    name, size = unit
    (found,) = duration.find(f"It took {count} {name}{'s' * (count != 1)} of work.", None)
    assert (found.low, found.high, found.step) == (count * size, count * size, size)


PIECES = """
June 6 2023 2016 '22 may May March Tuesday last next this the of in on at by since until from to between and – - , ; ( )
early mid- end half first second quarter Q2 FY24 year years month week day days ago old aged 29 7:30 pm p.m. noon night
05/06/2021 2022-06 1990s five a few over about Anna winter Christmas 31 30 February 's
"""


@given(st.lists(st.sampled_from(PIECES.split()), max_size=14), st.one_of(st.none(), DAYS))
def test_whatever_the_words_values_lie_in_the_text_and_apart(pieces, now):
    text = " ".join(pieces)
    for kind in (date, duration, age):
        found = kind.find(text, now)
        assert found == kind.find(text, now)
        for value in found:
            assert 0 <= value.start < value.end <= len(text)
            assert text[value.start : value.end].strip() == text[value.start : value.end]
            assert (value.low is None) == (value.high is None)
            assert value.low is None or value.low <= value.high
        assert all(one.end <= two.start for one, two in pairwise(found))


def test_no_clock_is_read():
    for path in Path(calendar.__file__).parent.glob("*.py"):
        assert "today()" not in path.read_text("utf-8"), path
        assert "now()" not in path.read_text("utf-8"), path
