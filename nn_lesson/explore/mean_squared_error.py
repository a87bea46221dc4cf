"""Lesson 3: how wrong a prediction is, as a length, a literal square or a log-loss; the sum and the mean."""

import ipywidgets as widgets
import numpy as np
from matplotlib.patches import Rectangle

from nn_lesson import neuron, palette
from nn_lesson.data import BIAS, INPUT_VECTORS, TARGETS, WEIGHTS
from nn_lesson.explore.controls import wide
from nn_lesson.explore.explorer import Explorer, slider, toggles
from nn_lesson.explore.guess import Guess
from nn_lesson.live.handle import here
from nn_lesson.minus import number
from nn_lesson.picture import chart
from nn_lesson.picture.marks import class_points

SAMPLES = (*TARGETS.tolist(), 0)  # the targets of the course's two points, and of a third
START = (*(round(neuron.make_prediction(point, WEIGHTS, BIAS), 2) for point in INPUT_VECTORS), 0.3)
ASKED = 1  # the point that the guess is about
EASY_MISS = 0.05
PLACES = 4  # of a loss
ON_A_POINT = palette.INK, "white"  # the colour of its number, by its target

ABSOLUTE, SQUARE, LOG = "|miss|", "miss²", "log-loss"
LOOKS = {ABSOLUTE: (palette.INK, "--"), SQUARE: (palette.VERMILION, "-"), LOG: (palette.GREEN, "-.")}
NAMES = {ABSOLUTE: "Sizes of the misses", SQUARE: "Squared errors", LOG: "Log-losses"}

APART = 1.3  # from one point to the next: a square with side 1 fits between them
LARGEST = 9  # side of a square: wrong code may ask for any, and this one leaves the picture already
ROOM = 1.12  # for the height of a log-loss beside its point
HIGHEST = 3  # loss that the curves show
WIDEST = 3.1  # loss that the bars show; whatever is cut off, its number says how long it is


def absolute_error(prediction, target):
    """How far a prediction is from its target."""
    return abs(prediction - target)


def right_share(prediction, target):
    """The probability that a prediction gives to the right answer."""
    return prediction if target == 1 else 1 - prediction


def log_loss(prediction, target):
    """-ln of the probability given to the right answer: it has no limit as that goes to 0."""
    share = right_share(prediction, target)
    return abs(np.log(share)) if share > 0 else np.inf


LOSSES = {ABSOLUTE: absolute_error, SQUARE: neuron.squared_error, LOG: log_loss}


class MeanSquaredError(Explorer):
    """Drag three predictions and watch the squares of their misses, the sum of these and their mean.

    Pass your own `squared_error` and `mean_squared_error` to let them measure.
    """

    name = "mean_squared_error"
    size = (9.6, 4.5)
    references = (neuron.squared_error, neuron.mean_squared_error)
    further = ("easy",)
    guess = Guess(
        question="The target of point 2 is 0, but the prediction is 0.87: it misses by 0.87. "
        "Make that the side of a square. How large is the area of the square?",
        low=0,
        high=1.2,
        step=0.01,
        close=0.1,
        after="Smaller than the miss itself, because the miss is less than 1. Now drag the points.",
    )

    def make_controls(self):
        predictions = {}
        for i, (start, target) in enumerate(zip(START, SAMPLES, strict=True), 1):
            _shape, colour = palette.POINTS[target]
            predictions[f"prediction_{i}"] = slider(f"prediction {i}", start, 0, 1, colour=colour)
        loss = toggles(list(LOOKS), value=SQUARE)
        easy = widgets.IntSlider(0, 0, 20, description="easy points", **wide(palette.GREY))
        return {**predictions, "loss": loss, "easy": easy}

    def paint(self):
        left, right = self.figure.subfigures(1, 2, width_ratios=(1.75, 1))
        row, bars = left.subplots(2, 1, height_ratios=(1.35, 1))
        self._paint_row(row)
        self._paint_bars(bars)
        self._paint_curves(right.subplots())

    def _paint_row(self, axes):
        places = APART * np.arange(len(SAMPLES))
        limits = {"xlim": (-0.14, places[-1] + 1.16), "ylim": (-0.12, ROOM + 0.06), "aspect": "equal"}
        chart(axes, "", "", "prediction", **limits)
        self.invite(
            axes, "Drag the points to their targets, which are hollow", still="Points; their targets are hollow"
        )
        axes.set_yticks([0, 0.5, 1])
        axes.set_xticks(places, [f"point {i}\ntarget {target}" for i, target in enumerate(SAMPLES, 1)])
        axes.grid(visible=False, axis="x")
        self.points = [_Point(axes, x, target) for x, target in zip(places, SAMPLES, strict=True)]
        for i, point in enumerate(self.points, 1):
            self.live(*point.artists)
            shape, colour = palette.POINTS[point.target]
            look = {"shape": shape, "colour": colour, "label": f"Prediction of point {i}, target {point.target}"}
            self.handle(f"point_{i}", axes, point.x, f"prediction_{i}", carries=point.carried(), **look)

    def _paint_bars(self, axes):
        rows = [*(f"point {i}" for i, _target in enumerate(SAMPLES, 1)), "sum", "mean"]
        places = np.arange(len(rows))[::-1]
        chart(axes, "One by one, sum, mean", xlim=(0, WIDEST + 1.5), ylim=(-0.55, len(rows) - 0.45))
        axes.set_xticks(np.arange(WIDEST))
        axes.set_yticks(places, rows)
        axes.tick_params(axis="y", length=0)
        axes.grid(visible=False, axis="y")
        self.bars = self.answers(*axes.barh(places, np.zeros(len(rows)), height=0.62))
        for bar in self.bars[: len(SAMPLES)]:
            bar.set_alpha(0.4)
        self.cut = self.answers(*axes.plot([], [], ">", color=palette.INK, markersize=9))
        look = {"fontsize": 11, "va": "center_baseline", "in_layout": False}  # long words move nothing
        self.words = [self.answers(axes.text(0, place, "", **look)) for place in places]
        look = {"xycoords": "axes fraction", "textcoords": "offset points", "ha": "right", "fontsize": 12}
        self.measure = self.answers(axes.annotate("", (1, 1), (0, 6), in_layout=False, **look))  # beside the title

    def _paint_curves(self, axes):
        limits = {"xlim": (-0.03, 1.04), "ylim": (-0.1, HIGHEST + 0.1)}
        chart(axes, "Chosen loss: the thick line", "|miss|, its size without the sign", "loss", **limits)
        axes.set_xticks([0, 0.5, 1])
        misses = np.linspace(0, 1, 401)[:-1]
        losses = {ABSOLUTE: misses, SQUARE: neuron.squared_error(misses, 0), LOG: -np.log(1 - misses)}
        self.curves, self.names = {}, []
        for name, (x, y) in {ABSOLUTE: (0.87, 1.2), SQUARE: (0.82, 0.3), LOG: (0.44, 2.2)}.items():
            colour, line = LOOKS[name]
            self.curves[name] = self.answers(*axes.plot(misses, losses[name], line, color=colour))
            words = "log-loss\n−ln(1 − |miss|)" if name == LOG else name
            look = {"color": colour, "fontsize": 12, "ha": "center", "va": "center"}
            self.names.append(self.answers(axes.text(x, y, words, **look)))
        self.drop = self.live(*axes.plot([START[ASKED]] * 2, [-0.1, HIGHEST], color=palette.GREY, linestyle=":"))
        self.sliding, self.numbers = [], []
        for i, target in enumerate(SAMPLES, 1):
            self.sliding.append(self.answers(class_points(axes, target, markersize=15, clip_on=False)))
            look = {"color": ON_A_POINT[target], "fontsize": 11, "fontweight": "bold", "ha": "center"}
            self.numbers.append(self.answers(axes.text(0, 0, f"{i}", va="center_baseline", **look)))
        self.paint_guess(axes)

    def update(self, prediction_1, prediction_2, prediction_3, loss, easy):
        predictions = [prediction_1, prediction_2, prediction_3]
        self.draw_guess(x=START[ASKED], shown=loss == SQUARE)
        self.drop.set_visible(self.locked)
        shown, targets = ", ".join(f"{p:.2f}" for p in predictions), ", ".join(map(str, SAMPLES))
        start = f"Predictions {shown} for the targets {targets}."
        if self.locked:
            for point, prediction in zip(self.points, predictions, strict=True):
                point.place(prediction)
            return f"{start} Guess the area of the square of point 2: the diamond shows your guess."

        values, mean = self._measure(loss, predictions + [EASY_MISS] * easy, [*SAMPLES] + [0] * easy)
        total, own, others = sum(values), values[: len(SAMPLES)], values[len(SAMPLES) :]
        for point, prediction, value in zip(self.points, predictions, own, strict=True):
            point.show(loss, prediction, value)
        self._slide(loss, predictions, own)
        self._draw_bars(loss, [*own, total, mean], len(values))
        self.measure.set_text(f"{easy} easy points, {number(others[0], PLACES)} each" if easy else "")
        true = [LOSSES[loss](*sample) for sample in zip(predictions, SAMPLES, strict=True)]
        return f"{start} {_tell(loss, own, others, total, mean)}", _share(true, easy * LOSSES[loss](EASY_MISS, 0))

    def truth(self):
        prediction = self.controls[f"prediction_{ASKED + 1}"].value
        return float(neuron.squared_error(prediction, SAMPLES[ASKED]))

    def _remarks(self):
        """Nothing but the squares is computed by the learner's functions."""
        return super()._remarks() if self.controls["loss"].value == SQUARE else []

    def _measure(self, loss, predictions, targets):
        """The loss of each sample, and their mean."""
        one = self.squared_error if loss == SQUARE else LOSSES[loss]
        values = [float(one(*sample)) for sample in zip(predictions, targets, strict=True)]
        mean = self.mean_squared_error(predictions, targets) if loss == SQUARE else np.mean(values)
        return values, float(mean)

    def _slide(self, loss, predictions, values):
        for name, curve in self.curves.items():
            curve.set_linewidth(4 if name == loss else 1.5)
        for i, (prediction, target, value) in enumerate(zip(predictions, SAMPLES, values, strict=True)):
            at = absolute_error(prediction, target), np.clip(value, 0, HIGHEST)
            self.sliding[i].set_data(*([place] for place in at))
            self.numbers[i].set_position(at)

    def _draw_bars(self, loss, values, count):
        colour, _line = LOOKS[loss]
        after = [""] * len(SAMPLES) + [f"   of {count} samples", "   per sample"]
        for bar, words, value, more in zip(self.bars, self.words, values, after, strict=True):
            bar.set(width=np.clip(value, 0, WIDEST), color=colour)
            words.set_text(number(value, PLACES) + more)
            words.set_x(bar.get_width() + (0.14 if value > WIDEST else 0.06))
        rows = [words.get_position()[1] for words in self.words]
        cut = [row for row, value in zip(rows, values, strict=True) if value > WIDEST]
        self.cut.set_data([WIDEST + 0.04] * len(cut), cut)


class _Point:
    """A point of the row with its target, and its loss beside it as a length, a square or a bar."""

    def __init__(self, axes, x, target):
        self.x, self.target = x, target
        look = {"markeredgecolor": palette.POINTS[target][1], "markeredgewidth": 2.5}
        self.square = Rectangle((x, 0), 0, 0, linewidth=2, alpha=0.4, color=LOOKS[SQUARE][0])
        self.bar = Rectangle((x + 0.14, 0), 0.28, 0, color=LOOKS[LOG][0])
        axes.add_patch(self.square)
        axes.add_patch(self.bar)
        (self.cut,) = axes.plot([x + 0.28], [ROOM], "^", color=palette.INK, markersize=9)
        (self.segment,) = axes.plot([], [], solid_capstyle="butt")
        self.hollow = class_points(axes, target, ([x], [target]), markersize=17, fillstyle="none", **look)
        self.mark = class_points(axes, target, markersize=9, **look)
        self.words = axes.text(x, 0, "", fontsize=12, va="center_baseline", in_layout=False)
        self.answers = self.square, self.bar, self.cut, self.words
        self.artists = self.square, self.bar, self.cut, self.segment, self.hollow, self.mark, self.words

    def carried(self):
        return (self.segment, lambda x, y: ((x, self.segment.get_ydata()[0]), (x, y))), (self.mark, here)

    def place(self, prediction):
        """Show the prediction and how far it is from the target, but no loss."""
        self.mark.set_data([self.x], [prediction])
        self.segment.set_data([self.x] * 2, [self.target, prediction])
        self.segment.set(color=palette.INK, linewidth=2)
        for artist in self.answers:
            artist.set_visible(False)

    def show(self, loss, prediction, value):
        """Show the prediction and its loss."""
        self.place(prediction)
        draw = {ABSOLUTE: self._show_length, SQUARE: self._show_square, LOG: self._show_log}[loss]
        draw(prediction, value)
        self.words.set_visible(True)

    def _show_length(self, prediction, value):
        self.segment.set_linewidth(7)
        self._write(number(value, PLACES), 0.15, (self.target + prediction) / 2)

    def _show_square(self, _prediction, value):
        side = min(max(0, value) ** 0.5, LARGEST)
        low = 1 - side if self.target == 1 else 0
        self.square.set(width=side, height=side, y=low, visible=True)
        beside = max(side + 0.08, 0.15)  # the hollow target's own room
        inside = side > 0.45
        self._write(number(value, PLACES), side / 2 if inside else beside, low + side / 2, centred=inside)

    def _show_log(self, prediction, value):
        """The bar stands on 0; it is computed from the segment, the share of the right answer."""
        self.segment.set_data([self.x] * 2, [1 - self.target, prediction])
        self.segment.set(color=LOOKS[LOG][0], linewidth=7)
        self.bar.set(height=min(value, ROOM), visible=True)
        self.cut.set_visible(value > ROOM)
        words = f"−ln {number(right_share(prediction, self.target), PLACES)}\n= {number(value, PLACES)}"
        self._write(words, 0.5, 0.5)

    def _write(self, words, right, height, centred=False):
        place = self.x + min(right, 0.5), np.clip(height, 0.06, 0.94)
        self.words.set(text=words, position=place, ha="center" if centred else "left")


def _tell(loss, own, others, total, mean):
    """The losses, their sum and their mean in words."""
    values = ", ".join(map(_spoken, own))
    if others:
        values += f" and {len(others)} easy ones of {_spoken(others[0])}"
    count = len(own) + len(others)
    return f"{NAMES[loss]}: {values}. Sum {_spoken(total)}, mean of {count} samples {_spoken(mean)}."


def _share(own, others):
    """What share of the sum the worst point has, if it has most; `others` is the sum of the easy ones."""
    worst, total = int(np.argmax(own)), sum(own) + others
    if not total / 2 < own[worst] < np.inf:
        return ""
    return f"Point {worst + 1} makes up {own[worst] / total:.0%} of the sum."


def _spoken(value):
    return "without limit" if np.isinf(value) else number(value, PLACES)
