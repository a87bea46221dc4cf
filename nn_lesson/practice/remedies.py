"""What a learner's source would be without the mistake that a message tells of, so that the others can be seen."""

import ast
import copy
import inspect
import re

import numpy as np

from nn_lesson.learner.meanings import WHOLE_LIST
from nn_lesson.practice.place.written import Written
from nn_lesson.practice.slips import bare
from nn_lesson.practice.stops import OTHER_WAY

SINGLE = ast.Name | ast.Constant | ast.operator | ast.cmpop
KINDS = list, tuple, set, np.ndarray  # of which one may stand for another


def remedied(attempt, slip, message):
    """The sources in which what a message tells of is mended; none where nobody knows how.

    ValueError: the source cannot be seen.
    """
    own = Written(attempt.thing, attempt.exercise.method)
    ways = [way(attempt, message) for way in _ways(slip, message)]
    known = [one for one in attempt.exercise.slips if one.key == slip]
    ways += [way for one in known for way in _unmade(one, bare(inspect.getsource(attempt.exercise.function)), own)]
    sources = [own.text_now(way.visit) for way in ways]
    return [source for source in dict.fromkeys(sources) if source != own.text_now()]


def _ways(slip, message):
    if "stand?" in message:
        return [_Places]
    found = [way for words, way in LOST.items() if slip == "lost" and words in message]
    found += [way for words, way in STOPS_AT.items() if slip == "exception" and words in message]
    return found or [way for key, way in REMEDIES.items() if key == slip]


def _unmade(slip, right, own):
    """Each way to put in what the reference has, where the learner has what it is in a known mistake."""
    other = {ast.dump(made): due for made, due in _unlike(slip.tree, right)}
    places = [node for node in ast.walk(own.tree) if ast.dump(node) in other]
    if {*other} != {ast.dump(node) for node in places}:
        return
    yield _Unmade(other, range(len(places)))
    if len(other) == 1:  # one alone of several that are alike may be wrong
        yield from (_Unmade(other, [i]) for i in range(len(places)))


def _unlike(one, other):
    """The smallest expressions in which two trees differ, with what is around a single name or number."""
    pair = [[*ast.iter_child_nodes(tree)] for tree in (one, other)]
    children = [both for both in zip(*pair, strict=False) if ast.dump(both[0]) != ast.dump(both[1])]
    is_single = any(isinstance(part, SINGLE) for part in sum(children, ()))
    if type(one) is not type(other) or len({*map(len, pair)}) > 1 or is_single or not children:
        return [(one, other)]
    return [found for both in children for found in _unlike(*both)]


class _Unmade(ast.NodeTransformer):
    """Some of the places in which a known mistake was made are as the reference has them."""

    def __init__(self, other, which):
        self.other, self.which, self.seen = other, which, 0

    def visit(self, node):
        node = self.generic_visit(node)
        if (due := self.other.get(ast.dump(node))) is not None:
            self.seen += 1
            return copy.deepcopy(due) if self.seen - 1 in self.which else node
        return node


class _Remedy(ast.NodeTransformer):
    def __init__(self, attempt, message):
        self.attempt, self.message = attempt, message

    def is_told(self, node, words):
        """Whether the message begins with this code and then these words."""
        found = re.match(rf"`([^`]*)` {words}", self.message)
        return bool(found) and ast.unparse(ast.parse(found[1])) == ast.unparse(node)


class _Returning(_Remedy):
    """What is printed is returned."""

    def visit_Expr(self, node):
        call = node.value
        if not isinstance(call, ast.Call) or getattr(call.func, "id", "") != "print" or len(call.args) != 1:
            return node
        return ast.Return(call.args[0])


class _LastReturned(_Remedy):
    """The last line is returned, or what it gives a name, where nothing is returned at all."""

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


class _OfKind(_Remedy):
    """What is returned is of the kind that is due."""

    def visit_Return(self, node):
        trial = self.attempt.first_wrong
        kinds = {np.ndarray: "__np__.array", list: "list"} if isinstance(trial.value, KINDS) else {}
        kind = kinds.get(type(trial.wanted), "sum" if kinds and np.ndim(trial.wanted) == 0 else "")
        if kind and node.value:
            node.value = ast.Call(ast.parse(kind, mode="eval").body, [node.value], [])
        return node


class _Places(_Remedy):
    """The place of a thing comes in the place of the thing itself."""

    def visit_Call(self, node):
        thing = node.args[0] if node.args and getattr(node.func, "attr", "") == "append" else None
        if isinstance(thing, ast.Subscript) and isinstance(thing.slice, ast.Name):
            node.args = [thing.slice]
        return node


class _Copying(_Remedy):
    """What comes in is copied first, or made an array."""

    copied = "__copied__({0})"

    def visit_FunctionDef(self, node):
        names = [argument.arg for argument in node.args.args if argument.arg != "self"]
        node.body[:0] = [ast.parse(f"{name} = {self.copied.format(name)}").body[0] for name in names]
        return node


class _AsArrays(_Copying):
    copied = "__np__.array({0}) if isinstance({0}, list) else {0}"


class _NotStored(_Remedy):
    """A list's own method stands alone: what it gives is `None`, and that is not kept."""

    def visit_Assign(self, node):
        owner = getattr(getattr(node.value, "func", None), "value", None)
        is_own = owner and ast.unparse(owner) == ast.unparse(node.targets[0])
        return ast.Expr(node.value) if is_own else node


class _TurnedRound(_Remedy):
    """The two parts of the only product of the line that stops change places."""

    def visit(self, node):
        products = [part for part in ast.walk(node) if isinstance(getattr(part, "op", None), ast.MatMult)]
        line = re.search(r"`([^`]*)`: `\(", self.message)
        if isinstance(node, ast.stmt) and len(products) == 1 and line and ast.unparse(node) == line[1]:
            (product,) = products
            product.left, product.right = product.right, product.left
            return node
        return self.generic_visit(node)


class _InOrder(_Remedy):
    """The names that are returned stand in the order of the reference's."""

    def visit_Return(self, node):
        own = {ast.unparse(part): part for part in getattr(node.value, "elts", ())}
        due = re.findall(r"return (\w+(?:, \w+)+)", inspect.getsource(self.attempt.exercise.function))[-1:]
        due = due[0].split(", ") if due else []
        if due and {*own} == {*due}:
            node.value.elts = [own[name] for name in due]
        return node


class _Arguments(_Remedy):
    """What comes in stands in the order of the reference's first line."""

    def visit_FunctionDef(self, node):
        due = list(inspect.signature(self.attempt.exercise.function).parameters)
        node.args.args.sort(key=lambda argument: due.index(argument.arg))
        return node


class _Kept(_Remedy):
    """Where a value is better, it is kept."""

    def visit_If(self, node):
        said = r"`(\w+)` keeps .*(Where|of) `(.*)`, store `(.*)` in it"
        name, where, test, value = re.search(said, self.message).groups()
        if ast.unparse(node.test) == ast.unparse(ast.parse(test)):
            lines = node.body if where == "Where" else node.orelse
            lines.append(ast.parse(f"{name} = {value}").body[0])
        return self.generic_visit(node)


class _Copied(_Remedy):
    """Each name gets a copy of its own."""

    def visit_Assign(self, node):
        if self.is_told(node, "makes no copy"):
            names = [ast.unparse(part) for part in getattr(node.value, "elts", [node.value])]
            node.value = ast.parse(", ".join(f"{name}.copy()" for name in names), mode="eval").body
        return node


class _Appended(_Remedy):
    """What replaces a list is put at its end."""

    def visit_Assign(self, node):
        if not self.is_told(node, "replaces the list"):
            return node
        return ast.parse(f"{ast.unparse(node.targets[0])}.append({ast.unparse(node.value)})").body[0]


class _Above(_Remedy):
    """What begins anew in each round begins above the loop."""

    def visit_For(self, node):
        anew = [line for line in node.body if self.is_told(line, "stands inside the loop")]
        node.body = [line for line in node.body if line not in anew]
        return [*anew, self.generic_visit(node)]


LOST = {
    "keeps the value that it has above": _Kept,
    "makes no copy": _Copied,
    "replaces the list itself": _Appended,
    "begins anew in each round": _Above,
}
STOPS_AT = {OTHER_WAY: _TurnedRound, WHOLE_LIST: _AsArrays, "give back nothing": _NotStored}
REMEDIES = {
    "printed": _Returning,
    "no_return": _LastReturned,
    "type": _OfKind,
    "other_arguments": _Arguments,
    "unknown": _InOrder,
    "changed_input": _Copying,
}
