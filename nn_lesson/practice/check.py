"""`check(dot)`, after writing something; `ready("dot")`, to build on it as soon as it is right."""

import numpy as np

from nn_lesson.learner.cells import Missing, handed_as, is_unwritten, not_in_view
from nn_lesson.learner.meanings import kind_in_words
from nn_lesson.learner.values import listed
from nn_lesson.practice.exercises import as_text, find, is_further, name_of, no_such_exercise
from nn_lesson.practice.judge import Verdict, judge, judge_process
from nn_lesson.practice.library import keep, kept
from nn_lesson.progress import record_passed, record_work
from nn_lesson.question.project import Project
from nn_lesson.question.refused import Refused

OURS = "This is the course's own `{}`, imported under that name. Run the cell with yours, then this one."

NOT_BEGUN = "Nothing has that name yet. Write it, from `def {}` on, in the cell above, and run both cells."

NUMPYS = "This is NumPy's own `np.{0}`, not yours. Run the cell with yours, then `check({0})`."


def check(thing=None, *more, lines=False, break_it=False):
    """Say whether a function or class is right, and if not, what may be wrong: a `Verdict`.

    Of a `Project` it says whether the question was asked honestly.
    The exercise is found by the thing's own name. Nothing is raised and nothing changed; what passes is
    recorded in the progress file and, unless it is a further task, kept in `my_network.py`. With `lines` it shows
    what each line gave, even where all is right; with `break_it` it tries the cases of *Break it*, too.
    """
    if issubclass(type(thing), Project):  # what a class of theirs says of itself may be anything
        return judge_process(thing)
    exercise = find(thing)
    name = exercise.name if exercise else handed_as(thing)
    if exercise and is_further(exercise) and is_unwritten(thing):
        return Verdict("todo", name, NOT_BEGUN.format(name))
    if why := name and not_in_view(name, thing):
        return Verdict("retry", name, why, "not_in_view", title=f"`{name}` is not judged yet")
    if more:
        return Verdict("retry", "", "Pass one thing at a time.", "not_an_exercise", title="Nothing to check")
    if exercise is None or as_text(thing) is not None:
        return Verdict("retry", "", _advice(thing, exercise), "not_an_exercise", title="Nothing to check")
    if not exercise.is_like(thing):
        begins, not_with = ("class", "def") if exercise.parts else ("def", "class")
        message = f"It should begin with `{begins} {exercise.name}`, not with `{not_with}`."
        return Verdict("retry", exercise.name, message, "another_kind")
    if thing is getattr(np, exercise.name, None):
        return Verdict("todo", exercise.name, NUMPYS.format(exercise.name), "numpys")
    if thing is exercise.reference:
        return Verdict("todo", exercise.name, OURS.format(exercise.name), "the_courses")
    verdict = judge(exercise.broken() if break_it else exercise, thing)
    _record(exercise, verdict)
    if verdict.status == "passed":
        record_passed(exercise.name)
        verdict.body += "" if is_further(exercise) else f" {keep(exercise, thing)}"
    return verdict.open() if lines else verdict


def _record(exercise, verdict):
    """Note what came of a check, except where nothing is written yet, as when all cells of a lesson run."""
    if verdict.status == "passed":
        record_work(exercise.name, "pass")
    elif verdict.status == "retry":
        method = f"{verdict.name}." if verdict.name != exercise.name else ""
        record_work(exercise.name, "check", method + (verdict.slip or ""))
    elif exercise.parts and verdict.attempts:  # some of its methods are right
        record_work(exercise.name, "check", "")


def _advice(thing, exercise):
    if exercise is not None and exercise.name != exercise.reference.__name__:
        return f"`{exercise.name}` is a method. Pass its class: `check({exercise.reference.__name__})`."
    if exercise is not None:
        return f"Pass it without quotation marks: `check({exercise.reference.__name__})`."
    name = handed_as(thing)
    if name and find(type(thing)):
        return f"`{name}` is an object made from the class now. Run the cell of the class, then this one."
    if find(type(thing)):
        return f"Pass the class, not an object made from it: `check({name_of(type(thing))})`."
    if name and as_text(thing) is None:
        kind = kind_in_words(type(thing).__name__)
        return f"`{name}` is {kind} now. Run the cell that defines `{name}`, then this one."
    if as_text(thing) is None and not callable(thing):
        return "Pass the name of your function alone, as in `check(dot)`, without calling it."
    said = no_such_exercise(thing)
    if type(thing) is Missing and "Did you mean" not in said:
        return f"`{name_of(thing)}` is not defined. Run the cell that defines it, then this one."
    return said


class NotReady(Refused):
    """A sentence for the learner on what is not lent."""


def ready(*things):
    """Your functions and classes if they pass their checks, and until then the course's own.

    What is named, as in `ready("dot", "sigmoid")`, is taken from `my_network.py`.
    NotReady: there is no such exercise, or it is a further task.
    """
    exercises = [_exercise(thing) for thing in things or (None,)]
    found = [(exercise, *_own(exercise, thing)) for exercise, thing in zip(exercises, things, strict=True)]
    lent = [exercise.name for exercise, own, _why in found if own is None]
    reasons = list(dict.fromkeys(why for *_, why in found if why))
    if lent:
        until = "" if reasons else f", until yours pass{'es its check' if len(lent) == 1 else ' their checks'}"
        print(f"(the course's {listed(lent)}{until or '. '}{' '.join(reasons)})")
    given = [exercise.reference if own is None else own for exercise, own, _why in found]
    return given[0] if len(given) == 1 else given


def _exercise(thing):
    exercise = find(thing)
    if exercise is None:
        raise NotReady(no_such_exercise(thing))
    if exercise.name != exercise.reference.__name__:
        raise NotReady(f"`{exercise.name}` is a method. Ask for its class, `{exercise.reference.__name__}`.")
    if is_further(exercise):
        raise NotReady(f"No lesson builds on `{exercise.name}`, so it is not lent. Call yours by its name.")
    return exercise


def _own(exercise, thing):
    """What the learner has, or None, and why not."""
    if as_text(thing) is not None:
        return kept(exercise)
    why = not_in_view(exercise.name, thing)
    is_right = not why and judge(exercise, thing).status == "passed"
    return (thing if is_right else None), why
