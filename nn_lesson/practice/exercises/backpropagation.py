"""Lesson 5: `sigmoid_deriv` and `compute_gradients`."""

import numpy as np

from nn_lesson import neuron
from nn_lesson.learner.values import as_given, as_numbers, as_vectors
from nn_lesson.neuron import sigmoid, sigmoid_deriv
from nn_lesson.practice.exercise import Exercise, Slip, number, vector


def number_or_array(rng):
    return (number(rng),) if rng.random() < 0.5 else (np.array(vector(rng, rng.randint(2, 4))),)


SIGMOID_DERIV = Exercise(
    reference=neuron.sigmoid_deriv,
    tolerance=2e-3,  # a slope that is measured is good enough
    cases=[(1.91,), (0,), (-2,), (np.array([-1.0, 0.5, 3.0]),), (np.array([0.0, 4.0]),)],
    fresh=number_or_array,
    by_hand=lambda rng: (rng.choice([-2, -1, 0, 1, 2]),),
    slips=[
        Slip(
            "takes_output",
            lambda x: x * (1 - x),
            "This would be right if `x` were the prediction. But `x` is the weighted sum: apply the "
            "sigmoid first.",
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
        Slip("doubled", lambda x: 2 * sigmoid_deriv(x), "It is twice the slope. The two factors are enough."),
        Slip("sigmoid_doubled", lambda x: 2 * sigmoid(x), "This is the sigmoid, doubled. Its slope is a product."),
        Slip("times_x", lambda x: x * sigmoid_deriv(x), "`x` is a third factor. Leave it out."),
        Slip(
            "factor_minus_factor",
            lambda x: 2 * sigmoid(x) - 1,
            "The second factor is subtracted. Multiply.",
        ),
        Slip("rest_minus_factor", lambda x: 1 - 2 * sigmoid(x), "The two factors are subtracted. Multiply."),
        Slip("one_less_square", lambda x: 1 - sigmoid(x) ** 2, "The brackets are missing: 1 minus comes first."),
        Slip("divided", lambda x: sigmoid(x) / (1 - sigmoid(x)), "The factors are divided. Multiply."),
        Slip(
            "factor_squared",
            lambda x: sigmoid(x) ** 2 * (1 - sigmoid(x)),
            "The first factor is there twice. Once is enough.",
        ),
        Slip(
            "second_squared",
            lambda x: sigmoid(x) * (1 - sigmoid(x)) ** 2,
            "The second factor is there twice. Once is enough.",
        ),
        Slip(
            "sigmoid_of_product",
            lambda x: sigmoid(x * (1 - x)),
            "The product is made of `x`, and the sigmoid comes last. It should come first.",
        ),
        Slip(
            "one_less_inside",
            lambda x: sigmoid(x) * sigmoid(1 - x),
            "In the second factor, 1 minus stands inside the sigmoid. It belongs outside.",
        ),
        Slip(
            "sigmoid_of_rest",
            lambda x: sigmoid(1 - x),
            "This is a sigmoid alone, of 1 minus `x`. A slope is wanted.",
        ),
        Slip("power", lambda x: np.exp(-x), "This is Euler's number to the power of minus `x`. Use the sigmoid."),
        Slip(
            "step_of_one",
            lambda x: sigmoid(x + 1) - sigmoid(x),
            "This is the rise over a step of 1. That is too far for a slope.",
        ),
        Slip(
            "step_of_hundredth",
            lambda x: (sigmoid(x + 0.01) - sigmoid(x)) / 0.01,
            "This is the rise over a step of 0.01: near the slope, but not it. There is a formula.",
        ),
        Slip(
            "nudge_multiplied",
            lambda x: (sigmoid(x + 0.01) - sigmoid(x)) * 0.01,
            "The rise is multiplied by the step of 0.01. A slope is rise divided by step, and there is a formula.",
        ),
        Slip(
            "square_misplaced",
            lambda x: np.exp(-x) / (1 + np.exp(-x) ** 2),
            "In the fraction, only Euler's number is squared: below the bar, brackets are missing.",
        ),
        Slip(
            "summed",
            lambda x: np.sum(sigmoid_deriv(x)),
            "The slopes are added up to one number. Keep one for each number of the array.",
        ),
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


def neuron_of_one_half(rng):
    """One whose weighted sum is 0, so that it predicts 0.5."""
    inputs, weights = (np.array(rng.sample(numbers, 2)) for numbers in ([1, 2, 3, 4], [-2, -1, 1, 2]))
    return inputs, weights, -int(np.dot(inputs, weights)), rng.randint(0, 1)


def weighted_sum(x, w, b):
    return np.dot(x, w) + b


def chained(
    first=lambda z, p, t: 2 * (p - t),
    second=lambda z, p: p * (1 - p),
    combined=lambda e, s, x, w, b: (e * s, e * s * x),
    layer_1=weighted_sum,
):
    """`compute_gradients` with one of its four parts put wrong.

    The first link and the second are made from the weighted sum and the prediction (and the target); both
    are then combined, with the input, the weights or the bias, to what is returned.
    """

    def wrong(x, w, b, t):
        z = layer_1(x, w, b)
        p = sigmoid(z)
        return combined(first(z, p, t), second(z, p), x, w, b)

    return wrong


COMPUTE_GRADIENTS = Exercise(
    reference=neuron.compute_gradients,
    forms=(as_given, as_numbers, as_vectors),  # `bias[0]` and `math.exp` are right, too
    tolerance=1e-4,
    cases=[
        (np.array([2.0, 1.5]), np.array([1.45, -0.66]), np.array([0.0]), 0),
        (np.array([1.66, 1.56]), np.array([1.45, -0.66]), 0.5, 1),
        (np.array([-1.0, 2.0]), np.array([0.5, 0.3]), -0.4, 1),
        (np.array([0.5, -1.0, 2.0]), np.array([1.0, 0.2, -0.5]), np.array([0.3]), 0),
    ],
    fresh=neuron_and_sample,
    by_hand=neuron_of_one_half,
    slips=[
        # The first link
        Slip(
            "two_missing",
            chained(first=lambda z, p, t: p - t),
            "Both are half of what they should be: in the first link, the 2 is missing.",
        ),
        Slip(
            "sign",
            chained(first=lambda z, p, t: 2 * (t - p)),
            "Both have the wrong sign. The first link is twice prediction minus target; the slope of the sigmoid "
            "is positive everywhere.",
        ),
        Slip(
            "miss_reversed",
            chained(first=lambda z, p, t: t - p),
            "Both have the wrong sign and are half as large: in the first link, the 2 is missing, and "
            "prediction and target have changed places.",
        ),
        Slip(
            "error_itself",
            chained(first=lambda z, p, t: (p - t) ** 2),
            "The chain begins with the error itself. It should begin with the error's derivative.",
        ),
        Slip(
            "first_brackets",
            chained(first=lambda z, p, t: 2 * p - t),
            "In the first link, only the prediction is doubled: brackets are missing.",
        ),
        Slip(
            "no_target",
            chained(first=lambda z, p, t: 2 * p),
            "The target does not count in the first link.",
        ),
        Slip(
            "prediction_first",
            chained(first=lambda z, p, t: p),
            "The first link is the prediction itself. It should be the error's derivative.",
        ),
        Slip(
            "sign_lost",
            chained(first=lambda z, p, t: 2 * abs(p - t)),
            "In the first link, the sign is lost. It says whether the prediction is too high or too low.",
        ),
        Slip(
            "sum_for_prediction",
            chained(first=lambda z, p, t: 2 * (z - t)),
            "The target is compared with the weighted sum. Compare it with the prediction.",
        ),
        Slip(
            "decision",
            chained(first=lambda z, p, t: 2 * (np.round(p) - t)),
            "The prediction is rounded to 0 or 1 in the first link. Take it as it is.",
        ),
        Slip(
            "sigmoid_twice",
            chained(first=lambda z, p, t: 2 * (sigmoid(p) - t)),
            "In the first link, the sigmoid is applied twice.",
        ),
        Slip(
            "squared_and_doubled",
            chained(first=lambda z, p, t: 2 * (p - t) ** 2),
            "In the first link, the miss is still squared. In the derivative of a square, it is not.",
        ),
        Slip(
            "halved",
            chained(first=lambda z, p, t: (p - t) / 2),
            "In the first link, the miss is halved. It should be doubled.",
        ),
        Slip(
            "no_error",
            chained(first=lambda z, p, t: 1),
            "The first link is missing: how the error changes with the prediction.",
        ),
        # The second
        Slip(
            "no_slope",
            chained(second=lambda z, p: 1),
            "The first link is right, but the factor for the sigmoid's slope is missing.",
        ),
        Slip(
            "sigmoid_itself",
            chained(second=lambda z, p: p),
            "The second link is the sigmoid itself. Its slope is wanted.",
        ),
        Slip(
            "two_and_slope",
            chained(first=lambda z, p, t: p - t, second=lambda z, p: 1),
            "The 2 of the first link is missing, and so is the factor for the sigmoid's slope.",
        ),
        Slip(
            "sigmoid_of_prediction",
            chained(second=lambda z, p: sigmoid(p)),
            "The second link is the sigmoid, once more. Its slope is wanted.",
        ),
        Slip(
            "one_plus",
            chained(second=lambda z, p: p * (1 + p)),
            "In the slope's second factor, a plus stands for a minus.",
        ),
        Slip(
            "slope_of_miss",
            chained(combined=lambda e, s, x, w, b: (e * sigmoid_deriv(e), e * sigmoid_deriv(e) * x)),
            "The sigmoid's slope is taken at the first link. Take it at the weighted sum, `layer_1`.",
        ),
        Slip(
            "half_of_slope",
            chained(second=lambda z, p: 1 - p),
            "In the second link, the first of the slope's two factors is missing.",
        ),
        Slip(
            "slope_of_prediction",
            chained(second=lambda z, p: sigmoid_deriv(p)),
            "The sigmoid's slope is taken at the prediction. Take it at the weighted sum, `layer_1`.",
        ),
        Slip(
            "slope_without_sigmoid",
            chained(second=lambda z, p: z * (1 - z)),
            "The slope is computed from the weighted sum as if that were the prediction.",
        ),
        Slip(
            "slope_at_zero",
            chained(second=lambda z, p: 0.25),
            "The second link is always 0.25. The sigmoid is that steep at 0 only.",
        ),
        Slip(
            "slope_squared",
            chained(second=lambda z, p: (p * (1 - p)) ** 2),
            "The second link, the sigmoid's slope, is there twice. Once is enough.",
        ),
        # The last, and how they are put together
        Slip(
            "half_for_weights",
            chained(combined=lambda e, s, x, w, b: (e * s, e * s * x / 2)),
            "The derivative for the bias is right, but the one for the weights is half of what it should be.",
        ),
        Slip(
            "no_input",
            chained(combined=lambda e, s, x, w, b: (e * s, e * s * np.ones_like(x))),
            "The last link for the weights is missing: raise a weight by 1, and the sum grows by its input.",
        ),
        Slip(
            "one_number",
            chained(combined=lambda e, s, x, w, b: (e * s, e * s)),
            "Both results are the same number. For the weights there is one more link, one number for "
            "each weight.",
        ),
        Slip(
            "weights_for_input",
            chained(combined=lambda e, s, x, w, b: (e * s, e * s * w)),
            "The last link for the weights is taken to be the weights. Raise a weight by 1: by how "
            "much does the sum grow?",
        ),
        Slip(
            "weights_and_input",
            chained(combined=lambda e, s, x, w, b: (e * s, e * s * x * w)),
            "The last link for the weights is taken to be weights times input. Raise a weight by 1: "
            "by how much does the sum grow?",
        ),
        Slip(
            "input_and_weights_added",
            chained(combined=lambda e, s, x, w, b: (e * s, e * s * (x + w))),
            "The last link for the weights is taken to be weights plus input. Raise a weight by 1: "
            "by how much does the sum grow?",
        ),
        Slip(
            "sum_for_input",
            chained(combined=lambda e, s, x, w, b: (e * s, e * s * weighted_sum(x, w, b))),
            "The last link for the weights is taken to be the weighted sum. Raise a weight by 1: "
            "by how much does the sum grow?",
        ),
        Slip(
            "first_input",
            chained(combined=lambda e, s, x, w, b: (e * s, e * s * x[0])),
            "Only the first input counts. Each weight has an input of its own.",
        ),
        Slip(
            "summed",
            chained(combined=lambda e, s, x, w, b: (e * s, np.sum(e * s * x))),
            "The numbers for the weights are added up to one. Keep one for each weight.",
        ),
        Slip(
            "mean",
            chained(combined=lambda e, s, x, w, b: (e * s, np.mean(e * s * x))),
            "There is one mean for all weights. Keep one number for each weight.",
        ),
        Slip(
            "input_in_bias",
            chained(combined=lambda e, s, x, w, b: (e * s * x, e * s * x)),
            "The input is a factor of both. For the bias the last link is 1.",
        ),
        Slip(
            "inputs_in_bias",
            chained(combined=lambda e, s, x, w, b: (e * s * np.sum(x), e * s * x)),
            "The inputs are a factor of the one for the bias. There the last link is 1.",
        ),
        Slip(
            "weights_in_bias",
            chained(combined=lambda e, s, x, w, b: (e * s * w, e * s * x)),
            "The weights are a factor of the one for the bias. There the last link is 1.",
        ),
        Slip(
            "bias_zero",
            chained(combined=lambda e, s, x, w, b: (0 * e, e * s * x)),
            "The one for the bias is 0. Raise the bias by 1: by how much does the sum grow?",
        ),
        Slip(
            "times_bias",
            chained(combined=lambda e, s, x, w, b: (e * s * b, e * s * x)),
            "The one for the bias is multiplied by the bias. Its last link is 1.",
        ),
        Slip(
            "bias_alone",
            chained(combined=lambda e, s, x, w, b: (1, e * s * x)),
            "The one for the bias is 1. That is its last link alone: multiply all the links on the path.",
        ),
        Slip(
            "input_alone",
            chained(combined=lambda e, s, x, w, b: (e * s, x)),
            "The one for the weights is the last link alone. Multiply all the links on the path.",
        ),
        Slip(
            "no_slope_for_weights",
            chained(combined=lambda e, s, x, w, b: (e * s, e * x)),
            "The one for the bias is right. In the one for the weights, the sigmoid's slope is missing.",
        ),
        Slip(
            "no_error_for_weights",
            chained(combined=lambda e, s, x, w, b: (e * s, s * x)),
            "The one for the bias is right. In the one for the weights, the first link is missing.",
        ),
        Slip(
            "no_slope_for_bias",
            chained(combined=lambda e, s, x, w, b: (e, e * s * x)),
            "The one for the weights is right. In the one for the bias, the sigmoid's slope is missing.",
        ),
        Slip(
            "no_error_for_bias",
            chained(combined=lambda e, s, x, w, b: (s, e * s * x)),
            "The one for the weights is right. In the one for the bias, the first link is missing.",
        ),
        Slip(
            "slope_divided",
            chained(combined=lambda e, s, x, w, b: (e / s, e / s * x)),
            "The first link is divided by the slope. Multiply.",
        ),
        Slip(
            "sign_of_bias",
            chained(combined=lambda e, s, x, w, b: (-e * s, e * s * x)),
            "The one for the weights is right. The one for the bias has the wrong sign.",
        ),
        Slip(
            "sign_of_weights",
            chained(combined=lambda e, s, x, w, b: (e * s, -e * s * x)),
            "The one for the bias is right. The one for the weights has the wrong sign.",
        ),
        # Sums in place of products
        Slip(
            "added",
            chained(combined=lambda e, s, x, w, b: (e + s + 1, e + s + x)),
            "The links are added. A chain multiplies.",
        ),
        Slip(
            "added_for_weights",
            chained(combined=lambda e, s, x, w, b: (e * s, e + s + x)),
            "In the one for the weights, the links are added. A chain multiplies.",
        ),
        Slip(
            "added_for_bias",
            chained(combined=lambda e, s, x, w, b: (e + s + 1, e * s * x)),
            "In the one for the bias, the links are added. A chain multiplies.",
        ),
        Slip(
            "first_two_added",
            chained(combined=lambda e, s, x, w, b: (e + s, (e + s) * x)),
            "The first two links are added. A chain multiplies.",
        ),
        Slip(
            "first_two_added_for_weights",
            chained(combined=lambda e, s, x, w, b: (e * s, (e + s) * x)),
            "In the one for the weights, the first two links are added. A chain multiplies.",
        ),
        Slip(
            "first_added",
            chained(combined=lambda e, s, x, w, b: (e + s, e + s * x)),
            "The first link is added to the others. A chain multiplies.",
        ),
        Slip(
            "first_added_for_weights",
            chained(combined=lambda e, s, x, w, b: (e * s, e + s * x)),
            "In the one for the weights, the first link is added to the others. A chain multiplies.",
        ),
        Slip(
            "last_added",
            chained(combined=lambda e, s, x, w, b: (e * s + 1, e * s + x)),
            "The last link is added. A chain multiplies.",
        ),
        Slip(
            "partly_added",
            chained(combined=lambda e, s, x, w, b: (e * s, e * s + x)),
            "In the one for the weights, the last link is added. A chain multiplies.",
        ),
        # The weighted sum
        Slip(
            "bias_forgotten",
            chained(layer_1=lambda x, w, b: np.dot(x, w) + 0 * b),
            "The bias is missing in the weighted sum.",
        ),
        Slip(
            "bias_subtracted",
            chained(layer_1=lambda x, w, b: np.dot(x, w) - b),
            "In the weighted sum, the bias is subtracted. Add it.",
        ),
        Slip(
            "bias_multiplied",
            chained(layer_1=lambda x, w, b: np.dot(x, w) * b),
            "In the weighted sum, the bias is multiplied. Add it.",
        ),
        Slip(
            "bias_in_dot",
            chained(layer_1=lambda x, w, b: np.dot(x, w + b)),
            "In the weighted sum, the bias is added to every weight. Add it once, after the dot product.",
        ),
        Slip(
            "not_summed",
            chained(layer_1=lambda x, w, b: x * w + b),
            "In the weighted sum, the products are not summed up: use the dot product.",
        ),
        # What is returned
        Slip(
            "swapped",
            chained(combined=lambda e, s, x, w, b: (e * s * x, e * s)),
            "The two results are in the wrong order: first the one for the bias, then the one for the weights.",
        ),
        Slip(
            "bias_only",
            chained(combined=lambda e, s, x, w, b: e * s),
            "Only the one for the bias is returned. Return both, with a comma between them.",
        ),
        Slip(
            "weights_only",
            chained(combined=lambda e, s, x, w, b: e * s * x),
            "Only the one for the weights is returned. Return both, with a comma between them.",
        ),
        Slip(
            "both_added",
            chained(combined=lambda e, s, x, w, b: e * s + e * s * x),
            "The one for the bias is added to the one for the weights. Return both, with a comma between them.",
        ),
        Slip(
            "one_array",
            chained(combined=lambda e, s, x, w, b: np.append(e * s, e * s * x)),
            "All numbers stand in one array. Return two things: the one for the bias, and an array for "
            "the weights.",
        ),
        Slip(
            "unpacked",
            chained(combined=lambda e, s, x, w, b: (e * s, *(e * s * x))),
            "The numbers for the weights stand one by one. Return two things: the one for the bias, "
            "and an array for the weights.",
        ),
        Slip(
            "new_parameters",
            chained(combined=lambda e, s, x, w, b: (b - e * s, w - e * s * x)),
            "These are the new bias and weights after a step. The derivatives alone are wanted.",
        ),
        Slip(
            "learning_rate",
            chained(combined=lambda e, s, x, w, b: (0.1 * e * s, 0.1 * e * s * x)),
            "Both are a tenth of what they should be. A learning rate belongs to the step, not to the "
            "derivatives.",
        ),
        Slip(
            "first_two_links",
            chained(combined=lambda e, s, x, w, b: (e, s)),
            "These are the first two links. Multiply them on the way to the bias, and on the way to the weights.",
        ),
    ],
    hints=[
        "Three links: from the error to the prediction, from the prediction to `layer_1`, "
        "from `layer_1` to the weights or the bias. You know a function or a number for each.",
        "The first link is what `error_derivative` computes, the second what `sigmoid_deriv` computes "
        "at `layer_1`. The third is the input for the weights, and 1 for the bias.",
        "`derror_dprediction = error_derivative(prediction, target)`. Find the second link in the same way. "
        "Then multiply: two links and a 1 for the bias, two links and `input_vector` for the weights.",
    ],
)

EXERCISES = [SIGMOID_DERIV, COMPUTE_GRADIENTS]
