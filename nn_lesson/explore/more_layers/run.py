"""A network of lesson 7 in training: the layer functions at work in it, and the way back to where it began."""

from typing import NamedTuple

import numpy as np

from nn_lesson.explore.trainer import Trainer
from nn_lesson.learner import Interrupted, LearnerError, kept_random_state, stopwatch
from nn_lesson.learner.explain import explain
from nn_lesson.learner.values import describe, numbers, same_numbers, show
from nn_lesson.network import Network, layer_backward, layer_forward

BASELINE = float(np.log(2))  # the error of always answering 0.5
LEAST = 1e-12  # probability that counts, as in `Network.error`
LARGEST = 1e100  # number that is kept; its square can still be computed
COMPARED = 3  # examples for which the learner's functions are compared with the course's
PATIENCE = 0.2  # seconds of work, after which a slow learner's function gets no more steps in one frame
PARTS = ("biases", "weights", "inputs")  # of what a backward pass returns
BEYOND = (
    "The numbers have grown beyond 100 digits, and soon beyond what a computer can keep. Training stops here. "
    "Press Reset, and choose a smaller learning rate."
)


class Examples(NamedTuple):
    """What a network gets of some points, `(m, n)`, and what it should say of them: 0 or 1, `(m,)`."""

    inputs: np.ndarray
    targets: np.ndarray


class Settings(NamedTuple):
    """What may change from step to step. `held` has the weights that stay: a number of `parameters`, a value."""

    learning_rate: float
    batch_size: int
    decay: float = 0
    held: dict = {}


class Layers:
    """A `layer_forward` and a `layer_backward`, for networks to use: two `Learner`s, the learner's own or not."""

    def __init__(self, forward, backward):
        self.forward, self.backward = forward, backward
        self._own = [learner for learner in (forward, backward) if learner.own]
        self._at_work = forward
        self._remarks = ["", ""]

    def put_into(self, network):
        """Let the two functions run in a network."""
        if self.forward.own:
            network.forward = self._run_forward
        if self.backward.own:
            network.backward = self._run_backward

    def do(self, work):
        """What `work()` returns, in which a network runs the functions; that must not be None.

        Raises LearnerError, which says which of the two is to blame, where one raises, gives no numbers of the
        right shape, or does not end.
        """
        for learner in self._own:
            learner.must_end()
        return [*self._own, self.forward][0].do(work, lambda: self._at_work)

    def compare(self, network, examples):
        """Find out in what each of the two differs from the course's version, if it does.

        Raises LearnerError where one of the functions gives no usable answer, or changes what it is given.
        """
        if not self._own or not len(examples.inputs):
            return
        for learner in self._own:
            learner.must_end()
        self._remarks = ["", ""]
        with np.errstate(all="ignore"):
            outputs = [examples.inputs[:COMPARED]]
            for i, layer in enumerate(zip(network.layers, network.activations, strict=True)):
                outputs.append(self._compare_forward(i, outputs[-1], *layer))
            derror = outputs[-1] - examples.targets[:COMPARED, None]
            for i in reversed(range(len(network.layers))):
                derror = self._compare_backward(i, network, outputs[i], outputs[i + 1], derror)

    def remark(self):
        """Put what was found out last where the explorer looks for it."""
        self.forward.remark, self.backward.remark = self._remarks

    def seconds(self, network, rows):
        """How long a learner's function takes for so many inputs; 0 for the course's."""
        if not self.forward.own:
            return 0
        times, inputs = [], np.zeros((rows, len(network.layers[0][0])))
        for _ in range(3):  # the shortest, as other programs run, too
            worked = stopwatch()
            self.do(lambda: network.outputs(inputs))
            times.append(worked())
        return min(times)

    def _compare_forward(self, i, inputs, parameters, activation):
        arguments = inputs, *(part.copy() for part in parameters), activation[0]
        due, learner = layer_forward(*arguments), self.forward
        if learner.own:
            self._remarks[0] = self._remarks[0] or difference(learner, "outputs", i, learner(*arguments), due)
        return due

    def _compare_backward(self, i, network, inputs, outputs, derror):
        arguments = inputs, network.layers[i][0].copy(), outputs, network.activations[i][1], derror
        due, learner = layer_backward(*arguments), self.backward
        if learner.own:
            got = learner(*arguments)
            self._remarks[1] = self._remarks[1] or other_derivatives(learner, i, got, due)
        return due[2]

    def _run_forward(self, inputs, weights, biases, activation):
        value = self._call(self.forward, inputs, weights, biases, activation)
        return self._in_shape(value, (len(inputs), len(biases)), "It returns")

    def _run_backward(self, inputs, weights, outputs, slope, derror_doutputs):
        value = self._call(self.backward, inputs, weights, outputs, slope, derror_doutputs)
        if not isinstance(value, (tuple, list)) or len(value) != len(PARTS):
            raise self._no_answer(f"3 results are due, but it returns {describe(value)}.")
        shapes = weights.shape[1:], weights.shape, inputs.shape
        subjects = [f"Result {number} is" for number in range(1, len(PARTS) + 1)]
        return tuple(map(self._in_shape, value, shapes, subjects))

    def _call(self, learner, *arguments):
        self._at_work = learner
        try:
            return learner.function(*arguments)
        except Interrupted:
            raise
        except BaseException as error:
            raise LearnerError(f"Your {explain(error, learner.name)}") from error

    def _in_shape(self, value, shape, subject):
        array = numbers(value)
        if array is None or array.shape != shape:
            raise self._no_answer(f"{subject} {describe(value)}, but an array of shape `{shape}` is due.")
        return array

    def _no_answer(self, why):
        return LearnerError(f"Your `{self._at_work.name}` gives no usable answer. {why}")


def difference(learner, what, i, got, due):
    """A sentence about the number that is furthest from what it should be; none where all agree."""
    if same_numbers(got, due):
        return ""
    distances = np.nan_to_num(np.abs(got - due), nan=np.inf)
    worst = np.unravel_index(np.argmax(distances), due.shape)
    return (
        f"Your `{learner.name}` gives other {what} of layer {i + 1} than the course's: "
        f"one is {show(got[worst])} and should be {show(due[worst])}."
    )


def other_derivatives(learner, i, got, due):
    """A sentence about the first of the three results of a backward pass that is not what it should be, if any."""
    named = zip(PARTS, got, due, strict=True)
    found = (difference(learner, f"derivatives for the {part}", i, *pair) for part, *pair in named)
    return next(filter(None, found), "")


class Run(Trainer):
    """One training run. The same `layers`, `activation` and `seed` begin the same way, and go on so.

    Where it cannot go on, the network is as it was before the last `take`.
    """

    def __init__(self, functions, layers, activation, seed, held=None):
        self.functions = functions
        with kept_random_state():
            np.random.seed(seed)
            self.network = Network(layers, activation)
        functions.put_into(self.network)
        self._hold(held or {})
        self._draws = np.random.RandomState(seed)
        self._to_come = np.zeros(0, int)  # of the examples, in this epoch
        self.epoch = 0
        self.curve = []  # (step, training error, test error)

    def outputs(self, inputs):
        """The inputs, the outputs of each hidden layer, and the predictions as a column. Raises LearnerError."""
        network = self.network
        *hidden, scores = self.functions.do(lambda: network.outputs(inputs))
        with np.errstate(all="ignore"):
            return [*hidden, network._probabilities(scores)[:, None]]

    def note(self, *errors):
        """Keep the present errors for the curve, instead of earlier ones at the same step."""
        if self.curve and self.curve[-1][0] == self.step:
            self.curve.pop()
        self.curve.append((self.step, *errors))

    # How it works

    def _take(self, steps, examples, settings):
        """Without examples nothing happens."""
        if len(examples.targets):
            self.functions.do(lambda: self._train(steps, examples, settings))
        if not self._is_sound():
            raise LearnerError(BEYOND)

    def _train(self, steps, examples, settings):
        network, worked = self.network, stopwatch()
        network.learning_rate, network.decay = settings.learning_rate, settings.decay
        for _ in range(steps):
            batch = self._next_batch(len(examples.targets), settings.batch_size)
            network.step(examples.inputs[batch], examples.targets[batch])
            self._hold(settings.held)
            self.step += 1
            if worked() > PATIENCE:
                break
        return True

    def _next_batch(self, count, size):
        to_come = self._to_come[self._to_come < count]  # there may be fewer examples than before
        if not len(to_come):
            to_come = self._draws.permutation(count)
            self.epoch += 1
        batch, self._to_come = to_come[:size], to_come[size:]
        return batch

    def _hold(self, held):
        for number, value in held.items():
            self.network.parameters[number] = value

    def _state(self):
        network = self.network
        arrays = network.parameters, network.mean, network.square
        return self.step, self.epoch, network.steps, [array.copy() for array in arrays]

    def _go_back(self, state):
        network = self.network
        self.step, self.epoch, network.steps, arrays = state
        network.parameters[:], network.mean, network.square = arrays

    def _is_sound(self):
        network = self.network
        with np.errstate(all="ignore"):
            return max(np.abs(network.parameters).max(), network.square.max()) < LARGEST  # false for nan


def log_loss(predictions, targets):
    """The cross-entropy of predictions between 0 and 1, for at least one target."""
    of_the_target = np.where(targets == 1, predictions, 1 - predictions)
    return float(-np.mean(np.log(np.clip(of_the_target, LEAST, 1))))
