"""What the playground begins with, in one line that can be copied and typed back."""

import html

import numpy as np

from nn_lesson.explore.more_layers.controls import HEAVIEST, OF_THE_HAND, usual_share
from nn_lesson.explore.more_layers.points import REACH, OwnPoints


def state_of(values, usual, own, held):
    """The starting values that are not the usual ones, by name."""
    usual = usual | {"test": usual_share(values["data"])}
    state = {name: _short(value) for name, value in values.items() if name not in OF_THE_HAND}
    state = {name: value for name, value in state.items() if value != _short(usual[name])}
    state |= {"points": [tuple(point) for point in own]} if own else {}
    return state | ({"held": {weight: _short(value) for weight, value in held.items()}} if held else {})


def as_line(functions, state):
    """The call that begins with a state, as HTML in which a click selects all of it."""
    arguments = ", ".join([*functions, *(f"{name}={value!r}" for name, value in state.items())])
    call = html.escape(f"explore.more_layers({arguments})")
    one_line = "display:block; white-space:nowrap; overflow-x:auto"  # of one height, however many points there are
    return f"<code style='user-select:all; {one_line}'>{call}</code>"


def read_points(rows):
    """The learner's points, as a state has them."""
    try:
        own = OwnPoints()
        for x, y, target in rows:
            if target not in (0, 1) or not max(abs(x), abs(y)) <= REACH:
                raise ValueError
            own.add(x, y, int(target))
    except Exception:  # a strange value may raise anything as soon as it is looked at
        raise ValueError(
            f"`points` takes a list of points, each with x and y from {-REACH} to {REACH} and the class 0 or 1, "
            "such as `[(0.5, 1, 1)]`."
        ) from None
    return own


def read_held(held, shape):
    """The weights that are held fast, and their values. `shape` has the units of each layer."""
    try:
        held = {tuple(weight): float(value) for weight, value in dict(held).items()}
        for (layer, row, unit), value in held.items():
            if not (0 <= layer < len(shape) - 1 and 0 <= row <= shape[layer] and 0 <= unit < shape[layer + 1]):
                raise ValueError
            if not abs(value) <= HEAVIEST:
                raise ValueError
    except Exception:
        raise ValueError(
            "`held` takes weights of this network, each as (layer, row, unit) counted from 0, and their values "
            f"from {-HEAVIEST} to {HEAVIEST}, such as `{{(0, 0, 1): 1.5}}`."
        ) from None
    return held


def _short(value):
    return float(f"{value:.4g}") if isinstance(value, float | np.floating) else value
