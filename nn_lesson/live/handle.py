"""A handle: a spot of a live picture that can be dragged, or moved with the arrow keys."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib import rcParams
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D

from nn_lesson.live.places import bounds_of, to_data, to_page
from nn_lesson.live.slider import nearest_step

PRESSES = 60  # of an arrow key, from one end of its reach to the other
TRACK_POINTS = 81
NUDGE = 1e-4  # of what the axes show: so far a handle is moved to see what moves with it
PIXELS_A_POINT = 100 / 72
DASHES = {"--": "dashed", ":": "dotted", "-.": "dashdot"}


@dataclass
class Handle:
    """A handle stores nothing: `where()` says its place, and `drag(x, y)` sets the controls that decide it.

    Both speak data coordinates of `axes`. `reach` is (left, right, low, high), by default all that `axes` shows;
    with `track`, a function of x, the handle slides along that curve. `label` is what a screen reader calls it.
    `carries` are pairs of a line, a spot or an arrow, and a function of x and y which gives its two ends when the
    handle is there, or none: where Python is far, the page moves these with the handle until they have been drawn.
    """

    name: str
    axes: Any
    where: Callable
    drag: Callable
    label: str
    shape: str = "circle"
    colour: str = "#222222"
    reach: tuple = None
    track: Callable = None
    carries: tuple = ()

    def move(self, figure, across, down):
        """Drag to a place in the picture: fractions of its width and height, from the upper left corner."""
        self.drag(*to_data(figure, self.axes, (across, down)))

    def describe(self, figure, apart=False):
        """What the page needs to draw the handle and keep it within reach, and what it carries.

        `apart` says that the frame shows nothing of that.
        """
        x, y = self.where()
        left, right, low, high = self.reach or (*self.axes.get_xlim(), *self.axes.get_ylim())
        curve = np.linspace(left, right, TRACK_POINTS) if self.track else []
        places = [(x, y), (left, low), (right, high), *((at, self.track(at)) for at in curve)]
        at, (west, south), (east, north), *track = to_page(figure, self.axes, places).tolist()
        sideways = right > left
        return {
            "name": self.name,
            "shape": self.shape,
            "colour": self.colour,
            "at": at,
            "bounds": [west, north, east, south],
            "track": track,
            "step": [(east - west) / PRESSES, (south - north) / PRESSES],
            "carried": list(self._carried(figure)),
            "around": bounds_of(figure, self.axes),
            "apart": apart,
            "aria": {
                "aria-label": self.label,
                "aria-valuemin": float(left if sideways else low),
                "aria-valuemax": float(right if sideways else high),
                "aria-valuenow": float(x if sideways else y),
                "aria-valuetext": f"{x:.2f}, {y:.2f}",
            },
        }

    def _carried(self, figure):
        """The ends of what is carried, how they move `by` the handle's moves across and down, and their look."""
        x, y = self.where()
        right, up = (NUDGE * np.ptp(limits) for limits in (self.axes.get_xlim(), self.axes.get_ylim()))
        places = [(x, y), (x + right, y), (x, y + up)]
        start, across, down = to_page(figure, self.axes, places)
        for artist, ends in self.carries:
            if artist.get_visible() and len(ends(x, y)):
                at, *moved = (to_page(figure, self.axes, ends(*place)) for place in places)
                steps = across[0] - start[0], down[1] - start[1]
                by = [((there - at) / step).tolist() for there, step in zip(moved, steps, strict=True)]
                yield {"ends": at.tolist(), "by": by, "look": _look(artist)}


def _look(artist):
    """A line, a spot or an arrow as an SVG path: a spot is a line without length and with round ends."""
    is_line = isinstance(artist, Line2D)
    is_spot = is_line and artist.get_linestyle() == "None"
    width = PIXELS_A_POINT * (artist.get_markersize() if is_spot else artist.get_linewidth())
    dashes = rcParams.get(f"lines.{DASHES.get(artist.get_linestyle())}_pattern", [])
    return {
        "stroke": to_hex(artist.get_color() if is_line else artist.get_edgecolor()),
        "stroke-width": width,
        "stroke-linecap": "round" if is_spot else "butt",
        "stroke-dasharray": " ".join(str(width * part) for part in dashes) or "none",
    }


def from_origin(x, y):
    """The ends of an arrow whose tip is the handle."""
    return (0, 0), (x, y)


def here(x, y):
    """The ends of a spot that lies under the handle."""
    return (x, y), (x, y)


def place_of(x, y):
    """`where`, `drag` and `reach` of a handle whose coordinates are two controls, or a control and a number.

    If y is a function of x, it is the handle's `track`.
    """
    has_track = callable(y)

    def where():
        return value_of(x), y(value_of(x)) if has_track else value_of(y)

    def drag(*place):
        for control, value in zip((x, y), place, strict=True):
            if hasattr(control, "value"):
                set_value(control, value)

    if has_track:
        return {"where": where, "drag": drag, "track": y}
    reach = [end for at in (x, y) for end in ((at.min, at.max) if hasattr(at, "value") else (at, at))]
    return {"where": where, "drag": drag, "reach": tuple(reach)}


def value_of(control):
    return float(getattr(control, "value", control))


def set_value(control, value):
    """Set a slider from the hand: to the nearest of its steps, and no further than its ends."""
    control.value = min(control.max, max(control.min, nearest_step(value, control)))
