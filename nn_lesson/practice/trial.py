"""Try a learner's function on an exercise's cases, those of the lesson and some drawn afresh."""

import contextlib
import copy
import random
import time
from dataclasses import dataclass

import numpy as np

from nn_lesson.learner import Outcome, kept_random_state, run
from nn_lesson.learner.values import agrees, plain

HIDDEN = 6  # cases drawn afresh each time
MORE = 24  # that are drawn where these might agree by chance
PATIENCE = 5  # seconds, after which no further form of arguments is tried
STOPPED = ("endless", "interrupted", "flood")  # after which there are no further trials: waiting once is enough


@dataclass(frozen=True)
class Trial:
    """What a learner's function made of one case."""

    case: tuple
    seed: int  # of the random numbers during the run
    hidden: bool
    outcome: Outcome
    wanted: object
    right: bool

    @property
    def value(self):
        return self.outcome.value


def try_out(exercise, thing, draw=None):
    """The trials of all cases, in the form of arguments that suits the learner's function best.

    A function that changes its arguments in one form is not excused by another, in which it cannot.
    """
    cases = all_cases(exercise, draw)
    attempts, began = [], time.monotonic()
    for form in exercise.forms:
        attempts.append(list(_trials(exercise, thing, form, cases)))
        if attempts[-1][-1].outcome.slip in STOPPED or time.monotonic() - began > PATIENCE:
            break
    if exercise.easier and not any(_merit(attempt)[0] for attempt in attempts):
        easier = list(_trials(exercise, thing, exercise.easier, cases))
        attempts += [] if _merit(easier)[0] else [easier]
    spoiling = [attempt for attempt in attempts if any(trial.outcome.slip == "changed_input" for trial in attempt)]
    return max(spoiling or attempts, key=_merit)


def generator(draw=None):
    """Where fresh cases come from: other ones each time, or those of the seed `draw`."""
    return random.Random(draw)


def all_cases(exercise, draw=None):
    """The cases of an exercise and the hidden ones, drawn afresh or, as often as you like, by the seed `draw`."""
    rng = generator(draw)
    return [*exercise.cases, *(exercise.fresh(rng) for _ in range(HIDDEN if exercise.fresh else 0))]


def more_trials(exercise, thing, trials, draw=None):
    """Trials of many further cases, in the form of the others; none where none are drawn, or it never ended."""
    if not exercise.fresh or trials[-1].outcome.slip in STOPPED:
        return []
    rng, kinds = generator(draw), [list(map(type, trial.case)) for trial in trials if trial.seed == 0]
    form = next((form for form in exercise.forms if list(map(type, form(exercise.cases[0]))) in kinds), None)
    if not form:  # the first of the trials has been left out
        return []
    return [_trial(exercise, thing, form(exercise.fresh(rng)), seed) for seed in range(MORE)]


def wanted(exercise, case, seed):
    """The right answer. A class of the course's draws its first weights, too."""
    with seeded(seed):
        return exercise.wanted(copy.deepcopy(case))


def try_case(exercise, thing, case, seed=0):
    """What came of one case. Random numbers, if the learner draws any, are those of the seed."""
    with seeded(seed):
        return run(lambda *arguments: plain(exercise.call(thing, *arguments)), *case, name=exercise.name)


@contextlib.contextmanager
def seeded(seed):
    """Begin with the random numbers of a seed, and leave them as they were before."""
    with kept_random_state():
        random.seed(seed)
        np.random.seed(seed)
        yield


def again(exercise, thing, trials):
    """The same trials with another function: new cases might not tell the two apart."""
    return [_trial(exercise, thing, trial.case, trial.seed) for trial in trials]


def _trials(exercise, thing, form, cases):
    for seed, case in enumerate(map(form, cases)):
        trial = _trial(exercise, thing, case, seed)
        yield trial
        if trial.outcome.slip in STOPPED:
            return


def _trial(exercise, thing, case, seed):
    outcome, due = try_case(exercise, thing, case, seed), wanted(exercise, case, seed)
    right = not outcome.error and agrees(outcome.value, due, exercise.tolerance)
    return Trial(case, seed, seed >= len(exercise.cases), outcome, due, right)


def _merit(trials):
    """Right everywhere is best, then an answer everywhere."""
    return all(trial.right for trial in trials), not any(trial.outcome.error for trial in trials)
