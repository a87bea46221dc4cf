"""Where a learner's own lines leave the right way, and what is wrong there, without a list of mistakes."""

from nn_lesson.learner import run
from nn_lesson.practice.place.cause import Search
from nn_lesson.practice.place.lines import Lines
from nn_lesson.practice.place.written import Late, Watched
from nn_lesson.practice.trial import STOPPED

SECONDS = 0.2  # for all of it


class Place:
    """The learner's `lines`, or None where they cannot be seen; and the `sentence` on what is wrong, or ""."""

    def __init__(self, exercise, thing, trials):
        self.lines, self.sentence, self.is_due_elsewhere = None, "", False
        if not any(trial.outcome.slip in STOPPED for trial in trials):
            run(lambda: self._look(exercise, thing, trials), seconds=5 * SECONDS, traced=False)

    @property
    def first_wrong(self):
        """A sentence on the first line that gives a variable another value than is due, or ""."""
        row = self.lines and self.lines.first_wrong
        due = row and self.lines.due(row)
        if not due:
            return ""
        return f"The first line that goes wrong is `{row.text}`: it gives {row.value}, where {due} is due."

    def _look(self, exercise, thing, trials):
        try:
            own, known = (Watched(each, exercise.method, SECONDS) for each in (thing, exercise.reference))
            self.lines = Lines(own, known, exercise, trials)
            search = Search(exercise, thing, trials, self.lines, own.left())
        except (ValueError, Late):
            return
        try:
            quick = search.left() > 2 / 3 * SECONDS  # else each try takes as long
            if quick and not all(trial.right for trial in trials):
                search.go()
        except Late:
            pass
        finally:
            self.sentence, self.is_due_elsewhere = search.sentence, search.is_due_elsewhere
            self.lines.blame(search.line)
