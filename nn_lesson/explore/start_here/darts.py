"""Lesson 0: learning as throwing darts: throw, look, compare, adjust, and again."""

import ipywidgets as widgets
import numpy as np
from matplotlib import patches

from nn_lesson import palette
from nn_lesson.explore.explorer import Explorer, slider
from nn_lesson.picture import chart
from nn_lesson.picture.marks import arrow, spots, write_title

SEED = 6  # so that the first aim and the tremors are random, yet the same each time
FARTHEST = 15  # centimetres from the bullseye to the first aim, at most
TREMOR = 1.5  # centimetres by which the hand misses the aim, at most
MOST = 20  # darts
RINGS = ((17, "white"), (10.5, "#f4f4f4"), (1.6, palette.GREEN))  # radii in centimetres, the bullseye last
PATIENCE = 3  # throws that come no closer, after which it is time to stop
TOUCHING = 1.7  # centimetres between a mark and the middle of a number, below which one covers the other
APART = 2.6  # centimetres between the middles of two numbers, so that 3 and 10 are not read as 310
AROUND = np.array([(np.cos(angle), np.sin(angle)) for angle in np.arange(8) * np.pi / 4])


class Darts(Explorer):
    """Throw darts: after each one, a share of the miss is corrected before the next."""

    name = "start_here_darts"
    size = (9.6, 4)

    def begin(self):
        self.aims, self.darts = [], []

    def make_controls(self):
        generator = np.random.default_rng(SEED)
        self.first_aim = _somewhere(generator, FARTHEST * 0.8, FARTHEST)
        self.tremors = [_somewhere(generator, 0, TREMOR) for _ in range(MOST)]
        throw = widgets.Button(description="Throw", icon="bullseye", button_style="primary")
        throw.on_click(lambda _button: self.throw())
        return {"throw": throw, "adjust": slider("adjust", 1, 0, 1.5, 0.05, colour=palette.WEIGHTS)}

    def paint(self):
        board, misses = self.figure.subplots(1, 2, width_ratios=(1, 1.5))
        board.set(xlim=(-18, 18), ylim=(-18, 18), aspect="equal")
        write_title(board, "Circles: darts. Square: your next aim.")
        board.set_axis_off()
        for radius, colour in RINGS:
            board.add_patch(patches.Circle((0, 0), radius, facecolor=colour, edgecolor=palette.GREY))
        self.arrow = self.live(arrow(board, color=palette.GREY, linewidth=2.5))
        self.marks = self._paint_dots(board)
        self.aim = self.live(spots(board, palette.MARKERS[palette.WEIGHTS_SHAPE], palette.WEIGHTS, 10))
        look = {"fontsize": 12, "fontweight": "bold", "ha": "center", "va": "center"}
        self.numbers = [self.live(board.text(0, 0, "", **look)) for _ in range(MOST)]
        self._paint_misses(misses)

    def _paint_misses(self, axes):
        chart(axes, "How far each dart missed", "throw", "centimetres", xlim=(0.4, MOST + 0.6), ylim=(0, 18))
        axes.set_xticks([1, *range(5, MOST + 1, 5)])
        label = f"the hand trembles by up to {TREMOR} cm"
        axes.axhline(TREMOR, color=palette.GREEN, linestyle="--", linewidth=1.5, label=label)
        axes.legend(frameon=False, fontsize=11, loc="upper right")
        self.dots = self._paint_dots(axes)

    def _paint_dots(self, axes):
        """The earlier ones, and the last one."""
        earlier, last = spots(axes, "o", palette.SKY, 8, edge=palette.INK), spots(axes, "o", palette.INK, 10)
        return self.live(earlier, last)

    def throw(self):
        """Throw the next dart, if one is left."""
        if len(self.darts) < MOST:
            self.aims.append(self.next_aim())
            self.darts.append(self.aims[-1] + self.tremors[len(self.darts)])
        self.picture.redraw()

    def next_aim(self):
        """The aim of the last throw, put right by a share of its miss."""
        if not self.darts:
            return self.first_aim
        return self.aims[-1] - self.controls["adjust"].value * self.darts[-1]

    def update(self, adjust):
        aim, darts = self.next_aim(), np.reshape(self.darts, (-1, 2))
        misses = np.hypot(*darts.T)
        self.aim.set_data(*aim[:, None])
        self.marks[0].set_data(*darts[:-1].T)
        self.marks[1].set_data(*darts[-1:].T)
        self.dots[0].set_data(np.arange(1, len(darts)), misses[:-1])
        self.dots[1].set_data([len(darts)] if self.darts else [], misses[-1:])
        self.arrow.set_visible(bool(self.darts))
        if self.darts:
            self.arrow.set_positions((0, 0), darts[-1])
        self._write_numbers(darts, aim)
        distance = np.hypot(*aim)
        if not self.darts:
            return f"No dart has been thrown yet. You aim {distance:.1f} cm beside the bullseye. Press Throw."
        thrown = f"Throw {len(darts)} missed by {misses[-1]:.1f} cm."
        moved = f"Your aim moves by {adjust:.2f} × the miss, {adjust * misses[-1]:.1f} cm"
        return f"{thrown} {moved}, to {distance:.1f} cm beside the bullseye. {_advice(misses, adjust)}".strip()

    def _write_numbers(self, darts, aim):
        """Number the darts, latest first: an earlier one only where no mark or number is in the way."""
        marks, written = np.array([*darts, aim, np.zeros(2)]), []
        for label in self.numbers:
            label.set_text("")
        for number in range(len(darts), 0, -1):
            latest = number == len(darts)
            reaches = (2, 3, 4) if latest else (2,)
            places = np.concatenate([darts[number - 1] + reach * AROUND for reach in reaches])
            space = np.array([_room(place, marks, written) for place in places])
            roomy = np.flatnonzero(space > 0)
            if latest or len(roomy):
                place = places[roomy[0] if len(roomy) else space.argmax()]
                self.numbers[number - 1].set(text=str(number), position=place)
                written.append(place)


def _somewhere(generator, nearest, farthest):
    """A random place at a random distance from the origin."""
    angle, distance = generator.uniform(0, 2 * np.pi), generator.uniform(nearest, farthest)
    return distance * np.array([np.cos(angle), np.sin(angle)])


def _room(place, marks, written):
    """How much room a place has to spare beside all marks and all that is written; negative if too little."""
    beside_marks = np.hypot(*(marks - place).T).min() - TOUCHING
    return min([beside_marks, *(np.hypot(*(other - place)) - APART for other in written)])


def _advice(misses, adjust):
    if len(misses) == MOST:
        return "No dart is left: press Reset."
    if adjust == 0:
        return "Nothing is adjusted, so nothing is learned."
    if len(misses) > PATIENCE and misses[-PATIENCE:].min() >= misses[:-PATIENCE].min():
        return "None of the last three throws came closer than the best one before: it is time to stop."
    return "That is more than the whole miss." if adjust > 1 else ""
