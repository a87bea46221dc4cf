"""Where a learner's own lines leave the right way, and what is wrong there, without a list of mistakes."""

import contextlib
import functools

from nn_lesson.learner import run
from nn_lesson.practice.place.cause import Search
from nn_lesson.practice.place.lines import Lines
from nn_lesson.practice.place.two import further_two
from nn_lesson.practice.place.written import Late, Watched
from nn_lesson.practice.trial import STOPPED

PATIENCE = 5  # seconds


class Place:
    """The learner's `lines`, or None where they cannot be seen; and the `sentence` on what is wrong, or "".

    The search for it waits until one of these is asked for: most mistakes are known ones.
    """

    def __init__(self, exercise, thing, trials):
        self._lines, self._search = None, None
        if not any(trial.outcome.slip in STOPPED for trial in trials):
            _guarded(lambda: self._begin(exercise, thing, trials))

    @property
    def is_due_elsewhere(self):
        """Whether the code holds the right answer, and returns something else."""
        return bool(self._search and self._search.is_due_elsewhere)

    @functools.cached_property
    def lines(self):
        if self._search and not self.is_due_elsewhere:
            _guarded(self._search.go)
        if self._search:
            self._lines.blame(self._search.line)
        return self._lines

    @property
    def sentence(self):
        return self.lines and self._search.sentence or ""

    def look_further(self):
        """Whether two mistakes are found by ways that are more seldom right; the sentence is on both then."""
        before = self.sentence
        if self.lines:
            _guarded(lambda: further_two(self._search))
            self._lines.blame(self._search.line)
        return self.sentence != before

    @property
    def each(self):
        """Of several mistakes what is said of each, and a source in which that one stands alone."""
        return self.lines and self._search.each or []

    @property
    def first_wrong(self):
        """A sentence on the first line that gives a variable another value than is due, or ""."""
        return self.lines and self._search.first_wrong() or ""

    def _begin(self, exercise, thing, trials):
        own, known = (Watched(each, exercise.method) for each in (thing, exercise.reference))
        lines = Lines(own, known, exercise, trials)
        search = None if all(trial.right for trial in trials) else Search(exercise, thing, trials, lines)
        self._lines, self._search = lines, search  # both, or where that stops, neither
        if search:
            search.returned()


def _guarded(work):
    def timely():
        with contextlib.suppress(ValueError, Late):  # it cannot be looked at, or takes too long
            work()

    run(timely, seconds=PATIENCE, traced=False)
