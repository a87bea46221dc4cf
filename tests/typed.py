"""Learners' code for tests, as if it had been typed in a notebook's cell."""

import itertools
import linecache
import math
import re
from textwrap import dedent

import numpy as np

from nn_lesson import network, neuron
from nn_lesson.practice.exercises import all_exercises

COURSE = {name: thing for module in (neuron, network) for name, thing in vars(module).items() if callable(thing)}
COURSE |= {name: exercise.reference for name, exercise in all_exercises().items()}
CELLS = itertools.count(1)
SOLVED = {  # right, as a learner fills in what the lessons begin
    "NeuralNetwork": """class NeuralNetwork:
    def __init__(self, learning_rate):
        self.weights, self.bias = np.random.randn(2), np.random.randn()
        self.learning_rate = learning_rate

    def predict(self, input_vector):
        return sigmoid(np.dot(input_vector, self.weights) + self.bias)

    def _compute_gradients(self, input_vector, target):
        prediction = self.predict(input_vector)
        derror_dbias = 2 * (prediction - target) * prediction * (1 - prediction)
        return derror_dbias, derror_dbias * input_vector

    def _update_parameters(self, derror_dbias, derror_dweights):
        self.bias -= self.learning_rate * derror_dbias
        self.weights = self.weights - self.learning_rate * derror_dweights

    def train(self, input_vectors, targets, iterations):
        errors = []
        for n in range(iterations):
            i = np.random.randint(len(input_vectors))
            x, y = input_vectors[i], targets[i]
            b, w = self._compute_gradients(x, y)
            self._update_parameters(b, w)
            if n % 100 == 0:
                errors.append(np.sum((self.predict(input_vectors) - targets) ** 2))
        return errors
""",
    "digits_step": """def digits_step(parameters, images, labels, learning_rate):
    weights_1, biases_1, weights_2, biases_2 = parameters
    hidden = layer_forward(images, weights_1, biases_1, relu)
    scores = hidden @ weights_2 + biases_2
    targets = np.eye(len(biases_2))[labels]
    derror_dscores = (softmax(scores) - targets) / len(images)
    last = layer_backward(hidden, weights_2, scores, np.ones_like, derror_dscores)
    derror_dbiases_2, derror_dweights_2, derror_dhidden = last
    first = layer_backward(images, weights_1, hidden, relu_slope, derror_dhidden)
    derror_dbiases_1, derror_dweights_1, _ = first
    weights_1 = gradient_step(weights_1, derror_dweights_1, learning_rate)
    biases_1 = gradient_step(biases_1, derror_dbiases_1, learning_rate)
    weights_2 = gradient_step(weights_2, derror_dweights_2, learning_rate)
    biases_2 = gradient_step(biases_2, derror_dbiases_2, learning_rate)
    return weights_1, biases_1, weights_2, biases_2
""",
    "predict_digits": """def predict_digits(parameters, images):
    weights_1, biases_1, weights_2, biases_2 = parameters
    hidden = layer_forward(images, weights_1, biases_1, relu)
    scores = hidden @ weights_2 + biases_2
    return softmax(scores)
""",
    "train_digits": """def train_digits(parameters, images, labels, epochs, learning_rate):
    for epoch in range(epochs):
        order = np.random.permutation(len(images))
        for start in range(0, len(images), 32):
            batch = order[start : start + 32]
            parameters = digits_step(parameters, images[batch], labels[batch], learning_rate)
    return parameters
""",
}


def typed(source, **names):
    """Run the source of a cell; return the last function or class that it defines.

    `np` and `math` are imported already; `names` are what other cells have defined.
    """
    source, filename = dedent(source).strip() + "\n", f"<cell {next(CELLS)}>"
    linecache.cache[filename] = len(source), None, source.splitlines(keepends=True), filename  # as IPython does
    namespace = {"__name__": "__main__", "np": np, "math": math, **names}
    before = namespace.copy()
    exec(compile(source, filename, "exec"), namespace)
    *_, last = (thing for name, thing in namespace.items() if thing is not before.get(name) and callable(thing))
    return last


def typed_late(source):
    """The same where the functions of all lessons are at hand, but for those that the source defines."""
    defined = re.findall(r"\b(?:def|class) (\w+)", source)
    return typed(source, **{name: thing for name, thing in COURSE.items() if name not in defined})
