"""What has lasted for a time began that long before its article."""

import datetime

import pytest

from factcheck import extract

WEDNESDAY = datetime.date(2024, 5, 22)
CASES = (  # sentence, the years within which it began; none where it tells no such thing
    ("It has been shut for almost five years.", ("2019-05-22", "2019-11-21")),
    ("They have lived there for six years.", ("2017-05-22", "2018-11-21")),
    ("For six years they have lived there.", ("2017-05-22", "2018-11-21")),
    ("They have lived there for the past six years.", ("2017-05-22", "2018-11-21")),
    ("They will live there for six years.", None),
    ("They have signed it. It runs for six years.", None),
    ("They have lived there for more than six years.", None),
    ("They have waited for six hours.", None),
)


def began(text, published):
    found = [v for v in extract.values(text, published) if v.axis == "day"]
    return tuple(datetime.date.fromordinal(int(end)).isoformat() for end in found[0][2:4]) if found else None


def near(found, wanted):
    days = [datetime.date.fromisoformat(d).toordinal() for d in (*found, *wanted)]
    return abs(days[0] - days[2]) <= 2 and abs(days[1] - days[3]) <= 2


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_begun(text, wanted):
    found = began(text, WEDNESDAY)
    assert (found is None) == (wanted is None)
    assert wanted is None or near((found[0], found[1]), wanted)


def test_nobody_knows_without_a_date():
    assert began("They have lived there for six years.", None) is None


@pytest.mark.parametrize(
    ("text", "label"), [("It opens at the end of this year.", "end 2024"), ("It opened four years ago.", "4 years ago")]
)
def test_presumed_year(text, label):
    (found,) = extract.values(text, None)
    assert extract.presumed(found, text, WEDNESDAY).label == label
