"""Lesson 5: why the neuron that is most wrong does not learn fastest."""

import numpy as np

from nn_lesson import neuron, palette
from nn_lesson.explore.backpropagation.chain import LARGEST
from nn_lesson.explore.explorer import Explorer, slider, toggles
from nn_lesson.explore.guess import Guess
from nn_lesson.live.handle import here, set_value
from nn_lesson.picture import chart
from nn_lesson.picture.marks import spots

OVER_PREDICTION, OVER_SUM = "over the prediction", "over the weighted sum"


def weighted_sum(prediction):
    """What the sigmoid turns into `prediction`."""
    return np.log(prediction / (1 - prediction))


def slopes(prediction):
    """The two links from the error of target 0 back to the weighted sum."""
    return neuron.error_derivative(prediction, 0), prediction * (1 - prediction)


VIEWS = {OVER_PREDICTION: lambda prediction: prediction, OVER_SUM: weighted_sum}
PREDICTIONS = {OVER_PREDICTION: lambda x: x, OVER_SUM: neuron.sigmoid}  # the way back
FINE = np.linspace(0, 1, 3001)
FASTEST = FINE[np.argmax(np.prod(slopes(FINE), axis=0))]
TOP = np.prod(slopes(FASTEST))


class Saturation(Explorer):
    """How fast a neuron with target 0 learns, at each prediction: two factors and their product.

    Drag the point along the curve.
    """

    name = "backpropagation_saturation"
    size = (9.6, 3.6)
    guess = Guess(
        question="The target is 0. The steeper the error is with respect to the weighted sum, "
        "the faster the neuron learns. At which prediction, between 0 and 1, does it learn fastest?",
        low=0,
        high=1,
        step=0.01,
        close=0.05,
        after="A neuron that is almost sure of a mistake, at 0.99, hardly learns. Drag the point to see why.",
    )

    def make_controls(self):
        return {
            "prediction": slider("prediction", 0.99, 0.001, 0.999, 0.001, places=3, colour=palette.BLUE),
            "over": toggles(list(VIEWS)),
        }

    def paint(self):
        self.ground, bars = self.figure.subplots(1, 2, width_ratios=(1.25, 1))
        self.figure.get_layout_engine().set(wspace=0.07)
        title = "Target 0: how fast does the neuron learn?"
        chart(self.ground, title, y="derror_dlayer1", ylim=(0, 0.36))
        self.drop = self.answers(*self.ground.plot([], [], color=palette.GREY, linewidth=1.5, linestyle=":"))
        self.curve = self.answers(*self.ground.plot([], [], color=palette.INK, linewidth=2.5))
        self.top = self.answers(*self.ground.plot([], [], "^", color=palette.GREEN, markersize=11))
        look = {"fontsize": 11, "ha": "center", "va": "bottom", "in_layout": False}
        words = f"fastest: {TOP:.4f} at p = {FASTEST:.3f}"
        self.top_words = self.answers(self.ground.text(0, 0, words, color=palette.GREEN, **look))
        self.spot = self.answers(spots(self.ground, "o", palette.BLUE, 13, clip_on=False, in_layout=False))
        self.paint_guess(self.ground)
        shared = {"where": self._place, "drag": self._drag, "track": self._height}
        shared["carries"] = (self.spot, here), (self.drop, lambda x, _y: ((x, 0), (x, self._height(x))))
        self.handle("point", self.ground, label="The prediction, on the curve", colour=palette.BLUE, **shared)

        chart(bars, "Each as a share of its largest value", xlim=(0, 1.02), ylim=(-0.4, 2.75), yticks=[])
        bars.set_xticks([0, 0.5, 1], ["0 %", "50 %", "100 %"])
        bars.spines["left"].set_visible(False)
        look = {"height": 0.34, "color": [palette.SKY, palette.SKY, palette.GREEN]}
        self.bars = self.answers(*bars.barh([2, 1, 0], [0, 0, 0], **look))
        look = {"fontsize": 12, "va": "bottom", "in_layout": False}  # shown or not, all else stays where it is
        self.words = [self.answers(bars.text(0, row + 0.22, "", **look)) for row in (2, 1, 0)]

    def update(self, prediction, over):
        self._show_over(over)
        guessed = self.guess.middle if self.guessed is None else self.guessed
        self.draw_guess(x=VIEWS[over](np.clip(guessed, 0.001, 0.999)), y=0.012)
        if self.locked:
            return "Target 0. Guess at which prediction a neuron learns fastest: the diamond shows your guess."

        error_slope, sigmoid_slope = slopes(prediction)
        speed = error_slope * sigmoid_slope
        at = VIEWS[over](prediction)
        self.spot.set_data([at], [speed])
        self.drop.set_data([at, at], [0, speed])
        shares = error_slope / LARGEST[0], sigmoid_slope / LARGEST[1], speed / TOP
        for bar, share in zip(self.bars, shares, strict=True):
            bar.set_width(share)
        self.words[0].set_text(f"derror_dprediction, 2 × (p − t): {error_slope:.4f}")
        self.words[1].set_text(f"dprediction_dlayer1, p × (1 − p): {sigmoid_slope:.4f}")
        self.words[2].set_text(f"multiplied, derror_dlayer1: {speed:.4f}")
        return (
            f"Target 0, prediction {prediction:.3f}, weighted sum {weighted_sum(prediction):.2f}: "
            f"{error_slope:.4f} × {sigmoid_slope:.4f} = {speed:.4f}. "
            f"The largest is {TOP:.4f}, at the prediction {FASTEST:.3f}. {_pace(prediction, speed)}"
        )

    def truth(self):
        return float(FASTEST)

    def show_answer(self):
        set_value(self.controls["prediction"], FASTEST)

    def _show_over(self, over):
        low, high, name = (0, 1, "prediction") if over == OVER_PREDICTION else (-7, 7, "weighted sum")
        predictions = np.linspace(0.0005, 0.9995, 400)
        self.curve.set_data(VIEWS[over](predictions), np.prod(slopes(predictions), axis=0))
        self.top.set_data([VIEWS[over](FASTEST)], [TOP + 0.02])
        self.top_words.set_position((VIEWS[over](FASTEST), TOP + 0.03))
        if self.differs("over", over):
            self.ground.set(xlim=(low, high), xlabel=name)

    # The handle slides along the curve, whatever is below it

    def _place(self):
        prediction = self.controls["prediction"].value
        return VIEWS[self.controls["over"].value](prediction), np.prod(slopes(prediction))

    def _drag(self, x, _y):
        set_value(self.controls["prediction"], PREDICTIONS[self.controls["over"].value](x))

    def _height(self, x):
        return np.prod(slopes(PREDICTIONS[self.controls["over"].value](x)))


def _pace(prediction, speed):
    if abs(prediction - FASTEST) < 0.02:
        return "Here the neuron learns fastest: wrong, but not yet where the sigmoid is flat."
    if prediction >= 0.9:
        return f"That is {TOP / speed:.1f} times as much: very wrong is slow, as the sigmoid is almost flat."
    if prediction <= 0.1:
        return "Nearly right is slow: the error and the sigmoid are both almost flat."
    return ""
