"""The explorer of lesson 3: its squares, bars and curves against NumPy, and the learner's code in their place."""

import itertools

import numpy as np
import pytest

from nn_lesson import explore
from tests.playing import begun, move

TARGETS = np.array([1, 0, 0])
PREDICTIONS = "prediction_1", "prediction_2", "prediction_3"
START = np.round([1 / (1 + np.exp(-1.3774)), 1 / (1 + np.exp(-1.91)), 0.3], 2)
LOSSES = {
    "|miss|": lambda e: e,
    "miss²": np.square,
    "log-loss": lambda e: -np.log(1 - e),
}
PLACES = [START, (0.25, 0.5, 0.75), (0.9, 0.05, 0.6), (0.001, 0.999, 0.5)]

pytestmark = pytest.mark.filterwarnings("error")


def unlocked(*functions, predictions=START, **start):
    """The explorer past its guess, with these predictions."""
    return begun("mean_squared_error", *functions, **dict(zip(PREDICTIONS, predictions, strict=True)), **start)


def misses(predictions):
    return np.abs(np.array(predictions) - TARGETS)


# The numbers


@pytest.mark.parametrize("predictions", [START, (0.25, 0.5, 0.75), (0, 1, 1), (1, 0, 0)])
def test_each_square_stands_to_scale_between_target_and_prediction(predictions):
    explorer = unlocked(predictions=predictions)
    for point, prediction, target in zip(explorer.points, predictions, TARGETS, strict=True):
        square, side = point.square, abs(prediction - target)
        assert square.get_visible() and square.get_width() == square.get_height() == pytest.approx(side)
        assert square.get_x() == point.x
        assert square.get_y() == pytest.approx(min(prediction, target))
        assert point.words.get_text() == f"{side**2:.4f}"
        assert point.segment.get_xydata().tolist() == [[point.x, target], [point.x, prediction]]
    assert explorer.points[0].square.axes.get_aspect() == 1


@pytest.mark.parametrize("loss", LOSSES)
def test_the_bars_are_the_losses_their_sum_and_their_mean(loss):
    explorer = unlocked(loss=loss)
    for predictions, easy in itertools.product(PLACES, (0, 1, 20)):
        move(explorer, easy=easy, **dict(zip(PREDICTIONS, predictions, strict=True)))
        own = LOSSES[loss](misses(predictions))
        every = np.append(own, LOSSES[loss](np.full(easy, 0.05)))
        wanted = [*own, np.sum(every), np.mean(every)]
        assert [bar.get_width() for bar in explorer.bars] == pytest.approx(np.minimum(wanted, 3.1))
        written = [float(words.get_text().split()[0]) for words in explorer.words]
        assert written == pytest.approx(wanted, abs=5.1e-5)
        assert len(explorer.cut.get_xdata()) == np.sum(np.array(wanted) > 3.1)
        assert f"of {3 + easy} samples" in explorer.words[3].get_text()
        assert f"Sum {wanted[3]:.4f}, mean of {3 + easy} samples {wanted[4]:.4f}." in explorer.text
        assert len(explorer.text.split("\n")[0].split()) <= 45, "two lines"


# The three losses


def test_for_the_size_of_the_miss_the_segment_is_thick_and_says_its_length():
    explorer, squares = unlocked(loss="|miss|"), unlocked()
    for point, other, e in zip(explorer.points, squares.points, misses(START), strict=True):
        assert point.segment.get_linewidth() > 2 * other.segment.get_linewidth()
        assert point.words.get_text() == f"{e:.4f}"
        assert not point.square.get_visible() and not point.bar.get_visible()


def test_a_confident_mistake_has_a_log_loss_without_limit():
    explorer = unlocked(predictions=(0, 1, 0.3), loss="log-loss")
    assert explorer.points[0].words.get_text().endswith("= ∞")
    assert "Log-losses: without limit, without limit, 0.3567" in explorer.text
    assert all(np.isfinite(bar.get_width()) for bar in explorer.bars)
    assert np.isfinite([mark.get_xydata() for mark in explorer.sliding]).all()
    assert explorer.image()


# The guess


def test_the_guess_is_an_area_beside_its_point():
    explorer = explore.mean_squared_error()
    explorer.gate.slider.value = 0.4
    assert explorer.diamond.get_xydata().tolist() == [[pytest.approx(START[1]), 0.4]]
    explorer.gate.answer(0.87)
    assert explorer.truth() == pytest.approx(START[1] ** 2) == pytest.approx(0.7569)
    assert "You guessed 0.87; it is 0.76." in explorer.gate.question.value
    explorer.controls["loss"].value = "|miss|"
    assert len(explorer.diamond.get_xdata()) == 0  # it is a guess of an area


def test_the_picture_is_laid_out_alike_with_and_without_the_guess():
    locked = explore.mean_squared_error()
    places = [axes.get_position().bounds for axes in locked.figure.axes]
    locked.skip()
    for axes, place in zip(unlocked().figure.axes, places, strict=True):
        assert axes.get_position().bounds == pytest.approx(place, abs=0.02)


# The learner's code


@pytest.mark.parametrize("loss", ["|miss|", "log-loss"])
def test_the_learner_s_code_measures_nothing_but_the_squares(loss):
    def raises(prediction, target):
        raise ValueError

    explorer = unlocked(raises, raises, loss=loss)
    assert "Computed by" not in explorer.text
    explorer.controls["loss"].value = "miss²"
    assert "`squared_error`" in explorer.problem


@pytest.mark.parametrize(
    "wrong, value",
    [
        (lambda prediction, target: -((prediction - target) ** 2), -(START[1] ** 2)),
        (lambda prediction, target: abs(prediction - target), START[1]),
        (lambda prediction, target: 12.5, 12.5),
        (lambda prediction, target: 1e300, 1e300),
    ],
)
def test_a_wrong_square_is_drawn_as_computed_and_named(wrong, value):
    explorer = unlocked(wrong, easy=2)
    square, words = explorer.points[1].square, explorer.points[1].words
    assert square.get_width() == square.get_height() == pytest.approx(min(max(0, value) ** 0.5, 9))
    assert float(words.get_text()) == pytest.approx(value, abs=5e-5)
    assert float(explorer.words[1].get_text()) == pytest.approx(value, abs=5e-5)
    height = explorer.sliding[1].get_ydata()[0]
    assert height == pytest.approx(np.clip(value, 0, 3))
    assert "Your `squared_error` says" in explorer.text and "should be" in explorer.text
    assert explorer.image()


def test_a_wrong_mean_is_shown_as_computed_and_named():
    def mean_squared_error(predictions, targets):
        return sum((p - t) ** 2 for p, t in zip(predictions, targets, strict=True))

    explorer = unlocked(None, mean_squared_error)
    total = np.sum(misses(START) ** 2)
    assert explorer.bars[4].get_width() == pytest.approx(total)
    assert explorer.words[4].get_text().startswith(f"{total:.4f}")
    assert "Your `mean_squared_error` says 0.8869 here; it should be 0.295633." in explorer.text


def test_the_share_of_the_sum_is_that_of_the_true_values_and_comes_after_the_verdict():
    def squared_error(prediction, target):
        return prediction - target if prediction > 0.1 else -0.1

    text = unlocked(squared_error, predictions=(1, 0.8, 0.3), easy=5).text
    assert text.index("should be") < text.index("Point 2 makes up 86% of the sum.")
    assert "Point 2 makes up 85% of the sum." in unlocked().text
