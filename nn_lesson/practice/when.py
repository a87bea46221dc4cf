"""When is it wrong? One simple property of what comes in may tell the wrong answers from the right ones."""

import inspect
from itertools import combinations, pairwise

import numpy as np

from nn_lesson.learner.values import are_words, numbers
from nn_lesson.practice.example import arguments_of, counter_example
from nn_lesson.practice.trial import more_trials

ENOUGH = 3  # wrong trials, and right ones: fewer may be so by chance
DRAWS = 3  # of further cases, until there are as many
LONGEST = 40  # parts of a list that is looked through

# The simplest first; `{0}` is the name of an argument, `{1}` that of another one.
OF_A_NUMBER = {
    "`{0}` is 0": lambda x: x == 0,
    "`{0}` is 1": lambda x: x == 1,
    "`{0}` is negative": lambda x: x < 0,
    "`{0}` is even": lambda x: x % 2 == 0,
    "`{0}` is no whole number": lambda x: x % 1 != 0,
}
OF_A_LIST = {"`{0}` is empty": lambda row: len(row) == 0, "`{0}` holds one thing only": lambda row: len(row) == 1}
OF_NUMBERS = {
    "a number in `{0}` is nan": lambda row: any(x != x for x in row),
    "two numbers in `{0}` are equal": lambda row: len({*row}) < len(row),
    "the largest number in `{0}` stands there twice": lambda row: row.count(max(row)) > 1,
    "the largest number in `{0}` stands first": lambda row: row[0] == max(row),
    "the largest number in `{0}` stands last": lambda row: row[-1] == max(row),
    "the smallest number in `{0}` stands first": lambda row: row[0] == min(row),
    "the smallest number in `{0}` stands last": lambda row: row[-1] == min(row),
    "the numbers in `{0}` never fall": lambda row: all(a <= b for a, b in pairwise(row)),
    "the numbers in `{0}` never rise": lambda row: all(a >= b for a, b in pairwise(row)),
    "a number in `{0}` is 0": lambda row: 0 in row,
    "a number in `{0}` is negative": lambda row: any(x < 0 for x in row),
    "no number in `{0}` is above 0": lambda row: all(x <= 0 for x in row),
    "`{0}` has an even number of numbers": lambda row: len(row) % 2 == 0,
}
OF_WORDS = {"a word stands twice in `{0}`": lambda words: len({*words}) < len(words)}
OF_ROWS = {"a row of `{0}` has something twice": lambda rows: any(len({*row}) < len(row) for row in rows)}
OF_TWO_NUMBERS = {"`{0}` and `{1}` are equal": lambda x, y: x == y}
OF_TWO_LISTS = {
    "`{0}` and `{1}` are equal": lambda one, other: one == other,
    "`{0}` is longer than `{1}`": lambda one, other: len(one) > len(other),
    "`{0}` is shorter than `{1}`": lambda one, other: len(one) < len(other),
    "`{0}` and `{1}` have nothing in common": lambda one, other: not {*one} & {*other},
}
OF_THE_ANSWER = {
    "the right answer is 0": lambda due: isinstance(due, float) and due == 0,
    "the right answer is negative": lambda due: isinstance(due, float) and due < 0,
    "the right answer is empty": lambda due: isinstance(due, list) and not due,
}


def when(attempt):
    """It is wrong wherever something is so, and right elsewhere."""
    if attempt.exercise.method:
        return None
    trials = [*attempt.trials]
    for _more in range(DRAWS):
        trials += more_trials(attempt.exercise, attempt.thing, attempt.trials)
        wrong, right = ([trial for trial in trials if trial.right == is_right] for is_right in (False, True))
        is_enough = min(len(wrong), len(right)) >= ENOUGH
        if is_enough or not right:
            break
    if not is_enough or len({repr(trial.case) for trial in wrong}) == 1:
        return None
    facts, others = ([_facts(attempt, trial) for trial in some] for some in (wrong, right))
    for says, some, rest in (
        ("Of all cases tried, it is wrong only where", facts, others),
        ("Of all cases tried, it is right only where", others, facts),
    ):
        fitting = [
            (text, about)
            for (text, about), holds in some[0].items()
            if holds
            and _always(some, text, about, True)
            and _always(rest, text, about, False)
            and (about or some is facts)
        ]
        if fitting and all(set(fitting[0][1]) & set(about) or not about for _, about in fitting):
            shortest = min(wrong, key=lambda trial: len(attempt.exercise.asked(trial.case)))
            return "when", f"{says} {fitting[0][0]}. {counter_example(attempt, [shortest])}"
    return None


def _always(facts, text, about, holds):
    return all(fact.get((text, about)) is holds for fact in facts)


def _facts(attempt, trial):
    """(a sentence's words, the arguments that they are about): whether that holds in a trial."""
    names = arguments_of(attempt.function)
    if len(names) != len(trial.case):
        names = [*inspect.signature(attempt.exercise.function).parameters]
    given = [(name, _simple(value)) for name, value in zip(names, trial.case, strict=False)]
    facts = {}
    for one, value in given:
        for properties in _properties(value):
            facts |= {(text.format(one), (one,)): bool(holds(value)) for text, holds in properties.items()}
    for (one, value), (other, second) in combinations(given, 2):
        kinds = {type(value), type(second)}
        properties = OF_TWO_NUMBERS if kinds == {float} else OF_TWO_LISTS if kinds == {list} else {}
        if not any(isinstance(part, list) for pair in (value, second) if kinds == {list} for part in pair):
            facts |= {
                (t.format(one, other), (one, other)): bool(holds(value, second)) for t, holds in properties.items()
            }
    due = _simple(trial.wanted)
    return facts | {(text, ()): bool(holds(due)) for text, holds in OF_THE_ANSWER.items()}


def _properties(value):
    """The tables that fit a value."""
    if isinstance(value, float):
        return [OF_A_NUMBER]
    if not isinstance(value, list):
        return []
    are_rows = [isinstance(part, list) for part in value]
    if not value or any(are_rows):
        return [OF_A_LIST, OF_ROWS] if value and all(are_rows) else [OF_A_LIST]
    return [OF_A_LIST, OF_NUMBERS if isinstance(value[0], float) else OF_WORDS]


def _simple(value):
    """A number as a float, a short row as a list of floats or words, rows as a list of these; else None."""
    if isinstance(value, list) and are_words(value):
        return value
    if isinstance(value, list) and value and all(isinstance(part, list) for part in value):
        rows = [_simple(part) for part in value]
        return rows if None not in rows else None
    found = numbers(value) if not isinstance(value, tuple) else None
    if found is None or found.ndim > 2 or found.size > LONGEST:
        return None
    return np.asarray(found, float).tolist()
