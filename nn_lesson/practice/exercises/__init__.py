"""All exercises. A module of this folder has the noun of its lesson and lists the lesson's own as EXERCISES."""

import functools
import importlib

from nn_lesson.practice.lessons import LESSONS


@functools.cache
def exercises_by_lesson():
    """The exercises of each lesson: noun -> list, in the order of the lessons."""
    return {lesson: importlib.import_module(f"{__name__}.{lesson}").EXERCISES for lesson in LESSONS}


@functools.cache
def all_exercises():
    """Every exercise by its name."""
    return {exercise.name: exercise for lesson in exercises_by_lesson().values() for exercise in lesson}


@functools.cache
def methods():
    """Every part of an exercise about a class, by the name of the method."""
    return {part.name: part for exercise in all_exercises().values() for part in exercise.parts}
