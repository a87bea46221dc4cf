"""Are the answers those of two known mistakes at once, or of one to whose answers something else was done?"""

import inspect
import itertools
import re

import numpy as np

from nn_lesson.learner import stopwatch
from nn_lesson.learner.values import are_words, flat, numbers, same_numbers
from nn_lesson.practice.example import besides, counter_example
from nn_lesson.practice.known import BY_CHANCE, MORE, SYMPTOM, answer_of, of_several
from nn_lesson.practice.place.changes import OTHER_NUMBER, WRONG_SIGN
from nn_lesson.practice.place.graft import WRONG as GRAFTED
from nn_lesson.practice.place.two import TWO
from nn_lesson.practice.slips import bare, together
from nn_lesson.practice.trial import more_trials

MANY = 4  # places, fewer of which may agree by chance
SECONDS = 1.0  # in which functions that take long are tried
THEN = {  # what a second mistake may do to the answers of the first
    "has the wrong sign": np.negative,
    "is twice what it should be": lambda value: 2 * value,
    "is half of what it should be": lambda value: value / 2,
    "is the square of what it should be": np.square,
    "is the root of what it should be": np.sqrt,
    "loses its sign": np.abs,
    "is 1 too large": lambda value: value + 1,
    "is 1 too small": lambda value: value - 1,
    "is 1 minus what it should be": lambda value: 1 - value,
    "is 0 wherever it should be negative": lambda value: np.maximum(value, 0),
    "is rounded to a whole number, as a decision is": np.round,
}
NEGATIVE = "loses its sign", "is 0 wherever it should be negative"


def known_twice(attempt):
    """Two slips of the exercise in one function, or something done to the answers of one."""
    trials = [trial for trial in attempt.trials if not (trial.outcome.error or isinstance(trial.value, complex))]
    in_words = all(are_words(trial.value) and are_words(trial.wanted) for trial in trials)
    if all(trial.right for trial in trials) or not in_words and _may_be_by_chance(trials):
        return None
    are_places = all(isinstance(trial.wanted, int | np.integer) for trial in trials)
    if are_places and len({trial.wanted for trial in trials}) < MANY:
        return None
    if in_words or all((flat(trial.wanted) % 1 == 0).all() for trial in trials):  # which may agree by chance
        more = more_trials(attempt.exercise, attempt.thing, attempt.trials)
        trials += [trial for trial in more if not trial.outcome.error]
    worked = stopwatch()
    slips = [slip for slip in attempt.exercise.slips if not slip.key.startswith(SYMPTOM)]
    for slip in slips:
        if worked() < SECONDS and (then := _done_to(slip, attempt.exercise, trials)):
            said = f"{of_several(slip.sentence, is_answer=True)} {MORE}: after that, the answer {then}."
            return slip.key, f"{said} {counter_example(attempt)}{besides(attempt)}"
    right = bare(inspect.getsource(attempt.exercise.function))
    for pair in itertools.combinations(slips, 2):
        both = together(*pair, right) if worked() < SECONDS and not attempt.exercise.method else None
        if both and all(_same(trial.value, answer_of(both, attempt.exercise, trial), attempt) for trial in trials):
            said = " ".join([TWO, *(of_several(slip.sentence) for slip in pair)])
            return pair[0].key, f"{said} {counter_example(attempt)}{besides(attempt)}"
    return None


def one_alone(attempt):
    """Two slips, where of several mistakes the lines tell only one, or none exactly."""
    said = attempt.place.sentence
    is_half = re.search(rf"{MORE}(\.$|.* square of)|is the square of what.*{MORE}", said)
    is_half = is_half or f"{WRONG_SIGN} The same" in said
    is_vague = re.search(rf"^{TWO}.*{GRAFTED}\.| are {GRAFTED}\.", said) or OTHER_NUMBER in said
    return known_twice(attempt) if is_half or is_vague else None


def _may_be_by_chance(trials):
    """Whether the answers are too few, too much alike, or no numbers any more, which could have been anything."""
    sizes, given = ([flat(getattr(trial, part)) for trial in trials] for part in ("wanted", "value"))
    if any(size is None for size in sizes) or sum(size.size for size in sizes) <= BY_CHANCE:
        return True
    numbers_given = [number for values in given if values is not None for number in values]
    finite = [number for number in numbers_given if np.isfinite(number)]
    return len(finite) <= max(BY_CHANCE, len(numbers_given) / 2) or len({*finite}) < 2


def _same(value, made, attempt):
    return value == made if are_words(value) else same_numbers(value, made, attempt.exercise.tolerance)


def _done_to(slip, exercise, trials):
    """What was done to the answers of a slip, in words; or ""."""
    answers = [answer_of(slip, exercise, trial) for trial in trials]
    if all(map(are_words, answers)) and all(are_words(trial.value) for trial in trials):
        values = [list(dict.fromkeys(trial.value)) for trial in trials]
        is_longer = any(len(trial.value) > len(value) for trial, value in zip(trials, values, strict=True))
        return "has some words more than once" if is_longer and values == [*map(list, answers)] else ""
    try:
        answers = [np.asarray(answer, float) for answer in answers]
    except (TypeError, ValueError):  # words, or parts of several shapes
        return ""
    values = {value for answer in answers for value in answer.flat}
    pairs = [(trial.value, answer) for trial, answer in zip(trials, answers, strict=True)]
    if len(values) <= BY_CHANCE or any(_shape(value) != answer.shape for value, answer in pairs):
        return ""
    may_be_negative = any((flat(trial.wanted) < 0).any() for trial in trials)
    with np.errstate(all="ignore"):
        for words, then in THEN.items():
            is_possible = may_be_negative or words not in NEGATIVE
            if is_possible and all(same_numbers(value, then(answer)) for value, answer in pairs):
                return words
    return ""


def _shape(value):
    found = numbers(value)
    return None if found is None else found.shape
