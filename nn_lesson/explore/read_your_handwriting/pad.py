"""Lesson 8: a pad to draw on, what the network sees of it and reads, and how it adapts to the learner's hand."""

import numpy as np

from nn_lesson import data, network, palette
from nn_lesson.explore.adapter import Adapter
from nn_lesson.explore.controls import toggles
from nn_lesson.explore.guess import Guess
from nn_lesson.explore.read_your_handwriting.reader import (
    STEPS,
    OwnNetwork,
    Reader,
    accuracy,
    course_network,
    unusable,
)
from nn_lesson.handwriting import to_image
from nn_lesson.picture import chart
from nn_lesson.picture.marks import write_title

PEN = 14  # CSS pixels
POINTS_AN_INCH = 72
NEAREST = 0.004  # of the pad's side: a point nearer to the one before is left out
MOST_POINTS = 2000
DOT = 0.04  # of the pad's side, as thick as the pen: a drawing that is no larger is no digit
LEAST = 0.003  # probability that can be seen as a bar
SURE = 0.8  # probability from which on it gives one answer only
MIXED, ALONE = "mixed with old digits", "alone"

BEND = np.linspace(-0.9 * np.pi, 0.2 * np.pi, 30)
A_TWO = [[*zip(0.48 + 0.22 * np.cos(BEND), 0.34 + 0.21 * np.sin(BEND), strict=True), (0.27, 0.85), (0.74, 0.85)]]

PAD = (10, 40, 370, 370)  # left, low, width and height, in pixels
SEEN = (420, 240, 170, 170)
OWN = (420, 40, 170, 68)
BARS = (665, 240, 275, 170)
CURVE = (665, 40, 275, 105)


class ReadYourHandwriting(Adapter):
    """Draw a digit, and the network says what it reads. Draw each digit once, and it adapts to your hand.

    Pass your own trained parameters with your `predict_digits` and `train_digits`, or a trained
    `Network([64, ..., 10])`. What you pass stays as it is, a copy adapts.
    """

    name = "read_your_handwriting"
    size = (9.6, 4.45)
    references = network.predict_digits, network.train_digits
    guess = Guess(
        question="Of 100 digits by people from whom it learned other digits, this network reads about 99 right. "
        "How many of 100 does it read right if the writers are new to it?",
        low=0,
        high=100,
        step=1,
        close=3,
        after="Your hand is new to it, too. Draw a digit.",
    )

    unusable = staticmethod(unusable)

    def _remarks(self):
        """Who computes is said where the learner's functions may: with a `Network` none of them does."""
        by_functions = self.reader and isinstance(self.reader.trained, OwnNetwork)
        return super()._remarks() if by_functions else []

    def begin(self):
        """The pad is empty, too."""
        super().begin()
        self.strokes = []
        self.suggested = None  # the digit that *Keep* begins with

    def make_controls(self):
        self.kept = {}
        if not self.trouble:
            self.reader = Reader(self._network())
        controls = {
            "undo": self.button("Undo", "eraser", self._undo),
            "clear": self.button("Clear", "trash", self._clear),
            "digit": toggles([(str(digit), digit) for digit in range(10)], description="this is a", value=None),
            "keep": self.button("Keep", "check", self._keep),
            "company": toggles([MIXED, ALONE], description="adapt to mine"),
            "play": self.make_play(),
            "forget": self.button("Forget my digits", "times", self.forget),
        }
        controls["keep"].layout.width = "8em"  # for "Keep as 3": the pad must not jump
        controls["company"].observe(lambda _change: self._rewind(), "value")
        return controls

    def _network(self):
        if isinstance(self.trained, tuple | list):
            return OwnNetwork(self.trained, self.predict_digits, self.train_digits)
        return self.trained if self.own_network else course_network()

    # What the hand does

    def _hear(self, event):
        if event.axes is not self.pad:
            return
        if event.kind == "press" and not self._is_full():
            self.strokes.append([(event.x, event.y)])
        elif event.kind == "drag" and self.strokes and not self._is_full():
            x, y = self.strokes[-1][-1]
            if np.hypot(event.x - x, event.y - y) >= NEAREST:
                self.strokes[-1].append((event.x, event.y))

    def _is_full(self):
        return sum(map(len, self.strokes)) >= MOST_POINTS

    def _undo(self):
        del self.strokes[-1:]

    def _clear(self):
        """Take all strokes away, and with them what they were said to be."""
        self.strokes.clear()
        self.suggested = self.controls["digit"].value = None

    def _keep(self):
        """Remember the drawing as the digit that is chosen."""
        digit = self.controls["digit"].value
        if not self.strokes or digit is None:
            return
        self.kept[digit] = to_image(self.strokes)
        self._rewind()
        self._clear()

    def _suggest(self, probabilities):
        """Begin *Keep* with what was surely read, if that was asked for; a choice by hand stands."""
        chosen = self.controls["digit"]
        if chosen.value == self.suggested:
            sure, asked = probabilities.max() >= SURE, self._asked()
            read = int(probabilities.argmax()) if sure else None
            self.suggested = chosen.value = read if asked in (None, read) else None
        return chosen.value

    def _asked(self):
        """The digit that is missing, once the first is kept."""
        missing = [digit for digit in range(10) if digit not in self.kept]
        return missing[0] if self.kept and missing else None

    @property
    def added(self):
        return self.kept

    def how(self):
        labels = sorted(self.kept)
        own = data.Digits(np.array([self.kept[label] for label in labels]), np.array(labels))
        return own, self.controls["company"].value == MIXED

    # The picture

    def paint(self):
        self.figure.set_layout_engine("none")
        self.pad, seen, own, bars, curve = (self.axes_at(*place) for place in (PAD, SEEN, OWN, BARS, CURVE))
        self._paint_pad()
        self.seen = self.live(_paint_pixels(seen, np.zeros((8, 8)), "What it sees"))
        self.album = _paint_pixels(own, _album({}), "Your digits")
        self._paint_bars(bars)
        self.paint_shares(curve, STEPS, "steps of adapting", "digits")
        curve.xaxis.labelpad = 0
        self.picture.listen(self._hear, "A pad. Draw a digit with a mouse, a pen or a finger.")
        self.picture.draw_on(self.pad, palette.INK, PEN)

    def _paint_pad(self):
        self.pad.set(xlim=(0, 1), ylim=(1, 0), xticks=[], yticks=[])
        self.pad.spines[:].set(color=palette.GREY, linewidth=1.5)
        look = {"color": palette.INK, "solid_capstyle": "round", "solid_joinstyle": "round"}
        self.ink = self.live(*self.pad.plot([], [], linewidth=PEN * POINTS_AN_INCH / 100, **look))
        self.pad_title = self.live(write_title(self.pad, ""))

    def _paint_bars(self, axes):
        self.answer = chart(axes, xlim=(-0.6, 9.6), ylim=(0, 1.02))
        axes.set_xticks(range(10))
        axes.set_yticks([0, 0.5, SURE, 1])
        axes.axhline(SURE, color=palette.GREY, linewidth=1, linestyle="--")
        self.bars = axes.bar(range(10), np.zeros(10), width=0.75, edgecolor=palette.INK).patches
        self.live(*self.bars, self.answer)

    def update(self, digit, company, **others):
        self.halt()
        strokes = self.strokes
        legible = _is_larger_than_a_dot(strokes)
        image = to_image(strokes) if legible else np.zeros(64)
        probabilities = self.reader.read(image) if legible else np.zeros(10)
        digit = digit if self._stored else self._suggest(probabilities)
        keep = self.controls["keep"]
        keep.description = "Keep" if digit is None else f"Keep as {digit}"
        keep.disabled = self.locked or digit is None or not strokes
        self.ink.set_data(*_line(strokes))
        asked = "" if self.locked else self._request()
        self.pad_title.set_text("The pad is full" if self._is_full() else asked)
        self.seen.set_data(image.reshape(8, 8))
        self._draw_album()
        self.draw_shares()
        self._draw_bars(probabilities)
        answer = _answer(probabilities) if legible else "A dot is no digit" if strokes else "The pad is empty"
        self.answer.set_text(answer)
        if self.locked:
            return (
                "The pad waits for your guess: how many of 100 digits by new writers does the network read right?"
            )
        asks = "To keep it, say which digit it is." if self.strokes and legible and digit is None else ""
        return " ".join(filter(None, [self._tell(answer, probabilities), asks, self._tell_adapting(company)]))

    def truth(self):
        _train, _validation, new = data.digits(new_writers=True)
        return 100 * accuracy(course_network(new_writers=True), new)

    def show_answer(self):
        self.strokes[:] = A_TWO

    def _request(self):
        asked = self._asked()
        if self.is_still:
            return "A drawn digit"
        return "Draw a digit" if asked is None else f"Draw {_a(asked)}, then keep it"

    def _draw_album(self):
        """It changes so seldom that it need not be drawn with every frame."""
        album = _album(self.kept)
        if not np.array_equal(album, self.album.get_array()):
            self.album.set_data(album)
            self.picture.invalidate()

    def _draw_bars(self, probabilities):
        first, second, *_others = np.argsort(probabilities)[::-1]
        sure = probabilities[first] >= SURE
        for digit, (bar, probability) in enumerate(zip(self.bars, probabilities, strict=True)):
            named = digit == first or (digit == second and not sure)
            bar.set(height=probability, visible=probability > LEAST)
            bar.set(facecolor=palette.BLUE if named else palette.FAINT, hatch="" if digit == first else "///")

    def _tell(self, answer, probabilities):
        by = "" if self.own_network else " The network is the course's own."
        if not probabilities.any():
            return f"{answer}: draw a digit.{by}"
        first, second, *_others = np.argsort(probabilities)[::-1]
        chances = f"{first} has {probabilities[first]:.2f}, {second} has {probabilities[second]:.2f}"
        return f"{answer}: {chances}. It knows nothing but digits, so a scribble gets an answer, too.{by}"

    def _tell_adapting(self, company):
        records, count = self.reader.records, len(self.kept)
        if records:
            before, now = self.tell_shares("digits", 3)
            return f"As trained, it read {before}. After {records[-1].step} steps with yours {company}: {now}."
        if not count:
            asked = self.controls["play"].value
            return "There is nothing to adapt to yet: draw a digit, say which it is, and keep it." * asked
        return f"You have kept {count} of 10 digits. Press Play, and it adapts to them."


def _paint_pixels(axes, pixels, title):
    axes.set(xticks=[], yticks=[])
    write_title(axes, title)
    axes.spines[:].set(color=palette.GREY, visible=True)
    image = axes.imshow(pixels, cmap="Greys", vmin=0, vmax=1, interpolation="nearest", aspect="auto")
    (rows, columns), around = pixels.shape, 0.5 + 0.03 * len(pixels)  # so that the frame stays visible
    axes.set(xlim=(-around, columns - 1 + around), ylim=(rows - 1 + around, -around))
    return image


def _album(kept):
    """The digits 0 to 9 that the learner has kept, in two rows of five, with paper between them."""
    album = np.zeros((2, 5, 10, 10))
    for digit, image in kept.items():
        album[digit // 5, digit % 5, 1:9, 1:9] = image.reshape(8, 8)
    return album.transpose(0, 2, 1, 3).reshape(20, 50)


def _is_larger_than_a_dot(strokes):
    return bool(strokes) and np.ptp(np.vstack(strokes), axis=0).max() > DOT


def _line(strokes):
    """All strokes as the x and y of one line, which breaks where the pen was lifted."""
    gap = [(np.nan, np.nan)]
    points = [point for stroke in strokes for point in [stroke[0], *stroke, *gap]]  # a dot needs a second point
    return np.array(points or gap).T


def _answer(probabilities):
    first, second, *_others = np.argsort(probabilities)[::-1]
    return f"It reads {_a(first)}" if probabilities[first] >= SURE else f"Not sure: {_a(first)} or {_a(second)}"


def _a(digit):
    return f"an {digit}" if digit == 8 else f"a {digit}"
