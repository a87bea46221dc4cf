"""Lesson 7: `layer_forward` and `layer_backward`."""

import numpy as np

from nn_lesson import network
from nn_lesson.neuron import relu, sigmoid
from nn_lesson.practice.exercise import Exercise, number
from nn_lesson.practice.slips import table


def slope_of_sigmoid(outputs):
    """`slope_of_sigmoid`: `p * (1 - p)` for each output `p`."""
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


def a_fork_by_hand(rng):
    """One example, one input and two units: so two paths lead back to the input."""
    outputs = rng.sample([0.2, 0.5, 0.8], 2)
    weights, derror_doutputs = ([rng.choice([-3, -2, -1, 1, 2, 3]) for _ in range(2)] for _ in range(2))
    rows = np.array([[rng.choice([-2, -1, 2, 3])]]), np.array([weights]), np.array([outputs])
    return *rows, slope_of_sigmoid, np.array([derror_doutputs])


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
    slips=table(
        network.layer_forward,
        """
        no_activation: inputs @ weights + biases
            These are the weighted sums. The activation function is still to come.
        product_alone: inputs @ weights
            This is the matrix product alone. The biases and the activation function are still to come.
        biases_after: activation(inputs @ weights) + biases
            The biases are added after the activation function. They belong in the weighted sums, before it.
        biases_in_weights: activation(inputs @ (weights + biases))
            The biases are added to the weights. Add them after the matrix product: check the brackets.
        activation_of_inputs: activation(inputs) @ weights + biases
            The activation function is applied to the inputs. It belongs at the end, to the weighted sums.
        activation_of_product: activation(inputs @ weights) + activation(biases)
            The activation function is applied to the products and to the biases, each by itself. Add first, then
            apply it once.
        sigmoid_always: sigmoid(inputs @ weights + biases)
            It always takes the sigmoid. Use the function that comes in as `activation`.
        tanh_always: np.tanh(inputs @ weights + biases)
            It always takes the hyperbolic tangent. Use the function that comes in as `activation`.
        relu_always: np.maximum(0, inputs @ weights + biases)
            It always takes the ReLU. Use the function that comes in as `activation`.
        biases_summed: activation(inputs @ weights + biases.sum())
            The biases are added up to one number. Each unit has one of its own.
        """,
    ),
    hints=[
        "It is what one neuron does in lesson 2, and nearly the same line. Which of its parts is now a matrix?",
        "`inputs @ weights` gives a row for each example and a column for each unit. Add the biases: NumPy adds "
        "them to every row.",
        "`sums = inputs @ weights + biases`. The function `activation` takes the sums; return what it gives.",
    ],
)


LAYER_BACKWARD = Exercise(
    reference=network.layer_backward,
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
            np.array([[0.015, -0.01], [0.02, 0.005]]),  # small, so that rounding shows
        ),
    ],
    fresh=a_pass_backward,
    by_hand=a_fork_by_hand,
    slips=table(
        network.layer_backward,
        """
        # The step back through the activation function
        no_slope: derror_dsums = derror_doutputs
            The slope of the activation function is missing: it is the first link of the chain.
        added: derror_dsums = derror_doutputs + slope(outputs)
            The links are added. A chain multiplies.
        minus: derror_dsums = -derror_doutputs * slope(outputs)
            The sign is wrong. A gradient points uphill.
        outputs_for_slope: derror_dsums = derror_doutputs * outputs
            It multiplies by the outputs themselves. The slope at the outputs is wanted.
        sigmoid_always: derror_dsums = derror_doutputs * outputs * (1 - outputs)
            It always takes the slope of the sigmoid. Use the function that comes in as `slope`.
        slope_of_sums: derror_dsums = derror_doutputs * slope(inputs @ weights)
            The slope is taken at weighted sums. `slope` wants the outputs.
        # The three results
        biases_mean: derror_dbiases = derror_dsums.mean(axis=0)
            The derivative for the biases is a mean. Sum over the examples.
        biases_other_axis: derror_dbiases = derror_dsums.sum(axis=1)
            For the biases, it sums over the units. Sum over the examples, which are the rows.
        biases_one_number: derror_dbiases = derror_dsums.sum()
            For the biases, everything is added up to one number. Keep one for each unit.
        weights_mean: derror_dweights = inputs.T @ derror_dsums / len(inputs)
            The derivative for the weights is divided by the number of examples. The examples are only added up
            here.
        weights_turned: derror_dweights = derror_dsums.T @ inputs
            In the derivative for the weights, rows and columns have changed places. It has the shape of the
            weights.
        weights_no_slope: derror_dweights = inputs.T @ derror_doutputs
            In the derivative for the weights, the slope is missing.
        weights_of_first: derror_dweights = np.outer(inputs[0], derror_dsums[0])
            In the derivative for the weights, only the first example counts. The matrix product adds up all of
            them.
        outputs_for_inputs: derror_dweights = outputs.T @ derror_dsums
            In the derivative for the weights, the outputs of the layer stand for its inputs. What is a weight
            multiplied by?
        inputs_no_slope: derror_dinputs = derror_doutputs @ weights.T
            In the derivative for the inputs, the slope is missing.
        inputs_turned: derror_dinputs = weights @ derror_dsums.T
            In the derivative for the inputs, rows and columns have changed places. It has the shape of the inputs.
        first_path: derror_dinputs = derror_dsums[:, :1] @ weights[:, :1].T
            In the derivative for the inputs, only the first unit counts. Each unit is a path back: add up all of
            them.
        last_path: derror_dinputs = derror_dsums[:, -1:] @ weights[:, -1:].T
            In the derivative for the inputs, only the last unit counts. Each unit is a path back: add up all of
            them.
        weights_of_others: derror_dinputs = derror_dsums @ weights[:, ::-1].T
            In the derivative for the inputs, the units take each other's weights. A path goes back by the weight
            of its own unit.
        mean_for_both: derror_dbiases = derror_dsums.mean(axis=0)
            | derror_dweights = inputs.T @ derror_dsums / len(inputs)
            Biases and weights are divided by the number of examples. The examples are only added up here.
        # What is returned
        weights_first: return derror_dweights, derror_dbiases, derror_dinputs
            The first two results have changed places: the derivative for the biases comes before that for the
            weights.
        backwards: return derror_dinputs, derror_dweights, derror_dbiases
            The results come in the opposite order: first biases, then weights, then inputs.
        inputs_first: return derror_dinputs, derror_dbiases, derror_dweights
            The derivative for the inputs comes first. It belongs at the end.
        inputs_missing: return derror_dbiases, derror_dweights
            The third result is missing. The layer before needs it: the derivatives for this layer's inputs.
        new_weights: derror_dweights = weights - inputs.T @ derror_dsums
            The second result is the new weights after a step. The derivatives alone are wanted.
        """,
    ),
    hints=[
        "It is lesson 5's chain, for many units at once. First go back through the activation function: the "
        "derivative for the sums is what comes in, times the slope.",
        "A bias is added to every example, so its derivative is summed over the rows. A weight is multiplied by "
        "an input, an input by a weight: both are matrix products, with one of the two turned with `.T`.",
        "`derror_dsums` is what comes in, times the slope. The two hard lines are both a product with it. Look at "
        "the table: for the weights, `inputs.T` stands first; for the inputs, `weights.T` stands last.",
    ],
)

EXERCISES = [LAYER_FORWARD, LAYER_BACKWARD]
