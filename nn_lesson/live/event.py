"""What the hand does on a live picture that listens to it."""

from dataclasses import dataclass
from typing import Any

from nn_lesson.live.places import axes_at, to_data

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
        axes = axes_at(figure, pressed or at) if pressed or at else None
        place = (None, None) if axes is None else to_data(figure, axes, at)
        return cls(kind, axes, *place, bool(message.get("right")), str(message.get("key", "")))
