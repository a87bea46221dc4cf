"""Lesson 9: a sentence to type, how each of its words pushes, what is most like it, and own ones to learn from."""

import ipywidgets as widgets
import numpy as np
from matplotlib.patches import Rectangle

from nn_lesson import network, neuron, palette
from nn_lesson.data import MOODS
from nn_lesson.explore.adapter import Adapter
from nn_lesson.explore.guess import Guess
from nn_lesson.explore.read_the_mood.reader import STEPS, Reader, Trained, course_network, unusable
from nn_lesson.explore.start_here.words import name_difference, shown
from nn_lesson.picture import chart
from nn_lesson.picture.marks import fill, write_title
from nn_lesson.read_the_mood import make_vocabulary
from nn_lesson.words import words_of

SENTENCE = "It was not too long and not boring."
MOST = 9  # words that have a bar
LARGEST = 2.5  # push that has room
LONGEST_WORD, LONGEST_SENTENCE = 14, 42  # letters shown
NEAREST = 3  # training sentences shown
FAR_TOO_MANY, MOST_TO_ADD = 30, 200  # words of a sentence
LOOKS = (palette.TARGET_0, "///", "●"), (palette.TARGET_1, "", "■")  # of bad and of good: colour, hatch, mark

PUSHES = (175, 55, 290, 340)  # left, low, width and height, in pixels
ALIKE = (500, 275, 450, 120)
CURVE = (545, 50, 395, 135)


class ReadTheMood(Adapter):
    """Type a sentence, and the network says whether it is a good or a bad one, and which words push it there.

    Pass your own `(vocabulary, parameters)` with your `make_vocabulary`, `count_words`, `predict_digits` and
    `train_digits`. What you pass stays as it is, a copy learns on.
    """

    name = "read_the_mood"
    size = (9.6, 4.45)
    references = make_vocabulary, neuron.count_words, network.predict_digits, network.train_digits
    text_lines = 4
    guess = Guess(
        question=f"This network has learned the mood of 450 sentences. How likely does it think that “{SENTENCE}” "
        "is a good one? 0 is surely bad, 1 is surely good.",
        low=0,
        high=1,
        step=0.01,
        close=0.1,
        after="It has only the words, without their order. Which of them push it there?",
    )

    unusable = staticmethod(unusable)

    def make_controls(self):
        read_by = Trained(*self.trained) if self.own_network and not self.trouble else course_network()
        self.reader = Reader(read_by, self.make_vocabulary, self.predict_digits, self.train_digits)
        return {
            "text": widgets.Text(SENTENCE, description="sentence", layout={"width": "36em"}),
            "bad": self.button("Add as bad", "frown-o", lambda: self._keep(0)),
            "good": self.button("Add as good", "smile-o", lambda: self._keep(1)),
            "play": self.make_play(),
            "forget": self.button("Forget my sentences", "times", self.forget),
        }

    # What the learner adds, and what plays

    def _keep(self, mood):
        words = words_of(self.controls["text"].value)
        if 0 < len(words) <= MOST_TO_ADD:
            self.attempt(lambda: self.reader.keep(words, mood))

    @property
    def added(self):
        return self.reader.own

    # The picture

    def paint(self):
        self.figure.set_layout_engine("none")
        self._paint_pushes(self.axes_at(*PUSHES))
        self._paint_alike(self.axes_at(*ALIKE))
        self.paint_shares(self.axes_at(*CURVE), STEPS, "steps of training on", "sentences")

    def _paint_pushes(self, axes):
        limits = {"xlim": (-1.7 * LARGEST, 1.7 * LARGEST), "ylim": (MOST, 0), "yticks": [], "xticks": [-2, 0, 2]}
        self.answer = chart(axes, x="pushes to bad  ←  → pushes to good", **limits)
        axes.axvline(0, color=palette.INK, linewidth=1)
        bars = [Rectangle((0, i + 0.15), 0, 0.7, edgecolor=palette.INK) for i in range(MOST)]
        self.bars = [self.live(axes.add_patch(bar)) for bar in bars]
        look = {"va": "center", "fontsize": 12, "parse_math": False}
        left = {"transform": axes.get_yaxis_transform(), "ha": "right", **look}
        self.names = [self.live(axes.text(-0.03, i + 0.5, "", **left)) for i in range(MOST)]
        self.sizes = [self.live(axes.text(0, i + 0.5, "", **look)) for i in range(MOST)]
        self.live(self.answer)

    def _paint_alike(self, axes):
        axes.set(xlim=(0, 1), ylim=(NEAREST, 0))
        axes.set_axis_off()
        write_title(axes, f"Most alike of {len(self.reader.training.texts)} training sentences")
        look = {"va": "center", "fontsize": 11, "color": palette.INK}
        self.alike = [self.live(axes.text(0, i + 0.5, "", **look)) for i in range(NEAREST)]

    def update(self, text, **others):
        self.halt()
        words = words_of(text)
        self._compare_vocabularies()
        for mood in MOODS:
            self.controls[mood].disabled = self.locked or not 0 < len(words) <= MOST_TO_ADD
        bag = self._count(words)
        good, pushes, near = self._read(words, bag)
        self._draw_pushes(pushes)
        self._draw_alike(near)
        self.draw_shares()
        if self.locked:
            self.answer.set_text("Predict first")
            return f"The network has read “{SENTENCE}” and waits for your guess: is it a good one?"
        self.answer.set_text(f"It says {_mood(good)}: {good:.2f} for good")
        by = "" if self.own_network else "The network is the course's own."
        told = (self._tell(good, pushes, near), self._tell_odd(text, words, bag), self._tell_own(), by)
        return " ".join(filter(None, told))

    def truth(self):
        words = words_of(SENTENCE)
        return self.reader.goods(self._count(words)[None])[0]

    def _compare_vocabularies(self):
        """Say how the learner's `make_vocabulary` goes wrong, if so: whole lists are too long to compare."""
        if self.reader.own and self.make_vocabulary.own:
            sentences = self.reader.sentences()
            found, due = self.make_vocabulary(*sentences), make_vocabulary(*sentences)
            says = f"Your `make_vocabulary` makes {len(found)} words of the old ones and yours"
            self.make_vocabulary.remark = f"{says}; it should make {len(due)}." * (found != due)

    def _count(self, words):
        counts = self.count_words(words, self.reader.vocabulary)
        name_difference(self.count_words, words, counts, self.reader.vocabulary)
        return np.asarray(counts, float)

    def _read(self, words, bag):
        """The probability of good, the push of each word that has a bar, None if unknown, and what is nearest."""
        if self.locked:
            return 0.5, {}, []
        known = {self.reader.vocabulary[place]: push for place, push in self.reader.pushes(bag).items()}
        pushes = {word: known.get(word) for word in dict.fromkeys(words)}
        strongest = sorted(pushes, key=lambda word: -abs(pushes[word] or 0))[:MOST]
        pushes = {word: push for word, push in pushes.items() if word in strongest}
        return self.reader.goods(bag[None])[0], pushes, self.reader.nearest(bag, NEAREST)

    def _draw_pushes(self, pushes):
        rows = [*pushes.items(), *[("", None)] * (MOST - len(pushes))]
        for bar, name, size, (word, push) in zip(self.bars, self.names, self.sizes, rows, strict=True):
            width = float(np.clip(push or 0, -LARGEST, LARGEST))
            colour, hatch, _mark = LOOKS[width > 0]
            bar.set(width=width, facecolor=colour, hatch=hatch, visible=abs(width) > 0.005)
            name.set(text=shown(word, LONGEST_WORD), color=palette.INK if push is not None else palette.GREY)
            size.set(
                text=f"{push:+.2f}" if push is not None else "never met" if word else "",
                x=width + (-0.08 if width < 0 else 0.08),
                ha="right" if width < 0 else "left",
                color=palette.INK if push is not None else palette.GREY,
            )

    def _draw_alike(self, near):
        lines = []
        for row, cosine in near:
            mood = self.reader.training.moods[row]
            sentence = shown(self.reader.training.texts[row], LONGEST_SENTENCE)
            lines.append(f"{LOOKS[mood][2]} {MOODS[mood]}, {cosine:.2f}: {sentence}")
        fill(self.alike, lines or ["" if self.locked else "none of them has any of these words"])

    # What it says

    def _tell(self, good, pushes, near):
        says = f"It says {_mood(good)}: {good:.2f} for good."
        felt = [word for word in pushes if pushes[word]]
        if felt:
            strongest = max(felt, key=lambda word: abs(pushes[word]))
            says += f" “{shown(strongest, LONGEST_WORD)}” pushes most, by {pushes[strongest]:+.2f}."
        if len(pushes) == MOST:
            says += f" At most {MOST} words have a bar, those that push most."
        if near:
            row, cosine = near[0]
            sentence, mood = self.reader.training.texts[row], MOODS[self.reader.training.moods[row]]
            says += f" Most alike of the training sentences is “{sentence}”, which is {mood}: cosine {cosine:.2f}."
        return says

    def _tell_odd(self, text, words, bag):
        """What a sentence unlike those that it learned from means for the prediction."""
        if not words:
            signs = "Emoji and other signs are no words to it. " if text.strip() else ""
            return f"{signs}Without a word the bag is empty, so this is what the biases say alone."
        if not bag.any():
            return "It has met none of these words, so to it the bag is empty: this is what the biases say alone."
        if len(words) > FAR_TOO_MANY:
            longest = max(map(len, self.reader.training.words))
            refused = f" Only up to {MOST_TO_ADD} can be added." * (len(words) > MOST_TO_ADD)
            return (
                f"These are {len(words):,} words, and it learned from sentences of at most {longest}. What it "
                f"says of so many means little.{refused}"
            )
        known = set(self.reader.vocabulary)
        new = [f"“{shown(word, LONGEST_WORD)}”" for word in dict.fromkeys(words) if word not in known]
        more = f" and {len(new) - 2} more" if len(new) > 2 else ""
        return f"It has never met {' and '.join(new[:2])}{more}, and cannot hear what it never met." if new else ""

    def _tell_own(self):
        moods, records = list(self.reader.own.values()), self.reader.records
        count, good = len(moods), sum(moods)
        if not count:
            nothing = "There is nothing to train on with yet: type a sentence, and add it as good or as bad."
            return nothing * self.controls["play"].value
        if records:
            before, now = self.tell_shares("sentences", 2)
            told = f"As trained, it read {before} right; after {records[-1].step} steps {now}."
        else:
            told = (
                f"You have added {good} as good and {count - good} as bad. Press Play, and it trains on with them."
            )
        if count == 1:
            return f"{told} From a single sentence it learns little more than that one's words."
        if good in (0, count):
            mood = MOODS[bool(good)]
            return f"{told} All are {mood}: from them it can only learn to say {mood} more often."
        return told


def _mood(good):
    return MOODS[bool(good > 0.5)]
