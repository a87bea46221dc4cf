"""Lesson 8: a network for digits, and its training loop."""

from random import Random

import numpy as np

from nn_lesson import network
from nn_lesson.practice.exercise import Exercise, number
from nn_lesson.practice.slips import table

TOLERANCE = 1e-4  # so that numbers of 32 bits will do, unless nearly all of a sum cancels


def array(rng, *shape):
    return np.array([number(rng, -2, 2) for _ in range(int(np.prod(shape)))]).reshape(shape)


def parameters(rng):
    inputs, units, classes = 2, rng.randint(2, 3), rng.randint(2, 3)
    return array(rng, inputs, units), array(rng, units), array(rng, units, classes), array(rng, classes)


def images_and_labels(rng, classes, count):
    return array(rng, count, 2), np.array([rng.randrange(classes) for _ in range(count)])


def a_batch(rng):
    drawn = parameters(rng)
    return drawn, *images_and_labels(rng, len(drawn[3]), rng.randint(2, 4))


WEIGHTS_1, BIASES_1 = np.array([[1.0, -0.5], [0.5, 1.0]]), np.array([0.5, -0.25])
WEIGHTS_2, BIASES_2 = np.array([[1.0, -1.0, 0.5], [0.25, 0.5, -1.0]]), np.array([0.1, 0.0, -0.1])
SMALL = WEIGHTS_1, BIASES_1, WEIGHTS_2, BIASES_2
IMAGES, LABELS = np.array([[1.0, 0.5], [0.0, 1.0], [-1.0, 0.25]]), np.array([0, 2, 1])

PREDICT_DIGITS = Exercise(
    reference=network.predict_digits,
    tolerance=TOLERANCE,
    cases=[(SMALL, IMAGES[:1]), (SMALL, IMAGES)],
    fresh=lambda rng: a_batch(rng)[:2],
    slips=table(
        network.predict_digits,
        """
        scores: return hidden @ weights_2 + biases_2
            These are the scores. They become probabilities by `softmax`.
        no_relu: hidden = images @ weights_1 + biases_1
            The hidden layer has no activation function. Two linear layers are no more than one.
        relu_of_images: hidden = relu(images) @ weights_1 + biases_1
            The ReLU is taken of the images. It belongs around the first layer's sums, biases and all.
        relu_scores: return softmax(layer_forward(hidden, weights_2, biases_2, relu))
            The ReLU cuts the scores, too. The last layer has no activation function but the softmax.
        sigmoid_and_softmax: return softmax(1 / (1 + np.exp(-hidden @ weights_2 - biases_2)))
            The scores go through the sigmoid before the softmax. Give them to `softmax` as they are.
        softmax_twice: return softmax(softmax(hidden @ weights_2 + biases_2))
            The softmax is taken twice. Its answers are probabilities already.
        no_hidden_biases: hidden = relu(images @ weights_1)
            The biases of the hidden layer are left out.
        answers: return softmax(hidden @ weights_2 + biases_2).argmax(axis=1)
            This is the digit with the largest probability. Return the probabilities of all.
        """,
    ),
    hints=[
        "Two layers, one after the other: images to hidden units, hidden units to scores. Then softmax.",
        "`layer_forward` makes the hidden layer of `images`, with `relu`. The second layer's inputs are `hidden`.",
        "The scores are `hidden @ weights_2 + biases_2`, without an activation function. `softmax` comes last.",
    ],
)


DIGITS_STEP = Exercise(
    reference=network.digits_step,
    tolerance=TOLERANCE,
    cases=[(SMALL, IMAGES[:1], LABELS[:1], 0.5), (SMALL, IMAGES, LABELS, 0.5)],
    fresh=lambda rng: (*a_batch(rng), rng.choice([0.1, 0.5, 1.0])),
    slips=table(
        network.digits_step,
        """
        relu_itself: relu_slope, derror -> relu, derror
            The hidden layer's slope is `relu_slope`. `relu` is the function itself.
        no_slope_hidden: hidden, relu_slope -> hidden, np.ones_like
            The slope of the hidden layer is 1 everywhere. A ReLU that gives 0 is flat: use `relu_slope`.
        relu_slope_of_scores: scores, np.ones_like -> scores, relu_slope
            The last layer has no ReLU. Its slope is 1 everywhere: `np.ones_like`.
        first_only: weights_2 = gradient_step(weights_2, 0, 1); biases_2 = gradient_step(biases_2, 0, 1)
            Only the first layer takes a step. The last has weights and biases, too.
        results_swapped: derror_dbiases_1, derror_dweights_1, _ -> derror_dweights_1, derror_dbiases_1, _
            `layer_backward` gives the derivatives of the biases first, then those of the weights.
        stays: return parameters
            The parameters come back as they were. Take a step with each.
        """,
    ),
    hints=[
        "Backwards, layer by layer: `layer_backward` for the last layer gives what the hidden layer needs.",
        "The last layer: inputs `hidden`, weights `weights_2`, outputs `scores`, slope `np.ones_like`. The hidden "
        "layer: inputs `images`, weights `weights_1`, outputs `hidden`, slope `relu_slope`.",
        "What the first call returns last, `derror_dhidden`, goes into the second call as its last argument. Then "
        "four times `gradient_step`, as in `gradient_step(biases_2, derror_dbiases_2, learning_rate)`.",
    ],
)


MANY = images_and_labels(Random(0), 3, 64)  # in two batches
ONE_OVER = tuple(part[:33] for part in MANY)
ALIKE = np.tile(IMAGES[:1], (40, 1)), np.tile(LABELS[:1], 40)  # so that their order does not matter
TINY = 1e-6  # learning rate at which it does not matter either


def call_train_digits(train, start, images, labels, epochs, learning_rate):
    """The parameters at the end, in a way in which the order of the images, drawn at random, plays no part.

    In tiny steps it is how far they have moved. With one image that is left over in each epoch, and so counts as
    much as all others, it should play a part: then all are 0 if each epoch has an order of its own.
    """
    if learning_rate != TINY:
        return train(start, images, labels, epochs, learning_rate)
    moves = []
    for seed, rounds in ((1, epochs), (2, epochs), (1, 3 * epochs)):
        np.random.seed(seed)
        end = train(start, images, labels, rounds, TINY)
        moves.append([(after - before) * epochs / rounds / TINY for before, after in zip(start, end, strict=True)])
    one, other, longer = moves
    if len(images) == len(MANY[0]):
        return tuple(one)
    always, within = (np.allclose(one[0], moved[0], rtol=0, atol=1e-4) for moved in (other, longer))
    return tuple((2 * always + within) * part for part in one)


def says_train_digits(_start, images, _labels, epochs, learning_rate):
    alike = " that are all alike" if (images == images[0]).all() else ""
    asked = f"`train_digits` with {len(images)} images{alike}, epochs {epochs}"
    if len(images) == len(ONE_OVER[0]):
        return ""  # what is compared are several ends, with another order each
    if learning_rate == TINY:
        return f"{asked}, and tiny steps: how far its parameters move, over the learning rate,"
    return f"{asked} and the learning rate {learning_rate}"


TRAIN_DIGITS = Exercise(
    reference=network.train_digits,
    tolerance=TOLERANCE,
    call=call_train_digits,
    says=says_train_digits,
    cases=[
        (SMALL, IMAGES, LABELS, 1, 0.5),
        (SMALL, IMAGES, LABELS, 3, 0.5),
        (SMALL, *ALIKE, 1, 0.5),
        (SMALL, *MANY, 1, TINY),
        (SMALL, *ONE_OVER, 1, TINY),
    ],
    fresh=lambda rng: (*a_batch(rng), rng.randint(1, 4), rng.choice([0.1, 0.5])),
    slips=table(
        network.train_digits,
        """
        one_less: range(epochs) -> range(epochs - 1)
            It goes through the images once too seldom.
        all_at_once: def train_digits(parameters, images, labels, epochs, learning_rate):
            |     for epoch in range(epochs):
            |         parameters = digits_step(parameters, images, labels, learning_rate)
            |     return parameters
            Each step takes all images. Take 32 at a time, so that there are many steps in each epoch.
        all_each_time: images[batch], labels[batch] -> images, labels
            Each step takes all images. Take those of the batch: `images[batch]` and
            `labels[batch]`.
        first_batch: batch = order[:32]
            Each step takes the same 32 images. The batch begins at `start`.
        lost: parameters = digits_step -> new = digits_step
            What a step gives is lost. Give it the name `parameters`, so that the next step begins there.
        never_mixed: order = np.arange(len(images))
            The images come in the same order in each epoch. Each batch should be a part of a newly drawn `order`:
            take the images and the labels at its places.
        mixed_once: def train_digits(parameters, images, labels, epochs, learning_rate):
            |     order = np.random.permutation(len(images))
            |     for epoch in range(epochs):
            |         for start in range(0, len(images), 32):
            |             batch = order[start : start + 32]
            |             parameters = digits_step(parameters, images[batch], labels[batch], learning_rate)
            |     return parameters
            The order is drawn once, above the loop over the epochs. Draw a new one in each epoch.
        labels_in_old_order: labels[batch] -> labels[start : start + 32]
            The labels are in another order than the images, so that each image gets the label of another. Take
            `labels[batch]`.
        from_the_start: def train_digits(parameters, images, labels, epochs, learning_rate):
            |     for epoch in range(epochs):
            |         order = np.random.permutation(len(images))
            |         for start in range(0, len(images), 32):
            |             batch = order[start : start + 32]
            |             new = digits_step(parameters, images[batch], labels[batch], learning_rate)
            |     return new
            Each step begins with the first parameters again. What a step gives should go into the next one.
        """,
    ),
    hints=[
        "A loop over the epochs, inside it one over the batches. Each step makes new parameters out of the old.",
        "`batch` holds the places of 32 images: `order[start : start + 32]`. `images[batch]` are these images.",
        "The step: `digits_step(parameters, images[batch], labels[batch], learning_rate)`. Give what it returns "
        "the name `parameters`, so that the next step begins there.",
    ],
)
