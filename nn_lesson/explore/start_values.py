"""The starting value of a control: what it takes, and a sentence about what it does not."""

from numbers import Real

import ipywidgets as widgets
import numpy as np

from nn_lesson.learner.values import numbers, show

SWITCH = [False, True]
MOST_SHOWN = 20  # characters of a word that is refused
MOST_LISTED = 17  # choices that a sentence lists


def start_value(name, control, value):
    """What the control called `name` begins with, if it is to begin with `value`.

    A number beyond the ends of a slider becomes the nearer end, and an array of one number that number.
    ValueError: the control takes no such value.
    """
    if hasattr(control, "options"):
        return _choice(name, [chosen for _label, chosen in control._options_full], value)
    if hasattr(control, "max"):
        return _number(name, control, value)
    if isinstance(control, widgets.Text):
        return _text(name, value)
    return _choice(name, SWITCH, value)


def _choice(name, choices, value):
    try:
        return choices[choices.index(value)]
    except Exception:  # none is equal, or the value cannot be compared, as arrays cannot
        listed = [f"`{choice!r}`" for choice in choices[:MOST_LISTED]] + ["..."] * (len(choices) > MOST_LISTED)
        raise _refusal(name, _either(listed), value) from None


def _number(name, control, value):
    low, high = control.min, control.max
    if isinstance(control, widgets.FloatLogSlider):
        low, high = control.base**low, control.base**high
    whole = isinstance(low, int)
    got = numbers(value)
    if got is None or got.size != 1 or np.isnan(got.item()) or whole and got.item() != np.round(got.item()):
        raise _refusal(name, f"a {'whole ' * whole}number from {low:,.15g} to {high:,.15g}", value)
    return type(low)(min(high, max(low, got.item())))


def _text(name, value):
    if not isinstance(value, str):
        raise _refusal(name, "text", value)
    return value


def _refusal(name, takes, value):
    return ValueError(f"`{name}` takes {takes}, not {_shown(value)}.")


def _either(listed):
    return " or ".join(filter(None, [", ".join(listed[:-1]), listed[-1]]))


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
