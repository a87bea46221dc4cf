"""An exception in a learner's code as one sentence: where it happened, what it means, what to try."""

import contextlib
import re
import textwrap

from nn_lesson.learner import names
from nn_lesson.learner.meanings import MEANINGS, kind_in_words
from nn_lesson.learner.shapes import do_not_fit
from nn_lesson.learner.stop import Stop, text_of

LOOKS = (
    names.overwritten,
    names.not_defined,
    names.no_attribute,
    names.no_function,
    names.value_for_place,
    names.loop_over_two,
    names.calls_itself,
    do_not_fit,
)


def explain(error, name):
    """One sentence about an exception that the function called `name` raised."""
    stop = Stop(error, name)
    found = None
    for look in (names.without_self, names.no_function_passed, *(LOOKS if stop.own and not stop.within else ())):
        with contextlib.suppress(Exception):  # a learner's objects may do anything when they are looked at
            found = found or look(error, stop)
    place = stop.place(name) if stop.own and not isinstance(error, RecursionError) else ""  # which stops anywhere
    return f"`{name}` stops{place}: {found or _meaning(error, stop)}"


def is_unfinished(error):
    """Whether an exception says that a part is still to be written."""
    takes_dots_for_a_value = isinstance(error, TypeError) and re.search(r"(?<!an )[eE]llipsis", text_of(error))
    return bool(takes_dots_for_a_value) or isinstance(error, NotImplementedError)


def _meaning(error, stop):
    text = textwrap.shorten(stop.text, 200, placeholder=" …").rstrip(".").replace("`", "'")
    code = f"\n{' '.join(stop.code.split())}" if stop.own and not stop.within else ""
    for kind, pattern, meaning in MEANINGS:
        found = re.search(pattern, text + code)
        if isinstance(error, kind) and found:
            kinds = [kind_in_words(group) for group in found.groups()]
            return meaning.format(found[0], *found.groups(), kinds=kinds, text=text, kind=type(error).__name__)
    raise AssertionError("the last row fits every exception")
