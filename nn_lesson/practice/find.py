"""Which exercise is meant by a function, a class or a name?"""

import difflib

from nn_lesson.practice.exercises import all_exercises, methods


def find(thing):
    """The exercise of that name, or of the name of that function or class; None if there is none.

    A method has its own hints, so a string may name one, too; what is checked is its class.
    """
    text = as_text(thing)
    if text is not None:
        return all_exercises().get(text) or methods().get(text)
    return all_exercises().get(name_of(thing))


def as_text(thing):
    """Text as Python's own kind of text; None for anything else."""
    return str.__str__(thing) if issubclass(type(thing), str) else None


def name_of(thing):
    """The name in the `def` or `class` line of a function or class; "" for anything else."""
    try:
        return as_text(thing.__name__) or "" if callable(thing) else ""
    except Exception:  # anything may happen in an object's `__getattr__`
        return ""


def no_such_exercise(thing):
    """A sentence for the learner when `find` finds nothing."""
    known = f"The exercises are {', '.join(f'`{name}`' for name in all_exercises())}."
    name = " ".join((as_text(thing) or name_of(thing)).replace("`", "'").split())[:40]
    if name == "<lambda>":
        return "A `lambda` has no name of its own. Use `def` and the name of the exercise."
    if not name:
        return f"That is neither a function nor the name of one. {known}"
    close = difflib.get_close_matches(name, all_exercises(), n=1)
    meant = f"Did you mean `{close[0]}`? " if close else ""
    return f"There is no exercise `{name}`. {meant}{known}"
