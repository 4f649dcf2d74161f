"""Dates on which what is still to come is to come: of season 2, however that is said."""

from datetime import date

import pytest

from factcheck import pipeline
from factcheck.model import WINDOW, Article


@pytest.mark.parametrize(
    ("sentence", "window"),
    [
        ("Season 2 will be released in early 2024.", True),
        ("We expect the second season to arrive at the end of this year.", True),
        ("Netflix plans to release season 2 in early 2024.", True),
        ("The second season is due to arrive at the end of this year.", True),
        ("The second season was announced on 3 May 2023.", False),
        ("Season 2 would have come out this year if the strike had not begun.", False),
    ],
)
def test_window(sentence, window):
    read = pipeline.read_claims(
        [Article("a", text=f"Harbour Lights Season 2\n\n{sentence}", published=date(2023, 6, 5))]
    )
    dates = [claim for claim in read.claims if claim.value and claim.value.kind == "date"]
    assert [claim.slot == WINDOW for claim in dates] == [window]
