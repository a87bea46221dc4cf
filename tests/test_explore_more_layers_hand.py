"""The playground of lesson 7 in a learner's hands: weights, units, own points, and the line that types it back."""

import html
import re

import numpy as np
import pytest

from nn_lesson import explore
from nn_lesson.explore.more_layers.points import OWN, features
from nn_lesson.minus import with_minus
from nn_lesson.network import ACTIVATIONS
from tests.playing import play
from tests.screen import on_page
from tests.test_explore_more_layers import parameters, playground

pytestmark = pytest.mark.filterwarnings("error")


# Weights by hand


def at(explorer, place):
    return on_page(explorer.diagram.axes, *place)


def on_map(explorer, x, y):
    return on_page(explorer.map.axes, x, y)


def send(explorer, *events):
    explorer.picture.redraw({"view": "v", "number": 1, "events": events})
    assert explorer.problem == ""


@pytest.mark.parametrize(("up", "change"), [(40, 1), (-60, -1.5), (10_000, None)])
def test_a_weight_changes_as_its_line_is_dragged_up_or_down(up, change):
    explorer = playground()
    weight = (1, 3, 0)
    before, start = explorer.weight(weight), explorer.diagram.mark_of(weight)
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
    for layer, (weights, biases) in enumerate(explorer.run.network.layers):
        for row, unit in np.ndindex(len(weights) + 1, len(biases)):
            explorer.set_weight((layer, row, unit), value := layer + row / 10 + unit / 100)
            assert (biases[unit] if row == len(weights) else weights[row, unit]) == value


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


# Own points


def test_own_points_are_added_moved_and_removed_by_hand():
    explorer = playground(data=OWN)
    assert "no point yet" in explorer.map.notice.text.get_text().replace("\n", " ")
    for kind in ("press", "release", "press", "release"):  # the second press takes hold of it
        send(explorer, {"kind": kind, "at": on_map(explorer, 1, 2)})
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


# Its state as a line


@pytest.mark.parametrize(
    ("name", "bad", "told"),
    [
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
