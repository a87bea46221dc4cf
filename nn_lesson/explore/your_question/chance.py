"""Lesson 11: how much one test says, and how far the best of several models on one test flatters."""

from functools import cache

import numpy as np

from nn_lesson import palette
from nn_lesson.explore.explorer import Explorer, slider
from nn_lesson.explore.guess import Guess
from nn_lesson.picture import chart
from nn_lesson.picture.marks import segments
from nn_lesson.your_question import uncertainty

PEOPLE, MOST_MODELS = 100, 20
LEAST, MOST = 10, 500  # test samples
SIZES = np.arange(LEAST, MOST + 1, 10)
HIGH = 70  # of the bars: people who find about the same
WIDEST = 36  # percentage points of give or take that are shown


class YourQuestion(Explorer):
    """A hundred people test the same model, each with samples of their own. How far apart are their results?

    Pass your own `uncertainty`, and it draws the band in which most of them should lie.
    """

    name = "your_question"
    size = (9.6, 3.9)
    references = (uncertainty,)
    guess = Guess(
        question="A model is right in 90 of 100 cases, counted over endlessly many. A hundred people test it, "
        "each with 50 cases of their own. How many percent are right for the one with the worst luck?",
        low=50,
        high=100,
        step=1,
        close=3,
        after="It is the same model for all of them. Now drag: how many cases does an honest answer need?",
    )

    def make_controls(self):
        return {
            "right": slider("right, in %", 90, 50, 99, 1, places=0, colour=palette.TRUTH),
            "samples": slider("test samples", 50, LEAST, MOST, 10, places=0, colour=palette.BLUE),
            "models": slider("best of", 1, 1, MOST_MODELS, 1, places=0, colour=palette.VERMILION),
        }

    def paint(self):
        people, spread = self.figure.subplots(1, 2, width_ratios=(1.9, 1))
        chart(people, "What a hundred people find", "percent right in their test", "people", xlim=(38, 102))
        people.set_ylim(0, HIGH)
        self.band = self.answers(people.axvspan(0, 0, color=palette.GREEN, alpha=0.18, linewidth=0))
        self.bars = self.answers(segments(people, colors=palette.BLUE, linewidths=10))
        self.all = self.live(*people.plot([0, 0], [0, 0.8 * HIGH], color=palette.TRUTH, linewidth=2))
        self.average = self.answers(*people.plot([], [], "v", color=palette.VERMILION, markersize=12))
        self.paint_guess(people)
        self._paint_spread(spread)

    def _paint_spread(self, axes):
        chart(axes, "", "test samples", "give or take, points", xlim=(0, MOST + 20), ylim=(0, WIDEST))
        self.invite(axes, "Drag: how many samples?", still="How far off")
        self.curve = self.answers(*axes.plot([], [], color=palette.GREY, linewidth=2))
        self.dot = self.answers(*axes.plot([], [], "o", color=palette.GREEN, markersize=9))
        look = {"fontsize": 12, "va": "top", "ha": "right"}
        self.words = self.answers(axes.text(MOST, 0.96 * WIDEST, "", color=palette.GREEN, **look))
        self.average_words = self.answers(axes.text(MOST, 0.86 * WIDEST, "", color=palette.VERMILION, **look))
        look = {"label": "The number of test samples", "colour": palette.BLUE}
        self.handle("samples", axes, "samples", self._by_size, reach=(LEAST, MOST, 0, WIDEST), **look)

    def _by_size(self, samples):
        """Twice the standard error for so many samples, in points."""
        return 200 * uncertainty(self.controls["right"].value / 100, samples)

    def update(self, right, samples, models):
        samples, models = round(samples), round(models)
        share = right / 100
        self.draw_guess(y=2)
        self.all.set_xdata([right, right])
        start = f"The model is right in {right:.0f} % of all cases, and each test has {samples} of them."
        if self.locked:
            return start
        found = 100 * found_by(share, samples, models)
        half = 200 * float(self.uncertainty(share, samples))
        self._draw(found, right, samples, half)
        inside = np.sum(np.abs(found - right) <= half + 1e-9)
        told = f"{start} The {PEOPLE} people find {found.min():.0f} % to {found.max():.0f} %. "
        told += f"{inside} of them lie within {right:.0f} %, give or take {half:.1f} points."
        return told, _meaning(found, right, models)

    def _draw(self, found, right, samples, half):
        heights = np.bincount(np.round(found / 2).astype(int))
        self.bars.set_segments([[(2 * place, 0), (2 * place, height)] for place, height in enumerate(heights)])
        self.band.set(x=right - half, width=2 * half, height=0.8 * HIGH)
        self.average.set_data([found.mean()], [0.83 * HIGH])
        self.words.set_text(f"give or take {half:.1f}")
        self.average_words.set_text(f"found on average {found.mean():.1f}")
        self.curve.set_data(SIZES, self._by_size(SIZES))
        self.dot.set_data([samples], [half])

    def truth(self):
        values = self._values()
        return float(100 * found_by(values["right"] / 100, round(values["samples"]), 1).min())


def found_by(share, samples, models):
    """What each of the people finds: the share right in a test, or the best of several models' in that test."""
    chances = np.cumsum(_chances(share, samples))
    right = np.searchsorted(chances, _luck()[:, :models] * chances[-1])
    return right.max(axis=1) / samples


def _chances(share, samples):
    """The probability of 0, 1, 2 ... right answers in so many."""
    right = np.arange(1, samples + 1)
    ways = np.append(0, np.cumsum(np.log((samples - right + 1) / right)))
    counts = np.arange(samples + 1)
    return np.exp(ways + counts * np.log(share) + (samples - counts) * np.log(1 - share))


@cache
def _luck():
    """How lucky each of the people is with each model, from 0 to 1."""
    return np.random.default_rng(11).uniform(size=(PEOPLE, MOST_MODELS))


def _meaning(found, right, models):
    if models == 1:
        return "The model is the same for all: what differs is luck."
    return (
        f"Each tested {models} models, all equally good, and kept the best: {found.mean():.1f} % on average. "
        f"That flatters by {found.mean() - right:.1f} points."
    )
