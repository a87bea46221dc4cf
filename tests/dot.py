"""A small explorer for tests of what all explorers share."""

import ipywidgets as widgets

from nn_lesson.explore.explorer import Explorer, slider
from nn_lesson.explore.guess import Guess


class Dot(Explorer):
    """A dot in a square, quick to draw: (x, y) are two controls."""

    name = "dot"
    size = (2, 1.5)
    guess = Guess("How far up?", low=0, high=1, step=0.1, close=0.2)
    further = ("y",)

    def make_controls(self):
        return {"x": slider("x", 0.5, 0, 1, 0.25), "y": slider("y", 0.5, 0, 1, 0.25), "go": widgets.Button()}

    def paint(self):
        axes = self.figure.subplots()
        axes.set(xlim=(0, 1), ylim=(0, 1))
        (self.dot,) = axes.plot([], [], "o", color="black")
        self.live(self.dot)
        self.handle("dot", axes, "x", "y", label="The dot")

    def update(self, x, y):
        self.dot.set_data([x], [y])
        return f"The dot is at ({x}, {y})."

    def truth(self):
        return self.controls["y"].value
