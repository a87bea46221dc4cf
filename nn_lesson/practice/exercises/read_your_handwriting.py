"""Lesson 8: `softmax`, `cross_entropy`, and a network for digits with its own training loop."""

import numpy as np

from nn_lesson import network
from nn_lesson.practice.exercise import Exercise, number
from nn_lesson.practice.exercises.digits_network import DIGITS_STEP, PREDICT_DIGITS, TRAIN_DIGITS
from nn_lesson.practice.slips import table


def scores(rng):
    rows, classes = rng.randint(2, 4), rng.randint(2, 5)
    drawn = np.array([[number(rng) for _ in range(classes)] for _ in range(rows)])
    return (drawn if rng.random() < 0.5 else drawn[0],)


def probabilities_and_labels(rng):
    rows, classes = rng.randint(2, 5), rng.randint(3, 5)
    shares = np.array([[rng.randint(1, 9) for _ in range(classes)] for _ in range(rows)])
    probabilities = np.round(shares / shares.sum(axis=1, keepdims=True), 3)
    labels = [rng.randrange(min(rows, classes)) for _ in range(rows)]  # so that `probabilities[labels]` runs, too
    return probabilities, np.array(labels)


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
        rows_only: np.array([np.exp(row) / np.exp(row).sum() for row in scores])
            It goes through rows, and a single row of scores has none. The last axis is there in both.
        last_row: np.exp(scores[-1]) / np.exp(scores[-1]).sum()
            Only the last row is left; of a single row of scores it makes one number. The last axis is there in
            both: no loop is needed.
        by_how_many: np.exp(scores) / len(scores)
            It divides by `len(scores)`. Divide by the sum of the powers.
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
        to_the_power_of_e: powers = scores**np.e
            Base and exponent have changed places: Euler's number is the base, and the score says to which power.
        to_the_power_of_e_by_largest: scores**np.e / (scores**np.e).max(axis=-1, keepdims=True)
            There are two mistakes. Base and exponent have changed places: Euler's number is the base, and the
            score says to which power. And it divides by the largest power, where the sum is due.
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
        (np.array([[0.05, 0.05, 0.9], [0.3, 0.3, 0.4], [0.8, 0.15, 0.05]]), np.array([0, 1, 0])),
        (np.array([[0.7, 0.2, 0.1], [0.1, 0.6, 0.3]]), np.array([1, 0])),
        (np.array([[0.5, 0.25, 0.25]]), np.array([0])),
        (np.array([[0.4, 0.3, 0.2, 0.1], [0.15, 0.2, 0.25, 0.4], [0.1, 0.1, 0.6, 0.2]]), np.array([2, 0, 1])),
    ],
    fresh=probabilities_and_labels,
    slips=table(
        network.cross_entropy,
        """
        no_minus: -np.mean -> np.mean
            The sign is wrong. A logarithm of a number below 1 is negative, and an error should be positive.
        summed: np.mean -> np.sum
            This is the sum over the examples. The mean is wanted.
        summed_no_minus: np.sum(np.log(probabilities[np.arange(len(labels)), labels]))
            This is the sum over the examples, without the minus sign. Minus the mean is wanted.
        each: -np.mean(np.log -> (-np.log
            There is one number for each example. Take their mean.
        no_logarithm: np.mean(probabilities[np.arange(len(labels)), labels])
            This is the mean of the probabilities. The logarithm is missing.
        minus_without_logarithm: np.log -> +
            This is minus the mean of the probabilities. The logarithm is missing.
        wrong_share: np.mean(probabilities.argmax(axis=1) != labels)
            This is the share of wrong answers. Take minus the logarithm of the right class's probability.
        exponential: np.mean(np.exp(-probabilities[np.arange(len(labels)), labels]))
            The exponential is taken where the logarithm is wanted.
        missing_share: np.mean(1 - probabilities[np.arange(len(labels)), labels])
            This is how much is missing from 1. Take minus the logarithm instead.
        log_of_rest: np.log( -> np.log(1 - 
            This is the logarithm of what is missing from 1. Take that of the probability itself.
        log_of_mean: np.mean(np.log( -> np.log(np.mean(
            The mean is taken before the logarithm. It comes last.
        rows_taken: np.arange(len(labels)), labels -> labels
            `probabilities[labels]` takes whole rows. From each row only the number of its label counts.
        rows_summed: -np.mean(np.sum(np.log(probabilities[labels]), axis=1))
            `probabilities[labels]` takes whole rows. From each row only the number of its label counts.
        columns_taken: np.arange(len(labels)) -> :
            Every row is paired with every label. Take one number from each row, that of its own label.
        of_all_numbers: -np.mean(np.log(probabilities))
            The mean is over all numbers of each row. Only one counts: the probability of the right class.
        own_number: -np.mean([np.log(probabilities[i][i]) for i in range(len(labels))])
            It takes the first number of the first row, the second of the second, and so on. The label of a row
            says which one to take.
        largest: [np.arange(len(labels)), labels] -> .max(axis=1)
            It takes the largest probability of each row, right or wrong. Take the one of the label.
        base_ten: np.log -> np.log10
            The logarithm has the base 10. The natural one is wanted.
        squared: np.mean((1 - probabilities[np.arange(len(labels)), labels]) ** 2)
            This is the mean squared error of the probabilities. Take minus the logarithm instead.
        squared_summed: np.sum((1 - probabilities[np.arange(len(labels)), labels]) ** 2)
            This is a sum of squared misses. Take minus the logarithm of the right class's probability instead, and
            the mean over the examples.
        changed_indices_base_ten: -np.mean(np.log10(probabilities[labels, np.arange(len(labels))]))
            There are two mistakes. The indices have changed places: first the row, then the column. And the
            logarithm has the base 10, where the natural one is wanted.
        squared_miss: np.mean((probabilities - np.eye(probabilities.shape[1])[labels]) ** 2)
            This is a mean of squared errors. Take minus the logarithm of the right class's probability instead.
        squared_miss_summed: np.mean(((probabilities - np.eye(probabilities.shape[1])[labels]) ** 2).sum(axis=1))
            This is a mean of squared errors. Take minus the logarithm of the right class's probability instead.
        divided_by_all: -np.sum(np.log(probabilities[np.arange(len(labels)), labels])) / probabilities.size
            The sum is divided by the number of all probabilities. Divide by the number of examples.
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


RELU_SLOPE = Exercise(
    reference=network.relu_slope,
    cases=[(np.array([[0.0, 2.0], [0.3, 0.0]]),), (np.array([1.5, 0.0, 1.0]),), (np.array([-2.0, 0.5]),)],
    fresh=lambda rng: (np.array([max(0, number(rng)) for _ in range(rng.randint(3, 5))]),),
    slips=table(
        network.relu_slope,
        """
        outputs_and_1: np.where(outputs > 0, outputs, 1)
            Above 0 comes the output itself, where the slope is 1. Elsewhere comes 1, where the slope is 0.
        all_1: np.ones_like(outputs)
            The slope is 1 everywhere here. Where the output is not above 0, the ReLU is flat.
        below_0: np.sign(outputs)
            Below 0 this is −1. Only what is above 0 has the slope 1: all else has the slope 0.
        minus_1: np.where(outputs > 0, 1, -1)
            Where the output is not above 0, this is −1. The slope is 0 there.
        row_by_row: np.array([1 if row.any() else 0 for row in outputs])
            Each row is asked once, as a whole. Each number in it should get an answer of its own.
        flat_and_whole: np.array([1 if output >= 0 else 0 for row in outputs for output in row])
            All answers stand in one row here, while they should stand where the outputs do; and at 0 the slope is
            0. No loop is needed: NumPy compares all numbers at once, and keeps their places.
        whole: 1.0 * (outputs >= 0)
            At 0 the slope is 0: such a unit is switched off. Only what is above 0 has the slope 1.
        from_one_on: 1.0 * (outputs >= 1)
            Outputs between 0 and 1 get a 0, too. The slope is 1 wherever the output is above 0.
        the_relu: np.maximum(outputs, 0)
            This is the ReLU again. Its slope says how fast it grows: 1 where it grows, 0 where it is flat.
        of_sigmoid: outputs * (1 - outputs)
            This is the sigmoid's slope. That of the ReLU is 1 or 0.
        turned: 1.0 * (outputs <= 0)
            It is turned round: 1 belongs where the output is above 0.
        below: 1.0 * (outputs < 0)
            It is turned round: 1 belongs where the output is above 0.
        at_least_one: np.maximum(outputs, 1)
            A flat place has the slope 0. This is never below 1.
        at_most_one: np.minimum(outputs, 1)
            Above 0 the slope is 1, however small the output is.
        equal_one: 1.0 * (outputs == 1)
            It asks whether the output is 1. Ask whether it is above 0.
        sign: np.sign(outputs - 0.5)
            A slope of −1 would mean that it falls. The ReLU never falls.
        """,
    ),
    hints=[
        "The ReLU is a flat line, then one that rises as fast as its input. Which two slopes does it have?",
        "`outputs > 0` compares each number with 0 and gives `True` or `False`, which count as 1 and 0.",
        "Return the comparison of all outputs with 0, times 1.0.",
    ],
)


EXERCISES = [SOFTMAX, CROSS_ENTROPY, PREDICT_DIGITS, RELU_SLOPE, DIGITS_STEP, TRAIN_DIGITS]
