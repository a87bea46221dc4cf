"""Which one thing in a learner's function, changed, puts every answer right? There the mistake is.

Each change is made in the tree of the function, which is then compiled and tried on all cases. The most telling
kind of change comes first. What may be put in comes from the learner's own names and from the reference.
"""

import ast
import inspect
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from nn_lesson.learner.values import agrees, numbers
from nn_lesson.practice.place.lines import NAMED
from nn_lesson.practice.place.written import AT, Written, is_value

STRICT = 1e-6  # the tolerance at first: a generous one lets wrong changes through
HIDDEN = "__{}__"  # a name of ours in a changed copy
SIGNS = {"+": ast.Add, "-": ast.Sub, "*": ast.Mult, "/": ast.Div, "@": ast.MatMult, "**": ast.Pow}
OTHER_SIGNS = {"//": ast.FloorDiv, "%": ast.Mod, "^": ast.BitXor, "&": ast.BitAnd, "|": ast.BitOr}
OTHER_SIGNS |= {"<<": ast.LShift, ">>": ast.RShift}
BRACKETS = "is computed in the wrong order: check the brackets."
TURNED = "has rows and columns of one of the two in each other's place."
NUMBER, NAME = "is not the right number here.", "is not what belongs here."
LACKS = {
    "*": "is still to be multiplied by {}.",
    "/": "is still to be divided by {}.",
    "+": "is right, but {} is still to be added.",
    "-": "is right, but {} is still to be subtracted.",
}


def op(left, sign, right):
    """The tree of an operation; a number or a name stands for its tree."""
    return ast.BinOp(_tree(left), SIGNS[sign](), _tree(right), **AT)


def numpy(name, argument, **keywords):
    """The tree of a call of one of NumPy's functions."""
    return ast.Call(_function(f"np.{name}"), [argument], _keywords(keywords), **AT)


WHOLE = (  # what may still be to do with a value, and what to say of it as it is
    (lambda n: ast.UnaryOp(ast.USub(), n, **AT), "has the wrong sign."),
    (lambda n: op(n, "*", 2), "is half of what it should be. Is a factor 2 missing?"),
    (lambda n: op(n, "/", 2), "is twice what it should be. Is a factor 2 too much?"),
    (lambda n: op(n, "**", 2), "is still to be squared."),
    (lambda n: op(1, "-", n), "should be 1 minus that."),
    (lambda n: op(n, "**", 0.5), "is the square of what it should be. Is a root missing?"),
    (lambda n: numpy("sum", n), "is still to be added up to one number."),
    (lambda n: numpy("sum", n, axis=0), "is still to be added up over the rows."),
    (lambda n: numpy("mean", n), "is a sum or a row where a mean is due."),
    (lambda n: numpy("transpose", n), "is to be turned: rows and columns have changed places."),
    (lambda n: op(n, "+", 1), "is 1 less than it should be."),
    (lambda n: op(n, "-", 1), "is 1 more than it should be."),
    (lambda n: op(1, "/", n), "should be 1 divided by that."),
    (lambda n: numpy("abs", n), "should have no sign: only its size is wanted."),
    (lambda n: numpy("exp", n), "is still to be put into the exponent of e."),
    (lambda n: numpy("log", n), "is without the logarithm."),
    (lambda n: op(n, "*", op(1, "-", n)), "lacks a second factor."),
)


@dataclass
class Place:
    """Where an expression stands in the tree: in a list, or in a field of another node."""

    node: ast.expr
    statement: ast.stmt
    holder: object
    key: object

    def put(self, node):
        if isinstance(self.holder, list):
            self.holder[self.key] = node
        else:
            setattr(self.holder, self.key, node)


class Search(Written):
    """Tries one change after the other, and undoes each. It finds a `sentence`, and the number of its `line`."""

    def __init__(self, exercise, thing, trials, known, lines, seconds):
        super().__init__(thing, exercise.method, seconds)
        self.sentence, self.line = "", None
        self.exercise, self.lines, self.tolerance = exercise, lines, min(exercise.tolerance, STRICT)
        self.trials = sorted(
            trials, key=lambda trial: trial.right
        )  # the wrong ones first: most changes fail there
        self.quantities = [self._quantities(known, trial) for trial in self.trials]
        self.names = [*self.arguments, *(f"len({name})" for name in self.arguments)]
        self._read_reference(Written(exercise.reference, exercise.method))
        nodes = [node for node in ast.walk(self.tree) if isinstance(node, ast.Name)]
        self.variables = dict.fromkeys(node.id for node in nodes if isinstance(node.ctx, ast.Store))

    def _quantities(self, known, trial):
        """What the reference computes in a case and a lesson has a name for, under names of ours."""
        known.run(self.exercise, trial.case)
        named = {name: value for name, value in known.named().items() if name in NAMED}
        return {HIDDEN.format(name): value for name, value in named.items() if numbers(value) is not None}

    def _read_reference(self, reference):
        """Which functions the reference calls, and what it has of `self`."""
        nodes = list(ast.walk(reference.tree))
        of_self = [
            ast.unparse(node) for node in nodes if getattr(getattr(node, "value", None), "id", "") == "self"
        ]
        self.names += [
            name for name in dict.fromkeys(of_self) if not callable(getattr(self.owner, name[5:], None))
        ]
        called = dict.fromkeys(ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call))
        found = {name: reference.around.get(name) for name in called}
        functions = {name: function for name, function in found.items() if inspect.isfunction(function)}
        self.functions = [name for name in called if name in functions or name.startswith("np.")]
        tools = {HIDDEN.format(name): function for name, function in functions.items()}
        self.space = {**self.around, **tools, HIDDEN.format("np"): np}

    def go(self):
        for line, says in self.moved_statements():
            if self.is_right():
                self.sentence, self.line = f"`{self.texts[line]}` {says}", line.lineno
                return
        everywhere = list(_places(self.tree))
        broken = [place for place in everywhere if place.statement.lineno in self.lines.broken()[:1]]
        tolerances = sorted({self.tolerance, self.exercise.tolerance})
        for places in (broken, everywhere):
            for self.tolerance in tolerances:
                for kind in self.kinds():
                    if good := [found for found in self.tries(kind, _groups(places)) if self.mends(*found[:2])]:
                        return self.tell(*max(good, key=self.merit))

    # Trying

    def tries(self, kind, groups):
        """(places, make, says) of each change of a kind."""
        return [(group, make, says) for group in groups for make, says in kind(group[0].node)]

    def mends(self, places, make):
        self.tick()
        for place in places:
            place.put(make(place.node))
        try:
            return self.is_right()
        finally:
            for place in places:
                place.put(place.node)

    def is_right(self):
        try:
            thing = self.compiled(self.space)
            return all(self.answers(thing, *pair) for pair in zip(self.trials, self.quantities, strict=True))
        except Exception:
            return False

    def answers(self, thing, trial, quantities):
        self.space.update(quantities)
        case = [part.copy() if hasattr(part, "copy") else part for part in trial.case]
        answer = self.exercise.call(thing, *case)
        return _near(answer, trial.wanted, self.tolerance) and agrees(answer, trial.wanted, self.tolerance)

    # Choosing and telling

    def merit(self, found):
        """Rather not in a line that is right; early; a whole expression, but a small one."""
        place, *_ = found[0]
        leaf, line = isinstance(place.node, ast.Name | ast.Constant), place.statement.lineno
        return line not in self.lines.right, -line, not leaf, -len(self.texts[place.node])

    def tell(self, places, _make, says):
        place = places[0]
        text, line = self.texts[place.node], self.texts[place.statement]
        where = "In the `return`" if line == f"return {text}" else f"In `{line}`"
        what = says if says.startswith("the ") else f"`{text}` {says}"
        self.sentence, self.line = f"{where}, {what}", place.statement.lineno

    # What to try: each kind gets an expression, and gives pairs of what to make of it and what to say of it

    def kinds(self):
        yield from (self.less, self.other_order, self.other_operation, self.swapped, self.other_call)
        yield from (self.other_name, self.other_number)
        for pair in WHOLE:
            yield lambda node, pair=pair: [] if isinstance(node, ast.Constant) else [pair]
        yield from (
            self.number_to_name,
            self.through_a_function,
            self.with_an_argument,
            self.with_something,
            self.another_value,
        )

    def less(self, node):
        parts = [node.left, node.right] if isinstance(node, ast.BinOp) else []
        parts += [each for part in parts if isinstance(part, ast.BinOp) for each in (part.left, part.right)]
        parts += [node.operand] if isinstance(node, ast.UnaryOp) else getattr(node, "args", [])
        parts += node.elts if isinstance(node, ast.List | ast.Tuple) and len(node.elts) == 1 else []
        for part in parts:
            if isinstance(part, ast.expr) and not isinstance(part, ast.Constant | ast.Starred):
                yield lambda n, p=part: p, f"does too much: `{self.texts[part]}` alone would be right there."

    def other_order(self, node):
        """(a . b) o c for a . (b o c), f(a o b) for f(a) o b, and the other way round."""
        if isinstance(node, ast.BinOp):
            left, right = node.left, node.right
            if isinstance(left, ast.BinOp):
                yield lambda n: _with(n.left, right=_with(n, left=n.left.right)), BRACKETS
            if isinstance(right, ast.BinOp):
                yield lambda n: _with(n.right, left=_with(n, right=n.right.left)), BRACKETS
            if isinstance(left, ast.UnaryOp):
                yield lambda n: _with(n.left, operand=_with(n, left=n.left.operand)), BRACKETS
            for side in ("left", "right"):
                inner = getattr(node, side)
                if isinstance(inner, ast.Call) and len(inner.args) == 1:
                    says = f"is computed in the wrong order: what comes before `{self.texts[inner.func]}`?"
                    yield lambda n, s=side: _called(getattr(n, s), _with(n, **{s: getattr(n, s).args[0]})), says
        if isinstance(node, ast.Call) and len(node.args) == 1 and isinstance(node.args[0], ast.BinOp):
            says = f"puts too much into `{self.texts[node.func]}`: what should come after it?"
            for side in ("left", "right"):
                yield lambda n, s=side: _with(n.args[0], **{s: _called(n, getattr(n.args[0], s))}), says

    def other_operation(self, node):
        if isinstance(node, ast.BinOp):
            own = next(sign for sign, kind in {**SIGNS, **OTHER_SIGNS}.items() if isinstance(node.op, kind))
            says = f"the `{own}` in `{self.texts[node]}` is not the right sign."
            for sign in SIGNS:
                if sign != own and (sign != "**" or isinstance(node.right, ast.Constant)):
                    yield lambda n, s=sign: op(n.left, s, n.right), says

    def swapped(self, node):
        if isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Add):
            yield lambda n: _with(n, left=n.right, right=n.left), "is the wrong way round."
            yield lambda n: op(numpy("transpose", n.left), "@", n.right), TURNED
            yield lambda n: op(n.left, "@", numpy("transpose", n.right)), TURNED
            yield lambda n: op(numpy("transpose", n.right), "@", n.left), TURNED
            yield lambda n: op(n.right, "@", numpy("transpose", n.left)), TURNED
        if isinstance(node, ast.Call) and len(node.args) == 2:
            yield lambda n: _with(n, args=n.args[::-1]), "gets its arguments the wrong way round."
        if isinstance(node, ast.Tuple | ast.List) and len(node.elts) > 1:
            yield lambda n: _with(n, elts=n.elts[::-1]), "is in the wrong order."

    def other_call(self, node):
        if isinstance(node, ast.Call):
            called = self.texts[node.func]
            for name in self.functions:
                if name != called:
                    yield lambda n, f=name: _with(n, func=_function(f)), f"should not be made with `{called}`."
            has_axis = any(keyword.arg == "axis" for keyword in node.keywords)
            says = "goes along the wrong axis, or needs `keepdims=True`." if has_axis else "needs an `axis`."
            for more in ({"axis": 0}, {"axis": 1}, {"axis": -1}, {"axis": -1, "keepdims": True}):
                yield lambda n, more=more: _with(n, keywords=_keywords(more)), says

    def other_name(self, node):
        text, is_variable = self.texts[node], self.texts[node] in self.variables
        if isinstance(node, ast.Name | ast.Attribute | ast.Subscript):
            for name in self.variables if is_variable else [*self.names, *self.variables]:
                if name != text:
                    yield lambda n, name=name: _tree(name), NAME

    def number_to_name(self, node):
        for name in [*self.names, *self.variables] if isinstance(node, ast.Constant) else ():
            yield lambda n, name=name: _tree(name), NUMBER

    def other_number(self, node):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            for value in {0, 1, 2, -1, 0.5} - {node.value}:
                yield lambda n, value=value: _tree(value), NUMBER

    def through_a_function(self, node):
        for name in self.functions if not isinstance(node, ast.Constant) else ():
            yield lambda n, f=name: call_of(f, n), f"is still to go through `{name}`."

    def with_an_argument(self, node):
        for sign, says in LACKS.items():
            for name in self.names if not isinstance(node, ast.Constant) else ():
                yield lambda n, s=sign, name=name: op(n, s, name), says.format(f"`{name}`")

    def with_something(self, node):
        for sign, says in LACKS.items():
            for name in self.quantities[0] if not isinstance(node, ast.Constant) else ():
                yield lambda n, s=sign, name=name: op(n, s, name), says.format("something")

    def another_value(self, node):
        if self.texts[node] not in self.variables:
            for name in self.quantities[0]:
                yield lambda n, name=name: _tree(name), "is not what is due here."

    def moved_statements(self):
        """Change statements of loops, one at a time: yields the one that is changed, and what is wrong with it."""
        blocks = [
            self.tree,
            *(node for node in ast.walk(self.tree) if isinstance(node, ast.For | ast.While | ast.If)),
        ]
        for outside in [block.body for block in blocks]:
            for loop in [node for node in outside if isinstance(node, ast.For | ast.While)]:
                after, within = outside.index(loop) + 1, loop.body
                if isinstance(within[-1], ast.Return) and len(within) > 1:
                    outside.insert(after, within.pop())
                    yield (
                        outside[after],
                        "stands inside the loop, so that it ends in the first round. Move it to the left.",
                    )
                    within.append(outside.pop(after))
                for i, part in enumerate(within):
                    if isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Name):
                        within[i] = ast.AugAssign(part.targets[0], ast.Add(), part.value, **AT)
                        yield part, "gives its name a new value in each round: only the last counts. Let it grow."
                        within[i] = part
                if isinstance(within[0], ast.Assign) and len(within) > 1:
                    outside.insert(after - 1, within.pop(0))
                    yield outside[after - 1], "stands inside the loop, so that it begins anew in each round."
                    within.insert(0, outside.pop(after - 1))
                if after < len(outside) and not isinstance(outside[after], ast.Return):
                    within.append(outside.pop(after))
                    yield within[-1], "stands after the loop, so that it happens once. Move it to the right."
                    outside.insert(after, within.pop())


def call_of(function, argument):
    return ast.Call(_function(function), [argument], [], **AT)


def _called(node, argument):
    return _with(node, args=[argument])


def _with(node, **fields):
    """A copy of a node with other fields."""
    return type(node)(**{**vars(node), **fields})


def _tree(value):
    if isinstance(value, ast.AST):
        return value
    return ast.parse(value, mode="eval").body if isinstance(value, str) else ast.Constant(value, **AT)


def _keywords(keywords):
    return [ast.keyword(name, ast.Constant(value, **AT), **AT) for name, value in keywords.items()]


def _function(name):
    """The tree of a function's name: one of NumPy's, or one that the reference calls."""
    if name.startswith("np."):
        return ast.Attribute(ast.Name(HIDDEN.format("np"), ast.Load(), **AT), name[3:], ast.Load(), **AT)
    return ast.Name(HIDDEN.format(name), ast.Load(), **AT)


def _groups(places):
    """Each place alone; then those together at which the same is written."""
    alike = defaultdict(list)
    for place in places:
        alike[ast.dump(place.node)].append(place)
    return [[place] for place in places] + [group for group in alike.values() if len(group) > 1]


def _places(node, statement=None):
    """Each expression whose value may be changed, in the order of the source."""
    for field, value in ast.iter_fields(node):
        parts = enumerate(value) if isinstance(value, list) else [(field, value)]
        for key, part in parts:
            opaque = (
                field == "func" or not isinstance(part, ast.expr) or isinstance(part, ast.Lambda | ast.JoinedStr)
            )
            if not opaque and is_value(part):
                yield Place(part, statement, value if isinstance(value, list) else node, key)
            if isinstance(part, ast.stmt | ast.expr | ast.comprehension | ast.keyword):
                yield from _places(part, part if isinstance(part, ast.stmt) else statement)


def _near(answer, wanted, tolerance):
    """A quick look before a careful one."""
    if isinstance(wanted, tuple):
        same = len(answer) == len(wanted)
        return same and all(_near(*pair, tolerance) for pair in zip(answer, wanted, strict=True))
    if isinstance(wanted, list):  # a list that holds itself would never be looked through
        return len(answer) == len(wanted) and not any(isinstance(part, list) for part in answer)
    return np.all(np.abs(np.subtract(answer, wanted)) <= 1e-9 + tolerance * np.abs(wanted))
