"""Which exercise is meant by a function, a class or a name?"""

import difflib

from nn_lesson.practice.exercises import all_exercises, methods


def find(thing):
    """The exercise of that name, or of the name of that function or class; None if there is none.

    A method has its own hints, so a string may name one, too; what is checked is its class.
    """
    if isinstance(thing, str):
        return all_exercises().get(thing) or methods().get(thing)
    return all_exercises().get(name_of(thing))


def name_of(thing):
    """The name in the `def` or `class` line of a function or class; "" for anything else."""
    try:
        name = thing.__name__ if callable(thing) else ""
    except Exception:  # anything may happen in an object's `__getattr__`
        return ""
    return name if isinstance(name, str) else ""


def no_such_exercise(thing):
    """A sentence for the learner when `find` finds nothing."""
    known = f"The exercises are {', '.join(f'`{name}`' for name in all_exercises())}."
    name = thing if isinstance(thing, str) else name_of(thing)
    if name == "<lambda>":
        return f"A `lambda` has no name of its own. Use `def` and the name of an exercise. {known}"
    if not name:
        return f"That is neither a function nor the name of one. {known}"
    close = difflib.get_close_matches(name, all_exercises(), n=1)
    meant = f"Did you mean `{close[0]}`? " if close else ""
    return f"There is no exercise `{name[:40]}`. {meant}{known}"
