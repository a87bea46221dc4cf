"""All exercises. A module of this folder has the noun of its lesson and lists the lesson's own as EXERCISES.

Beside it, `noun_further.py` lists two as FURTHER: the lesson is done without them, and nothing builds on them.
"""

import functools
import importlib

from nn_lesson.practice.lessons import LESSONS


@functools.cache
def exercises_by_lesson():
    """The exercises of each lesson: noun -> list, in the order of the lessons."""
    return {lesson: importlib.import_module(f"{__name__}.{lesson}").EXERCISES for lesson in LESSONS}


@functools.cache
def further_by_lesson():
    """The further tasks of each lesson, in the same way."""
    return {lesson: importlib.import_module(f"{__name__}.{lesson}_further").FURTHER for lesson in LESSONS}


@functools.cache
def all_exercises():
    """Every exercise by its name, the further tasks last."""
    lessons = [*exercises_by_lesson().values(), *further_by_lesson().values()]
    found = [exercise for lesson in lessons for exercise in lesson]
    by_name = {exercise.name: exercise for exercise in found}
    if twice := [exercise.name for exercise in found if by_name[exercise.name] is not exercise]:
        raise ValueError(f"Two exercises are called `{twice[0]}`. Call the newer one something else.")
    return by_name


def is_further(exercise):
    """Whether it is one of the further tasks."""
    return exercise.name in [task.name for tasks in further_by_lesson().values() for task in tasks]


@functools.cache
def methods():
    """Every part of an exercise about a class, by the name of the method."""
    return {part.name: part for exercise in all_exercises().values() for part in exercise.parts}
