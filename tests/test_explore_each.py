"""What holds for every explorer: its reset, chance, and whatever functions a learner passes to it."""

import random

import numpy as np
import pytest

from nn_lesson import explore, neuron
from nn_lesson.explore.explorer import Explorer
from nn_lesson.explore.player import Player
from nn_lesson.explore.read_the_mood.reader import course_network as network_of_words
from nn_lesson.explore.read_your_handwriting.reader import course_network
from tests.playing import play, unlocked
from tests.test_explore_first import other_than
from tests.test_explore_later import STEPS, restless

pytestmark = pytest.mark.filterwarnings("error")

NAMES = [name for name in explore.__all__ if issubclass(getattr(explore, name), Explorer)]
PLAYERS = [name for name in NAMES if issubclass(getattr(explore, name), Player)]
KEEPS_ITS_SETTINGS = {
    "more_layers",
    "read_the_mood",
    "read_your_handwriting",
}  # it rewinds the training alone
TRAINED = {
    "read_the_mood": network_of_words,
    "read_your_handwriting": course_network,
}  # comes first
TAKES = {name: getattr(explore, name).references for name in NAMES if getattr(explore, name).references}
STRAIGHT = TAKES.keys() - TRAINED - {"training"}  # in their own files, the others' functions and methods are tried
EACH = [(name, place) for name in sorted(STRAIGHT) for place in range(len(TAKES[name]))]
METHODS = ("__init__", "predict", "_compute_gradients", "_update_parameters", "train")
each_function = pytest.mark.parametrize(("name", "place"), EACH)
CALLED_LATER = {"backpropagation", "derivatives_descent", "what_is_wrong"}  # not at once


def begun(name, *functions):
    trained = [TRAINED[name]()] if functions and name in TRAINED else []
    return unlocked(name, *trained, *functions)


def told(name, place, function):
    """All that is told where this is one function of the learner's, until it has come to run."""
    functions = [None] * len(TAKES[name])
    functions[place], function.__name__ = function, TAKES[name][place].__name__
    explorer = begun(name, *functions)
    first = explorer.text + explorer.problem
    if name in CALLED_LATER:
        STEPS[name](explorer)
    return first + explorer.text + explorer.problem


# Start, reset and chance


@pytest.mark.parametrize("name", NAMES)
def test_a_reset_is_the_same_start_again(name):
    explorer = begun(name)
    start = explorer.text, explorer.image()
    if name not in KEEPS_ITS_SETTINGS:
        restless(explorer)
        explorer.reset()
        assert (explorer.text, explorer.image()) == start
    if name in PLAYERS:
        went = play(explorer, 3).text
        explorer.controls["play"].value = 0  # what Stop does
        assert explorer.text == start[0] and play(explorer, 3).text == went
        explorer.reset()
        assert not explorer.controls["play"].playing and (explorer.text, explorer.image()) == start


@pytest.mark.parametrize("name", NAMES)
def test_a_click_on_whatever_control_is_no_problem(name):
    """Buttons and toggles both tell of it in a message of their own."""
    explorer = begun(name)
    for label, control in explorer.controls.items():
        explorer.picture.redraw({"custom": [{"model": control.model_id, "content": {"event": "click"}}]})
        assert explorer.problem == "", label


@pytest.mark.parametrize("name", PLAYERS)
def test_what_is_drawn_at_random_elsewhere_stays_as_it_was(name):
    def seed():
        np.random.seed(5), random.seed(5)

    seed()
    due = np.random.rand(), random.random()
    seed()
    play(begun(name), 2).step()
    assert (np.random.rand(), random.random()) == due


# The learner's functions


def same_as(reference):
    """What a learner has written who has done it all right."""
    if isinstance(reference, type):
        return type(reference.__name__, (), {name: vars(reference)[name] for name in METHODS})

    def function(*given):
        return reference(*given)

    function.__name__ = reference.__name__
    return function


@pytest.mark.parametrize("name", TAKES)
def test_right_functions_show_the_same_and_are_named(name):
    ours, theirs = begun(name, *[None] * len(TAKES[name])), begun(name, *map(same_as, TAKES[name]))
    if name in PLAYERS:
        play(ours, 3), play(theirs, 3)
    labels = " and ".join(f"your `{reference.__name__}`" for reference in TAKES[name])
    assert theirs.text == ours.text.replace("the course's version", labels) and theirs.problem == ""


@each_function
def test_a_function_that_answers_otherwise_or_stops_is_named(name, place):
    def stops(*given):
        raise ValueError

    reference = TAKES[name][place]
    assert f"Your `{reference.__name__}`" in told(name, place, other_than(reference))
    assert f"`{reference.__name__}` stops" in told(name, place, stops)


@pytest.mark.parametrize("name", sorted(TAKES.keys() - TRAINED))  # which say it when there is something to read
def test_the_function_of_another_exercise_is_called_by_its_own_name(name):
    text = begun(name, same_as(neuron.relu)).text
    assert f"Here `{TAKES[name][0].__name__}` is wanted, and `relu` was passed." in text


@each_function
def test_a_function_that_never_ends_is_waited_for_only_once(name, place, impatient):
    calls = []

    def endless(*given):
        calls.append(1)
        while True:
            pass

    assert "was stopped after 0.1 seconds" in told(name, place, endless) and len(calls) == 1
