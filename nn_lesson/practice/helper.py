"""What a function reads from outside: is it another exercise's function, called by this one, that is wrong?"""

import builtins
import types

from nn_lesson.learner.names import MODULES
from nn_lesson.learner.source import names_in
from nn_lesson.learner.values import numbers
from nn_lesson.practice.example import it_happens
from nn_lesson.practice.exercises import all_exercises
from nn_lesson.practice.trial import again, try_out


def helper(attempt, diagnose):
    """Another exercise's function, called by this one, may be what is wrong; `diagnose` says what in it."""
    thing = attempt.thing
    if not isinstance(thing, types.FunctionType):
        return None
    others = {
        name: all_exercises()[name]
        for name in names_in(thing.__code__)
        if name != attempt.exercise.name and name in all_exercises() and callable(thing.__globals__.get(name))
    }
    tried = {name: try_out(other, thing.__globals__[name]) for name, other in others.items()}
    wrong = [name for name, trials in tried.items() if not all(trial.right for trial in trials)]
    if not others or not _mends(attempt, {name: others[name].reference for name in wrong or others}):
        return None
    if not wrong:
        alone = (name for name in others if _mends(attempt, {name: others[name].reference}))
        first = next(alone, [*others][0])
        return "helper", (
            f"It calls your `{first}`, which passes its check, but cannot take what it gets here. Give it what it "
            f"takes, one at a time if need be. (A `{first}` that takes all of this would do, too.)"
            f"{it_happens(attempt, attempt.first_wrong)}"
        )
    first = wrong[0]
    own = type(attempt)(others[first], thing.__globals__[first], tried[first])
    more = "tells you more." if others[first].parts else f"says of it: {diagnose(own)[1]}"
    return "helper", (
        f"It calls your `{first}`, and there the mistake is: with a right `{first}` everything is right. "
        f"Mend `{first}` first; `check({first})` {more}"
    )


def _mends(attempt, replaced):
    """Whether all is right with other functions under some names."""
    mended = _with_globals(attempt.thing, replaced)
    return all(trial.right for trial in again(attempt.exercise, mended, attempt.trials))


def _with_globals(function, replaced):
    """A copy of a function that finds other functions under some names."""
    names = {**function.__globals__, **replaced}
    copied = types.FunctionType(
        function.__code__, names, function.__name__, function.__defaults__, function.__closure__
    )
    copied.__kwdefaults__ = function.__kwdefaults__
    names[function.__name__] = copied  # so that a function that calls itself calls the copy
    return copied


def from_outside(function):
    """A word about variables of the notebook that a function uses, which stay the same from call to call."""
    if not isinstance(function, types.FunctionType):
        return ""
    own = sorted(names_in(function.__code__) - {*vars(builtins), *MODULES, *all_exercises()})
    held = [name for name in own if numbers(function.__globals__.get(name)) is not None]
    names = " and ".join(f"`{name}`" for name in held)
    return f"It uses {names} from outside the function: is that meant? " if held else ""


def from_outside_within(function, name):
    """The same of a function of the notebook's that it calls, and that is no exercise; or ""."""
    inner = getattr(function, "__globals__", {}).get(name)
    said = "" if name in all_exercises() else from_outside(inner)
    return said.replace("It uses", f"`{name}` uses").replace(": is that meant? ", ", not what comes in here.")
