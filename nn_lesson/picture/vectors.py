"""Vectors as arrows on a plane."""

import numpy as np

from nn_lesson.learner.values import numbers
from nn_lesson.palette import BLUE, GREEN, GREY, INK, PURPLE, VERMILION
from nn_lesson.picture.curves import chart
from nn_lesson.picture.drawing import Drawing
from nn_lesson.picture.marks import arrow

MANY = 24  # numbers along an axis, from which on not each is written
LONGEST = 1e9  # coordinate of an arrow in a picture


def plane(axes, low=-3, high=3, title="", x="first number (x)", y="second number (y)"):
    """Make `axes` a plane with square units, a grid, and a cross through the origin. Return its title."""
    title = chart(axes, title, x, y, xlim=(low, high), ylim=(low, high), aspect="equal")
    if high - low < MANY:  # else matplotlib chooses
        axes.set_xticks(np.arange(np.ceil(low), high + 0.5))
        axes.set_yticks(np.arange(np.ceil(low), high + 0.5))
    axes.tick_params(length=0)
    axes.axhline(0, color=GREY, linewidth=1)
    axes.axvline(0, color=GREY, linewidth=1)
    axes.spines[:].set_visible(False)
    return title


def border(weights, bias):
    """Two far ends of the line on which the weighted sum is 0, `(2, 2)`; `(0, 2)` where the weights are 0."""
    length = np.linalg.norm(weights)
    if length == 0:
        return np.zeros((0, 2))
    across = weights / length
    foot, along = -bias / length * across, np.array([-across[1], across[0]])
    return np.clip([foot - 30 * along, foot + 30 * along], -1e3, 1e3)


class Arrow:
    """An arrow from the origin with its name beside the tip. `artists` are what moves with it."""

    def __init__(self, axes, colour, name, style="-"):
        self.shaft = arrow(axes, size=20, color=colour, linewidth=2.5, linestyle=style)
        self.name = axes.text(0, 0, name, color=colour, fontsize=12, fontweight="bold", ha="center")
        self.artists = self.shaft, self.name

    def point(self, x, y):
        """Move the tip; an arrow without length is hidden, as it has no direction."""
        length = np.hypot(x, y)
        self.shaft.set_visible(length > 1e-9)
        if length > 1e-9:
            self.shaft.set_positions((0, 0), (x, y))
        up, (low, high) = y > 0.05, self.name.axes.get_xlim()
        margin = 0.16 * (high - low)  # so that the name is not cut off at the edge
        self.name.set_position((np.clip(x, low + margin, high - margin), y + (0.12 if up else -0.12)))
        self.name.set_verticalalignment("bottom" if up else "top")


LOOKS = ((BLUE, "-"), (VERMILION, "-"), (GREEN, "--"), (PURPLE, "-."), (INK, ":"))


def arrows(**vectors):
    """Draw up to five vectors of two numbers each, by name, as arrows from the origin."""
    if not vectors:
        raise ValueError("arrows needs at least one vector, for example arrows(input_vector=[1.72, 1.23])")
    if len(vectors) > len(LOOKS):
        too_many = f"arrows draws at most {len(LOOKS)} vectors, and got {len(vectors)}"
        raise ValueError(f"{too_many}. Draw some of them in another picture.")
    vectors = {name: _as_two_numbers(name, vector) for name, vector in vectors.items()}
    reach = max(1.0, *(np.abs(vector).max() for vector in vectors.values())) + 0.8
    described = ", ".join(f"{name} ({x:.2f}, {y:.2f})" for name, (x, y) in vectors.items())
    drawing = Drawing((5.4, 4.6), f"Arrows from the origin: {described}.")
    axes = drawing.figure.subplots()
    plane(axes, -0.6 if min(np.min(v) for v in vectors.values()) >= 0 else -reach, reach)
    for (name, (x, y)), (colour, style) in zip(vectors.items(), LOOKS, strict=False):
        Arrow(axes, colour, name, style).point(x, y)
    return drawing


def _as_two_numbers(name, vector):
    array = numbers(vector)
    if array is None or array.shape != (2,) or not (np.abs(array) <= LONGEST).all():
        raise ValueError(f"An arrow needs two ordinary numbers, as in arrows({name}=[1.72, 1.23]).")
    return array
