"""Is a learner's function right, and if not, which mistake does it make?"""

import inspect
import itertools
import random
import types
from dataclasses import dataclass

import numpy as np

from nn_lesson.learner import Outcome, is_stub, kept_random_state, run
from nn_lesson.learner.values import agrees, call, mismatch, numbers, same_numbers, show
from nn_lesson.practice.verdict import Verdict

HIDDEN = 6  # cases drawn afresh for every check


@dataclass(frozen=True)
class Trial:
    """A learner's function tried on one case."""

    case: tuple
    outcome: Outcome
    wanted: object
    right: bool
    hidden: bool

    @property
    def value(self):
        return self.outcome.value


def judge(exercise, thing, exercises):
    """The `Verdict` on a learner's function or class; `exercises` are all there are, by name.

    Whatever `thing` does when it is called, this does not raise.
    """
    if exercise.parts:
        return _judge_parts(exercise, thing, exercises)
    trials = try_out(exercise, thing)
    if all(trial.right for trial in trials):
        return Verdict("passed", exercise.name, "It gives the right answer in every case tried.")
    if is_stub(thing):
        return _todo(exercise.name)
    for look in (helper, error, known_slip, chance, constant, form, not_finite, rounded, examples_only):
        found = look(exercise, thing, trials, exercises)
        if found:
            slip, message = found
            break
    else:
        slip, message = "unknown", f"Not every answer is right. {_counter_example(exercise, trials)}"
    return Verdict("todo" if slip == "ellipsis" else "retry", exercise.name, message, slip)


def _judge_parts(exercise, thing, exercises):
    done = []
    for part in exercise.parts:
        method = getattr(thing, part.name, None)
        if method is None or is_stub(method):
            message = f"{' and '.join(done)} right so far. " if done else ""
            return Verdict("todo", exercise.name, f"{message}Next comes the method `{part.name}`.")
        verdict = judge(part, thing, exercises)
        if verdict.status != "passed":
            return Verdict(verdict.status, f"{exercise.name}.{part.name}", verdict.message, verdict.slip)
        done.append(f"`{part.name}`")
    return Verdict("passed", exercise.name, "All its methods do what they should.")
