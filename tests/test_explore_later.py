"""One later state of each explorer is stored as it was when somebody last looked at it; what holds in all states.

After a change that is meant: `python -m tests.test_explore_later dot_product`, or without a name for all of them,
and look at the pictures in `tests/later/`.
"""

import io
import os
import random
import re
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest
from matplotlib.text import Text
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from nn_lesson import explore
from tests.playing import move, play, unlocked
from tests.weekly import most_weekly

LATER = Path(__file__).with_name("later")
MOST_DIFFERENT = 2e-4  # of the dots: other systems smooth edges in another way, and the smallest mark has more
STATES = 12  # random ones of each explorer

pytestmark = pytest.mark.filterwarnings("error")


def to(**values):
    return lambda explorer: move(explorer, **values)


def click(explorer, button, times):
    for _ in range(times):
        explorer.controls[button].click()


def keep_a_and_go_on(training):
    play(training, 30)
    to(compare=True, learning_rate=1, batch="all eight")(training)
    play(training, 10)


def look_at_a_unit(playground):
    to(data="spirals", layers=2, units=6, numbers=True)(playground)
    play(playground, 20)
    playground.choose(unit=(2, 3))
    playground.picture.redraw()


def learn_a_sentence(explorer):
    to(text="The gazpacho was great, but my soup was cold and the waiter was rude!")(explorer)
    click(explorer, "bad", 1)
    play(explorer, 20)


STEPS = {  # of those that show more after something telling than after a restless hand
    "backpropagation": to(stage=8, w=-0.8, b=1.2, t=1, wanted="bias"),
    "backpropagation_saturation": to(prediction=0.4, over="over the weighted sum"),
    "derivatives": to(x=-0.9, h=0.4),
    "derivatives_descent": lambda explorer: (to(learning_rate=0.8)(explorer), click(explorer, "step", 3)),
    "derivatives_one_example": to(rule="and bias", step=2, flip=True),
    "dot_product": to(weights_x=-2, weights_y=1.5, input_y=-0.5),
    "mean_squared_error": to(prediction_1=0.1, prediction_3=0.9, loss="log-loss", easy=4),
    "more_layers": look_at_a_unit,
    "more_layers_paths": to(outputs=2, chosen="x2", x2=1.2, x1_h2=0.4, h1_o2=-0.7, target_o2=0.8),
    "more_layers_units": lambda explorer: play(explorer, 60),
    "read_the_mood": learn_a_sentence,
    "sigmoid_prediction": to(weights_1=-1, weights_2=2, bias=-1.5, scale=2),
    "sigmoid_prediction_flow": to(point=1, bias=-2),
    "sigmoid_prediction_layers": to(input_1=-1.5, bend="ReLU"),
    "start_here": to(weights_area=2.4, weights_age=-1.5, bias=60, town="another town"),
    "start_here_darts": lambda explorer: (to(adjust=0.7)(explorer), click(explorer, "throw", 5)),
    "start_here_words": to(text="The children's books: watch them, watching us!", lemmas=True),
    "training": keep_a_and_go_on,
    "your_question": to(right=85, samples=100, models=5),
    "your_question_project": lambda explorer: [to(split=number, case=3)(explorer) for number in (2, 7, 4)],
    "what_is_wrong": to(patient=5, examination="gradient check", diagnosis="a wrong sign", treated=True),
}
WITHOUT = {"start_here_test", "read_your_handwriting"}  # has no picture; a later one stands under its Recap
DRAWN = [name for name in explore.__all__ if name not in WITHOUT]
WITH_HANDLES = [name for name in DRAWN if getattr(explore, name)().picture.handles]
LOOK = "\nLook whether it is right now: .venv/bin/python -m tests.test_explore_later {0}, then tests/later/{0}.png"


def later(name):
    explorer = unlocked(name)
    STEPS.get(name, restless)(explorer)
    assert explorer.problem == ""
    return explorer


def store(name):
    explorer, words = later(name), PngInfo()
    words.add_itxt("Description", explorer.text)
    Image.open(io.BytesIO(explorer.image())).save(LATER / f"{name}.png", "PNG", optimize=True, pnginfo=words)


@pytest.mark.parametrize("name", DRAWN)
def test_a_later_state_looks_and_reads_as_it_did(name):
    explorer, file = later(name), LATER / f"{name}.png"
    assert file.exists(), LOOK.format(name)
    with Image.open(file) as stored:
        assert explorer.text == stored.text["Description"], LOOK.format(name)
        was = np.asarray(stored.convert("RGB"), int)
    now = np.asarray(Image.open(io.BytesIO(explorer.image())).convert("RGB"), int)
    is_alike = was.shape == now.shape and (np.abs(was - now).max(axis=2) > 64).mean() < MOST_DIFFERENT
    assert is_alike, LOOK.format(name)


def restless(explorer):
    wander(explorer, random.Random(explorer.name))


def wander(explorer, chance):
    """Move some controls and all handles somewhere, as a restless hand does."""
    for control in explorer.controls.values():
        if hasattr(control, "options") and len(control.options) > 1:
            control.index = chance.randrange(len(control.options))
        elif hasattr(control, "step") and not hasattr(control, "playing"):
            steps = round((control.max - control.min) / control.step)
            control.value = control.min + control.step * chance.choice([0, steps, chance.randrange(steps + 1)])
        elif hasattr(control, "click") and chance.random() < 0.3:
            control.click()
    moved = {handle["name"]: [chance.random(), chance.random()] for handle in explorer.picture.handles}
    explorer.picture.redraw({"moved": moved})


@pytest.mark.parametrize("name", most_weekly(DRAWN, "dot_product", "mean_squared_error", "training"))
def test_words_stay_inside_the_figure_whatever_the_hand_does(name):
    explorer, chance = unlocked(name), random.Random(name)
    right, top = explorer.figure.bbox.size
    for _ in range(STATES):
        wander(explorer, chance)
        for words in explorer.figure.findobj(Text):
            if words in explorer.picture._artists and words.get_visible() and words.get_text():
                box = words.get_window_extent()
                assert -1 < box.x0 and box.x1 < right + 1 and -1 < box.y0 and box.y1 < top + 1, words.get_text()


@pytest.mark.parametrize("name", WITH_HANDLES)
def test_a_handle_has_the_colour_and_the_name_of_what_it_moves(name):
    explorer = unlocked(name)
    for handle in explorer.picture.handles:
        before = explorer._values()
        for place in ([0.3, 0.4], [0.2, 0.7]):
            explorer.picture.redraw({"moved": {handle["name"]: place}})
        moved = [explorer.controls[name] for name, value in explorer._values().items() if value != before[name]]
        assert moved
        for control in moved:
            assert control.style.handle_color == handle["colour"]
            assert words_of(control.description) & words_of(handle["aria"]["aria-label"])


def words_of(text):
    """Its words, without a plural's end."""
    return {word.rstrip("s") for word in re.findall(r"\w+", text.lower())}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as empty:
        os.environ["NN_LESSON_PROGRESS"] = f"{empty}/progress.json"
        for explorer_name in sys.argv[1:] or DRAWN:
            store(explorer_name)
