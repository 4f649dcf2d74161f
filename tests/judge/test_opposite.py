"""Kinship of predicates: what is skipped unasked has none."""

from itertools import product
from random import Random

from factcheck.judge.opposite import _kinship, _stand
from factcheck.language import predicates, relations, states


def words(seed, count):
    """Words of all tables, with their synonyms and opposites, so that many pairs are kin."""
    tables = (*relations._table()[0], *predicates._words(), *states._places())
    drawn = Random(seed).sample(sorted(set(tables)), count)
    return sorted({near for word in drawn for near in (word, *relations.related(word), *relations.opposites(word))})


def test_predicates_of_any_kinship_touch():
    kin = 0
    for left, right in product(words(1, 40), words(2, 250)):
        one, other = _stand(left), _stand(right)
        if _kinship(one.word, one.meaning, other.word, other.meaning) is not None:
            kin += 1
            assert not one.touches.isdisjoint(other.touches), (left, right)
    assert kin > 50
    assert _stand("open").touches.isdisjoint(_stand("eat").touches)
