"""Lesson 8: `softmax` and `cross_entropy`."""

import numpy as np

from nn_lesson import network
from nn_lesson.practice.exercise import Exercise, number
from nn_lesson.practice.slips import table


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
    break_it=[
        (np.array([1000.0, 999.0]),),
        (np.array([0.0, -1000.0, 1000.0]),),
        (np.array([-1000.0, -1001.0, -1000.0]),),
        (np.array([[1000.0, 999.0], [0.0, 1.0], [-1000.0, -998.0]]),),  # one maximum for all rows leaves 0 / 0
    ],
    by_hand=lambda rng: (np.array([rng.randint(0, 2), rng.randint(0, 2), rng.randint(-1, 1)]),),
    slips=table(
        network.softmax,
        """
        unmended: np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)
            Euler's number to the power of 1000 is too large for a computer. Take each row's largest off first.
        no_powers: powers = scores
            These are shares of the scores themselves. Raise Euler's number to the power of each score first.
        not_shared: np.exp(scores)
            These are the powers. They do not add up to 1 yet: divide by their sum.
        whole_batch: np.exp(scores) / np.exp(scores).sum()
            All the rows together add up to 1. Each row should do so by itself: sum along the last axis.
        columns: np.exp(scores) / np.exp(scores).sum(axis=0, keepdims=True)
            The columns add up to 1. The rows should: one row is one example.
        by_largest: np.exp(scores) / np.exp(scores).max(axis=-1, keepdims=True)
            It divides by the largest power, so the largest answer is 1. Divide by the sum.
        by_itself: np.exp(scores) / np.exp(scores)
            Each power is divided by itself. Divide by the sum of its row.
        by_length: np.exp(scores) / np.linalg.norm(np.exp(scores), axis=-1, keepdims=True)
            It divides by the length of the row of powers, so a row adds up to more than 1. Divide by the sum.
        by_count: np.exp(scores) / scores.shape[-1]
            It divides by how many scores there are. Divide by the sum of the powers.
        by_mean: np.exp(scores) / np.exp(scores).mean(axis=-1, keepdims=True)
            It divides by the mean of the powers, so a row adds up to more than 1. Divide by the sum.
        minus: powers = np.exp(-scores)
            The sign is wrong: the lowest score gets the largest share.
        sigmoid: 1 / (1 + np.exp(-scores))
            This is the sigmoid of each score. The answers of a row should add up to 1.
        sigmoid_shared: powers = 1 / (1 + np.exp(-scores))
            These are shares of sigmoids. Take powers of Euler's number instead.
        power_of_two: powers = 2**scores
            The power has the base 2. It should be Euler's number.
        power_of_ten: powers = 10**scores
            The power has the base 10. It should be Euler's number.
        squares: powers = scores**2
            The scores are squared. Raise Euler's number to the power of the scores.
        sum_of_scores: np.exp(scores) / scores.sum(axis=-1, keepdims=True)
            It divides by the sum of the scores. Divide by the sum of the powers.
        scores_shared: scores / np.exp(scores).sum(axis=-1, keepdims=True)
            The scores themselves are divided by the sum of the powers. Divide the powers by it.
        power_of_sum: np.exp(scores) / np.exp(scores.sum(axis=-1, keepdims=True))
            It divides by the power of the sum. Take the powers first, then sum them up.
        power_of_shares: np.exp(scores / scores.sum(axis=-1, keepdims=True))
            The shares are taken first, and the powers then. Take the powers first.
        hardest: (scores == scores.max(axis=-1, keepdims=True)) * 1.0
            The highest score gets everything. Share the 1 out, so that the others keep a little.
        largest_only: np.argmax(scores, axis=-1)
            This says which score is the highest. A probability for each score is wanted.
        """,
    ),
    hints=[
        "Two steps: turn each score into a positive number, then divide by the sum of its row.",
        "`np.exp(scores)` makes all of them positive, and keeps their order. A sum for each row: "
        "`powers.sum(axis=-1, keepdims=True)`.",
        "`powers = np.exp(scores)`. Divide `powers` by the sums of its rows. `keepdims=True` keeps the sums a "
        "column, so that each row is divided by its own.",
    ],
)


CROSS_ENTROPY = Exercise(
    reference=network.cross_entropy,
    cases=[
        (np.array([[0.7, 0.2, 0.1], [0.1, 0.6, 0.3]]), np.array([0, 2])),
        (np.array([[0.25, 0.5, 0.25]]), np.array([1])),
        (np.array([[0.05, 0.05, 0.9], [0.3, 0.3, 0.4], [0.8, 0.15, 0.05]]), np.array([0, 1, 0])),
    ],
    fresh=probabilities_and_labels,
    slips=table(
        network.cross_entropy,
        """
        no_minus: np.mean(np.log(probabilities[np.arange(len(labels)), labels]))
            The sign is wrong. A logarithm of a number below 1 is negative, and an error should be positive.
        first_only: -np.log(probabilities[0, labels[0]])
            Only the first example counts. Take the mean over all of them.
        summed: -np.sum(np.log(probabilities[np.arange(len(labels)), labels]))
            This is the sum over the examples. The mean is wanted.
        each: -np.log(probabilities[np.arange(len(labels)), labels])
            There is one number for each example. Take their mean.
        no_logarithm: np.mean(probabilities[np.arange(len(labels)), labels])
            This is the mean of the probabilities. The logarithm is missing.
        minus_without_logarithm: -np.mean(probabilities[np.arange(len(labels)), labels])
            This is minus the mean of the probabilities. The logarithm is missing.
        first_row: -np.mean(np.log(probabilities[0, labels]))
            All labels pick from the first row. Each row has a label of its own.
        wrong_share: np.mean(probabilities.argmax(axis=1) != labels)
            This is the share of wrong answers. Take minus the logarithm of the right class's probability.
        exponential: np.mean(np.exp(-probabilities[np.arange(len(labels)), labels]))
            The exponential is taken where the logarithm is wanted.
        missing_share: np.mean(1 - probabilities[np.arange(len(labels)), labels])
            This is how much is missing from 1. Take minus the logarithm instead.
        log_of_rest: -np.mean(np.log(1 - probabilities[np.arange(len(labels)), labels]))
            This is the logarithm of what is missing from 1. Take that of the probability itself.
        log_of_mean: -np.log(np.mean(probabilities[np.arange(len(labels)), labels]))
            The mean is taken before the logarithm. It comes last.
        all_probabilities: -np.mean(np.log(probabilities))
            All probabilities count. Only the one that each row gives to its label should.
        all_summed: -np.mean(np.sum(np.log(probabilities), axis=1))
            All probabilities count. Only the one that each row gives to its label should.
        columns_taken: -np.mean(np.log(probabilities[:, labels]))
            Every row is paired with every label. Take one number from each row, that of its own label.
        largest: -np.mean(np.log(probabilities.max(axis=1)))
            It takes the largest probability of each row, right or wrong. Take the one of the label.
        base_two: np.log -> np.log2
            The logarithm has the base 2. The natural one is wanted.
        base_ten: np.log -> np.log10
            The logarithm has the base 10. The natural one is wanted.
        squared: np.mean((1 - probabilities[np.arange(len(labels)), labels]) ** 2)
            This is the mean squared error of the probabilities. Take minus the logarithm instead.
        divided_by_all: -np.sum(np.log(probabilities[np.arange(len(labels)), labels])) / probabilities.size
            The sum is divided by the number of all probabilities. Divide by the number of examples.
        both_sides: def cross_entropy(probabilities, labels):
            |     right = np.eye(probabilities.shape[1])[labels]
            |     logarithms = right * np.log(probabilities) + (1 - right) * np.log(1 - probabilities)
            |     return -np.mean(logarithms.sum(axis=1))
            It counts the wrong classes, too. With softmax the right one is enough: if it goes up, the others go
            down.
        """,
    ),
    hints=[
        "From each row you need one number: the probability at the place that the label names. "
        "What does the lesson do with it?",
        "`probabilities[np.arange(len(labels)), labels]` picks them: row 0 with label 0, row 1 with label 1, and "
        "so on. `np.log` is the natural logarithm.",
        "Pick the numbers, take `np.log` of them, then `np.mean`. All that is missing now is the sign.",
    ],
)

EXERCISES = [SOFTMAX, CROSS_ENTROPY]
