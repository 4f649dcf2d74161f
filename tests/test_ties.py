"""Groups of what is tied together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.ties import apart, first_of_tied, stars


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


CHAIN = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")]


@pytest.mark.parametrize(
    ("pairs", "every", "each"),
    [
        ([], [], []),
        ([("a", "a")], [], []),
        ([("b", "a")], [["a", "b"]], [["a", "b"]]),
        (CHAIN, [["b", "a", "c"], ["d", "c", "e"]], [["b", "a", "c"], ["d", "e"]]),
        ([("a", "b"), ("b", "c"), ("a", "c")], [["a", "b", "c"]], [["a", "b", "c"]]),
        ([*CHAIN, ("b", "e")], [["b", "a", "c", "e"], ["d", "c", "e"]], [["b", "a", "c", "e"], ["c", "d"]]),
    ],
)
def test_stars_are_tied_to_their_first(pairs, every, each):
    assert stars(pairs) == every
    assert apart(pairs) == each


PAIRS = st.lists(st.tuples(*[st.sampled_from("abcdefgh")] * 2).filter(lambda pair: pair[0] != pair[1]))


@given(PAIRS, st.randoms())
def test_stars_hold_every_pair_and_no_others(pairs, random):
    found = stars(pairs)
    tied = {frozenset(pair) for pair in pairs}
    assert all(any(set(pair) <= set(star) for star in found) for pair in pairs)
    assert all(frozenset((first, other)) in tied for first, *others in found for other in others)
    random.shuffle(pairs)
    assert stars(pair[::-1] for pair in pairs) == found


@given(PAIRS, st.randoms())
def test_apart_holds_every_item_and_repeats_only_firsts(pairs, random):
    found = apart(pairs)
    tied = {frozenset(pair) for pair in pairs}
    assert {item for star in found for item in star} == {item for pair in pairs for item in pair}
    assert all(frozenset((first, other)) in tied for first, *others in found for other in others)
    others = [other for _, *others in found for other in others]
    assert len(others) == len(set(others))
    random.shuffle(pairs)
    assert apart(pair[::-1] for pair in pairs) == found
