"""Lesson 3, further: `mean_absolute_error` and `error_without_worst`."""

import numpy as np

from nn_lesson.practice.exercise import task, vector


def mean_absolute_error(predictions, targets):
    """The mean of the sizes of the misses."""
    return np.mean(np.abs(predictions - targets))


def error_without_worst(predictions, targets):
    """The mean squared error when the sample with the largest error is left out."""
    errors = np.square(predictions - targets)
    return (np.sum(errors) - np.max(errors)) / (len(errors) - 1)


def predictions_and_targets(rng):
    length = rng.randint(3, 5)
    return np.array(vector(rng, length)), np.array(vector(rng, length))


CASES = [
    (np.array([1.0, 5.0, 2.0]), np.array([2.0, 2.0, 2.0])),
    (np.array([0.8, 0.1]), np.array([1.0, 0.0])),
    (np.array([4.0, 0.0, -3.0, 1.0]), np.array([1.0, 1.0, 0.0, 1.5])),  # two that are equally bad
    (np.array([0.5, -2.0, 3.0]), np.array([1.0, -8.0, 5.0])),
]

FURTHER = [
    task(
        mean_absolute_error,
        predictions_and_targets,
        CASES,
        "Squaring was one way to take the sign away. What is the size of a miss?",
        "`np.abs` takes the sign of each number of an array away. Then take the mean.",
        "The sizes are `np.abs(...)` of predictions minus targets. Put that into `np.mean(...)`.",
    ),
    task(
        error_without_worst,
        predictions_and_targets,
        CASES,
        "How many errors are left, and what do those add up to?",
        "Square all misses first. `np.max` finds the largest error, which the sum must not have in it.",
        "What is left is `np.sum(errors) - np.max(errors)`. Divide it by `len(errors) - 1`. Mind the brackets.",
    ),
]
