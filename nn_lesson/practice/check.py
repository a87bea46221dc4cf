"""`check(dot)`: what a learner asks after writing something."""

import difflib

from nn_lesson.practice.exercises import all_exercises
from nn_lesson.practice.judge import judge
from nn_lesson.practice.verdict import Verdict
from nn_lesson.progress import record_passed


def check(thing=None):
    """Say whether a function or class is right, and if not, what may be wrong: a `Verdict`.

    The exercise is found by the thing's own name. Nothing is raised and nothing changed; whoever passes
    has it recorded in the progress file.
    """
    exercise = all_exercises().get(_name(thing)) if callable(thing) else None
    if exercise is None:
        return Verdict("retry", "check", _advice(thing), "not_an_exercise", title="Nothing to check")
    verdict = judge(exercise, thing)
    if verdict.status == "passed":
        record_passed(exercise.name)
    return verdict


def no_such_exercise(name):
    """A sentence that lists the exercises there are, and the one that may be meant."""
    known = ", ".join(f"`{known}`" for known in all_exercises())
    close = difflib.get_close_matches(name, all_exercises(), n=1)
    meant = f" Did you mean `{close[0]}`?" if close else ""
    return f"There is no exercise `{name[:40]}`.{meant} The exercises are {known}."


def _name(thing):
    """The name that a function or class was given in its `def` or `class` line."""
    try:
        name = thing.__name__
    except Exception:  # anything may happen in a `__getattr__`
        return ""
    return name if isinstance(name, str) else ""


def _advice(thing):
    if isinstance(thing, str):
        if thing in all_exercises():
            return f"Pass the function itself, without quotation marks: `check({thing})`."
        return no_such_exercise(thing)
    if type(thing).__name__ in all_exercises():
        return f"Pass the class itself, not an object made from it: `check({type(thing).__name__})`."
    if not callable(thing):
        return f"Pass a function itself, without calling it, such as `check(dot)`. {_known()}"
    if _name(thing) in ("<lambda>", ""):
        return f"This function has no name of its own. Define it with `def`, under the exercise's name. {_known()}"
    return no_such_exercise(_name(thing))
