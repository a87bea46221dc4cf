"""Lesson 8 as a learner goes through it."""

import numpy as np
import pytest

from nn_lesson.explore.read_your_handwriting.pad import PAD, ReadYourHandwriting
from tests.strokes import SIDE, drawing

INK = "document.querySelectorAll('.nn-ink').length"
WRONG = "def softmax(scores):\n    powers = np.exp(scores)\n    return powers / powers.sum()"
RIGHT = "def softmax(scores):\n    powers = np.exp(scores)\n    return powers / powers.sum(axis=-1, keepdims=True)"


def draw(explorer, digit, seed):
    """Draw with the mouse; returns how many strokes of ink the page showed before the pen was lifted."""
    explorer.image.scroll_into_view_if_needed()
    box, (across, up) = explorer.image.bounding_box(), (100 * inches for inches in ReadYourHandwriting.size)
    left, low, width, height = PAD
    shown = []
    for stroke in drawing(digit, np.random.default_rng(seed)):
        x = box["x"] + box["width"] / across * (left + width * stroke[:, 0] / SIDE)
        y = box["y"] + box["height"] / up * (up - low - height + height * stroke[:, 1] / SIDE)
        explorer.page.mouse.move(x[0], y[0])
        explorer.page.mouse.down()
        for place in zip(x[1:], y[1:], strict=True):
            explorer.page.mouse.move(*place)
        shown.append(explorer.page.evaluate(INK))
        explorer.page.mouse.up()
    return shown


@pytest.mark.slow
def test_a_learner_draws_corrects_adapts_writes_and_answers(open_lesson):
    lesson = open_lesson("08_read_your_handwriting")
    assert lesson.errors() == []

    pad = lesson.explorer("parameters = study(images, labels)")
    assert lesson.reports(lambda: pad.image.hover(force=True)) == []  # else a stroke would have to wait
    pad.changes(lambda: draw(pad, 3, seed=1), shows="It reads a 3")
    lesson.page.wait_for_function(f"{INK} === 0")  # the picture has taken the place of the page's ink
    assert draw(pad, 1, seed=5)[0] >= 1
    pad.changes(pad.button("Clear").click, shows="The pad is empty")
    pad.changes(lambda: draw(pad, 0, seed=2), shows="reads a 0")
    pad.changes(pad.button("Keep as 0").click, shows="You have kept 1 of 10 digits")
    assert pad.button("Keep").is_disabled()  # until the next digit is drawn
    play = pad.cell.locator(".widget-play button").first
    pad.changes(play.click, shows="steps with yours mixed with old digits")
    pad.changes(pad.button("Reset").click, lacks="steps with yours")

    assert "✗" in lesson.write("def softmax", WRONG)
    assert "✓" in lesson.write("def softmax", RIGHT)

    quiz = lesson.cell("quiz(")
    quiz.get_by_role("button").nth(2).click()
    quiz.locator("[role=status]").first.wait_for()


@pytest.mark.slow
def test_a_second_stroke_may_begin_on_the_wet_ink_of_the_first(open_lesson, upload):
    show = "pad = explore.read_your_handwriting(Network([64, 10]))\npad"
    upload("two_strokes", ["from nn_lesson import Network, explore", show])
    lesson = open_lesson("two_strokes")
    pad, mouse = lesson.explorer("pad ="), lesson.page.mouse
    x, y, width, height = pad.image.bounding_box().values()
    upper, middle, lower = ((x + 0.2 * width, y + down * height) for down in (0.3, 0.5, 0.7))
    for begin, end in ((upper, middle), (middle, lower)):
        mouse.move(*begin)
        mouse.down()
        mouse.move(*end, steps=5)
        mouse.up()
    lesson.page.wait_for_function(f"{INK} === 0")
    assert lesson.ask("len(pad.strokes)") == 2
