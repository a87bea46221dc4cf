"""One minus sign wherever the course writes a number for learners; code keeps the sign that is typed."""

import ast

import numpy as np
import pytest
from matplotlib.figure import Figure

from nn_lesson import explore, picture, quiz
from nn_lesson.explore.guess import Guess
from nn_lesson.live.canvas import Canvas
from nn_lesson.minus import with_minus
from nn_lesson.picture.drawing import Drawing
from nn_lesson.practice.place.lines import Row


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("(1.45, -0.66)", "(1.45, −0.66)"),
        ("3 × -.5 - (-1)", "3 × −.5 − (−1)"),
        ("p - t", "p − t"),
        ("`dot([1, -1])` is -2", "`dot([1, -1])` is −2"),
        ("a mini-batch of 10-20, on 2027-03-01: 1e-05", "a mini-batch of 10-20, on 2027-03-01: 1e-05"),
        ("- a point of a list", "- a point of a list"),
    ],
)
def test_a_minus_sign_stands_before_numbers_and_between_terms(typed, shown):
    assert with_minus(typed) == with_minus(shown) == shown


def live(words):
    canvas = Canvas(figure := Figure((2, 1)))
    figure.text(0.1, 0.5, words)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba()).tobytes()


def still(words):
    drawing = Drawing((2, 1))
    drawing.figure.text(0.1, 0.5, words)
    return drawing.image()


@pytest.mark.parametrize("drawn", [live, still])
def test_pictures_draw_it(drawn):
    assert drawn("-1.00") == drawn("−1.00") != drawn("1.00")


def test_sentences_guesses_and_quizzes_have_it():
    explorer = explore.derivatives_descent()
    explorer.skip()
    explorer.controls["x"].value = -1
    assert "x = −1.00" in explorer.text
    assert Guess("Where?", low=-2, high=2, step=0.01, close=0.1).written(-1) == "−1.00"
    choices = [button.description for view in quiz("dot_product").questions for button in view.buttons]
    assert any("[6, −4]" in choice for choice in choices) and not any("-4" in choice for choice in choices)
    assert picture.arrows(u=[1, -2]).text == "Arrows from the origin: u (1.00, −2.00)."


def test_what_a_line_gave_has_it_and_the_line_itself_is_code():
    line = ast.parse("total = -1").body[0]
    told = Row(line, line, "total = -1", "-1", "").as_html()
    assert ">total = -1</code>" in told and ">−1</td>" in told
