"""The explorers of lesson 7 draw what the network computes, and train it as `Network` does."""

from functools import partial

import numpy as np
import pytest
from contourpy import contour_generator

from nn_lesson import data, explore
from nn_lesson.explore.more_layers.points import FEATURES, features, points
from nn_lesson.explore.more_layers.run import Examples, Layers, Run, Settings, log_loss
from nn_lesson.explore.more_layers.units import EXAMPLES, zeros
from nn_lesson.learner import Learner
from nn_lesson.network import ACTIVATIONS, Network, layer_backward, layer_forward
from tests.playing import begun, play

units, playground = partial(begun, "more_layers_units"), partial(begun, "more_layers")

pytestmark = pytest.mark.filterwarnings("error")


def own_forward(inputs, weights, biases, activation):
    return activation(inputs @ weights + biases)


def own_backward(inputs, weights, outputs, slope, derror_doutputs):
    derror_dsums = derror_doutputs * slope(outputs)
    return derror_dsums.sum(axis=0), inputs.T @ derror_dsums, derror_dsums @ weights.T


own_forward.__name__, own_backward.__name__ = "layer_forward", "layer_backward"


def course():
    return Layers(Learner(None, layer_forward), Learner(None, layer_backward))


def parameters(explorer):
    return explorer.run.network.parameters.copy()


# A run


@pytest.mark.parametrize(
    ("hidden", "activation", "decay"), [([], "tanh", 0), ([3], "relu", 0.1), ([4, 2], "sigmoid", 0)]
)
def test_a_run_is_what_network_does_with_the_same_seed_and_the_same_batches(hidden, activation, decay):
    inputs, targets = data.moons(count=23)
    run = Run(course(), [2, *hidden, 1], activation, seed=7)
    np.random.seed(7)
    network = Network([2, *hidden, 1], activation, learning_rate=0.05, decay=decay)
    assert run.network.parameters == pytest.approx(network.parameters)
    draws = np.random.RandomState(7)
    for _epoch in range(3):
        order = draws.permutation(23)
        for start in range(0, 23, 10):
            batch = order[start : start + 10]
            network.step(inputs[batch], targets[batch])
    run.take(9, Examples(inputs, targets), Settings(0.05, 10, decay))
    assert run.network.parameters == pytest.approx(network.parameters)
    assert (run.step, run.epoch) == (9, 3)


def test_the_log_loss_is_the_cross_entropy_of_network():
    np.random.seed(1)
    inputs, targets = data.circles(count=20)
    network = Network([2, 3, 1])
    assert log_loss(network.predict(inputs), targets) == pytest.approx(network.error(inputs, targets))
    assert log_loss(np.array([0.0]), np.array([1])) == pytest.approx(-np.log(1e-12))


# The hidden units of the eight points


def test_the_line_of_a_unit_is_where_matplotlib_finds_it():
    random_numbers = np.random.default_rng(0)
    corners = np.stack(np.meshgrid((-3, 3), (-3, 3)), axis=-1)
    for _ in range(300):
        weights, bias = random_numbers.choice([-1.5, 0, 1e-3, 0.7, 40], 2), random_numbers.normal(scale=3)
        lines = contour_generator((-3, 3), (-3, 3), corners @ weights + bias).lines(0)
        ours = zeros(weights, bias)
        if ours is None:
            assert not lines
        else:
            assert sorted(ours.tolist()) == [pytest.approx(end, abs=1e-9) for end in sorted(lines[0].tolist())]


def test_the_guess_is_compared_with_the_first_step_after_which_all_are_right():
    explorer = explore.more_layers_units()
    assert explorer.locked and "0.774" not in explorer.text
    np.random.seed(0)
    network, steps = Network([2, 8, 1], learning_rate=0.1), 0
    while not ((network.predict(EXAMPLES.inputs) > 0.5) == EXAMPLES.targets).all():
        network.step(*EXAMPLES)
        steps += 1
    explorer.gate.answer(100)
    assert f"it is {steps}." in explorer.gate.question.value and steps == 17
    assert explorer.diamond.get_data() == ([100], [0])
    play(explorer, 40)
    assert f"first time after {steps} steps" in explorer.text
    assert explorer.solved_mark.get_xdata() == [steps, steps]


def test_units_end_after_300_steps():
    explorer = play(units(units=2), 310)
    assert explorer.run.step == 300 and not explorer.controls["play"].playing


# Points and inputs


@pytest.mark.parametrize("name", ["xor", "circles", "moons", "spirals"])
def test_clouds_are_those_of_the_data_with_their_noise(name):
    for noise in (0, 0.5):
        inputs, targets = getattr(data, name)(noise=noise)
        shown = points(name, noise, 0.3)
        assert np.array_equal(shown.places, inputs) and np.array_equal(shown.targets, targets)
        assert shown.for_test.sum() == 60


def test_other_data_have_their_usual_share_for_the_test_unless_one_is_given():
    assert playground(test=20, data="8 points").controls["test"].value == 20
    explorer = playground(data="8 points")
    assert explorer.controls["test"].value == 0
    explorer.controls["data"].value = "xor"
    assert explorer.controls["test"].value == 50


def test_the_share_for_the_test_grows_point_by_point():
    before = points("8 points", 0, 0).for_test
    for share in np.linspace(0, 1, 9):
        now = points("8 points", 0, share).for_test
        assert now.sum() == round(8 * share) and not (before & ~now).any()
        before = now


def test_inputs_are_computed_from_the_place():
    x, y = 1.5, -2.0
    due = [x, y, x**2, y**2, x * y, np.sin(2 * x), np.sin(2 * y)]
    assert features([[x, y]], list(FEATURES))[0] == pytest.approx(due)


# What the playground draws


@pytest.mark.parametrize(
    "start",
    [
        {},
        {"layers": 0},
        {"layers": 3, "units": 5, "activation": "relu", "data": "spirals"},
        {"activation": "sigmoid", "use_xy": True, "use_y": False, "data": "8 points"},
        {"layers": 2, "units_1": 3, "units_2": 16, "activation": "linear", "noise": 0.5},
    ],
)
def test_all_maps_are_what_the_network_computes(start):
    explorer = play(playground(**start), 8)
    network, names, activation = explorer.run.network, explorer.names, explorer.controls["activation"].value
    cells = explorer.cells
    outputs = [features(explorer.grid, names)]
    for i, (weights, biases) in enumerate(network.layers):
        function = (
            ACTIVATIONS[activation][0] if i < len(network.layers) - 1 else lambda sums: 1 / (1 + np.exp(-sums))
        )
        outputs.append(function(outputs[-1] @ weights + biases))
    assert np.asarray(explorer.map.map.get_array()).ravel() == pytest.approx(2 * outputs[-1][:, 0] - 1)
    maps = iter(explorer.diagram.rounds.maps)
    for layer, output in enumerate(outputs):
        for values in output.T:
            shown, due = next(maps), values.reshape(cells, cells)[1::2, 1::2]
            if layer == len(outputs) - 1 or (activation == "sigmoid" and layer > 0):
                assert shown == pytest.approx(2 * due - 1)
            elif activation == "tanh" and layer > 0:
                assert shown == pytest.approx(due)
            else:
                assert shown * np.abs(values).max() == pytest.approx(due)
    assert next(maps, None) is None
    for border in explorer.map.border.get_segments():
        predictions = network.predict(features(border, names))
        assert predictions == pytest.approx(np.full(len(border), 0.5), abs=0.2)


def test_lines_are_as_wide_as_weights_are_large_and_dashed_where_they_are_negative():
    explorer = playground(units=3)
    values = np.concatenate([weights.ravel() for weights, _ in explorer.run.network.layers])
    positive, negative = explorer.diagram.lines
    assert (
        len(positive.get_segments()) == (values >= 0).sum() and len(negative.get_segments()) == (values < 0).sum()
    )
    assert positive.get_linewidths() == pytest.approx(0.4 + 1.3 * values[values >= 0])
    assert positive.get_linestyles()[0][1] is None and negative.get_linestyles()[0][1] is not None


def test_numbers_beside_the_lines_are_the_weights():
    explorer = playground(units=2, numbers=True)
    shown = [text.get_text() for text in explorer.diagram.numbers if text.get_visible()]
    values = [value for weights, _ in explorer.run.network.layers for value in weights.ravel()]
    assert shown == [f"{value:.2f}" for value in values]
    explorer.controls["layers"].value, explorer.controls["units"].value = 3, 8
    assert not any(text.get_visible() for text in explorer.diagram.numbers)  # there is no room for 146 of them


def test_the_curve_gets_more_room_when_it_needs_it():
    explorer = playground(data="8 points", speed=100)
    assert explorer.curve.axes.get_xlim()[1] == 500
    play(explorer, 6)
    assert explorer.curve.axes.get_xlim()[1] == 1000
    explorer.reset()
    assert explorer.curve.axes.get_xlim()[1] == 500


# Play, step, the same start again, a new start


def test_a_new_start_has_other_weights_and_the_same_points():
    explorer = playground(seed=999)
    before, places = parameters(explorer), explorer._points().places
    explorer.controls["new_start"].click()
    assert explorer.controls["seed"].value == 0 and parameters(explorer).tolist() != before.tolist()
    assert np.array_equal(explorer._points().places, places)


def test_the_learning_rate_the_batch_and_the_decay_change_while_it_runs():
    explorer = play(playground(), 2)
    for name, value in (("learning_rate", 0.01), ("batch", "all"), ("decay", 0.1)):
        explorer.controls[name].value = value
        assert explorer.run.step > 0
    settings = explorer._settings()
    assert (settings.learning_rate, settings.batch_size, settings.decay) == (0.01, 200, 0.1)
    before = np.abs(explorer.run.network.layers[0][0]).sum()
    explorer.controls["decay"].value = 0.3
    play(explorer, 100)
    assert np.abs(explorer.run.network.layers[0][0]).sum() < before
    explorer.reset()
    assert explorer._settings() == settings._replace(decay=0.3), "a reset rewinds the training alone"
