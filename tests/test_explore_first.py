"""What a learner meets at first, and what a notebook keeps: the question without its answer, whoever ran it."""

import base64
import io
import re

import numpy as np
import pytest
from matplotlib.text import Text
from PIL import Image

from nn_lesson import explore
from nn_lesson.explore.explorer import Explorer
from tests.weekly import one_in

ASKING = sorted(name for name in explore.__all__ if getattr(getattr(explore, name), "guess", None))
TOLD_ELSEWHERE = {"read_your_handwriting", "start_here"}  # above the picture; and by a bar in it
pytestmark = pytest.mark.filterwarnings("error")


def kept(explorer):
    """What a notebook keeps: the text, and the picture."""
    data, metadata = explorer._repr_mimebundle_()
    assert metadata["image/png"]["alt"] == data["text/plain"]
    return data["text/plain"], np.asarray(Image.open(io.BytesIO(base64.b64decode(data["image/png"]))))


def answers(explorer):
    """The answer as the explorer itself may write it, with so many places."""
    return {f"{explorer.truth():.{places}f}" for places in (2, 3, 4, 6)}


@pytest.mark.parametrize("name", one_in(4, ASKING))
def test_what_is_kept_asks_hides_the_answer_and_depends_on_the_cell_alone(name):
    explorer = getattr(explore, name)()
    text, picture = kept(explorer)
    assert text.startswith(f"{name}: Predict first: {explorer.guess.question} (The answer stands under Recap.)\n")
    asked = set(re.findall(r"\d+\.\d+", explorer.guess.question))
    shown = set(re.findall(r"-?\d+\.\d+", text.replace("−", "-"))) - asked
    assert not shown & answers(explorer)
    assert_promises_nothing(explorer)
    sentence, pixels = explorer.text, live_pixels(explorer)
    explorer.gate.answer(explorer.guess.high)
    for same in (explorer, getattr(explore, name)()):  # answered just now, or in an earlier session
        again, drawn = kept(same)
        assert again == text and np.array_equal(drawn, picture)
    assert explorer.text != sentence and not np.array_equal(live_pixels(explorer), pixels)  # it goes on
    explorer.show_answer()
    explorer.picture.redraw()
    now = live_pixels(explorer)
    assert not np.array_equal(picture[-len(now) :], now)


def assert_promises_nothing(explorer):
    """Before a guess nothing can be done, and no title says that it can."""
    titles = {text.get_text() for axes in explorer.figure.axes for text in (axes.title, axes._left_title)}
    assert not [title for title in titles if re.match("drag|bring|draw|press|choose|each point", title.lower())]
    assert not re.search(r"\b(drag|draw) ", explorer.text.lower())
    assert explorer.panel.layout.display == "none" and not explorer.picture.enabled


@pytest.mark.parametrize("name", ASKING)
def test_before_the_guess_nothing_shows_what_the_functions_say(name):
    explorer = getattr(explore, name)()
    text, picture = explorer.text, live_pixels(explorer)
    for reference in explorer.references:
        if not isinstance(reference, type):
            getattr(explorer, reference.__name__).function = other_than(reference)
    explorer.picture.redraw()
    assert not explorer.problem and explorer.text == text, "ask for the functions after `if self.locked`"
    assert np.array_equal(live_pixels(explorer), picture), "name what shows the answer with `self.answers`"


def other_than(reference):
    """A function whose answers are others."""

    def changed(answer):
        return tuple(map(changed, answer)) if isinstance(answer, tuple) else 0.3 * np.asarray(answer) + 0.1

    return lambda *given: changed(reference(*given))


def live_pixels(explorer):
    return np.asarray(Image.open(io.BytesIO(explorer.image())))


@pytest.mark.parametrize("name", ASKING)
def test_whoever_reads_without_python_finds_the_answer_in_a_still_picture_and_is_asked_nothing(name, monkeypatch):
    titles, image = [], Explorer.image
    monkeypatch.setattr(Explorer, "image", lambda self: titles.extend(self.figure.findobj(Text)) or image(self))
    still = getattr(explore, name).answered()
    said = [title.get_text() for title in titles]
    asked = [words for words in said if re.match("drag|bring|draw|press|choose", words.lower())]
    assert said and not asked, f"say with `invite(axes, {asked[0]!r}, still=…)` what stands there in their place"
    explorer = getattr(explore, name)()
    assert explorer.gate is not None, "nothing has been guessed"
    answer = explorer.guess.written(explorer.truth())
    assert still.text.startswith(f"{explorer.guess.question} Answer: {answer}. ") and "Guess" not in still.text
    sentence = still.text.split(f"Answer: {answer}. ")[1]
    told = [float(number.replace("−", "-")) for number in re.findall(r"−?\d+\.?\d*", sentence)]
    assert name in TOLD_ELSEWHERE or pytest.approx(explorer.truth(), rel=0.01, abs=explorer.guess.step / 2) in told
    width, height = Image.open(io.BytesIO(still.image())).size
    assert width == explorer.picture.size[0] and height > explorer.picture.size[1]


@pytest.mark.parametrize("name", ["training", "more_layers", "more_layers_units"])
def test_every_explorer_with_a_seed_takes_the_same_seeds(name):
    seed = getattr(explore, name)(seed=137).controls["seed"]
    assert (seed.value, seed.min, seed.max) == (137, 0, 999)
