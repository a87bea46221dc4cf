"""Marks a learner's exercises: asks behind the wall, and compares the answers here, where no learner's code is."""

import json
import signal
from dataclasses import dataclass

import numpy as np

from nn_lesson.learner.values import same_numbers
from nn_lesson.marking.folder import Unusable
from nn_lesson.marking.wall import Ended, Room
from nn_lesson.practice.exercises import all_exercises, exercises_by_lesson
from nn_lesson.practice.progress_file import printable
from nn_lesson.practice.trial import all_cases, wanted

KINDS = PASSED, WRONG, UNWRITTEN, STOPPED = "passed", "wrong", "not written", "stopped"
UNREADABLE, MISSING = "cannot be read", "not handed in"
LONGEST = 300  # letters of a sentence
FORGED = "It claims to be right, but compared outside, its answers are not."


@dataclass(frozen=True)
class Mark:
    """One exercise of a learner's: of which kind it is, and why it has not passed, which is empty where it has."""

    lesson: str
    exercise: str
    kind: str
    why: str = ""

    def __str__(self):
        return f"{self.kind}. {self.why}"


def due(lessons, seed):
    """The right answers in all cases, for each exercise and each of its parts."""
    with np.errstate(all="ignore"):
        return {
            exercise.name: [
                [wanted(part, case, number) for number, case in enumerate(all_cases(part, seed))]
                for part in exercise.parts or [exercise]
            ]
            for lesson in lessons
            for exercise in exercises_by_lesson()[lesson]
        }


def marks(learner, lessons, number, hidden, right, seed, seconds):
    """The Mark of each exercise. `right` is what `due` gives; without a folder as `hidden` there is no wall."""
    texts, unusable = {}, {}
    for lesson in lessons:
        try:
            texts[lesson] = learner.cells(lesson)
        except Unusable as why:
            unusable[lesson] = str(why)
    room = Room(texts, number, hidden)
    try:
        for lesson in lessons:
            for exercise in exercises_by_lesson()[lesson]:
                request = {"lesson": lesson, "exercise": exercise.name, "seed": seed, "seconds": seconds}
                kind = UNREADABLE if lesson in learner.notebooks else MISSING
                if lesson in texts:
                    kind, why = judged(room, request, right[exercise.name])
                yield Mark(lesson, exercise.name, kind, shortened(unusable.get(lesson, "") or why))
    finally:
        room.close()


def judged(room, request, right):
    """What an exercise is, and why it has not passed. What comes from behind the wall may be anything."""
    try:
        reply = json.loads(room.ask(request, 2 * request["seconds"] + 10))
        if "ended" in reply:
            return STOPPED, how_it_ended(int(reply["ended"]), request["seconds"])
        if "message" in reply:
            return reply["kind"] if reply["kind"] in KINDS[1:] else WRONG, str(reply["message"])
        parts = all_exercises()[request["exercise"]].parts or [all_exercises()[request["exercise"]]]
        if all(map(fits, parts, reply["values"], right)) and len(parts) == len(reply["values"]):
            return PASSED, ""
        return WRONG, FORGED
    except Ended as ended:
        return STOPPED, str(ended)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return WRONG, FORGED  # no answer of `inside`, but something that a learner's code has written


def fits(part, values, right):
    """Whether answers are those that are due."""
    pairs = zip(values, right, strict=True)
    return len(values) == len(right) and all(same_numbers(*pair, part.tolerance) for pair in pairs)


def how_it_ended(code, seconds):
    """A sentence on a process that ended before it could answer."""
    if code == -signal.SIGXCPU:
        return f"It computed for {seconds} seconds."
    if code == -signal.SIGKILL:
        return "It was killed: by its own code, or by the system for want of time or memory."
    if code < 0:
        return f"Python crashed in it: {signal.Signals(-code).name}."
    return "It ended Python, as `os._exit` does."


def shortened(why):
    """Some other program's words, on one short line."""
    line = printable(" ".join(why.split()))
    return line if len(line) <= LONGEST else line[: LONGEST - 2] + " …"
