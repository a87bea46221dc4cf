"""An explorer that plays: something goes on, step by step, while every control stays alive."""

import ipywidgets as widgets

from nn_lesson.explore.controls import button
from nn_lesson.explore.explorer import Explorer

OVER = "This run is over. Press Stop, the square, to begin anew."
LAST_SEED = 999
AT_START, BEGUN = 0, 1  # values of `play`
NEVER = 100_000_000  # milliseconds: the picture asks for the next frame, not the buttons of `play`


class Player(Explorer):
    """An explorer with a run, and the controls `play` (an `ipywidgets.Play`) and, mostly, `step`.

    A subclass makes these two with `make_play` and `make_step`, writes `_new_run()` and `_advance(steps)`. While
    it plays, the page asks for one frame after the other, each of which takes as many steps as the control `speed`
    says, or one. Where a run ends, the subclass pauses.
    """

    run = None

    def make_play(self):
        play = widgets.Play(min=AT_START, max=BEGUN + 1, interval=NEVER, show_repeat=False)
        play.observe(self._on_stop, "value")
        play.observe(lambda change: self.picture.play(change["new"] and self._tick), "playing")
        return play

    def make_step(self):
        return button("Step", "step-forward", self.step)

    def pause(self):
        self.controls["play"].playing = False

    def step(self):
        """Take one step, and pause."""
        with self.picture.one_redraw():
            self.pause()
            self._go(1)

    def _tick(self):
        self._go(self.controls["speed"].value if "speed" in self.controls else 1)

    def _go(self, steps):
        self.controls["play"].value = BEGUN  # so that Stop has somewhere to go back from
        self._advance(steps)

    def _on_stop(self, change):
        with self.picture.lock:  # a message arrives on another thread than a cell that draws
            if change["new"] == AT_START:
                self._rewind()

    def _current_run(self):
        self.run = self.run or self._new_run()
        return self.run

    def _rewind(self):
        """Back to the start: the same settings give the same run."""
        self.run = None
