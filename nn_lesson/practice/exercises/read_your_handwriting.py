"""Lesson 8: `softmax` and `cross_entropy`."""

import numpy as np

from nn_lesson import network
from nn_lesson.network import cross_entropy, softmax
from nn_lesson.neuron import sigmoid
from nn_lesson.practice.exercise import Exercise, Slip, number


def scores(rng):
    rows, classes = rng.randint(2, 4), rng.randint(2, 5)
    drawn = np.array([[number(rng) for _ in range(classes)] for _ in range(rows)])
    return (drawn if rng.random() < 0.5 else drawn[0],)


def probabilities_and_labels(rng):
    rows, classes = rng.randint(2, 5), rng.randint(3, 5)
    shares = np.array([[rng.randint(1, 9) for _ in range(classes)] for _ in range(rows)])
    probabilities = np.round(shares / shares.sum(axis=1, keepdims=True), 3)
    return probabilities, np.array([rng.randrange(classes) for _ in range(rows)])


SOFTMAX = Exercise(
    reference=network.softmax,
    cases=[
        (np.array([2.0, 1.0, 0.0]),),
        (np.array([[1.0, 1.0, 3.0], [0.5, -1.0, 2.0]]),),
        (np.array([-1.5, 0.25, 0.5, -3.0]),),
        (np.array([[3.0, 1.0], [-1.0, 2.0], [0.5, 0.4]]),),
    ],
    fresh=scores,
    by_hand=lambda rng: (np.array([rng.randint(0, 2), rng.randint(0, 2), rng.randint(-1, 1)]),),
    slips=[
        Slip(
            "no_powers",
            lambda s: s / np.sum(s, axis=-1, keepdims=True),
            "These are shares of the scores themselves. Raise Euler's number to the power of each score first.",
        ),
        Slip(
            "not_shared",
            lambda s: np.exp(s),
            "These are the powers. They do not add up to 1 yet: divide by their sum.",
        ),
        Slip(
            "whole_batch",
            lambda s: np.exp(s) / np.sum(np.exp(s)),
            "All the rows together add up to 1. Each row should do so by itself: sum along the last axis.",
        ),
        Slip(
            "columns",
            lambda s: np.exp(s) / np.sum(np.exp(s), axis=0, keepdims=True),
            "The columns add up to 1. The rows should: one row is one example.",
        ),
        Slip(
            "by_largest",
            lambda s: np.exp(s) / np.max(np.exp(s), axis=-1, keepdims=True),
            "It divides by the largest power, so the largest answer is 1. Divide by the sum.",
        ),
        Slip(
            "minus",
            lambda s: softmax(-s),
            "The sign is wrong: the lowest score gets the largest share.",
        ),
        Slip("sigmoid", sigmoid, "This is the sigmoid of each score. The answers of a row should add up to 1."),
        Slip(
            "sigmoid_shared",
            lambda s: sigmoid(s) / np.sum(sigmoid(s), axis=-1, keepdims=True),
            "These are shares of sigmoids. Take powers of Euler's number instead.",
        ),
        Slip(
            "power_of_two",
            lambda s: 2.0**s / np.sum(2.0**s, axis=-1, keepdims=True),
            "The power has the base 2. It should be Euler's number.",
        ),
        Slip(
            "power_of_ten",
            lambda s: 10.0**s / np.sum(10.0**s, axis=-1, keepdims=True),
            "The power has the base 10. It should be Euler's number.",
        ),
        Slip(
            "squares",
            lambda s: s**2 / np.sum(s**2, axis=-1, keepdims=True),
            "The scores are squared. Raise Euler's number to the power of the scores.",
        ),
        Slip(
            "sum_of_scores",
            lambda s: np.exp(s) / np.sum(s, axis=-1, keepdims=True),
            "It divides by the sum of the scores. Divide by the sum of the powers.",
        ),
        Slip(
            "power_of_sum",
            lambda s: np.exp(s) / np.exp(np.sum(s, axis=-1, keepdims=True)),
            "It divides by the power of the sum. Take the powers first, then sum them up.",
        ),
        Slip("twice", lambda s: softmax(softmax(s)), "The softmax is applied twice."),
        Slip(
            "logarithm",
            lambda s: np.log(softmax(s)),
            "These are the logarithms of the right answers. Leave the logarithm out.",
        ),
        Slip(
            "hardest",
            lambda s: (s == np.max(s, axis=-1, keepdims=True)) * 1.0,
            "The highest score gets everything. Share the 1 out, so that the others keep a little.",
        ),
        Slip(
            "largest_only",
            lambda s: np.argmax(s, axis=-1),
            "This says which score is the highest. A probability for each score is wanted.",
        ),
    ],
    hints=[
        "Two steps: turn each score into a positive number, then divide by the sum of its row.",
        "`np.exp(scores)` makes all of them positive, and keeps their order. A sum for each row: "
        "`powers.sum(axis=-1, keepdims=True)`.",
        "`powers = np.exp(scores)`. Divide `powers` by the sums of its rows. `keepdims=True` keeps the sums a "
        "column, so that each row is divided by its own.",
    ],
)


def chosen(probabilities, labels):
    return probabilities[np.arange(len(labels)), labels]


CROSS_ENTROPY = Exercise(
    reference=network.cross_entropy,
    cases=[
        (np.array([[0.7, 0.2, 0.1], [0.1, 0.6, 0.3]]), np.array([0, 2])),
        (np.array([[0.25, 0.5, 0.25]]), np.array([1])),
        (np.array([[0.05, 0.05, 0.9], [0.3, 0.3, 0.4], [0.8, 0.15, 0.05]]), np.array([0, 1, 0])),
    ],
    fresh=probabilities_and_labels,
    slips=[
        Slip(
            "no_minus",
            lambda p, labels: np.mean(np.log(chosen(p, labels))),
            "The sign is wrong. A logarithm of a number below 1 is negative, and an error should be positive.",
        ),
        Slip(
            "summed",
            lambda p, labels: -np.sum(np.log(chosen(p, labels))),
            "This is the sum over the examples. The mean is wanted.",
        ),
        Slip(
            "each",
            lambda p, labels: -np.log(chosen(p, labels)),
            "There is one number for each example. Take their mean.",
        ),
        Slip(
            "no_logarithm",
            lambda p, labels: np.mean(chosen(p, labels)),
            "This is the mean of the probabilities. The logarithm is missing.",
        ),
        Slip(
            "minus_without_logarithm",
            lambda p, labels: -np.mean(chosen(p, labels)),
            "This is minus the mean of the probabilities. The logarithm is missing.",
        ),
        Slip(
            "missing_share",
            lambda p, labels: np.mean(1 - chosen(p, labels)),
            "This is how much is missing to 1. Take minus the logarithm instead.",
        ),
        Slip(
            "log_of_mean",
            lambda p, labels: -np.log(np.mean(chosen(p, labels))),
            "The mean is taken before the logarithm. It comes last.",
        ),
        Slip(
            "all_probabilities",
            lambda p, labels: -np.mean(np.log(p)),
            "All probabilities count. Only the one that each row gives to its label should.",
        ),
        Slip(
            "all_summed",
            lambda p, labels: -np.mean(np.sum(np.log(p), axis=1)),
            "All probabilities count. Only the one that each row gives to its label should.",
        ),
        Slip(
            "columns_taken",
            lambda p, labels: -np.mean(np.log(p[:, labels])),
            "`probabilities[:, labels]` takes whole columns. Take one number from each row: give the rows, too.",
        ),
        Slip(
            "largest",
            lambda p, labels: -np.mean(np.log(np.max(p, axis=1))),
            "It takes the largest probability of each row, right or wrong. Take the one of the label.",
        ),
        Slip(
            "base_two",
            lambda p, labels: cross_entropy(p, labels) / np.log(2),
            "The logarithm has the base 2. The natural one is wanted.",
        ),
        Slip(
            "base_ten",
            lambda p, labels: cross_entropy(p, labels) / np.log(10),
            "The logarithm has the base 10. The natural one is wanted.",
        ),
        Slip(
            "squared",
            lambda p, labels: np.mean((1 - chosen(p, labels)) ** 2),
            "This is the mean squared error of the probabilities. Take minus the logarithm instead.",
        ),
        Slip(
            "divided_by_all",
            lambda p, labels: -np.sum(np.log(chosen(p, labels))) / p.size,
            "The sum is divided by the number of all probabilities. Divide by the number of examples.",
        ),
        Slip(
            "both_sides",
            lambda p, labels: (
                -np.mean(np.sum(np.where(np.eye(p.shape[1])[labels] == 1, np.log(p), np.log(1 - p)), axis=1))
            ),
            "It counts the wrong classes, too. With softmax the right one is enough: if it goes up, the others "
            "go down.",
        ),
    ],
    hints=[
        "From each row you need one number: the probability at the place that the label names. "
        "What does the lesson do with it?",
        "`probabilities[np.arange(len(labels)), labels]` picks them: row 0 with label 0, row 1 with label 1, and "
        "so on. `np.log` is the natural logarithm.",
        "Pick the numbers, take `np.log` of them, then `np.mean`. All that is missing now is the sign.",
    ],
)

EXERCISES = [SOFTMAX, CROSS_ENTROPY]
