"""`another("dot")`: fresh numbers, to be worked out by hand."""

from random import Random

import numpy as np

from nn_lesson.card import Card
from nn_lesson.learner.values import as_lists, call, numbers, show
from nn_lesson.practice.find import find, no_such_exercise
from nn_lesson.practice.verdict import Verdict
from nn_lesson.progress import bump, count


def another(thing=None, answer=None):
    """A fresh task to work out by hand; with an `answer`, the `Verdict` on it.

    The tasks come in a fixed order, which is the same for everybody; the progress file keeps the place.
    """
    exercise = find(thing)
    if exercise is None or exercise.by_hand is None:
        return Card("problem", "No fresh numbers", no_such_exercise(thing))
    asked = count(f"another {exercise.name}")
    if answer is None:
        bump(f"another {exercise.name}")
        return _ask(exercise, _task(exercise, asked))
    return _mark(exercise, _task(exercise, max(asked - 1, 0)), answer)


def _task(exercise, place):
    return exercise.by_hand(Random(f"{exercise.name} {place}"))


def _ask(exercise, task):
    body = (
        f"What is `{_shown(exercise, task)}`? Work it out with paper and a calculator; three digits are enough. "
        f'Then run `another("{exercise.name}", answer=...)` with your number in the place of the dots.'
    )
    return Card("note", f"Fresh numbers for `{exercise.name}`", body)


def _mark(exercise, task, answer):
    wanted, got, question = exercise.wanted(task), numbers(_typed(answer)), _shown(exercise, task)
    if got is None:
        return Verdict("retry", exercise.name, f"Type a number as your answer to `{question}`.", "type")
    right = got.size == np.size(wanted) and np.allclose(got.ravel(), np.ravel(wanted), rtol=2e-3, atol=1e-3)
    if right:
        message = f"`{question}` is {show(wanted)}. For fresh numbers, run `another(\"{exercise.name}\")`."
        return Verdict("passed", exercise.name, message, title="That is right")
    message = f"`{question}` is not {show(got.tolist())}. Go through it once more, step by step; `hint(\"{exercise.name}\")` may help."
    return Verdict("retry", exercise.name, message, "unknown", title="Not yet")


def _typed(answer):
    """The answer as a number, even if it was typed as text."""
    try:
        return float(answer.replace(",", ".")) if isinstance(answer, str) else answer
    except ValueError:
        return answer


def _shown(exercise, task):
    return call(exercise.name, as_lists(task))
