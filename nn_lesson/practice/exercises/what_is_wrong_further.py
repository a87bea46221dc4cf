"""Lesson 10, further: `sick_curve` and `wrong_slope`."""

import numpy as np

from nn_lesson.practice.exercise import task
from nn_lesson.practice.exercises.what_is_wrong import (
    bowl,
    error_gradient_weights,
    says_gradient_check,
    three,
    twisted,
)


def sick_curve(curves):
    """The place of the one list of errors that does not end below its beginning, or ends as nan."""
    for place, errors in enumerate(curves):
        healthy = errors[-1] < errors[0]
        if not healthy:
            return place
    return None


def wrong_slope(error_of, gradient, weights):
    """The place of the one number in a gradient, `(n,)`, that is wrong; `error_of` takes weights, `(n,)`."""
    gaps = []
    for i in range(len(weights)):
        up, down = weights.copy(), weights.copy()
        up[i] += 1e-5
        down[i] -= 1e-5
        slope = (error_of(up) - error_of(down)) / 2e-5
        gaps.append(abs(slope - gradient[i]))
    return np.argmax(gaps)


def some_curves(rng):
    curves = [[4, 3, 1], [5, 6, 2], [9, 2, 3], rng.choice([[2, 1, 3], [2, 3, 2], [1, 5, 4]])]
    return (rng.sample(curves, 4),)


FURTHER = [
    task(
        sick_curve,
        some_curves,
        [
            ([[3, 2, 1], [2, 2.5, 4], [5, 6, 2]],),
            ([[1, 1, 1], [4, 1, 3]],),  # it stands still
            ([[2, 3, 1], [9, 1, 8], [0.5, 0.2, 0.6]],),
            ([[4, 2], [3, float("nan")]],),
        ],
        "What do the healthy ones have in common? Compare the beginning of each with its end.",
        "`errors[0]` and `errors[-1]` are the first and the last error. What is compared with nan is false.",
        "With `enumerate(curves)`, return the place of the one for which `errors[-1] < errors[0]` is not true.",
    ),
    task(
        wrong_slope,
        lambda rng: error_gradient_weights(rng)[:3],
        [
            (bowl, np.array([2.0, 5.0]), np.array([1.0, 3.0])),
            (bowl, np.array([-1.0, 600.0]), np.array([-1.0, 300.0])),
            (twisted, np.array([-2.0, 13.0]), np.array([1.0, 2.0])),
            (three, np.array([-3.0, 1.0, -2.0]), np.array([-1.5, 2.0, 3.0])),
        ],
        "For each weight, find out which slope is right. Which number of the gradient is furthest from it?",
        "Move one weight up and down by a small step, in copies. How much does the error change for each 1?",
        "Collect all `abs(slope - gradient[i])` in a list `gaps`, and return `np.argmax(gaps)`.",
        slips="""
        signed: abs(slope - gradient[i]) -> slope - gradient[i]
            Where the gradient's number is too large, the gap is below 0 and looks smallest. Take its size.
        """,
        says=lambda *case: says_gradient_check(*case).replace("gradient_check", "wrong_slope"),
    ),
]
