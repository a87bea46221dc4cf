"""Change one thing in an answer key: no check may pass what answers otherwise, and it should say what is wrong."""

import ast
import inspect
from collections import Counter
from copy import deepcopy
from random import Random

import numpy as np
import pytest

from nn_lesson import network, neuron
from nn_lesson.learner.values import flat
from nn_lesson.practice.check import check
from nn_lesson.practice.exercises import all_exercises
from tests.typed import typed

NAMES = {name: thing for module in (neuron, network) for name, thing in vars(module).items() if callable(thing)}
OPERATIONS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow)
COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.Gt)


def changes(node, names):
    """(field, value) of each way to change one node."""
    if isinstance(node, ast.BinOp):
        for operation in OPERATIONS:
            if not isinstance(node.op, operation):
                yield "op", operation()
        if not isinstance(node.op, ast.Add | ast.Mult):
            yield "left", node.right
    if isinstance(node, ast.Compare):
        for comparison in COMPARISONS:
            if not isinstance(node.ops[0], comparison):
                yield "ops", [comparison()]
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield from (("value", value) for value in (0, 1, 2, -node.value, node.value + 1) if value != node.value)
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
        yield from (("id", name) for name in names if name != node.id)
    if isinstance(node, ast.UnaryOp):
        yield "op", ast.UAdd()
    if isinstance(node, ast.Call) and len(node.args) == 2:
        yield "args", node.args[::-1]
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load):
        yield "elts", node.elts[::-1]


def mutants(reference):
    """The source of each copy of a function or class in which one thing is changed."""
    tree = ast.parse(inspect.getsource(reference))
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        if function.name == "__init__":
            continue
        names = [argument.arg for argument in function.args.args if argument.arg != "self"]
        for node in (part for statement in function.body for part in ast.walk(statement)):
            for field, value in list(changes(node, names)):
                before = getattr(node, field)
                setattr(node, field, value)
                yield ast.unparse(tree)
                setattr(node, field, before)


def answers_otherwise(exercise, thing):
    """Whether any of many cases has another answer, as NumPy sees it."""
    fresh = [exercise.fresh(Random(seed)) for seed in range(30)]
    for case in [*exercise.cases, *fresh]:
        try:
            with np.errstate(all="ignore"):
                answers = [exercise.call(each, *deepcopy(case)) for each in (thing, exercise.reference)]
            if not np.allclose(*map(flat, answers), rtol=exercise.tolerance, atol=1e-9, equal_nan=True):
                return True
        except Exception:
            return True
    return False


def verdicts(exercise):
    """The source and the verdict of each mutant that answers otherwise than the answer key."""
    around = {name: thing for name, thing in NAMES.items() if name != exercise.name}
    for source in mutants(exercise.reference):
        thing = typed(source, **around)
        if any(answers_otherwise(part, thing) for part in exercise.parts or [exercise]):
            yield source, check(thing)


@pytest.mark.slow
def test_of_all_changed_answer_keys_none_passes_and_nine_of_ten_are_named():
    found = [pair for exercise in all_exercises().values() for pair in verdicts(exercise)]
    assert [source for source, verdict in found if verdict.status == "passed"] == []
    slips = Counter(verdict.slip for _, verdict in found)
    assert len(found) > 400 and slips["unknown"] < 0.1 * len(found), slips
