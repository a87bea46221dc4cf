"""A handle: a spot of a live picture that can be dragged, or moved with the arrow keys."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

PRESSES = 60  # of an arrow key, from one end of its reach to the other
TRACK_POINTS = 81


@dataclass
class Handle:
    """A handle stores nothing: `where()` says its place, and `drag(x, y)` sets the controls that decide it.

    Both speak data coordinates of `axes`. `reach` is (left, right, low, high), by default all that `axes` shows;
    with `track`, a function of x, the handle slides along that curve. `label` is what a screen reader calls it.
    """

    name: str
    axes: Any
    where: Callable
    drag: Callable
    label: str
    shape: str = "circle"
    colour: str = "#222222"
    reach: tuple = field(default=None)
    track: Callable = None

    def move(self, figure, across, down):
        """Drag to a place in the picture: fractions of its width and height, from the upper left corner."""
        pixels = np.array([across, 1 - down]) * figure.bbox.size
        self.drag(*self.axes.transData.inverted().transform(pixels))

    def describe(self, figure):
        """What the page needs to draw the handle and keep it within reach."""
        x, y = self.where()
        left, right, low, high = self.reach or (*self.axes.get_xlim(), *self.axes.get_ylim())
        curve = np.linspace(left, right, TRACK_POINTS) if self.track else []
        places = [(x, y), (left, low), (right, high), *((at, self.track(at)) for at in curve)]
        at, (west, south), (east, north), *track = self._fractions(figure, places)
        sideways = right > left
        return {
            "name": self.name,
            "shape": self.shape,
            "colour": self.colour,
            "at": at,
            "bounds": [west, north, east, south],
            "track": track,
            "step": [(east - west) / PRESSES, (south - north) / PRESSES],
            "aria": {
                "aria-label": self.label,
                "aria-valuemin": float(left if sideways else low),
                "aria-valuemax": float(right if sideways else high),
                "aria-valuenow": float(x if sideways else y),
                "aria-valuetext": f"{x:.2f}, {y:.2f}",
            },
        }

    def _fractions(self, figure, places):
        across, up = (self.axes.transData.transform(np.array(places, float)) / figure.bbox.size).T
        return np.column_stack([across, 1 - up]).tolist()


def place_of(x, y):
    """`where`, `drag` and `reach` of a handle whose coordinates are two controls, or a control and a number."""

    def where():
        return value_of(x), value_of(y)

    def drag(*place):
        for control, value in zip((x, y), place, strict=True):
            if hasattr(control, "value"):
                set_value(control, value)

    reach = [end for at in (x, y) for end in ((at.min, at.max) if hasattr(at, "value") else (at, at))]
    return {"where": where, "drag": drag, "reach": tuple(reach)}


def value_of(control):
    return float(getattr(control, "value", control))


def set_value(control, value):
    """Set a slider from the hand: to the nearest of its steps, and no further than its ends."""
    steps = round((value - control.min) / control.step)
    value = round(control.min + steps * control.step, 10)
    control.value = min(control.max, max(control.min, value))
