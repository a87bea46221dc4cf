"""The explorer of lesson 8 reads what is drawn as the network does, and adapts a copy of it."""

from functools import partial

import numpy as np
import pytest

from nn_lesson import data, explore, train_digits
from nn_lesson import network as network_module
from nn_lesson.explore.read_your_handwriting.pad import ALONE, MIXED, MOST_POINTS, STEPS, SURE
from nn_lesson.explore.read_your_handwriting.reader import accuracy, course_network
from nn_lesson.handwriting import to_image
from nn_lesson.network import Network
from tests.playing import begun, noting, play
from tests.strokes import SIDE, drawing

reader = partial(begun, "read_your_handwriting")

pytestmark = pytest.mark.filterwarnings("error")


def draw(explorer, strokes):
    """Draw as the page does: what the hand does arrives as events, with places as fractions of the picture."""
    (left, low), (right, high) = explorer.pad.bbox.get_points() / explorer.figure.bbox.size

    def place(point):
        x, y = np.asarray(point) / SIDE
        return [left + x * (right - left), 1 - (high - y * (high - low))]

    events = []
    for stroke in strokes:
        start = place(stroke[0])
        events.append({"kind": "press", "at": start})
        events += [{"kind": "drag", "at": place(point), "pressed": start, "ink": True} for point in stroke[1:]]
        events.append({"kind": "release", "at": place(stroke[-1]), "pressed": start})
    explorer.picture.redraw({"view": "v", "number": 1, "events": events})
    assert explorer.problem == ""


def a(digit, seed=0):
    return drawing(digit, np.random.default_rng(seed))


def keep_all(explorer):
    for digit in range(10):
        asks = f"Draw {'an 8' if digit == 8 else f'a {digit}'}, then keep it" if digit else "Draw a digit"
        assert explorer.pad_title.get_text() == asks  # for one after the other
        draw(explorer, a(digit, seed=3))
        explorer.controls["digit"].value = digit
        explorer.controls["keep"].click()
    assert sorted(explorer.kept) == list(range(10))
    return explorer


def read_with(probability, digit):
    """A drawing of this digit, to which the network gives such a probability."""
    for seed in range(1000):
        probabilities = course_network().predict(to_image(a(digit, seed))[None])[0]
        if probability(probabilities[digit]):
            return a(digit, seed)
    raise AssertionError


def usual(digit):
    return read_with(lambda probability: probability > 0.95, digit)


def draw_quietly(explorer):
    """Draw without asking whether a problem is told."""
    explorer.strokes.append([(0.2, 0.2), (0.7, 0.8)])
    explorer.picture.redraw()


def flat():
    """A network that is sure of nothing."""
    network = Network([64, 10])
    network.parameters[:] = 0
    return network


def heights(explorer):
    return np.array([bar.get_height() for bar in explorer.bars])


@pytest.mark.parametrize("digit", [1, 5, 8])
def test_what_is_drawn_is_read_as_the_network_does(digit):
    explorer = reader()
    draw(explorer, a(digit))
    image = to_image([np.array(stroke) for stroke in explorer.strokes])
    probabilities = course_network().predict(image[None])[0]
    np.testing.assert_allclose(explorer.seen.get_array(), image.reshape(8, 8))
    np.testing.assert_allclose(heights(explorer), probabilities)
    assert sum(map(len, explorer.strokes)) >= 10 and len(explorer.strokes) == len(a(digit))
    best = probabilities.argmax()
    assert (f" {best}:" if probabilities[best] >= SURE else "Not sure") in explorer.text
    assert f"{best} has {probabilities[best]:.2f}" in explorer.text


def test_ink_is_where_the_pen_was():
    explorer = reader()
    draw(explorer, [np.array([[28, 28], [140, 28], [140, 252]])])
    x, y = explorer.ink.get_data()
    assert np.nanmin(x) == pytest.approx(0.1) and np.nanmax(x) == pytest.approx(0.5)
    assert np.nanmin(y) == pytest.approx(0.1) and np.nanmax(y) == pytest.approx(0.9)


def test_clear_takes_the_choice_of_a_digit_with_it():
    explorer = reader()
    draw(explorer, a(3, seed=1))
    explorer.controls["digit"].value = 0
    explorer.controls["clear"].click()
    draw(explorer, a(3, seed=1))
    assert explorer.controls["keep"].description == "Keep as 3"


def test_undo_takes_the_last_stroke_and_clear_takes_all():
    explorer = reader()
    draw(explorer, [np.array([[50, 50], [200, 50]]), np.array([[120, 50], [120, 250]])])
    explorer.controls["undo"].click()
    assert len(explorer.strokes) == 1
    explorer.controls["clear"].click()
    assert explorer.strokes == [] and not heights(explorer).any()
    assert explorer.text.startswith("The pad is empty: draw a digit.")
    explorer.controls["undo"].click()
    explorer.controls["keep"].click()
    assert explorer.kept == {} and explorer.problem == ""


ODD = {
    "a scribble": [np.random.default_rng(0).uniform(0, SIDE, (400, 2))],
    "two digits": [0.5 * stroke for stroke in a(1)] + [0.5 * stroke + [140, 0] for stroke in a(7)],
    "beyond the pad": [np.array([[-50.0, 100], [400, 100]])],
}


@pytest.mark.parametrize("strokes", ODD.values(), ids=ODD)
def test_odd_drawings_get_an_answer_or_are_not_drawn(strokes):
    explorer = reader()
    draw(explorer, strokes)
    assert heights(explorer).sum() == pytest.approx(1 if explorer.strokes else 0)
    if explorer.strokes:
        assert "a scribble gets an answer, too" in explorer.text


@pytest.mark.parametrize("strokes", [[(140, 140)], [(140, 140), (144, 143)]], ids=["a tap", "a shaky tap"])
def test_a_dot_is_no_digit(strokes):
    explorer = reader()
    draw(explorer, [np.array(strokes)])
    assert explorer.text.startswith("A dot is no digit: draw a digit.")
    assert explorer.ink.get_xdata().size and not heights(explorer).any()
    draw(explorer, usual(3))
    assert "dot" not in explorer.text


def test_keep_begins_with_what_was_read():
    explorer = reader()
    assert explorer.controls["keep"].description == "Keep" and explorer.controls["keep"].disabled
    draw(explorer, usual(3))
    assert explorer.controls["keep"].description == "Keep as 3" and not explorer.controls["keep"].disabled
    explorer.controls["keep"].click()
    assert list(explorer.kept) == [3]


def test_where_it_is_unsure_or_asked_for_another_digit_keep_asks():
    explorer = reader(flat())
    draw(explorer, a(5))
    assert "To keep it, say which digit it is." in explorer.text and explorer.controls["keep"].disabled
    explorer.controls["digit"].value = 5
    assert "say which" not in explorer.text and explorer.controls["keep"].description == "Keep as 5"

    explorer = reader()
    draw(explorer, usual(3))
    explorer.controls["keep"].click()
    draw(explorer, usual(2))
    assert explorer.pad_title.get_text() == "Draw a 0, then keep it"
    assert "say which digit it is" in explorer.text and explorer.controls["keep"].disabled


def test_a_digit_chosen_by_hand_stands_before_and_after_drawing():
    explorer = reader()
    explorer.controls["digit"].value = 8
    draw(explorer, usual(3))
    assert explorer.controls["keep"].description == "Keep as 8"
    explorer.controls["digit"].value = 9
    draw(explorer, [np.array([[20, 20], [40, 40]])])
    assert explorer.controls["keep"].description == "Keep as 9"
    explorer.controls["keep"].click()
    assert list(explorer.kept) == [9] and explorer.controls["digit"].value is None


def test_a_full_pad_takes_no_more_points():
    explorer = reader()
    draw(explorer, [np.random.default_rng(0).uniform(0, SIDE, (MOST_POINTS + 500, 2))])
    assert sum(map(len, explorer.strokes)) == MOST_POINTS
    assert explorer.pad_title.get_text() == "The pad is full"


def test_it_is_unsure_below_the_line_and_names_two():
    unsure = flat()
    unsure.layers[0][1][[3, 8]] = 2, 1.9
    explorer = reader(unsure)
    draw(explorer, a(5))
    assert explorer.text.startswith("Not sure: a 3 or an 8: 3 has 0.")
    assert [bar.get_hatch() for bar in explorer.bars][8] and not explorer.bars[3].get_hatch()


def test_mixed_with_old_digits_it_learns_yours_and_keeps_the_others():
    explorer = keep_all(reader())
    play(explorer, STEPS)
    first, last = explorer.reader.records[0], explorer.reader.records[-1]
    assert last.step == STEPS and last.own >= first.own and last.own >= 0.9
    assert last.others > 0.95 and first.others == pytest.approx(accuracy(course_network(), data.digits()[1]))
    assert f"{last.others:.3f} of the validation digits" in explorer.text and MIXED in explorer.text
    assert explorer.own_curve.get_ydata()[-1] == last.own


def test_a_misread_digit_alone_makes_it_forget_the_others_and_mixed_it_does_not():
    explorer = reader(company=ALONE, digit=8)
    draw(explorer, read_with(lambda probability: probability < 0.1, 8))
    explorer.controls["keep"].click()
    alone = play(explorer, STEPS).reader.records[-1]
    explorer.controls["company"].value = MIXED
    explorer.controls["play"].value = 0
    mixed = play(explorer, STEPS).reader.records[-1]
    assert alone.own == mixed.own == 1
    assert alone.others < 0.85 and mixed.others > 0.95


def test_adapting_leaves_the_learners_network_as_it_is_and_can_be_taken_back():
    network = Network([64, 12, 10], "relu")
    network.train(*data.digits()[0], epochs=3)
    before = network.parameters.copy()
    explorer = reader(network)
    assert explorer.gate is None and "the course's" not in explorer.text
    play(keep_all(explorer), STEPS)
    assert np.array_equal(network.parameters, before)
    assert not np.array_equal(explorer.reader.network.parameters, before)
    explorer.reset()
    assert np.array_equal(explorer.reader.network.parameters, before) and explorer.reader.records == []
    assert len(explorer.kept) == 10 and explorer.problem == ""
    explorer.controls["forget"].click()
    assert explorer.kept == {}


def test_the_same_digits_are_learned_the_same_way_again():
    explorer = play(keep_all(reader()), STEPS)
    once = explorer.reader.records
    explorer.controls["play"].value = 0
    assert explorer.reader.records == []
    assert play(explorer, STEPS).reader.records == once


def trained_parameters():
    np.random.seed(0)
    start = np.random.randn(64, 16) / 8, np.zeros(16), np.random.randn(16, 10) / 4, np.zeros(10)
    train, _validation, _test = data.digits()
    return train_digits(start, train.images, train.labels, 10, 0.5)


def test_the_learners_own_parameters_and_functions_read_and_adapt():
    calls, parameters = [], trained_parameters()
    before = [part.copy() for part in parameters]
    functions = [noting(calls, function) for function in explore.read_your_handwriting.references]
    explorer = explore.read_your_handwriting(parameters, *functions)
    draw_quietly(explorer)
    assert "Computed by your `predict_digits` and your `train_digits`." in explorer.text
    explorer.controls["digit"].value = 3
    explorer.controls["keep"].click()
    play(explorer, ticks=3)
    assert set(calls) == {"predict_digits", "train_digits"} and explorer.reader.records[-1].step == 6
    assert explorer.reader.records[-1].own == 1
    assert all(map(np.array_equal, before, parameters))


def test_a_broken_function_of_the_learners_is_named_in_what_it_reads():
    def predict_digits(parameters, images):
        return network_module.predict_digits(parameters, -images)

    explorer = explore.read_your_handwriting(trained_parameters(), predict_digits)
    draw_quietly(explorer)
    assert "Your `predict_digits` says" in explorer.text and "it should be" in explorer.text


class Broken(Network):
    def predict(self, inputs):
        raise ValueError("no")


def endless(*arguments):
    while True:
        pass


def without_layers():
    network = Network([64, 10])
    network.layers.clear()
    return network


HOSTILE = {
    "no network": (3, "That is no network."),
    "a class": (Network, "That is no network."),
    "two inputs": (Network([2, 3, 1]), "Your network has 2 and 1."),
    "three arrays": ((np.zeros((64, 4)), np.zeros(4), np.zeros((4, 10))), "Digits take"),
    "turned": ((np.zeros((4, 64)), np.zeros(4), np.zeros((4, 10)), np.zeros(10)), "Digits take"),
    "too fast": ((np.full((64, 4), np.nan), np.zeros(4), np.zeros((4, 10)), np.zeros(10)), "no ordinary numbers"),
    "no layers": (without_layers(), "Your network has no layers."),
    "raises": (Broken([64, 10]), "`network` stops"),
}


@pytest.mark.parametrize(("network", "words"), HOSTILE.values(), ids=HOSTILE)
def test_a_network_that_cannot_read_is_told_of(network, words):
    explorer = explore.read_your_handwriting(network)
    if words.startswith("`"):
        draw_quietly(explorer)
    assert words in explorer.problem
    play(explorer, ticks=2)
    explorer.reset()
    assert words in explorer.problem or words.startswith("`")


def test_a_layer_that_never_ends_is_stopped(impatient):
    network = Network([64, 10])
    network.forward = endless
    explorer = explore.read_your_handwriting(network)
    draw_quietly(explorer)
    assert "was stopped" in explorer.problem
