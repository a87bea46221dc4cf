"""A training run, as all explorers have it that train: some steps at a time, as long as nothing is wrong."""

import math
from typing import NamedTuple

import numpy as np

from nn_lesson.learner import LearnerError


class Trainer:
    """A run that begins at step 0. `trouble` says why it cannot go on; then it is at a place from which it could.

    A subclass trains in `_take`, which counts `step` up and raises LearnerError where it cannot go on; then
    `_go_back` makes all as it was in `_state`.
    """

    last = math.inf  # the step at which it is over
    step, trouble = 0, ""

    @property
    def is_over(self):
        return self.step >= self.last

    def take(self, steps, *how):
        """Train for so many steps, or until it is over or something is wrong."""
        self.trouble, before = "", self._state()
        try:
            self._take(min(steps, self.last - self.step), *how)
        except LearnerError as error:
            self.trouble = str(error)
            self._go_back(before)

    def _state(self):
        return None

    def _go_back(self, state):
        pass


class Record(NamedTuple):
    """The shares of the validation examples and of the learner's own that are read right after so many steps."""

    step: int
    others: float
    own: float


class Adapting(Trainer):
    """A trained network that goes on with what the learner has added; `records` say how it does.

    A subclass takes one step in `_learn` and gives both shares in `_shares`.
    """

    def rewind(self):
        """Back to the network as it was trained."""
        self.step, self.trouble, self.records = 0, "", []

    def _take(self, steps, *how):
        if not self.records:
            self._note(*how)
        for _ in range(steps):
            self._learn(*how)
            self.step += 1
        self._note(*how)

    def _note(self, *how):
        self.records.append(Record(self.step, *self._shares(*how)))


def have_shapes(parameters, inputs, outputs):
    """Whether these are the weights and biases of two layers, with so many inputs and outputs."""
    units = np.shape(parameters[1]) if len(parameters) == 4 else ()
    shapes = [np.shape(part) for part in parameters]
    return len(units) == 1 and shapes == [(inputs, *units), units, (*units, outputs), (outputs,)]


def are_ordinary(parameters):
    """Whether all parameters are numbers that one can compute with."""
    return all(np.isfinite(part).all() for part in parameters)
