"""An explorer of a trained network, which adapts to what the learner adds."""

from nn_lesson import palette
from nn_lesson.explore.player import Player
from nn_lesson.learner import LearnerError
from nn_lesson.picture import chart

STEPS_A_TICK = 2


class Adapter(Player):
    """Takes what a learner has trained, and adapts a copy of it while it plays.

    A subclass says in `unusable` why it cannot take something, and makes `reader`, an `Adapting`. `added` is what
    the learner has added; `how` are further arguments of a step.
    """

    further = ("forget",)
    reader, trouble = None, ""

    def __init__(self, trained=None, *functions, **start):
        """Take what is trained; without it, the course's own network is used."""
        self.trained, self.own_network = trained, trained is not None
        if self.own_network:
            self.guess, self.trouble = None, self.unusable(trained)
        super().__init__(*functions, **start)

    def how(self):
        return ()

    def attempt(self, work):
        """Do what a learner's function has a part in."""
        try:
            work()
        except LearnerError as error:
            self.trouble = str(error)

    def forget(self):
        """Take away all that the learner has added."""
        self.added.clear()
        self._rewind()

    def begin(self):
        """The network is as it was trained; what the learner has added is kept."""
        self._rewind()

    def _advance(self, steps):
        if self.added and not self.trouble and not self.reader.is_over:
            self.reader.take(STEPS_A_TICK * steps, *self.how())
            self.trouble = self.reader.trouble

    def _rewind(self):
        if self.reader:
            with self.picture.lock:
                self.attempt(self.reader.rewind)

    # The picture

    def paint_shares(self, axes, last, name, what):
        """Axes for the shares that are read right, in so many steps: of validation examples and the learner's."""
        chart(axes, "Share read right", x=name, xlim=(0, last), ylim=(0, 1.06))
        axes.xaxis.label.set_fontsize(11)
        axes.set_yticks([0, 0.5, 1])
        self.others_curve = self.live(*axes.plot([], [], color=palette.INK, linewidth=2))
        self.own_curve = self.live(*axes.plot([], [], "--", color=palette.VERMILION, linewidth=2))
        words = {"fontsize": 11, "transform": axes.transAxes, "ha": "right"}
        axes.text(0.98, 0.3, f"validation {what} (line)", color=palette.INK, **words)
        axes.text(0.98, 0.08, f"your {what} (dashes)", color=palette.VERMILION, **words)

    def draw_shares(self):
        records = self.reader.records
        self.others_curve.set_data([r.step for r in records], [r.others for r in records])
        self.own_curve.set_data([r.step for r in records], [r.own for r in records])

    def tell_shares(self, what, places):
        """What is read right as it was trained, and what now."""
        count, records = len(self.added), self.reader.records
        return [
            f"{r.own * count:.0f} of your {count} and {r.others:.{places}f} of the validation {what}"
            for r in (records[0], records[-1])
        ]

    def halt(self):
        """Pause where there is nothing to adapt to, or no more to do; raise LearnerError where it cannot go on."""
        if self.trouble or not self.added or self.reader.is_over:
            self.pause()
        if self.trouble:
            raise LearnerError(self.trouble)
