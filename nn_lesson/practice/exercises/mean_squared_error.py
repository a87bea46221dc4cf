"""Lesson 3: `squared_error` and `mean_squared_error`."""

import numpy as np

from nn_lesson import neuron
from nn_lesson.learner.values import as_arrays, as_lists
from nn_lesson.practice.exercise import Exercise, Slip


def prediction_and_target(rng):
    return round(rng.uniform(0.05, 0.95), 2), rng.randint(0, 1)


def predictions_and_targets(rng):
    length = rng.randint(3, 6)
    predictions = [round(rng.uniform(0.05, 0.95), 2) for _ in range(length)]
    return predictions, [0, 1, *(rng.randint(0, 1) for _ in range(length - 2))]


def misses(predictions, targets):
    return np.asarray(predictions) - np.asarray(targets)


SQUARED_ERROR = Exercise(
    reference=neuron.squared_error,
    cases=[(0.8, 1), (0.9, 0), (0.3, 0), (2.5, 2), (np.array([0.87]), 0)],
    fresh=prediction_and_target,
    by_hand=lambda rng: (rng.choice([0.1, 0.2, 0.3, 0.4, 0.6, 0.7]), rng.choice([0, 1])),
    slips=[
        Slip(
            "not_squared",
            lambda p, t: p - t,
            "This is the miss itself, with its sign. It is still to be squared.",
        ),
        Slip(
            "not_squared_reversed",
            lambda p, t: t - p,
            "This is the miss with its sign. It is still to be squared.",
        ),
        Slip("absolute", lambda p, t: abs(p - t), "This is the size of the miss. It is still to be squared."),
        Slip("doubled", lambda p, t: 2 * (p - t), "The miss is doubled. To square it, multiply it by itself."),
        Slip(
            "halved",
            lambda p, t: (p - t) ** 2 / 2,
            "This is half the squared error. Some books use that; this course does not.",
        ),
        Slip(
            "difference_of_squares",
            lambda p, t: p**2 - t**2,
            "Prediction and target are squared first, then subtracted. Subtract first.",
        ),
        Slip("squared_target", lambda p, t: p - t**2, "Only the target is squared: brackets are missing."),
        Slip("squared_prediction", lambda p, t: p**2 - t, "Only the prediction is squared: brackets are missing."),
        Slip("added", lambda p, t: (p + t) ** 2, "Prediction and target are added. Subtract one from the other."),
        Slip("no_target", lambda p, t: p**2, "The target does not count."),
        Slip("root", lambda p, t: abs(p - t) ** 0.5, "This is the root of the miss. The square is wanted."),
        Slip("minus", lambda p, t: -((p - t) ** 2), "The sign is wrong: a square is never negative."),
        Slip("product", lambda p, t: p * t, "Prediction and target are multiplied. Subtract, then square."),
        Slip("cubed", lambda p, t: (p - t) ** 3, "The miss is taken three times. Twice makes a square."),
    ],
    hints=[
        "Two steps: how far off is the prediction? Then take that number times itself.",
        "The miss is the difference of `prediction` and `target`. `np.square` squares a number.",
        "`miss = prediction - target`. Then return `np.square(...)` of it, or `miss` times `miss`.",
    ],
)


MEAN_SQUARED_ERROR = Exercise(
    reference=neuron.mean_squared_error,
    forms=(as_lists, as_arrays),
    cases=[
        ([0.8, 0.9, 0.3], [1, 0, 0]),
        ([0.5, 0.5, 0.5, 0.5], [0, 1, 1, 0]),
        ([0.2, 0.7], [0, 1]),
        ([3.0, -1.0, 0.5], [1, 1, 0]),
    ],
    fresh=predictions_and_targets,
    by_hand=lambda rng: ([rng.choice([0.1, 0.2, 0.4]), rng.choice([0.5, 0.6, 0.8])], [0, 1]),
    slips=[
        Slip(
            "sum",
            lambda p, t: np.sum(misses(p, t) ** 2),
            "This is the sum of the squared errors. Divide it by how many there are.",
        ),
        Slip(
            "one_each",
            lambda p, t: misses(p, t) ** 2,
            "These are the squared errors, one for each sample. Their mean is one number.",
        ),
        Slip(
            "mean_first",
            lambda p, t: np.mean(misses(p, t)) ** 2,
            "The mean is taken first, then squared, so that misses of opposite signs cancel. Square each "
            "miss first.",
        ),
        Slip("not_squared", lambda p, t: np.mean(misses(p, t)), "The misses are not squared, so they cancel."),
        Slip(
            "absolute",
            lambda p, t: np.mean(abs(misses(p, t))),
            "This is the mean of the sizes of the misses. They are still to be squared.",
        ),
        Slip(
            "root",
            lambda p, t: np.mean(misses(p, t) ** 2) ** 0.5,
            "This is the root of the mean squared error, another measure. Leave out the root.",
        ),
        Slip(
            "halved",
            lambda p, t: np.mean(misses(p, t) ** 2) / 2,
            "This is half of the mean squared error. Is it divided by 2 somewhere?",
        ),
        Slip(
            "one_less",
            lambda p, t: np.sum(misses(p, t) ** 2) / (len(p) - 1),
            "The sum is divided by one less than the number of samples. Divide by all of them.",
        ),
        Slip(
            "sum_squared",
            lambda p, t: np.sum(misses(p, t)) ** 2,
            "The misses are added first, then squared. Square each one first.",
        ),
        Slip(
            "difference_of_means",
            lambda p, t: np.mean(np.square(p)) - np.mean(np.square(t)),
            "Predictions and targets are squared separately. Subtract first, then square.",
        ),
        Slip(
            "largest", lambda p, t: np.max(misses(p, t) ** 2), "This is the largest squared error, not their mean."
        ),
        Slip(
            "first_only", lambda p, t: misses(p, t)[0] ** 2, "This is the squared error of the first sample alone."
        ),
        Slip(
            "divided_inside",
            lambda p, t: np.sum((misses(p, t) / len(p)) ** 2),
            "Each miss is divided before it is squared. Divide at the end, once.",
        ),
        Slip("no_targets", lambda p, t: np.mean(np.square(p)), "The targets do not count."),
        Slip("median", lambda p, t: np.median(misses(p, t) ** 2), "This is the median, not the mean."),
    ],
    hints=[
        "You have a squared error for each pair of prediction and target. What is the mean of several numbers?",
        "With arrays, `np.square` and `np.mean` do it. With lists, go through `zip(predictions, targets)` "
        "and add up.",
        "Make arrays first, `np.array(predictions)` and `np.array(targets)`: lists cannot be subtracted. "
        "Then subtract, "
        "square, and take `np.mean(...)`.",
    ],
)

EXERCISES = [SQUARED_ERROR, MEAN_SQUARED_ERROR]
