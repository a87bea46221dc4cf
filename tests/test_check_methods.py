"""Exercises about a class, method by method; what holds for every exercise is in test_check.py."""

import inspect
import math
import re
from pathlib import Path

import numpy as np
import pytest
from IPython.display import display
from typed import typed

from lessons.build import read
from nn_lesson import NeuralNetwork, check, data, sigmoid, solution, squared_error
from nn_lesson.practice.exercises import all_exercises, methods
from nn_lesson.practice.judge import judge
from tests.rules import needed
from tests.weekly import one_in

LESSON = Path(__file__).parents[1] / "lessons" / "06_training.md"
UNUSUAL = """
class NeuralNetwork:
    def __init__(self, learning_rate):
        self.weights, self.bias, self.learning_rate = np.random.randn(2), np.random.randn(), learning_rate

    def predict(self, x):
        return 1 / (1 + math.exp(-sum(a * w for a, w in zip(x, self.weights)) - self.bias))

    def _compute_gradients(self, x, t):
        p = self.predict(x)
        return [2 * (p - t) * p * (1 - p), np.array([2 * (p - t) * p * (1 - p) * a for a in x])]

    def _update_parameters(self, b, w):
        self.bias -= self.learning_rate * b
        self.weights -= self.learning_rate * np.array(w)

    def train(self, xs, ts, n):
        generator, errors = np.random.default_rng(), []
        for k in range(n):
            i = generator.choice(len(xs))
            self._update_parameters(*self._compute_gradients(xs[i], ts[i]))
            if not k % 100:
                errors.append(sum((self.predict(x) - t) ** 2 for x, t in zip(xs, ts)))
        return np.array(errors)
"""


WRONG = [  # what is typed in the place of what, slip, words of the message
    ("self.weights)) - self.bias", "weights)) - self.bias", "exception", "Did you mean `self.weights`?"),
    ("*self._compute", "*_compute", "exception", "Did you mean `self._compute_gradients`?"),
    ("self.weights)) - self.bias", "self.weigths)) - self.bias", "exception", "`NeuralNetwork` has no `.weigths`"),
    ("def predict(self, x)", "def predict(x)", "exception", "takes 1 positional argument but 2 were given"),
    ("return [2 * (p - t) * p * (1 - p), np", "return np", "weights_only", "Return both, with a comma"),
    ("p = self.predict(x)", "self.bias -= 1; p = self.predict(x)", "changes_network", "Leave that to `_update"),
    ("p = self.predict(x)", "x += 1; p = self.predict(x)", "changes_input", "changes the input vector"),
    ("generator.choice(len(xs))", "xs[0] = 1; i = 0", "changes_samples", "Leave them alone."),
    ("return np.array(errors)", "pass", "no_return", "`train` returns nothing (`None`)."),
    ("return np.array(errors)", "return len(errors)", "place", "without `len` it would be right"),
    (
        "generator.choice(len(xs))",
        "np.random.randint(len(xs) - 1)",
        "never_the_last",
        "The last sample is never drawn",
    ),
    ("generator.choice(len(xs))", "k % len(xs)", "in_turn", "come in a fixed order"),
    ("xs[i], ts[i]", "xs[i], ts[k % len(ts)]", "other_target", "Sample `i` and target `i` belong together."),
    ("xs[i], ts[i]", "xs, ts", "all_samples", "given all samples at once"),
    ("xs[i], ts[i]", "xs[i], ts", "all_targets", "given all targets at once"),
    ("*self._compute", "self._compute", "not_unpacked", "as one thing"),
    ("_gradients(xs[i], ts[i])", "_gradients(xs[i], ts[i])[::-1]", "swapped", "given an array for the bias"),
]


def test_a_class_is_checked_method_by_method_as_it_grows():
    head, init, *others = re.split(r"(?=\n    def )", UNUSUAL)
    for place, name in enumerate(methods()):
        source = "".join([head, init, *others[:place]])
        for begun in ("", f"    def {name}(self, *given): ...", f"    def {name}(self, *given): return 1 + ..."):
            verdict = check(typed(f"{source}\n{begun}"))
            assert verdict.status == "todo" and f"Next comes `{name}`." in verdict.message
    assert f"{place} of {place + 1} methods are right." in verdict.message


@pytest.mark.parametrize("slip", all_exercises()["NeuralNetwork"].given[0].slips, ids=lambda slip: slip.key)
def test_what_the_lesson_gives_is_looked_at_first(slip):
    verdict = check(slip.wrong)
    assert (verdict.status, verdict.slip, verdict.message) == ("retry", slip.key, slip.sentence)


@pytest.mark.parametrize("name", methods())
def test_the_courses_own_method_passes(name):
    assert judge(methods()[name], NeuralNetwork).status == "passed"


@pytest.mark.parametrize(("right", "wrong", "slip", "words"), one_in(4, WRONG))
def test_a_wrong_method_is_answered_kindly(right, wrong, slip, words):
    assert UNUSUAL.count(right) == 1
    source = UNUSUAL.replace(right, wrong)
    if slip == "weights_only":
        source = source.replace("for a in x])]", "for a in x])")
    verdict = check(typed(source))
    assert (verdict.status, verdict.slip) == ("retry", slip), verdict.message
    assert words in verdict.message
    assert ",." not in verdict.message and "numpy.random" not in verdict.message


def test_all_cells_of_the_lesson_run_with_an_unusual_class(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = {"math": math, "display": display}
    for cell in needed(read(LESSON)):
        if cell.cell_type == "code":
            exec(UNUSUAL if "exercise" in cell.metadata.get("tags", []) else cell.source, names)
    assert type(names["network"]) is names["NeuralNetwork"] is not NeuralNetwork
    assert names["predictions"].shape == (8,)


def test_a_class_that_changes_what_it_is_given_spoils_no_data():
    before = data.TRAINING_VECTORS.copy(), data.TRAINING_TARGETS.copy()
    check(typed(UNUSUAL.replace("p = self.predict(x)", "x *= 2; p = self.predict(x)")))
    check(typed(UNUSUAL.replace("for k in", "xs *= 2\n        for k in")))
    assert np.array_equal(data.TRAINING_VECTORS, before[0]) and np.array_equal(data.TRAINING_TARGETS, before[1])


def test_an_unusual_class_with_its_own_random_numbers_passes():
    assert check(typed(UNUSUAL)).status == "passed"


@pytest.mark.parametrize(
    "update",
    [
        "self._update_parameters(derror_dweights=derror_dweights, derror_dbias=derror_dbias)",
        "self._update_parameters(*[self._compute_gradients(input_vectors[i], targets[i])[k] for k in (0, 1)])",
    ],
)
def test_gradients_may_be_passed_on_in_any_way(update):
    source = inspect.getsource(NeuralNetwork)
    source = source.replace("self._update_parameters(derror_dbias, derror_dweights)", update)
    assert update in source
    assert check(typed(source, sigmoid=sigmoid, squared_error=squared_error)).status == "passed"


@pytest.mark.parametrize("name", methods())
def test_each_method_has_a_solution_of_its_own(name):
    assert solution(name).source.startswith(f"def {name}(self")


def test_a_method_cannot_be_checked_alone():
    assert "`check(NeuralNetwork)`" in check("predict").message
