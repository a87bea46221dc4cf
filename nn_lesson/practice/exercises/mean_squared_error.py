"""Lesson 3: `squared_error` and `mean_squared_error`."""

import numpy as np

from nn_lesson import neuron
from nn_lesson.learner.values import as_arrays, as_given, as_lists, as_numbers
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
    forms=(as_given, as_numbers),  # `math.pow` and `float` take no arrays
    cases=[(0.8, 1), (0.9, 0), (2.5, 2), (-0.5, 1.5), (np.array([0.87]), 0), (np.array(0.3), 1)],
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
        Slip(
            "squares_added",
            lambda p, t: p**2 + t**2,
            "The squares of prediction and target are added. Subtract first, then square.",
        ),
        Slip("cubed", lambda p, t: (p - t) ** 3, "The miss is taken three times. Twice makes a square."),
        Slip("fourth", lambda p, t: (p - t) ** 4, "It is squared twice. Once is enough."),
        Slip(
            "doubled_reversed",
            lambda p, t: 2 * (t - p),
            "The miss is doubled. To square it, multiply it by itself.",
        ),
        Slip(
            "squared_and_doubled",
            lambda p, t: 2 * (p - t) ** 2,
            "This is twice the squared error. Leave out the factor 2.",
        ),
        Slip(
            "times_prediction",
            lambda p, t: (p - t) * p,
            "The miss is multiplied by the prediction. Multiply it by itself.",
        ),
        Slip(
            "power_of_two", lambda p, t: 2 ** (p - t), "This is 2 to the power of the miss, not the miss squared."
        ),
        Slip("prediction", lambda p, t: p, "This is the prediction itself. How far is it from the target?"),
        Slip("target_only", lambda p, t: t**2 + 0 * p, "The prediction does not count."),
        Slip(
            "product_squared",
            lambda p, t: (p * t) ** 2,
            "Prediction and target are multiplied, then squared. Subtract one from the other, then square.",
        ),
        Slip(
            "one_side",
            lambda p, t: np.maximum(p - t, 0) ** 2,
            "It is 0 where the prediction is below the target. Misses to both sides count.",
        ),
        Slip(
            "decision",
            lambda p, t: np.where(np.equal(p, t), 0, 1) + 0 * p,
            "It is 1 for every miss, however large. Its size should count.",
        ),
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
        ([3.0, -1.0, 0.5], [2, 1.5, -0.5]),
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
            "The number of samples divides twice, before the square or at the end. Divide once, at the end.",
        ),
        Slip("no_targets", lambda p, t: np.mean(np.square(p)), "The targets do not count."),
        Slip(
            "last_only", lambda p, t: misses(p, t)[-1] ** 2, "This is the squared error of the last sample alone."
        ),
        Slip(
            "first_divided",
            lambda p, t: misses(p, t)[0] ** 2 / len(p),
            "Only the first sample counts. Does `return` stand inside the loop?",
        ),
        Slip(
            "last_divided",
            lambda p, t: misses(p, t)[-1] ** 2 / len(p),
            "Only the last sample counts: each round replaces the total instead of adding to it.",
        ),
        Slip(
            "without_first",
            lambda p, t: np.sum(misses(p, t)[1:] ** 2) / len(p),
            "The first sample is left out. The first index is 0, not 1.",
        ),
        Slip(
            "without_last",
            lambda p, t: np.sum(misses(p, t)[:-1] ** 2) / len(p),
            "The last sample is left out. Does the loop end one round too early?",
        ),
        Slip(
            "divided_by_two",
            lambda p, t: np.sum(misses(p, t) ** 2) / 2,
            "The sum is always divided by 2. Divide it by the number of samples.",
        ),
        Slip(
            "divided_by_three",
            lambda p, t: np.sum(misses(p, t) ** 2) / 3,
            "The sum is always divided by 3. There may be more samples, or fewer.",
        ),
        Slip(
            "one_too_many",
            lambda p, t: np.sum(misses(p, t) ** 2) / (len(p) + 1),
            "The sum is divided by one more than the number of samples.",
        ),
        Slip(
            "each_divided",
            lambda p, t: misses(p, t) ** 2 / len(p),
            "These are the squared errors, each divided already. They are still to be added up.",
        ),
        Slip(
            "each_halved",
            lambda p, t: misses(p, t) ** 2 / 2,
            "Each squared error is divided by 2. Take the mean of all of them: it is one number.",
        ),
        Slip(
            "every_pair",
            lambda p, t: np.mean(np.subtract.outer(np.asarray(p), np.asarray(t)) ** 2),
            "Every prediction meets every target. It should meet its own only: go through both together.",
        ),
        Slip(
            "every_pair_divided_once",
            lambda p, t: np.sum(np.subtract.outer(np.asarray(p), np.asarray(t)) ** 2) / len(p),
            "Every prediction meets every target, in a loop within a loop. One loop with `zip` goes through both.",
        ),
        Slip(
            "sum_squared_divided",
            lambda p, t: np.sum(misses(p, t)) ** 2 / len(p),
            "The misses are added before they are squared, so that opposite signs cancel. Square each miss first.",
        ),
        Slip(
            "doubled",
            lambda p, t: np.mean(2 * misses(p, t)),
            "The misses are doubled, not squared. Multiply each of them by itself.",
        ),
        Slip(
            "squared_targets",
            lambda p, t: np.mean(np.asarray(p) - np.square(t)),
            "Only the targets are squared: brackets are missing.",
        ),
        Slip(
            "added",
            lambda p, t: np.mean(np.square(np.add(p, t))),
            "Predictions and targets are added. Subtract one from the other.",
        ),
        Slip(
            "multiplied",
            lambda p, t: np.mean(np.multiply(p, t)),
            "Predictions and targets are multiplied. Subtract, then square.",
        ),
        Slip("twice", lambda p, t: 2 * np.mean(misses(p, t) ** 2), "It is twice as large as it should be."),
        Slip(
            "root_of_sum",
            lambda p, t: np.sum(misses(p, t) ** 2) ** 0.5,
            "This is the root of the sum of the squared errors. Take their mean instead.",
        ),
        Slip(
            "variance",
            lambda p, t: np.var(misses(p, t)),
            "This is the variance of the misses: their mean is taken away first. Leave that out.",
        ),
        Slip(
            "deviation",
            lambda p, t: np.std(misses(p, t)),
            "This is the standard deviation of the misses, another measure.",
        ),
        Slip("median", lambda p, t: np.median(misses(p, t) ** 2), "This is the median, not the mean."),
    ],
    hints=[
        "You have a squared error for each pair of prediction and target. What is the mean of several numbers?",
        "With arrays, `np.square` and `np.mean` do it. "
        "With lists, go through `zip(predictions, targets)` and add up.",
        "Make arrays first, `np.array(predictions)` and `np.array(targets)`: lists cannot be subtracted. "
        "Then subtract, square, and take `np.mean(...)`.",
    ],
)

EXERCISES = [SQUARED_ERROR, MEAN_SQUARED_ERROR]
