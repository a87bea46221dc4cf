"""Is what a learner's function answers what a known mistake, one of an exercise's slips, would answer?"""

import copy
import functools
import re
from dataclasses import replace

import numpy as np

from nn_lesson.learner.values import flat, same_numbers
from nn_lesson.practice.example import besides, counter_example
from nn_lesson.practice.trial import more_trials, seeded

NOTHING = 1e-13  # what rounding may leave of a 0
MEASURED = 1e-4  # above which tolerance slopes are measured, by a nudge that leaves more
SYMPTOM = "seems_"  # how the keys of such slips begin
SILENT = "no_return"  # of an outcome
STOPS = "it stops"
MORE = "That is not the only mistake"
OF_THE_ANSWER = r"[^.]* (is|are) right|(This is|These are) [^.]*"
BY_CHANCE = 3  # numbers that may happen to be those of a known mistake


def known_slip(attempt, late=False):
    """All its answers are those of a known mistake, and more than a few, should it stop in some cases.

    `late` are those that only say what came of a mistake, which the lines may tell better.
    """
    is_silent = attempt.first_wrong.outcome.slip == SILENT
    answered = [
        trial
        for trial in attempt.trials
        if not (trial.outcome.error or isinstance(trial.value, complex))
        or is_silent
        and trial.outcome.slip == SILENT
    ]
    size = sum(flat(trial.wanted).size for trial in answered)
    if len(answered) < len(attempt.trials) and size <= BY_CHANCE:
        return None
    stopped = [trial for trial in attempt.trials if trial.outcome.error]
    further = functools.cache(lambda: _further(attempt, answered))  # drawn as soon as they are needed
    for slip in attempt.exercise.slips:
        is_kind = slip.key.startswith(SYMPTOM) == late
        makes = functools.partial(_makes, slip, attempt.exercise)
        if is_kind and all(map(makes, answered)) and all(map(makes, further())):
            is_all = all(answer_of(slip, attempt.exercise, trial) is STOPS for trial in stopped)
            more = "" if attempt.first_wrong.outcome.error or is_all else besides(attempt)
            wrong = [trial for trial in answered if not trial.right]
            return slip.key, f"{slip.sentence} {counter_example(attempt, wrong)}{more}"
    return None


symptom = functools.partial(known_slip, late=True)


def _further(attempt, answered):
    """Trials of further cases, where whole numbers may agree by chance."""
    values = [flat(trial.value) for trial in answered]
    is_place = all(value is not None and value.size == 1 and float(value[0]).is_integer() for value in values)
    trials = more_trials(attempt.exercise, attempt.thing, attempt.trials) if is_place else []
    return [trial for trial in trials if not trial.outcome.error]


def known_where_silent(attempt):
    """It returns nothing, or stops, wherever a known mistake does; elsewhere the two answer alike."""
    if attempt.first_wrong.outcome.slip == SILENT:
        return known_slip(attempt)
    stopped = [trial for trial in attempt.trials if trial.outcome.error]
    if not attempt.first_wrong.outcome.error:
        return None
    slips = attempt.exercise.slips
    alike = [slip for slip in slips if all(answer_of(slip, attempt.exercise, trial) is STOPS for trial in stopped)]
    other = copy.copy(attempt)
    other.exercise = replace(attempt.exercise, slips=alike)
    return known_slip(other)


def of_several(sentence, is_answer=False):
    """A sentence on one of several mistakes: what it says of the answer may not be so."""
    begin = r"[^.]* (is|are) right" if is_answer or sentence.endswith("?") else OF_THE_ANSWER
    return re.sub(rf"^({begin})\. (?=.)", "", sentence)


def known_slip_in_part(attempt):
    """In some of the cases its arrays are those of a known mistake."""
    if not isinstance(attempt.trials[0].wanted, np.ndarray):  # single numbers may be so by chance
        return None
    wrong = [trial for trial in attempt.trials if not trial.right]
    for slip in attempt.exercise.slips:
        made = [trial for trial in wrong if _makes(slip, attempt.exercise, trial)]
        if len(made) >= len(wrong) / 5 and sum(flat(trial.wanted).size for trial in made) > BY_CHANCE:
            rest = "elsewhere it may be something else" if len(made) < len(wrong) else "not everywhere"
            return slip.key, f"{slip.sentence} So it is here; {rest}. {counter_example(attempt, made)}"
    return None


def _makes(slip, exercise, trial):
    """Whether a slip answers as in a trial. Where it returns nothing, any wrong answer may come of it."""
    made = answer_of(slip, exercise, trial)
    if made is None or trial.outcome.slip == SILENT:
        return made is None and not trial.right
    if isinstance(made, (dict, list)) and flat(made) is None:  # words instead of numbers
        return isinstance(trial.value, type(made)) and repr(trial.value) == repr(made)
    if not same_numbers(trial.value, made, exercise.tolerance):
        return False
    if flat(made) is None:  # results in a result
        return True
    largest = np.max(np.abs(flat(trial.value)), initial=0)
    if flat(made).any() or largest <= NOTHING:
        return True
    is_measured = exercise.tolerance > MEASURED and largest <= exercise.tolerance / 100
    return is_measured and not _is_always_0(slip, exercise, trial)  # else small is not 0


def _is_always_0(slip, exercise, trial):
    made = [answer_of(slip, exercise, replace(trial, case=case)) for case in exercise.cases]
    return not any(np.any(flat(value)) for value in made if flat(value) is not None)


def answer_of(slip, exercise, trial):
    """What a slip answers in a trial; `STOPS` where it gives no answer."""
    try:
        with np.errstate(all="ignore"), seeded(trial.seed):
            return exercise.call(slip.wrong, *copy.deepcopy(trial.case))
    except (ArithmeticError, AttributeError, LookupError, NameError, TypeError, ValueError):
        return STOPS
