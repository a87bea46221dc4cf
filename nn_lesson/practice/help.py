"""Help on request: hints, a solution, fresh numbers to practise with by hand."""

import inspect
import textwrap

from nn_lesson.card import Card
from nn_lesson.live.rerun import replace_on_rerun
from nn_lesson.practice.by_hand import Task, TaskView
from nn_lesson.practice.exercises import find, no_such_exercise
from nn_lesson.progress import record_work


class Solution(Card):
    """A solution, whose `source` is that of the course's own function: there is no second copy."""

    def __init__(self, exercise):
        method = vars(exercise.reference).get(exercise.name)
        self.source = textwrap.dedent(inspect.getsource(method or exercise.reference))
        super().__init__("solution", f"One way to write `{exercise.name}`", detail=self.source)


def hint(name=None, tier=1):
    """Show a hint for an exercise: 1, 2 or 3, each more concrete than the one before."""
    exercise = _find(name)
    if isinstance(exercise, Card):
        return exercise
    hints = exercise.hints
    if type(tier) is not int or not 1 <= tier <= len(hints):
        body = f'There are {len(hints)} hints: `hint("{exercise.name}", 1)` and so on.'
        return Card("problem", "No such hint", body)
    record_work(exercise.reference.__name__, "hint", tier=tier)  # for a method, its class
    more = f'\n\nMore: `hint("{exercise.name}", {tier + 1})`' if tier < len(hints) else ""
    return Card("hint", f"Hint {tier} of {len(hints)} for `{exercise.name}`", hints[tier - 1] + more)


def solution(name=None):
    """Show how the course itself writes an exercise."""
    exercise = _find(name)
    if isinstance(exercise, Card):
        return exercise
    record_work(exercise.reference.__name__, "solution", tier=4)
    return Solution(exercise)


def another(name=None, answer=None):
    """Set a task with fresh, round numbers to work out by hand; with `answer`, say whether that is right."""
    exercise = _find(name)
    if isinstance(exercise, Card):
        return exercise
    if exercise.by_hand is None:
        return Card("problem", "Not by hand", f"There is no task for pencil and paper about `{exercise.name}`.")
    task = Task(exercise)
    if answer is not None:
        return task.judge(answer)
    view = TaskView(task)
    replace_on_rerun(view)
    return view


def _find(name):
    return find(name) or Card("problem", "Nothing found", no_such_exercise(name))
