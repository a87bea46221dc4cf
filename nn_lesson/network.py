"""The mathematics of lessons 7 and 8: what `neuron.py` does for one neuron, here for whole layers and batches.

A batch of inputs has the shape `(m, n)`, one example a row. A layer has weights of the shape `(n, units)`, one
column a unit, and biases of the shape `(units,)`; its outputs have the shape `(m, units)`.
"""

from itertools import pairwise

import numpy as np

from nn_lesson.neuron import gradient_step, relu, sigmoid


def layer_forward(inputs, weights, biases, activation):
    """The outputs of a layer: each unit's weighted sum of the inputs, through the activation function."""
    return activation(inputs @ weights + biases)


def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
    """The chain rule for a layer: `(derror_dbiases, derror_dweights, derror_dinputs)`.

    `slope` gives the activation function's slope, from its outputs.
    """
    derror_dsums = derror_doutputs * slope(outputs)
    derror_dbiases = derror_dsums.sum(axis=0)
    derror_dweights = inputs.T @ derror_dsums
    derror_dinputs = derror_dsums @ weights.T
    return derror_dbiases, derror_dweights, derror_dinputs


def softmax(scores):
    """Scores, in each row, turned into probabilities that add up to 1: a higher score has a larger share."""
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))  # the same shares, without overflow
    return powers / powers.sum(axis=-1, keepdims=True)


def cross_entropy(probabilities, labels):
    """The mean of `-log` of the probability, `(m, classes)`, that each row gives to its label, `(m,)`."""
    return -np.mean(np.log(probabilities[np.arange(len(labels)), labels]))


def relu_slope(outputs):
    """The slope of the ReLU, from its outputs: 1 where they are above 0, otherwise 0."""
    return (outputs > 0) * 1.0


def predict_digits(parameters, images):
    """The probability of each class, `(m, classes)`, from a hidden layer of ReLU units and a softmax.

    `parameters` are `(weights_1, biases_1, weights_2, biases_2)`.
    """
    weights_1, biases_1, weights_2, biases_2 = parameters
    hidden = layer_forward(images, weights_1, biases_1, relu)
    return softmax(hidden @ weights_2 + biases_2)


def digits_step(parameters, images, labels, learning_rate):
    """New parameters, one step of gradient descent on the cross-entropy of a batch."""
    weights_1, biases_1, weights_2, biases_2 = parameters
    hidden = layer_forward(images, weights_1, biases_1, relu)
    scores = hidden @ weights_2 + biases_2
    derror_dscores = (softmax(scores) - np.eye(len(biases_2))[labels]) / len(images)

    derror_dbiases_2, derror_dweights_2, derror_dhidden = layer_backward(
        hidden, weights_2, scores, np.ones_like, derror_dscores
    )
    derror_dbiases_1, derror_dweights_1, _ = layer_backward(images, weights_1, hidden, relu_slope, derror_dhidden)

    weights_1 = gradient_step(weights_1, derror_dweights_1, learning_rate)
    biases_1 = gradient_step(biases_1, derror_dbiases_1, learning_rate)
    weights_2 = gradient_step(weights_2, derror_dweights_2, learning_rate)
    biases_2 = gradient_step(biases_2, derror_dbiases_2, learning_rate)
    return weights_1, biases_1, weights_2, biases_2


def train_digits(parameters, images, labels, epochs, learning_rate):
    """New parameters, after `epochs` times through all examples, in a new order each time, 32 a step."""
    for _epoch in range(epochs):
        order = np.random.permutation(len(images))
        for start in range(0, len(images), 32):
            batch = order[start : start + 32]
            parameters = digits_step(parameters, images[batch], labels[batch], learning_rate)
    return parameters


def standardise(inputs):
    """Inputs moved and scaled so that each column has the mean 0 and the standard deviation 1."""
    return (inputs - np.mean(inputs, axis=0)) / np.std(inputs, axis=0)


ACTIVATIONS = {  # name: the function, and its slope written in terms of the function's outputs
    "sigmoid": (sigmoid, lambda outputs: outputs * (1 - outputs)),
    "tanh": (np.tanh, lambda outputs: 1 - outputs**2),
    "relu": (relu, relu_slope),
    "linear": (lambda sums: sums, np.ones_like),
}


class Network:
    """Layers of neurons: `Network([2, 8, 1])` has 2 inputs, a hidden layer of 8 units, and 1 output.

    One output is the probability of a 1, for the targets 0 and 1. Several outputs are the probabilities of as many
    classes, for the targets 0, 1, 2 and so on. The error is the cross-entropy; `decay` pulls weights to 0.
    ValueError: the layers are no such list, or the activation, the inputs or the targets do not fit.
    """

    forward, backward = staticmethod(layer_forward), staticmethod(layer_backward)  # yours may take their places

    def __init__(self, layers, activation="tanh", learning_rate=0.01, decay=0):
        _check_layers(layers, activation)
        self.learning_rate, self.decay = learning_rate, decay
        shapes = list(pairwise(layers))
        self.activations = [ACTIVATIONS[activation]] * (len(shapes) - 1) + [ACTIVATIONS["linear"]]
        self.parameters = np.zeros(sum((n + 1) * units for n, units in shapes))
        self.gradient = np.zeros_like(self.parameters)
        self.layers, self.layer_gradients = _views(self.parameters, shapes), _views(self.gradient, shapes)
        for weights, _biases in self.layers:
            weights[:] = np.random.randn(*weights.shape) / np.sqrt(len(weights))
        self.steps, self.mean, self.square = 0, 0 * self.gradient, 0 * self.gradient

    def __setstate__(self, state):
        """What `copy.deepcopy` makes of a network: its layers are views into its own vectors."""
        self.__dict__ |= state
        shapes = [weights.shape for weights, _biases in self.layers]
        self.layers, self.layer_gradients = _views(self.parameters, shapes), _views(self.gradient, shapes)

    def predict(self, inputs):
        """The probability of a 1, `(m,)`; with several outputs, that of each class, `(m, classes)`."""
        _check_inputs(inputs, self.layers)
        return self._probabilities(self.outputs(inputs)[-1])

    def outputs(self, inputs):
        """The inputs, and the outputs of each layer; those of the last are the scores."""
        outputs = [inputs]
        for (weights, biases), (activation, _slope) in zip(self.layers, self.activations, strict=True):
            outputs.append(self.forward(outputs[-1], weights, biases, activation))
        return outputs

    def error(self, inputs, targets):
        """The cross-entropy of a batch; a probability below 1e-12 counts as that."""
        inputs, targets = _as_examples(inputs, targets, self.layers)
        probabilities = self.predict(inputs)
        if probabilities.ndim == 1:
            probabilities = np.column_stack([1 - probabilities, probabilities])
        return cross_entropy(np.clip(probabilities, 1e-12, 1), targets)

    def train(self, inputs, targets, epochs, batch_size=32):
        """Go through all examples `epochs` times, in a new order each time, one step a mini-batch."""
        inputs, targets = _as_examples(inputs, targets, self.layers)
        for _ in range(epochs):
            order = np.random.permutation(len(inputs))
            for start in range(0, len(order), batch_size):
                batch = order[start : start + batch_size]
                self.step(inputs[batch], targets[batch])

    def step(self, inputs, targets):
        """One step downhill for a batch, by the rule of Adam (Kingma and Ba, 2015)."""
        self.compute_gradient(inputs, targets)
        self.steps += 1
        self.mean += (1 - 0.9) * (self.gradient - self.mean)
        self.square += (1 - 0.999) * (self.gradient**2 - self.square)
        mean, square = self.mean / (1 - 0.9**self.steps), self.square / (1 - 0.999**self.steps)
        self.parameters -= self.learning_rate * mean / (np.sqrt(square) + 1e-8)

    def compute_gradient(self, inputs, targets):
        """Backpropagation, layer by layer, from the last to the first: fills `self.gradient`."""
        outputs = self.outputs(inputs)
        miss = self._probabilities(outputs[-1]) - self._as_probabilities(targets)
        derror = miss.reshape(outputs[-1].shape) / len(inputs)  # of the cross-entropy, by the scores
        for i in reversed(range(len(self.layers))):
            weights, (dweights, dbiases) = self.layers[i][0], self.layer_gradients[i]
            _activation, slope = self.activations[i]
            dbiases[:], dweights[:], derror = self.backward(outputs[i], weights, outputs[i + 1], slope, derror)
            dweights += self.decay * weights

    def _probabilities(self, scores):
        return softmax(scores) if scores.shape[-1] > 1 else sigmoid(scores[..., 0])

    def _as_probabilities(self, targets):
        classes = len(self.layers[-1][1])
        return np.eye(classes)[targets] if classes > 1 else targets


def _views(vector, shapes):
    """The weights and biases of each layer, as views into the one vector that holds all numbers of a network."""
    ends = np.cumsum([(n + 1) * units for n, units in shapes])
    parts = zip(np.split(vector, ends[:-1]), shapes, strict=True)
    layers = [part.reshape(n + 1, units) for part, (n, units) in parts]
    return [(layer[:-1], layer[-1]) for layer in layers]


# What does not fit a network is refused in a sentence


def _check_layers(layers, activation):
    sizes = list(layers) if isinstance(layers, list | tuple) else []
    whole = all(isinstance(size, int | np.integer) for size in sizes)
    if len(sizes) < 2 or not whole or sizes[0] < 0 or min(sizes[1:]) < 1:
        raise ValueError("`layers` should be two or more whole numbers above 0, as in `Network([2, 8, 1])`.")
    if activation not in tuple(ACTIVATIONS):
        known = ", ".join(map(repr, ACTIVATIONS))
        raise ValueError(f"There is no activation {activation!r}. There are {known}.")


def _check_inputs(inputs, layers):
    width, shape = len(layers[0][0]), np.shape(inputs)
    if shape[-1:] != (width,):
        raise ValueError(
            f"This network takes {width} numbers for each example, not an array of the shape {shape}."
        )


def _as_examples(inputs, targets, layers):
    """Inputs and targets as arrays of floats and of whole numbers."""
    inputs, targets = np.asarray(inputs, float), np.asarray(targets)
    width, last = len(layers[0][0]), max(1, len(layers[-1][1]) - 1)
    if targets.ndim != 1 or not len(targets) or inputs.shape != (len(targets), width):
        raise ValueError(
            f"This network takes inputs of the shape (m, {width}) and as many targets, (m,), "
            f"not {inputs.shape} and {targets.shape}."
        )
    if not np.isin(targets, range(last + 1)).all():
        raise ValueError(f"Each target should be one of the whole numbers from 0 to {last}.")
    return inputs, targets.astype(int)
