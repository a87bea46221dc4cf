"""Layers and networks against finite differences, scikit-learn, SciPy, and PyTorch where it is installed."""

import copy
import warnings

import numpy as np
import pytest
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier

from nn_lesson import data, network
from nn_lesson.handwriting import varied
from nn_lesson.network import ACTIVATIONS, Network
from tests.weekly import most_weekly

SHAPES = [[2, 8, 1], [2, 1], [3, 5, 4, 1], [3, 5, 4, 3], [4, 6, 2], [2, 3, 3, 3, 3, 1]]
each_shape = pytest.mark.parametrize("layers", SHAPES, ids=str)


def slopes(f, numbers, h=1e-6):
    """The derivative of `f()` with respect to each of `numbers`, which is changed in place and put back."""
    found = np.empty(numbers.size)
    for i in range(numbers.size):
        before = numbers.flat[i]
        ends = []
        for step in (h, -h):
            numbers.flat[i] = before + step
            ends.append(f())
        numbers.flat[i] = before
        found[i] = (ends[0] - ends[1]) / (2 * h)
    return found.reshape(numbers.shape)


def a_network(layers, activation="tanh", examples=7, **settings):
    np.random.seed(sum(layers))
    made = Network(layers, activation, **settings)
    made.parameters += 0.3 * np.random.randn(made.parameters.size)
    inputs = np.random.randn(examples, layers[0])
    return made, inputs, np.random.randint(max(2, layers[-1]), size=examples)


# Single layers


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_layer_passes_back_what_finite_differences_measure(activation):
    rng = np.random.default_rng(0)
    inputs, weights, biases, share = (rng.normal(size=shape) for shape in [(5, 3), (3, 4), 4, (5, 4)])
    function, slope = ACTIVATIONS[activation]

    def error():
        return np.sum(share * network.layer_forward(inputs, weights, biases, function))

    outputs = network.layer_forward(inputs, weights, biases, function)
    found = network.layer_backward(inputs, weights, outputs, slope, share)
    for by, parameters in zip(found, (biases, weights, inputs), strict=True):
        np.testing.assert_allclose(by, slopes(error, parameters), rtol=1e-5, atol=1e-8)


def test_softmax_survives_large_scores():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert network.softmax(np.array([1000.0, 999, -1000])) == pytest.approx([0.73106, 0.26894, 0], abs=1e-5)


# Whole networks


@each_shape
@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu", "linear"])
@pytest.mark.parametrize("decay", [0, 0.1])
def test_the_gradient_is_what_finite_differences_measure(layers, activation, decay):
    made, inputs, targets = a_network(layers, activation, decay=decay)

    def error():
        pull = sum(np.sum(weights**2) for weights, _biases in made.layers)
        return made.error(inputs, targets) + 0.5 * decay * pull

    made.compute_gradient(inputs, targets)
    np.testing.assert_allclose(made.gradient, slopes(error, made.parameters), rtol=1e-4, atol=1e-7)


@pytest.mark.parametrize("layers", [layers for layers in SHAPES if layers[-1] != 2], ids=str)
def test_it_predicts_what_scikit_learns_network_does_with_the_same_weights(layers):
    made, inputs, targets = a_network(layers, "relu", examples=30)
    theirs = MLPClassifier(layers[1:-1], activation="relu", max_iter=1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it has not converged, nor should it
        theirs.fit(inputs, np.arange(30) % max(2, layers[-1]))
    theirs.coefs_, theirs.intercepts_ = (list(parts) for parts in zip(*made.layers, strict=True))
    probabilities = theirs.predict_proba(inputs)
    expected = probabilities[:, 1] if layers[-1] == 1 else probabilities
    np.testing.assert_allclose(made.predict(inputs), expected, rtol=1e-10)
    assert made.error(inputs, targets) == pytest.approx(log_loss(targets, probabilities, labels=theirs.classes_))


def test_one_example_alone_is_predicted_as_in_a_batch():
    for layers in ([2, 8, 1], [3, 5, 4, 3]):
        made, inputs, _targets = a_network(layers)
        for x, predicted in zip(inputs, made.predict(inputs), strict=True):
            assert made.predict(x) == pytest.approx(predicted)


@each_shape
def test_a_step_is_adams_as_pytorch_takes_it(layers):
    torch = pytest.importorskip("torch")
    made, inputs, targets = a_network(layers, learning_rate=0.03, decay=0.01)
    theirs = torch.nn.Parameter(torch.tensor(made.parameters))
    adam = torch.optim.Adam([theirs], lr=0.03)
    for _ in range(25):
        made.step(inputs, targets)
        theirs.grad = torch.tensor(made.gradient)
        adam.step()
    np.testing.assert_allclose(made.parameters, theirs.detach().numpy(), rtol=1e-8)


def test_a_first_step_of_adam_has_the_length_of_the_learning_rate():
    made, inputs, targets = a_network([2, 8, 1], learning_rate=0.03)
    before = made.parameters.copy()
    made.step(inputs, targets)
    np.testing.assert_allclose(made.parameters - before, -0.03 * np.sign(made.gradient), rtol=0.01)


def test_the_layers_are_views_of_the_vector_also_in_a_copy():
    made, inputs, targets = a_network([2, 3, 1])
    other = copy.deepcopy(made)
    predicted = made.predict(inputs)
    other.train(inputs, targets, epochs=20)
    assert np.array_equal(made.predict(inputs), predicted)
    assert np.abs(other.predict(inputs) - predicted).max() > 0.01
    for one in (made, other):
        one.parameters[:] = 0
        assert all(not part.any() for layer in one.layers for part in layer)


def test_a_learners_layer_may_take_the_place_of_the_courses():
    made, inputs, targets = a_network([2, 4, 4, 1])
    own, calls = copy.deepcopy(made), []

    def layer_forward(*arguments):
        calls.append("forward")
        return network.layer_forward(*arguments)

    def layer_backward(*arguments):
        calls.append("backward")
        return network.layer_backward(*arguments)

    own.forward, own.backward = layer_forward, layer_backward
    for one in (made, own):
        one.step(inputs, targets)
    assert calls == ["forward"] * 3 + ["backward"] * 3
    assert np.array_equal(made.parameters, own.parameters)


def test_an_epoch_shows_each_example_once_in_mini_batches(monkeypatch):
    made, inputs, targets = a_network([2, 3, 1], examples=10)
    batches = []
    monkeypatch.setattr(made, "step", lambda inputs, targets: batches.append(inputs))
    made.train(inputs, targets, epochs=2, batch_size=4)
    assert [len(batch) for batch in batches] == [4, 4, 2] * 2
    for epoch in (batches[:3], batches[3:]):
        assert np.array_equal(np.unique(np.vstack(epoch), axis=0), np.unique(inputs, axis=0))
    assert not np.array_equal(batches[0], batches[3])


# What lessons 7 and 8 say


def test_eight_units_solve_the_eight_points_from_every_seed():
    inputs, targets = network.standardise(data.TRAINING_VECTORS), data.TRAINING_TARGETS
    for seed in range(100):
        np.random.seed(seed)
        made = Network([2, 8, 1], "tanh", learning_rate=0.1)
        made.train(inputs, targets, epochs=100, batch_size=8)
        assert np.sum((made.predict(inputs) - targets) ** 2) < 0.1, seed


@pytest.mark.parametrize("seed", most_weekly(range(12), 0))
def test_at_least_97_of_100_test_digits_are_read_right(seed):
    train, _validation, test = data.digits()
    np.random.seed(seed)
    images = np.vstack([train.images, *(varied(train.images) for _ in range(8))])
    made = Network([64, 64, 10], "relu", learning_rate=0.003)
    made.train(images, np.tile(train.labels, 9), epochs=12)
    assert np.mean(made.predict(test.images).argmax(axis=1) == test.labels) >= 0.97


def test_two_hidden_units_solve_the_eight_points_from_the_seed_that_the_lesson_names():
    inputs, targets = network.standardise(data.TRAINING_VECTORS), data.TRAINING_TARGETS
    np.random.seed(137)
    solver = Network([2, 2, 1], "tanh", learning_rate=0.1)
    solver.train(inputs, targets, epochs=300, batch_size=8)
    assert np.array_equal(solver.predict(inputs) > 0.5, targets == 1)
