"""Lesson 4: the slope of the error, steps downhill with it, and one step of a tutorial put to the test."""

from typing import NamedTuple

import ipywidgets as widgets
import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgba
from matplotlib.patches import FancyArrowPatch

from nn_lesson import neuron, palette
from nn_lesson.data import BIAS, INPUT_VECTORS, TARGETS, WEIGHTS
from nn_lesson.explore.explorer import Explorer, slider, toggles
from nn_lesson.explore.guess import Guess
from nn_lesson.learner import LearnerError
from nn_lesson.live.handle import set_value
from nn_lesson.picture import chart


def error(x):
    """The squared error of a prediction that misses its target by x."""
    return neuron.squared_error(x, 0)


OTHER, WRONG = INPUT_VECTORS  # the point that lesson 2's neuron gets right, and the one that it gets wrong
MISS = neuron.make_prediction(WRONG, WEIGHTS, BIAS).item() - TARGETS[1].item()

# The slope

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
        question="The line with the diamond goes through the round point. Turn it with the slider until it only "
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
        secant = self.secant, self.second, self.secant_mark, self.secant_words, self.gap
        triangle = self.run, self.rise, self.run_words, self.rise_words, self.words
        tangent = self.tangent, self.tangent_mark, self.tangent_words, self.dots, self.whose, self.advice
        self.answers = *secant, *triangle, *tangent

    def _paint_curve(self, axes):
        limits = {"xlim": (LEFT, RIGHT), "ylim": (BOTTOM, TOP)}
        chart(axes, "Bring the two points together", "x = prediction - target", "error", **limits)
        axes.axhline(0, color=palette.GREY, linewidth=1)
        at = np.linspace(LEFT, RIGHT, 201)
        axes.plot(at, error(at), color=palette.INK, linewidth=2)
        (self.run,) = axes.plot([], [], color=palette.GREY, linewidth=1.5)
        (self.rise,) = axes.plot([], [], color=palette.ORANGE, linewidth=3)
        (self.secant,) = axes.plot([], [], color=palette.BLUE, linewidth=2)
        (self.tangent,) = axes.plot([], [], "--", color=palette.GREEN, linewidth=2)
        (self.turned,) = axes.plot([], [], ":", color=palette.GUESS, linewidth=2.5)
        (self.second,) = axes.plot([], [], "s", color=palette.BLUE, markersize=10, markeredgecolor="white")
        (self.point,) = axes.plot([], [], "o", color=palette.INK, markersize=12, markeredgecolor="white")
        beside = {"textcoords": "offset points", "fontsize": 11}
        self.run_words = axes.annotate("", (0, 0), (0, 0), ha="center", **beside)
        self.rise_words = axes.annotate("", (0, 0), (7, 0), va="center", **beside)
        self.letter = axes.annotate("", (0, 0), (0, 0), ha="center", fontweight="bold", **beside)
        self.words = axes.text(LEFT + 0.1, TOP - 0.25, "", fontsize=12, va="top", color=palette.BLUE)
        self.advice = axes.text(LEFT + 0.1, TOP - 0.85, "", fontsize=12, va="top")
        self.live(self.run, self.rise, self.secant, self.tangent, self.turned, self.second, self.point)
        self.live(self.run_words, self.rise_words, self.letter, self.words, self.advice)
        shared = {"where": self._second_place, "drag": self._drag_second, "track": error}
        reach = (-EDGE, EDGE + LONGEST, 0, error(EDGE + LONGEST))
        look = {"shape": "square", "colour": palette.BLUE, "label": "The second point on the curve"}
        self.handle("second", axes, reach=reach, **look, **shared)
        shared = {"where": self._place, "drag": self._drag, "track": error}
        look = {"colour": palette.INK, "label": "The point on the curve"}
        self.handle("point", axes, reach=(-EDGE, EDGE, 0, error(EDGE)), **look, **shared)

    def _paint_slopes(self, axes):
        limits = {"xlim": (-EDGE - 0.15, EDGE + 0.15), "ylim": (-STEEPEST, STEEPEST)}
        chart(axes, "The slopes of both lines", "x", "slope", **limits)
        axes.axhline(0, color=palette.GREY, linewidth=1)
        axes.axvline(0, color=palette.GREY, linewidth=1)
        (self.dots,) = axes.plot([], [], "o", color=palette.GREEN, markersize=4, alpha=0.6)
        (self.gap,) = axes.plot([], [], color=palette.GREY, linewidth=1.5, linestyle=":")
        (self.secant_mark,) = axes.plot([], [], "s", color=palette.BLUE, markersize=10)
        (self.tangent_mark,) = axes.plot([], [], "^", color=palette.GREEN, markersize=11)
        (self.diamond,) = axes.plot([], [], "D", color=palette.GUESS, markersize=13)
        for mark in (self.secant_mark, self.tangent_mark, self.diamond):
            mark.set_markeredgecolor("white")
        left = -EDGE - 0.05
        self.secant_words = axes.text(left, STEEPEST - 0.2, "", fontsize=12, va="top", color=palette.BLUE)
        self.tangent_words = axes.text(left, STEEPEST - 0.9, "", fontsize=12, va="top", color=palette.GREEN)
        self.whose = axes.text(EDGE + 0.05, 0.2 - STEEPEST, "", fontsize=11, ha="right", color=palette.GREEN)
        self.whose.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1})
        self.live(self.dots, self.gap, self.diamond, self.secant_mark, self.tangent_mark)
        self.live(self.secant_words, self.tangent_words, self.whose)

    def update(self, x, h):
        self.point.set_data([x], [error(x)])
        self._draw_letter(x)
        self._draw_guess(x)
        for artist in self.answers:
            artist.set_visible(not self.locked)
        start = f"At x = {number(x)} the error is {number(error(x))}"
        if self.locked:
            return f"{start}. Guess how steep it is there: the line with the diamond has the slope of your guess."

        rise = error(x + h) - error(x)
        slope = rise / h
        measured = self._measure(x)
        self._draw_secant(x, h, rise, slope)
        self._draw_tangent(x, measured, slope)
        return (
            f"{start}. Rise {number(rise, 4)} over run {h:.2f}: the secant's slope is {number(slope)}. "
            f"The tangent's is {number(measured)}. {_way_down(x)}"
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
        ends = np.array([LEFT, RIGHT])
        self.secant.set_data(ends, error(x) + slope * (ends - x))
        self.second.set_data([x + h], [error(x + h)])
        self.run.set_data([x, x + h], [error(x)] * 2)
        self.rise.set_data([x + h] * 2, [error(x), error(x + h)])
        self.run_words.xy = x + 0.6 * h, error(x)
        self.run_words.set_position((0, -5) if rise > 0 else (0, 5))
        self.run_words.set_verticalalignment("top" if rise > 0 else "bottom")
        self.rise_words.xy = x + h, (error(x) + error(x + h)) / 2
        self.run_words.set_text(f"run {h:.2f}" if h > 0.7 and abs(rise) > 0.3 else "")  # where there is room
        self.rise_words.set_text(f"rise {number(rise)}" if h > 0.3 and abs(rise) > 0.6 else "")
        self.words.set_text(f"rise / run = {number(rise, 4)} / {h:.2f} = {number(slope)}")
        self.secant_mark.set_data([x], [slope])
        self.secant_words.set_text(f"■ secant {number(slope)}")

    def _draw_tangent(self, x, measured, slope):
        ends = np.array([LEFT, RIGHT])
        self.tangent.set_data(ends, error(x) + measured * (ends - x))
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

    def _draw_guess(self, x):
        begin, ends = self.start["x"], np.array([LEFT, RIGHT])
        shown = self.guessed is not None
        self.diamond.set_data(*([begin], [self.guessed]) if shown else ([], []))
        shown = shown and x == begin
        self.turned.set_data(*(ends, error(x) + self.guessed * (ends - x)) if shown else ([], []))

    # The handles

    def _place(self):
        x = self.controls["x"].value
        return x, error(x)

    def _drag(self, x, y):
        set_value(self.controls["x"], x)

    def _second_place(self):
        x = self.controls["x"].value + self.controls["h"].value
        return x, error(x)

    def _drag_second(self, x, y):
        set_value(self.controls["h"], x - self.controls["x"].value)


def number(value, places=2):
    """A number with so many places, and never minus zero; a huge one with few digits."""
    if abs(value) >= 1e6:
        return f"{value:.3g}"
    return f"{round(float(value), places) + 0:.{places}f}"


def _way_down(x):
    if abs(x) < MIDDLE:
        return "The lowest point: stay."
    return "A, right of 0: lower x." if x > 0 else "B, left of 0: raise x."


# Steps downhill

NEAR, FAR = 1.6, 3  # how far the picture reaches to either side; a step that leads further out is not taken
MOST_SHOWN = 40  # places of the trail
SAME = 1e-9  # places that differ by less are the same
CREEPING = 0.9  # share of x that a step leaves; where it leaves more, it creeps


class Descent(Explorer):
    """Guess where the next step lands, then let the ball take it.

    Pass your own `error_derivative` and `gradient_step` to let them move the ball.
    """

    name = "derivatives_descent"
    size = (9.6, 4.2)
    references = (neuron.error_derivative, neuron.gradient_step)

    def make_controls(self):
        self._forget()
        controls = {
            "learning_rate": slider("learning rate", 0.1, 0.01, 1.2, colour=palette.GREEN),
            "landing": slider("◆ my guess", 0.5, -FAR, FAR, colour=palette.GUESS),
            "x": slider("● x", MISS, -FAR, FAR, colour=palette.INK),
            "step": _button("Step", self.step, button_style="primary"),
            "ten_steps": _button("10 steps", lambda: self.step(10)),
        }
        controls["x"].observe(self._on_x, "value")
        controls["landing"].observe(self._on_landing, "value")
        controls["learning_rate"].observe(self._on_rate, "value")
        return controls

    def paint(self):
        self.axes = self.figure.subplots()
        chart(self.axes, "The error, a valley", "x = prediction - target", "error")
        at = np.linspace(-FAR, FAR, 401)
        self.axes.plot(at, error(at), color=palette.INK, linewidth=2)
        self.axes.axvline(0, color=palette.FAINT, linewidth=1)
        outside = {"transform": self.axes.transAxes, "fontsize": 12, "color": palette.GREY}
        self.axes.text(0.01, 0.04, "B, left of 0: raise x", **outside)
        self.axes.text(0.99, 0.04, "A, right of 0: lower x", ha="right", **outside)
        self.chords = self.axes.add_collection(LineCollection([], linewidths=1.5), autolim=False)
        self.dots = self.axes.scatter([], [], s=50)
        self.arrow = FancyArrowPatch((0, 0), (1, 1), arrowstyle="-|>", shrinkA=0, shrinkB=4)
        self.arrow.set(color=palette.VERMILION, mutation_scale=18, linewidth=2.5)
        self.axes.add_patch(self.arrow)
        (self.diamond,) = self.axes.plot([], [], "D", color=palette.GUESS, markersize=12)
        (self.ball,) = self.axes.plot([], [], "o", color=palette.INK, markersize=15)
        for mark in (self.ball, self.diamond):
            mark.set(markeredgecolor="white", clip_on=False)
        self.numbers = [
            self.axes.annotate("", (0, 0), (0, -9), textcoords="offset points", ha="center", va="top", fontsize=11)
            for _ in range(MOST_SHOWN)
        ]
        self.words = [
            self.axes.text(0.5, up, "", transform=self.axes.transAxes, fontsize=13, ha="center", va="top")
            for up in (0.97, 0.885, 0.8)
        ]
        for words in self.words:
            words.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1})
        self.words[1].set_fontweight("bold")
        self.words[2].set_color(palette.GUESS)
        self.live(self.chords, self.dots, self.arrow, *self.numbers, self.diamond, self.ball, *self.words)
        self._zoom(NEAR)
        look = {"shape": "diamond", "colour": palette.GUESS, "label": "Where you think the next step lands"}
        self.handle("landing", self.axes, track=error, **look, **self._along_the_curve("landing"))
        look = {"colour": palette.INK, "label": "The ball"}
        self.handle("x", self.axes, track=error, **look, **self._along_the_curve("x"))

    def update(self, learning_rate, landing, x):
        step = self._last_step()
        places = np.array(self.trail[-MOST_SHOWN:] or [x])
        self._zoom(FAR if self.gone or max(abs(places).max(), abs(x), abs(landing)) > NEAR else NEAR)
        self.ball.set_data([x], [error(x)])
        self.diamond.set_data([landing], [error(landing)])
        self._draw_trail(places)
        self._draw_step(step)
        if step is None:
            return (
                f"The ball is at x = {number(x)}, where the error is {number(error(x))}. "
                f"The learning rate is {learning_rate:.2f}. "
                f"The diamond at {number(landing)} is your guess of where the next step lands."
            )
        score = "" if self.guess_made is None else f" {self._score(step)}"
        return (
            f"Step {self._count()}, learning rate {self.rate:.2f}: from x = {number(step.start)}, with derivative "
            f"{number(step.derivative)}, to {number(step.end)}.{score} {step.meaning()}"
        )

    def step(self, times=1):
        """Let the ball take a step, or several, with the learner's functions."""
        if self.gone:
            return
        rate, places = self.controls["learning_rate"].value, [self.controls["x"].value]
        try:
            while len(places) <= times and not self.gone:
                end = self._step_from(places[-1], rate).end
                self.gone = abs(end) > FAR
                places += [] if self.gone else [end]
        except LearnerError as trouble:
            self.picture.problem = str(trouble)
            return
        self.trail = (self.trail or places[:1]) + places[1:]
        self.rate = rate
        self.guess_made = self.controls["landing"].value if self.guess_is_new and times == 1 else None
        self.guess_is_new = False
        self._stepping = True
        with self.picture.one_redraw():
            self.controls["x"].value = places[-1]
        self._stepping = False

    def reset(self):
        """Put every control back to where it began, and clear the trail."""
        with self.picture.one_redraw():
            self._forget()
            super().reset()

    # What has happened so far: the trail ends where the ball is

    def _forget(self):
        self.trail, self.rate = [], None
        self.gone = False  # whether the next step would leave the picture
        self.guess_made, self.guess_is_new = None, True
        self._stepping = False

    def _on_x(self, _change):
        if not self._stepping:
            self._forget()

    def _on_landing(self, _change):
        self.guess_is_new = True

    def _on_rate(self, _change):
        if self.gone:
            self.gone, self.guess_made = False, None

    def _count(self):
        """The number of the last step: one that was stopped counts, too."""
        return len(self.trail) - 1 + self.gone

    def _last_step(self):
        """The last step, computed again, so that the explorer can say in what the learner's code differs."""
        if self._count() < 1:
            return None
        return self._step_from(self.trail[-1 if self.gone else -2], self.rate)

    def _step_from(self, x, rate):
        derivative = self.error_derivative(x, 0.0)
        return Step(x, derivative, self.gradient_step(x, derivative, rate))

    def _score(self, step):
        leads = "it leads to" if self.gone else "it landed at"
        return f"You guessed {number(self.guess_made)}; {leads} {number(step.end)}."

    # How it is drawn

    def _zoom(self, reach):
        if self.axes.get_xlim() == (-reach, reach):
            return
        height = error(reach)
        self.axes.set(xlim=(-reach, reach), ylim=(-0.2 * height, 1.4 * height))
        self.picture.invalidate()

    def _draw_trail(self, places):
        spots = np.column_stack([places, error(places)])
        fading = np.linspace(0.25, 0.9, len(places)) if len(places) > 1 else [0.0]
        self.dots.set_offsets(spots)
        self.dots.set_color([to_rgba(palette.BLUE, alpha) for alpha in fading])
        self.chords.set_segments(np.stack([spots[:-1], spots[1:]], axis=1))
        self.chords.set_color([to_rgba(palette.GREY, alpha) for alpha in fading[1:]] or palette.GREY)
        self._number(spots)

    def _number(self, spots):
        """Number the places of the trail, newest first, where no other number is in the way."""
        taken, last, room = [], len(self.trail) - 1, 0.05 * self.axes.get_xlim()[1]
        for label in self.numbers:
            label.set_text("")
        for back, (x, y) in enumerate(spots[::-1]):
            if last > 0 and all(abs(x - other) > room for other in taken):
                taken.append(x)
                self.numbers[back].xy = x, y
                self.numbers[back].set_text(str(last - back))

    def _draw_step(self, step):
        for words in self.words:
            words.set_text("")
        self.arrow.set_visible(step is not None)
        if step is None:
            self.words[0].set_text("Put the diamond where you think the ball lands. Then press Step.")
            return
        self._point_arrow(step)
        self.words[0].set_text(
            f"step {self._count()}: derivative {number(step.derivative)}, "
            f"from {number(step.start)} to {number(step.end)}"
        )
        stopped = ": this step leaves the picture. Press Reset."
        self.words[1].set_text(step.name().capitalize() + (stopped if self.gone else ""))
        self.words[1].get_bbox_patch().set(
            edgecolor=palette.VERMILION if self.gone else "none", linewidth=2, boxstyle="square,pad=0.3"
        )
        if self.guess_made is not None:
            self.words[2].set_text(f"◆ {self._score(step)}")

    def _point_arrow(self, step):
        """From the one place to the other; an end outside the picture need not be exact."""
        start, end = ((at, error(at)) for at in np.clip((step.start, step.end), -2 * FAR, 2 * FAR))
        length = np.hypot(*(self.axes.transData.transform(end) - self.axes.transData.transform(start)))
        self.arrow.set_visible(length > 20)  # a shorter one is all head
        self.arrow.set_positions(start, end)

    def _along_the_curve(self, name):
        def where():
            x = self.controls[name].value
            return x, error(x)

        return {"where": where, "drag": lambda x, y: set_value(self.controls[name], x)}


class Step:
    """A step on the error, from one place to another, and what it shows of the learning rate."""

    def __init__(self, start, derivative, end):
        self.start, self.derivative, self.end = start, derivative, end

    def name(self):
        """What happens, in a word or two."""
        before, after = abs(self.start), abs(self.end)
        crossed = self.start * self.end < 0
        if after < SAME:
            return "at the lowest point"
        if abs(after - before) < SAME:
            return "bouncing" if crossed else "standing still"
        if after > before:
            return "diverging" if crossed else "climbing"
        if crossed:
            return "overshooting"
        return "creeping" if after / before > CREEPING else "downhill"

    def meaning(self):
        """What happens, in a sentence."""
        name = self.name()
        shrink = self.end / self.start if self.start else 0
        if abs(self.end) > FAR:
            advice = "Choose a smaller learning rate, or press Reset."
            if name == "climbing":
                advice = "A step downhill goes against the derivative. Press Reset."
            return f"{name.capitalize()}: that is outside the picture, so stepping stops. {advice}"
        if name == "creeping":
            steps = int(np.ceil(np.log(0.5) / np.log(shrink)))
            return (
                f"Creeping: only {1 - shrink:.1%} nearer to the lowest point. "
                f"At this pace it takes {steps} more steps to halve the distance."
            )
        sides = ("A", "B") if self.start > 0 else ("B", "A")
        return {
            "at the lowest point": "It is at the lowest point.",
            "bouncing": f"Bouncing: from {sides[0]} straight to {sides[1]}, just as high, and so on forever.",
            "standing still": "It has not moved.",
            "diverging": "Diverging: it leapt over the lowest point and landed further away, higher up.",
            "climbing": "Climbing: it moved away from the lowest point, up the hill.",
            "overshooting": "Overshooting: it leapt over the lowest point, but landed nearer to it.",
            "downhill": f"Downhill: {1 - shrink:.0%} nearer to the lowest point.",
        }[name]


def _button(description, action, **options):
    button = widgets.Button(description=description, layout=widgets.Layout(width="auto"), **options)
    button.on_click(lambda _button: action())
    return button


# One step of a tutorial

SAME_NUMBER, WEIGHTS_ONLY, AND_BIAS = "same number", "weights only", "and bias"
RULES = {  # what each update subtracts, times the step size
    SAME_NUMBER: "the tutorial's update",
    WEIGHTS_ONLY: "the true gradient, weights alone",
    AND_BIAS: "the true gradient, with the bias",
}
ROWS = (2.6, 1.95, 1.3, 0.65)  # of the table, about in inches from below
COLUMNS = (1.85, 2.8, 3.65)


class OneExample(Explorer):
    """One step for one point, by a tutorial's recipe or by the true gradient; and what the other point says."""

    name = "derivatives_one_example"
    size = (9.6, 4.2)

    def make_controls(self):
        options = [
            ("tutorial: one number for both weights", SAME_NUMBER),
            ("true gradient, weights only", WEIGHTS_ONLY),
            ("true gradient, weights and bias", AND_BIAS),
        ]
        return {
            "rule": toggles(options),
            "step": slider("step size", 1, 0, 8, 0.05, colour=palette.WEIGHTS),
            "flip": widgets.Checkbox(description="flip the sign of inputs and weights", indent=False),
        }

    def paint(self):
        table, scales = self.figure.subplots(1, 2, width_ratios=(1, 1.5))
        self._paint_table(table)
        scales.set(xlim=(-0.06, 1.06), ylim=(-0.95, 3))
        scales.set_axis_off()
        looks = (
            (palette.MARKERS[palette.TARGET_0_SHAPE], palette.TARGET_0),
            (palette.MARKERS[palette.TARGET_1_SHAPE], palette.TARGET_1),
        )
        self.scales = [Scale(scales, 2, 0, *looks[0]), Scale(scales, 0, 1, *looks[1])]
        for scale in self.scales:
            self.live(*scale.artists)

    def _paint_table(self, axes):
        axes.set(xlim=(-0.05, 3.75), ylim=(0, 4))
        axes.set_axis_off()
        heads = zip(COLUMNS, ("weight 1", "weight 2", "bias"), strict=True)
        for across, head in heads:
            axes.text(across, 3.2, head, fontsize=12, ha="right", fontweight="bold")
        for up, label in zip(ROWS, ("input", "before", "derivative", "after"), strict=True):
            axes.text(0, up, label, fontsize=12)
            axes.axhline(up + 0.4, color=palette.FAINT, linewidth=1)
        self.cells = [[axes.text(across, up, "", fontsize=12, ha="right") for across in COLUMNS] for up in ROWS]
        self.rule_title = axes.text(0, 3.75, "", fontsize=13)
        self.rule_words = axes.text(0, 0.1, "", fontsize=11, color=palette.GREY)
        self.live(*sum(self.cells, []), self.rule_title, self.rule_words)

    def update(self, rule, step, flip):
        sign = -1 if flip else 1
        before = Parameters(sign * WEIGHTS, BIAS.item())
        derivatives = derivatives_by(rule, sign * WRONG, before)
        after = Parameters(before.weights - step * derivatives.weights, before.bias - step * derivatives.bias)
        self._fill(sign * WRONG, before, derivatives, after)
        self.rule_title.set_text(RULES[rule][0].upper() + RULES[rule][1:])
        self.rule_words.set_text(f"after = before - {step:.2f} × derivative")
        parts = [
            scale.show(name, sign * point, before.predict(sign * point), after.predict(sign * point))
            for scale, name, point in zip(
                self.scales, ("This point", "The other point"), (WRONG, OTHER), strict=True
            )
        ]
        start = f"Signs flipped, step {step:.2f}" if flip else f"Step {step:.2f}"
        return f"{start}, {RULES[rule]}. {' '.join(parts)}"

    def _fill(self, input_vector, *rows):
        texts = [[f"{value:.2f}" for value in input_vector] + [""]]
        texts += [[number(value, 4) for value in (*row.weights, row.bias)] for row in rows]
        texts[2][2] = texts[2][2] if self.controls["rule"].value == AND_BIAS else "–"  # left alone, not 0
        for cells, row in zip(self.cells, texts, strict=True):
            for cell, text in zip(cells, row, strict=True):
                cell.set_text(text)


class Parameters(NamedTuple):
    """The weights and the bias of a neuron, or what is subtracted from them."""

    weights: np.ndarray
    bias: float

    def predict(self, input_vector):
        return float(neuron.make_prediction(input_vector, *self))


def derivatives_by(rule, input_vector, parameters):
    """What an update for one point, target 0, multiplies with the step size and subtracts."""
    if rule == SAME_NUMBER:
        derivative = neuron.error_derivative(parameters.predict(input_vector), TARGETS[1])
        return Parameters(np.array([derivative, derivative]), 0.0)
    derror_dbias, derror_dweights = neuron.compute_gradients(input_vector, *parameters, TARGETS[1])
    return Parameters(derror_dweights, float(derror_dbias) if rule == AND_BIAS else 0.0)


class Scale:
    """A prediction before and after a step, on a scale from 0 to 1 with the target marked."""

    def __init__(self, axes, height, target, marker, colour):
        self.height, self.target = height, target
        axes.plot([0, 1], [height] * 2, color=palette.GREY, linewidth=1.5)
        axes.plot([0, 0.5, 1], [height] * 3, "|", color=palette.GREY, markersize=12)
        for at in (0, 0.5, 1):
            axes.text(at, height - 0.62, f"{at:g}", fontsize=11, ha="center", va="top", color=palette.GREY)
        axes.plot([target], [height], marker, color=colour, markersize=20, markeredgecolor=palette.INK)
        self.title = axes.text(-0.03, height + 0.72, "", fontsize=13)
        self.arrow = FancyArrowPatch((0, 0), (1, 0), arrowstyle="-|>", shrinkA=0, shrinkB=0)
        self.arrow.set(mutation_scale=20, linewidth=3)
        axes.add_patch(self.arrow)
        (self.before,) = axes.plot([], [], "o", color="white", markersize=10, markeredgecolor=palette.INK)
        (self.after,) = axes.plot([], [], "o", color=palette.INK, markersize=10)
        self.before_words = axes.text(0, height + 0.2, "", fontsize=12, va="bottom")
        self.after_words = axes.text(0, height - 0.24, "", fontsize=12, va="top", fontweight="bold")
        self.artists = self.title, self.arrow, self.before, self.after, self.before_words, self.after_words

    def show(self, name, point, before, after):
        """Move what moves; return the sentence that says the same."""
        closer = abs(after - self.target) - abs(before - self.target)
        change = "no change" if abs(closer) < SAME else "nearer" if closer < 0 else "further away"
        colour = {"nearer": palette.GREEN, "further away": palette.VERMILION}.get(change, palette.INK)
        self.title.set_text(f"{name}: input ({point[0]:.2f}, {point[1]:.2f}), target {self.target}")
        self.arrow.set_positions((before, self.height), (after, self.height))
        self.arrow.set_color(colour)
        self.arrow.set_visible(abs(after - before) > 0.03)
        _put(self.before, self.before_words, before, self.height, f"before {before:.4f}")
        _put(self.after, self.after_words, after, self.height, f"after {after:.4f}: {change}")
        self.after.set_color(colour)
        self.after_words.set_color(colour)
        error_after = neuron.squared_error(after, self.target)
        verdict = "right" if (after > 0.5) == self.target else "wrong"
        return (
            f"{name}, target {self.target}: from {before:.4f} to {after:.4f}, {change}, "
            f"{verdict}, error {error_after:.8f}."
        )


def _put(mark, words, at, height, text):
    mark.set_data([at], [height])
    words.set_x(at)
    words.set_text(text)
    words.set_horizontalalignment("left" if at < 0.3 else "right" if at > 0.7 else "center")
