"""Lesson 7: `layer_forward` and `layer_backward`."""

import numpy as np

from nn_lesson import network
from nn_lesson.network import layer_backward
from nn_lesson.neuron import relu, sigmoid
from nn_lesson.practice.exercise import Exercise, Slip, number


def slope_of_sigmoid(outputs):
    return outputs * (1 - outputs)


def slope_of_tanh(outputs):
    return 1 - outputs**2


def array(rng, *shape):
    return np.array([number(rng, -2, 2) for _ in range(int(np.prod(shape)))]).reshape(shape)


def a_layer(rng):
    examples, inputs, units = rng.randint(2, 4), rng.randint(2, 4), rng.randint(2, 4)
    return array(rng, examples, inputs), array(rng, inputs, units), array(rng, units)


def a_pass_forward(rng):
    return *a_layer(rng), rng.choice([sigmoid, np.tanh, relu])


def a_pass_backward(rng):
    inputs, weights, biases = a_layer(rng)
    activation, slope = rng.choice([(sigmoid, slope_of_sigmoid), (np.tanh, slope_of_tanh)])
    outputs = np.round(activation(inputs @ weights + biases), 2)
    return inputs, weights, outputs, slope, array(rng, *outputs.shape)


TOLERANCE = 1e-4  # so that numbers of 32 bits will do, unless nearly all of a sum cancels

LAYER_FORWARD = Exercise(
    reference=network.layer_forward,
    tolerance=TOLERANCE,
    cases=[
        (np.array([[1.0, 2.0]]), np.array([[0.5, -1.0], [1.5, 0.25]]), np.array([0.5, -1.0]), np.tanh),
        (np.array([[1, 0], [0, 2], [3, 1]]), np.array([[2.0, -1.0], [0.5, 1.0]]), np.array([-1.0, 0.5]), relu),
        (np.array([[0.5, -1.0, 2.0], [1.0, 0.0, -0.5]]), np.array([[1], [2], [0.5]]), np.array([-0.5]), sigmoid),
    ],
    fresh=a_pass_forward,
    slips=[
        Slip(
            "no_activation",
            lambda x, w, b, f: x @ w + b,
            "These are the weighted sums. The activation function is still to come.",
        ),
        Slip("no_biases", lambda x, w, b, f: f(x @ w), "The biases do not count."),
        Slip("biases_subtracted", lambda x, w, b, f: f(x @ w - b), "The biases are subtracted. Add them."),
        Slip("biases_multiplied", lambda x, w, b, f: f(x @ w * b), "The biases are multiplied. Add them."),
        Slip(
            "biases_after",
            lambda x, w, b, f: f(x @ w) + b,
            "The biases are added after the activation function. They belong into the weighted sums, before it.",
        ),
        Slip(
            "biases_in_weights",
            lambda x, w, b, f: f(x @ (w + b)),
            "The biases are added to the weights. Add them after the matrix product: check the brackets.",
        ),
        Slip(
            "activation_of_inputs",
            lambda x, w, b, f: f(x) @ w + b,
            "The activation function is applied to the inputs. It belongs at the end, to the weighted sums.",
        ),
        Slip(
            "activation_of_product",
            lambda x, w, b, f: f(x @ w) @ np.eye(len(b)) + f(b),
            "The activation function is applied to the products and to the biases, each by itself. "
            "Add first, then apply it once.",
        ),
        Slip("twice", lambda x, w, b, f: f(f(x @ w + b)), "The activation function is applied twice."),
        Slip(
            "sigmoid_always",
            lambda x, w, b, f: sigmoid(x @ w + b),
            "It always takes the sigmoid. Use the function that comes in as `activation`.",
        ),
        Slip(
            "tanh_always",
            lambda x, w, b, f: np.tanh(x @ w + b),
            "It always takes the hyperbolic tangent. Use the function that comes in as `activation`.",
        ),
        Slip(
            "summed",
            lambda x, w, b, f: f(np.sum(x @ w + b, axis=1)),
            "The sums of all units are added up. Keep one number for each unit: a row of them for each example.",
        ),
        Slip(
            "first_example",
            lambda x, w, b, f: f(x[0] @ w + b),
            "Only the first example counts. Take the whole batch at once.",
        ),
        Slip(
            "turned",
            lambda x, w, b, f: f(x @ w + b).T,
            "Rows and columns have changed places. There should be a row for each example.",
        ),
    ],
    hints=[
        "It is what one neuron does in lesson 2, and nearly the same line. Which of its parts is now a matrix?",
        "`inputs @ weights` gives a row for each example and a column for each unit. Add the biases: NumPy adds "
        "them to every row.",
        "`sums = inputs @ weights + biases`. The function `activation` takes the sums; return what it gives.",
    ],
)


def backward(
    sums=lambda d, s: d * s,
    biases=lambda d: d.sum(axis=0),
    weights=lambda x, d, dy: x.T @ d,
    inputs=lambda d, w, dy: d @ w.T,
    given=lambda b, w, x: (b, w, x),
):
    """`layer_backward` with a mistake in one line; `d` is for the sums, `s` the slope, `dy` for the outputs."""

    def wrong(x, w, y, slope, dy):
        d = sums(dy, slope(y))
        return given(biases(d), weights(x, d, dy), inputs(d, w, dy))

    return wrong


LAYER_BACKWARD = Exercise(
    reference=layer_backward,
    tolerance=TOLERANCE,
    cases=[
        (
            np.array([[1.0, 2.0], [-1.0, 0.5], [2.0, -1.5]]),
            np.array([[0.5, -1.0], [1.5, 0.25]]),
            np.array([[0.8, 0.4], [-0.5, 0.2], [0.1, -0.6]]),
            slope_of_tanh,
            np.array([[1.0, -2.0], [0.5, 1.5], [-1.0, 0.25]]),
        ),
        (
            np.array([[0.5, -1.0, 2.0], [1.0, 0.3, -0.5]]),
            np.array([[1.0, -0.5], [2.0, 0.4], [0.5, 1.5]]),
            np.array([[0.9, 0.3], [0.2, 0.6]]),
            slope_of_sigmoid,
            np.array([[1.5, -1.0], [2.0, 0.5]]),
        ),
    ],
    fresh=a_pass_backward,
    slips=[
        # The step back through the activation function
        Slip(
            "no_slope",
            backward(sums=lambda d, s: d),
            "The slope of the activation function is missing: it is the first link of the chain.",
        ),
        Slip(
            "slope_alone",
            backward(sums=lambda d, s: s),
            "Only the slope counts. Multiply it by what comes in from the next layer, `derror_doutputs`.",
        ),
        Slip("added", backward(sums=lambda d, s: d + s), "The links are added. A chain multiplies."),
        Slip("minus", backward(sums=lambda d, s: -d * s), "The sign is wrong. A gradient points uphill."),
        Slip(
            "outputs_for_slope",
            lambda x, w, y, slope, dy: layer_backward(x, w, y, lambda outputs: outputs, dy),
            "It multiplies by the outputs themselves. The slope at the outputs is wanted.",
        ),
        Slip(
            "slope_of_slope",
            lambda x, w, y, slope, dy: layer_backward(x, w, slope(y), slope, dy),
            "The slope is taken twice.",
        ),
        Slip(
            "sigmoid_always",
            lambda x, w, y, slope, dy: layer_backward(x, w, y, slope_of_sigmoid, dy),
            "It always takes the slope of the sigmoid. Use the function that comes in as `slope`.",
        ),
        # The three results
        Slip(
            "biases_mean",
            backward(biases=lambda d: d.mean(axis=0)),
            "The one for the biases is a mean. Sum over the examples.",
        ),
        Slip(
            "biases_not_summed",
            backward(biases=lambda d: d),
            "The one for the biases still has a row for each example. Each bias serves all of them: sum the rows.",
        ),
        Slip(
            "biases_other_axis",
            backward(biases=lambda d: d.sum(axis=1)),
            "For the biases, it sums over the units. Sum over the examples, which are the rows.",
        ),
        Slip(
            "biases_one_number",
            backward(biases=lambda d: d.sum()),
            "For the biases, everything is added up to one number. Keep one for each unit.",
        ),
        Slip(
            "weights_mean",
            backward(weights=lambda x, d, dy: x.T @ d / len(x)),
            "The one for the weights is divided by the number of examples. The network has done that already.",
        ),
        Slip(
            "weights_turned",
            backward(weights=lambda x, d, dy: d.T @ x),
            "In the one for the weights, rows and columns have changed places. It has the shape of the weights.",
        ),
        Slip(
            "weights_no_slope",
            backward(weights=lambda x, d, dy: x.T @ dy),
            "In the one for the weights, the slope is missing.",
        ),
        Slip(
            "inputs_no_slope",
            backward(inputs=lambda d, w, dy: dy @ w.T),
            "In the one for the inputs, the slope is missing.",
        ),
        Slip(
            "inputs_turned",
            backward(inputs=lambda d, w, dy: w @ d.T),
            "In the one for the inputs, rows and columns have changed places. It has the shape of the inputs.",
        ),
        Slip(
            "weights_for_inputs",
            backward(inputs=lambda d, w, dy: w),
            "The last result is the weights alone. Multiply: each unit's share, times its weights, summed up.",
        ),
        Slip(
            "mean_for_both",
            backward(biases=lambda d: d.mean(axis=0), weights=lambda x, d, dy: x.T @ d / len(x)),
            "Biases and weights are divided by the number of examples. The network has done that already.",
        ),
        Slip(
            "slope_for_biases_only",
            backward(weights=lambda x, d, dy: x.T @ dy, inputs=lambda d, w, dy: dy @ w.T),
            "The one for the biases is right. In those for weights and inputs, the slope is missing.",
        ),
        # What is returned
        Slip(
            "weights_first",
            backward(given=lambda b, w, x: (w, b, x)),
            "The first two results have changed places: the one for the biases comes before that for the weights.",
        ),
        Slip(
            "backwards",
            backward(given=lambda b, w, x: (x, w, b)),
            "The results come in the opposite order: first biases, then weights, then inputs.",
        ),
        Slip(
            "inputs_first",
            backward(given=lambda b, w, x: (x, b, w)),
            "The one for the inputs comes first. It belongs at the end.",
        ),
        Slip(
            "inputs_missing",
            backward(given=lambda b, w, x: (b, w)),
            "The third result is missing. The layer before needs it: the derivatives for this layer's inputs.",
        ),
        Slip(
            "new_weights",
            lambda x, w, y, slope, dy: backward(weights=lambda x, d, _dy: w - x.T @ d)(x, w, y, slope, dy),
            "The second result is the new weights after a step. The derivatives alone are wanted.",
        ),
    ],
    hints=[
        "It is lesson 5's chain, for many units at once. First go back through the activation function: the "
        "derivative for the sums is what comes in, times the slope.",
        "A bias is added to every example, so its derivative is summed over the rows. A weight is multiplied by "
        "an input, an input by a weight: both are matrix products, with one of the two turned with `.T`.",
        "`derror_dsums = derror_doutputs * slope(outputs)`. The biases get `derror_dsums.sum(axis=0)`. For the "
        "others let the shapes guide you: each derivative has the shape of what it belongs to.",
    ],
)

EXERCISES = [LAYER_FORWARD, LAYER_BACKWARD]
