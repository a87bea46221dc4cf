"""Lesson 6: the class `NeuralNetwork`, method by method."""

import numpy as np

from nn_lesson import neuron
from nn_lesson.learner.values import show
from nn_lesson.practice.exercise import Exercise, number
from nn_lesson.practice.exercises import backpropagation, sigmoid_prediction
from nn_lesson.practice.exercises.neural_network import changed, made, named_like, parameters
from nn_lesson.practice.exercises.neural_network_train import TRAIN
from nn_lesson.practice.slips import Slip, as_method, table

NOT_HERE = {  # slips of functions for which there is no room in the methods
    "two_only",  # shows with three inputs only; this network has two
    "one_array",  # looks like `unpacked` where the bias is a plain number
    "relu",  # is not imported
}


def in_method(exercise, method):
    """The slips of an earlier lesson's function, made in the method that does the same."""
    given = "prediction * (1 - prediction)"  # how lesson 6 writes the slope
    for slip in exercise.slips:
        source = slip.source.replace("sigmoid_deriv(layer_1)", given)
        if slip.key not in NOT_HERE and "sigmoid_deriv" not in source:
            slip = Slip(slip.key, source, slip.sentence, exercise.reference)
            yield as_method(slip, neuron.NeuralNetwork, method)


def sample(rng):
    return np.array([number(rng, -2, 2), number(rng, -2, 2)])


# __init__


def call_init(network, learning_rate):
    """The learning rate, how many weights and biases there are, and whether chance makes them: 1 or 0."""
    first, second = network(learning_rate), network(learning_rate)
    missing = [name for name in ("weights", "bias", "learning_rate") if not hasattr(first, name)]
    if missing:
        return changed(missing[0])
    by_chance = not np.array_equal(first.weights, second.weights)
    return first.learning_rate, np.size(first.weights), np.size(first.bias), int(by_chance)


INIT = Exercise(
    reference=neuron.NeuralNetwork,
    name="__init__",
    call=call_init,
    says=lambda _rate: "",
    cases=[(0.1,), (0.3,)],
    fresh=lambda rng: (rng.choice([0.05, 0.2, 0.5]),),
    slips=table(
        neuron.NeuralNetwork,
        """
        no_weights: self.weights -> weights
            `self.weights` is not set. What belongs to the network has `self.` before its name.
        no_bias: self.bias -> bias
            `self.bias` is not set. What belongs to the network has `self.` before its name.
        no_rate: self.learning_rate -> learning_rate
            `self.learning_rate` is not set. What belongs to the network has `self.` before its name.
        one_weight: randn(2) -> randn()
            There is one weight alone. Each input has a weight of its own, and there are two.
        fixed_rate: = learning_rate -> = 0.1
            The learning rate is always 0.1. Take the one in the brackets.
        three_weights: randn(2) -> randn(3)
            There are two inputs, so there are two weights, one for each.
        not_random: np.random.randn(2) -> np.zeros(2)
            The weights always begin at the same numbers. Let chance choose them.
        """,
        method="__init__",
    ),
)


# predict


def call_predict(network, weights, bias, input_vector):
    return made(network, weights, bias).predict(input_vector)


PREDICT = Exercise(
    reference=neuron.NeuralNetwork,
    name="predict",
    call=call_predict,
    says=lambda w, b, x: f"`predict({show(x)})` with the weights {show(w)} and the bias {show(b)}",
    cases=[
        ([1.0, -1.0], 0.5, np.array([2.0, 1.0])),
        ([0.2, 0.3], -1.0, np.array([1.0, -4.0])),
        ([-1.5, 0.4], 0.3, np.array([0.5, 2.0])),
    ],
    fresh=lambda rng: (*parameters(rng), sample(rng)),
    slips=[
        *in_method(sigmoid_prediction.MAKE_PREDICTION, "predict"),
        *table(
            neuron.NeuralNetwork,
            """
            no_bias: return sigmoid(np.dot(input_vector, self.weights))
                This is the sigmoid of the dot product alone. The bias belongs in the weighted sum.
            bias_taken_off: layer_1 = np.dot(input_vector, self.weights) - self.bias
                The bias is taken off. Add it.
            bias_twice: layer_1 = np.dot(input_vector, self.weights) + 2 * self.bias
                The bias is added twice. It is in the weighted sum already.
            twice: return sigmoid(sigmoid(layer_1))
                The sigmoid is taken twice. Once is enough.
            slope: return sigmoid(layer_1) * (1 - sigmoid(layer_1))
                This is the sigmoid's slope. The prediction is the sigmoid itself.
            dot_alone: return np.dot(input_vector, self.weights)
                This is the dot product alone. The bias and the activation function are still to come.
            relu: return np.maximum(layer_1, 0)
                The activation function here is ReLU. The sigmoid is wanted.
            """,
            method="predict",
        ),
    ],
    hints=[
        "It does what `make_prediction` of lesson 2 did. What is new: the weights and the bias belong to `self`.",
        "The weighted sum is there already. Which function turns it into a number between 0 and 1?",
        "Give `layer_1` to `sigmoid`, and return what comes back.",
    ],
)


# _compute_gradients


def call_compute_gradients(network, weights, bias, input_vector, target):
    class Watched(network):
        def _update_parameters(self, *_gradients):  # which may be unwritten as yet
            self.bias += 1

    network, given = made(named_like(network, Watched), weights, bias), input_vector.copy()
    answer = network._compute_gradients(given, target)
    if not np.array_equal(given, input_vector):
        return changed("input_vector")
    if not np.array_equal(network.weights, weights) or not np.array_equal(network.bias, bias):
        return changed("the network")
    return answer


COMPUTE_GRADIENTS = Exercise(
    reference=neuron.NeuralNetwork,
    name="_compute_gradients",
    call=call_compute_gradients,
    says=lambda w, b, x, t: (
        f"`_compute_gradients({show(x)}, {show(t)})` with the weights {show(w)} and the bias {show(b)}"
    ),
    cases=[
        ([1.45, -0.66], 0.0, np.array([2.0, 1.5]), 0),
        ([1.0, -1.0], 0.5, np.array([-2.0, 1.0]), 1),
        ([-0.5, 0.4], 0.3, np.array([0.5, 3.0]), 1),
    ],
    fresh=lambda rng: (*parameters(rng), sample(rng), rng.randint(0, 1)),
    slips=[
        *in_method(backpropagation.COMPUTE_GRADIENTS, "_compute_gradients"),
        *table(
            neuron.NeuralNetwork,
            """
            changes_network: return derror_dbias -> self._update_parameters(derror_dbias, derror_dweights)
                |     return derror_dbias
                It changes the weights or the bias. Leave that to `_update_parameters`.
            changes_input: derror_dweights = derror_dbias * input_vector -> input_vector *= derror_dbias
                |     derror_dweights = input_vector
                It changes the input vector that it is given. Leave that alone and build something new.
            """,
            method="_compute_gradients",
        ),
    ],
    hints=[
        "It is `compute_gradients` of lesson 5 again. Three links: from the error to the prediction, from there "
        "to the weighted sum, from there to a weight or the bias.",
        "The first link says how the squared error changes with the prediction. For the weights, the last link is "
        "what each weight is multiplied by in the weighted sum.",
        "`derror_dprediction` is twice the miss; the prediction comes first. `derror_dweights` is `derror_dbias` "
        "with one more factor: the input.",
    ],
)


# _update_parameters


def call_update_parameters(network, learning_rate, derror_dbias, derror_dweights):
    network = made(network, [1.0, 2.0], 0.5, learning_rate)
    network._update_parameters(derror_dbias, derror_dweights)
    return (network.bias, network.weights) if network.learning_rate == learning_rate else changed("the rate")


UPDATE_PARAMETERS = Exercise(
    reference=neuron.NeuralNetwork,
    name="_update_parameters",
    call=call_update_parameters,
    says=lambda rate, b, w: (
        f"`_update_parameters({show(b)}, {show(w)})` at the learning rate {show(rate)}, "
        "from the bias 0.5 and the weights [1, 2],"
    ),
    cases=[
        (0.1, 0.5, np.array([1.0, -2.0])),
        (0.5, -1.0, np.array([0.4, 3.0])),
        (0.01, 2.0, np.array([-1.0, -3.0])),
    ],
    fresh=lambda rng: (rng.choice([0.05, 0.2, 0.3]), number(rng, -2, 2), sample(rng)),
    slips=table(
        neuron.NeuralNetwork,
        """
        plus: - self.learning_rate -> + self.learning_rate
            It steps with the derivatives, uphill. Which sign leads downhill?
        no_rate: self.learning_rate * derror -> derror
            The learning rate does not count: the whole derivative is taken as the step.
        nothing_stored: def _update_parameters(self, derror_dbias, derror_dweights):
            |     return self.bias - self.learning_rate * derror_dbias
            `self.bias` and `self.weights` stay as they were. Store the new values in them: no `return` does that.
        bias_only: def _update_parameters(self, derror_dbias, derror_dweights):
            |     self.bias = self.bias - self.learning_rate * derror_dbias
            Only the bias changes. The weights learn, too.
        weights_only: def _update_parameters(self, derror_dbias, derror_dweights):
            |     self.weights = self.weights - self.learning_rate * derror_dweights
            Only the weights change. The bias learns, too.
        replaced: self.bias = -self.learning_rate * derror_dbias
            | self.weights = -self.learning_rate * derror_dweights
            The old weights and the old bias are forgotten: the step takes their place. A step begins at the old
            numbers.
        step_alone: self.bias = self.learning_rate * derror_dbias
            | self.weights = self.learning_rate * derror_dweights
            The old weights and the old bias are forgotten: the step takes their place. A step begins at the old
            numbers.
        rate_changed: self.bias = -> self.learning_rate *= 0.99
            |     self.bias =
            The learning rate changes, too. Only the weights and the bias learn.
        fixed_rate: self.learning_rate -> 0.1
            The learning rate is always 0.1. Take the network's own.
        minus_for_times: self.bias = self.bias - self.learning_rate - derror_dbias
            | self.weights = self.weights - self.learning_rate - derror_dweights
            The learning rate itself is taken off. A step is the learning rate times the derivative.
        rate_at_old: self.bias = self.bias * self.learning_rate - derror_dbias
            | self.weights = self.weights * self.learning_rate - derror_dweights
            The learning rate multiplies the old values. It should multiply the derivatives.
        shrinks: self.bias = self.bias - self.learning_rate * self.bias
            | self.weights = self.weights - self.learning_rate * self.weights
            The derivatives do not count: a share of the old values is taken off in their place.
        shrinks_by_derivative: self.bias *= 1 - self.learning_rate * derror_dbias
            | self.weights *= 1 - self.learning_rate * derror_dweights
            The old values are multiplied. Take the step away from them.
        bias_uphill: self.bias = self.bias + self.learning_rate * derror_dbias
            The weights are right. The bias steps with its derivative, uphill.
        weights_uphill: self.weights = self.weights + self.learning_rate * derror_dweights
            The bias is right. The weights step with their derivatives, uphill.
        bias_forgotten: self.bias = self.learning_rate * derror_dbias
            The weights are right. The old bias is forgotten: take the step away from it.
        weights_forgotten: self.weights = self.learning_rate * derror_dweights
            The bias is right. The old weights are forgotten: take the step away from them.
        bias_for_weights: self.weights = self.weights - self.learning_rate * derror_dbias
            The bias is right. The weights move by the bias's derivative: they have derivatives of their own.
        swapped: self.bias = self.bias - self.learning_rate * derror_dweights
            | self.weights = self.weights - self.learning_rate * derror_dbias
            The two derivatives have changed places: one is for the bias, the other for the weights.
        divided: self.bias = self.bias - derror_dbias / self.learning_rate
            | self.weights = self.weights - derror_dweights / self.learning_rate
            The derivatives are divided by the learning rate. Multiply.
        multiplied: - self.learning_rate -> * self.learning_rate
            The old values are multiplied by the step. Take the step away from them.
        derivative_first: self.bias = derror_dbias - self.learning_rate * self.bias
            | self.weights = derror_dweights - self.learning_rate * self.weights
            Old value and derivative have changed places: the step is made of the derivative.
        """,
        method="_update_parameters",
    ),
    hints=[
        "Nothing is returned here. The method changes `self.bias` and `self.weights`.",
        "Both follow the rule of lesson 4: the new value is the old one, minus the learning rate times the "
        "derivative.",
        "One line for the bias, one for the weights: `self.bias = self.bias - ...`, where the dots are "
        "`self.learning_rate` times its derivative.",
    ],
)


NEURAL_NETWORK = Exercise(
    reference=neuron.NeuralNetwork,
    given=[INIT],
    parts=[PREDICT, COMPUTE_GRADIENTS, UPDATE_PARAMETERS, TRAIN],
    hints=[
        "Take the methods one at a time, from the top. `check(NeuralNetwork)` says which comes next.",
        'Each method has hints of its own: `hint("predict")`, `hint("_compute_gradients")`, '
        '`hint("_update_parameters")`, `hint("train")`.',
        "You have written all of it before, as functions: `make_prediction`, `compute_gradients`, "
        "`gradient_step`. What belongs to the network now stands behind `self.`.",
    ],
)

EXERCISES = [NEURAL_NETWORK]
