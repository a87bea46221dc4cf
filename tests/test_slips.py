"""The tables of slips: what stands there as typed is typed, and the words for it are the learner's own."""

import ast
import builtins
import inspect
import keyword
import re
import textwrap
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from typed import typed

import nn_lesson
from lessons.build import read
from nn_lesson import check
from nn_lesson.practice.exercises import all_exercises, exercises_by_lesson, further_by_lesson
from nn_lesson.practice.judge import judge
from nn_lesson.practice.slips import table
from tests.weekly import one_in

LESSONS = {path.stem.split("_", 1)[1]: path for path in (Path(__file__).parents[1] / "lessons").glob("[0-9]*.md")}
BY_LESSON = {lesson: needed + further_by_lesson()[lesson] for lesson, needed in exercises_by_lesson().items()}
ALL = [
    (lesson, exercise)
    for lesson, exercises in BY_LESSON.items()
    for whole in exercises
    for exercise in whole.parts or [whole]
]
SLIPS = [(*of, slip) for of in ALL for slip in of[1].slips if hasattr(slip, "source")]


def is_lent(line):
    """Whether it is a line such as `dot = ready("dot")`."""
    return isinstance(line, ast.Assign) and ast.unparse(line.value).startswith("ready('")


@cache
def cells(lesson):
    return [cell for cell in read(LESSONS[lesson]).cells if cell.cell_type == "code"]


def written_before(lesson, name):
    """What a learner has of this lesson when the exercise comes: what is imported, and the exercises before it."""
    names = {}
    for cell in cells(lesson):
        lines = ast.parse(cell.source).body
        lines = [line for line in lines if isinstance(line, ast.Import | ast.ImportFrom) or is_lent(line)]
        exec(compile(ast.Module(lines, []), "<imports>", "exec"), names)
    exercises = BY_LESSON[lesson]
    before = exercises[: [exercise.name for exercise in exercises].index(name)]
    return {**names, **{exercise.name: exercise.reference for exercise in before}}


@pytest.mark.parametrize(
    ("lesson", "exercise", "slip"), one_in(8, SLIPS, label=lambda each: f"{each[1].name}-{each[2].key}")
)
def test_what_is_typed_meets_its_own_sentence(lesson, exercise, slip):
    whole, source = exercise.reference.__name__, slip.source
    names = written_before(lesson, whole)
    if whole != exercise.name:
        source = f"class {whole}(Right):\n{textwrap.indent(source, '    ')}"
        names["Right"] = exercise.reference
    verdict = check(typed(source, **names), break_it=True)
    is_known = verdict.slip in ("place", "returned", "lost")
    advice = "delete the slip, the line is found without it" if is_known else "add a case in which the two differ"
    assert (verdict.status, verdict.slip) == ("retry", slip.key), f"{verdict}: {advice}"
    assert verdict.message.startswith(slip.sentence)
    others = {other.sentence for other in exercise.slips} - {slip.sentence}
    assert not [other for other in others if verdict.message.startswith(other + " ")]


ROUGHLY_RIGHT = """
def predict_price(area, age, w_area, w_age, bias): return round(w_area * area + w_age * age + bias, 2)
def dot(u, v): return round(sum(a * b for a, b in zip(u, v)), 4)
def squared_error(p, t): return np.round((p - t) ** 2, 4)
def mean_squared_error(p, t): return np.mean((p - t) ** 2)
def mean_squared_error(p, t): return np.mean(nn_lesson.squared_error(p, t))
def numerical_derivative(f, x): return round((f(x + 0.00001) - f(x)) / 0.00001, 4)
def error_derivative(p, t): return np.round(2 * (p - t), 3)
def gradient_step(w, d, r): return np.round(w - r * d, 4)
def sigmoid_deriv(x): return np.round(nn_lesson.sigmoid(x) * (1 - nn_lesson.sigmoid(x)), 5)
def compute_gradients(*given): return [np.round(part, 5) for part in nn_lesson.compute_gradients(*given)]
def layer_backward(*given): return [np.round(part, 4) for part in nn_lesson.network.layer_backward(*given)]
"""


@pytest.mark.parametrize("source", ROUGHLY_RIGHT.strip().splitlines())
def test_what_is_rounded_or_right_for_arrays_alone_is_not_right(source):
    assert check(typed(source, nn_lesson=nn_lesson)).status == "retry"


def test_a_step_in_place_changes_an_array_of_whole_numbers_too():
    step = all_exercises()["gradient_step"]
    whole = [case for case in step.cases if np.asarray(case[0]).dtype == int]
    in_place = typed("def gradient_step(w, d, r):\n    w -= r * d\n    return w")
    assert judge(replace(step, cases=whole, fresh=None), in_place).slip == "changed_input"


@pytest.mark.parametrize(
    ("shifted", "stands"),
    [("scores", False), ("scores - scores.max()", False), ("scores - scores.max(axis=-1, keepdims=True)", True)],
)
def test_scores_of_a_thousand_are_tried_on_request(shifted, stands):
    softmax = typed(f"""
        def softmax(scores):
            powers = np.exp({shifted})
            return powers / powers.sum(axis=-1, keepdims=True)
    """)
    assert check(softmax).status == "passed"
    assert (check(softmax, break_it=True).status == "passed") == stands


def names_in(code):
    """All names in some code, be it read or written."""
    fields = ("id", "arg", "attr", "name")
    return {getattr(node, field, None) for node in ast.walk(ast.parse(textwrap.dedent(code))) for field in fields}


def known_names(lesson, exercise):
    """What a text may name: something of the task, of the answer key, of Python or of the course."""
    own = getattr(exercise.reference, exercise.name, exercise.reference)
    name = exercise.reference.__name__
    stubs = [cell.source for cell in cells(lesson) if re.search(rf"(def|class) {name}\b", cell.source)]
    in_code = set().union(*map(names_in, [*stubs, inspect.getsource(own)]))
    imported = written_before(lesson, name)
    return {*in_code, *imported, *dir(builtins), *keyword.kwlist, *dir(nn_lesson), *all_exercises()}


def named_in(text):
    """The names in the code of a text, but for those to which it gives a value, as `below = ...` does."""
    code = re.sub(r"'[^']*'|\"[^\"]*\"", "", " ".join(re.findall(r"`([^`]+)`", text)))
    given = re.findall(r"([a-zA-Z_]\w*) = ", code)
    return {*re.findall(r"(?<![\w.])[a-zA-Z_]\w*", code)} - {*given}


@pytest.mark.parametrize(("lesson", "exercise"), ALL, ids=[exercise.name for _, exercise in ALL])
def test_texts_name_only_what_the_learner_knows(lesson, exercise):
    known = known_names(lesson, exercise)
    texts = [*exercise.hints, *(slip.sentence for slip in exercise.slips)]
    assert [(text, unknown) for text in texts if (unknown := named_in(text) - known)] == []


def test_a_slip_that_cannot_be_made_is_named():
    def grown(numbers):
        total = 0
        for number in numbers:
            total = total + number
        return total

    told = "the slip `{}` of `grown`: The reference has 2 lines for `total`.*old -> new.*"
    with pytest.raises(ValueError, match="\n".join(told.format(key) for key in ("late", "later"))):
        table(grown, "late: total = 1\n    It is.\nlater: total = 2\n    It is, too.")
