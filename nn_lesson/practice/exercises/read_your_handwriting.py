"""Lesson 8: `softmax`, `cross_entropy`, and a network for digits with its own training loop."""

from random import Random

import numpy as np

from nn_lesson import network
from nn_lesson.practice.exercise import Exercise, number
from nn_lesson.practice.slips import table

TOLERANCE = 1e-4  # so that numbers of 32 bits will do, unless nearly all of a sum cancels


def scores(rng):
    rows, classes = rng.randint(2, 4), rng.randint(2, 5)
    drawn = np.array([[number(rng) for _ in range(classes)] for _ in range(rows)])
    return (drawn if rng.random() < 0.5 else drawn[0],)


def probabilities_and_labels(rng):
    rows, classes = rng.randint(2, 5), rng.randint(3, 5)
    shares = np.array([[rng.randint(1, 9) for _ in range(classes)] for _ in range(rows)])
    probabilities = np.round(shares / shares.sum(axis=1, keepdims=True), 3)
    labels = [rng.randrange(min(rows, classes)) for _ in range(rows)]  # so that `probabilities[labels]` runs, too
    return probabilities, np.array(labels)


SOFTMAX = Exercise(
    reference=network.softmax,
    cases=[
        (np.array([2.0, 1.0, 0.0]),),
        (np.array([[1.0, 1.0, 3.0], [0.5, -1.0, 2.0]]),),
        (np.array([-1.5, 0.25, 0.5, -3.0]),),
        (np.array([[3.0, 1.0], [-1.0, 2.0], [0.5, 0.4]]),),
    ],
    fresh=scores,
    break_it=[
        (np.array([1000.0, 999.0]),),
        (np.array([0.0, -1000.0, 1000.0]),),
        (np.array([-1000.0, -1001.0, -1000.0]),),
        (np.array([[1000.0, 999.0], [0.0, 1.0], [-1000.0, -998.0]]),),  # one maximum for all rows leaves 0 / 0
    ],
    by_hand=lambda rng: (np.array([rng.randint(0, 2), rng.randint(0, 2), rng.randint(-1, 1)]),),
    slips=table(
        network.softmax,
        """
        unmended: np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)
            Euler's number to the power of 1000 is too large for a computer. Take each row's largest off first.
        no_powers: powers = scores
            These are shares of the scores themselves. Raise Euler's number to the power of each score first.
        not_shared: np.exp(scores)
            These are the powers. They do not add up to 1 yet: divide by their sum.
        whole_batch: np.exp(scores) / np.exp(scores).sum()
            All the rows together add up to 1. Each row should do so by itself: sum along the last axis.
        columns: np.exp(scores) / np.exp(scores).sum(axis=0, keepdims=True)
            The columns add up to 1. The rows should: one row is one example.
        by_largest: np.exp(scores) / np.exp(scores).max(axis=-1, keepdims=True)
            It divides by the largest power, so the largest answer is 1. Divide by the sum.
        by_itself: np.exp(scores) / np.exp(scores)
            Each power is divided by itself. Divide by the sum of its row.
        rows_only: np.array([np.exp(row) / np.exp(row).sum() for row in scores])
            It goes through rows, and a single row of scores has none. The last axis is there in both.
        last_row: np.exp(scores[-1]) / np.exp(scores[-1]).sum()
            Only the last row is left; of a single row of scores it makes one number. The last axis is there in
            both: no loop is needed.
        by_how_many: np.exp(scores) / len(scores)
            It divides by `len(scores)`. Divide by the sum of the powers.
        by_length: np.exp(scores) / np.linalg.norm(np.exp(scores), axis=-1, keepdims=True)
            It divides by the length of the row of powers, so a row adds up to more than 1. Divide by the sum.
        by_count: np.exp(scores) / scores.shape[-1]
            It divides by how many scores there are. Divide by the sum of the powers.
        by_mean: np.exp(scores) / np.exp(scores).mean(axis=-1, keepdims=True)
            It divides by the mean of the powers, so a row adds up to more than 1. Divide by the sum.
        minus: powers = np.exp(-scores)
            The sign is wrong: the lowest score gets the largest share.
        sigmoid: 1 / (1 + np.exp(-scores))
            This is the sigmoid of each score. The answers of a row should add up to 1.
        sigmoid_shared: powers = 1 / (1 + np.exp(-scores))
            These are shares of sigmoids. Take powers of Euler's number instead.
        power_of_two: powers = 2**scores
            The power has the base 2. It should be Euler's number.
        power_of_ten: powers = 10**scores
            The power has the base 10. It should be Euler's number.
        squares: powers = scores**2
            The scores are squared. Raise Euler's number to the power of the scores.
        sum_of_scores: np.exp(scores) / scores.sum(axis=-1, keepdims=True)
            It divides by the sum of the scores. Divide by the sum of the powers.
        scores_shared: scores / np.exp(scores).sum(axis=-1, keepdims=True)
            The scores themselves are divided by the sum of the powers. Divide the powers by it.
        power_of_sum: np.exp(scores) / np.exp(scores.sum(axis=-1, keepdims=True))
            It divides by the power of the sum. Take the powers first, then sum them up.
        power_of_shares: np.exp(scores / scores.sum(axis=-1, keepdims=True))
            The shares are taken first, and the powers then. Take the powers first.
        hardest: (scores == scores.max(axis=-1, keepdims=True)) * 1.0
            The highest score gets everything. Share the 1 out, so that the others keep a little.
        largest_only: np.argmax(scores, axis=-1)
            This says which score is the highest. A probability for each score is wanted.
        """,
    ),
    hints=[
        "Two steps: turn each score into a positive number, then divide by the sum of its row.",
        "`np.exp(scores)` makes all of them positive, and keeps their order. A sum for each row: "
        "`powers.sum(axis=-1, keepdims=True)`.",
        "`powers = np.exp(scores)`. Divide `powers` by the sums of its rows. `keepdims=True` keeps the sums a "
        "column, so that each row is divided by its own.",
    ],
)


CROSS_ENTROPY = Exercise(
    reference=network.cross_entropy,
    cases=[
        (np.array([[0.05, 0.05, 0.9], [0.3, 0.3, 0.4], [0.8, 0.15, 0.05]]), np.array([0, 1, 0])),
        (np.array([[0.7, 0.2, 0.1], [0.1, 0.6, 0.3]]), np.array([1, 0])),
        (np.array([[0.5, 0.25, 0.25]]), np.array([0])),
        (np.array([[0.4, 0.3, 0.2, 0.1], [0.15, 0.2, 0.25, 0.4], [0.1, 0.1, 0.6, 0.2]]), np.array([2, 0, 1])),
    ],
    fresh=probabilities_and_labels,
    slips=table(
        network.cross_entropy,
        """
        no_minus: -np.mean -> np.mean
            The sign is wrong. A logarithm of a number below 1 is negative, and an error should be positive.
        summed: np.mean -> np.sum
            This is the sum over the examples. The mean is wanted.
        summed_no_minus: np.sum(np.log(probabilities[np.arange(len(labels)), labels]))
            This is the sum over the examples, without the minus sign. Minus the mean is wanted.
        of_all: -np.mean(np.sum(probabilities * np.log(probabilities), axis=1))
            The labels do not count. Only the probability that each row gives to its label should.
        each: -np.mean(np.log -> (-np.log
            There is one number for each example. Take their mean.
        no_logarithm: np.mean(probabilities[np.arange(len(labels)), labels])
            This is the mean of the probabilities. The logarithm is missing.
        minus_without_logarithm: np.log -> +
            This is minus the mean of the probabilities. The logarithm is missing.
        first_row: np.arange(len(labels)) -> 0
            All labels pick from the first row. Each row has a label of its own.
        wrong_share: np.mean(probabilities.argmax(axis=1) != labels)
            This is the share of wrong answers. Take minus the logarithm of the right class's probability.
        exponential: np.mean(np.exp(-probabilities[np.arange(len(labels)), labels]))
            The exponential is taken where the logarithm is wanted.
        missing_share: np.mean(1 - probabilities[np.arange(len(labels)), labels])
            This is how much is missing from 1. Take minus the logarithm instead.
        log_of_rest: np.log( -> np.log(1 - 
            This is the logarithm of what is missing from 1. Take that of the probability itself.
        log_of_mean: np.mean(np.log( -> np.log(np.mean(
            The mean is taken before the logarithm. It comes last.
        rows_taken: np.arange(len(labels)), labels -> labels
            `probabilities[labels]` takes whole rows. From each row only the number of its label counts.
        rows_summed: -np.mean(np.sum(np.log(probabilities[labels]), axis=1))
            `probabilities[labels]` takes whole rows. From each row only the number of its label counts.
        all_probabilities: -np.mean(np.log(probabilities))
            All probabilities count. Only the one that each row gives to its label should.
        all_summed: -np.mean(np.sum(np.log(probabilities), axis=1))
            All probabilities count. Only the one that each row gives to its label should.
        columns_taken: np.arange(len(labels)) -> :
            Every row is paired with every label. Take one number from each row, that of its own label.
        own_number: -np.mean([np.log(probabilities[i][i]) for i in range(len(labels))])
            It takes the first number of the first row, the second of the second, and so on. The label of a row
            says which one to take.
        first_column: [np.arange(len(labels)), labels] -> [:, 0]
            It takes the first number of each row. The label says which one to take.
        largest: [np.arange(len(labels)), labels] -> .max(axis=1)
            It takes the largest probability of each row, right or wrong. Take the one of the label.
        base_two: np.log -> np.log2
            The logarithm has the base 2. The natural one is wanted.
        base_ten: np.log -> np.log10
            The logarithm has the base 10. The natural one is wanted.
        squared: np.mean((1 - probabilities[np.arange(len(labels)), labels]) ** 2)
            This is the mean squared error of the probabilities. Take minus the logarithm instead.
        squared_miss: np.mean((probabilities - np.eye(probabilities.shape[1])[labels]) ** 2)
            This is a mean of squared errors. Take minus the logarithm of the right class's probability instead.
        squared_miss_summed: np.mean(((probabilities - np.eye(probabilities.shape[1])[labels]) ** 2).sum(axis=1))
            This is a mean of squared errors. Take minus the logarithm of the right class's probability instead.
        divided_by_all: -np.sum(np.log(probabilities[np.arange(len(labels)), labels])) / probabilities.size
            The sum is divided by the number of all probabilities. Divide by the number of examples.
        both_sides: def cross_entropy(probabilities, labels):
            |     right = np.eye(probabilities.shape[1])[labels]
            |     logarithms = right * np.log(probabilities) + (1 - right) * np.log(1 - probabilities)
            |     return -np.mean(logarithms.sum(axis=1))
            It counts the wrong classes, too. With softmax the right one is enough: if it goes up, the others go
            down.
        """,
    ),
    hints=[
        "From each row you need one number: the probability at the place that the label names. "
        "What does the lesson do with it?",
        "`probabilities[np.arange(len(labels)), labels]` picks them: row 0 with label 0, row 1 with label 1, and "
        "so on. `np.log` is the natural logarithm.",
        "Pick the numbers, take `np.log` of them, then `np.mean`. All that is missing now is the sign.",
    ],
)


RELU_SLOPE = Exercise(
    reference=network.relu_slope,
    cases=[(np.array([[0.0, 2.0], [0.3, 0.0]]),), (np.array([1.5, 0.0, 1.0]),)],
    fresh=lambda rng: (np.array([max(0, number(rng)) for _ in range(rng.randint(3, 5))]),),
    slips=table(
        network.relu_slope,
        """
        whole: 1.0 * (outputs >= 0)
            At 0 the slope is 0: such a unit is switched off. Only what is above 0 has the slope 1.
        from_one_on: 1.0 * (outputs >= 1)
            Outputs between 0 and 1 get a 0, too. The slope is 1 wherever the output is above 0.
        the_relu: np.maximum(outputs, 0)
            This is the ReLU again. Its slope says how fast it grows: 1 where it grows, 0 where it is flat.
        of_sigmoid: outputs * (1 - outputs)
            This is the sigmoid's slope. That of the ReLU is 1 or 0.
        turned: 1.0 * (outputs <= 0)
            It is turned round: 1 belongs where the output is above 0.
        below: 1.0 * (outputs < 0)
            It is turned round: 1 belongs where the output is above 0.
        at_least_one: np.maximum(outputs, 1)
            A flat place has the slope 0. This is never below 1.
        at_most_one: np.minimum(outputs, 1)
            Above 0 the slope is 1, however small the output is.
        equal_one: 1.0 * (outputs == 1)
            It asks whether the output is 1. Ask whether it is above 0.
        sign: np.sign(outputs - 0.5)
            A slope of −1 would mean that it falls. The ReLU never falls.
        one_row: (outputs > 0).ravel() * 1.0
            The slopes are right, but they stand in one row. They should have the shape of `outputs`.
        whole_row: 1.0 * np.any(outputs > 0, axis=-1)
            There is one slope for a whole row. Each output has its own.
        one_number: (outputs > 0).sum()
            This counts the outputs above 0. Keep one slope for each output.
        """,
    ),
    hints=[
        "The ReLU is a flat line, then one that rises as fast as its input. Which two slopes does it have?",
        "`outputs > 0` compares each number with 0 and gives `True` or `False`, which count as 1 and 0.",
        "Return the comparison of all outputs with 0, times 1.0.",
    ],
)


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
        sigmoid_hidden: hidden = 1 / (1 + np.exp(-images @ weights_1 - biases_1))
            The hidden layer takes the sigmoid. Here its units are ReLUs.
        tanh_hidden: hidden = layer_forward(images, weights_1, biases_1, np.tanh)
            The hidden layer takes the hyperbolic tangent. Here its units are ReLUs.
        relu_scores: return softmax(layer_forward(hidden, weights_2, biases_2, relu))
            The ReLU cuts the scores, too. The last layer has no activation function but the softmax.
        sigmoid_scores: return 1 / (1 + np.exp(-hidden @ weights_2 - biases_2))
            Each score becomes a probability by itself. With `softmax` those of an image add up to 1.
        sigmoid_and_softmax: return softmax(1 / (1 + np.exp(-hidden @ weights_2 - biases_2)))
            The scores go through the sigmoid before the softmax. Give them to `softmax` as they are.
        softmax_twice: return softmax(softmax(hidden @ weights_2 + biases_2))
            The softmax is taken twice. Its answers are probabilities already.
        no_biases: return softmax(hidden @ weights_2)
            The biases of the last layer are left out.
        no_hidden_biases: hidden = relu(images @ weights_1)
            The biases of the hidden layer are left out.
        biases_swapped: return softmax(hidden @ weights_2 - biases_2)
            The biases of the last layer are taken off. Add them.
        hidden_alone: return hidden
            These are the hidden outputs. They go through the second layer, and its scores through `softmax`.
        of_sums: return softmax(images @ weights_1 + biases_1)
            This is the softmax of the first layer's sums. It belongs to the scores, which the second layer makes.
        whole_batch: return np.exp(hidden @ weights_2 + biases_2) / np.exp(hidden @ weights_2 + biases_2).sum()
            All the probabilities together add up to 1. Those of each image should: that is what `softmax` does.
        logarithms: return np.log(softmax(hidden @ weights_2 + biases_2))
            These are logarithms. Return the probabilities themselves.
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
        uphill: - np.eye(len(biases_2))[labels] -> + np.eye(len(biases_2))[labels]
            The miss is the probability minus the target, not plus.
        turned: softmax(scores) - np.eye(len(biases_2))[labels] -> np.eye(len(biases_2))[labels] - softmax(scores)
            The miss is turned round, so the step leads uphill. It is the probability minus the target.
        no_mean: / len(images) -> / 1
            The derivatives of the examples are added up. The error is their mean: divide by `len(images)`.
        sigmoid_slope_hidden: relu_slope, derror -> lambda outputs: outputs * (1 - outputs), derror
            The hidden layer is a ReLU, so its slope is `relu_slope`.
        rate_left_out: weights_1 = gradient_step(weights_1, derror_dweights_1, 1)
            `weights_1` takes the whole derivatives as its step. The learning rate makes it smaller.
        relu_itself: relu_slope, derror -> relu, derror
            The hidden layer's slope is `relu_slope`. `relu` is the function itself.
        no_slope_hidden: hidden, relu_slope -> hidden, np.ones_like
            The slope of the hidden layer is 1 everywhere. A ReLU that gives 0 is flat: use `relu_slope`.
        relu_slope_of_scores: scores, np.ones_like -> scores, relu_slope
            The last layer has no ReLU. Its slope is 1 everywhere: `np.ones_like`.
        images_into_last: hidden, weights_2, scores -> relu(hidden - 1), weights_2, scores
            The second layer's inputs are the hidden outputs, as they are.
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
        one_epoch: range(epochs) -> range(1)
            It goes through the images once. Do so `epochs` times.
        one_more: range(epochs) -> range(epochs + 1)
            It goes through the images once too often.
        one_less: range(epochs) -> range(epochs - 1)
            It goes through the images once too seldom.
        all_at_once: def train_digits(parameters, images, labels, epochs, learning_rate):
            |     for epoch in range(epochs):
            |         parameters = digits_step(parameters, images, labels, learning_rate)
            |     return parameters
            Each step takes all images. Take 32 at a time, so that there are many steps in each epoch.
        all_each_time: images[batch], labels[batch] -> images, labels
            Each step takes all images. Take those of the batch: `images[batch]`.
        first_batch: batch = order[:32]
            Each step takes the same 32 images. The batch begins at `start`.
        one_at_a_time: len(images), 32) -> len(images), 1)
            A new batch begins at each image. The next one begins 32 further on.
        lost: parameters = digits_step -> new = digits_step
            What a step gives is lost. Give it the name `parameters`, so that the next step begins there.
        one_image: start : start + 32 -> start : start + 1
            Each batch has one image. Take 32.
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
        images_in_old_order: images[batch] -> images[start : start + 32]
            The images are in another order than the labels, so that each image gets the label of another. Take
            `images[batch]`.
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

EXERCISES = [SOFTMAX, CROSS_ENTROPY, PREDICT_DIGITS, RELU_SLOPE, DIGITS_STEP, TRAIN_DIGITS]
