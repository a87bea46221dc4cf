"""A learner's function in the place of the course's own: it runs, and where it differs that is said."""

import sys
import time
import warnings

import numpy as np
import pytest

from nn_lesson import neuron
from nn_lesson.learner import Learner, LearnerError, run
from tests.typed import typed


@pytest.mark.parametrize("function", [None, 3, neuron.dot, typed("def dot(u, v): ...")])
def test_without_own_code_the_courses_version_runs(function):
    learner = Learner(function, neuron.dot)
    assert not learner.own and learner.label == "the course's `dot`"
    assert learner([1, 2], [3, 4]) == 11 and learner.remark == ""


def test_own_code_runs_and_a_difference_is_remarked():
    learner = Learner(typed("def dot(u, v): return sum(u) * sum(v)"), neuron.dot)
    assert learner.own and learner.label == "your `dot`"
    assert learner([1.72, 1.23], [1.26, 0]) == pytest.approx(3.717)
    assert learner.remark == "Your `dot` says 3.717 here; it should be 2.1672."
    learner([1, 2], [3, 4])  # differs more
    learner([1, 2], [3, 0])
    assert learner.remark == "Your `dot` says 21 here; it should be 11."
    learner.reset()
    assert learner.remark == ""


def test_right_code_is_not_remarked_on():
    learner = Learner(np.dot, neuron.dot)
    assert learner([0.1, 0.2], [0.3, 0.4]) == pytest.approx(0.11)
    assert learner.own and learner.remark == ""


STEP = "def gradient_step(w, d, r): return np.array([a - r * b for a, b in zip(w, d)])"
ALONE = "def dot(u, v): return u[0] * v[0] + dot(u[1:], v[1:]) if u else 0"
NEEDS = {  # code that needs more or less than it is given: the course's own, what it is given, what it gives
    "arrays": ("def dot(u, v): return u @ v", neuron.dot, ([1, 2], [3, 4]), 11),
    "arrays, and gives one": ("def dot(u, v): return np.array([u @ v])", neuron.dot, ([1, 2], [3, 4]), 11),
    "vectors": (STEP, neuron.gradient_step, (3.0, 2.0, 0.1), 2.8),
    "lists": (ALONE, neuron.dot, (np.array([1, 2]), np.array([3, 4])), 11),
}


@pytest.mark.parametrize(("source", "reference", "given", "wanted"), NEEDS.values(), ids=NEEDS)
def test_code_that_needs_arrays_or_lists_gets_them_and_gives_a_number(source, reference, given, wanted):
    learner = Learner(typed(source), reference)
    for _ in range(2):
        answer = learner(*given)
        assert type(answer) is float and answer == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("def dot(u, v): return 1 / 0", "Your `dot` stops in line 1"),
        ("def dot(u, v): print(3)", "Your `dot` prints the answer but does not return it."),
        ("def dot(u, v): return 'eleven'", "It returns text, not a number, but a number is due."),
        ("def dot(u, v): return [a * b for a, b in zip(u, v)]", "a list of 2 numbers, but a number is due."),
        ("def dot(u, v): return float('nan')", "Your `dot` gives nan here"),
        ("def dot(u, v): return 10 ** 400", "Your `dot` gives inf here"),
        ("def dot(u, v):\n    u[0] = 3\n    return 1", "Your `dot` changes its first argument."),
    ],
)
def test_own_code_without_a_number_is_said_so(source, words):
    learner = Learner(typed(source), neuron.dot)
    with pytest.raises(LearnerError) as raised:
        learner([1.0, 2.0], [3.0, 4.0])
    assert words in str(raised.value)


def test_own_code_recovers_with_the_next_numbers():
    learner = Learner(typed("def dot(u, v): return 1 / u[0]"), neuron.dot)
    with pytest.raises(LearnerError):
        learner([0, 2], [3, 4])
    assert learner([1, 0], [1, 0]) == 1


def test_code_that_never_ends_is_not_waited_for_twice(impatient):
    source = "def dot(u, v):\n    calls.append(1)\n    while len(calls): pass"
    calls = []
    learner = Learner(typed(source, calls=calls), neuron.dot)
    for _ in range(2):
        with pytest.raises(LearnerError, match="was stopped"):
            learner([1, 2], [3, 4])
    assert len(calls) == 1


def test_code_that_did_not_end_on_a_busy_computer_is_tried_again_later(impatient, monkeypatch):
    now = time.monotonic()
    learner = Learner(typed("def dot(u, v):\n    while busy: pass\n    return 11", busy=(busy := [1])), neuron.dot)
    with pytest.raises(LearnerError, match="was stopped"):
        learner([1, 2], [3, 4])
    busy.clear()
    monkeypatch.setattr(time, "monotonic", lambda: now + 1000)
    assert learner([1, 2], [3, 4]) == 11


def test_who_waits_for_the_processor_is_not_blamed(monkeypatch):
    """On a busy computer the clock runs, and hardly any work is done."""
    real = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: 5 * real())
    monkeypatch.setattr(sys.modules[run.__module__], "PATIENCE", 1000)
    assert run(work_for, 0.2, seconds=0.3).value == 1


def work_for(seconds):
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass
    return 1


def test_a_pair_of_results_comes_as_in_the_course():
    source = "def compute_gradients(x, w, b, t): return [np.array([0.5]), np.array([1.0, 2.0])]"
    learner = Learner(typed(source), neuron.compute_gradients)
    bias, weights = learner(np.array([2.0, 1.5]), np.array([1.45, -0.66]), 0.0, 0.0)
    assert bias == 0.5 and weights.tolist() == [1, 2]
    assert learner.remark.startswith("Your `compute_gradients` says (0.5, [1, 2]) here; it should be (")


POINTS = np.random.default_rng(0).uniform(-3, 3, size=(50, 2))
WEIGHTS = np.array([1.45, -0.66])
AT_ONCE = "def make_prediction(x, weights, bias): return 1 / (1 + np.exp(-(x @ weights + bias)))"
ONE_BY_ONE = """
def make_prediction(x, weights, bias):
    layer_1 = sum(a * b for a, b in zip(x, weights)) + bias
    return 1 / (1 + np.exp(-layer_1))
"""


@pytest.mark.parametrize(("source", "at_once"), [(AT_ONCE, True), (ONE_BY_ONE, False)])
@pytest.mark.parametrize("bias", [0.5, np.array([0.5])])
def test_over_many_points_the_values_are_those_of_single_calls(source, at_once, bias):
    learner = Learner(typed(source), neuron.make_prediction)
    wanted = [neuron.make_prediction(point, WEIGHTS, 0.5) for point in POINTS]
    for _ in range(2):
        np.testing.assert_allclose(learner.over(POINTS, WEIGHTS, bias), wanted)
    assert learner.takes_all_points == at_once and learner.remark == ""


def test_code_that_takes_all_points_is_called_once_when_that_is_known():
    shapes = []
    source = "def make_prediction(x, weights, bias):\n    shapes.append(x.shape)\n    return x @ weights + bias"
    learner = Learner(typed(source, shapes=shapes), neuron.make_prediction)
    learner.over(POINTS, WEIGHTS, 0)
    assert len(shapes) > 1
    shapes.clear()
    learner.over(POINTS, WEIGHTS, 0)
    assert shapes == [(50, 2)]


def test_values_of_all_points_are_not_believed_where_single_calls_differ():
    source = "def make_prediction(x, weights, bias): return 2 * x[:, 0] if x.ndim > 1 else x[0]"
    learner = Learner(typed(source), neuron.make_prediction)
    np.testing.assert_array_equal(learner.over(POINTS, WEIGHTS, 0), POINTS[:, 0])


def test_the_remark_over_many_points_says_where():
    learner = Learner(typed("def make_prediction(x, weights, bias): return 2 * x[..., 0]"), neuron.make_prediction)
    points = np.array([[0.0, 0.0], [2.0, 1.0], [9.0, 0.5], [1.0, 1.0], [1.0, 2.0], [2.0, 2.0], [0.5, 0.5]])
    assert learner.over(points, WEIGHTS, 0.0).tolist() == [0, 4, 18, 2, 2, 4, 1]
    assert learner.remark == "Your `make_prediction` says 18 at (9, 0.5); it should be 0.999997."


@pytest.mark.parametrize("body", ["return 'x'", "return x", "return 1 / 0", "return float('nan')"])
def test_code_without_numbers_over_many_points_is_said_so(body):
    learner = Learner(typed(f"def make_prediction(x, weights, bias): {body}"), neuron.make_prediction)
    with pytest.raises(LearnerError, match="Your `make_prediction` "):
        learner.over(POINTS, WEIGHTS, 0)


def test_the_reference_over_many_points_does_not_warn():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        values = Learner(None, neuron.make_prediction).over(1000 * POINTS, WEIGHTS, 0)
    assert values.shape == (50,) and values.min() == 0


def test_a_function_of_one_number_runs_over_many_numbers():
    source = "def sigmoid(x): return 1 / (1 + math.exp(-x))"
    points = np.linspace(-3, 3, 20)
    np.testing.assert_allclose(Learner(typed(source), neuron.sigmoid).over(points), neuron.sigmoid(points))
