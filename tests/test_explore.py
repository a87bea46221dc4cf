"""Explorers driven without a browser: what the controls say is what the artists show."""

import io
from base64 import b64decode

import ipywidgets as widgets
import numpy as np
import pytest
from PIL import Image

from nn_lesson import explore, neuron
from nn_lesson.explore.explorer import Explorer, slider
from nn_lesson.explore.guess import Guess
from tests.playing import unlocked

pytestmark = pytest.mark.filterwarnings("error")


@pytest.mark.parametrize("name", explore.__all__)
def test_every_slider_begins_at_a_step_so_that_the_page_leaves_it_there(name):
    for control in getattr(explore, name)().controls.values():
        if isinstance(control, widgets.FloatSlider | widgets.IntSlider):
            steps = (control.value - control.min) / control.step
            assert steps == pytest.approx(round(steps), abs=1e-6), control.description


def test_a_bar_beyond_the_edge_ends_in_an_arrowhead():
    explorer = unlocked("dot_product", weights_x=-3, weights_y=-3, input_x=3, input_y=2.7)
    left, right = explorer.beyond
    assert left.get_xydata().tolist() == [[-10, 0]] and not len(right.get_xdata())  # -17.1; products are shorter
    explorer.controls["weights_x"].value = explorer.controls["weights_y"].value = 3
    assert right.get_xydata().tolist() == [[10, 0]] and not len(left.get_xdata())


def test_points_beyond_the_edge_are_told_where_they_are():
    explorer = unlocked("sigmoid_prediction")
    assert explorer.beyond.get_text() == ""
    explorer.controls["bias"].value, explorer.controls["scale"].value = 2, 5
    assert explorer.beyond.get_text() == "further out:\n16.89 and 19.55" and explorer.beyond.get_ha() == "right"
    explorer.controls["bias"].value = -5
    assert explorer.beyond.get_text() == "further out:\n-18.11 and -15.45" and explorer.beyond.get_ha() == "left"


def test_the_map_is_the_prediction_at_every_place_and_the_line_is_where_it_is_a_half():
    explorer = unlocked("sigmoid_prediction", bias=1)
    weights = np.array([1.45, -0.66])
    shown = np.asarray(explorer.map.get_array()).ravel()
    assert shown == pytest.approx(1 / (1 + np.exp(-(explorer.grid @ weights + 1))))
    x, y = explorer.border.get_data()
    assert weights[0] * x + weights[1] * y + 1 == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    "name", [name for name in explore.__all__ if getattr(getattr(explore, name), "guess", None)]
)
def test_hardly_any_guess_at_random_is_called_close(name):
    guess = getattr(explore, name).guess
    assert 2 * guess.close <= (guess.high - guess.low) / 4


def test_a_product_with_zero_has_no_sign():
    explorer = unlocked("dot_product", weights_x=-1, weights_y=0, input_y=-2)
    assert explorer.words[1].get_text() == "y: -2.00 × 0.00 = 0.0000"


def test_wrong_code_is_drawn_as_it_computes_and_the_text_says_so():
    def dot(u, v):
        return sum(u) * sum(v)

    explorer = explore.dot_product(dot)
    assert explorer.bars[2].get_width() == pytest.approx(2.95 * 1.26)
    assert "your `dot`" in explorer.text and "2.1672" in explorer.text


@pytest.mark.parametrize(
    ("name", "function", "verdict", "meaning"),
    [
        ("dot_product", lambda u, v: 0, "it should be 2.1672", "Positive: the shadow"),
        (
            "sigmoid_prediction",
            lambda x, w, b: 1 - neuron.make_prediction(x, w, b),
            "should be",
            "The first is right",
        ),
        ("start_here", lambda area, age, *numbers: 280, "should be", "Your best here is 112.9"),
        ("derivatives", lambda f, x: -2 * x, "should be", "A, right of 0: lower x."),
    ],
)
def test_what_a_picture_means_is_told_of_the_true_values_after_the_verdict(name, function, verdict, meaning):
    text = getattr(explore, name)(function).text
    assert text.index(verdict) < text.index(meaning)


# The gate


class Panel(Explorer):
    """All kinds of controls, and hardly a picture."""

    name = "panel"
    size = (2, 1)
    guess = Guess("How much?", low=0, high=1, step=0.1, close=0.2)

    def make_controls(self):
        return {
            "amount": slider("amount", 0.5, 0, 1),
            "kind": widgets.ToggleButtons(options=["plain", "odd"]),
            "word": widgets.Text("start"),
            "play": widgets.Play(value=0, max=10),
            "go": widgets.Button(description="Go"),
            "note": widgets.VBox([widgets.Label("words")]),
        }

    def paint(self):
        self.updates = []

    def update(self, **values):
        self.updates.append(values)
        return str(values)

    def truth(self):
        return 0.5


@pytest.mark.parametrize(("guess", "verdict"), [(0.5, "Spot on."), (0.6, "Close."), (0.8, "A surprise!")])
def test_spot_on_is_what_reads_the_same_and_nothing_else(guess, verdict):
    explorer = Panel()
    explorer.gate.answer(guess)
    assert f"You guessed {guess}; it is 0.5. {verdict}" in explorer.gate.question.value
    assert Panel().gate is None, "only at the first meeting"


@pytest.mark.parametrize("leave", [Panel.skip, lambda explorer: explorer.gate.answer(0.5)])
def test_the_gate_disappears_but_stays_to_be_closed(leave):
    explorer = Panel()
    rows = explorer.gate.children
    assert explorer.gate.row.layout.display is None
    leave(explorer)
    assert explorer.gate.row.layout.display == "none"
    assert explorer.gate.children == rows and explorer.gate in explorer.children
    if leave is Panel.skip:
        assert explorer.gate.value is explorer.guessed is None
        assert explorer.gate.layout.display == "none", "no empty line stays above the controls"


@pytest.mark.parametrize("leave", [Panel.skip, lambda explorer: explorer.gate.answer(0.5)])
def test_a_guess_that_cannot_be_kept_is_said_below_the_score(leave, tmp_path, monkeypatch):
    monkeypatch.setenv("NN_LESSON_PROGRESS", str(tmp_path / "no such folder" / "progress.json"))
    explorer = Panel()
    leave(explorer)
    assert "Your progress cannot be kept in <code>progress.json</code>" in explorer.gate.question.value
    assert explorer.gate.layout.display is None


# Controls


def test_controls_of_all_kinds_wait_for_the_guess_and_then_move_the_picture():
    explorer = Panel()
    enabled = {"amount": 0.7, "kind": "odd", "word": "typed", "play": 3}
    assert explorer.panel.layout.display == "none"
    explorer.skip()
    assert explorer.panel.layout.display == ""
    for name, value in enabled.items():
        explorer.controls[name].value = value
        assert explorer.updates[-1][name] == value
    assert explorer.updates[-1] == enabled and explorer.problem == ""


def test_reset_is_one_redraw_and_stops_what_plays():
    explorer = Panel(amount=0.3, kind="odd")
    explorer.skip()
    assert len(explorer.updates) == 2, "each redraw would be waited for"
    start = explorer.updates[-1]
    assert start == {"amount": 0.3, "kind": "odd", "word": "start", "play": 0}
    explorer.controls["amount"].value, explorer.controls["word"].value = 1, "typed"
    explorer.controls["play"].value, explorer.controls["play"].playing = 5, True
    explorer.updates.clear()
    explorer.reset()
    assert explorer.updates == [start] and not explorer.controls["play"].playing
    explorer.updates.clear()
    explorer.reset_button.click()
    assert explorer.updates == [start]


def test_a_value_in_place_of_a_function_is_told_and_the_course_s_version_runs():
    explorer = explore.mean_squared_error(0.76, None)
    assert explorer.text.endswith("version.\nPass `squared_error` by its name alone, without brackets after it.")
    assert "Pass" not in explore.mean_squared_error().text


@pytest.mark.parametrize("name", ["quantity", "go"])
def test_a_starting_value_that_does_not_exist_is_told_with_those_that_do(name):
    with pytest.raises(TypeError, match=f"no starting value `{name}`. It has `amount`, `kind`, `word`, `play`"):
        Panel(**{name: 1})


def test_after_an_error_the_notebook_keeps_the_last_good_frame_with_its_words_and_the_problem():
    def dot(u, v):
        return neuron.dot(u, v) / (int(v[0] != 2))

    explorer = explore.dot_product(dot)
    good, text = explorer.image(), explorer.text
    explorer.controls["weights_x"].value = 2
    assert "`dot`" in explorer.problem
    data, metadata = explorer._repr_mimebundle_()
    assert text in data["text/plain"] and explorer.problem in data["text/plain"]
    assert metadata["image/png"]["alt"] == data["text/plain"]
    stored, before = (np.asarray(Image.open(io.BytesIO(png))) for png in (b64decode(data["image/png"]), good))
    assert np.array_equal(stored, before)
    explorer.controls["weights_x"].value = 1
    assert explorer.problem == "", "the next change recovers"


@pytest.fixture
def sent(monkeypatch):
    """Which widget has sent what to the page, in order."""
    messages = []

    def note(widget, message, **_buffers):
        messages.append((widget, set(message["state"])))

    monkeypatch.setattr(widgets.Widget, "_send", note)
    return messages


def test_the_page_hears_of_the_frame_before_the_sliders_that_a_handle_moves(sent):
    explorer = unlocked("dot_product")
    sent.clear()
    explorer.picture.redraw({"view": "v", "number": 1, "moved": {"weights": [0.25, 0.5]}})
    (first, parts), *others = sent
    assert first is explorer.picture and {"text", "answer"} <= parts  # the frame goes beside them, as bytes
    assert {(widget.description, *parts) for widget, parts in others} == {
        ("weights x", "value"),
        ("weights y", "value"),
    }


def test_the_page_hears_of_the_frame_before_the_units_that_a_slider_offers(sent):
    explorer = explore.more_layers()
    sent.clear()
    explorer.controls["units"].set_state({"value": 5})
    (echo, _), (first, _), *others = [
        (widget, parts) for widget, parts in sent if not isinstance(widget, widgets.HTML)
    ]
    ((other, parts),) = others
    assert echo is explorer.controls["units"] and first is explorer.picture
    assert other is explorer.controls["unit"] and parts == {"_options_labels", "index"}


def test_of_two_wrong_functions_the_one_that_the_other_calls_is_told():
    names = {}
    exec("def dot(u, v): return sum(a + b for a, b in zip(u, v))", names)
    exec("def cosine_similarity(u, v): return dot(u, v) / (dot(u, u) * dot(v, v)) ** 0.5", names)
    text = explore.dot_product(names["dot"], names["cosine_similarity"]).text
    assert "Your `dot` says" in text and "Your `cosine_similarity` says" not in text


def test_a_dot_product_near_zero_is_not_called_zero():
    explorer = explore.dot_product(neuron.dot, weights_x=0.01, weights_y=-0.01)
    assert "Almost zero" in explorer.text and "right angle" not in explorer.text
    explorer.controls["weights_y"].value = 0
    explorer.controls["weights_x"].value = 0
    assert "Zero: the shadow has no length" in explorer.text
