"""Predict first: a guess that the learner makes before the controls of an explorer unlock."""

import math
from dataclasses import dataclass

import ipywidgets as widgets

from nn_lesson.card import inline
from nn_lesson.explore.controls import button, row, show
from nn_lesson.minus import number, with_minus
from nn_lesson.palette import GUESS
from nn_lesson.progress import record_guess, trouble


@dataclass(frozen=True)
class Guess:
    """A question about the picture as it stands, answered with a number.

    `close` is how far off still counts as close. `after` says, once the guess is made, what to make of it.
    """

    question: str
    low: float
    high: float
    step: float
    close: float
    after: str = ""

    @property
    def middle(self):
        """Where the slider of the guess begins."""
        return (self.low + self.high) / 2

    @property
    def places(self):
        """After the point, of a guess and of what it is compared with."""
        return round(-math.log10(self.step))

    def written(self, value):
        return with_minus(number(value, self.places))


class Gate(widgets.VBox):
    """Asks for a guess; `on_open` is called when it is made or skipped, `on_move` while the learner decides."""

    def __init__(self, name, guess, truth, on_move, on_open):
        self.name, self.guess, self.truth, self.on_open = name, guess, truth, on_open
        self.opened = self.skipped = False
        self.question = widgets.HTML(f"{_badge('Predict first.')} {inline(guess.question)}")
        self.slider = widgets.FloatSlider(
            value=guess.middle,
            min=guess.low,
            max=guess.high,
            step=guess.step,
            readout_format=f".{guess.places}f",
            description="my guess",
            layout=widgets.Layout(width="24em"),
            style={"handle_color": GUESS},
        )
        self.commit = button("That is my guess", act=self.answer)
        self.pass_by = button("Skip", act=self.skip)
        self.slider.observe(lambda _change: on_move(), "value")
        self.row = row([self.slider, self.commit, self.pass_by])
        super().__init__([self.question, self.row])

    @property
    def value(self):
        """What the learner guesses, also while still deciding; None where they skipped."""
        return None if self.skipped else self.slider.value

    def answer(self, value=None):
        """Commit to a guess: that of the slider, or `value`."""
        if self.opened:
            return
        if value is not None:
            self.slider.value = value
        self.commit.description, self.commit.disabled = "One moment …", True
        truth = self.truth()
        is_close = abs(self.slider.value - truth) <= self.guess.close
        guessed, truth = map(self.guess.written, (self.slider.value, truth))
        verdict = "Spot on." if guessed == truth else "Close." if is_close else "A surprise!"
        record_guess(self.name, self.slider.value)
        self._open(f"{_badge(f'You guessed {guessed}; it is {truth}. {verdict}')} {inline(self.guess.after)}")

    def skip(self):
        """Go on without a guess."""
        if self.opened:
            return
        record_guess(self.name, None)
        self.skipped = True
        self._open("")

    def _open(self, score):
        """Show the score, and whatever keeps it from being remembered."""
        self.opened = True
        paragraphs = [score, *(inline(paragraph) for paragraph in trouble().split("\n\n"))]
        self.question.value = "<br>".join(filter(None, paragraphs))
        show(self.row, False)  # it stays in `children`, to be closed when the cell is run again
        if not self.question.value:
            show(self, False)
        self.on_open()


def _badge(words):
    """Words beside the sign of a guess, on its colour, to be read in light and dark themes alike."""
    return f"<b style='background:{GUESS}; color:white; border-radius:3px; padding:.1em .4em'>◆ {words}</b>"
