"""Lesson 0: a first model, fitted by hand to the prices of seven houses; and a slider that says it works."""

import ipywidgets as widgets
import numpy as np

from nn_lesson import neuron, palette
from nn_lesson.data import HOUSES, HOUSES_ELSEWHERE
from nn_lesson.explore.explorer import Explorer, slider, toggles
from nn_lesson.explore.guess import Guess
from nn_lesson.live import Names, replace_on_rerun
from nn_lesson.picture import chart
from nn_lesson.picture.marks import segments, spots

THIS_TOWN, ANOTHER_TOWN = "this town", "another town"
TOWNS = {THIS_TOWN: HOUSES, ANOTHER_TOWN: HOUSES_ELSEWHERE}
ASKED = HOUSES[1]  # the house whose predicted price is to be guessed
LEEWAY = 4  # thousand by which the score to beat is worse than the fit that a computer finds
WIDEST = 200  # of the scores; a longer bar runs off the edge, and its number still says how long it is


class StartHere(Explorer):
    """Fit a linear regression by hand: move two weights and a bias until the predicted prices are near.

    Pass your own `predict_price` to let it predict them.
    """

    name = "start_here"
    size = (9.6, 4.3)
    references = (neuron.predict_price,)
    guess = Guess(
        question=f"The ringed house has {ASKED[0]} m² and is {ASKED[1]} years old. The weight of the area is 1, "
        "that of the age is −1, and the bias is 100. What price, in thousands, does the model predict?",
        low=0,
        high=500,
        step=1,
        close=20,
        after=f"The price is {ASKED[2]}, so the model is far off. Now move the three numbers.",
    )

    def begin(self):
        self.best = {}  # town: the lowest score so far

    def make_controls(self):
        return {
            "weights_area": slider("weight area", 1, 0, 5, 0.05, colour=palette.WEIGHTS),
            "weights_age": slider("weight age", -1, -5, 1, 0.1, colour=palette.WEIGHTS),
            "bias": slider("bias", 100, 0, 200, 5, places=0, colour=palette.GREEN),
            "town": toggles(list(TOWNS)),
        }

    def paint(self):
        houses, scores = self.figure.subplots(1, 2, width_ratios=(2.3, 1))
        title = "Circles: prices, with the age in years. Bars: predictions."
        chart(houses, title, "area in m²", "price in thousands", xlim=(40, 185), ylim=(0, 600))
        self.errors = self.answers(segments(houses, colors=palette.GREY, linewidths=2))
        look = {"color": palette.BLUE, "markersize": 22, "markeredgewidth": 4}
        self.predictions = self.answers(*houses.plot([], [], "_", **look))
        self.prices = self.live(*houses.plot([], [], "o", color=palette.TRUTH, markersize=9))
        look = {"markerfacecolor": "none", "markeredgecolor": palette.GUESS, "markeredgewidth": 2}
        self.ring = self.live(*houses.plot(*ASKED[[0, 2]], "o", markersize=20, **look))
        self.paint_guess(houses)
        look = {"textcoords": "offset points", "fontsize": 12, "ha": "center"}
        self.ages = [self.live(houses.annotate("", (0, 0), (0, 11), **look)) for _ in HOUSES]
        self._paint_scores(scores)

    def _paint_scores(self, axes):
        chart(axes, "Mean distance", "thousands", xlim=(0, WIDEST), ylim=(-0.6, 2.6), yticks=[])
        axes.spines["left"].set_visible(False)
        self.score_bar = self.answers(*axes.barh([2], [0], height=0.3, color=palette.GREY))
        self.line = self.answers(*axes.plot([], [], color=palette.GREEN, linewidth=2.5))
        self.star = self.answers(spots(axes, "*", palette.ORANGE, 16, edge=palette.INK))
        look = {"fontsize": 12, "va": "bottom"}
        self.words = [self.answers(axes.text(4, row + 0.22, "", **look)) for row in (2, 1, 0)]

    def update(self, weights_area, weights_age, bias, town):
        numbers = weights_area, weights_age, bias
        self.ring.set_visible(self.locked or self.is_still)
        self.draw_guess(x=ASKED[0], shown=town == THIS_TOWN)
        start = f"Weights {weights_area:.2f} for the area and {weights_age:.2f} for the age, bias {bias:.0f}"
        if self.locked:
            self._draw_houses(HOUSES, np.where(HOUSES[:, 0] == ASKED[0], self.guessed, 0))
            return f"{start}. Guess the price predicted for the ringed house: the diamond shows your guess."

        prices, predictions = TOWNS[town][:, 2], self._predict(TOWNS[town], numbers)
        self._draw_houses(TOWNS[town], predictions)
        self._draw_predictions(TOWNS[town], predictions)
        score = np.abs(predictions - prices).mean()
        self._note_best(town, numbers)
        self._draw_scores(town, score)
        before = np.abs(self._predict(HOUSES, numbers) - HOUSES[:, 2]).mean()
        where, there = ("", "") if town == THIS_TOWN else ("in another town ", f", in this town {before:.1f}")
        told = f"{start}: {where}the predictions are {score:.1f} thousand off on average{there}."
        return told, self._comparison(town)

    def truth(self):
        numbers = [self.controls[name].value for name in ("weights_area", "weights_age", "bias")]
        return float(neuron.predict_price(*ASKED[:2], *numbers))

    def _predict(self, houses, numbers):
        return np.array([self.predict_price(float(area), float(age), *numbers) for area, age, _ in houses])

    def _draw_houses(self, houses, predictions):
        """Draw the prices, each with the age of the house on the side where no prediction is."""
        self.prices.set_data(houses[:, 0], houses[:, 2])
        for label, (area, age, price), prediction in zip(self.ages, houses, predictions, strict=True):
            label.xy = area, price
            label.set(text=f"{age} y", va="top" if prediction > price else "bottom")
            label.set_position((0, -11 if prediction > price else 11))

    def _draw_predictions(self, houses, predictions):
        areas, prices = houses[:, 0], houses[:, 2]
        self.predictions.set_data(areas, predictions)
        self.errors.set_segments(np.stack([np.stack([areas, areas]), np.stack([prices, predictions])]).T)

    def _note_best(self, town, numbers):
        """A score that wrong code computes is no score."""
        area, age, prices = TOWNS[town].T
        score = np.abs(neuron.predict_price(area, age, *numbers) - prices).mean()
        self.best[town] = min(score, self.best.get(town, score))

    def _draw_scores(self, town, score):
        best, to_beat = self.best[town], score_to_beat(TOWNS[town])
        self.score_bar.set_width(score)
        self.star.set_data([best], [1])
        self.line.set_data([to_beat] * 8, [2.2, 1.8, np.nan, 1.2, 0.8, np.nan, 0.2, -0.2])  # not through words
        self.words[0].set_text(f"now: {score:.1f}")
        self.words[1].set_text(f"best so far: {best:.1f}")
        self.words[2].set_text(f"score to beat: {to_beat}")

    def _comparison(self, town):
        best, to_beat = self.best[town], score_to_beat(TOWNS[town])
        if best < to_beat:
            return f"Your best here, {best:.1f}, beats the score of {to_beat}."
        return f"Your best here is {best:.1f}; the score to beat is {to_beat}."


def score_to_beat(houses):
    """A mean distance a little above that of the least-squares fit, in whole thousands."""
    inputs, prices = np.column_stack([houses[:, :2], np.ones(len(houses))]), houses[:, 2]
    fit, *_ = np.linalg.lstsq(inputs, prices, rcond=None)
    return int(np.ceil(np.abs(inputs @ fit - prices).mean() + LEEWAY))


ADVICE = (
    "If you read this sentence in place of a slider, widgets are not running. Click into the cell above and press "
    "Shift + Enter. If the sentence stays, close this page and start the course in a terminal: python3 course.py, "
    "or on Windows py course.py. Where notebooks can only be read, as on GitHub, no slider will appear."
)


class SelfTest(widgets.VBox):
    """A slider that answers when it is moved: whoever sees the answer knows that all other explorers will work."""

    name = "start_here_test"

    def __init__(self):
        self.slider = widgets.IntSlider(value=0, min=0, max=10, description="move me")
        self.answer = widgets.HTML("Move the slider: this sentence answers.")
        self.controls = {"slider": self.slider}
        self.slider.observe(self._reply, "value")
        super().__init__([self.slider, self.answer, Names([self.slider])])
        replace_on_rerun(self)

    problem = ""

    @property
    def text(self):
        """The sentence below the slider."""
        return self.answer.value

    def skip(self):
        """There is no guess to skip; all explorers have this method."""

    def _reply(self, change):
        self.answer.value = f"It works: you moved it to {change['new']}."

    def _repr_mimebundle_(self, **options):
        return super()._repr_mimebundle_(**options) | {"text/plain": ADVICE, "text/html": f"<p>{ADVICE}</p>"}, {}
