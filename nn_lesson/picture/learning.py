"""How the error falls in training: as tutorials draw it, and beside what it should be compared with."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nn_lesson.data import SEPARABLE_TARGETS, TRAINING_TARGETS, TRAINING_VECTORS
from nn_lesson.learner.values import numbers
from nn_lesson.neuron import sigmoid
from nn_lesson.palette import BLUE, FAINT, GREEN, GREY, INK
from nn_lesson.picture.curves import chart
from nn_lesson.picture.drawing import Drawing

SEEDS = 100
ITERATIONS = 10_000
LEARNING_RATE = 0.1
EVERY = 100  # iterations between two records, as in `NeuralNetwork.train`
RECORDED = np.arange(0, ITERATIONS, EVERY)
LAST_RECORD = int(RECORDED[-1])
TENTH, NINE_TENTHS = 10, 90  # percentiles between which the band of seeds lies
LATEST = 30  # records of a wobbling curve, whose mean says more than its last point

STARTS, DOWNHILL_STEPS = 64, 400  # of the search for the best weights and bias
SAME = 1e-9  # an error that is higher by no more counts as the same

INPUTS = np.insert(TRAINING_VECTORS, 2, 1, axis=1)  # the bias is the weight of an input that is always 1
PROBLEMS = tuple(tuple(targets.tolist()) for targets in (TRAINING_TARGETS, SEPARABLE_TARGETS))


def cumulative_error(errors):
    """The errors that `NeuralNetwork.train` returns, drawn as many tutorials do: one record after the other."""
    errors = _as_records(errors)
    text = (
        f"Error for all training instances over {len(errors)} records: from {errors[0]:.4f} to {errors[-1]:.4f}, "
        f"lowest {errors.min():.4f}. The axis says iterations and counts records."
    )
    drawing = Drawing((7, 3.8), text)
    axes = drawing.figure.subplots()
    chart(axes, "", "Iterations", "Error for all training instances")
    axes.plot(errors, color=BLUE, linewidth=2)
    return drawing


def honest_error(errors, targets=TRAINING_TARGETS):
    """The same errors over true iterations, with what they should be compared with.

    That is the error of always answering 0.5, the least that any weights and bias can reach on the lesson's
    eight points with these targets, and what 100 seeds make of it.
    """
    errors, measure = _as_records(errors), yardstick(targets)
    drawing = Drawing((7, 3.8), _tell(errors, measure))
    axes = drawing.figure.subplots()
    highest = max(errors.max(), measure.high.max(), measure.baseline)
    last = EVERY * (len(errors) - 1)
    right = max(last, ITERATIONS)
    limits = {"xlim": (0, right), "ylim": (0, 1.25 * highest)}
    chart(axes, "The same run, beside what it should beat", "iterations", "sum of squared errors", **limits)
    draw_yardstick(axes, measure)
    axes.plot(EVERY * np.arange(len(errors)), errors, color=BLUE, linewidth=2, label="this run")
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.legend(loc="upper right", ncols=3, frameon=False, fontsize=11, borderaxespad=0, columnspacing=1.2)
    return drawing


def draw_yardstick(axes, measure):
    """Draw what a run is compared with; return the artists."""
    band = axes.fill_between(RECORDED, measure.low, measure.high, color=FAINT, label=f"80 of {SEEDS} seeds")
    (median,) = axes.plot(RECORDED, measure.median, color=GREY, linewidth=1.5, label="their median")
    baseline = axes.axhline(measure.baseline, color=INK, linewidth=1.5, linestyle="-.")
    floor = axes.axhline(measure.floor, color=GREEN, linewidth=2, linestyle=":")
    beside = {"transform": axes.get_yaxis_transform(), "fontsize": 11}
    always = f"always 0.5:\n{measure.baseline:.1f}"
    baseline_name = axes.text(1.01, measure.baseline, always, va="bottom", **beside)
    side = "top" if measure.floor > 0.5 else "bottom"  # clear of the axis below it
    floor_name = axes.text(1.01, measure.floor, f"best: {measure.floor:.4f}", va=side, color=GREEN, **beside)
    return band, median, baseline, floor, baseline_name, floor_name


@dataclass(frozen=True)
class Yardstick:
    """What a run's errors are compared with; `records` has a row for each record and a column for each seed."""

    baseline: float
    floor: float
    records: np.ndarray

    @property
    def low(self):
        return np.percentile(self.records, TENTH, axis=1)

    @property
    def median(self):
        return np.median(self.records, axis=1)

    @property
    def high(self):
        return np.percentile(self.records, NINE_TENTHS, axis=1)

    @property
    def worse(self):
        """How many seeds end above the baseline, by the mean of their latest records."""
        return int(np.sum(self.records[-LATEST:].mean(axis=0) > self.baseline))


def yardstick(targets):
    """What a run on the eight points with these targets is compared with."""
    problem = numbers(targets)
    if problem is None or problem.shape != (len(INPUTS),) or not np.isfinite(problem).all():
        raise ValueError(f"There are {len(INPUTS)} training points, so {len(INPUTS)} targets are needed.")
    problem = tuple(problem.tolist())
    problems = PROBLEMS if problem in PROBLEMS else (problem,)
    records = _train_all_seeds(problems)[problems.index(problem)]
    return Yardstick(baseline=0.25 * len(problem), floor=best_error(problem), records=records)


@lru_cache
def _train_all_seeds(problems):
    """The records of `NeuralNetwork.train` for each problem and each seed, all of them trained at once."""
    parameters, drawn = _draw()
    targets = np.array(problems, float)
    parameters = np.repeat(parameters[None], len(problems), axis=0)
    records = np.empty((len(problems), len(RECORDED), SEEDS))
    for iteration, samples in enumerate(drawn):
        x, t = INPUTS[samples], targets[:, samples]
        prediction = 1 / (1 + np.exp(-(parameters * x).sum(axis=2)))
        slope = 2 * (prediction - t) * prediction * (1 - prediction)
        parameters -= LEARNING_RATE * slope[..., None] * x
        if iteration % EVERY == 0:
            errors = sigmoid(parameters @ INPUTS.T) - targets[:, None]
            records[:, iteration // EVERY] = np.sum(errors**2, axis=2)
    return records


def _draw():
    """What `np.random.seed(seed)` makes a network draw: weights and bias, then one sample an iteration."""
    streams = [np.random.RandomState(seed) for seed in range(SEEDS)]
    parameters = np.array([stream.randn(INPUTS.shape[1]) for stream in streams])
    drawn = np.array([stream.randint(len(INPUTS), size=ITERATIONS) for stream in streams])
    return parameters, drawn.T


@lru_cache
def best_error(targets):
    """The least sum of squared errors of one neuron on the eight points, by Levenberg and Marquardt's method.

    The error has several valleys, so the search goes downhill from many places at once.
    """
    targets = np.array(targets, float)
    places = np.random.default_rng(0).normal(scale=2, size=(STARTS, INPUTS.shape[1]))
    caution = np.ones(STARTS)
    errors = _errors(places, targets)
    for _ in range(DOWNHILL_STEPS):
        predictions = _predict(places)
        slopes = (predictions * (1 - predictions))[..., None] * INPUTS
        uphill = np.einsum("spi,sp->si", slopes, predictions - targets)
        curvature = np.einsum("spi,spj->sij", slopes, slopes) + caution[:, None, None] * np.eye(INPUTS.shape[1])
        tried = places - np.linalg.solve(curvature, uphill[..., None])[..., 0]
        tried_errors = _errors(tried, targets)
        better = tried_errors < errors
        places, errors = np.where(better[:, None], tried, places), np.where(better, tried_errors, errors)
        caution = np.clip(np.where(better, caution / 3, caution * 3), 1e-9, 1e9)
    return float(errors.min())


def _predict(places):
    return sigmoid(np.clip(places @ INPUTS.T, -500, 500))


def _errors(places, targets):
    return np.sum((_predict(places) - targets) ** 2, axis=1)


def _as_records(errors):
    records = numbers(errors)
    if records is None or records.ndim != 1 or not len(records):
        raise ValueError("A list of errors is needed, as `train` returns it, with at least one in it.")
    if not np.isfinite(records).all():
        raise ValueError("One of these errors is infinite or no number (nan). Something went wrong in training.")
    return records


def _tell(errors, measure):
    mean, baseline = errors[-LATEST:].mean(), measure.baseline
    side = "above" if mean > baseline + SAME else "below" if mean < baseline - SAME else "at"
    return (
        f"The run's last record is {errors[-1]:.4f}, and the mean of its last {len(errors[-LATEST:])} is "
        f"{mean:.3f}: {side} the {baseline:g} of always answering 0.5. The best that one neuron can reach is "
        f"{measure.floor:.4f}. Of {SEEDS} seeds, {measure.worse} are above {baseline:g} by the mean of their "
        f"last {LATEST} records."
    )
