"""Whatever is done with an explorer, at random and while it plays: a picture and its sentence."""

import contextlib
import io
import random
import re
import sys
import threading

import numpy as np
import pytest
from PIL import Image

from nn_lesson import explore
from nn_lesson.explore.more_layers.run import log_loss
from nn_lesson.explore.more_layers.units import EXAMPLES
from nn_lesson.explore.player import Player
from nn_lesson.explore.read_your_handwriting.reader import accuracy
from tests.misuse import IN_EACH_RUN, TAKES_WHAT_IS_TRAINED, assert_sound, change, choices
from tests.playing import sketched, unlocked
from tests.screen import Screen, drawn
from tests.weekly import most_weekly

pytestmark = pytest.mark.filterwarnings("error")

WITH_HISTORY = {  # what they show depends on more than on where the controls are
    *("derivatives_descent", "more_layers", "more_layers_units", "read_the_mood", "read_your_handwriting"),
    *("start_here", "start_here_darts", "start_here_test", "training", "what_is_wrong"),
    "your_question_project",
}
KEEPS_ITS_SETTINGS = {"more_layers", *TAKES_WHAT_IS_TRAINED}  # where a reset rewinds the training alone
DRAWN_EVERY = 10  # frames of a walk


# Random walks


def change_at_random(explorer, chance):
    """Do one of the things that a hand can do, and return its name."""
    picture, gate = getattr(explorer, "picture", None), getattr(explorer, "gate", None)
    doings = [*explorer.controls]
    if picture:
        doings += ["reset", *["handle"] * 2 * bool(picture._handles), *["event"] * 4 * bool(picture._listener)]
    doings += ["guess"] * 3 * bool(gate and not gate.opened)
    doing = chance.choice(doings)
    place = [chance.random(), chance.random()]
    if doing == "reset":
        explorer.reset()
    elif doing == "handle":
        picture.redraw({"view": "v", "number": 1, "moved": {chance.choice([*picture._handles]): place}})
    elif doing == "event":
        kind = chance.choice(["press", "drag", "release", "hover", "leave", "key"])
        key = chance.choice(["0", "1", "Delete", "Enter", "ArrowUp", "ArrowLeft"])
        picture.redraw(
            {"events": [{"kind": kind, "at": place, "pressed": place, "key": key, "right": chance.random() < 0.2}]}
        )
    elif doing == "guess":
        gate.slider.value = chance.choice([gate.slider.min, gate.slider.max])
        chance.choice([gate.commit.click, gate.pass_by.click, lambda: None])()
    else:
        change(explorer, doing, chance)
    return doing


@pytest.mark.parametrize("name", most_weekly(explore.__all__, *IN_EACH_RUN))
def test_500_changes_at_random_leave_a_picture_that_says_where_the_controls_are(name):
    chance, explorer = random.Random(name), getattr(explore, name)()
    screen = Screen(explorer.picture) if hasattr(explorer, "picture") else None
    with sketched(DRAWN_EVERY):
        for turn in range(500):
            doing = change_at_random(explorer, chance)
            assert explorer.problem == "", (turn, doing)
            assert not re.search(r"\b(nan|inf)\b", explorer.text), (turn, doing, explorer.text)
    explorer.skip()
    if screen:
        explorer.picture.redraw()
        assert (screen.pixels == drawn(explorer.picture)).all()
        for pixels in (screen.pixels, np.asarray(Image.open(io.BytesIO(explorer.image())))):
            assert np.ptp(pixels) > 100  # not one colour
    if name not in WITH_HISTORY:
        assert unlocked(name, **explorer._values()).text == explorer.text


# Changes while it plays


def assert_rises(steps):
    assert steps == sorted(set(steps))


@contextlib.contextmanager
def one_at_a_time(explorer):
    """Within it, threads take turns a hundred times as often. Yields how often one trained while another drew."""
    probe, met = threading.RLock(), []

    def alone(function):
        def called(*arguments, **options):
            free = probe.acquire(blocking=False)
            met.append(function.__name__) if not free else None
            try:
                return function(*arguments, **options)
            finally:
                probe.release() if free else None

        return called

    explorer._advance, explorer.update = alone(explorer._advance), alone(explorer.update)
    before = sys.getswitchinterval()
    sys.setswitchinterval(before / 100)
    try:
        yield met
    finally:
        sys.setswitchinterval(before)


def assert_the_record_is_of_these_weights(explorer):
    """It never goes back, and what is noted last was noted of the network as it is now."""
    if explorer.name == "read_your_handwriting":
        reader = explorer.reader
        assert_rises([record.step for record in reader.records])
        for record in reader.records[-1:]:
            assert record[:2] == (reader.network.steps, accuracy(reader.network, reader.others))
            assert reader.records[0].step == 0
        return
    if explorer.name == "read_the_mood":
        reader = explorer.reader
        assert_rises([record.step for record in reader.records])
        for record in reader.records[-1:]:
            right = (reader.goods(reader.validation_bags) > 0.5) == reader.validation.moods
            assert record[:2] == (reader.step, right.mean())
        return
    run = explorer._current_run()
    if explorer.name == "training":
        assert_rises([*run.iterations, run.step + 1])
        assert f"{run.step:,}" in explorer.text
        assert np.array_equal(run.at.weights, run.network.weights) and run.at.bias == run.network.bias
        return
    examples = explorer._examples()[0] if explorer.name == "more_layers" else EXAMPLES
    assert_rises([step for step, *_errors in run.curve])
    step, error = run.curve[-1][:2]
    assert step == run.step == run.network.steps
    if error is not None:
        assert error == pytest.approx(log_loss(run.outputs(examples.inputs)[-1][:, 0], examples.targets))


PLAYERS = [name for name in explore.__all__ if issubclass(getattr(explore, name), Player)]


@pytest.mark.parametrize("name", most_weekly(PLAYERS, "training", "read_your_handwriting"))
def test_a_tick_may_come_before_a_change_is_heard_of(name):
    chance, explorer = random.Random(name), unlocked(name)
    with sketched():
        for name_, control in explorer.controls.items():
            for value in choices(control) if name_ != "play" else ():
                change(explorer, "play", chance)
                with control.hold_trait_notifications():
                    control.value = value
                    change(explorer, "play", chance)
                    assert_sound(explorer)
                assert_sound(explorer)


@pytest.mark.parametrize("name", most_weekly(PLAYERS, *IN_EACH_RUN))
def test_a_storm_of_changes_while_it_trains_breaks_nothing_and_a_reset_takes_all_of_it_back(name):
    chance, explorer = random.Random(name), unlocked(name)
    begun, over, told = explorer.text, threading.Event(), []
    if name == "read_your_handwriting":  # without a digit of the learner's it adapts to nothing
        explorer.kept = {digit: np.full(64, digit / 9) for digit in range(10)}
        explorer.controls.pop("forget")
    if name == "read_the_mood":
        explorer.controls["good"].click()
        explorer.controls.pop("forget")

    def play():
        try:
            while not over.is_set():
                change(explorer, "play", chance)
        except BaseException as error:
            told.append(error)

    ticks = threading.Thread(target=play)  # as the page's messages come on another thread than cells
    with sketched(DRAWN_EVERY), one_at_a_time(explorer) as met:
        ticks.start()
        try:
            for turn in range(200):
                doing = change_at_random(explorer, chance)
                assert explorer.problem == "", (turn, doing)
        finally:
            over.set()
            ticks.join(60)
        assert told == [] and met == [] and not ticks.is_alive()
        explorer.picture.redraw()
        assert_sound(explorer)
        assert_the_record_is_of_these_weights(explorer)
        explorer.reset()
        assert explorer.controls["play"].playing is False
        if name in KEEPS_ITS_SETTINGS:
            assert re.match("Step 0,|The pad is empty|It says bad.*Press Play", explorer.text)
        else:
            assert explorer.text == begun
        moved = explorer.text
        for _ in range(2):
            explorer.step()
        assert_sound(explorer)
        assert explorer.text != moved
        assert_the_record_is_of_these_weights(explorer)
