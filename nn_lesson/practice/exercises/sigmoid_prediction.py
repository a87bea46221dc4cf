"""Lesson 2: `sigmoid`, `make_prediction` and `relu`."""

import numpy as np

from nn_lesson import neuron
from nn_lesson.practice.exercise import Exercise, number, vector
from nn_lesson.practice.slips import table


def number_or_array(rng):
    return (number(rng),) if rng.random() < 0.5 else (np.array(vector(rng, rng.randint(2, 4))),)


def input_weights_bias(rng):
    length, bias = rng.randint(2, 4), number(rng, -2, 2)
    vectors = (np.array([number(rng, -2, 2) for _ in range(length)]) for _ in range(2))
    return *vectors, bias


SIGMOID = Exercise(
    reference=neuron.sigmoid,
    cases=[(2,), (0,), (-1.5,), (1,), (np.array([-1.0, 0.0, 3.0]),), (np.array([0.25, -4.0]),)],
    fresh=number_or_array,
    by_hand=lambda rng: (rng.choice([-3, -2, -1, 0, 1, 2, 3]),),
    slips=table(
        neuron.sigmoid,
        """
        power_only: np.exp(-x)
            This is the power alone. It stands below a fraction bar, and a 1 is added to it there.
        one_missing: 1 / np.exp(-x)
            This is a power of Euler's number alone. Below the fraction bar of the formula stands a sum.
        brackets: 1 / 1 + np.exp(-x)
            This comes to 1 plus the power, which belongs below a fraction bar: divide 1 by the whole sum, in
            brackets.
        minus_before_1: -1 / (1 + np.exp(x))
            The minus stands before the 1. It belongs in the exponent, before the `x`.
        minus_outside: 1 / (1 - np.exp(x))
            A minus stands before the power. It belongs in the exponent.
        tanh: np.tanh(x)
            This is the hyperbolic tangent. It goes from −1 to 1, the sigmoid from 0 to 1.
        tanh_by_hand: 2 / (1 + np.exp(-x)) - 1
            This curve goes from −1 to 1. The sigmoid goes from 0 to 1: leave out what stretches it.
        question: x > 0.5
            It only says on which side `x` is. The sigmoid gives the numbers between 0 and 1.
        clipped: np.clip(x, 0, 1)
            It cuts off what is below 0 or above 1. The sigmoid bends: it comes near to both and reaches neither.
        power_of_two: 1 / (1 + 2**-x)
            The power has the base 2. It should be Euler's number.
        power_of_ten: 1 / (1 + 10**-x)
            The power has the base 10. It should be Euler's number.
        power_of_x: 1 / (1 + np.e * -x)
            Euler's number is multiplied by `-x`. Raise it to a power.
        decision: np.round(1 / (1 + np.exp(-x)))
            All answers are 0 or 1. The sigmoid gives the numbers between: do not round or decide.
        relu: np.maximum(x, 0)
            This is ReLU, the other activation function.
        euler_cut_short: 1 / (1 + 2.718**-x)
            2.718 is Euler's number cut short. NumPy knows all its digits.
        euler_rounded: 1 / (1 + 2.71828**-x)
            2.71828 is Euler's number rounded. NumPy knows all its digits.
        brackets_by_hand: 1 / 1 + 2.718**-x
            Brackets are missing below the fraction bar: Python divides before it adds.
        softsign: x / (1 + abs(x))
            This is another S-curve, without Euler's number.
        absolute: 1 / (1 + np.exp(-abs(x)))
            The sign of `x` is lost: no answer is below 0.5.
        """,
    ),
    hints=[
        "Look at the formula: a fraction. What stands above the bar, what below?",
        "`np.exp(...)` is Euler's number to the power of what stands in the brackets: here, minus `x`. "
        "Below the bar you add to it.",
        "Write the part below the bar first, `below = 1 + np.exp(...)`, with minus `x` in the place of the dots. "
        "Then return 1 divided by it.",
    ],
)


MAKE_PREDICTION = Exercise(
    reference=neuron.make_prediction,
    cases=[
        (np.array([1.66, 1.56]), np.array([1.45, -0.66]), 0.0),
        (np.array([2.0, 1.5]), np.array([1.45, -0.66]), 0.5),
        (np.array([1.0, -2.0]), np.array([0.5, 1.5]), -1.0),
        (np.array([0.5, 1.0, -1.0]), np.array([2.0, -1.0, 0.3]), 0.7),
    ],
    fresh=input_weights_bias,
    by_hand=lambda rng: (
        np.array([rng.randint(1, 3), rng.randint(1, 3)]),
        np.array([rng.choice([-1, 0.5, 1]), rng.choice([-1, -0.5, 1])]),
        rng.choice([-1, 0.5, 1]),
    ),
    slips=table(
        neuron.make_prediction,
        """
        no_sigmoid: layer_2 = layer_1
            This is the weighted sum, `layer_1`. The activation function is still to come.
        bias_after: layer_1 = np.dot(input_vector, weights); layer_2 = sigmoid(layer_1) + bias
            The bias is added after the activation function. It belongs in the weighted sum, before it.
        bias_in_dot: layer_1 = np.dot(input_vector, weights + bias)
            The bias is added to every weight. Add it once, after the dot product: check the brackets.
        bias_on_inputs: layer_1 = np.dot(input_vector + bias, weights)
            The bias is added to every input. Add it once, after the dot product: check the brackets.
        not_summed: layer_1 = input_vector * weights + bias
            There is one answer for each weight. The products are not summed up: use the dot product.
        decision: layer_2 = np.round(sigmoid(layer_1))
            This is a decision, 0 or 1. Return the number between, which says how sure the neuron is.
        sigmoid_first: layer_1 = sigmoid(input_vector); layer_2 = np.dot(layer_1, weights) + bias
            The sigmoid is applied to the inputs. It belongs at the end, to the weighted sum.
        relu: layer_2 = relu(layer_1)
            The activation function here is ReLU. The sigmoid is wanted.
        tanh: layer_2 = np.tanh(layer_1)
            The activation function here is the hyperbolic tangent. The sigmoid is wanted.
        sigmoid_of_each: layer_2 = sum(sigmoid(x * w) for x, w in zip(input_vector, weights)) + bias
            The sigmoid is taken of each product. Add up the products and the bias first.
        second_sum: layer_2 = np.dot(layer_1, weights) + bias
            A second weighted sum stands where the sigmoid belongs.
        bias_for_weights: layer_1 = np.dot(input_vector, bias) + weights
            In the weighted sum, weights and bias have changed places.
        bias_only: layer_2 = sigmoid(bias)
            The sigmoid is applied to the bias alone.
        input_with_itself: layer_1 = np.dot(input_vector, input_vector) + bias
            The weights do not count: the dot product is that of the input with itself.
        weights_with_themselves: layer_1 = np.dot(weights, weights) + bias
            The input does not count: the dot product is that of the weights with themselves.
        sums_multiplied: layer_1 = sum(input_vector) * sum(weights) + bias
            The inputs are added, the weights are added, and the sums are multiplied. Each input should meet its
            own weight only.
        two_only: layer_1 = input_vector[0] * weights[0] + input_vector[1] * weights[1] + bias
            Only the first two inputs count. There may be more: the dot product takes all of them.
        formula_brackets: layer_2 = 1 / 1 + np.exp(-layer_1)
            This is only what stands below the sigmoid's fraction bar. Is the `1 /` missing, or brackets behind it?
        """,
    ),
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
    cases=[(np.array([-1.0, 0.0, 2.5]),), (3,), (-2,), (0.5,), (4,), (np.array([40.0, -0.5, 3.0]),)],
    fresh=number_or_array,
    by_hand=lambda rng: (rng.choice([-7, -2.5, -1, 0.5, 3, 6]),),
    slips=table(
        neuron.relu,
        """
        other_half: np.minimum(x, 0)
            The wrong half is kept: the positive numbers should stay.
        absolute: np.abs(x)
            Negative numbers change their sign. They should become 0.
        identity: x
            Nothing changes: negative numbers should become 0.
        step: np.where(x > 0, 1, 0)
            Every positive number becomes 1, or true. It should stay as it is.
        dropped: np.array([n for n in np.atleast_1d(x) if n > 0])
            Negative numbers are left out. Each of them should become 0.
        capped: np.clip(x, 0, 1)
            Numbers above 1 are cut off. They should stay as they are.
        leaky: np.maximum(x, 0.01 * x)
            Negative numbers leave a small rest. They should become 0.
        largest_of_all: np.max(x, 0)
            This is the largest number of `x`: of one number, that number itself. Compare each number with 0.
        largest_or_zero: max(np.max(x), 0)
            An array becomes one number. Each number of the array should be compared with 0.
        sigmoid: 1 / (1 + np.exp(-x))
            This is the sigmoid, the other activation function.
        softplus: np.log(1 + np.exp(x))
            This is the softplus, a smooth relative of this function.
        """,
    ),
    hints=[
        "What should come out for 3? For -2? For 0? One rule covers all three: which of two numbers is larger?",
        "Compare `x` with 0 and take the larger of the two. Python's `max` does that for one number, "
        "but not for an array. NumPy can do it for each number of an array.",
        "NumPy's function that takes the larger of two, number by number, is `np.maximum`. "
        "Give it `x`, and the number below which no answer may be. Return what comes out.",
    ],
)

EXERCISES = [SIGMOID, RELU, MAKE_PREDICTION]
