"""Which mistake does a learner's function make? A row of looks at its trials, the most telling first.

Each look gets the exercise, the learner's function and the trials; it returns the key of a slip and a message
for the learner, or None.
"""

import functools
import inspect
import types

import numpy as np

from nn_lesson.learner.values import flat, mismatch, numbers, same_numbers, show
from nn_lesson.practice.exercises import all_exercises
from nn_lesson.practice.trial import seeded, try_case, try_out


def diagnose(exercise, thing, trials):
    """The key of the slip, and what to say about it."""
    looks = (helper, error, known_slip, chance, constant, wrong_form, not_finite, rounded, examples_only)
    for look in looks:
        found = look(exercise, thing, trials)
        if found:
            return found
    return "unknown", f"Not every answer is right. {_outside(thing)}{counter_example(exercise, trials)}"


def helper(exercise, thing, trials):
    """Another exercise's function, called by this one, may be what is wrong."""
    if not isinstance(thing, types.FunctionType):
        return None
    others = {
        name: all_exercises()[name]
        for name in _names_in(thing.__code__)
        if name != exercise.name and name in all_exercises() and name in thing.__globals__
    }
    wrong = [
        name
        for name, other in others.items()
        if not all(trial.right for trial in try_out(other, thing.__globals__[name]))
    ]
    mended = _with_globals(thing, {name: others[name].reference for name in wrong})
    if not wrong or not all(trial.right for trial in try_out(exercise, mended)):
        return None
    first = wrong[0]
    return "helper", (
        f"It calls your `{first}`, and there the mistake is: with a right `{first}` everything is right. "
        f"Mend `{first}` first; `check({first})` tells you more."
    )


def error(exercise, thing, trials):
    """It gave no answer at all."""
    for trial in trials:
        if trial.outcome.error:
            message = trial.outcome.error[0].upper() + trial.outcome.error[1:]
            if trial.outcome.slip == "exception":
                message = f"{message} {_outside(thing)}".rstrip()
            example = "" if trial.outcome.slip == "ellipsis" else _example(exercise, trial)
            return trial.outcome.slip, message + example
    return None


def known_slip(exercise, _thing, trials):
    """All its answers are those of a known mistake."""
    for slip in exercise.slips:
        if all(_makes(slip, exercise, trial) for trial in trials):
            return slip.key, f"{slip.sentence} {counter_example(exercise, trials)}"
    return None


def chance(exercise, thing, trials):
    """It gives different answers to the same question."""
    again = try_case(exercise, thing, trials[0].case, seed=len(trials)).value
    if numbers(again) is None or same_numbers(again, trials[0].value):
        return None
    return "random", (
        f"{_call(exercise, trials[0])} gives {show(trials[0].value)} now and {show(again)} the next time. "
        "Nothing here should depend on chance, or on what an earlier call has left behind."
    )


def constant(exercise, thing, trials):
    """It gives one answer to all questions."""
    first = trials[0]
    answer = flat(first.value)
    if answer is None or not answer.size or not np.isfinite(answer).all():
        return None
    if all(same_numbers(trial.value, first.value) for trial in trials):
        if not all(same_numbers(trial.wanted, first.wanted) for trial in trials):
            return "hard_coded", (
                f"It returns {show(first.value)} whatever it is given. Compute the answer from the arguments. "
                f"{_outside(thing)}{counter_example(exercise, trials)}"
            )
    return None


def wrong_form(exercise, _thing, trials):
    """Text where numbers are due, a list in place of one number, a wrong shape."""
    for trial in trials:
        found = mismatch(trial.value, trial.wanted)
        if found:
            slip, sentence = found
            return slip, sentence + _example(exercise, trial)
    return None


def not_finite(exercise, _thing, trials):
    """A nan or an infinity."""
    for trial in trials:
        found = flat(trial.value)[~np.isfinite(flat(trial.value))]
        if found.size and np.isfinite(flat(trial.wanted)).all():
            kind = "`nan`, not a number" if np.isnan(found[0]) else "infinite"
            return "nan", (
                f"An answer is {kind}. Is something divided by 0, or grown too large, "
                f"or is it the root of something negative? {counter_example(exercise, [trial])}"
            )
    return None


def rounded(exercise, _thing, trials):
    """Right, but for missing digits."""
    ways = [functools.partial(np.round, decimals=digits) for digits in range(6)]
    for rounding in (*ways, np.trunc):
        if all(np.allclose(flat(trial.value), rounding(flat(trial.wanted))) for trial in trials):
            return "rounded", f"The answer is rounded. Return all its digits. {counter_example(exercise, trials)}"
    return None


def examples_only(exercise, _thing, trials):
    """Right for the lesson's numbers, wrong for those drawn afresh."""
    if all(trial.right for trial in trials if not trial.hidden):
        message = "It is right for the lesson's numbers, but not for others."
        return "hard_coded", f"{message} {counter_example(exercise, trials)}"
    return None


def counter_example(exercise, trials):
    """The first case that goes wrong, in numbers."""
    trial = next(trial for trial in trials if not trial.right)
    asked = _call(exercise, trial)
    return f"{asked[0].upper()}{asked[1:]} gives {show(trial.value)}; it should be {show(trial.wanted)}."


def _example(exercise, trial):
    return f" It happens with {_call(exercise, trial).rstrip(',')}."


def _call(exercise, trial):
    return exercise.asked(trial.case)


def _makes(slip, exercise, trial):
    try:
        with np.errstate(all="ignore"), seeded(trial.seed):
            made = exercise.call(slip.wrong, *trial.case)
            if isinstance(made, (dict, list)) and flat(made) is None:  # words instead of numbers
                return isinstance(trial.value, type(made)) and bool(trial.value == made)
            return same_numbers(trial.value, made, exercise.tolerance)
    except (ArithmeticError, LookupError, TypeError, ValueError):
        return False  # the mistake gives no answer here, but the learner's function does


def _outside(thing):
    """A word about variables of the notebook that a function uses, which stay the same from call to call."""
    if not isinstance(thing, types.FunctionType):
        return ""
    held = [name for name in sorted(_names_in(thing.__code__)) if numbers(thing.__globals__.get(name)) is not None]
    names = " and ".join(f"`{name}`" for name in held)
    return f"It uses {names} from outside the function: is that meant? " if held else ""


def _names_in(code):
    inner = [name for part in code.co_consts if inspect.iscode(part) for name in _names_in(part)]
    return {*code.co_names, *inner}


def _with_globals(function, replaced):
    """A copy of a function that finds other functions under some names."""
    names = {**function.__globals__, **replaced}
    copied = types.FunctionType(
        function.__code__, names, function.__name__, function.__defaults__, function.__closure__
    )
    copied.__kwdefaults__ = function.__kwdefaults__
    names[function.__name__] = copied  # so that a function that calls itself calls the copy
    return copied
