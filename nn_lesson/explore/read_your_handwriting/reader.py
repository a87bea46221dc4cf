"""A network that reads digits: checked before it is used, and adapted to the learner's own hand, step by step."""

import copy
from functools import lru_cache

import numpy as np

from nn_lesson import data
from nn_lesson.explore.trainer import Adapting, are_ordinary, have_shapes
from nn_lesson.handwriting import varied
from nn_lesson.learner import LearnerError, kept_random_state, run
from nn_lesson.network import Network

SIZES = 64, 10  # inputs and outputs
UNITS, COPIES, EPOCHS, DECAY = 128, 20, 12, 0.0005  # of the course's own training, as in the lesson
OLD, OWN = 22, 10  # in a mixed batch: old digits, and the learner's own at least, each varied
RATE, OWN_RATE = 0.003, 0.1  # of Adam, and of plain gradient descent
STEPS = 100  # of adapting
AT_ONCE = 32  # digits; with more, NumPy's library computes on all processors, and they stay busy after the work


@lru_cache
def course_network(new_writers=False):
    """The network that lesson 8 trains, from seed 0."""
    train, _validation, _test = data.digits(new_writers)
    with kept_random_state():
        np.random.seed(0)
        images = np.vstack([train.images, *(varied(train.images) for _ in range(COPIES))])
        network = Network([64, UNITS, 10], "relu", RATE, DECAY)
        network.train(images, np.tile(train.labels, COPIES + 1), EPOCHS)
    return network


def accuracy(network, digits):
    """The share of digits that a network reads right."""
    starts = range(0, len(digits.labels), AT_ONCE)
    parts = [network.predict(digits.images[start : start + AT_ONCE]).argmax(axis=1) for start in starts]
    return float(np.mean(np.concatenate(parts) == digits.labels))


class OwnNetwork:
    """A learner's parameters, with the functions that predict and train by them: used as a `Network` is."""

    def __init__(self, parameters, predict, train):
        self.parameters, self.predict_digits, self.train_digits = parameters, predict, train

    def predict(self, images):
        """The probability of each digit, `(m, 10)`."""
        return self.predict_digits(self.parameters, images)

    def step(self, images, labels):
        """One step with a batch."""
        self.parameters = self.train_digits(self.parameters, images, labels, 1, OWN_RATE)


def unusable(network):
    """A sentence saying why a network cannot read digits; "" where it can."""
    if isinstance(network, tuple | list):
        return _unusable_parameters(network)
    if not isinstance(network, Network):
        return "That is no network. Pass the parameters that you have trained, or a `Network([64, 64, 10])`."
    if not network.layers:
        return "Your network has no layers. Make a new one, such as `Network([64, 64, 10])`, and train it."
    inputs, outputs = len(network.layers[0][0]), len(network.layers[-1][1])
    if (inputs, outputs) != SIZES:
        return f"For digits it takes 64 inputs and 10 outputs. Your network has {inputs} and {outputs}."
    if not np.isfinite(network.parameters).all():
        return "The weights of your network are no ordinary numbers. Train it again, with a smaller learning rate."
    return ""


def _unusable_parameters(parameters):
    if not have_shapes(parameters, *SIZES):
        return "Digits take `weights_1`, `biases_1`, `weights_2`, `biases_2`, from 64 inputs to 10 outputs."
    if not are_ordinary(parameters):
        return "Your parameters are no ordinary numbers. Train again, with a smaller learning rate."
    return ""


class Reader(Adapting):
    """A network as it was trained, and a twin of it that adapts. What is passed in stays as it is.

    It learns from own digits, alone or mixed with old ones. LearnerError: the network, in which functions of a
    learner's may run, does not answer.
    """

    last = STEPS

    def __init__(self, trained):
        self.trained = trained
        self.old, self.others, _test = data.digits()  # the test is not for trying out how to adapt
        self.rewind()

    def rewind(self):
        """Back to the network as it was trained."""
        super().rewind()
        self.network = copy.copy(self.trained)
        if isinstance(self.trained, Network):
            self.network = copy.deepcopy(self.trained)
            self.network.learning_rate = RATE
            self.network.mean, self.network.square = 0 * self.network.mean, 0 * self.network.square
            self.network.steps = 0

    def read(self, image):
        """The probability of each digit for one image, `(64,)`."""
        return self._answer(lambda: self.network.predict(image[None])[0])

    def _learn(self, own, mixed):
        batch = self._mixed_batch(own) if mixed else own
        self._answer(lambda: self.network.step(*batch) or True)

    def _mixed_batch(self, own):
        with kept_random_state():
            np.random.seed(self.step)  # the same start takes the same steps again
            old = self.old[np.random.randint(len(self.old.labels), size=OLD)]
            mine = own[np.arange(max(OWN, len(own.labels))) % len(own.labels)]
            images = np.vstack([varied(mine.images), old.images])
        return data.Digits(images, np.append(mine.labels, old.labels))

    def _shares(self, own, _mixed):
        both = (self.others, own)
        return [self._answer(lambda digits=digits: accuracy(self.network, digits)) for digits in both]

    def _answer(self, work):
        if isinstance(self.network, OwnNetwork):
            return work()  # which is guarded function by function
        outcome = run(work, name="network")
        if outcome.error:
            raise LearnerError(f"Your {outcome.error}")
        return outcome.value
