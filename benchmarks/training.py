"""How fast one neuron trains, beside the loop that the course's readers know from the tutorial.

    python benchmarks/training.py

Both train on the same points from the same seed, in turns, so that a busy machine slows both. What counts is the
ratio of the medians; milliseconds differ from machine to machine.
"""

import sys
from statistics import median
from time import perf_counter

import numpy as np

from nn_lesson.neuron import NeuralNetwork

INPUT_VECTORS = np.array([[3, 1.5], [2, 1], [4, 1.5], [3, 4], [3.5, 0.5], [2, 0.5], [5.5, 1], [1, 1]])
TARGETS = np.array([0, 1, 0, 1, 0, 1, 1, 0])
ITERATIONS = 10_000
AT_LEAST = 2.0  # times as fast as the tutorial's loop


class TutorialsNetwork:
    """The same neuron step by step, as lesson 5 takes the chain rule apart: one example, one draw at a time."""

    def __init__(self, learning_rate):
        self.weights = np.array([np.random.randn(), np.random.randn()])
        self.bias = np.random.randn()
        self.learning_rate = learning_rate

    def predict(self, input_vector):
        return sigmoid(np.dot(input_vector, self.weights) + self.bias)

    def _compute_gradients(self, input_vector, target):
        layer_1 = np.dot(input_vector, self.weights) + self.bias
        prediction = sigmoid(layer_1)

        derror_dprediction = 2 * (prediction - target)
        dprediction_dlayer1 = sigmoid(layer_1) * (1 - sigmoid(layer_1))
        dlayer1_dbias = 1
        dlayer1_dweights = 0 * self.weights + 1 * input_vector

        derror_dbias = derror_dprediction * dprediction_dlayer1 * dlayer1_dbias
        derror_dweights = derror_dprediction * dprediction_dlayer1 * dlayer1_dweights
        return derror_dbias, derror_dweights

    def _update_parameters(self, derror_dbias, derror_dweights):
        self.bias = self.bias - self.learning_rate * derror_dbias
        self.weights = self.weights - self.learning_rate * derror_dweights

    def train(self, input_vectors, targets, iterations):
        cumulative_errors = []
        for iteration in range(iterations):
            i = np.random.randint(len(input_vectors))
            derror_dbias, derror_dweights = self._compute_gradients(input_vectors[i], targets[i])
            self._update_parameters(derror_dbias, derror_dweights)
            if iteration % 100 == 0:
                cumulative_error = 0
                for input_vector, target in zip(input_vectors, targets, strict=True):
                    cumulative_error += np.square(self.predict(input_vector) - target)
                cumulative_errors.append(cumulative_error)
        return cumulative_errors


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def seconds(network_class):
    np.random.seed(0)
    network = network_class(0.1)
    start = perf_counter()
    network.train(INPUT_VECTORS, TARGETS, ITERATIONS)
    return perf_counter() - start


def main(turns=15):
    times = {TutorialsNetwork: [], NeuralNetwork: []}
    for _ in range(turns):
        for network_class, measured in times.items():
            measured.append(seconds(network_class))
    tutorial, ours = (median(measured) for measured in times.values())
    print(f"{ITERATIONS:,} steps of one neuron, median of {turns} turns")
    print(f"the tutorial's loop   {1000 * tutorial:6.0f} ms")
    print(f"NeuralNetwork.train   {1000 * ours:6.0f} ms")
    print(f"ratio                 {tutorial / ours:6.2f}    (at least {AT_LEAST} is wanted)")
    return None if tutorial / ours >= AT_LEAST else "NeuralNetwork.train has become slow."


if __name__ == "__main__":
    sys.exit(main())
