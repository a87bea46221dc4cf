"""Of several results: which come back as they were, and which stand in another's place?"""

import inspect
import itertools
import re

from nn_lesson.learner.values import ORDINALS, all_same, listed_code, mismatch
from nn_lesson.practice.example import counter_example, source_of
from nn_lesson.practice.known import MORE
from nn_lesson.practice.place.graft import WRONG as GRAFTED


def untouched(attempt):
    """Of several results some are what came in; only these are wrong, or the lines tell no more of the others."""
    trials, (first, *_) = attempt.trials, attempt.trials[0].case
    returned = re.findall(r"return (\w+(?:, \w+)+)\n", inspect.getsource(attempt.exercise.function))
    if not returned or not isinstance(first, tuple):
        return None
    if any(mismatch(trial.value, trial.wanted) for trial in trials):
        return None
    names, stay, more = returned[-1].split(", "), [], ""
    for i, name in enumerate(names):
        if all_same([(trial.value[i], trial.wanted[i]) for trial in trials]):
            continue
        if all_same([(trial.value[i], trial.case[0][i]) for trial in trials]):
            stay.append(name)
        elif not attempt.place.sentence and not attempt.is_part:
            more = f" {MORE}."
        elif f"{GRAFTED}." not in attempt.place.sentence:
            return None
    comes = "comes back as it was" if len(stay) == 1 else "come back as they were"
    return stay and ("untouched", f"{listed_code(stay)} {comes}.{more} {counter_example(attempt)}")


def other_order(attempt):
    """The results are right, and each stands in the place of another."""
    first = attempt.trials[0].wanted
    if not isinstance(first, tuple):
        return None
    for order in list(itertools.permutations(range(len(first))))[1:]:
        if all(_is_in_order(order, trial) for trial in attempt.trials):
            places = " and ".join(ORDINALS[i] for i, place in enumerate(order) if i != place)
            return "other_order", f"The results are right, but not their order: look at the {places}."
    return None


def names_in_other_order(attempt, slip):
    """A word on a `return` that has the reference's names in another order, where that is not all."""
    texts = source_of(attempt.function), inspect.getsource(attempt.exercise.function)
    own, due = (re.findall(r"return \(?(\w+(?:, \w+)+)\)?$", text.rstrip())[-1:] or [""] for text in texts)
    names, wanted = own[0].split(", "), due[0].split(", ")
    if sorted(names) != sorted(wanted):  # `w` may stand for `weight`
        names, wanted = ([name[:1] for name in some] for some in (names, wanted))
    if slip == "other_order" or names == wanted or sorted(names) != sorted({*wanted}):
        return ""
    places = [wanted.index(name) for name in names]
    if all(_is_in_order(places, trial) for trial in attempt.trials):
        return ""
    return f"The `return` has `{own[0]}`, where `{due[0]}` is due, and that is not all. "


def _is_in_order(order, trial):
    is_long_enough = isinstance(trial.value, tuple | list) and len(trial.value) == len(order)
    return is_long_enough and all_same((trial.value[i], trial.wanted[place]) for i, place in enumerate(order))
