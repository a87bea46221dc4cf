"""Of several mistakes all but one are mended for a moment, so that every look sees that one alone."""

import ast
import contextlib
import linecache
import re

import numpy as np

from nn_lesson.learner.values import flat, mismatch
from nn_lesson.practice.known import BY_CHANCE, MORE, SYMPTOM, known_slip, of_several
from nn_lesson.practice.place.graft import WRONG as GRAFTED
from nn_lesson.practice.place.stretch import copied
from nn_lesson.practice.place.two import TWO
from nn_lesson.practice.place.written import Written
from nn_lesson.practice.remedies import REMEDIES, remedied
from nn_lesson.practice.trial import again

VAGUE = rf"{GRAFTED}|is not the right|is the square of|the `\*\*` in|(is|are) missing\.$|in the wrong order"
ALIKE = 40  # letters with which two sentences begin that say the same
SEVERAL = "There are several mistakes."
SURE = "place", "lost", "returned", "type", "unused", "untouched"  # besides the slips, looks that tell of the code


def told(attempt, slip, message, diagnose):
    """A message on several mistakes, each as exact as if it were alone, or on one that hides another."""
    if attempt.is_part:
        return message
    if slip == "type" and not attempt.place.sentence and attempt.place.look_further():
        message = f"{message} {attempt.place.sentence}"
    if (TWO in message or MORE in message) and attempt.place.sentence in message:
        each = [_alone(attempt, source, diagnose, said) or "" for said, source in attempt.place.each]
        each = [said.replace(": without it, everything would be right", "") for said in each]
        told_both = " ".join(each)
        begin = SEVERAL if TWO in told_both or MORE in told_both else TWO
        told_both = f"{begin} {told_both.replace(f'{TWO} ', '').replace(f' {MORE}.', '')}"
        return message.replace(attempt.place.sentence, told_both) if len(each) > 1 and all(each) else message
    if slip == "exception" and (elsewhere := where_it_answers(attempt)) and not attempt.place.sentence:
        return f"{message} {MORE}. {elsewhere}"
    if TWO in message or MORE in message:
        return message
    is_place = slip in ("returned", "untouched") or slip == "place" and len(attempt.place.each) == 1
    sources = [source for _, source in attempt.place.each] if is_place else [_mended(attempt, slip, message)]
    if not any(sources) or attempt.place.sentence and slip in ("type", "exception", "lost"):
        return message
    is_sure = is_place or slip in ("lost", "exception", *REMEDIES) and slip != "type"
    is_known = slip in [one.key for one in attempt.exercise.slips]
    other = _alone(attempt, sources[-1], diagnose, is_one_step=is_known)
    if other is None or not is_sure and (not other or other in message):  # it is the only mistake, or may be
        return message
    return f"{message} {MORE}. {other}".rstrip() if other[:ALIKE] not in message else f"{message} {MORE}."


def _alone(attempt, source, diagnose, said="", is_one_step=False):
    """What `diagnose` says of the function with this source, where that is more than what is `said`.

    With `is_one_step` only if one small change would put all right: else the mend itself may have gone wrong.
    """
    if not source:
        return said
    with _made(attempt, source) as thing:
        other = type(attempt)(attempt.exercise, thing, again(attempt.exercise, thing, attempt.trials))
        other.is_part = True
        if other.is_right:
            return said or None
        if is_one_step and not attempt.exercise.method and not other.place.sentence:
            return ""
        slip, message = diagnose(other)
        if said and (not re.search(VAGUE, said) or TWO in message or MORE in message):
            return said
        is_known = slip in [one.key for one in attempt.exercise.slips] and not slip.startswith(SYMPTOM)
        message = of_several(message) if is_known or slip in SURE else other.place.sentence
        return _as_typed(message, attempt, source) or said


def where_it_answers(attempt):
    """What is said of a mistake in the cases in which it does not stop; or ""."""
    answered = [trial for trial in attempt.trials if not trial.outcome.error]
    if len(answered) == len(attempt.trials) or all(trial.right for trial in answered):
        return ""
    if sum(flat(trial.wanted).size for trial in answered) <= BY_CHANCE:
        return ""
    other = type(attempt)(attempt.exercise, attempt.thing, answered)
    found = known_slip(other)
    exact = "" if re.search(VAGUE, other.place.sentence) else other.place.sentence
    return of_several(found[1]) if found else exact


@contextlib.contextmanager
def _made(attempt, source):
    """The function or class of a source, which can be read as long as it is looked at."""
    own, name = Written(attempt.thing, attempt.exercise.method), attempt.exercise.name
    ours = {"__np__": np, "__copied__": copied}
    names, filename = {**ours, **attempt.exercise.function.__globals__, **own.around}, f"<{name}, mended>"
    source = source.replace("def made(", f"def {name}(", 1) + "\n"
    linecache.cache[filename] = len(source), None, source.splitlines(keepends=True), filename
    try:
        exec(compile(source, filename, "exec"), names)
        thing = names[name]
        thing.__defaults__, thing.__kwdefaults__ = own.function.__defaults__, own.function.__kwdefaults__
        yield type(own.owner.__name__, (own.owner,), {name: thing}) if own.owner else thing
    finally:
        linecache.cache.pop(filename, None)


def _as_typed(message, attempt, source):
    """A message with the lines as the learner wrote them; "" if it shows one that is not theirs."""
    own = attempt.written.text_now()
    if "return" not in own:
        message = message.replace("In the `return`", "In the `print`")
    texts = attempt.written.texts.items()
    lines = {ast.unparse(node).partition("\n")[0].rstrip(":"): text.rstrip(":") for node, text in texts}
    shown = re.findall(r"`(\w[^`]*[ (\[]\w[^`]*)`", message)
    if any(code in source and code not in own for code in shown):
        return ""
    for line, text in lines.items():
        message = message.replace(f"`{line}`", f"`{text}`")
    return message


def _mended(attempt, slip, message):
    """The source after a remedy that makes nothing worse; "" where there is none, or all is right then."""
    tried, odd = [("", -1)], sum(map(_is_odd, attempt.trials))
    with contextlib.suppress(ValueError):
        for source in remedied(attempt, slip, message):
            with _made(attempt, source) as thing:
                trials = again(attempt.exercise, thing, attempt.trials)
            if all(trial.right for trial in trials):
                return ""
            unlike = [mismatch(trial.value, trial.wanted) for trial in trials if slip == "type"]
            is_left = any(found and found[0] == slip for found in unlike)
            is_worse = sum(map(_is_odd, trials)) > odd
            if slip == "exception":
                is_worse = _stops(trials) >= _stops(attempt.trials)
            if not (is_left or is_worse):
                tried.append((source, sum(trial.right for trial in trials)))
    return max(tried, key=lambda one: one[1])[0]


def _stops(trials):
    return sum(bool(trial.outcome.error) for trial in trials)


def _is_odd(trial):
    return bool(trial.outcome.error or mismatch(trial.value, trial.wanted))
