"""The checker is checked: what is right passes however it is written, each mistake is called by its name."""

import inspect
import itertools
import random
import re
import textwrap
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lessons.build import read
from nn_lesson import data, network, neuron, split_rows
from nn_lesson.learner.values import flat
from nn_lesson.practice.check import check
from nn_lesson.practice.exercises import all_exercises
from nn_lesson.practice.judge import judge
from nn_lesson.practice.trial import try_out
from nn_lesson.progress import passed
from tests.typed import typed
from tests.weekly import one_in

EXERCISES = {name: exercise for name, exercise in all_exercises().items() if not exercise.parts}


def named(name, function):
    """The function under another name."""

    def copied(*args):
        return function(*args)

    copied.__name__ = name
    return copied


# What holds for every exercise


@pytest.mark.parametrize("name", EXERCISES)
def test_the_courses_own_version_passes(name):
    verdict = check(named(name, EXERCISES[name].reference))
    assert (verdict.status, verdict.slip, verdict.kind) == ("passed", None, "passed")
    assert repr(verdict).startswith(f"✓ `{name}` is right: The answer is right in every case tried.")
    assert passed() == {name}


@pytest.mark.slow  # each run has them typed: tests/test_slips.py
@pytest.mark.parametrize("name", EXERCISES)
def test_each_slip_is_known_by_the_lessons_own_cases_and_told_with_one_of_them(name):
    without_hidden_cases = replace(EXERCISES[name].broken(), fresh=None)
    for slip in EXERCISES[name].slips:
        verdict = judge(without_hidden_cases, named(name, slip.wrong))
        assert (verdict.status, verdict.slip) == ("retry", slip.key)
        assert verdict.message == slip.sentence or re.search("it should be|is due|are due", verdict.message)


@pytest.mark.parametrize("name", EXERCISES)
def test_no_slip_tells_the_formula(name):
    lines = inspect.getsource(EXERCISES[name].reference).split('"""')[-1].splitlines()
    for formula in (line.strip().removeprefix("return ") for line in lines if len(line.strip()) > 17):
        assert not [slip.key for slip in EXERCISES[name].slips if formula in slip.sentence]


@pytest.mark.parametrize("name", one_in(4, EXERCISES))
def test_an_answer_that_is_wrong_in_its_last_number_alone_is_not_right(name):
    verdict = check(named(name, lambda *args: with_another_last_number(EXERCISES[name].reference(*args))))
    assert verdict.status == "retry" and passed() == set()


def with_another_last_number(answer):
    if isinstance(answer, tuple | list):
        return type(answer)([*answer[:-1], with_another_last_number(answer[-1])])
    if isinstance(answer, str):
        return answer[::-1] + "s"
    answer = np.array(answer, float)
    answer.flat[-1] += 0.1
    return answer if answer.ndim else float(answer)


@pytest.mark.parametrize("name", EXERCISES)
def test_hidden_cases_are_drawn_anew(name):
    def hidden():
        trials = try_out(EXERCISES[name], EXERCISES[name].reference)
        return repr([trial.case for trial in trials if trial.hidden])

    assert hidden() != hidden()


LAST_OF_EQUALS = {
    "best_match": lambda user, films: max(reversed(range(len(films))), key=lambda i: neuron.dot(user, films[i])),
    "most_alike": lambda films: max(
        reversed([*itertools.combinations(range(len(films)), 2)]),
        key=lambda pair: neuron.cosine_similarity(*(films[i] for i in pair)),
    ),
    "steepest_place": lambda height, places: max(
        reversed(places), key=lambda place: abs(neuron.numerical_derivative(height, place))
    ),
}


@pytest.mark.parametrize("name", LAST_OF_EQUALS)
def test_no_case_has_two_right_answers(name):
    for draw in range(100):
        trials = try_out(all_exercises()[name], LAST_OF_EQUALS[name], draw)
        assert [trial.case for trial in trials if not trial.right] == []


@pytest.mark.parametrize("name", EXERCISES)
def test_counter_examples_are_shown_whole_and_can_be_typed_again(name):
    fresh = [EXERCISES[name].fresh(random.Random(seed)) for seed in range(20)]
    for case in [*EXERCISES[name].cases, *fresh]:
        assert "..." not in EXERCISES[name].asked(case)
    for case in fresh:
        wholes = [part for whole in case for part in (whole if isinstance(whole, tuple) else [whole])]
        parts = [np.ravel(part) for part in wholes]
        for number in np.concatenate([part for part in parts if part.dtype.kind in "if"] or [[]]):
            assert number == float(f"{number:.6g}")


def nudged(f, x, h=1e-5):
    """The slope of `f` at `x` in every direction, or at every number, of `x`."""
    steps = h * np.eye(np.size(x)).reshape(-1, *np.shape(x))
    return np.array([(f(x + step) - f(x - step)) / (2 * h) for step in steps])


DERIVED = {  # what the answer key of an exercise is the derivative of, with respect to which argument
    "error_derivative": lambda p, t: nudged(lambda p: np.sum((p - t) ** 2), p),
    "sigmoid_deriv": lambda x: nudged(lambda x: np.sum(1 / (1 + np.exp(-x))), x),
    "compute_gradients": lambda x, w, b, t: np.append(
        nudged(lambda b: np.sum((1 / (1 + np.exp(-(x @ w + b))) - t) ** 2), b),
        nudged(lambda w: np.sum((1 / (1 + np.exp(-(x @ w + b))) - t) ** 2), w),
    ),
}


@pytest.mark.parametrize("name", DERIVED)
def test_the_answer_key_of_a_derivative_is_what_a_nudge_measures(name):
    exercise = EXERCISES[name]
    for case in [*exercise.cases, *(exercise.fresh(random.Random(seed)) for seed in range(20))]:
        assert np.allclose(flat(exercise.wanted(case)), np.ravel(DERIVED[name](*case)), rtol=1e-6, atol=1e-9)


# Right, in unusual ways

ANSWERS = Path(__file__).with_name("right")  # a file for each lesson, in which each `def` is typed by itself
RIGHT = [
    source
    for file in sorted(ANSWERS.glob("*.py"))
    for source in re.split(r"^(?=def )", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    if source.startswith("def ")
]


@pytest.mark.parametrize("source", RIGHT)
def test_an_unusual_right_answer_passes(source):
    verdict = check(typed(source, network=network, split_rows=split_rows))
    assert verdict.status == "passed", verdict


@pytest.mark.parametrize("name", EXERCISES)
def test_there_is_an_unusual_answer_to_every_exercise(name):
    written = [source for source in RIGHT if source.startswith(f"def {name}(")]
    assert written, f"write a `def {name}` that is right in an unusual way into a file in tests/right"


@pytest.mark.parametrize("source", [one for one in RIGHT if one.startswith("def compute_gradients(")])
def test_a_right_answer_runs_in_the_later_cells_of_its_lesson(source):
    lesson = read(ANSWERS.parents[1] / "lessons" / "05_backpropagation.md")
    later = [cell.source for cell in lesson.cells if re.search(r"\bgradients\(input", cell.source)]
    names = {**vars(neuron), "data": data, "ready": lambda function: function, "derror_dprediction": 1.742}
    names |= {"input_vector": data.INPUT_VECTORS[1], "target": 0, "compute_gradients": typed(source)}
    exec("\n".join(later), names)
    assert len(later) == 2 and np.allclose(names["derror_dweights"], [0.3914, 0.2936], atol=1e-4)


# What an answer may be like


IN_32_BITS = [
    "def layer_forward(x, w, b, f): return f(np.float32(x) @ np.float32(w) + np.float32(b))",
    """def layer_backward(x, w, y, s, d):
    d = np.float32(d * s(y))
    return d.sum(axis=0), np.float32(x).T @ d, d @ np.float32(w).T""",
]


@pytest.mark.parametrize("source", IN_32_BITS)
def test_a_layer_may_compute_in_32_bits(source):
    layer = typed(source)
    of_the_lesson = replace(all_exercises()[layer.__name__], fresh=None)  # in drawn cases a sum may cancel
    assert judge(of_the_lesson, layer).status == "passed"


def test_a_method_outside_its_class_is_told_so():
    methods = textwrap.dedent(inspect.getsource(neuron.NeuralNetwork)).partition("    def train")[0]
    names = {
        name: getattr(neuron, name)
        for name in ("sigmoid", "squared_error", "compute_gradients", "make_prediction")
    }
    outside = "def train(self, input_vectors, targets, iterations):\n    return []\n\n\n"
    assert "outside the class" not in check(typed(methods, **names)).message
    assert "There is a `train` outside the class." in check(typed(outside + methods, **names)).message
