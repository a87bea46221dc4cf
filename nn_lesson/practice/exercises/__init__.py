"""All exercises, and which of them is meant by a function, a class or a name.

A module of this folder has the noun of its lesson and lists the lesson's own as EXERCISES. Beside it,
`noun_further.py` lists two as FURTHER: the lesson is done without them, and nothing builds on them. What is too
long for one file has another with a name of its own.
"""

import difflib
import functools
import importlib
import sys
import types

from nn_lesson.learner.cells import handed_as
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


def find(thing):
    """The exercise of that name, or of the name of that function or class; None if there is none.

    A method has its own hints, so a string may name one, too; what is checked is its class.
    """
    text = as_text(thing)
    if text is not None:
        return all_exercises().get(text) or methods().get(text)
    return all_exercises().get(name_of(thing))


def as_text(thing):
    """Text as Python's own kind of text; None for anything else."""
    return str.__str__(thing) if issubclass(type(thing), str) else None


def name_of(thing):
    """The name of a function or class; "" for anything else.

    It is that of the exercise as which a cell hands it over; else the one in its `def` or `class` line, or that of
    an exercise to which it was assigned.
    """
    if callable(thing) and (handed := handed_as(thing)):
        return handed
    try:
        own = as_text(thing.__name__) or "" if callable(thing) else ""
    except Exception:  # anything may happen in an object's `__getattr__`
        own = ""
    return own if own in all_exercises() or not callable(thing) else _assigned_to(thing) or own


def _assigned_to(thing):
    """The exercise under whose name the learner keeps this very object; None if there is none."""
    places = [vars(sys.modules["__main__"])]
    if type(thing) is types.FunctionType:
        places.insert(0, thing.__globals__)
    return next((name for names in places for name in all_exercises() if names.get(name) is thing), None)


def no_such_exercise(thing):
    """A sentence for the learner when `find` finds nothing."""
    name = " ".join((as_text(thing) or name_of(thing)).replace("`", "'").split())[:40]
    if name == "<lambda>":
        return "A `lambda` has no name of its own. Use `def` and the name of the exercise."
    if not name:
        return "Write the name of an exercise into the brackets, such as `dot`."
    if name in methods():
        return f"`{name}` is a method. Pass its class: `check(NeuralNetwork)`."
    close = difflib.get_close_matches(name, methods(), n=1, cutoff=0.9)
    close = close or difflib.get_close_matches(name, all_exercises(), n=1)
    more = f"Did you mean `{close[0]}`?" if close else "`progress()` tells you which one comes next."
    return f"There is no exercise `{name}`. {more}"
