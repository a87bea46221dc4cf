"""The starting value of a control: what it takes, and a sentence about what it does not."""

from functools import partial
from numbers import Real

import ipywidgets as widgets
import numpy as np

from nn_lesson.learner.values import numbers, show

SWITCH = [False, True]
MOST_SHOWN = 20  # characters of a word that is refused
MOST_LISTED = 17  # choices that a sentence lists


def start_value(name, control, value):
    """What the control called `name` begins with, if it is to begin with `value`.

    An array of one number is that number.
    ValueError: the control takes no such value.
    """
    takes, taken = _kind(control)
    try:
        return taken(value)
    except Exception:  # a strange value may raise anything as soon as it is looked at
        raise ValueError(f"`{name}` takes {takes}, not {_shown(value)}.") from None


def _kind(control):
    """What a control takes, in words, and a function that takes it or raises."""
    if isinstance(control, widgets.Text):
        return "text", _text
    if hasattr(control, "max"):
        low, high = control.min, control.max
        if isinstance(control, widgets.FloatLogSlider):
            low, high = control.base**low, control.base**high
        what = "whole number" if isinstance(low, int) else "number"
        return f"a {what} from {low:,.15g} to {high:,.15g}", partial(_number, low, high)
    choices = choices_of(control) if hasattr(control, "options") else SWITCH
    listed = [f"`{choice!r}`" for choice in choices[:MOST_LISTED]] + ["..."] * (len(choices) > MOST_LISTED)
    return " or ".join(filter(None, [", ".join(listed[:-1]), listed[-1]])), partial(_choice, choices)


def choices_of(control):
    """The values among which a control lets one choose; some stand behind a label."""
    return [option[1] if isinstance(option, tuple) else option for option in control.options]


def _text(value):
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(low, high, value):
    number = numbers(value).item()  # where there are none or several, this raises
    if not low <= number <= high or isinstance(low, int) and number != np.round(number):
        raise ValueError
    return type(low)(number)


def _choice(choices, value):
    return choices[choices.index(value)]


def _shown(value):
    """A refused value, whatever it is, in a few characters."""
    kind = type(value)
    if value is None or value is ...:
        return f"`{value}`"
    if issubclass(kind, str):
        return f"the text {str(value)[:MOST_SHOWN]!r}"
    if issubclass(kind, Real):
        return show(value)
    return f"something of the type `{kind.__name__}`"
