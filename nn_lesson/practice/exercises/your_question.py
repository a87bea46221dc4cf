"""Lesson 11: `your_question_total` and `your_question_mean`."""

import nn_lesson.your_question as mathematics
from nn_lesson.learner.values import as_arrays, as_lists
from nn_lesson.practice.exercise import Exercise, vector
from nn_lesson.practice.slips import table


def some_numbers(rng):
    return (vector(rng, rng.randint(2, 5)),)


def whole_numbers(rng):
    return ([rng.randint(1, 9) for _ in range(4)],)


# TODO: the cases, and the mistakes that learners make: what they type, and a sentence that names it. See slips.py.
TOTAL = Exercise(
    reference=mathematics.your_question_total,
    forms=(as_lists, as_arrays),
    cases=[([1, 2, 6],), ([-3, 0.5],)],
    fresh=some_numbers,
    by_hand=whole_numbers,
    slips=table(
        mathematics.your_question_total,
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
    reference=mathematics.your_question_mean,
    forms=(as_lists, as_arrays),
    cases=[([1, 2, 6],), ([-3, 0.5],)],
    fresh=some_numbers,
    by_hand=whole_numbers,
    slips=table(
        mathematics.your_question_mean,
        """
        not_divided: your_question_total(numbers)
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
