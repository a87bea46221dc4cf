"""`hint("dot")` and `solution("dot")`: help for whoever asks for it."""

import inspect

from nn_lesson.card import Card
from nn_lesson.practice.find import find, no_such_exercise


class Solution(Card):
    """A card with the `source` of one way to write it."""

    def __init__(self, name, source):
        super().__init__("solution", f"One way to write `{name}`", detail=source)
        self.source = source


def hint(thing=None, tier=1):
    """A hint for an exercise, given by name or as the function itself. Tier 1 is vague, tier 3 concrete."""
    exercise = find(thing)
    if exercise is None:
        return Card("problem", "No hint", no_such_exercise(thing))
    last = len(exercise.hints)
    if not isinstance(tier, int) or not 1 <= tier <= last:
        body = f"There are {last} hints for `{exercise.name}`. The second is `hint(\"{exercise.name}\", 2)`."
        return Card("problem", "No such hint", body)
    more = f'hint("{exercise.name}", {tier + 1})' if tier < last else f'solution("{exercise.name}")'
    body = f"{exercise.hints[tier - 1]}\n\nStill stuck? `{more}`"
    return Card("hint", f"`{exercise.name}`, hint {tier} of {last}", body)


def solution(thing=None):
    """The source of the course's own version of an exercise, given by name or as the function itself."""
    exercise = find(thing)
    if exercise is None:
        return Card("problem", "No solution", no_such_exercise(thing))
    return Solution(exercise.name, inspect.getsource(exercise.reference).rstrip())
