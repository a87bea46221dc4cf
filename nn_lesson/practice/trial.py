"""Try a learner's function on an exercise's cases, those of the lesson and some drawn afresh."""

import contextlib
import copy
import random
from dataclasses import dataclass

import numpy as np

from nn_lesson.learner import Outcome, kept_random_state, run
from nn_lesson.learner.values import agrees, plain

HIDDEN = 6  # cases drawn afresh each time
MORE = 24  # that are drawn where these might agree by chance
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
    """The trials of all cases; where they go wrong, in the easier form of arguments if that tells more.

    A function that changes its arguments in one form is not excused by another, in which it cannot.
    """
    cases = all_cases(exercise, draw)
    attempts = [list(_trials(exercise, thing, cases))]
    if exercise.easier and not _merit(attempts[0])[0]:
        easier = list(_trials(exercise, thing, map(exercise.easier, cases)))
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


def more_trials(exercise, thing, trials):
    """Trials of many further cases; none where none are drawn, it never ended, or takes easier arguments."""
    if not exercise.fresh or trials[-1].outcome.slip in STOPPED:
        return []
    first = [list(map(type, trial.case)) for trial in trials if trial.seed == 0]
    if list(map(type, exercise.cases[0])) not in first:
        return []
    rng = generator()
    return [_trial(exercise, thing, exercise.fresh(rng), seed) for seed in range(MORE)]


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


def _trials(exercise, thing, cases):
    for seed, case in enumerate(cases):
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
