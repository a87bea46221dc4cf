"""A case that goes wrong, in numbers: what was asked, what came of it, and what is due."""

import inspect
import re

import numpy as np

from nn_lesson.learner.values import contrast, mismatch, same_numbers, show

TIPS = "Call it: |It only keeps |Print what |Check the spelling|Keep the first|Use something from"
TIPS += "|Is a `return` missing|To go through|A function is passed|Have two names"
TIP = rf" ({TIPS}|For that, write).*"  # one that has not been tried
LONGEST = 135  # letters of a call that is shown


def counter_example(attempt, trials=None):
    """The first case that goes wrong, in numbers; of one that is too long to be typed again only what differs."""
    if attempt.is_part:
        return ""
    wrong = [trial for trial in trials or attempt.trials if not trial.right]
    trial = next((trial for trial in wrong if not same_numbers(trial.value, trial.wanted)), wrong[0])
    asked = called(attempt, trial)
    in_words = attempt.exercise.method and isinstance(trial.value, dict)
    if in_words or not attempt.exercise.asked(trial.case):  # nothing that could be tried again
        return ""
    if asked:
        got, due = contrast(trial.value, trial.wanted)
        return _named(attempt, f"{asked[0].upper()}{asked[1:]} gives {got}; it should be {due}.")
    where, got, due = _first_difference(trial.value, trial.wanted)
    if where:
        return _named(attempt, f"In a case that was tried, {where} is {got}; it should be {due}.")
    return (mismatch(trial.value, trial.wanted) or ("", ""))[1]


def _named(attempt, message):
    """A message in which `result 2` has its name, where the learner calls it as the reference does."""
    own, due = source_of(attempt.function), inspect.getsource(attempt.exercise.function)
    names = (re.findall(r"return (\w+(?:, \w+)+)\n", due)[-1:] or [""])[0].split(", ")

    def with_name(found):
        name = names[int(found[1]) - 1] if len(names) >= int(found[1]) else ""
        return f"{found[0]} (`{name}`)" if name and re.search(rf"\b{name}\b", own) else found[0]

    return re.sub(r"\bresult (\d)\b", with_name, message)


def arguments_of(function):
    """The names in the brackets of its first line."""
    code = getattr(function, "__code__", None)
    return code.co_varnames[: code.co_argcount] if code else ()


def source_of(function):
    """The source of a learner's function; "" where there is none."""
    try:
        return inspect.getsource(function)
    except (OSError, TypeError):
        return ""


def _first_difference(value, wanted):
    """Where two answers differ first, in words, and the two numbers; "" where they have not the same form."""
    if isinstance(wanted, tuple) and isinstance(value, tuple | list) and len(value) == len(wanted):
        i = next(i for i, pair in enumerate(zip(value, wanted, strict=True)) if not same_numbers(*pair))
        where, got, due = _first_difference(value[i], wanted[i])
        return where and f"{where} of result {i + 1}", got, due
    if isinstance(wanted, np.ndarray) and np.shape(value) == wanted.shape and wanted.ndim:
        place = tuple(np.argwhere(~np.isclose(value, wanted, rtol=1e-4))[0])
        row = f" in row {place[0] + 1}" if wanted.ndim > 1 else ""
        return f"number {place[-1] + 1}{row}", show(np.asarray(value)[place]), show(wanted[place])
    return "", "", ""


def it_happens(attempt, trial):
    """A word on the case of a trial."""
    asked = "" if attempt.is_part else called(attempt, trial).rstrip(",")
    where = "in" if re.match(r"`\w+` with ", asked) else "with"
    return f" It happens {where} {asked}." if asked else ""


def besides(attempt):
    """A word on the first of the later cases in which it stops."""
    stops = [trial for trial in attempt.trials if trial.outcome.error and not attempt.is_part]
    return f" Besides, {without_tip(stops[0].outcome.error)}{it_happens(attempt, stops[0])}" if stops else ""


def without_tip(message):
    """What an exception means, without a tip that only fits in general."""
    return re.sub(TIP, "", message)


def called(attempt, trial):
    """A case in words, or "" where they would be too many."""
    asked = attempt.exercise.asked(trial.case)
    return asked if len(asked) <= LONGEST else ""
