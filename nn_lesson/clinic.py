"""The patients of lesson 10: networks that are sick or healthy, their examinations, and their cures."""

import copy
import random
from functools import lru_cache
from numbers import Integral
from typing import NamedTuple

import numpy as np

from nn_lesson.data import Digits, digits
from nn_lesson.learner import kept_random_state
from nn_lesson.network import Network, layer_backward
from nn_lesson.what_is_wrong import gradient_check, overfit_one_batch

CLASSES, PIXELS = 10, 64
BASELINE = float(np.log(CLASSES))  # the error of always giving each digit a tenth
TRAINING, OTHERS = 300, 200  # digits to train on; for validation, and never used
EPOCHS, BATCH = 30, 32
FEW, STEPS = 8, 200  # of one batch, learned by heart
TRIED = 40  # numbers of a layer whose slopes are tried
STEP = 1e-5  # to either side, to find a slope by trying
END_OF_TANH = 0.97


# The patients


class Plain(Network):
    """A network that learns by plain steps against the gradient, as in lesson 8."""

    def error(self, inputs, targets):
        """The cross-entropy, however small a probability is."""
        scores = self.outputs(inputs)[-1]
        lead = scores - scores[np.arange(len(targets)), targets, None]
        return np.mean(np.logaddexp.reduce(lead, axis=1))

    def step(self, inputs, targets):
        self.compute_gradient(inputs, targets)
        self.parameters -= self.learning_rate * self.gradient


def sound(backward):
    """The backward pass as it is."""
    return backward


def wrong_sign(backward):
    """A backward pass in which the first layer's weights get the opposite of their gradient."""

    def turned(inputs, weights, *more):
        derror_dbiases, derror_dweights, derror_dinputs = backward(inputs, weights, *more)
        sign = -1 if len(weights) == PIXELS else 1
        return derror_dbiases, sign * derror_dweights, derror_dinputs

    return turned


def transposed(backward):
    """A backward pass without the `.T` of its last line, wherever weights are square: there it still runs."""

    def without_t(inputs, weights, outputs, slope, derror_doutputs):
        derror_dbiases, derror_dweights, derror_dinputs = backward(
            inputs, weights, outputs, slope, derror_doutputs
        )
        if weights.shape[0] == weights.shape[1]:
            derror_dinputs = derror_doutputs * slope(outputs) @ weights
        return derror_dbiases, derror_dweights, derror_dinputs

    return without_t


class Patient(NamedTuple):
    """All that a training run is made of: a healthy one, as long as nothing is said."""

    seed: int
    activation: str = "relu"  # of the hidden layers
    units: int = 16  # of each of the two hidden layers
    rate: float = 0.2
    start: float = 1  # by which the first weights are multiplied
    bias: float = 0  # of the hidden units at the start
    fault: object = sound  # what is done to the backward pass
    shuffled: bool = False  # the training labels
    leaks: bool = False  # validation digits into the training data
    misses: bool = False  # a class of digits
    standardised: bool = True
    backward: object = layer_backward

    def __repr__(self):
        """Its number alone: what it has is for the learner to find out."""
        return f"patient {self.seed}: `train_patient` trains it"


DISEASES = {  # name: the settings that make a patient sick, and those that cure
    "saturated from the start": ({"activation": "tanh", "start": 20}, {"start": 1}),
    "learning rate too large": ({"rate": 16}, {"rate": 1 / 16}),
    "learning rate too small": ({"rate": 1 / 200}, {"rate": 200}),
    "a wrong sign": ({"fault": wrong_sign}, {"fault": sound}),
    "labels shuffled": ({"shuffled": True}, {"shuffled": False}),
    "inputs not standardised": ({"standardised": False}, {"standardised": True}),
    "dead ReLUs": ({"activation": "relu", "bias": -10}, {"bias": 0}),
    "validation data leaked": ({"leaks": True}, {"leaks": False}),
    "a class missing": ({"misses": True}, {"misses": False}),
    "network too small": ({"activation": "tanh", "units": 2}, {"units": 16}),
    "a transposed line": ({"activation": "relu", "fault": transposed}, {"fault": sound}),
}
HEALTHY = "healthy"
NAMES = (HEALTHY, *DISEASES)  # of what a patient may have
WARD = (  # what the patients 1, 2, 3 and so on have
    "labels shuffled",
    "learning rate too small",
    HEALTHY,
    "saturated from the start",
    "a wrong sign",
    "validation data leaked",
    "learning rate too large",
    "inputs not standardised",
    "a class missing",
    HEALTHY,
    "dead ReLUs",
    "network too small",
    "a transposed line",
    HEALTHY,
)


def disease(number):
    """What the patient with that number has: 1 to 14 are in the ward, what others have is drawn at random."""
    return WARD[number - 1] if number <= len(WARD) else random.Random(number).choice(NAMES)


def patient(number):
    """The patient with that number: 1 to 14 are in the ward, and any number beyond is a new one."""
    if not isinstance(number, Integral) or number < 1:
        raise ValueError("A patient has a whole number, at least 1, as in `patient(3)`.")
    return make_patient(disease(int(number)), seed=int(number))


def make_patient(name, seed):
    """A patient with a disease, or a healthy one; tanh or ReLU by the seed, where the disease leaves it open."""
    well = Patient(seed, activation=("relu", "tanh")[seed % 2])
    return well if name == HEALTHY else _change(well, DISEASES[name][0])


def treat(patient, name):
    """The patient after the treatment for a disease, which need not be the one that it has."""
    _refuse_others(patient)
    if name not in NAMES:
        raise ValueError(f"There is no such disease. There are {', '.join(map(repr, NAMES))}.")
    sick, cure = DISEASES.get(name, ({}, {}))
    nothing_to_mend = "fault" in sick and patient.fault is not sick["fault"]
    return patient if nothing_to_mend else _change(patient, cure)


def _refuse_others(patient):
    if not hasattr(patient, "_replace") or isinstance(patient, Run):
        raise ValueError("A patient is needed, as `patient(5)` gives it.")


def _change(patient, settings):
    """Put settings in the place of others; a rate is multiplied."""
    if "rate" in settings:
        settings = {"rate": patient.rate * settings["rate"]}
    return patient._replace(**settings)


# A training run


class Run(NamedTuple):
    """A patient's training: the network before and after it, both errors after each epoch `(31, 2)`, the data."""

    patient: Patient
    before: Network
    network: Network
    errors: np.ndarray
    train: Digits
    validation: Digits
    unseen: Digits


@lru_cache(maxsize=64)  # a run is looked at, and never changed
def train_patient(patient, seed=None):
    """Train for 30 epochs, and write down both errors before the first and after each.

    Another seed gives the same patient other digits and another start.
    """
    _refuse_others(patient)
    if seed is not None:
        patient = patient._replace(seed=seed)
    with kept_random_state(), np.errstate(all="ignore"):
        np.random.seed(patient.seed)
        train, validation, unseen = _data(patient)
        network = _network(patient)
        before, errors = copy.deepcopy(network), []
        for epoch in range(EPOCHS + 1):
            if epoch:
                network.train(*train, epochs=1, batch_size=BATCH)
            errors.append([network.error(*train), network.error(*validation)])
    return Run(patient, before, network, np.array(errors), train, validation, unseen)


def _data(patient):
    """The digits that it trains on, those for validation, and those that are never used."""
    pool = Digits(*map(np.concatenate, zip(*digits(), strict=True)))
    order = np.random.permutation(len(pool.labels))
    rows = np.split(order[: TRAINING + 2 * OTHERS], [TRAINING, TRAINING + OTHERS])
    if patient.leaks:
        rows[0] = np.append(rows[0][:-OTHERS], rows[1])
    if patient.misses:
        rows[0] = rows[0][pool.labels[rows[0]] != patient.seed % CLASSES]
    train, validation, unseen = (pool[part] for part in rows)
    if patient.shuffled:
        train = train._replace(labels=np.random.permutation(train.labels))
    mean, spread = (train.images.mean(), train.images.std()) if patient.standardised else (0, 1 / 255)
    return [part._replace(images=(part.images - mean) / spread) for part in (train, validation, unseen)]


def _network(patient):
    network = Plain([PIXELS, patient.units, patient.units, CLASSES], patient.activation, patient.rate)
    network.backward = patient.fault(patient.backward)
    for weights, _biases in network.layers:
        weights *= patient.start
    for _weights, biases in network.layers[:-1]:
        biases += patient.bias
    return network


def healthy_run(run):
    """Another healthy network with the same activation function, to compare a run with.

    It is not this patient cured: that would tell what the patient has, and who is healthy.
    """
    return train_patient(Patient(seed=0, activation=run.patient.activation))


def symptom(run):
    """What the curve alone says, in a few words."""
    (start, _), (error, other_error) = run.errors[0], run.errors[-1]
    if start > 2 * BASELINE:
        return "begins far above the baseline"
    if error > 2 * BASELINE:
        return "jumps far above the baseline"
    if error > 0.85 * BASELINE:
        return "stays near the baseline"
    if other_error > BASELINE:
        return "validation rises above the baseline"
    if error > 0.5:
        return "falls, and stays high"
    if other_error < 1.5 * error + 0.01:
        return "validation is as good as training"
    return "training falls, validation less" if other_error > 0.5 else "falls as it should"


# The examinations: each looks at a run alone, without a word on what the patient has


class Slopes(NamedTuple):
    """Slopes of a layer: by backpropagation, and found by trying, `(40,)`; their largest relative difference."""

    gradient: np.ndarray
    tried: np.ndarray
    difference: float


def slopes_by_layer(run, check=gradient_check):
    """For each layer the `Slopes` of 40 of its numbers, on a few digits, at the start."""
    network, few = copy.deepcopy(run.before), run.train[np.arange(BATCH)]
    rng, end, found = np.random.default_rng(0), 0, []
    with np.errstate(all="ignore"):
        network.compute_gradient(*few)
        for weights, _biases in network.layers:
            first, end = end, end + weights.size + weights.shape[1]
            places = rng.choice(np.arange(first, end), min(TRIED, end - first), replace=False)
            found.append(_slopes(network, places, few, check))
    return found


def _slopes(network, places, few, check):
    start, gradient, tried = network.parameters[places], network.gradient[places], []

    def error_of(weights):
        network.parameters[places] = weights
        error = network.error(*few)
        network.parameters[places] = start
        return error

    for step in STEP * np.eye(len(places)):
        tried.append((error_of(start + step) - error_of(start - step)) / (2 * STEP))
    return Slopes(gradient, np.array(tried), check(error_of, gradient, start))


def by_heart(run, overfit=overfit_one_batch):
    """The errors of the network, as it was at the start, on eight training digits that it learns by heart."""
    with np.errstate(all="ignore"):
        return overfit(copy.deepcopy(run.before), *run.train, FEW, STEPS)


def known_by_heart(run):
    """How many of these eight digits it reads right afterwards."""
    network, few = copy.deepcopy(run.before), run.train[np.arange(FEW)]
    with np.errstate(all="ignore"):
        overfit_one_batch(network, *few, FEW, STEPS)
        return int(np.sum(network.predict(few.images).argmax(axis=1) == few.labels))


def stuck(network, images):
    """The share of each hidden layer that is stuck: outputs at an end of the tanh, ReLU units at 0 for all."""
    *hidden, _scores = network.outputs(images)[1:]
    if network.activations[0][0] is np.tanh:
        return [np.mean(np.abs(outputs) > END_OF_TANH) for outputs in hidden]
    return [np.mean((outputs == 0).all(axis=0)) for outputs in hidden]


def by_class(run):
    """For each class: how many training digits there are, and the share of validation digits read right."""
    counts = np.bincount(run.train.labels, minlength=CLASSES)
    right = run.network.predict(run.validation.images).argmax(axis=1) == run.validation.labels
    shares = [np.mean(right[run.validation.labels == label]) for label in range(CLASSES)]
    return counts, np.array(shares)


def twins(run):
    """How many of the validation digits are among the training digits."""
    known = {image.tobytes() for image in run.train.images}
    return sum(image.tobytes() in known for image in run.validation.images)


def errors_of_parts(run):
    """The errors on the digits for training, for validation, and on those that are never used."""
    return np.array([run.network.error(*part) for part in (run.train, run.validation, run.unseen)])


def worst_samples(run, part, count):
    """The digits of a part that have the largest errors: their rows, and what the network says of them."""
    probabilities = run.network.predict(part.images)
    worst = np.argsort(probabilities[np.arange(len(part.labels)), part.labels], kind="stable")[:count]
    return worst, probabilities[worst].argmax(axis=1)


def at_other_rates(run):
    """Two more runs: with a tenth of the learning rate, and with ten times as much."""
    rate = run.patient.rate
    return [train_patient(run.patient._replace(rate=other)) for other in (rate / 10, rate * 10)]


def diagnose(run):
    """Name the disease by the examinations alone, those first that could be mistaken for others later."""
    is_tanh, spread = run.network.activations[0][0] is np.tanh, run.train.images.std()
    if not 0.5 < spread < 2:
        return "inputs not standardised"
    if max(stuck(run.before, run.train.images)) > 0.5:
        return "saturated from the start" if is_tanh else "dead ReLUs"
    agreement = min(np.corrcoef(layer.gradient, layer.tried)[0, 1] for layer in slopes_by_layer(run))
    if agreement < 0.9:
        return "a wrong sign" if agreement < -0.99 else "a transposed line"
    if by_class(run)[0].min() == 0:
        return "a class missing"
    if twins(run):
        return "validation data leaked"
    error = run.errors[-1, 0]
    if error < 0.5:
        return HEALTHY
    slower, _faster = at_other_rates(run)
    if slower.errors[-1, 0] < error / 4:
        return "learning rate too large"
    memory = by_heart(run)[-1]
    if memory > 1.25:
        return "learning rate too small"
    return "network too small" if memory > 0.1 else "labels shuffled"
