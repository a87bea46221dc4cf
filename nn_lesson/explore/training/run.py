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
CHANGES = "Your `_compute_gradients` changes"
FLAT = 1e-12  # a learning rate times a slope of the sigmoid, below which nothing moves


def is_unfinished(network_class):
    """Whether some method of a class that is to be trained is missing, or still to be written."""
    if not inspect.isclass(network_class):
        return False
    return is_stub(network_class) or not all(callable(getattr(network_class, each, None)) for each in METHODS)


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
        self.at = _read(self.network)
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
        _refuse_what_is_no_number(answers)
        return answers.ravel()

    def look_ahead(self, learning_rate):
        """The `Steps` from here. Raises LearnerError where the network's methods do not give them."""
        return self.learner.do(partial(self._look_ahead, learning_rate))

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
        self.learner.do(partial(self._train, steps, learning_rate, full_batch))

    def _go_back(self, _state):
        self.network.weights, self.network.bias = self.at.weights.copy(), self.at.bias

    def _train(self, steps, learning_rate, full_batch):
        self.network.learning_rate = learning_rate
        for _ in range(steps):
            gradients = _mean_gradients(self.network, self.targets) if full_batch else self._gradients()
            self.network._update_parameters(*gradients)
            self._note()
            self.drawn = self._draw()
        return True

    def _gradients(self):
        return _gradients(self.network, self.drawn, self.targets)

    def _note(self):
        """Keep what the last step led to, if it can be kept."""
        at = _read(self.network)
        if self.step % EVERY == 0:
            error = self._error()
            _refuse_what_is_no_number(error)
            self.iterations.append(self.step)
            self.errors.append(error)
        self.at = at
        self.step += 1
        if self.step <= DENSE or self.step % SPARSE == 0:
            self.trail.append(at.weights)

    def _error(self):
        misses = [
            self.network.predict(x) - target
            for x, target in zip(TRAINING_VECTORS.copy(), self.targets, strict=True)
        ]
        return float(np.sum(np.square(misses)))

    def _look_ahead(self, learning_rate):
        twin, sample = self._twin(learning_rate), TRAINING_VECTORS[self.drawn].copy()
        gradients = twin._compute_gradients(sample, self.targets[self.drawn])
        self._refuse_misuse(twin, sample)
        _refuse_other_than_gradients(gradients)
        steps = []
        for gradient in (gradients, _mean_gradients(self._twin(learning_rate), self.targets)):
            twin = self._twin(learning_rate)
            twin._update_parameters(*gradient)
            steps.append(_read(twin).minus(self.at))
        return Steps(tuple(gradients), *steps)

    def _twin(self, learning_rate):
        """A copy of the network, to try something on."""
        twin = copy.copy(self.network)
        twin.weights, twin.bias, twin.learning_rate = self.at.weights.copy(), self.at.bias, learning_rate
        return twin

    def _refuse_misuse(self, twin, sample):
        """Raise LearnerError where `_compute_gradients` has changed what it should not."""
        if not np.array_equal(sample, TRAINING_VECTORS[self.drawn]):
            raise LearnerError(f"{CHANGES} its `input_vector`. Leave it alone and build something new.")
        if not np.array_equal(twin.weights, self.at.weights) or not np.array_equal(twin.bias, self.at.bias):
            raise LearnerError(f"{CHANGES} the weights or the bias. Leave that to `_update_parameters`.")


def _gradients(network, sample, targets):
    return network._compute_gradients(TRAINING_VECTORS[sample].copy(), targets[sample])


def _mean_gradients(network, targets):
    """The mean of the gradients for all samples: `(derror_dbias, derror_dweights)`."""
    of_bias, of_weights = zip(*(_gradients(network, sample, targets) for sample in SAMPLES), strict=True)
    return np.mean(of_bias), np.mean(of_weights, axis=0).reshape(-1)


def _refuse_other_than_gradients(value):
    """Raise LearnerError where `_compute_gradients` returns something else than it should."""
    pair = list(map(numbers, value)) if isinstance(value, (tuple, list)) and len(value) == 2 else [None]
    if any(part is None for part in pair):
        due = "two things, with a comma between them: a number for the bias, and an array for the weights"
        raise LearnerError(f"Your `_compute_gradients` should return {due}. It returns {describe(value)}.")


def _read(network):
    """The network's parameters. Raises LearnerError where they are none, or cannot be kept."""
    weights, bias = (numbers(getattr(network, name, None)) for name in ("weights", "bias"))
    if weights is None or bias is None or weights.size != 2 or bias.size != 1:
        raise LearnerError("Your network's `weights` should be two numbers and its `bias` one.")
    _refuse_what_is_no_number(np.append(weights, bias))
    return Parameters(weights.ravel(), bias.item())


def _refuse_what_is_no_number(values):
    if np.isnan(values).any():
        raise LearnerError("The next step gives something that is no number any more, so training stops here.")
    if np.abs(values).max() > LARGEST:
        raise LearnerError(
            "The numbers grow beyond 100 digits, and soon beyond what a computer can keep. Training stops here."
        )
