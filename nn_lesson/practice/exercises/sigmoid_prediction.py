"""Lesson 2: `sigmoid`, `make_prediction` and `relu`."""

import numpy as np

from nn_lesson import neuron
from nn_lesson.learner.values import as_given, as_numbers, as_vectors
from nn_lesson.neuron import sigmoid
from nn_lesson.practice.exercise import Exercise, Slip, number, vector


def number_or_array(rng):
    return (number(rng),) if rng.random() < 0.5 else (np.array(vector(rng, rng.randint(2, 4))),)


def input_weights_bias(rng):
    length, bias = rng.randint(2, 4), number(rng, -2, 2)
    vectors = (np.array([number(rng, -2, 2) for _ in range(length)]) for _ in range(2))
    return *vectors, bias if rng.random() < 0.5 else np.array([bias])


SIGMOID = Exercise(
    reference=neuron.sigmoid,
    cases=[(2,), (0,), (-1.5,), (np.array([-1.0, 0.0, 3.0]),), (np.array([0.25, -4.0]),)],
    fresh=number_or_array,
    by_hand=lambda rng: (rng.choice([-3, -2, -1, 0, 1, 2, 3]),),
    slips=[
        Slip(
            "minus_missing",
            lambda x: sigmoid(-x),
            "This curve falls where it should rise: it is 1 minus the right answer. Is a minus sign missing?",
        ),
        Slip("one_missing", lambda x: np.exp(x), "Below the fraction bar, the `1 +` is missing."),
        Slip(
            "brackets",
            lambda x: 1 / 1 + np.exp(-x),
            "This is only what stands below the fraction bar. Brackets around it may be missing: "
            "Python divides before it adds.",
        ),
        Slip(
            "minus_for_plus",
            lambda x: 1 / (1 - np.exp(-x)),
            "Below the fraction bar, something is subtracted that should be added.",
        ),
        Slip(
            "minus_outside",
            lambda x: 1 / (1 - np.exp(x)),
            "The minus sign stands before the power. It belongs into the exponent.",
        ),
        Slip("tanh", np.tanh, "This is the hyperbolic tangent. It goes from -1 to 1, the sigmoid from 0 to 1."),
        Slip(
            "derivative",
            neuron.sigmoid_deriv,
            "This says how steep the sigmoid is, which comes in a later lesson.",
        ),
        Slip("twice", lambda x: sigmoid(sigmoid(x)), "The sigmoid is applied twice."),
        Slip(
            "power_of_two", lambda x: 1 / (1 + 2.0**-x), "The power has the base 2. It should be Euler's number."
        ),
        Slip(
            "power_of_ten", lambda x: 1 / (1 + 10.0**-x), "The power has the base 10. It should be Euler's number."
        ),
        Slip(
            "power_of_x",
            lambda x: 1 / (1 + np.e * -x),
            "Euler's number is multiplied by `-x`. Raise it to a power.",
        ),
        Slip(
            "decision",
            lambda x: np.round(sigmoid(x)),
            "All answers are 0 or 1. The sigmoid gives the numbers between: do not round or decide.",
        ),
        Slip("relu", neuron.relu, "This is ReLU, the other activation function."),
        Slip("times_x", lambda x: x * sigmoid(x), "Above the fraction bar stands `x`. It should be 1."),
        Slip("two_for_one", lambda x: 1 / (2 + np.exp(-x)), "Below the fraction bar, 2 is added. It should be 1."),
        Slip("squared", lambda x: sigmoid(x) ** 2, "The answer is squared."),
        Slip(
            "euler_cut_short",
            lambda x: 1 / (1 + 2.718**-x),
            "2.718 is Euler's number cut short. NumPy knows all its digits.",
        ),
        Slip(
            "euler_rounded",
            lambda x: 1 / (1 + 2.71828**-x),
            "2.71828 is Euler's number rounded. NumPy knows all its digits.",
        ),
        Slip(
            "brackets_by_hand",
            lambda x: 1 / 1 + 2.718**-x,
            "Brackets are missing below the fraction bar: Python divides before it adds.",
        ),
        Slip(
            "falls_from_half",
            lambda x: sigmoid(-np.abs(x)),
            "The sign of `x` is lost: no answer is above 0.5.",
        ),
        Slip("softsign", lambda x: x / (1 + np.abs(x)), "This is another S-curve, without Euler's number."),
        Slip("absolute", lambda x: sigmoid(np.abs(x)), "The sign of `x` is lost: all answers are above 0.5."),
    ],
    hints=[
        "Look at the formula: a fraction. What stands above the bar, what below?",
        "NumPy has Euler's number to the power of something: `np.exp(something)`. Here, something is minus `x`. "
        "Below the bar you add to it.",
        "Write the part below the bar first: `below = 1 + np.exp(...)`. Then return 1 divided by it.",
    ],
)


MAKE_PREDICTION = Exercise(
    reference=neuron.make_prediction,
    forms=(as_given, as_vectors, as_numbers),  # `bias[0]` and `math.exp` are right, too
    cases=[
        (np.array([1.66, 1.56]), np.array([1.45, -0.66]), np.array([0.0])),
        (np.array([2.0, 1.5]), np.array([1.45, -0.66]), 0.5),
        (np.array([1.0, -2.0]), np.array([0.5, 1.5]), -1.0),
        (np.array([0.5, 1.0, -1.0]), np.array([2.0, -1.0, 0.3]), np.array([0.7])),
    ],
    fresh=input_weights_bias,
    by_hand=lambda rng: (
        np.array([rng.randint(1, 3), rng.randint(1, 3)]),
        np.array([rng.choice([-1, 0.5, 1]), rng.choice([-1, -0.5, 1])]),
        rng.choice([-1, 0.5, 1]),
    ),
    slips=[
        Slip(
            "no_sigmoid",
            lambda x, w, b: np.dot(x, w) + b,
            "This is the weighted sum, `layer_1`. The activation function is still to come.",
        ),
        Slip("no_bias", lambda x, w, b: sigmoid(np.dot(x, w)), "The bias does not count."),
        Slip("bias_subtracted", lambda x, w, b: sigmoid(np.dot(x, w) - b), "The bias is subtracted. Add it."),
        Slip("bias_multiplied", lambda x, w, b: sigmoid(np.dot(x, w) * b), "The bias is multiplied. Add it."),
        Slip(
            "bias_after",
            lambda x, w, b: sigmoid(np.dot(x, w)) + b,
            "The bias is added after the activation function. It belongs into the weighted sum, before it.",
        ),
        Slip(
            "bias_in_dot",
            lambda x, w, b: sigmoid(np.dot(x, w + b)),
            "The bias is added to every weight. Add it once, after the dot product: check the brackets.",
        ),
        Slip(
            "not_summed",
            lambda x, w, b: sigmoid(x * w + b),
            "There is one answer for each weight. The products are not summed up: use the dot product.",
        ),
        Slip(
            "no_weights",
            lambda x, w, b: sigmoid(np.sum(x) + b),
            "The weights do not count: the inputs are added as they are.",
        ),
        Slip(
            "added",
            lambda x, w, b: sigmoid(np.sum(x + w) + b),
            "The inputs and the weights are added. They should be multiplied, pair by pair.",
        ),
        Slip(
            "minus",
            lambda x, w, b: sigmoid(-(np.dot(x, w) + b)),
            "It is one minus the right answer: the weighted sum has the wrong sign when it meets the sigmoid.",
        ),
        Slip(
            "decision",
            lambda x, w, b: np.round(sigmoid(np.dot(x, w) + b)),
            "The prediction is rounded to 0 or 1. Return the number between, which says how sure the neuron is.",
        ),
        Slip(
            "twice",
            lambda x, w, b: sigmoid(sigmoid(np.dot(x, w) + b)),
            "The sigmoid is applied twice.",
        ),
        Slip(
            "sigmoid_first",
            lambda x, w, b: np.dot(sigmoid(x), w) + b,
            "The sigmoid is applied to the inputs. It belongs at the end, to the weighted sum.",
        ),
        Slip(
            "relu",
            lambda x, w, b: neuron.relu(np.dot(x, w) + b),
            "The activation function here is ReLU. The sigmoid is wanted.",
        ),
        Slip(
            "tanh",
            lambda x, w, b: np.tanh(np.dot(x, w) + b),
            "The activation function here is the hyperbolic tangent. The sigmoid is wanted.",
        ),
        Slip("bias_twice", lambda x, w, b: sigmoid(np.dot(x, w) + 2 * b), "The bias is added twice."),
        Slip("bias_only", lambda x, w, b: sigmoid(b), "The sigmoid is applied to the bias alone."),
        Slip(
            "input_with_itself",
            lambda x, w, b: sigmoid(np.dot(x, x) + b),
            "The weights do not count: the dot product is that of the input with itself.",
        ),
        Slip(
            "weights_with_themselves",
            lambda x, w, b: sigmoid(np.dot(w, w) + b),
            "The input does not count: the dot product is that of the weights with themselves.",
        ),
        Slip(
            "sums_multiplied",
            lambda x, w, b: sigmoid(np.sum(x) * np.sum(w) + b),
            "The inputs are added, the weights are added, and the sums are multiplied. "
            "Each input should meet its own weight only.",
        ),
        Slip(
            "two_only",
            lambda x, w, b: sigmoid(x[0] * w[0] + x[1] * w[1] + b),
            "Only the first two inputs count. There may be more: the dot product takes all of them.",
        ),
        Slip(
            "formula_brackets",
            lambda x, w, b: 1 / 1 + np.exp(-(np.dot(x, w) + b)),
            "This is only what stands below the fraction bar of the sigmoid. Brackets around it may be missing.",
        ),
        Slip(
            "layers_added",
            lambda x, w, b: np.dot(x, w) + b + sigmoid(np.dot(x, w) + b),
            "`layer_1` is added to the prediction. Return `layer_2` alone.",
        ),
    ],
    hints=[
        "There are two steps. The first makes one number of the inputs, the weights and the bias. "
        "The second squeezes it between 0 and 1.",
        "`layer_1` is the dot product of the input vector and the weights, plus the bias. "
        "`layer_2` is made from `layer_1` by a function that you have written already.",
        "`np.dot(input_vector, weights)` is the dot product; add `bias` to it, outside the brackets. "
        "Give the result to `sigmoid`, and return what comes back.",
    ],
)


RELU = Exercise(
    reference=neuron.relu,
    cases=[(3,), (-2,), (0.5,), (np.array([-1.0, 0.0, 2.5]),), (np.array([40.0, -0.5]),)],
    fresh=number_or_array,
    by_hand=lambda rng: (rng.choice([-7, -2.5, -1, 0.5, 3, 6]),),
    slips=[
        Slip(
            "other_half", lambda x: np.minimum(x, 0), "The wrong half is kept: the positive numbers should stay."
        ),
        Slip("absolute", np.abs, "Negative numbers change their sign. They should become 0."),
        Slip("identity", lambda x: x, "Nothing changes: negative numbers should become 0."),
        Slip("mirrored", lambda x: np.maximum(-x, 0), "The sign is turned round first: `x` is wanted, not `-x`."),
        Slip(
            "step",
            lambda x: np.where(np.asarray(x) > 0, 1, 0),
            "Every positive number becomes 1. It should stay as it is.",
        ),
        Slip("at_least_one", lambda x: np.maximum(x, 1), "Everything below 1 becomes 1. The limit is 0."),
        Slip("capped", lambda x: np.clip(x, 0, 1), "Numbers above 1 are cut off. They should stay as they are."),
        Slip(
            "leaky",
            lambda x: np.where(np.asarray(x) > 0, x, 0.01 * np.asarray(x)),
            "Negative numbers leave a small rest. They should become 0.",
        ),
        Slip(
            "largest_of_all",
            lambda x: np.max(x, 0),
            "This is the largest number of `x`: of one number, that number itself. Compare each number with 0.",
        ),
        Slip(
            "largest_or_zero",
            lambda x: max(np.max(x), 0),
            "An array becomes one number. Each number of the array should be compared with 0.",
        ),
        Slip(
            "squared",
            lambda x: np.maximum(x, 0) ** 2,
            "Positive numbers are squared. They should stay as they are.",
        ),
        Slip("sigmoid", sigmoid, "This is the sigmoid, the other activation function."),
        Slip(
            "softplus", lambda x: np.log1p(np.exp(x)), "This is the softplus, a smooth relative of this function."
        ),
    ],
    hints=[
        "What should come out for 3? For -2? For 0? One rule covers all three: which of two numbers is larger?",
        "Compare `x` with 0 and take the larger of the two. Python's `max` does that for one number, "
        "but not for an array. NumPy can do it for each number of an array.",
        "NumPy's function that takes the larger of two, number by number, is `np.maximum`. What are the two?",
    ],
)

EXERCISES = [SIGMOID, RELU, MAKE_PREDICTION]
