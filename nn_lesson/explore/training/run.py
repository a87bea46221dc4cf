"""A network in training: samples are drawn for it as `train` draws them, and its own methods do the rest."""

import copy
import inspect
import random
from functools import partial
from typing import NamedTuple

import numpy as np

from nn_lesson import neuron
from nn_lesson.data import TRAINING_VECTORS
from nn_lesson.explore.trainer import Trainer
from nn_lesson.learner import LearnerError, is_stub, kept_random_state
from nn_lesson.learner.values import describe, numbers, same_numbers, show
from nn_lesson.picture.learning import ITERATIONS

METHODS = ("predict", "_compute_gradients", "_update_parameters")
SAMPLES = range(len(TRAINING_VECTORS))
EVERY = 25  # iterations between two points of the curve; every fourth is one that `train` records
DENSE, SPARSE = 200, 10  # the trail has each of the first iterations, and later one in so many
LARGEST = 1e100  # number that is kept; its square can still be computed
FLAT = 1e-12  # a learning rate times a slope of the sigmoid, below which nothing moves


def is_complete(network_class):
    """Whether a class can be trained: all methods are there, and none is still to be written."""
    if not inspect.isclass(network_class) or is_stub(network_class):
        return False
    return all(callable(getattr(network_class, method, None)) for method in METHODS)


class Parameters(NamedTuple):
    """The weights and the bias of a network, or how far a step moves them."""

    weights: np.ndarray
    bias: float

    def minus(self, other):
        return Parameters(self.weights - other.weights, self.bias - other.bias)


class Steps(NamedTuple):
    """What comes next: a sample's gradients, the step that follows from them, and the step for all samples."""

    gradients: tuple
    sample: Parameters
    batch: Parameters


class Run(Trainer):
    """One training run. Where it cannot go on, `at` is the last place that had numbers."""

    last = ITERATIONS

    def __init__(self, learner, seed, learning_rate, targets):
        self.learner, self.targets = learner, targets
        self.network, self.draws = self._begin(seed, learning_rate)
        self.at, trouble = _read(self.network)
        if trouble:
            raise LearnerError(trouble)
        self.settings = []  # that it ran with, one after the other
        self.trail = [self.at.weights]
        self.iterations, self.errors = [], []  # of the curve
        self.drawn = self._draw()

    def predict(self):
        """The network's predictions for all samples. Raises LearnerError where it gives none."""
        predict = self.network.predict
        answers = numbers(self.learner.do(lambda: [predict(x) for x in TRAINING_VECTORS.copy()]))
        if answers is None or answers.size != len(TRAINING_VECTORS):
            raise LearnerError("Your `predict` should return one number for one input vector.")
        trouble = _no_number(answers)
        if trouble:
            raise LearnerError(trouble)
        return answers.ravel()

    def look_ahead(self, learning_rate):
        """The `Steps` from here. Raises LearnerError where the network's methods do not give them."""
        steps = self.learner.do(partial(self._look_ahead, learning_rate))
        if isinstance(steps, str):
            raise LearnerError(steps)
        return steps

    def remark(self, predictions, steps, learning_rate):
        """In what the network differs from the course's; empty where it does not."""
        if not self.learner.own:
            return ""
        place, target = TRAINING_VECTORS[self.drawn], self.targets[self.drawn]
        due = neuron.make_prediction(TRAINING_VECTORS, *self.at)
        worst = np.argmax(np.abs(predictions - due))
        if not same_numbers(predictions, due):
            where = show(tuple(TRAINING_VECTORS[worst]))
            return f"Your `predict` says {show(predictions[worst])} at {where}; it should be {show(due[worst])}."
        if steps is None:
            return ""
        due = neuron.compute_gradients(place, *self.at, target)
        if not same_numbers(steps.gradients, due):
            values = f"{show(steps.gradients)} at {show(tuple(place))}; it should be {show(due)}."
            return f"Your `_compute_gradients` says {values}"
        due = -learning_rate * np.append(due[1], due[0])
        moved = np.append(steps.sample.weights, steps.sample.bias)
        if not np.allclose(moved, due, rtol=1e-6, atol=1e-9):
            return f"Your `_update_parameters` moves weights and bias by {show(moved)}; it should be {show(due)}."
        return ""

    # How it works

    def _begin(self, seed, learning_rate):
        """The network, and a stream that goes on where its random weights and bias left off."""

        def begin():
            np.random.seed(seed)
            random.seed(seed)
            network = self.learner.function(learning_rate)
            return network, np.random.get_state()

        with kept_random_state():
            network, state = self.learner.do(begin)
        draws = np.random.RandomState()
        draws.set_state(state)
        return network, draws

    def _draw(self):
        return self.draws.randint(len(self.targets))

    def _take(self, steps, learning_rate, full_batch):
        self.look_ahead(learning_rate)
        trouble = self.learner.do(partial(self._train, steps, learning_rate, full_batch))
        if trouble:
            raise LearnerError(trouble)

    def _go_back(self, _state):
        self.network.weights, self.network.bias = self.at.weights.copy(), self.at.bias

    def _train(self, steps, learning_rate, full_batch):
        """Take so many steps; what is wrong in a sentence, or nothing."""
        self.network.learning_rate = learning_rate
        for _ in range(steps):
            gradients = _mean_gradients(self.network, self.targets) if full_batch else self._gradients()
            self.network._update_parameters(*gradients)
            trouble = self._note()
            if trouble:
                return trouble
            self.drawn = self._draw()
        return ""

    def _gradients(self):
        return _gradients(self.network, self.drawn, self.targets)

    def _note(self):
        """Keep what the last step led to, or say why that cannot be kept."""
        at, trouble = _read(self.network)
        on_curve = self.step % EVERY == 0
        if on_curve and not trouble:
            error = self._error()
            trouble = _no_number(np.array([error]))
        if trouble:
            return trouble
        self.at = at
        if on_curve:
            self.iterations.append(self.step)
            self.errors.append(error)
        self.step += 1
        if self.step <= DENSE or self.step % SPARSE == 0:
            self.trail.append(at.weights)
        return ""

    def _error(self):
        misses = [
            self.network.predict(x) - target
            for x, target in zip(TRAINING_VECTORS.copy(), self.targets, strict=True)
        ]
        return float(np.sum(np.square(misses)))

    def _look_ahead(self, learning_rate):
        """The `Steps`, or in a sentence what is wrong with the gradients or the updates."""
        twin, sample = self._twin(learning_rate), TRAINING_VECTORS[self.drawn].copy()
        gradients = twin._compute_gradients(sample, self.targets[self.drawn])
        trouble = self._misuse(twin, sample) or _not_gradients(gradients)
        if trouble:
            return trouble
        steps = []
        for gradient in (gradients, _mean_gradients(self._twin(learning_rate), self.targets)):
            twin = self._twin(learning_rate)
            twin._update_parameters(*gradient)
            at, trouble = _read(twin)
            if trouble:
                return trouble
            steps.append(at.minus(self.at))
        return Steps(tuple(gradients), *steps)

    def _twin(self, learning_rate):
        """A copy of the network, to try something on."""
        twin = copy.copy(self.network)
        twin.weights, twin.bias, twin.learning_rate = self.at.weights.copy(), self.at.bias, learning_rate
        return twin

    def _misuse(self, twin, sample):
        """What `_compute_gradients` has changed and should not: a sentence, or nothing."""
        if not np.array_equal(sample, TRAINING_VECTORS[self.drawn]):
            return "Your `_compute_gradients` changes its `input_vector`. Leave it alone and build something new."
        if not np.array_equal(twin.weights, self.at.weights) or not np.array_equal(twin.bias, self.at.bias):
            return "Your `_compute_gradients` changes the weights or the bias. Leave that to `_update_parameters`."
        return ""


def _gradients(network, sample, targets):
    return network._compute_gradients(TRAINING_VECTORS[sample].copy(), targets[sample])


def _mean_gradients(network, targets):
    """The mean of the gradients for all samples: `(derror_dbias, derror_dweights)`."""
    of_bias, of_weights = zip(*(_gradients(network, sample, targets) for sample in SAMPLES), strict=True)
    return np.mean(of_bias), np.mean(of_weights, axis=0).reshape(-1)


def _not_gradients(value):
    """What is wrong with what `_compute_gradients` returns: a sentence, or nothing."""
    if isinstance(value, (tuple, list)) and len(value) == 2:
        of_bias, of_weights = map(numbers, value)
        if of_bias is not None and of_weights is not None:
            return ""
    return (
        "Your `_compute_gradients` should return two things, with a comma between them: a number for the bias, "
        f"and an array for the weights. It returns {describe(value)}."
    )


def _read(network):
    """The network's parameters, and what is wrong with them: a sentence, or nothing."""
    weights, bias = (numbers(getattr(network, name, None)) for name in ("weights", "bias"))
    if weights is None or bias is None or weights.size != 2 or bias.size != 1:
        return None, "Your network's `weights` should be two numbers and its `bias` one."
    return Parameters(weights.ravel(), bias.item()), _no_number(np.append(weights, bias))


def _no_number(values):
    if np.isnan(values).any():
        return "The next step gives something that is no number any more, so training stops here."
    if np.abs(values).max() > LARGEST:
        return "The numbers grow beyond 100 digits, and soon beyond what a computer can keep. Training stops here."
    return ""
