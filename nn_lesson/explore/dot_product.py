"""Lesson 1: two arrows, the shadow of one on the other, and the dot product."""

import numpy as np

from nn_lesson import neuron, palette
from nn_lesson.data import INPUT_VECTOR, WEIGHTS_1
from nn_lesson.explore.explorer import Explorer, slider
from nn_lesson.explore.guess import Guess
from nn_lesson.live.handle import from_origin
from nn_lesson.picture import Arrow, plane
from nn_lesson.picture.marks import write_title

REACH = 3  # of the arrows
WIDEST = 10  # of the bars; a longer one runs off the edge, and its number still says how long it is


class DotProduct(Explorer):
    """Drag the tips of two arrows and watch their dot product and cosine.

    Pass your own `dot` and `cosine_similarity` to let them compute what you see.
    """

    name = "dot_product"
    size = (9.6, 4.5)
    references = (neuron.dot, neuron.cosine_similarity)
    further = ("input_x", "input_y")
    guess = Guess(
        question="Multiply the two first numbers, multiply the two second numbers, add both products. "
        "From the picture alone: about what comes out?",
        low=-6,
        high=6,
        step=0.1,
        close=0.6,
        after="Now drag the tips of the arrows.",
    )

    def make_controls(self):
        (input_x, input_y), (weights_x, weights_y) = INPUT_VECTOR, WEIGHTS_1
        return {
            "weights_x": slider("weights x", weights_x, -REACH, REACH, colour=palette.WEIGHTS),
            "weights_y": slider("weights y", weights_y, -REACH, REACH, colour=palette.WEIGHTS),
            "input_x": slider("input x", input_x, -REACH, REACH, colour=palette.INPUT),
            "input_y": slider("input y", input_y, -REACH, REACH, colour=palette.INPUT),
        }

    def paint(self):
        left, right = self.figure.subfigures(1, 2, width_ratios=(1, 1.1))
        arrows = left.subplots()
        bars, cosine = right.subplots(2, 1, height_ratios=(3, 1))
        plane(arrows, -REACH - 0.4, REACH + 0.4)
        self.invite(arrows, "Drag the tips", still="Two arrows")
        look = {"linewidth": 11, "alpha": 0.6, "solid_capstyle": "butt"}
        self.line = self.answers(*arrows.plot([], [], color=palette.INPUT, linewidth=1, linestyle=":"))
        self.shadow = self.answers(*arrows.plot([], [], color=palette.SKY, **look))
        self.drop = self.answers(*arrows.plot([], [], color=palette.GREY, linewidth=1.5, linestyle="--"))
        self.input_arrow = self._paint_arrow(arrows, "input", palette.INPUT, "circle")
        self.weights_arrow = self._paint_arrow(arrows, "weights", palette.WEIGHTS, "square")

        _bar_axes(bars, WIDEST, rows=3, title="Multiply, then add", ticks=(-10, -5, 0, 5, 10))
        _bar_axes(cosine, 1, rows=1, title="Only the direction counts", ticks=(-1, 0, 1))
        colours = palette.SKY, palette.SKY, palette.GREEN
        self.bars = self.answers(*bars.barh([2, 1, 0], [0, 0, 0], height=0.36, color=colours))
        look = {"color": palette.INK, "markersize": 10, "clip_on": False, "in_layout": False}
        self.beyond = [self.answers(*bars.plot([], [], marker, **look)) for marker in "<>"]
        above = {"fontsize": 12, "va": "bottom"}
        self.words = [self.answers(bars.text(-WIDEST, row + 0.24, "", **above)) for row in (2, 1, 0)]
        look = {"color": "white", "edgecolor": palette.GREEN, "hatch": "///"}
        self.cosine_bar = self.answers(*cosine.barh([0], [0], height=0.36, **look))
        self.cosine_words = self.answers(cosine.text(-1, 0.24, "", **above))
        self.paint_guess(bars)

    def _paint_arrow(self, axes, name, colour, shape):
        arrow = Arrow(axes, colour, name)
        self.live(*arrow.artists)
        look = {"label": f"Tip of the {name} arrow", "shape": shape, "colour": colour}
        self.handle(name, axes, f"{name}_x", f"{name}_y", carries=[(arrow.shaft, from_origin)], **look)
        return arrow

    def update(self, weights_x, weights_y, input_x, input_y):
        weights, input_vector = np.array([weights_x, weights_y]), np.array([input_x, input_y])
        self.input_arrow.point(*input_vector)
        self.weights_arrow.point(*weights)
        self.draw_guess(y=0)
        start = f"Input ({input_x:.2f}, {input_y:.2f}), weights ({weights_x:.2f}, {weights_y:.2f})"
        if self.locked:
            return f"{start}. Guess their dot product: the diamond shows your guess."

        products = input_vector * weights + 0  # which turns -0 into 0
        total = self.dot(list(input_vector), list(weights))
        lengths = np.hypot(*input_vector) * np.hypot(*weights)
        cosine = self.cosine_similarity(list(input_vector), list(weights)) if lengths > 0 else None
        self._cast_shadow(input_vector, weights)
        for bar, width in zip((*self.bars, self.cosine_bar), (*products, total, cosine or 0), strict=True):
            bar.set_width(width)
        for mark, edge in zip(self.beyond, (-WIDEST, WIDEST), strict=True):  # bars that go on, out of the picture
            rows = [2 - i for i, width in enumerate((*products, total)) if width / edge > 1]
            mark.set_data([edge] * len(rows), rows)
        self.words[0].set_text(f"x: {input_x:.2f} × {weights_x:.2f} = {products[0]:.4f}")
        self.words[1].set_text(f"y: {input_y:.2f} × {weights_y:.2f} = {products[1]:.4f}")
        self.words[2].set_text(f"added up: {total:.4f}, the dot product")
        direction = "no cosine, as one arrow has no length" if cosine is None else f"cosine {cosine:.4f}"
        self.cosine_words.set_text(direction)
        return f"{start}: dot product {total:.4f}, {direction}.", _meaning(neuron.dot(input_vector, weights))

    def truth(self):
        values = [self.controls[name].value for name in ("input_x", "input_y", "weights_x", "weights_y")]
        return neuron.dot(values[:2], values[2:])

    def _cast_shadow(self, input_vector, weights):
        """The shadow of the weights on the line through the input: dot product = length of input × shadow."""
        length = np.hypot(*input_vector)
        along = input_vector / length if length > 0 else np.zeros(2)
        end = along * (along @ weights)
        far = 2 * REACH * along
        self.line.set_data([-far[0], far[0]], [-far[1], far[1]])
        self.shadow.set_data([0, end[0]], [0, end[1]])
        self.drop.set_data([weights[0], end[0]], [weights[1], end[1]])


def _bar_axes(axes, widest, rows, title, ticks):
    axes.set(xlim=(-widest, widest), ylim=(-0.4, rows - 0.3), xticks=ticks, yticks=[])
    write_title(axes, title)
    axes.tick_params(labelsize=11)
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.grid(axis="x", color=palette.FAINT)
    axes.set_axisbelow(True)
    axes.axvline(0, color=palette.INK, linewidth=1)


def _meaning(total):
    if 1e-9 < abs(total) < 0.005:
        return "Almost zero: the shadow is hardly longer than nothing."
    if abs(total) < 0.005:
        return "Zero: the shadow has no length, because the arrows are at a right angle or one has no length."
    if total > 0:
        return "Positive: the shadow falls the same way as the input points."
    return "Negative: the shadow falls opposite to where the input points."
