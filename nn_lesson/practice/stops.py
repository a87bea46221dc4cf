"""What is said of a function that gives no answer at all."""

import ast
import inspect
import re
from dataclasses import replace

import numpy as np

from nn_lesson.learner.meanings import WHOLE_LIST
from nn_lesson.learner.values import as_arrays, listed_code
from nn_lesson.practice.example import arguments_of, it_happens, without_tip
from nn_lesson.practice.helper import from_outside, from_outside_within
from nn_lesson.practice.lost import in_loop, lost
from nn_lesson.practice.place.graft import WRONG as GRAFTED
from nn_lesson.practice.place.lines import CHANGES
from nn_lesson.practice.place.two import TWO
from nn_lesson.practice.place.written import Written
from nn_lesson.practice.trial import STOPPED, again

# what an exception's message says where all is said
TOLD = r"take both|Did you mean|Write `|`\*` missing|is `np|overwritten|not imported| here\.$|its place|Is another"
TOLD += "|Keep the first line"
NO_RETURN = "Nor is anything returned: a `return` is missing."
ELSEWHERE = "In other cases it comes to its end without a `return`, and so gives `None`."
CANNOT = "so `if`, `and`, `or` and `max` cannot"
BETWEEN = {"or": "|", "and": "&"}  # what asks the same of two arrays, number by number
NONE_REACHED = "`{}` comes to its end without a `return`, and so gives `None`: {} never reached."
FIXED = r"\b(\w+)\[\d+\][^`]*`: it asks for|, \w+ = (\w+)`: something is taken apart"  # into so many
OTHER_WAY = "The other way round, they would fit"
ONE_NUMBER = "one number is used as if it were a list"


def error(attempt):
    """It gave no answer at all, in the first case that goes wrong, or is unfinished, or never ends."""
    for trial in attempt.trials:
        slip, message = trial.outcome.slip, trial.outcome.error
        if message and (trial is attempt.first_wrong or slip in ("ellipsis", *STOPPED)):
            message = message[0].upper() + message[1:]
            if slip == "exception":
                message = _with_place(message, attempt)
            if slip == "no_return" and (returns := _returns(attempt)):
                lines = attempt.place.lines
                said = NONE_REACHED.format(attempt.exercise.name, returns)
                if reached := lines and lines.reached():
                    said = f"`{reached}` is reached, but what it returns is `None`."
                why = attempt.place.sentence or lines and not reached and lines.never_true() or ""
                message = f"{said} {why}".rstrip()
            if slip == "changed_input" and "makes no copy" in (lost(attempt) or ("", ""))[1]:
                message = f"{message} {lost(attempt)[1]}"
            rows = attempt.place.lines.rows if slip == "changed_input" and attempt.place.lines else ()
            if lines := [row.text for row in rows if row.what == CHANGES]:
                message = message.replace("Leave", f"That happens in `{lines[0]}`. Leave")
            where = "" if slip == "ellipsis" else it_happens(attempt, trial)
            besides = _nothing_returned(attempt) if slip == "exception" else ""
            return slip, f"{message}{where} {besides}".rstrip()
    return None


def _returns(attempt):
    """The lines of a function that return something, in words; "" where there is none."""
    written = attempt.written
    nodes = ast.walk(written.tree) if written else ()
    lines = [written.texts[node] for node in nodes if isinstance(node, ast.Return) and node.value]
    found = list(dict.fromkeys(line for line in lines if line != "return None"))
    return f"{listed_code(found)} {'was' if len(found) == 1 else 'were'}" if found else ""


def _nothing_returned(attempt):
    """A word on a function that has no `return` either, or does not come to it elsewhere; or ""."""
    if any(trial.outcome.slip == "no_return" for trial in attempt.trials) and _returns(attempt):
        return ELSEWHERE
    if not attempt.written:  # nobody knows
        return ""
    both = attempt.written, Written(attempt.exercise.reference, attempt.exercise.method)
    ends = [any(isinstance(node, ast.Return) for node in ast.walk(one.tree)) for one in both]
    return NO_RETURN if ends == [False, True] else ""


def _as_arrays(attempt):
    """A word on arrays in the place of lists, where who has met NumPy needs nothing else; or ""."""
    code = getattr(attempt.function, "__code__", None)
    lists = [i for i, part in enumerate(attempt.first_wrong.case) if isinstance(part, list)]
    if not code or "np" not in code.co_names:
        return ""
    cases = [replace(trial, case=as_arrays(trial.case)) for trial in attempt.trials]
    if not all(trial.right for trial in again(attempt.exercise, attempt.thing, cases)):
        return ""
    given = listed_code([code.co_varnames[i] for i in lists])
    one = "an array" if len(lists) == 1 else "arrays"
    return f"With arrays it would be right: first make {one} of {given}, with `np.array`."


def _with_place(message, attempt):
    """What an exception means, and what was tried and would help; only without that a tip that fits in general."""
    if re.search(TOLD, message):
        return message
    within = re.search(r"within `(\w+)`", message)
    if within and (said := from_outside_within(attempt.function, within[1])):
        return f"{message} {said}"
    first = attempt.place.first_wrong
    sentence = attempt.place.sentence or (first if "should be" in first else "")
    if WHOLE_LIST in message:  # which any function of NumPy would mend
        sentence = in_loop(attempt) or ("not what belongs" in sentence and sentence) or ""
        sentence = sentence or _as_arrays(attempt)
    if "`None`" in message and "give back nothing" not in message and (found := lost(attempt)):
        return f"{without_tip(message)} {found[1]}"
    stopped = "".join(text for text in re.findall(r"`([^`]+)`", message)[1:2] if " " in text)
    if "cannot decide." in message:
        message = _which_cannot(message, _array_in(attempt, stopped), stopped)
    if "cannot decide." in message and not sentence and (row := _row_of_loop(attempt, stopped)):
        return f"{message.partition(' Use something')[0]} Here {row} is a whole row of numbers, not one of them."
    if "cannot decide." in message and "if " not in inspect.getsource(attempt.exercise.function):
        if re.search(r"\bif ", stopped) and (not sentence or "keeps back" in sentence):
            return f"{message} No `if` is needed here."
    is_same = stopped and f"`{stopped.rstrip(':')}" in sentence.replace("…", "")
    if is_same and f"{GRAFTED}." in sentence and not attempt.place.each:  # else each is told more exactly
        sentence = ""  # which says no more than the message
    if sentence.endswith("missing."):
        message = message.partition(" Use something from NumPy")[0]
    is_vague = sentence.startswith(TWO) and re.search(rf"{GRAFTED}(?!:)", sentence)
    if sentence and (attempt.place.each or not is_vague):
        return f"{without_tip(message)} {sentence}"
    right = [trial for trial in attempt.trials if trial.right]
    if right and ONE_NUMBER in message and all(np.ndim(trial.case[0]) for trial in right):
        return f"{message} An array it answers well. A function of NumPy would take both."
    said = _of_any_length(message, attempt) + _turned_round(message)
    return f"{said} {from_outside(attempt.function)}".rstrip()


def _turned_round(message):
    """A word on a product whose two parts would fit the other way round; or ""."""
    found = re.search(r"`\((\d+), (\d+)\) @ \((\d+), (\d+)\)` does not fit", message)
    return f" {OTHER_WAY}." if found and found[1] == found[4] else ""


def _which_cannot(message, array, stopped):
    """The message with the word on the array, and with the only word of the line that cannot decide."""
    words = [*dict.fromkeys(re.findall(r"\b(if|and|or|not|while|max|min)\b", stopped))]
    message = message.replace("decide.", f"decide. {array}".rstrip())
    if len(words) != 1 or "…" in stopped:
        return message
    if own := BETWEEN.get(words[0]):
        said = f" Between arrays, write `{own}`, with brackets around what stands on each side of it."
        message = message.partition(" Use something")[0] + said
    return message.replace(CANNOT, f"so `{words[0]}` cannot")


def _array_in(attempt, stopped):
    """A word on a variable in the line that stopped which is an array, and where it is made; or ""."""
    lines = attempt.place.lines
    seen = lines.runs[0][0] if lines and attempt.first_wrong.outcome.error else ()
    for line, value in reversed(seen):  # the newest value counts
        name = getattr(line, "targets", [None])[0] if isinstance(line, ast.Assign) else None
        if isinstance(name, ast.Name) and isinstance(value, np.ndarray) and value.size > 1:
            asked = re.sub(r"^((?:el)?if|while) (.*?):.*", r"\2", stopped)  # what stands behind is not asked
            if re.search(rf"\b{name.id}\b(?!\[)", asked):
                return f"Here `{name.id}` is a whole array, from `{lines.own.texts[line]}`."
    return ""


def _row_of_loop(attempt, stopped):
    """What a loop takes in turn, if the line that stopped reads it; or ""."""
    written = attempt.written
    if not written:
        return ""
    given = zip(written.arguments, attempt.first_wrong.case, strict=False)
    grids = [name for name, part in given if np.ndim(part) > 1 and not attempt.exercise.method]
    for loop in [node for node in ast.walk(written.tree) if isinstance(getattr(node, "target", None), ast.Name)]:
        over, name = ast.unparse(getattr(loop, "iter", loop)), loop.target.id
        own = {*re.findall(r"\w+", over)} & {*grids}
        part = rf"\b({'|'.join(grids)})\[{name}\]" if "range(" in over else rf"\b{name}\b"
        if own and (found := re.search(part, stopped)):
            return f"`{found[0]}`"
    return ""


def _of_any_length(message, attempt):
    """The message, for `others[1]` with the reason: how many there are differs from case to case."""
    fixed, own = re.search(FIXED, message), arguments_of(attempt.function)
    name = fixed and (fixed[1] or fixed[2])
    if name not in own:
        return message
    i = own.index(name)
    if len({np.shape(trial.case[i])[:1] for trial in attempt.trials}) < 2:
        return message
    said = f"How many there are in `{name}` differs from case to case: no fixed number suits all."
    return f"{message.partition(' Counting')[0]} {said}"
