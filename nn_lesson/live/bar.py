"""How far a long cell has come."""

import ipywidgets as widgets
from IPython.display import display

from nn_lesson.live.rerun import replace_on_rerun


def progress_bar(rounds):
    """Go through `range(rounds)`, and show how far the loop has come: `for epoch in progress_bar(12):`"""
    range(rounds)  # TypeError: it is no whole number
    bar = Bar(rounds)
    display(bar)
    for done in range(rounds):
        bar.show(done)
        yield done
    bar.show(rounds)


class Bar(widgets.HBox):
    """A bar, and the same in words. A notebook stores the words alone."""

    def __init__(self, rounds):
        self.rounds = rounds
        self.bar = widgets.IntProgress(max=rounds, layout={"width": "22em"})
        self.words = widgets.Label()
        super().__init__([self.bar, self.words])
        replace_on_rerun(self)

    def show(self, done):
        self.bar.value = done
        self.words.value = f"{done} of {self.rounds}"

    def _repr_mimebundle_(self, **options):
        return super()._repr_mimebundle_(**options) | {"text/plain": f"A bar of {self.rounds} rounds."}
