"""Whatever the mathematics is given: the right value or an error, and the arguments as they were.

The right value is what another formula, mostly of NumPy or SciPy, gives. Where that has a nan, ours has one, too.
"""

import contextlib
import inspect
import math
import warnings
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from scipy.special import expit, log_softmax
from scipy.special import softmax as scipys_softmax

from nn_lesson import Network, data, network, neuron, standardise, varied
from nn_lesson.handwriting import to_image
from tests.misuse import ANYTHING, is_sentence, kept

# What Python and NumPy raise.
REFUSALS = TypeError, ValueError, ArithmeticError, AttributeError, LookupError, MemoryError
ORDINARY = st.floats(-1e6, 1e6)
SHAPES = array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=5)
SIGNED = st.sampled_from(["float32", "float64", "int32", "int64"])
EXACT = {"float32": (1e-5, 1e-7)}  # tolerances where they are not those of `assert_same`


@pytest.fixture(autouse=True)
def no_warnings():
    """Overflows and nan are what these tests are about."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield


def assert_same(value, wanted, relative=1e-9, absolute=1e-15):
    assert np.shape(value) == np.shape(wanted)
    np.testing.assert_allclose(np.asarray(value, float), wanted, rtol=relative, atol=absolute)


@st.composite
def vectors(draw, count, elements=ORDINARY):
    """So many vectors of one length: lists, arrays, or columns."""
    length, form = draw(st.integers(0, 6)), draw(st.sampled_from([list, np.array, lambda row: np.c_[row]]))
    return [form(draw(st.lists(elements, min_size=length, max_size=length))) for _ in range(count)]


@st.composite
def matrices(draw, *shapes):
    """Arrays of these shapes, in which letters stand for lengths that are drawn."""
    lengths = {letter: draw(st.integers(1, 4)) for letter in "mnu"}
    return [draw(arrays(float, [lengths[letter] for letter in shape], elements=ORDINARY)) for shape in shapes]


# The value of another formula


@given(st.data(), SIGNED, SHAPES)
def test_functions_of_each_number_are_right_for_every_shape_and_also_for_nan_inf_and_huge(data, kind, shape):
    x, t = (data.draw(arrays(kind, shape)).astype(kind) for _ in range(2))
    if np.issubdtype(kind, np.integer):
        x = np.maximum(x, -np.iinfo(kind).max)  # for -x of the least number there is no room
    wide, miss = x.astype(float), np.subtract(x, t)  # whole numbers may overflow, in both formulas alike
    tolerances = EXACT.get(kind, ())
    assert_same(neuron.sigmoid(x), expit(wide), *tolerances)
    assert_same(neuron.sigmoid_deriv(x), expit(wide) * expit(-wide), *tolerances)
    assert_same(neuron.relu(x), np.where(wide < 0, 0, wide))
    assert_same(neuron.squared_error(x, t), miss * miss)
    assert_same(neuron.error_derivative(x, t), miss + miss)
    assert_same(neuron.mean_squared_error(x, t), np.average(miss * miss) if miss.size else np.nan, *tolerances)
    assert_same(neuron.gradient_step(wide, miss.astype(float), 0.1), wide - miss.astype(float) * 0.1)


@given(vectors(2, st.floats()))
def test_dot_is_numpys_for_lists_arrays_and_columns_with_nan_and_inf_in_them(pair):
    u, v = map(np.array, pair)
    if u.ndim < 2:
        wanted = np.dot(u, v)
        if np.isfinite(wanted):
            np.testing.assert_allclose(neuron.dot(*pair), wanted, rtol=1e-9, atol=1e-9 * np.dot(abs(u), abs(v)))
        elif len(u) == 1 or np.isnan([*u, *v]).any():
            assert_same(neuron.dot(*pair), wanted)
    elif len(u):
        assert_same(neuron.dot(*pair), np.sum(u * v, axis=0), 1e-6)


@given(vectors(1), st.lists(ORDINARY, min_size=1))
def test_dot_refuses_vectors_of_two_lengths(u, more):
    with pytest.raises(ValueError, match="zip"):
        neuron.dot(u[0], [*u[0], *more])


@given(st.lists(st.text(max_size=2) | st.none() | st.integers(), max_size=20), st.lists(st.text(max_size=2)))
def test_words_of_every_kind_are_counted(words, vocabulary):
    counts = Counter(map(repr, words))
    assert neuron.count_words(words, vocabulary) == [counts[repr(word)] for word in vocabulary]


@given(st.tuples(ORDINARY, ORDINARY, ORDINARY), st.floats(-100, 100))
def test_the_numerical_derivative_follows_every_parabola(coefficients, x):
    a, b, c = coefficients
    slope = neuron.numerical_derivative(lambda x: a * x * x + b * x + c, x)
    assert slope == pytest.approx(2 * a * x + b, abs=1e-7 * (abs(a) * 1e4 + abs(b) * 100 + abs(c) + 1))


@given(st.floats(), st.integers(0, 350))
def test_training_gives_its_records_whatever_the_learning_rate(rate, iterations):
    made = neuron.NeuralNetwork(rate)
    errors = made.train(data.TRAINING_VECTORS, data.TRAINING_TARGETS, iterations)
    assert len(errors) == math.ceil(iterations / 100)
    assert all(math.isnan(error) or 0 <= error <= 8 for error in errors)


@given(arrays(float, array_shapes(min_dims=1, max_dims=3), elements=st.floats(-1e308, 1e308)))
def test_scores_however_large_become_shares_of_1(scores):
    shares = network.softmax(scores)
    assert_same(shares, scipys_softmax(scores, axis=-1))
    np.testing.assert_allclose(shares.sum(axis=-1), 1)


@given(matrices("mn"), st.data())
def test_cross_entropy_is_that_of_the_scores_and_a_label_beyond_the_classes_is_refused(drawn, data):
    [scores] = drawn / np.float64(1e5)
    labels = np.array(
        data.draw(st.lists(st.integers(0, scores.shape[1] - 1), min_size=len(scores), max_size=len(scores)))
    )
    error = network.cross_entropy(network.softmax(scores), labels)
    assert_same(error, -np.mean(log_softmax(scores, axis=1)[range(len(labels)), labels]), 1e-6)
    labels[0] = scores.shape[1]
    with pytest.raises(IndexError):
        network.cross_entropy(network.softmax(scores), labels)


@given(matrices("mn"))
def test_columns_are_standardised_and_one_without_spread_is_no_number(drawn):
    [inputs] = drawn
    made = standardise(inputs)
    for column, was in zip(made.T, inputs.T, strict=True):
        if np.ptp(was) > 1e-6 * (1 + np.abs(was).max()):
            assert [column.mean(), column.std()] == pytest.approx([0, 1], abs=1e-6)
        elif np.ptp(was) == 0:
            assert not np.isfinite(column).any() or np.abs(column).max() <= 1 + 1e-6


# Data, networks and drawings


@pytest.mark.parametrize("cloud", [data.xor, data.circles, data.moons, data.spirals])
@given(count=st.integers(0, 300), noise=st.floats(0, 100), seed=st.integers(0, 2**40))
def test_a_cloud_of_any_size_has_points_of_two_classes_and_is_the_same_again(cloud, count, noise, seed):
    inputs, targets = cloud(count, noise, seed)
    assert inputs.shape == (count, 2) and np.isfinite(inputs).all()
    assert targets.shape == (count,) and set(targets) <= {0, 1}
    again, _targets = cloud(count, noise, seed)
    assert np.array_equal(inputs, again)


def train(*examples, layers=(2, 3, 1), **settings):
    return Network(list(layers)).train(*examples, epochs=1, **settings)


TWO = np.zeros((4, 2))
FIT_NOT = {
    "one layer": (lambda: Network([2]), "two or more whole numbers"),
    "no list": (lambda: Network(5), "two or more whole numbers"),
    "half a unit": (lambda: Network([2, 1.5, 1]), "two or more whole numbers"),
    "no units": (lambda: Network([2, 0, 1]), "two or more whole numbers"),
    "text": (lambda: Network("21"), "two or more whole numbers"),
    "no such activation": (lambda: Network([2, 1], "tanhh"), "no activation 'tanhh'. There are 'sigmoid'"),
    "a function": (lambda: Network([2, 1], np.tanh), "There is no activation <ufunc 'tanh'>."),
    "three inputs": (lambda: Network([2, 1]).predict(np.zeros((4, 3))), "takes 2 numbers for each example"),
    "no array": (lambda: Network([2, 1]).predict(3), "takes 2 numbers for each example"),
    "inputs of another width": (lambda: train(np.zeros((4, 3)), np.zeros(4)), "inputs of the shape (m, 2)"),
    "too few targets": (lambda: train(TWO, [0, 1, 0]), "not (4, 2) and (3,)"),
    "too many targets": (lambda: train(TWO, [0] * 5), "as many targets"),
    "targets in a column": (lambda: train(TWO, np.zeros((4, 1))), "as many targets"),
    "no examples": (lambda: train(TWO[:0], []), "as many targets"),
    "a third class": (lambda: train(TWO, [0, 1, 2, 0]), "whole numbers from 0 to 1"),
    "a fourth class": (lambda: train(TWO, [0, 1, 3, 0], layers=[2, 3]), "whole numbers from 0 to 2"),
    "a class below 0": (lambda: train(TWO, [0, 1, -1, 0], layers=[2, 3]), "whole numbers from 0 to 2"),
    "half a class": (lambda: train(TWO, [0, 1, 0.5, 0]), "whole numbers from 0 to 1"),
    "no class": (lambda: train(TWO, [0, 1, np.nan, 0]), "whole numbers from 0 to 1"),
    "an error of nothing": (lambda: Network([2, 1]).error(TWO[:0], []), "as many targets"),
    "nothing drawn": (lambda: to_image([[], []]), "There is nothing drawn."),
    "one number a point": (lambda: to_image([[1, 2, 3]]), "A stroke is a list of points"),
    "three numbers a point": (lambda: to_image([[(1, 2, 3)]]), "A stroke is a list of points"),
    "a point that is nowhere": (lambda: to_image([[(0, 0), (1, np.nan)]]), "two ordinary numbers"),
    "a point at infinity": (lambda: to_image([[(0, 0), (1, np.inf)]]), "two ordinary numbers"),
    "a point beyond reach": (lambda: to_image([[(0, 0), (1, 1e200)]]), "two ordinary numbers"),
    "one image alone": (lambda: varied(np.zeros(64)), "Images of 64 numbers each"),
    "small images": (lambda: varied(np.zeros((4, 16))), "Images of 64 numbers each"),
}  # fmt: skip


@pytest.mark.parametrize(("call", "words"), FIT_NOT.values(), ids=FIT_NOT)
def test_what_does_not_fit_is_told_in_a_sentence(call, words):
    with pytest.raises(ValueError) as told:
        call()
    assert words in str(told.value) and is_sentence(str(told.value))


@given(
    st.data(), st.sampled_from(sorted(network.ACTIVATIONS)), st.lists(st.integers(1, 5), min_size=2, max_size=5)
)
def test_a_network_of_any_shape_gives_probabilities_and_learns_without_harm_to_its_examples(
    data, activation, layers
):
    made, count = Network(layers, activation), data.draw(st.integers(1, 6))
    inputs = data.draw(arrays(float, (count, layers[0]), elements=st.floats(-1e3, 1e3)))
    targets = np.array(data.draw(st.lists(st.integers(0, max(1, layers[-1] - 1)), min_size=count, max_size=count)))
    before = inputs.copy(), targets.copy()
    made.train(inputs.tolist(), targets.tolist(), epochs=2, batch_size=4)  # lists will do, too
    made.train(inputs, targets, epochs=2, batch_size=4)
    probabilities = made.predict(inputs)
    assert probabilities.shape == ((count,) if layers[-1] == 1 else (count, layers[-1]))
    assert np.isfinite(made.parameters).all() and (probabilities >= 0).all() and (probabilities <= 1).all()
    assert 0 <= made.error(inputs, targets) <= -math.log(1e-12) + 1e-9
    assert np.array_equal(inputs, before[0]) and np.array_equal(targets, before[1])


STROKES = st.lists(
    st.lists(st.tuples(st.floats(0, 280), st.floats(0, 280)), min_size=1, max_size=9), min_size=1, max_size=5
)


@settings(max_examples=15)
@given(STROKES, st.sampled_from([0.25, 1, 1024]), st.integers(-1000, 1000))
def test_every_drawing_becomes_an_image_with_ink_wherever_and_however_large_it_is(strokes, scale, move):
    image = to_image(strokes)
    assert image.shape == (64,) and image.min() >= 0 and 0 < image.max() <= 1
    elsewhere = to_image([scale * (np.round(stroke) + move) for stroke in strokes])
    assert np.abs(elsewhere - to_image([np.round(stroke) for stroke in strokes])).mean() < 0.02


@given(arrays(float, st.tuples(st.integers(1, 4), st.just(64)), elements=st.floats(0, 1)))
def test_varied_images_are_new_ones_of_paper_and_ink(images):
    before = images.copy()
    made = varied(images.tolist())
    assert made.shape == images.shape and made.min() >= 0 and made.max() <= 1 + 1e-12
    assert np.array_equal(varied(images), varied(images)) == (not images.any())
    assert np.array_equal(images, before)


# Anything at all

FUNCTIONS = [
    *(getattr(neuron, name) for name in neuron.__dict__ if inspect.isfunction(getattr(neuron, name))),
    *(network.layer_forward, network.layer_backward, network.softmax, network.cross_entropy, standardise),
    *(data.xor, data.circles, data.moons, data.spirals, to_image, varied, lambda *given: Network(*given)),
    *(lambda *given: Network([2, 3]).train(*given, 1), lambda x: Network([2, 1]).predict(x)),
]


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
@settings(max_examples=30)
@given(st.data())
def test_anything_at_all_is_refused_or_computed_and_left_as_it_was(function, data):
    required = [p for p in inspect.signature(function).parameters.values() if p.default is p.empty]
    arguments = [data.draw(ANYTHING) for _ in required]
    are_kept = kept(arguments)
    with contextlib.suppress(REFUSALS):
        function(*arguments)
    assert are_kept()
