"""Help on request: hints, a solution, fresh numbers to practise with by hand."""

import inspect
import textwrap
from random import Random

import numpy as np

from nn_lesson.card import Card
from nn_lesson.learner import run
from nn_lesson.learner.values import call, flat, harmless, show
from nn_lesson.practice.find import find, no_such_exercise
from nn_lesson.progress import bump, count

ROUNDING = 0.006  # an answer by hand may be rounded to two decimals


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
    more = f'\n\nMore: `hint("{exercise.name}", {tier + 1})`' if tier < len(hints) else ""
    return Card("hint", f"Hint {tier} of {len(hints)} for `{exercise.name}`", hints[tier - 1] + more)


def solution(name=None):
    """Show how the course itself writes an exercise."""
    exercise = _find(name)
    return exercise if isinstance(exercise, Card) else Solution(exercise)


def another(name=None, answer=None):
    """Set a task with fresh, round numbers to work out by hand; with `answer`, say whether that is right."""
    exercise = _find(name)
    if isinstance(exercise, Card):
        return exercise
    if exercise.by_hand is None:
        return Card("problem", "Not by hand", f"There is no task for pencil and paper about `{exercise.name}`.")
    task = exercise.by_hand(Random(f"{exercise.name} {count(exercise.name)}"))
    asked = call(exercise.name, task)
    if answer is None:
        body = f'Type your answer as `another("{exercise.name}", answer=...)`.'
        return Card("note", f"By hand: what is `{asked}`?", body)
    answer, wanted = harmless(answer), exercise.wanted(task)
    typed, due = flat(answer), flat(wanted)
    if typed is None or typed.size != due.size:
        return _other_form(asked, wanted)
    if not np.allclose(typed, due, rtol=0, atol=ROUNDING):
        advice = _slip_behind(typed, exercise, task) or "Go through it once more, one step at a time."
        return Card("retry", f"`{asked}` is not {show(answer)}", advice)
    bump(exercise.name)
    body = f'For fresh numbers, run `another("{exercise.name}")` again.'
    return Card("passed", f"`{asked}` is {show(wanted)}", body)


def _slip_behind(typed, exercise, task):
    """What to say of a known slip that leads to this answer by hand; None where there is none."""
    for slip in exercise.slips:
        made = flat(run(exercise.call, slip.wrong, *task, name=exercise.name).value)
        if made is not None and made.size == typed.size and np.allclose(made, typed, rtol=0, atol=ROUNDING):
            return slip.sentence
    return None


def _other_form(asked, wanted):
    """What to say about an answer by hand that has not as many numbers as there should be."""
    if flat(wanted).size == 1:
        return Card("problem", "That is no number", f"`{asked}` is one number. Two decimals are enough.")
    zeros = tuple(0 * np.array(part) for part in wanted) if isinstance(wanted, tuple) else 0 * np.array(wanted)
    body = f"Type your answer in this form, with your numbers in it: `{show(zeros)}`. Two decimals are enough."
    return Card("problem", "That has another form", body)


def _find(name):
    return find(name) or Card("problem", "Nothing found", no_such_exercise(name))
