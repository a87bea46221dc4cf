"""The functions of lesson NUMBER agree with what others compute."""

import numpy as np

from nn_lesson.noun import noun_mean, noun_total

NUMBERS = [0.5, -2, 3.25]


def test_total_and_mean_are_numpys():
    """TODO: compare with NumPy, finite differences or scikit-learn."""
    assert np.isclose(noun_total(NUMBERS), np.sum(NUMBERS))
    assert np.isclose(noun_mean(NUMBERS), np.mean(NUMBERS))
