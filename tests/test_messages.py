"""What is said of what a learner types: it is true, in the learner's words, and says where."""

import functools
import inspect
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nn_lesson import check, hint, neuron
from nn_lesson.learner import run
from nn_lesson.learner.values import contrast, describe
from nn_lesson.practice.check import ready
from nn_lesson.practice.exercises import all_exercises
from nn_lesson.practice.judge import judge
from nn_lesson.practice.trial import HIDDEN
from tests.typed import SOLVED, typed, typed_late
from tests.weekly import one_in

RAW = (
    r"ufunc|[Cc]-[Aa]rray|not acceptable|dtype|array element|operand|dimension|broadcast|scalar|casting|dispatcher"
)
# Right, by whatever name

RIGHT = [
    "dot = lambda u, v: sum(a * b for a, b in zip(u, v))",
    "def my_dot(u, v): return sum(a * b for a, b in zip(u, v))\ndot = my_dot",
    "relu = sigmoid2 = lambda x: np.maximum(x, 0)",
    "def twice(f):\n    def inner(*given): return f(*given)\n    return inner\n"
    "@twice\ndef sigmoid(x): return 1 / (1 + np.exp(-x))",
]


@pytest.mark.parametrize("source", RIGHT)
def test_what_is_kept_under_an_exercises_name_is_judged_under_that_name(source):
    function = typed(source)
    assert check(function).status == "passed" and ready(function) is function
    assert hint(function).title.startswith("Hint 1 of 3 for `")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (lambda: functools.partial(np.maximum, 0), "relu"),
        (lambda: np.vectorize(lambda x: max(x, 0.0)), "relu"),
        (lambda: type("Net", (neuron.NeuralNetwork,), {}), "NeuralNetwork"),
    ],
)
def test_what_has_no_names_around_it_is_looked_for_in_the_notebook(kind, name, monkeypatch):
    thing = kind()
    assert check(thing).slip == "not_an_exercise"
    monkeypatch.setattr("__main__." + name, thing, raising=False)
    assert check(thing).status == "passed"


def test_an_exercises_own_name_comes_first():
    verdict = check(typed("def relu(x): return np.maximum(x, 0)\nsigmoid = relu"))
    assert verdict.status == "passed" and verdict.title == "`relu` is right"


def test_a_number_under_an_exercises_name_is_no_exercise(monkeypatch):
    monkeypatch.setattr("__main__.dot", 11, raising=False)
    assert check(11).message == "Pass the name of your function alone, as in `check(dot)`, without calling it."


# What is typed, and what is said of it

ANSWERS = Path(__file__).with_name("wrong")  # a file for each lesson; above each answer stands what is said of it


def without_docstring(name):
    """The source of an exercise's reference."""
    source = inspect.getsource(all_exercises()[name].reference)
    return re.sub(r'\n    """.*?"""', "", source, count=1, flags=re.DOTALL)


def answers():
    """(lesson, source, what must be said of it, what must not be said) of each wrong answer.

    `# dot: this -> that` is the reference, or what is `SOLVED`, but for that.
    """
    for path in sorted(ANSWERS.glob("*.py")):
        for answer in re.split(r"\n\n(?=# (?:says|never): )", path.read_text(encoding="utf-8").strip()):
            told = dict(re.findall(r"^# (says|never): (.*)$", answer, re.MULTILINE))
            source = re.sub(r"^# (says|never): .*\n", "", answer, flags=re.MULTILINE)
            changes = re.findall(r"^# (\w+): (.*) -> (.*)$", source, re.MULTILINE)
            if changes:
                source = SOLVED.get(changes[0][0]) or without_docstring(changes[0][0])
            for _name, this, that in changes:
                assert this.replace(r"\n", "\n") in source, answer
                source = source.replace(*(part.replace(r"\n", "\n") for part in (this, that)), 1)
            says, never = (told[key].split(" | ") if key in told else [] for key in ("says", "never"))
            yield path.stem, source, says, never


@pytest.mark.parametrize(
    ("lesson", "source", "says", "never"), one_in(8, answers(), label=lambda answer: answer[0])
)
def test_a_message_says_what_is_true_of_what_was_typed(lesson, source, says, never):
    verdict = check(typed_late(source))
    assert verdict.status == "retry" and says + never
    assert [part for part in says if part.lower() not in verdict.message.lower()] == [], verdict.message
    assert [part for part in never if part in verdict.message] == [], verdict.message
    assert verdict.message.count("`") % 2 == 0 and ":`" not in verdict.message and "\n" not in verdict.message


# Errors of NumPy

PROVOKED = """
np.dot(m, n)  np.dot(a, [1, 2, 3])  np.dot(a, b, 3)  np.dot(a)  np.dot("x", a)  np.matmul(3, a)  a @ 3  3 @ a
m @ n  np.vdot(a, [1, 2, 3])  np.zeros(2, 3)  np.zeros("2")  np.zeros(2.5)  np.zeros(a)  np.zeros(-1)
np.array(1, 2)  np.array([1], [2])  np.array([a, 1.0])  np.array(1, 2, 3)  np.sum(1, 2)  np.sum(a, b)
np.sum(1.0, 2.0, 3.0)  np.sum(a, axis=1)  np.sum(["a", "b"])  np.mean(a, b)  np.mean(1, 2)  np.mean("x")
np.mean(x for x in a)  np.mean()  np.exp(1, 2)  np.exp([[1], [2, 3]])  np.exp("x")  np.exp(None)
np.exp(10 ** 400)  np.exp()  np.exp(print)  np.exp([[1], [1, 2]])  np.log(["x"])  np.exp([1, None])
np.maximum(a)  np.maximum(a, 0, 1)  np.maximum(a, "x")  np.maximum(m, [1, 2, 3])  np.max(0, a)  np.max([])
np.argmax([])  np.argmax(a, 5)  np.square(1, 2)  np.subtract(a)  whole.__iadd__(0.5)  whole ** -1  a + "x"
"x" * a  a ** "x"  a[1.5]  a[0, 1]  a["x"]  a[a]  m[0, 0, 0]  a[5]  m[0, 5]  np.array(3.0)[0]  np.float64(3)[0]
a[[True, False, True]]  np.append(a, m, 0)  np.append(a)  a.append(3)  a.exp()  a.foo  a.reshape(3)
np.reshape(a, (2, 2))  np.concatenate(a, b)  np.concatenate(1, 2)  np.concatenate([a, m])  np.concatenate([])
np.hstack(a, b)  np.stack([a, [1]])  np.vstack([a, [1, 2, 3]])  np.einsum("i,i", a, [1, 2, 3])  [1, 2] / 2
[1, 2] - [1, 2]  -[1, 2]  [1, 2] > 0  abs([1, 2])  a + [1, 2, 3]  m * n  m + [1, 2, 3]  a + None
[1, 2] @ [1, 2]  np.arange("x")  np.arange(a)  range(a)  len(np.array(3.0))  [x for x in np.array(3.0)]
np.random.randn(a)  np.random.randint(0)  np.random.choice([])  np.random.choice(m)  np.random.seed("x")
math.exp(a)  math.exp([1, 2])  math.exp("x")  math.sqrt(-1)  float(a)  a.item()  float([1])  int("x")
np.where(a > 0, a)  np.linalg.inv(m)  np.asarray(3, 4)  np.ones(2, 3)  np.outer(a)  np.linalg.norm("x")
np.round("x")
"""
VALUES = {
    "a": np.array([1.0, 2.0]),
    "b": np.array([3.0, 4.0]),
    "m": np.ones((4, 2)),
    "n": np.ones((4, 3)),
    "whole": np.array([1, 2]),
}


@pytest.mark.parametrize("expression", re.split(r"  +|\n", PROVOKED.strip()))
def test_no_word_from_inside_numpy_reaches_a_learner(expression):
    outcome = run(typed(f"def f(): return {expression}", **VALUES), name="f")
    said = outcome.error.split("`: ", 1)[1]
    assert not re.search(RAW, re.sub("`.*?`", "", said)) and "Python says" not in said


@pytest.mark.parametrize(
    "words", ["the array has no dimension", "not aligned", "broadcast (3,)", "core dimension"]
)
def test_what_a_learner_raises_is_told_in_the_learners_words(words):
    function = typed(f"def f(): raise ValueError({words!r})")
    assert f"Python says `ValueError: {words}`" in run(function, name="f").error


# Answers

DESCRIBED = [
    ([np.ones(1), np.ones(1)], "a list of 2 arrays of 1 number"),
    ((np.ones(2), np.ones(2)), "a tuple of 2 arrays of 2 numbers"),
    ([[1], [2], [3]], "a list of 3 lists of 1 number"),
    ([[1, 2]], "a list of 1 list of 2 numbers"),
    ([[[1]], [[2]]], "a list of 2 rows"),
    ([[1], np.ones(1)], "a list of 2 rows"),
    ([1], "a list of 1 number"),
    ([1, 2], "a list of 2 numbers"),
    ([], "a list with nothing in it"),
    ([np.ones(1), 1.0], "a list of 2: arrays and numbers"),
]


@pytest.mark.parametrize(("value", "words"), DESCRIBED)
def test_a_value_is_described_precisely(value, words):
    assert describe(value) == words


def test_of_many_numbers_those_are_shown_that_differ():
    one, other = np.ones((4, 4)), np.ones((4, 4))
    other[2, 1] = 5
    assert contrast(one, other) == ("[1, 1, 1, 1] in row 3", "[1, 5, 1, 1]")
    assert contrast((0.5, one), (0.5, other)) == ("[1, 1, 1, 1] in row 3 as result 2", "[1, 5, 1, 1]")
    assert contrast((0.5, one[0]), (0.4, one[0])) == ("(0.5, [1, 1, 1, 1])", "(0.4, [1, 1, 1, 1])")
    assert contrast([0.5], 3) == ("[0.5]", "3")


@pytest.mark.parametrize(
    ("thing", "answer"),
    [
        (None, "Pass the name of your function alone, as in `check(dot)`, without calling it."),
        (11, "Pass the name of your function alone, as in `check(dot)`, without calling it."),
        ("dot", "Pass it without quotation marks: `check(dot)`."),
        ("predict", "`predict` is a method. Pass its class: `check(NeuralNetwork)`."),
        ("NeuralNetwork", "Pass it without quotation marks: `check(NeuralNetwork)`."),
        ("perceptron", "There is no exercise `perceptron`. `progress()` tells you which one comes next."),
    ],
)
def test_a_check_of_nothing_says_in_one_line_what_to_type(thing, answer):
    assert check(thing).message == answer


def test_the_lines_are_those_of_the_case_that_the_message_tells():
    source = "def squared_error(p, t):\n    miss = p / t\n    return miss ** 3"
    verdict = check(typed(source))
    assert verdict.lines[0].case == "`squared_error(0.8, 1)`" and verdict.lines[0].case in verdict.message


def test_numpys_own_function_is_not_the_learners():
    verdict = check(np.dot)
    assert verdict.status == "todo" and "NumPy's own `np.dot`" in verdict.message


def test_a_message_that_says_all_is_not_followed_by_another():
    power = check(typed("def squared_error(prediction, target): return (prediction - target) ^ 2"))
    lists = check(typed("def mean_squared_error(p, t): return np.mean((p - t) ** 2)"))
    assert "is wrong" not in power.message and "turned" not in lists.message


def test_a_known_mistake_is_not_told_where_further_cases_tell_it_apart():
    exercise, hidden = all_exercises()["best_match"], iter(range(HIDDEN))
    of_three, of_four = ([case for case in exercise.cases if len(case[1]) == count] for count in (3, 4))
    drawn = replace(
        exercise, cases=of_three, fresh=lambda _: (of_three if next(hidden, None) is not None else of_four)[0]
    )
    assert judge(drawn, typed("def best_match(user, films): return 2")).slip != "last"


def test_of_a_function_without_source_no_return_is_missed():
    names = {}
    exec("def relu(x): return x + missing", names)
    assert "return" not in check(names["relu"]).message
