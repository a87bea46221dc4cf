"""Lesson 7, further: `count_numbers` and `predict_deep`."""

from random import Random

import numpy as np

from nn_lesson.practice.exercise import task
from nn_lesson.practice.exercises.more_layers import array


def count_numbers(layers):
    """How many weights and biases a network has, from the sizes of its layers, the inputs first."""
    total = 0
    for i in range(1, len(layers)):
        total += layers[i - 1] * layers[i] + layers[i]
    return total


def predict_deep(inputs, weights, biases):
    """The last layer's sums, of a network with a ReLU after each layer but the last."""
    for i in range(len(weights)):
        inputs = inputs @ weights[i] + biases[i]
        if i < len(weights) - 1:
            inputs = np.maximum(inputs, 0)
    return inputs


def narrowing(rng):
    """Three layers, each narrower than the one before."""
    return (
        array(rng, 2, 3),
        [array(rng, 3, 3), array(rng, 3, 2), array(rng, 2, 1)],
        [array(rng, n) for n in (3, 2, 1)],
    )


SMALL, TWO, THREE = (  # layers as wide as what comes in, so that a wrong layer is no wrong shape
    (
        np.array([[1.0, 2.0]]),
        [np.array([[1.0, -3.0], [2.0, 1.0]]), np.array([[1.0, 0.0], [2.0, 1.0]])],
        [np.array([0.0, 0.0]), np.array([-9.0, 1.0])],
    ),
    (
        np.array([[-2.0, 2.0], [1.0, -1.0]]),
        [np.array([[3.0, -2.0], [1.0, -2.0]]), np.array([[-2.0, -2.0], [3.0, -2.0]])],
        [np.array([2.0, -1.0]), np.array([2.0, -2.0])],
    ),
    (
        np.array([[3.0, -2.0], [-2.0, 3.0]]),
        [
            np.array([[3.0, 3.0], [2.0, 2.0]]),
            np.array([[3.0, 1.0], [1.0, -2.0]]),
            np.array([[2.0, -2.0], [3.0, 2.0]]),
        ],
        [np.array(row) for row in ([-2.0, -2.0], [3.0, 2.0], [1.0, 3.0])],
    ),
)


FURTHER = [
    task(
        count_numbers,
        lambda rng: ([rng.randint(1, 9) for _ in range(rng.randint(2, 5))],),
        [([2, 8, 1],), ([2, 3, 4, 5],), ([3, 1],), ([64, 32, 10],), ([5, 5, 2, 2, 1],)],
        "Take one layer. Which shape has its matrix of weights? How many biases does it have?",
        "A layer has as many rows of weights as inputs come in, and a column and a bias for each unit.",
        "Layer `i` has `layers[i - 1] * layers[i]` weights. Let `i` go through `range(1, len(layers))`.",
        slips="""
        weights_alone: layers[i - 1] * layers[i] + layers[i] -> layers[i - 1] * layers[i]
            These are the weights alone. The biases count, too.
        biases_alone: layers[i - 1] * layers[i] + layers[i] -> layers[i]
            These are the biases alone. The weights count, too.
        biases_of_inputs: return total -> return total + layers[0]
            The inputs have biases here. A bias belongs to a unit, and inputs are no units.
        all_numbers: sum(layers)
            The sizes are added up. Between two layers, each unit has a weight for each number that comes in.
        biases_of_layer_before: layers[i - 1] * layers[i] + layers[i] -> layers[i - 1] * layers[i] + layers[i - 1]
            There are as many biases as numbers come into a layer. There should be one for each of its units.
        one_bias: layers[i - 1] * layers[i] + layers[i] -> layers[i - 1] * layers[i] + 1
            There is one bias for each layer. Each unit of it has one.
        one_bias_in_all: layers[i - 1] * layers[i] + layers[i] -> layers[i - 1] * layers[i];
            | return total -> return total + 1
            There is one bias in all. Each unit has one, in each layer but the inputs.
        one_bias_hidden: layers[i - 1] * layers[i] + layers[i] -> layers[i - 1] * layers[i];
            | return total -> return total + len(layers) - 2
            There is one bias for each hidden layer. Each unit has one, in each layer but the inputs.
        one_bias_and_inputs: layers[i - 1] * layers[i] + layers[i] -> layers[i - 1] * layers[i];
            | return total -> return total + len(layers)
            There is one bias for each number in `layers`. Each unit has one, in each layer but the inputs.
        around: range(1, len(layers)) -> range(len(layers))
            The last layer is joined to the inputs, too: `layers[-1]` is the last number. Begin at 1.
        around_weights: def count_numbers(layers):
            |     return sum(layers[i - 1] * layers[i] for i in range(len(layers))) + sum(layers[1:])
            The last layer is joined to the inputs, too: `layers[-1]` is the last number. Begin at 1.
        product: math.prod(layers) + sum(layers[1:])
            All sizes are multiplied by one another. Multiply two neighbours at a time, and add up what they give.
        product_alone: math.prod(layers)
            All sizes are multiplied by one another. Multiply two neighbours at a time, and add up what they give.
        product_and_all: math.prod(layers) + sum(layers)
            All sizes are multiplied by one another, where two neighbours at a time are due, and the inputs have
            biases here, which belong to units alone.
        seems_last_layer: layers[-2] * layers[-1] + layers[-1]
            These are the numbers of the last layer alone. Add up those of all layers.
        seems_first_layer: layers[0] * layers[1] + layers[1]
            These are the numbers of the first layer alone. Add up those of all layers.
        first_two_layers: layers[0] * layers[1] + layers[1] + layers[1] * layers[2] + layers[2]
            Only the first two layers are counted. There may be more of them, or one alone: go through the list.
        last_missing: range(1, len(layers)) -> range(1, len(layers) - 1)
            The last layer is left out.
        hidden_no_bias: layers[i - 1] * layers[i] + layers[i] -> layers[i - 1] * layers[i];
            | return total -> return total + layers[-1]
            Only the last layer has biases here. Each layer has them, but not the inputs.
        bias_for_each_weight: layers[i - 1] * layers[i] + layers[i] -> 2 * layers[i - 1] * layers[i]
            There is a bias for each weight. There is one for each unit.
        own_size: layers[i - 1] * layers[i] + layers[i] -> layers[i] * layers[i] + layers[i]
            The size of a layer is multiplied by itself. Multiply it by how many numbers come in.
        own_size_all: sum(n * n + n for n in layers)
            The size of a layer is multiplied by itself. Multiply it by how many numbers come in: two neighbours.
        from_the_inputs: layers[i - 1] * layers[i] + layers[i] -> layers[0] * layers[i] + layers[i]
            Each layer takes the inputs themselves. It should take what the layer before it gives.
        units_multiplied: (sum(layers) - layers[-1]) * sum(layers[1:]) + sum(layers[1:])
            All sizes are added up before they are multiplied. Multiply two neighbours at a time.
        each_with_each: def count_numbers(layers):
            |     return sum(layers[1:]) + sum(n * sum(layers[i + 1 :]) for i, n in enumerate(layers))
            Each layer takes what all before it give. It should take that of the one before it alone.
        layers_multiplied: math.prod(layers[i - 1] * layers[i] + layers[i] for i in range(1, len(layers)))
            The numbers of the layers are multiplied by one another. Add them up.
        how_many_arrays: 2 * (len(layers) - 1)
            This is how many matrices and how many rows of biases there are. Count the numbers in them.
        how_many_layers: len(layers) - 1
            This is how many layers there are. Count their weights and biases.
        """,
    ),
    task(
        predict_deep,
        lambda rng: (array(rng, 2, 3), [array(rng, 3, 3), array(rng, 3, 3)], [array(rng, 3), array(rng, 3)]),
        [
            *(SMALL, TWO, THREE),  # of which the first is a call that is short enough to be shown
            (np.array([[1.0, -2.0], [0.5, 1.0]]), [np.array([[-1.0], [1.0]])], [np.array([-0.5])]),  # one layer
            *(narrowing(Random(seed)) for seed in range(3)),
        ],
        "What comes out of a layer is what goes into the next one. Which layer is different?",
        "Let `inputs` hold what a layer gives. `np.maximum` is the ReLU; leave it out after the last layer.",
        "In round `i`, `inputs @ weights[i] + biases[i]` are the sums. The last `i` is `len(weights) - 1`.",
        slips="""
        # The activation function
        no_relu: inputs = np.maximum(inputs, 0) -> pass
            There is no ReLU, so that all layers together are no more than one.
        all_relu: if i < len(weights) - 1 -> if True
            An activation function follows the last layer, too. Its weighted sums are to be returned.
        relu_first_alone: if i < len(weights) - 1 -> if i == 0 and len(weights) > 1
            Only the first layer has a ReLU. Each has one but the last.
        relu_on_first: if i < len(weights) - 1 -> if i == 0
            Only the first layer has a ReLU. Each has one but the last.
        relu_last_alone: if i < len(weights) - 1 -> if i == len(weights) - 1
            Only the last layer has a ReLU. It is the one that should have none.
        of_inputs: for i in range -> inputs = np.maximum(inputs, 0)
            |     for i in range
            The inputs go through the ReLU, too. It comes after each layer, and the inputs are none.
        sigmoid: np.maximum(inputs, 0) -> 1 / (1 + np.exp(-inputs))
            The hidden layers take the sigmoid. Here it is the ReLU.
        below: np.maximum(inputs, 0) -> np.minimum(inputs, 0)
            What is negative stays, and what is positive becomes 0. The ReLU does the opposite.
        step: np.maximum(inputs, 0) -> (inputs > 0) * 1.0
            What is positive becomes 1. The ReLU keeps it as it is.
        largest_of_row: np.maximum(inputs, 0) -> np.max(inputs, 1, keepdims=True) + 0 * inputs
            Only the largest number of each row is kept. The ReLU compares each number with 0.
        sigmoid_last: return 1 / (1 + np.exp(-inputs))
            The last layer's sums go through the sigmoid. They are to be returned as they are.
        softmax_last: return np.exp(inputs) / np.exp(inputs).sum(axis=-1, keepdims=True)
            The last layer's sums go through the softmax. They are to be returned as they are.
        # The biases
        biases_after: np.maximum(inputs, 0) -> np.maximum(inputs - biases[i], 0) + biases[i]
            The biases are added after the ReLU. They belong in the weighted sums, before it.
        no_biases: inputs @ weights[i] + biases[i] -> inputs @ weights[i]
            The biases are left out.
        no_last_biases: return inputs - biases[-1]
            The biases of the last layer are left out.
        first_biases: biases[i] -> biases[0]
            Each layer takes the biases of the first one. Each has its own.
        first_biases_hidden: biases[i] -> biases[0 if i < len(weights) - 1 else i]
            The hidden layers take the biases of the first one. Each has its own.
        # From layer to layer
        last_as_before: def predict_deep(inputs, weights, biases):
            |     i = 0
            |     for i in range(len(weights) - 1):
            |         inputs = np.maximum(inputs @ weights[i] + biases[i], 0)
            |     return inputs @ weights[i] + biases[i]
            The last layer takes the numbers of the one before it. After a loop, `i` is still what it was in the
            last round.
        number_by_number: inputs @ weights[i] -> inputs * weights[i]
            Inputs and weights are multiplied number by number. A unit needs a sum of products: the matrix product.
        first_two: np.maximum(inputs @ weights[0] + biases[0], 0) @ weights[1] + biases[1]
            Only the first two layers count. There may be more of them, or one alone: go through the lists.
        seems_last_from_inputs: inputs @ weights[-1] + biases[-1]
            This is the last layer alone, made from the first inputs. Each layer takes what the one before it
            gives.
        last_from_inputs_relu: np.maximum(inputs @ weights[-1] + biases[-1], 0)
            This is the last layer alone, made from the first inputs, and with a ReLU. Each layer takes what the
            one before it gives.
        last_two_alone: def predict_deep(inputs, weights, biases):
            |     if len(weights) > 1:
            |         inputs = np.maximum(inputs @ weights[-2] + biases[-2], 0)
            |     return inputs @ weights[-1] + biases[-1]
            Only the last two layers count, and what goes in there are the first inputs. Each layer takes what the
            one before it gives.
        first_and_last: def predict_deep(inputs, weights, biases):
            |     hidden = np.maximum(inputs @ weights[0] + biases[0], 0)
            |     return hidden @ weights[-1] + biases[-1]
            Only the first and the last layer count. There may be more between them.
        last_missing: range(len(weights)) -> range(len(weights) - 1)
            The last layer is missing. It comes after the others, without a ReLU.
        seems_first_alone: np.maximum(inputs @ weights[0] + biases[0], 0)
            This is the first layer alone. What it gives goes into the next one.
        first_sums_alone: inputs @ weights[0] + biases[0]
            These are the sums of the first layer alone. What it gives goes into the next one.
        last_twice_relu: return np.maximum(inputs, 0) @ weights[-1] + biases[-1]
            The last layer comes twice, in the loop and after it. Once is enough.
        backwards: range(len(weights)) -> range(len(weights))[::-1]; i < len(weights) - 1 -> i > 0
            The layers come in the opposite order, from the last to the first.
        """,
    ),
]
