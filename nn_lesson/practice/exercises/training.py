"""Lesson 6: the class `NeuralNetwork`, method by method."""

import numpy as np

from nn_lesson import neuron
from nn_lesson.data import SEPARABLE_TARGETS as TARGETS
from nn_lesson.data import TRAINING_VECTORS as SAMPLES
from nn_lesson.learner.values import show
from nn_lesson.neuron import sigmoid, sigmoid_deriv
from nn_lesson.practice.exercise import Exercise, Slip, number


def made(network, weights, bias, learning_rate=0.1):
    """A network with these parameters in place of random ones."""
    neuron_made = network(learning_rate)
    neuron_made.weights, neuron_made.bias = np.array(weights, dtype=float), float(bias)
    neuron_made.learning_rate = learning_rate
    return neuron_made


def slip(key, method, wrong, sentence):
    """A mistake in one method of an otherwise right class."""
    return Slip(key, type("NeuralNetwork", (neuron.NeuralNetwork,), {method: wrong}), sentence)


def parameters(rng):
    return [number(rng, -2, 2), number(rng, -2, 2)], number(rng, -2, 2)


def sample(rng):
    return np.array([number(rng, -2, 2), number(rng, -2, 2)])


# predict


def call_predict(network, weights, bias, input_vector):
    return made(network, weights, bias).predict(input_vector)


PREDICT = Exercise(
    reference=neuron.NeuralNetwork,
    name="predict",
    call=call_predict,
    says=lambda w, b, x: f"predict({show(x)}) with the weights {show(w)} and the bias {show(b)}",
    cases=[
        ([1.0, -1.0], 0.5, np.array([2.0, 1.0])),
        ([0.2, 0.3], -1.0, np.array([1.0, -4.0])),
        ([-1.5, 0.4], 0.3, np.array([0.5, 2.0])),
    ],
    fresh=lambda rng: (*parameters(rng), sample(rng)),
    slips=[
        slip(
            "no_sigmoid",
            "predict",
            lambda self, x: np.dot(x, self.weights) + self.bias,
            "This is the weighted sum. The sigmoid is still to come.",
        ),
        slip("no_bias", "predict", lambda self, x: sigmoid(np.dot(x, self.weights)), "The bias does not count."),
        slip(
            "twice",
            "predict",
            lambda self, x: sigmoid(sigmoid(np.dot(x, self.weights) + self.bias)),
            "The sigmoid is applied twice.",
        ),
        slip(
            "decision",
            "predict",
            lambda self, x: np.round(sigmoid(np.dot(x, self.weights) + self.bias)),
            "The prediction is rounded to 0 or 1. Return the number between.",
        ),
        slip(
            "slope",
            "predict",
            lambda self, x: sigmoid_deriv(np.dot(x, self.weights) + self.bias),
            "This is the slope of the sigmoid. The sigmoid itself is wanted.",
        ),
    ],
    hints=[
        "It does what `make_prediction` of lesson 2 did. What is new: the weights and the bias belong to `self`.",
        "The weighted sum is there already. Which function turns it into a number between 0 and 1?",
        "Give `layer_1` to `sigmoid`, and return what comes back.",
    ],
)


# _compute_gradients


def call_compute_gradients(network, weights, bias, input_vector, target):
    derror_dbias, derror_dweights = made(network, weights, bias)._compute_gradients(input_vector, target)
    return derror_dbias, derror_dweights


def chain(self, x, t):
    """The two factors that the bias and the weights share."""
    prediction = sigmoid(np.dot(x, self.weights) + self.bias)
    return 2 * (prediction - t), prediction * (1 - prediction)


def gradients(combine):
    """A wrong `_compute_gradients`: `combine` gets the error's derivative, the slope and the input."""
    return lambda self, x, t: combine(*chain(self, x, t), x)


COMPUTE_GRADIENTS = Exercise(
    reference=neuron.NeuralNetwork,
    name="_compute_gradients",
    call=call_compute_gradients,
    says=lambda w, b, x, t: (
        f"_compute_gradients({show(x)}, {show(t)}) with the weights {show(w)} and the bias {show(b)}"
    ),
    cases=[
        ([1.45, -0.66], 0.0, np.array([2.0, 1.5]), 0),
        ([1.0, -1.0], 0.5, np.array([-2.0, 1.0]), 1),
        ([-0.5, 0.4], 0.3, np.array([0.5, 3.0]), 1),
    ],
    fresh=lambda rng: (*parameters(rng), sample(rng), rng.randint(0, 1)),
    slips=[
        slip(
            "two_missing",
            "_compute_gradients",
            gradients(lambda d, s, x: (d * s / 2, d * s * x / 2)),
            "Both derivatives are half of what they should be: the 2 of the error's derivative is missing.",
        ),
        slip(
            "sign",
            "_compute_gradients",
            gradients(lambda d, s, x: (-d * s, -d * s * x)),
            "Both derivatives have the wrong sign. Which is taken from which, the prediction or the target?",
        ),
        slip(
            "squared",
            "_compute_gradients",
            gradients(lambda d, s, x: ((d / 2) ** 2 * s, (d / 2) ** 2 * s * x)),
            "The chain begins with the error itself. It should begin with the error's derivative.",
        ),
        slip(
            "half_for_weights",
            "_compute_gradients",
            gradients(lambda d, s, x: (s * d, s * d / 2 * x)),
            "The derivative for the bias is right, but the one for the weights is half of what it should be.",
        ),
        slip(
            "no_slope",
            "_compute_gradients",
            gradients(lambda d, s, x: (d, d * x)),
            "The factor for the sigmoid's slope is missing.",
        ),
        slip(
            "no_slope_for_weights",
            "_compute_gradients",
            gradients(lambda d, s, x: (d * s, d * x)),
            "In the derivative for the weights, the factor for the sigmoid's slope is missing.",
        ),
        slip(
            "no_input",
            "_compute_gradients",
            gradients(lambda d, s, x: (d * s, d * s)),
            "In the derivative for the weights, the last link is missing: each weight has its own input.",
        ),
        slip(
            "only_input",
            "_compute_gradients",
            gradients(lambda d, s, x: (d * s, x)),
            "The derivative for the weights is the last link alone. Multiply it by the links before it.",
        ),
        slip(
            "weights_for_input",
            "_compute_gradients",
            lambda self, x, t: (
                (chain(self, x, t)[0] * chain(self, x, t)[1],)
                + (chain(self, x, t)[0] * chain(self, x, t)[1] * self.weights,)
            ),
            "The last link for the weights is taken to be the weights. Raise a weight: by what does the sum grow?",
        ),
        slip(
            "added",
            "_compute_gradients",
            gradients(lambda d, s, x: (d + s, d + s + x)),
            "The links are added. A chain multiplies.",
        ),
        slip(
            "swapped",
            "_compute_gradients",
            gradients(lambda d, s, x: (d * s * x, d * s)),
            "The two results are in the wrong order: first the one for the bias.",
        ),
    ],
    hints=[
        "It is `compute_gradients` of lesson 5 again. Three links: from the error to the prediction, from "
        "there to the "
        "weighted sum, from there to a weight or the bias.",
        "The first link says how the squared error changes with the prediction. For the weights, the last "
        "link is "
        "what each weight is multiplied by in the weighted sum.",
        "`derror_dprediction` is twice the miss. `derror_dweights` is `derror_dbias` with one more factor: "
        "the input.",
    ],
)


# _update_parameters


def call_update_parameters(network, learning_rate, derror_dbias, derror_dweights):
    network = made(network, [1.0, 2.0], 0.5, learning_rate)
    network._update_parameters(derror_dbias, derror_dweights)
    return network.bias, network.weights


def update(bias, weights):
    """A wrong `_update_parameters`: each argument says how far one of the two moves."""

    def wrong(self, b, w):
        self.bias, self.weights = bias(self, b), weights(self, w)

    return wrong


UPDATE_PARAMETERS = Exercise(
    reference=neuron.NeuralNetwork,
    name="_update_parameters",
    call=call_update_parameters,
    says=lambda rate, b, w: (
        f"_update_parameters({show(b)}, {show(w)}) at the learning rate {show(rate)}, "
        "from the bias 0.5 and the weights [1, 2],"
    ),
    cases=[
        (0.1, 0.5, np.array([1.0, -2.0])),
        (0.5, -1.0, np.array([0.4, 3.0])),
        (0.01, 2.0, np.array([-1.0, -3.0])),
    ],
    fresh=lambda rng: (rng.choice([0.05, 0.2, 0.3]), number(rng, -2, 2), sample(rng)),
    slips=[
        slip(
            "plus",
            "_update_parameters",
            update(lambda n, b: n.bias + n.learning_rate * b, lambda n, w: n.weights + n.learning_rate * w),
            "It steps *with* the derivatives, uphill. Which sign leads downhill?",
        ),
        slip(
            "no_rate",
            "_update_parameters",
            update(lambda n, b: n.bias - b, lambda n, w: n.weights - w),
            "The learning rate does not count: the whole derivative is taken as the step.",
        ),
        slip(
            "bias_only",
            "_update_parameters",
            update(lambda n, b: n.bias - n.learning_rate * b, lambda n, w: n.weights),
            "Only the bias changes. The weights learn, too.",
        ),
        slip(
            "weights_only",
            "_update_parameters",
            update(lambda n, b: n.bias, lambda n, w: n.weights - n.learning_rate * w),
            "Only the weights change. The bias learns, too.",
        ),
        slip(
            "nothing",
            "_update_parameters",
            update(lambda n, b: n.bias, lambda n, w: n.weights),
            "Nothing changes. Store the new numbers in `self.bias` and `self.weights`.",
        ),
        slip(
            "replaced",
            "_update_parameters",
            update(lambda n, b: -n.learning_rate * b, lambda n, w: -n.learning_rate * w),
            "The old weights and the old bias are forgotten: the step takes their place. Add it to them.",
        ),
    ],
    hints=[
        "Nothing is returned here. The method changes `self.bias` and `self.weights`.",
        "Both follow the rule of lesson 4: the new value is the old one, minus the learning rate times the "
        "derivative.",
        "One line for the bias, one for the weights: "
        "`self.bias = self.bias - ...`, where the dots are `self.learning_rate` times its derivative.",
    ],
)


# train

STANDING_STILL, ONE_SAMPLE, DRAWING = "standing still", "one sample", "drawing"


def call_train(network, kind, *details):
    """What `train` returns, or which samples it draws: the same for every stream of random numbers."""
    if kind == STANDING_STILL:  # at the learning rate 0 each record is the error of the first weights
        weights, bias, iterations = details
        return list(made(network, weights, bias, 0).train(SAMPLES, TARGETS, iterations))
    if kind == ONE_SAMPLE:  # the only sample is drawn each time
        weights, bias, iterations = details
        return list(made(network, weights, bias).train(SAMPLES[:1], TARGETS[:1] + 1, iterations))
    return samples_drawn(network, *details)


def samples_drawn(network, iterations):
    """How many different samples are used, and whether their order is left to chance: 1 or 0."""
    drawn = []

    class Watched(network):
        def _compute_gradients(self, input_vector, target):
            drawn.append(int(np.argmin(np.abs(SAMPLES - input_vector).sum(axis=1))))
            return super()._compute_gradients(input_vector, target)

    made(Watched, [0.1, -0.2], 0.0).train(SAMPLES, TARGETS, iterations)
    if not drawn:  # all is written out in `train` itself, which is right as well
        return len(SAMPLES), 1
    steps = np.diff(drawn) % len(SAMPLES)
    return len(set(drawn)), int(len(steps) > 0 and np.mean(steps == steps[0]) < 0.5)


def says_train(kind, *details):
    if kind == DRAWING:
        return "the samples that `train` draws (how many different ones, and 1 if chance decides)"
    weights, bias, iterations = details
    samples = "all eight samples at the learning rate 0" if kind == STANDING_STILL else "one sample"
    return f"train with {samples}, {iterations} iterations, from {show(weights)} and {show(bias)},"


def trained(draw=None, step=True, every=100, after=True, record=np.sum, over_all=True):
    """A wrong `train`, in one respect."""

    def train(self, input_vectors, targets, iterations):
        records = []
        for iteration in range(iterations):
            i = draw(iteration, len(targets)) if draw else np.random.randint(len(targets))
            if not after and iteration % every == 0:
                records.append(np.sum((self.predict(input_vectors) - targets) ** 2))
            if step:
                self._update_parameters(*self._compute_gradients(input_vectors[i], targets[i]))
            if after and iteration % every == 0:
                which = slice(None) if over_all else slice(i, i + 1)
                records.append(record((self.predict(input_vectors[which]) - targets[which]) ** 2))
        return records

    return train


def returns_last(self, *arguments):
    return [neuron.NeuralNetwork.train(self, *arguments)[-1]]


TRAIN = Exercise(
    reference=neuron.NeuralNetwork,
    name="train",
    call=call_train,
    says=says_train,
    cases=[
        (ONE_SAMPLE, [0.5, -0.3], 0.2, 201),
        (STANDING_STILL, [0.5, -0.3], 0.2, 250),
        (DRAWING, 160),
    ],
    fresh=lambda rng: (STANDING_STILL, *parameters(rng), rng.choice([101, 150])),
    slips=[
        slip("never_updates", "train", trained(step=False), "Nothing is learned: the weights never change."),
        slip(
            "before_update",
            "train",
            trained(after=False),
            "The error is written down before the update. It belongs after it.",
        ),
        slip(
            "each_iteration",
            "train",
            trained(every=1),
            "There is a record for every iteration. One in every hundred is enough.",
        ),
        slip("mean", "train", trained(record=np.mean), "The records are means. Add the squared errors up."),
        slip(
            "drawn_sample_only",
            "train",
            trained(over_all=False),
            "The records hold the error of the drawn sample alone. Add up the errors of all samples.",
        ),
        slip("one_record", "train", returns_last, "Only the last record is returned. Return the whole list."),
        slip(
            "in_turn",
            "train",
            trained(draw=lambda iteration, count: iteration % count),
            "The samples come in a fixed order. Let chance draw one each time.",
        ),
        slip(
            "first_only",
            "train",
            trained(draw=lambda iteration, count: 0),
            "It always learns from the same sample. Draw one at random each time.",
        ),
    ],
    tolerance=1e-6,
    hints=[
        "In each iteration: draw, find the gradients, update. In every hundredth one, after that, write "
        "down the error.",
        "Your methods do the work: `self._compute_gradients` gives the two derivatives for sample `i`, and "
        "`self._update_parameters` takes them. For the record, add up the squared errors of all samples.",
        "The gradients of sample `i` are `self._compute_gradients(input_vectors[i], targets[i])`. For the "
        "record, go "
        "through all samples with `zip(input_vectors, targets)`, add each squared error to a total, and "
        "append it.",
    ],
)


NEURAL_NETWORK = Exercise(
    reference=neuron.NeuralNetwork,
    parts=[PREDICT, COMPUTE_GRADIENTS, UPDATE_PARAMETERS, TRAIN],
    hints=[
        "Take the methods one at a time, from the top. `check(NeuralNetwork)` says which comes next.",
        'Each method has hints of its own: `hint("predict")`, `hint("_compute_gradients")`, '
        '`hint("_update_parameters")`, `hint("train")`.',
        "You have written all of it before, as functions: `make_prediction`, `compute_gradients`, "
        "`gradient_step`. "
        "What belongs to the network now stands behind `self.`.",
    ],
)

EXERCISES = [NEURAL_NETWORK]
