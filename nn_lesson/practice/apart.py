"""Of several mistakes all but one are mended for a moment, so that every look sees that one alone."""

import ast
import contextlib
import functools
import inspect
import linecache
import re

import numpy as np

from nn_lesson.learner.meanings import WHOLE_LIST
from nn_lesson.learner.values import flat, mismatch
from nn_lesson.practice.known import BY_CHANCE, MORE, SYMPTOM, known_slip, of_several
from nn_lesson.practice.place.graft import WRONG as GRAFTED
from nn_lesson.practice.place.stretch import copied
from nn_lesson.practice.place.two import TWO
from nn_lesson.practice.place.written import Written
from nn_lesson.practice.trial import again

VAGUE = rf"{GRAFTED}|is not the right|is the square of|the `\*\*` in|(is|are) missing\.$|in the wrong order"
SEVERAL = "There are several mistakes."
KINDS = list, tuple, set, np.ndarray  # of which one may stand for another
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
    if slip == "exception" and not attempt.place.sentence and (elsewhere := _where_it_answers(attempt)):
        return f"{message} {MORE}. {elsewhere}"
    is_place = slip in ("returned", "untouched") or slip == "place" and len(attempt.place.each) == 1
    sources = [source for _, source in attempt.place.each] if is_place else [_mended(attempt, slip, message)]
    if not any(sources) or attempt.place.sentence and slip in ("type", "exception"):
        return message
    other = _alone(attempt, sources[-1], diagnose)
    if other is None or slip == "type" and not other:  # it is the only mistake, or may be
        return message
    return f"{message} {MORE}. {other}".rstrip() if other not in message else f"{message} {MORE}."


def _alone(attempt, source, diagnose, said=""):
    """What `diagnose` says of the function with this source, where that is more than what is `said`."""
    if not source:
        return said
    with _made(attempt, source) as thing:
        other = type(attempt)(attempt.exercise, thing, again(attempt.exercise, thing, attempt.trials))
        other.is_part = True
        if other.is_right:
            return said or None
        slip, message = diagnose(other)
        if said and (not re.search(VAGUE, said) or TWO in message or MORE in message):
            return said
        is_known = slip in [one.key for one in attempt.exercise.slips] and not slip.startswith(SYMPTOM)
        message = of_several(message) if is_known or slip in SURE else other.place.sentence
        return _as_typed(message, attempt, source) or said


def _where_it_answers(attempt):
    """What is said of a mistake in the cases in which it does not stop; or ""."""
    answered = [trial for trial in attempt.trials if not trial.outcome.error]
    if all(trial.right for trial in answered) or sum(flat(trial.wanted).size for trial in answered) <= BY_CHANCE:
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
        yield type(own.owner.__name__, (own.owner,), {name: thing}) if own.owner else thing
    finally:
        linecache.cache.pop(filename, None)


def _as_typed(message, attempt, source):
    """A message with the lines as the learner wrote them; "" if it shows one that is not theirs."""
    own = Written(attempt.thing, attempt.exercise.method)
    if "return" not in own.text_now():
        message = message.replace("In the `return`", "In the `print`")
    lines = {
        ast.unparse(node).partition("\n")[0].rstrip(":"): text.rstrip(":") for node, text in own.texts.items()
    }
    if any(
        code in source and code not in own.text_now() for code in re.findall(r"`(\w[^`]*[ (\[]\w[^`]*)`", message)
    ):
        return ""
    for line, text in lines.items():
        message = message.replace(f"`{line.rstrip(':')}`", f"`{text.rstrip(':')}`")
    return message


def _mended(attempt, slip, message):
    """The source after a remedy that is the same for all; "" where there is none, or it is right then."""
    if "stand?" in message:  # the thing itself, where its place is due
        return ""
    stops_at = next((words for words in STOPS_AT if slip == "exception" and words in message), slip)
    change = (REMEDIES | STOPS_AT).get(stops_at)
    with contextlib.suppress(ValueError):
        own = Written(attempt.thing, attempt.exercise.method)
        source = change and own.text_now(lambda tree: change(attempt).visit(tree))
        if source and source != own.text_now():
            with _made(attempt, source) as thing:
                trials = again(attempt.exercise, thing, attempt.trials)
                still = [mismatch(trial.value, trial.wanted) for trial in trials if slip == "type"]
                is_mended = not any(found and found[0] == slip for found in still)
                return source if is_mended and not all(trial.right for trial in trials) else ""
    return ""


class _Returning(ast.NodeTransformer):
    """What is printed is returned."""

    def __init__(self, _attempt):
        super().__init__()

    def visit_Expr(self, node):
        call = node.value
        if not isinstance(call, ast.Call) or getattr(call.func, "id", "") != "print" or len(call.args) != 1:
            return node
        return ast.Return(call.args[0])


class _LastReturned(ast.NodeTransformer):
    """The last line is returned, or what it gives a name, where nothing is returned at all."""

    def __init__(self, _attempt):
        super().__init__()

    def visit_FunctionDef(self, node):
        if any(isinstance(part, ast.Return) for part in ast.walk(node)):
            return node
        last = node.body[-1]
        while hasattr(last, "body"):
            last = last.body[-1]
        owner = getattr(getattr(getattr(last, "value", None), "func", None), "value", None)  # of `.append`
        named = (*getattr(last, "targets", ()), getattr(last, "target", owner))[0]
        if last is node.body[-1] and isinstance(last, ast.Expr):
            node.body[-1] = ast.Return(last.value)
        elif isinstance(named, ast.Name):
            node.body.append(ast.Return(ast.Name(named.id, ast.Load())))
        return node


class _OfKind(ast.NodeTransformer):
    """What is returned is of the kind that is due."""

    def __init__(self, attempt):
        trial = attempt.first_wrong
        kinds = {np.ndarray: "__np__.array", list: "list"} if isinstance(trial.value, KINDS) else {}
        self.kind = kinds.get(type(trial.wanted), "sum" if kinds and np.ndim(trial.wanted) == 0 else "")

    def visit_Return(self, node):
        if self.kind and node.value:
            node.value = ast.Call(ast.parse(self.kind, mode="eval").body, [node.value], [])
        return node


class _Copying(ast.NodeTransformer):
    """What comes in is copied first, or made an array."""

    def __init__(self, _attempt, copied="__copied__({0})"):
        super().__init__()
        self.copied = copied

    def visit_FunctionDef(self, node):
        names = [argument.arg for argument in node.args.args if argument.arg != "self"]
        node.body[:0] = [ast.parse(f"{name} = {self.copied.format(name)}").body[0] for name in names]
        return node


class _NotStored(ast.NodeTransformer):
    """A list's own method stands alone: what it gives is `None`, and that is not kept."""

    def __init__(self, _attempt):
        super().__init__()

    def visit_Assign(self, node):
        owner = getattr(getattr(node.value, "func", None), "value", None)
        is_own = owner and ast.unparse(owner) == ast.unparse(node.targets[0])
        return ast.Expr(node.value) if is_own else node


class _InOrder(ast.NodeTransformer):
    """The names that are returned stand in the order of the reference's."""

    def __init__(self, attempt):
        super().__init__()
        self.due = re.findall(r"return (\w+(?:, \w+)+)", inspect.getsource(attempt.exercise.function))[-1:]

    def visit_Return(self, node):
        own = {ast.unparse(part): part for part in getattr(node.value, "elts", ())}
        due = self.due[0].split(", ") if self.due else []
        if due and {*own} == {*due}:
            node.value.elts = [own[name] for name in due]
        return node


class _Arguments(ast.NodeTransformer):
    """What comes in stands in the order of the reference's first line."""

    def __init__(self, attempt):
        super().__init__()
        self.due = list(inspect.signature(attempt.exercise.function).parameters)

    def visit_FunctionDef(self, node):
        node.args.args.sort(key=lambda argument: self.due.index(argument.arg))
        return node


_AsArrays = functools.partial(_Copying, copied="__np__.array({0}) if isinstance({0}, list) else {0}")
REMEDIES = {
    "printed": _Returning,
    "no_return": _LastReturned,
    "type": _OfKind,
    "other_arguments": _Arguments,
    "unknown": _InOrder,
    "changed_input": _Copying,
}
STOPS_AT = {WHOLE_LIST: _AsArrays, "give back nothing": _NotStored}
