"""Which mistake does a learner's function make? A row of looks at its trials, the most telling first.

Each look gets an `Attempt`; it returns the key of a slip and a message for the learner, or None.
"""

import ast
import functools
import inspect
import re

import numpy as np

from nn_lesson.learner.values import (
    MOST,
    ORDINALS,
    all_same,
    are,
    are_words,
    flat,
    listed,
    listed_code,
    mismatch,
    numbers,
    same_numbers,
    show,
)
from nn_lesson.practice import apart
from nn_lesson.practice.example import arguments_of, besides, called, counter_example, source_of
from nn_lesson.practice.form import asked_once, rounded, wrong_shape, wrong_type
from nn_lesson.practice.helper import from_outside, helper
from nn_lesson.practice.influence import without_part
from nn_lesson.practice.known import known_slip, known_slip_in_part, known_where_silent, symptom
from nn_lesson.practice.known_twice import known_twice, one_alone
from nn_lesson.practice.lost import lost, never_changed
from nn_lesson.practice.place.graft import WRONG as GRAFTED
from nn_lesson.practice.several import names_in_other_order, other_order, untouched
from nn_lesson.practice.stops import error
from nn_lesson.practice.trial import try_case
from nn_lesson.practice.when import when

FAMILIES = (  # what an answer may be in place of the right one, and how to say so
    ("minus", np.negative, "has the wrong sign."),
    ("doubled", lambda value: 2 * value, "is twice what it should be."),
    ("halved", lambda value: value / 2, "is half of what it should be."),
    ("squared", np.square, "is the square of what it should be."),
    ("root", np.sqrt, "is the root of what it should be."),
    ("inverse", lambda value: 1 / value, "is 1 divided by what it should be."),
    ("absolute", np.abs, "has lost its sign. It may be negative."),
    ("not_below_zero", lambda value: np.maximum(value, 0), "is 0 wherever it should be negative."),
    ("one_more", lambda value: value + 1, "is 1 too large."),
    ("one_less", lambda value: value - 1, "is 1 too small."),
    ("one_minus", lambda value: 1 - value, "is 1 minus what it should be."),
    ("turned", np.transpose, "has rows and columns in each other's place."),
    ("reversed", lambda value: value[::-1], "is in the reverse order."),
    ("summed", np.sum, "is one number, the sum of those that are due."),
    ("mean", np.mean, "is one number, the mean of those that are due."),
    ("summed_rows", lambda value: np.sum(value, axis=0), "is the sum of the rows that are due."),
    ("first_only", lambda value: value[0], "is the first part alone of what is due."),
)
NOT_EVERY = "Not every answer is right."


def diagnose(attempt):
    """The key of the slip, and what to say about it."""
    looks = (
        functools.partial(helper, diagnose=diagnose),
        other_arguments,
        known_where_silent,
        error,
        returned,
        lost_value,
        asked_once,
        known_slip,
        chance,
        left_alone,
        constant,
        as_given,
        wrong_type,
        rounded,
        untouched,
        one_alone,
        place,
        symptom,
        other_order,
        family,
        other_words,
        known_twice,
        further,
        when,
        wrong_shape,
        known_slip_in_part,
        unused,
        not_finite,
        examples_only,
        no_part,
    )
    for look in looks:
        if found := look(attempt):
            slip, message = found
            order = "" if re.search("changed places|wrong order", message) else names_in_other_order(attempt, slip)
            message = apart.told(attempt, slip, f"{order}{message.rstrip()}", diagnose)
            is_whole = look is known_slip and not attempt.is_part
            return slip, f"{message} {_unread(attempt)}".rstrip() if is_whole else message
    first = attempt.place.first_wrong or _unread(attempt) or _always_the_same(attempt)
    first = first or apart.where_it_answers(attempt) or NOT_EVERY
    first = (names_in_other_order(attempt, "unknown") or first).rstrip()
    message = f"{first} {from_outside(attempt.function)}{counter_example(attempt)}{besides(attempt)}"
    return "unknown", apart.told(attempt, "unknown", message, diagnose)


def _unread(attempt):
    """A word on what is computed and then read nowhere."""
    found = attempt.written.unread_names() if attempt.written else []
    return f"{listed_code(found)} {are(found)} computed, and then never used." if found else ""


def _always_the_same(attempt):
    """A word on one answer to all questions, of code that reads them."""
    first = attempt.trials[0].value
    is_same = all(same_numbers(trial.value, first) for trial in attempt.trials)
    return f"It returns {show(first)} in every case tried." if is_same else ""


def other_arguments(attempt):
    """What comes in stands in another order in the brackets of its first line."""
    own, due = arguments_of(attempt.function), arguments_of(attempt.exercise.function)
    if own != due and sorted(own) == sorted(due):
        found, wanted = (", ".join(f"`{name}`" for name in names) for names in (own, due))
        return "other_arguments", f"The first line has {found} in its brackets. Their order was {wanted}."
    return None


def returned(attempt):
    """The right answer is there, and something else is returned."""
    if attempt.place.is_due_elsewhere:
        return "returned", f"{attempt.place.sentence} {counter_example(attempt)}"
    return None


def lost_value(attempt):
    """Something is computed, and then lost."""
    key, sentence = lost(attempt) or ("", "")
    return sentence and (key, f"{sentence} {counter_example(attempt)}")


def left_alone(attempt):
    """A loop leaves alone what is returned after it."""
    sentence = never_changed(attempt)
    return sentence and ("lost", f"{sentence} {counter_example(attempt)}")


def chance(attempt):
    """It gives different answers to the same question."""
    first = attempt.trials[0]
    again = try_case(attempt.exercise, attempt.thing, first.case, seed=len(attempt.trials)).value
    by_chance = "np.random" in inspect.getsource(attempt.exercise.function)
    if by_chance or numbers(again) is None or same_numbers(again, first.value):
        return None
    draws = r"np\.random\.(?!seed|default_rng)\w+\([^()]*(\([^()]*\))?[^()]*\)"
    drawn = re.search(draws, source_of(attempt.function))
    why = f"`{drawn[0]}` draws by chance." if drawn else ""
    behind = "" if drawn else ", or on what an earlier call has left behind"
    return "random", (
        f"{called(attempt, first)} gives {show(first.value)} now and {show(again)} the next time. {why} "
        f"Nothing here should depend on chance{behind}."
    )


def constant(attempt):
    """It gives one answer to all questions."""
    first, trials = attempt.trials[0], attempt.trials
    answer = flat(first.value)
    if answer is None or not answer.size or not np.isfinite(answer).all() or not called(attempt, first):
        return None
    is_the_same = all(same_numbers(trial.value, first.value) for trial in trials)
    if not is_the_same or all(same_numbers(trial.wanted, first.wanted) for trial in trials):
        return None
    if not attempt.place.sentence and (found := symptom(attempt)):
        return found
    shown = show(first.value) if answer.size <= 2 * MOST else "the same"
    outside = from_outside(attempt.function)
    remedy = not outside and attempt.place.sentence
    if not remedy and _reads_all(attempt):
        return None
    remedy = remedy or "Compute the answer from the arguments."
    return "hard_coded", f"It returns {shown} in every case tried. {remedy} {outside}{counter_example(attempt)}"


def as_given(attempt):
    """It gives back what it was given."""
    returns_too_little = isinstance(attempt.first_wrong.wanted, tuple)
    if attempt.exercise.method or attempt.exercise.says or returns_too_little:
        return None
    for i, name in enumerate(arguments_of(attempt.thing)):
        if all(same_numbers(trial.value, trial.case[i]) for trial in attempt.trials):
            said = f"It gives `{name}` back as it came: nothing is computed."
            return "as_given", f"{said} {counter_example(attempt)}"
    return None


def _reads_all(attempt):
    lines, own = attempt.place.lines, arguments_of(attempt.function)
    return bool(lines and own) and all(len(re.findall(rf"\b{name}\b", lines.own.source)) > 1 for name in own)


def place(attempt):
    """One small change at one place would put every answer right."""
    is_bare = re.fullmatch(rf"(In `[^`]*`, )?`[^`]*` is {GRAFTED}\.", attempt.place.sentence)
    if is_bare and not _division_by_0(attempt):
        attempt.place.look_further()
    sentence = attempt.place.sentence
    is_vague = sentence.startswith("`") and sentence.endswith(f"is {GRAFTED}.")
    if sentence and not (is_vague and not_finite(attempt)):
        never = [name for name in _never_read(attempt) if name not in sentence]
        sentence = f"{sentence} {_comes_in(never)}" if never else sentence
        return "place", f"{sentence} {counter_example(attempt)}"
    return None


def further(attempt):
    """Two mistakes, found by ways that are more seldom right."""
    found = not _division_by_0(attempt) and attempt.place.look_further() and place(attempt)
    return found and (found[0], f"{found[1]}{besides(attempt)}")


def other_words(attempt):
    """The right words, in another order or some of them more than once."""
    pairs = [(trial.value, trial.wanted) for trial in attempt.trials]
    if not all(are_words(part) for pair in pairs for part in pair):
        return None
    if all(sorted(value) == sorted(due) for value, due in pairs):
        said = "The words are right, but not their order. A list keeps the order of its words, a set does not."
    elif all(list(dict.fromkeys(value)) == list(due) for value, due in pairs):
        said = "Some words stand in it more than once. Each should stand there once."
    else:
        return None
    return "other_words", f"{said} {counter_example(attempt)}"


def family(attempt):
    """Every answer, or one of several results, is the right one but for something that was done to it."""
    pairs = [(trial.value, trial.wanted) for trial in attempt.trials]
    if not isinstance(pairs[0][1], tuple):
        found = _family_of(pairs)
        return found and (found[0], f"Every answer {found[1]} {counter_example(attempt)}")
    if any(mismatch(*pair) for pair in pairs):
        return None
    results = [[(value[i], wanted[i]) for value, wanted in pairs] for i in range(len(pairs[0][1]))]
    wrong = [i for i, result in enumerate(results) if not all_same(result)]
    found = {_family_of(results[i]) for i in wrong}
    key, says = found.pop() or ("", "") if len(found) == 1 else ("", "")
    which = "Every result" if len(wrong) == len(results) else f"The {ORDINALS[wrong[0]]} result"
    if not says or 1 < len(wrong) < len(results):
        return None
    return key, f"{which} {says} {counter_example(attempt)}"


def _family_of(pairs):
    """The key and words of the first of the families to which all values belong; None where they are right."""
    with np.errstate(all="ignore"):
        for key, apply, says in FAMILIES:
            try:
                if all(same_numbers(value, apply(np.asarray(wanted, float))) for value, wanted in pairs):
                    return key, says
            except (TypeError, ValueError, IndexError):
                continue
    return None


def unused(attempt):
    """What comes in is never read."""
    never = _never_read(attempt)
    if not never or len(never) == len(arguments_of(attempt.function)):
        return None
    said = f"{_comes_in(never)} {from_outside(attempt.function)}"
    return "unused", said + counter_example(attempt) + besides(attempt)


def _never_read(attempt):
    """The names of what comes in and is never read."""
    lines = attempt.place.lines
    if not lines or len(arguments_of(attempt.function)) != len(arguments_of(attempt.exercise.function)):
        return []
    return [f"`{name}`" for name in lines.own.unread_arguments()]


def _comes_in(never):
    are = "comes in and is" if len(never) == 1 else "come in and are"
    return f"{listed(never)} {are} never used."


def no_part(attempt):
    """What comes in, or a part of it, plays no part."""
    words = [] if _always_the_same(attempt) else without_part(attempt)
    if words:
        play, they = ("plays", "it is") if len(words) == 1 else ("play", "they are")
        said = listed(words)
        said = f"{said[0].upper()}{said[1:]} {play} no part: whatever {they}, the answer is the same."
        said = f"{attempt.place.first_wrong} {said} {from_outside(attempt.function)}".lstrip()
        return "no_part", said + counter_example(attempt) + besides(attempt)
    return None


def not_finite(attempt):
    """A nan or an infinity."""
    trial = attempt.first_wrong
    found = flat(trial.value)[~np.isfinite(flat(trial.value))]
    if not found.size or not np.isfinite(flat(trial.wanted)).all():
        return None
    kind, cause = "infinite", "or the logarithm of 0"
    if np.isnan(found[0]):
        kind, cause = "`nan`, not a number", "or the root or the logarithm of something negative"
    asks = f"Is something divided by 0, or grown too large, {cause}?"
    if division := _division_by_0(attempt):
        asks = f"In `{attempt.place.lines.own.texts[division]}`, something is divided by 0."
    return "nan", f"An answer is {kind}. {asks} {counter_example(attempt)}"


def _division_by_0(attempt):
    """The division by 0 that makes an answer a nan or an infinity, or None."""
    found = attempt.place.lines and attempt.place.lines.not_finite()
    return found if isinstance(getattr(found, "op", None), ast.Div) else None


def examples_only(attempt):
    """Right for the lesson's numbers, wrong for those drawn afresh."""
    if all(trial.right for trial in attempt.trials if not trial.hidden):
        message = "It is right for the lesson's numbers, but not for others."
        return "hard_coded", f"{message} {counter_example(attempt)}"
    return None
