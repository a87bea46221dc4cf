"""Lesson 5: `sigmoid_deriv` and `compute_gradients`."""

import numpy as np

from nn_lesson import neuron
from nn_lesson.neuron import sigmoid, sigmoid_deriv
from nn_lesson.practice.exercise import Exercise, Slip, number, vector


def number_or_array(rng):
    return (number(rng),) if rng.random() < 0.5 else (np.array(vector(rng, rng.randint(2, 4))),)


SIGMOID_DERIV = Exercise(
    reference=neuron.sigmoid_deriv,
    tolerance=1e-4,  # a slope that is measured is good enough
    cases=[(1.91,), (0,), (-2,), (np.array([-1.0, 0.5, 3.0]),), (np.array([0.0, 4.0]),)],
    fresh=number_or_array,
    by_hand=lambda rng: (rng.choice([-2, -1, 0, 1, 2]),),
    slips=[
        Slip(
            "takes_output",
            lambda x: x * (1 - x),
            "This would be right if `x` were the prediction. But `x` is the weighted sum: apply the sigmoid "
            "first.",
        ),
        Slip("sigmoid", sigmoid, "This is the sigmoid itself. Its slope is wanted."),
        Slip("rest_only", lambda x: 1 - sigmoid(x), "The first of the two factors is missing."),
        Slip(
            "squared",
            lambda x: sigmoid(x) ** 2,
            "The sigmoid is multiplied by itself. The second factor is another one.",
        ),
        Slip(
            "rest_squared",
            lambda x: (1 - sigmoid(x)) ** 2,
            "The second factor is multiplied by itself. The first factor is the sigmoid.",
        ),
        Slip(
            "added",
            lambda x: sigmoid(x) + (1 - sigmoid(x)),
            "The two factors are added, so it is always 1. Multiply.",
        ),
        Slip("brackets", lambda x: sigmoid(x) * 1 - sigmoid(x), "The brackets are missing, so it is always 0."),
        Slip("x_for_rest", lambda x: sigmoid(x) * (1 - x), "In the second factor, the sigmoid is missing."),
        Slip("x_for_first", lambda x: x * (1 - sigmoid(x)), "In the first factor, the sigmoid is missing."),
        Slip("minus", lambda x: -sigmoid_deriv(x), "The sign is wrong: the sigmoid rises everywhere."),
        Slip(
            "one_plus", lambda x: sigmoid(x) * (1 + sigmoid(x)), "In the second factor, a plus stands for a minus."
        ),
        Slip(
            "twice",
            lambda x: sigmoid_deriv(sigmoid(x)),
            "The sigmoid is applied twice: once before the slope is taken, and once within it.",
        ),
        Slip("tanh", lambda x: 1 - np.tanh(x) ** 2, "This is the slope of the hyperbolic tangent."),
    ],
    hints=[
        "Look at the formula: two factors, and the sigmoid of `x` is in both.",
        "`sigmoid(x)` gives the first factor. The second is one minus the same thing.",
        "Write `s = sigmoid(x)`. Then return `s` times the second factor, which stands in brackets.",
    ],
)


def neuron_and_sample(rng):
    length, bias = rng.randint(2, 3), number(rng, -1, 1)
    inputs, weights = (np.array([number(rng, -2, 2) for _ in range(length)]) for _ in range(2))
    return inputs, weights, bias if rng.random() < 0.5 else np.array([bias]), rng.randint(0, 1)


def links(x, w, b, t):
    """The weighted sum, and the two links that the bias and the weights share."""
    z = np.dot(x, w) + b
    return z, 2 * (sigmoid(z) - t), sigmoid_deriv(z)


def gradients(combine):
    """A wrong `compute_gradients`: `combine` gets the error's derivative, the slope, the input and the "
    "weights."""

    def wrong(x, w, b, t):
        _, error, slope = links(x, w, b, t)
        return combine(error, slope, x, w)

    return wrong


def slope_of_prediction(x, w, b, t):
    z, error, _ = links(x, w, b, t)
    shared = error * sigmoid_deriv(sigmoid(z))
    return shared, shared * x


def slope_without_sigmoid(x, w, b, t):
    z, error, _ = links(x, w, b, t)
    return error * z * (1 - z), error * z * (1 - z) * x


def bias_forgotten(x, w, b, t):
    _, error, slope = links(x, w, 0 * b, t)
    return error * slope, error * slope * x


def error_squared(x, w, b, t):
    _, error, slope = links(x, w, b, t)
    return (error / 2) ** 2 * slope, (error / 2) ** 2 * slope * x


def times_bias(x, w, b, t):
    _, error, slope = links(x, w, b, t)
    return error * slope * b, error * slope * x


COMPUTE_GRADIENTS = Exercise(
    reference=neuron.compute_gradients,
    tolerance=1e-4,
    cases=[
        (np.array([2.0, 1.5]), np.array([1.45, -0.66]), np.array([0.0]), 0),
        (np.array([1.66, 1.56]), np.array([1.45, -0.66]), 0.5, 1),
        (np.array([-1.0, 2.0]), np.array([0.5, 0.3]), -0.4, 1),
        (np.array([0.5, -1.0, 2.0]), np.array([1.0, 0.2, -0.5]), np.array([0.3]), 0),
    ],
    fresh=neuron_and_sample,
    slips=[
        Slip(
            "two_missing",
            gradients(lambda e, s, x, w: (e / 2 * s, e / 2 * s * x)),
            "Both are half of what they should be: in the first link, the 2 is missing.",
        ),
        Slip(
            "sign",
            gradients(lambda e, s, x, w: (-e * s, -e * s * x)),
            "Both have the wrong sign. In the first link, take the target away from the prediction.",
        ),
        Slip(
            "error_itself",
            error_squared,
            "The chain begins with the error itself. It should begin with the error's derivative.",
        ),
        Slip(
            "no_slope",
            gradients(lambda e, s, x, w: (e, e * x)),
            "The first link is right, but the factor for the sigmoid's slope is missing.",
        ),
        Slip(
            "no_error",
            gradients(lambda e, s, x, w: (s, s * x)),
            "The first link is missing: how the error changes with the prediction.",
        ),
        Slip(
            "no_slope_for_weights",
            gradients(lambda e, s, x, w: (e * s, e * x)),
            "The one for the bias is right. In the one for the weights, the sigmoid's slope is missing.",
        ),
        Slip(
            "no_error_for_weights",
            gradients(lambda e, s, x, w: (e * s, s * x)),
            "The one for the bias is right. In the one for the weights, the first link is missing.",
        ),
        Slip(
            "no_input",
            gradients(lambda e, s, x, w: (e * s, e * s * np.ones_like(x))),
            "The last link for the weights is missing: raise a weight by 1, and the sum grows by its input.",
        ),
        Slip(
            "one_number",
            gradients(lambda e, s, x, w: (e * s, e * s)),
            "Both results are the same number. For the weights there is one more link, one number for each "
            "weight.",
        ),
        Slip(
            "input_alone",
            gradients(lambda e, s, x, w: (e * s, x)),
            "The one for the weights is the last link alone. Multiply all the links on the path.",
        ),
        Slip(
            "weights_for_input",
            gradients(lambda e, s, x, w: (e * s, e * s * w)),
            "The last link for the weights is taken to be the weights. Raise a weight by 1: by what does "
            "the sum grow?",
        ),
        Slip(
            "input_in_bias",
            gradients(lambda e, s, x, w: (e * s * x, e * s * x)),
            "The input is a factor of both. For the bias the last link is 1.",
        ),
        Slip(
            "swapped",
            gradients(lambda e, s, x, w: (e * s * x, e * s)),
            "The two results are in the wrong order: first the one for the bias, then the one for the weights.",
        ),
        Slip(
            "bias_zero",
            gradients(lambda e, s, x, w: (0 * e, e * s * x)),
            "The one for the bias is 0. The derivative of `b` with respect to `b` is 1, whatever its value is.",
        ),
        Slip("times_bias", times_bias, "The one for the bias is multiplied by the bias. Its last link is 1."),
        Slip(
            "slope_of_prediction",
            slope_of_prediction,
            "The sigmoid's slope is taken at the prediction. Take it at the weighted sum, `layer_1`.",
        ),
        Slip(
            "slope_without_sigmoid",
            slope_without_sigmoid,
            "The slope is computed from the weighted sum as if that were the prediction.",
        ),
        Slip(
            "added",
            gradients(lambda e, s, x, w: (e + s + 1, e + s + x)),
            "The links are added. A chain multiplies.",
        ),
        Slip(
            "partly_added",
            gradients(lambda e, s, x, w: (e * s, e * s + x)),
            "In the one for the weights, the last link is added. A chain multiplies.",
        ),
        Slip("bias_forgotten", bias_forgotten, "The bias is missing in the weighted sum."),
        Slip(
            "summed",
            gradients(lambda e, s, x, w: (e * s, np.sum(e * s * x))),
            "The numbers for the weights are added up to one. Keep one for each weight.",
        ),
        Slip(
            "bias_only",
            gradients(lambda e, s, x, w: e * s),
            "Only the one for the bias is returned. Return both, with a comma between them.",
        ),
        Slip(
            "weights_only",
            gradients(lambda e, s, x, w: e * s * x),
            "Only the one for the weights is returned. Return both, with a comma between them.",
        ),
    ],
    hints=[
        "Three links: from the error to the prediction, from the prediction to `layer_1`, from `layer_1` to "
        "the weights "
        "or the bias. You know a function or a number for each.",
        "The first link is what `error_derivative` computes, the second what `sigmoid_deriv` computes at "
        "`layer_1`. "
        "The third is the input for the weights, and 1 for the bias.",
        "`derror_dprediction = error_derivative(prediction, target)`. Find the second link in the same way. "
        "Then multiply: "
        "two links and a 1 for the bias, two links and `input_vector` for the weights.",
    ],
)

EXERCISES = [SIGMOID_DERIV, COMPUTE_GRADIENTS]
