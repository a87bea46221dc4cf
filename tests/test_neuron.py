"""The neuron's mathematics against the tutorial's numbers, finite differences and scikit-learn.

Other formulas for each function, and every shape of its arguments, are in test_misuse_mathematics.py.
"""

import math

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics.pairwise import cosine_similarity

from benchmarks.tutorial import TutorialsNetwork
from nn_lesson import neuron
from nn_lesson.data import SEPARABLE_TARGETS, TRAINING_TARGETS, TRAINING_VECTORS
from nn_lesson.picture import learning

INPUT_VECTOR, WEIGHTS_1, WEIGHTS_2 = [1.72, 1.23], [1.26, 0], [2.17, 0.32]
WEIGHTS, BIAS = np.array([1.45, -0.66]), 0.0  # lesson 2
RIGHT, WRONG = np.array([1.66, 1.56]), np.array([2, 1.5])  # its two points: targets 1 and 0


@pytest.fixture(params=range(5))
def draw(request):
    """Five times the same test, each time with other random numbers."""
    return np.random.default_rng(request.param)


def slope(f, x, h=1e-6):
    """The derivative of `f`, one entry of the array `x` after the other."""
    x = np.asarray(x, dtype=float)
    steps = h * np.eye(x.size).reshape(-1, *x.shape)
    return np.array([(f(x + step) - f(x - step)) / (2 * h) for step in steps]).reshape(x.shape)


# Lessons 0 and 1


def test_predict_price_is_scikit_learns_linear_regression(draw):
    houses, prices = draw.uniform(0, 200, (20, 2)), draw.normal(300, 50, 20)
    model = LinearRegression().fit(houses, prices)
    predicted = [neuron.predict_price(area, age, *model.coef_, model.intercept_) for area, age in houses]
    np.testing.assert_allclose(predicted, model.predict(houses), rtol=1e-12)


def test_dot_gives_the_tutorials_numbers():
    assert neuron.dot(INPUT_VECTOR, WEIGHTS_1) == 2.1672
    assert neuron.dot(INPUT_VECTOR, WEIGHTS_2) == pytest.approx(4.126, abs=1e-12)
    assert neuron.dot(INPUT_VECTOR, [2 * w for w in WEIGHTS_1]) == 4.3344
    assert neuron.dot([1, 1], [-1, -1]) == -2
    assert neuron.dot([1, 1], [1, -1]) == 0


def test_cosine_similarity_gives_the_courses_numbers():
    assert neuron.cosine_similarity(INPUT_VECTOR, WEIGHTS_1) == pytest.approx(0.813, abs=5e-4)
    assert neuron.cosine_similarity(INPUT_VECTOR, WEIGHTS_2) == pytest.approx(0.890, abs=5e-4)


def test_cosine_similarity_is_scikit_learns(draw):
    u, v = draw.normal(size=(2, draw.integers(1, 20)))
    assert neuron.cosine_similarity(u, v) == pytest.approx(cosine_similarity([u], [v])[0, 0], abs=1e-12)
    assert neuron.cosine_similarity(u, -3 * u) == pytest.approx(-1, abs=1e-12)


# Lesson 2


def test_make_prediction_gives_the_tutorials_numbers():
    assert neuron.make_prediction(RIGHT, WEIGHTS, BIAS) == pytest.approx(0.7985731, abs=5e-8)
    assert neuron.make_prediction(WRONG, WEIGHTS, BIAS) == pytest.approx(0.87101915, abs=5e-9)


def test_make_prediction_is_scikit_learns_probability(draw):
    points, targets = draw.normal(size=(30, 2)), np.arange(30) % 2
    model = LogisticRegression().fit(points, targets)
    weights, bias = model.coef_[0], model.intercept_
    probabilities = model.predict_proba(points)[:, 1]
    np.testing.assert_allclose(neuron.make_prediction(points, weights, bias), probabilities, rtol=1e-12)
    assert neuron.make_prediction(points[0], weights, bias) == pytest.approx(probabilities[0], rel=1e-12)


# Lesson 3


def test_squared_error_gives_the_tutorials_numbers():
    prediction = neuron.make_prediction(WRONG, WEIGHTS, BIAS)
    assert neuron.squared_error(prediction, 0) == pytest.approx(0.75867436, abs=5e-9)
    assert neuron.squared_error(0.87101915, 0) == 0.7586743596667225


# Lesson 4


def test_error_derivative_gives_the_tutorials_number():
    prediction = neuron.make_prediction(WRONG, WEIGHTS, BIAS)
    assert neuron.error_derivative(prediction, 0) == pytest.approx(1.7420383, abs=5e-8)


def test_the_tutorials_step_gives_the_tutorials_numbers():
    """It takes one number from both weights; lesson 4 says what is wrong with that."""
    derivative = neuron.error_derivative(neuron.make_prediction(WRONG, WEIGHTS, BIAS), 0)
    weights = neuron.gradient_step(WEIGHTS, derivative, 1)
    prediction = neuron.make_prediction(WRONG, weights, BIAS)
    assert prediction == pytest.approx(0.01496248, abs=5e-9)
    assert neuron.squared_error(prediction, 0) == pytest.approx(0.00022388, abs=5e-9)
    assert neuron.make_prediction(RIGHT, weights, BIAS) == pytest.approx(0.0143, abs=5e-5)


def test_a_true_step_is_less_splendid():
    derror_dbias, derror_dweights = neuron.compute_gradients(WRONG, WEIGHTS, BIAS, 0)
    weights = neuron.gradient_step(WEIGHTS, derror_dweights, 1)
    bias = neuron.gradient_step(BIAS, derror_dbias, 1)
    assert neuron.make_prediction(WRONG, weights, BIAS) == pytest.approx(0.665, abs=5e-4)
    assert neuron.make_prediction(WRONG, weights, bias) == pytest.approx(0.620, abs=5e-4)


# Lesson 5


def test_compute_gradients_gives_the_courses_numbers():
    derror_dbias, derror_dweights = neuron.compute_gradients(WRONG, WEIGHTS, BIAS, 0)
    assert derror_dbias == pytest.approx(0.1957, abs=5e-5)
    np.testing.assert_allclose(derror_dweights, [0.3914, 0.2936], atol=5e-5)


# Lesson 6


def test_the_network_computes_the_slopes_of_its_error(draw):
    network = neuron.NeuralNetwork(0.1)
    network.weights, network.bias = draw.normal(size=2), draw.normal()
    input_vector, target = draw.normal(size=2), draw.integers(2)

    def error(weights, bias):
        return (1 / (1 + math.exp(-(input_vector @ weights + bias))) - target) ** 2

    derror_dbias, derror_dweights = network._compute_gradients(input_vector, target)
    assert derror_dbias == pytest.approx(slope(lambda b: error(network.weights, b), network.bias), abs=1e-8)
    expected = slope(lambda w: error(w, network.bias), network.weights)
    np.testing.assert_allclose(derror_dweights, expected, atol=1e-8)


def test_the_network_predicts_and_updates_as_written_out():
    network = neuron.NeuralNetwork(0.5)
    network.weights, network.bias = np.array([1.0, -2.0]), 0.5
    assert network.predict(np.array([3, 1])) == pytest.approx(1 / (1 + math.exp(-1.5)), rel=1e-12)
    network._update_parameters(1.0, np.array([2.0, -4.0]))
    assert (network.bias, network.weights.tolist()) == (0, [0, 0])


@pytest.mark.parametrize("learning_rate", [0.01, 0.1, 0.5])
@pytest.mark.parametrize("seed", [0, 1, 42])
def test_the_network_repeats_the_tutorials_draws_and_records(seed, learning_rate):
    runs = []
    for network_class in (TutorialsNetwork, neuron.NeuralNetwork):
        np.random.seed(seed)
        network = network_class(learning_rate)
        start = [*network.weights, network.bias]
        records = network.train(TRAINING_VECTORS, TRAINING_TARGETS, 10_000)
        runs.append((start, records, [*network.weights, network.bias], np.random.randint(10**9)))
    tutorials, ours = runs
    assert ours[0] == tutorials[0], "the first weights and bias"
    assert len(ours[1]) == 100
    np.testing.assert_allclose(ours[1], tutorials[1], rtol=0, atol=1e-11)
    np.testing.assert_allclose(ours[2], tutorials[2], rtol=0, atol=1e-11)
    assert ours[3] == tutorials[3], "as many random numbers drawn"


def test_the_records_are_taken_after_the_first_and_every_hundredth_step():
    np.random.seed(3)
    network = neuron.NeuralNetwork(0.1)
    records = [network.train(TRAINING_VECTORS, TRAINING_TARGETS, steps) for steps in (0, 1, 100, 101)]
    assert list(map(len, records)) == [0, 1, 1, 2]


@pytest.mark.slow
def test_no_seed_learns_the_original_points_and_most_end_worse_than_one_half():
    late_records = []
    for seed in range(100):
        np.random.seed(seed)
        late_records.append(neuron.NeuralNetwork(0.1).train(TRAINING_VECTORS, TRAINING_TARGETS, 10_000)[-30:])
    assert sum(np.mean(late_records, axis=1) > 2.0) == 90, "by one record alone it would be 51"
    assert np.min(late_records) > 1.8838, "the best that one neuron can do"


def right_of_eight(seed, smaller=1):
    """How many of the separable points a network gets right, and how sure of a yes it was at the start."""
    np.random.seed(seed)
    network = neuron.NeuralNetwork(0.1)
    network.weights, network.bias = network.weights / smaller, network.bias / smaller
    least_yes = network.predict(TRAINING_VECTORS).min()
    network.train(TRAINING_VECTORS, SEPARABLE_TARGETS, 10_000)
    return sum((network.predict(TRAINING_VECTORS) > 0.5) == SEPARABLE_TARGETS), least_yes


@pytest.mark.slow
def test_the_seeds_before_101_learn_the_separable_points():
    assert {right_of_eight(seed)[0] for seed in range(101)} == {8}


@pytest.mark.slow
def test_of_a_thousand_seeds_26_do_not_learn_the_separable_points():
    assert sum(right_of_eight(seed)[0] < 8 for seed in range(1000)) == 26


def test_seed_101_begins_sure_of_a_yes_for_every_point_and_learns_nothing():
    right, least_yes = right_of_eight(101)
    assert right == 4 and least_yes > 0.98
    assert right_of_eight(101, smaller=10)[0] == 8


@pytest.mark.slow
def test_about_3_seeds_in_100_end_so(monkeypatch):
    """All of them trained at once, as for the band of seeds."""
    monkeypatch.setattr(learning, "SEEDS", 2000)
    (records,) = learning._train_all_seeds.__wrapped__((tuple(SEPARABLE_TARGETS.tolist()),))
    assert 0.025 < np.mean(np.abs(records[-1] - 4) < 0.01) < 0.035
