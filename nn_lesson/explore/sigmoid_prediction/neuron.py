"""Lesson 2: one neuron's prediction, over the whole plane and along the sigmoid."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from nn_lesson import neuron, palette
from nn_lesson.data import BIAS, INPUT_VECTORS, TARGETS, WEIGHTS
from nn_lesson.explore.explorer import Explorer, slider
from nn_lesson.explore.guess import Guess
from nn_lesson.live.handle import from_origin, set_value
from nn_lesson.picture import Arrow, HeatMap, chart, plane
from nn_lesson.picture.marks import class_points
from nn_lesson.picture.vectors import border

REACH = 3.4  # of the plane, to every side
CELLS = 80  # of the heat map, along each side
WIDEST = 8  # weighted sum that the sigmoid's axis shows
SHADES = LinearSegmentedColormap.from_list("prediction", ["#f3c566", "#ffffff", "#7db9de"])  # 0, unsure, 1
VERDICTS = {
    (True, True): "Both are right.",
    (True, False): "The first is right, the second wrong.",
    (False, True): "The first is wrong, the second right.",
    (False, False): "Both are wrong.",
}


class SigmoidPrediction(Explorer):
    """Change a neuron's weights and bias and watch its predictions.

    Pass your own `make_prediction` to let it colour the map.
    """

    name = "sigmoid_prediction"
    size = (9.6, 4.5)
    references = (neuron.make_prediction,)
    further = ("scale",)
    guess = Guess(
        question="For the round point, the weighted sum is 2 × 1.45 + 1.5 × (−0.66) = 1.91. The sigmoid turns it "
        "into a number between 0 and 1. Which one, about?",
        low=0,
        high=1,
        step=0.01,
        close=0.1,
        after="More than 0.5, so the neuron says yes. The target is 0: it is wrong. Try to put that right.",
    )

    def make_controls(self):
        return {
            "weights_1": slider("weight 1", WEIGHTS[0], -3, 3, colour=palette.WEIGHTS),
            "weights_2": slider("weight 2", WEIGHTS[1], -3, 3, colour=palette.WEIGHTS),
            "bias": slider("bias", BIAS, -6, 6, colour=palette.GREEN),
            "scale": slider("all three ×", 1, 1, 10, 0.1, places=1),
        }

    def paint(self):
        ground, curve = self.figure.subplots(1, 2, width_ratios=(1, 1.1))
        plane(ground, -REACH, REACH)
        self.invite(ground, "Blue side: 1. Orange side: 0.")
        side = np.linspace(-REACH, REACH, CELLS)
        self.grid = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
        self.map = self.answers(HeatMap(ground, np.zeros((CELLS, CELLS)), SHADES, extent=(-REACH, REACH) * 2))
        self.border = self.answers(*ground.plot([], [], color=palette.INK, linewidth=2))
        self.arrow = Arrow(ground, palette.WEIGHTS, "weights")
        self.arrow.name.set_bbox({"facecolor": "white", "edgecolor": "none", "boxstyle": "square,pad=0.1"})
        self.live(*self.arrow.artists)
        for point, target in zip(INPUT_VECTORS, TARGETS, strict=True):
            self.live(class_points(ground, target, point[:, None], markersize=11))
        carries = (self.arrow.shaft, from_origin), (self.border, self._border_of)
        look = {"label": "Tip of the weights arrow", "shape": "square", "colour": palette.WEIGHTS}
        self.handle("weights", ground, "weights_1", "weights_2", reach=None, carries=carries, **look)
        carries = [(self.border, lambda x, y: border(self._weights(), -(self._weights() @ (x, y))))]
        look = {"label": "The bias: the line of 0.5", "shape": "triangle", "colour": palette.GREEN}
        self.handle("bias", ground, where=self._foot, drag=self._drag_border, carries=carries, **look)

        chart(curve, "", "weighted sum", "prediction", xlim=(-WIDEST, WIDEST), ylim=(-0.06, 1.06))
        self.invite(curve, "Each point slides along the sigmoid")
        curve.axhline(0.5, color=palette.GREY, linestyle="--", linewidth=1)
        curve.text(-WIDEST + 0.2, 0.52, "0.5: yes above, no below", fontsize=11, color=palette.GREY)
        sums = np.linspace(-WIDEST, WIDEST, 201)
        self.answers(*curve.plot(sums, neuron.sigmoid(sums), color=palette.INK, linewidth=2))
        self.asked = 0.0
        self.drop = self.live(*curve.plot([], [], color=palette.GREY, linewidth=1.5, linestyle=":"))
        self.sliding = [self.answers(class_points(curve, target, markersize=12)) for target in TARGETS]
        self.paint_guess(curve)
        self.beyond = self.answers(curve.text(0, 0.5, "", fontsize=11, va="center"))

    def update(self, weights_1, weights_2, bias, scale):
        weights, scaled_bias = scale * np.array([weights_1, weights_2]), scale * bias
        sums = INPUT_VECTORS @ weights + scaled_bias
        self.arrow.point(weights_1, weights_2)
        if self.locked:
            self.asked = sums[1]  # the guess stays drawn at this weighted sum, wherever the points slide
        self.draw_guess(x=self.asked)
        self.drop.set_data([self.asked, self.asked], [-0.06, 1.06])
        self.drop.set_visible(self.locked)
        start = f"Weights ({weights_1:.2f}, {weights_2:.2f}), bias {bias:.2f}"
        start += f", all three × {scale:.1f}" if scale > 1 else ""
        if self.locked:
            return f"{start}. Guess the prediction for the round point: the diamond shows your guess."

        neuron_of = weights, scaled_bias
        predictions = [float(np.squeeze(self.make_prediction(point, *neuron_of))) for point in INPUT_VECTORS]
        self.map.set_data(self.make_prediction.over(self.grid, *neuron_of).reshape(CELLS, CELLS))
        self.border.set_data(*border(*neuron_of).T)
        for spot, weighted_sum, prediction in zip(self.sliding, sums, predictions, strict=True):
            spot.set_data([np.clip(weighted_sum, -WIDEST, WIDEST)], [prediction])
        self._tell_beyond(sums)
        told = f"{start}. " + " ".join(map(_tell, INPUT_VECTORS, sums, predictions, TARGETS))
        right = (neuron.make_prediction(INPUT_VECTORS, *neuron_of) > 0.5) == TARGETS
        return told, VERDICTS[tuple(right.tolist())]

    def _tell_beyond(self, sums):
        """Where points are so far out that they stay at the edge, say where they should be."""
        out = sums[np.abs(sums) > WIDEST]
        side = np.sign(out.sum())
        numbers = " and ".join(f"{weighted_sum:.2f}" for weighted_sum in out)
        self.beyond.set_text(f"further out:\n{numbers}" if numbers else "")
        self.beyond.set(x=side * (WIDEST - 0.2), y=0.5 + 0.2 * side, ha="right" if side > 0 else "left")

    def truth(self):
        weights = self.controls["scale"].value * self._weights()
        bias = self.controls["scale"].value * self.controls["bias"].value
        return float(neuron.make_prediction(INPUT_VECTORS[1], weights, bias))

    # The handles: the arrow's tip is the weights; the 0.5 line goes wherever its triangle is dragged

    def _weights(self):
        return np.array([self.controls["weights_1"].value, self.controls["weights_2"].value])

    def _border_of(self, x, y):
        return border(np.array([x, y]), self.controls["bias"].value)

    def _foot(self):
        """The place on the 0.5 line that is nearest to the origin."""
        weights = self._weights()
        square = weights @ weights
        foot = -self.controls["bias"].value * weights / square if square > 0 else np.zeros(2)
        return np.clip(foot, -REACH, REACH)

    def _drag_border(self, x, y):
        set_value(self.controls["bias"], -(self._weights() @ (x, y)))


def _tell(point, weighted_sum, prediction, target):
    place = f"({point[0]:g}, {point[1]:g})"
    return f"Point {place}: weighted sum {weighted_sum:.2f}, prediction {prediction:.4f}, target {target}."
