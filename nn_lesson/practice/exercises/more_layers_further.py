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


FURTHER = [
    task(
        count_numbers,
        lambda rng: ([rng.randint(1, 9) for _ in range(rng.randint(2, 5))],),
        [([2, 8, 1],), ([3, 1],), ([64, 32, 10],), ([2, 3, 4, 5],), ([5, 5, 2, 2, 1],)],
        "Take one layer. Which shape has its matrix of weights? How many biases does it have?",
        "A layer has as many rows of weights as inputs come in, and a column and a bias for each unit.",
        "Layer `i` has `layers[i - 1] * layers[i]` weights. Let `i` go through `range(1, len(layers))`.",
    ),
    task(
        predict_deep,
        lambda rng: (array(rng, 2, 3), [array(rng, 3, 3), array(rng, 3, 3)], [array(rng, 3), array(rng, 3)]),
        [
            (np.array([[1.0, -2.0], [0.5, 1.0]]), [np.array([[-1.0], [1.0]])], [np.array([-0.5])]),  # one layer
            *(narrowing(Random(seed)) for seed in range(3)),
        ],
        "What comes out of a layer is what goes into the next one. Which layer is different?",
        "Let `inputs` hold what a layer gives. `np.maximum` is the ReLU; leave it out after the last layer.",
        "In round `i`, `inputs @ weights[i] + biases[i]` are the sums. The last `i` is `len(weights) - 1`.",
        slips="""
        no_relu: inputs = np.maximum(inputs, 0) -> pass
            There is no ReLU, so that all layers together are no more than one.
        all_relu: if i < len(weights) - 1 -> if True
            The last layer has a ReLU, too. Its weighted sums are to be returned.
        """,
    ),
]
