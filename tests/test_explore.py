"""Explorers driven without a browser: what the controls say is what the artists show."""

import itertools
import warnings

import numpy as np
import pytest

from nn_lesson import explore, neuron


@pytest.fixture(autouse=True)
def warnings_are_errors():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def corners(explorer):
    """Every combination of each slider's ends and middle."""
    sliders = {name: control for name, control in explorer.controls.items() if hasattr(control, "min")}
    for values in itertools.product(*[(c.min, (c.min + c.max) / 2, c.max) for c in sliders.values()]):
        yield dict(zip(sliders, values, strict=True))


@pytest.mark.parametrize("name", explore.__all__)
def test_every_corner_of_every_control_draws_without_a_warning(name):
    explorer = getattr(explore, name)()
    explorer.skip()
    for values in itertools.islice(corners(explorer), 0, None, 7):
        for control, value in values.items():
            explorer.controls[control].value = value
        assert explorer.problem == ""
        assert "nan" not in explorer.text and "inf" not in explorer.text


def test_the_bars_are_the_products_their_sum_and_the_cosine():
    explorer = explore.dot_product(weights_x=-2, weights_y=1.5)
    explorer.skip()
    u, v = np.array([1.72, 1.23]), np.array([-2, 1.5])
    assert [bar.get_width() for bar in explorer.bars] == pytest.approx([*(u * v), u @ v])
    assert explorer.cosine_bar.get_width() == pytest.approx(u @ v / np.linalg.norm(u) / np.linalg.norm(v))
    shadow = np.array(explorer.shadow.get_data())[:, 1]
    assert shadow == pytest.approx(u * (u @ v) / (u @ u))


def test_the_map_is_the_prediction_at_every_place_and_the_line_is_where_it_is_a_half():
    explorer = explore.sigmoid_prediction(bias=1)
    explorer.skip()
    weights = np.array([1.45, -0.66])
    shown = np.asarray(explorer.map.get_array()).ravel()
    assert shown == pytest.approx(1 / (1 + np.exp(-(explorer.grid @ weights + 1))))
    x, y = explorer.border.get_data()
    assert weights[0] * x + weights[1] * y + 1 == pytest.approx(0, abs=1e-9)


def test_the_answer_is_hidden_until_the_guess_and_scored_after_it():
    explorer = explore.dot_product()
    assert "2.1672" not in explorer.text and explorer.controls["weights_x"].disabled
    assert "2.1672" in explorer._repr_mimebundle_()[0]["text/plain"]  # whoever reads the stored notebook sees it
    assert "2.1672" not in explorer.text
    explorer.gate.answer(2.2)
    assert "2.1672" in explorer.text and not explorer.controls["weights_x"].disabled
    assert "You guessed 2.20; it is 2.17. Spot on." in explorer.gate.question.value
    assert explore.dot_product().gate is None  # only at the first meeting


def test_reset_puts_every_control_back():
    explorer = explore.dot_product()
    before = explorer.skip() or explorer.text
    explorer.controls["weights_x"].value = -3
    assert explorer.text != before
    explorer.reset()
    assert explorer.text == before


def test_wrong_code_is_drawn_as_it_computes_and_the_text_says_so():
    def dot(u, v):
        return sum(u) * sum(v)

    explorer = explore.dot_product(dot)
    assert explorer.bars[2].get_width() == pytest.approx(2.95 * 1.26)
    assert "your `dot`" in explorer.text and "2.1672" in explorer.text


def test_code_that_raises_is_said_and_the_next_change_recovers():
    def dot(u, v):
        return neuron.dot(u, v) / (int(v[0] != 1.26))

    explorer = explore.dot_product(dot)
    assert "`dot`" in explorer.problem
    explorer.controls["weights_x"].value = 2
    assert explorer.problem == ""


def test_a_message_from_the_page_moves_the_tip_and_is_answered():
    explorer = explore.dot_product()
    explorer.skip()
    explorer.picture.redraw({"view": "v", "number": 1, "moved": {"weights": [0.25, 0.5]}})
    assert explorer.picture.answer == {"view": "v", "number": 1}
    assert "weights (1.26, 0.00)" not in explorer.text
