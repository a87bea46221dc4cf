"""A learner's own code: told from a stub, run without harm, its troubles put in plain words."""

from nn_lesson.learner.beside import Learner, LearnerError
from nn_lesson.learner.run import Interrupted, Outcome, kept_random_state, run, stopwatch
from nn_lesson.learner.stub import blanks, is_stub

__all__ = [
    "Interrupted",
    "Learner",
    "LearnerError",
    "Outcome",
    "blanks",
    "is_stub",
    "kept_random_state",
    "run",
    "stopwatch",
]
