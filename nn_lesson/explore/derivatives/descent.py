"""Lesson 4: steps downhill on the error, with a learning rate."""

import numpy as np
from matplotlib.colors import to_rgba

from nn_lesson import neuron, palette
from nn_lesson.explore.controls import button
from nn_lesson.explore.derivatives.slope import MISS, error
from nn_lesson.explore.explorer import Explorer, slider
from nn_lesson.learner import LearnerError
from nn_lesson.live.handle import here, set_value
from nn_lesson.minus import number
from nn_lesson.picture import chart
from nn_lesson.picture.marks import arrow, segments, spots

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
    guess_is_new = False  # the diamond was moved since the last step

    def make_controls(self):
        controls = {
            "learning_rate": slider("learning rate", 0.1, 0.01, 1.2, colour=palette.GREEN),
            "landing": slider("◆ my guess", 0.5, -FAR, FAR, colour=palette.GUESS),
            "x": slider("● x", MISS, -FAR, FAR, colour=palette.INK),
            "step": button("Step", act=self.step, button_style="primary"),
            "ten_steps": button("10 steps", act=lambda: self.step(10)),
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
        self.chords = self.live(segments(self.axes, linewidths=1.5))
        self.dots = self.live(self.axes.scatter([], [], s=50))
        self.arrow = self.live(arrow(self.axes, size=18, shrinkB=4, color=palette.VERMILION, linewidth=2.5))
        below = {"textcoords": "offset points", "ha": "center", "va": "top", "fontsize": 11}
        self.numbers = [self.live(self.axes.annotate("", (0, 0), (0, -9), **below)) for _ in range(MOST_SHOWN)]
        self.diamond = self.live(spots(self.axes, "D", palette.GUESS, 12, clip_on=False))
        self.ball = self.live(spots(self.axes, "o", palette.INK, 15, clip_on=False))
        look = {"transform": self.axes.transAxes, "fontsize": 13, "ha": "center", "va": "top"}
        look["bbox"] = {"facecolor": "white", "edgecolor": "none", "pad": 1}
        self.words = [self.live(self.axes.text(0.5, up, "", **look)) for up in (0.97, 0.885, 0.8)]
        self.words[1].set_fontweight("bold")
        self.words[2].set_color(palette.GUESS)
        self._zoom(NEAR)
        look = {"shape": "diamond", "colour": palette.GUESS, "label": "My guess: where the next step lands"}
        look["carries"] = [(self.diamond, here)]
        self.handle("landing", self.axes, "landing", error, **look)
        look = {"colour": palette.INK, "label": "The ball, at x", "carries": [(self.ball, here)]}
        self.handle("x", self.axes, "x", error, where=lambda: (self.place, error(self.place)), **look)

    def update(self, learning_rate, landing, x):
        x = self.place
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
        rate, places = self.controls["learning_rate"].value, [self.place]
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
        with self.picture.one_redraw():
            set_value(self.controls["x"], places[-1])

    # What has happened so far: the trail ends where the ball is

    def begin(self):
        self.trail, self.rate = [], None
        self.gone = False  # whether the next step would leave the picture
        self.guess_made = None

    @property
    def place(self):
        """Where the ball is: the slider can only show the nearest of its steps."""
        return self.trail[-1] if self.trail else self.controls["x"].value

    def _on_x(self, change):
        if abs(change["new"] - self.place) > self.controls["x"].step / 2 + SAME:  # moved by hand
            self.begin()

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
        if self.differs("reach", reach):
            self.axes.set(xlim=(-reach, reach), ylim=(-0.2 * error(reach), 1.4 * error(reach)))

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
