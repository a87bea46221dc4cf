"""Lesson 6: a network in training, live: the path of its weights, its predictions, and its error."""

from itertools import groupby
from typing import NamedTuple

import numpy as np

from nn_lesson import neuron, palette
from nn_lesson.data import SEPARABLE_TARGETS, TRAINING_TARGETS, TRAINING_VECTORS
from nn_lesson.explore.controls import learning_rate, switch, toggles, whole
from nn_lesson.explore.guess import Guess
from nn_lesson.explore.player import LAST_SEED, OVER, Player
from nn_lesson.explore.training.error_map import ALL, ONE, ErrorMap
from nn_lesson.explore.training.run import FLAT, Run, is_unfinished
from nn_lesson.learner import LearnerError, kept_random_state
from nn_lesson.minus import number
from nn_lesson.picture import chart
from nn_lesson.picture.learning import ITERATIONS, LAST_RECORD, LEARNING_RATE, SAME, draw_yardstick, yardstick
from nn_lesson.picture.marks import Notice, class_points, fill, spots
from nn_lesson.picture.vectors import border

TARGETS = {"original": TRAINING_TARGETS, "separable": SEPARABLE_TARGETS}
SPEEDS = [("1 step a frame", 1), *((f"{steps} steps a frame", steps) for steps in (5, 25, 100))]

TOP = 4.6  # error that the curve's axis shows
NOTICE_WIDTH = 36  # characters
MARGIN = 0.1  # of the picture, on the right, for the names of what the curve is compared with


class Kept(NamedTuple):
    """A curve that stays for comparison, and the settings that it ran with, one after the other."""

    iterations: list
    errors: list
    settings: list


class Training(Player):
    """Watch a network learn, one sample or one slice of samples at a time.

    Pass your own `NeuralNetwork` to train that.
    """

    name = "training"
    size = (9.6, 4.5)
    references = (neuron.NeuralNetwork,)
    further = ("seed", "speed")
    guess = Guess(
        question="The start: seed 0, the original eight points, 10,000 steps to come. Always answering 0.5 scores "
        "2.0. What will this neuron's error be in the last record, at iteration 9,900?",
        low=0,
        high=4,
        step=0.01,
        close=0.2,
        after="Worse than always answering 0.5, but 99 steps later it is 1.95. Press Play: it wobbles.",
    )

    def __init__(self, *classes, **start):
        """Take the learner's class, if it is complete, and starting values by control name."""
        super().__init__(*(None if is_unfinished(made) else made for made in classes), **start)

    def make_controls(self):
        self.kept = None
        controls = {
            "play": self.make_play(),
            "step": self.make_step(),
            "learning_rate": learning_rate(-2, 3),
            "data": toggles([("original targets", "original"), ("separable", "separable")]),
            "batch": toggles([(f"{ONE} a step", ONE), (ALL, ALL)]),
            "compare": switch("Keep as A", "thumb-tack"),
            "seed": whole("seed", 0, 0, LAST_SEED),
            "speed": toggles(SPEEDS, value=25),
        }
        controls["compare"].observe(self._on_compare, "value")
        for name in ("data", "seed"):
            controls[name].observe(lambda _change: self._rewind(), "value")
        return controls

    # What plays

    def _on_compare(self, change):
        if change["new"] and self.run:
            self.kept = Kept(*self._curve(self.run), self.run.settings or [self._settings()])
        else:
            self.kept = None
        self._rewind()
        self.pause()

    def _advance(self, steps):
        try:
            run = self._current_run()
        except LearnerError:  # to be told by the redraw that follows
            return
        if run.settings[-1:] != [settings := self._settings()]:
            run.settings.append(settings)
        run.take(steps, settings["learning_rate"], settings["batch"] == ALL)

    def _new_run(self):
        settings = self._settings()
        targets = TARGETS[settings["data"]]
        return Run(self.learners[0], settings["seed"], settings["learning_rate"], targets)

    def _settings(self):
        return {name: self.controls[name].value for name in ("learning_rate", "data", "batch", "seed")}

    # The picture

    def paint(self):
        self.figure.get_layout_engine().set(rect=(0, 0, 1 - MARGIN, 1))
        left, right = self.figure.add_gridspec(1, 2, width_ratios=(1, 1.12))
        map_cell, key_cell = left.subgridspec(2, 1, height_ratios=(1, 0.13))
        points_cell, curve_cell = right.subgridspec(2, 1, height_ratios=(1, 1.15))
        self.map = ErrorMap(self.figure.add_subplot(map_cell), self.figure.add_subplot(key_cell))
        self.live(*self.map.artists)
        self._paint_points(self.figure.add_subplot(points_cell))
        self._paint_curve(self.figure.add_subplot(curve_cell))
        self.notice = Notice(self.map.axes, NOTICE_WIDTH)
        self.live(self.notice.text)

    def _paint_points(self, axes):
        self.points_title = chart(axes, "", "input 1", "input 2", xlim=(0, 6.4), ylim=(-0.1, 4.6))
        axes.xaxis.labelpad = 0
        self.border = self.live(*axes.plot([], [], color=palette.INK, linewidth=2))
        self.points = [
            self.live(class_points(axes, target, markersize=10, label=f"target {target}")) for target in (0, 1)
        ]
        ring = spots(axes, "o", "none", 9, edge=palette.WEIGHTS, markeredgewidth=2, label="next step")
        beside = {"loc": "upper left", "bbox_to_anchor": (1.01, 1), "borderaxespad": 0, "handletextpad": 0.1}
        legend = axes.legend(handles=[*self.points, ring], **beside, borderpad=0, frameon=False, fontsize=11)
        legend.set_in_layout(False)  # it has the margin
        self.wrong = self.live(*axes.plot([], [], "x", color=palette.INK, markersize=8, markeredgewidth=2))
        self.ring = self.live(spots(axes, "o", "none", 18, edge=palette.WEIGHTS, markeredgewidth=2.5))
        self.live(self.points_title)

    def _paint_curve(self, axes):
        self.curve_title = chart(axes, "", "iterations", "error", xlim=(0, ITERATIONS), ylim=(0, TOP))
        axes.xaxis.set_major_formatter("{x:,.0f}")
        axes.xaxis.labelpad = 0
        self.yardsticks = {}
        for name, targets in TARGETS.items():
            self.yardsticks[name] = draw_yardstick(axes, yardstick(targets))
            for artist in self.yardsticks[name]:
                artist.set_in_layout(False)  # there is a margin for the names
        self.kept_curve = self.live(*axes.plot([], [], "--", color=palette.VERMILION, linewidth=1.8))
        self.curve = self.live(*axes.plot([], [], color=palette.BLUE, linewidth=1.8))
        beyond = {"clip_on": False, "in_layout": False}  # without data it would count as a place far outside
        self.now = self.live(spots(axes, "o", palette.BLUE, 7, **beyond))
        self.paint_guess(axes)
        look = {"transform": axes.transAxes, "fontsize": 11, "ha": "right", "va": "top"}
        places = (0.99, palette.GREY), (0.86, palette.VERMILION), (0.73, palette.BLUE)
        self.curve_words = [self.live(axes.text(0.99, up, "", color=colour, **look)) for up, colour in places]
        self.live(self.curve_title)

    def update(self, learning_rate, data, batch, **others):
        run = self._current_run()
        predictions = run.predict()
        error = float(np.sum(np.square(predictions - run.targets)))
        steps = self._look_ahead(run, learning_rate)
        self.learners[0].remark = run.remark(predictions, steps, learning_rate)
        halt = self._why_it_halts(run, predictions, learning_rate)
        if halt or run.is_over:
            self.pause()
        if self.map.reach_for(run):
            self.picture.invalidate()
        self.map.draw(run)
        self.map.draw_steps(run, steps)
        right = self._draw_points(run, predictions, batch)
        self._draw_curve(run, error, data)
        self.notice.tell(halt)
        if self.locked:
            return "Iteration 0. Guess the error at iteration 9,900: the diamond shows your guess."
        return self._tell(run, error, right), f"{self._tell_next(run, steps, batch)} {halt}".strip()

    def truth(self):
        with kept_random_state():
            np.random.seed(0)
            network = neuron.NeuralNetwork(LEARNING_RATE)
            return network.train(TRAINING_VECTORS, TRAINING_TARGETS, ITERATIONS)[-1]

    def show_answer(self):
        self._advance(ITERATIONS)

    def _look_ahead(self, run, learning_rate):
        """The steps from here; None where the learner's methods do not give them."""
        if run.trouble:
            return None
        try:
            return run.look_ahead(learning_rate)
        except LearnerError as error:
            run.trouble = str(error)
            return None

    def _why_it_halts(self, run, predictions, learning_rate):
        if run.trouble:
            return run.trouble
        if run.step and learning_rate * np.abs(predictions * (1 - predictions)).max() < FLAT:
            return (
                "All eight predictions are so near to 0 or 1 that the sigmoid is flat there. Its slope is 0, so "
                "nothing moves any more. Press Stop, and choose a smaller learning rate."
            )
        return ""

    def _draw_points(self, run, predictions, batch):
        """Return how many are right."""
        right = (predictions > 0.5) == run.targets
        for target, points in enumerate(self.points):
            points.set_data(*TRAINING_VECTORS[run.targets == target].T)
        self.wrong.set_data(*TRAINING_VECTORS[~right].T)
        ringed = TRAINING_VECTORS if batch == ALL else TRAINING_VECTORS[[run.drawn]]
        self.ring.set_data(*ringed.T)
        self.border.set_data(*border(*run.at).T)
        self.points_title.set_text(f"The 0.5 line: {right.sum()} right, {(~right).sum()} wrong ×")
        return right.sum()

    def _draw_curve(self, run, error, data):
        self._show_yardstick("" if self.locked else data)
        iterations, errors = self._curve(run, error)
        self.curve.set_data(iterations, np.minimum(errors, 2 * TOP))
        self.now.set_data([iterations[-1]], [min(errors[-1], TOP)])
        self.kept_curve.set_data(*(self.kept[:2] if self.kept else ([], [])))
        self.draw_guess(x=LAST_RECORD)
        band = "" if self.locked else f"grey: 80 of 100 seeds, rate {LEARNING_RATE}"
        fill(self.curve_words, [band, *self._names()] if self.kept else [band])
        self.curve_title.set_text(f"Iteration {run.step:,}: error {number(error, 4)}")

    def _show_yardstick(self, shown):
        if self.differs("yardstick", shown):
            for name, artists in self.yardsticks.items():
                for artist in artists:
                    artist.set_visible(name == shown)

    def _curve(self, run, error=None):
        """The iterations and errors of a run so far, with the present ones as the last."""
        if error is None:
            error = float(np.sum(np.square(run.predict() - run.targets)))
        return [*run.iterations, run.step], [*run.errors, error]

    def _names(self):
        """What A and B are called: by what was different as they ran."""
        ran = _ran_with(self.kept.settings), _ran_with(self.run.settings or [self._settings()])
        changed = [name for name in ran[0] if ran[0][name] != ran[1][name]]
        return [
            f"{letter}: {', '.join(settings[name] for name in changed) or 'the same settings'}"
            for letter, settings in zip(("A - -", "B —"), ran, strict=True)
        ]

    # The sentence

    def _tell(self, run, error, right):
        baseline = 0.25 * len(run.targets)
        side = "above" if error > baseline + SAME else "below" if error < baseline - SAME else "at"
        told = f"Iteration {run.step:,}: error {number(error, 4)}, {side} the {baseline:.1f} of always 0.5; "
        told += f"{right} of {len(run.targets)} right."
        if not self.kept:
            return told
        return f"{told} A had {number(self.kept.errors[-1], 4)} after {self.kept.iterations[-1]:,}."

    def _tell_next(self, run, steps, batch):
        if run.is_over:
            last = run.errors[run.iterations.index(LAST_RECORD)]
            return f"The last record, at iteration {LAST_RECORD:,}, was {number(last, 4)}. {OVER}"
        point, target = TRAINING_VECTORS[run.drawn], run.targets[run.drawn]
        sample = f"({point[0]:g}, {point[1]:g}), target {target}"
        angle = None if steps is None else _degrees(steps.sample.weights, steps.batch.weights)
        apart = "" if angle is None else f", whose step points {angle:.0f}° away from that of all eight"
        return f"Drawn next: {sample}{apart}." if batch == ONE else "Each step follows all eight."


def _degrees(u, v):
    lengths = np.linalg.norm(u) * np.linalg.norm(v)
    return np.degrees(np.arccos(np.clip(u @ v / lengths, -1, 1))) if lengths > 0 else None


def _ran_with(settings):
    """Each of the settings in words, also where it was changed on the way."""
    told = {}
    for name in settings[0]:
        words = [words for words, _same in groupby(_setting(name, values[name]) for values in settings)]
        told[name] = ", then ".join(words if len(words) < 3 else [words[0], "others", words[-1]])
    return told


def _setting(name, value):
    return f"rate {value:g}" if name == "learning_rate" else f"seed {value}" if name == "seed" else value
