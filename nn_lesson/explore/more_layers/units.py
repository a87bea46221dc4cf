"""Lesson 7: what each hidden unit says of the eight points, and what the network makes of them all."""

import numpy as np

from nn_lesson import palette
from nn_lesson.data import TRAINING_TARGETS, TRAINING_VECTORS
from nn_lesson.explore.controls import whole
from nn_lesson.explore.guess import Guess
from nn_lesson.explore.more_layers.map import TOP, border, paint_error_axes
from nn_lesson.explore.more_layers.run import BASELINE, Examples, Layers, Run, Settings, log_loss
from nn_lesson.explore.player import LAST_SEED, OVER, Player
from nn_lesson.explore.sigmoid_prediction.neuron import SHADES
from nn_lesson.learner import Learner
from nn_lesson.network import layer_backward, layer_forward, standardise
from nn_lesson.picture import HeatMap, SmallMaps, plane
from nn_lesson.picture.marks import class_points, segments, spots, write_title

EXAMPLES = Examples(standardise(TRAINING_VECTORS), TRAINING_TARGETS)
EIGHT = len(TRAINING_TARGETS)
SETTINGS = Settings(learning_rate=0.1, batch_size=EIGHT)
MOST_UNITS = 8
STEPS = 300  # of a run
REACH = 3  # of the maps, to every side
CELLS, EVERY = 45, 3  # of the large map, along each side; of three, small maps have the middle one
SIDE = 92  # of a small map, in pixels
MIDDLES = [(546 + 112 * (i % 4), 358 - 124 * (i // 4)) for i in range(MOST_UNITS)]  # of the small maps, in pixels


class Units(Player):
    """Watch a hidden layer learn: each unit draws a line, and the network blends them."""

    name = "more_layers_units"
    size = (9.6, 4.4)
    guess = Guess(
        question="In lesson 6, one neuron had 10,000 steps and never got all eight points right. Now there are 8 "
        "hidden units, and each step looks at all eight points. After how many steps are all eight right?",
        low=0,
        high=STEPS,
        step=1,
        close=15,
        after="Now set the units to 1, and play: one hidden unit never gets there, however long it trains.",
    )

    def make_controls(self):
        self.functions = Layers(Learner(None, layer_forward), Learner(None, layer_backward))
        controls = {
            "play": self.make_play(),
            "step": self.make_step(),
            "units": whole("units", 8, 1, MOST_UNITS),
            "seed": whole("seed", 0, 0, LAST_SEED),
        }
        for name in ("units", "seed"):
            controls[name].observe(lambda _change: self._rewind(), "value")
        return controls

    # What plays

    def _advance(self, steps):
        self._train(self._current_run(), steps)

    def _train(self, run, steps):
        for _ in range(steps):
            run.take(1, EXAMPLES, SETTINGS)
            self._note(run)
        return run

    def _new_run(self):
        units, seed = self.controls["units"].value, self.controls["seed"].value
        run = Run(self.functions, [2, units, 1], "tanh", seed)
        run.last, run.solved_at = STEPS, None
        self._note(run)
        return run

    def _note(self, run):
        predictions = run.outputs(EXAMPLES.inputs)[-1][:, 0]
        run.note(log_loss(predictions, EXAMPLES.targets))
        if run.solved_at is None and _right(predictions).all():
            run.solved_at = run.step

    # The picture

    def paint(self):
        self.figure.set_layout_engine("none")
        side = REACH * (2 * np.arange(CELLS) + 1 - CELLS) / CELLS  # the middles of the cells
        self.side, self.grid = side, np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
        self._paint_blend(self.axes_at(58, 46, 350, 350))
        self._paint_units()
        self._paint_curve(self.axes_at(500, 46, 330, 92))

    def _paint_blend(self, axes):
        plane(axes, -REACH, REACH, x="input 1, standardised", y="input 2, standardised")
        self.map = self.live(HeatMap(axes, np.zeros((CELLS, CELLS)), SHADES, (-REACH, REACH) * 2))
        self.border = self.live(segments(axes, colors=palette.INK, linewidths=2))
        self._draw_points(axes, 11)
        self.wrong = self.live(spots(axes, "x", palette.INK, 9, edge=palette.INK, markeredgewidth=2))
        self.title = self.live(write_title(axes, ""))

    def _paint_units(self):
        """All small maps on one pair of axes over the whole picture: each on its own is slow."""
        axes = self.axes_in_pixels()
        self.units = self.live(SmallMaps(axes, SHADES))
        corners = np.array(MIDDLES) + (-SIDE / 2, SIDE / 2 + 4)
        self.weights = [self.live(axes.text(*corner, "", fontsize=11)) for corner in corners]
        self.lines = self.live(segments(axes, colors=palette.INK, linewidths=1.5))
        self.points = self._draw_points(axes, 4)

    def _paint_curve(self, axes):
        self.curve_title = paint_error_axes(axes, STEPS)
        self.solved_mark = self.live(*axes.plot([], [], color=palette.TRUTH, linewidth=1.5, linestyle=":"))
        self.curve = self.live(*axes.plot([], [], color=palette.BLUE, linewidth=1.8))
        self.now = self.live(spots(axes, "o", palette.BLUE, 7, clip_on=False))
        self.paint_guess(axes)
        self.live(self.curve_title)

    def _draw_points(self, axes, size):
        look = {"markersize": size, "markeredgewidth": size / 11}
        places = [EXAMPLES.inputs[EXAMPLES.targets == target].T for target in (0, 1)]
        return [self.live(class_points(axes, *points, **look)) for points in enumerate(places)]

    def update(self, units, seed, **others):
        run = self._current_run()
        if run.is_over:
            self.pause()
        _, hidden, predictions = run.outputs(np.vstack([self.grid, EXAMPLES.inputs]))
        blend, of_points = np.split(predictions[:, 0], [-EIGHT])
        self._draw_units(run, hidden[:-EIGHT])
        self._draw_blend(blend.reshape(CELLS, CELLS), _right(of_points))
        self._draw_curve(run)
        if self.locked:
            return "Step 0. Guess after how many steps all eight are right: the diamond shows your guess."
        return self._tell(run, _right(of_points).sum(), units)

    def truth(self):
        return self._train(self._new_run(), STEPS).solved_at

    def show_answer(self):
        self.run = self._train(self._new_run(), STEPS)

    def _draw_units(self, run, hidden):
        (into, biases), (out_of, _) = run.network.layers
        maps, middles = hidden.T.reshape(-1, CELLS, CELLS), MIDDLES[: hidden.shape[1]]
        self.units.set(middles, maps[:, 1::EVERY, 1::EVERY], SIDE)
        for i, weight in enumerate(self.weights):
            there = i < len(middles)
            weight.set_text(f"{i + 1}: {out_of[i, 0]:+.2f}" if there else "")
        lines = [(middle, zeros(*unit)) for middle, *unit in zip(middles, into.T, biases, strict=True)]
        self.lines.set_segments([_in_small_map(*line) for line in lines if line[1] is not None])
        for target, points in enumerate(self.points):
            inputs = EXAMPLES.inputs[EXAMPLES.targets == target]
            points.set_data(*np.vstack([_in_small_map(middle, inputs) for middle in middles]).T)

    def _draw_blend(self, blend, right):
        self.map.set_data(blend)
        self.border.set_segments(border(self.side, 2 * blend - 1))
        self.wrong.set_data(*EXAMPLES.inputs[~right].T)
        self.title.set_text(f"The network: {right.sum()} right, {(~right).sum()} wrong ×")

    def _draw_curve(self, run):
        steps, errors = np.transpose(run.curve)
        self.curve.set_data(steps, np.minimum(errors, TOP))
        self.now.set_data([steps[-1]], [min(errors[-1], TOP)])
        self.draw_guess(y=0)
        solved = [] if run.solved_at is None else [run.solved_at] * 2
        self.solved_mark.set_data(solved, [0, TOP][: len(solved)])
        self.curve_title.set_text(f"Step {run.step}: error {errors[-1]:.3f}")

    def _tell(self, run, right, units):
        error = run.curve[-1][1]
        side = "below" if error < BASELINE else "above"
        weights = run.network.layers[1][0][:, 0]
        most = int(np.argmax(np.abs(weights)))
        told = [
            f"Step {run.step}: {right} of {EIGHT} right, error {error:.3f}, {side} the 0.693 of always 0.5.",
            f"All eight were right for the first time after {run.solved_at} steps." if run.solved_at else "",
            f"Of {units} units, number {most + 1} counts most: its weight is {weights[most]:.2f}."
            if units > 1
            else f"The weight of the only unit is {weights[0]:.2f}.",
        ]
        return " ".join(filter(None, [*told, OVER if run.is_over else ""]))


def _in_small_map(middle, points):
    """Where points are in the picture, in pixels, if the middle of a small map is at that place."""
    return middle + SIDE / (2 * REACH) * points


def zeros(weights, bias):
    """The ends of the line within a map on which the weighted sum is 0; None where there is none."""
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = -bias / (weights @ weights) * weights  # the place on the line that is nearest to 0
        along = np.array([-weights[1], weights[0]])
        reached = np.sort(([[-REACH], [REACH]] - middle) / along, axis=0)  # the map's edges, in steps along it
    first, last = reached[0].max(), reached[1].min()
    return np.array([middle + first * along, middle + last * along]) if first < last else None


def _right(predictions):
    return (predictions > 0.5) == EXAMPLES.targets
