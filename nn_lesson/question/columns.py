"""Lesson 11: columns of a table become numbers, and a target becomes classes.

Nothing is learned from other rows than the training rows.
"""

import itertools
from collections import Counter

import numpy as np

from nn_lesson.question.refused import Refused
from nn_lesson.words import words_of

MOST_CLASSES = 10  # beyond, whole numbers are no classes
MOST_WORDS = 300  # of a text column, each of which is a column then
TWICE = 2  # a word that stands in one training row alone teaches nothing


def as_numbers(table, names, rows, train):
    """An array with a row for each of `rows`, and the names of its columns; `train` are places in `rows`."""
    makers = {"number": _number, "word": _words, "text": _text}
    found = []
    for name in names:
        column = table.column(name)
        values = [column.values[row] for row in rows]
        found += makers[column.kind](name, values, train)
    return np.column_stack([numbers for _name, numbers in found]), [name for name, _numbers in found]


def _number(name, values, train):
    """Gaps get the median of the training rows."""
    numbers = np.array([np.nan if value is None else value for value in values], float)
    known = numbers[train][np.isfinite(numbers[train])]
    return [(name, np.where(np.isnan(numbers), np.median(known) if len(known) else 0.0, numbers))]


def _words(name, values, train):
    """A column of 0 and 1 for each word of the training rows; of two words one column is enough."""
    known = sorted({values[place] for place in train} - {None}, key=str)
    gaps = any(values[place] is None for place in train)
    shown = known[1:] if len(known) == 2 and not gaps else known
    return [(f"{name}: {word}", np.array([value == word for value in values], float)) for word in shown]


def _text(name, values, train):
    """A column of counts for each word that stands in two training rows or more."""
    words = [Counter(words_of(value or "")) for value in values]
    often = Counter(itertools.chain.from_iterable(words[place].keys() for place in train))
    shown = [word for word, times in often.most_common(MOST_WORDS) if times >= TWICE]
    return [(f"{name}: {word}", np.array([row[word] for row in words], float)) for word in shown]


# The target


def classes_of(column, limits):
    """The class of each row as a word, None where it is missing."""
    if limits is not None:
        cuts = as_array(limits)
        if cuts is None or cuts.ndim != 1 or not len(cuts) or not np.isfinite(cuts).all():
            example = limits if type(limits) in (int, float) and np.isfinite(limits) else 10
            raise Refused(f"`limits` is a list of numbers, also of one: `limits=[{example}]`.")
        if column.kind != "number":
            raise Refused(f"`{column.name}` has no numbers, so there is nothing to cut with `limits`.")
        return [None if value is None else _between(value, sorted(limits)) for value in column.values]
    known = {value for value in column.values if value is not None}
    if column.kind == "number":
        if len(known) > MOST_CLASSES or any(value != int(value) for value in known):
            middle = np.median(sorted(value for value in column.values if value is not None))
            raise Refused(
                f"`{column.name}` is a number, and the course tells classes apart. Cut it into classes: "
                f"`limits=[{middle:g}]` makes two, below {middle:g} and from there on."
            )
        return [None if value is None else f"{value:g}" for value in column.values]
    if column.kind in ("text", "id", "date"):
        raise Refused(
            f"`{column.name}` has {len(known)} different values. A target has a few classes, each in many rows."
        )
    return column.values


def as_array(thing):
    """An array of numbers, None where it is none."""
    try:
        return np.asarray(thing, float)
    except (TypeError, ValueError, OverflowError):
        return None


def _between(value, limits):
    place = int(np.searchsorted(limits, value, side="right"))
    if place == 0:
        return f"below {limits[0]:g}"
    if place == len(limits):
        return f"{limits[-1]:g} or more"
    return f"{limits[place - 1]:g} to {limits[place]:g}"


def in_order(classes, limits):
    """Classes that are numbers, or parts between limits, by size; others by the alphabet."""
    if limits is not None:
        cuts = sorted(limits)
        return sorted(classes, key=[_between(value, cuts) for value in (cuts[0] - 1, *cuts)].index)
    try:
        return sorted(classes, key=float)
    except ValueError:
        return sorted(classes)
