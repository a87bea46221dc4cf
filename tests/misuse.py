"""What the tests of misuse share: things that no function expects, and what an error must look like."""

import re
from fractions import Fraction
from pathlib import Path

import ipywidgets as widgets
import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from nn_lesson.explore.start_values import choices_of
from tests.playing import tick

IN_EACH_RUN = "dot_product", "read_your_handwriting", "start_here_words", "training", "your_question_project"
TAKES_WHAT_IS_TRAINED = {"read_the_mood", "read_your_handwriting"}  # before the functions
WHOLE = st.integers(-1000, 1000) | st.integers(10**17, 10**30)  # between them are sizes that would fill the memory
NUMBERS = st.one_of(st.floats(), WHOLE, st.booleans(), st.fractions())
FLOAT_ARRAYS = arrays(
    np.float64, array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4), elements=st.floats()
)
OTHER_ARRAYS = arrays(
    st.sampled_from(["int64", "uint8", "bool", "complex64", "U3", "O", "datetime64[s]"]),
    array_shapes(min_dims=0, max_dims=2, min_side=0, max_side=4),
)
NO_NUMBERS = st.sampled_from(
    [
        *(None, ..., "", "dot", "nan", b"dot", "\n`<b>`", {}, {"a": 1}, set(), object(), print, np.exp, int, type),
        *(lambda x: x, iter([1]), range(3), 1j, 10**400, Fraction(1, 3), Path("dot"), [None], [[1], [1, 2]], [[]]),
    ]
)
ANYTHING = st.one_of(
    NUMBERS, NO_NUMBERS, FLOAT_ARRAYS, OTHER_ARRAYS, st.text(max_size=20), st.lists(NUMBERS, max_size=4)
)


def _refuse(*_arguments, **_named):
    raise RuntimeError("hands off")


HANDLES = "getattr call bool len iter next getitem contains eq ne lt le gt ge hash repr str format float int index"
HANDLES += " complex array add radd sub rsub mul rmul truediv rtruediv pow neg abs copy deepcopy reduce_ex"
Hostile = type(
    "Hostile",
    (),
    {**{f"__{handle}__": _refuse for handle in HANDLES.split()}, "__class__": property(_refuse)},
)


def is_sentence(text):
    """Whether a message is for people: short, on one line, without a traceback or the address of an object."""
    return 10 < len(text) < 400 and "\n" not in text and not re.search("Traceback|0x[0-9a-f]{6}", text)


def kept(arguments):
    """A function that says whether the arguments are still as they are now."""
    before = repr(arguments)
    return lambda: repr(arguments) == before


def assert_sound(explorer):
    assert explorer.problem == "" and len(explorer.text) > 10
    assert not re.search(r"\b(nan|inf)\b", explorer.text), explorer.text


def ends(control):
    low, high = control.min, control.max
    return (control.base**low, control.base**high) if isinstance(control, widgets.FloatLogSlider) else (low, high)


def choices(control):
    """Values that a control may have: its ends, or all that can be chosen."""
    if hasattr(control, "options"):
        return choices_of(control)[:3]
    if hasattr(control, "max"):
        return ends(control)
    return {"Text": ["", "One word", "x " * 400]}.get(
        type(control).__name__, [False, True] * hasattr(control, "value")
    )


def change(explorer, name, chance):
    """Move a control as the page does: a slider to one of its steps, Play by a tick."""
    control = explorer.controls[name]
    if isinstance(control, widgets.Button):
        control.click()
    elif isinstance(control, widgets.Play):
        control.set_state({"playing": True})
        tick(explorer)
    elif hasattr(control, "max") and chance.random() < 0.7:
        low, high = ends(control)
        value = low * (high / low) ** chance.random() if control.min != low else chance.uniform(low, high)
        control.value = type(control.value)(value)
    elif hasattr(control, "value"):
        control.value = chance.choice(choices(control))
