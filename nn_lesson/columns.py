"""Lesson 11: columns of a table become numbers, and nothing is learned from other rows than the training rows."""

import itertools
from collections import Counter

import numpy as np

from nn_lesson.words import words_of

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
