"""Lesson 6, further: `stopping_place` and `train_line`."""

import numpy as np

from nn_lesson.practice.exercise import task


def stopping_place(errors, patience):
    """The place in `errors` at which `patience` of them in a row were no new least one; else the last place."""
    least, waited = np.inf, 0
    for place, error in enumerate(errors):
        if error < least:
            least, waited = error, 0
        else:
            waited += 1
        if waited == patience:
            return place
    return len(errors) - 1


def train_line(inputs, targets, learning_rate, rounds):
    """The weight and the bias of a line, from 0 and 0, one step a sample, in their order, in each round."""
    weight, bias = 0, 0
    for _round in range(rounds):
        for x, target in zip(inputs, targets, strict=True):
            derror_dprediction = 2 * (weight * x + bias - target)
            weight = weight - learning_rate * derror_dprediction * x
            bias = bias - learning_rate * derror_dprediction
    return weight, bias


FURTHER = [
    task(
        stopping_place,
        lambda rng: ([rng.randint(1, 9) for _ in range(6)], rng.randint(1, 4)),
        [
            ([5, 4, 4.5, 4.2, 3], 2),
            ([9, 7, 8, 6, 7, 5], 2),  # it wobbles, and is not stopped
            ([3, 2, 2, 2, 1], 2),  # one that is equal is no new least one
            ([5, 3, 4, 3.5, 3.2, 1], 3),  # it falls, but not below the least one
            ([1, 2, 3], 1),
            ([2], 1),
        ],
        "Which two things must be kept in mind while going through the errors?",
        "Keep the least error so far, and how many have come since. A new least one sets that count to 0.",
        "Begin with `least, waited = np.inf, 0`. An `error < least` is the new `least`, and `waited` is 0 again.",
        slips="""
        no_reset: least, waited = error, 0 -> least = error
            The count goes on after a new least error. It should begin at 0 again.
        too_late: waited == patience -> waited > patience
            It waits for one more than it should.
        first_waits: least, waited = np.inf, 0 -> least, waited = errors[0], 0
            The first error is compared with itself, and counts as no new least one.
        """,
    ),
    task(
        train_line,
        lambda rng: ([2, -1, rng.choice([1, 3])], [rng.randint(1, 6) for _ in range(3)], 0.05, rng.randint(2, 4)),
        [([1, 2], [3, 5], 0.5, 1), ([1, 2], [3, 5], 0.1, 3), ([3], [2], 0.05, 2), ([2, 1], [5, 3], 0.1, 40)],
        "One sample, one step: predict, find both derivatives, change the weight and the bias.",
        "There is no sigmoid, so the chain is shorter. Two loops: rounds, and samples in them.",
        "With `derror_dprediction = 2 * (weight * x + bias - target)`, the weight's derivative is that times `x`.",
        slips="""
        no_input: weight = weight - learning_rate * derror_dprediction
            The derivative for the weight has one more link: its input.
        """,
    ),
]
