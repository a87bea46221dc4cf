"""Lesson 3, further: `mean_absolute_error` and `error_without_worst`."""

import numpy as np

from nn_lesson.practice.exercise import task, vector


def mean_absolute_error(predictions, targets):
    """The mean of the sizes of the misses."""
    return np.mean(np.abs(predictions - targets))


def error_without_worst(predictions, targets):
    """The mean squared error when the sample with the largest error is left out."""
    errors = np.square(predictions - targets)
    return (np.sum(errors) - np.max(errors)) / (len(errors) - 1)


def predictions_and_targets(rng):
    length = rng.randint(3, 5)
    return np.array(vector(rng, length)), np.array(vector(rng, length))


CASES = [
    (np.array([1.0, 5.0, 2.0]), np.array([2.0, 2.0, 2.0])),
    (np.array([0.8, 0.1]), np.array([1.0, 0.0])),
    (np.array([4.0, 0.0, -3.0, 1.0]), np.array([1.0, 1.0, 0.0, 1.5])),  # two that are equally bad
    (np.array([0.5, -2.0, 3.0]), np.array([1.0, -8.0, 5.0])),
]

FURTHER = [
    task(
        mean_absolute_error,
        predictions_and_targets,
        CASES,
        "Squaring was one way to take the sign away. What is the size of a miss?",
        "`np.abs` takes the sign of each number of an array away. Then take the mean.",
        "The sizes are `np.abs(...)` of predictions minus targets. Put that into `np.mean(...)`.",
        slips="""
        not_averaged: [abs(p - t) for p, t in zip(predictions, targets)]
            These are the sizes of the misses. The mean of these is due.
        summed: np.sum(np.abs(predictions - targets))
            This is the sum of the sizes. The mean of the sizes is due.
        sign_kept: np.mean(predictions - targets)
            Misses below 0 take away from those above. Take the sign of each away first.
        sign_lost_late: np.abs(np.mean(predictions - targets))
            Misses below 0 take away from those above. Take the sign of each away before the mean.
        sign_lost_after_the_sum: np.abs(np.sum(predictions - targets))
            Misses below 0 take away from those above: take the sign of each away before you add. Besides, the mean
            is due, not the sum.
        only_above: np.mean(np.maximum(predictions - targets, 0))
            A miss counts only where the prediction is too high. One that is too low counts, too.
        only_below: np.mean(np.maximum(targets - predictions, 0))
            A miss counts only where the prediction is too low. One that is too high counts, too.
        squared: np.mean(np.square(predictions - targets))
            The misses are squared. Their size alone is due, without a square.
        root_of_mean: np.sqrt(np.mean(np.square(predictions - targets)))
            This is the root of the mean squared error: large misses count more in it. Take each size as it is.
        largest: np.max(np.abs(predictions - targets))
            This is the largest miss. The mean of all is due.
        last_only: np.abs(predictions - targets)[-1]
            Only the last miss counts. Let a total grow with `+=`.
        between_means: np.abs(predictions).mean() - np.abs(targets).mean()
            The signs of predictions and targets are taken away. That of the miss should be.
        """,
    ),
    task(
        error_without_worst,
        predictions_and_targets,
        CASES,
        "How many errors are left, and what do those add up to?",
        "Square all misses first. `np.max` finds the largest error, which the sum must not have in it.",
        "What is left is `np.sum(errors) - np.max(errors)`. Divide it by `len(errors) - 1`. Mind the brackets.",
        slips="""
        nothing_left_out: np.mean(np.square(predictions - targets))
            This is the mean of all errors. The largest one is still to be left out.
        divided_by_all: return (np.sum(errors) - np.max(errors)) / len(errors)
            One sample is left out of the sum, but still counts: divide by as many as are left.
        summed: return np.sum(errors) - np.max(errors)
            This is the sum of the errors that are left. The mean of these errors is due.
        least_left_out: return (np.sum(errors) - np.min(errors)) / (len(errors) - 1)
            The smallest error is left out. It should be the largest.
        highest_left_out: np.mean(np.sort(predictions - targets)[:-1] ** 2)
            The highest miss is left out. One far below 0 may be worse: compare the squares.
        highest_left_out_by_all: np.sum(np.sort(predictions - targets)[:-1] ** 2) / len(predictions)
            The miss that is left out is the highest, not the worst: one far below 0 may be worse, so compare the
            squares. And one sample less is left to divide by.
        last_left_out: return np.mean(errors[:-1])
            The last sample is left out, whatever its error. Leave out the one with the largest.
        first_left_out: return np.mean(errors[1:])
            The first sample is left out, whatever its error. Leave out the one with the largest.
        sizes: errors = np.abs(predictions - targets)
            These are the sizes of the misses, not their squares.
        sizes_by_all: errors = abs(predictions - targets); return (np.sum(errors) - np.max(errors)) / len(errors)
            These are the sizes of the misses, not their squares; and one sample less is left to divide by.
        miss_kept: def error_without_worst(predictions, targets):
            |     errors, worst = (predictions - targets) ** 2, 0
            |     for error, miss in zip(errors, predictions - targets):
            |         if error > worst:
            |             worst = miss
            |     return (sum(errors) - worst) / (len(errors) - 1)
            The worst so far is kept without its square. Keep the error itself: the errors are compared with it.
        mean_minus_largest: return np.mean(errors) - np.max(errors)
            The largest error is taken from the mean. Take it from the sum, then divide by how many are left.
        error_by_place: def error_without_worst(predictions, targets):
            |     errors, worst = (predictions - targets) ** 2, 0
            |     for place, error in enumerate(errors):
            |         if error > worst:
            |             worst = place
            |     return np.mean(np.delete(errors, worst))
            An error is compared with a place. Compare it with the error that stands at that place.
        brackets: return np.sum(errors) - np.max(errors) / (len(errors) - 1)
            Only the largest error is divided. Brackets around the difference help.
        all_of_the_worst: return np.sum(errors[errors < np.max(errors)]) / (len(errors) - 1)
            Where two samples are equally bad, both are left out. Only one should be.
        mean_without_all_of_the_worst: return np.mean(errors[errors < np.max(errors)])
            Where two samples are equally bad, both are left out. Only one should be.
        largest_prediction: return np.mean(np.delete(errors, np.argmax(predictions)))
            The sample with the largest prediction is left out. It should be the one with the largest error.
        dethroned: return sum(e for i, e in enumerate(errors) if e <= max([0, *errors[:i]])) / (len(errors) - 1)
            An error that was the largest for a while is lost when a larger one comes. It belongs to the sum then.
        """,
    ),
]
