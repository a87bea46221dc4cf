"""What the hand does on the playground's picture, with a pointer and with keys."""

import numpy as np

from nn_lesson.explore.more_layers.controls import HEAVIEST, NOTHING
from nn_lesson.explore.more_layers.points import OWN, REACH

PER_PIXEL = 0.025  # change of a weight, as its line is dragged
TOUCHED, NEAR = 0.2, 0.5  # distance from a point at which it can be dragged; at which it can be removed
ARROWS, STEP = {"ArrowLeft": (-1, 0), "ArrowRight": (1, 0), "ArrowUp": (0, 1), "ArrowDown": (0, -1)}, 0.1
KEYS = ("0", "1", *ARROWS, "Enter", "Delete", "Backspace")
LABEL = (
    "The network and its map. Click to choose a unit or a weight, drag a line up or down to change its weight. "
    "The arrow keys move a cross on the map. With own points, click or press Enter to add one there; the keys 0 "
    "and 1 choose its class, and Delete removes the nearest."
)


class Hand:
    """Hears of each event on the picture of a playground, and moves what belongs to it."""

    def __init__(self, playground):
        self.playground, self.own = playground, playground.own
        self.pointed = {"unit": NOTHING, "weight": NOTHING}
        self.probe = np.array([1.0, -1.0])  # the place on the map that the pointer was at last
        self.by_keys = False  # whether it was moved there by keys
        self._drag = None  # what to do with a drag

    def hear(self, event):
        if event.kind == "drag":
            if self._drag:
                self._drag(event)
        elif event.kind == "release":
            self._drag = None
        elif event.kind == "key":
            self._hear_key(event.key)
        else:
            self._drag = None
            self.pointed = {"unit": NOTHING, "weight": NOTHING}
            if event.axes is self.playground.diagram.axes:
                self._hear_on_network(event)
            elif event.axes is self.playground.map.axes:
                self._hear_on_map(event)

    def add(self, x, y):
        """Add a point of the chosen class, and return its number."""
        return self.own.add(x, y, self.playground.controls["target"].value)

    def _hear_on_network(self, event):
        playground, diagram = self.playground, self.playground.diagram
        unit = diagram.unit_at(event.x, event.y)
        weight = NOTHING if unit else diagram.weight_at(event.x, event.y)
        self.pointed = {"unit": unit, "weight": weight}
        if event.kind != "press":
            return
        playground.choose(unit, weight)
        if weight:
            before = playground.weight(weight)

            def turn(drag):
                value = before + PER_PIXEL * (drag.y - event.y)
                playground.set_weight(weight, float(np.clip(round(value, 2), -HEAVIEST, HEAVIEST)))

            self._drag = turn

    def _hear_on_map(self, event):
        self.probe, self.by_keys = _on_map(event), False
        if event.kind != "press" or not self._is_own:
            return
        if event.right:
            self.own.remove_near(self.probe, NEAR)
            return
        index = self.own.near(self.probe, TOUCHED)
        if index is None:
            index = self.add(*self.probe)

        def move(drag):
            self.probe = _on_map(drag)
            self.own.move(index, *self.probe)

        self._drag = move

    def _hear_key(self, key):
        if key in ("0", "1"):
            self.playground.controls["target"].value = int(key)
        elif key in ARROWS:
            self.probe = np.clip(self.probe + STEP * np.array(ARROWS[key]), -REACH, REACH)
            self.by_keys = True
        elif self._is_own and key == "Enter":
            self.add(*self.probe)
        elif self._is_own:
            self.own.remove_near(self.probe, NEAR)

    @property
    def _is_own(self):
        """Whether the points are the learner's."""
        return self.playground.controls["data"].value == OWN


def _on_map(event):
    return np.clip([event.x, event.y], -REACH, REACH)
