"""Whatever an explorer is given, and whatever is done with it: a picture and its sentence, or an error in one."""

import contextlib
import gc
import io
import itertools
import random
import re
import sys
import threading
from types import SimpleNamespace

import ipywidgets as widgets
import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from ipywidgets.widgets.widget import _instances as open_widgets
from matplotlib.figure import Figure
from PIL import Image

from nn_lesson import explore
from nn_lesson.explore.more_layers.run import log_loss
from nn_lesson.explore.more_layers.units import EXAMPLES
from nn_lesson.explore.player import Player
from nn_lesson.explore.read_your_handwriting.reader import accuracy
from nn_lesson.explore.start_values import choices_of
from nn_lesson.live import LivePicture, rerun
from tests.misuse import ANYTHING, Hostile, is_sentence
from tests.playing import tick
from tests.screen import Screen, drawn
from tests.weekly import most_weekly

pytestmark = pytest.mark.filterwarnings("error")

STARTED = [name for name in explore.__all__ if name != "start_here_test"]  # that one takes nothing at all
IN_EACH_RUN = "dot_product", "read_your_handwriting", "start_here_words", "training", "your_question_project"
TAKES = {name: getattr(explore, name).references for name in STARTED}
WITH_HISTORY = {  # what they show depends on more than on where the controls are
    *("derivatives_descent", "more_layers", "more_layers_units", "read_the_mood", "read_your_handwriting"),
    *("start_here", "start_here_darts", "start_here_test", "training", "what_is_wrong"),
    "your_question_project",
}
FILLED_LATER = {"unit", "weight"}  # lists of what a network has, once it is there
TAKES_WHAT_IS_TRAINED = {"read_the_mood", "read_your_handwriting"}  # before the functions
KEEPS_ITS_SETTINGS = {"more_layers", *TAKES_WHAT_IS_TRAINED}  # where a reset rewinds the training alone
TRY = settings(max_examples=5, phases=[Phase.explicit, Phase.generate])  # making them smaller would take minutes
DRAWN_EVERY = 10  # frames of a walk
AGAIN = 100  # runs of a cell
A_FEW = 20  # objects that a run may leave to caches; an explorer has thousands


BLANK = np.zeros((2, 2, 4), np.uint8)


@contextlib.contextmanager
def sketched(every=None):
    """All that moves is moved, but a frame is drawn only so often, or never."""
    draw, turn = LivePicture._pixels, itertools.count(1)

    def seldom(picture, **options):
        return draw(picture, **options) if every and next(turn) % every == 0 else BLANK

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LivePicture, "_pixels", seldom)
        yield


def unlocked(name, *functions, **start):
    explorer = getattr(explore, name)(*functions, **start)
    explorer.skip()
    return explorer


def assert_sound(explorer):
    assert explorer.problem == "" and len(explorer.text) > 10
    assert not re.search(r"\b(nan|inf)\b", explorer.text), explorer.text


# Starting values and functions


@pytest.mark.parametrize("name", most_weekly(STARTED, *IN_EACH_RUN))
@TRY
@given(st.data())
def test_a_control_begins_with_what_it_is_given_or_says_in_a_sentence_what_it_takes(name, data):
    with sketched():
        before = set(open_widgets)
        made = unlocked(name)
        controls = [*made._values(), "no_such_control"]
        rerun.close_all(made)
        control = data.draw(st.sampled_from(controls), "control")
        value = data.draw(st.floats() | ANYTHING | st.builds(Hostile) | st.floats(-10, 10), "value")
        try:
            explorer = unlocked(name, **{control: value})
        except (TypeError, ValueError) as told:
            assert is_sentence(str(told)) and f"`{control}`" in str(told)
            assert re.search("takes|no starting value", str(told)) and set(open_widgets) == before
            return
        assert_sound(explorer)
        begun = explorer.controls[control]
        if hasattr(begun, "max"):
            low, high = ends(begun)
            assert low <= begun.value <= high and begun.value == pytest.approx(float(np.ravel(value)[0]))
        else:
            assert begun.value == value
        rerun.close_all(explorer)


def ends(control):
    low, high = control.min, control.max
    return (control.base**low, control.base**high) if isinstance(control, widgets.FloatLogSlider) else (low, high)


def raising(error):
    def function(*arguments):
        raise error

    return function


FUNCTIONS = st.one_of(
    ANYTHING,
    st.builds(lambda answer: lambda *arguments: answer, ANYTHING | st.builds(Hostile)),
    st.sampled_from([ValueError("\n`<b>`"), RecursionError(), KeyboardInterrupt(), SystemExit()]).map(raising),
    st.just(lambda: 1),
    st.just(lambda first, *others: first),
)  # fmt: skip


def assert_shown_or_said(explorer):
    if explorer.problem:
        assert is_sentence(explorer.problem) and "could not be drawn" not in explorer.problem
    else:
        assert len(explorer.text) > 10


@pytest.mark.parametrize("name", most_weekly([name for name in STARTED if TAKES[name]], *IN_EACH_RUN))
@TRY
@given(st.data())
def test_whatever_functions_do_there_is_a_picture_or_a_sentence_and_the_explorer_stays_alive(name, data):
    takes = len(TAKES[name]) + (name in TAKES_WHAT_IS_TRAINED)
    functions = [data.draw(FUNCTIONS) for _ in range(data.draw(st.integers(1, takes)))]
    with sketched():
        explorer, chance = unlocked(name, *functions), random.Random(1)
        assert_shown_or_said(explorer)
        for control in explorer.controls:
            change(explorer, control, chance)
            if hasattr(explorer, "step"):  # where some functions are called only then
                explorer.step()
            assert_shown_or_said(explorer)
        rerun.close_all(explorer)
        takes_too_many = [abs] * (takes + 1)
        with pytest.raises(TypeError) as told:
            getattr(explore, name)(*takes_too_many)
        assert is_sentence(str(told.value))


@pytest.mark.parametrize("name", most_weekly(STARTED, *IN_EACH_RUN))
def test_a_control_takes_both_its_ends_and_each_of_its_choices(name):
    with sketched():
        made = unlocked(name)
        for control in made.controls.keys() - FILLED_LATER:
            for value in choices(made.controls[control]):
                explorer = unlocked(name, **{control: value})
                assert explorer.controls[control].value == value
                assert_sound(explorer)
                rerun.close_all(explorer)


@pytest.mark.parametrize("name", most_weekly(STARTED, *IN_EACH_RUN))
def test_what_is_no_number_is_refused_by_every_slider(name):
    with sketched():
        for control, widget in unlocked(name).controls.items():
            for nothing in (np.nan, None, "3", [1, 2]) if hasattr(widget, "max") else ():
                with pytest.raises(ValueError, match=f"`{control}` takes a (whole )?number from"):
                    unlocked(name, **{control: nothing})


def choices(control):
    """Values that a control may have: its ends, or all that can be chosen."""
    if hasattr(control, "options"):
        return choices_of(control)[:3]
    if hasattr(control, "max"):
        return ends(control)
    return {"Text": ["", "One word", "x " * 400]}.get(
        type(control).__name__, [False, True] * hasattr(control, "value")
    )


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


def change(explorer, name, chance):
    """Move a control as the page does: a slider to one of its steps, Play by a tick."""
    control = explorer.controls[name]
    if isinstance(control, widgets.Button):
        control.click()
    elif isinstance(control, widgets.Play):
        control.set_state({"playing": True})
        tick(explorer)
    elif hasattr(control, "max") and chance.random() < 0.7:
        low, high = ends(control)
        value = low * (high / low) ** chance.random() if control.min != low else chance.uniform(low, high)
        control.value = type(control.value)(value)
    elif hasattr(control, "value"):
        control.value = chance.choice(choices(control))


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


@pytest.mark.parametrize("name", PLAYERS)
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


# Running a cell again


@pytest.mark.slow
@pytest.mark.parametrize("name", explore.__all__)
def test_a_cell_that_is_run_again_and_again_keeps_neither_widgets_nor_figures_nor_memory(name, monkeypatch):
    monkeypatch.setattr(rerun, "_shown", {})
    runs = itertools.count()
    request = {"metadata": {"cellId": "cell"}, "header": {}}
    monkeypatch.setattr(rerun, "get_ipython", lambda: SimpleNamespace(get_parent=lambda: request))

    def kept_after(times):
        chance = random.Random(0)
        for _ in range(times):
            request["header"]["msg_id"] = next(runs)
            explorer = unlocked(name)
            change(explorer, chance.choice([*explorer.controls]), chance)
        del explorer
        gc.collect()
        things = gc.get_objects()
        alive = sum(type(thing) in (getattr(explore, name), Figure) for thing in things)
        return len(open_widgets), alive, len(things)

    with sketched():
        widgets_then, alive_then, things_then = kept_after(4)
        widgets_now, alive_now, things_now = kept_after(AGAIN)
    assert (widgets_now, alive_now) == (widgets_then, alive_then)
    assert things_now - things_then < AGAIN * A_FEW
