"""`ready("dot")`: what a learner has written, as soon as it is right."""

from nn_lesson.learner.cells import not_in_view
from nn_lesson.learner.values import listed
from nn_lesson.practice.exercises import is_further
from nn_lesson.practice.find import as_text, find, no_such_exercise
from nn_lesson.practice.judge import judge
from nn_lesson.practice.library import kept


class NotReady(ValueError):
    """A sentence for the learner, who sees it alone: what Python adds would show code of ours."""

    def _render_traceback_(self):
        return [f"✗ {self}"]


def ready(*things):
    """Your functions and classes if they pass their checks, and until then the course's own.

    What is named, as in `ready("dot", "sigmoid")`, is taken from `my_network.py`.
    NotReady: there is no such exercise, or it is a further task.
    """
    exercises = [_exercise(thing) for thing in things or (None,)]
    found = [_own(exercise, thing) for exercise, thing in zip(exercises, things, strict=True)]
    lent = [exercise.name for exercise, (own, _why) in zip(exercises, found, strict=True) if own is None]
    reasons = list(dict.fromkeys(why for _own, why in found if why))
    if lent:
        until = "" if reasons else f", until yours pass{'es its check' if len(lent) == 1 else ' their checks'}"
        print(f"(the course's {listed(lent)}{until or '. '}{' '.join(reasons)})")
    given = [
        exercise.reference if own is None else own for exercise, (own, _why) in zip(exercises, found, strict=True)
    ]
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
