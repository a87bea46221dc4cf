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

from nn_lesson import network, neuron, split_rows
from nn_lesson.learner.values import flat
from nn_lesson.practice.check import check
from nn_lesson.practice.exercise import Exercise
from nn_lesson.practice.exercises import all_exercises
from nn_lesson.practice.judge import judge
from nn_lesson.practice.slips import table
from nn_lesson.practice.trial import try_out
from nn_lesson.progress import passed
from tests.typed import typed

EXERCISES = {name: exercise for name, exercise in all_exercises().items() if not exercise.parts}
SLIPS = [(name, slip) for name, exercise in EXERCISES.items() for slip in exercise.slips]


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


@pytest.mark.parametrize(("name", "slip"), SLIPS, ids=[f"{name}-{slip.key}" for name, slip in SLIPS])
def test_each_slip_is_recognised_as_itself(name, slip):
    verdict = check(named(name, slip.wrong), break_it=True)
    assert (verdict.status, verdict.slip) == ("retry", slip.key)
    assert verdict.message.startswith(slip.sentence)
    assert verdict.message == slip.sentence or re.search("it should be|is due|are due", verdict.message)
    assert passed() == set()
    without_hidden_cases = replace(EXERCISES[name].broken(), fresh=None)
    assert judge(without_hidden_cases, named(name, slip.wrong)).slip == slip.key


@pytest.mark.parametrize("name", EXERCISES)
def test_no_slip_tells_the_formula(name):
    lines = inspect.getsource(EXERCISES[name].reference).split('"""')[-1].splitlines()
    for formula in (line.strip().removeprefix("return ") for line in lines if len(line.strip()) > 17):
        assert not [slip.key for slip in EXERCISES[name].slips if formula in slip.sentence]


@pytest.mark.parametrize("name", EXERCISES)
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
def test_counter_examples_can_be_typed_again(name):
    for seed in range(20):
        case = EXERCISES[name].fresh(random.Random(seed))
        wholes = [part for whole in case for part in (whole if isinstance(whole, tuple) else [whole])]
        parts = [np.ravel(part) for part in wholes]
        for number in np.concatenate([part for part in parts if part.dtype.kind in "if"] or [[]]):
            assert number == float(f"{number:.6g}")


@pytest.mark.parametrize("name", EXERCISES)
def test_counter_examples_are_shown_whole(name):
    fresh = [EXERCISES[name].fresh(random.Random(seed)) for seed in range(20)]
    for case in [*EXERCISES[name].cases, *fresh]:
        assert "..." not in EXERCISES[name].asked(case)


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


def test_exercises_come_in_the_order_of_the_lessons():
    assert list(EXERCISES)[:3] == ["predict_price", "count_words", "dot"]


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


# Wrong, in every way

WRONG = [  # code, status, slip, words of the message
    ("def relu(x): return np.clip(x, 0, 5)", "retry", "place", "gives [5, 0, 3]; it should be [40, 0, 3]"),
    (
        "def dot(u, v): return abs(sum(map(math.prod, zip(u, v))))",
        "retry",
        "sign_lost",
        "4; it should be −4",
    ),
    ("def relu(x): return np.max((x, 0))", "retry", "exception", "It happens with"),
    ("def softmax(s): return np.exp(s) / np.exp(s).sum(axis=1, keepdims=True)", "retry", "exception", "always −1"),
    ("def softmax(s): return np.exp(s) / np.exp(s).sum(axis=-1)", "retry", "exception", "`keepdims=True` keeps"),
    ("def layer_forward(x, w, b, f): return f(x * w + b)", "retry", "place", "the `*` in `x * w` is wrong"),
    (
        "def cross_entropy(p, y): return -np.mean(np.log(p[range(y), y]))",
        "retry",
        "exception",
        "Is a `len` missing",
    ),
    ("def relu(x): return max(float(input('x? ')), 0)", "retry", "exception", "it asks for input"),
    (
        "def layer_forward(inputs, weights, biases, activation): return activation(inputs @ weights.T + biases)",
        "retry",
        "place",
        "`weights.T` does too much: without `.T` it would be right",
    ),
    (
        "def layer_backward(inputs, weights, outputs, slope, derror_doutputs):\n"
        "    d = derror_doutputs * slope(outputs)\n"
        "    return d.sum(axis=0), inputs @ d, d @ weights.T",
        "retry",
        "exception",
        "`inputs` is to be turned: rows and columns have changed places",
    ),
    (
        "def layer_backward(inputs, weights, outputs, slope, derror_doutputs):\n"
        "    d = derror_doutputs * slope\n"
        "    return d.sum(axis=0), inputs.T @ d, d @ weights.T",
        "retry",
        "exception",
        "a function is used as if it were a number",
    ),
    ("def dot(u, v): ...", "todo", None, "Put your own code in the place of `...`"),
    ("def dot(u, v): pass", "todo", None, "Put your own code"),
    (
        "def dot(u, v):\n    total = 0\n    for a, b in zip(u, v):\n        ...\n    return total",
        "todo",
        None,
        "Put",
    ),
    ("def dot(u, v): return u[0] * v[0] + ...", "todo", None, "Put your own code"),
    ("def dot(u, v): raise NotImplementedError", "todo", "ellipsis", "still to be written"),
    ("def dot(u, v): print(np.dot(u, v))", "retry", "printed", "prints the answer but does not return it"),
    ("def dot(u, v): total = np.dot(u, v)", "retry", "no_return", "Is a `return` missing?"),
    ("def relu(x):\n    if np.all(x > 0): return x", "retry", "no_return", "It happens with `relu(np.array(["),
    ("def dot(u, v):\n    u[0] = 7\n    return 1", "retry", "changed_input", "changes its first argument"),
    ("def dot(u, v):\n    v.pop()\n    return 1", "retry", "changed_input", "changes its second argument"),
    ("def dot(u, v):\n    while True: pass", "retry", "endless", "`dot` was stopped after 2 seconds."),
    ("def dot(u, v): return dot(u, v)", "retry", "exception", "calls itself without end"),
    ("def dot(u, v): exit()", "retry", "exception", "tries to leave Python"),
    ("def dot(u, v): return 1 / 0", "retry", "exception", "It happens with `dot([1, 2], [3, 4])`."),
    ("def dot(u, v): return u[2]", "retry", "exception", "points beyond the end"),
    ("def dot(u, w): return u * v", "retry", "exception", "needs a variable `v` that is not defined"),
    ("def dot(u): return 11", "retry", "exception", "it takes 1 positional argument but 2 were given"),
    ("def dot(u, v, w): return 11", "retry", "exception", "missing 1 required positional argument: 'w'"),
    (
        "def dot(u, v):\n    total = 0\n    for a, b in zip(u, v):\n        a * b\n    return total",
        "retry",
        "lost",
        "What `a * b` gives is lost",
    ),
    (
        "def cosine_similarity(u, v): return np.dot(u, v) / (np.dot(u, u) ** 1/2 * np.dot(v, v) ** 1/2)",
        "retry",
        "half",
        "and so does `** 1 / 2`",
    ),
    ("def dot(u, v): return 11", "retry", "hard_coded", "returns 11 in every case tried"),
    ("def dot(u, v): return '11'", "retry", "type", "It returns text, not a number"),
    ("def dot(u, v): return [sum(a * b for a, b in zip(u, v))]", "retry", "type", "It returns a list of 1"),
    ("def dot(u, v): return (a * b for a, b in zip(u, v))", "retry", "type", "a generator"),
    ("def dot(u, v): return sum", "retry", "type", "a function"),
    ("def dot(u, v): return {1: 2}", "retry", "type", "It returns a dictionary, but a number"),
    ("def dot(u, v): return np.dot(u, v) + 0j", "retry", "place", "without `+ 0j`"),
    (
        "def dot(u, v): return u * v",
        "retry",
        "exception",
        "a whole list cannot be used like a number",
    ),
    ("def dot(u, v): return np.outer(u, v)", "retry", "shape", "an array of shape `(2, 2)`, but a number is due"),
    ("def dot(u, v): return float('nan')", "retry", "nan", "gives nan; it should be 11."),
    (
        "def dot(u, v): return np.dot(u, v) * np.inf if len(u) > 2 else np.dot(u, v)",
        "retry",
        "place",
        "gives inf;",
    ),
    (
        "def dot(u, v): return np.dot(u, v) * np.nan if len(u) > 2 else np.dot(u, v)",
        "retry",
        "place",
        "gives nan;",
    ),
    ("def dot(u, v): return np.random.rand()", "retry", "random", "the next time"),
    ("def dot(u, v):\n    import random\n    return random.random()", "retry", "random", "the next time"),
    ("def dot(u, v, seen=[]):\n    seen.append(1)\n    return len(seen)", "retry", "random", "an earlier call"),
    ("def dot(u, v): return round(np.dot(u, v), 2)", "retry", "rounded", "gives 2.17; it should be 2.1672."),
    (
        "def dot(u, v): return np.dot(u, v) - 3",
        "retry",
        "place",
        "`dot([1, 2], [3, 4])` gives 8; it should be 11.",
    ),
    ("class dot:\n    def __init__(self, u, v): self.u = u", "retry", "another_kind", "begin with `def dot`"),
    ("def sigmoid(x): return 1 / (1 + math.exp(-x))", "retry", "exception", "was given a whole array"),
    ("def sigmoid(x): return 1 / (1 + np.e ^ -x)", "retry", "exception", "`^` is not a power"),
    ("def sigmoid(x): return 1 / (1 + exp(-x))", "retry", "exception", "needs a variable `exp`"),
    (
        "def sigmoid(x): return list(1 / (1 + np.exp(-x))) if np.ndim(x) else 1 / (1 + np.exp(-x))",
        "retry",
        "type",
        "list",
    ),
    (
        "def sigmoid(x): return np.mean(1 / (1 + np.exp(-x)))",
        "retry",
        "place",
        "without `np.mean` it would be right",
    ),
    ("def relu(x): return max(0, x)", "retry", "exception", "number by number"),
    (
        "def relu(x):\n    x = np.atleast_1d(x)\n    x[x < 0] = 0\n    return x",
        "retry",
        "changed_input",
        "first argument",
    ),
    ("def predict_price(a, y, wa, wy, b): print(wa * a + wy * y + b)", "retry", "printed", "prints the answer"),
    (
        "def predict_price(a, y, wa, wy, b): return wa * a + wy * y + b,",
        "retry",
        "type",
        "a tuple of 1 (is there a comma at the end?), but a number is due.",
    ),
    ("def predict_price(a, y, wa, wy, b): return int(wa * a + wy * y + b)", "retry", "rounded", "gives 177"),
    ("def predict_price(a, y, wa, wy, b): return wa(a) + wy(y) + b", "retry", "exception", "Is a `*` missing?"),
    (
        "def count_words(w, v):\n    from collections import Counter\n    return Counter(w)",
        "retry",
        "dictionary_of_text",
        "gives {'the': 2, 'cat': 1, 'and': 1, 'dog': 1}; it should be [1, 1, 2].",
    ),
    (
        "def count_words(w, v): return {w.count(word) for word in v}",
        "retry",
        "type",
        "a set, which keeps no order",
    ),
    ("def count_words(w, v): return map(w.count, v)", "retry", "type", "a `map`, which has not computed anything"),
    (
        "def count_words(w, v): return [w.count for word in v]",
        "retry",
        "type",
        "a list of 3, with a function (are the brackets of a call missing?) in it, but a list of 3 numbers is",
    ),
    (
        "def count_words(w, v):\n    counts = []\n    for x in v:\n        counts = counts.append(w.count(x))",
        "retry",
        "exception",
        "do not assign what they return",
    ),
    (
        "def count_words(w, v):\n    c = []\n    for x in v: c[x] = w.count(x)\n    return c",
        "retry",
        "exception",
        "To make a list longer, use `.append`.",
    ),
    ("def count_words(w, v): return [w.index(x) for x in v]", "retry", "index", "How often it is there"),
    (
        "def count_words(w, v): return [x.count(w) for x in v]",
        "retry",
        "exception",
        "a list stands where text is due",
    ),
    ("def count_words(w, v): w.sort()\n", "retry", "changed_input", "changes its first argument"),
    ("def squared_error(p, t): return np.square(p, t)", "retry", "exception", "one thing too many"),
    ("def squared_error(p, t): return (p - t) ** 0.5", "retry", "place", "`** 0.5` is not the right power"),
    ("def squared_error(p, t): return np.log(p - 1)", "retry", "unused", "`squared_error(0.8, 1)` gives nan"),
    ("def squared_error(p, t): return np.sqrt(p - t)", "retry", "place", "`np.sqrt` is not the right function"),
    (
        "def squared_error(p, t):\n    p -= t\n    return p * p",
        "retry",
        "changed_input",
        "It happens with `squared_error(np.array(0.3), 1)`.",
    ),
    (
        "def mean_squared_error(p, t): return np.square(np.subtract(p, t)).mean",
        "retry",
        "type",
        "brackets of a call missing?",
    ),
    ("def mean_squared_error(p, t): return np.mean((p - t) ** 2)", "retry", "exception", "a whole list"),
    ("def squared_error(p, t):\n    miss = ...\n    return ...", "todo", None, "Put your own code"),
    (
        "def mean_squared_error(p, t):\n    for i in range(len(p)): p[i] -= t[i]\n    return sum(p)",
        "retry",
        "changed_input",
        "Leave it alone",
    ),
    (
        "miss = 0.87\ndef error_derivative(p, t): return 2 * miss",
        "retry",
        "hard_coded",
        "It uses `miss` from outside the function",
    ),
    (
        "rate = 0.5\ndef gradient_step(w, d, r): return w - rate * d * d",
        "retry",
        "unused",
        "It uses `rate` from outside the function",
    ),
    ("def gradient_step(w, d, r): return list(w - r * d)", "retry", "type", "`np.array` makes one of it"),
    (
        "def gradient_step(w, d, r):\n    for v in w:\n        v = v - r * d\n    return v",
        "retry",
        "last_weight",
        "Only the last weight counts",
    ),
    (
        "def mean_squared_error(p, t): return sum((a - b) ** 2 for a in p for b in t) / len(p)",
        "retry",
        "every_pair_divided_once",
        "a loop within a loop",
    ),
    ("def numerical_derivative(f, x):\n    h = 0.1\n    return ...", "todo", None, "Put your own code"),
    (
        "def numerical_derivative(f, x):\n    h = 0.1\n    rise = ...\n    return rise / h",
        "todo",
        None,
        "Put your own",
    ),
    ("def numerical_derivative(f, x): return (f(x) - f(x)) / 0", "retry", "exception", "f(x) = x²"),
    ("def numerical_derivative(f, x): return np.divide(f(x) - f(x), 0)", "retry", "nan", "divided by 0"),
    ("def numerical_derivative(f, x): return f * 2", "retry", "exception", "used as if it were a number. Call it"),
    (
        "def numerical_derivative(f, x): return f(x, 1)",
        "retry",
        "exception",
        "count what stands in the brackets of `square`: it takes 1, and is given 2.",
    ),
    ("def numerical_derivative(f, x, h): return f(x)", "retry", "exception", "Keep the first line as it was"),
    (
        "def gradient_step(w, d, r): return [a - r * b for a, b in zip(w, d)]",
        "retry",
        "type",
        "It returns a list of 2 numbers, but an array of shape `(2,)` is due.",
    ),
    ("def gradient_step(w, d, r):\n    w -= r * d", "retry", "changed_input", "its first argument"),
    ("def gradient_step(w, d, r): return w @ d", "retry", "shape", "It returns a number"),
    ("def sigmoid_deriv(x): return round(x * (1 - x))", "retry", "unknown", "`round` takes one number"),
    ("def sigmoid_deriv(x): return 2 * math.exp(-x)", "retry", "unknown", "was given a whole array"),
    (
        "def sigmoid_deriv(x): return (x @ x) * 1",
        "retry",
        "exception",
        "`@` multiplies arrays, not single numbers",
    ),
    (
        "def compute_gradients(x, w, b, t): return b, list(x)",
        "retry",
        "type",
        "Result 2 is a list of 2 numbers, but an array of shape `(2,)` is due.",
    ),
    (
        "def compute_gradients(x, w, b, t): return x, x, x",
        "retry",
        "type",
        "2 results are due, but it returns a tuple",
    ),
    ("def compute_gradients(x, w, b, t): return [3 * x[0], x]", "retry", "input_alone", "it should be ("),
    (
        "def compute_gradients(x, w, b, t): return np.array([b, x])",
        "retry",
        "exception",
        "rows of different lengths",
    ),
    ("def gradient_step(w, d, r):\n    w -= r * d\n    return w", "retry", "changed_input", "its first argument"),
    ("def gradient_step(w, d, r): w = w - r * d", "retry", "no_return", "Is a `return` missing?"),
    ("def squared_error(p, t): return np.square('p - t')", "retry", "exception", "something else than numbers"),
    (
        "def mean_squared_error(p, t): return [p - q for p, q in (p, t)]",
        "retry",
        "exception",
        "together, write `zip`",
    ),
    (
        "def count_words(w, v): return [[w.count(x)] for x in v]",
        "retry",
        "place",
        "`[w.count(x)]` does too much: `w.count(x)` alone",
    ),
    ("def count_words(w, v): return [w.count(x) for x in range(v)]", "retry", "exception", "Is a `len` missing?"),
    (
        "def compute_gradients(x, w, b, t):\n    a, c = ..., ...\n    return a, c",
        "todo",
        None,
        "Put your own code",
    ),
    (
        "def compute_gradients(x, w, b, t):\n    a = [...][0]\n    return a, 2 * x",
        "todo",
        None,
        "Put your own code",
    ),
    ("def compute_gradients(x, w, b, t, a=...): return a, 2 * x", "todo", "ellipsis", "One `...` is still there"),
    ("def compute_gradients(x, w, b, t):\n    a = ...\n    return a, a", "todo", None, "Put your own code"),
    ("def compute_gradients(x, w, b, t):\n    a = ...\n    return 2 * a, a", "todo", None, "Put your own code"),
]


@pytest.mark.parametrize(("source", "status", "slip", "words"), WRONG)
def test_wrong_code_is_answered_kindly(source, status, slip, words):
    verdict = check(typed(source))
    assert (verdict.status, verdict.slip) == (status, slip), verdict
    assert words in verdict.message
    assert "Traceback" not in verdict._repr_html_()
    assert passed() == set()


def test_an_answer_that_knows_the_lessons_numbers_only_is_found_out():
    known = {repr((list(u), list(v))): np.dot(u, v) for u, v in EXERCISES["dot"].cases}
    source = "def dot(u, v): return known.get(repr((list(u), list(v))), 3)"
    verdict = check(typed(source, known=known))
    assert verdict.slip == "hard_coded"
    assert "right for the lesson's numbers, but not for others" in verdict.message


def test_checks_leave_the_random_numbers_as_they_were():
    def state():
        return repr((np.random.get_state(), random.getstate()))

    before = state()
    for source in (
        "def dot(u, v): return np.random.rand()",
        "def dot(u, v): return 3",
        "def dot(u, v): return u @ v",
        "class NeuralNetwork(neuron.NeuralNetwork):\n    def predict(self, x): return ...",
        "class NeuralNetwork(neuron.NeuralNetwork):\n    def predict(self, x): return np.random.rand()",
    ):
        check(typed(source, neuron=neuron))
    assert state() == before


def test_nothing_that_is_printed_shows(capsys):
    check(typed("def dot(u, v):\n    print('x' * 10**7)\n    return np.dot(u, v)"))
    assert capsys.readouterr() == ("", "")


def test_a_check_within_the_function_comes_to_an_end():
    inside = "def dot(u, v):\n    check(dot)\n    return sum(a * b for a, b in zip(u, v))"
    assert check(typed(inside, check=check)).status == "passed"
    assert check(typed("def dot(u, v):\n    return check(dot)", check=check)).status == "retry"


# A wrong helper


@pytest.mark.parametrize(
    "sigmoid",
    [
        "def sigmoid(x): return 1 / (1 + np.exp(x))",
        "def sigmoid(x): ...",
        "def sigmoid(x): print(1 / (1 + np.exp(-x)))",
        "def sigmoid(x): return 1 / 0",
        "def sigmoid(x):\n    while True: pass",
    ],
)
def test_a_wrong_helper_is_named(sigmoid):
    source = "def make_prediction(x, weights, bias): return sigmoid(np.dot(x, weights) + bias)"
    verdict = check(typed(source, sigmoid=typed(sigmoid)))
    assert (verdict.status, verdict.slip) == ("retry", "helper")
    assert "your `sigmoid`" in verdict.message and "`check(sigmoid)`" in verdict.message


def test_a_helper_is_not_blamed_for_what_it_does_not_do():
    wrong = "def make_prediction(x, weights, bias): return sigmoid(np.dot(x, weights))"
    for sigmoid in ("def sigmoid(x): return 1 / (1 + np.exp(-x))", "def sigmoid(x): return 0.5 - x"):
        assert check(typed(wrong, sigmoid=typed(sigmoid))).slip != "helper"
    right = "def make_prediction(x, weights, bias): return 1 / (1 + np.exp(-(np.dot(x, weights) + bias)))"
    assert check(typed(right, sigmoid=typed("def sigmoid(x): ..."))).status == "passed"


def test_finding_the_wrong_helper_leaves_the_learners_names_alone():
    sigmoid = typed("def sigmoid(x): return 1 / (1 + np.exp(x))")
    function = typed("def make_prediction(x, w, b): return sigmoid(np.dot(x, w) + b)", sigmoid=sigmoid)
    names = dict(function.__globals__)
    check(function)
    assert function.__globals__ == names


# Things that are no exercise


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        (None, "Pass the name of your function alone"),
        (11, "Pass the name of your function alone"),
        (np.ones(3), "Pass the name of your function alone"),
        ([1, 2], "Pass the name of your function alone"),
        (np, "Pass the name of your function alone"),
        ("dot", "without quotation marks: `check(dot)`"),
        ("dott", "There is no exercise `dott`. Did you mean `dot`?"),
        (lambda u, v: 11, "A `lambda` has no name of its own"),
        (len, "There is no exercise `len`."),
        (dict, "There is no exercise `dict`."),
    ],
)
def test_what_is_no_exercise_is_answered_in_one_line(thing, words):
    verdict = check(thing)
    assert (verdict.status, verdict.slip, verdict.title) == ("retry", "not_an_exercise", "Nothing to check")
    assert words in verdict.message and len(verdict.message) < 100


def test_an_object_that_raises_when_asked_for_its_name_is_no_exercise():
    class Odd:
        def __getattr__(self, name):
            raise RuntimeError(name)

        def __call__(self):
            return 1

    assert check(Odd()).slip == "not_an_exercise"


# Exercises as later lessons will have them

PAIR = Exercise(
    reference=neuron.compute_gradients,
    cases=[
        (np.array([2.0, 1.5]), np.array([1.45, -0.66]), 0.5, 0.0),
        (np.array([-1.0, 0.5]), np.array([0.3, 0.8]), np.array([0.1]), 1.0),
    ],
    slips=table(
        neuron.compute_gradients,
        "swapped: return derror_dweights, derror_dbias\n    The two results are swapped.",
    ),
)


@pytest.mark.parametrize(
    ("body", "status", "slip"),
    [
        ("return gradients(x, w, b, t)", "passed", None),
        ("return list(gradients(x, w, b, t))", "passed", None),
        ("return gradients(x, w, b, t)[::-1]", "retry", "swapped"),
        ("return gradients(x, w, b, t)[1]", "retry", "type"),
        ("bias, weights = gradients(x, w, b, t)\n    return bias, list(weights)", "retry", "type"),
        ("bias, weights = gradients(x, w, b, t)\n    return bias, weights + np.nan", "retry", "place"),
        ("return ...", "todo", None),
    ],
)
def test_an_exercise_may_ask_for_a_pair(body, status, slip):
    source = f"def compute_gradients(x, w, b, t):\n    {body}"
    verdict = judge(PAIR, typed(source, gradients=neuron.compute_gradients))
    assert (verdict.status, verdict.slip) == (status, slip), verdict


def square(x):
    return x * x


SLOPE = Exercise(reference=neuron.numerical_derivative, cases=[(square, 3.0), (np.sin, 0.5)], tolerance=1e-2)


def test_an_exercise_may_take_a_function_and_be_generous():
    one_sided = typed("def numerical_derivative(f, x): return (f(x + 0.001) - f(x)) / 0.001")
    assert judge(SLOPE, one_sided).status == "passed"
    verdict = judge(SLOPE, typed("def numerical_derivative(f, x): return f(x)"))
    assert verdict.message.endswith("`numerical_derivative(square, 3)` gives 9; it should be 6.")


STEP = Exercise(
    reference=neuron.gradient_step,
    cases=[(np.array([1.0, 2.0]), np.array([0.5, -1.0]), 0.1), (np.array([0.0, -2.0]), np.array([3.0, 1.0]), 0.5)],
)


def test_an_answer_in_place_is_to_be_tried_again():
    source = "def gradient_step(weights, derivative, rate):\n    weights -= rate * derivative\n    return weights"
    assert judge(STEP, typed(source)).slip == "changed_input"


def test_a_list_may_be_asked_for():
    words = Exercise(reference=neuron.count_words, cases=[(["a", "b", "a"], ["a", "b", "c"]), (["b"], ["b", "a"])])
    assert (
        judge(words, typed("def count_words(w, v): return np.array([w.count(x) for x in v])")).status == "passed"
    )
    verdict = judge(words, typed("def count_words(w, v): return {x: w.count(x) for x in v}"))
    assert verdict.slip == "type"
    assert verdict.message.endswith("`count_words(['a', 'b', 'a'], ['a', 'b', 'c'])`.")


def neuron_of(network, weights, bias):
    made = network(0.1)
    made.weights, made.bias = np.array(weights), bias
    return made


PREDICT = Exercise(
    reference=neuron.NeuralNetwork,
    name="predict",
    call=lambda network, weights, bias, x: neuron_of(network, weights, bias).predict(x),
    cases=[([1.0, -1.0], 0.5, np.array([2.0, 1.0])), ([0.2, 0.3], 0.0, np.array([1.0, -4.0]))],
)


def updated(network, *gradients):
    made = neuron_of(network, [1.0, 2.0], 0.5)
    made._update_parameters(*gradients)
    return made.bias, made.weights


UPDATE = Exercise(
    reference=neuron.NeuralNetwork,
    name="_update_parameters",
    call=updated,
    cases=[(0.5, np.array([1.0, -2.0])), (-1.0, np.array([0.0, 3.0]))],
)
NETWORK = Exercise(reference=neuron.NeuralNetwork, parts=[PREDICT, UPDATE])
BEGINNING = """
class NeuralNetwork:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate
        self.weights, self.bias = np.random.randn(2), np.random.randn()
"""
RIGHT_PREDICT = "    def predict(self, x): return 1 / (1 + np.exp(-(x @ self.weights + self.bias)))\n"
RIGHT_UPDATE = """
    def _update_parameters(self, bias, weights):
        self.bias -= self.learning_rate * bias
        self.weights -= self.learning_rate * weights
"""


@pytest.mark.parametrize(
    ("methods", "status", "slip", "words"),
    [
        ("", "todo", None, "Next comes `predict`."),
        ("    def predict(self, x): ...", "todo", None, "Next comes `predict`."),
        ("    def predict(self, x): return 1 + ...", "todo", None, "Next comes `predict`."),
        (
            "    def predict(self, x): return 1",
            "retry",
            "hard_coded",
            "`predict([1, -1], 0.5, np.array([2, 1]))` gives 1;",
        ),
        ("    def predict(x): return 1", "retry", "exception", "takes 1 positional argument but 2 were given"),
        (
            "    def predict(self, x): return self.weigths",
            "retry",
            "exception",
            "`NeuralNetwork` has no `.weigths`",
        ),
        (RIGHT_PREDICT, "todo", None, "1 of 2 methods is right. Next comes `_update_parameters`."),
        (RIGHT_PREDICT + "    def _update_parameters(self, b, w): ...", "todo", None, "Next comes `_update"),
        (
            RIGHT_PREDICT + "    def _update_parameters(self, b, w): self.bias = 1",
            "retry",
            "hard_coded",
            "(1, [1, 2])",
        ),
        (RIGHT_PREDICT + RIGHT_UPDATE, "passed", None, "All its methods"),
    ],
)
def test_a_class_is_checked_method_by_method_as_it_grows(methods, status, slip, words):
    verdict = judge(NETWORK, typed(BEGINNING + methods))
    assert (verdict.status, verdict.slip) == (status, slip), verdict
    assert words in verdict.message


def test_an_exercise_right_in_one_form_of_arguments_is_right():
    both = EXERCISES["dot"]
    assert {form.__name__ for form in both.forms} == {"as_lists", "as_arrays"}
    assert judge(both, typed("def dot(u, v): return u @ v")).status == "passed"
    right_with_arrays_only = "def dot(u, v): return np.dot(u, v) + isinstance(u, list)"
    assert judge(both, typed(right_with_arrays_only)).status == "passed"


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


def test_what_one_answer_changes_spoils_no_later_check():
    known = {name: all_exercises()[name].reference for name in ("digits_step", "gradient_step")}
    right = inspect.getsource(network.digits_step)
    changing = right.replace(
        "biases_1 = gradient_step(biases_1, derror_dbiases_1, learning_rate)", "biases_1 -= 0.1"
    )
    names = {name: thing for name, thing in vars(network).items() if name != "digits_step"}
    before = repr(all_exercises()["digits_step"].cases)
    verdict = check(typed(changing, **names))
    assert verdict.slip == "changed_input" and verdict.lines
    assert repr(all_exercises()["digits_step"].cases) == before
    all_each_time = """
        def train_digits(parameters, images, labels, epochs, learning_rate):
            for epoch in range(epochs):
                for start in range(0, len(images), 32):
                    parameters = digits_step(parameters, images, labels, learning_rate)
            return parameters
        """
    assert check(typed(all_each_time, **known)).slip == "all_each_time"


def test_a_method_outside_its_class_is_told_so():
    methods = textwrap.dedent(inspect.getsource(neuron.NeuralNetwork)).partition("    def train")[0]
    names = {
        name: getattr(neuron, name)
        for name in ("sigmoid", "squared_error", "compute_gradients", "make_prediction")
    }
    outside = "def train(self, input_vectors, targets, iterations):\n    return []\n\n\n"
    assert "outside the class" not in check(typed(methods, **names)).message
    assert "There is a `train` outside the class." in check(typed(outside + methods, **names)).message
