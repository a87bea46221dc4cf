"""Lesson 5: `sigmoid_deriv` and `compute_gradients`."""

import numpy as np

from nn_lesson import neuron
from nn_lesson.practice.exercise import Exercise, number, vector
from nn_lesson.practice.slips import table


def number_or_array(rng):
    return (number(rng),) if rng.random() < 0.5 else (np.array(vector(rng, rng.randint(2, 4))),)


SIGMOID_DERIV = Exercise(
    reference=neuron.sigmoid_deriv,
    tolerance=2e-3,  # a slope that is measured is good enough
    cases=[(1.91,), (0,), (-2,), (1,), (np.array([-1.0, 0.5, 3.0]),), (np.array([0.0, 8.0]),)],
    fresh=number_or_array,
    by_hand=lambda rng: (rng.choice([-2, -1, 0, 1, 2]),),
    slips=table(
        neuron.sigmoid_deriv,
        """
        takes_output: x * (1 - x)
            This would be right if `x` were the prediction. But `x` is the weighted sum: apply the sigmoid first.
        twice: sigmoid(sigmoid(x)) * (1 - sigmoid(sigmoid(x)))
            The sigmoid is taken of a sigmoid. Once is enough: the prediction itself is one factor.
        sigmoid: sigmoid(x)
            This is the sigmoid itself. Its slope is wanted.
        squared: sigmoid(x) ** 2
            This comes to the sigmoid times itself. The second factor is 1 minus the same sigmoid.
        rest_squared: (1 - sigmoid(x)) ** 2
            The second factor is multiplied by itself. The first factor is the sigmoid.
        added: sigmoid(x) + (1 - sigmoid(x))
            The two factors are added, so it is always 1. Multiply.
        brackets: sigmoid(x) * 1 - sigmoid(x)
            The sigmoid is taken from itself, so it is always 0. Are brackets missing, or a `*`?
        minus: sigmoid(x) * (sigmoid(x) - 1)
            The sign is wrong: the sigmoid rises everywhere.
        tanh: 1 - np.tanh(x) ** 2
            This is the slope of the hyperbolic tangent.
        inside: sigmoid(1 - sigmoid(x))
            The second factor stands inside the sigmoid. Multiply both factors.
        two_factors: sigmoid(x), 1 - sigmoid(x)
            These are the two factors. Multiply them: write `*` for the comma.
        sigmoid_doubled: 2 * sigmoid(x)
            This is the sigmoid, doubled. Its slope is a product.
        sigmoid_of_product: sigmoid(x * (1 - x))
            The product is made of `x`, and the sigmoid comes last. It should come first.
        one_less_inside: sigmoid(x) * sigmoid(1 - x)
            In the second factor, 1 minus stands inside the sigmoid. It belongs outside.
        power: np.exp(-x)
            This is Euler's number to the power of minus `x`. Use the sigmoid.
        rise_of_hundredth: sigmoid(x + 0.01) - sigmoid(x)
            This is a rise. It is still to be divided by the step to the side.
        rise_of_thousandth: sigmoid(x + 0.001) - sigmoid(x)
            This is a rise. It is still to be divided by the step to the side.
        step_of_one: sigmoid(x + 1) - sigmoid(x)
            This is the rise over a step of 1. That is too far for a slope.
        step_of_hundredth: (sigmoid(x + 0.01) - sigmoid(x)) / 0.01
            This is the rise over a step of 0.01: near the slope, but not it. There is a formula.
        nudge_multiplied: (sigmoid(x + 0.01) - sigmoid(x)) * 0.01
            The rise is multiplied by the step of 0.01. A slope is rise divided by step, and there is a formula.
        square_missing: np.exp(-x) / (1 + np.exp(-x))
            This is 1 minus the sigmoid, one of the two factors. As one fraction, it lacks a square below the bar.
        rise_alone: sigmoid(x + 0.00001) - sigmoid(x)
            This is a rise. It is still to be divided by the step, and there is a formula.
        square_misplaced: np.exp(-x) / (1 + np.exp(-x) ** 2)
            In the fraction, only Euler's number is squared: below the bar, brackets are missing.
        summed: np.sum(sigmoid(x) * (1 - sigmoid(x)))
            The slopes are added up to one number. Keep one for each number of the array.
        """,
    ),
    hints=[
        "Look at the formula: two factors, and the sigmoid of `x` is in both.",
        "`sigmoid(x)` gives the first factor. The second is one minus the same thing.",
        "Write `s = sigmoid(x)`. Then return `s` times the second factor, which stands in brackets.",
    ],
)


def neuron_and_sample(rng):
    length, bias = rng.randint(2, 3), number(rng, -1, 1)
    inputs, weights = (np.array([number(rng, -2, 2) for _ in range(length)]) for _ in range(2))
    return inputs, weights, bias, rng.randint(0, 1)


def neuron_of_one_half(rng):
    """One whose weighted sum is 0, so that it predicts 0.5."""
    inputs, weights = (np.array(rng.sample(numbers, 2)) for numbers in ([1, 2, 3, 4], [-2, -1, 1, 2]))
    return inputs, weights, -int(np.dot(inputs, weights)), rng.randint(0, 1)


COMPUTE_GRADIENTS = Exercise(
    reference=neuron.compute_gradients,
    tolerance=1e-4,
    cases=[
        (np.array([2.0, 1.5]), np.array([1.45, -0.66]), 0.0, 0),
        (np.array([1.66, 1.56]), np.array([1.45, -0.66]), 0.5, 1),
        (np.array([-1.0, 2.0]), np.array([-2.0, 1.5]), 1.0, 1),  # saturated, so that rounding shows
        (np.array([0.5, -1.0, 2.0]), np.array([1.0, 0.2, -0.5]), 0.3, 0),
    ],
    fresh=neuron_and_sample,
    by_hand=neuron_of_one_half,
    slips=table(
        neuron.compute_gradients,
        """
        # The first link
        error_itself: derror_dprediction = (prediction - target) ** 2
            The chain begins with the error itself. It should begin with the error's derivative.
        sign_lost: derror_dprediction = 2 * abs(prediction - target)
            In the first link, the sign is lost. It says whether the prediction is too high or too low.
        sum_for_prediction: derror_dprediction = 2 * (layer_1 - target)
            The target is compared with the weighted sum. The sigmoid, which makes a prediction of it, is missing.
        decision: derror_dprediction = 2 * (np.round(prediction) - target)
            The prediction is rounded to 0 or 1 in the first link. Take it as it is.
        squared_and_doubled: derror_dprediction = 2 * (prediction - target) ** 2
            In the first link, the miss is still squared. In the derivative of a square, it is not.
        no_error: derror_dbias = dprediction_dlayer1; derror_dweights = dprediction_dlayer1 * dlayer1_dweights
            The first link is missing: how the error changes with the prediction.
        # The second
        no_slope: derror_dbias = derror_dprediction; derror_dweights = derror_dprediction * dlayer1_dweights
            The first link is right, but the factor for the sigmoid's slope is missing.
        sigmoid_itself: dprediction_dlayer1 = sigmoid(layer_1)
            The second link is the sigmoid itself. Its slope is wanted.
        two_and_slope: derror_dprediction = prediction - target; dprediction_dlayer1 = 1
            The derivative for the bias is the miss alone. The 2 and the sigmoid's slope do not count.
        slope_of_prediction: dprediction_dlayer1 = sigmoid_deriv(prediction)
            The sigmoid's slope is taken at the prediction. Take it at the weighted sum, `layer_1`.
        # The last, and how they are put together
        no_input: dlayer1_dweights = np.ones(len(weights))
            The last link for the weights is taken to be 1. Raise a weight by 1: by how much does the sum grow?
        one_number: dlayer1_dweights = 1
            Both results are the same number. For the weights there is one more link, one number for each weight.
        weights_for_input: dlayer1_dweights = weights
            The last link for the weights is taken to be the weights. Raise a weight by 1: by how much does the sum
            grow?
        weights_and_input: dlayer1_dweights = weights * input_vector
            The last link for the weights is taken to be weights times input. Raise a weight by 1: by how much does
            the sum grow?
        input_and_weights_added: dlayer1_dweights = weights + input_vector
            The last link for the weights is taken to be weights plus input. Raise a weight by 1: by how much does
            the sum grow?
        first_input: dlayer1_dweights = input_vector[0]
            Only the first input counts. Each weight has an input of its own.
        summed: derror_dweights = np.sum(derror_dbias * dlayer1_dweights)
            There is one sum for all weights. Keep one number for each weight.
        mean: derror_dweights = np.mean(derror_dbias * dlayer1_dweights)
            There is one mean for all weights. Keep one number for each weight.
        input_in_bias: dlayer1_dbias = input_vector
            The input is a factor of both. For the bias the last link is 1.
        inputs_in_bias: dlayer1_dbias = np.sum(input_vector)
            The inputs are a factor of the derivative for the bias. There the last link is 1.
        weights_in_bias: dlayer1_dbias = weights
            The weights are a factor of the derivative for the bias. There the last link is 1.
        bias_in_bias: dlayer1_dbias = bias
            The bias is a factor of its own derivative. There the last link is 1.
        bias_zero: dlayer1_dbias = 0
            The derivative for the bias is 0. Raise the bias by 1: by how much does the sum grow?
        input_alone: derror_dweights = dlayer1_dweights
            The derivative for the weights is the last link alone. Multiply all the links on the path.
        no_slope_for_weights: derror_dweights = derror_dprediction * dlayer1_dweights
            The derivative for the bias is right. In the derivative for the weights, the sigmoid's slope is
            missing.
        no_slope_for_bias: derror_dbias = derror_dprediction * dlayer1_dbias
            The derivative for the weights is right. In the derivative for the bias, the sigmoid's slope is
            missing.
        no_error_for_bias: derror_dbias = dprediction_dlayer1 * dlayer1_dbias
            The derivative for the weights is right. In the derivative for the bias, the first link is missing.
        # Sums in place of products
        added: * d -> + d
            The links are added. A chain multiplies.
        added_for_weights: derror_dweights = derror_dprediction + dprediction_dlayer1 + dlayer1_dweights
            In the derivative for the weights, the links are added. A chain multiplies.
        added_for_bias: derror_dbias = derror_dprediction + dprediction_dlayer1 + dlayer1_dbias
            In the derivative for the bias, the links are added. A chain multiplies.
        # The weighted sum
        bias_in_dot: layer_1 = np.dot(input_vector, weights + bias)
            In the weighted sum, the bias is added to every weight. Add it once, after the dot product.
        # What is returned
        swapped: return derror_dweights, derror_dbias
            The two results are in the wrong order: first the derivative for the bias, then the derivative for the
            weights.
        new_values: return bias - derror_dbias, weights - derror_dweights
            These are the new bias and weights, after a step of 1. The gradients alone are due.
        all_nudged: dlayer1_dweights = np.sum(input_vector) * np.ones(len(weights))
            All weights are changed at once. For each weight's own slope, change that one alone.
        bias_only: return derror_dbias
            Only the derivative for the bias is returned. Return both, with a comma between them.
        weights_only: return derror_dweights
            Only the derivative for the weights is returned. Return both, with a comma between them.
        both_added: return derror_dbias + derror_dweights
            The derivative for the bias is added to the derivative for the weights. Return both, with a comma
            between them.
        one_array: return np.append(derror_dbias, derror_dweights)
            All numbers stand in one row. Return two things: the derivative for the bias, and an array for the
            weights.
        """,
    ),
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
