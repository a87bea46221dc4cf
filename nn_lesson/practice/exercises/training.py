"""Lesson 6: the class `NeuralNetwork`, method by method."""

import numpy as np

from nn_lesson import neuron
from nn_lesson.data import SEPARABLE_TARGETS as TARGETS
from nn_lesson.data import TRAINING_VECTORS as SAMPLES
from nn_lesson.learner.values import show
from nn_lesson.neuron import sigmoid_deriv
from nn_lesson.practice.exercise import Exercise, Slip, number
from nn_lesson.practice.exercises import backpropagation, sigmoid_prediction


def made(network, weights, bias, learning_rate=0.1):
    """A network with these parameters in place of random ones."""
    neuron_made = network(learning_rate)
    neuron_made.weights, neuron_made.bias = np.array(weights, dtype=float), float(bias)
    neuron_made.learning_rate = learning_rate
    return neuron_made


def slip(key, method, wrong, sentence):
    """A mistake in one method of an otherwise right class."""
    return Slip(key, type("NeuralNetwork", (neuron.NeuralNetwork,), {method: wrong}), sentence)


def changed(what):
    """What counts as the answer of a method that changes what it should leave alone: never a right one."""
    return {"changed": what}


def parameters(rng):
    return [number(rng, -2, 2), number(rng, -2, 2)], number(rng, -2, 2)


def sample(rng):
    return np.array([number(rng, -2, 2), number(rng, -2, 2)])


# predict


def call_predict(network, weights, bias, input_vector):
    return made(network, weights, bias).predict(input_vector)


RIGHT_FOR_TWO = "two_only"  # a slip that shows with three inputs only; this network has two


def in_predict(known):
    """A slip of lesson 2's `make_prediction`, made in the method."""
    return slip(known.key, "predict", lambda self, x: known.wrong(x, self.weights, self.bias), known.sentence)


PREDICT = Exercise(
    reference=neuron.NeuralNetwork,
    name="predict",
    call=call_predict,
    says=lambda w, b, x: f"`predict({show(x)})` with the weights {show(w)} and the bias {show(b)}",
    cases=[
        ([1.0, -1.0], 0.5, np.array([2.0, 1.0])),
        ([0.2, 0.3], -1.0, np.array([1.0, -4.0])),
        ([-1.5, 0.4], 0.3, np.array([0.5, 2.0])),
    ],
    fresh=lambda rng: (*parameters(rng), sample(rng)),
    slips=[
        *(in_predict(known) for known in sigmoid_prediction.MAKE_PREDICTION.slips if known.key != RIGHT_FOR_TWO),
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
    network, given = made(network, weights, bias), input_vector.copy()
    answer = network._compute_gradients(given, target)
    if not np.array_equal(given, input_vector):
        return changed("input_vector")
    if not np.array_equal(network.weights, weights) or not np.array_equal(network.bias, bias):
        return changed("the network")
    return answer


def in_gradients(known):
    """A slip of lesson 5's `compute_gradients`, made in the method."""

    def wrong(self, x, t):
        return known.wrong(x, self.weights, self.bias, t)

    return slip(known.key, "_compute_gradients", wrong, known.sentence)


def updates_as_well(self, x, t):
    gradients = neuron.NeuralNetwork._compute_gradients(self, x, t)
    self._update_parameters(*gradients)
    return gradients


def doubles_input(self, x, t):
    x *= 2
    return neuron.NeuralNetwork._compute_gradients(self, x, t)


COMPUTE_GRADIENTS = Exercise(
    reference=neuron.NeuralNetwork,
    name="_compute_gradients",
    call=call_compute_gradients,
    says=lambda w, b, x, t: (
        f"`_compute_gradients({show(x)}, {show(t)})` with the weights {show(w)} and the bias {show(b)}"
    ),
    cases=[
        ([1.45, -0.66], 0.0, np.array([2.0, 1.5]), 0),
        ([1.0, -1.0], 0.5, np.array([-2.0, 1.0]), 1),
        ([-0.5, 0.4], 0.3, np.array([0.5, 3.0]), 1),
    ],
    fresh=lambda rng: (*parameters(rng), sample(rng), rng.randint(0, 1)),
    slips=[
        *(in_gradients(known) for known in backpropagation.COMPUTE_GRADIENTS.slips if known.key != "one_array"),
        slip(
            "changes_network",
            "_compute_gradients",
            updates_as_well,
            "It changes the weights or the bias. Leave that to `_update_parameters`.",
        ),
        slip(
            "changes_input",
            "_compute_gradients",
            doubles_input,
            "It changes the input vector that it is given. Leave that alone and build something new.",
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


def moved_by(derivative):
    """Weights that take this derivative, in place of their own."""
    return lambda n, _: n.weights - n.learning_rate * derivative


UPDATE_PARAMETERS = Exercise(
    reference=neuron.NeuralNetwork,
    name="_update_parameters",
    call=call_update_parameters,
    says=lambda rate, b, w: (
        f"`_update_parameters({show(b)}, {show(w)})` at the learning rate {show(rate)}, "
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
        slip(
            "fixed_rate",
            "_update_parameters",
            update(lambda n, b: n.bias - 0.1 * b, lambda n, w: n.weights - 0.1 * w),
            "The learning rate is always 0.1. Take the network's own.",
        ),
        slip(
            "bias_uphill",
            "_update_parameters",
            update(lambda n, b: n.bias + n.learning_rate * b, lambda n, w: n.weights - n.learning_rate * w),
            "The weights are right. The bias steps *with* its derivative, uphill.",
        ),
        slip(
            "weights_uphill",
            "_update_parameters",
            update(lambda n, b: n.bias - n.learning_rate * b, lambda n, w: n.weights + n.learning_rate * w),
            "The bias is right. The weights step *with* their derivatives, uphill.",
        ),
        slip(
            "bias_for_weights",
            "_update_parameters",
            lambda n, b, w: update(lambda n, _: n.bias - n.learning_rate * b, moved_by(b))(n, b, w),
            "The bias is right. The weights move by its derivative: they have derivatives of their own.",
        ),
        slip(
            "swapped",
            "_update_parameters",
            lambda n, b, w: update(lambda n, _: n.bias - n.learning_rate * w, moved_by(b))(n, b, w),
            "The two derivatives have changed places: one is for the bias, the other for the weights.",
        ),
        slip(
            "divided",
            "_update_parameters",
            update(lambda n, b: n.bias - b / n.learning_rate, lambda n, w: n.weights - w / n.learning_rate),
            "The derivatives are divided by the learning rate. Multiply.",
        ),
        slip(
            "multiplied",
            "_update_parameters",
            update(lambda n, b: n.bias * n.learning_rate * b, lambda n, w: n.weights * n.learning_rate * w),
            "The old values are multiplied by the step. Take the step away from them.",
        ),
        slip(
            "derivative_first",
            "_update_parameters",
            update(lambda n, b: b - n.learning_rate * n.bias, lambda n, w: w - n.learning_rate * n.weights),
            "Old value and derivative have changed places: the step is made of the derivative.",
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
    if kind == DRAWING:
        return samples_drawn(network, *details)
    weights, bias, iterations = details
    if kind == STANDING_STILL:  # at the learning rate 0 each record is the error of the first weights
        samples, targets, learning_rate = SAMPLES, TARGETS, 0
    else:  # the only sample is drawn each time
        samples, targets, learning_rate = SAMPLES[:1], TARGETS[:1] + 1, 0.1
    given = samples.copy(), targets.copy()
    records = made(network, weights, bias, learning_rate).train(*given, iterations)
    if not np.array_equal(given[0], samples) or not np.array_equal(given[1], targets):
        return changed("the samples")
    return records


def samples_drawn(network, iterations):
    """How many different samples are used; is their order left to chance; has each its own target: 1 or 0."""
    drawn, matched = [], []

    class Watched(network):
        def _compute_gradients(self, input_vector, target):
            drawn.append(int(np.argmin(np.abs(SAMPLES - input_vector).sum(axis=1))))
            matched.append(np.array_equal(np.ravel(target), [TARGETS[drawn[-1]]]))
            return super()._compute_gradients(input_vector, target)

    given = SAMPLES.copy(), TARGETS.copy()
    made(Watched, [0.1, -0.2], 0.0).train(*given, iterations)
    if not np.array_equal(given[0], SAMPLES) or not np.array_equal(given[1], TARGETS):
        return changed("the samples")
    if not drawn:  # all is written out in `train` itself, which is right as well
        return len(SAMPLES), 1, 1
    steps = np.diff(drawn) % len(SAMPLES)
    by_chance = len(steps) > 0 and np.mean(steps == steps[0]) < 0.5
    return len(set(drawn)), int(by_chance), int(all(matched))


def says_train(kind, *details):
    if kind == DRAWING:
        iterations = details[0]
        return (
            f"a count of the different samples that `train` draws in {iterations} iterations, a 1 if their order "
            "is left to chance, and a 1 if each comes with its own target,"
        )
    weights, bias, iterations = details
    samples = "all eight samples at the learning rate 0" if kind == STANDING_STILL else "one sample"
    return f"`train` with {samples}, {iterations} iterations, from {show(weights)} and {show(bias)},"


def summed(misses):
    return np.sum(misses**2)


def own(i, _count):
    return i


def trained(draw=None, target=own, step=True, every=100, first=0, after=True, record=summed, over_all=True):
    """A wrong `train`, in one respect; `record` makes of the misses what is written down."""

    def train(self, input_vectors, targets, iterations):
        records = []
        for iteration in range(iterations):
            i = draw(iteration, len(targets)) if draw else np.random.randint(len(targets))
            gradients = self._compute_gradients(input_vectors[i], targets[target(i, len(targets))])
            if step and after:
                self._update_parameters(*gradients)
            if iteration % every == first:
                which = slice(None) if over_all else slice(i, i + 1)
                misses = self.predict(input_vectors[which]) - targets[which]
                records.extend(np.atleast_1d(record(misses)))
            if step and not after:
                self._update_parameters(*gradients)
        return records

    return train


def returns_last(self, *arguments):
    return neuron.NeuralNetwork.train(self, *arguments)[-1:]


def returns_early(self, input_vectors, targets, _iterations):
    return neuron.NeuralNetwork.train(self, input_vectors, targets, 1)


def never_sets_back(self, *arguments):
    return list(np.cumsum(neuron.NeuralNetwork.train(self, *arguments)))


def swaps(self, input_vectors, targets, iterations):
    records = []
    for iteration in range(iterations):
        i = np.random.randint(len(targets))
        derror_dbias, derror_dweights = self._compute_gradients(input_vectors[i], targets[i])
        self._update_parameters(derror_dweights, derror_dbias)
        if iteration % 100 == 0:
            records.append(sum((self.predict(x) - t) ** 2 for x, t in zip(input_vectors, targets, strict=True)))
    return records


def shifts_samples(self, input_vectors, targets, iterations):
    input_vectors += 1
    return neuron.NeuralNetwork.train(self, input_vectors, targets, iterations)


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
        slip(
            "mean",
            "train",
            trained(record=lambda misses: np.mean(misses**2)),
            "The records are means. Add the squared errors up.",
        ),
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
        slip(
            "other_target",
            "train",
            trained(target=lambda i, count: i - 1),
            "The sample gets the target of another. Sample `i` and target `i` belong together.",
        ),
        slip(
            "swapped",
            "train",
            swaps,
            "The two gradients change places on the way to `_update_parameters`. Both begin with the bias.",
        ),
        slip(
            "returns_early",
            "train",
            returns_early,
            "It ends in the first iteration: `return` stands inside the loop. Move it to the left.",
        ),
        slip(
            "late",
            "train",
            trained(first=99),
            "The first record belongs to iteration 0, the next to iteration 100.",
        ),
        slip("not_squared", "train", trained(record=np.sum), "The misses are added up as they are. Square each."),
        slip(
            "absolute",
            "train",
            trained(record=lambda misses: np.sum(np.abs(misses))),
            "The sizes of the misses are added up. Square each.",
        ),
        slip(
            "squared_late",
            "train",
            trained(record=lambda misses: np.sum(misses) ** 2),
            "The misses are added up first, and squared then. Square each, then add.",
        ),
        slip(
            "last_sample",
            "train",
            trained(record=lambda misses: misses[-1] ** 2),
            "A record holds the error of the last sample alone: each takes the place of the one before. "
            "Add them up.",
        ),
        slip(
            "never_sets_back",
            "train",
            never_sets_back,
            "The total goes on growing from record to record. Each record begins at 0.",
        ),
        slip(
            "each_sample",
            "train",
            trained(record=lambda misses: misses**2),
            "Each sample's error is written down by itself. Write down their sum.",
        ),
        slip(
            "running_total",
            "train",
            trained(record=lambda misses: np.cumsum(misses**2)),
            "The total is written down after each sample. Write it down once, after the loop over the samples.",
        ),
        slip(
            "changes_samples",
            "train",
            shifts_samples,
            "It changes the input vectors or the targets that it is given. Leave them alone.",
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
