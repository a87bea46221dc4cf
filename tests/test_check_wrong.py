"""What is wrong is answered kindly: each mistake by its name, a wrong helper as such, and what is no exercise."""

import random
import re

import numpy as np
import pytest

from nn_lesson import neuron
from nn_lesson.practice.check import check
from nn_lesson.practice.exercises import all_exercises
from nn_lesson.progress import passed
from tests.typed import typed
from tests.weekly import one_in

# Wrong, in every way

WRONG = """
def relu(x): return np.clip(x, 0, 5)
→ place: gives [5, 0, 3]; it should be [40, 0, 3]
def dot(u, v): return abs(sum(map(math.prod, zip(u, v))))
→ sign_lost: 4; it should be −4
def relu(x): return np.max((x, 0))
→ exception: It happens with
def softmax(s): return np.exp(s) / np.exp(s).sum(axis=-1)
→ exception: `keepdims=True` keeps
def cross_entropy(p, y): return -np.mean(np.log(p[range(y), y]))
→ exception: Is a `len` missing
def relu(x): return max(float(input('x? ')), 0)
→ exception: it asks for input
def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
    d = derror_doutputs * slope(outputs)
    return d.sum(axis=0), inputs @ d, d @ weights.T
→ exception: `inputs` is to be turned: rows and columns have changed places
def dot(u, v): ...
→ todo: Put your own code in the place of `...`
def relu(x):
    if np.all(x > 0): return x
→ no_return: It happens with `relu(np.array([
def dot(u, v):
    v.pop()
    return 1
→ changed_input: changes its second argument
def dot(u, v):
    while True: pass
→ endless: `dot` was stopped after 2 seconds.
def dot(u, v): return 1 / 0
→ exception: It happens with `dot([1, 2], [3, 4])`.
def dot(u, v, w): return 11
→ exception: missing 1 required positional argument: 'w'
def cosine_similarity(u, v): return np.dot(u, v) / (np.dot(u, u) ** 1/2 * np.dot(v, v) ** 1/2)
→ half: and so does `** 1 / 2`
def dot(u, v): return 11
→ hard_coded: returns 11 in every case tried
def dot(u, v): return '11'
→ type: It returns text, not a number
def dot(u, v): return (a * b for a, b in zip(u, v))
→ type: a generator
def dot(u, v): return np.dot(u, v) + 0j
→ place: without `+ 0j`
def dot(u, v): return np.outer(u, v)
→ shape: an array of shape `(2, 2)`, but a number is due
def dot(u, v): return float('nan')
→ nan: gives nan; it should be 11.
def dot(u, v): return np.dot(u, v) * np.inf if len(u) > 2 else np.dot(u, v)
→ place: gives inf;
def dot(u, v): return np.random.rand()
→ random: the next time
def dot(u, v, seen=[]):
    seen.append(1)
    return len(seen)
→ random: an earlier call
def dot(u, v): return round(np.dot(u, v), 2)
→ rounded: gives 2.17; it should be 2.1672.
def dot(u, v): return np.dot(u, v) - 3
→ place: `dot([1, 2], [3, 4])` gives 8; it should be 11.
class dot:
    def __init__(self, u, v): self.u = u
→ another_kind: begin with `def dot`
def predict_price(a, y, wa, wy, b): return wa * a + wy * y + b,
→ type: a tuple of 1 (is there a comma at the end?), but a number is due.
def count_words(w, v):
    from collections import Counter
    return Counter(w)
→ dictionary_of_text: gives {'the': 2, 'cat': 1, 'and': 1, 'dog': 1}; it should be [1, 1, 2].
def count_words(w, v): return {w.count(word) for word in v}
→ type: a set, which keeps no order
def count_words(w, v): return map(w.count, v)
→ type: a `map`, which has not computed anything
def count_words(w, v): return [w.count for word in v]
→ type: a list of 3, with a function (are the brackets of a call missing?) in it, but a list of 3 numbers is
def count_words(w, v):
    counts = []
    for x in v:
        counts = counts.append(w.count(x))
→ exception: do not assign what they return
def count_words(w, v):
    c = []
    for x in v: c[x] = w.count(x)
    return c
→ exception: To make a list longer, use `.append`.
def count_words(w, v): return [x.count(w) for x in v]
→ exception: a list stands where text is due
def squared_error(p, t): return (p - t) ** 0.5
→ place: `** 0.5` is not the right power
def squared_error(p, t): return np.sqrt(p - t)
→ place: `np.sqrt` is not the right function
def squared_error(p, t):
    p -= t
    return p * p
→ changed_input: It happens with `squared_error(np.array(0.3), 1)`.
def mean_squared_error(p, t): return np.square(np.subtract(p, t)).mean
→ type: brackets of a call missing?
miss = 0.87
def error_derivative(p, t): return 2 * miss
→ hard_coded: It uses `miss` from outside the function
rate = 0.5
def gradient_step(w, d, r): return w - rate * d * d
→ unused: It uses `rate` from outside the function
def gradient_step(w, d, r): return list(w - r * d)
→ type: `np.array` makes one of it
def gradient_step(w, d, r):
    for v in w:
        v = v - r * d
    return v
→ last_weight: Only the last weight counts
def mean_squared_error(p, t): return sum((a - b) ** 2 for a in p for b in t) / len(p)
→ every_pair_divided_once: a loop within a loop
def numerical_derivative(f, x): return (f(x) - f(x)) / 0
→ exception: f(x) = x²
def numerical_derivative(f, x): return f(x, 1)
→ exception: count what stands in the brackets of `square`: it takes 1, and is given 2.
def numerical_derivative(f, x, h): return f(x)
→ exception: Keep the first line as it was
def sigmoid_deriv(x): return round(x * (1 - x))
→ takes_output: That is not the only mistake: after that, the answer is rounded
def compute_gradients(x, w, b, t): return b, list(x)
→ type: Result 2 is a list of 2 numbers, but an array of shape `(2,)` is due.
def compute_gradients(x, w, b, t): return x, x, x
→ type: 2 results are due, but it returns a tuple
def compute_gradients(x, w, b, t): return [3 * x[0], x]
→ unused: `w`, `b` and `t` come in and are never used
def squared_error(p, t): return np.square('p - t')
→ exception: something else than numbers
def mean_squared_error(p, t): return [p - q for p, q in (p, t)]
→ exception: together, write `zip`
def count_words(w, v): return [w.count(x) for x in range(v)]
→ exception: Is a `len` missing?
"""


@pytest.mark.parametrize(
    ("source", "kind", "words"), one_in(4, re.findall(r"((?:^[^→].*\n)+)→ (\w+): (.+)", WRONG, re.MULTILINE))
)
def test_wrong_code_is_answered_kindly(source, kind, words):
    verdict = check(typed(source))
    status = "todo" if kind in ("todo", "ellipsis") else "retry"
    assert (verdict.status, verdict.slip or verdict.status) == (status, kind), verdict
    assert words in verdict.message
    assert "Traceback" not in verdict._repr_html_()
    assert passed() == set()


def test_an_answer_that_knows_the_lessons_numbers_only_is_found_out():
    known = {repr((list(u), list(v))): np.dot(u, v) for u, v in all_exercises()["dot"].cases}
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
        "def sigmoid(x): print(1 / (1 + np.exp(-x)))",
        "def sigmoid(x): return 1 / 0",
        "def sigmoid(x):\n    while True: pass",
    ],
)
def test_a_wrong_helper_is_named(sigmoid, impatient):
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


@pytest.mark.parametrize(
    "source",
    [
        "def make_vocabulary(sentences, rows):\n    sentences[0] = 7\n    return sentences",
        "def make_vocabulary(sentences, rows): return [np.array([1, 2]), 3]",
        "def best_match(user, films): return np.array(films[0])",
        "def overfit_one_batch(network, inputs, targets, count, steps): return [inputs, inputs]",
    ],
)
def test_whatever_it_returns_or_changes_no_traceback_is_the_courses(source):
    assert check(typed(source)).status == "retry"
