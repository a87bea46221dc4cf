"""Lesson NUMBER: `noun_total` and `noun_mean`."""

import nn_lesson.noun as mathematics
from nn_lesson.practice.exercise import Exercise, vector
from nn_lesson.practice.slips import table


def some_numbers(rng):
    return (vector(rng, rng.randint(2, 5)),)


def whole_numbers(rng):
    return ([rng.randint(1, 9) for _ in range(4)],)


# TODO: the cases, and the mistakes that learners make: what they type, and a sentence that names it. See slips.py.
TOTAL = Exercise(
    reference=mathematics.noun_total,
    cases=[([1, 2, 6],), ([-3, 0.5],)],
    fresh=some_numbers,
    by_hand=whole_numbers,
    slips=table(
        mathematics.noun_total,
        """
        last_only: total += number -> total = number
            Only the last number counts. Each round should add to the total.
        """,
    ),
    hints=[
        "TODO: a first hint, a question.",
        "TODO: a second hint, which names the tool.",
        "TODO: a third hint, which may come close to the answer.",
    ],
)

MEAN = Exercise(
    reference=mathematics.noun_mean,
    cases=[([1, 2, 6],), ([-3, 0.5],)],
    fresh=some_numbers,
    by_hand=whole_numbers,
    slips=table(
        mathematics.noun_mean,
        """
        not_divided: noun_total(numbers)
            This is the sum. It is still to be divided by how many numbers there are.
        """,
    ),
    hints=[
        "TODO: a first hint, a question.",
        "TODO: a second hint, which names the tool.",
        "TODO: a third hint, which may come close to the answer.",
    ],
)

EXERCISES = [TOTAL, MEAN]
