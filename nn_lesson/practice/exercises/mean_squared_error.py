"""Lesson 3: `squared_error` and `mean_squared_error`."""

import numpy as np

from nn_lesson import neuron
from nn_lesson.learner.values import as_arrays
from nn_lesson.practice.exercise import Exercise
from nn_lesson.practice.slips import table


def prediction_and_target(rng):
    return round(rng.uniform(0.05, 0.95), 2), rng.randint(0, 1)


def predictions_and_targets(rng):
    length = rng.randint(3, 6)
    predictions = [round(rng.uniform(0.05, 0.95), 2) for _ in range(length)]
    lists = predictions, [0, 1, *(rng.randint(0, 1) for _ in range(length - 2))]
    return rng.choice([lists, as_arrays(lists)])


SQUARED_ERROR = Exercise(
    reference=neuron.squared_error,
    cases=[
        *((0.8, 1), (0.9, 0), (2.5, 2), (-0.5, 1.5), (np.array([0.87]), 0), (np.array(0.3), 1), (0.871019, 1)),
        (np.array([0.8, 0.3]), np.array([1, 0])),  # as in lesson 6
    ],
    fresh=prediction_and_target,
    by_hand=lambda rng: (rng.choice([0.1, 0.2, 0.3, 0.4, 0.6, 0.7]), rng.choice([0, 1])),
    slips=table(
        neuron.squared_error,
        """
        not_squared: prediction - target
            This is the miss itself, with its sign. It is still to be squared.
        not_squared_reversed: target - prediction
            This is the miss with its sign. It is still to be squared.
        absolute: abs(prediction - target)
            This is the size of the miss. It is still to be squared.
        doubled: 2 * (prediction - target)
            The miss is doubled. To square it, multiply it by itself.
        halved: (prediction - target) ** 2 / 2
            This is half the squared error. Some books use that; this course does not.
        difference_of_squares: prediction**2 - target**2
            Prediction and target are squared first, then subtracted. Subtract first.
        squared_target: prediction - target**2
            Only the target is squared: brackets are missing.
        squared_prediction: prediction**2 - target
            Only the prediction is squared: brackets are missing.
        minus: -((prediction - target) ** 2)
            The sign is wrong: a square is never negative.
        sign_kept: (prediction - target) * abs(prediction - target)
            A miss below 0 gives an error below 0 here. A square is never negative.
        product: prediction * target
            Prediction and target are multiplied. Subtract, then square.
        squares_added: prediction**2 + target**2
            The squares of prediction and target are added. Subtract first, then square.
        doubled_reversed: 2 * (target - prediction)
            The miss is doubled. To square it, multiply it by itself.
        times_prediction: (prediction - target) * prediction
            The miss is multiplied by the prediction. Multiply it by itself.
        power_of_two: 2 ** (prediction - target)
            This is 2 to the power of the miss, not the miss squared.
        added: prediction + target
            Prediction and target are added. How far are they apart? Subtract, then square.
        log_loss: -np.log(1 - abs(prediction - target))
            This is the log-loss, another measure. The miss squared is wanted.
        prediction: prediction
            This is the prediction itself. How far is it from the target?
        decision: prediction != target
            It is true for every miss, however large. Its size should count.
        """,
    ),
    hints=[
        "Two steps: how far off is the prediction? Then take that number times itself.",
        "The miss is the difference of `prediction` and `target`. `np.square` squares a number.",
        "Take `target` from `prediction`, and call that `miss`. "
        "Then return `np.square(...)` of it, or `miss` times `miss`.",
    ],
)


def mean_squared_error(predictions, targets):
    """As a learner writes it in plain Python."""
    total = 0
    for p, t in zip(predictions, targets, strict=True):
        total += (p - t) ** 2
    return total / len(predictions)


MEAN_SQUARED_ERROR = Exercise(
    reference=neuron.mean_squared_error,
    cases=[
        ([0.8, 0.9, 0.3], [1, 0, 0]),
        (np.array([0.5, 0.5, 0.5, 0.5]), np.array([0, 1, 1, 0])),
        ([0.2, 0.7], [0, 1]),
        (np.array([3.0, -1.0, 0.5]), np.array([2, 1.5, -0.5])),
    ],
    fresh=predictions_and_targets,
    by_hand=lambda rng: ([rng.choice([0.1, 0.2, 0.4]), rng.choice([0.5, 0.6, 0.8])], [0, 1]),
    slips=table(
        mean_squared_error,
        """
        sum: return total
            This is the sum of the squared errors. Divide it by how many there are.
        one_each: [(p - t) ** 2 for p, t in zip(predictions, targets)]
            These are the squared errors, one for each sample. Their mean is one number.
        mean_first: (np.mean(predictions) - np.mean(targets)) ** 2
            The mean is taken first, then squared, so that misses of opposite signs cancel. Square each miss first.
        not_squared: (p - t) ** 2 -> p - t
            The misses are not squared, so those above and below the target cancel.
        absolute: (p - t) ** 2 -> abs(p - t)
            This is the mean of the sizes of the misses. They are still to be squared.
        root: return (total / len(predictions)) ** 0.5
            This is the root of the mean squared error, another measure. Leave out the root.
        sum_squared: (p - t) ** 2 -> p - t; total / len(predictions) -> total**2
            The misses are added first, then squared. Square each one first.
        difference_of_means: (p - t) ** 2 -> p**2 - t**2
            Predictions and targets are squared separately. Subtract first, then square.
        largest: max((p - t) ** 2 for p, t in zip(predictions, targets))
            This is the largest squared error, not their mean.
        first_only: total += (p - t) ** 2 -> return (p - t) ** 2
            This is the squared error of the first sample alone.
        divided_inside: (p - t) ** 2 -> ((p - t) / len(predictions)) ** 2; total / len(predictions) -> total
            The number of samples divides more than once. Divide by it once, at the end.
        no_targets: (p - t) ** 2 -> p**2
            The targets do not count.
        last_only: total += (p - t) ** 2 -> total = (p - t) ** 2; total / len(predictions) -> total
            This is the squared error of the last sample alone.
        first_divided: total += (p - t) ** 2 -> return (p - t) ** 2 / len(predictions)
            Only the first sample counts. Does `return` stand inside the loop?
        without_first: sum((predictions[i] - targets[i]) ** 2 for i in range(1, len(targets))) / len(targets)
            The first sample is left out. The first index is 0, not 1.
        without_last: sum((predictions[i] - targets[i]) ** 2 for i in range(len(targets) - 1)) / len(targets)
            The last sample is left out. Does the loop end one round too early?
        divided_by_two: return total / 2
            The sum is always divided by 2. Divide it by the number of samples.
        divided_by_targets: return total / sum(targets)
            It is divided by the sum of the targets. Divide by how many targets there are.
        only_added: sum(p - t for p, t in zip(predictions, targets))
            The misses are only added up: they are neither squared, nor is their mean taken.
        log_loss: np.mean(-np.log(1 - abs(np.array(predictions) - np.array(targets))))
            This is the mean log-loss, another measure. The mean of the squares is wanted.
        each_divided: [(p - t) ** 2 / len(predictions) for p, t in zip(predictions, targets)]
            These are the squared errors, each divided already. They are still to be added up.
        each_halved: [(p - t) ** 2 / 2 for p, t in zip(predictions, targets)]
            Each squared error is divided by 2. Take the mean of all of them: it is one number.
        every_pair: np.mean([(p - t) ** 2 for p in predictions for t in targets])
            Every prediction meets every target. It should meet its own only: go through both together.
        every_pair_divided_once: sum((p - t) ** 2 for p in predictions for t in targets) / len(predictions)
            Every prediction meets every target, in a loop within a loop. One loop with `zip` goes through both.
        sum_squared_divided: (p - t) ** 2 -> p - t; total / len(predictions) -> total**2 / len(predictions)
            The misses are added before they are squared, so that opposite signs cancel. Square each miss first.
        doubled: (p - t) ** 2 -> (p - t) * 2
            The misses are doubled, not squared. Multiply each of them by itself.
        squared_targets: (p - t) ** 2 -> p - t**2
            Only the targets are squared: brackets are missing.
        multiplied: (p - t) ** 2 -> p * t
            Predictions and targets are multiplied. Subtract, then square.
        root_of_sum: return total**0.5
            This is the root of the sum of the squared errors. Take their mean instead.
        variance: np.var(np.array(predictions) - np.array(targets))
            This is the variance of the misses: their mean is taken away first. Leave that out.
        deviation: np.std(np.array(predictions) - np.array(targets))
            This is the standard deviation of the misses, another measure.
        median: np.median([(p - t) ** 2 for p, t in zip(predictions, targets)])
            This is the median, not the mean.
        """,
    ),
    hints=[
        "You have a squared error for each pair of prediction and target. What is the mean of several numbers?",
        "With arrays, `np.square` and `np.mean` do it. "
        "With lists, go through `zip(predictions, targets)` and add up.",
        "Make arrays first, `np.array(predictions)` and `np.array(targets)`: lists cannot be subtracted. "
        "Then subtract, square, and take `np.mean(...)`.",
    ],
)

EXERCISES = [SQUARED_ERROR, MEAN_SQUARED_ERROR]
