"""An explorer that plays: something goes on, step by step, while every control stays alive."""

from nn_lesson.explore.explorer import Explorer

OVER = "This run is over. Press Stop, the square, to begin anew."
LAST_SEED = 999
TICK = 32  # milliseconds between two frames, to which each adds its own time


class Player(Explorer):
    """An explorer with the controls `play` (an `ipywidgets.Play`) and, mostly, `step`.

    A subclass writes `_advance(steps)` and `_rewind()`, and observes the value of `play` with `_on_play`. A tick
    takes as many steps as the control `speed` says, or one.
    """

    def step(self):
        """Take one step, and pause."""
        play = self.controls["play"]
        with self.picture.one_redraw():
            play.playing = False
            self._advance(1)
            play.value = min(play.value + 1, play.max)  # so that Stop has somewhere to go back from

    def _on_play(self, change):
        with self.picture.lock:  # a tick arrives on another thread than a cell that draws
            if change["new"] == self.controls["play"].min:
                self._rewind()
            elif self.controls["play"].playing:  # a tick may still arrive after a pause
                self._advance(self.controls["speed"].value if "speed" in self.controls else 1)

    def _advance(self, steps):
        raise NotImplementedError

    def _rewind(self):
        raise NotImplementedError
