"""The map of lesson 6: the error over both weights, the path of a run on it, and where its next steps lead."""

import numpy as np
from contourpy import contour_generator
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import MaxNLocator

from nn_lesson import neuron, palette
from nn_lesson.data import TRAINING_VECTORS
from nn_lesson.minus import number
from nn_lesson.picture import HeatMap, chart
from nn_lesson.picture.learning import best_error
from nn_lesson.picture.marks import arrow, segments, spots

ONE, ALL = "one sample", "all eight"
NEAR, FAR = 3, 3072  # how far the map reaches to every side: at least, and at most
CELLS = 45  # of the map, along each side
HIGHEST = 4.5  # error from which on the map is darkest; it is white where the error is the least
BANDS = 24  # shades of the map
SHADES = LinearSegmentedColormap.from_list("error", ["white", palette.GREY]).resampled(BANDS)
SHORTEST, LONGEST = 0.15, 0.375  # of the longer arrow, as shares of the map's reach
TOO_SHORT = 0.06  # for an arrow, as a share of the reach
MOST_ENLARGED = 1e6

SAMPLE_LOOK = {"color": palette.WEIGHTS, "linewidth": 2.5}
BATCH_LOOK = {"color": palette.GREEN, "linewidth": 2.5, "linestyle": (0, (3, 1.5)), "arrowstyle": "->"}


class ErrorMap:
    """The error on `axes`, with a key to its arrows on others; `artists` are what changes, bottom first."""

    def __init__(self, axes, key):
        self.axes, self.title = axes, chart(axes, "", "weight 1", "weight 2")
        axes.yaxis.set_label_coords(-0.16, 0.5)  # clear of the widest numbers
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_locator(MaxNLocator(5, integer=True))
        self.image = HeatMap(axes, np.zeros((CELLS, CELLS)), SHADES, (-NEAR, NEAR) * 2)
        self._zoom(NEAR)
        self.level = segments(axes, colors=palette.INK, linestyles="-.")
        (self.trail,) = axes.plot([], [], color=palette.INK, linewidth=0.8, alpha=0.4)
        self.batch_arrow, self.sample_arrow = arrow(axes, **BATCH_LOOK), arrow(axes, **SAMPLE_LOOK)
        self.place = spots(axes, palette.MARKERS[palette.WEIGHTS_SHAPE], palette.WEIGHTS, 9)
        self.artists = [self.image, self.level, self.trail, self.batch_arrow, self.sample_arrow, self.place]
        self.artists += [self.title, *self._paint_key(key)]

    def _paint_key(self, axes):
        axes.set(xlim=(0, 1), ylim=(0, 2))
        axes.set_axis_off()
        words = {"fontsize": 11, "va": "center"}
        for up, look in ((1.5, SAMPLE_LOOK), (0.5, BATCH_LOOK)):
            arrow(axes, (0, up), (0.1, up), **look)
        self.arrow_names = [axes.text(0.12, up, "", **words) for up in (1.5, 0.5)]
        self.enlarged = axes.text(0.68, 1.5, "", **words)
        axes.plot([0.68, 0.75], [0.5, 0.5], color=palette.INK, linestyle="-.", linewidth=1.5)
        axes.text(0.77, 0.5, "error 2.0", **words)
        return *self.arrow_names, self.enlarged

    def reach_for(self, run):
        """Make room for the place of a run; whether that has changed the axes."""
        reach = NEAR if run.step == 0 else self.reach
        while reach < min(np.abs(run.at.weights).max(), FAR):
            reach *= 2
        changed = reach != self.reach
        if changed:
            self._zoom(reach)
        return changed

    def draw(self, run):
        """Show the error, the path of a run, and where it is."""
        weights, bias = run.at
        errors = np.sum((neuron.sigmoid(self.sums + bias) - run.targets) ** 2, axis=2)
        self.image.set_data(errors)
        self.image.set_clim(best_error(tuple(run.targets.tolist())), HIGHEST)
        baseline = 0.25 * len(run.targets)
        self.level.set_segments(contour_generator(self.side, self.side, errors).lines(baseline))
        self.trail.set_data(*np.clip([*run.trail, weights], -2 * self.reach, 2 * self.reach).T)
        self.place.set_data(*np.clip(weights, -self.reach, self.reach)[:, None])
        self.title.set_text(f"Error of all eight: slice at bias {number(bias)}")

    def draw_steps(self, run, steps):
        """Show the next steps, all enlarged alike; None where there are none."""
        moves = (np.zeros(2), np.zeros(2)) if steps is None else (steps.sample.weights, steps.batch.weights)
        factor = enlargement(max(map(np.linalg.norm, moves)), self.reach)
        arrows = (self.sample_arrow, self.batch_arrow)
        for mark, name, what, move in zip(arrows, self.arrow_names, (ONE, ALL), moves, strict=True):
            move = factor * move
            shown = np.linalg.norm(move) > TOO_SHORT * self.reach
            mark.set_visible(shown)
            name.set_text(what if shown else f"{what} (too short)")
            if shown:
                mark.set_positions(run.at.weights, run.at.weights + move)
        self.enlarged.set_text(f"steps × {factor:,g}" if factor else "")

    def _zoom(self, reach):
        self.reach = reach
        side = np.linspace(-reach, reach, CELLS + 1)
        self.side = (side[1:] + side[:-1]) / 2  # the middles of the cells
        weights = np.stack(np.meshgrid(self.side, self.side), axis=-1)
        self.sums = weights @ TRAINING_VECTORS.T  # for each pair of weights and each point
        self.axes.set(xlim=(-reach, reach), ylim=(-reach, reach))
        self.image.set_extent((-reach, reach) * 2)


def enlargement(longest, reach):
    """1, 2 or 5 times a power of ten, by which steps are drawn larger; 0 where they would still be too short."""
    if longest * MOST_ENLARGED < SHORTEST * reach:
        return 0
    wanted = LONGEST * reach / longest
    power = 10.0 ** np.floor(np.log10(wanted))
    return max(power * digit for digit in (1, 2, 5) if power * digit <= wanted)
