"""The chain-rule bench and the saturation curve: every number shown is measured again from the errors."""

import itertools
import re
from functools import partial

import numpy as np
import pytest

from nn_lesson import data, explore, neuron
from nn_lesson.explore.backpropagation.links import CHECK, DEAD, ERROR, NUDGE, PRODUCT, SUM
from nn_lesson.explore.backpropagation.saturation import OVER_SUM
from tests.playing import begun, move, sketched
from tests.screen import on_page

SETTINGS = [
    (2, 1.45, -0.99, 0),
    (-1.23, 2.2, 0.5, 1),
    (0.4, -3, -2, 1),
    (3, 3, 6, 0),
    (-3, 3, -6, 1),
    (0, 1, 0, 0),
    (2, 3, 2.9, 0),
    (-3, -2.75, -5, 0),  # where what is shown makes about the product, and not the product
]
WANTED = "weights", "bias"
EACH = [(values, wanted) for values in SETTINGS for wanted in WANTED]

bench = partial(begun, "backpropagation", stage=CHECK)  # at its last stage, unless it is to begin at another one
saturation = partial(begun, "backpropagation_saturation")

pytestmark = pytest.mark.filterwarnings("error")


def setting(values, wanted="weights", **more):
    return dict(zip("xwbt", values, strict=True), wanted=wanted, **more)


def numbers(text):
    """All numbers in a text, of a minus sign or brackets too."""
    return [float(number) for number in re.findall(r"-?\d+\.?\d*", text)]


def visible(text):
    return text.get_text() if text.get_visible() else ""


def error_of(x, w, b, t):
    return (1 / (1 + np.exp(-(w * x + b))) - t) ** 2


def measured(x, w, b, t, wanted):
    """The wanted derivative, from the errors a tiny step to either side."""
    h = np.array([1e-5, 0]) if wanted == "weights" else np.array([0, 1e-5])
    return (error_of(x, *(w, b) + h, t) - error_of(x, *(w, b) - h, t)) / 2e-5


def test_the_start_is_lesson_2s_wrong_point_with_its_second_input_inside_the_bias():
    weights = neuron.compute_gradients(data.INPUT_VECTORS[1], data.WEIGHTS, data.BIAS, data.TARGETS[1])[1]
    bias = neuron.compute_gradients(data.INPUT_VECTORS[1], data.WEIGHTS, data.BIAS, data.TARGETS[1])[0]
    assert (f"{weights[0]:.4f}", f"{bias:.4f}") == ("0.3914", "0.1957")
    assert "prediction 0.8710" in bench().text.lower() and "= 0.3914" in bench().text
    assert "= 0.1957" in bench(wanted="bias").text
    assert "1.5 × (−0.66) = −0.99" in bench(stage=SUM).text
    assert "second input" not in bench(stage=SUM, b=1).text


@pytest.mark.parametrize("values, wanted", EACH)
def test_each_box_is_a_step_each_link_a_slope_and_their_product_is_the_slope_of_the_error(values, wanted):
    x, w, b, t = values
    explorer = bench(**setting(values, wanted))
    p, z, h = 1 / (1 + np.exp(-(w * x + b))), w * x + b, 1e-5
    boxes = {"x": x, "w": w, "b": b, "t": t, "layer_1": z, "prediction": p, "error": error_of(*values)}
    for name, value in boxes.items():
        places = 6 if name == "error" else 4
        assert float(explorer.values[name].get_text()) == pytest.approx(value, abs=0.6 * 10**-places)
    due = [
        ((p + h - t) ** 2 - (p - h - t) ** 2) / (2 * h),
        (1 / (1 + np.exp(-z - h)) - 1 / (1 + np.exp(-z + h))) / (2 * h),
        ((w + h) * x - (w - h) * x) / (2 * h) if wanted == "weights" else 1,
    ]
    factors = [numbers(text.get_text())[-1] for text in explorer.factors]
    assert factors == pytest.approx(due, abs=1e-5)
    *again, product = numbers(explorer.product.number.get_text())
    sign = "=" if round(np.prod(factors), 4) == product else "≈"  # whoever multiplies what is shown agrees
    assert again == factors and f" {sign} " in explorer.product.number.get_text()
    assert product == pytest.approx(measured(*values, wanted), abs=0.6e-4)
    assert [text.get_text() for text in explorer.names] == [
        "derror_dprediction",
        "dprediction_dlayer1",
        f"dlayer1_d{wanted}",
    ]


@pytest.mark.parametrize("values, wanted", EACH)
def test_the_nudge_travels_through_every_box(values, wanted):
    x, w, b, t = values
    explorer = bench(**setting(values, wanted))
    nudged = (x, w + NUDGE, b, t) if wanted == "weights" else (x, w, b + NUDGE, t)
    weighted_sum = nudged[1] * x + nudged[2]
    letter = "w" if wanted == "weights" else "b"
    due = {letter: nudged["xwb".index(letter)], "z": weighted_sum, "E": error_of(*nudged)}
    due["p"] = 1 / (1 + np.exp(-weighted_sum))
    for name, text in explorer.nudges.items():
        assert text.get_visible() == (name in due)
        if name in due:
            assert numbers(text.get_text())[0] == pytest.approx(due[name], abs=0.6e-4)
    change, nudge, quotient = numbers(explorer.check.number.get_text())
    assert nudge == NUDGE and change == pytest.approx(error_of(*nudged) - error_of(*values), abs=0.6e-6)
    assert quotient == pytest.approx((error_of(*nudged) - error_of(*values)) / NUDGE, abs=0.6e-4)


def test_the_check_never_denies_the_right_derivative():
    explorer = bench()
    with sketched():
        for values in itertools.product((-3, -1, 2, 3), (-3, -0.5, 1, 3), (-6, -2, 0, 2, 6), (0, 1)):
            move(explorer, **setting(values))
            assert "not the same" not in explorer.text and explorer.problem == ""


def test_a_stage_shows_what_is_reached_and_hides_the_rest():
    explorer = bench(stage=SUM)
    for stage in range(SUM, CHECK + 1):
        explorer.controls["stage"].value = stage
        boxes = [explorer.values[name].get_text() != "" for name in ("layer_1", "prediction", "error")]
        assert boxes == [stage >= i for i in (1, 2, 3)]
        for parts in (explorer.factors, explorer.names, explorer.formulas, explorer.arrows):
            assert [part.get_visible() for part in parts] == [stage >= i for i in (4, 5, 6)]
        assert ("0.3914" in visible(explorer.product.number)) == (stage >= PRODUCT)
        assert explorer.product.frame.get_visible() == (stage >= PRODUCT)
        assert ("0.3890" in visible(explorer.check.number)) == (stage == CHECK)
        assert ("0.3914" in explorer.text) == (stage >= PRODUCT)
        assert f"Stage {stage} of 8" in explorer.title.get_text()


def test_the_buttons_step_and_stop_at_both_ends():
    explorer = bench()
    for button, due in (("forward", CHECK), ("back", CHECK - 1), ("back", CHECK - 2), ("forward", CHECK - 1)):
        explorer.controls[button].click()
        assert explorer.controls["stage"].value == due
    for _ in range(12):
        explorer.controls["back"].click()
    assert explorer.controls["stage"].value == SUM


def test_it_begins_at_the_first_stage_where_forward_is_the_thing_to_press():
    explorer = explore.backpropagation()
    explorer.gate.answer(1)
    assert explorer.title.get_text().startswith("Stage 1 of 8") and "press Forward" in explorer.gate.question.value
    forward, back = explorer.controls["forward"], explorer.controls["back"]
    assert forward.button_style == "primary" and (forward.disabled, back.disabled) == (False, True)
    explorer.controls["stage"].value = CHECK
    assert (forward.disabled, back.disabled) == (True, False)


def test_a_dead_link_is_thin_dashed_and_told_as_soon_as_it_is_reached():
    explorer = bench(w=3, b=6)  # the weighted sum is 12
    assert neuron.sigmoid_deriv(12) < DEAD
    steep, dead, alive = explorer.arrows
    assert dead.get_linestyle() == "--" and dead.get_linewidth() < steep.get_linewidth()
    assert steep.get_linestyle() == alive.get_linestyle() == "-"
    words = "dprediction_dlayer1 is nearly zero and takes the product down"
    assert words in explorer.text
    explorer.controls["stage"].value = ERROR + 1
    assert words not in explorer.text
    explorer.controls["stage"].value = CHECK
    explorer.controls["b"].value = -6
    assert dead.get_linestyle() == "-" and words not in explorer.text


def test_a_link_that_is_zero_is_called_so():
    assert "dlayer1_dweights is zero and takes the product down with it." in bench(x=0).text


def test_wrong_code_is_shown_as_it_computes_and_named():
    def compute_gradients(input_vector, weights, bias, target):
        return 1.0, input_vector * 0.25

    explorer = bench(compute_gradients)
    assert explorer.product.number.get_text().endswith("≠ 0.5000")
    assert "not the same" in explorer.text and "0.391418" in explorer.text
    assert "Your `compute_gradients` says (1, [0.5])" in explorer.text
    explorer.controls["wanted"].value = "bias"
    assert explorer.product.number.get_text().endswith("≠ 1.0000")


def test_a_wrong_derivative_is_never_nearly_the_same():
    def compute_gradients(input_vector, weights, bias, target):
        right = neuron.compute_gradients(input_vector, weights, bias, target)
        return right[0] / 2, right[1] / 2

    explorer = bench(compute_gradients, x=-1, wanted="bias")  # the derivative is small here: 0.0118
    assert explorer.product.number.get_text().endswith("≠ 0.0059")
    assert explorer.check.number.get_text().endswith("not the same")


def test_every_number_fits_into_its_place():
    def compute_gradients(input_vector, weights, bias, target):
        return -1.5, input_vector - 12.5

    for functions in ((), (compute_gradients,)):
        explorer = bench(*functions)
        for values, wanted in itertools.product([(-3, -3, -6, 1), (-3, 3, -6, 1), (-1.23, -1.22, -1, 1)], WANTED):
            move(explorer, **setting(values, wanted))
            for note in (explorer.product, explorer.check):
                frame = note.frame.get_window_extent()
                for text in (note.heading, note.number):
                    extent = text.get_window_extent()
                    assert frame.x0 < extent.x0 and extent.x1 < frame.x1
            assert len(explorer.text.split("\n")[0].split()) <= 47


# The saturation curve


def test_the_curve_is_the_slope_of_the_error_and_peaks_at_two_thirds():
    explorer = saturation()
    predictions, speeds = explorer.curve.get_data()
    sums, h = np.log(predictions / (1 - predictions)), 1e-5
    errors = [(1 / (1 + np.exp(-at))) ** 2 for at in (sums + h, sums - h)]
    assert speeds == pytest.approx((errors[0] - errors[1]) / (2 * h), abs=1e-8)
    assert explorer.truth() == pytest.approx(2 / 3)
    assert predictions[np.argmax(speeds)] == pytest.approx(2 / 3, abs=0.003)
    assert explorer.top_words.get_text() == "fastest: 0.2963 at p = 0.667"


@pytest.mark.parametrize("over, place", [("over the prediction", 0.25), (OVER_SUM, np.log(1 / 3))])
def test_the_point_is_dragged_along_the_curve(over, place):
    explorer = saturation(over=over)
    explorer.picture.redraw({"moved": {"point": on_page(explorer.ground, place, 0.1)}})
    assert explorer.controls["prediction"].value == pytest.approx(0.25)
    (handle,) = explorer.picture.handles
    assert handle["at"] == pytest.approx(on_page(explorer.ground, place, 2 * 0.25**2 * 0.75))
    assert np.isfinite(handle["track"]).all()
