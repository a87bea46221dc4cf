"""The functions of lesson 11 agree with what others compute."""

import numpy as np
import pytest
from sklearn.dummy import DummyClassifier
from sklearn.preprocessing import StandardScaler

from nn_lesson import baseline, scale_by, split, uncertainty

chance = np.random.default_rng(3)


@pytest.mark.parametrize("count", [10, 344, 20_000])
def test_split_puts_each_row_into_one_part(count):
    parts = split(count, 4)
    assert sorted(np.concatenate(parts)) == list(range(count))
    assert [round(10 * len(part) / count) for part in parts] == [6, 2, 2]
    assert [len(part) for part in split(count, 5)] == [len(part) for part in parts]


def test_scale_by_is_scikit_learns():
    rows = chance.normal(3, [1, 20, 0], (50, 3))
    scaler = StandardScaler().fit(rows[:30])
    np.testing.assert_allclose(scale_by(rows[:30], rows), scaler.transform(rows), atol=1e-9)


def test_baseline_is_that_of_scikit_learns_dummy():
    train, others = chance.integers(0, 4, 40), chance.integers(0, 4, 25)
    dummy = DummyClassifier().fit(np.zeros((40, 1)), train)
    assert baseline(train, others) == dummy.score(np.zeros((25, 1)), others)


def test_uncertainty_is_how_far_many_tests_lie_apart():
    shares = chance.binomial(60, 0.8, 20_000) / 60
    assert abs(uncertainty(0.8, 60) - shares.std()) < 0.001
