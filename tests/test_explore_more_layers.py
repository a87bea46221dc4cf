"""The explorers of lesson 7 draw what the network computes, and train it as `Network` does."""

import html
import json
import random
import re

import ipywidgets as widgets
import numpy as np
import pytest
from contourpy import contour_generator

from nn_lesson import data, explore
from nn_lesson.explore.more_layers.points import FEATURES, OWN, features, points
from nn_lesson.explore.more_layers.run import Examples, Layers, Run, Settings, log_loss
from nn_lesson.explore.more_layers.units import EXAMPLES, zeros
from nn_lesson.learner import Learner
from nn_lesson.live import Event
from nn_lesson.minus import with_minus
from nn_lesson.network import ACTIVATIONS, Network, layer_backward, layer_forward, standardise
from tests.playing import play, tick

pytestmark = pytest.mark.filterwarnings("error")


def units(**start):
    explorer = explore.more_layers_units(**start)
    explorer.skip()
    assert explorer.problem == ""
    return explorer


def playground(*functions, **start):
    explorer = explore.more_layers(*functions, **start)
    assert explorer.problem == ""
    return explorer


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


def test_random_numbers_elsewhere_stay_as_they_were():
    np.random.seed(5)
    random.seed(5)
    due = np.random.rand(), random.random()
    np.random.seed(5)
    random.seed(5)
    play(units(), 2).step()
    play(playground(own_forward, own_backward), 2).step()
    assert (np.random.rand(), random.random()) == due


# The hidden units of the eight points


def in_map_at(middle, side):
    """From places in the picture, in pixels, to those on a small map there."""
    return lambda places: (places - middle) * 6 / side


def inside(places):
    return (np.abs(places) < 3 + 1e-9).all()


def test_a_small_map_is_what_its_unit_says_and_its_line_where_the_weighted_sum_is_0():
    explorer = play(units(units=3, seed=4), 20)
    (weights, biases), (out_of, out_bias) = explorer.run.network.layers
    sums = explorer.grid @ weights + biases
    lines, drawn = explorer.lines.get_segments(), 0
    maps, middles = explorer.units.maps, explorer.units.middles
    assert len(maps) == len(middles) == 3
    for i, (shown, middle) in enumerate(zip(maps, middles, strict=True)):
        in_map = in_map_at(middle, explorer.units.side)
        assert shown == pytest.approx(np.tanh(sums[:, i]).reshape(45, 45)[1::3, 1::3])
        for place in np.concatenate([line for line in map(in_map, lines) if inside(line)]):
            assert place @ weights[:, i] + biases[i] == pytest.approx(0, abs=1e-9)
            drawn += 1
        for target, drawn_points in enumerate(explorer.points):
            inputs = EXAMPLES.inputs[EXAMPLES.targets == target]
            places = in_map(drawn_points.get_xydata())
            assert places[4 * i : 4 * i + 4] == pytest.approx(inputs)
            assert len(places) == 3 * len(inputs)
        assert f"{abs(out_of[i, 0]):.2f}" in explorer.weights[i].get_text()
    assert [bool(weight.get_text()) for weight in explorer.weights] == [True] * 3 + [False] * 5
    assert drawn == sum(map(len, lines)) > 0
    blend = 1 / (1 + np.exp(-(np.tanh(sums) @ out_of[:, 0] + out_bias)))
    assert np.asarray(explorer.map.get_array()).ravel() == pytest.approx(blend)


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


def test_how_many_are_right_and_the_error_are_those_of_the_network():
    explorer = play(units(), 30)
    network = explorer.run.network
    right = ((network.predict(EXAMPLES.inputs) > 0.5) == EXAMPLES.targets).sum()
    error = network.error(EXAMPLES.inputs, EXAMPLES.targets)
    assert f"Step 30: {right} of 8 right, error {error:.3f}, below the 0.693" in explorer.text
    assert explorer.curve.get_xdata().tolist() == list(range(31))
    assert explorer.curve.get_ydata()[-1] == pytest.approx(error)
    assert EXAMPLES.inputs == pytest.approx(standardise(data.TRAINING_VECTORS))


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


def test_units_end_after_300_steps_and_go_back_to_the_same_start():
    explorer = units(units=2)
    before = parameters(explorer)
    play(explorer, 10)
    after = parameters(explorer)
    play(explorer, 300)
    assert explorer.run.step == 300 and not explorer.controls["play"].playing
    explorer.reset()
    assert parameters(explorer).tolist() == before.tolist()
    assert parameters(play(explorer, 10)).tolist() == after.tolist()


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


def test_the_errors_are_those_of_the_network_for_training_and_test_points():
    explorer = play(playground(), 20)
    shown, network = explorer._points(), explorer.run.network
    due = [network.error(shown.places[these], shown.targets[these]) for these in (~shown.for_test, shown.for_test)]
    assert explorer.run.curve[-1] == (100, *map(pytest.approx, due))
    assert [curve.get_ydata()[-1] for curve in explorer.curve.curves] == pytest.approx(due)
    assert f"training error {due[0]:.3f}" in explorer.text and f"test error {due[1]:.3f}" in explorer.text
    right = (network.predict(shown.places) > 0.5) == shown.targets
    assert explorer.map.title.get_text() == f"{right.sum()} of 200 right"


def test_every_point_is_drawn_by_its_class_and_hollow_for_the_test():
    explorer = playground(data="moons", test=25)
    shown = explorer._points()
    kinds = [(for_test, target) for for_test in (True, False) for target in (0, 1)]
    for artist, (for_test, target) in zip(explorer.map.points, kinds, strict=True):
        due = shown.places[(shown.for_test == for_test) & (shown.targets == target)]
        assert np.column_stack(artist.get_data()) == pytest.approx(due)
        assert (artist.get_markerfacecolor() == "white") == for_test


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
    explorer.choose((2, 5))
    shown = [text.get_text() for text in explorer.diagram.numbers if text.get_visible()]
    assert shown == [f"{value:.2f}" for value in explorer.run.network.layers[1][0][:, 5]]


def test_the_curve_gets_more_room_when_it_needs_it():
    explorer = playground(data="8 points", speed=100)
    assert explorer.curve.axes.get_xlim()[1] == 500
    play(explorer, 6)
    assert explorer.curve.axes.get_xlim()[1] == 1000
    explorer.reset()
    assert explorer.curve.axes.get_xlim()[1] == 500


# Play, step, the same start again, a new start


def test_a_tick_takes_as_many_steps_as_are_chosen_and_none_after_a_pause():
    explorer = play(playground(), 3)
    assert explorer.run.step == 15
    explorer.controls["speed"].value = 25
    tick(explorer)
    assert explorer.run.step == 40
    explorer.controls["play"].playing = False
    tick(explorer)
    assert explorer.run.step == 40
    explorer.controls["step"].click()
    assert explorer.run.step == 41 and "Step 41, epoch 5" in explorer.text


@pytest.mark.parametrize("how", ["reset", "stop"])
def test_reset_is_the_same_start_and_keeps_the_settings(how):
    explorer = playground(data="moons", layers=2)
    before = parameters(explorer)
    after = parameters(play(explorer, 10))
    explorer.controls["learning_rate"].value = 1
    play(explorer, 5)
    explorer.reset() if how == "reset" else setattr(explorer.controls["play"], "value", 0)
    explorer.controls["play"].playing = False
    assert parameters(explorer).tolist() == before.tolist() and explorer.run.step == 0
    assert explorer.controls["data"].value == "moons" and explorer.controls["learning_rate"].value == 1
    explorer.controls["learning_rate"].value = 0.1
    assert parameters(play(explorer, 10)).tolist() == after.tolist()


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


# Weights by hand


def at(explorer, place):
    """A place in the diagram, as the page sends it."""
    pixels = explorer.diagram.axes.transData.transform(place) / explorer.figure.bbox.size
    return [pixels[0], 1 - pixels[1]]


def on_map(explorer, x, y):
    pixels = explorer.map.axes.transData.transform((x, y)) / explorer.figure.bbox.size
    return [pixels[0], 1 - pixels[1]]


def send(explorer, *events):
    explorer.picture.redraw({"view": "v", "number": 1, "events": events})
    assert explorer.problem == ""


def middle(explorer, weight):
    return explorer.diagram.mark_of(weight)


@pytest.mark.parametrize(("up", "change"), [(40, 1), (-60, -1.5), (10_000, None)])
def test_a_weight_changes_as_its_line_is_dragged_up_or_down(up, change):
    explorer = playground()
    weight = (1, 3, 0)
    before, start = explorer.weight(weight), middle(explorer, weight)
    press = at(explorer, start)
    send(explorer, {"kind": "press", "at": press})
    send(explorer, {"kind": "drag", "at": at(explorer, start + (0, up / 2)), "pressed": press})
    send(explorer, {"kind": "drag", "at": at(explorer, start + (5, up)), "pressed": press})
    send(explorer, {"kind": "release", "at": at(explorer, start + (5, up)), "pressed": press})
    assert explorer.weight(weight) == (10 if change is None else pytest.approx(before + change, abs=0.01))
    assert explorer.run.network.layers[1][0][3, 0] == explorer.weight(weight)
    assert explorer.controls["weight"].value == weight and explorer.controls["unit"].value == (2, 0)
    assert explorer.controls["value"].value == pytest.approx(explorer.weight(weight), abs=0.01)
    assert f"unit 1.4 to the output is {with_minus(f'{explorer.weight(weight):.2f}')}." in explorer.text
    send(explorer, {"kind": "hover", "at": at(explorer, start)})
    assert explorer.weight(weight) == (10 if change is None else pytest.approx(before + change, abs=0.01))


def test_a_weight_is_chosen_and_changed_by_controls():
    explorer = playground()
    explorer.controls["unit"].value = (1, 2)
    assert [name for name, _ in explorer.controls["weight"].options] == ["none", "from x", "from y", "bias"]
    explorer.controls["weight"].value = (0, 2, 2)
    explorer.controls["value"].value = -3.21
    assert explorer.run.network.layers[0][1][2] == -3.21
    assert "The bias of unit 1.3 is −3.21." in explorer.text
    explorer.controls["weight"].value = (0, 1, 2)
    assert explorer.run.network.layers[0][1][2] == -3.21  # the other weight is only shown
    assert explorer.controls["value"].value == pytest.approx(explorer.run.network.layers[0][0][1, 2], abs=0.005)


def test_a_weight_that_is_held_fast_stays_also_after_reset_and_the_others_learn():
    explorer = playground()
    explorer.choose(weight=(0, 0, 1))
    explorer.controls["value"].value = 4
    explorer.controls["hold"].value = True
    start = parameters(explorer)
    play(explorer, 20)
    assert explorer.weight((0, 0, 1)) == 4 and "held fast" in explorer.text
    assert (parameters(explorer) != start).sum() == len(start) - 1
    assert len(explorer.diagram.held.get_xdata()) == 1
    explorer.reset()
    assert explorer.weight((0, 0, 1)) == 4 and explorer.run.step == 0
    explorer.set_weight((0, 0, 1), 5)
    play(explorer, 2)
    assert explorer.weight((0, 0, 1)) == 5
    explorer.controls["hold"].value = False
    play(explorer, 2)
    assert explorer.weight((0, 0, 1)) != 5
    explorer.controls["hold"].value = True
    explorer.controls["units"].value = 3  # another network: nothing is held in it
    assert explorer.held == {} and explorer.controls["weight"].value == ()


def test_every_weight_has_its_own_place_among_the_parameters():
    explorer = playground(layers=3, units=3, units_2=5, use_xx=True)
    numbers = set()
    for layer, (weights, biases) in enumerate(explorer.run.network.layers):
        for row, unit in np.ndindex(len(weights) + 1, len(biases)):
            value = biases[unit] if row == len(weights) else weights[row, unit]
            assert explorer.weight((layer, row, unit)) == value
            numbers.add(explorer._number_of((layer, row, unit)))
    assert numbers == set(range(len(explorer.run.network.parameters)))


@pytest.mark.parametrize("start", [{}, {"layers": 4, "units": 16, "use_xy": True}, {"layers": 0}])
def test_the_pointer_finds_every_unit_and_weight(start):
    diagram = playground(**start).diagram
    for layer, places in enumerate(diagram.places):
        for number, place in enumerate(places):
            assert diagram.unit_at(*place) == (layer, number)
            assert (0 < place).all() and (place < (diagram.width, diagram.height)).all()
        assert len(places) < 2 or np.abs(np.diff(places[:, 1])).min() >= 2 * diagram.radius
    if len(diagram.weights) < 20:
        for weight, (start, end) in zip(diagram.weights, diagram.segments, strict=True):
            assert diagram.weight_at(*(0.9 * start + 0.1 * end)) == weight
    assert diagram.unit_at(0, 0) is None and diagram.weight_at(0, 0) is None


# What it says


def test_a_unit_under_the_pointer_tells_its_formula_and_what_it_computes():
    explorer = playground()
    send(explorer, {"kind": "hover", "at": on_map(explorer, 2, 0.5)})
    send(explorer, {"kind": "hover", "at": at(explorer, explorer.diagram.places[1][1])})
    weights, biases = explorer.run.network.layers[0]
    total = np.array([2, 0.5]) @ weights[:, 1] + biases[1]
    assert f"Unit 1.2 = tanh({weights[0, 1]:.2f} × x − {-weights[1, 1]:.2f} × y + 0.00)." in explorer.text
    assert "At (2.00, 0.50): " in explorer.text
    assert f" = {total:.2f}, and tanh of that is {np.tanh(total):.2f}." in explorer.text
    assert np.ravel(explorer.map.cross.get_data()) == pytest.approx([2, 0.5])
    send(explorer, {"kind": "leave"})
    assert "Unit 1.2" not in explorer.text


@pytest.mark.parametrize(
    ("start", "unit", "words"),
    [
        ({"activation": "linear"}, (1, 0), "Unit 1.1 = "),
        ({}, (2, 0), "Output = sigmoid("),
        ({}, (0, 1), "The input y is a number of the point itself. At (1.00, −1.00) it is −1.00."),
        ({"layers": 2, "units": 16}, (2, 3), "11 smaller products"),
        ({"layers": 0}, (1, 0), "× x"),
    ],
)
def test_units_of_every_kind_are_told(start, unit, words):
    explorer = playground(**start)
    explorer.choose(unit)
    explorer.picture.redraw()
    assert words in explorer.text


def test_a_press_chooses_a_unit_and_a_press_beside_all_of_them_none():
    explorer = playground()
    send(explorer, {"kind": "press", "at": at(explorer, explorer.diagram.places[1][3])}, {"kind": "leave"})
    assert explorer.controls["unit"].value == (1, 3) and "Unit 1.4 = " in explorer.text
    send(explorer, {"kind": "press", "at": at(explorer, (2, 2))}, {"kind": "leave"})
    assert explorer.controls["unit"].value == () and "Unit 1.4 = " not in explorer.text


# Own points


def test_own_points_are_added_moved_and_removed_by_hand():
    explorer = playground(data=OWN)
    assert (
        "no point yet" in explorer.map.notice.text.get_text().replace("\n", " ")
        and explorer.controls["add"].layout.display == ""
    )
    send(
        explorer,
        {"kind": "press", "at": on_map(explorer, 1, 2)},
        {"kind": "release", "at": on_map(explorer, 1, 2)},
    )
    send(explorer, {"kind": "key", "key": "0", "at": None})
    press = on_map(explorer, -1, -2)
    send(explorer, {"kind": "press", "at": press})
    send(explorer, {"kind": "drag", "at": on_map(explorer, 9, -9), "pressed": press})
    assert np.array(explorer.own) == pytest.approx(np.array([[1, 2, 1], [3.5, -3.5, 0]]))
    assert not explorer.map.notice.text.get_visible() and "of 2 right" in explorer.text
    send(explorer, {"kind": "press", "at": on_map(explorer, 1.1, 2), "right": True})
    assert len(explorer.own) == 1
    send(explorer, {"kind": "hover", "at": on_map(explorer, 0, 0)}, {"kind": "key", "key": "Delete"})
    assert len(explorer.own) == 1  # none is near
    send(explorer, {"kind": "hover", "at": on_map(explorer, 3.4, -3.4)}, {"kind": "key", "key": "Delete"})
    assert explorer.own == []


def test_own_points_are_added_and_removed_by_keys_alone():
    explorer = playground(data=OWN)
    keys = ["ArrowRight"] * 3 + ["ArrowUp", "0", "Enter"] + ["ArrowLeft"] * 99 + ["ArrowDown", "1", "Enter"]
    send(explorer, *({"kind": "key", "key": key} for key in keys))
    assert np.array(explorer.own) == pytest.approx(np.array([[1.3, -0.9, 0], [-3.5, -1, 1]]))
    assert np.ravel(explorer.map.cross.get_data()) == pytest.approx([-3.5, -1])
    send(explorer, {"kind": "key", "key": "Backspace"})
    assert len(explorer.own) == 1
    assert set(keys) <= set(explorer.picture.listening["keys"])


def test_a_press_on_an_own_point_takes_hold_of_it():
    explorer = playground(data=OWN)
    for _ in range(2):
        send(explorer, {"kind": "press", "at": on_map(explorer, 1, 2)}, {"kind": "leave"})
    assert len(explorer.own) == 1


def test_own_points_are_added_and_removed_by_controls():
    explorer = playground(data=OWN)
    for x, y, target in ((1, 1, 0), (-2, 3.5, 1)):
        explorer.controls["point_x"].value, explorer.controls["point_y"].value = x, y
        explorer.controls["target"].value = target
        explorer.controls["add"].click()
    assert explorer.own == [[1, 1, 0], [-2, 3.5, 1]]
    explorer.controls["point_x"].value = 0.5
    explorer.controls["remove"].click()
    assert explorer.own == [[1, 1, 0]] or explorer.own == [[-2, 3.5, 1]]
    explorer.controls["clear"].click()
    explorer.controls["remove"].click()
    assert explorer.own == []


def test_own_points_stay_while_other_data_are_looked_at_and_after_reset():
    explorer = playground(data=OWN)
    explorer.controls["add"].click()
    explorer.controls["data"].value = "xor"
    assert explorer.controls["add"].layout.display == "none"
    send(explorer, {"kind": "press", "at": on_map(explorer, 1, 2)})
    explorer.controls["data"].value = OWN
    explorer.reset()
    assert explorer.own == [[0, 0, 1]]


def test_a_point_that_is_added_in_training_is_learned_with_the_others():
    explorer = playground(data=OWN, batch="all")
    for x in (-1, 1):
        explorer.controls["point_x"].value, explorer.controls["target"].value = x, int(x > 0)
        explorer.controls["add"].click()
    play(explorer, 20)
    explorer.controls["point_x"].value, explorer.controls["point_y"].value = -1, 3
    explorer.controls["add"].click()
    assert explorer.run.step == 100 and "2 of 3 right" in explorer.text
    play(explorer, 100)
    assert "3 of 3 right" in explorer.text
    explorer.controls["clear"].click()
    play(explorer, 1)
    assert not explorer.controls["play"].playing and explorer.run.step > 100


# Bad input


def test_one_class_is_told_and_learned():
    explorer = playground(data=OWN)
    explorer.controls["add"].click()
    play(explorer, 50)
    assert (
        "are of class 1, so it learns to answer 1 everywhere" in explorer.text and "1 of 1 right" in explorer.text
    )


def test_all_points_for_the_test_leave_nothing_to_learn_from():
    explorer = play(playground(test=100), 3)
    assert "nothing to learn from" in explorer.text and explorer.run.step == 0
    assert not explorer.controls["play"].playing and "test error" in explorer.text
    explorer.controls["test"].value = 50
    assert not explorer.map.notice.text.get_visible()


@pytest.mark.parametrize(
    ("name", "bad", "told"),
    [
        ("units", 1000, "`units` takes a whole number from 1 to 16, not 1000"),
        ("layers", -5, "`layers` takes a whole number from 0 to 4, not -5"),
        ("seed", 1000, "`seed` takes a whole number from 0 to 999, not 1000"),
        ("points", 5, "`points` takes a list of points"),
        ("points", [(0, 0, 2)], "and the class 0 or 1"),
        ("points", [(9, 0, 1)], "x and y from -3.5 to 3.5"),
        ("held", {(0, 9, 0): 1}, "`held` takes weights of this network"),
        ("held", {(0, 0, 0): 11}, "their values from -10 to 10"),
        ("held", "much", "such as `{(0, 0, 1): 1.5}`"),
    ],
)
def test_a_bad_state_is_told_in_a_sentence(name, bad, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        playground(**{name: bad})


STATES = [
    {},
    {"data": "spirals", "layers": 2, "units": 8, "units_2": 5, "learning_rate": 0.3, "activation": "relu"},
    {"data": "moons", "test": 10, "noise": 0.25, "use_xx": True, "seed": 137, "batch": "all"},
    {"data": OWN, "points": [(1.0, 2.5, 1), (-0.5, 0.0, 0)], "held": {(0, 0, 1): 1.5, (1, 4, 0): -2.0}},
]


@pytest.mark.parametrize("state", STATES)
def test_the_state_is_one_line_that_can_be_typed_back(state):
    explorer = play(playground(**state), 3)
    line = html.unescape(re.search(r"<code.*?>(.*)</code>", explorer.line.value)[1])
    again = eval(line, {"explore": explore})
    assert explorer.state == again.state == state and "\n" not in line
    explorer.reset()
    assert parameters(again).tolist() == parameters(explorer).tolist() and again.text == explorer.text


def test_the_line_names_the_learners_functions():
    def layer_forward(inputs, weights, biases, activation):
        return activation(inputs @ weights + biases)

    assert "explore.more_layers(layer_forward, layers=2)" in playground(layer_forward, layers=2).line.value


def test_without_any_input_it_answers_the_same_everywhere():
    explorer = play(playground(use_x=False, use_y=False), 20)
    shown = np.asarray(explorer.map.map.get_array())
    assert explorer.problem == "" and np.ptp(shown) == 0 and "input" not in explorer.problem


@pytest.mark.parametrize("rate", [1e-5, 1, 1e6])
@pytest.mark.parametrize("activation", ["tanh", "relu", "linear"])
def test_no_learning_rate_breaks_it(rate, activation):
    explorer = play(playground(learning_rate=rate, activation=activation, layers=4, speed=100), 8)
    assert explorer.problem == "" and "nan" not in explorer.text and "inf" not in explorer.text
    assert np.isfinite(parameters(explorer)).all()
    if rate > 1:
        assert explorer.map.notice.text.get_visible()
    explorer.reset()
    assert not explorer.map.notice.text.get_visible()


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu", "linear"])
def test_the_map_is_that_of_the_unit_under_the_pointer(activation):
    explorer = play(playground(activation=activation, seed=1), 5)
    network = explorer.run.network
    sums = explorer.grid @ network.layers[0][0][:, 2] + network.layers[0][1][2]
    due = ACTIVATIONS[activation][0](sums)
    send(explorer, {"kind": "hover", "at": at(explorer, explorer.diagram.places[1][2])})
    shown = np.asarray(explorer.map.map.get_array()).ravel()
    assert np.corrcoef(shown, due)[0, 1] == pytest.approx(1) and np.abs(shown).max() > 0.4
    assert explorer.map.title.get_text() == "What unit 1.3 sees"
    for place in np.concatenate(explorer.map.border.get_segments()):
        assert place @ network.layers[0][0][:, 2] + network.layers[0][1][2] == pytest.approx(0, abs=0.3)
    send(explorer, {"kind": "leave", "at": None})
    assert explorer.map.title.get_text().endswith("right")
    assert np.asarray(explorer.map.map.get_array()).ravel() == pytest.approx(
        2 * network.predict(features(explorer.grid, explorer.names)) - 1
    )


def test_only_those_controls_are_shown_that_there_are():
    explorer = playground(layers=2)

    def shown():
        return {name for name, control in explorer.controls.items() if control.layout.display != "none"}

    assert {"units_1", "units_2"} <= shown() and not {"units_3", "units_4", "weight", "value", "hold"} & shown()
    assert "noise" in shown() and "point_x" not in shown()
    explorer.choose(weight=(0, 0, 0))
    explorer.controls["layers"].value, explorer.controls["data"].value = 1, OWN
    assert {"units_1", "point_x"} <= shown() and not {"units_2", "noise"} & shown()
    explorer.choose(weight=(0, 0, 0))
    explorer.picture.redraw()
    assert {"weight", "value", "hold"} <= shown()


def test_steps_that_leap_are_explained():
    explorer = play(playground(learning_rate=1e3), 2)
    assert "leap over every valley" in explorer.text and explorer.map.notice.text.get_visible()


def test_numbers_that_outgrow_the_computer_stop_the_training_before_they_do():
    explorer = playground(activation="relu", layers=4, learning_rate=1e6, speed=100)
    explorer.run.network.parameters[:] = 1e22
    before = parameters(explorer)
    play(explorer, 3)
    assert parameters(explorer).tolist() == before.tolist() and explorer.run.step == 0
    assert "beyond 100 digits" in explorer.text and not explorer.controls["play"].playing
    assert np.isfinite(parameters(explorer)).all()


@pytest.mark.slow
def test_a_random_walk_over_all_controls_and_the_picture_breaks_nothing():
    chance = random.Random(3)
    explorer = playground()
    for turn in range(150):
        name, control = chance.choice(list(explorer.controls.items()))
        if isinstance(control, widgets.Button):
            control.click()
        elif isinstance(control, widgets.ToggleButton):
            control.value = not control.value
        elif hasattr(control, "options"):
            control.value = chance.choice(
                [option[1] if isinstance(option, tuple) else option for option in control.options]
            )
        elif name == "play":
            play(explorer, 2)
        elif name == "learning_rate":
            control.value = 10 ** chance.uniform(-5, 6)
        else:
            control.value = type(control.value)(chance.uniform(control.min, control.max))
        assert explorer.problem == "", (turn, name)
        place = [chance.random(), chance.random()]
        kind = chance.choice(["press", "drag", "release", "hover", "leave", "key"])
        key = chance.choice(["0", "1", "Delete", "Backspace"])
        right = chance.random() < 0.2
        send(
            explorer,
            {"kind": kind, "at": place, "pressed": chance.choice([None, place]), "key": key, "right": right},
        )
        assert "nan" not in explorer.text
    json.dumps(explorer.picture.handles)


# The learner's functions


def test_the_learners_layers_run_at_any_depth_as_the_courses_do():
    for start in ({"layers": 0}, {"layers": 4, "units": 3, "activation": "sigmoid"}):
        theirs, ours = (
            play(playground(*functions, **start), 10) for functions in ((own_forward, own_backward), ())
        )
        assert parameters(theirs).tolist() == parameters(ours).tolist()
        assert "Computed by your `layer_forward` and your `layer_backward`." in theirs.text
        assert "than the course's" not in theirs.text and "Computed by" not in ours.text


def stub(inputs, weights, biases, activation):
    sums = ...  # noqa: F841
    return ...


@pytest.mark.parametrize("functions", [(None, None), (stub, None), (), (None, own_backward), (own_forward,)])
def test_without_a_function_the_courses_runs(functions):
    explorer = play(playground(*functions), 5)
    assert parameters(explorer).tolist() == parameters(play(playground(), 5)).tolist()


def named(function, name):
    function.__name__ = name
    return function


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda i, w, o, s, d: own_backward(i, w, o, lambda x: 1, d), "for the biases of layer 1"),
        (
            lambda i, w, o, s, d: (own_backward(i, w, o, s, d)[0], i.T @ d, (d * s(o)) @ w.T),
            "for the weights of layer 1",
        ),
        (lambda i, w, o, s, d: (*own_backward(i, w, o, s, d)[:2], d @ w.T * 2), "for the inputs of layer"),
        (lambda i, w, o, s, d: tuple(-part for part in own_backward(i, w, o, s, d)), "for the biases of layer"),
    ],
)
def test_a_wrong_backward_pass_trains_as_it_computes_and_is_told_where_it_differs(wrong, words):
    explorer = playground(None, named(wrong, "layer_backward"))
    assert (
        f"Your `layer_backward` gives other derivatives {words}" in explorer.text and "should be" in explorer.text
    )
    play(explorer, 4)
    network = Run(course(), explorer.shape, "tanh", 0).network
    network.backward = wrong
    draws, examples = np.random.RandomState(0), explorer._examples()[0]
    network.learning_rate, order = 0.1, draws.permutation(100)
    for batch in np.split(order, 10):
        network.step(examples.inputs[batch], examples.targets[batch])
    order = draws.permutation(100)
    for batch in np.split(order, 10):
        network.step(examples.inputs[batch], examples.targets[batch])
    assert parameters(explorer) == pytest.approx(network.parameters)


def test_a_wrong_forward_pass_is_drawn_as_it_computes():
    def layer_forward(inputs, weights, biases, activation):
        return activation(inputs @ weights - 1)

    explorer = playground(layer_forward)
    assert "Your `layer_forward` gives other outputs of layer 1 than the course's" in explorer.text
    (weights, _), (out_of, _) = explorer.run.network.layers
    sums = np.tanh(explorer.grid @ weights - 1) @ out_of[:, 0] - 1
    assert np.asarray(explorer.map.map.get_array()).ravel() == pytest.approx(2 / (1 + np.exp(-sums)) - 1)


def endless(*arguments):
    while True:
        pass


def changes_weights(inputs, weights, biases, activation):
    weights *= 2
    return activation(inputs @ weights + biases)


def forgets_to_return(inputs, weights, biases, activation):
    outputs = activation(inputs @ weights + biases)  # noqa: F841


def leaves(*arguments):
    raise SystemExit


@pytest.mark.parametrize(
    ("forward", "backward", "words"),
    [
        (lambda i, w, b, a: 1 / 0, None, "`layer_forward` stops"),
        (None, lambda i, w, o, s, d: missing, "`layer_backward` stops"),  # noqa: F821
        (own_forward, lambda i, w, o, s, d: 3, "`layer_backward` gives no usable answer. 3 results are due"),
        (
            lambda i, w, b, a: a(i @ w)[0],
            None,
            "`layer_forward` gives no usable answer. It returns an array of shape",
        ),
        (lambda i, w, b, a: "x", None, "It returns text"),
        (None, lambda i, w, o, s, d: (d, d, d), "Result 1 is an array of shape"),
        (forgets_to_return, None, "`layer_forward` returns nothing"),
        (lambda i, w, b, a: a(i @ w + b) * np.nan, None, "`layer_forward` gives"),
        (changes_weights, None, "changes its second argument"),
        (leaves, None, "tries to leave Python"),
        (lambda i, w: i, None, "`layer_forward`"),
    ],
)
def test_functions_that_cannot_be_used_end_in_a_sentence(forward, backward, words):
    forward, backward = (
        function and named(function, name)
        for function, name in ((forward, "layer_forward"), (backward, "layer_backward"))
    )
    explorer = explore.more_layers(forward, backward)
    assert words in explorer.problem
    play(explorer, 2)
    explorer.controls["data"].value = "xor"
    assert words in explorer.problem and not explorer.controls["play"].playing
    assert explorer.image()


@pytest.mark.parametrize("which", [0, 1])
def test_a_loop_that_never_ends_is_waited_for_only_once(which):
    names = "layer_forward", "layer_backward"
    functions, calls = [None, None], []
    functions[which] = named(lambda *arguments: calls.append(1) or endless(), names[which])
    explorer = explore.more_layers(*functions)
    play(explorer, 5)
    explorer.controls["units"].value = 7
    assert f"`{names[which]}` was stopped after 2 seconds" in explorer.problem
    assert len(calls) == 1


def test_a_function_that_fails_only_in_training_is_told_and_the_network_stays_as_it_was():
    calls = []

    def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
        calls.append(1)
        if len(calls) > 20:
            raise ValueError("enough")
        return own_backward(inputs, weights, outputs, slope, derror_doutputs)

    explorer = play(playground(own_forward, layer_backward), 4)
    assert "`layer_backward` stops" in explorer.text + explorer.problem
    assert not explorer.controls["play"].playing and explorer.run.step == 5
    assert parameters(explorer).tolist() == parameters(play(playground(), 1)).tolist()


def test_a_function_that_does_not_end_in_training_is_waited_for_only_once():
    calls = []

    def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
        calls.append(1)
        while len(calls) > 10:
            pass
        return own_backward(inputs, weights, outputs, slope, derror_doutputs)

    explorer = playground(own_forward, layer_backward)
    for _ in range(9):
        explorer.step()
    assert "`layer_backward` was stopped after 2 seconds" in explorer.text + explorer.problem
    assert len(calls) == 11


def test_a_slow_function_gets_fewer_cells_and_steps_but_no_blame():
    def layer_forward(inputs, weights, biases, activation):
        rows = []
        for row in inputs:
            rows.append([sum(x * w for x, w in zip(row, column, strict=True)) for column in weights.T])
        return activation(np.array(rows).reshape(len(inputs), len(biases)) + biases)

    explorer = playground(layer_forward, layers=2, units=16)
    assert explorer.cells < 40 and "than the course's" not in explorer.text
    play(explorer, 2)
    assert explorer.problem == "" and explorer.run.step > 0


def test_what_is_heard_is_an_event(monkeypatch):
    explorer, heard = playground(), []
    monkeypatch.setattr(explorer.picture, "_listener", heard.append)
    send(explorer, {"kind": "hover", "at": on_map(explorer, 1, 2)})
    assert isinstance(heard[0], Event) and (heard[0].x, heard[0].y) == pytest.approx((1, 2))
