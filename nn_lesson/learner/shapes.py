"""Arrays whose shapes do not fit together: which shapes these are, and which rule they break."""

import ast
import inspect
import re

import numpy as np


def do_not_fit(error, stop):
    """A sentence about two arrays that do not fit, in a product or number by number; None for other exceptions."""
    if not isinstance(error, ValueError) or "non-broadcastable output" in stop.text:
        return None
    shapes = _shapes(stop.text)
    if "broadcast" in stop.text and len(shapes) == 2:
        return _number_by_number(*shapes, stop)
    if "not aligned" in stop.text and len(shapes) == 2:
        return _product(*shapes)
    sizes = re.search(r"core dimension .*size (\d+) is different from (\d+)", stop.text)
    if not sizes:
        return None
    shapes = [side.shape for side in _sides(stop) if type(side) is np.ndarray]
    if len(shapes) == 2 and shapes[0][-1] != shapes[1][-2:][0]:
        return _product(*shapes)
    return f"two arrays do not fit in a product: {_rule(first=sizes[2], second=sizes[1])}"


def _shapes(text):
    """The two shapes that an exception names."""
    found = re.findall(r"\((\d[\d, ]*)\)(?!->)", text)
    return [tuple(map(int, re.findall(r"\d+", shape))) for shape in found[:2]]


def _sides(stop):
    """What stands on both sides of an `@`, or in the brackets of a function, where these are names."""
    given = getattr(stop.node, "args", None) or [getattr(stop.node, side, None) for side in ("left", "right")]
    return map(stop.value, given)


def _number_by_number(first, second, stop):
    if len(first) == len(second) == 1:
        return _two_vectors(first, second)
    advice = ""
    if isinstance(getattr(stop.node, "op", None), ast.Mult) and len(second) == 2 and first[1:] == second[:1]:
        advice = "To multiply matrices, write `@`."
    elif _sums_along_an_axis(stop):
        advice = "After a sum along an axis, `keepdims=True` keeps the sums where they belong."
    return f"two arrays meet whose shapes do not fit number by number: `{first}` and `{second}`. {advice}".rstrip()


def _sums_along_an_axis(stop):
    """Whether the part that stops takes a sum, or something like it, by itself or under a name."""
    names = [node.id for node in ast.walk(stop.node or ast.parse("")) if isinstance(node, ast.Name)]
    source = inspect.getsource(stop.own[-1].f_code)
    made = [code for name in names for code in re.findall(rf"(?m)^\s*{name}\s*=(.*)", source)]
    return any(re.search(r"\b(?:sum|max|mean)\(.*axis", code) for code in (stop.code, *made))


def _product(first, second):
    if len(first) == len(second) == 1:
        return _two_vectors(first, second)
    return f"`{first} @ {second}` does not fit: {_rule(first[-1], second[-2:][0])}"


def _rule(first, second):
    return f"the last number of the first shape, {first}, and the first of the second, {second}, must be the same."


def _two_vectors(first, second):
    return f"two vectors of different lengths meet: one has {first[0]}, the other {second[0]}."
