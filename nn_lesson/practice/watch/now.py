"""Where each learner is now, who is stuck, and which slips many meet: from what their progress files note."""

import functools
from collections import defaultdict

from nn_lesson.practice.diagnosis import FAMILIES
from nn_lesson.practice.exercises import all_exercises, exercises_by_lesson, further_by_lesson, is_further, methods
from nn_lesson.practice.lessons import LESSONS
from nn_lesson.progress import LAST, PAUSE, WORK, sound

STUCK = 10  # minutes on one exercise and wrong tries in them, together
SESSION = 90 * 60  # what happened longer ago was in another class
MEANINGS = {key: f"The answer {sentence}" for key, _, sentence in FAMILIES} | {
    "exception": "Python stops with an error.",
    "endless": "It does not come to an end.",
    "flood": "It prints without measure.",
    "no_return": "Nothing is returned.",
    "place": "One line is wrong.",
    "unknown": "It is not right yet.",
}


class Learner:
    """A learner, what their file holds, and for how many seconds nothing has come (`quiet`)."""

    def __init__(self, name, data, quiet):
        self.name, self.quiet, self.last = name, quiet, sound(data.get("last", {}), LAST)
        self.passed = {exercise for exercise, done in data.get("passed", {}).items() if done}
        tries = data.get("tries", {})
        self.tries = {exercise: sound(tries[exercise], WORK) for exercise in tries if exercise in all_exercises()}
        self.exercise = self.last["of"] if self.last["of"] in all_exercises() else ""
        self.work = self.tries.get(self.exercise, WORK)
        # by the learner's own clock until something came, and by ours from then on
        self.seconds = quiet + max(0, self.work["at"] - self.work["since"])
        self.is_away = quiet > PAUSE
        is_writing = self.exercise and self.exercise not in self.passed and not self.is_away
        self.points = self.seconds // 60 + self.work["missed"]
        may_be_stuck = is_writing and not is_further(all_exercises()[self.exercise])
        self.is_stuck = bool(may_be_stuck) and self.points >= STUCK

    @property
    def rank(self):
        """The stuck come first, with the most minutes and wrong tries on top; last who is away."""
        return self.is_away, -self.points if self.is_stuck else 0, self.name.casefold()


def met(learners):
    """What two or more have met in this class, the most frequent first: (exercise, slip's sentence, names)."""
    names = defaultdict(list)
    for learner in learners:
        for exercise, work in learner.tries.items():
            if work["slip"] and not learner.is_away and learner.last["at"] - work["at"] <= SESSION:
                names[exercise, meaning(exercise, work["slip"])].append(learner.name)
    several = [(*slip, those) for slip, those in names.items() if len(those) > 1]
    return sorted(several, key=lambda slip: -len(slip[-1]))


@functools.lru_cache(1000)
def meaning(exercise, slip):
    """What a slip's key says, in a sentence."""
    method, _, key = slip.rpartition(".")
    known = methods().get(method) or all_exercises()[exercise]
    sentences = MEANINGS | {slip.key: slip.sentence for slip in known.slips}
    said = sentences.get(key) or f"{key.replace('_', ' ').capitalize()}."
    return f"`{method}`: {said}" if method else said


@functools.lru_cache(1000)
def lesson_of(name):
    """The number of the lesson to which an exercise, explorer or question belongs, as "01"; "" for none."""
    for number, lesson in enumerate(LESSONS):
        tasks = [*exercises_by_lesson()[lesson], *further_by_lesson()[lesson]]
        if name.startswith(lesson) or name in [task.name for task in tasks]:
            return f"{number:02}"
    return ""
