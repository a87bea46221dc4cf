"""The mathematics of lessons 0 to 6, in the order in which the lessons build it.

Vectors have the shape `(n,)`. A batch of vectors has the shape `(m, n)`, one vector a row.
"""

import numpy as np


def count_words(words, vocabulary):
    """How often each word of `vocabulary` stands in the list `words`: a bag of words."""
    return [words.count(word) for word in vocabulary]


def predict_price(area, age, weights_area, weights_age, bias):
    """A linear regression with two independent variables."""
    return weights_area * area + weights_age * age + bias


def dot(u, v):
    """The sum of the products, pair by pair, of two vectors of the same length, in plain Python."""
    total = 0
    for a, b in zip(u, v, strict=True):
        total += a * b
    return total


def cosine_similarity(u, v):
    """The cosine of the angle between two vectors, neither of them zero: from -1 to 1."""
    return dot(u, v) / (dot(u, u) * dot(v, v)) ** 0.5


def sigmoid(x):
    """The S-curve from 0 to 1, of a number or of each number in an array.

    Below -709 NumPy warns that e^-x overflows; the answer, 0, is right all the same. In an array of whole numbers,
    -x must fit, too: NumPy's unsigned types have no room for it, nor have others for that of their least number.
    """
    return 1 / (1 + np.exp(-x))


def relu(x):
    """The rectified linear unit: x where it is positive, otherwise 0; for a number or an array."""
    return np.maximum(x, 0)


def make_prediction(input_vector, weights, bias):
    """The output of one neuron, from 0 to 1; for a batch, one output a row."""
    layer_1 = np.dot(input_vector, weights) + bias
    layer_2 = sigmoid(layer_1)
    return layer_2


def squared_error(prediction, target):
    """How far a prediction is from its target, squared."""
    return np.square(prediction - target)


def mean_squared_error(predictions, targets):
    """The mean of the squared errors over a data set."""
    return np.mean(squared_error(np.asarray(predictions), np.asarray(targets)))


def numerical_derivative(f, x, h=1e-5):
    """The slope of `f` at `x`, from two points a distance `h` to either side."""
    return (f(x + h) - f(x - h)) / (2 * h)


def error_derivative(prediction, target):
    """The derivative of the squared error with respect to the prediction."""
    return 2 * (prediction - target)


def gradient_step(weights, derivative, learning_rate):
    """New weights, one step downhill from `weights`."""
    return weights - learning_rate * derivative


def sigmoid_deriv(x):
    """The slope of the sigmoid at the weighted sum `x`."""
    return sigmoid(x) * (1 - sigmoid(x))


def compute_gradients(input_vector, weights, bias, target):
    """The derivatives of one neuron's squared error: `(derror_dbias, derror_dweights)`."""
    layer_1 = np.dot(input_vector, weights) + bias
    prediction = sigmoid(layer_1)

    derror_dprediction = 2 * (prediction - target)
    dprediction_dlayer1 = sigmoid_deriv(layer_1)
    dlayer1_dbias = 1
    dlayer1_dweights = input_vector

    derror_dbias = derror_dprediction * dprediction_dlayer1 * dlayer1_dbias
    derror_dweights = derror_dprediction * dprediction_dlayer1 * dlayer1_dweights
    return derror_dbias, derror_dweights


class NeuralNetwork:
    """One neuron with two inputs that learns from examples, one randomly drawn example a step."""

    def __init__(self, learning_rate):
        self.weights = np.random.randn(2)
        self.bias = np.random.randn()
        self.learning_rate = learning_rate

    def predict(self, input_vector):
        layer_1 = np.dot(input_vector, self.weights) + self.bias
        return sigmoid(layer_1)

    def _compute_gradients(self, input_vector, target):
        prediction = self.predict(input_vector)
        derror_dprediction = 2 * (prediction - target)
        dprediction_dlayer1 = prediction * (1 - prediction)
        derror_dbias = derror_dprediction * dprediction_dlayer1
        derror_dweights = derror_dbias * input_vector
        return derror_dbias, derror_dweights

    def _update_parameters(self, derror_dbias, derror_dweights):
        self.bias = self.bias - self.learning_rate * derror_dbias
        self.weights = self.weights - self.learning_rate * derror_dweights

    def train(self, input_vectors, targets, iterations):
        """Train; return the error summed over all examples after every 100th step, from the first."""
        cumulative_errors = []
        for iteration in range(iterations):
            i = np.random.randint(len(input_vectors))
            derror_dbias, derror_dweights = self._compute_gradients(input_vectors[i], targets[i])
            self._update_parameters(derror_dbias, derror_dweights)
            if iteration % 100 == 0:
                errors = squared_error(self.predict(input_vectors), targets)
                cumulative_errors.append(np.sum(errors))
        return cumulative_errors
