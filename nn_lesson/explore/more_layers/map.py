"""The playground's large map, with the points on it, and the curve of its errors below the network."""

import numpy as np
from contourpy import contour_generator

from nn_lesson import palette
from nn_lesson.explore.more_layers.points import REACH
from nn_lesson.explore.more_layers.run import BASELINE
from nn_lesson.explore.sigmoid_prediction.neuron import SHADES
from nn_lesson.picture import HeatMap, chart, plane
from nn_lesson.picture.marks import Notice, class_points, segments

SHORT, TOP = 500, 1.1  # steps that the curve's axes show at first, and the error that they show at most
MANY, LARGE, SMALL = 40, 9, 6  # points, from which on they are drawn small, and the size of either
NOTICE_WIDTH = 40  # characters
STEEPEST = 1 - 1e-12  # value from -1 to 1 whose hyperbolic arctangent can be computed
HALF = 1e-3  # of values from -1 to 1, where the border lies: a relu is 0 on a whole side


class LargeMap:
    """What one unit makes of each place, by default the output; `artists` are what changes, bottom first."""

    def __init__(self, axes):
        self.title = plane(axes, -REACH, REACH, x="x", y="y")
        axes.xaxis.labelpad = axes.yaxis.labelpad = 0
        self.axes, self.map = axes, HeatMap(axes, np.zeros((2, 2)), SHADES, (-REACH, REACH) * 2, limits=(-1, 1))
        self.border = segments(axes, colors=palette.INK, linewidths=2)
        self.points = [class_points(axes, target, **_hollow(target)) for target in (0, 1)]
        self.points += [class_points(axes, target) for target in (0, 1)]
        (self.cross,) = axes.plot([], [], "+", color=palette.INK, markersize=12, markeredgewidth=2)
        self.key = axes.text(1, 1.02, "", transform=axes.transAxes, fontsize=11, ha="right", color=palette.GREY)
        self.notice = Notice(axes, NOTICE_WIDTH)
        self.artists = [self.map, self.border, *self.points, self.cross, self.title, self.key, self.notice.text]

    def draw(self, side, values, title, two_colours):
        """Show a square map of values from -1 to 1, whose cells have their middles at `side`, along both sides."""
        self.map.set_data(np.where(values > 0, 1, -1) if two_colours else values)
        self.border.set_segments(border(side, values))
        self.title.set_text(title)

    def draw_points(self, shown):
        """Show `Points`."""
        places = np.clip(shown.places, -REACH, REACH)
        size = SMALL if len(places) > MANY else LARGE
        kinds = [(for_test, target) for for_test in (True, False) for target in (0, 1)]
        for artist, (for_test, target) in zip(self.points, kinds, strict=True):
            artist.set_data(*places[(shown.for_test == for_test) & (shown.targets == target)].T)
            artist.set_markersize(size)
        self.key.set_text("hollow: test" if shown.for_test.any() else "")

    def mark(self, place):
        """Put the cross at a place; None takes it away."""
        self.cross.set_data(*([], []) if place is None else place[:, None])


class ErrorCurve:
    """The errors of training and test over the steps; `artists` are what changes."""

    def __init__(self, axes):
        self.title = paint_error_axes(axes, SHORT)
        axes.xaxis.set_major_formatter("{x:,.0f}")
        self.curves = [
            axes.plot([], [], style, color=colour, linewidth=1.8)[0]
            for style, colour in (("-", palette.BLUE), ("--", palette.VERMILION))
        ]
        self.axes, self.artists = axes, [*self.curves, self.title]

    def reach(self, step):
        """Make room for so many steps; whether that has changed the axes."""
        far = SHORT
        while far < step:
            far *= 2
        changed = far != self.axes.get_xlim()[1]
        self.axes.set_xlim(0, far)
        return changed

    def draw(self, run, errors):
        """Show a run, and its errors now in words; one that there is not is None."""
        steps, *kept = np.array(run.curve, float).T
        for curve, values in zip(self.curves, kept, strict=True):
            curve.set_data(steps, np.minimum(values, TOP))
        named = zip(("training —", "test - -"), errors, strict=True)
        told = [f"{name} {error:.3f}" for name, error in named if error is not None]
        self.title.set_text(f"Step {run.step:,}. Error: {', '.join(told) or 'none'}")


def border(side, values):
    """The lines between what is below 0 and above, of a square map of values from -1 to 1.

    They may jump from one cell to the next. The weighted sums that a unit bends into them do not: they are taken.
    """
    sums = np.arctanh(np.clip(values, -STEEPEST, STEEPEST))
    return contour_generator(side, side, sums).lines(HALF)


def paint_error_axes(axes, steps):
    """Axes for errors over so many steps, beside that of always answering 0.5; return their title."""
    title = chart(axes, "", "steps", "error", xlim=(0, steps), ylim=(0, TOP))
    axes.xaxis.labelpad = 0
    axes.axhline(BASELINE, color=palette.INK, linewidth=1.5, linestyle="-.")
    axes.text(1.01, BASELINE, "always 0.5:\n0.693", transform=axes.get_yaxis_transform(), va="center")
    return title


def _hollow(target):
    """The look of points for the test."""
    return {"markerfacecolor": "white", "markeredgecolor": palette.POINTS[target][1], "markeredgewidth": 1.8}
