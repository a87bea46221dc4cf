"""The functions of lesson 10 agree with what others compute."""

import numpy as np

from nn_lesson.what_is_wrong import what_is_wrong_mean, what_is_wrong_total

NUMBERS = [0.5, -2, 3.25]


def test_total_and_mean_are_numpys():
    """TODO: compare with NumPy, finite differences or scikit-learn."""
    assert np.isclose(what_is_wrong_total(NUMBERS), np.sum(NUMBERS))
    assert np.isclose(what_is_wrong_mean(NUMBERS), np.mean(NUMBERS))
