"""Groups of what is tied together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.ties import first_of_tied


@pytest.mark.parametrize(
    ("pairs", "first"),
    [
        ([], {}),
        ([(1, 1)], {1: 1}),
        ([(3, 2), (2, 1), (5, 4)], {1: 1, 2: 1, 3: 1, 4: 4, 5: 4}),
        ([("b", "c"), ("d", "a"), ("c", "d")], dict.fromkeys("abcd", "a")),
    ],
)
def test_each_item_goes_to_the_least_of_its_group(pairs, first):
    assert first_of_tied(pairs) == first


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20))), st.randoms())
def test_the_order_of_pairs_changes_nothing(pairs, random):
    turned = [pair[::-1] for pair in pairs]
    random.shuffle(turned)
    assert first_of_tied(turned) == first_of_tied(pairs)
