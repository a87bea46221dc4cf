"""What the hand does on a live picture that listens to it."""

from dataclasses import dataclass
from typing import Any

import numpy as np

KINDS = ("press", "drag", "release", "hover", "leave", "key")


@dataclass(frozen=True)
class Event:
    """One of the `KINDS`, at the place (x, y) in the data coordinates of `axes`.

    A drag, and the release that ends it, keep to the axes that were pressed, also beyond their edges. All other
    places are in the uppermost axes under the pointer; beside all axes, `axes`, `x` and `y` are None. A key has
    its name in a browser ("1", "Delete") and the pointer's last place. `right` tells a press of the right button.
    """

    kind: str
    axes: Any = None
    x: float = None
    y: float = None
    right: bool = False
    key: str = ""

    @classmethod
    def read(cls, figure, message):
        """The event that the page reports, with places as fractions of the picture, from its upper left corner."""
        kind, at, pressed = message["kind"], message.get("at"), message.get("pressed")
        if kind not in KINDS:
            raise ValueError(f"no event is called {kind}")
        axes = _axes_at(figure, pressed or at)
        place = (None, None) if axes is None else _data(axes, _pixels(figure, at))
        return cls(kind, axes, *place, bool(message.get("right")), str(message.get("key", "")))


def _pixels(figure, place):
    across, down = place
    return np.array([across, 1 - down], float) * figure.bbox.size


def _axes_at(figure, place):
    if place is None:
        return None
    pixels = _pixels(figure, place)
    under = [axes for axes in figure.axes if axes.get_visible() and axes.bbox.contains(*pixels)]
    return max(reversed(under), key=lambda axes: axes.zorder, default=None)


def _data(axes, pixels):
    return axes.transData.inverted().transform(pixels).tolist()
