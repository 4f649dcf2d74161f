"""Who is tied to whom, and what is among what: looked up as arrays."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from factcheck.judge.company import among, roots

NUMBERS = st.lists(st.integers(0, 8), max_size=12)


@given(values=NUMBERS, some=NUMBERS)
def test_a_value_is_among_some_where_one_of_them_is_equal(values, some):
    found = among(np.array(values, np.int64), np.array(some, np.int64))
    assert found.tolist() == [value in some for value in values]


@given(pairs=st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.booleans()), max_size=12))
def test_claims_have_one_root_where_pairs_tie_them(pairs):
    left, right, tied = (np.array([pair[at] for pair in pairs], kind) for at, kind in enumerate((int, int, bool)))
    found = roots(left, right, tied).tolist()
    assert len(found) == max((max(pair[:2]) for pair in pairs), default=-1) + 1
    assert all(found[one] == found[other] for one, other, both in pairs if both)
    assert all(first <= claim and found[first] == first for claim, first in enumerate(found))
    touched = {claim for one, other, both in pairs if both for claim in (one, other)}
    assert all(first == claim for claim, first in enumerate(found) if claim not in touched)
