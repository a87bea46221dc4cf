"""Whatever an explorer is given, and however often: a picture and its sentence, or an error in one."""

import gc
import itertools
import random
import re
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from ipywidgets.widgets.widget import _instances as open_widgets
from matplotlib.figure import Figure

from nn_lesson import explore
from nn_lesson.live import rerun
from tests.misuse import (
    ANYTHING,
    IN_EACH_RUN,
    TAKES_WHAT_IS_TRAINED,
    Hostile,
    assert_sound,
    change,
    choices,
    ends,
    is_sentence,
)
from tests.playing import sketched, unlocked
from tests.weekly import most_weekly

pytestmark = pytest.mark.filterwarnings("error")

STARTED = [name for name in explore.__all__ if name != "start_here_test"]  # that one takes nothing at all
TAKES = {name: getattr(explore, name).references for name in STARTED}
FILLED_LATER = {"unit", "weight"}  # lists of what a network has, once it is there
TRY = settings(max_examples=5, phases=[Phase.explicit, Phase.generate])  # making them smaller would take minutes
AGAIN = 100  # runs of a cell
A_FEW = 20  # objects that a run may leave to caches; an explorer has thousands


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


class Silent:
    """Tells nothing about itself, not even its name."""

    def __getattribute__(self, name):
        raise RuntimeError(name)


def test_what_does_not_even_tell_its_name_is_no_function():
    assert_shown_or_said(explore.dot_product(Silent()))


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
