"""Lesson 4: the slope of the error, from secant to tangent."""

import numpy as np

from nn_lesson import neuron, palette
from nn_lesson.data import BIAS, INPUT_VECTORS, TARGETS, WEIGHTS
from nn_lesson.explore.explorer import Explorer, slider
from nn_lesson.explore.guess import Guess
from nn_lesson.learner import LearnerError
from nn_lesson.live.handle import here, set_value
from nn_lesson.minus import number
from nn_lesson.picture import chart
from nn_lesson.picture.marks import spots


def error(x):
    """The squared error of a prediction that misses its target by x."""
    return neuron.squared_error(x, 0)


OTHER, WRONG = INPUT_VECTORS  # the point that lesson 2's neuron gets right, and the one that it gets wrong
MISS = neuron.make_prediction(WRONG, WEIGHTS, BIAS) - TARGETS[1].item()

EDGE = 1.5  # how far from 0 the point can be dragged
LONGEST = 1  # distance to the second point
LEFT, RIGHT, BOTTOM, TOP = -1.7, 3.3, -1.2, 6.6  # of the picture of the curve
STEEPEST = 4.2  # slope that the second picture shows
PLACES = np.linspace(-EDGE, EDGE, 13)  # at which the slope is shown as a small dot
MIDDLE = 0.005  # nearer to 0, x counts as 0
ONE_SIDED = 1e-3  # by how much a slope that is measured to one side may be off, without being called wrong


class Derivatives(Explorer):
    """Drag a point along the error and bring a second point near it: the secant becomes the tangent.

    Pass your own `numerical_derivative` to let it measure the tangent's slope.
    """

    name = "derivatives"
    size = (9.6, 4.2)
    references = (neuron.numerical_derivative,)
    guess = Guess(
        question="The dotted line goes through the round point. Turn it until it only "
        "touches the curve. How steep is the curve there: how far does the line rise when x grows by 1?",
        low=-4,
        high=4,
        step=0.01,
        close=0.3,
        after="That is the slope of the line that touches the curve. Now bring the two points together.",
    )

    def make_controls(self):
        self.measured = None
        return {
            "x": slider("x", MISS, -EDGE, EDGE, colour=palette.INK),
            "h": slider("distance h", LONGEST, 0.01, LONGEST, colour=palette.BLUE),
        }

    def paint(self):
        curve, slopes = self.figure.subplots(1, 2, width_ratios=(1.55, 1))
        self._paint_curve(curve)
        self._paint_slopes(slopes)

    def _paint_curve(self, axes):
        limits = {"xlim": (LEFT, RIGHT), "ylim": (BOTTOM, TOP)}
        chart(axes, "", "x = prediction - target", "error", **limits)
        self.invite(axes, "Bring the two points together", still="A line through two points")
        axes.axhline(0, color=palette.GREY, linewidth=1)
        at = np.linspace(LEFT, RIGHT, 201)
        axes.plot(at, error(at), color=palette.INK, linewidth=2)
        self.run = self.answers(*axes.plot([], [], color=palette.GREY, linewidth=1.5))
        self.rise = self.answers(*axes.plot([], [], color=palette.ORANGE, linewidth=3))
        self.secant = self.answers(*axes.plot([], [], color=palette.BLUE, linewidth=2))
        self.tangent = self.answers(*axes.plot([], [], "--", color=palette.GREEN, linewidth=2))
        self.turned = self.live(*axes.plot([], [], ":", color=palette.GUESS, linewidth=2.5))
        self.second = self.answers(spots(axes, "s", palette.BLUE, 10))
        self.point = self.live(spots(axes, "o", palette.INK, 12))
        beside = {"textcoords": "offset points", "fontsize": 11}
        self.run_words = self.answers(axes.annotate("", (0, 0), (0, 0), ha="center", **beside))
        self.rise_words = self.answers(axes.annotate("", (0, 0), (7, 0), va="center", **beside))
        self.letter = self.live(axes.annotate("", (0, 0), (0, 0), ha="center", fontweight="bold", **beside))
        look = {"fontsize": 12, "va": "top"}
        self.words = self.answers(axes.text(LEFT + 0.1, TOP - 0.25, "", color=palette.BLUE, **look))
        self.advice = self.answers(axes.text(LEFT + 0.1, TOP - 0.85, "", **look))
        self.handle(
            "second",
            axes,
            where=self._second_place,
            drag=lambda x, _y: set_value(self.controls["h"], x - self.controls["x"].value),
            track=error,
            reach=(-EDGE, EDGE + LONGEST, 0, error(EDGE + LONGEST)),
            carries=((self.secant, lambda at, _y: _secant(x=self._place()[0], end=at)), (self.second, here)),
            label="The second point, at the distance h",
            shape="square",
            colour=palette.BLUE,
        )
        moved_secant = self.secant, lambda x, _y: _secant(x, x + self.controls["h"].value)
        self.handle(
            "point",
            axes,
            "x",
            error,
            reach=(-EDGE, EDGE, 0, error(EDGE)),
            carries=(moved_secant, (self.tangent, self._turned_tangent), (self.point, here)),
            label="The point on the curve, at x",
            colour=palette.INK,
        )

    def _paint_slopes(self, axes):
        limits = {"xlim": (-EDGE - 0.15, EDGE + 0.15), "ylim": (-STEEPEST, STEEPEST)}
        chart(axes, "The slopes of both lines", "x", "slope", **limits)
        axes.axhline(0, color=palette.GREY, linewidth=1)
        axes.axvline(0, color=palette.GREY, linewidth=1)
        self.dots = self.answers(*axes.plot([], [], "o", color=palette.GREEN, markersize=4, alpha=0.6))
        self.gap = self.answers(*axes.plot([], [], color=palette.GREY, linewidth=1.5, linestyle=":"))
        self.paint_guess(axes)
        self.secant_mark = self.answers(spots(axes, "s", palette.BLUE, 10))
        self.tangent_mark = self.answers(spots(axes, "^", palette.GREEN, 11))
        left, look = -EDGE - 0.05, {"fontsize": 12, "va": "top"}
        self.secant_words = self.answers(axes.text(left, STEEPEST - 0.2, "", color=palette.BLUE, **look))
        self.tangent_words = self.answers(axes.text(left, STEEPEST - 0.9, "", color=palette.GREEN, **look))
        look = {"fontsize": 11, "ha": "right", "bbox": {"facecolor": "white", "edgecolor": "none", "pad": 1}}
        self.whose = self.answers(axes.text(EDGE + 0.05, 0.2 - STEEPEST, "", color=palette.GREEN, **look))

    def update(self, x, h):
        self.point.set_data([x], [error(x)])
        self._draw_letter(x)
        begin = self.start["x"]
        self.draw_guess(x=begin)
        turned = self.guessed is not None and x == begin
        self.turned.set_data(*np.transpose(_straight(x, self.guessed)) if turned else ([], []))
        start = f"At x = {number(x)} the error is {number(error(x))}"
        if self.locked:
            return f"{start}. Guess how steep it is there: the dotted line has the slope of your guess."

        rise = error(x + h) - error(x)
        slope = rise / h
        measured = self._measure(x)
        self._draw_secant(x, h, rise, slope)
        self._draw_tangent(x, measured, slope)
        return (
            f"{start}. Rise {number(rise, 4)} over run {h:.2f}: the secant's slope is {number(slope)}. "
            f"The tangent's is {number(measured)}.",
            _way_down(x),
        )

    def truth(self):
        return float(neuron.error_derivative(self.controls["x"].value, 0))

    def _measure(self, x):
        """The slope at x by the learner's function, and once also those at other places."""
        if self.measured is None:
            self.measured = [self._measure_if_possible(place) for place in PLACES]
            self.dots.set_data(PLACES, self.measured)
        self.numerical_derivative.reset()
        measured = self.numerical_derivative(error, x)
        if abs(measured - neuron.numerical_derivative(error, x)) < ONE_SIDED:
            self.numerical_derivative.reset()
        return measured

    def _measure_if_possible(self, x):
        try:
            return self.numerical_derivative(error, float(x))
        except LearnerError:  # to be told where the learner comes to such a place
            return np.nan

    def _draw_secant(self, x, h, rise, slope):
        self.secant.set_data(*np.transpose(_straight(x, slope)))
        self.second.set_data([x + h], [error(x + h)])
        self.run.set_data([x, x + h], [error(x)] * 2)
        self.rise.set_data([x + h] * 2, [error(x), error(x + h)])
        self.run_words.xy = x + 0.6 * h, error(x)
        self.run_words.set(position=(0, -5 if rise > 0 else 5), va="top" if rise > 0 else "bottom")
        self.rise_words.xy = x + h, (error(x) + error(x + h)) / 2
        self.run_words.set_text(f"run {h:.2f}" if h > 0.7 and abs(rise) > 0.3 else "")  # where there is room
        self.rise_words.set_text(f"rise {number(rise)}" if h > 0.3 and abs(rise) > 0.6 else "")
        self.words.set_text(f"rise / run = {number(rise, 4)} / {h:.2f} = {number(slope)}")
        self.secant_mark.set_data([x], [slope])
        self.secant_words.set_text(f"■ secant {number(slope)}")

    def _draw_tangent(self, x, measured, slope):
        self.tangent.set_data(*np.transpose(_straight(x, measured)))
        self.tangent_mark.set_data([x], [measured])
        self.gap.set_data([x, x], [measured, slope])
        self.tangent_words.set_text(f"▲ tangent {number(measured)}")
        label = self.numerical_derivative.label.replace("`", "")
        self.whose.set_text(f"small dots: tangents at other x\n▲ by {label}")

    def _draw_letter(self, x):
        """Above the point, inside the valley, where no line passes."""
        self.letter.xy = x, error(x)
        self.letter.set_position((-9, 9) if x > 0 else (9, 9))
        self.letter.set_text("A" if x > MIDDLE else "B" if x < -MIDDLE else "")
        self.advice.set_text(_way_down(x))

    # The handles

    def _place(self):
        x = self.controls["x"].value
        return x, error(x)

    def _turned_tangent(self, x, _y):
        """The tangent at x: what was measured last, turned as the curve has turned since."""
        last = self._place()[0]
        (measured,) = self.tangent_mark.get_ydata()
        return _straight(x, measured + neuron.error_derivative(x, 0) - neuron.error_derivative(last, 0))

    def _second_place(self):
        x = self.controls["x"].value + self.controls["h"].value
        return x, error(x)


def _straight(x, slope):
    """The two ends of the line of that slope through the point of the curve at x."""
    return [(end, error(x) + slope * (end - x)) for end in (LEFT, RIGHT)]


def _secant(x, end):
    return _straight(x, (error(end) - error(x)) / (end - x))


def _way_down(x):
    if abs(x) < MIDDLE:
        return "The lowest point: stay."
    return "A, right of 0: lower x." if x > 0 else "B, left of 0: raise x."
