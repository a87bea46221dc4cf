"""Has an answer the form that is due: a number, an array of that shape, all its digits?"""

import ast
import functools
import inspect
from collections import Counter

import numpy as np

from nn_lesson.learner.values import are_words, flat, mismatch, numbers, same_numbers
from nn_lesson.practice.example import besides, counter_example, it_happens
from nn_lesson.practice.place.written import Written

SHORT = 6  # parts of a list that are shown


def wrong_type(attempt):
    """Text where numbers are due, a list in the place of one number; not yet what complex numbers tell."""
    found = _wrong_form(attempt, "type")
    return found if found and "complex" not in found[1] else None


def wrong_shape(attempt):
    """An array of another shape than the one that is due, or complex numbers."""
    return _wrong_form(attempt, "shape") or _wrong_form(attempt, "type")


def _wrong_form(attempt, kind):
    for trial in attempt.trials:
        ours = attempt.exercise.method and isinstance(trial.value, dict)  # in words: no value of the learner's
        slip, sentence = (not (ours or trial.outcome.error) and mismatch(trial.value, trial.wanted)) or ("", "")
        if slip == kind:
            where = attempt.place.sentence or _appended_within(attempt, trial)
            where = where or attempt.place.first_wrong or _is_thing_itself(attempt)
            is_all = all(same_numbers(other.value, other.wanted) for other in attempt.trials)
            where = "" if "brackets of a call" in sentence or is_all else where
            happens = it_happens(attempt, trial)
            if isinstance(trial.value, list) and isinstance(trial.wanted, list) and len(trial.wanted) <= SHORT:
                happens = f" {counter_example(attempt, [trial])}"
            return slip, f"{sentence} {where}".rstrip() + happens + besides(attempt)
    return None


def _appended_within(attempt, trial):
    """A word on what is appended in a loop within a loop, where the reference does so in fewer; or ""."""
    if not isinstance(trial.value, list) or not isinstance(trial.wanted, list | np.ndarray):
        return ""
    if len(trial.value) <= np.size(trial.wanted):
        return ""
    own, due = attempt.written, Written(attempt.exercise.reference, attempt.exercise.method)
    depths = _appended(own) if own else {}
    line = max(depths, key=depths.get, default=None)
    if line and depths[line] > max(_appended(due).values(), default=1):
        return f"`{own.texts[line]}` stands in the inner loop, and so happens too often. Move it to the left."
    return ""


def _appended(written):
    """In how many loops each `append` stands."""
    loops = [node for node in ast.walk(written.tree) if isinstance(node, ast.For | ast.While)]
    lines = [node for loop in loops for node in ast.walk(loop) if isinstance(node, ast.Expr)]
    return Counter(line for line in lines if ".append(" in written.texts[line])


def _is_thing_itself(attempt):
    """A word on things of a list, where their places are due; or ""."""
    names = [] if attempt.exercise.method else [*inspect.signature(attempt.exercise.function).parameters]
    trials = [trial for trial in attempt.trials if not trial.outcome.error]
    wanted = [numbers(trial.wanted) for trial in trials]
    if any(due is None or (due % 1).any() for due in wanted):
        return ""
    is_one = np.ndim(trials[0].wanted) == 0
    what, where = ("one", "does it") if is_one else ("some", "do they")
    for i, name in enumerate(names[: len(attempt.trials[0].case)]):
        parts = [trial.case[i] if isinstance(trial.case[i], list) else [] for trial in trials]
        given = [[trial.value] if is_one else trial.value for trial in trials]
        is_many = all(isinstance(some, list | tuple) for some in given)
        if is_many and all({*map(repr, a)} <= {*map(repr, b)} for a, b in zip(given, parts, strict=True)):
            return f"{'That is' if is_one else 'These are'} {what} of `{name}`: where {where} stand?"
    return ""


def rounded(attempt):
    """Right, but for missing digits."""
    if any(mismatch(trial.value, trial.wanted) or are_words(trial.wanted) for trial in attempt.trials):
        return None
    pairs = [(flat(trial.value), flat(trial.wanted)) for trial in attempt.trials]
    ways = [functools.partial(_is_rounded, digits=digits) for digits in range(6)]
    for is_rounded in (*ways, lambda value, due: same_numbers(value, np.trunc(due))):
        if any((abs(value) > 1e-6).any() for value, _ in pairs) and all(is_rounded(*pair) for pair in pairs):
            remedy = attempt.place.sentence or "Return all its digits."
            return "rounded", f"The answer is rounded. {remedy} {counter_example(attempt)}"
    return None


def _is_rounded(value, due, digits):
    if value.shape != due.shape:
        return False
    return same_numbers(value, np.round(value, digits)) and np.all(abs(value - due) <= 0.51 / 10**digits)


def asked_once(attempt):
    """`any` or `all` makes one answer where each number should get its own."""
    trial, code = attempt.first_wrong, getattr(attempt.function, "__code__", None)
    asked = [name for name in ("any", "all") if code and name in code.co_names]
    got = numbers(trial.value).size if asked and numbers(trial.value) is not None else 0
    due = trial.wanted.shape if isinstance(trial.wanted, np.ndarray) else (1,)
    if np.prod(due) < 2 or got not in (1, *due[:-1]):
        return None
    whole = "for all numbers together" if got == 1 else "for a whole row"
    said = f"`{asked[0]}` decides once, {whole}. Each should get an answer of its own."
    return "asked_once", f"{said} {counter_example(attempt)}"
