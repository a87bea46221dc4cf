"""Lesson 2, further: `loan_decisions` and `alarm_bias`."""

import numpy as np

from nn_lesson.neuron import make_prediction
from nn_lesson.practice.exercise import number, task, vector


def loan_decisions(applicants, weights, bias):
    """For each row of `applicants` a 1 where the prediction is above 0.5, else a 0."""
    decisions = []
    for applicant in applicants:
        prediction = make_prediction(applicant, weights, bias)
        decisions.append(int(prediction > 0.5))
    return decisions


def alarm_bias(fires, others, weights):
    """The bias that puts the least sum of a fire as far above 0 as the largest of the others is below."""
    weakest = min(np.dot(fires, weights))
    strongest = max(np.dot(others, weights))
    return -(weakest + strongest) / 2


def rows(rng):
    return np.array([vector(rng, 2) for _ in range(rng.randint(2, 4))])


FURTHER = [
    task(
        loan_decisions,
        lambda rng: (rows(rng), np.array(vector(rng, 2)), number(rng)),
        [
            (np.array([[3.0, 1.0], [1.0, 2.0]]), np.array([1.0, -1.0]), -0.5),
            (np.array([[1.0, 1.0], [2.0, 1.0], [0.5, 2.0]]), np.array([0.4, -0.3]), -0.2),  # sums below 0.5
            (np.array([[2.0, 0.0, 1.0], [0.0, 2.0, 0.2]]), np.array([-1.0, 2.0, 0.5]), 0.5),
            (np.array([[1.0, 3.0]]), np.array([0.5, 0.1]), -1.5),
        ],
        "Your neuron answers for one applicant. How does its answer become a 1 or a 0?",
        "Go through the rows. Append 1 to a list where `make_prediction` gives more than 0.5, else 0.",
        "`make_prediction(applicant, weights, bias) > 0.5` is true or not; `int` makes a 1 or a 0 of that.",
        slips="""
        predictions: int(prediction > 0.5) -> prediction
            These are the predictions. Make a 1 of what is above 0.5, and a 0 of the others.
        cut_off: int(prediction > 0.5) -> int(prediction)
            `int` cuts off all behind the point, so that nothing is left of any prediction. Compare first.
        """,
    ),
    task(
        alarm_bias,
        lambda rng: (rows(rng), rows(rng), np.array(vector(rng, 2))),
        [
            (np.array([[3.0, 1.0], [5.0, 2.0]]), np.array([[1.0, 0.0], [0.0, 2.0]]), np.array([1.0, 1.0])),
            (
                np.array([[0.0, 1.0, 2.0]]),
                np.array([[4.0, 1.0, 0.0], [1.0, 1.0, 1.0]]),
                np.array([-1.0, 1.0, 0.5]),
            ),
            (np.array([[-1.0, 2.0], [-2.0, 4.0]]), np.array([[-3.0, -2.0]]), np.array([0.5, 1.0])),
        ],
        "Leave the bias out first. Which sum has the weakest fire, and which the strongest of the others?",
        "`np.dot` gives all the sums of a grid; `min` and `max` find two. The bias moves their middle to 0.",
        "`min(np.dot(fires, weights))` is the weakest fire's sum. The middle is both sums added, then halved.",
        slips="""
        means: min( -> np.mean(; max( -> np.mean(
            These are the means of both. Only the weakest fire and the strongest of the others count.
        """,
    ),
]
