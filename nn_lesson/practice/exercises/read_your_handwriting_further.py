"""Lesson 8, further: `confusion_table` and `top_two`."""

import numpy as np

from nn_lesson.practice.exercise import task


def confusion_table(predicted, labels, classes):
    """How often each label, one a row, was taken for each class, one a column: `(classes, classes)`."""
    table = np.zeros((classes, classes))
    for guess, label in zip(predicted, labels, strict=True):
        table[label, guess] += 1
    return table


def top_two(probabilities, labels):
    """The share of rows in which the label is one of the two most probable classes."""
    right = 0
    for row, label in zip(probabilities, labels, strict=True):
        more_probable = np.sum(row > row[label])
        if more_probable < 2:
            right += 1
    return right / len(labels)


def draws(rng, count, classes):
    return np.array(rng.choices(range(classes), k=count))


FURTHER = [
    task(
        confusion_table,
        lambda rng: (draws(rng, 6, 3), draws(rng, 6, 3), rng.choice([3, 4])),
        [
            (np.array([0, 1, 1, 0]), np.array([0, 1, 0, 0]), 2),
            (np.array([2, 2, 2, 0, 1]), np.array([1, 1, 2, 0, 1]), 3),
            (np.array([0, 1]), np.array([1, 0]), 4),  # classes that never come
        ],
        "Begin with a table of zeros. Each example adds 1 to one place of it. Which place?",
        "`zip` hands you each guess with its label: the label says which row it is, the guess which column.",
        "Begin with `np.zeros((classes, classes))`. In each round `table[label, guess]` grows by 1.",
    ),
    task(
        top_two,
        lambda rng: (np.array([rng.sample([0.1, 0.2, 0.3, 0.4], 4) for _ in range(3)]), draws(rng, 3, 4)),
        [
            (np.array([[0.5, 0.3, 0.2], [0.1, 0.2, 0.7]]), np.array([1, 0])),
            (np.array([[0.2, 0.3, 0.1, 0.4], [0.6, 0.1, 0.25, 0.05]]), np.array([3, 2])),
            (np.array([[0.7, 0.2, 0.1]]), np.array([2])),
            (np.array([[0.8, 0.15, 0.05], [0.4, 0.25, 0.35]]), np.array([1, 1])),  # the size alone does not tell
        ],
        "Take one row. How many classes may be more probable than the right one, if that is in the first two?",
        "`row > row[label]` says of each class whether it is more probable, and `np.sum` counts.",
        "Where `np.sum(row > row[label])` is less than 2, add 1 to `right`. Divide by `len(labels)` last.",
        slips="""
        first_only: more_probable < 2 -> more_probable < 1
            Only the most probable class counts. The second one is good enough, too.
        """,
    ),
]
