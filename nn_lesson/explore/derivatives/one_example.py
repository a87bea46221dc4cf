"""Lesson 4: one step for one example, put to the test."""

from typing import NamedTuple

import ipywidgets as widgets
import numpy as np

from nn_lesson import neuron, palette
from nn_lesson.data import BIAS, TARGETS, WEIGHTS
from nn_lesson.explore.derivatives.descent import SAME
from nn_lesson.explore.derivatives.slope import OTHER, WRONG
from nn_lesson.explore.explorer import Explorer, slider, toggles
from nn_lesson.minus import number
from nn_lesson.picture.marks import arrow, class_points, fill, spots

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
        self.scales = [Scale(scales, 2, target=0), Scale(scales, 0, target=1)]
        for scale in self.scales:
            self.live(*scale.artists)

    def _paint_table(self, axes):
        axes.set(xlim=(-0.05, 3.75), ylim=(0, 4))
        axes.set_axis_off()
        for across, head in zip(COLUMNS, ("weight 1", "weight 2", "bias"), strict=True):
            axes.text(across, 3.2, head, fontsize=12, ha="right", fontweight="bold")
        for up, label in zip(ROWS, ("input", "before", "derivative", "after"), strict=True):
            axes.text(0, up, label, fontsize=12)
            axes.axhline(up + 0.4, color=palette.FAINT, linewidth=1)
        look = {"fontsize": 12, "ha": "right"}
        self.cells = [self.live(axes.text(across, up, "", **look)) for up in ROWS for across in COLUMNS]
        self.rule_title = self.live(axes.text(0, 3.75, "", fontsize=13))
        self.rule_words = self.live(axes.text(0, 0.1, "", fontsize=11, color=palette.GREY))

    def update(self, rule, step, flip):
        sign = -1 if flip else 1
        before = Parameters(sign * WEIGHTS, BIAS)
        derivatives = derivatives_by(rule, sign * WRONG, before)
        after = Parameters(before.weights - step * derivatives.weights, before.bias - step * derivatives.bias)
        self._fill(sign * WRONG, before, derivatives, after)
        self.rule_title.set_text(RULES[rule][0].upper() + RULES[rule][1:])
        self.rule_words.set_text(f"after = before - {step:.2f} × derivative")
        named = zip(self.scales, ("This point", "The other point"), (sign * WRONG, sign * OTHER), strict=True)
        parts = [
            scale.show(name, point, before.predict(point), after.predict(point)) for scale, name, point in named
        ]
        start = f"Signs flipped, step {step:.2f}" if flip else f"Step {step:.2f}"
        return f"{start}, {RULES[rule]}. {' '.join(parts)}"

    def _fill(self, input_vector, *rows):
        texts = [[f"{value:.2f}" for value in input_vector] + [""]]
        texts += [[number(value, 4) for value in (*row.weights, row.bias)] for row in rows]
        texts[2][2] = texts[2][2] if self.controls["rule"].value == AND_BIAS else "–"  # left alone, not 0
        fill(self.cells, sum(texts, []))


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

    def __init__(self, axes, height, target):
        self.height, self.target = height, target
        axes.plot([0, 1], [height] * 2, color=palette.GREY, linewidth=1.5)
        axes.plot([0, 0.5, 1], [height] * 3, "|", color=palette.GREY, markersize=12)
        for at in (0, 0.5, 1):
            axes.text(at, height - 0.62, f"{at:g}", fontsize=11, ha="center", va="top", color=palette.GREY)
        class_points(axes, target, ([target], [height]), markersize=20)
        self.title = axes.text(-0.03, height + 0.72, "", fontsize=13)
        self.arrow = arrow(axes, size=20, linewidth=3)
        self.before = spots(axes, "o", "white", 10, edge=palette.INK)
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
        self.arrow.set(color=colour, visible=abs(after - before) > 0.03)
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
    words.set(x=at, text=text, ha="left" if at < 0.3 else "right" if at > 0.7 else "center")
