"""Where a learner's own lines leave the right way, and what is wrong there, without a list of mistakes."""

import contextlib
import functools

from nn_lesson.learner import run
from nn_lesson.practice.place.cause import Search
from nn_lesson.practice.place.lines import Lines
from nn_lesson.practice.place.written import Late, Watched
from nn_lesson.practice.trial import STOPPED

SECONDS = 0.2  # for all of it


class Place:
    """The learner's `lines`, or None where they cannot be seen; and the `sentence` on what is wrong, or "".

    The search for it waits until one of these is asked for: most mistakes are known ones.
    """

    def __init__(self, exercise, thing, trials):
        self._lines, self._search, self._seconds = None, None, 0
        if not any(trial.outcome.slip in STOPPED for trial in trials):
            _guarded(lambda: self._begin(exercise, thing, trials))

    @property
    def is_due_elsewhere(self):
        """Whether the code holds the right answer, and returns something else."""
        return bool(self._search and self._search.is_due_elsewhere)

    @functools.cached_property
    def lines(self):
        if self._seconds > 2 / 3 * SECONDS and not self.is_due_elsewhere:  # else each try takes too long
            _guarded(lambda: self._search.go(self._seconds))
        if self._search:
            self._lines.blame(self._search.line)
        return self._lines

    @property
    def sentence(self):
        return self.lines and self._search.sentence or ""

    @property
    def first_wrong(self):
        """A sentence on the first line that gives a variable another value than is due, or ""."""
        row = self.lines and self.lines.first_wrong
        due = row and self.lines.due(row)
        if not due:
            return ""
        return f"The first line that goes wrong is `{row.text}`: it gives {row.value}, where {due} is due."

    def _begin(self, exercise, thing, trials):
        own, known = (Watched(each, exercise.method, SECONDS) for each in (thing, exercise.reference))
        self._lines = Lines(own, known, exercise, trials)
        if not all(trial.right for trial in trials):
            search = self._search = Search(exercise, thing, trials, self._lines, own.left())
            search.returned()
            self._seconds = search.left()


def _guarded(work):
    def timely():
        with contextlib.suppress(ValueError, Late):  # it cannot be looked at, or takes too long
            work()

    run(timely, seconds=5 * SECONDS, traced=False)
