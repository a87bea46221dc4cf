"""The loop that the course's readers know from the tutorial, for comparison."""

import numpy as np


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
