"""Functions of one number as curves."""

import numpy as np

from nn_lesson.learner.values import numbers
from nn_lesson.palette import BLUE, FAINT, GREEN, GREY, PURPLE, VERMILION
from nn_lesson.picture.drawing import Drawing
from nn_lesson.picture.marks import write_title

LINES = (("-", BLUE), ("--", VERMILION), ("-.", GREEN), (":", PURPLE))  # told apart without colour, too


def chart(axes, title="", x="", y="", **limits):
    """Give `axes` the course's look: a light grid, no box, a title that says the message. Return the title."""
    axes.set(**limits)
    axes.set_xlabel(x, fontsize=12)
    axes.set_ylabel(y, fontsize=12)
    axes.tick_params(labelsize=11)
    axes.grid(color=FAINT, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    return write_title(axes, title)


def curves(low, high, title="", x="", y="", **functions):
    """Draw up to four functions of an array, by name, from `low` to `high`."""
    if not functions:
        raise ValueError("curves needs at least one function, for example square=np.square")
    if len(functions) > len(LINES):
        too_many = f"curves draws at most {len(LINES)} functions, and got {len(functions)}"
        raise ValueError(f"{too_many}. Draw some of them in another picture.")
    between = numbers([low, high])
    if between is None or not np.isfinite(between).all() or not low < high:
        raise ValueError("curves goes from one number to a larger one, as in curves(-3, 3, square=np.square).")
    at = np.linspace(low, high, 401)
    values = {name: _values(name, function, at) for name, function in functions.items()}
    ends = ", ".join(f"{name} from {v[0]:.4g} over {v[200]:.4g} to {v[-1]:.4g}" for name, v in values.items())
    drawing = Drawing((6.4, 3.6), f"{title or 'Curves'}. Between {low} and {high}: {ends}.")
    axes = drawing.figure.subplots()
    chart(axes, title, x, y, xlim=(low, high))
    axes.axvline(0, color=GREY, linewidth=1)
    axes.axhline(0, color=GREY, linewidth=1)
    for (name, value), (line, colour) in zip(values.items(), LINES, strict=False):
        axes.plot(at, value, line, color=colour, linewidth=2.5, label=name)
    axes.legend(frameon=False, fontsize=12)
    return drawing


def _values(name, function, at):
    """The function's values, from one call with all numbers, or else from a call for each."""
    try:
        values = numbers(function(at))
    except (TypeError, ValueError):  # such as `math.exp` and `max` raise when they are given an array
        values = None
    if values is None or values.shape != at.shape:
        values = numbers([function(x) for x in at])
    if values is None or values.shape != at.shape:
        raise ValueError(f"`{name}` should return a number for each number that it is given.")
    return values
