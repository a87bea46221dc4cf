"""The playground of lesson 7 where something is odd: its points, its learning rate, and a learner's functions."""

import numpy as np
import pytest

from nn_lesson import explore
from nn_lesson.explore.more_layers import playground as playground_module
from nn_lesson.explore.more_layers.points import OWN
from nn_lesson.explore.more_layers.run import Run
from tests.playing import play
from tests.test_explore_more_layers import course, own_backward, own_forward, parameters, playground

pytestmark = pytest.mark.filterwarnings("error")


def test_one_class_is_told_and_learned():
    explorer = playground(data=OWN)
    explorer.controls["add"].click()
    play(explorer, 50)
    assert "are of class 1, so it learns to answer 1 everywhere" in explorer.text
    assert "1 of 1 right" in explorer.text


def test_all_points_for_the_test_leave_nothing_to_learn_from():
    explorer = play(playground(test=100), 3)
    assert "nothing to learn from" in explorer.text and explorer.run.step == 0
    assert not explorer.controls["play"].playing and "test error" in explorer.text
    explorer.controls["test"].value = 50
    assert not explorer.map.notice.text.get_visible()


def test_without_any_input_it_answers_the_same_everywhere():
    explorer = play(playground(use_x=False, use_y=False), 20)
    shown = np.asarray(explorer.map.map.get_array())
    assert explorer.problem == "" and np.ptp(shown) == 0 and "input" not in explorer.problem


@pytest.mark.parametrize("activation", ["tanh", "relu", "linear"])
def test_steps_that_leap_break_nothing_and_are_explained(activation):
    explorer = play(playground(learning_rate=1e6, activation=activation, layers=4, speed=100), 8)
    assert explorer.problem == "" and "nan" not in explorer.text and "inf" not in explorer.text
    assert np.isfinite(parameters(explorer)).all()
    assert "leap over every valley" in explorer.text and explorer.map.notice.text.get_visible()
    explorer.reset()
    assert not explorer.map.notice.text.get_visible()


def test_numbers_that_outgrow_the_computer_stop_the_training_before_they_do():
    explorer = playground(activation="relu", layers=4, learning_rate=1e6, speed=100)
    explorer.run.network.parameters[:] = 1e22
    before = parameters(explorer)
    play(explorer, 3)
    assert parameters(explorer).tolist() == before.tolist() and explorer.run.step == 0
    assert "beyond 100 digits" in explorer.text and not explorer.controls["play"].playing
    assert np.isfinite(parameters(explorer)).all()


# The learner's functions


def test_the_learners_layers_run_at_any_depth_as_the_courses_do():
    for start in ({"layers": 0}, {"layers": 4, "units": 3, "activation": "sigmoid"}):
        theirs, ours = (
            play(playground(*functions, **start), 10) for functions in ((own_forward, own_backward), ())
        )
        assert parameters(theirs).tolist() == parameters(ours).tolist()
        assert "Computed by your `layer_forward` and your `layer_backward`." in theirs.text
        assert "than the course's" not in theirs.text and "Computed by" not in ours.text


def named(function, name):
    function.__name__ = name
    return function


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda i, w, o, s, d: own_backward(i, w, o, lambda x: 1, d), "for the biases of layer 1"),
        (
            lambda i, w, o, s, d: (own_backward(i, w, o, s, d)[0], i.T @ d, (d * s(o)) @ w.T),
            "for the weights of layer 1",
        ),
        (lambda i, w, o, s, d: (*own_backward(i, w, o, s, d)[:2], d @ w.T * 2), "for the inputs of layer"),
        (lambda i, w, o, s, d: tuple(-part for part in own_backward(i, w, o, s, d)), "for the biases of layer"),
    ],
)
def test_a_wrong_backward_pass_trains_as_it_computes_and_is_told_where_it_differs(wrong, words):
    explorer = playground(None, named(wrong, "layer_backward"))
    assert (
        f"Your `layer_backward` gives other derivatives {words}" in explorer.text and "should be" in explorer.text
    )
    play(explorer, 4)
    network = Run(course(), explorer.shape, "tanh", 0).network
    network.backward = wrong
    draws, examples = np.random.RandomState(0), explorer._examples()[0]
    network.learning_rate = 0.1
    for _epoch in range(2):
        for batch in np.split(draws.permutation(100), 10):
            network.step(examples.inputs[batch], examples.targets[batch])
    assert parameters(explorer) == pytest.approx(network.parameters)


def test_a_wrong_forward_pass_is_drawn_as_it_computes():
    def layer_forward(inputs, weights, biases, activation):
        return activation(inputs @ weights - 1)

    explorer = playground(layer_forward)
    assert "Your `layer_forward` gives other outputs of layer 1 than the course's" in explorer.text
    assert "explore.more_layers(layer_forward)" in explorer.line.value, "the line passes it, too"
    (weights, _), (out_of, _) = explorer.run.network.layers
    sums = np.tanh(explorer.grid @ weights - 1) @ out_of[:, 0] - 1
    assert np.asarray(explorer.map.map.get_array()).ravel() == pytest.approx(2 / (1 + np.exp(-sums)) - 1)


@pytest.mark.parametrize(
    ("forward", "backward", "words"),
    [
        (own_forward, lambda i, w, o, s, d: 3, "`layer_backward` gives no usable answer. 3 results are due"),
        (
            lambda i, w, b, a: a(i @ w)[0],
            None,
            "`layer_forward` gives no usable answer. It returns an array of shape",
        ),
        (None, lambda i, w, o, s, d: (d, d, d), "Result 1 is an array of shape"),
        (lambda i, w, b, a: a(i @ w + b) * np.nan, None, "`layer_forward` gives"),
    ],
)
def test_functions_that_cannot_be_used_end_in_a_sentence(forward, backward, words):
    forward, backward = (
        function and named(function, name)
        for function, name in ((forward, "layer_forward"), (backward, "layer_backward"))
    )
    explorer = explore.more_layers(forward, backward)
    assert words in explorer.problem
    play(explorer, 2)
    explorer.controls["data"].value = "xor"
    assert words in explorer.problem and not explorer.controls["play"].playing
    assert explorer.image()


def endless(*given):
    while True:
        pass


@pytest.mark.parametrize(
    ("fails", "words"), [(lambda: 1 / 0, "stops"), (endless, "was stopped after 0.1 seconds")]
)
def test_a_function_that_fails_only_in_training_is_told_and_the_network_stays_as_it_was(fails, words, request):
    calls = []
    if fails is endless:
        request.getfixturevalue("impatient")

    def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
        calls.append(1)
        return own_backward(inputs, weights, outputs, slope, derror_doutputs) if len(calls) < 21 else fails()

    explorer = play(playground(own_forward, layer_backward), 4)
    explorer.step()
    assert f"`layer_backward` {words}" in explorer.text + explorer.problem
    assert not explorer.controls["play"].playing and explorer.run.step == 5
    assert parameters(explorer).tolist() == parameters(play(playground(), 1)).tolist()


def test_a_slow_function_gets_fewer_cells_and_steps_but_no_blame(monkeypatch):
    monkeypatch.setattr(playground_module, "SLOW", 0)
    explorer = play(playground(own_forward), 2)
    assert explorer.cells == playground_module.CELLS[-1] and "than the course's" not in explorer.text
    assert explorer.problem == "" and explorer.run.step > 0
