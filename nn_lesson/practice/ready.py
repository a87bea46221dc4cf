"""`ready(NeuralNetwork)`: what a learner has written, as soon as it is right."""

from nn_lesson.practice.find import as_text, find, no_such_exercise
from nn_lesson.practice.judge import judge


def ready(thing):
    """Your function or class if it passes its check, and until then the course's own, so that the lesson goes on.

    ValueError: there is no such exercise.
    """
    exercise = find(thing)
    if exercise is None:
        raise ValueError(no_such_exercise(thing))
    if as_text(thing) is not None:
        raise ValueError(f"Pass it without quotation marks: `ready({exercise.reference.__name__})`.")
    if judge(exercise, thing).status == "passed":
        return thing
    print(f"(the course's {exercise.name}, until yours passes its check)")
    return exercise.reference
