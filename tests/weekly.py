"""Which cases of a test are tried in each run; the others wait for the weekly one, `pytest -m slow`."""

import pytest


def most_weekly(things, *in_each_run):
    """The things as a test's parameters, all of which but these run weekly; a path goes by its stem."""
    names = [getattr(thing, "stem", thing) for thing in things]
    return [
        pytest.param(thing, id=str(name), marks=[pytest.mark.slow] * (name not in in_each_run))
        for thing, name in zip(things, names, strict=True)
    ]


def one_in(most, cases, label=None):
    """The cases, tuples or single things, as a test's parameters, of so many of which one is tried in each run."""
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else [case]),
            id=label and label(case),
            marks=[pytest.mark.slow] * (number % most > 0),
        )
        for number, case in enumerate(cases)
    ]
