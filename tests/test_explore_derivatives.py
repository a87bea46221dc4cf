"""The explorers of lesson 4: slopes against NumPy, steps by the learner's code, and the figures of the lesson."""

import numpy as np
import pytest

from nn_lesson import explore
from tests.playing import unlocked

MISS = 0.87  # the prediction of the wrong point, whose target is 0, as near as the slider comes to it

pytestmark = pytest.mark.filterwarnings("error")


def slope_of(line):
    (x0, x1), (y0, y1) = line.get_data()
    return (y1 - y0) / (x1 - x0)


# The slope


@pytest.mark.parametrize("x, h", [(MISS, 0.01), (-1.5, 0.4), (0, 0.3)])
def test_the_secant_and_the_tangent_have_the_slopes_of_the_curve(x, h):
    explorer = unlocked("derivatives", x=x, h=h)
    assert slope_of(explorer.secant) == pytest.approx(((x + h) ** 2 - x**2) / h)
    assert slope_of(explorer.tangent) == pytest.approx(2 * x, abs=1e-6)
    for line in (explorer.secant, explorer.tangent):
        ends = np.array(line.get_data())
        assert np.interp(x, *ends) == pytest.approx(x**2)
    assert np.interp(x + h, *explorer.secant.get_data()) == pytest.approx((x + h) ** 2)
    assert explorer.rise.get_ydata() == pytest.approx([x**2, (x + h) ** 2])
    assert explorer.run.get_xdata() == pytest.approx([x, x + h])


@pytest.mark.parametrize("x, words", [(1, "lower x"), (-1, "raise x"), (0, "stay")])
def test_the_text_says_which_way_is_down(x, words):
    explorer = unlocked("derivatives", x=x)
    assert words in explorer.text and words in explorer.advice.get_text()


def test_the_guess_turns_a_line_and_stays_where_it_was_made():
    explorer = explore.derivatives()
    explorer.gate.slider.value = 1.2
    explorer.controls["x"].set_state({"value": 0.8700000000000001})  # as the page reports it
    assert slope_of(explorer.turned) == pytest.approx(1.2)
    explorer.gate.answer(1.7)
    assert explorer.truth() == pytest.approx(1.74)
    assert "You guessed 1.70; it is 1.74. Close." in explorer.gate.question.value
    explorer.controls["x"].value = 0.5
    assert explorer.diamond.get_xydata().tolist() == [[pytest.approx(MISS), 1.7]]
    assert len(explorer.turned.get_xdata()) == 0


def test_a_slope_measured_to_one_side_is_not_called_wrong():
    def numerical_derivative(f, x):
        return (f(x + 1e-5) - f(x)) / 1e-5

    explorer = explore.derivatives(numerical_derivative)
    assert explorer.text.endswith("Computed by your `numerical_derivative`.")
    assert "your numerical_derivative" in explorer.whose.get_text()


def test_a_wrong_slope_is_drawn_as_computed_and_named():
    def numerical_derivative(f, x):
        return f(x + 1e-5) - f(x - 1e-5) / 2e-5

    explorer = explore.derivatives(numerical_derivative, x=1)
    wrong = numerical_derivative(np.square, 1)
    assert slope_of(explorer.tangent) == pytest.approx(wrong)
    assert "Your `numerical_derivative` says" in explorer.text and "should be 2." in explorer.text


# Steps downhill


@pytest.mark.parametrize("rate", [0.01, 0.8, 1])
def test_each_step_multiplies_x_by_one_minus_twice_the_rate(rate):
    explorer = explore.derivatives_descent(learning_rate=rate)
    for _ in range(4):
        explorer.controls["step"].click()
    wanted = MISS * (1 - 2 * rate) ** np.arange(5)
    spots = explorer.dots.get_offsets()
    assert spots == pytest.approx(np.column_stack([wanted, wanted**2]))
    assert explorer.ball.get_xydata()[0] == pytest.approx(spots[-1])
    assert explorer.place == pytest.approx(wanted[-1])
    assert len(explorer.chords.get_segments()) == 4
    explorer.reset()
    explorer.controls["ten_steps"].click()
    assert explorer.place == pytest.approx(MISS * (1 - 2 * rate) ** 10) and "Step 10," in explorer.text


@pytest.mark.parametrize(
    "rate, words",
    [
        (
            0.01,
            "Creeping: only 2.0% nearer to the lowest point. At this pace it takes 35 more steps",
        ),  # 0.98³⁵ < 0.5
        (0.1, "Downhill: 20% nearer"),
        (0.5, "at the lowest point"),
        (0.8, "Overshooting: it leapt over the lowest point, but landed nearer"),
        (1.0, "Bouncing: from A straight to B"),
        (1.1, "Diverging: it leapt over the lowest point and landed further away"),
    ],
)
def test_what_happens_is_named(rate, words):
    explorer = explore.derivatives_descent(learning_rate=rate)
    explorer.step()
    assert words in explorer.text
    assert words.split(":")[0].lower() in explorer.words[1].get_text().lower()


def test_the_guess_is_scored_once():
    explorer = explore.derivatives_descent()
    explorer.step()
    assert "You guessed" not in explorer.text, "nobody has moved the diamond"
    explorer.reset()
    explorer.controls["landing"].value = 0.6
    explorer.step()
    assert "You guessed 0.60; it landed at 0.70." in explorer.text
    assert "You guessed 0.60" in explorer.words[2].get_text()
    explorer.step()
    assert "You guessed" not in explorer.text
    explorer.controls["landing"].value = 0.45
    explorer.step()
    assert "You guessed 0.45; it landed at 0.45." in explorer.text


def test_a_step_out_of_the_picture_stops_the_ball():
    explorer = explore.derivatives_descent(learning_rate=1.2)
    for _ in range(30):
        explorer.step()
    assert explorer.place == pytest.approx(MISS * -(1.4**3))
    assert "from x = −2.39" in explorer.text and "to 3.34. Diverging: that is outside the picture" in explorer.text
    assert "Press Reset" in explorer.words[1].get_text() and explorer.problem == ""
    stopped = explorer.text
    explorer.step()
    assert explorer.text == stopped
    explorer.controls["learning_rate"].value = 0.3
    explorer.step()
    assert explorer.place == pytest.approx(MISS * -(1.4**3) * 0.4)


def test_the_picture_grows_with_the_trail_and_shrinks_again():
    explorer = explore.derivatives_descent(learning_rate=1.2)
    near = explorer.axes.get_xlim()
    explorer.step(3)
    far = explorer.axes.get_xlim()
    assert near[1] < abs(explorer.place) < far[1]
    assert explorer.axes.get_ylim()[1] > explorer.place**2
    explorer.reset()
    assert explorer.axes.get_xlim() == near


def test_a_plus_for_the_minus_climbs_and_the_text_says_so():
    def gradient_step(weights, derivative, learning_rate):
        return weights + learning_rate * derivative

    explorer = explore.derivatives_descent(None, gradient_step)
    explorer.step()
    assert explorer.place == pytest.approx(MISS * 1.2)
    assert "Climbing" in explorer.text and "Your `gradient_step` says 1.044 " in explorer.text
    explorer.step(10)
    assert "against the derivative. Press Reset." in explorer.text and explorer.problem == ""


@pytest.mark.parametrize("far", [1e9, -1e200])
def test_a_wild_step_is_drawn_all_the_same(far):
    def gradient_step(weights, derivative, learning_rate):
        return far

    explorer = explore.derivatives_descent(None, gradient_step)
    explorer.step()
    assert explorer.problem == "" and explorer.place == MISS
    assert "inf" not in explorer.text and len(explorer.text) < 500


def test_moving_the_ball_by_hand_clears_the_trail():
    explorer = explore.derivatives_descent()
    explorer.step(3)
    explorer.controls["x"].value = -1
    assert explorer.text.startswith("The ball is at x = −1.00, where the error is 1.00.")
    assert len(explorer.dots.get_offsets()) == 1 and not explorer.arrow.get_visible()


def test_the_trail_outlives_the_slider_which_knows_two_decimals_only():
    explorer = explore.derivatives_descent(learning_rate=0.3)
    for steps in (1, 2, 3):
        explorer.step()
        slider = explorer.controls["x"]
        assert slider.value == round(slider.value, 2)
        slider.value += 1e-9  # what the page may report back
        assert f"Step {steps}," in explorer.text and len(explorer.trail) == steps + 1
    assert explorer.place == pytest.approx(MISS * 0.4**3)


# One step of a tutorial

WEIGHTS_ONLY, AND_BIAS = "weights only", "and bias"


def predictions(**start):
    """What the two points are predicted, before and after, as the picture shows it."""
    explorer = explore.derivatives_one_example(**start)
    assert explorer.problem == ""
    return [[mark.get_xdata()[0] for mark in (scale.before, scale.after)] for scale in explorer.scales]


@pytest.mark.parametrize(
    "start, after",
    [
        ({}, 0.01496248),
        ({"flip": True}, 0.9997),
        ({"rule": WEIGHTS_ONLY}, 0.665),
        ({"rule": AND_BIAS}, 0.620),
        ({"rule": WEIGHTS_ONLY, "flip": True}, 0.665),
        ({"rule": AND_BIAS, "flip": True}, 0.620),
        ({"rule": WEIGHTS_ONLY, "step": 5}, 0.0147),
        ({"step": 0}, 0.87101915),
    ],
)
def test_the_prediction_after_the_step_is_the_one_in_the_lesson(start, after):
    (before, shown), _ = predictions(**start)
    assert before == pytest.approx(0.87101915)
    places = len(str(after)) - 2
    assert shown == pytest.approx(after, abs=0.6 * 10**-places)
