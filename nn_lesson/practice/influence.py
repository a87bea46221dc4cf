"""Which arguments play no part in what a learner's function answers, though they should?"""

import inspect
from collections import Counter

import numpy as np

from nn_lesson.learner.values import ORDINALS, flat, listed, numbers, same_numbers
from nn_lesson.practice.trial import try_case

ENOUGH = 8  # changes, after which a part of an answer is no chance any more
CASES = 8  # that are tried, each once for every part of its arguments
FEW = 5  # numbers of a vector, each of which is changed alone


def without_part(attempt):
    """Words for the arguments, or the numbers of one, that could be anything: the answers stay as they are."""
    exercise = attempt.exercise
    trials = [
        trial for trial in attempt.trials if flat(trial.value) is not None and flat(trial.wanted) is not None
    ]
    if exercise.method or exercise.says or not trials:
        return []
    stays, plays = Counter(), set()  # how often the answer did where it should not, and the parts that play one
    shown = [trial for trial in trials[:-CASES] if not trial.right]  # by the verdict
    for trial in [*shown[:1], *trials[-CASES:]]:
        for part, case in _nudged(exercise, trial.case):
            if part in plays:
                continue
            due = try_case(exercise, exercise.reference, case, trial.seed)  # which may not take all numbers
            if not due.error and not same_numbers(due.value, trial.wanted):
                answer = try_case(exercise, attempt.thing, case, trial.seed).value
                stays[part] += 1
                if not same_numbers(answer, trial.value):
                    plays.add(part)
    alone = {}
    for (name, number), times in stays.items():
        if times > ENOUGH and (name, number) not in plays:
            alone.setdefault(name, number)  # the whole comes before its numbers
    groups = {number: [f"`{name}`" for name in alone if alone[name] == number] for number in alone.values()}
    whole = groups.pop("", [])
    return [*whole, *(f"the {number} number of {listed(names)}" for number, names in groups.items())]


def _nudged(exercise, case):
    """(name, ordinal or "") of an argument, or of a number of a vector, and the case in which it is another."""
    for i, (name, value) in enumerate(zip(inspect.signature(exercise.function).parameters, case, strict=False)):
        for part, other in _others(name, value):
            yield part, (*case[:i], other, *case[i + 1 :])


def _others(name, value):
    """Other values for an argument, or for a part of it."""
    if callable(value):
        yield (name, ""), lambda *given: 0.7 + 1.3 * np.asarray(value(*given))
        yield (name, ""), lambda *given: 0.6 - 1.7 * np.asarray(value(*given))
    elif isinstance(value, np.ndarray) and value.dtype.kind == "i":
        yield (name, ""), np.roll(value, 1)
    elif numbers(value) is not None:
        given = np.asarray(value, float)
        count = len(given) if given.ndim == 1 else 0
        for other in (0.7 + 1.3 * given, 0.6 - 1.7 * given, 5 * given - 2, 3 - 4 * given):
            yield (name, ""), _like(value, other)
            for i in range(count) if 1 < count <= FEW else ():
                yield (name, ORDINALS[i]), _like(value, np.where(np.arange(count) == i, other, given))
        if given.ndim and len(given) > 1:
            longer = given[[0, *range(len(given))]]
            for other in (np.flip(given, axis=0), given[:-1], longer):
                yield (name, ""), _like(value, other)
    elif isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        for other in (value[1:], value[::-1], [*value, value[0]], [], value + value):
            yield (name, ""), other


def _like(value, numbers):
    return numbers.tolist() if isinstance(value, list | float | int) else numbers
