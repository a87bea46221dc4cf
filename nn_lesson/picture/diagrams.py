"""Diagrams of computations: boxes hold numbers, ellipses are functions, arrows lead from one to the next."""

from matplotlib import patches

from nn_lesson.palette import BLUE, GREY, INK, SKY
from nn_lesson.picture.marks import arrow


class Diagram:
    """A flow diagram on `axes`, on a grid of your own: a step of 1 is about an inch if the figure is as large."""

    def __init__(self, axes, width, height):
        self.axes = axes
        axes.set(xlim=(0, width), ylim=(0, height), aspect="equal")
        axes.set_axis_off()

    def value(self, x, y, name, value="", width=1.5, colour=BLUE):
        """A number in a box, its name above; returns the text, so that a live picture can change it."""
        box = patches.FancyBboxPatch(
            (x - width / 2, y - 0.26), width, 0.52, boxstyle="round,pad=0,rounding_size=0.08", linewidth=1.8
        )
        box.set(facecolor="white", edgecolor=colour)
        self.axes.add_patch(box)
        self.axes.text(x, y + 0.36, name, ha="center", va="bottom", fontsize=12, color=colour)
        return self.axes.text(x, y, value, ha="center", va="center", fontsize=12, color=INK)

    def function(self, x, y, name, width=1.5):
        """A function in an ellipse."""
        shape = patches.Ellipse((x, y), width, 0.78, facecolor=SKY, edgecolor="none", alpha=0.45)
        self.axes.add_patch(shape)
        return self.axes.text(x, y, name, ha="center", va="center", fontsize=12, color=INK)

    def arrows(self, *ends):
        """Arrows, each from one point to another."""
        for start, end in ends:
            arrow(self.axes, start, end, linewidth=1.8, color=GREY)
