"""The glass network: each product, each sum and each place in a matrix, against `layer_backward` and a nudge."""

import random
import re
from functools import partial

import numpy as np
import pytest

from nn_lesson import explore, layer_backward, layer_forward, sigmoid
from nn_lesson.explore.more_layers.paths import START, TARGETS
from nn_lesson.explore.more_layers.paths_diagram import PLACES
from nn_lesson.explore.more_layers.paths_network import GlassNetwork, numbers_of, total
from nn_lesson.minus import with_minus
from tests.playing import begun, move, sketched
from tests.screen import on_page

pytestmark = pytest.mark.filterwarnings("error")

EACH = [(outputs, name) for outputs in (1, 2) for name in numbers_of(outputs)]
STATES = 12
glass = partial(begun, "more_layers_paths")


def drawn_values(seed):
    """Numbers for a network, as sliders give them."""
    chance = random.Random(seed)
    values = {name: round(chance.uniform(-3, 3), 2) for name in START}
    return values | {name: round(chance.random(), 2) for name in TARGETS}


def error_of(values, outputs):
    """The error, written out without any function of the course's."""
    units = {"h": ("x1", "x2"), "o": ("h1", "h2")}
    given = dict(values)
    for unit in ("h1", "h2", "o1", "o2"):
        sums = values[f"bias_{unit}"] + sum(given[i] * values[f"{i}_{unit}"] for i in units[unit[0]])
        given[unit] = 1 / (1 + np.exp(-sums))
    return sum((given[f"o{k}"] - values[f"target_o{k}"]) ** 2 for k in range(1, outputs + 1))


def measured(values, outputs, name, h=1e-5):
    above, below = (error_of({**values, name: values[name] + step}, outputs) for step in (h, -h))
    return (above - below) / (2 * h)


def layer(values, inputs, units):
    weights = np.array([[values[f"{name}_{unit}"] for unit in units] for name in inputs])
    return weights, np.array([values[f"bias_{unit}"] for unit in units])


def gradients(values, outputs):
    """`(derror_dbiases, derror_dweights, derror_dinputs)` of both layers, as a learner calls the two functions."""
    inputs = np.array([[values["x1"], values["x2"]]])
    weights, biases = layer(values, ("x1", "x2"), ("h1", "h2"))
    weights_out, biases_out = layer(values, ("h1", "h2"), ("o1", "o2")[:outputs])
    hidden = layer_forward(inputs, weights, biases, sigmoid)
    predictions = layer_forward(hidden, weights_out, biases_out, sigmoid)
    targets = np.array([[values["target_o1"], values["target_o2"]][:outputs]])

    def slope(outputs):
        return outputs * (1 - outputs)

    last = layer_backward(hidden, weights_out, predictions, slope, 2 * (predictions - targets))
    return layer_backward(inputs, weights, hidden, slope, last[2]), last


def shown(texts):
    return [text.get_text() for text in texts if text.get_visible() and text.get_text()]


def numbers(text):
    return [float(number) for number in re.findall(r"-?\d+\.?\d*", text)]


@pytest.mark.parametrize(("outputs", "name"), EACH)
def test_the_products_of_all_paths_add_up_to_what_a_nudge_and_layer_backward_find(outputs, name):
    for seed in range(STATES):
        values = drawn_values(seed)
        network = GlassNetwork(values, outputs)
        assert network.error == pytest.approx(error_of(values, outputs))
        due = measured(values, outputs, name)
        assert total(network.paths(name)) == pytest.approx(due, abs=1e-8)
        assert network.nudged(name) == pytest.approx(due, abs=1e-5)
        spot = network.spot(name)
        result = np.atleast_2d(gradients(values, outputs)[spot.layer][spot.part])
        assert result[spot.row, spot.column] == pytest.approx(due, abs=1e-8)


@pytest.mark.parametrize(
    ("name", "one", "two"), [("x1_h2", 1, 2), ("bias_h1", 1, 2), ("x2", 2, 4), ("h1_o1", 1, 1), ("bias_o1", 1, 1)]
)
def test_a_number_has_as_many_paths_as_ways_lead_on_from_it(name, one, two):
    for outputs, due in ((1, one), (2, two)):
        explorer = glass(outputs=outputs, chosen=name)
        assert len(explorer.diagram.paths.get_segments()) == len(shown(explorer.products.ways)) == due
        assert explorer.text.startswith(("One path from", "Two paths from", "", "Four paths from")[due - 1])


def says_rightly(written, result):
    """Whether a sign before a result says what its terms, as they are written, really make."""
    return ("=" in result) == (f"{round(written, 4) + 0:.4f}" == f"{numbers(result)[0]:.4f}")


def test_an_equals_sign_stands_where_the_written_numbers_really_make_the_result():
    signs, explorer = "", glass()
    for seed, (outputs, name) in enumerate(EACH):
        with sketched():
            move(explorer, outputs=outputs, chosen=name, **drawn_values(seed))
        rows = [row for row in map(shown, explorer.products.factors) if row]
        results = shown(explorer.products.products)
        for row, result in zip(rows, results, strict=False):
            assert says_rightly(np.prod([numbers(factor)[0] for factor in row]), result), (row, result)
        for added in results[len(rows) :]:
            assert says_rightly(sum(numbers(result)[0] for result in results[: len(rows)]), added), results
        above, below, nudge = shown(explorer.check.artists)
        apart = (numbers(above)[-1] - numbers(below)[-1]) / 0.002
        assert says_rightly(apart, nudge.partition("0.002 ")[2])
        signs += "".join(result[0] for result in results)
    assert {"=", "≈"} == set(signs) and signs.count("=") > 3 * signs.count("≈")


@pytest.mark.parametrize("outputs", [1, 2])
def test_at_first_everything_comes_out_to_the_last_digit(outputs):
    explorer = glass(outputs=outputs)
    for name in numbers_of(outputs):
        explorer.controls["chosen"].value = name
        assert "≈" not in "".join(shown(explorer.products.products)) and "≈" not in explorer.text
        *_, product = shown(explorer.products.products)
        assert f"the error changes by {with_minus(product.split()[1])} for each 1: the same." in explorer.text
        assert numbers(explorer.check.artists[-1].get_text())[-1] == numbers(product)[0]


@pytest.mark.parametrize("outputs", [1, 2])
def test_the_same_number_stands_in_the_marked_cell_of_the_matrix_form(outputs):
    values = drawn_values(outputs)
    explorer = glass(outputs=outputs, **values)
    for name in numbers_of(outputs):
        explorer.controls["chosen"].value = name
        number_of_layer = int("o" in name.split("_")[-1])
        for rows, result in zip(explorer.results.cells, gradients(values, outputs)[number_of_layer], strict=True):
            written = [numbers(" ".join(shown(texts))) for texts in rows]
            assert np.array(written) == pytest.approx(np.atleast_2d(result), abs=0.00006)
        frame = explorer.results.frame.get_bbox()
        cells = [text for rows in explorer.results.cells for texts in rows for text in texts]
        (marked,) = [text for text in cells if frame.contains(*(np.array(text.get_position()) - (20, 0)))]
        assert numbers(marked.get_text())[0] == pytest.approx(measured(values, outputs, name), abs=0.00006)
        row, column = ([*name.split("_"), ""][:2]) if "_" in name else ("", name)
        assert explorer.text.count(f"column {column}.") == 1
        assert (f"row {row}, " in explorer.text) == (row not in ("", "bias"))


# Controls and the hand


def press_and_drag(explorer, place, up=0):
    (axes,) = explorer.figure.axes
    press, drag = on_page(axes, *place), on_page(axes, place[0], place[1] + up)
    events = [{"kind": "press", "at": press}]
    if up:
        events.append({"kind": "drag", "at": drag, "pressed": press})
    explorer.picture.redraw({"events": events})
    assert explorer.problem == ""


@pytest.mark.parametrize("outputs", [1, 2])
def test_a_click_on_a_number_chooses_it_and_shows_its_slider_alone(outputs):
    explorer = glass(outputs=outputs, chosen="bias_o1")
    for name in numbers_of(outputs):
        press_and_drag(explorer, PLACES[outputs - 1].numbers[name])
        assert explorer.controls["chosen"].value == name
        assert [at for at in START if explorer.controls[at].layout.display != "none"] == [name]


def test_a_number_is_dragged_up_and_down_within_its_ends():
    explorer = glass(outputs=2)
    for name in [*TARGETS, *numbers_of(2)]:
        before, chosen = explorer.controls[name].value, explorer.controls["chosen"].value
        press_and_drag(explorer, PLACES[1].numbers[name], up=-20 if name == "target_o1" else 20)
        assert explorer.controls[name].value == pytest.approx(before + (-0.4 if name == "target_o1" else 0.4))
        press_and_drag(explorer, PLACES[1].numbers[name], up=-400)
        assert explorer.controls[name].value == explorer.controls[name].min
        assert explorer.controls["chosen"].value == (chosen if name in TARGETS else name)


def test_the_hand_takes_a_line_anywhere_a_unit_as_its_bias_and_nothing_beside():
    explorer = glass(outputs=1)
    for place, due in (
        ((110, 368), "x1_h1"),
        ((245, 368), "bias_h1"),
        ((50, 224), "x2"),
        ((622, 296), "x2"),
        ((300, 60), "x2"),
    ):
        press_and_drag(explorer, place)
        assert explorer.controls["chosen"].value == due


def test_a_number_of_the_second_output_brings_it_in_and_goes_with_it():
    explorer = glass(chosen="h2_o2")
    assert explorer.controls["outputs"].value == 2 and "weight h2 → o2" in explorer.text
    explorer.controls["outputs"].value = 1
    assert explorer.controls["chosen"].value == "h2_o1" and explorer.problem == ""
    assert explorer.controls["target_o2"].layout.display == "none"


def test_whatever_moves_the_picture_shows_all_numbers_as_they_are():
    explorer, chance = glass(outputs=2), random.Random(2)
    for _ in range(30):
        name = chance.choice([*START, *TARGETS])
        control = explorer.controls[name]
        with sketched():
            for _ in range(2):
                control.value = round(chance.uniform(control.min, control.max), 2)
            if chance.random() < 0.3:
                explorer.controls["chosen"].value = chance.choice(list(START))
        diagram = explorer.diagram
        for name, place in diagram.places.numbers.items():
            if name in diagram.numbers:
                texts = [diagram.numbers[name]]
                texts += [diagram.moving] if np.allclose(diagram.moving.get_position(), place) else []
                (words,) = shown(texts)
                assert numbers(words)[0] == pytest.approx(explorer.controls[name].value)


# The learner's function


def test_a_wrong_function_is_shown_as_it_computes_and_the_verdict_comes_before_what_is_true():
    def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
        derror_dsums = derror_doutputs * slope(outputs)
        return derror_dsums.sum(axis=0), inputs.T @ derror_dsums, derror_doutputs @ weights.T

    text = (explorer := explore.more_layers_paths(layer_backward, outputs=2)).text
    verdict = text.index(
        "Your `layer_backward` gives other derivatives for the inputs of layer 2 than the course's"
    )
    assert verdict < text.index("It should stand in `derror_dweights`, row x1, column h1.")
    assert "-0.0368" not in shown(explorer.results.artists) and "together = −0.0368" in text
