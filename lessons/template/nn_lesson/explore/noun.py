"""Lesson NUMBER: TODO, what the picture shows."""

import nn_lesson.noun as mathematics
from nn_lesson import palette
from nn_lesson.explore.explorer import Explorer, slider
from nn_lesson.explore.guess import Guess
from nn_lesson.picture import chart


class Noun(Explorer):
    """TODO: what to do with it, and which functions of the learner's it takes."""

    name = "noun"
    references = (mathematics.noun_mean,)
    guess = Guess(
        question="TODO: a question about the picture. Where is the mean of both points?",
        low=0,
        high=10,
        step=0.1,
        close=0.5,
        after="TODO: what to do now.",
    )

    def make_controls(self):
        return {
            "first": slider("first point", 2, 0, 10, colour=palette.INPUT),
            "second": slider("second point", 7, 0, 10, colour=palette.WEIGHTS),
        }

    def paint(self):
        """What stays, and what `update` moves."""
        axes = self.figure.subplots()
        chart(axes, x="TODO: what is measured", xlim=(-0.5, 10.5), ylim=(-1, 1), yticks=[])
        self.invite(axes, "Drag the points", still="Two points and their mean")
        (self.points,) = axes.plot([], [], "o", color=palette.INK, markersize=9)
        (self.mean,) = axes.plot([], [], "^", color=palette.REFERENCE, markersize=15)
        self.live(self.points)
        self.paint_guess(axes)
        self.answers(self.mean)
        for name, colour in (("first", palette.INPUT), ("second", palette.WEIGHTS)):
            self.handle(name, axes, name, 0.0, label=f"The {name} point", shape="circle", colour=colour)

    def update(self, first, second):
        """Move it, and say the same in words and numbers; while `self.locked`, without what is asked."""
        self.points.set_data([first, second], [0, 0])
        self.draw_guess(y=-0.3)
        start = f"The points are at {first:.2f} and {second:.2f}"
        if self.locked:
            return f"{start}."
        mean = self.noun_mean([first, second])  # a float, whatever the learner's gives: write a count as {:g}
        self.mean.set_data([mean], [-0.3])
        return f"{start}, their mean at {mean:.2f}.", "TODO: what that means."

    def truth(self):
        """What the guess is compared with."""
        return mathematics.noun_mean([self.controls["first"].value, self.controls["second"].value])
