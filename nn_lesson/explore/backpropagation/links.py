"""The chain of derivatives of one neuron: its numbers, and what is said of them."""

from dataclasses import dataclass, replace

import numpy as np

from nn_lesson import neuron
from nn_lesson.data import INPUT_VECTORS, WEIGHTS
from nn_lesson.minus import bracketed, equals, number

NUDGE = 0.01
START = {"x": INPUT_VECTORS[1][0], "w": WEIGHTS[0], "b": round(INPUT_VECTORS[1][1] * WEIGHTS[1], 2)}
LETTERS = {"weights": "w", "bias": "b"}
DEAD = 0.02  # a link below it is drawn as a thin dashed line

SUM, PREDICTION, ERROR, FIRST_LINK, _, _, PRODUCT, CHECK = range(1, 9)  # the stages, forward and back


@dataclass(frozen=True)
class Chain:
    """One neuron with one input: what it computes forward, and the links of the chain on the way back."""

    x: float
    w: float
    b: float
    t: int
    wanted: str  # "weights" or "bias": with respect to which the error is differentiated

    @property
    def layer_1(self):
        return self.x * self.w + self.b

    @property
    def prediction(self):
        return float(neuron.sigmoid(self.layer_1))

    @property
    def error(self):
        return float(neuron.squared_error(self.prediction, self.t))

    @property
    def names(self):
        return "derror_dprediction", "dprediction_dlayer1", f"dlayer1_d{self.wanted}"

    @property
    def links(self):
        last = self.x if self.wanted == "weights" else 1.0
        slope = float(neuron.sigmoid_deriv(self.layer_1))
        return neuron.error_derivative(self.prediction, self.t), slope, last

    def nudged(self):
        """The same neuron with the wanted parameter a little larger."""
        letter = LETTERS[self.wanted]
        return replace(self, **{letter: getattr(self, letter) + NUDGE})

    @property
    def change(self):
        """What the nudge does to the error."""
        return self.nudged().error - self.error

    @property
    def factors(self):
        """The links as they are shown; the slope of a flat sigmoid with more places, so that some are left."""
        first, second, last = self.links
        places = 5 if second >= DEAD else 8
        return number(first, 5), number(second, places), number(last, 2) if self.wanted == "weights" else "1"

    def agrees(self, slope):
        """Whether that is the product of the links."""
        return np.isclose(slope, np.prod(self.links), rtol=1e-6, atol=1e-9)

    def multiplied(self, slope):
        """The product of the links as a formula, with what the learner's code says it is."""
        sign = equals(np.prod(list(map(float, self.factors))), slope, 4) if self.agrees(slope) else "≠"
        return f"{' × '.join(map(bracketed, self.factors))} {sign} {number(slope, 4)}"

    def nearness(self, slope):
        """How near the wanted derivative is to what a nudge finds."""
        if number(self.change / NUDGE, 4) == number(slope, 4):  # as they are written
            return "the same"
        return "nearly the same" if self.agrees(slope) else "not the same"

    def share(self):
        """What the bias of the start stands for: the example of lesson 2 has a second input."""
        if self.b != START["b"]:
            return ""
        (_, second), (_, weight) = INPUT_VECTORS[1], WEIGHTS
        product = f"{second:g} × ({weight:g}) = {self.b:.2f}"
        return f"The bias holds the share of lesson 2's second input here, {product}. "

    def meaning(self, i):
        """In words, what a link says."""
        if i == 2 and self.wanted == "bias":
            return "The bias is added as it is, so the sum changes by as much as the bias."
        times = f"{self.factors[i]} times as much."
        return (
            f"Twice the miss. A small change of the prediction changes the error {times}",
            f"The slope of the sigmoid. A small change of the sum changes the prediction {times}",
            f"The input. A change of the weight changes the sum {times}",
        )[i]

    def dead_links(self, stage):
        """A warning of each link, among those reached, that is nearly zero."""
        reached = max(0, stage - FIRST_LINK + 1)
        links = list(zip(self.names, self.links, strict=True))[:reached]
        dead = {name: link for name, link in links if abs(link) < DEAD}
        if not dead:
            return ""
        zero = "nearly zero" if any(dead.values()) else "zero"
        are, take, them = ("is", "takes", "it") if len(dead) == 1 else ("are", "take", "them")
        return f"{' and '.join(dead)} {are} {zero} and {take} the product down with {them}."

    def tell(self, stage, slope):
        """What a stage shows; `slope` is what the learner's code gives."""
        x, w, b = number(self.x, 2), *(bracketed(number(value, 2)) for value in (self.w, self.b))
        layer_1, prediction = number(self.layer_1, 4), number(self.prediction, 4)
        error = number(self.error, 6)
        if stage == SUM:
            return f"Forward: x × w + b is {x} × {w} + {b}, so the weighted sum z is {layer_1}. {self.share()}"
        if stage == PREDICTION:
            return f"Forward: the sigmoid turns z, {layer_1}, into the prediction p, {prediction}."
        if stage == ERROR:
            return f"Forward: p minus t is {prediction} - {self.t}; squared, it is the error E, {error}."
        if stage < PRODUCT:
            i = stage - FIRST_LINK
            return f"Backward: {self.names[i]} is {self.factors[i]}. {self.meaning(i)}"
        multiplied = f"derror_d{self.wanted} is {self.multiplied(slope)}"
        if not self.agrees(slope):
            multiplied = f"{self.multiplied(slope)}, which your code gives for derror_d{self.wanted}"
        if stage == PRODUCT:
            return f"Backward, the links multiplied: {multiplied}."
        return (
            f"Prediction {prediction}, target {self.t}, error {error}. Backward: {multiplied}. "
            f"Check: {LETTERS[self.wanted]} + {NUDGE} changes the error by {number(self.change, 6)}, "
            f"or {number(self.change / NUDGE, 4)} per 1: {self.nearness(slope)}."
        )
